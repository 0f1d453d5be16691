"""Charts of progress, as SVG: the way from baseline to target, and the readings along it.

Only geometry is settled here, in whole and half units of the drawing, so that the same numbers give
the same bytes; the template draws it. A chart is a picture with a name and a description, and never
stands without the table of its numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from herald.render.templates import render

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from herald.records.facets import Measure
    from herald.render.language import Interpreter

WIDTH, HEIGHT = 640, 300
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 28, 44


@dataclass(frozen=True)
class Point:
    """A number on a day, and where the chart shows it."""

    day: date
    value: Decimal
    x: float
    y: float
    note: str = ""


@dataclass(frozen=True)
class Tick:
    """A line of the scale with its number."""

    value: Decimal
    y: float


@dataclass(frozen=True)
class Chart:
    """A measure over time, laid out."""

    ticks: tuple[Tick, ...]
    aim: tuple[Point, Point]
    """The way from baseline to target."""
    readings: tuple[Point, ...]
    """The baseline and every reading."""
    today: float | None
    """Where the day of the chart stands, when it is between the two ends."""


def progress_chart(
    measure: Measure, words: Interpreter, name: str, on: date, identifier: str
) -> Markup:
    """The measure's readings against the way it is to go, as an SVG picture.

    `identifier` begins the ids in it and must be its own on the page.
    """
    return render(
        "charts/progress.svg",
        chart=laid_out(measure, on),
        measure=measure,
        on=on,
        words=words,
        say=words.say,
        name=name,
        identifier=identifier,
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        bottom=HEIGHT - BOTTOM,
        top=TOP,
    )


def laid_out(measure: Measure, on: date) -> Chart:
    """Where everything stands in the drawing."""
    dated = [(one.date, one.value) for one in (measure.baseline, measure.target)]
    dated += [(one.date, one.value) for one in measure.readings]
    first, last = min(day for day, _ in dated), max(day for day, _ in dated)
    scale = tuple(_scale([value for _, value in dated]))
    low, high = scale[0], scale[-1]

    def x(day: date) -> float:
        part = (day - first).days / max((last - first).days, 1)
        return _half(LEFT + part * (WIDTH - LEFT - RIGHT))

    def y(value: Decimal) -> float:
        part = float((value - low) / (high - low))
        return _half(HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM))

    def point(day: date, value: Decimal, note: str = "") -> Point:
        return Point(day, value, x(day), y(value), note)

    read = [(measure.baseline.date, measure.baseline.value, "")]
    read += [(one.date, one.value, one.note or "") for one in measure.readings]
    return Chart(
        ticks=tuple(Tick(value, y(value)) for value in scale),
        aim=(
            point(measure.baseline.date, measure.baseline.value),
            point(measure.target.date, measure.target.value),
        ),
        readings=tuple(point(*one) for one in read),
        today=x(on) if first < on < last else None,
    )


def _half(number: float) -> float:
    return round(number * 2) / 2


def _scale(values: Sequence[Decimal]) -> Iterator[Decimal]:
    """Three to seven round numbers around the values."""
    low, high = min(*values, Decimal(0)), max(*values, Decimal(0))
    # A measure that moves little, far from zero, is shown where it moves.
    if min(values) > 0 and (max(values) - min(values)) * 4 < min(values):
        low = min(values)
    if low == high:
        high = low + 1
    step = _step(high - low)
    value = (low / step).to_integral_value(ROUND_FLOOR) * step
    end = (high / step).to_integral_value(ROUND_CEILING) * step
    while value <= end:
        yield value
        value += step


def _step(span: Decimal) -> Decimal:
    rough = span / 5
    power = Decimal(10) ** rough.adjusted()
    return next(power * times for times in (1, 2, 5, 10) if power * times >= rough)
