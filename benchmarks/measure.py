"""One run of a program: how long it takes, how long processors work, how much memory it needs.

The run is started by a small process of its own, this module as a program: where a process is
started from a large one, the kernel counts the large one's memory as its own (`ru_maxrss` is kept
over `exec`).
"""

from __future__ import annotations

import json
import mmap
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event, Thread

GIGABYTE = 1 << 30
EVERY = 0.02
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Run:
    """What one run needed."""

    seconds: float
    cpu_seconds: float
    """Of all processors, the children's too, in the program and in the kernel."""
    largest: int
    """The most memory that a single process of the run held, in bytes."""
    together: int
    """The most that all processes held together, in bytes, each shared page counted once (PSS).

    0 where it was not asked for, since looking takes time, and where there is no /proc."""


class FailedError(Exception):
    """A program that ended with an error; its last lines."""


def measured(command: Sequence[str], folder: Path, log: Path, *, watch_memory: bool = False) -> Run:
    """Runs the command in the folder, once the machine's memory is warm; what it says goes to log.

    With `watch_memory` the whole tree of processes is looked at every 20 milliseconds, and the
    seconds are longer than they would be.
    """
    how = json.dumps([[*command], str(folder), str(log), watch_memory])
    starter = [sys.executable, __file__, how]
    done = subprocess.run(starter, capture_output=True, text=True, check=False)
    if done.returncode:
        last = log.read_text("utf-8", "replace").splitlines()[-5:] if log.is_file() else []
        raise FailedError("\n".join([" ".join(command), done.stderr, *last]))
    return Run(**json.loads(done.stdout))


def _environment() -> dict[str, str]:
    """This process's, in which programs in Python may keep compiled what they read, as usual.

    Where that is forbidden, as containers like to do, each run would compile the program anew.
    """
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def main() -> None:
    """Measures the run that the argument describes, and prints what it needed."""
    command, folder, log, watch_memory = json.loads(sys.argv[1])
    touch_in_child()
    with Path(log).open("wb") as said:
        began = time.perf_counter()
        child = subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
        watch = _Watch(child.pid) if watch_memory else None
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
    together = watch.most() if watch else 0
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"ended with {child.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024  # getrusage(2) of either
    run = Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit, together)
    sys.stdout.write(json.dumps(asdict(run)))


def touch(size: int) -> None:
    """Writes to so many bytes of memory and gives them back.

    A virtual machine may have given what it did not use to its host; the first program that wants
    it back would wait for it, and not the second.
    """
    page = b"\1" * (1 << 20)
    with mmap.mmap(-1, size) as memory:
        for _ in range(size // len(page)):
            memory.write(page)


def touch_in_child() -> None:
    """So that the memory is not counted as this process's own."""
    pid = os.fork()
    if pid == 0:
        touch(GIGABYTE)
        os._exit(0)
    os.waitpid(pid, 0)


class _Watch:
    """Looks at the memory of a process and its descendants until it has ended."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._most = 0
        self._ended = Event()
        self._thread = Thread(target=self._look)
        self._thread.start()

    def most(self) -> int:
        """The most that was seen, in bytes, once the process has ended."""
        self._ended.set()
        self._thread.join()
        return self._most

    def _look(self) -> None:
        while not self._ended.wait(EVERY):
            self._most = max(self._most, sum(map(_held, _tree(self._pid))))


def _tree(pid: int) -> Iterator[int]:
    """The process and all that it started, those that its threads started too."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found = children.read_text().split()
        except OSError:
            continue  # it has ended since
        for child in found:
            yield from _tree(int(child))


def _held(pid: int) -> int:
    """A process's share of the memory it is in, in bytes; 0 when it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()
