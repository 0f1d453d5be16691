"""Drafts of disclosures: what `herald disclose DATE` writes for a person to complete.

A draft is internal and has no topic, so that nothing of it is public until somebody has written and
confirmed it. Its title and the name of its file say when it was and nothing else: both would be
public, and an appointment's own may say too much.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from herald.kinds.disclosure import Form
from herald.mayors_time.disclosures import Lack, past

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from herald.kinds.appointment import Appointment
    from herald.mayors_time.disclosures import Past
    from herald.office import Office
    from herald.records.encounter import Attendee

FOLDER = "schedules/disclosures"

_FORMS = {"call": Form.CALL, "media": Form.INTERVIEW}


@dataclass(frozen=True)
class DraftOfDisclosure:
    """A file to be written."""

    path: str
    """From the office's root."""
    text: str


def drafts(office: Office, day: date, at: datetime) -> tuple[DraftOfDisclosure, ...]:
    """What lacks a disclosure of all that counts, is over at `at` and was on that day."""
    lacking = (
        one for one in past(office, at) if one.starts.date() == day and one.lacks is Lack.DRAFT
    )
    return tuple(_drafted(office, one, number) for number, one in enumerate(lacking, 1))


def _drafted(office: Office, one: Past, number: int) -> DraftOfDisclosure:
    appointment = cast("Appointment", one.entry.record)
    form = _FORMS.get(appointment.purpose.value, Form.MEETING)
    # No date with hyphens: that is no part of a record's name, and two days would have one name.
    name = f"{form}-{one.starts:%Y%m%d-%H%M}"
    path = f"{FOLDER}/{one.starts:%Y}/{name}.yml"
    if any(entry.path == path for entry in office.of("disclosure")):
        path = f"{FOLDER}/{one.starts:%Y}/{name}-{number}.yml"
    lines = [*_fields(office, one, appointment, form)]
    return DraftOfDisclosure(path, "\n".join(lines) + "\n")


def _fields(office: Office, one: Past, appointment: Appointment, form: Form) -> Iterator[str]:
    guests = appointment.attendees or ()
    policy = office.settings.disclosure
    most = policy.names_up_to if policy else 0
    minutes = int((one.ends - one.starts).total_seconds()) // 60
    yield f"title: {_text(f'{form.capitalize()}, {one.starts:%Y-%m-%d %H:%M}')}"
    yield "# Read every line: all but 'discloses' is published, and so is this file's name."
    yield "# Then write the topic and who came, and set 'visibility: public'."
    yield "visibility: internal"
    yield f"discloses: {one.entry.name}"
    yield f"met_at: {one.starts:%Y-%m-%d %H:%M}"
    yield f"lasted: {minutes}"
    yield f"form: {form}"
    yield "# topic: What it was about, in a line"
    yield f"attended: {len(guests)}"
    names = [_named(office, guest) for guest in guests if guest.name or guest.person]
    if names and len(guests) <= most:
        yield from _listed("names", names)
    groups = dict.fromkeys(
        _title(office, "organization", guest.organization) for guest in guests if guest.organization
    )
    if groups:
        yield from _listed("organizations", groups)


def _named(office: Office, guest: Attendee) -> str:
    name = guest.name or _title(office, "person", guest.person or "")
    return f"{name}, {guest.title}" if guest.title else name


def _title(office: Office, kind: str, name: str) -> str:
    entry = office.find(kind, name)
    return entry.facts.title if entry else name


def _listed(field: str, items: Iterable[str]) -> Iterator[str]:
    yield f"{field}:"
    yield from (f"  - {_text(item)}" for item in items)


def _text(words: str) -> str:
    # A JSON text is a YAML text between double quotes, whatever it holds.
    return json.dumps(words, ensure_ascii=False)
