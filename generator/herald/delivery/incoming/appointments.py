"""What a calendar file says becomes the Mayor's appointments, each in its own file.

An appointment that came from a calendar keeps what it is called there (`imported.uid`), so that the
same file imported again finds it, and a digest of what it said. As long as that is the same,
nothing in the appointment is touched, whatever staff have made of it since. When the file says
something else, the fields that came from it are written anew, and nothing else: the brief, the
notes, the order of the lines stay. What became private there is confidential from then on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from herald.kinds import BY_NAME, appointment
from herald.on_request.drafting import slug
from herald.on_request.file_changes import FileChange
from herald.problems import Problem, errors
from herald.records.amending import NotAmended, amended, typed, written
from herald.records.reader import entry as entry_in
from herald.records.sealed import SUFFIX
from herald.records.source import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from herald.delivery.incoming.calendar_file import Calendar, Incoming
    from herald.office import Office
    from herald.records.amending import Value
    from herald.records.entry import Entry

FOLDER = appointment.KIND.folder

FIELDS = (
    *("title", "visibility", "timezone", "starts", "ends", "recurrence", "except_on", "also_on"),
    *("moved", "purpose", "status", "place", "online", "attendees", "imported"),
)
"""What comes from a calendar, in the order in which it stands in the file."""

KEPT_LATER = ("visibility", "purpose", "attendees")
"""What the first import guesses at, and no later one touches, but to make it confidential."""


@dataclass(frozen=True)
class Taking:
    """What an import comes to."""

    changes: tuple[FileChange, ...] = ()
    same: int = 0
    """How many are so already."""
    over: int = 0
    """How many were over before the day from which they were wanted."""
    left: tuple[str, ...] = ()
    """What is not taken, in sentences."""


def taken(
    root: Path, office: Office, calendar: Calendar, *, since: datetime, purpose: str
) -> Taking:
    """What importing changes, of what goes on at `since` (aware) or later; nothing is written."""
    taking = _Taking(root, office, purpose)
    changes: list[FileChange] = []
    left = [f"'{remark.title}': {remark.told}" for remark in calendar.remarks]
    same = over = 0
    for incoming in calendar.incoming:
        if _is_over(incoming, since):
            over += 1
            continue
        try:
            change = taking.change(incoming)
        except _NotTaken as why:
            left.append(f"'{incoming.title}': {why}")
            continue
        if change:
            changes.append(change)
        else:
            same += 1
    return Taking(tuple(changes), same, over, tuple(left))


def _is_over(incoming: Incoming, since: datetime) -> bool:
    if incoming.rule and "UNTIL=" not in incoming.rule:
        return False
    ends = [incoming.ends, *incoming.also, *(one.ends for one in incoming.moved)]
    last = max(moment.astimezone(UTC) for moment in ends)
    if incoming.rule:
        day = incoming.rule.partition("UNTIL=")[2][:8]
        return day < f"{since.astimezone(incoming.starts.tzinfo):%Y%m%d}" and last < since
    return last <= since.astimezone(UTC)


class _NotTaken(Exception):  # noqa: N818 - it says what happened
    """Something cannot become a record; its text says why."""


class _Taking:
    """What is taken over so far: no two appointments get the same file."""

    def __init__(self, root: Path, office: Office, purpose: str) -> None:
        self.root, self.office, self.purpose = root, office, purpose
        self.names = {entry.name for entry in office.of("appointment")}
        self.known = {
            uid: entry
            for entry in office.of("appointment")
            if (uid := entry.facts.values.get("imported_uid"))
        }
        self.sealed = {
            file.name.removesuffix(f".yml{SUFFIX}")[len("2026-12-03-") :]
            for file in (root / FOLDER).glob(f"*/*.yml{SUFFIX}")
        }

    def change(self, incoming: Incoming) -> FileChange | None:
        """What changes for something that takes place; None when nothing does."""
        fields = self._fields(incoming)
        entry = self.known.get(incoming.uid)
        if entry is None:
            return self._new(incoming, fields)
        return self._anew(entry, incoming, fields)

    def _new(self, incoming: Incoming, fields: dict[str, Value]) -> FileChange:
        path, name = self._free_path(incoming)
        lines = [f"{field}: {written(fields[field])}" for field in FIELDS if field in fields]
        if incoming.notes:
            lines += ["private:", "  notes: |", *(f"    {line}" for line in _lines(incoming.notes))]
        content = "".join(f"{line.rstrip()}\n" for line in lines).encode()
        self._require_right(path, name, content)
        self.names.add(name)
        return FileChange(path, b"", content)

    def _anew(
        self, entry: Entry, incoming: Incoming, fields: dict[str, Value]
    ) -> FileChange | None:
        file = self.root / entry.path
        old = file.read_bytes()
        if f"digest: {incoming.digest}".encode() in old:
            return None
        gone = {field: None for field in FIELDS if field not in fields and field not in KEPT_LATER}
        changes = {name: value for name, value in fields.items() if name not in KEPT_LATER} | gone
        if incoming.is_private:  # the title that comes with it may be for nobody else
            changes["visibility"] = fields["visibility"]
        try:
            new = amended(entry.path, old, changes, FIELDS)
        except NotAmended as reason:
            raise _NotTaken(str(reason)) from None
        self._require_right(entry.path, entry.name, new)
        return FileChange(entry.path, old, new)

    def _fields(self, incoming: Incoming) -> dict[str, Value]:
        """The fields of the record, those left out that have nothing to say."""
        zone = "" if incoming.zone == self.office.settings.timezone else incoming.zone
        told: dict[str, Value] = {
            "title": incoming.title,
            "visibility": "confidential" if incoming.is_private else "internal",
            "timezone": "" if incoming.whole_days else zone,
            "starts": _told(incoming.starts, whole=incoming.whole_days),
            "ends": _told_end(incoming.ends, whole=incoming.whole_days),
            "recurrence": incoming.rule,
            "except_on": [day.isoformat() for day in incoming.without],
            "also_on": [_told(one, whole=incoming.whole_days) for one in incoming.also],
            "moved": [
                {
                    "was": one.was.isoformat(),
                    "starts": _told(one.starts, whole=incoming.whole_days),
                    "ends": _told_end(one.ends, whole=incoming.whole_days),
                }
                for one in incoming.moved
            ],
            "purpose": self._purpose(incoming),
            "status": "" if incoming.status == "confirmed" else incoming.status,
            "place": incoming.place,
            "online": {"url": incoming.url} if incoming.url.startswith("https:") else "",
            "attendees": [{"name": name} for name in incoming.people],
            "imported": {"uid": incoming.uid, "digest": incoming.digest},
        }
        return {name: value for name, value in told.items() if value}

    def _purpose(self, incoming: Incoming) -> str:
        """What the time is for: a guess, which no later import repeats."""
        if incoming.is_private:
            return "personal"
        return "hold" if incoming.whole_days else self.purpose

    def _free_path(self, incoming: Incoming) -> tuple[str, str]:
        base = slug(incoming.title) or "appointment"
        if base in self.sealed:
            raise _NotTaken(
                "a sealed appointment is called so, and may be the same one; if it is not, add "
                "this one by hand"
            )
        day, number = incoming.starts.date(), 1
        while True:
            name = base if number == 1 else f"{base}-{number}"
            path = f"{FOLDER}/{day.year}/{day}-{name}.yml"
            if name not in self.names and not (self.root / path).exists():
                return path, name
            number += 1

    def _require_right(self, path: str, name: str, content: bytes) -> None:
        """Raises _NotTaken for what would be wrong with the record."""
        source = read(path, content)
        if isinstance(source, Problem):
            raise _NotTaken(source.message)
        stem = path.rpartition("/")[2].removesuffix(".yml")
        kind = BY_NAME["appointment"]
        found = entry_in(kind, name, stem, "", source, self.office.settings)
        if isinstance(found, list) and errors(found):
            raise _NotTaken(f"{errors(found)[0].message}; add it by hand")


def _told(moment: datetime, *, whole: bool) -> str:
    return f"{moment:%Y-%m-%d}" if whole else typed(moment)


def _told_end(moment: datetime, *, whole: bool) -> str:
    return _told(moment - timedelta(days=1) if whole else moment, whole=whole)


def _lines(notes: str) -> Iterator[str]:
    """The notes line by line, without what no record may hold."""
    for line in notes.replace("\t", " ").splitlines():
        yield "".join(letter for letter in line if letter.isprintable())
