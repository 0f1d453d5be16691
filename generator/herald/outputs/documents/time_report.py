"""The report of the Mayor's time: a PDF with charts beside their tables, and one table (CSV).

By priority beside the share that was promised, by neighborhood, and by kind; travel and private
time stand apart. It is for staff.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from herald.outputs.artifact import Artifact
from herald.outputs.documents.letterhead import internal, office_of, short_page_of_pages
from herald.render import tables
from herald.render.bars import Bar, printed
from herald.render.language import Interpreter
from herald.render.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from herald.mayors_time.time_spent import Row, TimeSpent
    from herald.settings import Settings

KINDS = {
    "event": "Events",
    "meeting": "Meetings with a notice",
    "appointment": "Appointments",
    "call": "Calls",
    "media": "Interviews",
    "council": "With the Council",
    "desk": "At the desk",
    "prep": "Preparation",
}
"""What kinds are called; an appointment's purpose `meeting` is one of them by another name."""

MOST_BARS = 12
"""With more bars a chart is no picture any more; the table has every row."""


def artifacts(spent: TimeSpent, settings: Settings) -> Iterator[Artifact]:
    """The report of some days, and its table."""
    name = f"{spent.first}-to-{spent.last}" if spent.first != spent.last else f"{spent.first}"
    yield Artifact(f"{name}.pdf", pdf, (spent, settings))
    yield Artifact(f"{name}.csv", csv, (spent,))


def csv(spent: TimeSpent) -> bytes:
    """Every row of the three tables, and what stands apart; hours and percent to the hundredth."""
    rows = [("by", "name", "title", "hours", "percent", "meant_percent")]
    given = {
        "priority": spent.priorities,
        "neighborhood": spent.neighborhoods,
        "kind": spent.kinds,
    }
    for by, table in given.items():
        for row in table:
            meant = "" if row.meant is None else str(row.meant)
            share = str(_hundredths(row.share * 100))
            rows.append((by, row.name, row.title, str(_hundredths(row.hours)), share, meant))
    for by, seconds in (("travel", spent.travel), ("private", spent.private)):
        rows.append((by, "", "", str(_hundredths(seconds / 3600)), "", ""))
    return tables.written(rows)


def pdf(spent: TimeSpent, settings: Settings) -> bytes:
    """The report on paper."""
    speak = Interpreter(settings.languages[0])
    title = speak.say("The Mayor’s time")
    when = speak.days(spent.first, spent.last)
    data: dict[str, object] = {
        "title": f"{title}, {when}",
        "author": office_of(settings, speak),
        "language": speak.language.partition("-")[0],
        "region": "US",
        "colors": settings.colors.model_dump(),
        "warning": internal(speak),
        "office": office_of(settings, speak),
        "kind": speak.say("Report of time"),
        "headline": title,
        "when": when,
        "marks": [],
        "summary": _summary(spent, speak),
        "parts": [*_parts(spent, settings, speak)],
        "words": {
            "page": short_page_of_pages(speak),
            "hours": speak.say("Hours"),
            "share": speak.say("Share"),
            "meant": speak.say("Meant"),
            "off": speak.say("Difference"),
            "rule": speak.say(
                "Every hour is counted once: what serves several priorities is divided equally "
                "among them, and so is time that two entries share. Travel and private time are in "
                "no table."
            ),
        },
    }
    moment = datetime.combine(spent.last, time(), UTC)
    return typeset("time-report.typ", data, moment)


def _summary(spent: TimeSpent, speak: Interpreter) -> str:
    return speak.say(
        "{worked} hours of work, {travel} on the way, {private} private.",
        worked=_hours(spent.worked / 3600, speak),
        travel=_hours(spent.travel / 3600, speak),
        private=_hours(spent.private / 3600, speak),
    )


def _parts(spent: TimeSpent, settings: Settings, speak: Interpreter) -> Iterator[dict[str, object]]:
    named = [(row, row.title or speak.say("No priority")) for row in spent.priorities]
    yield _part(speak.say("By priority"), speak.say("Priority"), named, settings, speak)
    where = [(row, row.title or speak.say("Nobody said where")) for row in spent.neighborhoods]
    yield _part(speak.say("By neighborhood"), speak.say("Neighborhood"), where, settings, speak)
    kinds = [(row, speak.say(KINDS[row.name])) for row in spent.kinds]
    yield _part(speak.say("By kind"), speak.say("Kind"), kinds, settings, speak)


def _part(
    heading: str,
    what: str,
    named: Sequence[tuple[Row, str]],
    settings: Settings,
    speak: Interpreter,
) -> dict[str, object]:
    has_meant = any(row.meant is not None for row, _ in named)
    colours = (settings.colors.primary, settings.colors.accent)
    bars = [_bar(row, name, speak) for row, name in named[:MOST_BARS]]
    described = "; ".join(f"{bar.name}: {bar.said}" for bar in bars)
    drawing, alternative = printed(bars, heading, described, colours)
    return {
        "heading": heading,
        "what": what,
        "chart": {"drawing": drawing, "alt": alternative} if bars else None,
        "has_meant": has_meant,
        "rows": [
            {
                "name": name,
                "hours": _hours(row.hours, speak),
                "share": _percent(row.share, speak),
                "meant": "" if row.meant is None else _percent(Fraction(row.meant, 100), speak),
                "off": "" if row.off_by is None else _difference(row.off_by, speak),
            }
            for row, name in named
        ],
    }


def _bar(row: Row, name: str, speak: Interpreter) -> Bar:
    said = speak.say(
        "{share}, {hours} hours", share=_percent(row.share, speak), hours=_hours(row.hours, speak)
    )
    if row.meant is None:
        return Bar(name, row.share, said)
    meant = Fraction(row.meant, 100)
    said = speak.say("{said}; meant {meant}", said=said, meant=_percent(meant, speak))
    return Bar(name, row.share, said, meant)


def _hours(hours: Fraction, speak: Interpreter) -> str:
    return speak.number(_hundredths(hours).quantize(Decimal("0.1"), ROUND_HALF_UP).normalize() + 0)


def _percent(share: Fraction, speak: Interpreter) -> str:
    return speak.percent(float(share))


def _difference(points: Fraction, speak: Interpreter) -> str:
    """`+22`, `−17`: in points of percent."""
    whole = int(abs(points) + Fraction(1, 2))
    sign = "" if not whole else "+" if points > 0 else "\u2212"
    return f"{sign}{speak.number(Decimal(whole))}"


def _hundredths(number: Fraction) -> Decimal:
    """The number to the hundredth; a half is rounded up."""
    return Decimal(int(number * 100 + Fraction(1, 2))) / 100
