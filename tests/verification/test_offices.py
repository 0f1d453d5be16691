"""The two other offices: one without what is not released, one that says something else there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from herald.audience import Audience, released
from herald.inspection import reading_of
from herald.records.reader import Reading, read_settings
from herald.verification.offices import (
    Original,
    Strength,
    lay_out_altered,
    lay_out_bare,
    put_back,
    take_back,
)
from tests.conftest import AT, write_office

OFFICE = """
== content/news/2026/2026-11-21-budget.md ==
---
title: The budget
date: 2026-11-21
visibility: public
release_kind: release
embargo: 2026-11-21 15:30
summary: 12 schools gain.
tags: [budget]
attachments:
  - file: plan.pdf
    title: The plan
---
The budget of 2026-11-21 is balanced: see [the plan](plan.pdf) at https://a.example/Plan.
== content/news/2026/2026-11-21-budget.es.md ==
---
title: El presupuesto
---
El presupuesto está equilibrado.
== content/news/2026/plan.pdf ==
%PDF-1.7
== content/news/2026/2026-11-18-open.md ==
---
title: The library opens
date: 2026-11-18
visibility: public
release_kind: release
quotes:
  - who: Dana Osei
    text: At last.
    approved_by: renata-okafor-lindqvist
private:
  notes: Expect questions.
---
It opens today.
== schedules/events/2026/2026-12-03-hearing.md ==
---
title: Budget hearing
visibility: public
starts: 2026-12-03 18:00
ends: 2026-12-03 19:30
venue: back-room
subtype: forum
---
Come and speak.
== office/venues/back-room.yml ==
title: The back room
address: 12 Wharf Street
"""


@pytest.fixture
def original(tmp_path: Path) -> Original:
    """An office with an embargoed release, its translation and its file, and one that is out."""
    root = tmp_path / "office"
    write_office(root, OFFICE)
    reading = reading_in(root)
    shown = frozenset(
        entry.place for entry in reading.entries if released(entry.facts, Audience.PUBLIC, AT)
    )
    return Original(root, reading, shown)


def reading_in(root: Path) -> Reading:
    """All that an office's folders hold."""
    settings, _ = read_settings(root)
    assert settings is not None
    reading, _ = reading_of(root, settings)
    assert [str(problem) for problem in reading.problems] == []
    return reading


def texts(folder: Path) -> dict[str, str]:
    """The files of the news, by name."""
    return {path.name: path.read_text() for path in (folder / "content/news/2026").iterdir()}


def test_nothing_of_a_withheld_record_is_in_the_bare_office(
    original: Original, tmp_path: Path
) -> None:
    bare = tmp_path / "bare"

    stripped = lay_out_bare(original, bare)

    found = sorted(path.relative_to(bare).as_posix() for path in bare.rglob("*") if path.is_file())
    assert found == [
        "content/news/2026/2026-11-18-open.md",
        "content/pages/index.md",
        "office.yml",
        "office/people/renata-okafor-lindqvist.yml",
        "schedules/events/2026/2026-12-03-hearing.md",
    ]
    assert stripped == 1


def test_a_released_record_stands_there_without_what_is_for_staff(
    original: Original, tmp_path: Path
) -> None:
    lay_out_bare(original, tmp_path / "bare")

    assert (
        (tmp_path / "bare/content/news/2026/2026-11-18-open.md").read_text()
        == """\
---
{
 "title": "The library opens",
 "date": "2026-11-18",
 "visibility": "public",
 "release_kind": "release",
 "quotes": [
  {
   "who": "Dana Osei",
   "text": "At last.",
   "approved_by": "somebody-else"
  }
 ]
}
---
It opens today.
"""
    )


COUNCIL = """\
== schedules/calendar/council.yml ==
title: The fifth vote
visibility: public
public_title: Meeting with the Council President
summary: He wants the overtime table.
starts: 2026-12-03 11:45
ends: 2026-12-03 12:15
purpose: council
attendees: [{name: Amadou Lindgren}]
"""


def test_of_an_appointment_that_is_told_only_what_is_told_is_left(tmp_path: Path) -> None:
    root = tmp_path / "office"
    write_office(root, COUNCIL)
    reading = reading_in(root)
    original = Original(root, reading, frozenset(entry.place for entry in reading.entries))
    lay_out_bare(original, tmp_path / "bare")
    lay_out_altered(original, tmp_path / "altered", {})

    bare, altered = (
        json.loads((tmp_path / folder / "schedules/calendar" / name).read_text())
        # What it is called is not told, and so it is called something else.
        for folder, name in (("bare", "council.yml"), ("altered", "council-altered.yml"))
    )
    told = {
        "visibility": "public",
        "public_title": "Meeting with the Council President",
        "starts": "2026-12-03 11:45",
        "ends": "2026-12-03 12:15",
        "purpose": "council",
    }
    assert bare == told | {"title": "What nobody outside is told"}
    assert altered == told | {
        "title": "Gur bgure svsgu ibgr",
        "summary": "Ur bgure jnagf gur biregvzr gnoyr.",
        "attendees": [{"name": "Nznqbh bgure Yvaqtera"}],
    }


def test_the_press_is_left_what_is_embargoed_with_its_moment_and_nothing_for_staff(
    tmp_path: Path,
) -> None:
    root, file = tmp_path / "office", "content/news/2026/2026-11-21-budget.md"
    write_office(root, OFFICE)
    record = (root / file).read_text().replace("tags:", "publish_at: 2026-11-19 09:00\ntags:")
    (root / file).write_text(record)
    reading = reading_in(root)
    shown = frozenset(entry.place for entry in reading.entries)
    original = Original(root, reading, shown, Audience.PRESS)
    lay_out_bare(original, tmp_path / "bare")
    lay_out_altered(original, tmp_path / "altered", {})

    for folder in ("bare", "altered"):
        text = (tmp_path / folder / file).read_text()
        assert '"embargo": "2026-11-21 15:30"' in text
        assert ("publish_at" in text) == (folder == "altered")
    assert "Expect" not in texts(tmp_path / "bare")["2026-11-18-open.md"]


def test_a_record_without_anything_for_staff_is_the_office_s_own_file(
    original: Original, tmp_path: Path
) -> None:
    lay_out_bare(original, tmp_path / "bare")

    file = "schedules/events/2026/2026-12-03-hearing.md"
    assert (tmp_path / "bare" / file).samefile(original.root / file)


def test_an_altered_record_says_something_else_under_another_name_and_twice(
    original: Original, tmp_path: Path
) -> None:
    lay_out_bare(original, tmp_path / "other")
    lay_out_altered(original, tmp_path / "other", {})

    found = texts(tmp_path / "other")
    assert sorted(found) == [
        "2026-11-18-open.md",
        "2026-11-21-budget-again.es.md",
        "2026-11-21-budget-again.md",
        "2026-11-21-budget-altered.es.md",
        "2026-11-21-budget-altered.md",
        "altered-plan.pdf",
    ]
    assert (
        found["2026-11-21-budget-altered.md"]
        == found["2026-11-21-budget-again.md"]
        == """\
---
{
 "title": "Gur bgure ohqtrg",
 "date": "2027-11-21",
 "visibility": "public",
 "release_kind": "release",
 "embargo": "2027-11-21 15:30",
 "summary": "12 bgure fpubbyf tnva.",
 "tags": [
  "budget",
  "budget"
 ],
 "attachments": [
  {
   "file": "plan.pdf",
   "title": "Gur bgure cyna"
  }
 ]
}
---
Gur bgure ohqtrg bs 2026-11-21 vf onynaprq: frr [gur cyna](plan.pdf) ng https://a.example/Plan.
"""
    )
    assert found["altered-plan.pdf"] == "%PDF-1.7\n\n"


def test_what_is_for_staff_in_a_released_record_is_altered_and_nothing_else_of_it(
    original: Original, tmp_path: Path
) -> None:
    lay_out_bare(original, tmp_path / "other")
    lay_out_altered(original, tmp_path / "other", {})

    text = texts(tmp_path / "other")["2026-11-18-open.md"]
    assert '"notes": "Rkcrpg bgure dhrfgvbaf."' in text
    assert text.endswith("---\nIt opens today.\n")
    assert '"title": "The library opens"' in text


def test_where_a_released_record_names_a_withheld_one_stands_its_new_name(
    original: Original, tmp_path: Path
) -> None:
    lay_out_bare(original, tmp_path / "other")
    lay_out_altered(original, tmp_path / "other", {})

    hearing = (tmp_path / "other/schedules/events/2026/2026-12-03-hearing.md").read_text()
    assert '"venue": "back-room-altered"' in hearing
    assert (tmp_path / "other/office/venues/back-room-altered.yml").is_file()


@pytest.mark.parametrize(
    ("strength", "title", "date"),
    [
        (Strength.ALL, "Gur bgure ohqtrg", "2027-11-21"),
        (Strength.WORDS, "Gur bgure ohqtrg", "2026-11-21"),
        (Strength.NAME, "The budget", "2026-11-21"),
    ],
)
def test_a_record_that_does_not_bear_it_is_altered_less(
    original: Original, tmp_path: Path, strength: Strength, title: str, date: str
) -> None:
    path = "content/news/2026/2026-11-21-budget.md"
    lay_out_bare(original, tmp_path / "other")
    lay_out_altered(original, tmp_path / "other", {path: strength})

    text = texts(tmp_path / "other")["2026-11-21-budget-altered.md"]
    assert f'"title": "{title}",\n "date": "{date}"' in text


def test_the_office_itself_is_never_written_to(original: Original, tmp_path: Path) -> None:
    def content() -> dict[str, bytes]:
        return {p.as_posix(): p.read_bytes() for p in original.root.rglob("*") if p.is_file()}

    before = content()

    lay_out_bare(original, tmp_path / "other")
    lay_out_altered(original, tmp_path / "other", {})
    put_back(original, tmp_path / "other", {entry.place for entry in original.reading.entries})
    take_back(original, tmp_path / "other", {entry.place for entry in original.reading.entries})

    assert content() == before


def test_what_was_put_back_and_taken_back_leaves_the_bare_office(
    original: Original, tmp_path: Path
) -> None:
    lay_out_bare(original, tmp_path / "bare")
    before = texts(tmp_path / "bare")
    place = "content/news/2026/2026-11-21-budget"

    put_back(original, tmp_path / "bare", {place})
    between = sorted(texts(tmp_path / "bare"))
    take_back(original, tmp_path / "bare", {place})

    assert between == [
        "2026-11-18-open.md",
        "2026-11-21-budget.es.md",
        "2026-11-21-budget.md",
        "plan.pdf",
    ]
    assert texts(tmp_path / "bare") == before


REMARKS = """\
== content/remarks/2026-11-18-spring.md ==
---
title: Spring
visibility: public
date: 2026-11-18
remarks_state: as_delivered
---
{commit: It opens. | owner: renata-okafor-lindqvist | due: 2027-03-20} Thanks.
"""


def test_of_a_commitment_the_bare_office_has_what_is_said_and_the_other_somebody_else(
    tmp_path: Path,
) -> None:
    root = tmp_path / "office"
    write_office(root, REMARKS)
    reading = reading_in(root)
    original = Original(root, reading, frozenset(entry.place for entry in reading.entries))
    file = "content/remarks/2026-11-18-spring.md"

    lay_out_bare(original, tmp_path / "bare")
    assert (tmp_path / "bare" / file).read_text().endswith("---\nIt opens. Thanks.\n")

    lay_out_bare(original, tmp_path / "other")
    lay_out_altered(original, tmp_path / "other", {})
    said = "{commit: It opens. | owner: somebody-else | due: 2999-12-31} Thanks.\n"
    assert (tmp_path / "other" / file).read_text().endswith(f"---\n{said}")
