"""The release plan: when something becomes public, or goes, so that a build can run then.

Nothing happens by itself at these moments: whatever runs `herald publish` then, or soon after, is
the scheduler. Late is acceptable, early is impossible. A moment that has come since the last
publication is overdue.

The plan is for staff. It says where a record is and never what it says, since what a scheduler
prints is read by more people than the record.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from herald.releases import Change, Step, steps_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from herald.office import Office
    from herald.settings import Settings


SAID = {
    Change.RELEASE: "is released",
    Change.LIFT: "embargo lifts",
    Change.EXPIRY: "expires",
}


@dataclass(frozen=True)
class Plan:
    """The steps around a moment."""

    at: datetime
    published: datetime | None
    """The moment of the last publication."""
    overdue: tuple[Step, ...]
    """Those that have come since then; () before the first publication."""
    coming: tuple[Step, ...]


def plan(office: Office, at: datetime, published: datetime | None) -> Plan:
    """What is overdue at `at`, and what is to come; each in the order of time."""
    zone = office.settings.zone
    steps = sorted((step for e in office.records for step in steps_of(e, zone)), key=_order)
    now = at.astimezone(UTC)
    since = published.astimezone(UTC) if published else now
    return Plan(
        at,
        published.astimezone(office.settings.zone) if published else None,
        tuple(step for step in steps if since < step.moment.astimezone(UTC) <= now),
        tuple(step for step in steps if step.moment.astimezone(UTC) > now),
    )


def _order(step: Step) -> tuple[datetime, str, str]:
    return step.order


# --- how it is told -------------------------------------------------------------------------------


def as_text(found: Plan) -> str:
    """The plan for people."""
    lines = []
    if found.overdue and found.published:
        lines.append(
            f"OVERDUE: the last publication is of {_said(found.published)}; run herald publish now."
        )
        lines += map(_line, found.overdue)
    if found.published is None:
        lines.append("Nothing has been published from this folder, so nothing is overdue.")
    elif not found.overdue:
        lines.append(f"Nothing is overdue; the last publication is of {_said(found.published)}.")
    lines.append("To come:" if found.coming else "Nothing is to come.")
    lines += map(_line, found.coming)
    if found.coming:
        lines.append(f"Run herald publish at {_said(found.coming[0].moment)}, or soon after.")
    return "\n".join(lines)


def _line(step: Step) -> str:
    return f"  {_said(step.moment)}  {SAID[step.change]:13}  {step.audience.value:6}  {step.path}"


def _said(moment: datetime) -> str:
    seconds = ":%S" if moment.second else ""
    return f"{moment:%Y-%m-%d %H:%M{seconds} %Z}"


def as_json(found: Plan) -> str:
    """The plan for programs: moments in ISO 8601 with their offsets."""
    told = {
        "at": found.at.isoformat(),
        "published": found.published.isoformat() if found.published else None,
        "overdue": [*map(_told, found.overdue)],
        "coming": [*map(_told, found.coming)],
    }
    return json.dumps(told, indent=2)


def _told(step: Step) -> dict[str, str]:
    return {
        "moment": step.moment.isoformat(),
        "change": step.change.value,
        "audience": step.audience.value,
        "kind": step.kind,
        "path": step.path,
    }


def as_calendar(found: Plan, settings: Settings) -> str:
    """The plan as a calendar (iCalendar, RFC 5545), in UTC, which every program knows."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{settings.name}//Herald//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Release plan")
    for step in _both(found):
        event = icalendar.Event()
        event.add("uid", f"{_identity(step)}@{settings.host}")
        event.add("dtstamp", found.at.astimezone(UTC).replace(microsecond=0))
        event.add("dtstart", step.moment.astimezone(UTC))
        event.add("summary", f"{step.path.rpartition('/')[2]} {SAID[step.change]}")
        event.add("description", f"{step.path}\nRun herald publish now or soon after.")
        event.add("class", "CONFIDENTIAL")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written.decode()


def _both(found: Plan) -> Iterable[Step]:
    return (*found.overdue, *found.coming)


def _identity(step: Step) -> str:
    """The same for the same change of the same record, also when its moment is another."""
    return f"{step.change}-{sha256(step.path.encode()).hexdigest()[:20]}"
