"""What comes in from other programs, and becomes records."""
