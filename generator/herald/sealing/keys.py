"""Who can read sealed records: the recipients, whom the office keeps, and the key of one of them.

The recipients stand in `.herald/recipients`, which is committed: one `age1…` to a line, with a name
behind `#`. A key is a secret file of one person's, and never anywhere near the repository.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from herald.commits.checkout import RECIPIENTS
from herald.commits.repository import repository_around
from herald.making.standstill import STATE
from herald.records import sealed
from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = f"{STATE}/{RECIPIENTS}"


def recipients(root: Path) -> list[str]:
    """For whom records of the office in `root` are sealed; raises Stopped when it is for nobody."""
    file = root / FILE
    if file.is_symlink() or not file.is_file():
        raise Stopped(
            f"There is no {FILE}, which says for whom records are sealed; write it with a line for "
            "each person, such as 'age1… # Priya Raghunathan'. herald key FILE makes a key and "
            "prints the line"
        )
    found = [*_recipients(file.read_text("utf-8", "replace"))]
    if not found:
        raise Stopped(f"{FILE} names nobody; a record that is sealed for nobody is lost")
    return found


def _recipients(text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        written = line.partition("#")[0].strip()
        if not written:
            continue
        if not sealed.is_recipient(written):
            raise Stopped(
                f"{FILE}:{number}: This is not a recipient, which is written age1… with a name "
                "behind '#'. Was part of it lost in copying?"
            )
        yield written


def key_at(file: Path | None, root: Path) -> str:
    """The file with the key, "" for none; raises Stopped for one that must not be used."""
    if file is None:
        return ""
    file = file.resolve()
    around = repository_around(root)
    for inside in {root, around.top if around else root}:
        if file.is_relative_to(inside):
            raise Stopped(
                f"The key '{file.name}' lies in the office's own folder, where it could be "
                "committed; move it elsewhere, for example to ~/.config/herald/key"
            )
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise Stopped(f"Others on this machine can read the key '{file}'; chmod 600 {file}")
    if not sealed.identities(str(file)):
        raise Stopped(
            f"'{file}' holds no key, which is a line AGE-SECRET-KEY-1…; herald key FILE makes one. "
            "One that a passphrase protects, or of another sort, cannot be used"
        )
    return str(file)


def key_needed(key: str) -> str:
    """The key; raises Stopped when there is none."""
    if not key:
        raise Stopped(
            "A key is needed to read a sealed record; name its file with --identity, or once and "
            "for all in the environment: export HERALD_IDENTITY=~/.config/herald/key"
        )
    return key


def write_key(file: Path, root: Path) -> str:
    """Makes a key in a file that nobody else can read; gives its recipient."""
    around = repository_around(root)
    if file.resolve().is_relative_to(around.top if around else root):
        raise Stopped("A key is kept outside the office's folder, for example ~/.config/herald/key")
    secret, recipient = sealed.new_key()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Stopped(f"'{file}' is there already, and may be somebody's key") from None
    with os.fdopen(opened, "w", encoding="utf-8") as written:
        written.write(f"# recipient: {recipient}\n{secret}\n")
    return recipient
