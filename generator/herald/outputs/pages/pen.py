"""The pen: what a template writes with on one page: its words, links, prose and charts."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from markupsafe import Markup, escape

from herald.addresses import verify_address
from herald.kinds.person import Person
from herald.outputs.artifact import Beside, Enclosure
from herald.outputs.pages.hours import hours_on
from herald.outputs.pages.subscribing import addition, map_of, place_in_words, subscription
from herald.policies.editorial import term_of
from herald.render import prose
from herald.render.ceremony import wording
from herald.render.charts import progress_chart, sparkline
from herald.render.foreign import numbers_apart
from herald.render.labels import label
from herald.render.language import Interpreter, direction_of
from herald.render.reaching import reachable
from herald.render.renditions import IN_A_COLUMN, Shown, element
from herald.render.speech import minutes_of
from herald.render.templates import render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from enum import StrEnum

    from herald.audience import Seen
    from herald.kinds.proclamation import Proclamation
    from herald.kinds.release import Release
    from herald.kinds.remarks import Remarks
    from herald.kinds.venue import Venue
    from herald.outputs.pages.contents import EventPage, Occasion
    from herald.outputs.pages.imprint import Imprint
    from herald.outputs.pages.subscribing import Addition, Subscription
    from herald.policies.editorial import Term
    from herald.records.convening import Convened
    from herald.records.facets import Image, Measure
    from herald.render.ceremony import Wording

_NOTHING = Markup("")
_NONE: Mapping[str, Beside] = MappingProxyType({})


class Pen:
    """What a template writes with: words, links and prose for one page in one language."""

    def __init__(
        self,
        office: Imprint,
        address: str,
        language: str,
        place: str,
        pictures: Mapping[str, Beside] = _NONE,
    ) -> None:
        self.office = office
        self.address = address
        self.language = language
        self.place = place
        self.words = Interpreter(language, marks=True)
        self.say = self.words.say
        self.first = Interpreter(office.settings.languages[0])
        """What it says in the language of the originals."""
        self._pictures = pictures
        """The pictures that the page shows, by address."""
        self._linked = prose.relative_to(address)
        self._taken: set[str] = set()

    def draw(self, template: str, content: object, **more: object) -> Markup:
        """The template, filled."""
        return render(
            f"pages/{template}",
            it=content,
            office=self.office,
            settings=self.office.spoken(self.language),
            words=self.words,
            say=self.say,
            pen=self,
            **more,
        )

    def minutes(self, seen: Seen) -> int:
        """How many minutes remarks take when they are spoken."""
        return minutes_of(seen.body, cast("Remarks", seen.record).words_per_minute)

    def sentence(self, words: str) -> str:
        """The words with a capital at their beginning."""
        return words[:1].upper() + words[1:]

    def label(self, member: StrEnum) -> str:
        """What readers are told that a value of a field is."""
        return self.say(label(member))

    def chart(self, measure: Measure, on: date, number: int) -> Markup:
        """A measure's chart; `number` tells it from the page's others."""
        return progress_chart(measure, self.words, measure.name, on, f"chart_{number}")

    def sparkline(self, measure: Measure) -> Markup:
        """A measure's readings as a small line."""
        return sparkline(measure, self.words)

    def ceremony(self, seen: Seen, signer: Seen | None) -> Wording:
        """The sentences of a proclamation, in the language of its words.

        `signer` is who signed it, where the public knows them; else it is the Mayor's.
        """
        proclamation = cast("Proclamation", seen.record)
        signed = proclamation.signed
        settings = self.office.settings
        mayor = (signer if signed else None) or self.office.mayor
        title = cast("Person", mayor.into(seen.language).record).role if mayor else None
        return wording(
            proclamation.proclamation_kind.value,
            seen.language,
            mayor=mayor.record.title if mayor else "",
            mayors_title=Interpreter(seen.language).say(title or "Mayor"),
            city=settings.city,
            resolved=proclamation.resolved,
            day=signed.on if signed else proclamation.date,
            whereas=proclamation.whereas,
            recipient=proclamation.recipient,
        )

    def tongue(self, seen: Seen) -> Interpreter:
        """What says the words of a record's own text, in the language of the record."""
        return self.words if seen.language == self.language else Interpreter(seen.language)

    def datelined(self, seen: Seen) -> Markup:
        """The text of a release, after the city in which it is issued."""
        settings = self.office.settings
        state = settings.state_abbreviation or settings.state
        city = cast("Release", seen.record).dateline or f"{settings.city.upper()}, {state}"
        text = self.prose(seen.body, beside=seen.address)
        if not text.startswith("<p>"):
            return text
        dateline = f'<p><span class="dateline">{escape(city)}</span> — {text[3:]}'
        return Markup(dateline)  # noqa: S704 - the city is escaped, and prose is HTML

    def link(self, address: str) -> str:
        """A link on this page to a page of the site, in this language where it has that page."""
        return self._linked(self.office.in_language(address, self.language))

    def term(self, seen: Seen) -> Term | None:
        """The former mayor's term in which a record was published."""
        return term_of(self.office.settings.terms, seen.record.day)

    def original(self, address: str) -> str:
        """A link to a page in the language that it was written in first."""
        return self._linked(address)

    def file(self, address: str) -> str:
        """A link to a file that is there in every language: a feed, a calendar."""
        return self._file(address, self.language)

    def reachable(self, line: str, seen: Seen) -> Markup:
        """A line of a record that says whom to ask, with links to write and to call."""
        return Markup("<span{}>{}</span>").format(self.in_other(seen), reachable(line))

    def picture(
        self, address: str, alt: str, sizes: str = IN_A_COLUMN, *, lazy: bool = True, kind: str = ""
    ) -> Markup:
        """The HTML of a picture in the widths that there are of it, and of a size known before.

        `sizes` is how wide it stands in the page, `kind` its class; a `lazy` one is fetched when
        readers come near it.
        """
        attributes = {"class": kind} if kind else {}
        attributes |= {"src": self.link(address), "alt": alt}
        attributes |= {"loading": "lazy"} if lazy else {}
        return Markup(  # noqa: S704 - `element` escapes
            element(attributes | {"decoding": "async"}, self._shown(address), sizes)
        )

    def _shown(self, address: str) -> Shown | None:
        file = self._pictures.get(address)
        return Shown.of(Path(file.file)) if file else None

    def documents(
        self, seen: Seen, beside: Iterable[Enclosure], titles: Mapping[str, str]
    ) -> Iterator[tuple[str, Enclosure]]:
        """The documents of a record in the language of the words that are shown, with their titles.

        Where only pages are made, nothing is known of them but their addresses.
        """
        folder = self.office.settings.address_in(seen.language, seen.address)
        addresses = {file: folder + file.format(name=seen.name) for file in titles}
        made = {one.address: one for one in beside if one.address in addresses.values()}
        for file, title in titles.items():
            address = addresses[file]
            if title and (address in made or not made):
                yield title, made.get(address) or Enclosure(seen.key, address, 0, 0, "")

    def photos(self, seen: Seen, beside: Iterable[Enclosure]) -> Iterator[tuple[Image, Enclosure]]:
        """The pictures of a record that can be printed, each with its file as it was made."""
        made = {one.address: one for one in beside if one.width}
        for image in seen.record.images:
            file = made.get(seen.address + image.file)
            if file:
                yield image, file

    def verify(self, seen: Seen) -> str:
        """A link to the page at which a record's documents are verified."""
        return self.link(verify_address(seen.address))

    def said_of(self, document: Enclosure) -> str:
        """What a reader is told of a document before it is fetched: `PDF, 2 pages, 84 KB`."""
        return self.words.file(document.address, document.size, document.pages)

    def said_of_file(self, address: str, beside: Iterable[Enclosure]) -> str:
        """The same of a file that a record brings; only what it is, where it was not made yet."""
        made = next((one for one in beside if one.address == address), None)
        return self.said_of(made) if made else self.words.file(address)

    def beside(self, document: Enclosure) -> str:
        """A link to a document that stands beside a page."""
        return self._linked(document.address)

    def _file(self, address: str, language: str) -> str:
        return self._linked(self.office.settings.address_in(language, address))

    def subscription(self, address: str, name: str = "") -> Subscription:
        """The ways to subscribe to the calendar at an address: to the office's, or one so named."""
        office = self.office.spoken(self.language).name
        whole = self.office.settings.absolute(
            self.office.settings.address_in(self.language, address)
        )
        return subscription(whole, f"{name} – {office}" if name else office, self.file(address))

    def addition(self, page: EventPage) -> Addition:
        """The ways to add an event to a calendar of one's own."""
        seen, event = page.seen, cast("Convened", page.seen.record)
        venue = page.find("venue", event.venue)
        settings = self.office.settings
        return addition(
            event.title,
            (event.starts, event.ends),
            place_in_words(event, cast("Venue", venue.record) if venue else None),
            settings.absolute(settings.address_in(self.language, seen.address)),
            self.file(f"{seen.address}{seen.name}.ics"),
        )

    def map_of(self, venue: Venue) -> str:
        """Where a map shows a venue; "" for one whose place is not known."""
        if venue.latitude is None or venue.longitude is None:
            return ""
        return map_of(venue.latitude, venue.longitude)

    def asset(self, address: str) -> str:
        """A link to a file that every language shares."""
        return self._linked(address)

    def hours(self, one: Occasion, day: date) -> str:
        """At what hours of a day something takes place."""
        return hours_on(self.words, one, day, self.office.settings.timezone)

    def unbroken(self, said: str) -> Markup:
        """Words whose end, behind the last comma, stays on one line: `Dec. 3, 6–7:30 p.m.`.

        A zone in brackets may go to the next: with large letters the two are wider than a phone.
        """
        day, comma, end = said.rpartition(", ")
        clock, bracket, zone = end.partition(" (")
        return Markup('{}{}<span class="clock">{}</span>{}{}').format(
            day, comma, clock, bracket, zone
        )

    def prose(self, markdown: str, top: int = 2, beside: str | None = None) -> Markup:
        """Markdown as HTML, its headings from `top`.

        A file's name in a link or an image stands `beside` a page: this one unless it is given.
        """
        base = beside or self.place

        def link(address: str) -> str:
            return self.link(posixpath.join(base, address))

        def picture(attributes: Mapping[str, str], source: str) -> str:
            more = {"loading": "lazy", "decoding": "async"}
            return element({**attributes, **more}, self._shown(posixpath.join(base, source)))

        written = prose.html(
            markdown, link, top=top, say=self.say, taken=self._taken, picture=picture
        )
        return numbers_apart(written) if direction_of(self.language) == "rtl" else written

    def passage(self, language: str | None, seen: Seen) -> Markup:
        """The attribute that says in which language a passage of a record's words is."""
        if not language or language == seen.language:
            return _NOTHING
        return Markup(f' lang="{escape(language)}" dir="{direction_of(language)}"')  # noqa: S704 - it is escaped

    def in_other(self, seen: Seen) -> Markup:
        """The attribute that says in which language a record's words are, if not in the page's."""
        return self.lang(seen.language)

    def lang(self, language: str) -> Markup:
        """`lang="en"` where that is not the page's language, and `dir` where it is written so."""
        if not language or language == self.language:
            return _NOTHING
        attributes = f' lang="{escape(language)}"'
        if (direction := direction_of(language)) != direction_of(self.language):
            attributes += f' dir="{direction}"'
        return Markup(attributes)  # noqa: S704 - it is escaped
