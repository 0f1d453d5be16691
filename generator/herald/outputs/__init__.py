"""What comes out: one module a format, each given a View and giving artifacts."""
