"""The command for what is disclosed of the Mayor's calendar once it is past."""

from __future__ import annotations

from pathlib import Path

import click

from herald.cli.options import at_option, day_of, moment_of, office_read, root_option


@click.command()
@root_option
@at_option
@click.argument("day", metavar="DATE")
@click.option("--dry-run", is_flag=True, help="Shows the drafts, and writes nothing.")
def disclose(root: Path, moment: str | None, day: str, *, dry_run: bool) -> None:
    """Drafts what is to be disclosed of the Mayor's meetings on DATE, for a person to confirm.

    Drafts are internal and have no topic: nothing is published until somebody has written it.
    Doing it twice changes nothing.
    """
    from herald.on_request.disclosing import drafts

    at = moment_of(root, moment)
    office, wanted = office_read(root, at, for_staff=True), day_of(day, at)
    policy = office.settings.disclosure
    if policy is None:
        raise click.UsageError(
            "office.yml does not say what is disclosed; add 'disclosure: {since: 2026-11-09}'"
        )
    if wanted < policy.since:
        raise click.UsageError(
            f"office.yml discloses what was on {policy.since} or later ('disclosure: since')"
        )
    found = drafts(office, wanted, at)
    for one in found:
        click.echo(one.path)
        if dry_run:
            click.echo(one.text)
            continue
        file = root / one.path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as draft:
            draft.write(one.text)
    if not found:
        click.echo(f"Nothing on {wanted} is left to be disclosed.", err=True)


COMMANDS = (disclose,)
