"""Names of a few, and of no more than a few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import disclosure_names

if TYPE_CHECKING:
    from collections.abc import Callable


def test_all_of_the_few_are_named_and_none_of_the_many(found: Callable[..., list[str]]) -> None:
    """
    == schedules/disclosures/few.yml ==
    title: Meeting
    visibility: public
    met_at: 2026-11-10 12:00
    lasted: 60
    attended: 2
    names: [Josefa Ibarra, Ansel Ruud]
    topic: Boats
    == schedules/disclosures/held.yml ==
    title: Meeting
    visibility: public
    met_at: 2026-11-10 12:00
    lasted: 60
    attended: 2
    withheld: [{what: names, because: privacy}]
    topic: Boats
    == schedules/disclosures/many.yml ==
    title: Meeting
    visibility: public
    met_at: 2026-11-10 12:00
    lasted: 60
    attended: 11
    organizations: [Fleet captains]
    topic: Boats
    """
    assert found(disclosure_names) == []


def test_one_of_two_and_one_of_eleven_are_warnings(found: Callable[..., list[str]]) -> None:
    """
    == schedules/disclosures/few.yml ==
    title: Meeting
    visibility: public
    met_at: 2026-11-10 12:00
    lasted: 60
    attended: 2
    names: [Josefa Ibarra]
    topic: Boats
    == schedules/disclosures/many.yml ==
    title: Meeting
    visibility: public
    met_at: 2026-11-10 12:00
    lasted: 60
    attended: 11
    names: [Josefa Ibarra]
    topic: Boats
    """
    assert found(disclosure_names) == [
        "schedules/disclosures/few.yml:5: warning: 2 met the Mayor, and 'names' has 1; "
        "name each, or write 'withheld: [{what: names, because: …}]' [disclosure-names]",
        "schedules/disclosures/many.yml:6: warning: 11 met the Mayor, and names are given"
        " up to 10; take 'names' out and write 'organizations' [disclosure-names]",
    ]
