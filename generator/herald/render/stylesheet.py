"""The style sheet of the site, put together: the colours, the frame, a part for every subject.

A part is a file of templates/frame, which draws what stands around the article and says what the
tokens are, or of templates/components, which knows only its own classes and the tokens. A phone
asks for one file, whatever the number of parts, and none of their comments.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from herald.render.scheme import sheet
from herald.render.templates import TEMPLATES

if TYPE_CHECKING:
    from herald.settings import Colors

STYLESHEET: Final = "assets/stylesheets/herald.css"
"""Where the joined sheet stands in the site."""


_TOKENS = ("fonts", "tokens")
_PLAIN = ("plain",)
"""What Material's own sheet says otherwise."""
_FRAME = ("frame", "text", "foot")
_COMPONENTS = (
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
    "people",
    "contact",
    "documents",
    "priorities",
    "goals",
    "progress",
    "pledges",
    "release",
    "press",
    "newsletters",
    "proclamation",
    "calendar",
    "schedule",
    "subscribing",
    "home",
    "lost",
    "pictures",
    "data",
    "direction",
    "care",
    "search",
    "paper",  # the last component: it says what the others are on paper
)
_MEDIA = ("media",)
"""Last: the frame on paper, and everything in colours that a reader has chosen."""


def stylesheet(colors: Colors, *, material: bool = False) -> bytes:
    """The whole sheet; with `material` it stands behind Material's own."""
    frame = (*_TOKENS, *(() if material else _PLAIN), *_FRAME)
    files = (
        *(TEMPLATES / "frame" / f"{part}.css" for part in frame),
        *(TEMPLATES / "components" / f"{part}.css" for part in _COMPONENTS),
        *(TEMPLATES / "frame" / f"{part}.css" for part in _MEDIA),
    )
    parts = (compact(file.read_text("utf-8")) for file in files)
    return "\n".join((sheet(colors.primary, colors.accent), *parts)).encode()


_STRING = re.compile(r"""("[^"\n]*"|'[^'\n]*')""")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def compact(text: str) -> str:
    """A part without comments and the white space that says nothing; strings stay as they are."""
    bare = _COMMENT.sub("", text)
    pieces = _STRING.split(bare)
    pieces[::2] = [
        re.sub(r" ?([{};,]) ?", r"\1", re.sub(r"\s+", " ", piece)) for piece in pieces[::2]
    ]
    return "".join(pieces).replace(";}", "}").strip()
