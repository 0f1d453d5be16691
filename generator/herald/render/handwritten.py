"""What a page that somebody writes by hand may hold: its HTML, its front matter, its files.

Pages under content/pages pass through Python-Markdown, which lets raw HTML through. They
are changed by pull request, and so treated as text from outside: an allow-list decides what stays.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Any

import nh3
from markupsafe import escape

from herald.records.page import day_in
from herald.render.prose import attributes_in
from herald.render.renditions import element, is_named_so
from herald.render.social_card import FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from herald.render.renditions import Shown

EMBED = re.compile(r"<p>\{\{\s*([a-z][a-z0-9_]*)\s*\}\}</p>")
"""A paragraph that is nothing but `{{ name }}`: a list of records stands there."""

# What Markdown and its extensions make of text, and nothing that loads, runs, submits or covers the
# page: no script, style, iframe, form, input, svg or math; no event handlers; no data: addresses.
_ELEMENTS = {
    *(
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
    ),
    *(
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
    ),
    *(
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "small",
        "span",
    ),
    *(
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
    ),
    *("ul", "var", "wbr"),
}
_ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir", "title"},
    "a": {"href", "hreflang"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start", "reversed", "type"},
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "scope", "style"},
    "time": {"datetime"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
# A class of the frame's, or of Material's, could cover the page with something else.
_CLASS = re.compile(
    r"admonition(-title)?|note|abstract|info|tip|success|question|warning|failure|danger|example"
    r"|quote|inline|end|footnote(-ref|-backref)?|md-button(--primary)?|lead"
)
_ALIGNMENT = re.compile(r"text-align: (left|center|right);?")
ELSEWHERE = re.compile(r"//|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""An address on another site, as browsers read it, or of another scheme."""
_FROM_THE_ROOT = re.compile(r"/(?!/)")

# Nothing that a browser would run. A table stands beside a record, which declares its columns.
_PUBLISHED = {
    *(".avif", ".gif", ".ics", ".jpeg", ".jpg", ".md"),
    *(".pdf", ".png", ".svg", ".txt", ".vtt", ".webp"),
}

DOCUMENTS = (".ics", ".pdf", ".txt")
"""Of those what a reader fetches, and is told of before."""


def cleaner(site_link: Callable[[str], str], elsewhere: Callable[[str], None]) -> nh3.Cleaner:
    """Lets through what a hand-written page may hold.

    `site_link` turns an address from the site's root into a link from the page at hand; `elsewhere`
    is told of every image that another site would have to deliver, and that is therefore left out.
    """

    def allowed(_element: str, name: str, value: str) -> str | None:
        match name:
            case "id":  # the frame's own begin so, and its scripts look for them
                return None if value.startswith("__") else value
            case "class":
                return " ".join(filter(_CLASS.fullmatch, value.split())) or None
            case "style":
                return value if _ALIGNMENT.fullmatch(value) else None
            case "src" if ELSEWHERE.match(_as_browsers_read(value)):
                elsewhere(value)
                return None
            case "src" | "href" if _FROM_THE_ROOT.match(_as_browsers_read(value)):
                return site_link(value)
        return value

    return nh3.Cleaner(
        tags=_ELEMENTS,
        attributes=_ATTRIBUTES,
        attribute_filter=allowed,
        url_schemes=_SCHEMES,
        link_rel=None,
    )


_CELL = re.compile(r'<(t[dh])((?: [a-z]+="[^"]*")+)>')
_ALIGNED = re.compile(r' style="text-align: (left|center|right);?"')
_CLASSED = ' class="'


def classed(clean: str) -> str:
    """Clean HTML whose cells are aligned by class: the policy lets no style attribute pass."""
    return _CELL.sub(_cell, clean)


def _cell(cell: re.Match[str]) -> str:
    tag, attributes = cell.groups()
    aligned = _ALIGNED.search(attributes)
    if aligned:
        attributes = attributes.replace(aligned[0], "")
        if _CLASSED in attributes:
            attributes = attributes.replace(_CLASSED, f"{_CLASSED}align-{aligned[1]} ", 1)
        else:
            attributes += f'{_CLASSED}align-{aligned[1]}"'
    return f"<{tag}{attributes}>"


_IMAGE = re.compile(r"<img((?: [a-z]+=\"[^\"]*\")*)>")


def pictured(clean: str, shown: Callable[[str], Shown | None]) -> str:
    """Clean HTML with its pictures in the widths that there are of them, each of a known size.

    `shown` is told how the picture is named in the page. The first is fetched at once, as it may be
    what a reader sees first.
    """
    told = count()

    def picture(found: re.Match[str]) -> str:
        attributes = attributes_in(found[1])
        pixels = shown(attributes.get("src", ""))
        if pixels is None:  # a drawing, or what is not there
            return found[0]
        if next(told):
            attributes.setdefault("loading", "lazy")
        return element(attributes | {"decoding": "async"}, pixels)

    return _IMAGE.sub(picture, clean)


_LINK = re.compile(r"<a((?: [a-z]+=\"[^\"]*\")*)>(.*?)</a>", re.DOTALL)


def documented(clean: str, form: Callable[[str], str]) -> str:
    """Clean HTML whose links to documents say what they lead to: `The plan (PDF, 84 KB)`.

    `form` is told how a file is named in the page, and gives "" for what is no document of the
    site. What a writer said of it at the end of a link is said anew: files change, and words stay.
    """

    def link(found: re.Match[str]) -> str:
        named = attributes_in(found[1]).get("href", "")
        said = form(named) if named else ""
        if not said:
            return found[0]
        known = re.escape(escape(said.partition(",")[0]))
        words = re.sub(rf"\s*\({known}\b[^()<>]*\)\s*$", "", found[2], flags=re.IGNORECASE)
        told = f'<span class="document-form">({escape(said)})</span>'
        return f"<a{found[1]}>{words} {told}</a>"

    return _LINK.sub(link, clean)


def _as_browsers_read(address: str) -> str:
    """Without the white space that they skip, and with the slash that they see in a backslash.

    https://url.spec.whatwg.org/#concept-basic-url-parser
    """
    return re.sub(r"[\x00-\x20]", "", address).replace("\\", "/")


def front_matter(written: Mapping[str, Any]) -> dict[str, Any]:
    """What Herald takes from a page's front matter; the title is escaped.

    Material escapes none of it, and with `template`, `icon` or `subtitle` a page would choose files
    of the theme or write HTML around itself.
    """
    meta: dict[str, Any] = {}
    if written.get("title"):
        meta["title"] = str(escape(str(written["title"])))
    if written.get("description"):
        meta["description"] = str(written["description"])
    meta["reviewed"] = day_in(written.get("reviewed"))
    hide = written.get("hide") or ()
    meta["hide"] = [hide] if isinstance(hide, str) else [str(name) for name in hide]
    search = written.get("search")
    meta["search"] = {"exclude": isinstance(search, dict) and bool(search.get("exclude"))}
    return meta


def refusal(path: Path, folder: Path) -> str:
    """Why the file at `path` is not published, although it lies in `folder`; or nothing."""
    if not path.resolve().is_relative_to(folder.resolve()):
        return f"'{path.name}' is a link to a file elsewhere; put the file itself in its place"
    if is_named_so(path.name):
        return f"'{path.name}' is called as the smaller pictures are that a build makes; rename it"
    if path.name == FILE:
        return f"'{path.name}' is called as the cards are that a build makes; rename it"
    if path.suffix.lower() not in _PUBLISHED:
        kind = f"files of the kind '{path.suffix}'" if path.suffix else "files without a kind"
        return f"'{path.name}' is not published: {kind} may do harm in a browser"
    return ""
