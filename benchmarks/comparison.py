"""Programs in turn on the same content: everything anew, nothing changed, one record changed."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.measure import Run, measured
from benchmarks.sites import Site

CLEAN, NOTHING, CHANGED = "everything anew", "nothing changed", "one record changed"
CASES = (CLEAN, NOTHING, CHANGED)


@dataclass(frozen=True)
class Measures:
    """What the runs of one program in one case needed."""

    runs: tuple[Run, ...]
    largest: int = 0
    """Bytes; as `Run.largest` and `Run.together`, of the run in which memory was watched."""
    together: int = 0

    @property
    def seconds(self) -> float:
        """The median."""
        return median(run.seconds for run in self.runs)

    @property
    def fastest(self) -> float:
        """Seconds."""
        return min(run.seconds for run in self.runs)

    @property
    def slowest(self) -> float:
        """Seconds."""
        return max(run.seconds for run in self.runs)

    @property
    def cpu_seconds(self) -> float:
        """The median."""
        return median(run.cpu_seconds for run in self.runs)


@dataclass(frozen=True)
class Output:
    """What a program made."""

    pages: int
    files: int
    size: int
    """Bytes."""


@dataclass(frozen=True)
class Comparison:
    """Everything that was measured on one office."""

    of: str
    """The office: `made-up` or `real`."""
    records: int
    measures: Mapping[tuple[str, str], Measures]
    """By the name of the program and the case."""
    outputs: Mapping[str, Output]
    missing: Sequence[str] = ()
    """What was left out, and why."""

    def ratio(self, case: str, rival: str) -> float | None:
        """Herald's seconds to the rival's; None where one of them was not measured."""
        own, other = self.measures.get(("Herald", case)), self.measures.get((rival, case))
        return own.seconds / other.seconds if own and other else None

    def cpu_ratio(self, case: str, rival: str) -> float | None:
        """As `ratio`, of the processors' seconds, which other work on the machine hardly moves."""
        own, other = self.measures.get(("Herald", case)), self.measures.get((rival, case))
        return own.cpu_seconds / other.cpu_seconds if own and other else None


@dataclass
class _Seen:
    """The runs so far of one program in one case."""

    warm: Run | None = None
    runs: list[Run] = field(default_factory=list)


def compared(
    sites: Sequence[Site], runs: Mapping[str, int], say: Callable[[str], None], work: Path
) -> tuple[dict[tuple[str, str], Measures], dict[str, Output]]:
    """Every site in every case, in turn: A B C, A B C, and so on.

    `runs` says for each name how many runs count. Before them comes one that does not count, in
    which memory is watched; of a program with fewer runs than others only of a clean build.
    """
    seen: dict[tuple[str, str], _Seen] = defaultdict(_Seen)
    outputs: dict[str, Output] = {}
    most = max(runs.values())
    for number in range(most + 1):
        for case in CASES:
            for site in sites:
                few = runs[site.name] < most
                if number > runs[site.name] or (number == 0 and few and case != CLEAN):
                    continue
                run = _built(site, case, number, work)
                say(f"{site.name}, {case}, run {number}: {_told(run)}")
                if number:
                    seen[site.name, case].runs.append(run)
                else:
                    seen[site.name, case].warm = run
                    outputs.setdefault(site.name, _output(site))
    return {name: _measures(of) for name, of in seen.items() if of.runs}, outputs


def _built(site: Site, case: str, number: int, work: Path) -> Run:
    """One run; what the case asks for is done before, and the page looked at after it."""
    if case == CLEAN:
        remove(site.folder / made for made in site.made)
    sentence = f"The doors open at nine; this is edition {number}."
    if case == CHANGED:
        text = site.changed.read_text("utf-8").partition("\n\nThe doors open at nine;")[0].rstrip()
        site.changed.write_text(f"{text}\n\n{sentence}\n", "utf-8")
    run = measured(site.command, site.folder, work / "log", watch_memory=number == 0)
    if case == CHANGED and sentence not in site.shown.read_text("utf-8"):
        raise RuntimeError(f"{site.name} does not show the change on {site.shown}")
    return run


def _told(run: Run) -> str:
    return f"{run.seconds:.2f} s, {run.cpu_seconds:.2f} s of processors"


def _measures(seen: _Seen) -> Measures:
    warm = seen.warm
    return Measures(tuple(seen.runs), warm.largest if warm else 0, warm.together if warm else 0)


def _output(site: Site) -> Output:
    """What stands in the folder that holds the page that changes."""
    root = site.folder / site.shown.relative_to(site.folder).parts[0]
    files = [file for file in root.rglob("*") if file.is_file()]
    pages = sum(file.suffix == ".html" for file in files)
    return Output(pages, len(files), sum(file.stat().st_size for file in files))


def remove(paths: Iterable[Path]) -> None:
    """Files and folders, where they are there."""
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
