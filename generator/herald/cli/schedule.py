"""The commands for the Mayor's days."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from herald.cli.options import (
    Problems,
    at_option,
    day_of,
    identity_option,
    manuscript_of,
    moment_of,
    office_read,
    root_option,
    say_let_pass,
)

if TYPE_CHECKING:
    from datetime import datetime

    from herald.outputs.documents.briefing.span import Span


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
    from herald.hindrances import hindrances
    from herald.on_request.briefings import Wanted
    from herald.on_request.briefings import brief as make_brief
    from herald.outputs.documents.briefing import READERS

    at = moment_of(root, moment)
    span = _span(day, until, at)
    if refusal := span.refusal:
        raise click.UsageError(refusal)
    if since is not None and readers == "press":
        raise click.UsageError(
            "The press's copy is not compared with an earlier one; leave --since out"
        )
    key = manuscript_of(root, None, identity).key
    result = make_brief(root, Wanted(span, READERS[readers], since or ""), at, key)
    if not result.paths:
        raise Problems(hindrances(result.problems))
    say_let_pass(result.problems)
    book, *cards = result.paths
    click.echo(book)
    for card in cards:
        click.echo(f"and to fold for the pocket: {card}", err=True)


LONGEST = 92
"""So many days are told at a time: a quarter of a year."""

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How it is told.",
)
readers_option = click.option(
    "--for",
    "readers",
    type=click.Choice(["mayor", "staff", "press"]),
    default="staff",
    show_default=True,
    help="Who reads it: what is confidential is told to the Mayor alone.",
)


@click.command()
@root_option
@at_option
@identity_option
@click.argument("day", metavar="DATE")
@click.option("--until", metavar="DATE", help="The last day; by default DATE itself.")
@readers_option
@format_option
def agenda(
    root: Path,
    moment: str | None,
    identity: Path | None,
    day: str,
    until: str | None,
    readers: str,
    form: str,
) -> None:
    """Says what is on the Mayor's day: engagements with their places, roles and ways."""
    from herald.on_request.agenda import as_json, as_text
    from herald.outputs.documents.briefing import READERS

    at = moment_of(root, moment)
    office = office_read(root, at, identity, for_staff=True)
    view = office.seen_by(READERS[readers], at)
    click.echo((as_json if form == "json" else as_text)(view, _days(day, until, at)))


@click.command()
@root_option
@at_option
@identity_option
@click.argument("day", metavar="DATE")
@click.option("--until", metavar="DATE", help="The last day; by default DATE itself.")
@click.option("--minutes", type=click.IntRange(5, 720), default=30, show_default=True)
@click.option("--venue", default="", metavar="NAME", help="Where: then ways are counted.")
@click.option("--speaks", is_flag=True, help="The Mayor speaks there, and wants quiet before it.")
@click.option("--any-day", is_flag=True, help="Weekends and holidays too.")
@format_option
def free(  # noqa: PLR0913, PLR0917 - the options of a command
    root: Path,
    moment: str | None,
    identity: Path | None,
    day: str,
    until: str | None,
    minutes: int,
    venue: str,
    form: str,
    *,
    speaks: bool,
    any_day: bool,
) -> None:
    """Proposes times for something on DATE that are in nothing's way, ways counted."""
    from herald.on_request.free_time import Search, as_json, as_text, free_time

    at = moment_of(root, moment)
    office = office_read(root, at, identity, for_staff=True)
    search = Search(_days(day, until, at), minutes, venue, speaks, any_day)
    click.echo((as_json if form == "json" else as_text)(free_time(office, search, at)))


def _span(day: str, until: str | None, at: datetime) -> Span:
    from herald.outputs.documents.briefing.span import Span

    first = day_of(day, at)
    return Span(first, day_of(until, at) if until else first)


def _days(day: str, until: str | None, at: datetime) -> Span:
    span = _span(day, until, at)
    if span.last < span.first:
        raise click.UsageError(f"{span.last} is before {span.first}; swap the two days")
    if (span.last - span.first).days >= LONGEST:
        raise click.UsageError(f"At most {LONGEST} days at a time; ask again for the rest")
    return span


COMMANDS = (brief, agenda, free)
