"""What the documents of the office have in common: who signs, the seal, the words around them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING, cast

from herald.addresses import verify_address
from herald.audience import Audience
from herald.outputs.seal import Seal
from herald.records.revision import SHORT
from herald.records.walk import PAGES
from herald.render import qr
from herald.render.colours import WHITE, ink_on, legible
from herald.render.files import cleaned
from herald.render.language import Interpreter
from herald.render.unfit import Unfit
from herald.topics.amendments import amendments, corrected_by, corrections_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from herald.audience import Seen
    from herald.kinds.person import Person
    from herald.records.facets import Issued, Record
    from herald.settings import Colors, Settings
    from herald.topics.amendments import Amendment
    from herald.view import View


@dataclass(frozen=True)
class Signer:
    """Somebody who puts their name to a document."""

    name: str
    title: str


@dataclass(frozen=True)
class Provenance:
    """Where a document comes from, in a line for its foot."""

    line: str
    """Record, revision, date and short commit."""
    address: str = ""
    """Where anybody can verify it; "" for a document that is not public."""


@dataclass(frozen=True)
class Letterhead:
    """What every document of the office has in common."""

    settings: Settings
    seal: bytes | None
    """The city's seal as SVG."""
    mayor: Signer
    people: tuple[tuple[str, Signer], ...]
    """Those whom it names, who signed it for example, by the name of their record."""
    is_public: bool
    """Whether the public may have the record too."""
    named: tuple[Seen, ...] = ()
    """The other records that it names and a document may tell of: events, venues, organizations."""
    below: tuple[Seen, ...] = ()
    """The records under it that the document tells of: the goals of a committee."""
    amendments: tuple[Amendment, ...] = ()
    """What was put right of the record."""
    corrected: Seen | None = None
    """What the record corrects, if it is a correction."""
    provenance: Provenance | None = None
    """What the foot says of where the document comes from."""

    def signer(self, name: str) -> Signer:
        """Who signed; without a name where the reader may not know the person."""
        return dict(self.people).get(name, Signer("", ""))

    def find(self, kind: str, name: str | None) -> Seen | None:
        """The record of a kind that it names so, if it is seen."""
        found = (seen for seen in self.named if seen.kind.name == kind)
        return next((seen for seen in found if name in (seen.name, seen.stem)), None)

    def title_of(self, kind: str, name: str | None) -> str:
        """What that record is called; "" where it is not seen."""
        found = self.find(kind, name)
        return found.record.title if found else ""


TOLD_OF = ("event", "venue", "organization", "committee")
"""The kinds of records of which documents tell more than a name."""


def seal_of(view: View, root: Path) -> Seal | None:
    """The city's seal, as it is published; None without one, and for one that cannot be.

    `herald check` says of such a seal what is wrong with it, and a book without one is made all the
    same (ADR 49).
    """
    if not view.settings.seal:
        return None
    file = root / PAGES / view.settings.seal
    try:
        return Seal(cleaned(file.name, file.read_bytes()))
    except (OSError, Unfit):
        return None


def letterhead_of(
    view: View, seen: Seen, seal: Seal | None, language: str, below: Sequence[Seen] = ()
) -> Letterhead:
    """What stands on a record's document besides the record, in a language.

    Those named by records `below` it are among the people.
    """
    named = view.referred_by(seen)
    everyone = [other for one in (seen, *below) for other in view.referred_by(one)]
    persons = {other.key: other for other in everyone if other.kind.name == "person"}.values()
    mayor = view.find("person", view.settings.mayor)
    corrected = corrected_by(view, seen)
    return Letterhead(
        view.settings,
        seal.content if seal else None,
        _signer(mayor.into(language)) if mayor else Signer("", ""),
        tuple((person.name, _signer(person.into(language))) for person in persons),
        _is_public(view, seen.record),
        tuple(other.into(language) for other in named if other.kind.name in TOLD_OF),
        tuple(other.into(language) for other in below),
        amendments(seen.into(language).record, corrections_of(view, seen), language),
        corrected.into(language) if corrected else None,
        provenance_of(view, seen.into(language)),
    )


def _is_public(view: View, record: Record) -> bool:
    """Whether it is meant for the public, and what it waits for has come."""
    awaited = (moment for moment in (record.publish_at, record.embargo) if moment)
    return Audience.PUBLIC.may_see(record.visibility) and all(map(view.is_past, awaited))


def provenance_of(view: View, seen: Seen) -> Provenance:
    """What the foot of a record's documents says; with the address of its page for verification.

    Documents for staff have none, and those of a record that will have no page.
    """
    speak = Interpreter(seen.language)
    lineage = view.lineage(seen)
    said = [seen.key]
    if lineage.revisions:
        last = lineage.revisions[-1]
        number = "After revision {n}" if lineage.is_changed else "Revision {n}"
        said += [
            speak.say(number, n=len(lineage.revisions)),
            speak.day(last.at.astimezone(view.settings.zone).date()),
            last.commit[:SHORT],
        ]
    address = ""
    will_have_page = seen.address and Audience.PUBLIC.may_see(seen.record.visibility)
    if will_have_page and not view.audience.is_staff:
        place = view.settings.address_in(seen.language, verify_address(seen.address))
        address = view.settings.absolute(place)
    return Provenance(" · ".join(said), address)


def _signer(person: Seen) -> Signer:
    return Signer(person.record.title, cast("Person", person.record).role or "")


def common_to(seen: Seen, letterhead: Letterhead) -> dict[str, object]:
    """What every template asks for: title, author, language, colours, seal, provenance."""
    settings = letterhead.settings.into(seen.language)
    speak = Interpreter(seen.language)
    seal = letterhead.seal
    city = speak.say("City of {city}", city=settings.city)
    return {
        "title": seen.record.title,
        "author": office_of(settings, speak),
        "keywords": list(seen.record.tags),
        "language": seen.language.partition("-")[0],
        "region": "US",
        "colors": settings.colors.model_dump(),
        "provenance": _provenance(letterhead.provenance),
        "seal": {"image": seal, "alt": speak.say("Seal of the {city}", city=city)}
        if seal
        else None,
    }


def _provenance(provenance: Provenance | None) -> dict[str, object] | None:
    if provenance is None:
        return None
    address = provenance.address
    return {
        "line": provenance.line,
        "address": address.partition("://")[2] if address else None,
        "code": qr.code(address) if address else None,
    }


def inks_of(colors: Colors) -> dict[str, str]:
    """The city's colours as text on paper, and what text is on a surface of each."""
    return {
        "primary": legible(colors.primary, WHITE),
        "accent": legible(colors.accent, WHITE),
        "on_primary": ink_on(colors.primary),
        "on_accent": ink_on(colors.accent),
    }


def head_of(settings: Settings, speak: Interpreter) -> dict[str, object]:
    """What stands at the head of a sheet: the city, the office, and how it is reached."""
    return {
        "city": speak.say("City of {city}", city=settings.city),
        "office": speak.say("Office of the Mayor"),
        "lines": address_lines(settings),
    }


def office_of(settings: Settings, speak: Interpreter) -> str:
    """`Office of the Mayor, City of Port Ellery`."""
    city = speak.say("City of {city}", city=settings.city)
    return f"{speak.say('Office of the Mayor')}, {city}"


def internal(speak: Interpreter) -> str:
    """The words over every page of a paper for staff."""
    return speak.say("Internal – not for release")


def page_of_pages(speak: Interpreter) -> str:
    """How pages are counted, with the places of the two numbers, which the template knows."""
    return speak.say("Page {page} of {pages}", page="{page}", pages="{pages}")


def short_page_of_pages(speak: Interpreter) -> str:
    """The same where there is little room: `3 of 12`."""
    return speak.say("{page} of {pages}", page="{page}", pages="{pages}")


def address_lines(settings: Settings) -> list[str]:
    """Address, telephone and web address of the office."""
    contact = settings.contact
    web = settings.site_url.partition("://")[2].rstrip("/")
    return [line for line in (contact and contact.address, contact and contact.phone, web) if line]


def moment_of(record: Issued, settings: Settings) -> datetime:
    """The document's own moment: the beginning of the record's date, in the office's zone."""
    return datetime.combine(record.date, time(), settings.zone)


def taken_back(record: Record, speak: Interpreter) -> str | None:
    """The words over every page of what was taken back: a file that somebody kept says it too."""
    if record.withdrawn is None:
        return None
    return speak.say(
        "Withdrawn on {day}: {reason}",
        day=speak.day(record.withdrawn.on),
        reason=record.withdrawn.reason,
    )
