"""A fault of the program told to the people who look after it, and to nobody more than they need.

Which exception it was and where in the program, and not what it says: its words are often those of
a record (`invalid literal: 'Jane Doe, 360-555-0142'`), and what is printed here ends up in logs.
"""

from __future__ import annotations

import re
import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def told(error: BaseException) -> str:
    """The exceptions that led to it, the first one first, each with its way through the program."""
    return "\n".join(line for each in reversed([*_chain(error)]) for line in _lines(each))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An exception, that which it came of, and so on back to the first."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        hidden = error.__cause__ is None and error.__suppress_context__
        error = None if hidden else error.__cause__ or error.__context__


def _lines(error: BaseException) -> Iterator[str]:
    kind = type(error)
    if kind.__name__ == "_RemoteTraceback":  # a traceback as text, of concurrent.futures
        yield "In another process (most recent call last):"
        yield from filter(_PLACE.fullmatch, str(error).splitlines())
        return
    yield "Traceback (most recent call last):"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
        if frame.line:
            yield f"    {frame.line}"
    module = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
    yield f"{module}{kind.__qualname__}"
    yield from getattr(error, "__notes__", [])


_PLACE = re.compile(r'  File "[^"]+", line \d+, in \S+')
