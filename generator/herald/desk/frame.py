"""What stands around every page of the desk: that it is internal, where one is, and the way on.

The frame is a template of the program and not a page that MkDocs draws: that takes a second for
each office and gives tabs, a search and a head for search engines, none of which belong here.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from herald.outputs.artifact import Artifact, copied
from herald.render import policy
from herald.render.language import Interpreter
from herald.render.stylesheet import STYLESHEET, stylesheet
from herald.render.templates import TEMPLATES, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.settings import Settings
    from herald.view import View

TABS = {
    "": "This morning",
    "today": "Today",
    "week": "Seven days",
    "requests": "Requests",
    "conflicts": "Conflicts",
    "due": "Due",
    "briefs": "Briefs",
    "outside": "What goes out",
    "quality": "Quality",
}
"""The pages that every page leads to: their folders and what they are called."""

_THEME = TEMPLATES / "theme" / "assets"
_FONTS = sorted((_THEME / "fonts").iterdir())


@dataclass(frozen=True)
class Frame:
    """What every page says of the office."""

    settings: Settings
    language: str

    @property
    def speak(self) -> Interpreter:
        """Who says the program's words."""
        return Interpreter(self.language)


@dataclass(frozen=True)
class Sheet:
    """One page of the desk, planned: all that it shows."""

    folder: str
    """`days/2026-12-03`; "" for the first page."""
    title: str
    template: str
    """Under templates/desk/."""
    content: object
    lead: str = ""
    """A sentence below the title."""
    unread: tuple[str, ...] = ()
    """The folder of each file that could not be read, and of which the page would say something."""


def frame_of(view: View) -> Frame:
    """The office's own, in its first language."""
    return Frame(view.settings, view.settings.languages[0])


def path_of(folder: str) -> str:
    """The page's file; links name it, since without a server a folder has no page."""
    return posixpath.join(folder, "index.html")


def link(here: str, there: str, anchor: str = "") -> str:
    """From the page of one folder to that of another."""
    way = posixpath.relpath(path_of(there), here or ".")
    return f"{way}#{anchor}" if anchor else way


def drawn(frame: Frame, sheet: Sheet) -> bytes:
    """The page, whole: the maker of every page of the desk."""
    speak = frame.speak
    written = render(
        f"desk/{sheet.template}",
        it=sheet.content,
        sheet=sheet,
        settings=frame.settings.into(frame.language),
        language=frame.language,
        say=speak.say,
        count=speak.count,
        tabs=TABS,
        policy=policy.policy(policy.NONE),
        to=partial(link, sheet.folder),
        file=lambda path: posixpath.relpath(path, sheet.folder or "."),
        long_day=speak.long_day,
        short_day=speak.short_day,
    )
    return f"{written}\n".encode()


def assets(frame: Frame) -> Iterator[Artifact]:
    """What the pages ask for beside themselves, and what tells programs to keep away."""
    own = Path(TEMPLATES / "desk")
    files = {
        STYLESHEET: stylesheet(frame.settings.colors),
        "assets/stylesheets/desk.css": (own / "desk.css").read_bytes(),
        "assets/javascripts/desk.js": (own / "desk.js").read_bytes(),
        "assets/images/favicon.svg": (_THEME / "images/favicon.svg").read_bytes(),
        "robots.txt": b"User-agent: *\nDisallow: /\n",
    }
    files |= {f"assets/fonts/{font.name}": font.read_bytes() for font in _FONTS}
    for path, content in files.items():
        yield Artifact(path, copied, (content,))
