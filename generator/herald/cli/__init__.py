"""The command line: where the clock is read, exceptions are caught, and people are spoken to.

Exit codes: 0 when all is well, 1 for errors in the records, 2 for a wrong command, 3 for our bug.
A module has the commands of a subject, and names them in its COMMANDS.
"""

from __future__ import annotations

import atexit
import os
import sys
from contextlib import suppress

import click

from herald import __version__
from herald.cli import (
    building,
    care,
    desk,
    disclosure,
    follow_through,
    importing,
    records,
    requests,
    schedule,
    sealed,
)
from herald.cli.options import EXIT_BUG, EXIT_STOPPED
from herald.stopped import Stopped

__all__ = ["commands", "main", "run"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="herald")
def commands() -> None:
    """A mayor's office in git: checks records, and makes the site, documents and newsletters."""


_SUBJECTS = (
    *(building, schedule, disclosure, requests, follow_through, desk),
    *(importing, records, care, sealed),
)
for _subject in _SUBJECTS:
    for _command in _subject.COMMANDS:
        commands.add_command(_command)


def main() -> None:
    """Runs a command; what nobody foresaw becomes exit code 3 with what to send us."""
    try:
        commands.main(standalone_mode=True)
    except Stopped as stopped:
        click.echo(str(stopped), err=True)
        sys.exit(EXIT_STOPPED)
    except Exception as error:  # noqa: BLE001 - the one place where everything is caught
        _apologize(error)
        sys.exit(EXIT_BUG)


def run() -> None:
    """The program: `main`, and an end at once.

    Python takes apart all that it holds before it ends, object by object, which takes a fifth of a
    second after ten thousand records.
    """
    try:
        main()
    except SystemExit as ended:
        if not isinstance(ended.code, int):
            raise
        atexit._run_exitfuncs()  # noqa: SLF001 - what waits for the end still gets its turn
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):  # nobody reads it any more
                stream.flush()
        os._exit(ended.code)


def _apologize(error: Exception) -> None:
    from herald.fault import told

    click.echo(told(error), err=True)
    click.echo(
        f"\nThis is a fault in Herald {__version__} and not in your records. "
        "Please send the lines above to the people who look after Herald; "
        "they repeat nothing of what the records say.",
        err=True,
    )
