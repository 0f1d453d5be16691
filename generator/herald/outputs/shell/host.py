"""What MkDocs brings back: shells, pages written by hand, files, and what the search is to find."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from herald.outputs.shell.letterhead import Language
    from herald.problems import Problem
    from herald.render.policy import Inline


BEHIND = ":behind"
"""The slot for a note that the original changed; no list that a page embeds is called so."""


@dataclass(frozen=True)
class ShellRequest:
    """The shell for the pages of one section, depth and language.

    Depth counts the folders of the address: 3 for /news/2026/x/, 4 for /es/news/2026/x/.
    """

    section: str
    depth: int
    language: str

    @classmethod
    def of(cls, address: str, languages: Sequence[str]) -> ShellRequest:
        """The shell that the page at `address` needs; `languages` begins with the default."""
        folders = folders_of(address)
        language = folders[0] if folders and folders[0] in languages[1:] else languages[0]
        inner = folders[1:] if language != languages[0] else folders
        return cls(inner[0] if inner else "", len(folders), language)


def folders_of(address: str) -> list[str]:
    """`["es", "news"]` for /es/news/."""
    return [folder for folder in address.split("/") if folder]


@dataclass(frozen=True)
class Site:
    """What the slots must know of the site: its name in one language, its root, its languages."""

    name: str
    url: str
    languages: tuple[Language, ...]
    feedback: tuple[str, str, str] = ("", "", "")
    """Where readers tell of a page, the link's words, and the subject of a mail."""


@dataclass(frozen=True)
class Shell:
    """A page with slots: text and slots' names in turn, beginning and ending with text."""

    request: ShellRequest
    site: Site
    parts: tuple[str, ...]
    digest: str

    @cached_property
    def texts(self) -> tuple[bytes, ...]:
        """Its texts as they stand in a file: half of every page, and encoded once."""
        return tuple(text.encode() for text in self.parts[::2])


@dataclass(frozen=True)
class HandPage:
    """A page that somebody wrote by hand; open in it are the lists that it embeds."""

    address: str
    source: str
    language: str
    title: str
    embeds: tuple[str, ...]
    parts: tuple[str, ...]
    digest: str


@dataclass(frozen=True)
class SearchEntry:
    """A hand-written page for the search, in plain words."""

    place: str
    """The address of the page in the first language, `/about/`, whichever this edition's is."""
    language: str
    title: str
    headings: str
    """Below the title, a line each."""
    text: str


@dataclass(frozen=True)
class Host:
    """All that MkDocs is needed for."""

    files: Mapping[str, bytes]
    """The theme's files and the public attachments of content/pages, by path."""
    pages: Mapping[str, HandPage]
    """By address."""
    not_found: tuple[HandPage, ...]
    """What is shown where nothing is, in each language: /404.html, /es/404.html."""
    shells: Mapping[ShellRequest, Shell]
    search_entries: tuple[SearchEntry, ...]
    inline: Inline
    """The scripts and styles that stand in any page: the office's own templates may have some."""
    problems: tuple[Problem, ...]
