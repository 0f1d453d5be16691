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
    return render("charts/progress.svg", **_drawing(measure, words, name, on, identifier), style="")


def printed(
    measure: Measure, words: Interpreter, on: date, colours: tuple[str, str]
) -> tuple[bytes, str]:
    """The same for paper: an SVG file that needs no style sheet, and its alternative text.

    `colours` are those of the readings and of the way to the target, as #rrggbb.
    """
    drawn = render(
        "charts/progress.svg",
        **_drawing(measure, words, measure.name, on, "chart"),
        style=PRINT.format(brand=colours[0], accent=colours[1]),
    )
    return str(drawn).encode(), f"{measure.name}: {described(measure, words)}"


PRINT = """
.chart-grid {{ stroke: #d6d9dd; stroke-width: 1; }}
.chart-scale {{ fill: #565c65; font: 15px 'Public Sans'; }}
.chart-today {{ stroke: #8d9297; stroke-width: 1.5; stroke-dasharray: 2 4; }}
.chart-aim {{ stroke: {accent}; stroke-width: 2; stroke-dasharray: 7 6; }}
.chart-target {{ fill: {accent}; }}
.chart-line {{ fill: none; stroke: {brand}; stroke-width: 3.5; stroke-linejoin: round; }}
.chart-point {{ fill: {brand}; stroke: #ffffff; stroke-width: 2; }}
.chart-value {{ fill: #1b1b1b; font: 700 20px 'Public Sans'; }}
"""
"""What the site's style sheet says of a chart, for paper."""


SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE = 160, 44, 5


@dataclass(frozen=True)
class Spark:
    """A measure's readings as a small line, laid out."""

    points: tuple[tuple[float, float], ...]
    """The baseline and every reading."""
    target: float
    """How high the target lies."""


def sparkline(measure: Measure, words: Interpreter) -> Markup:
    """The measure's readings as a small line with the target above or below it.

    It is read aloud as one sentence with the figures.
    """
    return render(
        "charts/sparkline.svg",
        spark=spark(measure),
        described=f"{measure.name}: {described(measure, words)}",
        width=SPARK_WIDTH,
        height=SPARK_HEIGHT,
    )


def spark(measure: Measure) -> Spark:
    """Where everything stands in the small drawing; a single reading stands in the middle."""
    read = [(measure.baseline.date, measure.baseline.value)]
    read += [(one.date, one.value) for one in measure.readings]
    values = [value for _, value in read] + [measure.target.value]
    low, high = min(values), max(values)
    first, last = read[0][0], max(day for day, _ in read)

    def x(day: date) -> float:
        if first == last:
            return SPARK_WIDTH / 2
        part = (day - first).days / (last - first).days
        return _half(SPARK_EDGE + part * (SPARK_WIDTH - 2 * SPARK_EDGE))

    def y(value: Decimal) -> float:
        part = float((value - low) / (high - low)) if high > low else 0.5
        return _half(SPARK_HEIGHT - SPARK_EDGE - part * (SPARK_HEIGHT - 2 * SPARK_EDGE))

    return Spark(tuple((x(day), y(value)) for day, value in read), y(measure.target.value))


def described(measure: Measure, words: Interpreter) -> str:
    """The chart in a sentence."""
    return words.say(
        "From {baseline} on {baseline_day} to a target of {target} by {target_day}; "
        "last reading {latest} on {latest_day}.",
        baseline=words.number(measure.baseline.value),
        baseline_day=words.day(measure.baseline.date),
        target=words.number(measure.target.value),
        target_day=words.day(measure.target.date),
        latest=words.number(measure.latest.value),
        latest_day=words.day(measure.latest.date),
    )


def _drawing(
    measure: Measure, words: Interpreter, name: str, on: date, identifier: str
) -> dict[str, object]:
    return {
        "chart": laid_out(measure, on),
        "described": described(measure, words),
        "on": on,
        "words": words,
        "name": name,
        "identifier": identifier,
        "width": WIDTH,
        "height": HEIGHT,
        "left": LEFT,
        "right": WIDTH - RIGHT,
        "bottom": HEIGHT - BOTTOM,
        "top": TOP,
    }


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
