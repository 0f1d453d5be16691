"""The documents of the office: those that stand beside a record's page, and papers for its staff.

A document is made from what its page is made from, so the two say the same. Its own moment is the
record's date: it does not change because a build ran. `DOCUMENTS` lists what is published, by kind;
`PAPERS` what staff print and nobody publishes, `HANDOUTS` what they hang up and send around.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast

from herald.outputs.artifact import Artifact
from herald.outputs.documents import (
    agenda,
    event_papers,
    flyer,
    follow_up,
    letter,
    meeting,
    minutes,
    notice,
    proclamation,
    release,
    remarks,
    scorecard,
    slides,
)
from herald.outputs.documents.letterhead import Letterhead, letterhead_of
from herald.outputs.seal import Seal
from herald.topics.issue import taking_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from herald.audience import Seen
    from herald.records.facets import Scheduled
    from herald.view import View


def always(seen: Seen) -> bool:
    """Every record of the kind has the document."""
    del seen
    return True


@dataclass(frozen=True)
class Document:
    """A file that is made of a record to be printed, filed or sent."""

    file: str
    """What it is called; `{name}` is the record's name: `{name}.pdf`, `agenda.pdf`. Of those beside
    a page the kind's declaration has the same list, and the address is claimed for each."""
    maker: Callable[[Seen, Letterhead], bytes]
    is_due: Callable[[Seen], bool] = always
    """Whether a record has it."""
    below: str = ""
    """The kind of the records under it that it tells of; without any of them it is not made."""


DOCUMENTS: Mapping[str, tuple[Document, ...]] = {
    "release": (
        Document("{name}.pdf", release.pdf),
        Document("{name}.docx", release.docx),
        Document("{name}.txt", release.txt),
    ),
    "proclamation": (Document("{name}.pdf", proclamation.pdf),),
    "remarks": (Document("{name}.pdf", remarks.reading_copy),),
    "meeting": (
        Document("agenda.pdf", agenda.pdf, meeting.has_agenda),
        Document("minutes.pdf", minutes.pdf, meeting.has_minutes),
        Document("notice.pdf", notice.pdf, meeting.has_notice),
    ),
    "committee": (Document("scorecard.pdf", scorecard.pdf, below="goal"),),
}
"""What stands beside the page of each record of a kind."""


PAPERS: Mapping[str, tuple[Document, ...]] = {
    "event": (
        Document("memo.pdf", event_papers.memo, event_papers.has_memo),
        Document("run-of-show.pdf", event_papers.run_of_show, event_papers.has_run_of_show),
        Document("checklist.pdf", event_papers.checklist, event_papers.has_checklist),
        Document("slides.pptx", slides.of_event, event_papers.has_plan),
    ),
    "appointment": (Document("slides.pptx", slides.of_appointment, slides.has_brief),),
    "letter": (
        Document("letter.pdf", letter.pdf, letter.is_single),
        Document("letter.docx", letter.docx, letter.is_single),
    ),
    "remarks": (Document("remarks.pdf", remarks.speaking_copy),),
    "meeting": (
        Document("agenda.pdf", agenda.pdf, meeting.has_agenda_for_staff),
        Document("minutes.pdf", minutes.pdf, meeting.has_minutes_for_staff),
        Document("follow-up.pdf", follow_up.pdf, follow_up.has_actions),
        Document("follow-up.txt", follow_up.txt, follow_up.has_actions),
    ),
    "proclamation": (Document("draft.pdf", proclamation.pdf, is_due=proclamation.is_unsigned),),
}
"""What staff are given of each record of a kind, in `private/papers`: never published."""


HANDOUTS: Mapping[str, tuple[Document, ...]] = {
    "event": (
        Document("flyer.pdf", flyer.pdf, flyer.takes_place),
        Document("card.png", flyer.card, flyer.takes_place),
        Document("card-square.png", flyer.square, flyer.takes_place),
    ),
}
"""What staff hang up and send around of each record of a kind, in `private/handouts`: made from
what the public sees, and from nothing else."""


def artifacts(view: View, seal: bytes | None) -> Iterator[Artifact]:
    """The documents of every record, and of each of its translations."""
    for seen in view.records:
        yield from of_record(view, seen.key, Seal(seal) if seal else None)


def of_record(view: View, key: str, seal: Seal | None) -> Iterator[Artifact]:
    """The documents of a record, and of each of its translations."""
    seen = view.record(key)
    if seen is None:
        return
    due = [one for one in DOCUMENTS.get(seen.kind.name, ()) if one.is_due(seen)]
    for words in (seen, *seen.translations.values()) if due else ():
        folder = view.settings.address_in(words.language, seen.address)
        yield from _made(due, folder, view, words, seal)


def papers_of(view: View, key: str, seal: Seal | None) -> Iterator[Artifact]:
    """The papers of a record, in the language it is written in, in a folder of its own."""
    seen = view.record(key)
    if seen is None:
        return
    due = [one for one in PAPERS.get(seen.kind.name, ()) if one.is_due(seen)]
    yield from _made(due, f"{seen.kind.plural}/{key.partition('/')[2]}", view, seen, seal)


def handouts_of(
    view: View, key: str, starts: str, ends: str, seal: Seal | None
) -> Iterator[Artifact]:
    """The handouts of what takes place at one time, in each language, in a folder of its own.

    The two moments are in ISO 8601, with their offset.
    """
    seen = view.record(key)
    if seen is None:
        return
    zone = cast("Scheduled", seen.record).zone
    time = [datetime.fromisoformat(moment).astimezone(zone) for moment in (starts, ends)]
    due = [one for one in HANDOUTS.get(seen.kind.name, ()) if one.is_due(seen)]
    folder = f"{seen.kind.plural}/{key.partition('/')[2]}"
    for words in (taking_place(seen, *time), *taking_place(seen, *time).translations.values()):
        own = folder if words.language == seen.language else f"{folder}/{words.language}"
        yield from _made(due, own, view, words, seal)


def _made(
    due: Iterable[Document], folder: str, view: View, seen: Seen, seal: Seal | None
) -> Iterator[Artifact]:
    for document in due:
        below = view.below(document.below, seen.name) if document.below else ()
        if document.below and not below:
            continue
        letterhead = letterhead_of(view, seen, seal, seen.language, below)
        path = f"{folder.strip('/')}/{document.file.format(name=seen.name)}"
        yield Artifact(path, document.maker, (seen, letterhead))
