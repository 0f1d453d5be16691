"""Ten thousand made-up records as pieces of the search index, in the words of the demo office.

Each word comes as often as it does in the demo's texts; titles are like theirs. The same each time.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING

from herald.outputs.search.drawers import Layout, drawers
from herald.outputs.search.guide import guide, path
from herald.outputs.search.pieces import CODES, Piece, card, number
from herald.outputs.search.words import head_words, text_words
from tests.demo import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator

LAST = date(2027, 2, 28)
DAYS = 3650
KINDS = ("event", "event", "event", "event", "event", "release", "release", "release")
"""Half of the records are events; two of ten, not listed here, are proclamations."""

NEEDLES = {
    7: "Reunión pública sobre el muelle de Ñuñoa",
    5000: "Public hearing on the lighthouse keeper’s cottage",
}
"""Titles of their own, by the record's number in the archive; the first is only in Spanish."""


def pieces(count: int) -> Iterator[Piece]:
    """The archive, newest first."""
    random = Random(20_261_120)  # noqa: S311 - made-up words are no secret
    common = _words()
    words, weights = list(common), list(accumulate(common.values()))
    for place in range(count):
        day = LAST - timedelta(days=place * DAYS // count)
        kind = (*KINDS, "proclamation", "proclamation")[place % 10]
        row = random.choices(words, cum_weights=weights, k=260)
        title = NEEDLES.get(place, " ".join(row[:6]).capitalize())
        language = "es" if place in NEEDLES and place < 1000 else "en"
        address = f"/{kind}s/{day:%Y}/{'-'.join(row[:6])}-{place}/"
        known = number(f"{kind}/{day:%Y}/{place}", CODES[kind], day)
        shown = card(known, address, [(language, title, "City Hall")], starts="18:30")
        heads = head_words(title)
        beside = head_words(" ".join([*row[6:24], "City Hall"]), heads)
        text = text_words(" ".join(row[24:]), heads | beside)
        joined = (b" ".join(group).decode() for group in (heads, beside, text))
        yield Piece(known, shown, *joined)


def _words() -> Counter[str]:
    """How often each word stands in the demo office's records."""
    found: Counter[str] = Counter()
    for folder in ("content", "schedules", "proclamations", "committees"):
        for file in sorted((REPOSITORY / folder).rglob("*.md")):
            found.update(re.findall(r"[a-zñáéíóú0-9]{2,}", file.read_text("utf-8").lower()))
    return found


def index(count: int, languages: tuple[str, ...] = ("en", "es")) -> dict[str, bytes]:
    """Every file of the archive's index by path, with the guides."""
    every = list(pieces(count))
    layout = Layout.of(len(every))
    guides = {path(one): guide(one, languages, layout) for one in languages}
    return dict(drawers(every, layout)) | guides
