"""Dead ends: links of the built site that lead to no page, no file, or no place in a page.

A build judges the links of the pages that it made, and those of all other pages to what is no more;
what earlier builds found is kept, and looked at again. So every page is judged as if it had been
made now, and none is opened for it. Where a dead end is found, it is judged again by a parser, and
then told at the line that somebody wrote. One that nobody wrote is Herald's own fault: then nothing
is published.

`checks/broken_link.py` finds most of what can be wrong before anything is made. Whether a page has
a place of some name is known only when it is drawn.
"""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from herald.checks.broken_link import RULE
from herald.making.pieces import LostPiece
from herald.making.workshop import PublishError
from herald.outputs.links import LINKS, Leads, file_of, leads_to, place_of
from herald.problems import Severity, quoted, repeated
from herald.records.markdown import links
from herald.records.source import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from herald.making.ledger import Ledger
    from herald.making.production import Production
    from herald.making.workshop import Workshop
    from herald.office import Office
    from herald.problems import Problem
    from herald.records.markdown import Link

VERDICT = "dead ends"
"""The shelf of what the last build found: it has a row only while that is true of every page."""


class DeadEnd(NamedTuple):
    """A link that leads nowhere."""

    page: str
    """The path of the page that has it."""
    target: str
    """As `links.Leads` has it."""
    places: tuple[str, ...] = ()
    """The places that there are in the page to which it leads; () if there is no such page."""


def dead_ends(
    production: Production,
    workshop: Workshop,
    ledger: Ledger,
    shelf: str,
) -> tuple[DeadEnd, ...]:
    """Every dead end of the site that was produced. Raises LostPiece."""
    site = _Site(production, ledger, shelf)
    suspected = {*site.suspected(_recalled(ledger, shelf))}
    return tuple(sorted(_confirmed(suspected, workshop)))


def remember(found: Iterable[DeadEnd], ledger: Ledger, shelf: str) -> None:
    """Keeps what was found of all pages for the next build."""
    rows = [[one.page, one.target] for one in found]
    ledger.keep(VERDICT, {shelf: json.dumps(rows, ensure_ascii=False)})


def forget(ledger: Ledger, shelf: str) -> None:
    """Has the next build look at every page: something was made, and not judged."""
    if ledger.find(VERDICT, shelf) is not None:  # forgetting looks at every row of the ledger
        ledger.forget(VERDICT, [shelf])


class Unpublishable(Exception):  # noqa: N818 - it says what is wrong in records, not in us
    """Somebody wrote links that lead nowhere, so that nothing is published."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("links lead nowhere")
        self.problems = problems


def _recalled(ledger: Ledger, shelf: str) -> list[DeadEnd] | None:
    row = ledger.find(VERDICT, shelf)
    return None if row is None else [DeadEnd(page, target) for page, target in json.loads(row)]


@dataclass(frozen=True)
class _Site:
    """What is known of the site that is about to be published."""

    production: Production
    ledger: Ledger
    shelf: str

    def suspected(self, known: Iterable[DeadEnd] | None) -> Iterator[DeadEnd]:
        """Links to what is not there; `known` are those of the last build, None for no build."""
        if known is None:
            for page in self.noted:
                yield from self.dead(page)
            return
        for page in self.fresh:
            yield from self.dead(page)
        for one in known:
            if one.page in self.noted and one.page not in self.fresh:
                yield from self.judged(one.page, one.target)
        gone = {*self._gone()}
        if gone:
            for page in self.noted - self.fresh.keys():
                for target in self.leads(page).targets:
                    if file_of(target) in gone or target in gone:
                        yield from self.judged(page, target)

    def dead(self, page: str) -> Iterator[DeadEnd]:
        """The links of a page that lead nowhere."""
        for target in self.leads(page).targets:
            yield from self.judged(page, target)

    def judged(self, page: str, target: str) -> Iterator[DeadEnd]:
        """The link, if it leads nowhere."""
        file, place = file_of(target), place_of(target)
        if file not in self.paths:
            file = f"{file}/index.html"  # a server adds the slash that is missing
            if file not in self.paths:
                yield DeadEnd(page, target)
                return
        if place and file in self.noted:
            places = self.leads(file).places
            if place not in places:
                yield DeadEnd(page, target, tuple(sorted(places)))

    def leads(self, page: str) -> Leads:
        """What is noted of a page. Raises LostPiece."""
        text = self.fresh[page] if page in self.fresh else self._kept.get(page)
        if text is None:
            raise LostPiece(LINKS)
        return _leads_in(text)

    def _gone(self) -> Iterator[str]:
        """The files that were there before, and the places that were in the pages made now."""
        for row in self.production.before.values():
            for path in row.paths():
                if path not in self.paths:
                    yield from (path, path.removesuffix("/index.html"))
        for page in self.fresh:
            before = Leads.read(self._before(page))
            for place in before.places - self.leads(page).places:
                yield from (f"{address}#{place}" for address in _addresses(page))

    def _before(self, page: str) -> str:
        if len(self.fresh) > _WORTH_A_SHELF:
            return self._kept.get(page, "")
        return self.ledger.find(f"{self.shelf}/{LINKS}", page) or ""

    @cached_property
    def paths(self) -> AbstractSet[str]:
        """Of every file that there will be."""
        return {*self.production.every_path()}

    @cached_property
    def fresh(self) -> Mapping[str, str]:
        """What is noted of the pages that were made now; as text, which takes a tenth of it."""
        return {
            piece.place: piece.text
            for product in self.production.products.values()
            for piece in product.pieces
            if piece.collection == LINKS
        }

    @cached_property
    def noted(self) -> AbstractSet[str]:
        """Every page."""
        left = (
            line.split("\t")[1]
            for row in self.production.rows.values()
            if LINKS in row.pieces
            for line in row.pieces.split("\n")
            if line.startswith(f"{LINKS}\t")
        )
        return {*self.fresh, *left}

    @cached_property
    def _kept(self) -> Mapping[str, str]:
        """What the ledger has of all pages; asked for only when something is to be looked for."""
        return self.ledger.shelf(f"{self.shelf}/{LINKS}")


_WORTH_A_SHELF = 200
"""Pages; as many as take longer to look up one by one than all together."""


@lru_cache(maxsize=100)  # a page links to places of its own, and many to those of a few
def _leads_in(text: str) -> Leads:
    """What is noted of a page, read when it is its turn."""
    return Leads.read(text)


def _addresses(page: str) -> set[str]:
    """Under what addresses a page is found, as `links.Leads` has them."""
    return {page, page.removesuffix("index.html"), page.removesuffix("/index.html")}


def _confirmed(suspected: Iterable[DeadEnd], workshop: Workshop) -> Iterator[DeadEnd]:
    """Those that a parser finds in the pages too."""
    real: dict[str, frozenset[str]] = {}
    for one in suspected:
        if one.page not in real:
            real[one.page] = leads_to(one.page, _content(workshop, one.page), workshop.site_url)
        if one.target in real[one.page]:
            yield one


def _content(workshop: Workshop, path: str) -> bytes:
    for folder in (workshop.staging, workshop.folder):
        file = Path(folder, path)
        if file.is_file():
            return file.read_bytes()
    raise LostPiece(LINKS)


# --- in an editor's words -------------------------------------------------------------------------


def told(found: Iterable[DeadEnd], office: Office) -> Iterator[Problem]:
    """The dead ends that somebody wrote, where they are written; each at one place only.

    Raises PublishError for one that nobody wrote.
    """
    by_target: dict[str, list[DeadEnd]] = {}
    for one in found:
        by_target.setdefault(_common(one.target, office), []).append(one)
    if not by_target:
        return
    written = [*_written(office)]
    for target, ends in by_target.items():
        mine = [(passage, link) for passage, link, leads in written if leads == target]
        if not mine:
            raise PublishError(
                f"Herald made a link that leads nowhere: from '{ends[0].page}' to "
                f"'/{ends[0].target}'. No record of yours is at fault; please report it. "
                "Nothing was published"
            )
        for passage, link in mine:
            yield passage.problem(link.offset, RULE, *_sentence(link, ends[0]))


def _sentence(link: Link, end: DeadEnd) -> tuple[str, Severity]:
    what = f"The {'picture' if link.is_image else 'link'} {quoted(link.target)} is wrong"
    if not end.places:
        advice = "Correct the address, or remove the link"
        return f"{what}: the site has nothing at that address. {advice}", Severity.ERROR
    place, page = place_of(end.target), link.target.partition("#")[0]
    near = get_close_matches(place, [one for one in end.places if one[:2] != "__"], n=1)
    otherwise = " Correct what stands behind '#', or remove it"
    meant = f" Did you mean '{page}#{near[0]}'?" if near else otherwise
    there = repeated(
        f"the page has no '#{place}'.{meant}", f"the page has no such place.{otherwise}"
    )
    return f"{what}: {there}", Severity.WARNING


def _written(office: Office) -> Iterator[tuple[Passage, Link, str]]:
    """Every link of a text, where it stands, and where it leads."""
    for page in office.pages:
        passage = Passage(page.source, (), page.source.body)
        folder = posixpath.dirname(page.source.path)
        for link in links(passage.text, html=True):
            path, mark, rest = link.target.partition("#")
            file = posixpath.normpath(posixpath.join(folder, unquote(path.partition("?")[0])))
            other = next((one.address for one in office.pages if one.source.path == file), path)
            yield passage, link, _leads(f"{other}{mark}{rest}", page.address, office)
    for entry in office.every_entry():
        for passage, link in entry.links:
            yield passage, link, _leads(link.target, entry.address, office)


def _leads(written: str, address: str, office: Office) -> str:
    """Where a link leads that stands in the text of the page at an address, in any language."""
    target = written.strip().removeprefix(office.settings.site_url.rstrip("/"))
    path, mark, place = target.partition("#")
    path = unquote(path.partition("?")[0])
    path = posixpath.join(address or "/", path) if path else address
    path = re.sub(r"(?<=.)/+$", "", posixpath.normpath(path)) + ("/" if path.endswith("/") else "")
    return _common(f"{path.lstrip('/')}{mark}{unquote(place)}", office)


def _common(target: str, office: Office) -> str:
    """The address in the office's first language, without the slash at a page's end."""
    path, mark, place = target.partition("#")
    path = path.removesuffix("index.html").strip("/")
    language, _, rest = path.partition("/")
    if language in office.settings.languages[1:]:
        path = rest
    return f"{path}{mark}{place}"
