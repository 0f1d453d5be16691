"""What is written of the measures."""

from __future__ import annotations

from pathlib import Path

from benchmarks.comparison import CLEAN, Comparison, Measures, Output
from benchmarks.measure import Run
from benchmarks.results import promises, table, write


def test_a_table_has_medians_and_the_ratio_to_each_rival() -> None:
    assert table(_comparison()) == (
        "| program | | seconds | from – to | CPU seconds | MB, all | MB, largest | Herald ÷ it | "
        "in CPU seconds |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
        "| Herald | everything anew | 2.00 | 1.00 – 6.00 | 3.00 | 200 | 150 |  |  |\n"
        "| Hugo | everything anew | 4.00 | 4.00 – 4.00 | 6.00 |  |  | 0.500 | 0.500 |"
    )


def test_a_promise_names_what_was_measured_for_it() -> None:
    said = {one.what: (one.most, one.measured) for one in promises([_comparison()], [])}
    assert said["everything anew, to Hugo's time"] == ("≤ 0.60", ["0.500 (made-up)"])
    assert said["memory for 10,000 records anew, MB"] == ("≤ 250", ["200 (made-up)"])
    assert said["PDFs a second"] == ("≥ 60", [])


def test_only_what_stands_between_the_marks_is_written_anew(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(
        "# Before\n\n<!-- begin: written by `make bench` -->\nold\n<!-- end -->\nafter\n"
    )
    write("new\n", page)
    assert page.read_text("utf-8") == (
        "# Before\n\n<!-- begin: written by `make bench` -->\n\nnew\n\n<!-- end -->\nafter\n"
    )


def _comparison() -> Comparison:
    """Herald in 1, 2 and 6 seconds, and Hugo in 4."""
    herald = tuple(Run(seconds, 3, 150_000_000, 0) for seconds in (1, 2, 6))
    return Comparison(
        "made-up",
        10_000,
        {
            ("Herald", CLEAN): Measures(herald, 150_000_000, 200_000_000),
            ("Hugo", CLEAN): Measures((Run(4, 6, 0, 0),)),
        },
        {"Herald": Output(1, 1, 1)},
    )
