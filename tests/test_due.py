"""`herald due`: the one question that gives all that is due, whatever record says it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner, Result

from herald.cli import commands

if TYPE_CHECKING:
    from pathlib import Path


def due(root: Path, *words: str) -> Result:
    """The command at noon on November 20, 2026."""
    given = ["--root", str(root), "--at", "2026-11-20T12:00", *words]
    return CliRunner().invoke(commands, ["due", *given])


def test_what_is_due_is_told_by_owner_and_what_is_overdue_comes_first(root: Path) -> None:
    """
    == office/people/ada.yml ==
    title: Ada Brook
    == office/tasks/maps.yml ==
    title: Print the maps
    owner: ada
    due: 2026-11-21
    == office/tasks/cots.yml ==
    title: Count the cots
    owner: renata-okafor-lindqvist
    due: 2026-11-18
    status: blocked
    == office/tasks/secret.yml ==
    title: Prepare the talks
    visibility: confidential
    owner: ada
    due: 2026-11-18
    == schedules/meetings/2026-11-10-council.yml ==
    title: Council
    meeting_kind: special
    body: Council
    starts: 2026-11-10 18:00
    ends: 2026-11-10 19:00
    place: City Hall
    actions:
      - {what: Ask the attorney}
      - {what: Order the pumps, owner: Ada Brook, due: 2026-12-20}
    """
    assert (
        due(root).output
        == """\
Renata Okafor-Lindqvist (1 open, 1 overdue)
  2026-11-18  2 days late     Count the cots (blocked)
                              task: office/tasks/cots.yml

Ada Brook (2 open)
  2026-11-21  tomorrow        Print the maps
                              task: office/tasks/maps.yml
  2026-12-20  in 30 days      Order the pumps
                              meeting: schedules/meetings/2026-11-10-council.yml

Nobody (1 open)
  no day                      Ask the attorney
                              meeting: schedules/meetings/2026-11-10-council.yml

4 open, 1 overdue
"""
    )
    assert (
        due(root, "--within", "1w", "--owner", "ada").output
        == """\
Ada Brook (1 open)
  2026-11-21  tomorrow        Print the maps
                              task: office/tasks/maps.yml

1 open, 0 overdue
"""
    )
    assert "Prepare the talks" in due(root, "--for", "mayor").output
    assert due(root, "--for", "mayor", "--within", "0d", "--owner", "Parks").exit_code == 2


def test_programs_are_told_the_same(root: Path) -> None:
    """
    == office/people/ada.yml ==
    title: Ada Brook
    == office/commitments/pumps.yml ==
    title: Two pumps
    words: You will have two pumps by March.
    made_on: 2026-09-15
    authority: direct
    owner: ada
    due: 2026-11-18
    """
    assert json.loads(due(root, "--format", "json").output) == [
        {
            "what": "Two pumps",
            "owner": {"name": "ada", "title": "Ada Brook"},
            "due": "2026-11-18",
            "days_late": 2,
            "status": "open",
            "kind": "commitment",
            "record": "commitment/pumps",
            "path": "office/commitments/pumps.yml",
            "title": "Two pumps",
            "news": "2026-09-15",
            "is_stale": True,
        }
    ]


def test_a_name_or_a_span_that_is_misspelt_is_answered_with_what_to_write(root: Path) -> None:
    """
    == office/people/ada-brook.yml ==
    title: Ada Brook
    == office/tasks/maps.yml ==
    title: Print the maps
    owner: ada-brook
    due: 2026-11-21
    """
    said = [
        due(root, *words).output.splitlines()[-1]
        for words in (["--owner", "Ada Brok"], ["--owner", "ada-brok"], ["--within", "7"])
    ]

    assert said == [
        "Error: Nobody is called 'Ada Brok'. Did you mean 'Ada Brook'?",
        "Error: Nobody is called 'ada-brok'. Did you mean 'ada-brook'?",
        "Error: Invalid value for '--within': '7' is no number of days or weeks; write 7d or 2w",
    ]


def test_where_nothing_is_due_it_says_so(root: Path) -> None:
    """An office with nothing to do."""
    assert due(root).output == "Nothing is due.\n"
