"""The same commit and the same moment give the same bytes, wherever, whenever and by whom."""

from __future__ import annotations

import gzip
import itertools
import os
import re
import shutil
import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from tests.conftest import write_office
from tests.demo import REPOSITORY, tree

AT = "2026-11-20T12:00-08:00"


# --- machines -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Machine:
    """Where a build is made; every field says whether something is not as usual."""

    deep: bool
    """In a folder with a long name, with spaces in it."""
    far: bool
    """In the time zone that is first in every day."""
    turkish: bool
    """Where the small letter of I has no dot."""
    hashed: bool
    """With other hashes, and so another order of sets."""
    closed: bool
    """Where new files are for their owner alone."""
    alone: bool
    """With one process."""
    shuffled: bool
    """On a file system that lists folders in any order."""
    warm: bool
    """After a build as of an earlier moment."""
    later: bool
    """When the clock says 2031."""
    other: bool
    """By another user, on a host with another name."""


FACTORS = tuple(field.name for field in fields(Machine))


def machines() -> list[Machine]:
    """Eight, in which any two factors meet in all four ways.

    The first has nothing unusual; a factor is unusual in four of the other seven, and no two
    factors in the same four. Two such fours of seven share one, and each has one of its own.
    """
    fours = list(itertools.combinations(range(1, 8), 4))[:: 35 // len(FACTORS)][: len(FACTORS)]
    return [Machine(*(number in four for four in fours)) for number in range(8)]


def test_any_two_factors_meet_in_all_four_ways() -> None:
    built = machines()
    for one, other in itertools.combinations(FACTORS, 2):
        met = {(getattr(machine, one), getattr(machine, other)) for machine in built}
        assert len(met) == 4, (one, other)


# --- the office -----------------------------------------------------------------------------------

OFFICE = """
== office.yml ==
city: Port Ellery
state: Washington
mayor: renata-okafor-lindqvist
timezone: America/Los_Angeles
site_url: https://mayor.portellery.example/
languages: [en, es]
contact: {address: "210 Harbor Street, Port Ellery, WA 98299", phone: 360-555-0100}
press_contact: {name: Priya Raghunathan, email: press@portellery.example}
newsletter_address: mayor@portellery.example
unsubscribe: https://mayor.portellery.example/unsubscribe/
seal: assets/seal.svg
== content/pages/index.md ==
# İstanbul and Port Ellery

{{ upcoming_events }}

{{ latest_news }}

{{ feeds }}
== content/pages/index.es.md ==
# Bienvenidos
== content/pages/assets/seal.svg ==
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>
== content/news/2026-11-18-ferry.md ==
---
title: Ferry terminal opens in İzmir Street
visibility: public
date: 2026-11-18
release_kind: release
summary: The terminal opens on Saturday.
tags: [Istanbul, izmir, ferry, INDIGO, indigo]
priorities: [homes]
aliases: [/old-ferry/]
quotes:
  - {who: Renata Okafor-Lindqvist, text: It is open., approved_by: renata-okafor-lindqvist}
attachments: [{file: times.csv, title: Times, columns: [day, time]}]
corrections: [{at: 2026-11-19 09:00, was: Sunday, now: Saturday}]
---
The **terminal** opens. See [the forum](/events/2026/forum/).

| Day | Time |
| --- | --- |
| Saturday | 10:00 |
== content/news/2026-11-18-ferry.es.md ==
---
title: Abre la terminal
summary: La terminal abre el sábado.
---
La **terminal** abre.
== content/news/times.csv ==
day,time
Saturday,10:00
== content/news/2026-11-25-embargoed.md ==
---
title: Not yet
visibility: public
date: 2026-11-25
release_kind: statement
publish_at: 2026-11-25 08:00
---
Wait.
== content/newsletters/december.md ==
---
title: December
visibility: public
date: 2026-12-04
subject: What comes next
preheader: And more.
sections:
  - {heading: News, items: [release/ferry, event/forum]}
  - {heading: Words, text: "Thank *you*."}
---
== content/alerts/tide.yml ==
title: Tide
visibility: public
level: info
headline: High tide
body: Move your boats.
starts: 2026-11-20 08:00
expires: 2026-11-21 20:00
== content/priorities/homes.yml ==
title: Homes
visibility: public
statement: More homes.
rank: 1
== content/initiatives/levy.md ==
---
title: Levy
visibility: public
priority: homes
status: planned
problem: Too few homes.
---
Words.
== schedules/events/2026-12-03-forum.md ==
---
title: Forum
visibility: public
starts: 2026-12-03 18:00
ends: 2026-12-03 20:00
subtype: forum
venue: city-hall
mayors_role: speak
recurrence: FREQ=MONTHLY;BYDAY=1TH
private: {plan: {run_of_show: [{minutes: 5, what: Welcome}]}}
---
Come.
== proclamations/2026-11-19-library.yml ==
title: Library Day
visibility: public
date: 2026-11-19
proclamation_kind: ceremonial
recipient: The library
whereas: [it is open, it is warm, it is free]
resolved: the nineteenth day of November as Library Day
signed: {by: renata-okafor-lindqvist, on: 2026-11-19}
== committees/housing/committee.yml ==
title: Housing
visibility: public
charter: More homes.
members: [{person: renata-okafor-lindqvist, since: 2026-01-01}]
== committees/housing/goals/homes.yml ==
title: A hundred homes
visibility: public
statement: A hundred homes by 2027.
priority: homes
owner: renata-okafor-lindqvist
start: 2026-01-01
due: 2027-12-31
measures:
  - name: Homes
    unit: homes
    direction: up
    baseline: {value: 0, date: 2026-01-01}
    target: {value: 100, date: 2027-12-31}
    source: The register
    frequency: quarterly
    readings: [{date: 2026-10-01, value: 40}]
== office/organizations/library.yml ==
title: The library
visibility: public
== office/venues/city-hall.yml ==
title: City Hall
visibility: public
address: 210 Harbor Street, Port Ellery, WA 98299
"""


@pytest.fixture(scope="module")
def commit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with one commit: a record of each kind, and enough events for two processes."""
    root = tmp_path_factory.mktemp("commit")
    write_office(root, OFFICE)
    for number in range(100):
        (root / f"schedules/events/walk-{number}.yml").write_text(
            f"title: Walk {number}\nvisibility: public\nstarts: 2026-12-04 10:00\n"
            f"ends: 2026-12-04 11:00\nsubtype: forum\nplace: Pier {number}\n"
        )
    _git("init", "--quiet", cwd=root)
    _git("add", ".", cwd=root)
    who = ("-c", "user.name=Herald", "-c", "user.email=herald@portellery.example")
    _git(*who, "commit", "--quiet", "--message", "An office", cwd=root)
    return root


def _git(*words: str, cwd: Path) -> None:
    subprocess.run(["git", *words], cwd=cwd, check=True, capture_output=True)


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the locale tr_TR.UTF-8, if the machine can make one.

    Where it cannot, LC_ALL still names it, and a C library without it takes the locale C.
    """
    folder = tmp_path_factory.mktemp("locales")
    if shutil.which("localedef"):
        made = folder / "tr_TR.UTF-8"
        words = ["localedef", "--no-archive", "-i", "tr_TR", "-f", "UTF-8", str(made)]
        subprocess.run(words, check=False, capture_output=True)
    return folder


def test_another_machine_is_another(locales: Path, tmp_path: Path) -> None:
    """Or the builds would all be made on one."""
    for number in range(40):
        (tmp_path / f"{number:02}").touch()
    call = (
        "import datetime, os, socket, time\n"
        "print(datetime.datetime.now().year >= 2031, datetime.date.today().year >= 2031,\n"
        "    time.gmtime().tm_year >= 2031, socket.gethostname(),\n"
        "    os.listdir() != sorted(os.listdir()),\n"
        "    [found.name for found in os.scandir()] != sorted(os.listdir()),\n"
        "    datetime.date(2026, 11, 20).strftime('%A'))\n"
    )
    environment = {
        "PYTHONPATH": str(Path(__file__).parent / "another_machine"),
        "ELSEWHERE": "shuffled,2031,turkish,host",
        "LC_ALL": "tr_TR.UTF-8",
        "LOCPATH": str(locales),
    }
    done = subprocess.run(
        [sys.executable, "-c", call],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    day = "Cuma" if any(locales.iterdir()) else "Friday"
    assert done.stdout == f"True True True another-host True True {day}\n"


# --- the builds -----------------------------------------------------------------------------------


@pytest.mark.timeout(600)  # twenty commands, each in a process of its own
def test_eight_machines_that_differ_in_everything_make_the_same_bytes(
    commit: Path, locales: Path, tmp_path: Path
) -> None:
    def built(machine: Machine) -> dict[str, bytes]:
        number = machines().index(machine)
        place = tmp_path / (f"{number}" if not machine.deep else f"{number} a folder/with spaces")
        return build(machine, commit, locales, place)

    with ThreadPoolExecutor(2) as pool:
        first, *others = pool.map(built, machines())

    kinds = {Path(path).suffix for path in first}
    assert kinds >= {".html", ".pdf", ".ics", ".xml", ".json", ".eml", ".txt", ".csv", ".svg"}
    found = [
        f"{machine}\n{difference(path, first.get(path), other.get(path))}"
        for machine, other in zip(machines()[1:], others, strict=True)
        for path in sorted(first.keys() | other.keys())
        if first.get(path) != other.get(path)
    ]
    assert found == []


def build(machine: Machine, commit: Path, locales: Path, place: Path) -> dict[str, bytes]:
    """Everything that is made of a commit on such a machine, public or not, by its path."""
    place.parent.mkdir(parents=True, exist_ok=True)
    _git("clone", "--quiet", str(commit), str(place), cwd=commit)
    ways = {"shuffled": machine.shuffled, "2031": machine.later, "host": machine.other}
    ways["turkish"] = machine.turkish
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{REPOSITORY / 'generator'}:{Path(__file__).parent / 'another_machine'}",
        "ELSEWHERE": ",".join(way for way, is_so in ways.items() if is_so),
        "PYTHONHASHSEED": "12345" if machine.hashed else "0",
        "TZ": "Pacific/Kiritimati" if machine.far else "UTC",
        "LC_ALL": "tr_TR.UTF-8" if machine.turkish else "C",
        "LOCPATH": str(locales),
        "HOME": str(place.parent / "home") if machine.other else str(place.parent),
        "USER": "somebody" if machine.other else "herald",
    }
    jobs = ("--jobs", "1" if machine.alone else "2")
    commands = [("build", *jobs, "--at", AT), ("brief", "2026-12-03", "--at", AT)]
    if machine.warm:
        commands.insert(0, ("build", *jobs, "--at", "2026-11-18T09:00-08:00"))
    for words in commands:
        done = subprocess.run(
            [sys.executable, "-m", "herald.cli", *words],
            cwd=place,
            env=environment,
            umask=0o077 if machine.closed else 0o022,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (machine, done.stdout, done.stderr)
    return {
        f"{folder}/{path}": content
        for folder in ("site", "private")
        for path, content in tree(place / folder).items()
    }


# --- what differs ---------------------------------------------------------------------------------

CONTEXT = 60


def difference(path: str, one: bytes | None, other: bytes | None) -> str:
    """The first difference of two files, with what is around it; unpacked, if they are packed."""
    if one is None or other is None:
        return f"{path}: only {'the first' if other is None else 'this one'} makes it"
    one, other = _unpacked(one), _unpacked(other)
    pairs = enumerate(zip(one, other, strict=False))
    place = next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
    around = slice(max(place - CONTEXT, 0), place + CONTEXT)
    return f"{path}: at byte {place}:\n  {one[around]!r}\n  {other[around]!r}"


def _unpacked(content: bytes) -> bytes:
    if content.startswith(b"\x1f\x8b"):
        return gzip.decompress(content)
    if content.startswith(b"%PDF"):
        return re.sub(rb"(?<=stream\n).*?(?=\nendstream)", _inflated, content, flags=re.DOTALL)
    return content


def _inflated(stream: re.Match[bytes]) -> bytes:
    try:
        return zlib.decompress(stream[0])
    except zlib.error:
        return stream[0]


def test_a_difference_is_told_by_its_file_and_what_is_around_it() -> None:
    assert difference("site/a.html", b"one two", b"one ten") == (
        "site/a.html: at byte 5:\n  b'one two'\n  b'one ten'"
    )
    assert difference("site/a.html", None, b"") == "site/a.html: only this one makes it"
    packed = [gzip.compress(text, mtime=0) for text in (b"same", b"some")]
    assert difference("a.gz", *packed) == "a.gz: at byte 1:\n  b'same'\n  b'some'"
    streams = [b"%PDF stream\n" + zlib.compress(text) + b"\nendstream" for text in (b"one", b"ome")]
    assert difference("a.pdf", *streams) == (
        "a.pdf: at byte 13:\n  b'%PDF stream\\none\\nendstream'\n  b'%PDF stream\\nome\\nendstream'"
    )
