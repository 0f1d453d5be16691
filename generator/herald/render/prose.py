"""Prose: the Markdown that people write in records, as HTML, as plain text, and as a tree.

It is content and not trusted: `commonmark.py` leaves nothing in its HTML but what is allowed, and
links lead only where a reader expects (https, http, mailto, tel, and this site). What is written as
a link to `lang:es` is words in that language. Images come from this site or not at all; elsewhere
their description stands for them.
"""

from __future__ import annotations

import html as entities
import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TypedDict

from markupsafe import Markup, escape

from herald.records.markdown import foreign_language
from herald.render.commonmark import SCHEMES, clean_html
from herald.render.foreign import opening
from herald.render.language import direction_of

Linker = Callable[[str], str]
"""Turns an address on this site (`/news/2026/x/`, or a file beside the page) into a link."""

Picture = Callable[[dict[str, str], str], str]
"""Gives the HTML of a picture: from its attributes, and from its address as it was written."""


class Element(TypedDict):
    """A node of the tree: its HTML name, its attributes, and what is in it."""

    tag: str
    attrs: dict[str, str]
    children: list[Node]


Node = str | Element
"""Text, or an element; JSON can hold it."""


Token = tuple[str, str]
"""A text, ("", "Come to"), or a tag with what matters of its attributes: ("p", ""), ("/p", "").

That is where an `a` leads, the description of an `img`, the first number of an `ol`, and "checked"
of an `input`.
"""


def as_written(address: str) -> str:
    """The linker that leaves addresses as they are."""
    return address


def relative_to(page: str) -> Linker:
    """Links for the page at the address `page`, which work in any folder of any host."""

    def link(address: str) -> str:
        path, mark, rest = _divided(address)
        whole = path if path.startswith("/") else posixpath.join(page, path)
        return relative(page, whole) + mark + rest

    return link


def relative(page: str, target: str) -> str:
    """The address `target` as a link on the page at the address `page`: `../../events/`."""
    if "/." in target or "/." in page:
        path = posixpath.relpath(posixpath.normpath(target), posixpath.normpath(page))
    else:
        # Nearly every address, and a fifth of the time.
        here, there = (list(filter(None, one.split("/"))) for one in (page, target))
        shared = 0
        for ours, theirs in zip(here, there, strict=False):
            if ours != theirs:
                break
            shared += 1
        path = "/".join([*[".."] * (len(here) - shared), *there[shared:]]) or "."
    return f"{path}/" if target.endswith("/") else path


def absolute_at(site_url: str, page: str = "/") -> Linker:
    """Whole web addresses, for mail and feeds."""

    def link(address: str) -> str:
        return site_url.rstrip("/") + posixpath.join(page, address)

    return link


def html(
    markdown: str,
    link: Linker = as_written,
    *,
    top: int = 2,
    say: Callable[[str], str] = str,
    taken: set[str] | None = None,
    picture: Picture | None = None,
) -> Markup:
    """The Markdown as HTML that is safe to place in a page.

    Headings begin at `top` and skip no level, each with an id that is not in `taken`, to which it
    is added. `say` gives the few words that are added for screen readers in the page's language;
    `picture` the HTML of a picture, from its attributes and from its address as it was written.
    """
    page = _Page(link, top, say, set() if taken is None else taken, picture)
    return Markup(page.written(clean_html(markdown)))  # noqa: S704 - see _Page


def plain(markdown: str) -> str:
    """The words alone, a line for each paragraph, heading, item and row of a table."""
    lines = (" ".join(line.split()) for line in _bare(clean_html(markdown)).split("\n"))
    return "\n".join(line for line in lines if line)


def tree(markdown: str, link: Linker = as_written, *, top: int = 2) -> list[Node]:
    """The Markdown as nodes: what is allowed in HTML and nothing else, headings from `top` down."""
    return list(_settled(_parsed(clean_html(markdown)), _Reading(link, top)))


def stream(markdown: str, link: Linker = as_written) -> list[Token]:
    """The Markdown as it is read from beginning to end, with headings as they were written.

    Of a link that may not lead where it was to lead, only the words are there.
    """
    read: list[Token] = []
    links: list[bool] = []
    for closing, tag, attributes, text in _TOKEN.findall(clean_html(markdown)):
        if text:
            read.append(("", entities.unescape(text) if "&" in text else text))
        elif tag == "a":
            target = None if closing else _target(attributes_in(attributes).get("href", ""), link)
            if not closing:
                links.append(target is not None)
            if links.pop() if closing else links[-1]:
                read.append((f"{closing}a", target or ""))
        else:
            read.append((f"{closing}{tag}", _aside(tag, attributes) if attributes else ""))
    return read


def _aside(tag: str, attributes: str) -> str:
    attrs = attributes_in(attributes)
    if tag == "input":
        return "checked" if "checked" in attrs else ""
    return attrs.get("alt", "") if tag == "img" else attrs.get("start", "")


def slug(words: str) -> str:
    """The words as they stand in an address: `Qué pasó` gives `que-paso`."""
    if not words.isascii():
        parted = unicodedata.normalize("NFKD", words)
        bare = "".join(letter for letter in parted if not unicodedata.combining(letter))
        words = unicodedata.normalize("NFC", bare)
    return re.sub(r"[\W_]+", "-", words.casefold())[:60].strip("-")


# --- HTML to nodes --------------------------------------------------------------------------------

_VOID = {"br", "hr", "img", "input"}
_TOKEN = re.compile(r'<(/?)([a-z0-9]+)((?: [a-z]+="[^"]*")*)\s*/?>|([^<]+)')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')


def _parsed(clean: str) -> list[Node]:
    """The nodes of clean HTML."""
    root: list[Node] = []
    open_: list[list[Node]] = [root]
    for closing, tag, attributes, text in _TOKEN.findall(clean):
        if text:
            open_[-1].append(entities.unescape(text) if "&" in text else text)
        elif closing:
            open_.pop()
        else:
            element = _element(tag, attributes)
            open_[-1].append(element)
            if tag not in _VOID:
                open_.append(element["children"])
    return root


def _element(tag: str, attributes: str) -> Element:
    return {"tag": tag, "attrs": attributes_in(attributes), "children": []}


def attributes_in(attributes: str) -> dict[str, str]:
    """The attributes of a tag of clean HTML, by name: of ` href="/a/" title="B"`."""
    if not attributes:
        return {}
    written = _ATTRIBUTE.findall(attributes)
    return {name: entities.unescape(value) for name, value in written}


# --- settling the nodes ---------------------------------------------------------------------------


class _Reading:
    """What is known while the nodes are walked from top to bottom."""

    def __init__(self, link: Linker, top: int) -> None:
        self.link = link
        self.top = top
        self.outline: list[int] = []

    def level(self, written: int) -> int:
        """The level of a heading that was written as `written`: under its parent, never deeper."""
        while self.outline and self.outline[-1] >= written:
            self.outline.pop()
        self.outline.append(written)
        return min(self.top + len(self.outline) - 1, 6)


def _settled(nodes: Iterable[Node], reading: _Reading) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node["tag"] == "a":
            yield from _link(node, reading)
        elif node["tag"] == "img":
            yield from _image(node, reading.link)
        else:
            if re.fullmatch("h[1-6]", node["tag"]):
                node["tag"] = f"h{reading.level(int(node['tag'][1]))}"
            node["children"] = list(_settled(node["children"], reading))
            yield node


def _link(node: Element, reading: _Reading) -> Iterator[Node]:
    inside = list(_settled(node["children"], reading))
    language = foreign_language(node["attrs"].get("href", ""))
    attrs = _led(node["attrs"], reading.link)
    if language:
        yield {"tag": "span", "attrs": {"lang": language}, "children": inside}
    elif attrs is None:
        yield from inside
    else:
        yield {"tag": "a", "attrs": attrs, "children": inside}


def _led(attrs: dict[str, str], link: Linker) -> dict[str, str] | None:
    """A link's attributes, or None when it may not lead where it was to lead."""
    written = attrs.get("href", "")
    target = _target(written, link)
    if target is None:
        return None
    attrs["href"] = target
    if written.lower().startswith(("http:", "https:")):
        attrs["rel"] = "external noopener"
    return attrs


def _image(node: Element, link: Linker) -> Iterator[Node]:
    attrs = _shown(node["attrs"], link)
    yield node["attrs"].get("alt", "") if attrs is None else {**node, "attrs": attrs}


def _shown(attrs: dict[str, str], link: Linker) -> dict[str, str] | None:
    """An image's attributes, or None when it is not of this site."""
    source = attrs.get("src", "")
    target = None if _SCHEME.match(source) else _target(source, link)
    return None if target is None else {**attrs, "src": target, "alt": attrs.get("alt", "")}


_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def _target(address: str, link: Linker) -> str | None:
    """Where a link leads, or None when it may not lead there."""
    scheme = _SCHEME.match(address)
    if scheme:
        return address if scheme[0][:-1].lower() in SCHEMES else None
    if not address or address.startswith("//") or re.search(r"[\\\x00-\x20]", address):
        return None
    return address if address.startswith("#") else link(address)


_REST = re.compile("[?#]")


def _divided(address: str) -> tuple[str, str, str]:
    found = _REST.search(address)
    if not found:
        return address, "", ""
    return address[: found.start()], address[found.start()], address[found.end() :]


# --- clean HTML to a page and to words ------------------------------------------------------------

# The tags that are otherwise in the page than in clean HTML, among them all that have attributes.
_OTHERWISE = re.compile(
    r'<(/?)((?:a|h[1-6]|img|input|table|th)(?=[ >])|[a-z]+(?= ))((?: [a-z]+="[^"]*")*)>'
)


class _Page(_Reading):
    """What is known while clean HTML is written into a page, from top to bottom.

    The tree would do, and is what documents are drawn from; but most of a text is in the page as
    it is in clean HTML, and to change only the rest takes a quarter of the time.
    """

    def __init__(
        self,
        link: Linker,
        top: int,
        say: Callable[[str], str],
        taken: set[str],
        picture: Picture | None,
    ) -> None:
        super().__init__(link, top)
        self.say = say
        self.taken = taken
        self.picture = picture or (lambda attributes, _: _opening("img", attributes))
        self._headings: list[str] = []
        self._links: list[str] = []

    def written(self, clean: str) -> str:
        written: list[str] = []
        place = 0
        for found in _OTHERWISE.finditer(clean):
            written += [_text(clean[place : found.start()]), self._otherwise(found)]
            place = found.end()
        return "".join([*written, _text(clean[place:])])

    def _otherwise(self, found: re.Match[str]) -> str:
        closing, tag, attributes = found.groups()
        if closing:
            return self._closed(tag)
        match tag:
            case "a" if language := foreign_language(attributes_in(attributes).get("href", "")):
                self._links.append("</span>")
                return opening(language, direction_of(language))
            case "a":
                led = _led(attributes_in(attributes), self.link)
                self._links.append("" if led is None else "</a>")
                return "" if led is None else _opening(tag, led)
            case "img":
                read = attributes_in(attributes)
                shown = _shown(read, self.link)
                if shown is None:
                    return escape(read.get("alt", ""))
                return self.picture(shown, read.get("src", ""))
            case "input":
                return _check_mark(done=' checked="' in attributes, say=self.say)
            case "table":
                # Two regions of one name are no landmarks, so the second is "Table 2".
                name = escape(_free(self.say("Table"), self.taken, " "))
                frame = f'<div class="prose-table" role="region" tabindex="0" aria-label="{name}">'
                # Without a class, Material's script would frame it anew, and keys not scroll it.
                return f'{frame}<table class="lines">'
            case "th":
                return _opening(tag, attributes_in(attributes) | {"scope": "col"})
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                return self._heading(tag, found)
        return _opening(tag, attributes_in(attributes))

    def _closed(self, tag: str) -> str:
        match tag:
            case "a":
                return self._links.pop()
            case "table":
                return "</table></div>"
            case "th":
                return "</th>"
        return self._headings.pop()

    def _heading(self, tag: str, found: re.Match[str]) -> str:
        level = self.level(int(tag[1]))
        self._headings.append(f"</h{level}>")
        if level == 1:
            return "<h1>"
        inside = found.string[found.end() : found.string.index(f"</{tag}>", found.end())]
        name = slug(" ".join(_bare(inside).split())) or "section"
        return _opening(f"h{level}", {"id": _free(name, self.taken)})


def _free(name: str, taken: set[str], between: str = "-") -> str:
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{name}{between}{count}"
    taken.add(free)
    return free


def _text(clean: str) -> str:
    """Clean HTML without attributes, its text escaped as templates escape text."""
    text = clean.replace("'", "&#39;").replace('"', "&#34;")
    return text.replace("&nbsp;", "\N{NO-BREAK SPACE}")


def _opening(tag: str, attrs: dict[str, str]) -> str:
    # Styled by class: a style sheet can turn it for print, and the policy forbids inline styles.
    written = (
        f' class="align-{escape(value)}"' if name == "align" else f' {name}="{escape(value)}"'
        for name, value in attrs.items()
    )
    return f"<{tag}{''.join(written)}>"


def _check_mark(*, done: bool, say: Callable[[str], str]) -> str:
    label = escape(say("Done:") if done else say("To do:"))
    kind, mark = ("check check-done", "☑") if done else ("check", "☐")
    return f'<span class="{kind}" role="img" aria-label="{label}">{mark}</span>'


_TAG = re.compile(r'</?([a-z0-9]+)((?: [a-z]+="[^"]*")*)>')
_LINES = set("p h1 h2 h3 h4 h5 h6 li ul ol tr table pre blockquote hr".split())
_SPACES = {"td", "th", "br"}


def _bare(clean: str) -> str:
    """The words of clean HTML: blocks in lines of their own, an image's description for it."""
    # A line break in the source is a space in the text.
    return entities.unescape(_TAG.sub(_between, clean.replace("\n", " ")))


def _between(found: re.Match[str]) -> str:
    """What stands between words for a tag."""
    tag = found[1]
    if tag in _LINES:
        return "\n"
    if tag in _SPACES:
        return " "
    return dict(_ATTRIBUTE.findall(found[2])).get("alt", "") if tag == "img" else ""
