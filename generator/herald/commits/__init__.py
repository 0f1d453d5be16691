"""What git knows of an office, and the office of one commit."""
