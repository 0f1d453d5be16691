"""Problems told: for people, for programs, for GitHub, and for code scanning."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING

from herald import __version__
from herald.problems import Problem, Severity, errors

if TYPE_CHECKING:
    from collections.abc import Sequence


class Format(StrEnum):
    """How problems are told."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def told(problems: Sequence[Problem], form: Format) -> str:
    """The problems in that form, in the order given; text ends with a line that counts them."""
    match form:
        case Format.TEXT:
            return "\n".join([*map(str, problems), summary(problems)])
        case Format.JSON:
            return json.dumps(
                [_as_json(problem) for problem in problems], ensure_ascii=False, indent=1
            )
        case Format.GITHUB:
            return "\n".join(map(_as_annotation, problems))
        case Format.SARIF:
            return json.dumps(_as_sarif(problems), ensure_ascii=False, indent=1)


def summary(problems: Sequence[Problem]) -> str:
    """`2 errors, 1 warning`, or that nothing is wrong."""
    wrong = len(errors(problems))
    doubtful = len(problems) - wrong
    if not problems:
        return "Nothing is wrong."
    return f"{_counted(wrong, 'error')}, {_counted(doubtful, 'warning')}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _as_json(problem: Problem) -> dict[str, object]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "rule": problem.rule,
        "severity": problem.severity.value,
        "message": problem.message,
    }


def _as_annotation(problem: Problem) -> str:
    """A workflow command, escaped as GitHub's toolkit does (actions/toolkit, command.ts)."""
    place = f"file={_property(problem.path)},line={problem.line},col={problem.column}"
    title = f"title={_property(problem.rule)}"
    return f"::{problem.severity.value} {place},{title}::{_data(problem.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _as_sarif(problems: Sequence[Problem]) -> dict[str, object]:
    """SARIF 2.1.0 (OASIS), as GitHub's code scanning reads it."""
    rules = sorted({problem.rule for problem in problems})
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "herald",
                        "version": __version__,
                        "rules": [{"id": rule} for rule in rules],
                    }
                },
                "results": [_as_result(problem) for problem in problems],
            }
        ],
    }


def _as_result(problem: Problem) -> dict[str, object]:
    level = "error" if problem.severity is Severity.ERROR else "warning"
    return {
        "ruleId": problem.rule,
        "level": level,
        "message": {"text": problem.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": problem.path},
                    "region": {"startLine": problem.line, "startColumn": problem.column},
                }
            }
        ],
    }
