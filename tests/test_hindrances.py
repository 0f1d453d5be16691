"""Which errors stop a command for staff, and which do not."""

from __future__ import annotations

import pytest

from herald.hindrances import hindrances, let_pass, unread
from herald.problems import Problem, Severity


def problem(path: str, rule: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(path, 1, 1, rule, "Something is wrong.", severity)


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("office.yml", "office"),
        ("schedules/calendar/lunch.yml", "appointment"),
        ("schedules/calendar/lunch.yml", "yaml"),
        ("schedules/events/fair.md", "dangling-reference"),
        ("schedules/meetings/levee.yml", "ends-before-starts"),
        ("schedules/requests/gala.yml", "same-address"),
        ("office/people/ada.yml", "person"),
        ("content/remarks/wall.md", "remarks"),
        ("content/priorities/homes.md", "priority"),
        ("committees/harbor/committee.md", "committee"),
    ],
)
def test_a_record_that_the_days_are_made_of_and_is_not_what_it_says_stops_it(
    path: str, rule: str
) -> None:
    one = problem(path, rule)
    assert hindrances([one]) == [one]
    assert let_pass([one]) == ""


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("schedules/calendar/lunch.yml", "schedule-conflict"),
        ("schedules/calendar/lunch.yml", "told-otherwise"),
        ("schedules/requests/gala.yml", "request-answer"),
        ("schedules/meetings/levee.yml", "notice-deadline"),
        ("schedules/events/fair.md", "image-without-alt"),
        ("content/news/2026/fair.md", "release"),
        ("content/newsletters/2026/fair.md", "dangling-reference"),
        ("proclamations/2026/fair.md", "yaml"),
    ],
)
def test_what_is_planned_wrongly_and_what_is_of_no_day_does_not(path: str, rule: str) -> None:
    one = problem(path, rule)
    assert hindrances([one]) == []
    assert let_pass([one]) == (
        f"1 error stops the website, but not this command ({rule}); 'herald check' says where"
    )


def test_a_warning_stops_nothing_and_is_no_news() -> None:
    one = problem("schedules/calendar/lunch.yml", "appointment", Severity.WARNING)
    assert (hindrances([one]), let_pass([one])) == ([], "")


def test_several_are_counted_and_each_rule_is_named_once() -> None:
    some = [problem("a", rule) for rule in ("schedule-conflict", "image-without-alt")] * 2
    assert let_pass(some) == (
        "4 errors stop the website, but not this command (image-without-alt, schedule-conflict); "
        "'herald check' says where"
    )


def test_of_what_could_not_be_read_only_the_folder_is_told() -> None:
    some = [
        problem("content/news/2026/fair.md", "release"),
        problem("content/news/2026/fair.md", "file-name"),
        problem("content/news/ferry.md", "yaml"),
        problem("proclamations/2026/day.yml", "proclamation"),
        problem("content/news/lift.md", "image-without-alt"),
        problem("content/news/dock.md", "release", Severity.WARNING),
    ]
    assert unread(some) == ("content/news", "content/news", "proclamations/2026")
