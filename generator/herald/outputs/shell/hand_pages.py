"""Pages that people write by hand in content/pages: cleaned, and cut where they embed lists."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from herald.outputs.shell.host import BEHIND, HandPage, SearchEntry
from herald.outputs.shell.slots import PageSlots, digest_of, free, placed, slot
from herald.records.walk import PAGES
from herald.render.handwritten import EMBED, classed, documented, pictured
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

    from herald.render.renditions import Shown


def reviewed_on(day: date | None, language: str, say: Callable[[str, str], str]) -> Markup:
    """When the page was last read through, as the pages of records say it."""
    if day is None:
        return Markup("")
    words = say(language, "Last reviewed on {day}")
    return Markup('\n<p class="reviewed">{}</p>').format(
        words.replace("{day}", Interpreter(language).day(day))
    )


def titled_content(
    page: Page,
    cleaned: str,
    shown: Callable[[str], Shown | None],
    form: Callable[[str], str],
) -> str:
    """What the page shows, with a heading; its title and description go into its front matter.

    `shown` knows the pictures that the page names, and `form` says what the documents are.
    """
    content = documented(pictured(free(classed(cleaned)), shown), form)
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", content, re.DOTALL)
    written = placed(heading[1]).striptags() if heading else page.title
    page.meta["title"] = free(page.meta.get("title") or str(escape(written)))
    page.meta["description"] = free(page.meta.get("description", ""))
    if not heading and "title" not in page.meta["hide"]:
        content = f"<h1>{page.meta['title']}</h1>\n{content}"
    return content


def slots_of(page: Page, editions: Mapping[str, File], head: Markup, reviewed: Markup) -> PageSlots:
    """The page's own words; the embedded lists stay open, and whether a translation is behind."""
    # MkDocs calls the home page's file `./`.
    addresses = tuple((code, f"/{file.url}".replace("/./", "/")) for code, file in editions.items())
    body = placed(EMBED.sub(lambda found: slot(f"embed:{found[1]}"), page.content or "")) + reviewed
    if page.file is not next(iter(editions.values())):
        heading, end, rest = body.rpartition("</h1>")
        body = placed(f"{heading}{end}{slot(f'embed:{BEHIND}')}{rest}")
    return PageSlots(
        address=f"/{page.url}",
        title=html.unescape(page.meta["title"]),
        description=page.meta["description"],
        body=body,
        alternates=addresses if len(addresses) > 1 else (),
        indexed=not page.meta["search"]["exclude"],
        head=head,
    )


def hand_page(page: Page, language: str, parts: tuple[str, ...]) -> HandPage:
    """The page, drawn and cut."""
    return HandPage(
        address=f"/{page.url}",
        source=f"{PAGES}/{page.file.src_uri}",
        language=language,
        title=html.unescape(page.meta["title"]),
        embeds=tuple(dict.fromkeys(part.removeprefix("embed:") for part in parts[1::2])),
        parts=parts,
        digest=digest_of(parts),
    )


def search_entry(page: HandPage, content: str, default: str) -> SearchEntry:
    """The page for the search; `default` is the site's first language."""
    words = EMBED.sub("", content).replace("<", " <")
    headings = re.finditer(r"<h([2-6])\b.*?</h\1>", words, re.DOTALL)
    folder = "" if page.language == default else f"/{page.language}"
    return SearchEntry(
        place=page.address.removeprefix(folder),
        language=page.language,
        title=page.title,
        headings="\n".join(placed(one[0]).striptags() for one in headings),
        text=placed(words).striptags(),
    )
