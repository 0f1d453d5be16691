"""Whatever happened to an office, its folders hold what a build would make that knows nothing.

A long history of edits, of days that go by, and of harm to what Herald wrote: after each step the
office is built, and in another folder an office of the same files is built anew. Both must say the
same problems and hold the same files, byte for byte.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from herald.build import Build, build
from herald.making.ledger import FILE
from herald.problems import errors
from tests.conftest import AT, GIVEN, files_in
from tests.demo import differences, tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OFFICE = """
== office.yml ==
city: Port Ellery
state: Washington
mayor: renata-okafor-lindqvist
timezone: America/Los_Angeles
site_url: https://mayor.portellery.example/
newsletter_address: letter@portellery.example
unsubscribe: https://mayor.portellery.example/subscribe/
languages: [en, es]
contact: {address: "210 Harbor Street, Port Ellery, WA 98299"}
== content/pages/index.md ==
# Port Ellery

{{ hero }} {{ upcoming_events }} {{ latest_news }} {{ priorities }} {{ newsletters }}
== content/pages/index.es.md ==
# Port Ellery

{{ hero }} {{ initiatives }} {{ recent_proclamations }}
== content/pages/about.md ==
---
title: About
---
See [the ferry](/news/2026/ferry/).
== office/people/ada.yml ==
title: Ada
visibility: public
role: Captain
== office/venues/pier.yml ==
title: Pier 2
visibility: public
address: 2 Harbor Street, Port Ellery, WA 98299
== content/priorities/homes.yml ==
title: Homes
visibility: public
statement: More homes.
rank: 1
== content/initiatives/levy.yml ==
title: Levy
visibility: public
priority: homes
status: planned
problem: Rents.
updates: [{on: 2026-11-10, text: Drawn up.}]
== committees/streets/committee.yml ==
title: Streets
visibility: public
charter: Safe streets.
chair: ada
== committees/streets/goals/crossings.yml ==
title: Crossings
visibility: public
statement: Safer crossings.
priority: homes
owner: ada
due: 2027-12-31
measures:
  - name: Crossings
    unit: crossings
    direction: up
    baseline: {value: 0, date: 2026-01-01}
    target: {value: 100, date: 2027-12-31}
    source: A count
    frequency: yearly
    readings: [{date: 2026-11-01, value: 40}, {date: 2026-11-22, value: 90}]
== content/news/2026/2026-11-02-ferry.md ==
---
title: Ferry
visibility: public
date: 2026-11-02
release_kind: statement
tags: [ferry]
---
It sails.
== content/news/2026/2026-11-02-ferry.es.md ==
---
title: Transbordador
---
Zarpa.
== content/news/2026/2026-11-18-budget.md ==
---
title: Budget
visibility: public
date: 2026-11-18
release_kind: release
---
See [the forum](/events/2026/forum/).
== schedules/events/2026/2026-12-03-forum.md ==
---
title: Forum
visibility: public
starts: 2026-12-03 18:00
ends: 2026-12-03 19:00
venue: pier
committee: streets
subtype: forum
---
Come.
== schedules/events/2026/walk.md ==
---
title: Walk
visibility: public
starts: 2026-11-04 12:00
ends: 2026-11-04 13:00
place: The harbor
subtype: parade
---
== proclamations/2026/harbor-day.yml ==
title: Harbor Day
visibility: public
date: 2026-11-03
proclamation_kind: condolence
resolved: a day
signed: {by: renata-okafor-lindqvist, on: 2026-11-03}
== content/alerts/tide.yml ==
title: Tide
visibility: public
level: warning
headline: High water
body: Keep away from the harbor.
starts: 2026-11-20 11:00
expires: 2026-11-21 12:00
== content/newsletters/letter.md ==
---
title: The Letter
visibility: public
date: 2026-11-19
subject: November
preheader: Where we stand.
sections:
  - {heading: Named, items: [release/budget, event/forum]}
  - {heading: Coming, query: {kind: event, days: 30}}
  - {heading: New, query: {kind: release, days: 60}}
---
Neighbors,
"""
"""An office with a record of every kind; what reads well here stands in one line."""

MORE = """
== content/news/2026/2026-11-02-ferry-again.md ==
---
title: Ferry again
visibility: public
date: 2026-11-02
release_kind: release
---
It sails again.
== content/news/2025/2025-03-02-bus.md ==
---
title: Bus
visibility: public
date: 2025-03-02
release_kind: advisory
who: All
what: A bus
when: Noon
where: Pier 2
priorities: [homes]
---
== content/initiatives/levy.es.yml ==
title: Impuesto
problem: Alquileres.
== office/venues/pier.es.yml ==
title: Muelle 2
== schedules/events/2026/2026-12-03-forum.es.md ==
---
title: Foro
---
Venga.
== content/newsletters/letter.es.md ==
---
title: La carta
subject: Noviembre
preheader: Dónde estamos.
---
Vecinos:
== office/organizations/port.yml ==
title: The port
visibility: public
== content/pages/contact.md ==
---
title: Contact
---
{{ contact }} {{ mayor }}
== content/pages/about.es.md ==
---
title: Acerca
---
{{ feeds }}
== mkdocs.yml ==
site_name: x
theme:
  name: material
"""
"""What may come."""

POOL = {**GIVEN, **files_in(OFFICE), **files_in(MORE)}


# --- what may happen ------------------------------------------------------------------------------


@dataclass
class Life:
    """An office as it is at a moment of its history."""

    files: dict[str, str | bytes]
    at: datetime = AT
    touched: str = ""
    """The file that was written without having changed."""


@dataclass(frozen=True)
class Set:
    """Somebody writes a line of a record, or takes it out."""

    path: str
    name: str
    value: str | None

    def happen(self, life: Life) -> None:
        text = life.files.get(self.path)
        if not isinstance(text, str):
            return
        lines = [line for line in text.splitlines() if not line.startswith(f"{self.name}: ")]
        if self.value is not None:
            lines.insert(1 if lines[0] == "---" else 0, f"{self.name}: {self.value}")
        life.files[self.path] = "\n".join(lines) + "\n"


@dataclass(frozen=True)
class Say:
    """Somebody writes a sentence more below the fields."""

    path: str
    words: str

    def happen(self, life: Life) -> None:
        text = life.files.get(self.path)
        if isinstance(text, str):
            life.files[self.path] = f"{text}\n{self.words}\n"


@dataclass(frozen=True)
class Turn:
    """A file goes, or comes as it was at first."""

    path: str

    def happen(self, life: Life) -> None:
        if life.files.pop(self.path, None) is None:
            life.files[self.path] = POOL[self.path]


@dataclass(frozen=True)
class Move:
    """A file gets another name, or its old one back."""

    path: str
    to: str

    def happen(self, life: Life) -> None:
        here, there = (self.path, self.to) if self.path in life.files else (self.to, self.path)
        if here in life.files:
            life.files[there] = life.files.pop(here)


@dataclass(frozen=True)
class Bring:
    """The ferry's release gets a picture and a table, or others of the same names."""

    shade: int

    def happen(self, life: Life) -> None:
        picture = BytesIO()
        Image.new("RGB", (4, 4), (self.shade, 0, 0)).save(picture, "PNG")
        folder = "content/news/2026"
        life.files[f"{folder}/boat.png"] = picture.getvalue()
        life.files[f"{folder}/table.csv"] = f"{self.shade:03}\n".encode()
        Set(f"{folder}/2026-11-02-ferry.md", "images", "[{file: boat.png, alt: A boat}]").happen(
            life
        )
        Set(f"{folder}/2026-11-02-ferry.md", "attachments", "[{file: table.csv, title: T}]").happen(
            life
        )


@dataclass(frozen=True)
class Touch:
    """A file is written as it is."""

    path: str

    def happen(self, life: Life) -> None:
        life.touched = self.path


@dataclass(frozen=True)
class Wait:
    """Time goes by; or somebody asks for what was."""

    hours: float

    def happen(self, life: Life) -> None:
        life.at += timedelta(hours=self.hours)


@dataclass(frozen=True)
class Harm:
    """Somebody or something spoils a file that Herald wrote, or its folder."""

    how: str
    place: float
    """Which file, from 0 for the first to 1 for the last."""

    def happen(self, life: Life) -> None:
        """Nothing, to the office's own files."""

    def strike(self, root: Path) -> None:
        """Spoils it."""
        written = sorted([*_below(root / "site"), *_below(root / "private")])
        if not written:
            return
        file = written[int(self.place * (len(written) - 1))]
        match self.how:
            case "remove":
                file.unlink()
            case "cut":
                file.write_bytes(file.read_bytes()[:-1])
            case "rewrite":
                file.write_bytes(b"x" * file.stat().st_size)
            case "touch":
                os.utime(file)
            case "add":
                file.with_name("stray.html").write_text("stray")
            case "folder":
                file.unlink()
                (file / "inner").mkdir(parents=True)
                (file / "inner/stray.html").write_text("stray")
            case "link":
                moved = root.parent / "moved.html"
                shutil.move(file, moved)
                file.symlink_to(moved)
            case "link folder":
                # Not a whole output's: that is refused with a sentence.
                if file.parent != root / "site" and file.parent.parent != root / "private":
                    moved = root.parent / "moved"
                    shutil.rmtree(moved, ignore_errors=True)
                    shutil.move(file.parent, moved)
                    file.parent.symlink_to(moved)
            case "lose all":
                shutil.rmtree(root / "site")


@dataclass(frozen=True)
class Spoil:
    """Something spoils the ledger."""

    how: str
    place: float
    byte: int = field(default=1)

    def happen(self, life: Life) -> None:
        """Nothing, to the office's own files."""

    def strike(self, root: Path) -> None:
        """Spoils it."""
        file = root / ".herald" / FILE
        if not file.exists():
            return
        held = bytearray(file.read_bytes())
        place = int(self.place * (len(held) - 1))
        match self.how:
            case "flip":
                held[place] ^= self.byte
            case "cut":
                del held[place:]
            case "blank":
                held[place : place + 5_000] = bytes(len(held[place : place + 5_000]))
            case "add":
                held += b"more"
            case "forget":
                held.clear()
        file.write_bytes(held)


def _below(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


Step = Set | Say | Turn | Move | Bring | Touch | Wait | Harm | Spoil

FERRY, BUDGET = (f"content/news/2026/2026-11-{name}.md" for name in ("02-ferry", "18-budget"))
FORUM, WALK = (f"schedules/events/2026/{name}.md" for name in ("2026-12-03-forum", "walk"))
LETTER = "content/newsletters/letter.md"
SOON, TONIGHT, LATER = "2026-11-20 12:30", "2026-11-21 00:00", "2026-12-01 06:00"

LINES: Mapping[str, Mapping[str, tuple[str | None, ...]]] = {
    FERRY: {
        "title": ("Ferry", "Boats"),
        "visibility": ("public", "press", "internal"),
        "date": ("2026-11-02", "2026-11-21", "2025-12-31"),
        "release_kind": ("statement", "op_ed"),
        "embargo": (SOON, TONIGHT, LATER, None),
        "expires": (SOON, LATER, None),
        "summary": ("It sails.", None),
        "aliases": ("[/old-ferry]", None),
        "priorities": ("[homes]", None),
        "owner": ("ada", None),
        "withdrawn": ("{on: 2026-11-19, reason: Wrong.}", None),
        "private": ("{notes: Hush.}", None),
    },
    BUDGET: {
        "title": ("Budget", "Money"),
        "publish_at": (SOON, TONIGHT, None),
        "visibility": ("public", "confidential"),
        "tags": ("[ferry, money]", "[money]", None),
    },
    FORUM: {
        "title": ("Forum", "Assembly"),
        "visibility": ("public", "internal"),
        "venue": ("pier", None),
        "place": ("Town", None),
        "starts": ("2026-12-03 18:00", "2026-12-03 17:00", "2026-11-01 01:30"),
        "ends": ("2026-12-03 19:00", "2026-12-05 02:00"),
        "recurrence": ("FREQ=WEEKLY;BYDAY=TH", "FREQ=DAILY;COUNT=3", None),
        "except_on": ("[2026-12-04]", None),
        "status": ("cancelled", None),
        "reason": ("Storm", None),
        "timezone": ("America/New_York", None),
        "publish_at": (SOON, LATER, None),
    },
    WALK: {
        "title": ("Walk", "March"),
        "recurrence": ("FREQ=WEEKLY;BYDAY=WE", "FREQ=MONTHLY;BYDAY=1WE", None),
        "expires": (SOON, LATER, None),
        "mayors_role": ("speak", None),
    },
    LETTER: {
        "title": ("The Letter", "Our letter"),
        "send_at": ("2026-11-19 07:00", "2026-11-21 07:00", None),
        "list": ("Neighbors", None),
        "visibility": ("public", "internal"),
    },
    "office/venues/pier.yml": {
        "title": ("Pier 2", "Pier 3"),
        "visibility": ("public", "internal"),
        "transit": ("Bus 6", None),
    },
    "office/people/ada.yml": {"title": ("Ada", "Ida"), "visibility": ("public", "internal")},
    "office/people/renata-okafor-lindqvist.yml": {
        "title": ("Renata Okafor-Lindqvist", "Renata"),
        "visibility": ("public", "internal"),
    },
    "content/priorities/homes.yml": {
        "title": ("Homes", "Houses"),
        "rank": ("2", None),
        "visibility": ("public", "internal"),
    },
    "content/initiatives/levy.yml": {
        "status": ("planned", "done"),
        "visibility": ("public", "internal"),
        "expires": (SOON, None),
    },
    "committees/streets/committee.yml": {
        "title": ("Streets", "Roads"),
        "chair": ("ada", None),
        "members": ("[{name: Zoe, until: 2026-11-21}]", None),
    },
    "committees/streets/goals/crossings.yml": {
        "title": ("Crossings", "Bridges"),
        "visibility": ("public", "internal"),
        "due": ("2027-12-31", "2026-11-20"),
    },
    "proclamations/2026/harbor-day.yml": {
        "title": ("Harbor Day", "Ferry Day"),
        "date": ("2026-11-03", "2026-12-31"),
        "presentation": ("forum", None),
        "visibility": ("public", "internal"),
    },
    "content/alerts/tide.yml": {
        "level": ("warning", "emergency"),
        "visibility": ("public", "internal"),
        "starts": ("2026-11-20 11:00", "2026-11-20 12:30"),
    },
    "office.yml": {
        "languages": ("[en, es]", "[en]"),
        "tagline": ("By the sea", None),
        "newsletter_address": ("letter@portellery.example", None),
        "timezone": ("America/Los_Angeles", "Asia/Tokyo"),
    },
    "content/pages/about.md": {"title": ("About", "About us")},
}
"""What may be written where."""

ONES_OF_MANY = [path for path in POOL if path not in {"office.yml", "content/pages/index.md"}]

STEPS: st.SearchStrategy[Step] = st.one_of(
    st.sampled_from(
        [Set(path, name, v) for path, some in LINES.items() for name in some for v in some[name]]
    ),
    st.sampled_from([Set(p, n, v) for p, some in LINES.items() for n in some for v in some[n]]),
    st.builds(Say, st.sampled_from([FERRY, BUDGET, FORUM, LETTER]), st.just("One word more.")),
    st.builds(Say, st.sampled_from([FERRY, WALK]), st.just("[A link](/news/2026/budget/).")),
    st.builds(Turn, st.sampled_from(ONES_OF_MANY)),
    st.sampled_from(
        [
            Move(FERRY, "content/news/2026/2026-11-02-boat.md"),
            Move(FORUM, "schedules/events/2026/12/forum.md"),
            Move("office/venues/pier.yml", "office/venues/dock.yml"),
            Move("content/pages/about.md", "content/pages/more/about.md"),
        ]
    ),
    st.builds(Bring, st.integers(0, 3)),
    st.builds(Touch, st.sampled_from([FERRY, FORUM, "office/venues/pier.yml"])),
    st.builds(Wait, st.sampled_from([0.25, 0.5, 11.5, 12, 24, 24 * 13, 24 * 40, -0.5, -24])),
    st.builds(
        Harm,
        st.sampled_from("remove cut rewrite touch add folder link lose-all".split()).map(
            lambda how: how.replace("-", " ")
        ),
        st.floats(0, 1),
    ),
    st.builds(Harm, st.just("link folder"), st.floats(0, 1)),
    st.builds(
        Spoil,
        st.sampled_from("flip cut blank add forget".split()),
        st.floats(0, 1),
        st.integers(1, 255),
    ),
)


START = Wait(0)

# --- the two builds -------------------------------------------------------------------------------


def write(root: Path, files: Mapping[str, str | bytes], touched: str = "") -> None:
    """Makes the office's files those, and leaves alone what is as it should be."""
    for folder in ("content", "schedules", "proclamations", "committees", "office"):
        for file in [*_below(root / folder)]:
            if file.relative_to(root).as_posix() not in files:
                file.unlink()
    if "mkdocs.yml" not in files:
        (root / "mkdocs.yml").unlink(missing_ok=True)
    for path, held in files.items():
        content = held.encode() if isinstance(held, str) else held
        file = root / path
        if path == touched or not file.is_file() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


def built_anew(root: Path, life: Life, *, frame_is_kept: bool) -> Build:
    """A build in an empty folder; what MkDocs draws may be kept from the last such build."""
    for folder in ("site", "private", "content", "schedules"):
        shutil.rmtree(root / folder, ignore_errors=True)
    write(root, life.files)
    state = root.parent / "frame"
    if frame_is_kept and (state / FILE).exists():
        with closing(sqlite3.connect(state / FILE)) as rows, rows:
            rows.execute("DELETE FROM rows WHERE shelf NOT IN ('epoch', 'frame')")
    else:
        shutil.rmtree(state, ignore_errors=True)
    return build(root, life.at, jobs=1, state=state)


def outputs(root: Path) -> dict[str, bytes]:
    """Everything that a build makes."""
    return {
        f"{folder}/{path}": content
        for folder in ("site", "private")
        for path, content in tree(root / folder).items()
    }


def live(here: Path, steps: list[Step]) -> None:
    """Lives through a history, and compares after each step."""
    root, other = here / "office", here / "anew"
    life = Life({path: POOL[path] for path in (*GIVEN, *files_in(OFFICE))})
    by_hand: object = None
    for step in [START, *steps]:
        before, was = dict(life.files), outputs(root)
        step.happen(life)
        if isinstance(step, Harm | Spoil):
            step.strike(root)
        write(root, life.files, life.touched)
        drawn = [(path, held) for path, held in life.files.items() if _is_of_the_frame(path)]
        expected = built_anew(other, life, frame_is_kept=by_hand == drawn)
        by_hand, life.touched = drawn, ""
        done = build(root, life.at, jobs=1)

        assert step is not START or not errors(done.problems)
        assert done.problems == expected.problems, step
        if errors(done.problems):
            assert differences(was, outputs(root)) == [], step
            life.files = before
        else:
            assert differences(outputs(other), outputs(root)) == [], step
            assert {f: one.total for f, one in done.published.items()} == {
                f: one.total for f, one in expected.published.items()
            }


def _is_of_the_frame(path: str) -> bool:
    return path in {"office.yml", "mkdocs.yml"} or path.startswith("content/pages/")


@pytest.mark.timeout(600)
@given(st.lists(STEPS, min_size=12, max_size=16))
@settings(max_examples=6, suppress_health_check=[*HealthCheck])
def test_after_any_history_the_folders_hold_what_a_clean_build_makes(steps: list[Step]) -> None:
    with TemporaryDirectory() as here:
        live(Path(here), steps)
