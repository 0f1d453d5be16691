"""What commands share: their options, the moment of a run, and how problems end it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from herald import report
from herald.commits.manuscript import Manuscript
from herald.problems import errors, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from herald.office import Office
    from herald.problems import Problem
    from herald.settings import Settings

EXIT_PROBLEMS = 1
EXIT_STOPPED = 2
EXIT_BUG = 3

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
commit_option = click.option(
    "--commit",
    "revision",
    metavar="REV",
    help="Reads the files of this commit, and not those of the working tree.",
)
identity_option = click.option(
    "--identity",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="HERALD_IDENTITY",
    help="The file with your key, which opens sealed records; by default $HERALD_IDENTITY.",
)


class KindName(click.ParamType[str]):
    """The name of a kind; the kinds are imported when one is given, and not for every command."""

    name = "kind"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from herald.kinds import BY_NAME

        return click.Choice(sorted(BY_NAME)).convert(value, param, ctx)


class Problems(click.ClickException):
    """Errors in the records that leave a command nothing to do."""

    exit_code = EXIT_PROBLEMS

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(report.told(problems, report.Format.TEXT))

    def show(self, file: object = None) -> None:
        click.echo(self.message, err=True)


def now() -> datetime:
    """What the clock shows, in UTC: the only place where it is read."""
    return datetime.now(UTC)


def moment_of(root: Path, moment: str | None, manuscript: Manuscript | None = None) -> datetime:
    """The moment of the build, in the office's zone: what is given, or what the clock shows."""
    from herald.records.reader import SETTINGS_FILE, read_settings, settings_in

    content = None
    if manuscript and manuscript.commit:
        from herald.commits.checkout import committed_file

        content = committed_file(root, manuscript.commit, SETTINGS_FILE)
    settings, problems = read_settings(root) if content is None else settings_in(content)
    if settings is None:
        raise Problems(problems)
    if moment is None:
        return now().astimezone(settings.zone)
    return _in_zone(moment, settings)


def _in_zone(moment: str, settings: Settings) -> datetime:
    from pydantic_core import PydanticCustomError

    from herald.records.dates import parse_moment

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


def day_of(day: str, at: datetime) -> date:
    """The day that is written, in the zone of `at`."""
    from pydantic_core import PydanticCustomError

    from herald.records.dates import parse_moment

    try:
        return parse_moment(f"{day} 00:00", at.tzinfo or UTC).date()
    except PydanticCustomError:
        raise click.UsageError(f"The day is '{day}'; a date is written 2026-12-03") from None


def manuscript_of(root: Path, revision: str | None, identity: Path | None) -> Manuscript:
    """What is read: the working tree, or the files of a commit, with a key if there is one."""
    # Little is imported unless it is needed: a build with nothing to do has not started yet.
    commit, key = "", ""
    if revision is not None:
        from herald.commits.checkout import find_commit

        commit = find_commit(root, revision)  # a branch may move on in the meantime
    if identity is not None:
        from herald.sealing.keys import key_at

        key = key_at(identity, root)
    return Manuscript(commit, key)


def say_closed(number: int, manuscript: Manuscript) -> None:
    """Says once how many sealed records nothing is known of."""
    if number:
        what = "1 sealed record was" if number == 1 else f"{number} sealed records were"
        why = "your key does not open" if manuscript.key else "no key"
        them = (" it" if number == 1 else " them") if manuscript.key else ""
        click.echo(f"{what} not read: {why}{them}.", err=True)


def office_read(
    root: Path, at: datetime, identity: Path | None = None, *, for_staff: bool = False
) -> Office:
    """The office as it is checked at `at`, with sealed records if a key opens them.

    Raises Problems when there are errors in the records. A command `for_staff`, who look at what is
    planned or change it, is stopped by those alone that are in its way.
    """
    from herald.hindrances import hindrances
    from herald.inspection import inspect
    from herald.making.execution import cores, crew

    with crew(cores()) as workers:
        found = inspect(root, at, workers=workers, key=manuscript_of(root, None, identity).key)
    wrong = hindrances(found.problems) if for_staff else errors(found.problems)
    if found.office is None or wrong:
        raise Problems(wrong)
    say_let_pass(found.problems)
    return found.office


def say_let_pass(problems: Iterable[Problem]) -> None:
    """Says in a line that there are errors which did not stop a command for staff."""
    from herald.hindrances import let_pass

    if said := let_pass(problems):
        click.echo(said, err=True)
