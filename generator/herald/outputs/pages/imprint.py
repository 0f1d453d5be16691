"""The imprint: what every page of the site may say of the office, and of the site itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from herald.addresses import IN_CALENDAR, has_schedule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from herald.audience import Seen
    from herald.settings import Settings
    from herald.view import View

FOLDERS = (
    "news",
    "remarks",
    "events",
    "calendar",
    "schedule",
    "proclamations",
    "committees",
    "meetings",
    "priorities",
    "initiatives",
    "promises",
    "newsletters",
    "people",
    "search",
    "verify",
    "alerts",
    "data",
)
"""The first folders of the pages planned here; each such page is there in every language."""


@dataclass(frozen=True)
class Imprint:
    """What every page may say of the office and the site."""

    settings: Settings
    mayor: Seen | None
    pages: tuple[str, ...]
    """The addresses of the pages written by hand."""
    sections: tuple[str, ...]
    """The folders, of FOLDERS, that have a first page."""

    @cached_property
    def digest(self) -> str:
        """Of everything in it."""
        mayor = self.mayor.digest if self.mayor else ""
        parts = [self.settings.model_dump_json(), mayor, *self.pages, "", *self.sections]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    @cached_property
    def _spoken(self) -> Mapping[str, Settings]:
        return {language: self.settings.into(language) for language in self.settings.languages}

    def spoken(self, language: str) -> Settings:
        """The office's settings with its own words in `language`."""
        return self._spoken[language]

    def in_language(self, address: str, language: str) -> str:
        """The same page in `language` where there is one, else as it is."""
        if language == self.settings.languages[0]:
            return address
        path, mark, rest = address.partition("#")
        if not path.endswith("/"):
            return address
        other = f"/{language}{path}"
        planned = path.split("/")[1] in FOLDERS
        return other + mark + rest if planned or other in self.pages else address


def imprint(view: View) -> Imprint:
    """The office's, as the view's audience sees it."""
    around = view.surroundings()
    present = {*around.sections}
    present |= {"calendar"} if present & {*IN_CALENDAR} else set()
    present |= {"schedule"} if has_schedule(view) else set()
    return Imprint(
        view.settings,
        around.mayor,
        around.page_addresses,
        tuple(folder for folder in FOLDERS if folder in present),
    )
