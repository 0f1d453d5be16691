"""What is to be done by nobody in particular."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import no_owner

if TYPE_CHECKING:
    from collections.abc import Callable


def test_what_nobody_is_named_for_is_a_warning(found: Callable[..., list[str]]) -> None:
    """
    == schedules/meetings/2026-11-10-council.yml ==
    title: Council
    meeting_kind: special
    body: Council
    starts: 2026-11-10 18:00
    ends: 2026-11-10 19:00
    place: City Hall
    actions:
      - {what: Print the maps, owner: Ada}
      - {what: Count the cots}
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
    == content/remarks/2026-10-15-the-bell.md ==
    ---
    title: The bell
    date: 2026-10-15
    remarks_state: as_delivered
    ---
    {commit: There will be a bus. | due: 2026-11-12}
    """
    assert found(no_owner) == [
        "content/remarks/2026-10-15-the-bell.md:2: warning: '…' has no owner; add 'owner' with who "
        "does it [no-owner]",
        "schedules/events/2026-11-21-town-hall.yml:9: warning: '…' has no owner; add 'owner' with "
        "who does it [no-owner]",
        "schedules/meetings/2026-11-10-council.yml:9: warning: '…' has no owner; add 'owner' with "
        "who does it [no-owner]",
    ]


def test_what_is_done_or_has_somebody_is_right(found: Callable[..., list[str]]) -> None:
    """
    == schedules/meetings/2026-11-10-council.yml ==
    title: Council
    meeting_kind: special
    body: Council
    starts: 2026-11-10 18:00
    ends: 2026-11-10 19:00
    place: City Hall
    actions:
      - {what: Print the maps, owner: Ada}
      - {what: Count the cots, done: 2026-11-12}
    """
    assert found(no_owner) == []
