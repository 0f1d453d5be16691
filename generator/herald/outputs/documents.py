"""The documents for print: a PDF beside the page of every release and proclamation.

A document is made from what its page is made from, so the two say the same. Its own moment is the
record's date: it does not change because a build ran.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from herald.kinds.proclamation import Proclamation, Signature
from herald.kinds.release import Quote, Release, ReleaseKind
from herald.outputs.artifact import Artifact
from herald.records.facets import Issued
from herald.render import ceremony, prose
from herald.render.language import Interpreter
from herald.render.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import Seen
    from herald.kinds.person import Person
    from herald.settings import Settings
    from herald.view import View

DATED = (
    ReleaseKind.RELEASE,
    ReleaseKind.STATEMENT,
    ReleaseKind.ANNOUNCEMENT,
    ReleaseKind.CORRECTION,
)
"""The forms that begin with a dateline."""


@dataclass(frozen=True)
class Seal:
    """The city's seal, an SVG file."""

    content: bytes

    @cached_property
    def digest(self) -> str:
        """Of its content."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Signer:
    """Somebody who puts their name to a document."""

    name: str
    title: str


@dataclass(frozen=True)
class Letterhead:
    """What every document of the office has in common."""

    settings: Settings
    seal: bytes | None
    """The city's seal as SVG."""
    mayor: Signer
    people: tuple[tuple[str, Signer], ...]
    """Those who signed or attested, by the name of their record."""

    def signer(self, name: str) -> Signer:
        """Who signed; without a name where the person is not in the public directory."""
        return dict(self.people).get(name, Signer("", ""))


def artifacts(view: View, seal: bytes | None) -> Iterator[Artifact]:
    """A PDF for each record of a kind with a document, and for each of its translations."""
    for seen in view.records:
        yield from of_record(view, seen.key, Seal(seal) if seal else None)


def of_record(view: View, key: str, seal: Seal | None) -> Iterator[Artifact]:
    """The PDF of a record of a kind with a document, and of each of its translations."""
    seen = view.record(key)
    if seen is None or not seen.kind.document:
        return
    maker = MAKERS[seen.kind.document]
    for words in (seen, *seen.translations.values()):
        address = view.settings.address_in(words.language, seen.address)
        letterhead = letterhead_of(view, seen, seal, words.language)
        yield Artifact(f"{address.strip('/')}/{seen.name}.pdf", maker, (words, letterhead))


def letterhead_of(view: View, seen: Seen, seal: Seal | None, language: str) -> Letterhead:
    """What stands on a record's document besides the record, in a language."""
    named = [other for other in view.referred_by(seen) if other.kind.name == "person"]
    mayor = view.find("person", view.settings.mayor)
    return Letterhead(
        view.settings,
        seal.content if seal else None,
        _signer(mayor.into(language)) if mayor else Signer("", ""),
        tuple((person.name, _signer(person.into(language))) for person in named),
    )


def _signer(person: Seen) -> Signer:
    return Signer(person.record.title, cast("Person", person.record).role or "")


# --- releases -------------------------------------------------------------------------------------


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
        lines=tuple(_address_lines(settings)),
        label=label,
        stamp=_withdrawn(record, speak) or embargo or "",
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


def release(seen: Seen, letterhead: Letterhead) -> bytes:
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
    data = _common(seen, letterhead) | own
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


def _withdrawn(record: Issued, speak: Interpreter) -> str | None:
    """The words over every page of what was taken back: a file that somebody kept says it too."""
    if record.withdrawn is None:
        return None
    return speak.say(
        "Withdrawn on {day}: {reason}",
        day=speak.day(record.withdrawn.on),
        reason=record.withdrawn.reason,
    )


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


# --- proclamations --------------------------------------------------------------------------------


def proclamation(seen: Seen, letterhead: Letterhead) -> bytes:
    """The proclamation, fit for framing; a draft until it is signed."""
    record = cast("Proclamation", seen.record)
    speak = Interpreter(seen.language)
    settings = letterhead.settings.into(seen.language)
    signer = letterhead.signer(record.signed.by) if record.signed else letterhead.mayor
    mayor = signer if signer.name else letterhead.mayor
    form: ceremony.Form = record.proclamation_kind.value
    wording = ceremony.wording(
        form,
        seen.language,
        mayor=mayor.name,
        mayors_title=mayor.title or speak.say("Mayor"),
        city=settings.city,
        resolved=record.resolved,
        day=record.signed.on if record.signed else record.date,
        whereas=record.whereas,
        recipient=record.recipient,
    )
    data = _common(seen, letterhead) | {
        "office": [
            speak.say("Office of the Mayor"),
            speak.say("City of {city}", city=settings.city),
        ],
        "number": speak.say("No. {number}", number=record.number) if record.number else None,
        "heading": record.title,
        "recipient": _presented_to(record, form, speak),
        **wording,
        "signed": _signature(record.signed, letterhead, speak),
        "attested": _signature(record.attested, letterhead, speak),
        "draft": _not_valid(record, speak),
        "words": {
            "attest": speak.say("Attest"),
            "page": speak.say("Page {page} of {pages}", page="{page}", pages="{pages}"),
        },
    }
    return typeset("proclamation.typ", data, moment_of(record, settings))


def _not_valid(record: Proclamation, speak: Interpreter) -> dict[str, str] | None:
    """What stands on every page of one that is not signed, or was taken back: then without seal."""
    withdrawn = _withdrawn(record, speak)
    if withdrawn:
        return {"mark": speak.say("WITHDRAWN"), "line": withdrawn}
    if not record.signed:
        return {"mark": speak.say("DRAFT"), "line": speak.say("Draft, not issued")}
    return None


def _presented_to(record: Proclamation, form: ceremony.Form, speak: Interpreter) -> str | None:
    """Whom it is handed to; the other forms name them in their sentence."""
    if not record.recipient or form not in ("ceremonial", "official"):
        return None
    return speak.say("Presented to {recipient}", recipient=record.recipient)


def _signature(
    signature: Signature | None, letterhead: Letterhead, speak: Interpreter
) -> dict[str, str] | None:
    if signature is None:
        return None
    signer = letterhead.signer(signature.by)
    return {"name": signer.name, "title": signer.title, "date": speak.day(signature.on)}


# --- what both have -------------------------------------------------------------------------------


def _common(seen: Seen, letterhead: Letterhead) -> dict[str, object]:
    settings = letterhead.settings.into(seen.language)
    speak = Interpreter(seen.language)
    seal = letterhead.seal
    city = speak.say("City of {city}", city=settings.city)
    return {
        "title": seen.record.title,
        "author": f"{speak.say('Office of the Mayor')}, {city}",
        "keywords": list(seen.record.tags),
        "language": seen.language.partition("-")[0],
        "region": "US",
        "colors": settings.colors.model_dump(),
        "seal": {"image": seal, "alt": speak.say("Seal of the {city}", city=city)}
        if seal
        else None,
    }


def _address_lines(settings: Settings) -> list[str]:
    contact = settings.contact
    web = settings.site_url.partition("://")[2].rstrip("/")
    return [line for line in (contact and contact.address, contact and contact.phone, web) if line]


def moment_of(record: Issued, settings: Settings) -> datetime:
    """The document's own moment: the beginning of the record's date, in the office's zone."""
    return datetime.combine(record.date, time(), settings.zone)


MAKERS = {"release.typ": release, "proclamation.typ": proclamation}
"""Who makes the document of a kind, by the template that the kind names."""
