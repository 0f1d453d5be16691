"""Proofs: what was saved is shown before anything else is made, and nothing that is not public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.build import build
from herald.building.parts import SITE
from herald.building.proofs import MOST
from tests.conftest import AT, write_office

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORUM = "schedules/events/2026/2026-12-01-forum.md"
PAGE = "events/2026/forum/index.html"
OFFICE = f"""
== {FORUM} ==
---
title: Forum
visibility: public
starts: 2026-12-01 10:00
ends: 2026-12-01 11:00
subtype: forum
place: The pier
---
Doors open at nine.
== schedules/events/2026/2026-12-02-retreat.md ==
---
title: Retreat
starts: 2026-12-02 10:00
ends: 2026-12-02 11:00
subtype: forum
place: The pier
---
Doors open at nine.
== content/news/2026/2026-11-18-ferry.md ==
---
title: Ferry terminal opens
visibility: public
date: 2026-11-18
release_kind: release
embargo: 2026-12-18 10:00
---
Doors open at nine.
"""


def saved(root: Path, *paths: str) -> list[tuple[Mapping[str, bytes], bool]]:
    """What is shown while an office is built in which these files say another time.

    Each time: proofs, and whether the site says it.
    """
    for path in paths:
        text = (root / path).read_text(encoding="utf-8")
        (root / path).write_text(text.replace("at nine", "at ten"), encoding="utf-8")
    shown: list[tuple[Mapping[str, bytes], bool]] = []
    page = root / SITE / PAGE

    def show(proofs: Mapping[str, bytes]) -> None:
        shown.append((proofs, b"Doors open at ten" in page.read_bytes()))

    build(root, AT, shown=show)
    return shown


def test_the_page_that_was_saved_is_shown_before_it_is_written(tmp_path: Path) -> None:
    write_office(tmp_path, OFFICE)
    build(tmp_path, AT)

    (proofs, is_written), (rest, is_written_then) = saved(tmp_path, FORUM)
    assert (is_written, rest, is_written_then) == (False, {}, True)
    assert PAGE in proofs
    # It is what the site has in the end, with everything else that is made of the record alone.
    made = {path: (tmp_path / SITE / path).read_bytes() for path in proofs}
    assert proofs == made


def test_nothing_is_shown_of_what_is_not_public_or_not_yet(tmp_path: Path) -> None:
    write_office(tmp_path, OFFICE)
    build(tmp_path, AT)
    retreat = "schedules/events/2026/2026-12-02-retreat.md"
    ferry = "content/news/2026/2026-11-18-ferry.md"

    assert saved(tmp_path, retreat, ferry) == [({}, False)]


def test_whoever_saves_a_great_deal_waits_for_the_site(tmp_path: Path) -> None:
    others = {
        f"schedules/events/2026/2026-12-01-forum-{number}.md": (
            f"---\ntitle: Forum {number}\nvisibility: public\nstarts: 2026-12-01 10:00\n"
            "ends: 2026-12-01 11:00\nsubtype: forum\nplace: The pier\n---\nDoors open at nine.\n"
        )
        for number in range(MOST)
    }
    write_office(tmp_path, OFFICE + "".join(f"== {path} ==\n{t}" for path, t in others.items()))
    build(tmp_path, AT)

    assert saved(tmp_path, FORUM, *others) == [({}, True)]
