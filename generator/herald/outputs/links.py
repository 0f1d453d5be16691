"""Where the pages of the site lead: noted of each as it is made, judged when all are known.

Each page leaves a piece: the addresses that it leads to, and the places in it to which others can
lead (`#agenda`). They are kept like every piece, so that a page which stays as it is need not be
looked at again; `dead_ends.py` judges them together.

A page is not parsed for that: its bytes are cut at `href=`, `src=` and `id=`, which takes a tenth
of a millisecond. So what a page only quotes, as `<code>` does, may be taken for a link; `leads_to`
parses a page, and is asked before anything is said to be wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    marks = (b"href=", b"src=", b" action=", b"; url=")
    written = {value for mark in marks for value in _values(content, mark)}
    written |= {one for value in _values(content, b" srcset=") for one in _offered(value)}
    # A canonical address, a picture for those who share the page, data for search engines.
    absolute = site_url.encode()
    written |= {absolute + value for value in _values(content, b'"' + absolute, quoted=False)}
    base = _Base.of(path, site_url)
    targets = {base.target(value) for value in written}
    named = (unescape(value.decode("utf-8", "replace")) for value in _values(content, b" id="))
    # No place has a space in its name: what has one is words that only look like one.
    places = {place for place in named if len(place.split()) == 1}
    lines = [" ".join(sorted(places)), *sorted(targets - {""})]
    return Piece(LINKS, path, "\n".join(lines))


def leads_to(path: str, content: bytes, site_url: str) -> frozenset[str]:
    """Where the links of a page lead on this site, after a parser: nothing that it only quotes."""
    parser = _Parser()
    parser.feed(content.decode("utf-8", "replace"))
    base = _Base.of(path, site_url)
    return frozenset(base.target(value.encode()) for value in parser.found) - {""}


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

_QUOTES = (b'"', b"'")


def _values(content: bytes, mark: bytes, *, quoted: bool = True) -> Iterator[bytes]:
    """What stands behind each `mark`, up to the quotation mark, or else up to a space or `>`.

    Where a mark is itself the beginning of something in quotation marks, it is not `quoted` anew.
    """
    _, *parts = content.split(mark)
    for part in parts:
        quote = part[:1]
        if not quoted:
            yield part[: part.find(b'"')]
        elif quote in _QUOTES:
            yield part[1 : part.find(quote, 1)]
        else:
            yield part[:_LONGEST].partition(b">")[0].partition(b" ")[0].rstrip(b"\"'")


def _offered(value: bytes) -> Iterator[bytes]:
    """The addresses of a picture in several widths: `a.jpg_480.webp 480w, a.jpg_960.webp 960w`."""
    return (one.split(b" ")[0] for one in value.split(b", "))


_LONGEST = 2_000
"""Bytes of an address without quotation marks: what is longer is the rest of the page."""


_LEADING = ("href", "src", "action", "xlink:href")


class _Parser(HTMLParser):
    """The addresses in the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "srcset":
                self.found += [one.decode() for one in _offered((value or "").encode())]
            elif name in _LEADING or (name, tag) == ("content", "meta"):
                address = (value or "").strip()
                _, refreshed, elsewhere = address.partition("; url=")
                self.found.append(elsewhere if refreshed else address)


@dataclass(frozen=True)
class _Base:
    """What an address in a page is read from."""

    site_url: str
    root: str
    """The folder of the host that the site stands in: "" for nearly all, else `mayor/`."""
    page: str
    above: tuple[str, ...]
    """The page's folder, the one above it, and so on up to the root, which is ""."""

    @classmethod
    def of(cls, path: str, site_url: str) -> _Base:
        folders = path.split("/")[:-1]
        above = ("/".join(folders[:count]) for count in range(len(folders), 0, -1))
        root = urlsplit(site_url).path.strip("/")
        return cls(
            site_url.rstrip("/"),
            f"{root}/" if root else "",
            path.removesuffix("index.html"),
            (*(f"{folder}/" for folder in above), ""),
        )

    def target(self, written: bytes) -> str:
        """The address that is meant, as `Leads` has it; "" for one of another site, or for none."""
        address = written.decode("utf-8", "replace")
        if "&" in address:
            address = unescape(address)
        address, mark, place = address.partition("#")
        if "?" in address:
            address = address.partition("?")[0]
        if "%" in address:
            address = unquote(address)
        found = self._resolved(address)
        if found is None:
            return ""
        if "%" in place:
            place = unquote(place)
        return f"{found}#{place}" if mark and place else found or "index.html"

    def _resolved(self, address: str) -> str | None:
        if address.startswith(self.site_url) and address[len(self.site_url) :][:1] in ("", "/"):
            return address[len(self.site_url) + 1 :]
        if address.startswith("/"):
            if address.startswith("//") or not address.startswith(f"/{self.root}"):
                return None
            return _inside(address[1 + len(self.root) :])
        if ":" in address:
            return None
        if not address:
            return self.page
        up = 0
        while address.startswith("../"):
            up, address = up + 1, address[3:]
        if address == "..":
            up, address = up + 1, ""
        return self.above[min(up, len(self.above) - 1)] + _inside(address)


def _inside(address: str) -> str:
    """The address without the dot that means where it starts."""
    return "" if address == "." else address.removeprefix("./")
