"""An office of real records, repeated until there are as many as asked for.

    python -m benchmarks.real 10000 FOLDER

The records are those of `tests/real/office_from_data.py`: what governments published, from the
folder `shared/data` beside the repository. Without that folder there is no such office. What Herald
finds an error in is left out. Each copy has another name, and is some weeks older, so that weekdays
stay right.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count as counted
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.records import FOLDERS, Record, Value, run, write_files

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests" / "real"))

import office_from_data

from herald.inspection import inspect
from herald.problems import errors

WEEKS = 26
"""So many copies differ in their day: with half a year, a date without a year keeps its weekday."""


DATA = office_from_data.DATA


def is_there() -> bool:
    """Whether there is real data beside the repository."""
    return DATA.is_dir()


@dataclass(frozen=True)
class RealRecord(Record):
    """A real record, in the form in which its own maker writes it."""

    def text(self) -> str:
        """The file."""
        return self._draft.text()

    @property
    def path(self) -> str:
        """Its file, from the office's root."""
        return self._draft.path

    @property
    def _draft(self) -> office_from_data.Draft:
        return office_from_data.Draft(self.kind, self.folder, self.stem, self.fields, self.body)


def office(count: int) -> Iterator[Record]:
    """The directory and the goals once, and `count` events, releases and proclamations."""
    records = _without_errors()
    dated = [record for record in records if record.kind in FOLDERS and record.day]
    yield from (record for record in records if record.kind not in FOLDERS)
    for number in range(count):
        copy, which = divmod(number, len(dated))
        yield _copied(dated[which], copy, number)


def write(records: Iterator[Record], root: Path) -> None:
    """An office with these records in the folder `root`."""
    pages = {"content/pages/index.md": office_from_data.HOME}
    write_files({"office.yml": office_from_data.OFFICE} | pages, records, root)


def _without_errors() -> list[Record]:
    """Taken away until nothing is wrong, for what is left may have referred to what is gone."""
    records = [
        RealRecord(draft.kind, draft.folder, draft.stem, draft.fields, draft.body)
        for draft in office_from_data.drafts().records
    ]
    for _ in counted():
        with TemporaryDirectory() as folder:
            write(iter(records), Path(folder))
            found = inspect(Path(folder), office_from_data.MOMENT).problems
        wrong = {problem.path for problem in errors(found)}
        if not wrong:
            break
        records = [record for record in records if record.path not in wrong]
    return [*records]


def _copied(record: Record, copy: int, number: int) -> Record:
    """The record under another name, as many weeks earlier as it is copied, within half a year."""
    if copy == 0:
        return record
    earlier = timedelta(weeks=copy % WEEKS)
    fields = {name: _earlier(name, value, earlier) for name, value in record.fields.items()}
    day = date.fromisoformat(record.day) - earlier
    # A file's name has 80 characters at most; the number keeps apart what was cut.
    return replace(record, fields=fields, stem=f"{day}-{record.name[:55].strip('-')}-copy-{number}")


def _earlier(name: str, value: Value, by: timedelta) -> Value:
    if name not in ("date", "starts", "ends") or not isinstance(value, str):
        return value
    return f"{date.fromisoformat(value[:10]) - by}{value[10:]}"


if __name__ == "__main__":
    run(__doc__, office, write)
