"""The triage of requests: what is found out about each, and in which order they stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from herald.audience import Audience
from herald.kinds.request import Decision
from herald.mayors_time.conflicts import Sort
from herald.mayors_time.triage import Gap, Visit, pending, unanswered
from tests.conftest import AT

if TYPE_CHECKING:
    from herald.mayors_time.triage import Pending
    from herald.office import Office

DAY = date(2026, 11, 20)


def waiting(office: Office, day: date = DAY) -> dict[str, Pending]:
    """The requests that wait, by name."""
    view = office.seen_by(Audience.INTERNAL, AT)
    return {one.seen.name: one for one in pending(view, day)}


def test_what_is_not_graded_comes_first_and_then_the_highest_score(office: Office) -> None:
    """
    == schedules/requests/low.yml ==
    title: Low
    received: 2026-11-12
    organization: A
    what: A
    why_mayor: A
    neighborhood: Riverbend
    urgency: 0
    reach: 0
    burden: 3
    == schedules/requests/high.yml ==
    title: High
    received: 2026-11-19
    organization: A
    what: A
    why_mayor: A
    neighborhood: Riverbend
    urgency: 3
    reach: 3
    burden: 0
    == schedules/requests/ungraded.yml ==
    title: Ungraded
    received: 2026-11-19
    organization: A
    what: A
    why_mayor: A
    == schedules/requests/decided.yml ==
    title: Decided
    received: 2026-11-02
    organization: A
    what: A
    why_mayor: A
    decision: regret
    decided_by: renata-okafor-lindqvist
    decided_on: 2026-11-03
    """
    found = waiting(office)
    assert [*found] == ["ungraded", "high", "low"]
    scores = [one.score.rounded if one.score else None for one in found.values()]
    assert scores == [None, 70, 10]
    assert found["ungraded"].grades.missing == ("urgency", "reach", "burden", "equity")
    view = office.seen_by(Audience.INTERNAL, AT)
    assert [(one.seen.name, one.deadline.late) for one in unanswered(view, DAY)] == [("decided", 3)]
    assert pending(office.seen_by(Audience.PUBLIC, AT), DAY) == ()


def test_an_age_is_counted_in_working_days_and_a_nearer_day_of_theirs_is_kept(
    office: Office,
) -> None:
    """
    == schedules/requests/promised.yml ==
    title: A
    received: 2026-11-05
    organization: A
    what: A
    why_mayor: A
    == schedules/requests/wanted.yml ==
    title: A
    received: 2026-11-05
    reply_by: 2026-11-18
    organization: A
    what: A
    why_mayor: A
    """
    found = waiting(office)
    # Veterans Day is none of the ten working days from November 5 to November 20.
    assert tuple(found["promised"].deadline) == (10, date(2026, 11, 20), date(2026, 11, 20), 0)
    assert tuple(found["wanted"].deadline) == (10, date(2026, 11, 20), date(2026, 11, 18), 2)
    later = {name: one.deadline.late for name, one in waiting(office, date(2026, 11, 23)).items()}
    assert later == {"promised": 1, "wanted": 3}
    earlier = {name: one.deadline.late for name, one in waiting(office, date(2026, 11, 13)).items()}
    assert earlier == {"promised": -5, "wanted": -3}


def test_where_the_mayor_was_lately_counts_for_less(office: Office) -> None:
    """
    == office/venues/hall.yml ==
    title: Hall
    address: 1 River Road
    neighborhood: Riverbend
    == schedules/calendar/october.yml ==
    title: Walk
    starts: 2026-10-10 10:00
    ends: 2026-10-10 11:00
    purpose: meeting
    venue: hall
    == schedules/calendar/cancelled.yml ==
    title: Cancelled
    starts: 2026-11-10 10:00
    ends: 2026-11-10 11:00
    purpose: meeting
    status: cancelled
    venue: hall
    == schedules/calendar/call.yml ==
    title: A call from there
    starts: 2026-11-11 10:00
    ends: 2026-11-11 11:00
    purpose: call
    venue: hall
    == schedules/events/without.yml ==
    title: Without the Mayor
    starts: 2026-11-12 10:00
    ends: 2026-11-12 11:00
    subtype: forum
    venue: hall
    == schedules/requests/there.yml ==
    title: A
    received: 2026-11-19
    organization: A
    what: A
    why_mayor: A
    venue: hall
    == schedules/requests/elsewhere.yml ==
    title: A
    received: 2026-11-19
    organization: A
    what: A
    why_mayor: A
    neighborhood: Alder Heights
    """
    found = waiting(office)
    there, elsewhere = found["there"], found["elsewhere"]
    assert there.last_there == Visit(date(2026, 10, 10), "Walk", "appointment/october")
    assert (there.grades.absence, elsewhere.grades.absence) == (1, 3)
    assert (elsewhere.last_there, elsewhere.looked_back) == (None, date(2026, 8, 22))


def test_what_is_in_the_calendar_at_the_wanted_time_is_told(office: Office) -> None:
    """
    == schedules/calendar/firm.yml ==
    title: Budget
    starts: 2026-12-03 09:00
    ends: 2026-12-03 10:00
    purpose: meeting
    place: City Hall
    == schedules/calendar/hold.yml ==
    title: Perhaps
    starts: 2026-12-03 09:30
    ends: 2026-12-03 10:30
    purpose: hold
    place: City Hall
    == schedules/requests/clash.yml ==
    title: A
    received: 2026-11-19
    organization: A
    what: A
    why_mayor: A
    wanted: {starts: 2026-12-03 09:45, minutes: 30}
    == schedules/requests/free.yml ==
    title: A
    received: 2026-11-19
    organization: A
    what: A
    why_mayor: A
    wanted: {starts: 2026-12-03 10:30, minutes: 30}
    == schedules/requests/over.yml ==
    title: A
    received: 2026-11-19
    organization: A
    what: A
    why_mayor: A
    wanted: {from: 2026-11-10, until: 2026-11-19}
    """
    found = waiting(office)
    clashes = [(one.sort, one.title, one.is_firm) for one in found["clash"].clashes]
    assert clashes == [(Sort.MAYOR, "Budget", True), (Sort.MAYOR, "Perhaps", False)]
    assert found["free"].clashes == ()
    assert [name for name, one in found.items() if one.is_past] == ["over"]


def test_what_each_answer_would_need_is_told(office: Office) -> None:
    """
    == schedules/requests/bare.yml ==
    title: A
    received: 2026-11-19
    organization: A
    what: A
    why_mayor: A
    surrogate_ok: no
    private: {requester: {name: Ana Díaz}}
    """
    needs = {answer.decision: answer.gaps for answer in waiting(office)["bare"].answers}
    assert needs == {
        Decision.ACCEPT: (Gap.TIME, Gap.PLACE, Gap.ROLE, Gap.REACHED),
        Decision.REGRET: (Gap.REACHED,),
        Decision.SURROGATE: (Gap.SURROGATE, Gap.REACHED),
        Decision.LETTER: (Gap.REACHED,),
        Decision.REFER: (Gap.OFFICE, Gap.REACHED),
        Decision.WAITLIST: (Gap.REACHED,),
    }
    declined = [one.decision for one in waiting(office)["bare"].answers if one.is_declined]
    assert declined == [Decision.SURROGATE]
