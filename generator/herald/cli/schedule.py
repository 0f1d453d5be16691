"""The commands for the Mayor's days."""

from __future__ import annotations

from pathlib import Path

import click

from herald.cli.options import (
    Problems,
    at_option,
    day_of,
    identity_option,
    manuscript_of,
    moment_of,
    root_option,
)
from herald.problems import errors


@click.command()
@root_option
@at_option
@identity_option
@click.argument("day", metavar="DATE")
@click.option("--until", metavar="DATE", help="The last day of the book; by default DATE itself.")
@click.option("--since", metavar="REV", help="Marks what changed since this commit.")
@click.option(
    "--for",
    "readers",
    type=click.Choice(["mayor", "staff", "press"]),
    default="mayor",
    show_default=True,
    help="Whose copy: what is confidential is in the Mayor's, what is internal in that of staff.",
)
def brief(
    root: Path,
    moment: str | None,
    identity: Path | None,
    day: str,
    until: str | None,
    since: str | None,
    readers: str,
) -> None:
    """Makes the Mayor's briefing book for DATE, written 2026-12-03, in private/briefings/."""
    from herald.briefings import Wanted
    from herald.briefings import brief as make_brief
    from herald.outputs.documents.briefing import READERS
    from herald.outputs.documents.briefing.span import Span

    at = moment_of(root, moment)
    first = day_of(day, at)
    span = Span(first, day_of(until, at) if until else first)
    if refusal := span.refusal:
        raise click.UsageError(refusal)
    if since is not None and readers == "press":
        raise click.UsageError(
            "The press's copy is not compared with an earlier one; leave --since out"
        )
    key = manuscript_of(root, None, identity).key
    result = make_brief(root, Wanted(span, READERS[readers], since or ""), at, key)
    if errors(result.problems):
        raise Problems(errors(result.problems))
    book, *cards = result.paths
    click.echo(book)
    for card in cards:
        click.echo(f"and to fold for the pocket: {card}", err=True)


COMMANDS = (brief,)
