"""The release plan: what becomes public when, what is overdue, and how it is told."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import icalendar
import pytest
from click.testing import CliRunner

from herald.audience import Audience, released
from herald.cli import commands
from herald.delivery import plan as planning
from herald.releases import Step
from tests.conftest import AT, write_office

if TYPE_CHECKING:
    from pathlib import Path

    from herald.office import Office

OFFICE = """
== content/news/inn.md ==
---
title: A title that no scheduler repeats
visibility: public
publish_at: 2026-11-30 09:00
embargo: 2026-12-01 06:00
expires: 2026-12-20 00:00
date: 2026-12-01
release_kind: release
---
== content/news/inn.es.md ==
---
title: La posada
---
== content/news/vote.md ==
---
title: The vote
visibility: public
publish_at: 2026-12-14 19:00
date: 2026-12-14
release_kind: release
---
== content/news/tour.md ==
---
title: The tour
visibility: press
publish_at: 2026-11-21 08:00
date: 2026-11-21
release_kind: release
---
== content/news/memo.md ==
---
title: The memo
publish_at: 2026-12-02 08:00
date: 2026-12-02
release_kind: release
---
== content/news/closures.md ==
---
title: Closures
visibility: public
expires: 2026-11-20 12:00
date: 2026-11-02
release_kind: release
---
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of that office."""
    write_office(tmp_path, OFFICE)
    return tmp_path


def lines(steps: tuple[Step, ...]) -> list[str]:
    return [
        f"{step.moment:%m-%d %H:%M} {step.change} {step.audience} {step.path[13:]}"
        for step in steps
    ]


def test_every_moment_is_in_the_plan_once(office: Office) -> None:
    assert lines(planning.plan(office, AT, None).coming) == [
        "11-21 08:00 release press tour.md",
        "11-30 09:00 release press inn.md",
        "12-01 06:00 lift public inn.md",
        "12-14 19:00 release public vote.md",
        "12-20 00:00 expiry public inn.md",
    ]
    assert planning.plan(office, AT, None).overdue == ()


def test_what_has_come_since_the_last_publication_is_overdue(office: Office) -> None:
    lift = datetime(2026, 12, 1, 14, tzinfo=UTC)
    second = timedelta(seconds=1)
    for published, at, overdue in (
        (AT - second, AT - second, []),
        (AT - second, AT, ["11-20 12:00 expiry public closures.md"]),
        (AT, AT, []),
        (
            AT,
            lift - second,
            ["11-21 08:00 release press tour.md", "11-30 09:00 release press inn.md"],
        ),
        (lift - second, lift, ["12-01 06:00 lift public inn.md"]),
        (lift, lift + timedelta(days=1), []),
    ):
        assert lines(planning.plan(office, at, published).overdue) == overdue


def test_between_two_steps_nobody_outside_sees_another_set_of_records(office: Office) -> None:
    """By the minute from before the first step to after the last: the plan is the whole truth."""
    moments = {
        step.moment.astimezone(UTC)
        for step in planning.plan(office, AT - timedelta(1), None).coming
    }
    at = AT.astimezone(UTC) - timedelta(hours=23)
    before = None
    while at < datetime(2026, 12, 21, tzinfo=UTC):
        seen = [
            [released(entry.facts, who, at) for entry in office.records]
            for who in (Audience.PUBLIC, Audience.PRESS)
        ]
        assert before is None or (seen != before) == (at in moments), at
        before, at = seen, at + timedelta(minutes=30)


def test_the_plan_in_words(root: Path) -> None:
    said = CliRunner().invoke(commands, ["plan", "--root", str(root), "--at", "2026-12-10T12:00"])
    assert said.stdout == (
        "Nothing has been published from this folder, so nothing is overdue.\n"
        "To come:\n"
        "  2026-12-14 19:00 PST  is released    public  content/news/vote.md\n"
        "  2026-12-20 00:00 PST  expires        public  content/news/inn.md\n"
        "Run herald publish at 2026-12-14 19:00 PST, or soon after.\n"
    )
    (root / "published").mkdir()
    (root / "published/publication.json").write_text('{"moment": "2026-12-01T13:59:59+00:00"}')
    said = CliRunner().invoke(commands, ["plan", "--root", str(root), "--at", "2026-12-21T12:00"])
    assert said.stdout == (
        "OVERDUE: the last publication is of 2026-12-01 05:59:59 PST; run herald publish now.\n"
        "  2026-12-01 06:00 PST  embargo lifts  public  content/news/inn.md\n"
        "  2026-12-14 19:00 PST  is released    public  content/news/vote.md\n"
        "  2026-12-20 00:00 PST  expires        public  content/news/inn.md\n"
        "Nothing is to come.\n"
    )


def test_the_plan_for_programs(root: Path) -> None:
    words = ["plan", "--root", str(root), "--at", "2026-12-18T12:00", "--format", "json"]
    told = json.loads(CliRunner().invoke(commands, words).stdout)
    assert told == {
        "at": "2026-12-18T12:00:00-08:00",
        "published": None,
        "overdue": [],
        "coming": [
            {
                "moment": "2026-12-20T00:00:00-08:00",
                "change": "expiry",
                "audience": "public",
                "kind": "release",
                "path": "content/news/inn.md",
            }
        ],
    }


def test_the_plan_as_a_calendar(root: Path) -> None:
    words = ["plan", "--root", str(root), "--at", "2026-11-20T12:00", "--format", "ics"]
    written = CliRunner().invoke(commands, words).stdout
    events = icalendar.Calendar.from_ical(written).events
    assert [(f"{one.start:%m-%dT%H:%M%z}", str(one["SUMMARY"])) for one in events] == [
        ("11-21T16:00+0000", "tour.md is released"),
        ("11-30T17:00+0000", "inn.md is released"),
        ("12-01T14:00+0000", "inn.md embargo lifts"),
        ("12-15T03:00+0000", "vote.md is released"),
        ("12-20T08:00+0000", "inn.md expires"),
    ]
    assert len({str(one["UID"]) for one in events}) == len(events)
    assert "A title that no scheduler repeats" not in written
    assert CliRunner().invoke(commands, words).stdout == written


def test_a_plan_is_made_of_records_that_are_right(root: Path) -> None:
    (root / "content/news/wrong.md").write_text("---\ntitle: Wrong\n---\n")
    said = CliRunner().invoke(commands, ["plan", "--root", str(root), "--at", "2026-11-20T12:00"])
    assert said.exit_code == 1
    assert said.stdout == ""
    assert "content/news/wrong.md" in said.stderr
