"""The slots of a page: how they are marked in what MkDocs draws, and what fills them.

A page is cut at its slots once; what is left is texts and slots' names in turn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from herald.render.foreign import unmarked

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class PageSlots:
    """One page's own words. Plain text is escaped where it stands; Markup is placed as it is."""

    address: str
    """From the root of the site, with a slash at both ends."""
    title: str
    description: str = ""
    body: Markup = Markup("")
    """The whole article, with its `<h1>`."""
    head: Markup = Markup("")
    """More for `<head>`: links to feeds, JSON-LD."""
    alternates: tuple[tuple[str, str], ...] = ()
    """The same page in every language it has, this one included: code and address."""
    editions: tuple[str, ...] = ()
    """The languages of those in which its words are translated; () for all of them."""
    indexed: bool = True
    """False asks search engines to leave the page out."""
    picture: tuple[str, str, int, int] | None = None
    """What stands beside a shared link: its address, what it shows, width and height in pixels (0
    where nobody knows); the site's card if None."""
    form: str = "website"
    """What the page is where people share it: `website`, `article`, `profile`."""


# Unicode keeps these two code points for a program's own use: no text may hold them, and `free`
# takes them out of hand-written pages, where an entity could bring them in.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_SLOT = re.compile(f"{_OPEN}([a-z0-9_:]+){_CLOSE}")


def placed(words: str) -> Markup:
    """What is HTML already: a slot, or what was cleaned or escaped where it came in."""
    return Markup(words)  # noqa: S704


def slot(name: str) -> Markup:
    """The mark at which a page is cut."""
    return placed(f"{_OPEN}{name}{_CLOSE}")


NAMES = ("head", "languages", "body")
"""The slots of every page."""
POLICY = placed(f"{_OPEN}policy{_CLOSE}")
"""Where a page's policy stands once the page is drawn; never open in a page that is cut."""


def cut(page: str) -> tuple[str, ...]:
    """Texts and slots' names in turn, beginning and ending with text."""
    return tuple(_SLOT.split(page))


def digest_of(parts: Sequence[str]) -> str:
    """Of a page that is cut."""
    return sha256("\0".join(parts).encode()).hexdigest()


def free(words: str) -> str:
    """Words in which nothing can be taken for a slot."""
    return unmarked(words.replace(_OPEN, "").replace(_CLOSE, ""))


def tag(form: str, *words: str) -> Markup:
    """HTML with words in it, each escaped."""
    # As Markup.format does, which takes four times as long, to find out that every field is plain.
    return placed(form.format(*map(escape, words)))
