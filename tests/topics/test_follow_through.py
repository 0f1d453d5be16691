"""Follow-through: all that is still to be done, whatever record says it, and each thing once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from herald.audience import Audience
from herald.topics.follow_through import (
    NOBODY,
    Owner,
    by_owner,
    of_owner,
    open_items,
    overdue,
    within,
)
from tests.conftest import AT

if TYPE_CHECKING:
    from herald.office import Office


def test_what_is_due_is_one_list_whatever_record_says_it(office: Office) -> None:
    """
    == office/people/ada.yml ==
    title: Ada Brook
    == office/tasks/pumps.yml ==
    title: Order the pumps
    owner: ada
    due: 2026-11-18
    == office/tasks/done.yml ==
    title: Call the neighbors
    owner: ada
    due: 2026-11-18
    status: done
    done: 2026-11-17
    == office/commitments/pumps.yml ==
    title: Two pumps
    words: You will have two pumps by March.
    made_on: 2026-11-15
    authority: direct
    owner: ada
    due: 2027-03-01
    == schedules/meetings/2026-11-10-council.yml ==
    title: Council
    meeting_kind: special
    body: Council
    starts: 2026-11-10 18:00
    ends: 2026-11-10 19:00
    place: City Hall
    actions:
      - {what: Count the cots, owner: ada brook, due: 2026-11-19}
      - {what: Ask the attorney, owner: Parks}
      - {what: Print the maps, owner: Ada Brook, due: 2026-11-12, done: 2026-11-12}
    == content/remarks/2026-11-15-the-bell.md ==
    ---
    title: The bell
    date: 2026-11-15
    remarks_state: as_delivered
    ---
    {commit: There will be a bus. | owner: ada | due: 2027-11-15} And
    {commit: a bench | owner: ada | due: 2026-11-01 | done: 2026-10-30}.
    == schedules/events/2026-11-21-town-hall.yml ==
    title: Town hall
    subtype: town_hall
    starts: 2026-11-21 18:00
    ends: 2026-11-21 19:00
    place: City Hall
    private:
      plan:
        checklist:
          - {days_before: 3, what: Maps printed, owner: Conference office}
          - {days_before: 9, what: Postcards, done: yes}
    """
    found = open_items(office.seen_by(Audience.INTERNAL, AT))
    told = [
        (str(one.due or ""), one.owner.title, one.what, one.key, one.days_late) for one in found
    ]

    assert told == [
        ("2026-11-18", "Ada Brook", "Order the pumps", "task/pumps", 2),
        ("2026-11-18", "Conference office", "Maps printed", "event/2026/town-hall", 2),
        ("2026-11-19", "Ada Brook", "Count the cots", "meeting/2026/council", 1),
        ("2027-03-01", "Ada Brook", "Two pumps", "commitment/pumps", 0),
        ("2027-11-15", "Ada Brook", "There will be a bus.", "remarks/2026/the-bell", 0),
        ("", "Parks", "Ask the attorney", "meeting/2026/council", 0),
    ]
    assert [one.what for one in within(found, 7)] == [
        "Order the pumps",
        "Maps printed",
        "Count the cots",
    ]
    assert overdue(found) == within(found, 0)
    assert [one.what for one in of_owner(found, Owner("", "Parks"))] == ["Ask the attorney"]
    assert [(owner.title, len(some)) for owner, some in by_owner(found)] == [
        ("Ada Brook", 4),
        ("Conference office", 1),
        ("Parks", 1),
    ]


def test_nobody_outside_the_office_has_such_a_list(office: Office) -> None:
    """
    == schedules/meetings/2026-11-10-council.yml ==
    title: Council
    visibility: public
    meeting_kind: special
    body: Council
    starts: 2026-11-10 18:00
    ends: 2026-11-10 19:00
    place: City Hall
    actions:
      - {what: Count the cots}
    """
    assert open_items(office.seen_by(Audience.PUBLIC, AT)) == ()
    assert open_items(office.seen_by(Audience.PRESS, AT)) == ()
    [item] = open_items(office.seen_by(Audience.INTERNAL, AT))
    assert (item.what, item.owner) == ("Count the cots", NOBODY)


def test_what_staff_may_not_see_is_in_none_of_their_lists(office: Office) -> None:
    """
    == office/people/ada.yml ==
    title: Ada Brook
    == office/tasks/talks.yml ==
    title: Prepare the talks
    visibility: confidential
    owner: ada
    due: 2026-11-18
    """
    assert open_items(office.seen_by(Audience.INTERNAL, AT)) == ()
    [item] = open_items(office.seen_by(Audience.CONFIDENTIAL, AT))
    assert item.what == "Prepare the talks"


def test_a_checklist_is_asked_for_until_its_event_is_over_and_not_when_it_is_off(
    office: Office,
) -> None:
    """
    == schedules/events/2026-11-21-town-hall.yml ==
    title: Town hall
    subtype: town_hall
    starts: 2026-11-21 18:00
    ends: 2026-11-21 19:00
    place: City Hall
    private:
      plan:
        checklist:
          - {days_before: 3, what: Maps printed}
    == schedules/events/2026-11-22-parade.yml ==
    title: Parade
    subtype: parade
    status: cancelled
    reason: Storm
    starts: 2026-11-22 18:00
    ends: 2026-11-22 19:00
    place: City Hall
    private:
      plan:
        checklist:
          - {days_before: 3, what: Floats inspected}
    """
    day_before, same_day = (
        office.seen_by(Audience.INTERNAL, AT + timedelta(days=days)) for days in (1, 2)
    )

    assert [one.what for one in open_items(day_before)] == ["Maps printed"]
    assert open_items(same_day) == ()


def test_a_record_with_the_words_of_an_action_or_a_mark_takes_its_place(office: Office) -> None:
    """
    == office/people/ada.yml ==
    title: Ada Brook
    == content/remarks/2026-11-15-the-bell.md ==
    ---
    title: The bell
    date: 2026-11-15
    remarks_state: as_delivered
    ---
    {commit: There will be a bus. | owner: ada | due: 2027-11-15}
    == office/commitments/bus.yml ==
    title: A bus
    words: "There will  be a Bus"
    made_on: 2026-11-15
    where: remarks/the-bell
    authority: direct
    owner: ada
    == schedules/meetings/2026-11-10-council.yml ==
    title: Council
    meeting_kind: special
    body: Council
    starts: 2026-11-10 18:00
    ends: 2026-11-10 19:00
    place: City Hall
    actions:
      - {what: Count the cots, due: 2026-11-12}
    == office/tasks/cots.yml ==
    title: Count the cots
    owner: ada
    due: 2026-11-13
    status: done
    done: 2026-11-13
    from: meeting/council
    """
    found = open_items(office.seen_by(Audience.INTERNAL, AT))

    assert [(one.what, one.key) for one in found] == [("A bus", "commitment/bus")]


def test_what_is_pursued_without_news_for_sixty_days_is_stale(office: Office) -> None:
    """
    == office/people/ada.yml ==
    title: Ada Brook
    == office/commitments/old.yml ==
    title: Old
    words: Old.
    made_on: 2026-09-20
    authority: direct
    owner: ada
    == office/commitments/told.yml ==
    title: Told
    words: Told.
    made_on: 2026-09-20
    authority: direct
    owner: ada
    updates:
      - {on: 2026-09-21, text: Begun.}
    """
    found = open_items(office.seen_by(Audience.INTERNAL, AT))

    assert [one.what for one in found if one.is_stale] == ["Old"]
