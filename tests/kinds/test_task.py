"""A task: whose it is, until when, and why its day was moved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from herald.kinds.task import Task
    from herald.office import Office


def test_a_task_has_somebody_who_does_it_and_a_day(read: Callable[[], list[str]]) -> None:
    """
    == office/tasks/a.yml ==
    title: Order the pumps
    == office/tasks/b.yml ==
    title: Order the pumps
    owner: ada
    due: 2026-12-03
    status: done
    == office/tasks/c.yml ==
    title: Order the pumps
    owner: ada
    due: 2026-12-03
    done: 2026-12-01
    """
    assert read() == [
        "office/tasks/a.yml:1: 'due' is missing; add a line 'due: …' [task]",
        "office/tasks/a.yml:1: 'owner' is missing; add a line 'owner: …' [task]",
        "office/tasks/b.yml:1: The task is 'done', but says no day; add 'done: 2026-12-03' [task]",
        "office/tasks/c.yml:4: The task was done on a day, but its 'status' is 'open'; "
        "write 'status: done' [task]",
    ]


def test_a_task_is_never_public(read: Callable[[], list[str]]) -> None:
    """
    == office/tasks/a.yml ==
    title: Order the pumps
    visibility: public
    owner: ada
    due: 2026-12-03
    """
    assert read() == [
        "office/tasks/a.yml:2: 'visibility' is 'public'; a task is internal or confidential; what "
        "residents may follow is a commitment [task]"
    ]


def test_a_day_that_is_moved_says_from_when_to_when_and_why(read: Callable[[], list[str]]) -> None:
    """
    == office/tasks/a.yml ==
    title: Order the pumps
    owner: ada
    due: 2026-12-10
    moved:
      - {on: 2026-11-20, from: 2026-12-01, to: 2026-12-03}
    == office/tasks/b.yml ==
    title: Order the pumps
    owner: ada
    due: 2026-12-10
    moved:
      - {on: 2026-11-20, from: 2026-12-01, to: 2026-12-03, why: The price rose}
    == office/tasks/c.yml ==
    title: Order the pumps
    owner: ada
    due: 2026-12-10
    moved:
      - {on: 2026-11-20, from: 2026-12-01, to: 2026-12-03, why: The price rose}
      - {on: 2026-11-24, from: 2026-12-04, to: 2026-12-10, why: It rose again}
    """
    assert read() == [
        "office/tasks/a.yml:5: 'why' is missing in moved 1; add a line 'why: …' [task]",
        "office/tasks/b.yml:5: The day was last moved to '2026-12-03', but it is due on "
        "'2026-12-10'; add a line to 'moved' that says from when, to when and why [task]",
        "office/tasks/c.yml:5: The day was moved to '2026-12-03', and then from '2026-12-04'; each "
        "line of 'moved' begins 'from' where the one before it led 'to' [task]",
    ]


def test_news_of_a_task_are_what_was_told_that_it_was_moved_and_that_it_is_done(
    office: Office,
) -> None:
    """
    == office/people/ada.yml ==
    title: Ada
    == office/tasks/a.yml ==
    title: Order the pumps
    owner: ada
    due: 2026-12-03
    moved:
      - {on: 2026-11-20, from: 2026-12-01, to: 2026-12-03, why: The price rose}
    updates:
      - {on: 2026-11-18, text: Asked three makers.}
    """
    task = cast("Task", office.of("task")[0].record)

    assert task.revised == date(2026, 11, 20)
    assert [(one.what, one.due, one.news) for one in task.duties] == [
        ("Order the pumps", date(2026, 12, 3), date(2026, 11, 20))
    ]
