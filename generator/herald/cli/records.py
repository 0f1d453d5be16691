"""The commands that start, list and explain records."""

from __future__ import annotations

from pathlib import Path

import click

from herald.cli.options import (
    KindName,
    Problems,
    at_option,
    identity_option,
    manuscript_of,
    moment_of,
    root_option,
)


@click.command()
@root_option
@at_option
@click.argument("kind", type=KindName())
@click.argument("title")
@click.option("--in", "parent", metavar="NAME", help="The committee that a goal belongs to.")
def new(root: Path, moment: str | None, kind: str, title: str, parent: str | None) -> None:
    """Starts a record of KIND called TITLE: a file in the right folder, with the fields to fill."""
    from herald.kinds import BY_NAME
    from herald.on_request.drafting import draft
    from herald.records.reader import read_settings

    written = draft(BY_NAME[kind], title, moment_of(root, moment).date(), parent or "")
    if written.refusal:
        raise click.UsageError(written.refusal)
    path = root / written.path
    if path.exists():
        raise click.UsageError(f"{written.path} is there already; choose another title")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written.text, encoding="utf-8")
    click.echo(written.path)
    settings = read_settings(root)[0]
    if settings and any(written.path.startswith(f"{folder}/") for folder in settings.sealed):
        click.echo(f"Everything in its folder is sealed: herald seal {written.path}", err=True)


@click.command()
@click.argument("kind", type=KindName(), required=False)
@click.option(
    "--folder", type=click.Path(file_okay=False, path_type=Path), help="Writes them here."
)
def schema(kind: str | None, folder: Path | None) -> None:
    """Prints the JSON Schema of KIND, or of all; with --folder writes a file for each."""
    from herald.kinds import BY_NAME, KINDS
    from herald.on_request.drafting import json_schema

    chosen = [BY_NAME[kind]] if kind else list(KINDS)
    for each in chosen:
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{each.name}.schema.json").write_text(json_schema(each), encoding="utf-8")
        else:
            click.echo(json_schema(each), nl=False)


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Prints the page of RULE, the word in brackets at the end of a problem."""
    from herald.manual import page, rules
    from herald.records.wording import did_you_mean

    text = page(rule)
    if text is None:
        raise click.UsageError(f"There is no rule '{rule}'.{did_you_mean(rule, rules())}")
    click.echo(text)


@click.command("list")
@root_option
@identity_option
@click.argument("kind", type=KindName())
def list_records(root: Path, identity: Path | None, kind: str) -> None:
    """Lists the records of KIND: date, name, visibility, title."""
    from herald.kinds import KINDS
    from herald.records.reader import read_office

    reading = read_office(root, KINDS, manuscript_of(root, None, identity).key)
    if reading.settings is None:
        raise Problems(list(reading.problems))
    found = [e for e in reading.entries if e.kind.name == kind]
    first = reading.settings.languages[0]
    rows = [
        (str(e.record.day or ""), e.name, e.record.visibility.value, e.record.title)
        for e in found
        if e.language == first
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for row in sorted(rows):
        click.echo("  ".join([*map(str.ljust, row, widths), row[3]]).strip())


@click.command(hidden=True)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def manual(folder: Path) -> None:
    """Writes docs/kinds.md and docs/checks.md from the declarations."""
    from herald.manual import write

    write(folder)


COMMANDS = (new, schema, explain, list_records, manual)
