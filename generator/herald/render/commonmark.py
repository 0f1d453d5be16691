"""Markdown as clean HTML: CommonMark with GitHub's tables, task lists and autolinks.

HTML that somebody types is shown as the text it is, and what is left goes through an allow-list.
What this gives is the only HTML of a record's words; `prose.py` makes pages, trees and plain words
of it.

The one door to cmarkgfm, and one of two to nh3.
"""

from __future__ import annotations

import re
from ctypes import CDLL, c_void_p
from functools import lru_cache
from threading import Lock
from typing import Any

import nh3
from cmarkgfm import cmark
from cmarkgfm.cmark import Options, _cmark
from markupsafe import escape


@lru_cache(maxsize=8)  # a record's text is asked for its page, for its calendar, and for the search
def clean_html(markdown: str) -> str:
    """The Markdown as HTML that holds what is allowed and nothing else, as nh3 writes it.

    Every attribute stands in double quotes, and text holds no bare `<`, `>` or `&`.
    """
    return _headed(_visible(_CLEANER.clean(_shallow(_rendered(markdown)))))


_EMPTY_HEADING = re.compile(r"<h([1-6])></h\1>\n?")


def _headed(clean: str) -> str:
    """Without headings that say nothing: a lone `#`, which a screen reader would announce."""
    return _EMPTY_HEADING.sub("", clean) if "></h" in clean else clean


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


_EXTENSIONS = ("table", "autolink", "tagfilter", "strikethrough", "tasklist")

# cmarkgfm never gives back the tree of a text, nor the HTML that was made of it: ten kilobytes and
# more for each record (cmarkgfm 2025.10.22). It has no call for that; the library in it does. A
# build of it that does not show that call to others keeps the trees, and works all the same.
_free_tree: Any = getattr(CDLL(_cmark.__file__), "cmark_node_free", lambda _: None)
_free_text = CDLL(None).free
_free_tree.argtypes = _free_text.argtypes = [c_void_p]


def _commonmark(text: str, options: int = 0) -> str:
    """As `cmarkgfm.github_flavored_markdown_to_html`, which see, but all memory is given back."""
    options |= Options.CMARK_OPT_GITHUB_PRE_LANG
    with _CMARK:
        cmark.core_extensions_ensure_registered()
        parser = cmark.parser_new(options)
        try:
            for name in _EXTENSIONS:
                cmark.parser_attach_syntax_extension(parser, cmark.find_syntax_extension(name))
            cmark.parser_feed(parser, text)
            tree = cmark.parser_finish(parser)
            extensions = cmark.parser_get_syntax_extensions(parser)
            rendered = _cmark.lib.cmark_render_html(tree, options, extensions)
            html: str = _cmark.ffi.string(rendered).decode("utf-8")
            _free_text(_address(rendered))
            _free_tree(_address(tree))
        finally:
            cmark.parser_free(parser)
    return html


def _address(pointer: object) -> int:
    return int(_cmark.ffi.cast("uintptr_t", pointer))


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
    if rendered.count("</") <= _DEEPEST:
        return rendered  # nothing is deeper than all that is closed in it
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
SCHEMES = frozenset({"https", "http", "mailto", "tel"})
"""What a link may begin with that leads to another host, a mailbox or a telephone."""
_CLEANER = nh3.Cleaner(
    tags=set(_ALLOWED),
    clean_content_tags=set(),
    attributes={tag: names for tag, names in _ALLOWED.items() if names},
    link_rel=None,
    url_schemes={*SCHEMES, "lang"},
)


# What XML forbids, what turns the direction of text or stands for nothing, and what Unicode keeps
# for programs: an entity such as `&#x202e;` would bring them in past the check of the file.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufdd0-\ufdef"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)


def _visible(text: str) -> str:
    # None of them is printable, and Python knows that of a text long before the pattern does.
    return text if text.replace("\n", "").isprintable() else INVISIBLE.sub("\ufffd", text)
