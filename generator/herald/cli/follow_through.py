"""The commands for what is to be done: who, until when, and what is overdue."""

from __future__ import annotations

import re
from pathlib import Path

import click

from herald.cli.options import (
    Problems,
    at_option,
    identity_option,
    manuscript_of,
    moment_of,
    root_option,
    say_closed,
    say_let_pass,
)


class Days(click.ParamType[int]):
    """A number of days: `7d`, `2w`."""

    name = "days"

    def convert(
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        written = re.fullmatch(r"(\d{1,4})([dw])", str(value), re.ASCII)
        if written is None:
            self.fail(f"'{value}' is no number of days or weeks; write 7d or 2w", param, ctx)
        return int(written[1]) * (7 if written[2] == "w" else 1)


@click.command()
@root_option
@at_option
@identity_option
@click.option("--owner", metavar="NAME", help="Only what this person or department has to do.")
@click.option(
    "--within",
    type=Days(),
    metavar="DAYS",
    help="Only what is overdue, or due in so many days: 7d, 2w.",
)
@click.option(
    "--for",
    "readers",
    type=click.Choice(["staff", "mayor"]),
    default="staff",
    show_default=True,
    help="Whose list: what is confidential is in the Mayor's alone.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is told."
)
def due(
    root: Path,
    moment: str | None,
    identity: Path | None,
    owner: str | None,
    within: int | None,
    readers: str,
    form: str,
) -> None:
    """Lists what is still to be done, by owner: tasks, promises, actions, marks and checklists."""
    from herald.audience import Audience
    from herald.hindrances import hindrances
    from herald.inspection import inspect
    from herald.making.execution import cores, crew
    from herald.topics import follow_through, reminders

    at, manuscript = moment_of(root, moment), manuscript_of(root, None, identity)
    with crew(cores()) as workers:
        inspection = inspect(root, at, workers=workers, key=manuscript.key)
    wrong = hindrances(inspection.problems)
    if inspection.office is None or wrong:
        raise Problems(wrong)
    say_let_pass(inspection.problems)
    say_closed(inspection.closed, manuscript)
    audience = Audience.CONFIDENTIAL if readers == "mayor" else Audience.INTERNAL
    view = inspection.office.seen_by(audience, at)
    items = follow_through.open_items(view)
    if owner is not None:
        known = reminders.known_owner(view, owner, items)
        if isinstance(known, str):
            raise click.UsageError(known)
        items = follow_through.of_owner(items, known)
    if within is not None:
        items = follow_through.within(items, within)
    click.echo(reminders.as_json(items) if form == "json" else reminders.as_text(items))


COMMANDS = (due,)
