"""The style sheet of what stands inside the article, put together of a part for every subject.

A part is a file of templates/components and knows only its own classes; the tokens that all of them
use are in the theme's frame.css. A phone asks for one file, whatever the number of parts.
"""

from __future__ import annotations

from pathlib import Path

COMPONENTS = "assets/stylesheets/components.css"
"""Where the joined sheet stands in the site."""

_FOLDER = Path(__file__).parent.parent / "templates" / "components"

_PARTS = (
    "shared",
    "crumbs",
    "record",
    "notices",
    "alerts",
    "facts",
    "events",
    "agenda",
    "lists",
    "archives",
    "cards",
    "priorities",
    "goals",
    "release",
    "proclamation",
    "calendar",
    "home",
    "pictures",
    "data",
    "forced-colors",
    "paper",  # last: on paper it has the final word
)


def components() -> bytes:
    """The parts as one sheet, in their order."""
    sheets = ((_FOLDER / f"{part}.css").read_bytes() for part in _PARTS)
    return b"\n".join(sheets)
