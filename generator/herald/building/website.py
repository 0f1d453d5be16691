"""The public website, put together: MkDocs' frame, the pages, and every format beside them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from herald.addresses import ALERTS, ALWAYS, DATA, FORM_STREAMS, STREAMS
from herald.kinds import BY_NAME
from herald.outputs import (
    advisories,
    attachments,
    calendars,
    cap,
    card,
    colophon,
    data,
    documents,
    feeds,
    headers,
    pages,
    photos,
    redirects,
    renditions,
    search,
    sitemap,
    social,
)
from herald.outputs.artifact import (
    Artifact,
    Assembly,
    Beside,
    Cabinet,
    Enclosure,
    Piece,
    Task,
    copied,
)
from herald.outputs.pages import Shells, structured
from herald.outputs.seal import Seal
from herald.outputs.shell import storage
from herald.outputs.shell.dependencies import name_of_drawing
from herald.outputs.shell.drawing import render_host
from herald.outputs.shell.letterhead import Language, Letterhead, Section
from herald.records.walk import home_of, stamp_of
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from herald.making.ledger import Ledger
    from herald.outputs.shell.host import Host
    from herald.view import View

SECTIONS = (
    Section("news", "News", also=("remarks",)),
    Section("events", "Events", also=("calendar", "schedule")),
    Section("proclamations", "Proclamations"),
    Section("priorities", "Priorities", also=("initiatives", "promises")),
    Section("committees", "Committees", also=("meetings",)),
    Section("newsletters", "Newsletters"),
    Section("about", "About", also=("people",)),
)
"""The tabs of the site, in their order; the last leads to a page written by hand."""


@dataclass(frozen=True)
class Frame:
    """Where what MkDocs draws comes from, and where it is kept."""

    root: Path
    """The office's folder, for the pages written by hand and the theme's settings."""
    ledger: Ledger | None
    """None draws it anew."""
    engine: str
    """The digest of the program."""


def tasks(view: View, host: Host, documents_made: Iterable[Enclosure] = ()) -> Iterator[Task]:
    """Every file of the public site but what stands beside pages, and what is joined of pieces.

    A record's page tells of its documents what is known of those that were made.
    """
    shells = Shells(host.shells)
    for path, content in host.files.items():
        yield Task(f"file {path}", fixed, (path, content))
    for page in host.pages.values():
        yield Task(f"page {page.address}", pages.hand_page, (page,))
    yield Task("not found", pages.not_found, (host.not_found,))
    beside: dict[str, tuple[Enclosure, ...]] = {}
    for one in documents_made:
        beside[one.record] = (*beside.get(one.record, ()), one)
    for key, path in view.filed():
        made = beside.get(key, ())
        yield Task(f"record {key}", record_files, (key, shells, made), home=home_of(path))
    for language in view.settings.languages:
        if f"/{language}/" not in host.pages and language != view.settings.languages[0]:
            yield Task(f"home {language}", redirects.of_home, (language,))
        yield from pages.list_tasks(view, language, shells)
        for stream in (*STREAMS, *FORM_STREAMS):
            yield Task(f"feed {stream} {language}", feeds.stream, (stream, language))
        for year, month in view.schedule_months():
            days = (year, month, language)
            home = f"{year}-{month:02}"
            yield Task(f"advisories {home} {language}", advisories.of_month, days, home=home)
    yield from renditions.tasks(view, host.files)
    yield Task("headers", headers.of_site, (host.inline,))
    yield Task("data", data.index)
    yield Task("colophon", colophon.artifacts)
    yield Task("card", card.artifacts, (_seal(view, host),))
    yield Task("search of pages", search.of_pages, (host.search_entries,))
    yield Task("search guides", search.guides, (search.layout_of(view, host.search_entries),))
    landings = lists(view)
    yield Task("sitemap", sitemap.index_and_robots, (landings,))
    yield Task("sitemap of lists", sitemap.other_pieces, (landings,))


def lists(view: View) -> tuple[str, ...]:
    """Where the pages of no record stand that are not written by hand."""
    return (*pages.list_addresses(view), *ALWAYS)


def alert_tasks(shells: Shells) -> Iterator[Task]:
    """What tells of alerts; no other file of the site does."""
    yield Task("alerts", pages.alerts, (shells,))
    yield Task("alerts for programs", cap.artifacts)


def fixed(view: View, path: str, content: bytes) -> Iterator[Artifact]:
    """A file that is the same whatever the view."""
    del view
    yield Artifact(path, copied, (content,))


def record_files(
    view: View, key: str, shells: Shells, beside: tuple[Enclosure, ...]
) -> Iterator[Artifact | Piece]:
    """All that is made of one record: its page in every language, and what it gives to lists."""
    seen = view.record(key)
    if seen is None:
        return
    yield from data.pieces(view, seen)
    if seen.address:
        yield from pages.record_pages(view, seen, shells, beside)
        yield from calendars.of_record(view, seen)
        yield from redirects.of_record(view, seen)
        yield from sitemap.pieces(view, seen)
        yield from search.of_record(view, seen)


def assemblies(view: View) -> Iterator[Assembly]:
    """What is put together of the records' pieces."""
    yield from data.files(view)
    yield from calendars.files(view)
    yield from sitemap.files(view, lists(view))


def cabinets(view: View, host: Host) -> Iterator[Cabinet]:
    """What the records' pieces are sorted into."""
    yield search.index(view, host.search_entries)


def server_tasks(host: Host) -> Iterator[Task]:
    """What a server of one's own is told."""
    yield Task("servers", headers.of_servers, (host.inline,))


def document_tasks(view: View, host: Host) -> Iterator[Task]:
    """The documents for print, with the seal as it is published."""
    given = (_drawn_seal(view, host), Shells(host.shells))
    for key, path in view.filed():
        if BY_NAME[key.partition("/")[0]].documents:
            yield Task(f"documents {key}", document_files, (key, *given), home=home_of(path))
    yield from social.tasks(view, given[0])
    yield Task("verify", pages.verify_landing, (given[1],))


def brought_tasks(view: View) -> Iterator[Task]:
    """The files that records bring along, of which their pages tell."""
    for address, file in view.files.items():
        about = (address, Beside(str(file), *stamp_of(file.stat())))
        if photos.release_of(address):
            yield Task(f"photo {address}", photos.photo, about)
        else:
            yield Task(f"beside {address}", attachments.beside, about)


def document_files(
    view: View, key: str, seal: Seal | None, shells: Shells
) -> Iterator[Artifact | Piece]:
    """A record's documents, and the page at which anybody can verify them."""
    from herald.render.pdf import page_count

    beside = []
    for document in documents.of_record(view, key, seal):
        content = document.bytes()
        pages_ = page_count(content) if document.path.endswith(".pdf") else 0
        known = (len(content), pages_, hashlib.sha256(content).hexdigest())
        beside.append(Enclosure(key, f"/{document.path}", *known))
        yield Artifact(document.path, copied, (content,))
        yield beside[-1].piece()
    seen = view.record(key)
    if seen and beside:
        yield from pages.verify_pages(view, seen, shells, tuple(beside))


def _drawn_seal(view: View, host: Host) -> Seal | None:
    seal = _seal(view, host)
    return Seal(seal) if seal else None


def _seal(view: View, host: Host) -> bytes | None:
    """The city's seal, as it is published."""
    return host.files.get(view.settings.seal) if view.settings.seal else None


def host_of(view: View, frame: Frame) -> Host:
    """What MkDocs draws, kept under a digest of all that it is drawn from; raises ShellError."""
    letterhead = _letterhead(view)
    requests = pages.requests(view)
    key = name_of_drawing(frame.root, frame.engine, letterhead, requests)
    kept = frame.ledger.read("frame", _recalled).get(key) if frame.ledger else None
    if kept is not None:
        return kept
    host = render_host(frame.root, letterhead, requests, _say)
    if frame.ledger:
        frame.ledger.forget("frame", frame.ledger.names("frame"))
        frame.ledger.keep("frame", {key: storage.stored(host).decode()})
    return host


def _recalled(name: str, content: str) -> Host:
    del name
    return storage.recalled(content.encode())


def _say(language: str, words: str) -> str:
    return Interpreter(language, marks=True).say(words)


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
        links=(
            ("Alerts", ALERTS),
            ("News feed", "/news/feed.xml"),
            ("Calendar file", "/calendar.ics"),
            ("Open data", DATA),
        ),
        home=tuple(
            (code, structured.home(settings.into(code), code)) for code in settings.languages
        ),
        feeds=tuple(stream for stream in STREAMS if stream),
    )
