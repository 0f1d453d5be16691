"""An office of as many real records as asked for: all that the data gives, mended.

The records are those of `office_from_data.py`, after the editor of `faults.py` was there; what has
an error all the same is left out. Some are told as what they were: a speech as remarks, a notice of
a board as its meeting. A newsletter for each month names the releases of that month. When there are
no more, what has a date is repeated under another name, whole weeks earlier, so that weekdays stay
right; `Large` says how many are repeated.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count as counted
from pathlib import Path

import office_from_data
from faults import errors, mended
from hardness import oddest
from office_from_data import Draft, Value, drafts, rows

BOARDS = {
    "cs-icjia": "Illinois Criminal Justice Information Authority",
    "cs-cook_board": "Cook County Board of Commissioners",
    "cs-ipcb": "Illinois Pollution Control Board",
    "cs-pbc": "Public Building Commission",
}
"""Whose meetings the notices with such ids announce."""

MOST_IN_ISSUE = 6
WEEKS = 26
"""Copies differ by at most half a year: a date without a year then keeps its weekday."""

LONGEST_STEM = 55
DATED = ("date", "starts", "ends")
NAMES = {"owner", "priority"}
"""The fields of a goal that name somebody and something."""


@dataclass(frozen=True)
class Large:
    """The records of a large office."""

    records: tuple[Draft, ...]
    distinct: int
    """How many are no repetition of another."""

    @property
    def kinds(self) -> Mapping[str, int]:
        """How many there are of each kind."""
        return Counter(sorted(record.kind for record in self.records))


def large(count: int) -> Large:
    """So many records; with fewer than the data gives, all of the data."""
    known = [*_known()]
    dated = [record for record in known if day_of(record)]
    copies = (_copied(dated[n % len(dated)], n // len(dated) + 1, n) for n in counted())
    missing = max(0, count - len(known))
    return Large((*known, *(next(copies) for _ in range(missing))), len(known))


def small() -> Large:
    """The oddest records of each kind, those that they name, and an event of this year."""
    known = [*_known()]
    chosen = oddest(record for record in known if record.kind not in ("newsletter", "priority"))
    chosen.append(max((one for one in known if one.kind == "event"), key=day_of))
    named = {str(record.fields[name]) for record in chosen for name in NAMES & record.fields.keys()}
    folders = {record.folder for record in chosen if record.kind == "committee"}
    folders |= {record.folder.removesuffix("/goals") for record in chosen}
    kept = [
        record
        for record in known
        if record in chosen
        or (record.kind in ("person", "priority") and record.stem in {*named, "mayor-of-anytown"})
        or (record.kind == "committee" and record.folder in folders)
    ]
    releases = [record for record in kept if record.kind == "release"]
    kept.append(_issue("2026-10", releases[:MOST_IN_ISSUE]))
    return Large(tuple(kept), len(kept))


def write(records: Iterable[Draft], root: Path) -> None:
    """An office with these records in English and Spanish in the folder `root`."""
    office_from_data.write(records, root)
    with (root / "office.yml").open("a", encoding="utf-8") as settings:
        settings.write("languages: [en, es]\n")


def day_of(record: Draft) -> str:
    """The day of a dated record, `2022-09-30`; empty for the others."""
    return str(record.fields.get("date") or record.fields.get("starts") or "")[:10]


def _known() -> Iterator[Draft]:
    """Every record once."""
    speeches = {row["id"] for row in rows("wh_briefings-fact_sheet") if row["kind"] == "speech"}
    releases: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts().records:
        record = mended(draft) if draft.rows else draft
        if record.rows and errors(record):
            continue
        if record.rows and record.rows[0] in speeches:
            yield _remarks(record)
            continue
        if record.kind == "release":
            releases[day_of(record)[:7]].append(record)
        board = next((name for key, name in BOARDS.items() if _is_of(record, key)), "")
        yield _meeting(record, board) if board else record
    for month in sorted(releases):
        yield _issue(month, releases[month][:MOST_IN_ISSUE])


def _is_of(record: Draft, key: str) -> bool:
    return record.kind == "event" and record.rows[0].startswith(key)


def _remarks(record: Draft) -> Draft:
    kept = {name: record.fields[name] for name in ("title", "visibility", "date")}
    fields = kept | {"remarks_state": "as_delivered"}
    return replace(record, kind="remarks", folder="content/remarks", fields=fields)


def _meeting(record: Draft, board: str) -> Draft:
    fields = {**record.fields, "meeting_kind": "regular", "body": board}
    del fields["subtype"]
    return replace(record, kind="meeting", folder="schedules/meetings", fields=fields)


def _issue(month: str, releases: list[Draft]) -> Draft:
    """A newsletter on the last day of a month that names releases of it."""
    first = date.fromisoformat(f"{month}-01")
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    title = f"Letter of {last:%B %Y}"
    fields: dict[str, Value] = {
        "title": title,
        "visibility": "public",
        "date": str(last),
        "subject": title,
        "preheader": f"What the office said in {last:%B %Y}",
        "sections": [
            {"heading": "News", "items": [f"release/{_name(record)}" for record in releases]}
        ],
    }
    return Draft("newsletter", "content/newsletters", f"{last}-letter-{month}", fields)


def _name(record: Draft) -> str:
    return re.sub(r"^\d{4}-\d{2}-\d{2}-", "", record.stem)


def _copied(record: Draft, copy: int, number: int) -> Draft:
    earlier = timedelta(weeks=copy % WEEKS)
    fields = {name: _earlier(name, value, earlier) for name, value in record.fields.items()}
    day = date.fromisoformat(day_of(record)) - earlier
    # A file's name has 80 characters at most; the number keeps apart what was cut.
    stem = f"{day}-{_name(record)[:LONGEST_STEM].strip('-')}-copy-{number}"
    return replace(record, stem=stem, fields=fields, rows=())


def _earlier(name: str, value: Value, by: timedelta) -> Value:
    if name not in DATED or not isinstance(value, str):
        return value
    return f"{date.fromisoformat(value[:10]) - by}{value[10:]}"
