"""Outputs as a build has them: what all their plans make, put together without a ledger."""

from __future__ import annotations

from collections.abc import Iterable

from herald.outputs import calendars, data, sitemap
from herald.outputs.artifact import Artifact, Assembly, Piece
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
