"""What a delegation covers."""

from __future__ import annotations

from datetime import date

import pytest

from herald.kinds.delegation import Delegation, Power

FIRST, LAST = date(2026, 2, 1), date(2026, 12, 31)


def delegation(*may: str, **more: object) -> Delegation:
    """A delegation to speak, or to do what is given."""
    given = {"title": "Order 4", "delegate": "ana", "from": "2026-02-01", "may": may} | more
    return Delegation.model_validate(given)


@pytest.mark.parametrize(
    ("power", "day", "covered"),
    [
        (Power.SPEAK, FIRST, True),
        (Power.SPEAK, LAST, True),
        (Power.SPEAK, date(2026, 1, 31), False),
        (Power.SPEAK, date(2027, 1, 1), False),
        (Power.ATTEND, FIRST, True),
        (Power.SIGN, FIRST, False),
    ],
)
def test_it_covers_what_it_names_and_being_there_from_its_first_day_to_its_last(
    power: Power, day: date, *, covered: bool
) -> None:
    assert delegation("speak", to="2026-12-31").covers(power, day) is covered


def test_without_a_last_day_it_holds_until_it_is_taken_back() -> None:
    assert delegation("sign").covers(Power.SIGN, date(2031, 1, 1))
