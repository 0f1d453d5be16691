"""The digest of seven in the morning: a mail for the whole office, and one for each who has a part.

It is made from what every member of the staff may see. A mail is read by more people than a page
inside the office: it has no telephone numbers and no codes to dial, and of what is not out yet it
says where the record is and not what it says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from herald.desk.briefs import AHEAD, briefs_of
from herald.desk.due import items
from herald.desk.outside import going_out
from herald.desk.requests import TO_DECIDE, TO_TELL, decided, waiting
from herald.kinds.person import Person
from herald.outputs.artifact import Artifact
from herald.outputs.documents.briefing.changes import compared
from herald.outputs.documents.briefing.engagements import engagements_near
from herald.outputs.documents.briefing.hours import hours
from herald.render import mail, plain, templates
from herald.render.language import Interpreter, direction_of
from herald.topics.clashes import clashes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from herald.outputs.documents.briefing.book import Earlier
    from herald.outputs.documents.briefing.engagement import Engagement
    from herald.settings import Settings
    from herald.view import View

SOON = timedelta(days=2)
"""What is due within so many days is told."""

WEEK = timedelta(days=6)
"""So far conflicts and changes are told."""

MOST = 40
"""So many rows a section has at most; it says how many there are besides."""

PLACEHOLDER = "nobody@staff.invalid"
"""Whom a mail goes to of whom no address is known; RFC 2606 reserves `.invalid`."""


@dataclass(frozen=True)
class Row:
    """A line of the digest."""

    head: str
    """A time, a day or how late; "" for none."""
    words: str
    detail: str
    people: frozenset[str]
    """Whom it concerns, by their full names."""


@dataclass(frozen=True)
class Section:
    """A part of the digest."""

    title: str
    rows: tuple[Row, ...]
    more: int = 0

    def of(self, person: str) -> Section:
        """What of it concerns somebody."""
        return replace(self, rows=tuple(row for row in self.rows if person in row.people))

    def cut(self) -> Section:
        """No longer than a mail should be."""
        return replace(self, rows=self.rows[:MOST], more=max(0, len(self.rows) - MOST))


@dataclass(frozen=True)
class Digest:
    """One mail."""

    settings: Settings
    language: str
    day: date
    sent: datetime
    name: str
    """Of its files: `office`, or the person's in the directory."""
    addressee: mail.Correspondent
    sections: tuple[Section, ...]
    """Only those with something in them; in the order in which they are read."""

    @property
    def subject(self) -> str:
        """Says that it is internal, and how much there is of what."""
        speak = Interpreter(self.language)
        told = (f"{one.title}: {len(one.rows) + one.more}" for one in self.sections)
        day = f"{speak.weekday(self.day)}, {speak.short_day(self.day)}"
        return f"{speak.say('INTERNAL')} – {day} – {'; '.join(told)}"


def digests(
    view: View, earlier: Earlier | None, unread: tuple[str, ...] = ()
) -> tuple[Digest, ...]:
    """The office's and those of everybody who has a part in it; none when there is nothing.

    `earlier` is the office as it was a day ago; without it nothing is told of changes. `unread` are
    the folders of files that are not in the view, since they could not be read.
    """
    speak = Interpreter(view.settings.languages[0])
    missing = tuple(
        Row("", folder, speak.say("herald check names it."), frozenset()) for folder in unread
    )
    every = (
        Section(speak.say("Could not be read, and is not in here"), missing),
        *_sections(view, earlier, speak),
    )
    sections = tuple(one for one in every if one.rows)
    if not sections:
        return ()
    settings = view.settings.into(speak.language)
    whole = Digest(
        settings,
        speak.language,
        view.today,
        view.at,
        "office",
        mail.Correspondent(speak.say("Staff of the office"), PLACEHOLDER),
        tuple(one.cut() for one in sections),
    )
    people = sorted({name for one in sections for row in one.rows for name in row.people} - {""})
    found = [own for name in people if (own := _own(view, whole, sections, name))]
    return (whole, *found)


def _own(view: View, whole: Digest, sections: Iterable[Section], name: str) -> Digest | None:
    """A person's digest; None for somebody who is not in the directory."""
    seen = view.called(name)
    if seen is None or not isinstance(seen.record, Person):
        return None
    person = seen.record
    private = person.private.email if person.private else None
    own = (one.of(name).cut() for one in sections)
    return replace(
        whole,
        name=seen.name,
        addressee=mail.Correspondent(name, private or person.public_email or PLACEHOLDER),
        sections=tuple(one for one in own if one.rows),
    )


# --- what is told ---------------------------------------------------------------------------------


def _sections(view: View, earlier: Earlier | None, speak: Interpreter) -> Iterator[Section]:
    today = view.today
    near = engagements_near(view, today, today + AHEAD, speak)
    leads = {one.key: _people(one) for one in near}
    mine = [one for one in near if one.with_mayor and one.takes_place_on(today, view)]
    yield Section(speak.say("Today"), tuple(_engagement(one, view, speak) for one in mine))
    if earlier:
        rows = tuple(_changes(view, earlier, speak))
        yield Section(speak.say("Changed since yesterday"), rows)
    found = clashes(view, today, today + WEEK, speak)
    rows = tuple(
        Row(
            ", ".join(filter(None, [speak.weekday(one.day), one.span])),
            speak.listed(
                _title(view, party.path, party.title) for party in (one.earlier, one.later)
            ),
            one.what,
            frozenset().union(*(leads.get(key, frozenset()) for key in one.keys)),
        )
        for one in found
    )
    yield Section(speak.say("Conflicts"), rows)
    yield Section(speak.say("Requests to answer"), tuple(_requests(view, speak)))
    late = [one for one in briefs_of(view, near, speak) if one.is_late]
    rows = tuple(
        Row(
            speak.short_day(one.day),
            _title(view, one.path, one.title),
            speak.say("missing: {parts}", parts=speak.listed(one.missing)),
            frozenset({one.owner}),
        )
        for one in late
    )
    yield Section(speak.say("Briefs that are late"), rows)
    yield Section(speak.say("Due and overdue"), tuple(_due(view, speak)))
    yield Section(speak.say("Goes out today"), tuple(_going(view, speak)))


def _title(view: View, path: str, title: str) -> str:
    """What a record is called in a mail: where it is, while it waits for its moment."""
    seen = view.record(view.key_at(path))
    if seen is None:
        return title
    awaited = (moment for moment in (seen.record.publish_at, seen.record.embargo) if moment)
    return title if all(map(view.is_past, awaited)) else path


def _people(one: Engagement) -> frozenset[str]:
    return frozenset(contact.name for contact in (one.lead, one.site) if contact)


def _engagement(one: Engagement, view: View, speak: Interpreter) -> Row:
    lead = one.lead.name if one.lead else ""
    said = [*one.marks, one.where.place, lead]
    title = _title(view, view.file_of(one.key), one.title)
    return Row(hours(one, view, speak), title, " · ".join(filter(None, said)), _people(one))


def _changes(view: View, earlier: Earlier, speak: Interpreter) -> Iterator[Row]:
    """What is otherwise on today and the six days after it."""
    first, last = view.today, view.today + WEEK
    now = engagements_near(view, first, last, speak)
    before = engagements_near(earlier.view, first, last, speak)
    found = compared(now, before, view, earlier.view, speak)
    for one in now:
        news = found.of(one)
        if news:
            said = "; ".join([news.mark, *news.was])
            title = _title(view, view.file_of(one.key), one.title)
            yield Row(_when(one, view, speak), title, said, _people(one))
    for gone in found.gone:
        one = gone.engagement
        yield Row(_when(one, view, speak), one.title, gone.mark, _people(one))


def _when(one: Engagement, view: View, speak: Interpreter) -> str:
    return f"{speak.weekday_short(one.starts)}, {hours(one, view, speak)}"


def _requests(view: View, speak: Interpreter) -> Iterator[Row]:
    for title, some in (
        (TO_DECIDE, waiting(view, speak)),
        (TO_TELL, decided(view, speak)),
    ):
        for one in some:
            said = [one.organization, speak.say(title)]
            yield Row(one.by, one.title, " · ".join(said), frozenset({one.owner}))


def _due(view: View, speak: Interpreter) -> Iterator[Row]:
    """By owner, and of each what is due first."""
    some = [one for one in items(view, speak) if one.due and one.due <= view.today + SOON]
    for one in sorted(some, key=lambda one: one.owner.casefold()):
        source = _title(view, one.path, one.source) if one.source else ""
        said = [one.owner or speak.say("Nobody"), source]
        detail = " · ".join(filter(None, said))
        yield Row(one.late or one.when, one.what, detail, frozenset({one.owner}))


def _going(view: View, speak: Interpreter) -> Iterator[Row]:
    for one in going_out(view, view.today, view.today, speak):
        yield Row(one.clock, f"{one.kind}: {one.what}", one.path, frozenset({one.owner}))


# --- its forms ------------------------------------------------------------------------------------


def artifacts(digest: Digest) -> Iterator[Artifact]:
    """`DATE/NAME.html`, `.txt`, and `.eml`, where the office has an address to send from."""
    stem = f"{digest.day}/{digest.name}"
    yield Artifact(f"{stem}.html", page, (digest,))
    yield Artifact(f"{stem}.txt", text, (digest,))
    contact = digest.settings.contact
    if contact and contact.email:
        yield Artifact(f"{stem}.eml", message, (digest,))


def page(digest: Digest) -> bytes:
    """The digest as a page for mail programs."""
    return _page(digest).encode()


def text(digest: Digest) -> bytes:
    """The digest as plain text."""
    return _text(digest).encode()


def message(digest: Digest) -> bytes:
    """The digest as a message."""
    settings, contact = digest.settings, digest.settings.contact
    envelope = mail.Envelope(
        sender=mail.Correspondent(settings.name, (contact.email if contact else None) or ""),
        recipient=digest.addressee,
        subject=digest.subject,
        sent=digest.sent,
        identity=f"digest.{digest.day}.{digest.name}",
        host=settings.host,
        language=digest.language,
    )
    return mail.message(envelope, _text(digest), _page(digest))


def _page(digest: Digest) -> str:
    speak = Interpreter(digest.language)
    html = templates.render(
        "mail/digest.html",
        digest=digest,
        settings=digest.settings,
        language=digest.language,
        direction=direction_of(digest.language),
        day=speak.long_day(digest.day),
        say=speak.say,
        count=speak.count,
    )
    return mail.inlined(html)


def _text(digest: Digest) -> str:
    speak = Interpreter(digest.language)
    notice = speak.say("For the staff of the office. Not for release.")
    blocks = [
        f"{speak.say('INTERNAL')} – {notice}",
        plain.underlined(speak.long_day(digest.day), "="),
    ]
    for section in digest.sections:
        blocks += [plain.underlined(section.title), "\n".join(map(_line, section.rows))]
        if section.more:
            blocks.append(speak.count(section.more, "and {n} more", "and {n} more"))
    blocks.append(f"-- \n{speak.say('INTERNAL')} – {digest.settings.name}")
    return "\n\n".join(blocks) + "\n"


def _line(row: Row) -> str:
    head = f"{row.head}: " if row.head else ""
    said = plain.wrapped(f"{head}{row.words}", plain.MESSAGE_WIDTH, "* ", "  ")
    if not row.detail:
        return said
    return f"{said}\n{plain.wrapped(row.detail, plain.MESSAGE_WIDTH, '  ', '  ')}"
