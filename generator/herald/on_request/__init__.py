"""What is made when somebody asks for it, and is kept by no build."""
