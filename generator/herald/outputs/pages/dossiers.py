"""The page of every record, with what stands around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from herald.kinds.commitment import Commitment
from herald.kinds.goal import is_pursued
from herald.outputs.pages.contents import (
    Dossier,
    EventPage,
    GoalPage,
    NewsletterPage,
    PersonPage,
    ProclamationPage,
    RemarksPage,
    ScorecardPage,
    Titled,
)
from herald.outputs.pages.gathering import (
    coming,
    goals_of,
    named_by,
    naming,
    newest,
    next_occasions,
    pictures_of,
    standing,
    standings,
)
from herald.outputs.pages.promises import promise_page
from herald.outputs.pages.sheet import Sheet
from herald.records.convening import Convened
from herald.render import prose
from herald.render.language import Interpreter
from herald.render.spoken_changes import changes
from herald.topics import bulletin
from herald.topics.amendments import amendments, corrected_by, corrections_of
from herald.topics.calendar_streams import streams_in, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.audience import Seen
    from herald.kinds.goal import Goal
    from herald.kinds.proclamation import Proclamation, Signature
    from herald.kinds.remarks import Remarks
    from herald.outputs.artifact import Enclosure
    from herald.view import View

SECTION_TITLES = {
    "news": "News",
    "remarks": "Remarks",
    "events": "Events",
    "calendar": "Calendar",
    "proclamations": "Proclamations",
    "committees": "Committees",
    "meetings": "Meetings",
    "priorities": "Priorities",
    "initiatives": "Initiatives",
    "promises": "Promises",
    "newsletters": "Newsletters",
    "people": "People",
}
"""What the first page of each folder is called."""


def dossier(view: View, seen: Seen, language: str, beside: tuple[Enclosure, ...] = ()) -> Sheet:
    """The page of a record in one language, with the documents that stand `beside` it."""
    shown = seen.into(language)
    return Sheet(
        place=seen.address,
        language=language,
        title=shown.record.title,
        description=_description(shown),
        template=seen.kind.template,
        content=replace(
            _content(view, seen, language),
            beside=beside,
            amendments=amendments(shown.record, corrections_of(view, seen), language),
            corrected=_corrected(view, seen, language),
            is_behind=language in seen.translations and view.is_behind(seen, language),
        ),
        crumbs=tuple(_crumbs(view, seen, language)),
        # The same words at two addresses: search engines are told to keep to the first.
        indexed=shown.language == language,
        editions=(seen.language, *seen.translations),
        pictures=tuple(pictures_of(view, shown)),
    )


def _corrected(view: View, seen: Seen, language: str) -> Seen | None:
    """What a correction corrects."""
    found = corrected_by(view, seen)
    return found.into(language) if found else None


def _description(seen: Seen) -> str:
    if seen.record.summary:
        return seen.record.summary
    text = seen.record.words if isinstance(seen.record, Commitment) else seen.body
    words = " ".join(prose.plain(text[:2_000]).split())
    return words if len(words) <= 160 else words[:160].rsplit(" ", 1)[0] + " …"  # noqa: PLR2004


def _crumbs(view: View, seen: Seen, language: str) -> Iterator[tuple[str, str]]:
    say = Interpreter(language, marks=True).say
    folder = seen.address.split("/")[1]
    yield say(SECTION_TITLES.get(folder, folder)), f"/{folder}/"
    if "{year}" in seen.kind.address:
        year = seen.address.split("/")[2]
        yield year, f"/{folder}/{year}/"
    above = _above(view, seen, language)
    if above:
        yield above.record.title, above.address


def _content(view: View, seen: Seen, language: str) -> Dossier:
    make = {
        "event": _convened,
        "meeting": _convened,
        "goal": _goal,
        "committee": _scorecard,
        "priority": _scorecard,
        "initiative": _scorecard,
        "project": _scorecard,
        "newsletter": _newsletter,
        "person": _person,
        "proclamation": _proclamation,
        "remarks": _remarks,
        "commitment": promise_page,
    }.get(seen.kind.name, _dossier)
    return make(view, seen, language)


def _dossier(view: View, seen: Seen, language: str) -> Dossier:
    return Dossier(
        seen.into(language),
        named_by(view, seen, language),
        naming(view, seen, language),
        _above(view, seen, language),
    )


def _above(view: View, seen: Seen, language: str) -> Seen | None:
    # A committee stands in the folder of its own name.
    below = seen.parent and seen.kind.name != "committee"
    above = view.find("committee", seen.parent) if below else None
    return above.into(language) if above else None


NEXT_TIMES = 6
"""How many times of an event that repeats its page tells, and how many events a committee's."""


def _convened(view: View, seen: Seen, language: str) -> EventPage:
    event = cast("Convened", seen.record)
    next_times = next_occasions(view, seen, NEXT_TIMES, language)
    return EventPage(
        seen.into(language),
        named_by(view, seen, language),
        naming(view, seen, language),
        past=not next_times,
        coming=next_times if event.rule else (),
        streams=tuple(
            Titled(stream, title_of(view, stream, language, marks=True))
            for stream in streams_in(view, seen)
        ),
    )


def _proclamation(view: View, seen: Seen, language: str) -> ProclamationPage:
    shown = seen.into(language)
    record = cast("Proclamation", shown.record)

    def who(signature: Signature | None) -> Seen | None:
        person = view.find("person", signature.by) if signature else None
        return person.into(shown.language) if person else None

    return ProclamationPage(
        shown,
        named_by(view, seen, language),
        naming(view, seen, language),
        _above(view, seen, language),
        signed=who(record.signed),
        attested=who(record.attested),
    )


def _goal(view: View, seen: Seen, language: str) -> GoalPage:
    return GoalPage(
        seen.into(language),
        named_by(view, seen, language),
        naming(view, seen, language),
        _above(view, seen, language),
        standing(view, seen, language),
        view.today,
        is_pursued(cast("Goal", seen.record), view.today),
    )


def _scorecard(view: View, seen: Seen, language: str) -> ScorecardPage:
    is_committee = seen.kind.name == "committee"
    goals = view.below("goal", seen.name) if is_committee else goals_of(view, seen)
    projects = view.below("project", seen.name) if is_committee else ()
    return ScorecardPage(
        seen.into(language),
        named_by(view, seen, language),
        naming(view, seen, language),
        _above(view, seen, language),
        goals=standings(view, goals, language),
        occasions=coming(view, NEXT_TIMES, language, seen),
        projects=tuple(one.into(language) for one in projects),
        on=view.today,
    )


LATELY = 20
"""Among how many remarks of everybody those of the Mayor are looked for, who is seldom named."""


def _person(view: View, seen: Seen, language: str) -> PersonPage:
    around = naming(view, seen, language)
    speakers: tuple[str | None, ...] = (seen.name, seen.stem)
    found = around.get("remarks", ())
    if seen.name == view.settings.mayor:
        speakers, found = (*speakers, None), newest(view, "remarks", LATELY, language)
    said = tuple(one for one in found if cast("Remarks", one.record).speaker in speakers)
    return PersonPage(seen.into(language), named_by(view, seen, language), around, remarks=said)


def _remarks(view: View, seen: Seen, language: str) -> RemarksPage:
    shown = seen.into(language)
    prepared = cast("Remarks", shown.record).as_prepared or ""
    # A translation that does not translate it has that of the original, in another language.
    if shown is not seen and prepared == cast("Remarks", seen.record).as_prepared:
        prepared = ""
    return RemarksPage(
        shown,
        named_by(view, seen, language),
        naming(view, seen, language),
        prepared=prepared,
        changes=changes(prepared, shown.body) if prepared else (),
    )


def _newsletter(view: View, seen: Seen, language: str) -> NewsletterPage:
    shown = seen.into(language)
    return NewsletterPage(
        shown,
        named_by(view, seen, language),
        naming(view, seen, language),
        parts=bulletin.parts(shown, language, view),
    )
