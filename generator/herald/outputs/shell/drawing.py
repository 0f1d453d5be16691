"""MkDocs, run once, in memory but for an empty temporary folder."""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

from herald.outputs.shell.configuration import (
    ShellError,
    asks_for_material,
    configuration,
    written_settings,
)
from herald.outputs.shell.print_shop import PrintShop

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from herald.outputs.shell.host import Host, ShellRequest
    from herald.outputs.shell.letterhead import Letterhead


def render_host(
    root: Path,
    letterhead: Letterhead,
    requests: Collection[ShellRequest],
    say: Callable[[str, str], str],
) -> Host:
    """Everything that MkDocs draws for the office in `root`.

    `say(language, words)` gives the interface's English words in a language. Raises ShellError.
    """
    # Material prints its own end of life to the terminal unless it is asked not to.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.exceptions import MkDocsException

    written = written_settings(root)
    shop = PrintShop(root, letterhead, requests, say, material=asks_for_material(written))
    with TemporaryDirectory(prefix="herald-") as folder, _heard("mkdocs") as warnings:
        try:
            config = configuration(root, written, Path(folder), letterhead, requests)
            cast("dict[str, object]", config.plugins)["herald-print-shop"] = shop
            build(config)
        except MkDocsException as error:
            raise ShellError("; ".join([*warnings, str(error)])) from error
    return shop.host(warnings)


@contextmanager
def _heard(name: str) -> Iterator[list[str]]:
    """What the logger warns of, kept from the terminal."""
    heard: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    logger, ear = logging.getLogger(name), Ear(logging.WARNING)
    level, propagate = logger.level, logger.propagate
    logger.addHandler(ear)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield heard
    finally:
        logger.removeHandler(ear)
        logger.setLevel(level)
        logger.propagate = propagate
