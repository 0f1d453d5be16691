"""Charts of progress: where everything stands, and that the picture can be heard."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import lxml.etree
import pytest

from herald.records.facets import Frequency, Measure, Reading, Value
from herald.render.charts import laid_out, progress_chart
from herald.render.language import Interpreter

SVG = "{http://www.w3.org/2000/svg}"


def measure(baseline: str, target: str, *readings: tuple[date, str]) -> Measure:
    """Homes, from the start of 2026 to the end of 2027."""
    return Measure(
        name="Homes & <gardens>",
        unit="homes",
        direction="up" if Decimal(target) >= Decimal(baseline) else "down",
        baseline=Value(value=Decimal(baseline), date=date(2026, 1, 1)),
        target=Value(value=Decimal(target), date=date(2027, 12, 31)),
        source="Contracts",
        frequency=Frequency.QUARTERLY,
        readings=tuple(Reading(date=day, value=Decimal(value)) for day, value in readings),
    )


@pytest.mark.parametrize(
    ("baseline", "target", "scale"),
    [
        ("0", "240", [0, 50, 100, 150, 200, 250]),
        ("24", "8", [0, 5, 10, 15, 20, 25]),
        ("95", "98", [95, 96, 97, 98]),
        ("0", "0", [0, Decimal("0.2"), Decimal("0.4"), Decimal("0.6"), Decimal("0.8"), 1]),
        ("-3", "3", [-4, -2, 0, 2, 4]),
        ("0.12", "0.8", [0, Decimal("0.2"), Decimal("0.4"), Decimal("0.6"), Decimal("0.8")]),
        ("31000", "52000", [0, 20000, 40000, 60000]),
    ],
)
def test_the_scale_is_of_round_numbers(baseline: str, target: str, scale: list[object]) -> None:
    chart = laid_out(measure(baseline, target), date(2026, 11, 20))
    ticks = [tick.value for tick in chart.ticks]
    assert ticks == scale


def test_what_is_done_stands_between_the_two_ends() -> None:
    chart = laid_out(measure("0", "240", (date(2027, 1, 1), "120")), date(2026, 11, 20))
    start, aim = chart.aim
    reading = chart.readings[-1]
    assert (start.x, aim.x) == (64, 616)
    assert start.x < reading.x < aim.x
    assert start.y > reading.y > aim.y
    assert chart.today is not None


def test_the_day_is_not_marked_outside_the_chart() -> None:
    assert laid_out(measure("0", "240"), date(2029, 1, 1)).today is None


def test_the_picture_has_a_name_and_a_description() -> None:
    given = measure("0", "240", (date(2026, 10, 22), "148"))
    day = date(2026, 11, 20)
    drawn = progress_chart(given, Interpreter("en"), given.name, day, "chart_1")
    picture = lxml.etree.fromstring(str(drawn))
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "chart_1_name chart_1_text"
    assert picture.findtext(f"{SVG}title") == "Homes & <gardens>"
    assert picture.findtext(f"{SVG}desc") == (
        "From 0 on Jan. 1, 2026 to a target of 240 by Dec. 31, 2027; "
        "last reading 148 on Oct. 22, 2026."
    )
    assert drawn == progress_chart(given, Interpreter("en"), given.name, day, "chart_1")
