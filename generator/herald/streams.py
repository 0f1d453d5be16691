"""The streams of the calendar: what takes place, by committee, by kind and by neighborhood.

Each stream has a page of what is coming, and a file to subscribe to. An event is in as many streams
as apply to it. It is in the neighborhood that its record names, or else its venue's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

COMMITTEE, KIND, NEIGHBORHOOD = "committee", "kind", "neighborhood"

FOLDERS: Mapping[str, str] = {
    KIND: "kinds",
    COMMITTEE: "committees",
    NEIGHBORHOOD: "neighborhoods",
}
"""By what the calendar is divided, in the order in which readers are offered it; each with the
folder of its streams below /calendar/."""

MEETING = "meeting"
"""The kind that all meetings are, beside the subtypes of events."""


class Stream(NamedTuple):
    """A part of the calendar that one can read, and subscribe to, by itself."""

    by: str
    """COMMITTEE, KIND or NEIGHBORHOOD."""
    slug: str
    """Its name in addresses: `town-hall`."""
    value: str
    """What records say: `town_hall`, a committee's name, `Harbor Flats`."""

    @property
    def address(self) -> str:
        """Where its page stands: `/calendar/kinds/town-hall/`."""
        return f"/calendar/{FOLDERS[self.by]}/{self.slug}/"

    @property
    def file(self) -> str:
        """Where its calendar stands: `/calendar/kinds/town-hall.ics`."""
        return f"/calendar/{FOLDERS[self.by]}/{self.slug}.ics"


def streams_of(
    kind: str, subtype: str | None, committee: str | None, neighborhood: str | None
) -> Iterator[Stream]:
    """The streams that something is in that takes place."""
    what = MEETING if kind == "meeting" else subtype
    given = {KIND: what, COMMITTEE: committee, NEIGHBORHOOD: neighborhood}
    for by in FOLDERS:
        value = given[by]
        slug = slug_of(value) if value else ""
        if value and slug:
            yield Stream(by, slug, value)


@lru_cache(maxsize=1 << 12)  # ten thousand events name a few dozen
def slug_of(value: str) -> str:
    """What an address calls it: `cannery-quarter` for `Cannery Quarter`; "" where it has no letter.

    Two names that differ in nothing but case, accents and punctuation are one.
    """
    parts = unicodedata.normalize("NFKD", value.casefold())
    letters = "".join(one for one in parts if not unicodedata.combining(one))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
