"""What was answered to a request, and what the calendar says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import request_answer

if TYPE_CHECKING:
    from collections.abc import Callable


def test_an_answer_that_the_calendar_does_not_bear_out_is_told(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/people/renata-okafor.yml ==
    title: Renata Okafor
    == schedules/events/2026-12-03-town-hall.yml ==
    title: Town hall
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    place: Hall
    subtype: town_hall
    mayors_role: speak
    == schedules/events/2026-12-04-fair.yml ==
    title: Fair
    visibility: public
    starts: 2026-12-04 18:00
    ends: 2026-12-04 19:30
    place: Hall
    subtype: forum
    == schedules/calendar/2026-12-08-gala.yml ==
    title: Gala
    starts: 2026-12-08 18:00
    ends: 2026-12-08 19:00
    purpose: meeting
    == schedules/calendar/2026-12-09-lunch.yml ==
    title: Lunch
    starts: 2026-12-09 12:00
    ends: 2026-12-09 13:00
    purpose: meeting
    status: cancelled
    == schedules/requests/accepted.yml ==
    title: Breakfast
    received: 2026-11-02
    organization: A club
    what: A breakfast
    why_mayor: To be heard
    wanted: {starts: 2026-12-10 08:00, ends: 2026-12-10 09:00}
    decision: accept
    decided_by: renata-okafor
    decided_on: 2026-11-04
    == schedules/requests/cancelled.yml ==
    title: Lunch
    received: 2026-11-02
    organization: A club
    what: A lunch
    why_mayor: To be heard
    decision: accept
    decided_by: renata-okafor
    decided_on: 2026-11-04
    appointment: lunch
    == schedules/requests/declined.yml ==
    title: Gala
    received: 2026-11-02
    organization: A club
    what: A gala
    why_mayor: To be heard
    decision: regret
    decided_by: renata-okafor
    decided_on: 2026-11-04
    appointment: gala
    == schedules/requests/pending.yml ==
    title: To speak at the town hall
    received: 2026-11-02
    organization: A club
    what: A town hall
    why_mayor: To be heard
    event: town-hall
    == schedules/requests/told.yml ==
    title: To speak at the town hall
    received: 2026-11-02
    organization: A club
    what: A town hall
    why_mayor: To be heard
    decision: letter
    decided_by: renata-okafor
    decided_on: 2026-11-04
    event: town-hall
    == schedules/requests/surrogate.yml ==
    title: Gala again
    received: 2026-11-02
    organization: A club
    what: A gala
    why_mayor: To be heard
    decision: surrogate
    decided_by: renata-okafor
    decided_on: 2026-11-04
    surrogate: renata-okafor
    appointment: gala
    """
    folder = "schedules/requests"
    town_hall = "'Town hall' ('schedules/events/2026-12-03-town-hall.yml') says that the Mayor "
    gala = "the appointment 'gala' ('schedules/calendar/2026-12-08-gala.yml') still takes the "
    assert found(request_answer) == [
        f"{folder}/accepted.yml:7: warning: The request is accepted, and nothing in the Mayor's "
        "calendar comes of it; let 'herald accept accepted' make the appointment, or name it in "
        "'appointment' [request-answer]",
        f"{folder}/cancelled.yml:9: warning: The request is accepted, and its appointment 'lunch' "
        "('schedules/calendar/2026-12-09-lunch.yml') is cancelled; tell those who asked, and write "
        "another 'decision', or the appointment that took its place [request-answer]",
        f"{folder}/declined.yml:6: warning: The answer is 'regret', and {gala}Mayor's time; write "
        "'status: cancelled' there, or correct the 'decision' [request-answer]",
        f"{folder}/pending.yml:1: warning: {town_hall}attends, and nobody has decided this request "
        "for it ('decision: pending'); decide it, or take 'mayors_role' out of the event until "
        "then [request-answer]",
        f"{folder}/surrogate.yml:6: warning: The answer is 'surrogate', and {gala}Mayor's time; "
        "write 'representative' there, or correct the 'decision' [request-answer]",
        f"{folder}/told.yml:6: {town_hall}attends, and the answer to this request for it is "
        "'letter'; take 'mayors_role' out of the event, or correct the 'decision' [request-answer]",
    ]


def test_an_answer_that_the_calendar_bears_out_or_that_is_over_is_right(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/people/renata-okafor.yml ==
    title: Renata Okafor
    == schedules/events/2026-12-03-town-hall.yml ==
    title: Town hall
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    place: Hall
    subtype: town_hall
    mayors_role: speak
    == schedules/events/2026-12-04-fair.yml ==
    title: Fair
    visibility: public
    starts: 2026-12-04 18:00
    ends: 2026-12-04 19:30
    place: Hall
    subtype: forum
    == schedules/events/2026-12-05-walk.yml ==
    title: Walk
    visibility: public
    starts: 2026-12-05 10:00
    ends: 2026-12-05 11:00
    place: Hall
    subtype: forum
    status: cancelled
    reason: Snow
    mayors_role: present
    == schedules/calendar/2026-11-12-gala.yml ==
    title: Gala
    starts: 2026-11-12 18:00
    ends: 2026-11-12 19:00
    purpose: meeting
    == schedules/calendar/2026-12-09-lunch.yml ==
    title: Lunch
    starts: 2026-12-09 12:00
    ends: 2026-12-09 13:00
    purpose: meeting
    representative: renata-okafor
    == schedules/requests/accepted.yml ==
    title: To speak at the town hall
    received: 2026-11-02
    organization: A club
    what: A town hall
    why_mayor: To be heard
    decision: accept
    decided_by: renata-okafor
    decided_on: 2026-11-04
    event: town-hall
    == schedules/requests/declined.yml ==
    title: Fair
    received: 2026-11-02
    organization: A club
    what: A fair
    why_mayor: To be heard
    decision: regret
    decided_by: renata-okafor
    decided_on: 2026-11-04
    event: fair
    == schedules/requests/gala.yml ==
    title: Gala
    received: 2026-11-02
    organization: A club
    what: A gala
    why_mayor: To be heard
    decision: regret
    decided_by: renata-okafor
    decided_on: 2026-11-04
    appointment: gala
    == schedules/requests/off.yml ==
    title: Walk
    received: 2026-11-02
    organization: A club
    what: A walk
    why_mayor: To be heard
    decision: regret
    decided_by: renata-okafor
    decided_on: 2026-11-04
    event: walk
    == schedules/requests/over.yml ==
    title: Breakfast
    received: 2026-11-02
    organization: A club
    what: A breakfast
    why_mayor: To be heard
    wanted: {from: 2026-11-10, until: 2026-11-12}
    decision: accept
    decided_by: renata-okafor
    decided_on: 2026-11-04
    == schedules/requests/surrogate.yml ==
    title: Lunch
    received: 2026-11-02
    organization: A club
    what: A lunch
    why_mayor: To be heard
    decision: surrogate
    decided_by: renata-okafor
    decided_on: 2026-11-04
    surrogate: renata-okafor
    appointment: lunch
    """
    assert found(request_answer) == []
