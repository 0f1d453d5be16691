"""Where work runs: wherever it is, the same comes back, and nothing starts that is not worth it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herald.making.execution import BATCH, WORTH_A_CREW, cores, crew, each

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.making.execution import Crew

Made = TypeVar("Made")

MANY = [*range(3 * BATCH + 7)]
HOMES = {number // 5 for number in MANY}


@dataclass(frozen=True)
class Common:
    """What all calls need alike."""

    words: str


def said(common: Common, number: int) -> tuple[int, str]:
    """What is made of one number."""
    return number, f"{common.words} {number}"


def home_of(number: int) -> str:
    """Five numbers in a row are of one home."""
    return f"home {number // 5:03}"


def worker_of(common: None, number: int) -> tuple[int, int]:
    """A number, and the process in which it was asked for."""
    del common
    return number, os.getpid()


def breaks(common: None, number: int) -> int:
    """Fails at one number."""
    del common
    if number == BATCH + 3:
        raise ZeroDivisionError(number)
    return number


class Watched(Executor):
    """A worker in this very thread that notes what it is given, batch by batch."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []

    def submit(  # type: ignore[override]
        self, call: Callable[..., Made], /, *given: Sequence[int]
    ) -> Future[Made]:
        self.batches.append([*given[-1]])
        done: Future[Made] = Future()
        try:
            done.set_result(call(*given))
        except Exception as error:  # noqa: BLE001 - an executor hands on whatever is raised
            done.set_exception(error)
        return done


@pytest.fixture(params=[1, 2, 3])
def processes(request: pytest.FixtureRequest) -> Iterator[Crew]:
    """So many processes; none for one."""
    with crew(request.param) as workers:
        yield workers


# --- the same everywhere --------------------------------------------------------------------------


def test_the_same_comes_back_from_here_and_from_processes(processes: Crew) -> None:
    made = each(said, Common("a"), MANY, processes, home_of)

    assert sorted(made) == [(number, f"a {number}") for number in MANY]


def test_here_everything_comes_in_the_order_given() -> None:
    assert [*each(said, Common("a"), [3, 1, 2], (), home_of)] == [
        (3, "a 3"),
        (1, "a 1"),
        (2, "a 2"),
    ]


def test_a_worker_that_is_asked_again_is_not_given_what_was_common_before(
    processes: Crew,
) -> None:
    for words in ("a", "b", "a"):
        made = each(said, Common(words), MANY, processes, home_of)
        assert sorted(made) == [(number, f"{words} {number}") for number in MANY]


def test_any_executor_is_a_worker() -> None:
    with ThreadPoolExecutor(2) as one, ThreadPoolExecutor(1) as other:
        made = [*each(said, Common("a"), MANY, [one, other], home_of)]

    assert sorted(made) == [(number, f"a {number}") for number in MANY]


@given(
    st.lists(st.integers(0, 1_000), unique=True, min_size=WORTH_A_CREW, max_size=3 * BATCH),
    st.integers(1, 4),
)
@settings(max_examples=25)
def test_whatever_is_given_each_call_is_made_once_and_where_its_home_is(
    given_: list[int], count: int
) -> None:
    workers = [Watched() for _ in range(count)]

    made = [*each(said, Common("a"), given_, workers, home_of)]

    assert sorted(made) == [(number, f"a {number}") for number in sorted(given_)]
    asked = [[number for batch in worker.batches for number in batch] for worker in workers]
    homes = [[home_of(number) for number in numbers] for numbers in asked]
    assert homes == [sorted(some) for some in homes]
    assert sum(len(set(some)) for some in homes) == len({home_of(number) for number in given_})


# --- homes ----------------------------------------------------------------------------------------


def test_what_is_of_one_home_stays_with_its_worker_from_one_call_to_the_next() -> None:
    with crew(2) as workers:
        first = dict(each(worker_of, None, MANY, workers, home_of))
        again = dict(each(worker_of, None, MANY[::-1], workers, home_of))

    assert first == again
    assert len({(home_of(number), worker) for number, worker in first.items()}) == len(HOMES)
    assert len({*first.values()}) == 2
    assert os.getpid() not in first.values()


def test_a_worker_gets_its_calls_in_batches_of_a_few_hundred() -> None:
    alone = Watched()

    assert len([*each(said, Common("a"), MANY, [alone], home_of)]) == len(MANY)

    assert [len(batch) for batch in alone.batches] == [BATCH, BATCH, BATCH, 7]


# --- nothing for nothing --------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "is_asked"), [(0, False), (99, False), (100, True)])
def test_for_few_calls_nobody_is_asked(count: int, *, is_asked: bool) -> None:
    assert WORTH_A_CREW == 100
    worker = Watched()

    made = [*each(said, Common("a"), range(count), [worker], home_of)]

    assert made == [(number, f"a {number}") for number in range(count)]
    assert bool(worker.batches) is is_asked


def test_a_crew_that_is_not_needed_starts_no_process_and_no_thread() -> None:
    program = """
import threading
from herald.making.execution import crew, each
import multiprocessing
with crew(4) as workers:
    assert len(workers) == 4
    assert [*each(max, 3, range(5), workers, int)] == [3, 3, 3, 3, 4]
    assert multiprocessing.active_children() == [] and threading.active_count() == 1
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def test_one_job_is_this_process_alone() -> None:
    with crew(1) as workers:
        assert workers == ()
    assert cores() >= 1


def test_a_crew_is_gone_when_its_work_is_done() -> None:
    threads = threading.active_count()
    with crew(2) as workers:
        pids = {pid for _, pid in each(worker_of, None, MANY, workers, home_of)}

    assert len(pids) == 2
    assert threading.active_count() == threads
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


# --- what fails -----------------------------------------------------------------------------------


def test_an_exception_comes_back_from_wherever_it_was_raised(processes: Crew) -> None:
    with pytest.raises(ZeroDivisionError, match=str(BATCH + 3)):
        list(each(breaks, None, MANY, processes, home_of))

    assert len([*each(said, Common("a"), MANY, processes, home_of)]) == len(MANY)


class Newborn(Watched):
    """A worker that is another process at each batch: nothing is there from the one before."""

    def submit(  # type: ignore[override]
        self, call: Callable[..., Made], /, *given: Sequence[int]
    ) -> Future[Made]:
        from herald.making.execution import _at_hand

        _at_hand.clear()
        return super().submit(call, *given)


def test_a_worker_that_knows_nothing_from_before_is_given_it_again() -> None:
    made = [*each(said, Common("a"), MANY, [Newborn()], home_of)]

    assert sorted(made) == [(number, f"a {number}") for number in MANY]


LONELY = """
import time
from herald.making.execution import crew, each
from tests.making.test_execution import MANY, home_of, worker_of

if __name__ == "__main__":
    with crew(2) as workers:
        print(*{worker for _, worker in each(worker_of, None, MANY, workers, home_of)}, flush=True)
        time.sleep(600)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
def test_workers_end_with_whoever_started_them_even_if_it_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "lonely.py"
    script.write_text(LONELY)
    paths = os.pathsep.join(["generator", "."])
    started = subprocess.Popen(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    with started, started.stdout:
        try:
            workers = [int(number) for number in started.stdout.readline().split()]
            assert len(workers) == 2
            assert all(map(is_alive, workers))
        finally:
            started.kill()

    until = time.monotonic() + 60
    while any(map(is_alive, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_alive, workers))


def is_alive(process: int) -> bool:
    """Whether there is a process of that number, and not only what nobody has asked after."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text("utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
