"""A request: what it says, that nobody outside reads it, and how it is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.kinds.request import Decision
from herald.policies.mayors_time import DECISIONS

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_request_for_an_hour_and_one_for_some_day_pass(read: Callable[[], list[str]]) -> None:
    """
    == schedules/requests/hour.yml ==
    title: An hour
    received: 2026-11-12
    organization: Harbor Flats Neighbors
    what: A supper.
    why_mayor: To be heard.
    wanted: {starts: 2026-12-03 18:00, ends: 2026-12-03 19:00}
    urgency: 3
    private:
      requester: {name: Ana Díaz, email: ana@neighbors.example, language: es}
      gift: {value: 35, payer: The neighbors}
    == schedules/requests/2026/day.yml ==
    title: Some day
    received: 2026-11-12
    organization: Harbor Flats Neighbors
    what: A supper.
    why_mayor: To be heard.
    wanted: {from: 2026-12-03, until: 2026-12-09, minutes: 45}
    decision: regret
    decided_by: renata-okafor-lindqvist
    decided_on: 2026-11-13
    replied_on: 2026-11-14
    """
    assert read() == []


def test_a_request_is_for_nobody_outside_the_office(read: Callable[[], list[str]]) -> None:
    """
    == schedules/requests/press.yml ==
    title: A
    visibility: press
    received: 2026-11-12
    organization: Neighbors
    what: A supper.
    why_mayor: To be heard.
    == schedules/requests/public.yml ==
    title: A
    visibility: public
    received: 2026-11-12
    organization: Neighbors
    what: A supper.
    why_mayor: To be heard.
    """
    advice = (
        "a request is internal or confidential; what becomes of it, an event or an appointment, "
        "can be public [request]"
    )
    assert read() == [
        f"schedules/requests/press.yml:2: 'visibility' is 'press'; {advice}",
        f"schedules/requests/public.yml:2: 'visibility' is 'public'; {advice}",
    ]


def test_a_decision_says_by_whom_and_when_it_was_made(read: Callable[[], list[str]]) -> None:
    """
    == schedules/requests/early.yml ==
    title: A
    received: 2026-11-12
    organization: Neighbors
    what: A supper.
    why_mayor: To be heard.
    decision: accept
    decided_by: renata-okafor-lindqvist
    decided_on: 2026-11-11
    == schedules/requests/nobody.yml ==
    title: A
    received: 2026-11-12
    organization: Neighbors
    what: A supper.
    why_mayor: To be heard.
    decision: accept
    == schedules/requests/pending.yml ==
    title: A
    received: 2026-11-12
    organization: Neighbors
    what: A supper.
    why_mayor: To be heard.
    replied_on: 2026-11-13
    """
    assert read() == [
        "schedules/requests/early.yml:8: The request was decided before it came in; correct one of "
        "the two days [request]",
        "schedules/requests/nobody.yml:1: The request is decided, and does not say by whom; add "
        "'decided_by' with a name from office/people [request]",
        "schedules/requests/nobody.yml:1: The request is decided, and does not say when; add "
        "'decided_on', which the reply is dated by [request]",
        "schedules/requests/pending.yml:6: The request was answered, and is pending; write the "
        "'decision' that they were told [request]",
    ]


def test_what_is_wanted_is_a_time_or_a_window(read: Callable[[], list[str]]) -> None:
    """
    == schedules/requests/both.yml ==
    title: A
    received: 2026-11-12
    organization: Neighbors
    what: A supper.
    why_mayor: To be heard.
    wanted: {starts: 2026-12-03 18:00, from: 2026-12-03}
    == schedules/requests/nothing.yml ==
    title: A
    received: 2026-11-12
    organization: Neighbors
    what: A supper.
    why_mayor: To be heard.
    wanted: {}
    == schedules/requests/reversed.yml ==
    title: A
    received: 2026-11-12
    organization: Neighbors
    what: A supper.
    why_mayor: To be heard.
    wanted: {from: 2026-12-09, until: 2026-12-03}
    == schedules/requests/until.yml ==
    title: A
    received: 2026-11-12
    organization: Neighbors
    what: A supper.
    why_mayor: To be heard.
    wanted: {until: 2026-12-03}
    urgency: 4
    """
    assert read() == [
        "schedules/requests/both.yml:6: 'wanted' is a time or a window; write 'starts' and 'ends', "
        "or 'from' and 'until', and not both [request]",
        "schedules/requests/nothing.yml:6: 'wanted' says no day; write 'starts' and 'ends', or "
        "'from' and 'until', or leave 'wanted' out [request]",
        "schedules/requests/reversed.yml:6: 'wanted' ends before it begins; correct one of the two "
        "[request]",
        "schedules/requests/until.yml:6: 'wanted' says when it ends, and not when it begins; add "
        "'from' [request]",
        "schedules/requests/until.yml:7: 'urgency' is '4'; a grade is written 0, 1, 2 or 3 "
        "[request]",
    ]


def test_the_policy_knows_every_answer() -> None:
    assert set(DECISIONS) == set(Decision) - {Decision.PENDING}
