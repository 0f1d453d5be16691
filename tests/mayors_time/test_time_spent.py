"""The Mayor's time over some days: what is counted, as what, and beside what was meant."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from herald.audience import Audience
from herald.mayors_time.time_spent import time_spent
from herald.outputs.documents.time_report import csv, pdf
from tests.conftest import AT
from tests.documents import faults, words_of

if TYPE_CHECKING:
    from herald.office import Office


def test_the_day_of_a_mayor(office: Office) -> None:
    """
    == content/priorities/homes.yml ==
    title: Homes
    statement: More homes.
    rank: 1
    time_share: 60
    == content/priorities/water.yml ==
    title: Water
    statement: Higher walls.
    rank: 2
    == office/venues/hall.yml ==
    title: Hall
    address: 1 River Road
    neighborhood: Riverbend
    == schedules/calendar/meeting.yml ==
    title: Both
    starts: 2026-11-10 09:00
    ends: 2026-11-10 11:00
    purpose: meeting
    venue: hall
    priorities: [homes, water]
    travel_before: 30
    == schedules/calendar/desk.yml ==
    title: Desk
    starts: 2026-11-10 10:00
    ends: 2026-11-10 12:00
    purpose: desk
    == schedules/calendar/hold.yml ==
    title: Perhaps
    starts: 2026-11-10 13:00
    ends: 2026-11-10 14:00
    purpose: meeting
    status: tentative
    place: City Hall
    == schedules/calendar/stand-in.yml ==
    title: Somebody else
    starts: 2026-11-10 14:00
    ends: 2026-11-10 15:00
    purpose: meeting
    representative: renata-okafor-lindqvist
    place: City Hall
    == schedules/calendar/night.yml ==
    title: Home
    starts: 2026-11-10 23:00
    ends: 2026-11-11 07:00
    purpose: personal
    == schedules/events/forum.yml ==
    title: Forum
    starts: 2026-11-10 18:00
    ends: 2026-11-10 19:00
    subtype: forum
    mayors_role: listen
    venue: hall
    """
    spent = time_spent(
        office.seen_by(Audience.INTERNAL, AT), date(2026, 11, 10), date(2026, 11, 10)
    )
    hours = [(row.name, float(row.hours), row.meant) for row in spent.priorities]
    assert hours == [("homes", 1, 60), ("water", 1, None), ("", 2, None)]
    assert [(row.name, float(row.hours)) for row in spent.neighborhoods] == [
        ("Riverbend", 3),
        ("", 1),
    ]
    assert [(row.name, float(row.hours)) for row in spent.kinds] == [
        *(("appointment", 2), ("desk", 1), ("event", 1)),
    ]
    apart = [float(one / 3600) for one in (spent.worked, spent.travel, spent.private)]
    assert apart == [4, 0.5, 1]
    assert spent.priorities[0].off_by == -35
    assert csv(spent).decode() == (
        '"by","name","title","hours","percent","meant_percent"\r\n'
        '"priority","homes","Homes","1","25","60"\r\n'
        '"priority","water","Water","1","25",""\r\n'
        '"priority","","","2","50",""\r\n'
        '"neighborhood","Riverbend","Riverbend","3","75",""\r\n'
        '"neighborhood","","","1","25",""\r\n'
        '"kind","appointment","appointment","2","50",""\r\n'
        '"kind","desk","desk","1","25",""\r\n'
        '"kind","event","event","1","25",""\r\n'
        '"travel","","","0.5","",""\r\n'
        '"private","","","1","",""\r\n'
    )
    made = pdf(spent, office.settings)
    assert faults(made) == []
    assert "4 hours of work, 0.5 on the way, 1 private." in words_of(made)


def test_a_span_without_anything_has_no_share_of_it(office: Office) -> None:
    """
    == content/priorities/homes.yml ==
    title: Homes
    statement: More homes.
    """
    spent = time_spent(office.seen_by(Audience.INTERNAL, AT), date(2026, 11, 1), date(2026, 11, 2))
    assert [(row.name, float(row.seconds), float(row.share)) for row in spent.priorities] == [
        *(("homes", 0, 0), ("", 0, 0)),
    ]
    assert (int(spent.worked), spent.neighborhoods, spent.kinds) == (0, (), ())
    assert faults(pdf(spent, office.settings)) == []
