"""The public website, put together: MkDocs' frame, the pages, and every format beside them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from herald.outputs import (
    attachments,
    calendars,
    data,
    documents,
    feeds,
    pages,
    redirects,
    search,
    sitemap,
    stored_host,
)
from herald.outputs.artifact import Artifact, copied
from herald.outputs.shell import Language, Letterhead, Section, render_host
from herald.records.reader import PAGES
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from herald.audience import View
    from herald.cache import Cache
    from herald.outputs.pages.sheet import Sheet
    from herald.outputs.shell import Host
    from herald.problems import Problem

SECTIONS = (
    Section("news", "News"),
    Section("events", "Events", also=("calendar",)),
    Section("proclamations", "Proclamations"),
    Section("priorities", "Priorities", also=("initiatives",)),
    Section("committees", "Committees"),
    Section("newsletters", "Newsletters"),
)
"""The tabs of the site, in their order."""


@dataclass(frozen=True)
class Workshop:
    """What the site is made with, besides the View."""

    root: Path
    """The office's folder, for the pages written by hand and the theme's settings."""
    cache: Cache | None
    """Where the frame is kept; None makes it anew."""
    engine: str
    """The digest of the program."""


@dataclass(frozen=True)
class Draft:
    """The site before its files are made."""

    view: View
    planned: tuple[Sheet, ...]
    host: Host

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What only shows when the pages are drawn; warnings all."""
        return self.host.problems


def draft(view: View, workshop: Workshop) -> Draft:
    """The pages planned, and drawn around by MkDocs; raises ShellError."""
    planned = tuple(pages.sheets(view))
    return Draft(view, planned, _host(view, planned, workshop))


def artifacts(site: Draft) -> Iterator[Artifact]:
    """Every file of the public site but the documents."""
    view, planned, host = site.view, site.planned, site.host
    for path, content in host.files.items():
        yield Artifact(path, copied, (content,))
    yield from pages.artifacts(view, planned, host)
    yield from search.artifacts(view, host.search_entries)
    yield from feeds.artifacts(view)
    yield from calendars.artifacts(view)
    yield from data.artifacts(view)
    yield from redirects.artifacts(view)
    yield from attachments.artifacts(view)
    yield from sitemap.artifacts(view, _lists(view, planned))


def document_artifacts(view: View, workshop: Workshop) -> Iterator[Artifact]:
    """The documents for print."""
    seal = workshop.root / PAGES / view.settings.seal if view.settings.seal else None
    yield from documents.artifacts(view, seal.read_bytes() if seal else None)


def _lists(view: View, planned: tuple[Sheet, ...]) -> Iterator[str]:
    """The addresses of the pages that are no record's own."""
    of_records = {seen.address for seen in view.records}
    for sheet in planned:
        if sheet.indexed and sheet.place not in of_records:
            yield sheet.place


def _host(view: View, planned: tuple[Sheet, ...], workshop: Workshop) -> Host:
    """What MkDocs draws, kept under a digest of all that it is drawn from."""
    letterhead = _letterhead(view)
    requests = pages.requests(planned, view)
    key = _key(workshop, letterhead, sorted(map(repr, requests)))
    kept = workshop.cache.find("frame", key) if workshop.cache else None
    if kept is not None:
        return stored_host.recalled(kept)
    host = render_host(workshop.root, letterhead, requests, _say)
    if workshop.cache:
        workshop.cache.keep("frame", key, stored_host.stored(host))
    return host


def _say(language: str, words: str) -> str:
    return Interpreter(language).say(words)


def _letterhead(view: View) -> Letterhead:
    settings = view.settings
    mayor = view.find("person", settings.mayor)
    return Letterhead(
        settings=settings,
        mayor=mayor.record.title if mayor else "",
        languages=tuple(
            Language(code, Interpreter(code).language_name(code).capitalize())
            for code in settings.languages
        ),
        sections=SECTIONS,
        links=(("News feed", "/news/feed.xml"), ("Calendar file", "/calendar.ics")),
    )


def _key(workshop: Workshop, letterhead: Letterhead, requests: list[str]) -> str:
    """A digest of everything that MkDocs is given."""
    hasher = hashlib.sha256()
    parts = [workshop.engine, version("mkdocs"), version("mkdocs-material"), repr(letterhead)]
    for part in [*parts, *requests]:
        hasher.update(part.encode() + b"\0")
    settings = workshop.root / "mkdocs.yml"
    folders = [PAGES]
    if settings.is_file():
        folders += re.findall(
            r"^\s*custom_dir:\s*[\"']?([^\s\"'#]+)", settings.read_text("utf-8"), re.MULTILINE
        )
    found = (file for folder in folders for file in sorted((workshop.root / folder).rglob("*")))
    for file in [settings, *found]:
        if file.is_file() and not file.is_symlink():
            hasher.update(file.relative_to(workshop.root).as_posix().encode() + b"\0")
            hasher.update(hashlib.sha256(file.read_bytes()).digest())
    return hasher.hexdigest()
