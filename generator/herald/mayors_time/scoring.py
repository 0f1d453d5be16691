"""The score of a request, as a sum that a person can follow.

Staff grade urgency, reach, equity and burden from 0 to 3. Two grades are counted: alignment from
the priorities that are named, and absence from the days since the Mayor was last in that part of
town. Equity is the mean of the grade that staff gave and of the absence, or the one of them that
is known. Each grade is multiplied by its weight (`requests: {weights: ...}` in `office.yml`);
burden is subtracted; what is left, but never less than nothing, is the share of the most that there
could be, from 0 to 100. All numbers are exact, and no request's score depends on another's.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from herald.policies.mayors_time import ScoreWeights

MOST = 3
"""The highest grade."""

HUNDRED = 100


@dataclass(frozen=True)
class Grades:
    """What a request is graded by; each is from 0 to 3, and None where nobody knows."""

    urgency: int | None
    reach: int | None
    alignment: int
    equity: int | None
    """As staff judge it."""
    absence: int | None
    """Of how long ago the Mayor was there."""
    burden: int | None

    @property
    def missing(self) -> tuple[str, ...]:
        """The grades without which there is no score; an unknown one is not taken for 0."""
        given = {"urgency": self.urgency, "reach": self.reach, "burden": self.burden}
        wanted = [name for name, grade in given.items() if grade is None]
        return (*wanted, *(["equity"] if self.fairness is None else []))

    @property
    def fairness(self) -> Fraction | None:
        """The mean of equity and absence, or the one of them that is known."""
        known = [grade for grade in (self.equity, self.absence) if grade is not None]
        return Fraction(sum(known), len(known)) if known else None


class Term(NamedTuple):
    """One line of the sum."""

    name: str
    """urgency, reach, alignment, equity or burden."""
    grade: Fraction
    weight: int

    @property
    def points(self) -> Fraction:
        """What it adds; less than nothing for burden."""
        product = self.grade * self.weight
        return -product if self.name == "burden" else product


@dataclass(frozen=True)
class Score:
    """The score of one request, and the sum that it comes from."""

    terms: tuple[Term, ...]
    equity: int | None
    """What the term of that name is the mean of: the grade that staff gave,"""
    absence: int | None
    """and the one of where the Mayor has been."""

    @property
    def points(self) -> Fraction:
        """The sum, but never less than 0."""
        return max(sum((term.points for term in self.terms), Fraction(0)), Fraction(0))

    @property
    def most(self) -> int:
        """What the sum would be with the highest grades and no burden."""
        return sum(MOST * term.weight for term in self.terms if term.name != "burden")

    @property
    def value(self) -> Fraction:
        """From 0 to 100, exactly."""
        return self.points * HUNDRED / self.most

    @property
    def rounded(self) -> int:
        """From 0 to 100, as it is shown; a half is rounded up."""
        return int(self.value + Fraction(1, 2))


def score(grades: Grades, weights: ScoreWeights) -> Score | None:
    """The score of a request with these grades; None while one is missing."""
    fairness = grades.fairness
    if grades.urgency is None or grades.reach is None or grades.burden is None or fairness is None:
        return None
    return Score(
        (
            Term("urgency", Fraction(grades.urgency), weights.urgency),
            Term("reach", Fraction(grades.reach), weights.reach),
            Term("alignment", Fraction(grades.alignment), weights.alignment),
            Term("equity", fairness, weights.equity),
            Term("burden", Fraction(grades.burden), weights.burden),
        ),
        grades.equity,
        grades.absence,
    )


def alignment(priorities: int) -> int:
    """The grade of a request that serves so many priorities: 0, 2 for one, 3 for more.

    The first one makes the difference; a longer list must not buy more.
    """
    return (0, 2)[priorities] if priorities < 2 else MOST  # noqa: PLR2004


def absence(days: int | None, lately: int) -> int:
    """The grade of a neighborhood in which the Mayor was last so many days ago; None for never.

    0 when that is fewer than `lately` days ago, 1 when fewer than twice as many, 2 when fewer than
    three times as many, and else 3.
    """
    return MOST if days is None else min(MOST, days // lately)
