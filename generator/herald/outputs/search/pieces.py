"""A piece: what the index holds of one record, or of one page written by hand.

It is a pure function of that record (and of the venue that it names): no other record changes it.
So pieces can be kept, and an index is changed by taking one piece out and putting another in.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

from pydantic import StringConstraints

from herald.kinds import KINDS
from herald.outputs.search.words import head_words, text_words
from herald.records.convening import Convened, Status
from herald.records.entry import fields_marked, marked
from herald.records.facets import Placed, Scheduled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pydantic import BaseModel

    from herald.audience import Seen
    from herald.outputs.shell.host import SearchEntry


@dataclass(frozen=True)
class Piece:
    """What the index holds of one record, in all its languages."""

    number: str
    """Six letters, see `number`."""
    card: str
    """What a result shows, see `card`."""
    title: str
    """The words of its title, with a space between each two."""
    head: str
    """The words that stand beside its title: summary, tags and place; none of its title."""
    text: str
    """All other words of it."""

    def written(self) -> str:
        """Itself in lines."""
        return f"{self.number}\n{self.card}\n{self.title}\n{self.head}\n{self.text}"

    @classmethod
    def read(cls, text: str) -> Piece:
        """What `written` wrote."""
        return cls(*text.split("\n"))


def piece(seen: Seen, venue: Seen | None = None) -> Piece:
    """The piece of a record that has a page; `venue` is the one that it names."""
    every = (seen, *seen.translations.values())
    known = number(seen.key, CODES[seen.kind.name], seen.record.day)
    places = {each.language: _place(each, venue) for each in every}
    titles = [(each.language, each.record.title, places[each.language]) for each in every]
    return _piece(
        known,
        card(known, seen.address, titles, starts=_starts(seen), state=_state(seen)),
        [each.record.title for each in every],
        [*(words for each in every for words in _head(each)), *places.values()],
        [words for each in every for words in _texts(each)],
    )


def page_pieces(entries: Iterable[SearchEntry]) -> Iterator[Piece]:
    """The pieces of the pages written by hand; a page's editions in all languages are one."""
    pages: dict[str, list[SearchEntry]] = {}
    for entry in entries:
        pages.setdefault(entry.place, []).append(entry)
    for place, editions in pages.items():
        known = number(f"page{place}", CODES["page"], None)
        yield _piece(
            known,
            card(known, place, [(each.language, _line(each.title), "") for each in editions]),
            [each.title for each in editions],
            [each.headings for each in editions],
            [each.text for each in editions],
        )


def _line(title: str) -> str:
    """A title from Markdown on one line, as those of records are."""
    return " ".join(title.split())


def _piece(
    known: str, shown: str, titles: Iterable[str], heads: Iterable[str], texts: Iterable[str]
) -> Piece:
    title = head_words("\n".join(titles))
    head = head_words("\n".join(heads), title)
    text = text_words("\n".join(texts), title | head)
    return Piece(known, shown, *(b" ".join(words).decode() for words in (title, head, text)))


# --- its number -----------------------------------------------------------------------------------

DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
"""Of the numbers to the base 64, in the order of their code points: so texts sort as numbers do."""

CODES = {"page": 0} | {
    kind.name: place for place, kind in enumerate((kind for kind in KINDS if kind.address), 1)
}
"""What stands in a number for the kind of record, at most 31; 0 for a page written by hand."""

DAYS_OF_PERIOD = 64
LAST_DAY = date(2500, 1, 1)
"""Numbers count the days before it, so that the newest record comes first."""
_PERIODS = 4096
_UNDATED = _PERIODS - 1
"""The last period, for records without a day."""


def number(key: str, code: int, day: date | None) -> str:
    """What postings call a record: six digits to the base 64, which depend on it alone.

    Two for the period of 64 days, counted backward, one for the day in it, three (18 bits) for the
    kind (5) and a checksum of `key` (13). A reader's choice of kind and year needs nothing more
    than this. Records without a day have the last period, and a day by their checksum. Two records
    of one kind and one day have the same number once in 8,192 pairs: then both are found by the
    words of either, and nothing worse.
    """
    checksum = crc32(key.encode())
    if day:
        before = min(max((LAST_DAY - day).days, 0), _UNDATED * DAYS_OF_PERIOD - 1)
        period, place = divmod(before, DAYS_OF_PERIOD)
    else:
        period, place = _UNDATED, checksum >> 13 & 63
    rest = code << 13 | checksum & 0x1FFF
    digits = (period >> 6, period & 63, place, rest >> 12, rest >> 6 & 63, rest & 63)
    return "".join(DIGITS[digit] for digit in digits)


# --- its card -------------------------------------------------------------------------------------


def card(
    known: str,
    address: str,
    titles: Sequence[tuple[str, str, str]],
    *,
    starts: str = "",
    state: str = "",
) -> str:
    """What a result shows, on one line with tabs: its number and its address in the first language.

    Then, of an event, when it starts (`18:30`) and what became of it (`cancelled`); then for each
    language that it has words in: the language, the title, the place, none with a tab in it.
    """
    fields = (known, address, starts, state, *(field for title in titles for field in title))
    return "\t".join(fields)


def _starts(seen: Seen) -> str:
    record = seen.record
    if not isinstance(record, Scheduled) or record.whole_days:
        return ""
    return f"{record.starts:%H:%M}"


def _state(seen: Seen) -> str:
    if seen.record.withdrawn:
        return "withdrawn"
    if isinstance(seen.record, Convened) and seen.record.status is not Status.SCHEDULED:
        return seen.record.status.value
    return ""


def _place(seen: Seen, venue: Seen | None) -> str:
    if not isinstance(seen.record, Placed):
        return ""
    return venue.into(seen.language).record.title if venue else seen.record.place or ""


# --- its words ------------------------------------------------------------------------------------

_AT_THE_HEAD = frozenset({"title", "summary", "tags", "place"})


def _head(seen: Seen) -> Iterator[str]:
    yield seen.record.summary or ""
    yield from seen.record.tags


def _texts(seen: Seen) -> Iterator[str]:
    for field in _text_fields(type(seen.record)):
        value = getattr(seen.record, field)
        if isinstance(value, str):
            yield value
        elif value:
            for item in value if isinstance(value, tuple) else (value,):
                yield from (item,) if isinstance(item, str) else _texts_in(item)
    yield _visible(seen.body)


def _texts_in(part: BaseModel) -> Iterator[str]:
    return (text for _, text in marked(part, StringConstraints))


@cache
def _text_fields(model: type[BaseModel]) -> tuple[str, ...]:
    # In an order of its own: that of a set of names changes from one process to the next.
    return tuple(sorted(fields_marked(model, StringConstraints) - _AT_THE_HEAD))


def _visible(markdown: str) -> str:
    """The Markdown without what its links lead to, and with its entities as the letters they are.

    All else that is typed is shown, HTML too. Drawing it first would cost five times as much.
    """
    first, *rest = markdown.split("](")
    parts = (part.partition(")") for part in rest)
    shown = " ".join([first, *(after if end else before for before, end, after in parts)])
    return html.unescape(shown) if "&" in shown else shown
