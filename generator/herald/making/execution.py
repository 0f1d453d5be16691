"""Where work runs: here, or in any `concurrent.futures.Executor`, such as a cluster's.

Nothing is shared but the arguments. What many calls need alike is packed once, travels as bytes,
and is unpacked once in each process.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar
from zlib import crc32

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

Given = TypeVar("Given")
Made = TypeVar("Made")

Crew = Sequence[Executor]
"""Where work runs, one executor a worker, so that a worker can be given again what it knows from
before; none stands for this process alone."""

BATCH = 200
"""How many calls travel together."""

WORTH_A_CREW = 100
"""For fewer calls no process is started."""


@contextmanager
def crew(jobs: int) -> Iterator[Crew]:
    """So many processes, each started when it is first needed; none for one job."""
    if jobs < 2:  # noqa: PLR2004
        yield ()
        return
    # Not forked: a fork takes the locks of other threads along as they are, and there are threads
    # as soon as the first worker has work.
    context = multiprocessing.get_context("spawn")
    with ExitStack() as stack:
        pools = [ProcessPoolExecutor(1, context, _begin) for _ in range(jobs)]
        yield [stack.enter_context(pool) for pool in pools]


def _begin() -> None:
    """How a worker begins: it looks for no garbage, and ends with whoever started it.

    Where that is killed nobody tells its workers, and they would wait for ever, with all they hold.
    (Python then warns of semaphores that the killed process did not give back, and does so itself.)
    """
    gc.disable()
    Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()


def _end_with(starter: BaseProcess | None) -> None:
    if starter:
        starter.join()
        os._exit(1)


@contextmanager
def without_collection() -> Iterator[None]:
    """Does not search for garbage that holds on to itself, as Python does again and again.

    The search looks at all of ten thousand records each time: a fifth of a clean build. `_swept`
    is enough.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_on:
            gc.enable()


def _swept() -> None:
    """Gives back what holds on to itself, as each document for word processors does.

    What is left is not looked at another time, so that this costs what was made since the last.
    """
    gc.collect()
    gc.freeze()


def each(
    make: Callable[[Any, Given], Made],
    common: object,
    given: Sequence[Given],
    workers: Crew,
    home: Callable[[Given], str],
) -> Iterator[Made]:
    """`make(common, one)` of everything given; the first exception is raised.

    With workers, in an order of their own; what has the same `home` goes to the same worker, one
    after the other, so that it finds there what the last one left open.
    """
    if not workers or len(given) < WORTH_A_CREW:
        for number, one in enumerate(given, 1):
            yield make(common, one)
            if number % BATCH == 0:
                _swept()
        return
    parcel = _packed(common)
    parts: list[list[Given]] = [[] for _ in workers]
    for one in sorted(given, key=home):
        parts[crc32(home(one).encode()) % len(workers)].append(one)
    waiting: list[tuple[Future[list[Made]], Executor, list[Given]]] = []
    for start in range(0, max(map(len, parts)), BATCH):
        for worker, part in zip(workers, parts, strict=True):
            batch = part[start : start + BATCH]
            if batch:
                waiting.append((worker.submit(_batch, make, parcel, batch), worker, batch))
        # After the first batch a worker knows what is common, and only its name travels.
        parcel = parcel.name_only()
    for future, worker, batch in waiting:
        try:
            made = future.result()
        except _NotUnpacked:  # another process than before took it
            made = worker.submit(_batch, make, _packed(common), batch).result()
        yield from made


class _NotUnpacked(Exception):  # noqa: N818 - it is caught where it was asked for
    """A process was given the name of a parcel that it never got."""


@dataclass(frozen=True)
class _Parcel:
    digest: bytes
    content: bytes = field(compare=False, repr=False)

    def name_only(self) -> _Parcel:
        return _Parcel(self.digest, b"")


def _packed(common: object) -> _Parcel:
    content = pickle.dumps(common, pickle.HIGHEST_PROTOCOL)
    return _Parcel(sha256(content).digest(), content)


_at_hand: dict[bytes, object] = {}
"""What this process unpacked last, by the digest of its parcel: one thing, or nothing yet."""


def _unpacked(parcel: _Parcel) -> object:
    common = _at_hand.get(parcel.digest, parcel)
    if common is parcel:
        if not parcel.content:
            raise _NotUnpacked
        # First, so that a process never holds ten thousand records' facts twice.
        _at_hand.clear()
        common = _at_hand[parcel.digest] = pickle.loads(parcel.content)  # noqa: S301 - of this build
    return common


def _batch(
    make: Callable[[Any, Given], Made], parcel: _Parcel, given: Sequence[Given]
) -> list[Made]:
    common = _unpacked(parcel)
    made = [make(common, one) for one in given]
    _swept()
    return made


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
