"""Nothing to do: said without reading a record, and only while it is so."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from herald.build import build
from herald.making.program import digest_of_program
from herald.making.standstill import FILE, STATE, Standstill, earliest, is_all_of_it, recalled
from tests.conftest import AT, write_office

OFFICE = """
== content/pages/index.es.md ==
# Port Ellery
== content/news/2026/2026-11-20-open.md ==
---
title: The library opens
date: 2026-11-20
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
"""
PARTS = ("site",)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office that was built at AT, and in which nothing was done since."""
    write_office(tmp_path, OFFICE)
    built = build(tmp_path, AT, parts=frozenset(PARTS))
    assert [str(problem) for problem in built.problems] == []
    return tmp_path


def held(root: Path, at: datetime = AT, parts: tuple[str, ...] = PARTS) -> Standstill | None:
    """What is known of the last build, if a build at that moment has nothing to do."""
    return recalled(root, root / STATE, digest_of_program(), parts, at.isoformat(), at)


def test_after_a_build_there_is_nothing_to_do(office: Path) -> None:
    known = held(office)

    assert known is not None
    count = sum(1 for path in (office / "site").rglob("*") if path.is_file())
    assert (dict(known.totals), known.warnings) == ({"site": count, "private/server": 2}, ())


def test_a_build_by_another_program_has_to_look(office: Path) -> None:
    assert recalled(office, office / STATE, "another", PARTS, AT.isoformat(), AT) is None


def test_a_build_of_other_parts_has_to_look(office: Path) -> None:
    assert held(office, parts=("documents", "site")) is None


def replaced(root: Path) -> None:
    """A file of the site becomes another of the same size and time."""
    page = root / "site" / "index.html"
    known = page.stat()
    page.write_bytes(page.read_bytes().replace(b"Port", b"Fort"))
    os.utime(page, ns=(known.st_atime_ns, known.st_mtime_ns))


@pytest.mark.parametrize(
    "touch",
    [
        lambda root: (root / "content/news/2026/2026-11-20-open.md").touch(),
        lambda root: (root / "content/news/2026/2026-11-20-open.md").unlink(),
        lambda root: (root / "content/pages/about.md").write_text("# About"),
        lambda root: (root / "mkdocs.yml").write_text("site_name: X"),
        lambda root: (root / "office/vneues").mkdir(),
        lambda root: (root / "site/index.html").unlink(),
        lambda root: (root / "site/stray.txt").write_text("stray"),
        replaced,
        lambda root: (root / STATE / FILE).unlink(),
        lambda root: (root / STATE / FILE).write_text(
            (root / STATE / FILE).read_text().replace("2026", "2025")
        ),
        lambda root: (root / STATE / FILE).write_bytes(b"\xff\n{}"),
    ],
    ids=[
        "a record touched",
        "a record gone",
        "a page come",
        "settings of MkDocs come",
        "a folder come",
        "a page of the site gone",
        "a stray file in the site",
        "a page of the site replaced",
        "the note gone",
        "the note altered",
        "the note damaged",
    ],
)
def test_once_anything_was_touched_a_build_has_to_look(
    office: Path, touch: Callable[[Path], object]
) -> None:
    touch(office)

    assert held(office) is None


LIFT = datetime(2026, 11, 20, 15, 30, tzinfo=ZoneInfo("America/Los_Angeles"))


def test_nothing_is_to_do_until_the_minute_in_which_an_embargo_lifts(office: Path) -> None:
    assert held(office, LIFT - timedelta(seconds=1)) is not None
    assert held(office, LIFT) is None


def test_nothing_is_to_do_until_the_day_of_an_appointment_begins_where_it_is(
    tmp_path: Path,
) -> None:
    write_office(
        tmp_path,
        """
== schedules/calendar/conference.yml ==
title: Conference
public_title: Conference of mayors
visibility: public
starts: 2026-11-21 10:00
ends: 2026-11-21 11:00
timezone: America/New_York
purpose: meeting
location_release: day_of
place: Grand Hall, New York
""",
    )
    midnight = datetime(2026, 11, 20, 21, tzinfo=ZoneInfo("America/Los_Angeles"))
    build(tmp_path, midnight - timedelta(minutes=30), parts=frozenset(PARTS))

    assert held(tmp_path, midnight - timedelta(seconds=1)) is not None
    assert held(tmp_path, midnight) is None


def test_nothing_is_to_do_until_a_notice_is_late_or_no_longer_asked_for(tmp_path: Path) -> None:
    write_office(
        tmp_path,
        """
== office.yml ==
city: Port Ellery
state: California
mayor: renata-okafor-lindqvist
timezone: America/Los_Angeles
site_url: https://mayor.portellery.example/
open_meetings: {preset: CA}
== schedules/meetings/2026-11-24-parks.yml ==
title: Parks
visibility: public
meeting_kind: regular
body: Parks board
starts: 2026-11-24 18:00
ends: 2026-11-24 19:00
place: Pier 4
""",
    )
    deadline = datetime(2026, 11, 21, 18, tzinfo=ZoneInfo("America/Los_Angeles"))
    built = build(tmp_path, deadline - timedelta(hours=1), parts=frozenset(PARTS))
    assert "notice-deadline" in [problem.rule for problem in built.problems]

    assert held(tmp_path, deadline) is not None
    assert held(tmp_path, deadline + timedelta(seconds=1)) is None

    # Of a meeting that was 30 days ago nothing is asked any more.
    last = datetime(2026, 12, 24, 19, tzinfo=ZoneInfo("America/Los_Angeles"))
    built = build(tmp_path, last - timedelta(hours=1), parts=frozenset(PARTS))
    assert "notice-deadline" in [problem.rule for problem in built.problems]

    assert held(tmp_path, last - timedelta(seconds=1)) is not None
    assert held(tmp_path, last) is None


def test_nothing_is_to_do_until_what_a_request_wanted_is_over(tmp_path: Path) -> None:
    write_office(
        tmp_path,
        """
== schedules/requests/2026/2026-11-12-bell.yml ==
title: A hundred years of bells
received: 2026-11-12
organization: Bell ringers
what: Ring the first of them.
why_mayor: It hangs in City Hall.
urgency: 1
reach: 1
equity: 1
burden: 0
decision: accept
decided_by: renata-okafor-lindqvist
decided_on: 2026-11-13
reason: We like bells.
wanted: {starts: 2026-11-20 16:00, ends: 2026-11-20 17:00}
""",
    )
    over = datetime(2026, 11, 20, 17, tzinfo=ZoneInfo("America/Los_Angeles"))
    built = build(tmp_path, AT, parts=frozenset(PARTS))
    assert "request-answer" in [problem.rule for problem in built.problems]

    assert held(tmp_path, over - timedelta(seconds=1)) is not None
    assert held(tmp_path, over) is None


def test_for_a_moment_before_the_last_build_one_has_to_look(office: Path) -> None:
    assert held(office, AT - timedelta(seconds=1)) is None


def test_a_moment_without_a_zone_is_in_the_offices(office: Path) -> None:
    def at(moment: str) -> Standstill | None:
        return recalled(office, office / STATE, digest_of_program(), PARTS, moment, AT)

    assert at("2026-11-20T15:29") is not None
    assert at("2026-11-20T15:30") is None


def test_the_next_midnight_is_the_offices_own() -> None:
    kiritimati = ZoneInfo("Pacific/Kiritimati")
    now = datetime(2026, 11, 20, 9, 59, tzinfo=UTC)  # 23:59 there

    assert earliest(now, [], kiritimati) == datetime(2026, 11, 20, 10, tzinfo=UTC)
    assert earliest(now, [now + timedelta(seconds=5), None, now], kiritimati) == now + timedelta(
        seconds=5
    )


def test_in_the_hour_that_comes_twice_what_is_still_to_come_is_known() -> None:
    pacific = ZoneInfo("America/Los_Angeles")
    now = datetime(2026, 11, 1, 1, 15, tzinfo=pacific)
    ends = datetime(2026, 11, 1, 1, 5, tzinfo=pacific, fold=1)  # fifty minutes later

    assert earliest(now, [ends], pacific) == datetime(2026, 11, 1, 9, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("settings", "is_so"),
    [
        ("theme: {name: material}", True),
        ("theme: {custom_dir: ours}", False),
        ("hooks: [ours.py]", False),
        ("INHERIT: ../mkdocs.yml", False),
    ],
)
def test_an_office_whose_settings_name_other_files_is_always_built(
    tmp_path: Path, settings: str, *, is_so: bool
) -> None:
    (tmp_path / "mkdocs.yml").write_text(settings)

    assert is_all_of_it(tmp_path) is is_so
