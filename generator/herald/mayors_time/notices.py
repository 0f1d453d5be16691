"""Clocks for the notices of open meetings: what must be out by when, and why.

The presets are three states' laws as they are commonly read, and no legal advice: what is counsel's
call is said with each. What the office writes in `office.yml` (`open_meetings`) goes before them.
Moments are in the office's zone; a deadline is the last moment that is in time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from herald.kinds.meeting import MeetingKind
from herald.mayors_time.workdays import ONE_DAY
from herald.policies.mayors_time import MONTHS, WEEKDAYS, NoticeRule, Preset

if TYPE_CHECKING:
    from herald.mayors_time.workdays import WorkingDays
    from herald.policies.mayors_time import OpenMeetings

A_MINUTE, AN_HOUR = timedelta(minutes=1), timedelta(hours=1)

TOLD_IN_HOURS = timedelta(hours=72)
"""Spans shorter than this are told in hours, longer ones in days."""


@dataclass(frozen=True)
class Session:
    """A meeting, as far as the clocks ask."""

    kind: MeetingKind
    starts: datetime
    ends: datetime
    next_regular: datetime | None = None
    """When the body meets regularly the next time, where that is known."""


@dataclass(frozen=True)
class Duty:
    """Something that must be out by a moment."""

    what: str
    """`notice`, `agenda`, `summary of actions` or `minutes`."""
    due: datetime
    """The last moment that is in time."""
    because: str
    """How that moment was counted, and by what law: `72 hours before it starts, …`."""

    def said(self, done: datetime | None, at: datetime) -> str:
        """`must be posted by Thu 3 Dec 18:00, posted 14 h early`; `at` counts until it is done."""
        moment = done or at
        left = self.due.astimezone(UTC) - moment.astimezone(UTC)
        if done:
            how = f"posted {span_said(left)} early" if left >= A_MINUTE else "posted just in time"
            how = how if left >= timedelta() else f"posted {span_said(-left)} late"
        else:
            how = f"in {span_said(left)}" if left >= timedelta() else f"{span_said(-left)} ago"
        return f"must be posted by {moment_said(self.due)}, {how}"

    def is_late(self, moment: datetime) -> bool:
        """Whether a moment is past the deadline."""
        return moment.astimezone(UTC) > self.due.astimezone(UTC)


def notice(session: Session, policy: OpenMeetings, days: WorkingDays) -> Duty | None:
    """By when the notice of a meeting is posted; None where no clock is set for such a meeting."""
    own: NoticeRule | None = {
        MeetingKind.REGULAR: policy.regular,
        MeetingKind.SPECIAL: policy.special,
        MeetingKind.EMERGENCY: policy.emergency,
    }.get(session.kind)
    rule = own or RULES[policy.preset].get(session.kind)
    return _counted(rule, session, days) if rule else None


def further_duties(session: Session, policy: OpenMeetings, days: WorkingDays) -> tuple[Duty, ...]:
    """What else must be out, in the order of the deadlines; nothing of an internal meeting."""
    if policy.preset is Preset.GA and session.kind is not MeetingKind.INTERNAL:
        return georgia_further(session, days)
    return ()


# --- the presets ----------------------------------------------------------------------------------


def georgia() -> dict[MeetingKind, NoticeRule]:
    """Georgia: a week for regular meetings, 24 hours for special ones.

    Georgia open meetings, O.C.G.A. §50-14-1: the regular schedule is posted at least 1 week before
    and on the website; special meetings at least 24 hours before, and in the legal organ; an
    emergency meeting has less than 24 hours, with the reason in the minutes, and so no clock here.

    Counsel's call: whether a *Mayor's* committee (not created by the governing body) is covered;
    the exact text of §50-14-1(d)–(e) is to be looked up before relying on it. The legal organ is
    told by the clerk; no clock here sees that.
    """
    law = "O.C.G.A. §50-14-1"
    return {
        MeetingKind.REGULAR: NoticeRule(days=7, law=law),
        MeetingKind.SPECIAL: NoticeRule(hours=24, law=law),
    }


def georgia_further(session: Session, days: WorkingDays) -> tuple[Duty, ...]:
    """Georgia's other clocks: the agenda before a meeting, summary and minutes after it.

    O.C.G.A. §50-14-1: the agenda within the 2 weeks before the meeting; a summary of actions within
    2 business days; minutes by the next regular meeting.

    Counsel's call: what a summary must say, and whether the office's own days off are business
    days; here they are none.
    """
    law = "O.C.G.A. §50-14-1"
    held = session.ends.astimezone(days.zone).date()
    summary = days.after(held, 2)
    agenda = Duty(
        "agenda", session.starts.astimezone(days.zone), f"within the 2 weeks before it; {law}"
    )
    within = f"2 working days after {day_said(held)}{_skipped(days, held + ONE_DAY, summary)}"
    duties = [
        agenda,
        Duty("summary of actions", _end_of(days, summary), f"{within}; {law}"),
    ]
    if session.next_regular:
        until = session.next_regular.astimezone(days.zone)
        duties.append(Duty("minutes", until, f"by the next regular meeting; {law}"))
    return tuple(duties)


def california() -> dict[MeetingKind, NoticeRule]:
    """California: 72 hours for regular meetings, 24 for special ones, 1 in an emergency.

    California Brown Act: 72 h regular (weekends count), 24 h special, 1 h media notice in
    emergencies; the agenda stands on the website's home page by a prominent direct link, in a
    searchable format (Lozano Smith handbook p. 20; firstamendmentcoalition.org primer).

    Counsel's call: what is an emergency, and which committees are legislative bodies.
    """
    law = "Brown Act"
    return {
        MeetingKind.REGULAR: NoticeRule(hours=72, law=law),
        MeetingKind.SPECIAL: NoticeRule(hours=24, law=law),
        MeetingKind.EMERGENCY: NoticeRule(hours=1, law=f"{law}, notice to the media"),
    }


def texas() -> dict[MeetingKind, NoticeRule]:
    """Texas: 3 business days before the day of the meeting, regular or special.

    Texas HB 1522: 3 business days before the date (was 72 h), from 2025-09-01; budget meetings need
    a copy of the budget or a link to it, and a taxpayer impact statement (county.org LegalEase
    2025-03-25; capitol.texas.gov HB01522).

    Counted cautiously, as the Texas Association of Counties does: neither the day of the meeting
    nor that of the posting counts, and the posting is on a working day. For a Thursday that is the
    Friday before. Counsel's call: which local closures are no business days (here they are none),
    whether the end of that day is midnight or when the building closes, and emergencies, for which
    no clock is set here; `emergency:` in office.yml sets one.
    """
    rule = NoticeRule(working_days=3, law="HB 1522")
    return {MeetingKind.REGULAR: rule, MeetingKind.SPECIAL: rule}


RULES: dict[Preset, dict[MeetingKind, NoticeRule]] = {
    Preset.GA: georgia(),
    Preset.CA: california(),
    Preset.TX: texas(),
    Preset.CUSTOM: {},
}
"""The clocks of each preset, by the sort of meeting."""


# --- counting back --------------------------------------------------------------------------------


def _counted(rule: NoticeRule, session: Session, days: WorkingDays) -> Duty:
    starts = session.starts.astimezone(days.zone)
    if rule.hours:
        duty = _hours_before(rule.hours, starts)
    elif rule.days:
        duty = _days_before(rule.days, starts)
    elif rule.working_hours:
        duty = _working_hours_before(rule.working_hours, starts, days)
    else:
        duty = _working_days_before(rule.working_days or 0, starts, days)
    return replace(duty, because=f"{duty.because}; {rule.law}") if rule.law else duty


def _hours_before(count: int, starts: datetime) -> Duty:
    due = (starts.astimezone(UTC) - count * AN_HOUR).astimezone(starts.tzinfo)
    return Duty(
        "notice", due, f"{_counted_in(count, 'hour')} before it starts{_clocks(due, starts)}"
    )


def _days_before(count: int, starts: datetime) -> Duty:
    # By the clock on the wall, in the winter's time or the summer's (PEP 495).
    due = (starts - count * ONE_DAY).replace(fold=0).astimezone(UTC).astimezone(starts.tzinfo)
    return Duty("notice", due, f"{_counted_in(count, 'day')} before it starts")


def _working_hours_before(count: int, starts: datetime, days: WorkingDays) -> Duty:
    due = days.back(starts, count * AN_HOUR)
    skipped = _skipped(days, due.date(), starts.date() + ONE_DAY)
    because = f"{_counted_in(count, 'hour')} of working days before it starts{skipped}"
    return Duty("notice", due, because + _clocks(due, starts))


def _working_days_before(count: int, starts: datetime, days: WorkingDays) -> Duty:
    meets = starts.date()
    posted = days.before(meets, count + 1)
    counted = [days.before(meets, back) for back in range(count, 0, -1)]
    because = (
        f"{_counted_in(count, 'working day')} between the posting and the meeting on "
        f"{day_said(meets)}: {_joined([day_said(day) for day in counted])}"
        f"{_skipped(days, posted, meets)}"
    )
    return Duty("notice", _end_of(days, posted), because)


def _end_of(days: WorkingDays, day: date) -> datetime:
    return days.start_of(day + ONE_DAY)


def _skipped(days: WorkingDays, first: date, last: date) -> str:
    """`, as Thu 26 Nov is Thanksgiving Day`: of the days from `first` on and before `last`."""
    holidays = [
        f"{day_said(day)} is {reason}"
        for day, reason in days.off_between(first, last)
        if not reason.startswith("a ")
    ]
    return f", as {_joined(holidays)}" if holidays else ""


def _clocks(due: datetime, starts: datetime) -> str:
    changed = due.utcoffset() != starts.utcoffset()
    return ", and the clocks change in between" if changed else ""


# --- in words -------------------------------------------------------------------------------------


def moment_said(moment: datetime) -> str:
    """`Thu 3 Dec 18:00`; midnight is the end of the day before."""
    if moment.hour == moment.minute == 0:
        return f"the end of {day_said(moment.date() - ONE_DAY)}"
    return f"{day_said(moment.date())} {moment:%H:%M}"


def day_said(day: date) -> str:
    """`Thu 3 Dec`; not `strftime`, which speaks the machine's language."""
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    return f"{weekday[:3].capitalize()} {day.day} {month[:3].capitalize()}"


def span_said(span: timedelta) -> str:
    """`45 min`, `14 h`, `5 days`: rounded down."""
    if span < AN_HOUR:
        return f"{span // A_MINUTE} min"
    if span < TOLD_IN_HOURS:
        return f"{span // AN_HOUR} h"
    return f"{span // ONE_DAY} days"


def _counted_in(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _joined(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
