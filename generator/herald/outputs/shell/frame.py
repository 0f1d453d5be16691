"""What the theme's templates are given to draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from herald.outputs.shell.slots import POLICY, placed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup
    from mkdocs.structure.pages import Page

    from herald.outputs.shell.letterhead import Letterhead
    from herald.outputs.shell.navigation import Tab


@dataclass(frozen=True)
class Frame:
    """What the theme's templates draw. Slots and titles are safe; the settings' words are not."""

    letterhead: Letterhead
    name: str
    language: str
    section: str
    home: str
    material: bool
    """Whether Material's own script and style sheet are there."""
    slots: Mapping[str, str]
    tabs: tuple[Tab, ...]
    services: tuple[Tab, ...]
    of_the_site: tuple[Tab, ...]
    contents: tuple[tuple[str, Markup], ...]
    """Of a hand-written page; they stand between its heading and the rest of its body."""

    @property
    def policy(self) -> str:
        """Where the page's policy stands once the page is drawn."""
        return POLICY

    @property
    def body(self) -> tuple[str, str]:
        """The heading, and the rest."""
        heading, end, rest = self.slots["body"].partition("</h1>")
        return (heading + end, rest) if end and self.contents else ("", self.slots["body"])


_WORTH_A_LIST = 3


def contents_of(page: Page) -> tuple[tuple[str, Markup], ...]:
    """The page's second-level headings, where there are enough of them to be worth a list."""
    if "toc" in page.meta["hide"]:
        return ()
    first = next(iter(page.toc), None)
    headings = first.children if first and first.level == 1 else page.toc
    found = tuple((heading.url, placed(heading.title)) for heading in headings)
    return found if len(found) >= _WORTH_A_LIST else ()
