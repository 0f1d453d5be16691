"""How time is counted: every second once, and what comes before what."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from herald.mayors_time.tally import Rank, Spell, Tally, tally

HOUR = 3600

spells = st.builds(
    lambda start, length, rank, kind, where, priorities: Spell(
        start, start + length, rank, kind, where, tuple(dict.fromkeys(priorities))
    ),
    st.integers(0, 100),
    st.integers(1, 40),
    st.sampled_from(Rank),
    st.sampled_from(("event", "desk")),
    st.sampled_from(("", "Riverbend", "Harbor Flats")),
    st.lists(st.sampled_from(("homes", "water", "doors")), max_size=3),
)


def test_what_serves_two_priorities_gives_each_a_half() -> None:
    made = tally(
        [Spell(0, HOUR, Rank.ENGAGEMENT, "event", "Riverbend", ("homes", "water"))], 0, HOUR
    )
    assert made == Tally(
        {"homes": Fraction(1800), "water": Fraction(1800)},
        {"Riverbend": Fraction(HOUR)},
        {"event": Fraction(HOUR)},
        travel=Fraction(0),
        private=Fraction(0),
    )


def test_two_engagements_at_once_share_the_time() -> None:
    made = tally(
        [
            Spell(0, 2 * HOUR, Rank.ENGAGEMENT, "event"),
            Spell(HOUR, 3 * HOUR, Rank.ENGAGEMENT, "call"),
        ],
        0,
        4 * HOUR,
    )
    assert made.kinds == {"event": Fraction(HOUR * 3, 2), "call": Fraction(HOUR * 3, 2)}
    assert made.worked == 3 * HOUR


def test_a_meeting_takes_the_desk_and_the_way_and_private_time() -> None:
    made = tally(
        [
            Spell(0, 4 * HOUR, Rank.PRIVATE),
            Spell(0, 3 * HOUR, Rank.TRAVEL),
            Spell(0, 2 * HOUR, Rank.OFFICE, "desk"),
            Spell(0, HOUR, Rank.ENGAGEMENT, "event"),
        ],
        0,
        4 * HOUR,
    )
    assert made.kinds == {"event": HOUR, "desk": HOUR}
    apart = [*map(int, (made.travel, made.private, made.worked))]
    assert apart == [HOUR, HOUR, 2 * HOUR]


def test_what_reaches_over_the_span_is_cut() -> None:
    made = tally([Spell(-HOUR, 3 * HOUR, Rank.ENGAGEMENT, "event")], 0, HOUR)
    assert made.worked == HOUR


@given(st.lists(spells, max_size=12))
def test_every_second_is_counted_once(some: list[Spell]) -> None:
    made = tally(some, 10, 110)
    taken = {second for one in some for second in range(max(one.starts, 10), min(one.ends, 110))}
    assert made.worked + made.travel + made.private == len(taken)
    whole = [sum(part.values()) for part in (made.priorities, made.neighborhoods, made.kinds)]
    assert whole == [made.worked] * 3


@given(st.lists(spells, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_the_entries_does_not_matter(some: list[Spell], chance: object) -> None:
    shuffled = [*some]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert tally(shuffled, 0, 120) == tally(some, 0, 120)
