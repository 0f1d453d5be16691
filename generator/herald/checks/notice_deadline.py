"""The notice of an open meeting is late, or is due soon and not posted.

A meeting of a committee whose meetings are open (`open_meetings`, unless it says no), or a public
meeting of another body, is announced in time. How long before is set in `office.yml`: by a state's
law (`open_meetings: {preset: GA}`; also CA and TX) or by rules of the office's own. Without that
block nothing is asked. `notice: posted_at` says when it was posted.

A notice that is late for a meeting to come is an error: the meeting must move, or counsel must say
that it may be held. Three days before the deadline (`remind`) a notice that is not posted is a
warning. After the meeting a late notice is a warning for 30 days, since nobody can change it any
more. With Georgia's preset the agenda, the summary of actions (2 working days after the meeting)
and the minutes (by the next regular meeting) are looked for too. Internal, cancelled and postponed
meetings are not asked.

Passes with `open_meetings: {preset: CA}`:

```yaml
meeting_kind: regular
starts: 2026-12-08 18:00
notice:
  posted_at: 2026-12-05 17:00   # 72 hours before are Sat 5 Dec 18:00; weekends count
```

Fails with `open_meetings: {preset: TX}`:

```yaml
meeting_kind: regular
starts: 2026-12-08 18:00
notice:
  posted_at: 2026-12-05 17:00   # 3 working days (Thu 3, Fri 4, Mon 7) begin after Wed 2 Dec
```
"""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING, NamedTuple

from herald.kinds.committee import Committee
from herald.kinds.meeting import Meeting, MeetingKind
from herald.mayors_time.notices import Session, further_duties, notice
from herald.mayors_time.workdays import working_days
from herald.problems import Severity, quoted, repeated
from herald.records.convening import Status
from herald.records.facets import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from herald.mayors_time.notices import Duty
    from herald.office import Office
    from herald.policies.mayors_time import OpenMeetings
    from herald.problems import Problem
    from herald.records.entry import Entry
    from herald.records.yaml_fields import Location

RULE = "notice-deadline"

ASKED_AFTER = timedelta(days=30)
"""So long after a meeting somebody is told of what was late."""


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Notices of open meetings that are late, or due soon."""
    policy = office.settings.open_meetings
    if policy is None:
        return
    for one in _asked(office, policy, at):
        if one.announced:
            yield from _of_the_notice(one.entry, one.meeting, one.announced, policy, at)
        for duty in one.others:
            yield from _of_what_else(one.entry, one.meeting, duty, policy, at)


def moments(office: Office, at: datetime) -> Iterator[datetime]:
    """When something is said here for the first time, in other words, or no more."""
    policy = office.settings.open_meetings
    if policy is None:
        return
    for one in _asked(office, policy, at):
        yield one.meeting.ends.astimezone(UTC) + ASKED_AFTER
        for duty in filter(None, (one.announced, *one.others)):
            due = duty.due.astimezone(UTC)
            yield due - timedelta(days=policy.remind)
            yield due + timedelta(microseconds=1)  # what comes after it is late


class _Asked(NamedTuple):
    """A meeting, and what is due of it."""

    entry: Entry
    meeting: Meeting
    announced: Duty | None
    others: tuple[Duty, ...]


def _asked(office: Office, policy: OpenMeetings, at: datetime) -> Iterator[_Asked]:
    days = working_days(office.settings)
    meetings = [entry for entry in office.of("meeting") if _is_open(office, entry)]
    for entry in meetings:
        meeting = entry.record if _is_asked(entry, at) else None
        if isinstance(meeting, Meeting):
            session = Session(
                meeting.meeting_kind, meeting.starts, meeting.ends, _next_regular(entry, meetings)
            )
            others = tuple(further_duties(session, policy, days))
            yield _Asked(entry, meeting, notice(session, policy, days), others)


def _is_open(office: Office, entry: Entry) -> bool:
    """Whether a meeting takes place, and the public must hear of it in time."""
    values = entry.facts.values
    if values["meeting_kind"] == MeetingKind.INTERNAL or Status(values["status"]).is_off:
        return False
    if "committee" not in values:
        return entry.facts.visibility is Visibility.PUBLIC
    committee = office.find("committee", values["committee"])
    record = committee.record if committee else None
    return isinstance(record, Committee) and record.open_meetings


def _is_asked(entry: Entry, at: datetime) -> bool:
    ends = entry.facts.ends
    return ends is not None and ends.astimezone(UTC) + ASKED_AFTER > at.astimezone(UTC)


def _next_regular(entry: Entry, meetings: Sequence[Entry]) -> datetime | None:
    """When the same body meets regularly the next time."""
    starts = [
        other.facts.starts.astimezone(UTC)
        for other in meetings
        if other.facts.starts
        and other.facts.values["meeting_kind"] == MeetingKind.REGULAR
        and _body(other) == _body(entry)
    ]
    this = entry.facts.starts
    return min((start for start in starts if this and start > this.astimezone(UTC)), default=None)


def _body(entry: Entry) -> tuple[str, str]:
    values = entry.facts.values
    return values.get("committee", ""), values.get("body", "")


# --- what is told ---------------------------------------------------------------------------------


def _of_the_notice(
    entry: Entry, meeting: Meeting, duty: Duty, policy: OpenMeetings, at: datetime
) -> Iterator[Problem]:
    posted = meeting.notice.posted_at if meeting.notice else None
    where: Location = ("notice", "posted_at") if posted else ("starts",)
    has_been = at.astimezone(UTC) >= meeting.starts.astimezone(UTC)
    if duty.is_late(posted or at):
        if has_been:
            advice = "ask counsel what this means for what was decided"
        elif posted:
            advice = "hold the meeting later, or ask counsel whether it may be held"
        else:
            advice = (
                "post it, write 'notice' with 'posted_at', and hold the meeting later, "
                "or ask counsel whether it may be held"
            )
        severity = Severity.WARNING if has_been else Severity.ERROR
        yield _problem(entry, where, duty, duty.said(posted, at), advice, severity)
    elif posted is None and _is_near(duty, policy, at):
        advice = "post it, and write 'notice' with 'posted_at'"
        yield _problem(entry, where, duty, duty.said(None, at), advice, Severity.WARNING)


def _of_what_else(
    entry: Entry, meeting: Meeting, duty: Duty, policy: OpenMeetings, at: datetime
) -> Iterator[Problem]:
    """Of agenda, summary and minutes is not known when they were posted, only whether they are."""
    is_there = bool(meeting.agenda) if duty.what == "agenda" else meeting.has_minutes
    is_held = at.astimezone(UTC) >= meeting.ends.astimezone(UTC)
    is_of_now = is_held != (duty.what == "agenda")
    if not is_there and is_of_now and _is_near(duty, policy, at):
        fields = {
            "agenda": "write it down under 'agenda'",
            "summary of actions": "write down 'attendance', 'decisions' or the items' 'outcome'",
            "minutes": "write down 'attendance', 'decisions' or the items' 'outcome'",
        }
        told = duty.said(None, at)
        yield _problem(entry, ("starts",), duty, told, fields[duty.what], Severity.WARNING)


def _is_near(duty: Duty, policy: OpenMeetings, at: datetime) -> bool:
    return duty.due.astimezone(UTC) - timedelta(days=policy.remind) <= at.astimezone(UTC)


def _problem(
    entry: Entry, where: Location, duty: Duty, told: str, advice: str, severity: Severity
) -> Problem:
    kind = repeated(entry.facts.values["meeting_kind"])
    message = (
        f"The {duty.what} of {quoted(entry.facts.title)} ({kind} meeting) "
        f"{repeated(told, 'must be posted in time')} ({repeated(duty.because)}); {advice}"
    )
    return entry.problem(where, RULE, message, severity)
