"""What the scanner cannot look into: then nothing is proved, and the scan fails."""

from __future__ import annotations


class Opaque(Exception):  # noqa: N818 - it is what the file is
    """Says why a file cannot be looked into, as the end of a sentence: `is encrypted`."""
