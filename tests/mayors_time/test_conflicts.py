"""The sweep over what is booked: what it finds, and that it does not compare each with each."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.mayors_time.conflicts import (
    MOST_TOLD,
    Booking,
    Conflict,
    Pace,
    Place,
    Sort,
    conflicts,
    miles,
    overlaps,
)

PACE = Pace(mph=15, quiet=15 * 60)


def found(*bookings: Booking) -> list[tuple[Sort, str, str, bool]]:
    """What is in whose way, and whether it cannot be."""
    return [
        (one.sort, one.earlier.record, one.later.record, one.is_firm)
        for one in conflicts(bookings, PACE)
    ]


def test_what_ends_when_another_begins_is_in_nobodys_way() -> None:
    assert found(Booking("a", 0, 60, with_mayor=True), Booking("b", 60, 90, with_mayor=True)) == []


def test_what_begins_earlier_comes_first_and_of_two_at_once_the_one_by_name() -> None:
    later, earlier = Booking("a", 30, 90, room="hall"), Booking("b", 0, 60, room="hall")
    assert found(later, earlier) == [(Sort.ROOM, "b", "a", True)]
    one, other = Booking("b", 0, 60, room="hall"), Booking("a", 0, 60, room="hall")
    assert found(one, other) == [(Sort.ROOM, "a", "b", True)]


def test_two_bookings_may_be_in_each_others_way_in_two_ways() -> None:
    one = Booking("a", 0, 60, with_mayor=True, room="hall")
    other = Booking("b", 30, 90, with_mayor=True, room="hall", is_tentative=True)
    assert found(one, other) == [(Sort.MAYOR, "a", "b", False), (Sort.ROOM, "a", "b", False)]


def test_times_of_one_record_are_not_in_each_others_way() -> None:
    assert found(Booking("a", 0, 60, room="hall"), Booking("a", 30, 90, room="hall")) == []


def test_what_both_want_is_from_the_later_beginning_to_the_earlier_end() -> None:
    conflict = Conflict(Sort.MAYOR, Booking("a", 0, 60), Booking("b", 30, 40), is_firm=True)
    assert (conflict.first, conflict.last) == (30, 40)


def test_the_way_starts_from_what_ended_last_and_not_from_a_hold() -> None:
    far, near = Place(48.145, -122.4), Place(48.0, -122.4)
    long_over = Booking("a", 0, 600, with_mayor=True, place=far)
    just_over = Booking("b", 0, 3000, with_mayor=True, place=near, is_tentative=True)
    next_one = Booking("c", 3000, 6000, with_mayor=True, place=near)
    # Forty-one minutes from the first, and forty from its end: the hold is no place to come from.
    assert found(long_over, just_over, next_one) == [
        (Sort.MAYOR, "a", "b", False),
        (Sort.TRAVEL, "a", "c", False),
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # Seattle and Portland; two points on the equator; the poles.
        (Place(47.6062, -122.3321), Place(45.5152, -122.6784), 145.4),
        (Place(0, 179.5), Place(0, -179.5), 69.1),
        (Place(90, 0), Place(-90, 0), 12436.9),
        (Place(48, -122), Place(48, -122), 0),
    ],
)
def test_the_distance_is_that_over_the_globe(one: Place, other: Place, expected: float) -> None:
    assert miles(one, other) == pytest.approx(expected, abs=0.1)


a_booking = st.builds(
    lambda record, starts, length: Booking(f"{record}", starts, starts + length),
    st.integers(0, 99),
    st.integers(0, 40),
    st.integers(1, 15),
)


@given(st.lists(a_booking, max_size=MOST_TOLD))
def test_the_sweep_finds_the_pairs_that_comparing_each_with_each_finds(
    bookings: list[Booking],
) -> None:
    in_order = sorted(bookings, key=lambda one: (one.starts, one.record))
    pairs = [
        (one, other)
        for one, other in combinations(in_order, 2)
        if one.ends > other.starts and one.record != other.record
    ]
    assert sorted(overlaps(in_order), key=repr) == sorted(pairs, key=repr)


class Counted(int):
    """A moment that counts how often it is compared."""

    compared = 0

    def __lt__(self, other: int) -> bool:
        Counted.compared += 1
        return super().__lt__(other)

    def __le__(self, other: int) -> bool:
        Counted.compared += 1
        return super().__le__(other)

    def __gt__(self, other: int) -> bool:
        Counted.compared += 1
        return super().__gt__(other)

    __hash__ = int.__hash__


@pytest.mark.parametrize("lasts", [1, 10_000_000])
def test_twice_as_many_bookings_take_little_more_than_twice_as_many_comparisons(lasts: int) -> None:
    """Whether none overlaps or all do: each with each would be four times as many."""

    def compared(count: int) -> int:
        starts = [number * 7919 % count * 2 for number in range(count)]
        bookings = [
            Booking(f"{start}", Counted(start), Counted(start + lasts), room="hall")
            for start in starts
        ]
        Counted.compared = 0
        assert sum(1 for _ in conflicts(bookings, PACE)) <= MOST_TOLD * count
        return Counted.compared

    assert compared(4000) < 2.5 * compared(2000)
    assert compared(4000) < 4000 * 40
