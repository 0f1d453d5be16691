"""The score of a request: what it adds up, and what must hold for all grades and weights."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from herald.mayors_time.scoring import MOST, Grades, absence, alignment, score
from herald.policies.mayors_time import ScoreWeights

grade = st.integers(0, MOST)
unknown = st.none() | grade
grades = st.builds(
    Grades,
    urgency=grade,
    reach=grade,
    alignment=st.sampled_from((0, 2, 3)),
    equity=grade,
    absence=unknown,
    burden=grade,
)
weights = st.builds(
    ScoreWeights,
    urgency=st.integers(1, 20),
    reach=st.integers(0, 20),
    alignment=st.integers(0, 20),
    equity=st.integers(0, 20),
    burden=st.integers(0, 20),
)

POSADA = Grades(urgency=2, reach=2, alignment=3, equity=3, absence=0, burden=1)


def test_a_score_is_a_sum_of_grades_times_weights() -> None:
    made = score(POSADA, ScoreWeights())
    assert made is not None
    assert [(term.name, term.grade, term.weight, term.points) for term in made.terms] == [
        ("urgency", 2, 2, 4),
        ("reach", 2, 2, 4),
        ("alignment", 3, 3, 9),
        ("equity", Fraction(3, 2), 3, Fraction(9, 2)),
        ("burden", 1, 2, -2),
    ]
    assert made.points == Fraction(39, 2)
    assert made.most == 30
    assert made.value == 65
    assert made.rounded == 65


def test_a_burden_that_outweighs_everything_leaves_nothing() -> None:
    made = score(
        replace(POSADA, urgency=0, reach=0, alignment=0, equity=0, burden=3), ScoreWeights()
    )
    assert made is not None
    assert made.points == 0
    assert made.rounded == 0


def test_an_unknown_grade_is_not_taken_for_nothing() -> None:
    unsure = replace(POSADA, urgency=None, equity=None, absence=None)
    assert unsure.missing == ("urgency", "equity")
    assert score(unsure, ScoreWeights()) is None


def test_of_equity_and_absence_one_that_is_known_will_do() -> None:
    assert replace(POSADA, absence=None).fairness == 3
    assert replace(POSADA, equity=None).fairness == 0
    assert POSADA.fairness == Fraction(3, 2)


@given(grades, weights)
def test_a_score_lies_between_0_and_100(known: Grades, by: ScoreWeights) -> None:
    made = score(known, by)
    assert made is not None
    assert 0 <= made.value <= 100
    assert 0 <= made.rounded <= 100
    assert abs(made.rounded - made.value) <= Fraction(1, 2)


@given(grades, weights, st.sampled_from(("urgency", "reach", "alignment", "equity", "absence")))
def test_a_higher_grade_never_lowers_a_score(known: Grades, by: ScoreWeights, part: str) -> None:
    lower = getattr(known, part)
    if lower is None or lower == MOST:
        return
    one, other = score(known, by), score(replace(known, **{part: lower + 1}), by)
    assert one is not None
    assert other is not None
    assert other.value >= one.value


@given(grades, weights)
def test_a_higher_burden_never_raises_a_score(known: Grades, by: ScoreWeights) -> None:
    assert known.burden is not None
    one, other = score(known, by), score(replace(known, burden=min(MOST, known.burden + 1)), by)
    assert one is not None
    assert other is not None
    assert other.value <= one.value


@given(st.integers(0, 10_000), st.integers(1, 366))
def test_a_longer_absence_never_counts_less(days: int, lately: int) -> None:
    assert 0 <= absence(days, lately) <= absence(days + 1, lately) <= absence(None, lately) == MOST


def test_absence_goes_up_by_one_with_every_so_many_days() -> None:
    assert [absence(days, 30) for days in (0, 29, 30, 59, 60, 89, 90, 400)] == [
        *(0, 0, 1, 1, 2, 2, 3, 3)
    ]


def test_a_longer_list_of_priorities_does_not_buy_more() -> None:
    assert [alignment(count) for count in (0, 1, 2, 5)] == [0, 2, 3, 3]
