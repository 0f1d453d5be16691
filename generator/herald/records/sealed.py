"""Sealed records: files that only those can read for whom they were encrypted.

`NAME.yml.age` and `NAME.md.age` hold the text of `NAME.yml` and `NAME.md`, encrypted with age
(https://age-encryption.org/v1). Who has no key takes them for records that are not there, and the
public sees the same with a key as without: nothing sealed can be public.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from herald.problems import Problem, Severity
from herald.records.facets import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyrage.x25519 import Identity

    from herald.records.source import Source

RULE = "sealed"

SUFFIX = ".age"
DRAFT = f"{SUFFIX}.draft"
"""What `herald edit` could not take over, encrypted, beside the record."""

_BEGINNINGS = (b"age-encryption.org/v1\n", b"-----BEGIN AGE ENCRYPTED FILE-----")


class Closed(Exception):  # noqa: N818 - it is caught where the record is read
    """There is no key with which the record can be read."""


class Damaged(Exception):  # noqa: N818 - it is caught where the record is read
    """A file that no key can make a record of; carries the finished sentence."""


def is_sealed(path: str) -> bool:
    """Whether a record's file is encrypted."""
    return path.endswith(SUFFIX)


def as_written(path: str) -> str:
    """The path that the record's text has, or would have, when it is not sealed."""
    return path.removesuffix(SUFFIX)


# --- age ------------------------------------------------------------------------------------------


def unsealed(content: bytes, key: str) -> bytes:
    """The text of a sealed record, read with the key in the file `key` ("" for none)."""
    if not content.lstrip().startswith(_BEGINNINGS):
        raise Damaged(
            "This file is not encrypted, though its name says so. Everybody can read it: take "
            f"'{SUFFIX}' off its name, and seal it with `herald seal`"
        )
    if not key:
        raise Closed
    from pyrage import DecryptError, decrypt

    try:
        return bytes(decrypt(content, [*identities(key)]))
    except DecryptError as error:
        if "No matching keys" in str(error):
            raise Closed from None
        raise Damaged(
            "The sealed record is damaged, and no key can read it; take it from an earlier commit"
        ) from None


def sealed(text: bytes, recipients: Iterable[str]) -> bytes:
    """The text, encrypted so that each of the recipients can read it alone; never twice the same.

    As ASCII, which git and its tools take for a text and leave as it is.
    """
    from pyrage import encrypt
    from pyrage.x25519 import Recipient

    return bytes(encrypt(text, [Recipient.from_str(one) for one in recipients], armored=True))


def is_recipient(written: str) -> bool:
    """Whether something can be encrypted for it: `age1…`."""
    from pyrage import RecipientError
    from pyrage.x25519 import Recipient

    try:
        Recipient.from_str(written)
    except RecipientError:
        return False
    return True


@lru_cache(maxsize=1)
def identities(key: str) -> Sequence[Identity]:
    """The keys in a file as age-keygen writes it, one to a line; none when it holds none."""
    from pyrage import IdentityError
    from pyrage.x25519 import Identity

    lines = Path(key).read_text("utf-8", "replace").splitlines()
    try:
        return [Identity.from_str(line.strip()) for line in lines if _is_said(line)]
    except IdentityError:
        return []


def _is_said(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def recipients_of(key: str) -> list[str]:
    """Whom the keys in a file belong to, as `age1…`."""
    return [str(one.to_public()) for one in identities(key)]


def new_key() -> tuple[str, str]:
    """A new key, which is secret, and its recipient, which is not."""
    from pyrage.x25519 import Identity

    made = Identity.generate()
    return str(made), str(made.to_public())


# --- what is wrong --------------------------------------------------------------------------------


def too_open(source: Source, visibility: Visibility) -> Iterator[Problem]:
    """A sealed record that is meant for the public or the press."""
    if visibility in (Visibility.PUBLIC, Visibility.PRESS):
        line, column = source.position(("visibility",))
        message = (
            f"A sealed record cannot be {visibility.value}; write 'visibility: internal' or "
            f"'confidential', or open it for all: herald unseal {source.path}"
        )
        yield Problem(source.path, line, column, RULE, message)


def misplaced(paths: Iterable[str]) -> Iterator[Problem]:
    """Records that are sealed and lie open at once, whole or in another language."""
    every = set(paths)
    if not any(map(is_sealed, every)):
        return
    of_place: dict[str, set[bool]] = {}
    for path in sorted(every):
        if not _language(path):
            of_place.setdefault(_place(path), set()).add(is_sealed(path))
    for path in sorted(every):
        originals = of_place.get(_place(path), {is_sealed(path)})
        if is_sealed(path) and as_written(path) in every:
            yield Problem(
                as_written(path),
                *(1, 1, RULE),
                f"'{_file(path)}' is the same record, sealed; keep one of the two files",
            )
        elif _language(path) and is_sealed(path) not in originals:
            yield Problem(path, 1, 1, RULE, _alone(path))


def _alone(path: str) -> str:
    if is_sealed(path):
        return f"The record that this translates is not sealed; herald unseal {path}"
    return f"The record that this translates is sealed, and this is not; herald seal {path}"


def _file(path: str) -> str:
    return path.rpartition("/")[2]


def _place(path: str) -> str:
    return f"{path.rpartition('/')[0]}/{_file(path).partition('.')[0]}"


def _language(path: str) -> str:
    parts = _file(as_written(path)).split(".")
    return parts[1] if len(parts) > 2 else ""  # noqa: PLR2004 - stem, language, ending


def plain_files(root: Path, folders: Iterable[str]) -> Iterator[Problem]:
    """Files that lie open in the folders in which everything is sealed (`sealed` in office.yml).

    Hidden ones too, which may be what an editor left; an empty file keeps a folder in git.
    """
    for folder in folders:
        for place, _, files in os.walk(root / folder):
            for name in sorted(files):
                file = Path(place, name)
                path = file.relative_to(root).as_posix()
                if name.endswith((SUFFIX, DRAFT)) or file.is_symlink() or not file.stat().st_size:
                    continue
                yield Problem(path, 1, 1, RULE, _open_in(path, folder))


def _open_in(path: str, folder: str) -> str:
    begun = f"office.yml says that everything in '{folder}' is sealed, and this file is not"
    if path.endswith((".md", ".yml")) and not _file(path).startswith("."):
        return f"{begun}; herald seal {path}"
    return f"{begun}; only records can be sealed, so move it elsewhere or remove it"


def left_draft(path: str) -> Problem:
    """A draft that `herald edit` could not take over."""
    record = path.removesuffix(".draft")
    message = (
        f"What was written here could not be taken over; herald edit {record} goes on from it, "
        "and if it is not needed, remove this file"
    )
    return Problem(path, 1, 1, RULE, message, Severity.WARNING)
