"""What is wrong with the real records, found in the data and without Herald.

Each rule here is written anew from what records may hold; the tests compare what Herald says with
it, problem by problem. `mended` is what an editor would do about it.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import day_name, month_abbr
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from office_from_data import MOMENT, Draft, Value

LONGEST_LINE = 255
LONGEST_SUMMARY = 300
MOST_WHEREAS = 6
LINES = {
    "release": ("title", "subhead"),
    "event": ("title", "place"),
    "proclamation": ("title",),
    "committee": ("title",),
    "person": ("title", "role"),
    "goal": ("title",),
}
REQUIRED = {
    "release": ("title", "date"),
    "event": ("title", "starts", "ends"),
    "proclamation": ("title", "date", "resolved"),
    "committee": ("title", "charter"),
    "person": ("title",),
    "goal": ("title", "statement", "due"),
}


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong with one record, and how it is told."""

    path: str
    line: int
    rule: str
    says: str
    """Words of the message that say it."""
    severity: str = "error"


def expected(draft: Draft) -> list[Fault]:
    """All that is to be said of the record: a file that cannot be read is not read further, and the
    checks that look at a whole record need a whole record.
    """
    return [*_invisible(draft)] or [*_fields(draft)] or [*_checks(draft)]


def errors(draft: Draft) -> list[Fault]:
    """What of it keeps the record off the site."""
    return [fault for fault in expected(draft) if fault.severity == "error"]


def _fields(draft: Draft) -> Iterator[Fault]:
    for rule in (_lines, _missing, _times, _event, _goal):
        yield from rule(draft)


def _checks(draft: Draft) -> Iterator[Fault]:
    for rule in (_order, _whereas, _weekdays):
        yield from rule(draft)


def line_of(draft: Draft, name: str, count: int = 0, inside: str = "") -> int:
    """The line on which a field's name stands: the one after `count` others of that name.

    With `inside` the first below the line on which that name stands for the `count`th time; the
    first line of the fields where there is none.
    """
    lines = draft.text().split("\n")
    last = lines.index("---", 1) if draft.path.endswith(".md") else len(lines)
    if inside:
        start = _nth(lines[:last], inside, count)
        return start + 1 + _nth(lines[start + 1 : last], name, 0) + 1
    found = _nth(lines[:last], name, count)
    return found + 1 if found >= 0 else _first(draft)


def _nth(lines: Sequence[str], name: str, count: int) -> int:
    found = [n for n, line in enumerate(lines) if re.match(rf"(  )*(- )?{name}:( |$)", line)]
    return found[count] if len(found) > count else -1


def _first(draft: Draft) -> int:
    return 2 if draft.path.endswith(".md") else 1


# --- the rules ------------------------------------------------------------------------------------


def _invisible(draft: Draft) -> Iterator[Fault]:
    """The first character that cannot be seen: a control or format character, no soft hyphen."""
    for number, line in enumerate(draft.text().split("\n"), 1):
        for character in line:
            category = unicodedata.category(character)
            if category in ("Cc", "Cf", "Zl", "Zp") and character not in "\t\u00ad":
                yield Fault(draft.path, number, "file", f"(U+{ord(character):04X}, ")
                return


def _lines(draft: Draft) -> Iterator[Fault]:
    for name in LINES[draft.kind]:
        text = str(draft.fields.get(name, "")).strip()
        at = line_of(draft, name)
        if re.search(r"[\n\t]", text):
            yield Fault(
                draft.path, at, draft.kind, f"'{name}' is '{quoted(text)}'; write it on one line"
            )
        elif len(text) > LONGEST_LINE:
            said = f"'{name}' is '{quoted(text)}'; at most 255 characters"
            yield Fault(draft.path, at, draft.kind, said)
    summary = str(draft.fields.get("summary", "")).strip()
    if len(summary) > LONGEST_SUMMARY:
        said = f"'summary' is '{quoted(summary)}'; at most 300 characters"
        yield Fault(draft.path, line_of(draft, "summary"), draft.kind, said)


def quoted(text: str) -> str:
    """The text as a message repeats it: on one line, at most sixty characters."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59].rstrip() + "…"


def _missing(draft: Draft) -> Iterator[Fault]:
    for name in REQUIRED[draft.kind]:
        if not str(draft.fields.get(name, "")).strip():
            yield Fault(draft.path, _first(draft), draft.kind, f"'{name}' is missing")


def _are_days(draft: Draft) -> bool:
    """Whether the times that it has are days alone, which stand for whole days."""
    times = [str(draft.fields.get(name, "")) for name in ("starts", "ends")]
    return all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) for text in times if text)


def _times(draft: Draft) -> Iterator[Fault]:
    for name, form, shape in (
        ("date", "a date is written 2026-12-03", r"\d{4}-\d{2}-\d{2}"),
        ("due", "a date is written 2026-12-03", r"\d{4}-\d{2}-\d{2}"),
        ("starts", "a time is written 2026-12-03 18:00", r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}.*"),
        ("ends", "a time is written 2026-12-03 18:00", r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}.*"),
    ):
        text = draft.fields.get(name, "")
        if name in ("starts", "ends") and _are_days(draft):
            continue
        if isinstance(text, str) and text and not re.fullmatch(shape, text):
            yield Fault(
                draft.path, line_of(draft, name), draft.kind, f"'{name}' is '{text}'; {form}"
            )


def _event(draft: Draft) -> Iterator[Fault]:
    if draft.kind != "event":
        return
    if not draft.fields.get("place") and not draft.fields.get("online"):
        yield Fault(draft.path, _first(draft), "event", "The event says no place; add 'venue'")
    if draft.fields.get("status") == "cancelled" and not draft.fields.get("reason"):
        at = _first(draft)
        yield Fault(draft.path, at, "event", "The event is cancelled, but says no 'reason'")


def _goal(draft: Draft) -> Iterator[Fault]:
    measures = draft.fields.get("measures")
    if draft.kind != "goal" or isinstance(measures, str) or measures is None:
        return
    if not measures:
        yield Fault(draft.path, line_of(draft, "measures"), "goal", "'measures' is empty")
    for count, measure in enumerate(measures):
        if not isinstance(measure, Mapping):
            continue
        name = str(measure["name"]).strip()
        if "\n" in name:
            said = f"'name' of measures {count + 1} is '{quoted(name)}'; write it on one line"
            yield Fault(draft.path, line_of(draft, "name", count), "goal", said)
        for part in ("baseline", "target"):
            held = measure[part]
            if isinstance(held, Mapping) and not held["value"]:
                said = f"'value' is missing in '{part}' of measures {count + 1}"
                yield Fault(draft.path, line_of(draft, part, count), "goal", said)


def _order(draft: Draft) -> Iterator[Fault]:
    starts, ends = str(draft.fields.get("starts", "")), str(draft.fields.get("ends", ""))
    if draft.kind == "event" and ends <= starts:
        yield Fault(draft.path, line_of(draft, "ends"), "ends-before-starts", "'ends'")


def _whereas(draft: Draft) -> Iterator[Fault]:
    clauses = draft.fields.get("whereas", [])
    if len(clauses) > MOST_WHEREAS:
        said = f"'whereas' has {len(clauses)} clauses; the office wants 3 to 6"
        yield Fault(draft.path, line_of(draft, "whereas"), "whereas-count", said, "warning")


_DATED = re.compile(
    rf"\b({'|'.join(day_name)}),?\s+({'|'.join(month_abbr[1:])})[a-z]*\.?\s+(\d{{1,2}})\b(?![-–])(?:,?\s+(\d{{4}})\b)?"
)


def _weekdays(draft: Draft) -> Iterator[Fault]:
    """Days of the week that are not those of the date after them.

    Without a year the nearest such date is meant.
    """
    own = str(draft.fields.get("date") or draft.fields.get("starts") or MOMENT.date())[:10]
    text = draft.text()
    for found in _DATED.finditer(text):
        weekday, month, day, year = found[1], month_abbr[:].index(found[2]), int(found[3]), found[4]
        if year:
            meant = date(int(year), month, day)
        else:
            around = date.fromisoformat(own)
            near = [date(around.year + n, month, day) for n in (-1, 0, 1)]
            meant = min(near, key=lambda other: abs(other - around))
        if day_name[meant.weekday()] != weekday:
            line = text.count("\n", 0, found.start()) + 1
            said = f"'{' '.join(found[0].split())}' is not right: "
            severity = "error" if year else "warning"
            yield Fault(draft.path, line, "weekday", said, severity)


# --- what an editor does about it -----------------------------------------------------------------

A_DAY = "2022-09-30"
A_MEASURE: Mapping[str, Value] = {
    "name": "Part of the work that is done",
    "unit": "percent",
    "direction": "up",
    "baseline": {"value": "0", "date": "2021-10-01"},
    "target": {"value": "100", "date": A_DAY},
    "source": "Performance reports",
    "frequency": "yearly",
    "readings": [],
}


def mended(draft: Draft) -> Draft:
    """The record with all faults but wrong weekdays put right, and nothing else changed."""
    if not errors(draft):
        return draft
    fields: dict[str, Value] = {name: _visible(value) for name, value in draft.fields.items()}
    for name in LINES[draft.kind]:
        if name in fields:
            fields[name] = " ".join(str(fields[name]).split())[:LONGEST_LINE]
    if len(str(fields.get("summary", ""))) > LONGEST_SUMMARY:
        del fields["summary"]
    if draft.kind == "event":
        fields |= _mended_event(fields)
    if draft.kind == "goal":
        fields |= {"due": A_DAY, "measures": _mended_measures(fields["measures"])}
    for name in REQUIRED[draft.kind]:
        fields[name] = fields.get(name) or (A_DAY if name == "date" else "Not known")
    return replace(draft, fields=fields, body=str(_visible(draft.body)))


def _visible(value: Value) -> Value:
    if isinstance(value, str):
        return "".join(c for c in value if unicodedata.category(c) != "Cf" or c == "\u00ad")
    if isinstance(value, Mapping):
        return {name: _visible(part) for name, part in value.items()}
    return [_visible(part) for part in value]


def _mended_event(fields: Mapping[str, Value]) -> Mapping[str, Value]:
    changed: dict[str, Value] = {}
    starts = str(fields["starts"])
    if re.fullmatch(r"[\d-]{10}", starts):
        after = date.fromisoformat(starts) + timedelta(days=1)
        changed |= {"starts": f"{starts} 00:00", "ends": f"{after} 00:00"}
    elif fields["ends"] == starts:
        changed["ends"] = f"{starts[:11]}23:59"
    if not fields.get("place") and not fields.get("online"):
        changed["place"] = "To be announced"
    if fields.get("status") == "cancelled":
        changed["reason"] = "The notice gives none"
    return changed


def _mended_measures(measures: Value) -> Value:
    if isinstance(measures, str) or not measures:
        return [A_MEASURE]
    return [_mended_measure(measure) for measure in measures if isinstance(measure, Mapping)]


def _mended_measure(measure: Mapping[str, Value]) -> Mapping[str, Value]:
    changed: dict[str, Value] = {**measure, "name": " ".join(str(measure["name"]).split())}
    for part in ("baseline", "target"):
        held = measure[part]
        if isinstance(held, Mapping) and not held["value"]:
            changed[part] = {**held, "value": "0"}
    return changed
