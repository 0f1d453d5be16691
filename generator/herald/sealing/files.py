"""Records into sealed files, and back."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from herald.commits.checkout import CHECKOUT
from herald.commits.repository import repository_around
from herald.kinds import KINDS
from herald.making.ledger import FILE as LEDGER
from herald.making.publish import alone
from herald.making.standstill import STATE, forget
from herald.records import sealed
from herald.records.facets import Visibility
from herald.records.reader import folios, read_folio, read_settings, walked
from herald.records.walk import FOLDERS
from herald.sealing.keys import recipients
from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from herald.problems import Problem
    from herald.records.reader import Folio, Found
    from herald.records.walk import Walk


@dataclass(frozen=True)
class Done:
    """What was sealed or opened, or why nothing was."""

    paths: tuple[str, ...] = ()
    """The new files, from the root."""
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()
    """What the person should know besides."""


def path_in(root: Path, written: Path) -> str:
    """A file as a person names it, from the office's root; raises Stopped for one elsewhere."""
    file = Path(os.path.abspath(written))  # noqa: PTH100 - a link is refused, and not followed
    if not file.is_relative_to(root) or file.relative_to(root).parts[0] not in FOLDERS:
        raise Stopped(f"'{written}' is no record of the office in {root}")
    return file.relative_to(root).as_posix()


def seal(root: Path, path: str) -> Done:
    """Seals a record and its translations, whose plain files are gone afterwards."""
    to = recipients(root)
    if sealed.is_sealed(path):
        raise Stopped(f"'{path}' is sealed already; for new recipients: herald seal --again {path}")
    walk = _walk(root)
    family = _family(walk, path)
    if not family:
        return Done(problems=_why_not(root, walk, path))
    found = [read_folio(folio) for folio in family]
    wrong = {problem for one in found for problem in one.problems}
    if wrong:
        return Done(problems=tuple(sorted(wrong)))
    _refuse_open(found[0])
    paths = [one.path for one in found]
    for one in paths:
        write(root / f"{one}{sealed.SUFFIX}", sealed.sealed((root / one).read_bytes(), to))
    _remove(root, paths)
    notices = (*_still_there(root, paths), *_beside(found))
    return Done(tuple(f"{one}{sealed.SUFFIX}" for one in paths), (), notices)


def seal_again(root: Path, paths: Sequence[str], key: str) -> Done:
    """Seals records anew for whoever are the recipients now: those named, or all there are."""
    to = recipients(root)
    chosen = paths or [one.file.path for one in folios(_walk(root)) if one.is_sealed]
    done, closed = [], []
    for path in chosen:
        if not sealed.is_sealed(path):
            raise Stopped(f"'{path}' is not sealed; herald seal {path}")
        try:
            text = text_of(root, path, key)
        except sealed.Closed:
            closed.append(path)
            continue
        write(root / path, sealed.sealed(text, to))
        done.append(path)
    notices = tuple(f"'{path}' was left as it is: the key does not open it" for path in closed)
    return Done(tuple(done), (), notices)


def unseal(root: Path, path: str, key: str) -> Done:
    """Opens a sealed record and its translations, whose sealed files are gone afterwards."""
    path = f"{sealed.as_written(path)}{sealed.SUFFIX}"
    walk = _walk(root)
    for folder in walk.settings.sealed:
        if path.startswith(f"{folder}/"):
            raise Stopped(
                f"office.yml says that everything in '{folder}' is sealed; herald edit {path} "
                "changes the record, and herald unseal --print shows it"
            )
    family = _family(walk, path)
    if not family:
        return Done(problems=_why_not(root, walk, path))
    texts = {folio.file.path: opened(root, folio.file.path, key) for folio in family}
    for one, text in texts.items():
        plain = root / sealed.as_written(one)
        if plain.exists():
            raise Stopped(f"'{sealed.as_written(one)}' is there already; remove it first")
        write(plain, text)
    for one in texts:
        (root / one).unlink()
    return Done(tuple(sealed.as_written(one) for one in texts))


def opened(root: Path, path: str, key: str) -> bytes:
    """The text of a sealed file; raises Stopped when it cannot be read."""
    try:
        return text_of(root, path, key)
    except sealed.Closed:
        raise Stopped(f"The key does not open '{path}'; it was sealed for other people") from None


def text_of(root: Path, path: str, key: str) -> bytes:
    """The text of a sealed file; raises Closed, or Stopped when there is no such file."""
    file = root / path
    if file.is_symlink() or not file.is_file():
        raise Stopped(f"There is no file '{path}'")
    try:
        return sealed.unsealed(file.read_bytes(), key)
    except sealed.Damaged as damaged:
        raise Stopped(f"{path}: {damaged}") from None


def write(file: Path, content: bytes) -> None:
    """Writes a file whole or not at all."""
    temporary = file.with_name(f".{file.name}.new")
    temporary.unlink(missing_ok=True)
    try:
        with temporary.open("xb") as new:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)


# --- what is sealed -------------------------------------------------------------------------------


def _walk(root: Path) -> Walk:
    settings, wrong = read_settings(root)
    if settings is None:
        raise Stopped(str(wrong[0]))
    return walked(root, KINDS, settings)


def _family(walk: Walk, path: str) -> list[Folio]:
    """The record at `path` and its translations, sealed or not as it is; none when it is none."""
    every = [
        folio
        for folio in folios(walk)
        if sealed.is_sealed(folio.file.path) == sealed.is_sealed(path)
    ]
    named = [folio for folio in every if folio.file.path == path]
    if named and named[0].original:
        raise Stopped(
            f"'{path}' is a translation, which goes with the record itself; name "
            f"'{named[0].original.path}'"
        )
    family = [folio for folio in every if named and folio.file.place == named[0].file.place]
    return sorted(family, key=lambda folio: folio.file.language)


def _why_not(root: Path, walk: Walk, path: str) -> tuple[Problem, ...]:
    """What is wrong with a file that is no record."""
    if not (root / path).is_file():
        raise Stopped(f"There is no file '{path}'")
    found = tuple(problem for problem in walk.problems if problem.path == path)
    if not found:
        raise Stopped(f"'{path}' is not a record; only records can be sealed")
    return found


def _refuse_open(found: Found) -> None:
    if found.facts and found.facts.visibility in (Visibility.PUBLIC, Visibility.PRESS):
        raise Stopped(
            f"'{found.path}' is {found.facts.visibility.value}, and a sealed record is internal or "
            "confidential; change its line 'visibility' first"
        )


def _remove(root: Path, paths: Iterable[str]) -> None:
    """Removes plain files, and what earlier builds remember of them."""
    state = root / STATE
    with alone(state):
        for path in paths:
            (root / path).unlink()
            (state / CHECKOUT / path).unlink(missing_ok=True)
        # It has titles, dates and names of records, and would keep what a row had until another
        # takes its place; the next build makes it anew.
        (state / LEDGER).unlink(missing_ok=True)
        forget(state)


def _still_there(root: Path, paths: Iterable[str]) -> Iterator[str]:
    repository = repository_around(root)
    for path in paths if repository else ():
        if repository and repository.tracked(root / path):
            yield (
                f"'{path}' is in the repository: its text stays in the history, for everybody who "
                "can read that"
            )


def _beside(found: Iterable[Found]) -> Iterator[str]:
    for one in found:
        for file in one.facts.files if one.facts else ():
            yield f"'{file}', which stands beside '{one.path}', is not sealed"
