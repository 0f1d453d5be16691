"""An office with as many records as asked for: made-up, realistic, and the same bytes every time.

    python -m benchmarks.records 10000 FOLDER

Half of the records are events, three tenths releases and two tenths proclamations, over the ten
years up to the moment of the demo office; some events lie in the months after it. Each record is
drawn from a generator of random numbers that is seeded with its kind and number, so that nothing
depends on the clock. `herald check` finds no error in the office.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

MOMENT = "2026-11-20T12:00"
"""The moment of every build, in the office's zone."""
TODAY = date(2026, 11, 20)
FIRST_DAY = date(2016, 11, 21)
LAST_EVENT = date(2027, 2, 28)

Value = str | Sequence["Value"] | Mapping[str, "Value"]


@dataclass(frozen=True)
class Record:
    """A record that is to be written, for Herald or for another program."""

    kind: str
    folder: str
    stem: str
    """The file's name without its ending; dated records have their day before the name."""
    fields: Mapping[str, Value]
    body: str = ""

    @property
    def path(self) -> str:
        """Its file, from the office's root."""
        return f"{self.folder}/{self.stem}.md"

    @property
    def name(self) -> str:
        """What others refer to it by."""
        return re.sub(r"^\d{4}-\d{2}-\d{2}-", "", self.stem)

    @property
    def day(self) -> str:
        """The day of a dated record, `2026-11-20`; empty for the directory."""
        return str(self.fields.get("date") or self.fields.get("starts") or "")[:10]

    def line(self, field: str) -> str:
        """A field that is one text; empty where it is not given."""
        value = self.fields.get(field, "")
        return value if isinstance(value, str) else ""

    def text(self) -> str:
        """The file."""
        return f"---\n{yaml(self.fields)}---\n{self.body}"


def office(count: int) -> Iterator[Record]:
    """The directory, and `count` records: 50% events, 30% releases, 20% proclamations."""
    directory = Directory.made()
    yield from directory.everything
    events = [_event(number, count // 2, directory) for number in range(count // 2)]
    yield from events
    # What the public can see, for others to lead to.
    shown = [event for event in events if event.line("visibility") == "public"]
    releases = count * 3 // 10
    for number in range(releases):
        yield _release(number, releases, directory, shown)
    proclamations = count - count // 2 - releases
    for number in range(proclamations):
        yield _proclamation(number, proclamations, directory, shown)


def write(records: Iterable[Record], root: Path) -> None:
    """An office with these records in the folder `root`."""
    pages = {"content/pages/index.md": HOME, "content/pages/about.md": ABOUT}
    write_files({"office.yml": OFFICE} | pages, records, root)


def write_files(files: Mapping[str, str], records: Iterable[Record], root: Path) -> None:
    """Those files by their paths, and the records."""
    for path, text in files.items():
        _write(root / path, text)
    for record in records:
        _write(root / record.path, record.text())


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


# --- the office and its directory -----------------------------------------------------------------

OFFICE = """\
city: Port Ellery
state: Washington
state_abbreviation: Wash.
mayor: renata-okafor-lindqvist
timezone: America/Los_Angeles
site_url: https://mayor.portellery.example/
site_name: Office of the Mayor of Port Ellery
tagline: City Hall belongs to the people it serves.
notice: Port Ellery, Washington, is a fictional city. Its people, places and events are invented.
contact:
  address: 210 Harbor Street, Port Ellery, WA 98299
  phone: 360-555-0100
  email: mayor@portellery.example
  hours: Monday through Friday, 8 a.m. to 5 p.m.
press_contact:
  name: Priya Raghunathan
  title: Press Secretary
  email: press@portellery.example
  phone: 360-555-0112
boilerplate: >-
  The Office of the Mayor leads the executive departments of the City of Port Ellery, a port
  city of about 96,000 people at the mouth of the Ellery River.
newsletter_address: harbor-letter@portellery.example
unsubscribe: https://mayor.portellery.example/subscribe/
"""

HOME = """\
---
title: Mayor of Port Ellery
description: News, events and proclamations from the Mayor of Port Ellery, a fictional city.
---
{{ hero }}

This site shows what the Mayor's office does, when you can come, and what became of promises.

{{ upcoming_events }}

{{ latest_news }}

{{ priorities }}

{{ recent_proclamations }}
"""

ABOUT = """\
---
title: About the Mayor and her office
description: What a mayor does in Port Ellery, and who works with her.
---
# About the Mayor and her office

**Port Ellery is a fictional city.** Its Mayor, its people and all that happens there are invented.

## What the Mayor does

- proposes the budget and, once it is passed, answers for how it is spent;
- directs the city's departments and appoints their directors;
- signs or vetoes ordinances;
- leads the city in an emergency.

## About the city

About 96,000 people live in Port Ellery, where the Ellery River meets Ellery Bay.
"""

MAYOR = "Renata Okafor-Lindqvist"
GIVEN = (
    "Amara Anneliese Bernadette Carlos Dolores Emeka Farida Gus Henrik Ignacio Ji-won Joaquin "
    "Keala Lupita Malik Marguerite Mateus Naomi Oskar Priya Quentin Rosalind Sigrid Tevita "
    "Tomas Ulla Violeta Wendell Yesenia Zoe"
).split()
FAMILY = (
    "Diallo Brandt Laframboise Ibarra Whitcombe Nwosu Haidari Petrakis Sorensen Villasenor Han "
    "Bautista Kahananui Carranza Jefferson Thibodeaux Cardozo Feldman Lindgren Raghunathan Moss "
    "Papadakis Amundsen Fonua Ferreira Virtanen Escobedo Okpara Olmedo Marchetti"
).split()
ROLES = (
    "Director of Housing",
    "Director of Public Works",
    "Director of Parks",
    "City Librarian",
    "Fire Chief",
    "Harbor Master",
    "City Clerk",
    "Chief of Staff",
    "Community Liaison",
    "Resilience Officer",
)
NEIGHBORHOODS = (
    "Cannery Quarter",
    "Harbor Flats",
    "Lantern Hill",
    "Riverbend",
    "Alder Heights",
    "Tidewater",
    "Old Sawmill",
    "North Shore",
)
PLACES = (
    "Community Center",
    "Branch Library",
    "Elementary School Gym",
    "Senior Center",
    "Fire Hall",
)
ORGANIZATIONS = (
    "Department of Housing and Neighborhoods",
    "Department of Public Works",
    "Department of Parks and Recreation",
    "Port Ellery Public Library",
    "Office of Emergency Management",
    "Ellery Bay Ferry District",
    "Port Ellery Fire Department",
    "Salish Coast University",
    "Ellery Bay Food Bank",
    "Chamber of Commerce",
    "Longshore Workers' Local",
    "Historical Society",
    "Harbor Street Choir",
    "Salmon Recovery Trust",
    "Small Business Alliance",
    "Youth Council",
    "Veterans' Association",
    "Bicycle Coalition",
    "Tenants' Union",
    "Neighborhood Gardeners",
)
PRIORITIES = (
    "Homes people can afford",
    "Ready for high water",
    "A working waterfront",
    "Safe ways to get around",
    "Open doors at City Hall",
    "A fair start for every child",
)
COMMITTEES = (
    "Housing Stability",
    "Flood and Climate",
    "Waterfront and Ferry",
    "Safe Streets",
    "Library and Learning",
    "Arts and Culture",
    "Parks and Trees",
    "Small Business",
)


@dataclass(frozen=True)
class Directory:
    """Whom and what records refer to."""

    people: tuple[Record, ...]
    organizations: tuple[Record, ...]
    venues: tuple[Record, ...]
    priorities: tuple[Record, ...]
    committees: tuple[Record, ...]

    @classmethod
    def made(cls) -> Directory:
        """Thirty-one people, 20 organizations, 40 venues, 6 priorities and 8 committees."""
        people = tuple(_people())
        venues = tuple(_venues())
        return cls(
            people, tuple(_organizations()), venues, tuple(_priorities()),
            tuple(_committees(people, venues)),
        )  # fmt: skip

    @property
    def everything(self) -> Iterator[Record]:
        """All of it, kind by kind."""
        for kind in (
            self.people, self.organizations, self.venues, self.priorities, self.committees,
        ):  # fmt: skip
            yield from kind


def _people() -> Iterator[Record]:
    named = [(MAYOR, "Mayor")]
    named += [
        (f"{given} {family}", ROLES[number % len(ROLES)])
        for number, (given, family) in enumerate(zip(GIVEN, FAMILY, strict=True))
    ]
    for number, (name, role) in enumerate(named):
        random = Random(f"person {number}")
        fields: dict[str, Value] = {
            "title": name,
            "visibility": "public",
            "summary": f"{role} of the City of Port Ellery.",
            "role": role,
            "private": {"phone": f"360-555-01{number:02}"},
        }
        yield Record("person", "office/people", slug(name), fields, _paragraph(random, 4))


def _organizations() -> Iterator[Record]:
    for number, name in enumerate(ORGANIZATIONS):
        random = Random(f"organization {number}")
        fields: dict[str, Value] = {
            "title": name,
            "visibility": "public",
            "summary": f"{name}, a partner of the Mayor's office.",
            "website": f"https://{slug(name)}.example/",
        }
        yield Record(
            "organization", "office/organizations", slug(name), fields, _paragraph(random, 2)
        )


def _venues() -> Iterator[Record]:
    for number in range(len(NEIGHBORHOODS) * len(PLACES)):
        neighborhood = NEIGHBORHOODS[number % len(NEIGHBORHOODS)]
        name = f"{neighborhood} {PLACES[number // len(NEIGHBORHOODS)]}"
        random = Random(f"venue {number}")
        fields: dict[str, Value] = {
            "title": name,
            "visibility": "public",
            "summary": f"A hall in {neighborhood} for {40 + 10 * number} people.",
            "address": f"{101 + 7 * number} {random.choice(STREETS)}, Port Ellery, WA 98299",
            "neighborhood": neighborhood,
            "capacity": str(40 + 10 * number),
            "step_free": "yes" if number % 4 else "no",
            "transit": f"Routes {number % 9 + 1} and {number % 5 + 10} stop at the door",
            "private": {"contact": f"{random.choice(GIVEN)} {random.choice(FAMILY)}, caretaker"},
        }
        yield Record("venue", "office/venues", slug(name), fields, _paragraph(random, 2))


def _priorities() -> Iterator[Record]:
    for number, name in enumerate(PRIORITIES, 1):
        random = Random(f"priority {number}")
        fields: dict[str, Value] = {
            "title": name,
            "visibility": "public",
            "summary": f"{name}: what was promised, and how far it has come.",
            "rank": str(number),
            "statement": _sentence(random),
        }
        yield Record("priority", "content/priorities", slug(name), fields, _prose(random, 150))


def _committees(people: Sequence[Record], venues: Sequence[Record]) -> Iterator[Record]:
    for number, name in enumerate(COMMITTEES):
        random = Random(f"committee {number}")
        members = random.sample(people[1:], 5)
        fields: dict[str, Value] = {
            "title": f"{name} Committee",
            "visibility": "public",
            "summary": f"Residents and staff who advise the Mayor on {name.lower()}.",
            "charter": f"Created by Executive Order 20{17 + number}-01 to advise the Mayor.",
            "chair": members[0].name,
            "members": [{"person": one.name, "since": "2024-01-01"} for one in members],
            "meets": f"{('first', 'second', 'third', 'last')[number % 4]} Tuesday, 6 p.m.",
            "meeting_place": random.choice(venues).name,
            "established": f"20{17 + number}-03-01",
        }
        yield Record(
            "committee", f"committees/{slug(name)}", "committee", fields, _prose(random, 120)
        )


# --- the records ----------------------------------------------------------------------------------

TOPICS = (
    "affordable homes", "the flood wall", "the ferry terminal", "safe crossings", "street trees",
    "the library budget", "small business loans", "summer jobs", "cooling centers", "night buses",
    "the Mill Street bridge", "public art", "emergency kits", "the bike network", "salmon habitat",
    "the housing levy", "after-school meals", "park repairs", "storm drains", "open data",
    "rent help", "fire season", "the farmers market", "the winter shelter",
)  # fmt: skip
TAGS = (
    "housing", "waterfront", "climate", "safety", "library", "budget", "youth", "parks", "transit",
    "arts", "jobs", "health", "flood", "veterans", "schools",
)  # fmt: skip
SUBTYPES = {
    "town_hall": "Town hall on {topic}",
    "ribbon_cutting": "Ribbon cutting for {topic}",
    "press_conference": "Press conference on {topic}",
    "ceremony": "Ceremony for {topic}",
    "forum": "Forum on {topic}",
    "office_hours": "Mayor's office hours on {topic}",
    "memorial": "Evening of remembrance and {topic}",
    "groundbreaking": "Groundbreaking for {topic}",
}
HEADLINES = {
    "release": "City sets aside ${money} million for {topic} in {neighborhood}",
    "advisory": "Mayor to visit {neighborhood} on {topic}",
    "statement": "Mayor's statement on {topic} in {neighborhood}",
    "announcement": "New hours and a new number for {topic} in {neighborhood}",
    "fact_sheet": "Fact sheet: {topic} in {neighborhood} in numbers",
    "op_ed": "What {neighborhood} taught me about {topic}",
}
HONORS = {
    "ceremonial": "{neighborhood} Day of {topic}",
    "official": "Week of {topic} in {neighborhood}",
    "certificate": "Certificate for the volunteers of {neighborhood}",
    "commendation": "Commendation of {person}",
    "condolence": "In memory of {person}",
}


def _event(number: int, events: int, directory: Directory) -> Record:
    """One event; those of a day are in different halls, and the Mayor is at one of them at most."""
    random = Random(f"event {number}")
    day = _spread(number, events, LAST_EVENT)
    subtype = _often(random, tuple(SUBTYPES), (24, 8, 10, 14, 20, 12, 4, 8))
    topic = random.choice(TOPICS)
    venue = directory.venues[number % len(directory.venues)]
    title = f"{SUBTYPES[subtype].format(topic=topic)} in {venue.line('neighborhood')}"
    hour = random.randrange(8, 19)
    first_of_day = number == 0 or _spread(number - 1, events, LAST_EVENT) != day
    fields: dict[str, Value] = {
        **_envelope(random, title, _summary(random, topic), directory),
        "starts": f"{day} {hour:02}:{random.choice(('00', '30'))}",
        "ends": f"{day} {hour + random.choice((1, 2)) + 1:02}:00",
        "venue": venue.name,
        "subtype": subtype,
        "host": random.choice(directory.organizations).name,
        "cost": "Free",
    }
    state = _often(random, ("scheduled", "cancelled", "postponed"), (96, 3, 1))
    if state != "scheduled":
        fields |= {"status": state, "reason": f"The hall is closed for repairs; {topic} can wait"}
    if first_of_day and _sometimes(random, 20):
        fields["mayors_role"] = random.choice(("speak", "present", "listen", "preside"))
    if _sometimes(random, 50):
        before = day - timedelta(days=2)
        fields["rsvp"] = {
            "email": "invite@portellery.example",
            "by": f"{before} 17:00",
            "required": "no",
        }
    fields["accessibility"] = {
        "asl": random.choice(("yes", "no")),
        "captions": random.choice(("yes", "no")),
        "interpretation": random.sample(("es", "vi", "zh", "tl"), 2),
        "step_free": "yes",
        "request_by": str(day - timedelta(days=7)),
        "contact": "access@portellery.example or 360-555-0105",
    }
    fields |= _unseen(random, {"plan": _plan(random, directory)})
    body = _prose(random, random.randrange(120, 300)) + _program(random, hour)
    return _dated("event", "schedules/events", day, number, fields, body)


def _release(number: int, releases: int, directory: Directory, shown: Sequence[Record]) -> Record:
    random = Random(f"release {number}")
    day = _spread(number, releases, TODAY)
    form = _often(random, tuple(HEADLINES), (60, 12, 8, 14, 4, 2))
    topic, neighborhood = random.choice(TOPICS), random.choice(NEIGHBORHOODS)
    title = HEADLINES[form].format(
        topic=topic, neighborhood=neighborhood, money=f"{random.uniform(0.2, 19):.1f}"
    )
    fields: dict[str, Value] = {
        **_envelope(random, title, _summary(random, topic), directory),
        "date": str(day),
        "release_kind": form,
        "subhead": f"{neighborhood} is first, other neighborhoods follow by summer",
    }
    if form == "advisory":
        fields |= {
            "who": f"{MAYOR}, Mayor, and {random.choice(directory.people[1:]).line('title')}",
            "what": f"A walk through {neighborhood} with residents, on {topic}",
            "when": f"{day:%A, %B} {day.day}, {day.year}, at 10 a.m.",
            "where": f"{random.choice(directory.venues).line('address')}",
        }
    else:
        fields["quotes"] = [_quote(random, directory) for _ in range(random.choice((1, 1, 2)))]
    if number >= releases - releases // 100:
        day = TODAY + timedelta(days=11)
        fields |= {"date": str(day), "embargo": f"{day} 06:00", "private": {"notes": "Call first."}}
    else:
        fields |= _unseen(random, {"notes": _sentence(random)})
    if form == "advisory":  # which is one page
        body = f"{_sentence(random)} {_sentence(random)}\n"
    else:
        body = _prose(random, random.randrange(120, 400)) + _further(random, shown)
    return _dated("release", "content/news", day, number, fields, body)


def _proclamation(
    number: int, proclamations: int, directory: Directory, shown: Sequence[Record]
) -> Record:
    random = Random(f"proclamation {number}")
    day = _spread(number, proclamations, TODAY)
    form = _often(random, tuple(HONORS), (62, 10, 14, 10, 4))
    person = f"{random.choice(GIVEN)} {random.choice(FAMILY)}"
    topic, neighborhood = random.choice(TOPICS), random.choice(NEIGHBORHOODS)
    title = HONORS[form].format(topic=topic, neighborhood=neighborhood, person=person)
    whole_day = f"{day:%B} {day.day}, {day.year}"
    fields: dict[str, Value] = {
        **_envelope(random, title, _summary(random, topic), directory),
        "date": str(day),
        "proclamation_kind": form,
        "number": f"{day.year}-{number:05}",
        "recipient": person,
    }
    if form not in ("commendation", "condolence"):
        fields["whereas"] = [_clause(random) for _ in range(random.randint(3, 6))]
    fields["resolved"] = (
        f"{whole_day}, as a day of {topic} in the City of Port Ellery, and ask all residents of "
        f"{neighborhood} to {random.choice(DEEDS)} and to {random.choice(DEEDS)}"
    )
    near = [
        event for event in _around(shown, number, proclamations)
        if event.day <= str(TODAY) and not event.line("status")
    ]  # fmt: skip
    if near and _sometimes(random, 30):
        fields["presentation"] = random.choice(near).name
    signed = str(day)
    fields |= {
        "effective": {"from": str(day), "to": str(day + timedelta(days=random.choice((0, 0, 6))))},
        "signed": {"by": directory.people[0].name, "on": signed},
        "attested": {"by": directory.people[7].name, "on": signed},
        **_unseen(random, {"notes": _sentence(random)}),
    }
    body = _prose(random, random.randrange(60, 160)) + _further(random, shown)
    return _dated("proclamation", "proclamations", day, number, fields, body)


def _spread(number: int, count: int, last: date) -> date:
    """The day of a record, when `count` of them are spread evenly up to the last day."""
    return FIRST_DAY + timedelta(days=number * ((last - FIRST_DAY).days + 1) // count)


def _around(shown: Sequence[Record], number: int, count: int) -> Sequence[Record]:
    """Some events of about the same time."""
    middle = number * len(shown) // count
    return shown[max(middle - 5, 0) : middle + 5]


def _often(random: Random, choices: Sequence[str], weights: Sequence[int]) -> str:
    return random.choices(choices, weights)[0]


def _sometimes(random: Random, percent: int) -> bool:
    return random.random() * 100 < percent


def _envelope(random: Random, title: str, summary: str, directory: Directory) -> dict[str, Value]:
    return {
        "title": title,
        # Some of an office's records are never for the public.
        "visibility": _often(random, ("public", "internal"), (97, 3)),
        "summary": summary,
        "tags": random.sample(TAGS, 2),
        "priorities": [random.choice(directory.priorities).name],
        "owner": random.choice(directory.people[1:]).name,
    }


def _unseen(random: Random, private: dict[str, Value]) -> dict[str, Value]:
    return {"private": private} if _sometimes(random, 8) else {}


def _plan(random: Random, directory: Directory) -> dict[str, Value]:
    who = [random.choice(directory.people).line("title") for _ in range(3)]
    return {
        "goal": _sentence(random),
        "roles": [{"who": who[0], "does": "Site lead"}, {"who": who[1], "does": "Press"}],
        "run_of_show": [
            {"minutes": "5", "what": "Welcome", "who": who[0]},
            {"minutes": "15", "what": "Remarks", "who": who[1]},
            {"minutes": "30", "what": "Questions", "who": who[2]},
        ],
        "rain_plan": _sentence(random),
    }


def _quote(random: Random, directory: Directory) -> dict[str, Value]:
    who = random.choice(directory.people)
    return {
        "who": who.line("title"),
        "title": who.line("role"),
        "text": f"{_sentence(random)} {_sentence(random)}",
        "approved_by": who.name,
    }


def _dated(
    kind: str, folder: str, day: date, number: int, fields: Mapping[str, Value], body: str
) -> Record:
    # A file's name has 80 characters at most, eleven of them for the day.
    name = slug(str(fields["title"]))[:60].rstrip("-")
    return Record(kind, f"{folder}/{day.year}", f"{day}-{name}-{number}", fields, body)


# --- words ----------------------------------------------------------------------------------------

STREETS = (
    "Harbor Street", "Wharf Street", "Mill Street", "Net Street", "Cannery Way", "Eelgrass Lane",
    "Lantern Avenue", "Alder Road", "Tidewater Avenue", "Sawmill Lane", "Foundry Street",
)  # fmt: skip
SUBJECTS = (
    "the city", "the department", "a crew of nine", "the council", "the harbor patrol",
    "the neighborhood association", "the new team", "the library", "a group of parents",
    "the ferry district", "the fire department", "the contractor", "the youth council",
    "a committee of residents", "the food bank", "the parks department", "the school district",
    "the tenants' union", "a retired engineer", "the university", "the volunteer corps",
)  # fmt: skip
VERBS = (
    "opened", "repaired", "counted", "planted", "paid for", "measured", "replaced", "surveyed",
    "restored", "painted", "inspected", "doubled", "finished", "published", "tested", "widened",
    "cleared", "raised", "reviewed", "insulated", "mapped", "rebuilt", "cleaned", "funded",
)  # fmt: skip
OBJECTS = (
    "homes", "trees", "crossings", "storm drains", "bus shelters", "street lights", "boilers",
    "playgrounds", "berths", "ramps", "sirens", "garden plots", "signals", "classrooms", "benches",
    "emergency kits", "cooling rooms", "hydrants", "bike racks", "culverts", "roofs", "windows",
    "water mains", "reading rooms", "pumps", "seawall panels", "lanterns", "footbridges",
)  # fmt: skip
WHEN = (
    "before the winter storms", "in less than a year", "under budget", "for the first time",
    "after three public meetings", "with money of the levy", "by hand", "ahead of schedule",
    "since the flood", "with help of volunteers", "at low tide", "while traffic went on",
    "without closing the street", "in two phases", "over one long weekend", "at no cost to tenants",
)  # fmt: skip
DEEDS = (
    "thank a neighbor", "plant a tree", "check a smoke alarm", "visit a branch library",
    "pack an emergency kit", "walk to school", "fly the flag at half-staff", "learn a new name",
    "take the ferry", "give an hour of their time", "look in on somebody who lives alone",
)  # fmt: skip
ADJECTIVES = (
    "quiet", "patient", "careful", "generous", "stubborn", "cheerful", "practical", "honest",
    "thorough", "tireless", "modest", "brave", "skilled", "early", "steady", "inventive",
)  # fmt: skip
HEADINGS = (
    "What changes", "What it costs", "Who can apply", "How to get there", "What comes next",
    "Why now", "How it was decided", "What residents said", "Dates to remember",
)  # fmt: skip


def _sentence(random: Random) -> str:
    """One sentence of 12 to 30 words."""
    text = _statement(random)
    return f"{text[0].upper()}{text[1:]}."


def _statement(random: Random) -> str:
    subject, other = random.choice(SUBJECTS), random.choice(SUBJECTS)
    first, second = random.choice(OBJECTS), random.choice(OBJECTS)
    number, did, how = random.randrange(3, 990), random.choice(VERBS), random.choice(ADJECTIVES)
    where, street, when = random.choice(NEIGHBORHOODS), random.choice(STREETS), random.choice(WHEN)
    person = f"{random.choice(GIVEN)} {random.choice(FAMILY)}"
    match random.randrange(6):
        case 0:
            start = f"{subject} {did} {number} {first} in {where} {when}"
            return f"{start}, and {other} looked after the {second} on {street}"
        case 1:
            start = f"on {street}, {subject} {did} the {first} {when}"
            return f"{start}; {number} people came to see how {how} work looks"
        case 2:
            start = f"{person}, who has lived in {where} for {number % 60 + 5} years"
            return f"{start}, said that {other} {did} more {first} than anyone expected"
        case 3:
            start = f"of the {number} {first} that {subject} {did}, a third stand near {street}"
            return f"{start}, where {how} hands had asked for {second}"
        case 4:
            start = f"{subject} spent ${number},000 on {first} and {second} for {where}"
            return f"{start}, less than {other} had feared, and {did} what was left {when}"
        case _:
            start = f"what {where} needs, {person} told {other}, is {how} attention to {first}"
            return f"{start}, {second} and the {number} households who live with them"


def _clause(random: Random) -> str:
    """A reason, without WHEREAS and without punctuation at its end."""
    return f"in Port Ellery it is remembered that {_statement(random)}"


def _summary(random: Random, topic: str) -> str:
    return f"{_sentence(random)} It concerns {topic}."[:299].strip()


def _paragraph(random: Random, sentences: int) -> str:
    return " ".join(_sentence(random) for _ in range(sentences)) + "\n"


def _prose(random: Random, words: int) -> str:
    """Markdown of about so many words: paragraphs, headings, lists, emphasis, a quotation."""
    parts = [_paragraph(random, 2)]
    headings = random.sample(HEADINGS, len(HEADINGS))
    while sum(len(part.split()) for part in parts) < words:
        if headings and _sometimes(random, 50):
            parts.append(f"## {headings.pop()}\n")
        parts.append(random.choice((_plain, _plain, _list, _stressed, _cited))(random))
    return "\n".join(parts)


def _plain(random: Random) -> str:
    return _paragraph(random, random.randint(2, 4))


def _list(random: Random) -> str:
    entries = random.sample(OBJECTS, random.randint(3, 5))
    lines = (f"- **{entry.capitalize()}**: {random.choice(WHEN)}\n" for entry in entries)
    return "".join(lines)


def _stressed(random: Random) -> str:
    page = random.choice(("https://www.example.org/", "/about/", "/priorities/", "/committees/"))
    return f"{_sentence(random)} *{_sentence(random)}* Read [more about it]({page}).\n"


def _cited(random: Random) -> str:
    return f"> {_sentence(random)}\n"


def _program(random: Random, hour: int) -> str:
    """What happens when, at the end of an event."""
    lines = (
        f"- **{hour + step}:{random.choice(('00', '15', '40'))}** {random.choice(VERBS)} "
        f"{random.choice(OBJECTS)}, with {random.choice(GIVEN)} {random.choice(FAMILY)}\n"
        for step in range(3)
    )
    return f"\n## Program\n\n{''.join(lines)}"


def _further(random: Random, shown: Sequence[Record]) -> str:
    """Links to two events, at the end of a release."""
    if not shown:
        return ""
    events = [random.choice(shown) for _ in range(2)]
    lines = (f"- [{one.line('title')}]({address(one)})\n" for one in events)
    return f"\n## Come and see\n\n{''.join(lines)}"


FOLDERS = {"event": "events", "release": "news", "proclamation": "proclamations"}


def address(record: Record) -> str:
    """Where a dated record's page stands on every site: `/news/2026/NAME/`."""
    return f"/{FOLDERS[record.kind]}/{record.day[:4]}/{record.name}/"


def slug(words: str) -> str:
    """The words as a name for a file."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower().replace("'", "")).strip("-")


# --- YAML -----------------------------------------------------------------------------------------

_PLAIN = re.compile(r"[A-Za-z0-9][^:#\n]*[^:#\s]|[A-Za-z0-9]|[\d-]+ \d\d:\d\d|https?://[^\s#]+")


def yaml(fields: Mapping[str, Value]) -> str:
    """A block of fields, as staff write it."""
    return "".join(_yaml(fields, 0))


def _yaml(fields: Mapping[str, Value], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for name, value in fields.items():
        if isinstance(value, str):
            yield f"{indent}{name}: {_scalar(value)}\n"
        elif isinstance(value, Mapping):
            yield f"{indent}{name}:\n"
            yield from _yaml(value, depth + 1)
        else:
            yield f"{indent}{name}:\n"
            for entry in value:
                yield from _entry(entry, depth + 1)


def _entry(entry: Value, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if isinstance(entry, str):
        yield f"{indent}- {_scalar(entry)}\n"
    elif isinstance(entry, Mapping):
        first, *others = _yaml(entry, depth + 1)
        yield f"{indent}- {first.lstrip(' ')}"
        yield from others


def _scalar(text: str) -> str:
    # What JSON writes in quotes, YAML reads.
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def run(
    doc: str | None,
    make: Callable[[int], Iterator[Record]],
    keep: Callable[[Iterator[Record], Path], None],
) -> None:
    """The command of a maker: writes its office."""
    parser = argparse.ArgumentParser(description=(doc or "").partition("\n")[0])
    parser.add_argument("count", type=int, help="how many events, releases and proclamations")
    parser.add_argument("folder", type=Path, help="where; made if it is not there")
    given = parser.parse_args()
    keep(make(given.count), given.folder)


if __name__ == "__main__":
    run(__doc__, office, write)
