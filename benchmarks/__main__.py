"""Measures Herald beside other programs, and says what came of it.

    python -m benchmarks --records 10000 --rivals hugo,mkdocs --runs 5

`make bench` runs the standard set, and writes the results into docs/performance.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import documents, pages, real, records, results, sites
from benchmarks.comparison import Comparison, compared, remove
from benchmarks.documents import Production
from benchmarks.sites import Content, MissingError, Site

RIVALS: dict[str, Callable[[Content, Path], Site]] = {
    "hugo": sites.hugo,
    "mkdocs": sites.mkdocs,
    "zensical": sites.zensical,
    "eleventy": sites.eleventy,
}
QUICK = frozenset(("Herald", sites.WITH_EVERYTHING, "Hugo"))
"""The programs that are run as often as is asked for; the others take minutes."""
WORK = Path(__file__).resolve().parents[1] / "build" / "benchmarks"


@dataclass(frozen=True)
class Plan:
    """An office, and who makes a site of it how often."""

    of: str
    records: int
    rivals: Sequence[str]
    runs: int
    slow_runs: int
    everything: bool = False
    """Also Herald with PDFs and newsletters, which no rival makes."""


@dataclass(frozen=True)
class Documents:
    """How many PDFs Herald makes, and the others, and how often."""

    many: int
    few: int
    runs: int


STANDARD = (
    Plan("made-up", 1_000, tuple(RIVALS), runs=5, slow_runs=5, everything=True),
    Plan("made-up", 10_000, tuple(RIVALS), runs=5, slow_runs=1, everything=True),
    Plan("real", 10_000, ("hugo", "mkdocs"), runs=5, slow_runs=1),
    Plan("made-up", 50_000, (), runs=3, slow_runs=0),
)
STANDARD_DOCUMENTS = Documents(1_000, 48, 5)


def main() -> None:
    """Runs what is asked for, and prints the results."""
    given = _arguments()
    plans, printing = _asked(given)
    done = [comparison for plan in plans if (comparison := compare(plan))]
    productions = produce(printing) if printing else []
    text = results.report(done, productions)
    sys.stdout.write(text)
    if given.write:
        results.write(text)


def compare(plan: Plan) -> Comparison | None:
    """Lays out the office for every program and runs them in turn."""
    if plan.of == "real" and not real.is_there():
        say(f"There is no real data in {real.DATA}; the half of it is left out.")
        return None
    work = _emptied(WORK / f"{plan.of}-{plan.records}")
    say(f"{plan.records:,} {plan.of} records")
    laid_out, missing = _laid_out(plan, work)
    runs = {site.name: plan.runs if site.name in QUICK else plan.slow_runs for site in laid_out}
    measures, outputs = compared(laid_out, runs, say, work)
    remove([work])
    return Comparison(plan.of, plan.records, measures, outputs, missing)


def _laid_out(plan: Plan, work: Path) -> tuple[list[Site], list[str]]:
    """The sites, and why others are left out; the content itself is not kept in memory."""
    content = _content(plan.of, plan.records)
    laid_out, missing = [sites.herald(content, work / "herald")], []
    if plan.everything:
        laid_out.append(sites.herald_with_everything(content, work / "herald-with-everything"))
    for rival in plan.rivals:
        try:
            laid_out.append(RIVALS[rival](content, work / rival))
        except MissingError as error:
            missing.append(str(error))
            say(f"Left out: {error}")
    return laid_out, missing


def produce(printing: Documents) -> list[Production]:
    """Makes PDFs in every way that is there."""
    work = _emptied(WORK / "documents")
    # Half of all records are documents.
    content = _content("made-up", printing.many * 2)
    ways = []
    for route in documents.routes(content, printing.few, work):
        if isinstance(route, MissingError):
            say(f"Left out: {route}")
        else:
            ways.append(route)
    made = documents.produced(ways, printing.runs, say, work)
    remove([work])
    return made


def say(line: str) -> None:
    """On the way, and not among the results."""
    sys.stderr.write(f"{line}\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--standard", action="store_true", help="all that `make bench` measures")
    parser.add_argument("--records", type=int, nargs="*", default=[], help="sizes of the office")
    parser.add_argument("--real", action="store_true", help="real records, not made-up ones")
    parser.add_argument("--rivals", default="hugo", help=f"of {', '.join(RIVALS)}; '' for none")
    parser.add_argument("--runs", type=int, default=5, help="that count, of Herald and Hugo")
    parser.add_argument("--slow-runs", type=int, default=1, help="that count, of the others")
    parser.add_argument("--everything", action="store_true", help="Herald with PDFs and mail too")
    parser.add_argument("--documents", type=int, default=0, help="PDFs to make with Herald")
    parser.add_argument("--few", type=int, default=48, help="PDFs to make with each other program")
    parser.add_argument("--write", action="store_true", help="writes docs/performance.md too")
    given = parser.parse_args()
    unknown = set(filter(None, given.rivals.split(","))) - set(RIVALS)
    if unknown:
        parser.error(f"there is no rival {', '.join(sorted(unknown))}")
    return given


def _asked(given: argparse.Namespace) -> tuple[Sequence[Plan], Documents | None]:
    if given.standard:
        return STANDARD, STANDARD_DOCUMENTS
    of = "real" if given.real else "made-up"
    rivals = [*filter(None, given.rivals.split(","))]
    plans = [
        Plan(of, count, rivals, given.runs, given.slow_runs, given.everything)
        for count in given.records
    ]
    printing = Documents(given.documents, given.few, given.runs) if given.documents else None
    return plans, printing


def _content(of: str, count: int) -> Content:
    maker = real if of == "real" else records
    made = [*maker.office(count)]
    return Content(made, maker.write, pages.pages(made))


def _emptied(folder: Path) -> Path:
    remove([folder])
    folder.mkdir(parents=True)
    return folder


if __name__ == "__main__":
    main()
