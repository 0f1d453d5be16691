"""Where the pages of the site lead: noted of each as it is made, judged when all are known.

Each page leaves a piece: the addresses that it leads to, and the places in it to which others can
lead (`#agenda`). They are kept like every piece, so that a page which stays as it is need not be
looked at again; `building/dead_ends.py` judges them together.

A page is not parsed for that: one pattern finds `href=`, `src=` and `id=` in its bytes, which takes
a twentieth of a millisecond. So what a page only quotes, as `<code>` does, may be taken for a link;
`leads_to` parses a page, and is asked before anything is said to be wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from herald.outputs.artifact import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LINKS = "links"
"""The collection of what is noted of pages."""


@dataclass(frozen=True)
class Leads:
    """Where a page leads, and the places in it."""

    targets: tuple[str, ...]
    """Of this site, from its root and without a slash in front: `news/2026/ferry/#fares`."""
    places: frozenset[str]
    """What can stand behind `#`."""

    @classmethod
    def read(cls, text: str) -> Leads:
        """What the text of a piece says."""
        places, *targets = text.split("\n")
        return cls(tuple(targets), frozenset(places.split(" ")))


def is_page(path: str) -> bool:
    """Whether a file of the site is a page."""
    return path.endswith(".html")


def noted(path: str, content: bytes, site_url: str) -> Piece:
    """What is known of the page that stands at a path of the site at `site_url`."""
    written = {name: set[bytes]() for name in (b"id", *_ATTRIBUTES)}
    for name, value, single, bare in _ATTRIBUTE.findall(content.replace(b"\n", b" ")):
        written[name].add(value or single or bare)
    named = (unescape(value.decode("utf-8", "replace")) for value in written.pop(b"id"))
    # No place has a space in its name: what has one is words that only look like one.
    places = {place for place in named if len(place.split()) == 1}
    addresses = {one for name, values in written.items() for one in _ATTRIBUTES[name](values)}
    # A canonical address, a picture for those who share the page, data for search engines.
    addresses |= _quoted(content, site_url.encode())
    page = _Page.of(path)
    targets = {page.target(_address(value, site_url)) for value in addresses}
    lines = [" ".join(sorted(places)), *sorted(targets - {""})]
    return Piece(LINKS, path, "\n".join(lines))


def leads_to(path: str, content: bytes, site_url: str) -> frozenset[str]:
    """Where the links of a page lead on this site, after a parser: nothing that it only quotes."""
    parser = _Parser()
    parser.feed(content.decode("utf-8", "replace"))
    page = _Page.of(path)
    leading = (_address(value, site_url) for value in parser.found)
    return frozenset(map(page.target, leading)) - {""}


def file_of(target: str) -> str:
    """The file at an address: `news/index.html` of `news/#top`."""
    path = target.partition("#")[0]
    return f"{path}index.html" if path.endswith("/") or not path else path


def place_of(target: str) -> str:
    """The place in the page to which an address leads; "" for its beginning."""
    place = target.partition("#")[2]
    # `#top` is every page's beginning, and words behind `:~:` are for the browser to look for.
    return "" if place == "top" or place.startswith(":~:") else place


# --- values in a page -----------------------------------------------------------------------------


def _each(values: set[bytes]) -> Iterable[bytes]:
    """Of attributes that hold an address each."""
    return values


def _offered(values: Iterable[bytes]) -> Iterator[bytes]:
    """Of pictures in several widths: `a.jpg_480.webp 480w, a.jpg_960.webp 960w`."""
    return (one.split(b" ")[0] for value in values for one in value.split(b", "))


def _elsewhere(values: set[bytes]) -> set[bytes]:
    """Of what a page says of itself, where it leads on at once: `0; url=../ferry/`."""
    return {value.partition(b"; url=")[2] for value in values if b"; url=" in value}


_ATTRIBUTES = {
    b"href": _each,
    b"xlink:href": _each,
    b"src": _each,
    b"action": _each,
    b"srcset": _offered,
    b"content": _elsewhere,
}
"""What can lead somewhere, and how its values are read."""

# A literal space before and no class of characters, since that is what Python looks for quickly.
# No `<` in quotation marks: what stands in code may open some and never close them.
_ATTRIBUTE = re.compile(
    rb" (%b)=(?:\"([^\"<]*)\"|'([^'<]*)'|([^\"' >][^ >]*))" % b"|".join([b"id", *_ATTRIBUTES])
)


def _quoted(content: bytes, beginning: bytes) -> set[bytes]:
    """What begins so, right behind a double quotation mark, up to the next one."""
    _, *parts = content.split(b'"' + beginning)
    return {beginning + part[: part.find(b'"')] for part in parts}


class _Parser(HTMLParser):
    """The addresses in the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[bytes] = set()

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            written = {(value or "").strip().encode()}
            if name == "content":
                # What a page says of itself may be an address: its own, or that of its picture.
                self.found |= {*(_elsewhere(written) or written)} if tag == "meta" else set()
            elif read := _ATTRIBUTES.get(name.encode()):
                self.found |= {*read(written)}


# --- where an address leads -----------------------------------------------------------------------


@dataclass(frozen=True)
class _Host:
    """Where the site stands."""

    site_url: str
    """Without a slash at its end."""
    root: str
    """The folder of the host that the site stands in: "" for nearly all, else `mayor/`."""

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, site_url: str) -> _Host:
        root = urlsplit(site_url).path.strip("/")
        return cls(site_url.rstrip("/"), f"{root}/" if root else "")

    def resolved(self, path: str) -> tuple[int | None, str] | None:
        """A path as `_Address` has it; None for one of another site."""
        if path.startswith(self.site_url) and path[len(self.site_url) :][:1] in ("", "/"):
            return None, path[len(self.site_url) + 1 :]
        if path.startswith("/"):
            if path.startswith("//") or not path.startswith(f"/{self.root}"):
                return None
            return None, _inside(path[1 + len(self.root) :])
        if ":" in path:
            return None
        up = 0
        while path.startswith("../"):
            up, path = up + 1, path[3:]
        return (up + 1, "") if path == ".." else (up, _inside(path))


@dataclass(frozen=True)
class _Address:
    """An address, taken apart without regard to the page that it is written on."""

    up: int | None
    """So many folders above the page's own `path` begins; None where that is the site's root."""
    path: str
    place: str
    """`#agenda`, or ""."""
    is_of_page: bool
    """Whether nothing is said but the place, so that the page itself is meant."""


@lru_cache(maxsize=4096)  # nearly all that stands on a page stands on every page of its depth
def _address(written: bytes, site_url: str) -> _Address | None:
    """The address that is meant; None for one of another site."""
    address = written.decode("utf-8", "replace")
    if "&" in address:
        address = unescape(address)
    path, mark, place = address.partition("#")
    path = unquote(path.partition("?")[0])
    resolved = _Host.of(site_url).resolved(path)
    return resolved and _Address(*resolved, mark + unquote(place) if place else "", not path)


@dataclass(frozen=True)
class _Page:
    """What an address on a page is read from."""

    path: str
    """`news/2026/ferry/`."""
    above: tuple[str, ...]
    """The page's folder, the one above it, and so on up to the root, which is ""."""

    @classmethod
    def of(cls, path: str) -> _Page:
        folders = path.split("/")[:-1]
        above = ("/".join(folders[:count]) for count in range(len(folders), 0, -1))
        return cls(path.removesuffix("index.html"), (*(f"{folder}/" for folder in above), ""))

    def target(self, address: _Address | None) -> str:
        """Where it leads, as `Leads` has it; "" where that is no page of this site."""
        if address is None:
            return ""
        if address.is_of_page:
            found = self.path
        elif address.up is None:
            found = address.path
        else:
            found = self.above[min(address.up, len(self.above) - 1)] + address.path
        return f"{found}{address.place}" or "index.html"


def _inside(path: str) -> str:
    """The path without the dot that means where it starts."""
    return "" if path == "." else path.removeprefix("./")
