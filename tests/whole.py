"""Outputs as a build has them: what all their plans make, put together without a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from herald.outputs import calendars, data, pages, sitemap
from herald.outputs.artifact import Artifact, Assembly, Piece
from herald.outputs.pages import Shells
from herald.outputs.pages.sheet import Sheet, drawn
from herald.outputs.shell.host import Shell, ShellRequest, Site
from herald.view import View


def whole(
    planned: Iterable[Artifact | Piece], assemblies: Iterable[Assembly] = ()
) -> dict[str, bytes]:
    """Every file by its path, those that are put together of pieces too."""
    files: dict[str, bytes] = {}
    pieces: dict[str, dict[str, str]] = {}
    for one in planned:
        if isinstance(one, Piece):
            pieces.setdefault(one.collection, {})[one.place] = one.text
        else:
            files[one.path] = one.bytes()
    for assembly in assemblies:
        texts = [text for _, text in sorted(pieces.get(assembly.collection, {}).items())]
        files[assembly.path] = assembly.join(texts, *assembly.given)
    return files


def every_calendar(view: View) -> dict[str, bytes]:
    """The calendars of single events, and those to subscribe to."""
    planned = (one for seen in view.records for one in calendars.of_record(view, seen))
    return whole(planned, calendars.files(view))


def all_data(view: View) -> dict[str, bytes]:
    """The data of all kinds, and the list of it."""
    pieces = (one for seen in view.records for one in data.pieces(view, seen))
    return whole([*pieces, *data.index(view)], data.files(view))


def whole_sitemap(view: View, landings: tuple[str, ...] = ()) -> dict[str, bytes]:
    """The files of the sitemap, and robots.txt."""
    planned: list[Artifact | Piece] = [*sitemap.index_and_robots(view, landings)]
    planned += sitemap.other_pieces(view, landings)
    planned += (one for seen in view.records if seen.address for one in sitemap.pieces(view, seen))
    return whole(planned, sitemap.files(view, landings))


class _Blank(dict[ShellRequest, Shell]):
    """A shell without slots for every request."""

    def __missing__(self, request: ShellRequest) -> Shell:
        return Shell(request, Site("", "", ()), ("",), "blank")

    def __contains__(self, request: object) -> bool:
        return True


def sheets(view: View) -> Iterator[Sheet]:
    """Every page of a record or a list as a build plans it, one language after the other."""
    shells, languages = Shells(_Blank()), view.settings.languages
    planned = [
        made
        for seen in view.records
        if seen.address
        for made in pages.record_pages(view, seen, shells)
    ]
    for language in languages:
        for task in pages.list_tasks(view, language, shells):
            planned += (made for made in task.plan(view, *task.given) if isinstance(made, Artifact))
    planned += (made for made in pages.alerts(view, shells) if made.maker is drawn)
    found = [made.given[2] for made in planned]
    yield from sorted(found, key=lambda sheet: languages.index(sheet.language))


def list_sheets(view: View, section: str, language: str) -> Iterator[Sheet]:
    """Those of a section (`news`, or `news/2026`) that are no record's."""
    records = {seen.address for seen in view.records}
    for sheet in sheets(view):
        is_inside = sheet.place.startswith(f"/{section}/") and sheet.language == language
        if is_inside and sheet.place not in records:
            yield sheet
