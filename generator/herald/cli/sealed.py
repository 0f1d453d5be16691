"""The commands for sealed records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from herald.cli.options import (
    EXIT_PROBLEMS,
    Problems,
    at_option,
    identity_option,
    moment_of,
    root_option,
)
from herald.problems import errors

if TYPE_CHECKING:
    from herald.sealing.files import Done


@click.command()
@root_option
@identity_option
@click.option("--again", is_flag=True, help="Sealed records, for the recipients of now.")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
def seal(root: Path, identity: Path | None, files: tuple[Path, ...], *, again: bool) -> None:
    """Encrypts the record in FILE for those in .herald/recipients; the plain file goes.

    With --again and no FILE: all sealed records, for when somebody came or left.
    """
    from herald.sealing.files import path_in, seal_again
    from herald.sealing.files import seal as seal_record
    from herald.sealing.keys import key_at, key_needed

    paths = [path_in(root, file) for file in files]
    if again:
        _tell(seal_again(root, paths, key_needed(key_at(identity, root))))
        return
    if not paths:
        raise click.UsageError("Which record? Name its file")
    for path in paths:
        _tell(seal_record(root, path))


@click.command()
@root_option
@identity_option
@click.option("--print", "shown", is_flag=True, help="Shows the text, and changes nothing.")
@click.argument("file", type=click.Path(path_type=Path))
def unseal(root: Path, identity: Path | None, file: Path, *, shown: bool) -> None:
    """Decrypts the record in FILE; the sealed file goes."""
    from herald.sealing.files import opened, path_in
    from herald.sealing.files import unseal as unseal_record
    from herald.sealing.keys import key_at, key_needed

    path, key = path_in(root, file), key_needed(key_at(identity, root))
    if shown:
        click.echo(opened(root, path, key), nl=False)
    else:
        _tell(unseal_record(root, path, key))


@click.command()
@root_option
@at_option
@identity_option
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--editor", envvar=["VISUAL", "EDITOR"], default="vi", help="By default $EDITOR.")
def edit(root: Path, moment: str | None, identity: Path | None, file: Path, editor: str) -> None:
    """Opens the sealed record in FILE in your editor, checks what you wrote, and seals it."""
    import os

    from herald.sealing.editing import Editor
    from herald.sealing.editing import edit as edit_record
    from herald.sealing.files import path_in
    from herald.sealing.keys import key_at

    desk = Editor(editor, os.environ.get("XDG_RUNTIME_DIR", ""))
    at, key = moment_of(root, moment), key_at(identity, root)
    done = edit_record(root, path_in(root, file), key, desk, at)
    for problem in done.problems:
        click.echo(str(problem), err=True)
    click.echo(f"{done.said}.", err=bool(errors(done.problems)))
    if errors(done.problems):
        sys.exit(EXIT_PROBLEMS)


@click.command()
@root_option
@click.argument("file", type=click.Path(path_type=Path))
def key(root: Path, file: Path) -> None:
    """Makes a key in FILE, which is yours alone, and prints your line for .herald/recipients."""
    from herald.sealing.keys import write_key

    click.echo(write_key(file, root))


def _tell(done: Done) -> None:
    """Says what was sealed or opened; raises Problems when nothing was."""
    if done.problems:
        raise Problems([*done.problems])
    for path in done.paths:
        click.echo(path)
    for notice in done.notices:
        click.echo(f"{notice}.", err=True)


COMMANDS = (seal, unseal, edit, key)
