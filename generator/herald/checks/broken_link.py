"""A link in a text leads to nothing on this site, or a picture comes from another one.

Links within the site are addresses from its root (`/news/2026/budget/`); a page written by hand may
also link to the file of another one (`permits.md`). An address of this site that is typed in full,
as a link or as it is, is one of them. Each must lead to a page, a document, a feed or a file that
the site has. A link from a public text to a record that is not public yet, or is not to be, would
give its name away and is an error, judged as of the moment from which the public reads the text. A
link to what has expired is a warning. Pictures always come from this site, so that no other site
learns who reads it. Links to other sites are not tried.

What stands behind `#` is a heading's name in the page, `#what-it-pays-for`. `herald build` knows
all of them when it has made the pages, and warns of a link to one that is not there.

Passes:

```yaml
text: Speak at the [budget hearing](/events/2026/budget-hearing/).
```

Fails, when the event is called `budget-hearing`:

```yaml
text: Speak at the [budget hearing](/events/2026/budget-haering/).
```

So does `![The pier](https://pictures.example/pier.jpg)`.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from herald.addresses import Addresses, Standing, last_part, tidied
from herald.problems import Severity, quoted, repeated
from herald.records.entry import marked
from herald.records.fields import IsSiteAddress
from herald.records.markdown import Link, foreign_language, links
from herald.records.page import Page
from herald.records.source import Passage
from herald.records.walk import PAGES, RECORD_SUFFIXES, name_of_file
from herald.records.wording import listed, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "broken-link"


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Links that lead nowhere, and pictures from elsewhere."""
    addresses = Addresses(office, at)
    for page in office.pages:
        yield from check_page(page, addresses)
    for entry in office.every_entry():
        yield from check_links(entry, addresses)


def check_links(entry: Entry, addresses: Addresses) -> Iterator[Problem]:
    """Links of a record that lead nowhere, and pictures from elsewhere."""
    written = [*marked(entry.record, IsSiteAddress)]
    if not (written or entry.links):
        return
    read_from = addresses.public_from(entry)
    for location, address in written:
        if location[0] == "aliases" or not entry.gives(location):
            continue
        finding = _at(address, addresses, read_from)
        if finding:
            message = f"{name_of(location)} is {quoted(address)}; {finding.sentence}"
            yield entry.problem(location, RULE, message, finding.severity)
    for passage, link in entry.links:
        finding = _finding(link, entry, addresses, None if passage.is_private else read_from)
        if finding:
            yield passage.problem(link.offset, RULE, *finding.told(link))


def check_page(page: Page, addresses: Addresses) -> Iterator[Problem]:
    """Links of a page written by hand that lead nowhere, and pictures from elsewhere."""
    passage = Passage(page.source, (), page.source.body)
    for link in links(passage.text, html=True):
        finding = _finding(link, page, addresses, addresses.at)
        if finding:
            yield passage.problem(link.offset, RULE, *finding.told(link))


@dataclass(frozen=True)
class _Finding:
    """What is wrong with a link."""

    sentence: str
    severity: Severity = Severity.ERROR

    def told(self, link: Link) -> tuple[str, Severity]:
        what = "picture" if link.is_image else "link"
        return f"The {what} {quoted(link.target)} is wrong: {self.sentence}", self.severity


_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ON_ANOTHER_SITE = re.compile(rf"//|{_SCHEME.pattern}", re.IGNORECASE)
_NOT_TRIED = re.compile(r"//|#|(https?|mailto|tel):", re.IGNORECASE)


_A_LANGUAGE = "words in another language are written with its code, as in [¡Adelante!](lang:es)"


def _finding(
    link: Link, around: Entry | Page, addresses: Addresses, read_from: datetime | None
) -> _Finding | None:
    """What is wrong with a link in a text that the public reads from a moment on, or never."""
    target = _own(link.target.strip(), addresses.site_url)
    if not target:
        return _Finding("it says no address; write one, or remove the link")
    if link.is_image and _ON_ANOTHER_SITE.match(target):
        return _Finding("pictures are not loaded from other sites; put the file on this one")
    if _NOT_TRIED.match(target):
        return None
    if target.lower().startswith("lang:") and not link.is_image:
        return None if foreign_language(target) else _Finding(_A_LANGUAGE)
    if _SCHEME.match(target):
        return _Finding("a link starts with '/', 'https://', 'mailto:' or 'tel:'")
    if not link.is_image and (whole := _of_another_site(target)):
        return _Finding(f"{whole[0]}; write {quoted(whole[1])}")
    path = unquote(re.split(r"[?#]", target)[0])
    if path.startswith("/"):
        return _at(path, addresses, read_from)
    if isinstance(around, Page):
        return _from_page(around, path, addresses, read_from)
    return _from_record(around, path, addresses)


def _of_another_site(target: str) -> tuple[str, str] | None:
    """What such an address starts with, and the whole of it, where the beginning is left out."""
    if target.lower().startswith("www."):
        return "the address of another site starts with 'https://'", f"https://{target}"
    if re.fullmatch(r"[^@/\s]+@[^@/\s]+\.[^@/\s]+", target):
        return "an e-mail address starts with 'mailto:'", f"mailto:{target}"
    return None


def _own(target: str, site_url: str) -> str:
    """An address of this site without the site's name, however that is written."""
    found = _site(site_url).match(target)
    return f"/{target[found.end() :].lstrip('/')}" if found else target


@lru_cache(maxsize=1)
def _site(url: str) -> re.Pattern[str]:
    """What an address of the site at that address begins with, as browsers read it."""
    parts = urlsplit(url)
    host, path = re.escape(parts.netloc), re.escape(parts.path)
    return re.compile(rf"(?i:(?:https?:)?//{host}\.?)(?::80|:443)?{path}(?=[/?#]|\Z)")


def _at(address: str, addresses: Addresses, read_from: datetime | None) -> _Finding | None:
    """What is wrong with a link to an address from the root of this site."""
    known = tidied(address)
    match _standing(known, addresses, read_from):
        case Standing.HELD_BACK:
            return _Finding(
                "that record is not public when this text is, and the link would give its name "
                "away; make it public by then, or remove the link"
            )
        case Standing.EXPIRED:
            return _Finding(
                "the public does not see that record any more, so the link leads nowhere; "
                "remove the link",
                Severity.WARNING,
            )
    if addresses.exists(known) or last_part(known) in addresses.unread:
        return None
    otherwise = " Correct the address, or remove the link"
    meant = repeated(_question(addresses.like(known)) or otherwise, otherwise)
    return _Finding(f"there is nothing at that address.{meant}")


def _standing(address: str, addresses: Addresses, read_from: datetime | None) -> Standing:
    if read_from is None:
        return Standing.SHOWN
    # What is read already is judged anew at every moment.
    later = read_from > addresses.at
    return addresses.standing(address, read_from.isoformat() if later else "")


def _from_page(
    page: Page, path: str, addresses: Addresses, read_from: datetime | None
) -> _Finding | None:
    folder = posixpath.dirname(page.source.path)
    file = posixpath.normpath(posixpath.join(folder, path)) if path else page.source.path
    if file in addresses.pages or file in addresses.files:
        return None
    if posixpath.basename(file).partition(".")[0] in addresses.unread:
        return None  # what is wrong with that page is said there
    if path.endswith(".md"):
        near = get_close_matches(file, sorted(addresses.pages), n=1)
        meant = [posixpath.relpath(found, folder) for found in near]
        advice = _question(meant) or " Correct the name, or remove the link"
        return _Finding(f"there is no such file in {PAGES}.{advice}")
    # A browser reads it from the page's address.
    return _at(posixpath.join("/", _joined(page.address, path)), addresses, read_from)


def _from_record(entry: Entry, path: str, addresses: Addresses) -> _Finding | None:
    if entry.beside(path) in addresses.files:
        return None
    page = addresses.pages.get(f"{PAGES}/{path}")
    if page:
        return _Finding(f"write the address of that page, {quoted(page)}")
    if addresses.exists(tidied(f"/{path}")):
        return _Finding(
            f"an address of this site starts with '/'; write {quoted(tidied(f'/{path}'))}"
        )
    meant = addresses.like(name_of_file(path)) if path.endswith(RECORD_SUFFIXES) else []
    return _Finding(
        "it is neither an address of this site, which starts with '/', nor a file beside the "
        f"record{repeated('.' + _question(meant) if meant else '', '')}"
    )


def _joined(address: str, path: str) -> str:
    joined = posixpath.normpath(posixpath.join(address, path))
    return f"{joined}/" if path.endswith("/") else joined


def _question(meant: list[str]) -> str:
    return f" Did you mean {listed(meant, 'or')}?" if meant else ""
