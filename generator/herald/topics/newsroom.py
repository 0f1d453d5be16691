"""What a release says besides its text, as the trade expects it, in the words of its language.

Its documents and its press kit say it, and a check asks how long it becomes on paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from herald.kinds.release import Quote, Release, ReleaseKind
from herald.render.language import Interpreter
from herald.render.running_head import shortened
from herald.topics.amendments import Amendment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from herald.audience import Seen
    from herald.settings import Settings

END = "###"
"""What the trade writes below the last line."""

DATED = (
    ReleaseKind.RELEASE,
    ReleaseKind.STATEMENT,
    ReleaseKind.ANNOUNCEMENT,
    ReleaseKind.CORRECTION,
)
"""The forms that begin with a dateline."""

TITLES = {
    ReleaseKind.RELEASE: "News releases",
    ReleaseKind.ADVISORY: "Media advisories",
    ReleaseKind.STATEMENT: "Statements",
    ReleaseKind.ANNOUNCEMENT: "Announcements",
    ReleaseKind.CORRECTION: "Corrections",
    ReleaseKind.OP_ED: "Opinion pieces",
    ReleaseKind.FACT_SHEET: "Fact sheets",
}
"""What the list and the feeds of each form are called."""

LABELS = {
    ReleaseKind.RELEASE: "For immediate release",
    ReleaseKind.ADVISORY: "Media advisory",
    ReleaseKind.STATEMENT: "Statement",
    ReleaseKind.ANNOUNCEMENT: "Announcement",
    ReleaseKind.CORRECTION: "Correction",
    ReleaseKind.OP_ED: "Opinion",
    ReleaseKind.FACT_SHEET: "Fact sheet",
}


@dataclass(frozen=True)
class ReleaseWords:
    """All that stands on a release but its text: every form of it says the same."""

    city: str
    """"City of Port Ellery"."""
    office: str
    """"Office of the Mayor"."""
    label: str
    """"For immediate release", "Media advisory", "Embargoed until …"."""
    date: str
    """As AP writes it: "Dec. 1, 2026"."""
    contacts: tuple[tuple[str, tuple[str, ...]], ...]
    """A name, and below it title, telephone and address."""
    headline: str
    subhead: str
    facts: tuple[tuple[str, str], ...]
    """What was put right; What, When, Where, Who of an advisory."""
    dateline: str
    """"PORT ELLERY, Wash.", without the dash."""
    quotes: tuple[Quote, ...]
    boilerplate: tuple[str, str] | None
    """A heading, and what the office says about itself."""
    press_contact: str
    """What stands over the contacts."""
    page: str
    """"Page {page} of {pages}"."""
    more: str
    """What the trade writes at the foot of a page that is not the last."""


Told = tuple[tuple[str, str], ...]
"""Sentences, each with what stands before it in bold."""


def words_of(record: Release, language: str, settings: Settings, told: Told = ()) -> ReleaseWords:
    """What a release says; `settings` are the office's in its language.

    What is `told` of corrections comes before everything else.
    """
    speak = Interpreter(language)
    label = speak.say("Withdrawn" if record.withdrawn else LABELS[record.release_kind])
    embargo = embargo_of(record, speak)
    if embargo and record.release_kind is ReleaseKind.RELEASE and not record.withdrawn:
        label = embargo  # and not "For immediate release"
    return ReleaseWords(
        city=speak.say("City of {city}", city=settings.city),
        office=speak.say("Office of the Mayor"),
        label=label,
        date=speak.day(record.date),
        contacts=tuple(_contacts(record, settings)),
        headline=record.title,
        subhead=record.subhead or "",
        facts=(*told, *_facts(record, speak)),
        dateline=_dateline(record, settings) or "",
        quotes=record.quotes,
        boilerplate=_boilerplate(record, settings, speak),
        press_contact=speak.say("Press contact"),
        page=speak.say("Page {page} of {pages}", page="{page}", pages="{pages}"),
        more=speak.say("—more—"),
    )


def put_right(
    seen: Seen, corrected: Seen | None, told: Iterable[Amendment], speak: Interpreter
) -> Iterator[tuple[str, str]]:
    """What is told of corrections: what was put right of a release, and what it corrects itself."""
    for one in told:
        title = one.correction.record.title if one.correction else ""
        yield speak.say("Corrected on {day}", day=speak.day(one.day)), _beside(one, title, speak)
    if corrected:
        record = cast("Release", seen.record)
        said = Amendment(record.date, record.was or "", record.now or "")
        yield speak.say("This corrects what we said"), _beside(said, corrected.record.title, speak)


def _beside(one: Amendment, title: str, speak: Interpreter) -> str:
    """What was said and what is so, in sentences after a title."""
    sides = (("It said", one.was), ("It should have said", one.now))
    said = " ".join(f"{speak.say(label)}: {words}" for label, words in sides if one.was and one.now)
    return ". ".join(filter(None, (title, said)))


def embargo_of(record: Release, speak: Interpreter) -> str:
    """The words over every page of a release that only the press is given yet; "" for others."""
    if record.embargo is None:
        return ""
    return speak.say("Embargoed until {moment}", moment=speak.moment(record.embargo))


def sheet(said: ReleaseWords, body: Sequence[object]) -> dict[str, object]:
    """What release.typ is given of a release; head and foot of its pages are not among it."""
    heading, text = said.boilerplate or ("", "")
    return {
        "label": said.label,
        "date": said.date,
        "contacts": [{"name": name, "lines": list(lines)} for name, lines in said.contacts],
        "headline": said.headline,
        "short": shortened(said.headline),
        "subhead": said.subhead or None,
        "facts": [{"label": label, "text": text} for label, text in said.facts],
        "dateline": said.dateline or None,
        "body": body,
        "images": {},
        "quotes": [
            {
                "text": quote.text,
                "language": quote.language or "",
                "who": quote.who,
                "title": quote.title,
            }
            for quote in said.quotes
        ],
        "boilerplate": {"heading": heading, "text": text} if said.boilerplate else None,
        "words": {
            "contacts": said.press_contact,
            "page": said.page,
            "more": said.more,
            "end": END,
        },
    }


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
