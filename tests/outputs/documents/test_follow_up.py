"""The follow-up list of a meeting: who does what by when, for staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.audience import Audience
from herald.outputs.documents import papers_of
from tests.conftest import AT
from tests.documents import faults

if TYPE_CHECKING:
    from herald.office import Office


def test_what_was_agreed_is_sent_around_with_its_owners_and_days(office: Office) -> None:
    """
    == schedules/meetings/2026-11-18-storm.yml ==
    title: Storm season
    visibility: public
    meeting_kind: special
    body: Council
    starts: 2026-11-18 18:00
    ends: 2026-11-18 19:00
    place: City Hall
    decisions: [Both shelters open on Dec. 4.]
    actions:
      - {what: Ask the attorney}
      - {what: Count the cots, owner: Amara Diallo, due: 2026-12-04}
      - {what: Print the maps, owner: Ada, due: 2026-11-19, done: 2026-11-19}
    """
    view = office.seen_by(Audience.INTERNAL, AT)
    made = {one.path: one.bytes() for one in papers_of(view, "meeting/2026/storm", None)}

    assert (
        made["meetings/2026/storm/follow-up.txt"].decode()
        == """\
INTERNAL – NOT FOR RELEASE
Follow-up list: Storm season
Wednesday, November 18, 2026, 6–7 p.m. PST
1 of 3 done

[x] Print the maps
    Ada · Thu, Nov. 19

[ ] Count the cots
    Amara Diallo · Fri, Dec. 4

[ ] Ask the attorney
    Nobody yet · no day

Decisions
- Both shelters open on Dec. 4.
"""
    )
    assert faults(made["meetings/2026/storm/follow-up.pdf"]) == []


def test_a_meeting_without_actions_has_no_such_list(office: Office) -> None:
    """
    == schedules/meetings/2026-11-18-storm.yml ==
    title: Storm season
    meeting_kind: internal
    body: Staff
    starts: 2026-11-18 18:00
    ends: 2026-11-18 19:00
    place: City Hall
    """
    assert [*papers_of(office.seen_by(Audience.INTERNAL, AT), "meeting/2026/storm", None)] == []
