"""Real records, from the file to the page: what is on the site, and what Herald says of the rest."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from faults import Fault, errors, expected, mended
from office_from_data import MOMENT, Draft, Drafts, drafts, write

from herald.build import inspect
from herald.problems import Problem
from herald.records.source import Source, read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@pytest.fixture(scope="module")
def found() -> Drafts:
    return drafts()


def test_the_tool_makes_a_record_of_every_row_but_those_it_names(found: Drafts) -> None:
    assert found.counts() == {
        "committee": 40,
        "event": 290,
        "goal": 141,
        "person": 25,
        "proclamation": 110,
        "release": 148,
    }
    assert found.left_out == {"nyc311": 250}
    assert sum(len(record.rows) for record in found.real) == 833


def test_every_text_comes_through_the_file_unchanged(found: Drafts) -> None:
    unread = []
    for record in found.records:
        source = read(record.path, record.text().encode())
        if isinstance(source, Problem):
            unread.append(record)
            continue
        assert isinstance(source, Source)
        assert source.values == record.fields
        assert source.body.rstrip("\n") == record.body.rstrip("\n")
        assert bool(source.body) == bool(record.body.strip())
    assert all(errors(record)[0].rule == "file" for record in unread)
    assert len(unread) == 5


def test_what_is_wrong_is_said_record_by_record_and_nothing_else(
    found: Drafts, tmp_path: Path
) -> None:
    write(found.records, tmp_path)
    faults = [fault for record in found.real for fault in expected(record)]
    compare(inspect(tmp_path, MOMENT).problems, faults)


def test_what_the_messages_ask_for_is_enough(found: Drafts, tmp_path: Path) -> None:
    records = [mended(record) if record.rows else record for record in found.records]
    write(records, tmp_path)
    left = [fault for record in records if record.rows for fault in expected(record)]
    assert {(fault.rule, fault.severity) for fault in left} == {
        ("weekday", "error"),
        ("whereas-count", "warning"),
    }
    compare(inspect(tmp_path, MOMENT).problems, left)


def compare(problems: Iterable[Problem], faults: Iterable[Fault]) -> None:
    """Every expected fault is one problem, in its place and in its words, and every problem is one of them."""
    told: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        told[problem.path].append(problem)
    unsaid = []
    for fault in faults:
        match = next((problem for problem in told[fault.path] if is_told(fault, problem)), None)
        if match:
            told[fault.path].remove(match)
        else:
            unsaid.append(fault)
    assert (unsaid, [str(problem) for said in told.values() for problem in said]) == ([], [])


def is_told(fault: Fault, problem: Problem) -> bool:
    lines = (fault.line, fault.line + 1) if fault.rule == "whereas-count" else (fault.line,)
    return (
        problem.line in lines
        and (problem.rule, problem.severity) == (fault.rule, fault.severity)
        and fault.says in problem.message
    )
