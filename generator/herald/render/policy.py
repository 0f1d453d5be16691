"""What a browser may do with the site: the Content-Security-Policy, and the headers beside it.

Everything that a page needs stands on the site itself: no page asks another host for anything. The
theme keeps its scripts and styles in files; a script or style that stands in a page, as an office's
own templates may have it, is let through by the digest of its text and by nothing else.

Content-Security-Policy Level 3, https://www.w3.org/TR/CSP3/.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple


class Inline(NamedTuple):
    """The scripts and styles that stand in pages: the digest of each as a policy names it, sorted.

    `'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='`, with its quotes.
    """

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()


NONE = Inline()

_STANDING = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"type=[\"']?application/(?:ld\+)?json\b", re.IGNORECASE)


def inline_of(page: str) -> Inline:
    """Those of a page that a program has written; of data blocks, which do not run, none."""
    found: dict[str, set[str]] = {"script": set(), "style": set()}
    for tag, attributes, text in _STANDING.findall(page):
        if text and not _DATA.search(attributes):
            found[tag.lower()].add(digest_of(text))
    return Inline(tuple(sorted(found["script"])), tuple(sorted(found["style"])))


def digest_of(text: str) -> str:
    """The digest by which a policy lets a script or a style through."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def joined(every: Iterable[Inline]) -> Inline:
    """All that stand in any of several pages."""
    scripts: set[str] = set()
    styles: set[str] = set()
    for one in every:
        scripts.update(one.scripts)
        styles.update(one.styles)
    return Inline(tuple(sorted(scripts)), tuple(sorted(styles)))


def policy(inline: Inline, forms: Iterable[str] = ()) -> str:
    """The policy as a page can say it of itself, in `<meta>`.

    `forms` are the hosts besides its own that a form may be sent to, when a reader sends it.

    `data:` is for the icons in the theme's style sheet; a picture runs nothing.
    """
    allowed = {
        "default-src": ("'none'",),
        "base-uri": ("'none'",),
        "connect-src": ("'self'",),
        "font-src": ("'self'",),
        "form-action": ("'self'", *forms),
        "img-src": ("'self'", "data:"),
        "manifest-src": ("'self'",),
        "media-src": ("'self'",),
        "script-src": ("'self'", *inline.scripts),
        "style-src": ("'self'", *inline.styles),
        "worker-src": ("'self'",),
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in allowed.items())


def policy_of_server(inline: Inline, forms: Iterable[str] = ()) -> str:
    """The same as a server says it: who may frame a page is not heard in `<meta>`."""
    return f"{policy(inline, forms)}; frame-ancestors 'none'"


POLICY_OF_DRAWINGS = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""For an SVG that somebody opens by its address, where it is a page of its own."""

HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "microphone=(), midi=(), payment=(), usb=()"
    ),
    # The words of a search stand in the address; nobody else's log may have them.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""What a server says beside the policy."""
