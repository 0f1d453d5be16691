"""The city's seal, as whatever is drawn with it is given it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256


@dataclass(frozen=True)
class Seal:
    """The city's seal, an SVG file."""

    content: bytes

    @cached_property
    def digest(self) -> str:
        """Of its content."""
        return sha256(self.content).hexdigest()
