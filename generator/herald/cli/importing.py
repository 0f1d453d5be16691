"""The commands that take over what other programs export."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click

from herald.cli.options import at_option, day_of, moment_of, office_read, root_option

A_MONTH = timedelta(days=31)


@click.group("import")
def import_() -> None:
    """Takes over what another program exports; what changes is shown before it is written."""


@import_.command()
@root_option
@at_option
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--since", metavar="DATE", help="Leaves out what was over by then; else a month ago.")
@click.option(
    "--purpose",
    type=click.Choice(
        ["meeting", "call", "hold", "prep", "desk", "travel", "personal", "media", "council"]
    ),
    default="meeting",
    show_default=True,
    help="What the hours are for. Whole days are holds, and what is private is personal.",
)
@click.option("--dry-run", is_flag=True, help="Shows what would change, and stops.")
@click.option("--yes", is_flag=True, help="Writes without asking.")
def calendar(
    root: Path,
    moment: str | None,
    file: Path,
    since: str | None,
    purpose: str,
    *,
    dry_run: bool,
    yes: bool,
) -> None:
    """Takes the Mayor's appointments over from FILE, an .ics of Outlook, Google or Apple.

    Each becomes a file in schedules/calendar, and the same file imported again changes nothing.
    """
    from herald.delivery.incoming.appointments import taken
    from herald.delivery.incoming.calendar_file import calendar_in
    from herald.on_request.file_changes import difference, write_all

    at = moment_of(root, moment)
    office = office_read(root, at, for_staff=True)
    first = moment_of(root, f"{day_of(since, at)}T00:00") if since else at - A_MONTH
    found = calendar_in(file.read_bytes(), file.name, office.settings.zone)
    taking = taken(root, office, found, since=first, purpose=purpose)
    for change in taking.changes:
        click.echo(difference(change), nl=False)
    for sentence in taking.left:
        click.echo(f"not taken: {sentence}", err=True)
    new = sum(not change.old for change in taking.changes)
    click.echo(
        f"{new} new, {len(taking.changes) - new} changed, {taking.same} as they were, "
        f"{taking.over} over before {first:%Y-%m-%d}, {len(taking.left)} not taken.",
        err=True,
    )
    if not taking.changes:
        return
    if dry_run or not (yes or click.confirm("Write these files?", err=True)):
        click.echo("Nothing was written.", err=True)
        return
    write_all(root, taking.changes)


COMMANDS = (import_,)
