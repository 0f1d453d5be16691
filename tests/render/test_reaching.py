"""A line that says whom to ask: its addresses and numbers are links, and nothing else is."""

from __future__ import annotations

import pytest

from herald.render.reaching import reachable


@pytest.mark.parametrize(
    ("line", "html"),
    [
        (
            "City Clerk, clerk@example.org or 360-555-0142",
            'City Clerk, <a href="mailto:clerk@example.org">clerk@example.org</a> or '
            '<a href="tel:360-555-0142"><bdi dir="ltr">360-555-0142</bdi></a>',
        ),
        (
            "(360) 555-0142, code 3317",
            '<a href="tel:360-555-0142"><bdi dir="ltr">(360) 555-0142</bdi></a>, code 3317',
        ),
        (
            "+1 360 555 0142",
            '<a href="tel:+1-360-555-0142"><bdi dir="ltr">+1 360 555 0142</bdi></a>',
        ),
        ("Ana <ana@ the front desk>", "Ana &lt;ana@ the front desk&gt;"),
        ("Case 2026-360-555-0142-7, room 360", "Case 2026-360-555-0142-7, room 360"),
    ],
)
def test_one_can_write_and_call_from_where_one_reads(line: str, html: str) -> None:
    assert reachable(line) == html
