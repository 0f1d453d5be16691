"""`python -m herald.cli`."""

from __future__ import annotations

from herald.cli import run

run()
