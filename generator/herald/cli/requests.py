"""The commands for those who ask for the Mayor's time: they are weighed, accepted or declined."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from herald.cli.options import (
    EXIT_PROBLEMS,
    Problems,
    at_option,
    day_of,
    moment_of,
    office_read,
    root_option,
    say_let_pass,
)

if TYPE_CHECKING:
    from datetime import datetime

    from herald.on_request.answering import Wish

by_option = click.option(
    "--by", metavar="PERSON", help="Who decided; by default the Mayor of office.yml."
)
reason_option = click.option("--reason", help="Why, for the office; the reply does not repeat it.")
replied_option = click.option(
    "--replied", metavar="DATE", help="The day on which they were told, once they were."
)
dry_option = click.option("--dry-run", is_flag=True, help="Shows what would change, and stops.")


@click.command()
@root_option
@at_option
@click.argument("request", metavar="REQUEST")
@click.option("--starts", metavar="TIME", help="When, written '2026-12-17 18:00'.")
@click.option("--minutes", type=click.IntRange(1, 1440), help="How long it takes.")
@by_option
@reason_option
@replied_option
@click.option("--anyway", is_flag=True, help="Also when it conflicts with the calendar.")
@dry_option
def accept(  # noqa: PLR0913, PLR0917 - everything that can be said of an answer
    root: Path,
    moment: str | None,
    request: str,
    starts: str | None,
    minutes: int | None,
    by: str | None,
    reason: str | None,
    replied: str | None,
    *,
    anyway: bool,
    dry_run: bool,
) -> None:
    """Accepts REQUEST, the name of its file: makes the appointment, and writes the decision down.

    What changes is shown before it is written. Doing it twice changes nothing.
    """
    from herald.kinds.request import Decision
    from herald.on_request.answering import Wish

    at = moment_of(root, moment)
    wish = Wish(
        request,
        Decision.ACCEPT,
        by=by or "",
        reason=reason or "",
        starts=_time_of(starts, at) if starts else None,
        minutes=minutes,
        replied_on=day_of(replied, at) if replied else None,
        anyway=anyway,
    )
    _answer(root, wish, at, dry_run=dry_run)


@click.command()
@root_option
@at_option
@click.argument("request", metavar="REQUEST")
@click.option(
    "--decision",
    type=click.Choice(["regret", "surrogate", "letter", "refer", "waitlist"]),
    default="regret",
    show_default=True,
    help="What they are told instead of yes.",
)
@click.option("--surrogate", metavar="PERSON", help="Who goes for the Mayor.")
@click.option("--to", "referred_to", metavar="OFFICE", help="Which office takes it.")
@by_option
@reason_option
@replied_option
@dry_option
def decline(  # noqa: PLR0913, PLR0917 - everything that can be said of an answer
    root: Path,
    moment: str | None,
    request: str,
    decision: str,
    surrogate: str | None,
    referred_to: str | None,
    by: str | None,
    reason: str | None,
    replied: str | None,
    *,
    dry_run: bool,
) -> None:
    """Writes down that the Mayor does not come to REQUEST, and what happens instead."""
    from herald.kinds.request import Decision
    from herald.on_request.answering import Wish

    if surrogate and decision != "surrogate":
        raise click.UsageError("--surrogate goes with --decision surrogate")
    if referred_to and decision != "refer":
        raise click.UsageError("--to goes with --decision refer")
    at = moment_of(root, moment)
    wish = Wish(
        request,
        Decision(decision),
        by=by or "",
        reason=reason or "",
        surrogate=surrogate or "",
        referred_to=referred_to or "",
        replied_on=day_of(replied, at) if replied else None,
    )
    _answer(root, wish, at, dry_run=dry_run)


def _answer(root: Path, wish: Wish, at: datetime, *, dry_run: bool) -> None:
    """Shows what an answer changes, and writes it."""
    from herald.on_request.answering import answer
    from herald.on_request.file_changes import difference

    done = answer(root, wish, at)
    for problem in done.problems:
        click.echo(str(problem), err=True)
    if done.is_refused:
        way = "; --anyway writes it all the same" if done.conflicts_only else ""
        click.echo(f"Nothing was written{way}.", err=True)
        sys.exit(EXIT_PROBLEMS)
    for change in done.changes:
        click.echo(difference(change), nl=False)
    if not done.changes:
        click.echo("Everything is written down already; nothing changes.")
    elif dry_run:
        click.echo("Nothing was written (--dry-run).", err=True)
    else:
        done.write()


def _time_of(text: str, at: datetime) -> datetime:
    from pydantic_core import PydanticCustomError

    from herald.problems import plain
    from herald.records.dates import parse_moment

    try:
        return parse_moment(text, at.tzinfo)  # type: ignore[arg-type]  # it is aware
    except PydanticCustomError as error:
        raise click.UsageError(f"--starts is '{text}'; {plain(error.message())}") from None


@click.command()
@root_option
@at_option
def triage(root: Path, moment: str | None) -> None:
    """Lists the requests that wait for a decision, each with the sum that its score comes from.

    As of the day of --at. The build makes a sheet of it to print, private/papers/requests/.
    """
    from herald.audience import Audience
    from herald.mayors_time.triage import pending, unanswered
    from herald.render.language import Interpreter
    from herald.render.weighing import listed

    at = moment_of(root, moment)
    view = office_read(root, at, for_staff=True).seen_by(Audience.INTERNAL, at)
    speak = Interpreter(view.settings.languages[0])
    for line in listed(pending(view, view.today), unanswered(view, view.today), speak):
        click.echo(line)


@click.command("time")
@root_option
@at_option
@click.option("--from", "first", metavar="DATE", help="By default the first day of this month.")
@click.option("--until", metavar="DATE", help="The last day, included; by default today.")
@click.option(
    "--for",
    "readers",
    type=click.Choice(["mayor", "staff"]),
    default="staff",
    show_default=True,
    help="With what is confidential counted too, for the Mayor; or without it.",
)
def spent_time(
    root: Path, moment: str | None, first: str | None, until: str | None, readers: str
) -> None:
    """Reports where the Mayor's time went: a PDF and a table for spreadsheets, in private/time/."""
    from herald.audience import Audience
    from herald.hindrances import hindrances
    from herald.on_request.time_reports import report

    at = moment_of(root, moment)
    last = day_of(until, at) if until else at.date()
    begin = day_of(first, at) if first else last.replace(day=1)
    if last < begin:
        raise click.UsageError(f"--until ({last}) is before --from ({begin}); exchange them")
    who = Audience.CONFIDENTIAL if readers == "mayor" else Audience.INTERNAL
    done = report(root, (begin, last), who, at)
    if not done.paths:
        raise Problems(hindrances(done.problems))
    say_let_pass(done.problems)
    for path in done.paths:
        click.echo(path)


COMMANDS = (triage, accept, decline, spent_time)
