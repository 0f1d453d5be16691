"""Artifacts to disk: whole, atomic, only what changed, and nothing left over; nothing else writes.

Every file is made and staged beside the output before the first file of the output is touched, so a
failure leaves the old site as it was; then each staged file is moved over its predecessor, which is
atomic (POSIX rename). What nothing makes any more is removed. The manifest, written last, holds
each file's fingerprint: an artifact whose fingerprint is unchanged is not even made.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from herald.execution import each

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from concurrent.futures import Executor
    from pathlib import Path

    from herald.outputs.artifact import Artifact


class PublishError(Exception):
    """What stops a publication: two artifacts for one path, a way out, a foreign folder."""


@dataclass(frozen=True)
class Written:
    """What the manifest knows of one file."""

    fingerprint: str
    sha256: str
    size: int
    modified: int
    """Nanoseconds since 1970, as the file system says; a file touched by others is made anew."""


@dataclass(frozen=True)
class Published:
    """What a publication did: paths from the output's root, sorted."""

    made: tuple[str, ...]
    """Rendered, because the fingerprint or the file had changed."""
    written: tuple[str, ...]
    """Written, because the bytes had changed."""
    removed: tuple[str, ...]
    total: int
    """How many files the output has now."""


def publish(
    artifacts: Iterable[Artifact],
    folder: Path,
    *,
    state: Path,
    engine: str,
    executor: Executor | None = None,
    others: frozenset[str] | None = frozenset(),
    anew: bool = False,
) -> Published:
    """Makes `folder` hold exactly the artifacts, and of the `others` those that are there already.

    `others` are the paths of what belongs there and is not made now (None: all that is there).
    `anew` makes every artifact, whatever the manifest says. `state` is a folder of Herald's own for
    the manifest and the staging, on the same file system; `engine` names the program's version:
    under another one everything is made anew. One publication at a time: another one waits.

    Raises PublishError, before anything is made, for what should not be written.
    """
    wanted = _by_path(artifacts)
    manifest = state / f"{folder.name}.manifest.json"
    for place in (state, folder.parent, folder):
        _refuse_link(place)
    if others is not None:
        _refuse_foreign(folder, manifest, wanted)
    with _alone(state):
        return _place(wanted, folder, state, engine, executor, others, anew=anew)


def _place(
    wanted: Mapping[str, Artifact],
    folder: Path,
    state: Path,
    engine: str,
    executor: Executor | None,
    others: frozenset[str] | None,
    *,
    anew: bool,
) -> Published:
    """Makes, stages, moves, prunes, and notes what was done."""
    manifest = state / f"{folder.name}.manifest.json"
    staging = state / f"{folder.name}.staging"
    before = _read_manifest(manifest, engine)
    fingerprints = {path: artifact.fingerprint for path, artifact in wanted.items()}
    stale = [
        wanted[path]
        for path, fingerprint in fingerprints.items()
        if anew or not _is_current(folder / path, before.get(path), fingerprint)
    ]
    _clear(staging)
    staging.mkdir(parents=True)
    try:
        written = _write(_made(stale, executor), folder, staging)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    removed = () if others is None else _prune(folder, wanted.keys() | others)
    made = {artifact.path for artifact in stale}
    stays = before.keys() if others is None else wanted.keys() | others
    known = {path: before[path] for path in before if path in stays}
    fresh = {path: _describe(folder / path, fingerprints[path]) for path in made}
    _write_manifest(manifest, engine, known | fresh)
    return Published(tuple(sorted(made)), tuple(sorted(written)), removed, len(wanted))


@contextmanager
def _alone(state: Path) -> Iterator[None]:
    """Waits until no other build writes: two at once would mix their staged files."""
    state.mkdir(parents=True, exist_ok=True)
    with (state / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go of when the file is closed, or the process ends
        yield


def _refuse_link(place: Path) -> None:
    """Refuses to write through a link: it may lead to somebody's home, or from private to site."""
    if place.is_symlink():
        raise PublishError(f"'{place.name}' is a symbolic link; put a folder in its place")


def _clear(place: Path) -> None:
    if place.is_symlink() or place.is_file():
        place.unlink()
    shutil.rmtree(place, ignore_errors=True)


def _refuse_foreign(folder: Path, manifest: Path, wanted: Mapping[str, Artifact]) -> None:
    """Refuses a folder in which nothing looks as if Herald had made it: it would be emptied."""
    if manifest.exists() or not folder.is_dir() or not any(folder.iterdir()):
        return
    if not any((folder / path).exists() for path in wanted):
        raise PublishError(
            f"'{folder.name}' holds files that Herald did not make; "
            "move them away or empty the folder"
        )


def _by_path(artifacts: Iterable[Artifact]) -> dict[str, Artifact]:
    wanted: dict[str, Artifact] = {}
    for artifact in artifacts:
        parts = artifact.path.split("/")
        if any(part in ("", ".", "..") for part in parts):
            raise PublishError(f"'{artifact.path}' is not a path inside the output")
        if artifact.path in wanted:
            raise PublishError(f"two artifacts want to be '{artifact.path}'")
        wanted[artifact.path] = artifact
    folders = {parent for path in wanted for parent in _folders_of(path)}
    for path in sorted(folders & wanted.keys()):
        raise PublishError(f"'{path}' would be a file and a folder")
    return wanted


def _folders_of(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path


def _is_current(file: Path, known: Written | None, fingerprint: str) -> bool:
    if known is None or known.fingerprint != fingerprint:
        return False
    try:
        found = file.lstat()
    except OSError:
        return False
    return (found.st_size, found.st_mtime_ns) == (known.size, known.modified)


def _made(artifacts: list[Artifact], executor: Executor | None) -> Iterator[tuple[Artifact, bytes]]:
    contents = each(_bytes_of, artifacts, executor)
    return zip(artifacts, contents, strict=True)


def _bytes_of(artifact: Artifact) -> bytes:
    try:
        return artifact.bytes()
    except Exception as error:
        error.add_note(f"while making {artifact.path}")
        raise


def _write(
    made: Iterable[tuple[Artifact, bytes]],
    folder: Path,
    staging: Path,
) -> list[str]:
    """Stages what differs from the file that is there, then moves it all into place."""
    staged: list[tuple[Path, str]] = []
    for number, (artifact, content) in enumerate(made):
        if _holds(folder / artifact.path, content):
            continue
        temporary = staging / str(number)
        temporary.write_bytes(content)
        staged.append((temporary, artifact.path))
    for temporary, path in staged:
        target = folder / path
        _make_room(folder, target)
        os.replace(temporary, target)  # noqa: PTH105 - replaces links too, and never follows them
    return [path for _, path in staged]


def _holds(file: Path, content: bytes) -> bool:
    if file.is_symlink() or not file.is_file() or file.stat().st_size != len(content):
        return False
    return file.read_bytes() == content


def _make_room(folder: Path, target: Path) -> None:
    """Makes the target's folders, and clears away a file or link that stands where one must be."""
    for parent in [*reversed(target.relative_to(folder).parents)][1:]:
        place = folder / parent
        if place.is_symlink() or place.is_file():
            place.unlink()
        place.mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)


def _prune(folder: Path, wanted: AbstractSet[str]) -> tuple[str, ...]:
    """Removes every file that no artifact makes, and folders that are empty then."""
    removed: list[str] = []
    for place, folders, files in os.walk(folder, topdown=False):
        here = folder.__class__(place)
        for name in [*files, *(name for name in folders if (here / name).is_symlink())]:
            path = (here / name).relative_to(folder).as_posix()
            if path not in wanted:
                (here / name).unlink()
                removed.append(path)
        if here != folder and not any(here.iterdir()):
            here.rmdir()
    return tuple(sorted(removed))


# --- the manifest ---------------------------------------------------------------------------------


def _describe(file: Path, fingerprint: str) -> Written:
    found = file.stat()
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return Written(fingerprint, digest, found.st_size, found.st_mtime_ns)


def _read_manifest(file: Path, engine: str) -> dict[str, Written]:
    """What the last publication wrote; nothing when it cannot be believed."""
    try:
        text = file.read_text(encoding="utf-8")
        seal, _, body = text.partition("\n")
        if seal != _seal(body):
            return {}
        held = json.loads(body)
        if held["engine"] != engine:
            return {}
        return {path: Written(**known) for path, known in held["files"].items()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _write_manifest(file: Path, engine: str, files: Mapping[str, Written]) -> None:
    held = {
        "engine": engine,
        "files": {path: asdict(known) for path, known in sorted(files.items())},
    }
    body = json.dumps(held, indent=0)
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_suffix(".tmp")
    temporary.unlink(missing_ok=True)
    with temporary.open("x", encoding="utf-8") as opened:
        opened.write(f"{_seal(body)}\n{body}")
    os.replace(temporary, file)  # noqa: PTH105


def _seal(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
