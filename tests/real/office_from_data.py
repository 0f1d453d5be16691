"""Real records as an office: what governments published, written down as a careful aide would.

    python tests/real/office_from_data.py FOLDER [--repeat N] [--build]

The folder `shared/data` beside the repository holds press releases, proclamations, resolutions,
event notices, committees and goals, one JSON object a line (its MANIFEST.json says whence). None of
it is part of the repository.

What a field cannot hold is written all the same, as it is: a goal that is due on '#N/A', an event
without a place. Herald has to say so, and the tests hold what it says against the data.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from herald.build import build
from herald.inspection import inspect
from herald.problems import Problem, errors

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
ZONE = ZoneInfo("America/Chicago")
"""Of the office: most of the notices are from Illinois."""
MOMENT = datetime(2026, 11, 20, 12, 0, tzinfo=ZONE)
"""After the last date in the data."""

Value = str | Sequence["Value"] | Mapping[str, "Value"]
Row = Mapping[str, object]

LEFT_OUT = {"nyc311": "Herald has no kind for residents' cases yet"}
"""Real records that no office can be made of, with the reason."""


@dataclass(frozen=True)
class Draft:
    """A record that is to be written."""

    kind: str
    folder: str
    stem: str
    fields: Mapping[str, Value]
    body: str = ""
    rows: tuple[str, ...] = ()
    """The ids of the rows that it holds; none for what is added so that others can refer to it."""

    @property
    def path(self) -> str:
        """Where it is written, from the office's root: Markdown only where there is a text."""
        return f"{self.folder}/{self.stem}{'.md' if self.body.strip() else '.yml'}"

    def text(self) -> str:
        """The file."""
        fields = "".join(_field(name, value, 0) for name, value in self.fields.items())
        return f"---\n{fields}---\n\n{self.body}\n" if self.body.strip() else fields


@dataclass(frozen=True)
class Drafts:
    """All that the data gives, in the order of the files."""

    records: tuple[Draft, ...]
    left_out: Mapping[str, int] = field(default_factory=dict)
    """Rows of which no record is made, by the data's file."""

    @property
    def real(self) -> tuple[Draft, ...]:
        """The records that hold rows of the data."""
        return tuple(record for record in self.records if record.rows)

    def counts(self) -> dict[str, int]:
        """How many real records there are of each kind."""
        return dict(_counted(self.records))


def rows(name: str) -> list[dict[str, object]]:
    """The objects of one file of the data."""
    with (DATA / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def drafts() -> Drafts:
    """Every record that the data gives, and the people, priorities and committees they name."""
    found = [
        *_releases(),
        *_proclamations(),
        *_events(),
        *_committees(),
        *_people(),
        *_goals(),
    ]
    return Drafts(
        tuple(_named_apart([_mayor(), *found])),
        {name: len(rows(name)) for name in LEFT_OUT},
    )


def repeated(records: Iterable[Draft], times: int) -> Iterator[Draft]:
    """The records, and each `times` - 1 times more under another name, for a large office."""
    for record in records:
        yield record
        for count in range(2, times + 1):
            if record.kind == "committee":
                yield replace(record, folder=f"{record.folder}-copy-{count}")
            else:
                yield replace(record, stem=f"{record.stem}-copy-{count}")


def write(records: Iterable[Draft], root: Path) -> None:
    """An office in the folder `root` with these records."""
    files = {"office.yml": OFFICE, "content/pages/index.md": HOME}
    files |= {record.path: record.text() for record in records}
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())


OFFICE = """\
city: Anytown
state: Illinois
state_abbreviation: Ill.
mayor: mayor-of-anytown
timezone: America/Chicago
site_url: https://mayor.anytown.example/
notice: A made-up city with the records of real ones, for tests.
press_contact:
  name: Press Office
  email: press@anytown.example
newsletter_address: letter@anytown.example
unsubscribe: https://mayor.anytown.example/subscribe/
"""

HOME = """\
---
title: Anytown
---

Records that real governments published, in the office of a city that does not exist.
"""


# --- the kinds ------------------------------------------------------------------------------------


def _releases() -> Iterator[Draft]:
    for row in [*rows("wh_briefings-press_release"), *rows("wh_briefings-fact_sheet")]:
        yield _release(row, _release_kind(row))
    for row in rows("digitalgov-news"):
        yield _release(row, "release")
    for row in rows("city_policies"):
        yield _release(row, "announcement")


def _release(row: Row, release_kind: str) -> Draft:
    fields = {
        "title": _line_ends(row["title"]),
        "visibility": "public",
        "date": _words(row, "date")[:10].strip(),
        "release_kind": release_kind,
        "subhead": _words(row, "deck"),
        "summary": _words(row, "summary"),
    }
    return _draft("release", "content/news", row, fields, _words(row, "body"))


def _release_kind(row: Row) -> str:
    title = _words(row, "title").lower()
    if row["kind"] == "fact_sheet" or title.startswith("fact sheet"):
        return "fact_sheet"
    if row["kind"] == "speech" or re.match(r"(joint )?statement|presidential message", title):
        return "statement"
    return "announcement" if row["kind"] == "bill_notice" else "release"


def _proclamations() -> Iterator[Draft]:
    for row in [*rows("wh_briefings-proclamation"), *rows("ny_resolutions")]:
        text = _words(row, "body")
        clauses, resolved = clauses_of(text)
        before = "" if clauses else text
        if not clauses and "NOW, THEREFORE" in text:
            before, mark, after = text.partition("NOW, THEREFORE")
            resolved = mark + after
        elif not clauses:
            before, resolved = "", text
        fields = {
            "title": _line_ends(row["title"]),
            "visibility": "public",
            "date": _words(row, "date"),
            "proclamation_kind": "ceremonial" if clauses else "commendation",
            "whereas": clauses,
            "resolved": resolved.strip(),
        }
        yield _draft("proclamation", "proclamations", row, fields, before)


def clauses_of(text: str) -> tuple[list[str], str]:
    """The clauses of a resolution, and what is resolved; without WHEREAS and what joins clauses.

    The lines of a clause are joined: they were broken for a typewriter.
    """
    whole = " ".join(text.split())
    before, *resolved = re.split(r"\bRESOLVED, ", whole, maxsplit=1)
    _, *clauses = re.split(r"\bWHEREAS, ", before)
    if not clauses or not resolved:
        return [], ""
    ends = re.compile(r"(; now, therefore, be it|; and|;)\s*$", re.IGNORECASE)
    return [ends.sub("", clause.strip()) for clause in clauses], resolved[0]


def _events() -> Iterator[Draft]:
    for row in rows("digitalgov-event"):
        yield _event(row, _place_of(row), "forum", _words(row, "registration_url"))
    for row in rows("city_scrapers"):
        place = " ".join(_words(row, "location").split())
        yield _event(row, {"place": place} if place else {}, "forum", "")


def _event(row: Row, where: Mapping[str, Value], subtype: str, registration: str) -> Draft:
    starts, ends = _times(row)
    cancelled = row.get("cancelled") is True or row.get("status") == "Cancelled"
    fields = {
        "title": _line_ends(row["title"]),
        "visibility": "public",
        "starts": starts,
        "ends": ends,
        **where,
        "subtype": subtype,
        "status": "cancelled" if cancelled else "",
        "summary": _words(row, "summary"),
        "rsvp": {"url": registration} if registration else "",
    }
    return _draft("event", "schedules/events", row, fields, _words(row, "body"))


def _place_of(row: Row) -> dict[str, Value]:
    venue = row.get("venue")
    if isinstance(venue, dict):
        parts = [venue.get(name) for name in ("venue_name", "address", "city", "state", "zip")]
        return {"place": ", ".join(str(part) for part in parts if part)}
    platform = re.search(
        r"^event_platform: *\"?([a-z_]+)", _words(row, "front_matter"), re.MULTILINE
    )
    if platform:
        return {"place": f"Online ({platform[1].replace('_', ' ')})"}
    address = _words(row, "registration_url")
    return {"online": {"url": address}} if address else {}


def _times(row: Row) -> tuple[str, str]:
    """Start and end in the office's own time; an hour's length where no end is given."""
    day = _words(row, "date")[:10]
    shown = _words(row, "time_raw") if "source" in row and "shape" in row else _words(row, "date")
    if not shown:
        return day, ""
    starts = _moment(shown, day)
    ends = _words(row, "end_raw") or _words(row, "end_date")
    return _written(starts), _written(_moment(ends, day) if ends else starts + timedelta(hours=1))


def _moment(text: str, day: str) -> datetime:
    """The moment that a notice gives, in the office's zone unless it names an offset."""
    if re.fullmatch(r"\d{1,2}:\d{2} [AP]M", text):
        return datetime.strptime(f"{day} {text}", "%Y-%m-%d %I:%M %p").replace(tzinfo=ZONE)
    if "/" in text:
        return datetime.strptime(text, "%m/%d/%Y %I:%M:%S %p").replace(tzinfo=ZONE)
    if match := re.fullmatch(r"(\S+) (\d{1,2}):(\d{2}:\d{2}) ([+-]\d{2})(\d{2})", text):
        text = f"{match[1]}T{match[2]:0>2}:{match[3]}{match[4]}:{match[5]}"
    read = datetime.fromisoformat(text)
    return read.astimezone(ZONE) if read.tzinfo else read.replace(tzinfo=ZONE)


def _written(moment: datetime) -> str:
    other = moment.replace(fold=1 - moment.fold)
    twice = other.utcoffset() != moment.utcoffset()
    return moment.isoformat(sep=" ", timespec="minutes")[: None if twice else 16]


def _committees() -> Iterator[Draft]:
    for row in rows("digitalgov-committee"):
        fields = {
            "title": _line_ends(row["title"]),
            "visibility": "public",
            "charter": _words(row, "summary") or _words(row, "deck"),
            "established": _words(row, "date")[:10],
        }
        yield _draft("committee", "committees", row, fields, _words(row, "body"))


def _people() -> Iterator[Draft]:
    for row in rows("digitalgov-person"):
        agency = re.search(
            r"^agency_full_name: *\"(.*)\"", _words(row, "front_matter"), re.MULTILINE
        )
        fields = {
            "title": _line_ends(row["title"]),
            "visibility": "public",
            "role": agency[1] if agency else "",
        }
        yield _draft("person", "office/people", row, fields, "")


def _mayor() -> Draft:
    fields = {"title": "Mayor of Anytown", "visibility": "public", "role": "Mayor"}
    return Draft("person", "office/people", "mayor-of-anytown", fields)


# --- goals ----------------------------------------------------------------------------------------

FISCAL_QUARTER_ENDS = {
    "1": "{before}-12-31",
    "2": "{year}-03-31",
    "3": "{year}-06-30",
    "4": "{year}-09-30",
}
"""Of the federal fiscal year, which begins in October of the year before."""


def _goals() -> Iterator[Draft]:
    """A goal a row with its measures, and a goal for measures whose goal has no row."""
    measures: dict[str, list[Row]] = defaultdict(list)
    for row in rows("federal_goals-measure"):
        measures[_words(row, "goal")].append(row)
    goals = rows("federal_goals-goal")
    agencies = {_code(row)[:3]: _words(row, "owner") for row in goals}
    agencies |= {code[:3]: f"Agency {code[:3]}" for code in measures if code[:3] not in agencies}
    for agency in dict.fromkeys(agencies.values()):
        yield from _agency(agency)
    for row in goals:
        title, due = _line_ends(row["title"]), _words(row, "date")
        held = measures.pop(_code(row), [])
        yield _goal(agencies[_code(row)[:3]], title, _words(row, "body"), due, [row], held)
    for code, held in measures.items():
        statement = next((_words(row, "body") for row in held if _words(row, "body")), "")
        yield _goal(agencies[code[:3]], statement, statement, "2023-09-30", [], held)


def _code(goal: Row) -> str:
    return _words(goal, "id").removeprefix("goal-").partition("-")[0]


def _agency(agency: str) -> Iterator[Draft]:
    name = slug(agency)
    shown: dict[str, Value] = {"title": agency, "visibility": "public"}
    yield Draft("person", "office/people", name, {**shown, "role": "Agency"})
    promise = {"statement": f"Reach the goals of the {agency}"}
    yield Draft("priority", "content/priorities", name, {**shown, **promise})
    charter = {"charter": f"Looks after the goals of the {agency}"}
    yield Draft("committee", f"committees/{name}", "committee", {**shown, **charter})


def _goal(
    agency: str, title: str, statement: str, due: str, goals: list[Row], measures: list[Row]
) -> Draft:
    named: dict[str, list[Row]] = defaultdict(list)
    for row in measures:
        named[_line_ends(row["title"])].append(row)
    fields: dict[str, Value] = {
        "title": title,
        "visibility": "public",
        "statement": statement,
        "priority": slug(agency),
        "owner": slug(agency),
        "due": due,
        "measures": [_measure(name, held) for name, held in named.items()],
    }
    ids = tuple(_words(row, "id") for row in [*goals, *measures])
    return Draft("goal", f"committees/{slug(agency)}/goals", slug(title), fields, "", ids)


def _measure(name: str, held: list[Row]) -> dict[str, Value]:
    """A measure with a reading for each quarter; start and target are those of the last."""
    held = sorted(held, key=lambda row: _words(row, "date"))
    start, target = (_words(held[-1], name) for name in ("start", "target"))
    way = float(target or 0) - float(start or 0)
    readings = [
        {"date": _quarter_end(_words(row, "date")), "value": _words(row, "current")}
        for row in held
        if _words(row, "current")
    ]
    return {
        "name": name,
        "unit": "as reported",
        "direction": "up" if way > 0 else "down" if way < 0 else "maintain",
        "baseline": {"value": start, "date": "2021-10-01"},
        "target": {"value": target, "date": "2023-09-30"},
        "source": "Performance reports",
        "frequency": "quarterly",
        "readings": readings,
    }


def _quarter_end(quarter: str) -> str:
    year, number = quarter.split("Q")
    return FISCAL_QUARTER_ENDS[number].format(year=year, before=int(year) - 1)


# --- names ----------------------------------------------------------------------------------------


def slug(words: str, longest: int = 60) -> str:
    """The words as a name for a file."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", bare)[:longest].strip("-") or "untitled"


def _draft(kind: str, folder: str, row: Row, fields: Mapping[str, Value], body: str) -> Draft:
    kept = {name: value for name, value in fields.items() if value or name == "title"}
    name = slug(_words(row, "title"))
    if kind == "committee":
        folder, name = f"{folder}/{name}", "committee"
    return Draft(kind, folder, name, kept, body.strip("\n"), (_words(row, "id"),))


def _named_apart(records: Iterable[Draft]) -> Iterator[Draft]:
    """The records, each with a name that no other of its kind has, and with its day before it."""
    taken: set[tuple[str, str]] = set()
    for record in records:
        free = record
        count = 1
        while (free.kind, f"{free.folder}/{free.stem}") in taken:
            count += 1
            if record.kind == "committee":
                free = replace(record, folder=f"{record.folder}-{count}")
            else:
                free = replace(record, stem=f"{record.stem}-{count}")
        taken.add((free.kind, f"{free.folder}/{free.stem}"))
        day = _day(free.fields)
        yield replace(free, stem=f"{day}-{free.stem}") if day else free


def _day(fields: Mapping[str, Value]) -> str:
    written = str(fields.get("date") or fields.get("starts") or "")[:10]
    try:
        return str(date.fromisoformat(written))
    except ValueError:
        return ""


def _words(row: Row, name: str) -> str:
    value = row.get(name)
    return "" if value is None else _line_ends(value)


def _line_ends(value: object) -> str:
    """The text with line feeds only, as every editor saves it."""
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


# --- YAML -----------------------------------------------------------------------------------------

_PLAIN = re.compile(r"[A-Za-z0-9][^\x00-\x1f\x7f-\xa0:#\[\]{},&*!|>'\"%@`\\]*")
_WIDTH = 96


def _field(name: str, value: Value, depth: int) -> str:
    """One field with everything below it."""
    indent = "  " * depth
    if isinstance(value, str):
        return f"{indent}{name}: {scalar(value, depth + 1)}\n"
    if isinstance(value, Mapping):
        inner = "".join(_field(key, part, depth + 1) for key, part in value.items())
        return f"{indent}{name}:\n{inner}" if inner else f"{indent}{name}: {{}}\n"
    entries = "".join(_entry(part, depth + 1) for part in value)
    return f"{indent}{name}:\n{entries}" if entries else f"{indent}{name}: []\n"


def _entry(value: Value, depth: int) -> str:
    """One entry of a list."""
    indent = "  " * depth
    if isinstance(value, str):
        return f"{indent}- {scalar(value, depth + 1)}\n"
    if not isinstance(value, Mapping):
        raise TypeError("a record has no list in a list")
    inner = "".join(_field(key, part, depth + 1) for key, part in value.items())
    return f"{indent}- {inner.lstrip(' ')}"


def scalar(text: str, depth: int) -> str:
    """The text as YAML that reads back as exactly this text, in the form easiest to edit."""
    tidy = text == text.strip() and "\t" not in text and not re.search(r"[^\S\n ]", text)
    if _PLAIN.fullmatch(text) and tidy and len(text) <= _WIDTH:
        return text
    lines = text.split("\n")
    if tidy and len(lines) > 1 and all(line.strip() or not line for line in lines):
        return "\n".join(["|-", *(_indented(line, depth) for line in lines)])
    if tidy and len(lines) == 1 and len(text) > _WIDTH and "  " not in text:
        return "\n".join([">-", *(_indented(line, depth) for line in _folded(text))])
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'


def _indented(line: str, depth: int) -> str:
    return f"{'  ' * depth}{line}" if line else ""


def _folded(text: str) -> list[str]:
    """The text in lines that a reader joins with one space each."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) >= _WIDTH:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


# --- the command ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Outcome:
    """What became of an office of real records."""

    on_site: tuple[Draft, ...]
    named: tuple[Draft, ...]
    """Those that have an error."""
    problems: tuple[Problem, ...]


def build_what_is_right(records: Iterable[Draft], root: Path) -> Outcome:
    """Writes the office, then takes away the records that have errors, and builds the others."""
    written = tuple(records)
    write(written, root)
    problems = inspect(root, MOMENT).problems
    wrong = {problem.path for problem in errors(problems)}
    for path in wrong:
        (root / path).unlink()
    built = build(root, MOMENT)
    if errors(built.problems):
        raise RuntimeError(f"what was left has errors too: {errors(built.problems)[0]}")
    return Outcome(
        tuple(record for record in written if record.path not in wrong),
        tuple(record for record in written if record.path in wrong),
        problems,
    )


def main() -> None:
    """Writes the office and says what is in it; with --build, also what became of each kind."""
    parser = argparse.ArgumentParser(description="Writes an office of real records.")
    parser.add_argument("folder", type=Path, help="where; made if it is not there")
    parser.add_argument("--repeat", type=int, default=1, metavar="N", help="each record N times")
    parser.add_argument("--build", action="store_true", help="builds those that have no error")
    given = parser.parse_args()
    if not DATA.is_dir():
        parser.error(f"there is no folder {DATA}")
    found = drafts()
    records = [*repeated(found.records, given.repeat)]
    if given.build:
        outcome = build_what_is_right(records, given.folder)
        became = {"on the site": outcome.on_site, "named in problems": outcome.named}
    else:
        write(records, given.folder)
        became = {}
    for kind, count in _counted(records).items():
        parts = (f", {_counted(part)[kind]:,} {what}" for what, part in became.items())
        print(f"{count:6,} {kind}{''.join(parts)}")  # noqa: T201 - a command speaks
    for name, count in found.left_out.items():
        print(f"{count:6,} of {name} left out: {LEFT_OUT[name]}")  # noqa: T201


def _counted(records: Iterable[Draft]) -> Counter[str]:
    """The real ones among the records, by kind."""
    return Counter(sorted(record.kind for record in records if record.rows))


if __name__ == "__main__":
    main()
