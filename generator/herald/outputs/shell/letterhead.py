"""What stands on every page, whatever the page is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

    from herald.settings import Settings


@dataclass(frozen=True)
class Language:
    """A language of the site, under the name its own readers use."""

    code: str
    name: str


@dataclass(frozen=True)
class Section:
    """A part of the site with a tab in the navigation, which leads to /FOLDER/."""

    folder: str
    title: str
    """In the words of the default language; `say` translates it."""
    also: tuple[str, ...] = ()
    """Other folders whose pages belong to the same tab: a calendar's are the events."""


@dataclass(frozen=True)
class Letterhead:
    """What stands on every page, whatever the page is about."""

    settings: Settings
    mayor: str
    """The Mayor's name in full."""
    languages: tuple[Language, ...]
    """The first is the default, and the only one without its own folder."""
    sections: tuple[Section, ...]
    """In the order of the tabs; one without a shell for /FOLDER/ has no tab."""
    links: tuple[tuple[str, str], ...] = ()
    """Title and address of what else the foot of the page leads to: feeds, the calendar file."""
    home: tuple[tuple[str, Markup], ...] = ()
    """What the head of the first page says besides, by language."""
    feeds: tuple[str, ...] = ()
    """The folders of which there are feeds."""
