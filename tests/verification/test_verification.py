"""The proof before a publication: nothing unreleased shows in a byte that outsiders are given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from herald.audience import Audience
from herald.building import website
from herald.inside import press_kit
from herald.making.standstill import STATE
from herald.on_request import agenda
from herald.outputs.artifact import Artifact, Task, copied
from herald.verification import FOLDER, Comparison, Difference, verify
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


COUNCIL = """
== schedules/calendar/2026/2026-11-24-council.yml ==
title: The fifth vote
summary: He wants the overtime table.
visibility: public
public_title: Meeting with the Council President
starts: 2026-11-24 11:45
ends: 2026-11-24 12:15
purpose: council
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office with an embargoed release and two private blocks."""
    write_office(tmp_path / "office", OFFICE)
    return tmp_path / "office"


def test_the_public_files_are_the_same_without_what_is_not_released(office: Path) -> None:
    found = verify(office, AT)

    assert (found.problems, found.differences) == ((), ())
    public, press = found.comparisons
    assert public.summary() == (
        f"{public.files} public files compared: each is the same without 1 record not released to "
        "the public and the parts for staff of 2 that are, and with other words in them"
    )
    # A kit in four forms, and the schedule in two.
    assert press.summary() == (
        "6 press files compared: each is the same without 0 records not released to the press and "
        "the parts for staff of 2 that are, and with other words in them"
    )
    assert found.summary() == f"{public.summary()}\n{press.summary()}"
    assert not (office / STATE / FOLDER).exists()


def test_a_release_whose_embargo_has_lifted_stays_released(office: Path) -> None:
    found = verify(office, AT + timedelta(hours=4))

    assert (found.problems, found.differences) == ((), ())
    assert [one.withheld for one in found.comparisons] == [0, 0]


def test_the_demo_office_gives_nothing_away(tmp_path: Path) -> None:
    root = copy_office(tmp_path / "office")

    found = verify(root, AT)

    assert found.differences == ()
    public, press = found.comparisons
    assert public.withheld > press.withheld > 10
    assert press.files > 2


def test_an_office_with_errors_is_not_compared(office: Path) -> None:
    (office / "content/news/2026/2026-11-18-open.md").write_text("---\ntitle: x\n---\n")

    found = verify(office, AT)

    assert [problem.rule for problem in found.problems] == ["release", "release"]
    assert (found.comparisons, found.differences) == ((), ())


# --- leaks ----------------------------------------------------------------------------------------


def remembered(monkeypatch: pytest.MonkeyPatch) -> list[Entry]:
    """Every record of the office that is looked at, released or not."""
    made = Catalog.__init__
    everything: list[Entry] = []

    def remembering(self: Catalog, *given: Any) -> None:  # noqa: ANN401 - whatever it takes
        made(self, *given)
        everything[:] = given[3].records

    monkeypatch.setattr(Catalog, "__init__", remembering)
    return everything


def leaking(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """Lets the website have a file `leak.txt` with a part of every record, released or not."""
    tasks, everything = website.tasks, remembered(monkeypatch)

    def with_leak(view: View, host: Host, made: Sequence[Enclosure]) -> Iterator[Task]:
        yield from tasks(view, host, made)
        yield Task("leak", leak, ("\n".join(getattr(entry, part) for entry in everything),))

    monkeypatch.setattr(website, "tasks", with_leak)


def leaking_to_press(
    monkeypatch: pytest.MonkeyPatch, text: Callable[[View, list[Entry]], str]
) -> None:
    """Lets the press kits have a file `leak.txt` with a text made of every record."""
    tasks, everything = press_kit.tasks, remembered(monkeypatch)

    def with_leak(view: View, root: Path) -> Iterator[Task]:
        yield from tasks(view, root)
        yield Task("leak", leak, (text(view, everything),))

    monkeypatch.setattr(press_kit, "tasks", with_leak)


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
        Difference("site/leak.txt", "is another without what is not released to the public"),
        Difference(
            "site/leak.txt",
            "is another when what is not released to the public says something else",
        ),
    )
    public, _ = found.comparisons
    assert public.summary() == (
        f"1 of {public.files} public files tell of 1 record not released to the public, or of "
        "what is for staff"
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
        Difference("site/leak.txt", "is not there without what is not released to the public"),
        Difference(
            "site",
            "cannot be made when what is not released to the public says something else: two "
            "artifacts want to be 'leak.txt'",
        ),
    )


INTERNAL = """
== content/news/2026/2026-11-19-layoffs.md ==
---
title: Layoffs
date: 2026-11-19
release_kind: release
---
Forty posts go.
== content/news/2026/2026-11-19-tour.md ==
---
title: A tour for reporters
date: 2026-11-19
visibility: press
release_kind: release
---
Bring a coat.
"""


@pytest.mark.parametrize("part", ["name", "digest"])
def test_a_press_file_that_depends_on_what_is_internal_is_named(
    office: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    write_office(office, INTERNAL)
    leaking_to_press(
        monkeypatch,
        lambda view, every: "\n".join(
            getattr(one, part) for one in every if view.audience is Audience.PRESS
        ),
    )

    found = verify(office, AT, jobs=1)

    file = "private/press/leak.txt"
    assert found.differences == (
        Difference(file, "is another without what is not released to the press"),
        Difference(file, "is another when what is not released to the press says something else"),
    )
    assert found.comparisons[1].summary() == (
        "1 of 7 press files tell of 1 record not released to the press, or of what is for staff"
    )
    assert (office / STATE / FOLDER / file).is_file()


def test_what_only_the_press_may_see_may_be_in_a_press_file(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_office(office, INTERNAL)
    seen: list[str] = []

    def text(view: View, every: list[Entry]) -> str:
        del every
        told = [f"{one.name} {one.record.embargo}: {one.body}" for one in view.of("release")]
        seen[:] = sorted(line.partition(" ")[0] for line in told)
        return "\n".join(told)

    leaking_to_press(monkeypatch, text)

    assert verify(office, AT, jobs=1).differences == ()
    assert seen == ["budget", "open", "tour"]


@pytest.mark.parametrize("part", ["title", "summary"])
def test_a_press_schedule_that_says_what_is_for_staff_is_named(
    office: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    write_office(office, COUNCIL)
    monkeypatch.setattr(
        agenda,
        "as_json",
        lambda view, span: str(
            [getattr(one.record, part) for one in view.of("appointment")] + [span]
        ),
    )

    file = "press-schedule/agenda.json"
    assert verify(office, AT, jobs=1).differences == (
        Difference(file, "is another without what is not released to the press"),
        Difference(file, "is another when what is not released to the press says something else"),
    )


def test_a_press_schedule_that_says_what_an_appointment_s_file_is_called_is_named(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_office(office, COUNCIL)
    monkeypatch.setattr(
        agenda, "as_json", lambda view, span: f"{span} {next(iter(view.of('appointment'))).name}"
    )

    # The office without it is not another: that it has a name at all is no secret.
    assert verify(office, AT, jobs=1).differences == (
        Difference(
            "press-schedule/agenda.json",
            "is another when what is not released to the press says something else",
        ),
    )


def test_a_verification_says_files_in_people_s_numbers() -> None:
    found = Comparison(Audience.PUBLIC, files=12_345, withheld=1_000, stripped=1)

    assert found.summary() == (
        "12,345 public files compared: each is the same without 1,000 records not released to the "
        "public and the parts for staff of 1 that is, and with other words in them"
    )
