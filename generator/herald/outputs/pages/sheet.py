"""A sheet: one page of the site, planned; and the maker that draws it into its shell.

A sheet holds everything that its page shows, so that drawing it is a pure call. The modules of this
package plan sheets, each for its part of the site, and share this one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from herald.kinds.person import Person
from herald.outputs.pages.contents import Dossier
from herald.outputs.pages.imprint import Imprint
from herald.outputs.pages.pen import Pen
from herald.outputs.pages.shared_picture import shared_picture
from herald.outputs.pages.structured import Place, structured
from herald.outputs.shell.filling import fill, fill_hand_page
from herald.outputs.shell.host import HandPage, Shell, ShellRequest
from herald.outputs.shell.slots import PageSlots
from herald.records.facets import Issued
from herald.render.foreign import MARK, settled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from herald.outputs.artifact import Beside
    from herald.settings import Settings


@dataclass(frozen=True)
class Sheet:
    """One page of the site in one language."""

    place: str
    """Its address in the first language: `/news/2026/budget/`."""
    language: str
    title: str
    description: str
    template: str
    """Under templates/pages/."""
    content: object
    """A frozen dataclass: what the template shows."""
    crumbs: tuple[tuple[str, str], ...] = ()
    """The pages above it: title and address in the first language."""
    indexed: bool = True
    editions: tuple[str, ...] = ()
    """The languages that its words are in; () for all of the office's."""
    pictures: tuple[tuple[str, Beside], ...] = ()
    """The pictures of records that it shows, each by its address."""


def request_for(sheet: Sheet, settings: Settings) -> ShellRequest:
    """The shell that the sheet is drawn into."""
    address = settings.address_in(sheet.language, sheet.place)
    return ShellRequest.of(address, settings.languages)


def drawn(shell: Shell, office: Imprint, sheet: Sheet) -> bytes:
    """The page, whole: the maker of every page of a record or a list."""
    settings = office.settings
    address = settings.address_in(sheet.language, sheet.place)
    pictures = dict(sheet.pictures)
    pen = Pen(office, address, sheet.language, sheet.place, pictures)
    shown = shared_picture(sheet.content, pictures, settings)
    spoken, picture = office.spoken(sheet.language), shown.address if shown else None
    crumbs = [(title, office.in_language(at, sheet.language)) for title, at in sheet.crumbs]
    place = Place(spoken, address, crumbs, picture)
    page = fill(
        shell,
        PageSlots(
            address=address,
            title=sheet.title,
            description=sheet.description,
            body=pen.draw(sheet.template, sheet.content, sheet=sheet),
            head=structured(sheet.content, place),
            picture=shown,
            form=_form(sheet.content),
            alternates=tuple(
                (code, settings.address_in(code, sheet.place)) for code in settings.languages
            ),
            editions=sheet.editions,
            indexed=sheet.indexed,
        ),
    )
    return _settled(page)


def _settled(page: bytes) -> bytes:
    # Nearly every page has nothing to settle, and is as it is.
    return settled(page.decode()).encode() if MARK in page else page


def _form(content: object) -> str:
    """What a page is to those who share it (Open Graph)."""
    if not isinstance(content, Dossier):
        return "website"
    match content.seen.record:
        case Issued():
            return "article"
        case Person():
            return "profile"
    return "website"


def drawn_by_hand(page: HandPage, office: Imprint, lists: Mapping[str, Embedded]) -> bytes:
    """A hand-written page with the lists it embeds: the maker of those."""
    pen = Pen(office, page.address, page.language, page.address)
    embeds = {
        name: pen.draw(lists[name].template, lists[name].content, title=page.title)
        if name in lists
        else Markup()
        for name in page.embeds
    }
    return _settled(fill_hand_page(page, embeds))


@dataclass(frozen=True)
class Embedded:
    """A list for a hand-written page: the template that draws it, and what it shows."""

    template: str
    content: object
