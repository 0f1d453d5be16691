"""The book of the Mayor and of staff: a cover, and for each day its card and its memos.

After them come the week ahead and the telephone numbers of all who are called on these days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from herald.audience import Audience
from herald.outputs.documents.briefing.card import card
from herald.outputs.documents.briefing.changes import NOTHING, Comparison, compared
from herald.outputs.documents.briefing.engagement import Brief, Engagement
from herald.outputs.documents.briefing.engagements import engagements
from herald.outputs.documents.briefing.hours import hours
from herald.outputs.documents.briefing.memo import Matter, memo
from herald.outputs.documents.briefing.people import Contact
from herald.outputs.documents.briefing.promises import open_promises, promised_to
from herald.outputs.documents.briefing.speeches import speeches_at
from herald.outputs.documents.letterhead import office_of, short_page_of_pages
from herald.records.revision import SHORT
from herald.render.language import Interpreter
from herald.topics.clashes import clashes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from herald.outputs.documents.briefing.span import Span
    from herald.outputs.seal import Seal
    from herald.topics.clashes import Clash
    from herald.view import View

WEEK = 7
"""How many days ahead the book tells of."""


@dataclass(frozen=True)
class Earlier:
    """The office of an earlier commit, to compare with."""

    view: View
    """What the same audience sees of it, without what it may no longer see."""
    called: str
    """What the commit is called on the cover."""


COPIES = {
    Audience.CONFIDENTIAL: "The Mayor’s copy – confidential",
    Audience.INTERNAL: "Staff copy – internal, not for release",
}
"""For whom the book is, on each of its pages."""


@dataclass(frozen=True)
class Days:
    """What is on the days of a book, compared with what was."""

    span: Span
    engagements: tuple[Engagement, ...]
    comparison: Comparison


def days_of(view: View, span: Span, earlier: Earlier | None, speak: Interpreter) -> Days:
    """What takes place on these days; compared with an earlier commit, if there is one."""
    now = engagements(view, span.first, span.last, speak)
    if earlier is None:
        return Days(span, now, NOTHING)
    before = engagements(earlier.view, span.first, span.last, speak)
    return Days(span, now, compared(now, before, view, earlier.view, speak))


def book_for(
    view: View, days: Days, seal: Seal | None, since: str, commit: str = ""
) -> dict[str, object]:
    """All that the template of the book is given.

    `since` is the commit compared with, and `commit` the number of the last one; "" for none.
    """
    speak = Interpreter(view.settings.languages[0])
    matters = [*_matters(view, days, speak)]
    return common_to(view, seal, speak) | {
        "title": _title(days.span, speak),
        "heading": speak.say("Briefing book"),
        "copy": speak.say(COPIES[view.audience]),
        "dates": _dates(days.span, speak),
        "prepared": " · ".join(
            filter(
                None, (speak.say("As of {moment}", moment=speak.moment(view.at)), commit[:SHORT])
            )
        ),
        "since": speak.say("Marked: what changed since {commit}", commit=since) if since else None,
        "days": [*_told(view, days, matters, speak)],
        "ahead": _ahead(view, days.span, speak),
        "contacts": [*_contacts(days.engagements)],
        "words": {name: speak.say(words) for name, words in WORDS.items()}
        | {
            "page": short_page_of_pages(speak),
            "on_page": speak.say("p. {page}", page="{page}"),
            "annex_of": speak.say("To: {title}", title="{title}"),
        },
    }


def _told(
    view: View, days: Days, matters: Sequence[Matter], speak: Interpreter
) -> Iterator[dict[str, object]]:
    """Each day with its card, and with the memos of what begins on it or before the book does."""
    labels = {matter.engagement.occasion: f"memo-{n}" for n, matter in enumerate(matters, start=1)}
    left = {*labels}

    def label(engagement: Engagement) -> str | None:
        return labels.get(engagement.occasion)

    found = [one for one in clashes(view, days.span.first, days.span.last, speak) if one.is_firm]
    for day in days.span.days:
        due = [
            matter
            for matter in matters
            if matter.engagement.occasion in left and matter.engagement.takes_place_on(day, view)
        ]
        left -= {matter.engagement.occasion for matter in due}
        memos = [memo(matter, labels[matter.engagement.occasion], view, speak) for matter in due]
        shown = card(day, days.engagements, days.comparison, label, view, speak)
        yield shown | {"clashes": [_clash(one) for one in found if one.day == day], "memos": memos}


def _clash(one: Clash) -> dict[str, object]:
    """Two that cannot both be, as the card of the day tells it."""
    return {
        "titles": [one.earlier.title, one.later.title],
        "what": " · ".join(filter(None, (one.span, one.what))),
    }


def common_to(view: View, seal: Seal | None, speak: Interpreter) -> dict[str, object]:
    """What every template asks for, of a document that is about no record."""
    settings = view.settings
    city = speak.say("City of {city}", city=settings.city)
    return {
        "author": office_of(settings, speak),
        "office": office_of(settings, speak),
        "keywords": [],
        "language": settings.languages[0].partition("-")[0],
        "region": "US",
        "colors": settings.colors.model_dump(),
        "seal": {"image": seal.content, "alt": speak.say("Seal of the {city}", city=city)}
        if seal
        else None,
        "provenance": None,
    }


WORDS = {
    "contents": "In this book",
    "elsewhere": "Today without the Mayor",
    "bottom_line": "Bottom line",
    "more": "Behind this page",
    "remarks": "Remarks",
    "ahead": "The week ahead",
    "contacts": "Whom to call",
    "time": "Time",
    "event": "What and where",
    "what": "What",
    "who": "Who",
    "cue": "Cue",
    "staff": "Staff",
    "page_head": "Page",
    "state": "State",
    "done": "Done",
    "open": "To do",
    "owner": "Owner",
    "due": "Due",
    "length": "Length",
    "for": "For",
    "phone": "Telephone",
    "name": "Name",
    "day": "Day",
    "stands_in": "Stands in",
    "changed": "Changed",
    "clashes": "Conflicts",
}


def _title(span: Span, speak: Interpreter) -> str:
    return speak.say("Briefing book, {day}", day=_dates(span, speak))


def _dates(span: Span, speak: Interpreter) -> str:
    if span.first == span.last:
        return speak.long_day(span.first)
    return speak.days(span.first, span.last)


def _in_order(some: Iterable[Engagement]) -> list[Engagement]:
    """As memos follow one another: those without the Mayor after the others."""
    return sorted(some, key=lambda one: (not one.with_mayor, one.occasion))


# --- memos ----------------------------------------------------------------------------------------


def _matters(view: View, days: Days, speak: Interpreter) -> Iterator[Matter]:
    """What there is a memo for: all that the Mayor does, and what has a plan without the Mayor."""
    promises = open_promises(view)
    for one in _in_order(days.engagements):
        if not one.is_off and (one.with_mayor or one.brief != Brief()):
            speeches = speeches_at(view, one, speak)
            yield Matter(one, promised_to(one, promises), speeches, days.comparison.of(one))


# --- the week ahead, and telephone numbers --------------------------------------------------------


def _ahead(view: View, span: Span, speak: Interpreter) -> list[dict[str, object]]:
    first, last = span.last + timedelta(days=1), span.last + timedelta(days=WEEK)
    coming = [
        one
        for one in engagements(view, first, last, speak)
        if one.with_mayor and one.starts.date() >= first
    ]
    return [
        {
            "day": f"{speak.weekday_short(one.starts.date())}, {speak.short_day(one.starts)}",
            "time": hours(one, view, speak),
            "title": one.title,
            "place": one.where.place or None,
            "marks": list(one.marks),
            "is_off": one.is_off,
        }
        for one in coming
    ]


def _contacts(some: Iterable[Engagement]) -> Iterator[dict[str, object]]:
    """Everybody with a telephone number, once, with what they are called for."""
    found: dict[tuple[str, str], list[str]] = {}

    def add(contact: Contact | None, purpose: str) -> None:
        if contact and contact.phone:
            purposes = found.setdefault((contact.name, contact.phone), [])
            if purpose not in purposes:
                purposes.append(purpose)

    for one in some:
        if one.is_off:
            continue
        add(one.lead, one.title)
        add(one.site, one.title)
        add(one.where.contact, one.where.place)
        for guest in one.brief.guests:
            add(Contact(guest.name, guest.phone), one.title)
    for (name, phone), purposes in sorted(found.items()):
        yield {"name": name, "phone": phone, "for": "; ".join(purposes)}
