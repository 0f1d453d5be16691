"""The programs that Herald is compared with: their templates and settings."""

from __future__ import annotations
