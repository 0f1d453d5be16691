"""Whom to ask: a line that somebody wrote, with links to write to an address and call a number."""

from __future__ import annotations

import re

from markupsafe import Markup

_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_PHONE = r"(?:\+1[ .-])?(?:\(\d{3}\) |\b\d{3}[ .-])\d{3}[ .-]\d{4}"
"""As North America writes it: `360-555-0142`, `(360) 555-0142`, `+1 360 555 0142`."""

_WAY = re.compile(rf"({_EMAIL})|((?<![\w-]){_PHONE}(?![\w-]))")


def reachable(line: str) -> Markup:
    """The line as HTML: `City Clerk, clerk@example.org or 360-555-0142` is two taps of a thumb."""
    said, end = Markup(""), 0
    for way in _WAY.finditer(line):
        email, number = way.groups()
        said += line[end : way.start()]
        said += _email(email) if email else _phone(number)
        end = way.end()
    return said + line[end:]


def _email(address: str) -> Markup:
    """A link that writes to an address."""
    return Markup('<a href="mailto:{0}">{0}</a>').format(address)


def _phone(number: str) -> Markup:
    """A link that calls a number; the number is read from left to right in every language."""
    dialed = re.sub(r"[^\d+]+", "-", number).strip("-")
    return Markup('<a href="tel:{}"><bdi dir="ltr">{}</bdi></a>').format(dialed, number)
