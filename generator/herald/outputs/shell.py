"""The page around every page: MkDocs and Material draw it, Herald fills it.

This is the only module that knows MkDocs' page. `render_host` runs MkDocs once, in memory but for
an empty temporary folder, and brings back what is drawn there and nowhere else:

- *shells*: Material's page for a section, a depth and a language, with marked slots, which `fill`
  turns into the page of one record. Depth matters because the links in the page are relative, so
  that a site works in any folder of any host;
- the pages that people write by hand in content/pages, with a slot for each list they embed;
- the theme's files, and what the search is to find on those pages.

A filled shell is what MkDocs would make of a Markdown file at the same address with the same words,
byte for byte; the tests compare the two.
"""

from __future__ import annotations

import html
import logging
import os
import posixpath
import re
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from herald.addresses import CARD
from herald.editorial import feedback_link
from herald.problems import Problem, Severity
from herald.render import policy
from herald.render.files import cleaned
from herald.render.foreign import settled, unmarked
from herald.render.handwritten import (
    ELSEWHERE,
    EMBED,
    classed,
    cleaner,
    front_matter,
    pictured,
    refusal,
)
from herald.render.language import direction_of
from herald.render.policy import Inline
from herald.render.prose import relative
from herald.render.renditions import Shown
from herald.render.stylesheet import STYLESHEET, stylesheet
from herald.render.unfit import Unfit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from herald.settings import Settings

PAGES = "content/pages"
THEME = Path(__file__).parent.parent / "templates" / "theme"


class ShellError(Exception):
    """What keeps MkDocs from running at all, such as an `mkdocs.yml` that it refuses."""


# What is asked for, and what fills it -----------------------------------------------------------


@dataclass(frozen=True)
class Language:
    """A language of the site, under the name its own readers use."""

    code: str
    name: str


@dataclass(frozen=True)
class Section:
    """A part of the site with a tab in the navigation, which leads to /FOLDER/."""

    folder: str
    title: str
    """In the words of the default language; `say` translates it."""
    also: tuple[str, ...] = ()
    """Other folders whose pages belong to the same tab: a calendar's are the events."""


@dataclass(frozen=True)
class Letterhead:
    """What stands on every page, whatever the page is about."""

    settings: Settings
    mayor: str
    """The Mayor's name in full."""
    languages: tuple[Language, ...]
    """The first is the default, and the only one without its own folder."""
    sections: tuple[Section, ...]
    """In the order of the tabs; one without a shell for /FOLDER/ has no tab."""
    links: tuple[tuple[str, str], ...] = ()
    """Title and address of what else the foot of the page leads to: feeds, the calendar file."""
    home: tuple[tuple[str, Markup], ...] = ()
    """What the head of the first page says besides, by language."""
    feeds: tuple[str, ...] = ()
    """The folders of which there are feeds."""


@dataclass(frozen=True)
class ShellRequest:
    """The shell for the pages of one section, depth and language.

    Depth counts the folders of the address: 3 for /news/2026/x/, 4 for /es/news/2026/x/.
    """

    section: str
    depth: int
    language: str

    @classmethod
    def of(cls, address: str, languages: Sequence[str]) -> ShellRequest:
        """The shell that the page at `address` needs; `languages` begins with the default."""
        folders = _folders(address)
        language = folders[0] if folders and folders[0] in languages[1:] else languages[0]
        inner = folders[1:] if language != languages[0] else folders
        return cls(inner[0] if inner else "", len(folders), language)


@dataclass(frozen=True)
class PageSlots:
    """One page's own words. Plain text is escaped where it stands; Markup is placed as it is."""

    address: str
    """From the root of the site, with a slash at both ends."""
    title: str
    description: str = ""
    body: Markup = Markup("")
    """The whole article, with its `<h1>`."""
    head: Markup = Markup("")
    """More for `<head>`: links to feeds, JSON-LD."""
    alternates: tuple[tuple[str, str], ...] = ()
    """The same page in every language it has, this one included: code and address."""
    editions: tuple[str, ...] = ()
    """The languages of those in which its words are translated; () for all of them."""
    indexed: bool = True
    """False asks search engines to leave the page out."""
    picture: tuple[str, str, int, int] | None = None
    """What stands beside a shared link: its address, what it shows, width and height in pixels (0
    where nobody knows); the site's card if None."""
    form: str = "website"
    """What the page is where people share it: `website`, `article`, `profile`."""


@dataclass(frozen=True)
class Site:
    """What the slots must know of the site: its name in one language, its root, its languages."""

    name: str
    url: str
    languages: tuple[Language, ...]
    feedback: tuple[str, str, str] = ("", "", "")
    """Where readers tell of a page, the link's words, and the subject of a mail."""


@dataclass(frozen=True)
class Shell:
    """A page with slots: text and slots' names in turn, beginning and ending with text."""

    request: ShellRequest
    site: Site
    parts: tuple[str, ...]
    digest: str

    @cached_property
    def texts(self) -> tuple[bytes, ...]:
        """Its texts as they stand in a file: half of every page, and encoded once."""
        return tuple(text.encode() for text in self.parts[::2])


@dataclass(frozen=True)
class HandPage:
    """A page that somebody wrote by hand; open in it are the lists that it embeds."""

    address: str
    source: str
    language: str
    title: str
    embeds: tuple[str, ...]
    parts: tuple[str, ...]
    digest: str


@dataclass(frozen=True)
class SearchEntry:
    """A hand-written page for the search, in plain words."""

    place: str
    """The address of the page in the first language, `/about/`, whichever this edition's is."""
    language: str
    title: str
    headings: str
    """Below the title, a line each."""
    text: str


@dataclass(frozen=True)
class Host:
    """All that MkDocs is needed for."""

    files: Mapping[str, bytes]
    """The theme's files and the public attachments of content/pages, by path."""
    pages: Mapping[str, HandPage]
    """By address."""
    not_found: HandPage
    """404.html."""
    shells: Mapping[ShellRequest, Shell]
    search_entries: tuple[SearchEntry, ...]
    inline: Inline
    """The scripts and styles that stand in any page: the office's own templates may have some."""
    problems: tuple[Problem, ...]


def fill(shell: Shell, slots: PageSlots) -> bytes:
    """The page, whole. The address must have the depth that the shell was drawn for."""
    if len(_folders(slots.address)) != shell.request.depth:
        raise ValueError(f"{slots.address} does not fit a shell of depth {shell.request.depth}")
    filling = _words(shell.site, shell.request.language, slots)
    page = [b""] * len(shell.parts)
    page[::2] = shell.texts
    page[1::2] = [filling[name].encode() for name in shell.parts[1::2]]
    return b"".join(page)


def fill_hand_page(page: HandPage, embeds: Mapping[str, Markup]) -> bytes:
    """The page, whole, with the list for every name in `page.embeds`."""
    filling: dict[str, str] = {f"embed:{name}": embeds[name] for name in page.embeds}
    poured = (filling[part] if place % 2 else part for place, part in enumerate(page.parts))
    return "".join(poured).encode()


def _folders(address: str) -> list[str]:
    return [folder for folder in address.split("/") if folder]


# The slots --------------------------------------------------------------------------------------

# Unicode keeps these two code points for a program's own use: no text may hold them, and `_free`
# takes them out of hand-written pages, where an entity could bring them in.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_SLOT = re.compile(f"{_OPEN}([a-z0-9_:]+){_CLOSE}")


def _slot(name: str) -> Markup:
    return _placed(f"{_OPEN}{name}{_CLOSE}")


def _placed(words: str) -> Markup:
    """What is HTML already: a slot, or what was cleaned or escaped where it came in."""
    return Markup(words)  # noqa: S704


def _free(words: str) -> str:
    return unmarked(words.replace(_OPEN, "").replace(_CLOSE, ""))


_LANGUAGE = re.compile('<html lang="([^"]+)"')


def _directed(page: str) -> str:
    """A page that says before anything else how it is read, if that is from right to left."""
    found = _LANGUAGE.search(page)
    if found is None or direction_of(found[1]) == "ltr":
        return page
    return f'{page[: found.end()]} dir="rtl"{page[found.end() :]}'


def _cut(page: str) -> tuple[str, ...]:
    return tuple(_SLOT.split(page))


_POLICY = _slot("policy")


def _digest(parts: Sequence[str]) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()


def _words(site: Site, language: str, slots: PageSlots) -> dict[str, str]:
    """What fills the slots of a page; hand-written pages get their words here too."""
    return {
        "head": _head(site, language, slots),
        "languages": _languages(site, language, slots),
        "body": slots.body + _feedback(site, slots),
    }


def _feedback(site: Site, slots: PageSlots) -> Markup:
    """A link with which a reader tells the office of this page."""
    address, words, subject = site.feedback
    if not address:
        return _placed("")
    link = feedback_link(address, site.url.rstrip("/") + slots.address, unmarked(subject))
    return _tag('\n<p class="page-feedback"><a href="{}">{}</a></p>\n', link, words)


def _head(site: Site, language: str, slots: PageSlots) -> Markup:
    root = site.url.rstrip("/")
    home = slots.address.strip("/") in {"", *(language.code for language in site.languages[1:])}
    title = site.name if home else f"{slots.title} – {site.name}"
    lines = [_tag("<title>{}</title>", title)]
    if slots.description:
        lines.append(_tag('<meta name="description" content="{}">', slots.description))
    if not slots.indexed:
        lines.append(_placed('<meta name="robots" content="noindex">'))
        return _placed("\n".join([*lines, slots.head]))
    lines.append(_tag('<link rel="canonical" href="{}">', root + slots.address))
    editions = _editions(slots)
    for code, address in editions:
        lines.append(_tag(_ALTERNATE, code, root + address))
    if editions:
        # For readers of all other languages (sitemaps.org has no word for that; Google's has).
        lines.append(_tag(_ALTERNATE, "x-default", root + editions[0][1]))
    lines += _card(site, language, slots)
    return _placed("\n".join([*lines, slots.head]))


_ALTERNATE = '<link rel="alternate" hreflang="{}" href="{}">'


def _editions(slots: PageSlots) -> list[tuple[str, str]]:
    """The addresses of a page's words in each language they are in; none for one language."""
    found = [one for one in slots.alternates if one[0] in slots.editions or not slots.editions]
    return found if len(found) > 1 else []


def _card(site: Site, language: str, slots: PageSlots) -> Iterator[Markup]:
    """What stands beside a link to the page where people share it: https://ogp.me."""
    root = site.url.rstrip("/")
    address, alt, width, height = slots.picture or (CARD, site.name, 1200, 630)
    told = [
        ("og:type", slots.form),
        ("og:site_name", site.name),
        ("og:title", slots.title),
        ("og:description", slots.description),
        ("og:url", root + slots.address),
        ("og:locale", _locale(language)),
        *(
            ("og:locale:alternate", _locale(code))
            for code, _ in _editions(slots)
            if code != language
        ),
        ("og:image", root + address),
        ("og:image:alt", alt),
        ("og:image:width", str(width or "")),
        ("og:image:height", str(height or "")),
    ]
    yield from (_tag('<meta property="{}" content="{}">', *one) for one in told if one[1])
    yield _placed('<meta name="twitter:card" content="summary_large_image">')


def _locale(language: str) -> str:
    """A language with the country, as it is written there: `en_US`."""
    return language.replace("-", "_") if "-" in language else f"{language}_US"


def _languages(site: Site, language: str, slots: PageSlots) -> Markup:
    """Links to the page in the other languages; where it has none, to that language's home."""
    homes = {
        other.code: "/" if other == site.languages[0] else f"/{other.code}/"
        for other in site.languages
    }
    targets = homes | dict(slots.alternates)
    link = '<a class="frame-language" href="{}" lang="{}" hreflang="{}">{}</a>'
    links = (
        _tag(
            link,
            _href(site, slots.address, targets[other.code]),
            other.code,
            other.code,
            other.name,
        )
        for other in site.languages
        if other.code != language
    )
    return _placed("".join(links))


def _href(site: Site, address: str, target: str) -> str:
    """`target` as a link on the page at `address`: ../../../es/ for /es/ on /news/2026/x/."""
    if not address.endswith("/"):  # 404.html is shown at whatever address was not found
        return urlsplit(site.url).path.rstrip("/") + target
    return relative(address, target)


def _tag(form: str, *words: str) -> Markup:
    # As Markup.format does, which takes four times as long, to find out that every field is plain.
    return _placed(form.format(*map(escape, words)))


# MkDocs, run once -------------------------------------------------------------------------------


def render_host(
    root: Path,
    letterhead: Letterhead,
    requests: Collection[ShellRequest],
    say: Callable[[str, str], str],
) -> Host:
    """Everything that MkDocs draws for the office in `root`.

    `say(language, words)` gives the interface's English words in a language. Raises ShellError.
    """
    # Material prints its own end of life to the terminal unless it is asked not to.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.exceptions import MkDocsException

    written = _written(root)
    shop = _PrintShop(root, letterhead, requests, say, material=_asks_for_material(written))
    with TemporaryDirectory(prefix="herald-") as folder, _heard("mkdocs") as warnings:
        try:
            config = _configuration(root, written, Path(folder), letterhead, requests)
            cast("dict[str, object]", config.plugins)["herald-print-shop"] = shop
            build(config)
        except MkDocsException as error:
            raise ShellError("; ".join([*warnings, str(error)])) from error
    return shop.host(warnings)


@contextmanager
def _heard(name: str) -> Iterator[list[str]]:
    """What the logger warns of, kept from the terminal."""
    heard: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    logger, ear = logging.getLogger(name), Ear(logging.WARNING)
    level, propagate = logger.level, logger.propagate
    logger.addHandler(ear)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield heard
    finally:
        logger.removeHandler(ear)
        logger.setLevel(level)
        logger.propagate = propagate


# Without attr_list, a writer cannot give a paragraph the frame's classes. Task lists and content
# tabs are left out because their inputs would not survive render/handwritten.py.
_EXTENSIONS = (
    "abbr",
    "admonition",
    "def_list",
    "footnotes",
    "pymdownx.details",
    "sane_lists",
    "tables",
)
_VALIDATION = {
    "omitted_files": "ignore",
    # An address with a slash in front is Herald's to check, by the rule `broken-link`.
    "absolute_links": "ignore",
    "unrecognized_links": "warn",
    "anchors": "warn",
}
# A short row of tabs: of the hand-written pages only these, and the others at the foot of the page.
_TABS = {"about": "About", "contact": "Contact"}
_OF_THE_SITE = ("accessibility", "privacy", "terms")


def _written(root: Path) -> dict[str, Any]:
    """The office's own mkdocs.yml."""
    from mkdocs.utils.yaml import yaml_load

    own = root / "mkdocs.yml"
    written: object = {}
    if own.exists():
        with own.open("rb") as file:
            written = yaml_load(file) or {}
    if not isinstance(written, dict):
        raise ShellError("mkdocs.yml holds no fields; a field is written 'name: value'")
    _refuse_other_hosts(written)
    return written


def _asks_for_material(written: Mapping[str, Any]) -> bool:
    """Whether an office's mkdocs.yml asks for what may need Material's own script or style sheet.

    Herald's own pages need neither, and are lighter by half without (ADR 32).
    """
    theme = written.get("theme")
    own_look = isinstance(theme, dict) and bool(theme.get("features") or theme.get("custom_dir"))
    return own_look or any(map(written.get, ("markdown_extensions", "extra_javascript")))


def _configuration(
    root: Path,
    written: Mapping[str, Any],
    folder: Path,
    letterhead: Letterhead,
    requests: Collection[ShellRequest],
) -> MkDocsConfig:
    """The office's own mkdocs.yml, and Herald's settings where it says nothing."""
    from mkdocs.config.defaults import MkDocsConfig

    config = MkDocsConfig(config_file_path=str(root / "mkdocs.yml"))
    config.load_dict(
        dict(written)
        | {
            "site_name": letterhead.settings.name,
            "site_url": letterhead.settings.site_url,
            "docs_dir": str(root / PAGES),
            "site_dir": str(folder / "site"),
            "use_directory_urls": True,
            "strict": False,
            "theme": _theme(written.get("theme"), root, letterhead.languages),
            "nav": written.get("nav") or _nav(root, letterhead, requests),
            "plugins": _plugins(written.get("plugins")),
            "markdown_extensions": written.get("markdown_extensions") or list(_EXTENSIONS),
            "validation": written.get("validation") or _VALIDATION,
        }
    )
    errors, warnings = config.validate()
    if errors:
        raise ShellError("; ".join(f"mkdocs.yml: '{key}': {what}" for key, what in errors))
    for key, what in warnings:
        logging.getLogger("mkdocs").warning("mkdocs.yml: '%s': %s", key, what)
    # After the office's own custom_dir, before Material.
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
    config.theme.dirs.append(str(_words_for(letterhead.languages, folder / "theme")))
    config.theme.static_templates = {"404.html"}
    return config


def _refuse_other_hosts(written: Mapping[str, Any]) -> None:
    """No page asks another host for anything, and so tells none who reads it."""
    for key in ("extra_css", "extra_javascript"):
        for one in written.get(key) or ():
            path = str(one.get("path", "") if isinstance(one, dict) else one)
            if ELSEWHERE.match(path):
                raise ShellError(
                    f"mkdocs.yml: '{key}' has '{path}'; a page asks no other host for anything: "
                    f"put the file into {PAGES} and name that"
                )
    extra = written.get("extra")
    if isinstance(extra, dict) and "analytics" in extra:
        raise ShellError(
            "mkdocs.yml: 'extra' has 'analytics'; a page asks no other host for anything: take it "
            "out, and count readers in the server's log"
        )


def _words_for(languages: Iterable[Language], folder: Path) -> Path:
    """A theme of last resort, for a language that Material has no words for.

    Material's words are English then, and Herald's are not; what matters is `<html lang>`.
    """
    words = folder / "partials/languages"
    words.mkdir(parents=True)
    for language in languages:
        macro = (
            f'{{% macro t(key) %}}{{{{ {{"language": "{language.code}", '
            f'"direction": "{direction_of(language.code)}"}}[key] }}}}{{% endmacro %}}'
        )
        (words / f"{language.code}.html").write_text(macro, "utf-8")
    return folder


def _theme(written: object, root: Path, languages: Sequence[Language]) -> dict[str, Any]:
    theme: dict[str, Any] = {"name": "material", "features": []}
    theme |= written if isinstance(written, dict) else {"name": written or "material"}
    if theme["name"] != "material":
        raise ShellError(f"mkdocs.yml: theme is '{theme['name']}'; Herald's pages need 'material'")
    # Beside the seal; without one, a city hall.
    drawn = (root / PAGES / "assets/favicon.svg").exists()
    theme.setdefault("favicon", "assets/favicon.svg" if drawn else "assets/images/favicon.svg")
    return theme | {
        # Every page must work plainly: none is loaded into another by a script.
        "features": [
            name
            for name in theme["features"] or ()
            if not name.startswith(("navigation.instant", "search."))
        ],
        "font": False,  # or every reader's browser asks Google for it
        "palette": [],  # the colours are those of render/scheme.py
        "language": languages[0].code,
    }


def _plugins(written: object) -> list[object]:
    """The office's plugins: without Herald's own, which would start this run again, and search.

    Material's search makes one index of all pages (7 MB at ten thousand); Herald has another.
    """
    listed: list[object] = []
    if isinstance(written, dict):
        listed = [{name: options} for name, options in written.items()]
    elif isinstance(written, list):
        listed = list(written)
    named = {str(next(iter(one))) if isinstance(one, dict) else str(one): one for one in listed}
    return [one for name, one in named.items() if name not in _LEFT_OUT]


_LEFT_OUT = {"herald", "search", "material/search"}


def _nav(
    root: Path, letterhead: Letterhead, requests: Collection[ShellRequest]
) -> list[dict[str, str]]:
    """The sections that have a landing page, and what every office has a page for."""
    default = letterhead.languages[0].code
    landings = [
        {section.title: f"{section.folder}/index.md"}
        for section in letterhead.sections
        if ShellRequest(section.folder, 1, default) in requests
    ]
    written = [
        {title: f"{name}.md"}
        for name, title in _TABS.items()
        if (root / PAGES / f"{name}.md").exists()
    ]
    return [*landings, *written] or [{"Home": "index.md"}]


# What happens inside MkDocs ---------------------------------------------------------------------


_Context = dict[str, object]
"""What MkDocs gives a template."""


class _PrintShop:
    """The plugin inside MkDocs: brings the shells in, cleans hand-written pages, takes all output.

    It leaves MkDocs nothing to write.
    """

    def __init__(
        self,
        root: Path,
        letterhead: Letterhead,
        requests: Collection[ShellRequest],
        say: Callable[[str, str], str],
        *,
        material: bool,
    ) -> None:
        self.root, self.letterhead, self.say = root, letterhead, say
        self.material = material
        self.codes = tuple(language.code for language in letterhead.languages)
        self.requests = sorted(requests, key=lambda one: (one.language, one.section, one.depth))
        self.blanks: dict[str, ShellRequest] = {}
        """The empty pages that the shells are drawn from, by source."""
        self.editions = _Editions(self.codes)
        self.signs = _Signs(letterhead, say, self.editions, self.blanks)
        self.cleaner = cleaner(self._site_link, self._elsewhere)
        self.reading = ""
        self.here = ""
        self.files: dict[str, bytes] = {}
        self.admitted: dict[str, bytes] = {}
        """What content/pages brings along, written anew, by source."""
        self.pages: dict[str, HandPage] = {}
        self.shells: dict[ShellRequest, Shell] = {}
        self.entries: list[SearchEntry] = []
        self.inline: set[Inline] = set()
        self.problems: list[Problem] = []
        self.not_found = HandPage("/404.html", "", self.codes[0], "", (), (), "")

    def host(self, warnings: Iterable[str]) -> Host:
        """All of it, with what MkDocs warned of."""
        sheet = stylesheet(self.letterhead.settings.colors, material=self.material)
        return Host(
            files=self.files | {STYLESHEET: sheet},
            pages=self.pages,
            not_found=self.not_found,
            shells=self.shells,
            search_entries=tuple(sorted(self.entries, key=self._in_order)),
            inline=policy.joined(self.inline),
            problems=tuple(sorted([*self.problems, *(_told(self.root, one) for one in warnings)])),
        )

    def _in_order(self, entry: SearchEntry) -> tuple[str, int]:
        return entry.place, self.codes.index(entry.language)

    # MkDocs' events, in the order in which it calls them

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        named = {*config.extra_css, *map(str, config.extra_javascript)}
        for file in [file for file in files if file.src_dir == config.docs_dir]:
            self._admit(file, files, named)
        for file in files.documentation_pages():
            self.editions.add(file)
        for request in self.requests:
            files.append(self._blank(request, files, config))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        self.signs.follow(nav)

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        self.reading, self.here = page.file.src_uri, f"/{page.url}"
        page.meta = front_matter(page.meta)
        if self.reading in self.blanks:
            page.meta = {"title": "", "search": {"exclude": True}}
        return markdown

    def on_page_content(
        self, content: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        if self.reading in self.blanks:
            return ""
        content = pictured(_free(classed(self.cleaner.clean(content))), self._shown)
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", content, re.DOTALL)
        written = _placed(heading[1]).striptags() if heading else page.title
        page.meta["title"] = _free(page.meta.get("title") or str(escape(written)))
        page.meta["description"] = _free(page.meta.get("description", ""))
        if not heading and "title" not in page.meta["hide"]:
            content = f"<h1>{page.meta['title']}</h1>\n{content}"
        return content

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        # Half of what Material writes is the white space of its templates.
        env.trim_blocks = env.lstrip_blocks = True
        for file in [file for file in files if not file.is_documentation_page()]:
            if cast("Any", file.inclusion).is_included() and self._used(file):
                admitted = self.admitted.get(file.src_uri)
                self.files[file.dest_uri] = file.content_bytes if admitted is None else admitted
            files.remove(file)
        return env

    def on_template_context(
        self, context: _Context, *, template_name: str, config: MkDocsConfig
    ) -> _Context:
        language = self.codes[0]
        title = self.say(language, "Page not found")
        slots = PageSlots("/404.html", title, indexed=False)
        frame = self._frame(language, "", None, slots)
        return self._context(context, config, frame)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        parts = _cut(self._guarded(output))
        title = self.say(self.codes[0], "Page not found")
        self.not_found = HandPage("/404.html", "", self.codes[0], title, (), parts, _digest(parts))
        return ""

    def on_page_context(
        self, context: _Context, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> _Context:
        asked = ShellRequest.of(page.url, self.codes)
        slots = None if page.file.src_uri in self.blanks else self._slots(page)
        frame = self._frame(asked.language, asked.section, page, slots)
        page.toc = cast("Any", [])  # or Material adds its own skip link, to the first heading
        return self._context(context, config, frame)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        parts = _cut(self._guarded(output))
        request = self.blanks.get(page.file.src_uri)
        if request:
            site = self._site(request.language)
            self.shells[request] = Shell(request, site, parts, _digest(parts))
        else:
            made = self.pages[f"/{page.url}"] = self._hand_page(page, parts)
            if not page.meta["search"]["exclude"]:
                self.entries.append(self._entry(made, page.content or ""))
        return ""

    def _guarded(self, page: str) -> str:
        """A page of valid HTML with its policy, which lets through what is drawn now.

        What fills it later is not let through.
        """
        # Material asks browsers not to fill in what nobody can: HTML has that for text fields only.
        page = re.sub(r'(<input class="md-toggle"[^>]*) autocomplete="off"', r"\1", page)
        page = _directed(settled(page))
        inline, forms = policy.inline_of(page), self.letterhead.settings.form_hosts
        self.inline.add(inline)
        return page.replace(_POLICY, policy.policy(inline, forms))

    # What goes in

    def _admit(self, file: File, files: Files, named: Collection[str]) -> None:
        """Keep out what content/pages must not publish, and say so."""
        path = Path(file.abs_src_path or "")
        reason = "" if file.src_uri in named else self._refusal(file, path)
        if reason or path.name.startswith("."):
            files.remove(file)
        if reason and not path.name.startswith("."):
            self._report(file.src_uri, "page-file", reason)

    def _refusal(self, file: File, path: Path) -> str:
        """Why a file is not published; if it is, what of it is ready then."""
        reason = refusal(path, self.root / PAGES)
        if not reason and not path.name.startswith(".") and not file.is_documentation_page():
            try:
                self.admitted[file.src_uri] = cleaned(path.name, path.read_bytes())
            except Unfit as unfit:
                reason = f"'{path.name}' is not published: {unfit}"
        return reason

    def _blank(self, request: ShellRequest, files: Files, config: MkDocsConfig) -> File:
        """An empty page for MkDocs to draw the shell of, at an address of the right depth.

        For the landing page of a section it is the page's own, so that the navigation leads there.
        """
        from mkdocs.structure.files import File, InclusionLevel

        default = request.language == self.codes[0]
        depth = request.depth if default else request.depth - 1
        folders = [request.section, *["-"] * (depth - 1)] if request.section else ["-"] * depth
        suffix = "" if default else f".{request.language}"
        source = "/".join([*folders, f"index{suffix}.md"])
        taken = files.get_file_from_path(source) is not None
        if taken:  # somebody wrote that page by hand: the shell must not stand in its place
            source = f"-shell/{source}"
        blank = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        self.blanks[source] = request
        if taken:
            blank.dest_uri = "/".join(
                [*([] if default else [request.language]), *folders, "index.html"]
            )
        else:
            self.editions.add(blank)
        return blank

    def _used(self, file: File) -> bool:
        """Of Material's own files, what some page asks for: none, unless the office does."""
        unused = (".map", "assets/images/favicon.png", "sitemap.xml")
        left_out = _UNUSED if self.material else (*_UNUSED, *_OF_MATERIAL)
        return not (file.src_uri.endswith(unused) or file.src_uri.startswith(left_out))

    def _site_link(self, target: str) -> str:
        """A link from the site's root, noted for Herald to check, as a link from this page."""
        parts = urlsplit(target)
        site = self._site(self.codes[0])
        return parts._replace(path=_href(site, self.here, parts.path)).geturl()

    def _shown(self, source: str) -> Shown | None:
        """The picture that the page at hand names so, where content/pages brings it along."""
        path = posixpath.normpath(posixpath.join(self.here.lstrip("/"), source))
        content = self.admitted.get(path)
        return Shown.of_content(path, content) if content else None

    def _elsewhere(self, source: str) -> None:
        wanted = f"the image '{source}' is on another site; put it into {PAGES}"
        self._report(self.reading, "page-link", wanted, source)

    def _report(self, source: str, rule: str, message: str, what: str = "") -> None:
        path = f"{PAGES}/{source}"
        line, column = _place(self.root / path, what)
        self.problems.append(Problem(path, line, column, rule, message, Severity.WARNING))

    # What comes out

    def _slots(self, page: Page) -> PageSlots:
        """A hand-written page's own words; the embedded lists stay open."""
        editions = self.editions.of(page.file)
        # MkDocs calls the home page's file `./`.
        addresses = tuple(
            (code, f"/{file.url}".replace("/./", "/")) for code, file in editions.items()
        )
        body = EMBED.sub(lambda found: _slot(f"embed:{found[1]}"), page.content or "")
        return PageSlots(
            address=f"/{page.url}",
            title=html.unescape(page.meta["title"]),
            description=page.meta["description"],
            body=_placed(body),
            alternates=addresses if len(addresses) > 1 else (),
            indexed=not page.meta["search"]["exclude"],
            head=self._head(page),
        )

    def _head(self, page: Page) -> Markup:
        """What the first page says in its head of the office."""
        language = ShellRequest.of(page.url, self.codes).language
        home = "" if language == self.codes[0] else language
        is_home = f"/{page.url}".replace("/./", "/").strip("/") == home
        return dict(self.letterhead.home).get(language, Markup("")) if is_home else Markup("")

    def _hand_page(self, page: Page, parts: tuple[str, ...]) -> HandPage:
        return HandPage(
            address=f"/{page.url}",
            source=f"{PAGES}/{page.file.src_uri}",
            language=ShellRequest.of(page.url, self.codes).language,
            title=html.unescape(page.meta["title"]),
            embeds=tuple(dict.fromkeys(part.removeprefix("embed:") for part in parts[1::2])),
            parts=parts,
            digest=_digest(parts),
        )

    def _entry(self, page: HandPage, content: str) -> SearchEntry:
        default = page.language == self.codes[0]
        words = EMBED.sub("", content).replace("<", " <")
        headings = re.finditer(r"<h([2-6])\b.*?</h\1>", words, re.DOTALL)
        return SearchEntry(
            place=page.address if default else page.address.removeprefix(f"/{page.language}"),
            language=page.language,
            title=page.title,
            headings="\n".join(_placed(one[0]).striptags() for one in headings),
            text=_placed(words).striptags(),
        )

    def _site(self, language: str) -> Site:
        settings = self.letterhead.settings.into(language)
        feedback = (
            settings.feedback or "",
            self.say(language, "Is something wrong or missing on this page? Tell us"),
            self.say(language, "About this page"),
        )
        return Site(settings.name, settings.site_url, self.letterhead.languages, feedback)

    def _frame(
        self, language: str, section: str, page: Page | None, slots: PageSlots | None
    ) -> _Frame:
        """What the templates draw; without slots, a shell."""
        site = self._site(language)
        home = "" if language == self.codes[0] else f"{language}/"
        return _Frame(
            letterhead=self.letterhead,
            name=site.name,
            language=language,
            section=section,
            home=home,
            material=self.material,
            slots=_words(site, language, slots)
            if slots
            else {name: _slot(name) for name in _NAMES},
            tabs=self.signs.tabs(language, section, page.url if page else None),
            services=self.signs.services(language),
            of_the_site=self.signs.of_the_site(language),
            contents=_contents(page) if page and slots and page.url != home else (),
        )

    def _context(self, context: _Context, config: MkDocsConfig, frame: _Frame) -> _Context:
        config.theme["language"] = frame.language
        # The office's own templates, too, must not know what day it is.
        context["build_date_utc"] = datetime.fromtimestamp(0, UTC)
        context["frame"] = frame
        context["_"] = partial(self.say, frame.language)
        return context


_NAMES = ("head", "languages", "body")

# Herald has a search and colours of its own.
_UNUSED = (
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/stylesheets/palette.",
)
_OF_MATERIAL = (
    "assets/javascripts/bundle.",
    "assets/javascripts/material.js",
    "assets/stylesheets/main.",
)


class _Editions:
    """The pages of content/pages and the landing pages, each in its languages."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        self.codes = codes
        self._by_original: dict[str, dict[str, File]] = {}

    def add(self, file: File) -> None:
        """NAME.es.md stands at /es/NAME/, and is the Spanish edition of NAME.md."""
        folder = posixpath.dirname(file.src_uri)
        name, _, code = file.name.rpartition(".")
        if name and code in self.codes[1:]:
            file.name = "index" if name == "README" else name
            leaf = "index.html" if file.name == "index" else f"{file.name}/index.html"
            file.dest_uri = posixpath.join(code, folder, leaf)
        else:
            code = self.codes[0]
        original = posixpath.join(folder, f"{file.name}.md")
        self._by_original.setdefault(original, {})[code] = file

    def named(self, original: str) -> dict[str, File]:
        """By language."""
        found = self._by_original.get(original, {})
        return {code: found[code] for code in self.codes if code in found}

    def names(self) -> Iterator[str]:
        """Of the pages beside index.md."""
        return (name.removesuffix(".md") for name in self._by_original if "/" not in name)

    def of(self, file: File) -> dict[str, File]:
        """The editions that the file is one of."""
        originals = (name for name, files in self._by_original.items() if file in files.values())
        return self.named(next(originals))


# What the templates draw ------------------------------------------------------------------------


@dataclass(frozen=True)
class _Tab:
    """A link in the frame; `current` is the value of aria-current."""

    title: Markup
    url: str
    current: str = ""
    language: str = ""
    """Of the page it leads to, where that is not the language of the page it stands on."""
    under: tuple[_Tab, ...] = ()


@dataclass(frozen=True)
class _Frame:
    """What the theme's templates draw. Slots and titles are safe; the settings' words are not."""

    letterhead: Letterhead
    name: str
    language: str
    section: str
    home: str
    material: bool
    """Whether Material's own script and style sheet are there."""
    slots: Mapping[str, str]
    tabs: tuple[_Tab, ...]
    services: tuple[_Tab, ...]
    of_the_site: tuple[_Tab, ...]
    contents: tuple[tuple[str, Markup], ...]
    """Of a hand-written page; they stand between its heading and the rest of its body."""

    @property
    def policy(self) -> str:
        """Where the page's policy stands once the page is drawn."""
        return _POLICY

    @property
    def body(self) -> tuple[str, str]:
        """The heading, and the rest."""
        heading, end, rest = self.slots["body"].partition("</h1>")
        return (heading + end, rest) if end and self.contents else ("", self.slots["body"])


class _Signs:
    """The navigation and the links at the foot of the page, in each language."""

    def __init__(
        self,
        letterhead: Letterhead,
        say: Callable[[str, str], str],
        editions: _Editions,
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

    def tabs(self, language: str, section: str, here: str | None) -> tuple[_Tab, ...]:
        """The tabs for a page at `here`, without the pages that the language does not have."""
        return tuple(self._tabs(self._entries, language, section, here))

    def _tabs(
        self, entries: Iterable[Any], language: str, section: str, here: str | None
    ) -> Iterator[_Tab]:
        for entry in entries:
            if entry.is_section:
                under = tuple(self._tabs(entry.children, language, "", here))
                if under:
                    current = "true" if any(tab.current for tab in under) else ""
                    title = escape(self.say(language, entry.title))
                    yield _Tab(title, under[0].url, current, under=under)
            elif entry.is_link:
                yield _Tab(escape(self.say(language, entry.title)), entry.url)
            elif file := self.editions.named(entry.file.src_uri).get(language):
                title = self._title(entry.file.src_uri, file, language)
                current = "true" if section in self._folders(entry.url) else ""
                yield _Tab(title, file.url, "page" if file.url == here else current)

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

    def services(self, language: str) -> tuple[_Tab, ...]:
        """The pages beside index.md that have no other place: how to invite the Mayor, and such."""
        elsewhere = {"index", *_OF_THE_SITE}
        names = sorted(name for name in self.editions.names() if name not in elsewhere)
        return self._pages([name for name in names if f"{name}.md" not in self._placed], language)

    def of_the_site(self, language: str) -> tuple[_Tab, ...]:
        """What the site says of itself, and the letterhead's links."""
        links = (
            (self.say(language, title), self._spoken(address, language))
            for title, address in self.letterhead.links
        )
        return (
            *self._pages(_OF_THE_SITE, language),
            *(_Tab(escape(title), address.lstrip("/")) for title, address in links),
        )

    def _spoken(self, address: str, language: str) -> str:
        """A page's address in the language; a file is one for all."""
        return (
            self.letterhead.settings.address_in(language, address)
            if address.endswith("/")
            else address
        )

    def _pages(self, names: Iterable[str], language: str) -> tuple[_Tab, ...]:
        """Hand-written pages, in the default language if need be."""
        default = self.letterhead.languages[0].code
        editions = (self.editions.named(f"{name}.md") for name in names)
        codes = ((files, language if language in files else default) for files in editions)
        return tuple(
            _Tab(_titled(files[code]), files[code].url, language=code if code != language else "")
            for files, code in codes
            if code in files
        )


def _titled(file: File) -> Markup:
    return _placed(file.page.meta["title"]) if file.page else Markup("")


_WORTH_A_LIST = 3


def _contents(page: Page) -> tuple[tuple[str, Markup], ...]:
    """The page's second-level headings, where there are enough of them to be worth a list."""
    if "toc" in page.meta["hide"]:
        return ()
    first = next(iter(page.toc), None)
    headings = first.children if first and first.level == 1 else page.toc
    found = tuple((heading.url, _placed(heading.title)) for heading in headings)
    return found if len(found) >= _WORTH_A_LIST else ()


# What MkDocs warns of ---------------------------------------------------------------------------

_LINK_WARNING = re.compile(
    r"Doc file '(?P<source>[^']+)' contains an? .*?link '(?P<link>[^']*)', (?P<what>.*)", re.DOTALL
)


def _told(root: Path, warning: str) -> Problem:
    """MkDocs' warning in an editor's words, at the place where an editor finds it."""
    found = _LINK_WARNING.match(warning)
    if not found:
        return Problem("mkdocs.yml", 1, 1, "mkdocs", warning, Severity.WARNING)
    path, link, what = f"{PAGES}/{found['source']}", found["link"], found["what"]
    advice = re.search(r"Did you mean '([^']+)'", what)
    if advice:
        wanted = f"did you mean '{advice[1]}'?"
    elif "anchor" in what:
        wanted = "there is no such heading on that page"
    else:
        wanted = f"there is no such page or file in {PAGES}"
    line, column = _place(root / path, link)
    message = f"the link '{link}' leads nowhere; {wanted}"
    return Problem(path, line, column, "page-link", message, Severity.WARNING)


def _place(path: Path, what: str) -> tuple[int, int]:
    """Line and column of the first `what` in a text, or the beginning."""
    text = path.read_text("utf-8", errors="replace") if what else ""
    before, found, _ = text.partition(what) if what else ("", "", "")
    if not found:
        return 1, 1
    return before.count("\n") + 1, len(before) - before.rfind("\n")
