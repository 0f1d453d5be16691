"""What is owed of the Mayor's past calendar, and the drafts that a person completes."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from herald.kinds import BY_NAME
from herald.mayors_time.disclosures import Lack, owed
from herald.office import Office
from herald.on_request.disclosing import drafts
from herald.records.entry import Entry
from herald.records.reader import entry
from herald.records.source import Source, read

if TYPE_CHECKING:
    from herald.office import Office as OfficeType

ZONE = ZoneInfo("America/Los_Angeles")


def at(text: str) -> datetime:
    """A moment of the office's clocks."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def test_only_what_counts_is_over_and_lacks_something_is_owed(office: OfficeType) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    disclosure: {since: 2026-11-09, within: 5}
    == schedules/calendar/before.yml ==
    title: Before the rule
    starts: 2026-11-06 10:00
    ends: 2026-11-06 11:00
    purpose: meeting
    == schedules/calendar/desk.yml ==
    title: Desk
    starts: 2026-11-10 10:00
    ends: 2026-11-10 11:00
    purpose: desk
    == schedules/calendar/quiet.yml ==
    title: Quiet
    visibility: confidential
    starts: 2026-11-10 10:00
    ends: 2026-11-10 11:00
    purpose: meeting
    == schedules/calendar/off.yml ==
    title: Off
    status: cancelled
    starts: 2026-11-10 10:00
    ends: 2026-11-10 11:00
    purpose: meeting
    == schedules/calendar/done.yml ==
    title: Done
    status: done
    starts: 2026-11-10 10:00
    ends: 2026-11-10 11:00
    purpose: call
    == schedules/calendar/weekly.yml ==
    title: Weekly
    starts: 2026-11-09 14:00
    ends: 2026-11-09 15:00
    recurrence: FREQ=WEEKLY
    purpose: meeting
    == schedules/disclosures/weekly-1.yml ==
    title: Meeting
    visibility: public
    discloses: weekly
    met_at: 2026-11-09 14:00
    lasted: 60
    attended: 1
    names: [Josefa Ibarra]
    topic: Boats
    == schedules/disclosures/weekly-2.yml ==
    title: Meeting
    discloses: weekly
    met_at: 2026-11-16 14:00
    lasted: 60
    attended: 1
    """
    found = owed(office, at("2026-11-19 00:00"))
    assert [(one.entry.name, str(one.starts.date()), str(one.due), one.lacks) for one in found] == [
        # Veterans Day, Nov 11, is no working day.
        ("done", "2026-11-10", "2026-11-18", Lack.DRAFT),
        ("weekly", "2026-11-16", "2026-11-23", Lack.TOPIC),
    ]
    assert [one.is_overdue(at("2026-11-18 23:59")) for one in found] == [False, False]
    assert [one.is_overdue(at("2026-11-19 00:00")) for one in found] == [True, False]


def test_a_draft_says_when_it_was_and_is_internal_without_a_topic(office: OfficeType) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    disclosure: {since: 2026-11-09}
    == schedules/calendar/fire-chief-finalist.yml ==
    title: Finalist for fire chief
    starts: 2026-11-10 10:00
    ends: 2026-11-10 10:45
    purpose: call
    attendees:
      - name: Ines "Nes" Roldan
        title: deputy chief
        organization: fire
      - person: renata-okafor-lindqvist
      - organization: fire
    == office/organizations/fire.md ==
    ---
    title: Fire Department
    ---
    """
    (draft,) = drafts(office, date(2026, 11, 10), at("2026-11-20 12:00"))
    assert draft.path == "schedules/disclosures/2026/call-20261110-1000.yml"
    assert (
        draft.text
        == """\
title: "Call, 2026-11-10 10:00"
# Read every line: all but 'discloses' is published, and so is this file's name.
# Then write the topic and who came, and set 'visibility: public'.
visibility: internal
discloses: fire-chief-finalist
met_at: 2026-11-10 10:00
lasted: 45
form: call
# topic: What it was about, in a line
attended: 3
names:
  - "Ines \\"Nes\\" Roldan, deputy chief"
  - "Renata Okafor-Lindqvist"
organizations:
  - "Fire Department"
"""
    )
    source = read(draft.path, draft.text.encode())
    assert isinstance(source, Source)
    written = entry(BY_NAME["disclosure"], "call", "call", "", source, office.settings)
    assert isinstance(written, Entry)
    after = Office(office.settings, [*office.records, written], (), {})
    assert drafts(after, date(2026, 11, 10), at("2026-11-20 12:00")) == ()
    assert [one.lacks for one in owed(after, at("2026-11-20 12:00"))] == [Lack.TOPIC]


def test_of_many_the_draft_names_nobody(office: OfficeType) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    disclosure: {since: 2026-11-09, names_up_to: 1}
    == schedules/calendar/owners.yml ==
    title: Owners
    starts: 2026-11-10 10:00
    ends: 2026-11-10 10:45
    purpose: meeting
    attendees:
      - name: Josefa Ibarra
      - name: Ansel Ruud
    """
    (draft,) = drafts(office, date(2026, 11, 10), at("2026-11-20 12:00"))
    assert draft.text.endswith("# topic: What it was about, in a line\nattended: 2\n")
