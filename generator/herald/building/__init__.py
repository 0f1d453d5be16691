"""How a folder of the output comes to hold what it is to hold."""
