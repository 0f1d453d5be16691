"""How fast Herald is beside other programs that make sites, measured anew by `make bench`."""

from __future__ import annotations
