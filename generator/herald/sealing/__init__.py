"""Sealing records, opening them, and changing them without leaving their text anywhere."""
