"""The office that speed is measured on."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.records import MOMENT, office, write
from herald.inspection import inspect

COUNT = 60


def test_half_are_events_three_tenths_releases_and_two_tenths_proclamations() -> None:
    made = Counter(record.kind for record in office(COUNT))
    assert made == {
        "event": 30,
        "release": 18,
        "proclamation": 12,
        "person": 31,
        "organization": 20,
        "venue": 40,
        "priority": 6,
        "committee": 8,
    }


def test_nothing_is_wrong_in_it(tmp_path: Path) -> None:
    write(office(COUNT), tmp_path)
    at = datetime.fromisoformat(MOMENT).replace(tzinfo=ZoneInfo("America/Los_Angeles"))
    assert [*map(str, inspect(tmp_path, at).problems)] == []


def test_the_same_number_gives_the_same_bytes(tmp_path: Path) -> None:
    write(office(COUNT), tmp_path / "one")
    write(office(COUNT), tmp_path / "other")
    assert _files(tmp_path / "one") == _files(tmp_path / "other")


def test_an_office_ten_times_as_large_has_other_records_and_the_same_directory() -> None:
    small = {record.path for record in office(COUNT) if not record.day}
    large = {record.path for record in office(COUNT * 10) if not record.day}
    assert small == large


def _files(root: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(root)): file.read_bytes() for file in root.rglob("*") if file.is_file()
    }
