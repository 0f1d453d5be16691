"""The proof before a publication: nothing unreleased shows in one public byte."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from herald.building import website
from herald.making.standstill import STATE
from herald.outputs.artifact import Artifact, Task, copied
from herald.verification import FOLDER, Difference, Verification, verify
from herald.view.catalog import Catalog
from tests.conftest import AT, write_office
from tests.demo import copy_office

if TYPE_CHECKING:
    from herald.outputs.artifact import Enclosure
    from herald.outputs.shell.host import Host
    from herald.records.entry import Entry
    from herald.view import View

OFFICE = """
== content/pages/index.es.md ==
# Port Ellery
== content/news/2026/2026-11-18-open.md ==
---
title: The library opens
date: 2026-11-18
visibility: public
release_kind: release
---
It opens today.
== content/news/2026/2026-11-21-budget.md ==
---
title: The budget
date: 2026-11-21
visibility: public
release_kind: release
embargo: 2026-11-20 15:30
---
The budget is balanced.
== schedules/events/2026/2026-12-03-hearing.md ==
---
title: Budget hearing
visibility: public
starts: 2026-12-03 18:00
ends: 2026-12-03 19:30
place: City Hall
subtype: forum
private:
  notes: Expect the unions.
---
Come and speak.
== office/people/renata-okafor-lindqvist.yml ==
title: Renata Okafor-Lindqvist
visibility: public
role: Mayor
private:
  phone: 360-555-0147
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office with an embargoed release and two private blocks."""
    write_office(tmp_path / "office", OFFICE)
    return tmp_path / "office"


def test_the_public_files_are_the_same_without_what_is_not_released(office: Path) -> None:
    found = verify(office, AT)

    assert (found.problems, found.differences) == ((), ())
    assert found.summary() == (
        f"{found.files} public files compared: each is the same without 1 unreleased record and "
        "the parts for staff of 2 released ones, and with other words in them"
    )
    assert not (office / STATE / FOLDER).exists()


def test_a_release_whose_embargo_has_lifted_stays_released(office: Path) -> None:
    found = verify(office, AT + timedelta(hours=4))

    assert (found.problems, found.differences) == ((), ())
    assert found.withheld == 0


def test_the_demo_office_gives_nothing_away(tmp_path: Path) -> None:
    root = copy_office(tmp_path / "office")

    found = verify(root, AT)

    assert found.differences == ()
    assert found.withheld > 10


def test_an_office_with_errors_is_not_compared(office: Path) -> None:
    (office / "content/news/2026/2026-11-18-open.md").write_text("---\ntitle: x\n---\n")

    found = verify(office, AT)

    assert [problem.rule for problem in found.problems] == ["release", "release"]
    assert (found.files, found.differences) == (0, ())


# --- leaks ----------------------------------------------------------------------------------------


def leaking(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """Lets the website have a file `leak.txt` with a part of every record, released or not."""
    tasks, made = website.tasks, Catalog.__init__
    everything: list[Entry] = []

    def remembering(self: Catalog, *given: Any) -> None:  # noqa: ANN401 - whatever it takes
        made(self, *given)
        everything[:] = given[3].records

    def with_leak(view: View, host: Host, made: Sequence[Enclosure]) -> Iterator[Task]:
        yield from tasks(view, host, made)
        yield Task("leak", leak, ("\n".join(getattr(entry, part) for entry in everything),))

    monkeypatch.setattr(Catalog, "__init__", remembering)
    monkeypatch.setattr(website, "tasks", with_leak)


def leak(view: View, text: str) -> Iterator[Artifact]:
    """A file with that text."""
    del view
    yield Artifact("leak.txt", copied, (text.encode(),))


@pytest.mark.parametrize("part", ["name", "digest", "path"])
def test_a_file_that_depends_on_what_is_not_released_is_named(
    office: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    leaking(monkeypatch, part)

    found = verify(office, AT, jobs=1)

    assert found.differences == (
        Difference("site/leak.txt", "is another without what is not released"),
        Difference("site/leak.txt", "is another when what is not released says something else"),
    )
    assert found.summary() == (
        f"1 of {found.files} public files tell of 1 unreleased record, or of what is for staff"
    )
    assert (office / STATE / FOLDER / "site" / "leak.txt").is_file()


def test_an_office_that_cannot_be_made_for_what_is_withheld_is_a_difference(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks, made = website.tasks, Catalog.__init__
    withheld: list[Entry] = []

    def remembering(self: Catalog, *given: Any) -> None:  # noqa: ANN401 - whatever it takes
        made(self, *given)
        withheld[:] = (entry for entry in given[3].records if entry.facts.embargo)

    def with_leak(view: View, host: Host, made: Sequence[Enclosure]) -> Iterator[Task]:
        yield from tasks(view, host, made)
        # In the altered office it stands twice.
        yield from (Task(f"leak {entry.path}", leak, ("",)) for entry in withheld)

    monkeypatch.setattr(Catalog, "__init__", remembering)
    monkeypatch.setattr(website, "tasks", with_leak)

    assert verify(office, AT, jobs=1).differences == (
        Difference("site/leak.txt", "is not there without what is not released"),
        Difference(
            "site",
            "cannot be made when what is not released says something else: two artifacts want to "
            "be 'leak.txt'",
        ),
    )


def test_a_verification_says_files_in_people_s_numbers() -> None:
    found = Verification((), files=12_345, withheld=1_000, stripped=0)

    assert found.summary() == (
        "12,345 public files compared: each is the same without 1,000 unreleased records and the "
        "parts for staff of 0 released ones, and with other words in them"
    )
