"""Remarks: what state their text is in, and how fast they are spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def test_remarks_say_what_state_they_are_in(read: Callable[[], list[str]]) -> None:
    """
    == content/remarks/a.md ==
    ---
    title: A
    date: 2026-12-03
    ---
    One.
    == content/remarks/b.md ==
    ---
    title: B
    date: 2026-12-03
    remarks_state: as_said
    words_per_minute: 0
    ---
    One.
    """
    assert read() == [
        "content/remarks/a.md:2: 'remarks_state' is missing; add a line 'remarks_state: …' "
        "[remarks]",
        "content/remarks/b.md:4: 'remarks_state' is 'as_said'; write one of as_prepared, "
        "as_delivered, notes [remarks]",
        "content/remarks/b.md:5: 'words_per_minute' is '0'; people speak at 80 to 220 words a "
        "minute; without the line it is 130 [remarks]",
    ]


def test_a_text_as_prepared_stands_beside_what_was_said(read: Callable[[], list[str]]) -> None:
    """
    == content/remarks/said.md ==
    ---
    title: Said
    date: 2026-12-03
    remarks_state: as_delivered
    as_prepared: Good day.
    ---
    Good day. Thank you.
    == content/remarks/unsaid.md ==
    ---
    title: Not said
    date: 2026-12-03
    remarks_state: as_prepared
    as_prepared: Good day.
    ---
    Good day. Thank you.
    """
    assert read() == [
        "content/remarks/unsaid.md:5: 'as_prepared' stands beside what was said; write "
        "'remarks_state: as_delivered', or write the text below the second '---' only [remarks]"
    ]
