"""Other ways from Markdown to PDF, each a program of its own."""

from __future__ import annotations
