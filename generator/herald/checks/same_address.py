"""Two files would stand at one address of the site, or have one name.

The address of a record comes from its name and, for news, events and proclamations, from the year
of its date: `/events/2026/town-hall/`. Pages written by hand, documents, pictures, old addresses
(`aliases`) and the pages that the site makes by itself (`/news/`, `/events/`, `/calendar/`) have
addresses too, and each address is one thing only. Records without a page, such as venues, must
differ in their names.

Passes: `schedules/events/2026/town-hall-downtown.md` and
`schedules/events/2026/town-hall-harbor.md`, and

```yaml
aliases:
  - /events/2026/town-hall/
```

Fails, when `schedules/events/2026/town-hall.md` still stands at the old address:

```yaml
aliases:
  - /events/2026/town-hall/
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.addresses import Addresses, Claim, is_list
from herald.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import datetime

    from herald.office import Office
    from herald.records.entry import Entry

RULE = "same-address"


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Addresses and names that are taken twice."""
    yield from check_claims(office, Addresses(office, at).claims)


def check_claims(office: Office, every: Sequence[Claim]) -> Iterator[Problem]:
    """Addresses that are claimed twice, and names."""
    first = {_compared(address): Claim(address, "") for address in _translated(office, every)}
    told: set[tuple[str, str]] = set()
    others = office.settings.languages[1:]
    for claim in every:
        holder = first.setdefault(_compared(claim.address), claim)
        if claim.path and _is_reserved(claim, others):
            holder = Claim(claim.address, "")
        if holder is claim:
            continue
        # Where two pages are at one address, so are the files beside them: once is enough.
        if claim.is_alias or (claim.path, holder.path) not in told:
            told.add((claim.path, holder.path))
            yield _problem(claim, holder)
    yield from _names(office)


def _is_reserved(claim: Claim, other_languages: Collection[str]) -> bool:
    """Whether the site makes a list there as soon as there is something to list, or keeps files.

    Or the home page of another language, or the way on to the first one's.
    """
    language, _, rest = claim.address.removeprefix("/").partition("/")
    is_other = language in other_languages
    address = f"/{rest}" if is_other else claim.address
    is_kept = address.startswith(THEME_FOLDERS) or (is_other and address == "/")
    return is_list(address) or (claim.is_alias and is_kept)


THEME_FOLDERS = ("/assets/", "/search/")
"""Where the theme's own files stand."""


def _compared(address: str) -> str:
    """Many file systems do not tell large letters from small ones."""
    return address.casefold()


def _translated(office: Office, every: Iterable[Claim]) -> Iterator[str]:
    """Where the site's own pages and files and those of records stand in the other languages."""
    for language in office.settings.languages[1:]:
        for claim in every:
            if not claim.is_alias and (claim.entry or not claim.path):
                yield f"/{language}{claim.address}"


def _problem(claim: Claim, holder: Claim) -> Problem:
    what = "The old address" if claim.is_alias else "The address"
    if claim.is_alias and holder.entry is claim.entry and not holder.is_alias:
        message = f"The old address '{claim.address}' is the record's own; remove the line"
    elif not holder.path:
        message = (
            f"{what} '{claim.address}' belongs to a page that the site makes; choose another name"
        )
    else:
        held = f"'{holder.path}'" + (" as an old address" if holder.is_alias else "")
        advice = "remove one of them" if claim.is_alias else "rename one of the files"
        message = f"{what} '{claim.address}' is taken by {held}; {advice}"
    return Problem(claim.path, *claim.position, RULE, message)


def _names(office: Office) -> Iterator[Problem]:
    """Records without a page that have one name."""
    first: dict[tuple[str, str, str], Entry] = {}
    for entry in office.records:
        if entry.address:
            continue
        holder = first.setdefault((entry.kind.name, entry.parent, entry.name), entry)
        if holder is not entry:
            message = (
                f"The name '{entry.name}' is taken by '{holder.path}', "
                f"which is a record of the same kind ({entry.kind.name}); rename one of the files"
            )
            yield Problem(entry.path, 1, 1, RULE, message)
