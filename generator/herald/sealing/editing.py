"""Changing a sealed record in an editor, so that its text lies nowhere afterwards.

While the editor runs, the text is in a folder that only this person can enter, in memory where the
system has a file system there, and that folder goes on every way out: when all is well, when the
editor fails, when the record is wrong, when a signal ends the program. What was written is never
lost with it: what cannot be taken over is kept beside the record, sealed, and the next edit goes on
from there.
"""

from __future__ import annotations

import os
import resource
import shlex
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from herald.inspection import inspect
from herald.making.execution import cores, crew
from herald.problems import errors
from herald.records import sealed
from herald.sealing.files import opened, write
from herald.sealing.keys import key_needed, recipients
from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from types import FrameType

    from herald.problems import Problem


@dataclass(frozen=True)
class Editor:
    """What a person writes with."""

    command: str
    """As in a shell: `code --wait`."""
    runtime: str = ""
    """The person's own folder in memory, when the system has one (XDG_RUNTIME_DIR)."""


@dataclass(frozen=True)
class Edited:
    """What became of an edit."""

    said: str
    """A sentence for the person."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with what was written; with errors it was not taken over."""


def edit(root: Path, path: str, key: str, editor: Editor, at: datetime) -> Edited:
    """Opens a sealed record in an editor, checks what was written, and seals it.

    Raises Stopped when nothing could be taken over; what was written is kept then, and said where.
    """
    desk = _desk(root, path, key)
    begun = desk.begun()
    with _private_folder(editor.runtime) as private:
        file = private.folder / Path(sealed.as_written(desk.path)).name
        reason, written = _written(file, begun, editor)
        if reason and written == begun:
            raise Stopped(f"{reason}; nothing was changed")
        if written == begun and not desk.draft.exists():
            return Edited(_UNCHANGED)
        try:
            desk.keep(written)
        except OSError as error:
            private.stays = True
            raise Stopped(
                f"What you wrote could not be sealed ({error.strerror}). It lies in {file}, where "
                "only you can read it, until you remove it or the machine starts again"
            ) from None
    if reason:
        raise Stopped(f"{reason}. {desk.kept}")
    return _taken_over(desk, at)


_UNCHANGED = (
    "Nothing was changed. If you did write something, the editor did not wait for you; tell it to, "
    "as in EDITOR='code --wait'"
)


def _taken_over(desk: _Desk, at: datetime) -> Edited:
    """Puts the draft into the record's place, unless something is wrong with it."""
    before = desk.record.read_bytes()
    try:
        write(desk.record, desk.draft.read_bytes())
    except OSError as error:
        raise Stopped(f"{desk.path} could not be written ({error.strerror}). {desk.kept}") from None
    try:
        problems = _problems(desk, at)
    except BaseException:
        write(desk.record, before)
        raise
    if errors(problems):
        write(desk.record, before)
        return Edited(f"This was not taken over. {desk.kept}", problems)
    desk.draft.unlink()
    return Edited(f"{desk.path} is sealed for {_people(len(desk.to))}", problems)


def _people(number: int) -> str:
    return f"{number} people" if number > 1 else "one person"


@dataclass(frozen=True)
class _Desk:
    """A record that is worked on."""

    root: Path
    path: str
    key: str
    to: list[str]

    @property
    def record(self) -> Path:
        return self.root / self.path

    @property
    def draft(self) -> Path:
        return self.root / f"{self.path}.draft"

    def begun(self) -> bytes:
        """What the editor begins with: the draft that is there, or the record."""
        path = f"{self.path}.draft" if self.draft.is_file() else self.path
        return opened(self.root, path, self.key)

    def keep(self, written: bytes) -> None:
        """Keeps what was written for the next time."""
        write(self.draft, sealed.sealed(written, self.to))

    @property
    def kept(self) -> str:
        return (
            f"What you wrote is kept, sealed, in {self.path}.draft, and herald edit {self.path} "
            "goes on from there"
        )


def _desk(root: Path, path: str, key: str) -> _Desk:
    path = f"{sealed.as_written(path.removesuffix('.draft'))}{sealed.SUFFIX}"
    plain = sealed.as_written(path)
    if (root / plain).is_file():
        raise Stopped(f"'{plain}' is not sealed; change it in any editor, or herald seal {plain}")
    key_needed(key)
    to = recipients(root)
    if not set(sealed.recipients_of(key)) & set(to):
        raise Stopped(
            "Your own key is not among the recipients in .herald/recipients, so you could not read "
            "what you write; have its line added"
        )
    return _Desk(root, path, key, to)


def _problems(desk: _Desk, at: datetime) -> tuple[Problem, ...]:
    """What is wrong with the record, of all that is wrong with the office."""
    with crew(cores()) as workers:
        found = inspect(desk.root, at, workers=workers, key=desk.key)
    if found.office is None:
        return found.problems
    return tuple(problem for problem in found.problems if problem.path == desk.path)


# --- the editor -----------------------------------------------------------------------------------


def _written(file: Path, begun: bytes, editor: Editor) -> tuple[str, bytes]:
    """What the person made of the text, and why the editor failed if it did."""
    with _signals() as signals:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
            new.write(begun)
        reason = _run(editor, file, signals)
        return reason, file.read_bytes() if file.is_file() else begun


def _run(editor: Editor, file: Path, signals: list[int]) -> str:
    """Waits until the person is done; why that went wrong, or ""."""
    words = shlex.split(editor.command)
    if not words:
        raise Stopped("There is no editor; name one in the environment, such as EDITOR=nano")
    try:
        process = subprocess.Popen([*words, str(file)], cwd=file.parent)
    except OSError as error:
        raise Stopped(
            f"The editor '{words[0]}' could not be started ({error.strerror}); name another in the "
            "environment, such as EDITOR=nano"
        ) from None
    while process.poll() is None and not signals:
        try:
            process.wait(_GLANCE)
        except subprocess.TimeoutExpired:
            continue
    if signals:
        process.terminate()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        return f"Interrupted ({signal.Signals(signals[0]).name})"
    return f"The editor '{words[0]}' failed" if process.returncode else ""


_GLANCE = 0.2
_PATIENCE = 2.0
"""Seconds: how often a signal is looked for, and how long an editor may take to end."""


@contextmanager
def _signals() -> Iterator[list[int]]:
    """The signals that came to end the program, which go on only afterwards.

    Ctrl+C is the editor's own affair: the terminal sends it to both.
    """
    came: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        del frame
        came.append(number)

    def leave_to_editor(number: int, frame: FrameType | None) -> None:
        del number, frame

    ends = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
    handlers = {**dict.fromkeys(ends, note), signal.SIGINT: leave_to_editor}
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@dataclass
class _Private:
    """A folder that nobody else can enter."""

    folder: Path
    stays: bool = False
    """Whether what is in it would be lost with it."""


@contextmanager
def _private_folder(runtime: str) -> Iterator[_Private]:
    """Such a folder, in memory if the system allows; gone afterwards."""
    # Neither this program nor the editor leaves its memory on disk when it dies.
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    prefix = f"herald-edit-{os.getpid()}-"
    private = _Private(Path(tempfile.mkdtemp(prefix=prefix, dir=_in_memory(runtime))))
    try:
        yield private
    finally:
        if not private.stays:
            shutil.rmtree(private.folder)


def _in_memory(runtime: str) -> str | None:
    """A folder for files of this person that never reach a disk; None where there is none."""
    try:
        mounts = [line.split(" ") for line in Path("/proc/self/mounts").read_text().splitlines()]
    except OSError:
        return None
    kept = {place for _, place, sort, *_ in mounts if sort in ("tmpfs", "ramfs")}
    for folder in (runtime, "/dev/shm"):  # noqa: S108 - the folder made in it is nobody else's
        if folder and folder in kept and os.access(folder, os.W_OK):
            return folder
    return None
