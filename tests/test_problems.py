"""A problem as it is printed and sorted."""

from __future__ import annotations

from herald.problems import Problem, Severity, errors


def test_a_problem_is_one_line_with_its_place_and_rule() -> None:
    problem = Problem("office.yml", 3, 8, "office", "'city' is missing")
    assert str(problem) == "office.yml:3: 'city' is missing [office]"
    warning = Problem("office.yml", 3, 8, "office", "'city' is short", Severity.WARNING)
    assert str(warning) == "office.yml:3: warning: 'city' is short [office]"


def test_problems_sort_by_file_line_and_column() -> None:
    one, two, three, four = (
        Problem("a.yml", 2, 1, "z", "x"),
        Problem("a.yml", 10, 1, "a", "x", Severity.WARNING),
        Problem("a.yml", 10, 2, "a", "x"),
        Problem("b.yml", 1, 1, "a", "x"),
    )
    assert sorted([four, three, two, one]) == [one, two, three, four]
    assert errors([four, two, one]) == [four, one]
