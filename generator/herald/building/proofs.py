"""Proofs: the pages of what was just saved, before anything else is made of it.

Whoever writes looks at one page and waits for it; the lists, feeds and documents that a change
touches as well may come after. Nothing is written here: a proof is shown (`herald serve`), and
thrown away when the site is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.building.website import record_files
from herald.making.pieces import kept
from herald.making.workshop import holds
from herald.outputs.artifact import ENCLOSURES, Artifact, Enclosure
from herald.outputs.pages import Shells

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from herald.making.ledger import Ledger
    from herald.outputs.shell.host import Host
    from herald.view import View

MOST = 20
"""Records: whoever saves more at once does not wait for a page."""


def proofs(
    view: View, host: Host, ledger: Ledger, folder: Path, saved: Collection[str]
) -> dict[str, bytes]:
    """What the site in `folder` will have of the records in the files that were `saved`, by path.

    Only what is another than there. Of the documents beside a page it says what is known of those
    that were made before; {} where too much was saved.
    """
    keys = {key for path in saved if (key := view.key_at(path))} if len(saved) <= MOST else ()
    shells = Shells(host.shells)
    return {
        made.path: content
        for key in sorted(keys)
        for made in record_files(view, key, shells, _beside(ledger, folder.name, key))
        if isinstance(made, Artifact)
        if not holds(f"{folder}/{made.path}", content := made.bytes())
    }


def _beside(ledger: Ledger, shelf: str, key: str) -> tuple[Enclosure, ...]:
    """The documents and pictures beside a record's page, as they are."""
    pieces = kept(ledger, shelf, ENCLOSURES, f"{key} ")
    return tuple(Enclosure.read(*piece) for piece in pieces.items())
