"""What a page says of itself in `<head>`: to search engines, and where people share it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from herald.addresses import CARD
from herald.outputs.shell.slots import placed, tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.outputs.shell.host import Site
    from herald.outputs.shell.slots import PageSlots


def head(site: Site, language: str, slots: PageSlots) -> Markup:
    """All of `<head>` that is about the page and not the site."""
    root = site.url.rstrip("/")
    home = slots.address.strip("/") in {"", *(language.code for language in site.languages[1:])}
    title = site.name if home else f"{slots.title} – {site.name}"
    lines = [tag("<title>{}</title>", title)]
    if slots.description:
        lines.append(tag('<meta name="description" content="{}">', slots.description))
    if not slots.indexed:
        lines.append(placed('<meta name="robots" content="noindex">'))
        return placed("\n".join([*lines, slots.head]))
    lines.append(tag('<link rel="canonical" href="{}">', root + slots.address))
    editions = _editions(slots)
    for code, address in editions:
        lines.append(tag(_ALTERNATE, code, root + address))
    if editions:
        # For readers of all other languages (sitemaps.org has no word for that; Google's has).
        lines.append(tag(_ALTERNATE, "x-default", root + editions[0][1]))
    lines += _card(site, language, slots)
    return placed("\n".join([*lines, slots.head]))


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
    yield from (tag('<meta property="{}" content="{}">', *one) for one in told if one[1])
    yield placed('<meta name="twitter:card" content="summary_large_image">')


def _locale(language: str) -> str:
    """A language with the country, as it is written there: `en_US`."""
    return language.replace("-", "_") if "-" in language else f"{language}_US"
