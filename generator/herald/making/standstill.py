"""Whether there is anything to do: an answer that opens no record.

At its end a build notes what it was made from (the stamps of the office's files, the program), what
it left in its outputs (their stamps), and until when the same office gives the same outputs: to the
next midnight, release, embargo, expiry or end of an event. While all that holds, a build has
nothing to do. This module imports little, so that it is answered before the program has started.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from herald.making.inventory import inventory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

STATE = ".herald"
"""Herald's own folder in the office: what it remembers, which can be deleted at any time."""

FILE = "standstill.json"
READ = ("office.yml", "mkdocs.yml", "content", "schedules", "proclamations", "committees", "office")
"""What an office is made of; what an mkdocs.yml refers to besides is not watched, so an office with
such a file is always built."""


@dataclass(frozen=True)
class Standstill:
    """What a build found and did, and how long it holds."""

    program: str
    """A digest of the program."""
    parts: tuple[str, ...]
    office: str
    """The commit that was read, or a digest of the stamps of the office's files."""
    outputs: Mapping[str, str]
    """A digest of the stamps of the files in each output, by its folder's path from the root."""
    totals: Mapping[str, int]
    """How many files each has."""
    timezone: str
    """The office's."""
    since: str
    until: str
    """The same outputs are made from the one moment until before the other, in ISO 8601."""
    warnings: tuple[str, ...]
    """As they are printed."""


def note(state: Path, standstill: Standstill) -> None:
    """Keeps what a build found for the next one."""
    text = json.dumps(vars(standstill), ensure_ascii=False)
    temporary = state / f"{FILE}.tmp"
    temporary.unlink(missing_ok=True)
    with temporary.open("x", encoding="utf-8") as opened:  # never through a link that lies there
        opened.write(f"{_seal(text)}\n{text}")
    temporary.replace(state / FILE)


def forget(state: Path) -> None:
    """Lets the next build look closely."""
    (state / FILE).unlink(missing_ok=True)


def recalled(
    root: Path,
    state: Path,
    program: str,
    parts: Iterable[str],
    moment: str | None,
    now: datetime,
    office: Callable[[], str] | None = None,
) -> Standstill | None:
    """What the last build found, if a build at `moment` (or `now`) has nothing to do.

    `office` says what would be read, as `state_of_office` does; the working tree without it.
    """
    try:
        seal, _, text = (state / FILE).read_text("utf-8").partition("\n")
        if seal != _seal(text):
            return None
        held = Standstill(**_frozen(json.loads(text)))
        at = datetime.fromisoformat(moment) if moment else now
    except (OSError, ValueError, TypeError):
        return None
    if held.program != program or held.parts != tuple(sorted(parts)):
        return None
    at = (at if at.tzinfo else at.replace(tzinfo=ZoneInfo(held.timezone))).astimezone(UTC)
    since, until = datetime.fromisoformat(held.since), datetime.fromisoformat(held.until)
    read = office or (lambda: stamps_of_office(root))
    if not since <= at < until or held.office != read():
        return None
    outputs = held.outputs.items()
    if any(inventory(str(root / folder)).digest != digest for folder, digest in outputs):
        return None
    return held


def _frozen(held: dict[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in held.items()
    }


def state_of_office(root: Path, commit: str, *, with_key: bool) -> str:
    """What is read of an office, in a word: a commit's number, or a digest of its files' stamps.

    With a key more is read, and more may be wrong.
    """
    files = f"commit {commit}" if commit else stamps_of_office(root)
    return f"{files} with a key" if with_key else files


def stamps_of_office(root: Path) -> str:
    """A digest of the names and stamps of all files that an office is made of."""
    return inventory(*(f"{root}/{name}" for name in READ)).digest


def is_all_of_it(root: Path) -> bool:
    """Whether those files are all that the office's outputs are made of."""
    try:
        settings = (root / "mkdocs.yml").read_text("utf-8")
    except OSError:
        return True
    return not re.search(r"custom_dir|hooks|INHERIT|!ENV|!relative|!!python", settings)


def earliest(now: datetime, moments: Iterable[datetime | None], zone: ZoneInfo) -> datetime:
    """The first of the moments that is still to come, or the next midnight, in UTC."""
    midnight = datetime.combine(now.astimezone(zone).date() + timedelta(days=1), time(), zone)
    # In UTC: two times of one zone are compared by their clocks alone, which may go back.
    utc = [moment.astimezone(UTC) for moment in (*moments, midnight) if moment]
    return min(moment for moment in utc if moment > now.astimezone(UTC))


def _seal(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
