"""The commands for the care of what is published."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import click

from herald.cli.options import EXIT_PROBLEMS, Problems, at_option, moment_of, root_option
from herald.problems import errors


@click.command()
@root_option
@at_option
@click.option("--online", is_flag=True, help="Asks the other sites whether the links still lead.")
@click.option(
    "--inside", is_flag=True, help="Also asks hosts inside the network, such as an intranet's."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How the links are told.",
)
def links(root: Path, moment: str | None, form: str, *, online: bool, inside: bool) -> None:
    """Lists the links to other sites in what is public; with --online, those that lead nowhere.

    Never from a build server: whether another site is up today is no reason for a release to wait.
    """
    from herald import __version__
    from herald.delivery.outside_links import (
        Answer,
        Found,
        Inquirer,
        Outcome,
        as_json,
        outside_links,
    )
    from herald.inspection import inspect

    if online and os.environ.get("CI"):
        raise click.UsageError("--online asks other sites, which no build server does; CI is set")
    inspection = inspect(root, at := moment_of(root, moment))
    if inspection.office is None or errors(inspection.problems):
        raise Problems(errors(inspection.problems))
    found = outside_links(inspection.office, at)
    if not online:
        told = [Found(link, Answer(Outcome.NOT_ASKED, "")) for link in found]
        plain = [f"{one.path}:{one.line}: {one.address}" for one in found]
        click.echo(as_json(told) if form == "json" else "\n".join(plain), nl=bool(found))
        return
    agent = f"Herald-links/{__version__} (+{inspection.office.settings.site_url})"
    asked = []
    for one in Inquirer(agent, time.sleep, is_inside_allowed=inside).ask(found):
        asked.append(one)
        if form == "text" and one.answer.outcome is not Outcome.FINE:
            click.echo(str(one))
    if form == "json":
        click.echo(as_json(asked))
    broken = sum(one.answer.outcome is Outcome.BROKEN for one in asked)
    click.echo(f"{len(asked)} links asked, {broken} broken", err=True)
    if broken:
        sys.exit(EXIT_PROBLEMS)


COMMANDS = (links,)
