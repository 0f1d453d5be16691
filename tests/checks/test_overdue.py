"""What should have been done a week ago, once for each record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import overdue

if TYPE_CHECKING:
    from collections.abc import Callable


def test_what_is_overdue_for_more_than_a_week_is_a_warning(found: Callable[..., list[str]]) -> None:
    """
    == office/people/ada.yml ==
    title: Ada Brook
    == office/tasks/late.yml ==
    title: Order the pumps
    owner: ada
    due: 2026-11-12
    == office/commitments/late.yml ==
    title: Two pumps
    words: Two pumps.
    made_on: 2026-10-15
    authority: direct
    owner: ada
    due: 2026-11-12
    == schedules/meetings/2026-11-10-council.yml ==
    title: Council
    meeting_kind: special
    body: Council
    starts: 2026-11-10 18:00
    ends: 2026-11-10 19:00
    place: City Hall
    actions:
      - {what: Count the cots, owner: ada, due: 2026-11-11}
      - {what: Print the maps, owner: ada, due: 2026-11-12}
    == content/remarks/2026-10-15-the-bell.md ==
    ---
    title: The bell
    date: 2026-10-15
    remarks_state: as_delivered
    ---
    {commit: There will be a bus. | owner: ada | due: 2026-11-12}
    """
    assert found(overdue) == [
        "content/remarks/2026-10-15-the-bell.md:2: warning: '…' was due more than a week ago; "
        "write the day on which it was done ('| done: 2026-12-03'), or make a task of it that says "
        "why it takes longer [overdue]",
        "office/commitments/late.yml:6: warning: 'Two pumps' was due on 2026-11-12, 8 days ago; "
        "write that it is done ('status: done'), to which day it is moved and why ('moved'), or "
        "that it is dropped ('status: dropped') [overdue]",
        "office/tasks/late.yml:3: warning: 'Order the pumps' was due on 2026-11-12, 8 days ago; "
        "write that it is done ('status: done'), to which day it is moved and why ('moved'), or "
        "that it is dropped ('status: dropped') [overdue]",
        "schedules/meetings/2026-11-10-council.yml:8: warning: '…' was due more than a week ago, "
        "and 1 more; write the day on which it was done ('done: 2026-12-03'), or make a task of it "
        "that says why it takes longer [overdue]",
    ]


def test_what_is_done_young_taken_over_or_on_a_checklist_is_not_told_to_everybody(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/people/ada.yml ==
    title: Ada Brook
    == office/tasks/a-week.yml ==
    title: Order the pumps
    owner: ada
    due: 2026-11-13
    == office/tasks/done.yml ==
    title: Print the maps
    owner: ada
    due: 2026-11-01
    status: done
    done: 2026-11-12
    == office/tasks/taken.yml ==
    title: Count the cots
    owner: ada
    due: 2026-12-20
    from: meeting/council
    == schedules/meetings/2026-11-10-council.yml ==
    title: Council
    meeting_kind: special
    body: Council
    starts: 2026-11-10 18:00
    ends: 2026-11-10 19:00
    place: City Hall
    actions:
      - {what: Count the cots, owner: ada, due: 2026-11-11}
      - {what: Print the maps, owner: ada, due: 2026-11-11, done: 2026-11-12}
      - {what: Think about it, owner: ada}
    == schedules/events/2026-11-21-town-hall.yml ==
    title: Town hall
    subtype: town_hall
    starts: 2026-11-21 18:00
    ends: 2026-11-21 19:00
    place: City Hall
    private:
      plan:
        checklist:
          - {days_before: 30, what: Maps printed, owner: ada}
    """
    assert found(overdue) == []
