"""What is left of the Mayor's day."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from herald.mayors_time.conflicts import Booking, Pace, Place, conflicts
from herald.mayors_time.openings import Hours, Wish, openings

PACE = Pace(mph=15, quiet=15 * 60)
MINUTE, HOUR = 60, 3600
DAY = Hours(9 * HOUR, 17 * HOUR)
HALF_AN_HOUR = Wish(30 * MINUTE)
CITY_HALL, LIBRARY = Place(48.0, -122.4), Place(48.03, -122.4)
"""About two miles apart: nine minutes."""


def mayor(name: str, starts: float, ends: float, **more: object) -> Booking:
    return Booking(name, int(starts * HOUR), int(ends * HOUR), with_mayor=True, **more)  # type: ignore[arg-type]


def hours(*bookings: Booking, wish: Wish = HALF_AN_HOUR) -> list[tuple[float, float]]:
    """The openings, in hours of the day."""
    return [(one.starts / HOUR, one.ends / HOUR) for one in openings(bookings, DAY, wish, PACE)]


def test_an_empty_day_is_one_opening() -> None:
    assert hours() == [(9, 17)]


def test_openings_lie_before_between_and_after_what_is_there() -> None:
    assert hours(mayor("b", 13, 14), mayor("a", 10, 11)) == [(9, 10), (11, 13), (14, 17)]


def test_what_overlaps_or_lies_outside_the_hours_is_one_piece_of_the_day() -> None:
    day = (mayor("a", 6, 9.5), mayor("b", 9, 9.25), mayor("c", 16, 20), mayor("d", 20, 21))
    assert hours(*day) == [(9.5, 16)]


def test_an_opening_that_is_too_short_by_a_second_is_none() -> None:
    day = (mayor("a", 8, 10), Booking("b", 10 * HOUR + 1799, 17 * HOUR, with_mayor=True))
    assert hours(*day) == []
    assert hours(day[0], Booking("b", 10 * HOUR + 1800, 17 * HOUR, with_mayor=True)) == [(10, 10.5)]


def test_what_does_not_need_the_mayor_takes_nothing_of_the_day() -> None:
    assert hours(Booking("a", 10 * HOUR, 11 * HOUR, room="city-hall", stand_in="someone")) == [
        (9, 17)
    ]


def test_the_ways_that_records_say_are_kept_free() -> None:
    assert hours(mayor("a", 12, 13, before=1800, after=900, place=LIBRARY)) == [
        (9, 11.5),
        (13.25, 17),
    ]


def test_a_way_is_reckoned_between_two_places_and_not_where_one_is_unknown() -> None:
    engagement = mayor("a", 12, 13, place=LIBRARY)
    assert hours(engagement, wish=Wish(1800, CITY_HALL)) == [(9, 12 - 9 / 60), (13 + 9 / 60, 17)]
    assert hours(engagement) == [(9, 12), (13, 17)]


def test_before_a_speech_it_is_quiet_unless_the_time_is_for_preparing_it() -> None:
    speech = mayor("a", 12, 13, speaks=True)
    assert hours(speech) == [(9, 11.75), (13, 17)]
    assert hours(speech, wish=Wish(1800, is_quiet=True)) == [(9, 12), (13, 17)]


def test_a_speech_that_is_looked_for_wants_quiet_after_what_comes_before() -> None:
    assert hours(mayor("a", 12, 13), wish=Wish(1800, speaks=True)) == [(9, 12), (13.25, 17)]
    desk = mayor("a", 12, 13, is_quiet=True)
    assert hours(desk, wish=Wish(1800, speaks=True)) == [(9, 12), (13, 17)]


def test_an_opening_says_what_ends_before_it_and_what_comes_after_it() -> None:
    first, second = mayor("a", 9, 10, after=600), mayor("b", 12, 13)
    between, after = openings([first, second], DAY, HALF_AN_HOUR, PACE)
    assert between.after is not None
    assert between.before is not None
    assert (between.after.booking, between.before.booking) == (first, second)
    assert (between.after.ends, between.before.starts) == (between.starts, between.ends)
    assert (after.after, after.before) == (between.before, None)


bookings = st.builds(
    lambda starts, length, **more: Booking(
        f"{starts}-{length}", starts * 300, (starts + length) * 300, with_mayor=True, **more
    ),
    st.integers(90, 210),
    st.integers(1, 30),
    place=st.sampled_from([None, CITY_HALL, LIBRARY]),
    is_tentative=st.booleans(),
    is_quiet=st.booleans(),
    speaks=st.booleans(),
    before=st.sampled_from([0, 300, 1200]),
    after=st.sampled_from([0, 300, 1200]),
)


@given(
    st.lists(bookings, max_size=8, unique_by=lambda one: one.record),
    st.builds(
        Wish,
        st.integers(1, 24).map(lambda n: n * 300),
        st.sampled_from([None, CITY_HALL, LIBRARY]),
        st.booleans(),
        st.booleans(),
    ),
    st.data(),
)
def test_what_is_put_into_an_opening_is_in_nobodys_way(
    day: list[Booking], wish: Wish, data: st.DataObject
) -> None:
    for opening in openings(day, DAY, wish, PACE):
        assert DAY.starts <= opening.starts
        assert opening.ends <= DAY.ends
        starts = data.draw(st.integers(opening.starts, opening.ends - wish.lasts))
        taken = Booking(
            "wish",
            starts,
            starts + wish.lasts,
            with_mayor=True,
            place=wish.place,
            speaks=wish.speaks,
            is_quiet=wish.is_quiet,
        )
        found = conflicts([*day, taken], PACE)
        assert [one for one in found if "wish" in {one.earlier.record, one.later.record}] == []


plain = bookings.map(lambda one: Booking(one.record, one.starts, one.ends, with_mayor=True))


@given(st.lists(plain, max_size=8), st.integers(108, 204), st.integers(1, 24))
def test_what_is_in_nobodys_way_lies_in_an_opening(
    day: list[Booking], starts: int, length: int
) -> None:
    ends = starts + length
    found = openings(day, DAY, Wish(length * 300), PACE)
    fits = any(one.starts <= starts * 300 and ends * 300 <= one.ends for one in found)
    is_free = all(one.ends <= starts * 300 or ends * 300 <= one.starts for one in day)
    is_within = ends * 300 <= DAY.ends
    assert fits == (is_free and is_within)
