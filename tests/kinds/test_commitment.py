"""A commitment: what must be said of a promise, and what shows that it was kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from herald.audience import Audience
from tests.conftest import AT

if TYPE_CHECKING:
    from collections.abc import Callable

    from herald.kinds.commitment import Commitment
    from herald.office import Office


def test_a_promise_says_its_words_its_day_who_can_keep_it_and_who_answers_for_it(
    read: Callable[[], list[str]],
) -> None:
    """
    == office/commitments/a.yml ==
    title: Pumps
    words: You will have two pumps by March.
    made_on: 2026-11-15
    authority: direct
    owner: ada
    == office/commitments/b.yml ==
    title: Buses
    """
    assert read() == [
        "office/commitments/b.yml:1: 'authority' is missing; add a line 'authority: …' "
        "[commitment]",
        "office/commitments/b.yml:1: 'made_on' is missing; add a line 'made_on: …' [commitment]",
        "office/commitments/b.yml:1: 'owner' is missing; add a line 'owner: …' [commitment]",
        "office/commitments/b.yml:1: 'words' is missing; add a line 'words: …' [commitment]",
    ]


def test_what_is_done_has_evidence(read: Callable[[], list[str]]) -> None:
    """
    == office/commitments/a.yml ==
    title: Pumps
    words: You will have two pumps by March.
    made_on: 2026-11-15
    authority: direct
    owner: ada
    status: done
    == office/commitments/b.yml ==
    title: Pumps
    words: You will have two pumps by March.
    made_on: 2026-11-15
    authority: direct
    owner: ada
    status: done
    evidence:
      - on: 2027-02-20
        what: Both pumps ran in front of the neighbors
    """
    assert read() == [
        "office/commitments/a.yml:1: The commitment is 'done', but has no 'evidence'; add what "
        "shows it: 'on' which day, 'what', and a 'url' or 'record' [commitment]"
    ]


def test_a_promise_is_not_due_before_it_was_made(read: Callable[[], list[str]]) -> None:
    """
    == office/commitments/a.yml ==
    title: Pumps
    words: You will have two pumps by March.
    made_on: 2026-11-15
    authority: direct
    owner: ada
    due: 2026-03-01
    """
    assert read() == [
        "office/commitments/a.yml:3: 'made_on' is '2026-11-15'; a commitment is made on the day on "
        "which it is due (2026-03-01) or before [commitment]"
    ]


def test_the_public_sees_a_promise_that_is_public_and_not_to_whom_it_was_made(
    office: Office,
) -> None:
    """
    == office/people/ada.yml ==
    title: Ada
    == office/commitments/a.yml ==
    title: Pumps
    visibility: public
    words: You will have two pumps by March.
    made_on: 2026-11-15
    authority: direct
    owner: ada
    to_whom: [{name: Cyrus Mehrabian}]
    updates:
      - on: 2026-11-18
        text: Ordered.
    == office/commitments/b.yml ==
    title: Buses
    words: You will have buses.
    made_on: 2026-11-15
    authority: direct
    owner: ada
    """
    [seen, _] = office.seen_by(Audience.INTERNAL, AT).of("commitment")
    [public] = office.seen_by(Audience.PUBLIC, AT).of("commitment")
    [told] = cast("Commitment", seen.record).to_whom or ()

    assert told.name == "Cyrus Mehrabian"
    assert cast("Commitment", public.record).to_whom is None
    assert public.address == "/promises/a/"
    assert (seen.record.day, seen.record.revised) == (date(2026, 11, 15), date(2026, 11, 18))
