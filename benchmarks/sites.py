"""The programs that are compared, each with the same public content and templates of one shape.

Every function here lays out a folder and says how a site is built of it. Whatever a rival has no
means for of its own, such as lists by year for MkDocs, is written for it beforehand.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from benchmarks.pages import LISTED, Page
from benchmarks.records import MOMENT, Record, Value, yaml

RIVALS = Path(__file__).parent / "rivals"
CHROME = RIVALS / "chrome"
"""Head, header and footer, taken from a page of Herald's own."""
TOOLS = Path(__file__).resolve().parents[1] / ".venv-bench"
"""Where `make bench` installs the rivals."""
TITLE = "Office of the Mayor of Port Ellery"


class MissingError(Exception):
    """A program that is not installed."""


@dataclass(frozen=True)
class Site:
    """A folder of content, and the command that makes a site of it."""

    name: str
    folder: Path
    command: tuple[str, ...]
    made: tuple[str, ...]
    """All that a build leaves in the folder; a clean build begins without it."""
    changed: Path
    """The file of the record that is changed."""
    shown: Path
    """The page on which the change must be seen."""


@dataclass(frozen=True)
class Content:
    """One office, as records and as what the public sees of them."""

    records: Sequence[Record]
    write: Callable[[Iterator[Record], Path], None]
    pages: Sequence[Page]

    @property
    def changed(self) -> Page:
        """The page of the record that changes: a release in the middle of the years."""
        releases = [page for page in self.pages if page.record.kind == "release"]
        return releases[len(releases) // 2]


def herald(content: Content, folder: Path) -> Site:
    """Herald's site as it is without PDFs, which no other program here makes."""
    return _herald("Herald", content, folder, ("--only", "site"))


def herald_with_everything(content: Content, folder: Path) -> Site:
    """Herald as offices use it: the site, PDFs and newsletters."""
    return _herald(WITH_EVERYTHING, content, folder, ())


WITH_EVERYTHING = "Herald with PDFs"


def _herald(name: str, content: Content, folder: Path, only: Sequence[str]) -> Site:
    content.write(iter(content.records), folder)
    page = content.changed
    return Site(
        name,
        folder,
        (sys.executable, "-m", "herald.cli", "build", "--at", MOMENT, *only),
        ("site", "private", ".herald"),
        folder / page.record.path,
        folder / "site" / page.folder / page.name / "index.html",
    )


def hugo(content: Content, folder: Path) -> Site:
    """Hugo with lists by page and by year, RSS feeds and a search index as JSON."""
    # The package's own command is a Python program, which starts this one.
    installed = program("lib/python*/site-packages/hugo/binaries/hugo")
    shutil.copytree(RIVALS / "hugo", folder, dirs_exist_ok=True)
    shutil.copytree(CHROME, folder / "layouts" / "_partials", dirs_exist_ok=True)
    _write(folder / "content/_index.md", _front({"title": TITLE}))
    for section in {page.section for page in content.pages}:
        outputs = ["html", "rss"] if section in LISTED else ["html"]
        listing: dict[str, Value] = {"title": section.capitalize(), "outputs": outputs}
        _write(folder / f"content/{section}/_index.md", _front(listing))
    for section, year, _ in _years(content.pages):
        listing = {"title": year, "layout": "year", "outputs": ["html"]}
        _write(folder / f"content/{section}/{year}/_index.md", _front(listing))
    for page in content.pages:
        day: dict[str, Value] = {"date": page.day} if page.section in LISTED else {}
        fields = {**_fields(page), **day, "tags": page.record.fields.get("tags", [])}
        _write(folder / "content" / page.path, _front(fields) + page.text)
    return _rival("Hugo", content, folder, ("content", "public"), (installed, "--quiet"))


def eleventy(content: Content, folder: Path) -> Site:
    """Eleventy with lists by page and by year, RSS feeds and a search index as JSON."""
    installed = program("node/node_modules/@11ty/eleventy/cmd.cjs")
    shutil.copytree(RIVALS / "eleventy", folder, dirs_exist_ok=True)
    shutil.copytree(CHROME, folder / "_includes", dirs_exist_ok=True)
    for page in content.pages:
        day: dict[str, Value] = {"date": page.day, "dated": "yes"}
        fields: dict[str, Value] = {
            **_fields(page),
            **(day if page.section in LISTED else {}),
            # A page's `tags` are Eleventy's collections.
            "topics": page.record.fields.get("tags", []),
            "section": page.section,
        }
        _write(folder / "content" / page.path, _front(fields) + page.text)
    return _rival("Eleventy", content, folder, ("content", "_site"), ("node", installed, "--quiet"))


def mkdocs(content: Content, folder: Path) -> Site:
    """MkDocs with Material's theme and search, without Herald; it has no feeds."""
    installed = program("bin/mkdocs")
    _write_markdown(content.pages, folder)
    command = (installed, "build", "--quiet")
    return _rival("MkDocs with Material", content, folder, ("docs", "site"), command)


def zensical(content: Content, folder: Path) -> Site:
    """Zensical on the very files of MkDocs."""
    installed = program("bin/zensical")
    _write_markdown(content.pages, folder)
    return _rival("Zensical", content, folder, ("docs", "site"), (installed, "build"))


def _write_markdown(pages: Sequence[Page], folder: Path) -> None:
    """Pages of Markdown alone, with lists, for programs that make none."""
    shutil.copytree(RIVALS / "mkdocs", folder, dirs_exist_ok=True)
    for page in pages:
        front = _front({"title": page.title, "description": page.summary})
        facts = "".join(f"- **{label}**: {value}\n" for label, value in page.facts)
        text = f"{front}# {page.title}\n\n{page.summary}\n\n{facts}\n{page.text}"
        _write(folder / "docs" / page.path, text)
    home = _front({"title": TITLE})
    for section in LISTED:
        held = [page for page in pages if page.section == section]
        home += f"\n## {section.capitalize()}\n\n{_list(held[:5], '')}"
        years = [f"- [{year}]({year}/index.md)\n" for _, year, _ in _years(held)]
        newest = _list(held[:50], f"{section}/")
        title = section.capitalize()
        _write(folder / f"docs/{section}/index.md", f"# {title}\n\n{''.join(years)}\n{newest}")
    for section, year, held in _years(pages):
        listed = _list(held, f"{section}/{year}/")
        _write(folder / f"docs/{section}/{year}/index.md", f"# {section} of {year}\n\n{listed}")
    _write(folder / "docs/index.md", home)


def _list(pages: Sequence[Page], below: str) -> str:
    """Links to pages from one that stands in the folder `below`."""
    return "\n".join(
        f"### [{page.title}]({page.path.removeprefix(below)})\n\n{page.day}. {page.summary}\n"
        for page in pages
    )


def _rival(
    name: str, content: Content, folder: Path, inside: tuple[str, str], command: tuple[str, ...]
) -> Site:
    """A site of a folder of Markdown, whose name and that of the output are `inside`."""
    page = content.changed
    source, output = inside
    return Site(
        name,
        folder,
        command,
        (output, ".cache", ".hugo_build.lock"),
        folder / source / page.path,
        folder / output / page.folder / page.name / "index.html",
    )


def _fields(page: Page) -> dict[str, Value]:
    """What stands before the text for templates to draw."""
    return {
        "title": page.title,
        "description": page.summary,
        "facts": [{"label": label, "value": value} for label, value in page.facts],
    }


def _years(pages: Sequence[Page]) -> Iterator[tuple[str, str, list[Page]]]:
    """The pages of each section that has lists, year by year."""
    for section in LISTED:
        held = [page for page in pages if page.section == section]
        for year, those in groupby(held, key=lambda page: page.day[:4]):
            yield section, year, [*those]


def _front(fields: Mapping[str, Value]) -> str:
    kept = {name: value for name, value in fields.items() if value}
    return f"---\n{yaml(kept)}---\n"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


def program(pattern: str) -> str:
    """A program among the rivals' tools."""
    found = next(TOOLS.glob(pattern), None)
    if found is None:
        raise MissingError(f"{pattern.rpartition('/')[2]} is not installed in {TOOLS.name}")
    return str(found)
