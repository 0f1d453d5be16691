"""What was measured, as Markdown, and its place in docs/performance.md."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import herald
from benchmarks import machine
from benchmarks.comparison import CHANGED, CLEAN, NOTHING, Comparison, Measures
from benchmarks.documents import Production

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "performance.md"
BEGIN, END = "<!-- begin: written by `make bench` -->\n", "<!-- end -->\n"
MEGABYTE = 1_000_000
JUDGED = 10_000
"""Records of the office to which most of the promise refers."""


@dataclass(frozen=True)
class Promise:
    """A figure that Herald is to keep."""

    what: str
    most: str
    """The figure that was asked for, with its sign: `≤ 0.60`."""
    measured: Sequence[str]
    """With the office that it was measured on."""


def report(comparisons: Sequence[Comparison], productions: Sequence[Production]) -> str:
    """Everything, for people to read."""
    parts = ["### The machine", _machine()]
    held = [promise for promise in promises(comparisons, productions) if promise.measured]
    if held:
        parts += ["### What is promised", _table("| | asked | measured |", map(_promise, held))]
    for comparison in comparisons:
        title = f"### {comparison.records:,} {comparison.of} records"
        parts += [title, table(comparison), _outputs(comparison)]
    if productions:
        parts += ["### Documents", documents(productions)]
    return "\n\n".join(filter(None, parts)) + "\n"


def write(text: str, page: Path = PAGE) -> None:
    """Puts the results between the two marks of the page."""
    before, _, rest = page.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    page.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")


def table(comparison: Comparison) -> str:
    """A row for every program and case; the last columns are Herald's time to the program's."""
    rows = (
        (name, case, *_figures(measures), *_ratios(comparison, case, name))
        for (name, case), measures in comparison.measures.items()
    )
    return _table(
        "| program | | seconds | from – to | CPU seconds | MB, all | MB, largest | Herald ÷ it | "
        "in CPU seconds |",
        rows,
    )


def documents(productions: Sequence[Production]) -> str:
    """A row for every way to PDFs."""
    own = next((made for made in productions if made.name == "Herald"), None)
    rows = (
        (
            made.name,
            f"{made.documents:,}",
            f"{made.a_second:.1f}",
            *_figures(made.measures),
            f"{own.a_second / made.a_second:.1f}" if own and made is not own else "",
        )
        for made in productions
    )
    return _table(
        "| program | documents | a second | seconds | from – to | CPU seconds | MB, all | "
        "MB, largest | Herald × as many |",
        rows,
    )


def promises(
    comparisons: Sequence[Comparison], productions: Sequence[Production]
) -> Iterator[Promise]:
    """The figures of the project's own promise, where these measures say something of them."""
    ten = [one for one in comparisons if one.records == JUDGED]
    for what, most, case, rival in (
        ("everything anew, to Hugo's time", "≤ 0.60", CLEAN, "Hugo"),
        ("everything anew, to MkDocs' time", "≤ 0.12", CLEAN, "MkDocs with Material"),
        ("one record changed, to Hugo's time", "≤ 0.08", CHANGED, "Hugo"),
    ):
        said = [_said(one, _ratio(ratio)) for one in ten if (ratio := one.ratio(case, rival))]
        yield Promise(what, most, said)
    for what, most, case in (("nothing changed, seconds", "≤ 0.5", NOTHING),):
        said = [_said(one, f"{own.seconds:.2f}") for one in ten if (own := _herald(one, case))]
        yield Promise(what, most, said)
    for records, most in ((JUDGED, "≤ 250"), (50_000, "≤ 700")):
        said = [
            _said(one, f"{own.together / MEGABYTE:.0f}")
            for one in comparisons
            if one.records == records and (own := _herald(one, CLEAN))
        ]
        yield Promise(f"memory for {records:,} records anew, MB", most, said)
    made = {one.records: one for one in comparisons if one.of == "made-up"}
    for few, many, most in ((1_000, JUDGED, ""), (JUDGED, 50_000, "≤ 5.5"), (1_000, 50_000, "")):
        growth = _growth(made, few, many)
        said = [f"{growth:.1f}"] if growth else []
        yield Promise(f"time for {many:,} records anew, to that for {few:,}", most, said)
    said = [f"{made.a_second:.0f}" for made in productions if made.name == "Herald"]
    yield Promise("PDFs a second", "≥ 60", said)


def versions() -> dict[str, str]:
    """Of the programs, as they are pinned."""
    lock = (HERE / "requirements.lock").read_text("utf-8")
    pinned = dict(re.findall(r"^([\w-]+)==(\S+)", lock, re.MULTILINE))
    package = json.loads((HERE / "rivals" / "eleventy" / "package.json").read_text("utf-8"))
    names = ("hugo", "mkdocs", "mkdocs-material", "zensical", "weasyprint", "pypandoc-binary")
    return {
        "herald": herald.__version__,
        **{name: pinned[name] for name in names},
        "eleventy": package["dependencies"]["@11ty/eleventy"],
    }


def _machine() -> str:
    rows = [*machine.description()]
    rows.append(("Programs", ", ".join(f"{name} {which}" for name, which in versions().items())))
    return _table("| | |", rows)


def _outputs(comparison: Comparison) -> str:
    made = (
        f"{name} {output.pages:,} pages, {output.files:,} files, {output.size / MEGABYTE:,.0f} MB"
        for name, output in comparison.outputs.items()
    )
    left_out = (f"Left out: {why}." for why in comparison.missing)
    return " ".join([f"What was made: {'; '.join(made)}.", *left_out])


def _figures(measures: Measures) -> tuple[str, ...]:
    return (
        f"{measures.seconds:.2f}",
        f"{measures.fastest:.2f} – {measures.slowest:.2f}",
        f"{measures.cpu_seconds:.2f}",
        f"{measures.together / MEGABYTE:.0f}" if measures.together else "",
        f"{measures.largest / MEGABYTE:.0f}" if measures.largest else "",
    )


def _promise(promise: Promise) -> tuple[str, ...]:
    return promise.what, promise.most, "; ".join(promise.measured)


def _said(comparison: Comparison, figure: str) -> str:
    return f"{figure} ({comparison.of})"


def _herald(comparison: Comparison, case: str) -> Measures | None:
    return comparison.measures.get(("Herald", case))


def _growth(made: Mapping[int, Comparison], few: int, many: int) -> float | None:
    if few not in made or many not in made:
        return None
    less, more = _herald(made[few], CLEAN), _herald(made[many], CLEAN)
    return more.seconds / less.seconds if less and more else None


def _ratios(comparison: Comparison, case: str, name: str) -> tuple[str, str]:
    if name.startswith("Herald"):
        return "", ""
    return _ratio(comparison.ratio(case, name)), _ratio(comparison.cpu_ratio(case, name))


def _ratio(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.3f}"


def _table(head: str, rows: Iterator[tuple[str, ...]] | Sequence[tuple[str, ...]]) -> str:
    columns = head.count("|") - 1
    lines = [head, f"|{' --- |' * columns}"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines)
