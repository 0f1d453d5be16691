"""The links around a page: the tabs above it, and what its foot leads to, in each language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from herald.outputs.shell.slots import placed
from herald.render.foreign import unmarked

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation

    from herald.outputs.shell.editions import Editions
    from herald.outputs.shell.letterhead import Letterhead


_OF_THE_SITE = ("accessibility", "privacy", "terms")


@dataclass(frozen=True)
class Tab:
    """A link in the frame; `current` is the value of aria-current."""

    title: Markup
    url: str
    current: str = ""
    language: str = ""
    """Of the page it leads to, where that is not the language of the page it stands on."""
    under: tuple[Tab, ...] = ()


class Signs:
    """The navigation and the links at the foot of the page, in each language."""

    def __init__(
        self,
        letterhead: Letterhead,
        say: Callable[[str, str], str],
        editions: Editions,
        blanks: Collection[str],
    ) -> None:
        self.letterhead, self.say, self.editions, self.blanks = letterhead, say, editions, blanks
        self._entries: list[Any] = []
        self._named: dict[str, str] = {}
        self._placed: set[str] = set()

    def follow(self, nav: Navigation) -> None:
        """Take MkDocs' navigation: of mkdocs.yml, or Herald's."""
        self._entries = nav.items
        # Until its page is read, an entry has no title but the one that is written for it.
        self._named = {page.file.src_uri: page.title for page in nav.pages if page.title}
        self._placed = {page.file.src_uri for page in nav.pages}

    def tabs(self, language: str, section: str, here: str | None) -> tuple[Tab, ...]:
        """The tabs for a page at `here`, without the pages that the language does not have."""
        return tuple(self._tabs(self._entries, language, section, here))

    def _tabs(
        self, entries: Iterable[Any], language: str, section: str, here: str | None
    ) -> Iterator[Tab]:
        for entry in entries:
            if entry.is_section:
                under = tuple(self._tabs(entry.children, language, "", here))
                if under:
                    current = "true" if any(tab.current for tab in under) else ""
                    title = escape(self.say(language, entry.title))
                    yield Tab(title, under[0].url, current, under=under)
            elif entry.is_link:
                yield Tab(escape(self.say(language, entry.title)), entry.url)
            elif file := self.editions.named(entry.file.src_uri).get(language):
                title = self._title(entry.file.src_uri, file, language)
                current = "true" if section in self._folders(entry.url) else ""
                yield Tab(title, file.url, "page" if file.url == here else current)

    def _title(self, original: str, file: File, language: str) -> Markup:
        """What the navigation calls the page; if nobody translated that, the page's own title."""
        named = self._named.get(original, "")
        said = self.say(language, named)
        translated = file.src_uri not in {original, *self.blanks}
        own = translated and unmarked(said) == named
        return _titled(file) if own or not named else escape(said)

    def _folders(self, url: str) -> set[str]:
        """The folders whose pages make the tab that leads to `url` the current one."""
        folder = url.partition("/")[0]
        also = (one.also for one in self.letterhead.sections if one.folder == folder)
        return {folder, *(name for names in also for name in names)} - {""}

    def services(self, language: str) -> tuple[Tab, ...]:
        """The pages beside index.md that have no other place: how to invite the Mayor, and such."""
        elsewhere = {"index", *_OF_THE_SITE}
        names = sorted(name for name in self.editions.names() if name not in elsewhere)
        return self._pages([name for name in names if f"{name}.md" not in self._placed], language)

    def of_the_site(self, language: str) -> tuple[Tab, ...]:
        """What the site says of itself, and the letterhead's links."""
        links = (
            (self.say(language, title), self.letterhead.settings.address_in(language, address))
            for title, address in self.letterhead.links
        )
        return (
            *self._pages(_OF_THE_SITE, language),
            *(Tab(escape(title), address.lstrip("/")) for title, address in links),
        )

    def _pages(self, names: Iterable[str], language: str) -> tuple[Tab, ...]:
        """Hand-written pages, in the default language if need be."""
        default = self.letterhead.languages[0].code
        editions = (self.editions.named(f"{name}.md") for name in names)
        codes = ((files, language if language in files else default) for files in editions)
        return tuple(
            Tab(_titled(files[code]), files[code].url, language=code if code != language else "")
            for files, code in codes
            if code in files
        )


def _titled(file: File) -> Markup:
    return placed(file.page.meta["title"]) if file.page else Markup("")
