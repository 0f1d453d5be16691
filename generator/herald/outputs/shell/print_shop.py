"""What happens inside MkDocs: shells are drawn there, and pages written by hand."""

from __future__ import annotations

import posixpath
import re
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from herald.addresses import NOT_FOUND
from herald.outputs.shell.admission import Admission, used
from herald.outputs.shell.editions import Editions
from herald.outputs.shell.filling import href, words
from herald.outputs.shell.findings import problem_at, problem_of
from herald.outputs.shell.frame import Frame, contents_of
from herald.outputs.shell.hand_pages import (
    hand_page,
    reviewed_on,
    search_entry,
    slots_of,
    titled_content,
)
from herald.outputs.shell.host import HandPage, Host, SearchEntry, Shell, ShellRequest, Site
from herald.outputs.shell.navigation import Signs
from herald.outputs.shell.slots import NAMES, POLICY, PageSlots, cut, digest_of, slot
from herald.records.walk import PAGES
from herald.render import policy
from herald.render.foreign import settled
from herald.render.handwritten import DOCUMENTS, cleaner, front_matter
from herald.render.language import Interpreter, direction_of
from herald.render.renditions import Shown
from herald.render.stylesheet import STYLESHEET, stylesheet

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from herald.outputs.shell.letterhead import Letterhead
    from herald.problems import Problem
    from herald.render.policy import Inline

_Context = dict[str, object]
"""What MkDocs gives a template."""


class PrintShop:
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
        self.editions = Editions(self.codes)
        self.signs = Signs(letterhead, say, self.editions, self.blanks)
        self.cleaner = cleaner(self._site_link, self._elsewhere)
        self.reading = ""
        self.here = ""
        self.files: dict[str, bytes] = {}
        self.pages: dict[str, HandPage] = {}
        self.shells: dict[ShellRequest, Shell] = {}
        self.entries: list[SearchEntry] = []
        self.inline: set[Inline] = set()
        self.problems: list[Problem] = []
        self.admission = Admission(root, self.problems)
        self.not_found: list[HandPage] = []
        self.lost: jinja2.Template | None = None
        """404.html, to be drawn in each language."""
        self.around: _Context = {}
        """What MkDocs gives it."""

    def host(self, warnings: Iterable[str]) -> Host:
        """All of it, with what MkDocs warned of."""
        sheet = stylesheet(self.letterhead.settings.colors, material=self.material)
        return Host(
            files=self.files | {STYLESHEET: sheet},
            pages=self.pages,
            not_found=tuple(self.not_found),
            shells=self.shells,
            search_entries=tuple(sorted(self.entries, key=self._in_order)),
            inline=policy.joined(self.inline),
            problems=tuple(
                sorted([*self.problems, *(problem_of(self.root, one) for one in warnings)])
            ),
        )

    def _in_order(self, entry: SearchEntry) -> tuple[str, int]:
        return entry.place, self.codes.index(entry.language)

    # MkDocs' events, in the order in which it calls them

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        named = {*config.extra_css, *map(str, config.extra_javascript)}
        for file in [file for file in files if file.src_dir == config.docs_dir]:
            self.admission.admit(file, files, named)
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
        return titled_content(page, self.cleaner.clean(content), self._shown, self._form)

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        # Half of what Material writes is the white space of its templates.
        env.trim_blocks = env.lstrip_blocks = True
        for file in [file for file in files if not file.is_documentation_page()]:
            included = cast("Any", file.inclusion).is_included()
            if included and used(file, material=self.material):
                self.files[file.dest_uri] = self.admission.content(file)
            files.remove(file)
        return env

    def on_pre_template(
        self, template: jinja2.Template, *, template_name: str, config: MkDocsConfig
    ) -> jinja2.Template:
        self.lost = template
        return template

    def on_template_context(
        self, context: _Context, *, template_name: str, config: MkDocsConfig
    ) -> _Context:
        self.around = dict(context)
        return self._lost(self.codes[0], config)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        # MkDocs draws it once; only here the addresses in it begin at the site's root, as they
        # have to in a page that is shown at whatever address was not found.
        template = cast("jinja2.Template", self.lost)
        first, *others = self.codes
        drawn = {first: output} | {
            language: template.render(self._lost(language, config)) for language in others
        }
        for language, page in drawn.items():
            parts = cut(self._guarded(page))
            slots = self._of_lost(language)
            self.not_found.append(
                HandPage(slots.address, "", language, slots.title, (), parts, digest_of(parts))
            )
        return ""

    def _lost(self, language: str, config: MkDocsConfig) -> _Context:
        frame = self._frame(language, "", None, self._of_lost(language))
        return self._context(dict(self.around), config, frame)

    def _of_lost(self, language: str) -> PageSlots:
        address = self.letterhead.settings.address_in(language, NOT_FOUND)
        return PageSlots(address, self.say(language, "Page not found"), indexed=False)

    def on_page_context(
        self, context: _Context, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> _Context:
        asked = ShellRequest.of(page.url, self.codes)
        slots = None if page.file.src_uri in self.blanks else self._slots(page)
        frame = self._frame(asked.language, asked.section, page, slots)
        page.toc = cast("Any", [])  # or Material adds its own skip link, to the first heading
        return self._context(context, config, frame)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        parts = cut(self._guarded(output))
        request = self.blanks.get(page.file.src_uri)
        if request:
            site = self._site(request.language)
            self.shells[request] = Shell(request, site, parts, digest_of(parts))
        else:
            language = ShellRequest.of(page.url, self.codes).language
            made = self.pages[f"/{page.url}"] = hand_page(page, language, parts)
            if not page.meta["search"]["exclude"]:
                self.entries.append(search_entry(made, page.content or "", self.codes[0]))
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
        return page.replace(POLICY, policy.policy(inline, forms))

    # What goes in

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

    def _site_link(self, target: str) -> str:
        """A link from the site's root, noted for Herald to check, as a link from this page."""
        parts = urlsplit(target)
        site = self._site(self.codes[0])
        return parts._replace(path=href(site, self.here, parts.path)).geturl()

    def _shown(self, source: str) -> Shown | None:
        """The picture that the page at hand names so, where content/pages brings it along."""
        path, content = self._brought(source)
        return Shown.of_content(path, content) if content else None

    def _form(self, source: str) -> str:
        """What the document is that the page at hand names so; "" for what is none."""
        path, content = self._brought(source)
        if content is None or not path.endswith(DOCUMENTS):
            return ""
        from herald.render.pdf import page_count

        pages = page_count(content) if path.endswith(".pdf") else 0
        language = ShellRequest.of(self.here.lstrip("/"), self.codes).language
        return Interpreter(language).file(path, len(content), pages)

    def _brought(self, source: str) -> tuple[str, bytes | None]:
        """The path of a file that the page at hand names so, and what is in it."""
        named = unquote(urlsplit(source).path)
        path = posixpath.normpath(posixpath.join(self.here.lstrip("/"), named))
        return path, self.admission.brought(path)

    def _elsewhere(self, source: str) -> None:
        wanted = f"the image '{source}' is on another site; put it into {PAGES}"
        found = problem_at(self.root, self.reading, "page-link", wanted, source)
        self.problems.append(found)

    # What comes out

    def _slots(self, page: Page) -> PageSlots:
        language = ShellRequest.of(page.url, self.codes).language
        reviewed = reviewed_on(page.meta["reviewed"], language, self.say)
        return slots_of(page, self.editions.of(page.file), self._head(page), reviewed)

    def _head(self, page: Page) -> Markup:
        """What the first page says in its head of the office."""
        language = ShellRequest.of(page.url, self.codes).language
        home = "" if language == self.codes[0] else language
        is_home = f"/{page.url}".replace("/./", "/").strip("/") == home
        return dict(self.letterhead.home).get(language, Markup("")) if is_home else Markup("")

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
    ) -> Frame:
        """What the templates draw; without slots, a shell."""
        site = self._site(language)
        home = "" if language == self.codes[0] else f"{language}/"
        return Frame(
            letterhead=self.letterhead,
            name=site.name,
            language=language,
            section=section,
            home=home,
            material=self.material,
            slots=words(site, language, slots) if slots else {name: slot(name) for name in NAMES},
            tabs=self.signs.tabs(language, section, page.url if page else None),
            services=self.signs.services(language),
            of_the_site=self.signs.of_the_site(language),
            contents=contents_of(page) if page and slots and page.url != home else (),
        )

    def _context(self, context: _Context, config: MkDocsConfig, frame: Frame) -> _Context:
        config.theme["language"] = frame.language
        # The office's own templates, too, must not know what day it is.
        context["build_date_utc"] = datetime.fromtimestamp(0, UTC)
        context["frame"] = frame
        context["_"] = partial(self.say, frame.language)
        return context


_LANGUAGE = re.compile('<html lang="([^"]+)"')


def _directed(page: str) -> str:
    """A page that says before anything else how it is read, if that is from right to left."""
    found = _LANGUAGE.search(page)
    if found is None or direction_of(found[1]) == "ltr":
        return page
    return f'{page[: found.end()]} dir="rtl"{page[found.end() :]}'
