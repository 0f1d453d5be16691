"""How calendar programs are told that something changed: SEQUENCE and LAST-MODIFIED, from git."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.audience import Audience
from herald.commits.history import history_of
from herald.inspection import inspect
from herald.records.revision import Planning
from tests.conftest import AT, write_office
from tests.repositories import commit_all, git
from tests.whole import every_calendar

if TYPE_CHECKING:
    from pathlib import Path

EVENT = """\
---
title: Forum
visibility: public
starts: 2026-12-03 18:00
ends: 2026-12-03 19:30
place: Pier 4
subtype: forum
---
Soup at six.
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office in a repository of its own, with one event."""
    write_office(tmp_path / "office", "")
    write(tmp_path / "office", EVENT)
    return tmp_path / "office"


def write(office: Path, event: str) -> None:
    """Writes the event."""
    file = office / "schedules/events/2026-12-03-forum.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(event)


def version(office: Path, audience: Audience = Audience.PUBLIC) -> tuple[int, datetime | None]:
    """SEQUENCE and LAST-MODIFIED of the event, as they are read back."""
    seen = inspect(office, AT, history=history_of(office)).office
    assert seen is not None
    files = every_calendar(seen.seen_by(audience, AT))
    (event,) = icalendar.Calendar.from_ical(files["calendar.ics"]).events
    modified = event.get("LAST-MODIFIED")
    return int(event.sequence), modified.dt if modified else None


def committed(office: Path, commit: str) -> datetime:
    """When that commit was made."""
    return datetime.fromisoformat(git(office, "show", "-s", "--format=%cI", commit)).astimezone(UTC)


def test_a_typo_is_no_other_version_and_a_new_time_or_place_or_status_is(office: Path) -> None:
    first = commit_all(office)
    assert version(office) == (0, committed(office, first))

    write(office, EVENT.replace("Soup at six", "Soup at seven").replace("Forum", "The forum"))
    commit_all(office)
    assert version(office) == (0, committed(office, first))

    later = EVENT.replace("18:00", "18:30")
    withdrawn = later.replace("place:", "withdrawn: {on: 2026-11-19, reason: A slip}\nplace:")
    for event, sequence in (
        (later, 4),
        (later.replace("Pier 4", "Pier 5"), 8),
        (later.replace("place:", "status: cancelled\nreason: Snow\nplace:"), 15),
        (later, 16),
        (withdrawn, 23),
    ):
        write(office, event)
        last = commit_all(office)
        assert version(office) == (sequence, committed(office, last))

    withdrawn_at = version(office)
    write(office, withdrawn.replace("A slip", "It was a slip"))
    commit_all(office)
    assert version(office) == withdrawn_at


def test_what_is_not_committed_yet_is_the_next_version_of_no_known_moment(office: Path) -> None:
    commit_all(office)
    write(office, EVENT.replace("18:00", "18:30"))

    assert version(office) == (4, None)


def test_what_only_staff_could_know_is_no_version_to_the_public(office: Path) -> None:
    """It was planned while it was internal, and before its hour; and its notes are for staff."""
    write(office, EVENT.replace("public", "internal"))
    commit_all(office)
    write(office, EVENT.replace("public", "internal").replace("Pier 4", "Pier 5"))
    commit_all(office)
    write(office, EVENT)
    public = commit_all(office)
    write(office, EVENT.replace("place:", "private: {notes: No soup, plan: {goal: Peace}}\nplace:"))
    commit_all(office)

    assert version(office) == (0, committed(office, public))
    assert version(office, Audience.INTERNAL)[0] == 8


def test_where_git_counts_nothing_the_status_alone_says_which_is_newer(
    office: Path, tmp_path: Path
) -> None:
    assert version(office) == (0, None)
    write(office, EVENT.replace("place:", "status: cancelled\nreason: Snow\nplace:"))
    assert version(office) == (3, None)

    commit_all(office)
    commit_all(office)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{office}", str(tmp_path / "cut"))
    assert version(tmp_path / "cut") == (3, None)


@given(st.lists(st.integers(0, 3), min_size=2, max_size=8))
def test_no_version_is_lower_than_one_before_it(ranks: list[int]) -> None:
    """Whatever the status was at each change, counted or not before."""
    numbers = [Planning(changes).sequence(rank) for changes, rank in enumerate(ranks)]

    assert numbers == sorted(set(numbers))
    assert all(number >= rank for number, rank in zip(numbers, ranks, strict=True))
