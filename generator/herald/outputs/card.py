"""The picture that stands beside a link to the site where people share it: `/social.png`.

1200 by 630 pixels, of the city's seal, colors and name; for every page that has no picture of its
own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.addresses import CARD
from herald.outputs.artifact import Artifact
from herald.render.typeset import drawn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.settings import Settings
    from herald.view import View


def artifacts(view: View, seal: bytes | None) -> Iterator[Artifact]:
    """The picture, with the seal as the site shows it."""
    yield Artifact(CARD.lstrip("/"), card, (view.settings, seal))


def card(settings: Settings, seal: bytes | None) -> bytes:
    """The picture as PNG."""
    return drawn(
        "site-card.typ",
        {
            "name": settings.name,
            "city": f"{settings.city}, {settings.state}",
            "host": settings.host,
            "seal": seal,
            "primary": settings.colors.primary,
            "accent": settings.colors.accent,
        },
    )
