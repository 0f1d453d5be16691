"""The commands for the care of what is published."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from herald.cli.options import EXIT_PROBLEMS, at_option, moment_of, office_read, root_option

if TYPE_CHECKING:
    from herald.delivery.outside_links import OutsideLink


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
    from herald.delivery.outside_links import outside_links

    if online and os.environ.get("CI"):
        raise click.UsageError("--online asks other sites, which no build server does; CI is set")
    office = office_read(root, at := moment_of(root, moment))
    found = outside_links(office, at)
    if online:
        _ask(found, office.settings.site_url, form, inside=inside)
    else:
        _list(found, form)


def _list(found: list[OutsideLink], form: str) -> None:
    from herald.delivery.outside_links import Answer, Found, Outcome, as_json

    if form == "json":
        click.echo(as_json(Found(link, Answer(Outcome.NOT_ASKED, "")) for link in found))
    else:
        for link in found:
            click.echo(f"{link.path}:{link.line}: {link.address}")


def _ask(found: list[OutsideLink], site_url: str, form: str, *, inside: bool) -> None:
    """Tells what came of each link, as it comes where it is told in lines; exits 1 for a broken."""
    from herald import __version__
    from herald.delivery.outside_links import Inquirer, Outcome, as_json

    agent = f"Herald-links/{__version__} (+{site_url})"
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
