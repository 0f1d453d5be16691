"""The picture that stands beside a link to a page, as the page's head names it (Open Graph)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from herald.outputs.pages.contents import Dossier, EventPage
from herald.render.pictures import size_of
from herald.render.social_card import FILE
from herald.topics.sharing import KINDS, can_stand_for, description_of, is_fit, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from herald.outputs.artifact import Beside
    from herald.settings import Settings


class SharedPicture(NamedTuple):
    """A picture, and what is said of it."""

    address: str
    alt: str
    width: int = 0
    """In pixels; 0 where nobody knows."""
    height: int = 0

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.width, self.height


def shared_picture(
    content: object, pictures: Mapping[str, Beside], settings: Settings
) -> SharedPicture | None:
    """A record's photograph if it is fit, else its card, else what else it shows; or the site's.

    `pictures` are those of the page, by address.
    """
    if not isinstance(content, Dossier):
        return None
    photographs = [*_photographs(content, pictures)]
    fit = next((one for one in photographs if is_fit(one.size)), None)
    return fit or _card(content, settings) or next(iter(photographs), None)


def _photographs(content: Dossier, pictures: Mapping[str, Beside]) -> Iterator[SharedPicture]:
    for image in content.seen.record.images:
        address = f"{content.seen.address}{image.file}"
        if can_stand_for(image):
            file = pictures.get(address)
            size = size_of(Path(file.file)) if file else None
            yield SharedPicture(address, image.alt or "", *(size or (0, 0)))


def _card(content: Dossier, settings: Settings) -> SharedPicture | None:
    """The card in the language of the record's words, if one was made."""
    seen = content.seen
    if seen.kind.name not in KINDS:
        return None
    address = f"{settings.address_in(seen.language, seen.address)}{FILE}"
    made = next((one for one in content.beside if one.address == address), None)
    if made is None:
        return None
    venue = content.find("venue", getattr(seen.record, "venue", None))
    coming = content.coming if isinstance(content, EventPage) else ()
    again = next(((one.starts, one.ends) for one in coming), None)
    alt = description_of(words_of(seen, venue, again))
    return SharedPicture(address, alt, made.width, made.height)
