"""A release as the trade expects it; an advisory, a statement, a fact sheet.

As a document to print, for a word processor, and as plain text for pasting. Its press kit has the
same forms with its pictures in them, from the same makers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, cast

from herald.kinds.release import Release
from herald.outputs.documents.letterhead import (
    Letterhead,
    address_lines,
    common_to,
    head_of,
    moment_of,
    taken_back,
)
from herald.render import plain, prose
from herald.render.language import Interpreter
from herald.render.typeset import typeset
from herald.topics.newsroom import END, ReleaseWords, Told, embargo_of, put_right, sheet, words_of

if TYPE_CHECKING:
    from herald.audience import Seen
    from herald.settings import Settings


class Shown(NamedTuple):
    """A picture that a release lists, as word processors take it (PNG or JPEG)."""

    content: bytes
    alternative: str
    caption: str


@dataclass(frozen=True)
class Pictures:
    """The pictures that go into a release for a word processor."""

    within: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """Those in its text, by their addresses on the site."""
    below: tuple[Shown, ...] = ()
    """Those that the record lists, which stand below the text."""


NO_PICTURES = Pictures()
"""Beside its page a release is words: the pictures lie there too, each as a file."""


# --- the documents beside its page ----------------------------------------------------------------


def pdf(seen: Seen, letterhead: Letterhead) -> bytes:
    """The release to print."""
    settings = letterhead.settings.into(seen.language)
    said = said_by(seen, settings, told_of(seen, letterhead))
    head_and_foot = {
        "letterhead": head_of(settings, Interpreter(seen.language)),
        "embargo": stamp_of(seen) or None,
    }
    own = sheet(said, prose.tree(seen.body, linker(seen, settings)))
    data = common_to(seen, letterhead) | head_and_foot | own
    return typeset("release.typ", data, moment_of(cast("Release", seen.record), settings))


def docx(seen: Seen, letterhead: Letterhead) -> bytes:
    """The release for a word processor."""
    settings = letterhead.settings.into(seen.language)
    return manuscript(seen, settings, told=told_of(seen, letterhead))


def txt(seen: Seen, letterhead: Letterhead) -> bytes:
    """The release as plain text."""
    return text(seen, letterhead.settings.into(seen.language), told_of(seen, letterhead))


def told_of(seen: Seen, letterhead: Letterhead) -> Told:
    """What was put right of the release, and what it puts right of another."""
    speak = Interpreter(seen.language)
    return tuple(put_right(seen, letterhead.corrected, letterhead.amendments, speak))


# --- the forms that press kits have too -----------------------------------------------------------


def text(seen: Seen, settings: Settings, told: Told = ()) -> bytes:
    """The release as plain text: a line to a paragraph, so that it can be pasted anywhere."""
    said, stamp = said_by(seen, settings, told), stamp_of(seen).upper()
    body = plain.text(seen.body, linker(seen, settings))
    if said.dateline:
        follows = prose.html(seen.body).startswith("<p>")
        body = f"{said.dateline} —{' ' if follows else chr(10) * 2}{body}"
    parts = [
        stamp,
        _lines(said.city, said.office),
        _lines("" if said.label.upper() == stamp else said.label.upper(), said.date),
        *(_lines(f"{said.press_contact}: {name}", *lines) for name, lines in said.contacts),
        _lines(said.headline, said.subhead),
        *(f"{label}: {words}" for label, words in said.facts),
        body,
        *(
            _lines(f"“{quote.text}”", "— " + ", ".join(filter(None, (quote.who, quote.title))))
            for quote in said.quotes
        ),
        _lines(*(said.boilerplate or ())),
        END,
        stamp,
    ]
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def manuscript(
    seen: Seen, settings: Settings, pictures: Pictures = NO_PICTURES, told: Told = ()
) -> bytes:
    """The release for a word processor."""
    from herald.render.word import Manuscript, Setting

    said, record = said_by(seen, settings, told), cast("Release", seen.record)
    written = Manuscript(
        Setting(
            title=record.title,
            author=f"{said.office}, {said.city}",
            keywords=record.tags,
            language=f"{seen.language.partition('-')[0]}-US",
            at=moment_of(record, settings),
            head=stamp_of(seen).upper(),
            foot=" · ".join([*address_lines(settings), said.page]),
            primary=settings.colors.primary,
            accent=settings.colors.accent,
        )
    )
    written.line(said.city, "Letterhead")
    written.line(said.office, "Letterhead")
    written.line(said.label.upper(), "Release Label")
    written.line(said.date, "Letterhead")
    for name, lines in said.contacts:
        written.line(f"{said.press_contact}: {', '.join((name, *lines))}", "Letterhead")
    written.line(said.headline, "Heading 1")
    if said.subhead:
        written.line(said.subhead, "Subtitle")
    for label, words in said.facts:
        written.named(f"{label}:", words, "Body Text")
    dateline = f"{said.dateline} — " if said.dateline else ""
    written.prose(prose.tree(seen.body, linker(seen, settings)), pictures.within, dateline)
    for quote in said.quotes:
        written.line(f"“{quote.text}”", "Quote", language=quote.language or "")
        written.line("— " + ", ".join(filter(None, (quote.who, quote.title))), "Body Text")
    for picture in pictures.below:
        written.picture(picture.content, picture.alternative, picture.caption)
    if said.boilerplate:
        written.line(said.boilerplate[0], "Heading 2")
        written.line(said.boilerplate[1], "Body Text")
    written.line(END, "Letterhead")
    return written.written()


def said_by(seen: Seen, settings: Settings, told: Told = ()) -> ReleaseWords:
    """What the release says besides its text; `settings` are the office's in its language."""
    return words_of(cast("Release", seen.record), seen.language, settings, told)


def stamp_of(seen: Seen) -> str:
    """What stands over every page: that it is under embargo, or was taken back; "" for neither."""
    record, speak = cast("Release", seen.record), Interpreter(seen.language)
    return taken_back(record, speak) or embargo_of(record, speak)


def linker(seen: Seen, settings: Settings) -> prose.Linker:
    """Links as they are on the site, where the release stands, or will."""
    return prose.absolute_at(settings.site_url, seen.address)


def _lines(*words: str) -> str:
    return "\n".join(filter(None, words))
