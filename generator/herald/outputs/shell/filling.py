"""A page of the site: a shell, or a page written by hand, with its slots filled."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup

from herald.outputs.shell.head import head
from herald.outputs.shell.host import BEHIND, folders_of
from herald.outputs.shell.slots import placed, tag
from herald.policies.editorial import feedback_link
from herald.render.foreign import unmarked
from herald.render.prose import relative

if TYPE_CHECKING:
    from collections.abc import Mapping

    from herald.outputs.shell.host import HandPage, Shell, Site
    from herald.outputs.shell.slots import PageSlots


def fill(shell: Shell, slots: PageSlots) -> bytes:
    """The page, whole. The address must have the depth that the shell was drawn for."""
    if len(folders_of(slots.address)) != shell.request.depth:
        raise ValueError(f"{slots.address} does not fit a shell of depth {shell.request.depth}")
    filling = words(shell.site, shell.request.language, slots)
    page = [b""] * len(shell.parts)
    page[::2] = shell.texts
    page[1::2] = [filling[name].encode() for name in shell.parts[1::2]]
    return b"".join(page)


def fill_hand_page(page: HandPage, embeds: Mapping[str, Markup]) -> bytes:
    """The page, whole, with the list for every name in `page.embeds`.

    A translation's note that its original changed may be left out, for it has none then.
    """
    given = {BEHIND: Markup(""), **embeds}
    filling: dict[str, str] = {f"embed:{name}": given[name] for name in page.embeds}
    poured = (filling[part] if place % 2 else part for place, part in enumerate(page.parts))
    return "".join(poured).encode()


def words(site: Site, language: str, slots: PageSlots) -> dict[str, str]:
    """What fills the slots of a page; hand-written pages get their words here too."""
    return {
        "head": head(site, language, slots),
        "languages": languages(site, language, slots),
        "body": slots.body + _feedback(site, slots),
    }


def _feedback(site: Site, slots: PageSlots) -> Markup:
    """A link with which a reader tells the office of this page."""
    address, words, subject = site.feedback
    if not address:
        return placed("")
    link = feedback_link(address, site.url.rstrip("/") + slots.address, unmarked(subject))
    return tag('\n<p class="page-feedback"><a href="{}">{}</a></p>\n', link, words)


def languages(site: Site, language: str, slots: PageSlots) -> Markup:
    """Links to the page in the other languages; where it has none, to that language's home."""
    homes = {
        other.code: "/" if other == site.languages[0] else f"/{other.code}/"
        for other in site.languages
    }
    targets = homes | dict(slots.alternates)
    link = '<a class="frame-language" href="{}" lang="{}" hreflang="{}">{}</a>'
    links = (
        tag(
            link,
            href(site, slots.address, targets[other.code]),
            other.code,
            other.code,
            other.name,
        )
        for other in site.languages
        if other.code != language
    )
    return placed("".join(links))


def href(site: Site, address: str, target: str) -> str:
    """`target` as a link on the page at `address`: ../../../es/ for /es/ on /news/2026/x/."""
    if not address.endswith("/"):  # 404.html is shown at whatever address was not found
        return urlsplit(site.url).path.rstrip("/") + target
    return relative(address, target)
