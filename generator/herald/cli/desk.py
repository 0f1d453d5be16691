"""The commands for the desk."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

import click

from herald.cli.options import Problems, at_option, day_of, moment_of, root_option, say_let_pass

SEVEN = time(7)
"""When the day begins of which a digest is made in advance."""


@click.command()
@root_option
@at_option
@click.argument("day", metavar="[DATE]", required=False)
@click.option(
    "--since",
    metavar="REV",
    help="The commit to compare with; by default the last one of a day ago.",
)
def digest(root: Path, moment: str | None, day: str | None, since: str | None) -> None:
    """Makes the morning's digest as mail, in private/digest/: of now, or of 7 a.m. on DATE."""
    from herald.hindrances import hindrances
    from herald.on_request.digests import digest as make_digest

    at = moment_of(root, moment)
    if day:
        at = datetime.combine(day_of(day, at), SEVEN, at.tzinfo)
    made = make_digest(root, at, since or "")
    if wrong := hindrances(made.problems):
        raise Problems(wrong)
    say_let_pass(made.problems)
    for path in made.paths:
        click.echo(path)
    if not made.paths:
        click.echo(f"Nothing to send on {at:%Y-%m-%d}.")
    compared = f"compared with {made.since}" if made.since else "compared with no earlier commit"
    click.echo(f"As of {at:%Y-%m-%d %H:%M}, {compared}.", err=True)


COMMANDS = (digest,)
