"""PDFs a second: Herald's releases and proclamations against WeasyPrint and pandoc."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import herald
from benchmarks.comparison import Measures, remove
from benchmarks.machine import cores
from benchmarks.measure import Run, measured
from benchmarks.pages import Page
from benchmarks.records import MOMENT
from benchmarks.sites import RIVALS, TOOLS, Content, MissingError, program

FONTS = Path(herald.__file__).parent / "templates" / "documents" / "fonts"


@dataclass(frozen=True)
class Route:
    """A way from Markdown to PDFs, and a folder of files to go it with."""

    name: str
    folder: Path
    command: tuple[str, ...]
    made: tuple[str, ...]
    """What a run leaves in the folder, as patterns; deleted before each run."""


@dataclass(frozen=True)
class Production:
    """How fast a route is."""

    name: str
    documents: int
    measures: Measures

    @property
    def a_second(self) -> float:
        """Documents a second, from the start of the program to its end."""
        return self.documents / self.measures.seconds


def produced(
    routes: Sequence[Route], runs: int, say: Callable[[str], None], work: Path
) -> list[Production]:
    """Every route in turn, from nothing; the first run of each does not count."""
    seen: dict[str, list[Run]] = {route.name: [] for route in routes}
    for number in range(runs + 1):
        for route in routes:
            for pattern in route.made:
                remove(route.folder.glob(pattern))
            run = measured(route.command, route.folder, work / "log", watch_memory=number == 0)
            say(f"{route.name}, documents, run {number}: {run.seconds:.2f} s")
            seen[route.name].append(run)
    return [
        Production(
            route.name,
            sum(1 for _ in route.folder.rglob("*.pdf")),
            Measures(tuple(counted), warm.largest, warm.together),
        )
        for route in routes
        for warm, *counted in [seen[route.name]]
    ]


def routes(content: Content, few: int, work: Path) -> Iterator[Route | MissingError]:
    """Herald with all documents of the content, the others with `few`, and what is not there."""
    jobs = str(cores())
    content.write(iter(content.records), work / "herald")
    command: tuple[str, ...]
    command = (sys.executable, "-m", "herald.cli", "build", "--at", MOMENT, "--only", "documents")
    yield Route("Herald", work / "herald", command, ("site", "private", ".herald"))

    drawn = [page for page in content.pages if page.record.kind in ("release", "proclamation")]
    scripts = RIVALS / "documents"
    try:
        weasyprint = program("bin/weasyprint")
        pandoc = program("lib/python*/site-packages/pypandoc/files/pandoc")
    except MissingError as missing:
        yield missing
        return
    folder = _laid_out(drawn[:few], work / "weasyprint")
    python = str(TOOLS / "bin" / "python")
    command = (python, str(scripts / "with_weasyprint.py"), str(folder), jobs)
    yield Route("WeasyPrint", folder, command, ("*.pdf",))

    folder = _laid_out(drawn[:few], work / "pandoc-html")
    start = (sys.executable, str(scripts / "with_pandoc.py"))
    options = ("--css=print.css", "--pdf-engine-opt=--pdf-variant=pdf/ua-1")
    command = (*start, str(folder), jobs, pandoc, weasyprint, *options)
    yield Route("pandoc with WeasyPrint", folder, command, ("*.pdf",))

    latex = next(filter(shutil.which, ("lualatex", "xelatex", "pdflatex")), None)
    if latex is None:
        yield MissingError("no LaTeX is installed; pandoc's way through it is left out")
        return
    folder = _laid_out(drawn[:few], work / "pandoc-latex")
    command = (*start, str(folder), jobs, pandoc, latex)
    yield Route(f"pandoc with {latex}", folder, command, ("*.pdf",))


def _laid_out(pages: Sequence[Page], folder: Path) -> Path:
    """The documents' Markdown, with the style sheet and the fonts of Herald's."""
    folder.mkdir(parents=True)
    shutil.copy(RIVALS / "documents" / "print.css", folder)
    shutil.copytree(FONTS, folder / "fonts")
    for page in pages:
        title = page.title.replace('"', "'")
        text = f'---\ntitle: "{title}"\nlang: en\n---\n# {page.title}\n\n{page.text}'
        (folder / f"{page.name}.md").write_text(text, "utf-8")
    return folder
