"""The command line as people call it: what is printed, and the exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from herald.cli import commands

SETTINGS = """\
city: Port Ellery
state: Washington
mayor: renata-okafor-lindqvist
timezone: America/Los_Angeles
site_url: https://mayor.portellery.example/
"""

MAYOR = """\
title: Renata Okafor-Lindqvist
visibility: public
role: Mayor
"""

VENUE = """\
title: City Hall
visibility: public
address: 210 Harbor Street
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small office: the Mayor, and a venue."""
    put(tmp_path, "office.yml", SETTINGS)
    put(tmp_path, "content/pages/index.md", "# Welcome\n")
    put(tmp_path, "office/people/renata-okafor-lindqvist.yml", MAYOR)
    put(tmp_path, "office/venues/city-hall.yml", VENUE)
    return tmp_path


def put(root: Path, path: str, text: str) -> None:
    """Writes a file of the office."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def herald(root: Path, *words: str) -> Result:
    """The command in the office's folder; noon on November 20, 2026 where it asks for a moment."""
    timed = words[0] in ("check", "build", "brief", "new")
    moment = ["--at", "2026-11-20T12:00"] if timed and "--at" not in words else []
    rooted = words[0] in ("check", "build", "brief", "new", "list")
    options = ["--root", str(root)] if rooted else []
    return CliRunner().invoke(commands, [words[0], *options, *moment, *words[1:]])


def test_check_says_that_nothing_is_wrong(root: Path) -> None:
    result = herald(root, "check")

    assert (result.output, result.exit_code) == ("Nothing is wrong.\n", 0)


def test_check_names_what_is_wrong_and_exits_with_1(root: Path) -> None:
    put(root, "office/venues/city-hall.yml", VENUE + "capasity: 40\n")

    result = herald(root, "check")

    assert result.output == (
        "office/venues/city-hall.yml:4: 'capasity' is not a field here. Did you mean 'capacity'? "
        "[venue]\n1 error, 0 warnings\n"
    )
    assert result.exit_code == 1


def test_check_in_json_is_one_list(root: Path) -> None:
    put(root, "office/venues/city-hall.yml", VENUE + "capacity: many\n")

    assert json.loads(herald(root, "check", "--format", "json").output) == [
        {
            "path": "office/venues/city-hall.yml",
            "line": 4,
            "column": 11,
            "rule": "venue",
            "severity": "error",
            "message": "'capacity' is 'many'; a whole number is written 12",
        }
    ]


def test_check_writes_nothing(root: Path) -> None:
    before = sorted(root.rglob("*"))
    herald(root, "check")

    assert sorted(root.rglob("*")) == before


def test_a_folder_without_office_yml_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    result = herald(tmp_path, "build")

    assert result.output == (
        "office.yml:1: There is no office.yml here; an office needs one, and "
        "content/pages/index.md. Call herald in the office's folder, or name it with --root "
        "[office]\n1 error, 0 warnings\n"
    )
    assert result.exit_code == 1


def test_build_with_errors_writes_nothing_and_exits_with_1(root: Path) -> None:
    put(root, "office/venues/city-hall.yml", "title: City Hall\n")

    result = herald(root, "build")

    assert result.exit_code == 1
    assert "1 error, 0 warnings; nothing was written." in result.output
    assert not (root / "site").exists()
    assert not (root / "private").exists()


def test_an_office_needs_office_yml_and_a_home_page_and_nothing_else(tmp_path: Path) -> None:
    put(tmp_path, "office.yml", SETTINGS)
    put(tmp_path, "content/pages/index.md", "# Welcome\n")

    result = herald(tmp_path, "build")

    assert result.exit_code == 0, result.output
    assert "Welcome" in (tmp_path / "site/index.html").read_text(encoding="utf-8")


def test_a_second_build_makes_nothing(root: Path) -> None:
    first = herald(root, "build")
    second = herald(root, "build")

    assert first.exit_code == 0, first.output
    assert ", 0 made, 0 written, 0 removed" in second.output.splitlines()[0]


def test_an_unknown_part_is_a_wrong_command(root: Path) -> None:
    result = herald(root, "build", "--only", "sight")

    assert result.exit_code == 2
    assert "There is no part 'sight'; the parts are site, documents, alert, " in result.output


@pytest.mark.parametrize("moment", ["soon", "2026-02-30", "2026-03-08T02:30"])
def test_a_moment_that_there_is_not_is_a_wrong_command(root: Path, moment: str) -> None:
    result = herald(root, "check", "--at", moment)

    assert result.exit_code == 2
    assert f"--at is '{moment}'; " in result.output


def test_a_moment_with_an_offset_is_understood(root: Path) -> None:
    assert herald(root, "check", "--at", "2026-11-20T20:00:00+00:00").exit_code == 0


def test_new_writes_a_record_that_only_its_references_keep_from_being_right(root: Path) -> None:
    result = herald(root, "new", "event", "Budget town hall: “Q&A”")

    assert result.output == "schedules/events/2026/budget-town-hall-q-a.md\n"
    assert (root / result.output.strip()).read_text(encoding="utf-8") == (
        '---\ntitle: "Budget town hall: “Q&A”"\nvisibility: internal\n'
        "starts: 2026-12-03 18:00\nends: 2026-12-03 19:30\nvenue: city-hall\n"
        "subtype: town_hall\n---\n\n"
        "What it is about, who is welcome, and what to bring.\n"
    )
    assert herald(root, "check").output == "Nothing is wrong.\n"


def test_new_never_writes_over_a_record(root: Path) -> None:
    result = herald(root, "new", "venue", "City Hall")
    again = herald(root, "new", "venue", "City Hall")

    assert result.output == "office/venues/city-hall.md\n"
    assert again.exit_code == 2
    assert "office/venues/city-hall.md is there already; choose another title" in again.output


def test_new_asks_for_the_committee_of_a_goal(root: Path) -> None:
    result = herald(root, "new", "goal", "More trees")

    assert result.exit_code == 2
    assert "A goal belongs to a committee; name it with --in" in result.output
    assert herald(root, "new", "goal", "More trees", "--in", "parks").output == (
        "committees/parks/goals/more-trees.md\n"
    )


def test_list_shows_the_records_of_a_kind(root: Path) -> None:
    assert herald(root, "list", "venue").output == "city-hall  public  City Hall\n"


def test_every_schema_is_json_and_names_its_kind() -> None:
    described = json.loads(herald(Path(), "schema", "venue").output)

    assert described["title"] == "venue"
    assert described["required"] == ["title", "address"]
    assert described["additionalProperties"] is False


def test_explain_prints_the_page_of_a_rule() -> None:
    result = herald(Path(), "explain", "dangling-reference")

    assert result.exit_code == 0
    assert result.output.startswith("# dangling-reference\n\nA record names another record")


def test_explain_guesses_what_was_meant() -> None:
    result = herald(Path(), "explain", "dangling-refrence")

    assert result.exit_code == 2
    assert (
        "There is no rule 'dangling-refrence'. Did you mean 'dangling-reference'?" in result.output
    )


def test_a_fault_of_ours_exits_with_3_and_says_whose_it_is(root: Path) -> None:
    call = (
        "import herald.inspection, herald.cli, sys\n"
        "def broken(*given, **named): raise ZeroDivisionError('on ' + 'purpose')\n"
        "herald.inspection.inspect = broken\n"
        f"sys.argv = ['herald', 'check', '--root', {str(root)!r}]\n"
        "herald.cli.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", call], capture_output=True, text=True, check=False)

    assert done.returncode == 3
    assert "\nZeroDivisionError\n" in done.stderr
    assert "on purpose" not in done.stderr
    assert done.stderr.endswith(
        "\nThis is a fault in Herald 0.1.0 and not in your records. Please send the lines above to "
        "the people who look after Herald; they repeat nothing of what the records say.\n"
    )


def test_check_loads_no_engine(root: Path) -> None:
    """An editor's check must be quick, and run where no site can be built."""
    call = (
        "import sys, herald.cli\n"
        "try: herald.cli.commands(['check', '--root', sys.argv[1], '--at', '2026-11-20T12:00'])\n"
        "except SystemExit as done: assert not done.code\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules}\n"
        "    & {'mkdocs', 'typst', 'jinja2', 'babel', 'icalendar', 'css_inline'}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", call, str(root)], capture_output=True, text=True, check=True
    )

    assert done.stdout == "Nothing is wrong.\n[]\n"
