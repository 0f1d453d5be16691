"""What RFC 4287 and RSS 2.0 ask of a feed, in the words of the suite of the W3C's feed validator.

Only what our feeds could do wrong: extensions, old versions and styles in HTML are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

import lxml.etree

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = {
    "feed": "id title updated subtitle logo icon generator rights".split(),
    "entry": "id title updated published content summary rights source".split(),
    "channel": "title link description language pubDate lastBuildDate webMaster ttl image".split(),
    "item": "title link description pubDate guid author enclosure".split(),
    "image": "url title link width height".split(),
    "textInput": "title description name link".split(),
}
"""The elements that may stand once in another."""
NEEDED = {"feed": ["id", "title", "updated"], "entry": ["id", "title", "updated"]} | {
    "channel": ["title", "link", "description"]
}
KNOWN = {
    "feed": "author category contributor generator icon id link logo rights subtitle title updated"
    " entry".split(),
    "entry": "author category content contributor id link published rights source summary title"
    " updated".split(),
}
"""What Atom has in its own namespace."""
ATTRIBUTES = {"rss": ["version"], "enclosure": ["url", "length", "type"]}
MOMENTS = {"updated", "published"}
PLAIN = {"name", "uri", "email"}
TEXTS = {"title", "subtitle", "summary", "rights", "content"}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+")
_TAG = re.compile(r"</?(a|b|i|p|br|em|strong|img|div|span)\b[^>]*>", re.IGNORECASE)

COVERED = frozenset(
    "ContainsHTML ContainsUndeclaredHTML DuplicateAtomLink DuplicateElement Error InvalidLink"
    " InvalidNamespace InvalidRFC2822Date InvalidRFC3339Date MissingAttribute SAXError"
    " UndefinedElement UriNotIri".split()
)
"""The findings of the suite that are looked for; `Error` stands for any of them."""


def faults(feed: str) -> set[str]:
    """What is wrong with a feed, by the suite's names."""
    try:
        root = lxml.etree.fromstring(feed.encode())
    except lxml.etree.XMLSyntaxError:
        return {"SAXError"}
    if _name(root) not in ("feed", "rss"):
        return set()
    if _name(root) == "feed" and not root.tag.startswith(ATOM):
        return {"InvalidNamespace"}
    return {fault for element in root.iter("*") for fault in _of(element, root)}


def missing(feed: bytes) -> list[str]:
    """The elements that must be there and are not."""
    root = lxml.etree.fromstring(feed)
    return [
        f"{_name(element)} {name}"
        for element in root.iter("*")
        for name in NEEDED.get(_name(element), ())
        if name not in map(_name, element)
    ]


def _name(element: lxml.etree._Element) -> str:
    name: str = lxml.etree.QName(element).localname
    return name


def _of(element: lxml.etree._Element, root: lxml.etree._Element) -> Iterator[str]:
    """What is wrong with one element; those of extensions pass."""
    is_atom = root.tag.startswith(ATOM)
    if is_atom is not element.tag.startswith(ATOM) or (not is_atom and "{" in element.tag):
        return
    inner = [one for one in element.iterchildren("*") if one.tag.startswith(ATOM) is is_atom]
    counts = Counter(_name(one) for one in inner if is_atom or "{" not in one.tag)
    if any(counts[one] > 1 for one in ONCE.get(_name(element), ())):
        yield "DuplicateElement"
    if is_atom:
        yield from _of_atom(element, inner, set(counts))
    else:
        yield from _of_rss(element)


def _of_atom(
    element: lxml.etree._Element, inner: list[lxml.etree._Element], names: set[str]
) -> Iterator[str]:
    name, text = _name(element), (element.text or "").strip()
    links = Counter(
        (one.get("type"), one.get("hreflang"))
        for one in inner
        if _name(one) == "link" and one.get("rel", "alternate") == "alternate"
    )
    if any(count > 1 for count in links.values()):
        yield "DuplicateAtomLink"
    if name in KNOWN and names - set(KNOWN[name]):
        yield "UndefinedElement"
    if name in MOMENTS and not _MOMENT.fullmatch(text):
        yield "InvalidRFC3339Date"
    if name == "id" and not _URI.fullmatch(text):
        yield "InvalidLink"
    if name in PLAIN and _TAG.search(text):
        yield "ContainsHTML"
    if name in TEXTS and element.get("type", "text").startswith("text") and _TAG.search(text):
        yield "ContainsUndeclaredHTML"


def _of_rss(element: lxml.etree._Element) -> Iterator[str]:
    name, text = _name(element), (element.text or "").strip()
    if any(element.get(one) is None for one in ATTRIBUTES.get(name, ())):
        yield "MissingAttribute"
    if name == "link" and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text):
        yield "InvalidLink"
    elif name == "link" and not text.isascii():
        yield "UriNotIri"
    if name in ("pubDate", "lastBuildDate"):
        yield from _mail_moment(text)
    # What was escaped twice is still a tag, or a reference, to whoever reads it.
    if name == "title" and (_TAG.search(text) or re.search(r"&(#[0-9x]|\w+;)", text)):
        yield "ContainsHTML"


def _mail_moment(text: str) -> Iterator[str]:
    try:
        parsedate_to_datetime(text)
    except ValueError:
        yield "InvalidRFC2822Date"
