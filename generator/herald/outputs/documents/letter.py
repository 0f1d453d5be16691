"""Letters on the city's letterhead: one, or one for every row of a table.

What stands in the table is put into the text after that was read as Markdown, so a cell is never
more than the words that are typed in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from herald.kinds.letter import ADDRESS_COLUMNS, MAY_BE_EMPTY, Letter
from herald.outputs.artifact import Artifact, Beside
from herald.outputs.documents.letterhead import (
    Letterhead,
    Signer,
    address_lines,
    common_to,
    head_of,
    inks_of,
    letterhead_of,
    office_of,
    page_of_pages,
)
from herald.records.merging import filled, table
from herald.render import prose
from herald.render.language import Interpreter
from herald.render.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from herald.audience import Seen
    from herald.outputs.seal import Seal
    from herald.render.prose import Node
    from herald.settings import Settings
    from herald.view import View


@dataclass(frozen=True)
class Written:
    """A letter to one recipient."""

    name: str
    lines: tuple[str, ...]
    """Organization and address, below the name."""
    subject: str
    salutation: str
    body: tuple[Node, ...]
    draft: str = ""
    """What it is a draft of; "" for what may be sent."""
    day: str = ""
    """Its date as it is printed, when that is not the record's."""


_NONE: Mapping[str, str] = MappingProxyType({})


def is_single(seen: Seen) -> bool:
    """Whether it is for one person."""
    return _letter(seen).to is not None


def pdf(seen: Seen, letterhead: Letterhead, values: Mapping[str, str] = _NONE) -> bytes:
    """A letter to one person, with these values in the place of the fields in its text."""
    return _typeset(seen, letterhead, [_single(seen, values)])


@dataclass(frozen=True)
class Draft:
    """A letter that is not to be sent as it is."""

    seen: Seen
    values: Mapping[str, str]
    """What stands in the place of the fields in its text."""
    what: str
    """What it is, in the band at its head: `Reply: regret`."""
    day: str
    """Its date, as it is printed."""


def drafts(letters: Sequence[Draft], letterhead: Letterhead) -> bytes:
    """Letters of one language, each on pages of its own, with DRAFT at the head of every page."""
    written = [
        replace(_single(one.seen, one.values), draft=one.what, day=one.day) for one in letters
    ]
    return _typeset(letters[0].seen, letterhead, written)


def docx(seen: Seen, letterhead: Letterhead, values: Mapping[str, str] = _NONE) -> bytes:
    """A letter to one person, for a word processor."""
    from herald.render.word import Manuscript, Setting

    settings, speak = letterhead.settings.into(seen.language), Interpreter(seen.language)
    written, letter = _single(seen, values), _letter(seen)
    city = speak.say("City of {city}", city=settings.city)
    office = speak.say("Office of the Mayor")
    manuscript = Manuscript(
        Setting(
            title=seen.record.title,
            author=office_of(settings, speak),
            keywords=seen.record.tags,
            language=f"{seen.language}-US" if len(seen.language) == 2 else seen.language,  # noqa: PLR2004
            at=_moment(letter, settings),
            head="",
            foot=" · ".join(address_lines(settings)),
            primary=settings.colors.primary,
            accent=settings.colors.accent,
        )
    )
    manuscript.line(city, "Letterhead Name")
    manuscript.line(office, "Letterhead")
    manuscript.line(speak.letter_day(letter.date), "Body Text", above=12)
    manuscript.line("\n".join((written.name, *written.lines)), "Body Text", above=40)
    # The text begins below the first fold, as on paper; word processors differ by some points.
    above = max(12, 80 - 13 * len(written.lines))
    if written.subject:
        manuscript.named(speak.say("Re:"), written.subject, "Body Text", above)
    manuscript.line(written.salutation, "Body Text", None if written.subject else above)
    manuscript.prose(written.body, {})
    signer = _signer(letter, letterhead)
    manuscript.line(_closing(letter, speak), "Body Text", above=14)
    manuscript.line("\n".join(filter(None, (signer.name, signer.title))), "Body Text", above=44)
    for label, names in (("Enclosures", letter.enclosures), ("cc", letter.cc)):
        if names:
            manuscript.named(speak.say(label), ", ".join(names), "Body Text")
    return manuscript.written()


def merged(view: View, key: str, seal: Seal | None, beside: Beside) -> Iterator[Artifact]:
    """All letters of a merge in one file, in the order of the table."""
    seen = view.record(key)
    if seen is not None:
        letterhead = letterhead_of(view, seen, seal, seen.language)
        folder = f"{seen.kind.plural}/{key.partition('/')[2]}"
        yield Artifact(f"{folder}/letters.pdf", merged_pdf, (seen, letterhead, beside))


def merged_pdf(seen: Seen, letterhead: Letterhead, beside: Beside) -> bytes:
    """The letters, each on pages of its own; the table was checked before."""
    from pathlib import Path

    content = Path(beside.file).read_bytes()
    return merged_of(seen, letterhead, content)


def merged_of(seen: Seen, letterhead: Letterhead, content: bytes) -> bytes:
    """The letters to all recipients in a table."""
    letter = _letter(seen)
    rows = table(letter.recipients or "", content, letter.columns, MAY_BE_EMPTY).rows
    body = prose.tree(seen.body)
    return _typeset(seen, letterhead, [_merged(letter, body, row) for row in rows])


def _letter(seen: Seen) -> Letter:
    return cast("Letter", seen.record)


def _single(seen: Seen, values: Mapping[str, str]) -> Written:
    letter = _letter(seen)
    address = letter.private.address if letter.private and letter.private.address else ""
    lines = [letter.to.organization if letter.to else None, *address.splitlines()]
    return Written(
        letter.to.name if letter.to else "",
        tuple(line.strip() for line in lines if line and line.strip()),
        letter.subject or "",
        letter.salutation,
        tuple(_filled(prose.tree(seen.body), values)),
    )


def _merged(letter: Letter, body: Iterable[Node], row: Mapping[str, str]) -> Written:
    return Written(
        row["name"],
        tuple(_address(row)),
        filled(letter.subject or "", row),
        filled(letter.salutation, row),
        tuple(_filled(body, row)),
    )


def _address(row: Mapping[str, str]) -> Iterator[str]:
    """The lines of an envelope below the name: "Port Ellery, WA 98299" is the last."""
    city, state, code = (row.get(name, "") for name in ADDRESS_COLUMNS[-3:])
    for name in ADDRESS_COLUMNS[1:-3]:
        if row.get(name):
            yield row[name]
    place = ", ".join(filter(None, (city, " ".join(filter(None, (state, code))))))
    if place:
        yield place


def _filled(nodes: Iterable[Node], row: Mapping[str, str]) -> Iterator[Node]:
    """The text with the values of a recipient, in its words and nowhere else."""
    for node in nodes:
        if isinstance(node, str):
            yield filled(node, row)
        else:
            yield {**node, "children": list(_filled(node["children"], row))}


def _signer(letter: Letter, letterhead: Letterhead) -> Signer:
    return letterhead.signer(letter.signer) if letter.signer else letterhead.mayor


def _closing(letter: Letter, speak: Interpreter) -> str:
    return letter.closing or speak.say("Sincerely,")


def _moment(letter: Letter, settings: Settings) -> datetime:
    return datetime.combine(letter.date, time(), settings.zone)


def _typeset(seen: Seen, letterhead: Letterhead, letters: Iterable[Written]) -> bytes:
    settings, speak = letterhead.settings.into(seen.language), Interpreter(seen.language)
    letter = _letter(seen)
    signer = _signer(letter, letterhead)
    own: dict[str, object] = {
        "letterhead": head_of(settings, speak),
        "date": speak.letter_day(letter.date),
        "letters": [
            {
                "name": one.name,
                "lines": list(one.lines),
                "subject": one.subject or None,
                "salutation": one.salutation,
                "body": list(one.body),
                "draft": one.draft or None,
                "day": one.day or None,
            }
            for one in letters
        ],
        "closing": _closing(letter, speak),
        "signer": {"name": signer.name, "title": signer.title},
        "enclosures": list(letter.enclosures),
        "cc": list(letter.cc),
        "images": {},
        "words": {
            "page": page_of_pages(speak),
            "enclosures": speak.say("Enclosures"),
            "cc": speak.say("cc"),
            "subject": speak.say("Re:"),
            "draft": speak.say("DRAFT"),
        },
        "draft_ink": inks_of(settings.colors)["on_accent"],
    }
    return typeset("letter.typ", common_to(seen, letterhead) | own, _moment(letter, settings))
