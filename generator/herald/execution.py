"""Where rendering runs: here, or in any `concurrent.futures.Executor`, such as a cluster's."""

from __future__ import annotations

import os
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Given = TypeVar("Given")
Made = TypeVar("Made")


def executor(jobs: int) -> AbstractContextManager[Executor | None]:
    """An executor of so many workers; None stands for this thread alone.

    Threads and not processes: Typst, which takes most of the time, lets go of the GIL.
    """
    return ThreadPoolExecutor(jobs) if jobs > 1 else nullcontext()


def each(
    make: Callable[[Given], Made], given: Iterable[Given], executor: Executor | None
) -> Iterator[Made]:
    """`make` of everything given, in the order given; the first exception is raised."""
    return executor.map(make, given) if executor else map(make, given)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
