"""A release as the trade expects it; an advisory, a statement, a fact sheet.

What it says besides its text is settled here once, for the document beside its page and for every
form of its press kit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from herald.kinds.release import Quote, Release, ReleaseKind
from herald.outputs.documents.letterhead import (
    Letterhead,
    address_lines,
    common_to,
    moment_of,
    taken_back,
)
from herald.render import prose
from herald.render.language import Interpreter
from herald.render.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import Seen
    from herald.settings import Settings


DATED = (
    ReleaseKind.RELEASE,
    ReleaseKind.STATEMENT,
    ReleaseKind.ANNOUNCEMENT,
    ReleaseKind.CORRECTION,
)
"""The forms that begin with a dateline."""


@dataclass(frozen=True)
class ReleaseWords:
    """All that a release says but its text, in the words of its language: every form says the same.

    Its forms are the document beside its page, and those of its press kit.
    """

    city: str
    """"City of Port Ellery"."""
    office: str
    """"Office of the Mayor"."""
    lines: tuple[str, ...]
    """Address, telephone and web address of the office."""
    label: str
    """"For immediate release", "Media advisory", "Embargoed until …"."""
    stamp: str
    """What stands over every page: that it is under embargo, or was taken back; "" for neither."""
    date: str
    contacts: tuple[tuple[str, tuple[str, ...]], ...]
    """A name, and below it title, telephone and address."""
    headline: str
    subhead: str
    facts: tuple[tuple[str, str], ...]
    """What, When, Where, Who of an advisory."""
    dateline: str
    """"PORT ELLERY, Wash.", without the dash."""
    quotes: tuple[Quote, ...]
    boilerplate: tuple[str, str] | None
    """A heading, and what the office says about itself."""
    press_contact: str
    """What stands over the contacts."""
    page: str
    """"Page {page} of {pages}"."""


END = "###"
"""What the trade writes below the last line."""


def words_of(seen: Seen, settings: Settings) -> ReleaseWords:
    """What a release says; `settings` are the office's in its language."""
    record = cast("Release", seen.record)
    speak = Interpreter(seen.language)
    embargo = _embargo(record, speak)
    label = speak.say("Withdrawn" if record.withdrawn else LABELS[record.release_kind])
    if embargo and record.release_kind is ReleaseKind.RELEASE and not record.withdrawn:
        label = embargo  # and not "For immediate release"
    return ReleaseWords(
        city=speak.say("City of {city}", city=settings.city),
        office=speak.say("Office of the Mayor"),
        lines=tuple(address_lines(settings)),
        label=label,
        stamp=taken_back(record, speak) or embargo or "",
        date=speak.day(record.date),
        contacts=tuple(_contacts(record, settings)),
        headline=record.title,
        subhead=record.subhead or "",
        facts=tuple(_facts(record, speak)),
        dateline=_dateline(record, settings) or "",
        quotes=record.quotes,
        boilerplate=_boilerplate(record, settings, speak),
        press_contact=speak.say("Press contact"),
        page=speak.say("Page {page} of {pages}", page="{page}", pages="{pages}"),
    )


def pdf(seen: Seen, letterhead: Letterhead) -> bytes:
    """The release as the trade expects it."""
    settings = letterhead.settings.into(seen.language)
    said = words_of(seen, settings)
    heading, text = said.boilerplate or ("", "")
    own: dict[str, object] = {
        "letterhead": {"city": said.city, "office": said.office, "lines": list(said.lines)},
        "label": said.label,
        "embargo": said.stamp or None,
        "date": said.date,
        "contacts": [{"name": name, "lines": list(lines)} for name, lines in said.contacts],
        "headline": said.headline,
        "short": _shortened(said.headline),
        "subhead": said.subhead or None,
        "facts": [{"label": label, "text": text} for label, text in said.facts],
        "dateline": said.dateline or None,
        "body": prose.tree(seen.body, prose.absolute_at(settings.site_url, seen.address)),
        "images": {},
        "quotes": [
            {"text": quote.text, "who": quote.who, "title": quote.title} for quote in said.quotes
        ],
        "boilerplate": {"heading": heading, "text": text} if said.boilerplate else None,
        "words": {"contacts": said.press_contact, "page": said.page, "end": END},
    }
    data = common_to(seen, letterhead) | own
    return typeset("release.typ", data, moment_of(cast("Release", seen.record), settings))


LABELS = {
    ReleaseKind.RELEASE: "For immediate release",
    ReleaseKind.ADVISORY: "Media advisory",
    ReleaseKind.STATEMENT: "Statement",
    ReleaseKind.ANNOUNCEMENT: "Announcement",
    ReleaseKind.CORRECTION: "Correction",
    ReleaseKind.OP_ED: "Opinion",
    ReleaseKind.FACT_SHEET: "Fact sheet",
}


def _embargo(record: Release, speak: Interpreter) -> str | None:
    """The words over every page of a release that only the press is given yet."""
    if record.embargo is None:
        return None
    return speak.say("Embargoed until {moment}", moment=speak.moment(record.embargo))


def _contacts(record: Release, settings: Settings) -> Iterator[tuple[str, tuple[str, ...]]]:
    given = record.contacts or ([settings.press_contact] if settings.press_contact else [])
    for contact in given:
        lines = [contact.title, contact.phone, contact.email]
        yield contact.name, tuple(line for line in lines if line)


def _facts(record: Release, speak: Interpreter) -> Iterator[tuple[str, str]]:
    asked = {
        "What": record.what,
        "When": record.when,
        "Where": record.where,
        "Who": record.who,
        "Visuals": record.visuals,
    }
    for label, text in asked.items():
        if text:
            yield speak.say(label), text


def _dateline(record: Release, settings: Settings) -> str | None:
    if record.release_kind not in DATED:
        return None
    if record.dateline:
        return record.dateline
    state = settings.state_abbreviation
    return ", ".join([settings.city.upper(), *([state] if state else [])])


def _boilerplate(record: Release, settings: Settings, speak: Interpreter) -> tuple[str, str] | None:
    if not (record.boilerplate and settings.boilerplate):
        return None
    return speak.say("About the office"), settings.boilerplate


def _shortened(title: str, most: int = 60) -> str:
    """The title for the head of a page, cut between words."""
    if len(title) <= most:
        return title
    return title[:most].rsplit(" ", 1)[0].rstrip(",;:") + " …"
