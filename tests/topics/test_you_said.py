"""You said: what happened to promises, by weeks, and only what has happened by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.audience import Audience
from herald.topics.you_said import as_text, weeks
from tests.conftest import AT

if TYPE_CHECKING:
    from herald.office import Office


def test_staff_read_the_news_of_all_promises_and_the_public_of_those_that_are_public(
    office: Office,
) -> None:
    """
    == office/commitments/bus.yml ==
    title: A bus
    visibility: public
    words: There will be a bus.
    made_on: 2026-11-15
    authority: direct
    owner: renata-okafor-lindqvist
    due: 2027-05-01
    moved:
      - {on: 2026-11-17, from: 2027-03-01, to: 2027-05-01, why: The bus is late}
    updates:
      - {on: 2026-11-21, text: It will be ordered.}
    == office/commitments/inside.yml ==
    title: An inside promise
    words: You will have it.
    made_on: 2026-11-16
    authority: direct
    owner: renata-okafor-lindqvist
    status: done
    evidence:
      - {on: 2026-11-18, what: They have it}
    """
    inside = weeks(office.seen_by(Audience.INTERNAL, AT), "en", 8)
    public = weeks(office.seen_by(Audience.PUBLIC, AT), "en", 8)

    assert (
        as_text(inside)
        == """\
Week of 2026-11-16 to 2026-11-22
  2026-11-18  An inside promise (internal): shown: They have it
  2026-11-17  A bus (public): moved to 2027-05-01: The bus is late
  2026-11-16  An inside promise (internal): said: “You will have it.”

Week of 2026-11-09 to 2026-11-15
  2026-11-15  A bus (public): said: “There will be a bus.”"""
    )
    assert (
        as_text(public)
        == """\
Week of 2026-11-16 to 2026-11-22
  2026-11-17  A bus (public): moved to 2027-05-01: The bus is late

Week of 2026-11-09 to 2026-11-15
  2026-11-15  A bus (public): said: “There will be a bus.”"""
    )
    assert as_text(()) == "No news of promises."
