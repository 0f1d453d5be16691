"""The commands that check the office, build what comes out of it, prove it and publish it."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from herald import report
from herald.building.parts import EVERY_PART, PARTS
from herald.cli.options import (
    EXIT_PROBLEMS,
    Problems,
    at_option,
    commit_option,
    identity_option,
    manuscript_of,
    moment_of,
    now,
    office_read,
    root_option,
    say_closed,
)
from herald.problems import errors
from herald.stopped import Stopped

if TYPE_CHECKING:
    from herald.commits.manuscript import Manuscript


@click.command()
@root_option
@at_option
@commit_option
@identity_option
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in report.Format]),
    default=report.Format.TEXT.value,
    help="How problems are told.",
)
def check(
    root: Path, moment: str | None, revision: str | None, identity: Path | None, form: str
) -> None:
    """Reads and checks everything; writes nothing."""
    from tempfile import TemporaryDirectory

    from herald.commits.checkout import copy_to_read
    from herald.commits.history import history_of, paths_of_interest
    from herald.inspection import inspect
    from herald.making.execution import cores, crew
    from herald.records.reader import read_settings

    manuscript = manuscript_of(root, revision, identity)
    closed = 0
    with TemporaryDirectory(prefix="herald-") as folder, crew(cores()) as workers:
        copy = copy_to_read(root, manuscript, Path(folder))
        wrong = read_settings(copy.folder)[1]
        problems = [*copy.problems] or wrong
        if not wrong:
            at, key = moment_of(copy.folder, moment), manuscript.key
            wanted = paths_of_interest(copy.folder)
            history = history_of(root, manuscript.commit, wanted=wanted)
            found = inspect(copy.folder, at, workers=workers, key=key, history=history)
            every = {*copy.problems, *found.problems, *history.problems()}
            problems, closed = sorted(every), found.closed
    say_closed(closed, manuscript)
    click.echo(report.told(problems, report.Format(form)))
    if errors(problems):
        sys.exit(EXIT_PROBLEMS)


@click.command()
@root_option
@at_option
@commit_option
@identity_option
@click.option("--jobs", type=click.IntRange(1), help="How many at a time; by default the cores.")
@click.option("--only", help=f"Only these parts, of {', '.join(EVERY_PART)}.", metavar="PARTS")
@click.option("--no-cache", is_flag=True, help="Makes everything anew.")
def build(
    root: Path,
    moment: str | None,
    revision: str | None,
    identity: Path | None,
    jobs: int | None,
    only: str | None,
    *,
    no_cache: bool,
) -> None:
    """Checks, then makes `site/` and `private/`; with errors nothing is written."""
    parts = _parts(only)
    manuscript = manuscript_of(root, revision, identity)
    if not no_cache and _is_done(root, moment, parts, manuscript):
        return
    from herald.build import build as build_office

    result = build_office(
        root,
        moment_of(root, moment, manuscript),
        jobs=jobs,
        parts=parts,
        use_cache=not no_cache,
        manuscript=manuscript,
    )
    for problem in result.problems:
        click.echo(str(problem), err=True)
    say_closed(result.closed, manuscript)
    if errors(result.problems) and not result.published:
        click.echo(report.summary(result.problems) + "; nothing was written.", err=True)
        sys.exit(EXIT_PROBLEMS)
    for line in result.summary():
        click.echo(line)
    if errors(result.problems):  # of the calendar: the desk tells of them
        sys.exit(EXIT_PROBLEMS)


@click.command()
@root_option
@at_option
@click.option("--jobs", type=click.IntRange(1), help="How many at a time; by default the cores.")
@click.option("--no-cache", is_flag=True, help="Makes everything anew.")
@click.option("--commit", "revision", metavar="REV", help="By default the last one, HEAD.")
def publish(
    root: Path, moment: str | None, jobs: int | None, revision: str | None, *, no_cache: bool
) -> None:
    """Makes the site as of now, and publishes it in `published/site` if every gate lets it pass.

    Of a commit, whatever lies in the working tree; of an office outside git, as its files are.
    Never of a moment that is still to come, and never of one before the last publication.
    """
    from herald.commits.checkout import is_kept
    from herald.delivery.publication import publish as publish_office

    at = moment_of(root, moment)
    result = publish_office(
        *(root, at, now()),
        jobs=jobs,
        use_cache=not no_cache,
        manuscript=manuscript_of(root, revision or ("HEAD" if is_kept(root) else None), None),
    )
    for problem in result.problems:
        click.echo(str(problem), err=True)
    if errors(result.problems):
        click.echo(report.summary(result.problems) + "; nothing was published.", err=True)
        sys.exit(EXIT_PROBLEMS)
    click.echo(f"published/site: {result.files} files, as of {at:%Y-%m-%d %H:%M %Z}")


@click.command()
@root_option
@at_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "ics"]),
    default="text",
    help="How the plan is told; ics is a calendar.",
)
def plan(root: Path, moment: str | None, form: str) -> None:
    """Says when something is released, lifted or expires next, and what is overdue."""
    from herald.delivery import plan as planning
    from herald.delivery.publication import last_moment

    at = moment_of(root, moment)
    office = office_read(root, at)
    found = planning.plan(office, at, last_moment(root))
    match form:
        case "json":
            click.echo(planning.as_json(found))
        case "ics":
            click.echo(planning.as_calendar(found, office.settings), nl=False)
        case _:
            click.echo(planning.as_text(found))


@click.command()
@root_option
@at_option
@click.option("--jobs", type=click.IntRange(1), help="How many at a time; by default the cores.")
def verify(root: Path, moment: str | None, jobs: int | None) -> None:
    """Builds, and proves that nothing not released shows in what the public or the press gets."""
    from herald.verification import ADVICE
    from herald.verification import verify as verify_office

    found = verify_office(root, moment_of(root, moment), jobs=jobs)
    for problem in found.problems:
        click.echo(str(problem), err=True)
    if errors(found.problems):
        click.echo(report.summary(found.problems) + "; nothing was compared.", err=True)
        sys.exit(EXIT_PROBLEMS)
    for difference in found.differences:
        click.echo(str(difference), err=True)
    click.echo(found.summary())
    if found.differences:
        click.echo(ADVICE, err=True)
        sys.exit(EXIT_PROBLEMS)


@click.command()
@root_option
@at_option
@click.argument(
    "folder", required=False, type=click.Path(file_okay=False, resolve_path=True, path_type=Path)
)
def scan(root: Path, moment: str | None, folder: Path | None) -> None:
    """Looks in FOLDER, by default site/, for anything that the office has not released.

    It reads the office by itself and shares nothing with what builds the site. What it finds is
    told by file and field, never in words, and written to private/leak-report.json.
    """
    from herald.delivery.leak_scan import scanned

    found = scanned(root, root, moment_of(root, moment), folder or root / "site")
    for line in found.sentences:
        click.echo(line)
    if not found.is_clean:
        sys.exit(EXIT_PROBLEMS)


@click.command()
@root_option
@at_option
@click.option("--port", default=8000, help="On 127.0.0.1.", show_default=True)
def serve(root: Path, moment: str | None, port: int) -> None:
    """Builds, serves on 127.0.0.1, and builds and reloads on every save."""
    from herald.delivery.preview import serve as serve_office

    # Without --at every build is of its own moment, so that a preview lives on as the day does.
    def moment_now() -> datetime:
        try:
            return moment_of(root, moment)
        except Problems as wrong:
            raise Stopped(wrong.message) from wrong

    serve_office(root, moment_now, port=port, say=click.echo)


def _is_done(root: Path, moment: str | None, parts: frozenset[str], manuscript: Manuscript) -> bool:
    """Whether a build would find nothing to do; then says what it would say."""
    from herald.making.program import digest_of_program
    from herald.making.standstill import STATE, recalled, state_of_office

    reading, commit = now(), manuscript.commit
    held = recalled(
        *(root, root / STATE, digest_of_program(), parts, moment, reading),
        lambda: state_of_office(root, commit, with_key=bool(manuscript.key)),
    )
    if held is None:
        return False
    if commit:
        click.echo(f"commit {commit}")
    for warning in held.warnings:
        click.echo(warning, err=True)
    for folder, total in held.totals.items():
        click.echo(f"{folder}: {total} files, 0 made, 0 written, 0 removed")
    return True


def _parts(only: str | None) -> frozenset[str]:
    if only is None:
        return PARTS
    chosen = frozenset(part.strip() for part in only.split(","))
    unknown = sorted(chosen - set(EVERY_PART))
    if unknown:
        every = ", ".join(EVERY_PART)
        raise click.UsageError(f"There is no part '{unknown[0]}'; the parts are {every}")
    return chosen


COMMANDS = (check, build, publish, plan, verify, scan, serve)
