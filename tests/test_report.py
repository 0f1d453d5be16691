"""The same problems told to people, programs, GitHub and code scanning."""

from __future__ import annotations

import json

from herald.problems import Problem, Severity
from herald.report import Format, told

WRONG = Problem(
    "content/news/x.md", 3, 7, "release", "'date' is 'soon'; a date is written 2026-12-03"
)
DOUBTFUL = Problem(
    "committees/a/goals/b,c.yml", 9, 1, "stale-reading", "100% old:\nread it", Severity.WARNING
)


def test_text_is_a_line_for_each_problem_and_a_count() -> None:
    assert told([WRONG, DOUBTFUL], Format.TEXT) == (
        "content/news/x.md:3: 'date' is 'soon'; a date is written 2026-12-03 [release]\n"
        "committees/a/goals/b,c.yml:9: warning: 100% old:\nread it [stale-reading]\n"
        "1 error, 1 warning"
    )


def test_text_says_so_when_nothing_is_wrong() -> None:
    assert told([], Format.TEXT) == "Nothing is wrong."


def test_json_is_one_list_of_objects() -> None:
    assert json.loads(told([WRONG], Format.JSON)) == [
        {
            "path": "content/news/x.md",
            "line": 3,
            "column": 7,
            "rule": "release",
            "severity": "error",
            "message": "'date' is 'soon'; a date is written 2026-12-03",
        }
    ]
    assert told([], Format.JSON) == "[]"


def test_github_annotations_escape_what_would_end_them() -> None:
    assert told([WRONG, DOUBTFUL], Format.GITHUB) == (
        "::error file=content/news/x.md,line=3,col=7,title=release::"
        "'date' is 'soon'; a date is written 2026-12-03\n"
        "::warning file=committees/a/goals/b%2Cc.yml,line=9,col=1,title=stale-reading::"
        "100%25 old:%0Aread it"
    )


def test_sarif_names_rule_level_and_place() -> None:
    run = json.loads(told([WRONG, DOUBTFUL], Format.SARIF))["runs"][0]

    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["release", "stale-reading"]
    assert run["results"][1] == {
        "ruleId": "stale-reading",
        "level": "warning",
        "message": {"text": "100% old:\nread it"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "committees/a/goals/b,c.yml"},
                    "region": {"startLine": 9, "startColumn": 1},
                }
            }
        ],
    }
