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
    assert found(disclosure_names) == [
        "t",
        "e",
        "s",
        "t",
        "s",
        "/",
        "c",
        "h",
        "e",
        "c",
        "k",
        "s",
        "/",
        "t",
        "e",
        "s",
        "t",
        "_",
        "d",
        "i",
        "s",
        "c",
        "l",
        "o",
        "s",
        "u",
        "r",
        "e",
        "_",
        "d",
        "u",
        "e",
        ".",
        "p",
        "y",
        ":",
        ":",
        "t",
        "e",
        "s",
        "t",
        "_",
        "w",
        "i",
        "t",
        "h",
        "o",
        "u",
        "t",
        "_",
        "a",
        "_",
        "r",
        "u",
        "l",
        "e",
        "_",
        "i",
        "n",
        "_",
        "t",
        "h",
        "e",
        "_",
        "o",
        "f",
        "f",
        "i",
        "c",
        "e",
        "_",
        "s",
        "_",
        "s",
        "e",
        "t",
        "t",
        "i",
        "n",
        "g",
        "s",
        "_",
        "n",
        "o",
        "t",
        "h",
        "i",
        "n",
        "g",
        "_",
        "i",
        "s",
        "_",
        "a",
        "s",
        "k",
        "e",
        "d",
    ]


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
        "t",
        "e",
        "s",
        "t",
        "s",
        "/",
        "c",
        "h",
        "e",
        "c",
        "k",
        "s",
        "/",
        "t",
        "e",
        "s",
        "t",
        "_",
        "d",
        "i",
        "s",
        "c",
        "l",
        "o",
        "s",
        "u",
        "r",
        "e",
        "_",
        "n",
        "a",
        "m",
        "e",
        "s",
        ".",
        "p",
        "y",
        ":",
        ":",
        "t",
        "e",
        "s",
        "t",
        "_",
        "a",
        "l",
        "l",
        "_",
        "o",
        "f",
        "_",
        "t",
        "h",
        "e",
        "_",
        "f",
        "e",
        "w",
        "_",
        "a",
        "r",
        "e",
        "_",
        "n",
        "a",
        "m",
        "e",
        "d",
        "_",
        "a",
        "n",
        "d",
        "_",
        "n",
        "o",
        "n",
        "e",
        "_",
        "o",
        "f",
        "_",
        "t",
        "h",
        "e",
        "_",
        "m",
        "a",
        "n",
        "y",
    ]
