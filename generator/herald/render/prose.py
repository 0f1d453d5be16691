"""Prose: the Markdown that people write in records, as HTML, as plain text, and as a tree.

CommonMark with GitHub's tables, task lists and autolinks. It is content and not trusted: HTML that
somebody types is shown as the text it is, what is left goes through an allow-list, and links lead
only where a reader expects (https, http, mailto, tel, and this site). Images come from this site or
not at all; elsewhere their description stands for them.

The one door to cmarkgfm and nh3.
"""

from __future__ import annotations

import html as entities
import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from threading import Lock
from typing import TypedDict

import nh3
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from markupsafe import Markup, escape

Linker = Callable[[str], str]
"""Turns an address on this site (`/news/2026/x/`, or a file beside the page) into a link."""


class Element(TypedDict):
    """A node of the tree: its HTML name, its attributes, and what is in it."""

    tag: str
    attrs: dict[str, str]
    children: list[Node]


Node = str | Element
"""Text, or an element; JSON can hold it."""


def as_written(address: str) -> str:
    """The linker that leaves addresses as they are."""
    return address


def relative_to(page: str) -> Linker:
    """Links for the page at the address `page`, which work in any folder of any host."""

    def link(address: str) -> str:
        path, mark, rest = _divided(address)
        return _relative(page, posixpath.join(page, path)) + mark + rest

    return link


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
) -> Markup:
    """The Markdown as HTML that is safe to place in a page.

    Headings begin at `top` and skip no level, each with an id that is not in `taken`, to which it
    is added. `say` gives the few words that are added for screen readers in the page's language.
    """
    nodes = tree(markdown, link, top=top)
    taken = set() if taken is None else taken
    _name_headings(nodes, taken)
    written: list[str] = []
    _write_html(nodes, say, taken, written)
    return Markup("".join(written))  # noqa: S704 - every text and attribute in it is escaped


def plain(markdown: str) -> str:
    """The words alone, a line for each paragraph, heading, item and row of a table."""
    written: list[str] = []
    _write_plain(tree(markdown), written)
    lines = (" ".join(line.split()) for line in "".join(written).split("\n"))
    return "\n".join(line for line in lines if line)


def tree(markdown: str, link: Linker = as_written, *, top: int = 2) -> list[Node]:
    """The Markdown as nodes: what is allowed in HTML and nothing else, headings from `top` down."""
    nodes = _parsed(_cleaned(_rendered(markdown)))
    return list(_settled(nodes, _Reading(link, top)))


def slug(words: str) -> str:
    """The words as they stand in an address: `Qué pasó` gives `que-paso`."""
    parted = unicodedata.normalize("NFKD", words)
    bare = "".join(letter for letter in parted if not unicodedata.combining(letter))
    dashed = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", bare).casefold())
    return dashed[:60].strip("-")


# --- Markdown to clean HTML -----------------------------------------------------------------------

_OMITTED = "<!-- raw HTML omitted -->"
_UNSAFE = Options.CMARK_OPT_UNSAFE


def _rendered(markdown: str) -> str:
    """The HTML of the Markdown, with HTML that was typed shown as text.

    cmark leaves typed HTML out and marks the place. What stood there is found by laying the same
    text, rendered with it, alongside; only its escaped form is ever taken from that.
    """
    text = markdown.replace("\0", "\ufffd")
    safe = _bounded(_commonmark(text), text)
    if _OMITTED not in safe:
        return safe
    whole = _commonmark(text, _UNSAFE)
    shown: list[str] = []
    place = 0
    for part in safe.split(_OMITTED):
        start, end = _place_of(part, whole, place)
        shown += [_typed(whole[place:start]), part]
        place = end
    return "".join([*shown, _typed(whole[place:])])


# cmark-gfm keeps the characters that its extensions look for in one table for the whole process,
# and fills and clears it for every text: two threads at once lose each other's strikes, or crash.
_CMARK = Lock()


def _commonmark(text: str, options: int = 0) -> str:
    with _CMARK:
        rendered: str = github_flavored_markdown_to_html(text, options)
    return rendered


def _bounded(rendered: str, text: str) -> str:
    """The HTML, or the text itself when it is made to swell: a row of a thousand empty columns."""
    if len(rendered) < 20 * len(text) + 50_000:
        return rendered
    return f"<pre><code>{escape(text)}</code></pre>"


def _place_of(part: str, whole: str, after: int) -> tuple[int, int]:
    """Where `part` stands in `whole`; links that cmark emptied in `part` are whole there."""
    start = whole.find(part, after)
    if start >= 0:
        return start, start + len(part)
    pattern = re.sub(r'(href|src)=""', r'\1="[^"]*"', re.escape(part))
    found = re.compile(pattern).search(whole, after)
    return found.span() if found else (after, after)


def _typed(raw: str) -> str:
    # The extension `tagfilter` has already escaped the first bracket of the worst tags.
    return str(escape(raw.replace("&lt;", "<")))


_DEEPEST = 40
"""Deeper quotations and lists are drawn as what is in them; nh3 slows with the square of depth."""

_NESTING = re.compile(r"<(/?)(?:blockquote|ul|ol|li|em|strong|del|a)\b[^>]*>")


def _shallow(rendered: str) -> str:
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        depth -= bool(tag[1])
        inside = depth
        depth += not tag[1]
        return tag[0] if inside < _DEEPEST else ""

    return _NESTING.sub(kept, rendered)


_ALLOWED: dict[str, set[str]] = {
    "a": {"href", "title"},
    "blockquote": set(),
    "br": set(),
    "code": set(),
    "del": set(),
    "em": set(),
    "h1": set(),
    "h2": set(),
    "h3": set(),
    "h4": set(),
    "h5": set(),
    "h6": set(),
    "hr": set(),
    "img": {"src", "alt", "title"},
    "input": {"type", "checked"},
    "li": set(),
    "ol": {"start"},
    "p": set(),
    "pre": set(),
    "strong": set(),
    "table": set(),
    "tbody": set(),
    "td": {"align"},
    "th": {"align"},
    "thead": set(),
    "tr": set(),
    "ul": set(),
}
_SCHEMES = {"https", "http", "mailto", "tel"}
_CLEANER = nh3.Cleaner(
    tags=set(_ALLOWED),
    clean_content_tags=set(),
    attributes={tag: names for tag, names in _ALLOWED.items() if names},
    link_rel=None,
    url_schemes=_SCHEMES,
)


def _cleaned(rendered: str) -> str:
    return _CLEANER.clean(_shallow(rendered))


# --- HTML to nodes --------------------------------------------------------------------------------

_VOID = {"br", "hr", "img", "input"}
_TOKEN = re.compile(r'<(/?)([a-z0-9]+)((?: [a-z]+="[^"]*")*)\s*/?>|([^<]+)')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')


def _parsed(clean: str) -> list[Node]:
    """The nodes of HTML that nh3 wrote: every attribute in double quotes, no bare `<` in text."""
    root: list[Node] = []
    open_: list[list[Node]] = [root]
    for closing, tag, attributes, text in _TOKEN.findall(clean):
        if text:
            open_[-1].append(_visible(entities.unescape(text) if "&" in text else text))
        elif closing:
            open_.pop()
        else:
            element = _element(tag, attributes)
            open_[-1].append(element)
            if tag not in _VOID:
                open_.append(element["children"])
    return root


# What XML forbids, what turns the direction of text or stands for nothing, and what Unicode keeps
# for programs: an entity such as `&#x202e;` would bring them in past the check of the file.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufdd0-\ufdef"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)


def _visible(text: str) -> str:
    return _INVISIBLE.sub("\ufffd", text)


def _element(tag: str, attributes: str) -> Element:
    found = {}
    if attributes:
        written = _ATTRIBUTE.findall(attributes)
        found = {name: _visible(entities.unescape(value)) for name, value in written}
    return {"tag": tag, "attrs": found, "children": []}


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
    written = node["attrs"].get("href", "")
    target = _target(written, reading.link)
    if target is None:
        yield from inside
        return
    attrs = {**node["attrs"], "href": target}
    if written.lower().startswith(("http:", "https:")):
        attrs["rel"] = "external noopener"
    yield {"tag": "a", "attrs": attrs, "children": inside}


def _image(node: Element, link: Linker) -> Iterator[Node]:
    attrs = node["attrs"]
    source = attrs.get("src", "")
    target = None if _SCHEME.match(source) else _target(source, link)
    if target is None:
        yield attrs.get("alt", "")
    else:
        yield {**node, "attrs": {**attrs, "src": target, "alt": attrs.get("alt", "")}}


_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def _target(address: str, link: Linker) -> str | None:
    """Where a link leads, or None when it may not lead there."""
    scheme = _SCHEME.match(address)
    if scheme:
        return address if scheme[0][:-1].lower() in _SCHEMES else None
    if not address or address.startswith("//") or re.search(r"[\\\x00-\x20]", address):
        return None
    return address if address.startswith("#") else link(address)


def _divided(address: str) -> tuple[str, str, str]:
    found = re.search(r"[?#]", address)
    if not found:
        return address, "", ""
    return address[: found.start()], address[found.start()], address[found.end() :]


def _relative(page: str, target: str) -> str:
    path = posixpath.relpath(posixpath.normpath(target), posixpath.normpath(page))
    return f"{path}/" if target.endswith("/") else path


def _name_headings(nodes: Iterable[Node], taken: set[str]) -> None:
    for node in nodes:
        if isinstance(node, str):
            continue
        if node["tag"] in {"h2", "h3", "h4", "h5", "h6"}:
            node["attrs"]["id"] = _free(slug(_words([node])) or "section", taken)
        else:
            _name_headings(node["children"], taken)


def _free(name: str, taken: set[str], between: str = "-") -> str:
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{name}{between}{count}"
    taken.add(free)
    return free


def _words(nodes: Iterable[Node]) -> str:
    written: list[str] = []
    _write_plain(nodes, written)
    return " ".join("".join(written).split())


# --- nodes to HTML and to text --------------------------------------------------------------------


def _write_html(
    nodes: Iterable[Node], say: Callable[[str], str], taken: set[str], written: list[str]
) -> None:
    for node in nodes:
        if isinstance(node, str):
            written.append(escape(node))
            continue
        tag = node["tag"]
        if tag == "input":
            written.append(_check_mark(done="checked" in node["attrs"], say=say))
            continue
        if tag == "table":
            # Two regions of one name are no landmarks, so the second is "Table 2".
            written.append(_TABLE.format(_free(say("Table"), taken, " ")))
        written.append(_opening(tag, node["attrs"]))
        if tag not in _VOID:
            _write_html(node["children"], say, taken, written)
            written.append(f"</{tag}>")
        if tag == "table":
            written.append("</div>")


_TABLE = Markup('<div class="prose-table" role="region" tabindex="0" aria-label="{}">')
_ATTRIBUTE_MARKUP = Markup(' {}="{}"')


def _opening(tag: str, attrs: dict[str, str]) -> str:
    if tag == "th":
        attrs = attrs | {"scope": "col"}
    elif tag == "table":
        # Material's script wraps a table without a class in a frame that keys cannot scroll.
        attrs = {"class": "lines"}
    if not attrs:
        return f"<{tag}>"
    # Styled by class: a style sheet can turn it for print, and the policy forbids inline styles.
    renamed = (
        ("class", f"align-{value}") if name == "align" else (name, value)
        for name, value in attrs.items()
    )
    return f"<{tag}{''.join(_ATTRIBUTE_MARKUP.format(*pair) for pair in renamed)}>"


def _check_mark(*, done: bool, say: Callable[[str], str]) -> Markup:
    label = say("Done:") if done else say("To do:")
    mark = Markup('<span class="check{}" role="img" aria-label="{}">{}</span>')
    return mark.format(" check-done" if done else "", label, "☑" if done else "☐")


_BLOCKS = set("p h2 h3 h4 h5 h6 li ul ol tr table pre blockquote hr".split())


def _write_plain(nodes: Iterable[Node], written: list[str]) -> None:
    for node in nodes:
        if isinstance(node, str):
            # A line break in the source is a space in the text.
            written.append(node.replace("\n", " "))
            continue
        apart = "\n" if node["tag"] in _BLOCKS else " " if node["tag"] in {"td", "th", "br"} else ""
        written.append(apart or node["attrs"].get("alt", ""))
        _write_plain(node["children"], written)
        written.append(apart)
