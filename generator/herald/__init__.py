"""Herald: a mayor's office in git."""

__version__ = "0.1.0"
