"""A week with conflicts of all sorts and as many near misses: all are found, and nothing else."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from herald.checks import brief_missing, schedule_conflict, told_otherwise
from herald.kinds import KINDS
from herald.office import Office
from herald.records.reader import read_office
from tests.conftest import write_office

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = date(2026, 12, 7)
AT = datetime(2026, 12, 5, 12, tzinfo=ZoneInfo("America/Los_Angeles"))

DIRECTORY = """
== office/venues/hall.yml ==
title: City Hall
address: 1 Harbor Street
latitude: 48.00
longitude: -122.40
== office/venues/annex.yml ==
title: The annex, beside City Hall
address: 2 Harbor Street
latitude: 48.00
longitude: -122.40
== office/venues/airport.yml ==
title: The airport, ten miles away
address: 9 Field Road
latitude: 48.145
longitude: -122.40
== office/venues/pier.yml ==
title: Pier 4
address: 4 Harbor Street
== office/venues/school.yml ==
title: The school
address: 5 Hill Street
== office/people/theo-park.yml ==
title: Theo Park
role: Deputy Mayor
== office/people/ines-vega.yml ==
title: Ines Vega
role: Chief of Staff
"""

FOUND = """
two meetings overlap by five minutes
  appointment mon 06:00-07:00 purpose: meeting
  appointment mon 06:55-07:30 purpose: meeting
> error both need the Mayor

a call while the Mayor speaks
  event       mon 08:00-09:30 mayors_role: speak
  appointment mon 08:30-08:40 purpose: call
> error both need the Mayor

two at the very same time
  appointment mon 10:00-11:00 purpose: media
  appointment mon 10:00-11:00 purpose: call
> error both need the Mayor

a breakfast after a night that ends later
  event       mon 22:00-tue 05:30 mayors_role: present
  appointment tue 05:00-05:45 purpose: meeting
> error both need the Mayor

a call that is written in another zone
  appointment tue 08:00-09:00 purpose: meeting
  appointment tue 11:30-12:30 purpose: call; timezone: America/New_York
> error both need the Mayor

what repeats every week meets what does not
  event       mon 12:00-13:00 mayors_role: listen; recurrence: FREQ=DAILY;COUNT=2
  appointment tue 12:30-13:30 purpose: meeting
> error both need the Mayor

what repeats was moved by its rule to a Tuesday
  event       tue 14:00-15:00 mayors_role: listen; recurrence: FREQ=MONTHLY;BYDAY=2TU
  appointment tue 14:50-15:10 purpose: call
> error both need the Mayor

the Mayor drops by while a meeting goes on
  appointment tue 16:00-17:00 purpose: meeting
  event       tue 16:30-18:00 mayors_role: drop_by
> warning both need the Mayor

a hold
  event       tue 20:00-21:00 mayors_role: preside
  appointment tue 20:30-21:30 purpose: meeting; status: hold
> warning both need the Mayor

something tentative
  appointment wed 06:00-07:00 purpose: call; status: tentative
  appointment wed 06:30-07:30 purpose: call
> warning both need the Mayor

the Council meets
  appointment wed 08:00-09:00 purpose: council
  event       wed 08:30-09:30 mayors_role: sign
> error both need the Mayor, one of them with the Council

a hold while the Council meets
  appointment wed 10:00-11:00 purpose: hold
  appointment wed 10:15-11:15 purpose: council
> warning both need the Mayor, one of them with the Council

a call at the children's concert
  appointment wed 12:00-13:30 purpose: personal
  appointment wed 13:00-13:15 purpose: call
> error both need the Mayor, one of them in time that is kept free

an event in the time at the desk
  appointment wed 16:00-17:30 purpose: desk
  event       wed 16:30-17:00 mayors_role: present
> error both need the Mayor, one of them in time that is kept free

one stands in at two places
  appointment wed 18:00-19:00 purpose: meeting; representative: theo-park
  appointment wed 18:30-19:30 purpose: meeting; representative: theo-park
> error both need 'theo-park', who stands in for the Mayor

one stands in where nothing is sure
  appointment wed 18:00-19:00 purpose: meeting; representative: ines-vega
  appointment wed 18:30-19:30 purpose: meeting; representative: ines-vega; status: hold
> warning both need 'ines-vega', who stands in for the Mayor

two events in one room
  event       wed 08:00-09:00 venue: school
  event       wed 08:59-09:59 venue: school
> error are both in 'school'

an event and a meeting in one room
  event       thu 08:00-09:00 venue: school
  meeting     thu 08:30-09:30 venue: school
> error are both in 'school'

a stand-in's meeting where an event is
  appointment fri 08:00-09:00 purpose: meeting; representative: theo-park; venue: school
  event       fri 08:30-09:30 venue: school
> error are both in 'school'

what repeats in a room where something is
  event       thu 18:00-19:00 venue: school; recurrence: FREQ=DAILY;COUNT=2
  meeting     fri 18:30-19:30 venue: school
> error are both in 'school'

a way of half an hour in twenty minutes
  appointment thu 06:00-07:00 purpose: meeting
  appointment thu 07:20-07:40 purpose: meeting; travel_before: 30
> error starts 20 min after, and the way takes 30 min

a way back of three quarters of an hour in thirty minutes
  appointment thu 10:00-10:30 purpose: meeting; travel_after: 45
  appointment thu 11:00-11:30 purpose: meeting
> error starts 30 min after, and the way takes 45 min

ten miles in twenty minutes
  event       thu 14:00-14:30 mayors_role: present; venue: hall
  event       thu 14:50-15:30 mayors_role: present; venue: airport
> warning starts 20 min after, and the way takes about 41 min

a way that only the plan of an event names
  appointment thu 16:00-16:30 purpose: meeting
  event       thu 16:40-17:30 mayors_role: listen; private: {plan: {travel_before: 15}}
> error starts 10 min after, and the way takes 15 min

a speech ten minutes after a call
  appointment thu 20:00-20:30 purpose: call
  event       thu 20:40-21:30 mayors_role: speak
> warning starts 10 min after, and the Mayor speaks there

a meeting in town during a trip
  trip        mon 14:00-18:00
  appointment mon 15:00-16:00 purpose: meeting
> warning both need the Mayor, who is out of town for one of them

a call on the train
  trip        mon 18:30-21:00 legs: [{from: A, to: B, departs: mon 19:00, arrives: mon 20:00}]
  appointment mon 19:30-19:45 purpose: call
> error both need the Mayor
"""

MISSED = """
an event and the appointment for it
  event       sun 19:15-20:15 mayors_role: preside; venue: school
  appointment sun 19:00-20:00 purpose: meeting; venue: school; event: ONE

one meeting after another
  appointment fri 06:00-06:30 purpose: meeting
  appointment fri 06:30-07:00 purpose: meeting

an event without the Mayor
  event       fri 08:00-09:00
  appointment fri 08:30-09:00 purpose: meeting

a cancelled appointment
  appointment fri 10:00-11:00 purpose: meeting; status: cancelled
  appointment fri 10:30-11:00 purpose: meeting

a postponed event
  event       fri 12:00-13:00 mayors_role: speak; status: postponed; reason: Snow
  appointment fri 12:30-13:00 purpose: meeting

somebody stands in
  appointment fri 14:00-15:00 purpose: meeting; representative: theo-park
  appointment fri 14:30-15:00 purpose: meeting

two stand in
  appointment fri 16:00-17:00 purpose: meeting; representative: theo-park
  appointment fri 16:30-17:00 purpose: meeting; representative: ines-vega

one stands in twice, one after the other
  appointment sat 08:00-09:00 purpose: meeting; representative: theo-park
  appointment sat 09:00-10:00 purpose: meeting; representative: theo-park

two rooms at a time
  event       sat 08:00-09:00 venue: school
  event       sat 08:00-09:00 venue: pier

a room, one after the other
  event       sat 10:00-11:00 venue: school
  meeting     sat 11:00-12:00 venue: school

a cancelled meeting in a room
  meeting     sat 14:00-15:00 venue: school; status: cancelled; reason: Snow
  event       sat 14:30-15:00 venue: school

a way of half an hour in half an hour
  appointment sat 06:00-06:30 purpose: meeting
  appointment sat 07:00-07:30 purpose: meeting; travel_before: 30

a way back in just the time
  appointment sat 08:00-08:30 purpose: meeting; travel_after: 45
  appointment sat 09:15-09:45 purpose: meeting

next door in no time
  event       sat 10:30-11:00 mayors_role: present; venue: hall
  event       sat 11:00-11:30 mayors_role: present; venue: annex

ten miles in three quarters of an hour
  event       sat 12:30-13:00 mayors_role: present; venue: hall
  event       sat 13:45-14:00 mayors_role: present; venue: airport

nobody knows how far it is
  event       sat 15:00-15:30 mayors_role: present; venue: hall
  event       sat 15:35-16:00 mayors_role: present; venue: pier

a speech after a quarter of an hour
  appointment sat 17:00-17:30 purpose: call
  event       sat 17:45-18:30 mayors_role: speak

a speech after its preparation
  appointment sat 19:00-19:30 purpose: prep
  event       sat 19:30-20:00 mayors_role: speak

an interview is no speech
  appointment sun 06:00-06:30 purpose: call
  appointment sun 06:30-07:00 purpose: media; mayors_role: speak

after the Council
  appointment sun 08:00-09:00 purpose: council
  event       sun 09:00-09:30 mayors_role: listen

after the time that is kept free
  appointment sun 10:00-11:00 purpose: personal
  event       sun 11:00-11:30 mayors_role: listen

a day on which it is not repeated
  event       sat 21:00-21:30 mayors_role: sign; recurrence: FREQ=DAILY; except_on: [2026-12-13]
  appointment sun 21:00-21:30 purpose: call

an hour that is another one in its zone
  appointment sun 13:00-14:00 purpose: call
  appointment sun 15:00-16:00 purpose: call; timezone: America/New_York

a night that ends when the morning begins
  event       sat 23:00-sun 05:00 mayors_role: present
  appointment sun 05:00-05:30 purpose: call

a hold that was let go
  appointment sun 15:00-16:00 purpose: hold; status: cancelled
  appointment sun 15:30-16:00 purpose: call

a call on the way from far away
  event       sun 17:00-17:30 mayors_role: present; venue: airport
  appointment sun 17:30-18:00 purpose: call

a call from the hotel
  trip        fri 18:00-20:00 legs: [{from: A, to: B, departs: fri 18:00, arrives: fri 19:00}]
  appointment fri 19:15-19:45 purpose: call

what the trip is for
  trip        fri 20:15-23:30
  event       fri 20:30-21:30 mayors_role: speak; trip: ONE
"""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LINE = re.compile(r"  (\w+) +(\w+) ([\d:]+)-(?:(\w+) )?([\d:]+) ?(.*)")


def moment(day: str, clock: str) -> str:
    """`2026-12-07 09:00`, as a record has it."""
    return f"{MONDAY + timedelta(days=DAYS.index(day))} {clock}"


FOLDERS = {
    "event": "schedules/events",
    "meeting": "schedules/meetings",
    "appointment": "schedules/calendar",
    "trip": "schedules/travel",
    "release": "content/news",
}
ADVISORY = {
    "date": "2026-12-04",
    "release_kind": "advisory",
    "who": "The Mayor",
    "what": "A talk",
    "when": "Soon",
    "where": "Here",
}


def record(title: str, line: str) -> str:
    """The file of one line of the week."""
    written = LINE.fullmatch(line)
    assert written, line
    kind, day, starts, last_day, ends, more = written.groups()
    folder = FOLDERS[kind]
    fields = {
        "title": title,
        "starts": moment(day, starts),
        "ends": moment(last_day or day, ends),
    }
    fields |= {"place": "Here"} if kind != "trip" else {}
    if kind == "release":
        fields = {"title": title, **ADVISORY}
    fields |= {"subtype": "forum"} if kind == "event" else {}
    fields |= {"meeting_kind": "regular", "body": "A body"} if kind == "meeting" else {}
    for field in filter(None, more.split("; ")):
        name, _, value = field.partition(": ")
        value = re.sub(rf"({'|'.join(DAYS)}) ([\d:]+)", lambda at: moment(at[1], at[2]), value)
        fields[name] = value.replace("ONE", f"{title.split(maxsplit=1)[0]}-one")
    file = f"== {folder}/{title.replace(' ', '-')}.yml =="
    return "\n".join([file, *(f"{name}: {value}" for name, value in fields.items())])


def pairs(table: str) -> list[list[str]]:
    """The paragraphs of a table, by their lines."""
    return [paragraph.splitlines() for paragraph in table.strip().split("\n\n")]


def test_all_conflicts_of_a_planted_week_are_found_and_no_others(tmp_path: Path) -> None:
    found, missed = pairs(FOUND), pairs(MISSED)
    assert (len(found), len(missed)) == (27, 28)
    files = [
        record(f"{number} {which}", line)
        for number, (_, *lines) in enumerate([*found, *missed], 1)
        for which, line in zip(("one", "other"), lines, strict=False)
    ]
    write_office(tmp_path, DIRECTORY + "\n".join(files))
    reading = read_office(tmp_path, KINDS)
    assert [str(problem) for problem in reading.problems] == []
    assert reading.settings
    told = {}
    for problem in schedule_conflict.check(Office(reading.settings, reading.entries), AT):
        numbers = re.findall(r"(\d+)-(?:one|other)", f"{problem.path} {problem.message}")
        assert len(numbers) == 2
        assert numbers[0] == numbers[1], problem
        told[int(numbers[0])] = f"{problem.severity} {problem.message}"
    assert sorted(told) == [*range(1, 28)], told
    for number, (title, _, _, expected) in enumerate(found, 1):
        severity, _, words = expected.removeprefix("> ").partition(" ")
        start, _, end = words.partition(", and the ")
        assert told[number].startswith(f"{severity} '{number} "), title
        assert start in told[number], title
        assert end in told[number], title


BRIEFS = """
  appointment mon 09:00-09:30 purpose: meeting
  meeting     tue 10:00-11:00 mayors_role: listen
  event       fri 10:00-11:00 mayors_role: speak
"""

BRIEFS_READY = """
  appointment mon 10:00-10:30 purpose: meeting; brief: {purpose: To thank them}
  appointment mon 11:00-11:30 purpose: meeting; representative: theo-park
  appointment wed 09:00-09:30 purpose: call
  meeting     tue 12:00-13:00
  event       fri 12:00-13:00 mayors_role: speak; private: {plan: {goal: A vote}}
  event       sat 10:00-11:00 mayors_role: speak
"""


def test_briefs_that_are_late_on_the_saturday_before_are_found_and_no_others(
    tmp_path: Path,
) -> None:
    """Two working days before an appointment or a meeting, five before an event."""
    late, ready = BRIEFS.strip("\n").splitlines(), BRIEFS_READY.strip("\n").splitlines()
    files = [record(f"{number} one", line) for number, line in enumerate([*late, *ready], 1)]
    write_office(tmp_path, DIRECTORY + "\n".join(files))
    reading = read_office(tmp_path, KINDS)
    assert [str(problem) for problem in reading.problems] == []
    assert reading.settings
    found = brief_missing.check(Office(reading.settings, reading.entries), AT)
    assert sorted(re.findall(r"(\d)-one", " ".join(str(one) for one in found))) == ["1", "2", "3"]


CONTRADICTIONS = """
the event was moved to another day
  event       tue 18:00-19:30 mayors_role: speak
  appointment mon 18:00-19:30 purpose: meeting; event: ONE
> error takes place at another time than this appointment for it

the event was moved by half an hour
  event       tue 18:30-20:00 mayors_role: speak
  appointment tue 18:00-19:30 purpose: meeting; event: ONE
> error takes place at another time than this appointment for it

it is over when the event begins
  event       wed 18:00-19:30 mayors_role: listen
  appointment wed 17:45-18:00 purpose: meeting; event: ONE
> error takes place at another time than this appointment for it

no time of what repeats
  event       mon 12:00-13:00 mayors_role: sign; recurrence: FREQ=WEEKLY
  appointment tue 12:00-13:00 purpose: meeting; event: ONE
> error takes place at another time than this appointment for it

one time of what repeats
  event       mon 08:00-09:00 mayors_role: sign; recurrence: FREQ=WEEKLY; except_on: [2026-12-14]
  appointment mon 08:00-09:00 purpose: meeting; event: ONE; recurrence: FREQ=WEEKLY;COUNT=2
> error takes place at another time than this appointment for it

another venue
  event       thu 10:00-11:00 mayors_role: present; venue: hall
  appointment thu 10:00-11:00 purpose: meeting; venue: pier; event: ONE
> error is in 'hall', and this appointment for it in 'pier'

another venue of an event without the Mayor
  event       thu 12:00-13:00 venue: hall
  appointment thu 12:00-13:00 purpose: meeting; venue: pier; event: ONE
> warning is in 'hall', and this appointment for it in 'pier'

somebody else goes
  event       thu 14:00-15:00 mayors_role: speak
  appointment thu 14:00-15:00 purpose: meeting; representative: theo-park; event: ONE
> error says that the Mayor attends ('mayors_role'), and somebody else goes to it

the Mayor's hour was cancelled
  event       thu 16:00-17:00 mayors_role: speak
  appointment thu 16:00-17:00 purpose: meeting; status: cancelled; event: ONE
> error says that the Mayor attends ('mayors_role'), and this appointment for it is cancelled

the event was cancelled
  event       fri 10:00-11:00 mayors_role: speak; status: cancelled; reason: Snow
  appointment fri 10:00-11:00 purpose: meeting; event: ONE
> warning is cancelled, and this appointment for it is not

the event was postponed
  event       fri 12:00-13:00 mayors_role: speak; status: postponed; reason: Snow
  appointment fri 12:00-13:00 purpose: meeting; event: ONE
> warning is postponed, and this appointment for it is not

the event was withdrawn
  event       fri 14:00-15:00 withdrawn: {on: 2026-12-04, reason: wrong, explanation: Not yet}
  appointment fri 14:00-15:00 purpose: meeting; event: ONE
> warning is withdrawn, and this appointment for it is not

another role
  event       fri 16:00-17:00 mayors_role: speak
  appointment fri 16:00-17:00 purpose: meeting; mayors_role: listen; event: ONE
> warning says 'mayors_role: speak', and this appointment for it 'mayors_role: listen'

open to the press, and closed
  event       fri 18:00-19:00 press: open
  appointment fri 18:00-19:00 purpose: meeting; press: closed; event: ONE
> warning says 'press: open', and this appointment for it 'press: closed'

told twice
  event       sat 10:00-11:00 mayors_role: sign; visibility: public
  appointment sat 10:00-11:00 purpose: meeting; event: ONE; visibility: public; public_title: Hi
> warning is in the public schedule, and so is this appointment for it: the hour twice

an advisory of what was cancelled
  event       sat 12:00-13:00 status: cancelled; reason: Snow
  release     mon 08:00-09:00 event: ONE
> warning is cancelled, and this media advisory invites the press to it
"""

IN_LINE = """
some minutes early, and some minutes longer
  event       mon 18:00-19:30 mayors_role: speak
  appointment mon 17:45-19:45 purpose: meeting; event: ONE

the Mayor leaves before it ends
  event       tue 18:00-19:30 mayors_role: speak
  appointment tue 17:45-18:30 purpose: meeting; event: ONE

an evening with the event in it
  event       wed 18:00-19:30 mayors_role: speak
  appointment wed 16:00-23:00 purpose: meeting; event: ONE

every time of what repeats
  event       mon 08:00-09:00 mayors_role: sign; recurrence: FREQ=WEEKLY
  appointment mon 08:00-09:00 purpose: meeting; event: ONE; recurrence: FREQ=WEEKLY;COUNT=2

an hour that is another one in its zone
  event       thu 08:00-09:00 mayors_role: sign
  appointment thu 11:00-12:00 purpose: meeting; event: ONE; timezone: America/New_York

the same venue
  event       thu 10:00-11:00 mayors_role: present; venue: hall
  appointment thu 10:00-11:00 purpose: meeting; venue: hall; event: ONE

somebody goes to what nobody expects the Mayor at
  event       thu 14:00-15:00 venue: hall
  appointment thu 14:00-15:00 purpose: meeting; representative: theo-park; event: ONE

cancelled, and nobody expects the Mayor
  event       thu 16:00-17:00 venue: hall
  appointment thu 16:00-17:00 purpose: meeting; status: cancelled; event: ONE

both are cancelled
  event       fri 10:00-11:00 mayors_role: speak; status: cancelled; reason: Snow
  appointment fri 10:00-11:00 purpose: meeting; status: cancelled; event: ONE

the same role, and the same for the press
  event       fri 16:00-17:00 mayors_role: speak; press: open
  appointment fri 16:00-17:00 purpose: meeting; mayors_role: speak; press: open; event: ONE

the event alone is public
  event       sat 10:00-11:00 mayors_role: sign; visibility: public
  appointment sat 10:00-11:00 purpose: meeting; event: ONE

an advisory that was withdrawn
  event       sat 12:00-13:00 status: cancelled; reason: Snow
  release     mon 08:00-09:00 event: ONE; withdrawn: {on: 2026-12-04, reason: wrong, explanation: A}
"""


def test_what_the_public_is_told_otherwise_is_found_and_nothing_else(tmp_path: Path) -> None:
    found, missed = pairs(CONTRADICTIONS), pairs(IN_LINE)
    assert (len(found), len(missed)) == (16, 12)
    files = [
        record(f"{number} {which}", line)
        for number, (_, *lines) in enumerate([*found, *missed], 1)
        for which, line in zip(("one", "other"), lines, strict=False)
    ]
    write_office(tmp_path, DIRECTORY + "\n".join(files))
    reading = read_office(tmp_path, KINDS)
    assert [str(problem) for problem in reading.problems] == []
    assert reading.settings
    told = {}
    for problem in told_otherwise.check(Office(reading.settings, reading.entries), AT):
        number = int(re.findall(r"(\d+)-other", problem.path)[0])
        assert number not in told, problem
        told[number] = f"{problem.severity} {problem.message}"
    assert sorted(told) == [*range(1, 17)], told
    for number, (title, _, _, expected) in enumerate(found, 1):
        severity, _, words = expected.removeprefix("> ").partition(" ")
        assert told[number].startswith(f"{severity} '{number} one' ('schedules/events/"), title
        assert words in told[number], title
