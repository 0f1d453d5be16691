"""Redirects: at every old address of a record, a page that leads to the new one.

An address once published never breaks. A site of plain files cannot answer 301, so a small page
says where the record is now: at once for browsers, as the canonical address for search engines, and
as a link for everybody else. The rule `same-address` keeps old addresses apart from those in use.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from markupsafe import Markup

from herald.addresses import tidied, verify_address
from herald.outputs.artifact import Artifact
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import Seen
    from herald.settings import Settings
    from herald.view import View

_PAGE = Markup(
    """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url={link}">
<link rel="canonical" href="{canonical}">
<title>{title}</title>
</head>
<body>
<p>{why} <a href="{link}">{title}</a></p>
</body>
</html>
"""
)


def artifacts(view: View) -> Iterator[Artifact]:
    """A page for each old address of each released record, in each of the office's languages."""
    for seen in view.records:
        yield from of_record(view, seen)


def of_record(view: View, seen: Seen) -> Iterator[Artifact]:
    """A page for each old address of one record."""
    settings = view.settings
    for language in settings.languages if seen.address else ():
        target = settings.address_in(language, seen.address)
        title = seen.into(language).record.title
        for old in _old_addresses(settings, seen, language):
            yield Artifact(_path(old), redirect, (settings, language, title, old, target))
        if seen.kind.documents:
            yield from _verified_before(settings, seen, language)


def of_home(view: View, language: str) -> Iterator[Artifact]:
    """The home page in a language in which nobody wrote one: it leads to the first language's."""
    settings = view.settings
    words = Interpreter(language)
    yield Artifact(
        f"{language}/index.html",
        redirect,
        (
            *(settings, language, settings.into(language).city, f"/{language}/", "/"),
            words.say(
                "This page is not yet translated. What follows is in {language}.",
                language=words.language_name(settings.languages[0]),
            ),
        ),
    )


def _verified_before(settings: Settings, seen: Seen, language: str) -> Iterator[Artifact]:
    """A page where a paper from before a move says that it is verified."""
    say = Interpreter(language).say
    target = settings.address_in(language, verify_address(seen.address))
    for alias in seen.record.aliases:
        old = settings.address_in(language, verify_address(tidied(alias)))
        yield Artifact(
            _path(old), redirect, (settings, language, say("Verify a document"), old, target)
        )


def redirect(
    settings: Settings, language: str, title: str, old: str, target: str, why: str = ""
) -> bytes:
    """The page at the address `old` that leads to the page at `target`; `why`, unless it moved."""
    page = _PAGE.format(
        language=language,
        link=_relative(old, target),
        canonical=settings.absolute(target),
        title=title,
        why=why or Interpreter(language).say("This page has moved:"),
    )
    return page.encode()


def _old_addresses(settings: Settings, seen: Seen, language: str) -> tuple[str, ...]:
    """Where the record stood before in `language`; a translation may have addresses of its own."""
    common = [settings.address_in(language, old) for old in seen.record.aliases]
    translation = seen.translations.get(language)
    own = translation.record.aliases if translation else ()
    added = [old for old in own if old not in seen.record.aliases]
    return tuple(dict.fromkeys([*common, *added]))


def _path(address: str) -> str:
    """The file that a server shows at `address`: a folder's index, or the file of that name."""
    inside = address.lstrip("/")
    _, _, last = inside.rpartition("/")
    return inside if "." in last else f"{inside.rstrip('/')}/index.html".lstrip("/")


def _relative(old: str, target: str) -> str:
    """`target` as a link on the page at `old`, so that the site works in any folder of any host."""
    folder = posixpath.dirname(old) if "." in posixpath.basename(old) else old
    return f"{posixpath.relpath(target, folder)}/"
