"""The command line: where the clock is read, exceptions are caught, and people are spoken to.

Exit codes: 0 when all is well, 1 for errors in the records, 2 for a wrong command, 3 for our bug.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from herald import __version__, report
from herald.problems import errors, plain
from herald.stopped import Stopped

if TYPE_CHECKING:
    from herald.problems import Problem
    from herald.settings import Settings

EXIT_PROBLEMS = 1
EXIT_STOPPED = 2
EXIT_BUG = 3
PARTS = ("site", "documents", "newsletters")

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path),
    default=".",
    help="The office's folder, where office.yml is; by default the current one.",
)
at_option = click.option(
    "--at",
    "moment",
    metavar="MOMENT",
    help="The moment of the build, 2026-11-20T12:00 in the office's time zone; by default now.",
)


class KindName(click.ParamType[str]):
    """The name of a kind; the kinds are imported when one is given, and not for every command."""

    name = "kind"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from herald.kinds import BY_NAME

        return click.Choice(sorted(BY_NAME)).convert(value, param, ctx)


class _Problems(click.ClickException):
    """Errors in the records that leave a command nothing to do."""

    exit_code = EXIT_PROBLEMS

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(report.told(problems, report.Format.TEXT))

    def show(self, file: object = None) -> None:
        click.echo(self.message, err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="herald")
def commands() -> None:
    """A mayor's office in git: checks records, and makes the site, documents and newsletters."""


@commands.command()
@root_option
@at_option
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in report.Format]),
    default=report.Format.TEXT.value,
    help="How problems are told.",
)
def check(root: Path, moment: str | None, form: str) -> None:
    """Reads and checks everything; writes nothing."""
    from herald.execution import cores, crew
    from herald.inspection import inspect
    from herald.records.reader import read_settings

    problems = read_settings(root)[1]
    if not problems:
        with crew(cores()) as workers:
            problems = [*inspect(root, _at(root, moment), workers=workers).problems]
    click.echo(report.told(problems, report.Format(form)))
    if errors(problems):
        sys.exit(EXIT_PROBLEMS)


@commands.command()
@root_option
@at_option
@click.option("--jobs", type=click.IntRange(1), help="How many at a time; by default the cores.")
@click.option("--only", help=f"Only these parts, of {', '.join(PARTS)}.", metavar="PARTS")
@click.option("--no-cache", is_flag=True, help="Makes everything anew.")
def build(
    root: Path, moment: str | None, jobs: int | None, only: str | None, *, no_cache: bool
) -> None:
    """Checks, then makes `site/` and `private/`; with errors nothing is written."""
    parts = _parts(only)
    if not no_cache and _is_done(root, moment, parts):
        return
    from herald.build import build as build_office

    result = build_office(root, _at(root, moment), jobs=jobs, parts=parts, use_cache=not no_cache)
    for problem in result.problems:
        click.echo(str(problem), err=True)
    if errors(result.problems):
        click.echo(report.summary(result.problems) + "; nothing was written.", err=True)
        sys.exit(EXIT_PROBLEMS)
    for line in result.summary():
        click.echo(line)


@commands.command()
@root_option
@at_option
@click.option("--port", default=8000, help="On 127.0.0.1.", show_default=True)
def serve(root: Path, moment: str | None, port: int) -> None:
    """Builds, serves on 127.0.0.1, and builds and reloads on every save."""
    from herald.delivery.preview import serve as serve_office

    # Without --at every build is of its own moment, so that a preview lives on as the day does.
    def now() -> datetime:
        try:
            return _at(root, moment)
        except _Problems as wrong:
            raise Stopped(wrong.message) from wrong

    serve_office(root, now, port=port, say=click.echo)


@commands.command()
@root_option
@at_option
@click.argument("day", metavar="DATE")
def brief(root: Path, moment: str | None, day: str) -> None:
    """Makes the Mayor's briefing book for DATE, written 2026-12-03, in private/briefings/."""
    from herald.build import brief as brief_for

    at = _at(root, moment)
    result = brief_for(root, _parsed(day, "00:00", at).date(), at)
    if errors(result.problems):
        raise _Problems(errors(result.problems))
    click.echo(result.path)


@commands.command()
@root_option
@at_option
@click.argument("kind", type=KindName())
@click.argument("title")
@click.option("--in", "parent", metavar="NAME", help="The committee that a goal belongs to.")
def new(root: Path, moment: str | None, kind: str, title: str, parent: str | None) -> None:
    """Starts a record of KIND called TITLE: a file in the right folder, with the fields to fill."""
    from herald.drafting import draft
    from herald.kinds import BY_NAME

    written = draft(BY_NAME[kind], title, _at(root, moment).date(), parent or "")
    if written.refusal:
        raise click.UsageError(written.refusal)
    path = root / written.path
    if path.exists():
        raise click.UsageError(f"{written.path} is there already; choose another title")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written.text, encoding="utf-8")
    click.echo(written.path)


@commands.command()
@click.argument("kind", type=KindName(), required=False)
@click.option(
    "--folder", type=click.Path(file_okay=False, path_type=Path), help="Writes them here."
)
def schema(kind: str | None, folder: Path | None) -> None:
    """Prints the JSON Schema of KIND, or of all; with --folder writes a file for each."""
    from herald.drafting import json_schema
    from herald.kinds import BY_NAME, KINDS

    chosen = [BY_NAME[kind]] if kind else list(KINDS)
    for each in chosen:
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{each.name}.schema.json").write_text(json_schema(each), encoding="utf-8")
        else:
            click.echo(json_schema(each), nl=False)


@commands.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Prints the page of RULE, the word in brackets at the end of a problem."""
    from herald.manual import page, rules
    from herald.records.wording import did_you_mean

    text = page(rule)
    if text is None:
        raise click.UsageError(f"There is no rule '{rule}'.{did_you_mean(rule, rules())}")
    click.echo(text)


@commands.command("list")
@root_option
@click.argument("kind", type=KindName())
def list_records(root: Path, kind: str) -> None:
    """Lists the records of KIND: date, name, visibility, title."""
    from herald.kinds import KINDS
    from herald.records.reader import read_office

    reading = read_office(root, KINDS)
    if reading.settings is None:
        raise _Problems(list(reading.problems))
    found = [e for e in reading.entries if e.kind.name == kind]
    first = reading.settings.languages[0]
    rows = [
        (str(e.record.day or ""), e.name, e.record.visibility.value, e.record.title)
        for e in found
        if e.language == first
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for row in sorted(rows):
        click.echo("  ".join([*map(str.ljust, row, widths), row[3]]).strip())


@commands.command(hidden=True)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def manual(folder: Path) -> None:
    """Writes docs/kinds.md and docs/checks.md from the declarations."""
    from herald.manual import write

    write(folder)


def _is_done(root: Path, moment: str | None, parts: frozenset[str]) -> bool:
    """Whether a build would find nothing to do; then says what it would say."""
    from herald.program import digest_of_program
    from herald.standstill import STATE, recalled

    held = recalled(root, root / STATE, digest_of_program(), parts, moment, datetime.now(UTC))
    if held is None:
        return False
    for warning in held.warnings:
        click.echo(warning, err=True)
    for folder, total in held.totals.items():
        click.echo(f"{folder}: {total} files, 0 made, 0 written, 0 removed")
    return True


def _parts(only: str | None) -> frozenset[str]:
    if only is None:
        return frozenset(PARTS)
    chosen = frozenset(part.strip() for part in only.split(","))
    unknown = sorted(chosen - set(PARTS))
    if unknown:
        raise click.UsageError(f"There is no part '{unknown[0]}'; the parts are {', '.join(PARTS)}")
    return chosen


def _at(root: Path, moment: str | None) -> datetime:
    """The moment of the build, in the office's zone: the only place where the clock is read."""
    from herald.records.reader import read_settings

    settings, problems = read_settings(root)
    if settings is None:
        raise _Problems(problems)
    now = datetime.now(UTC).astimezone(settings.zone)
    if moment is None:
        return now
    return _in_zone(moment, settings)


def _in_zone(moment: str, settings: Settings) -> datetime:
    from pydantic_core import PydanticCustomError

    from herald.records.fields import parse_moment

    try:
        aware = datetime.fromisoformat(moment)
        if aware.tzinfo:
            return aware.astimezone(settings.zone)
    except (ValueError, OverflowError):
        pass  # said below, in the words for every wrong time
    try:
        return parse_moment(moment, settings.zone)
    except PydanticCustomError as error:
        raise click.UsageError(f"--at is '{moment}'; {plain(error.message())}") from None


def _parsed(day: str, clock: str, at: datetime) -> datetime:
    from pydantic_core import PydanticCustomError

    from herald.records.fields import parse_moment

    try:
        return parse_moment(f"{day} {clock}", at.tzinfo or UTC)
    except PydanticCustomError:
        raise click.UsageError(f"The day is '{day}'; a date is written 2026-12-03") from None


def main() -> None:
    """Runs a command; what nobody foresaw becomes exit code 3 with what to send us."""
    try:
        commands.main(standalone_mode=True)
    except Stopped as stopped:
        click.echo(str(stopped), err=True)
        sys.exit(EXIT_STOPPED)
    except Exception as error:  # noqa: BLE001 - the one place where everything is caught
        _apologize(error)
        sys.exit(EXIT_BUG)


def _apologize(error: Exception) -> None:
    from herald.fault import told

    click.echo(told(error), err=True)
    click.echo(
        f"\nThis is a fault in Herald {__version__} and not in your records. "
        "Please send the lines above to the people who look after Herald; "
        "they repeat nothing of what the records say.",
        err=True,
    )


if __name__ == "__main__":
    main()
