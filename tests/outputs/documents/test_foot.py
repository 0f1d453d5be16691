"""What stands at the foot of papers: where they come from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from herald.audience import Audience
from herald.outputs import documents
from herald.outputs.documents import flyer
from herald.outputs.documents.letterhead import Provenance, letterhead_of
from tests.conftest import AT
from tests.documents import faults, words_of

if TYPE_CHECKING:
    from herald.office import Office

LINE = "meeting/2026/december · Revision 3 · Nov. 20, 2026 · 1a2b3c4"


def test_the_papers_of_meetings_committees_and_events_say_where_they_come_from(
    office: Office,
) -> None:
    """
    == content/priorities/safe.yml ==
    title: Safe
    visibility: public
    rank: 1
    statement: Streets are safe.
    == office/people/ana-ruiz.yml ==
    title: Ana Ruiz
    visibility: public
    == committees/safe-streets/committee.yml ==
    title: Safe Streets Committee
    visibility: public
    charter: Made by ordinance.
    == committees/safe-streets/goals/crossings.yml ==
    title: Forty crossings
    visibility: public
    statement: Forty crossings near schools are safe.
    priority: safe
    owner: ana-ruiz
    due: 2026-12-31
    measures:
      - name: Crossings built
        unit: crossings
        direction: up
        baseline: {value: 0, date: 2026-01-01}
        target: {value: 40, date: 2026-12-31}
        source: Inspections
        frequency: monthly
    == schedules/meetings/2026-12-02-december.yml ==
    title: December
    visibility: public
    starts: 2026-12-02 18:00
    ends: 2026-12-02 19:00
    place: Pier 4
    meeting_kind: regular
    committee: safe-streets
    notice: {posted_at: 2026-11-19 10:00}
    agenda: [{title: The old pier}]
    decisions: [It is mended.]
    == schedules/events/2026-12-03-forum.yml ==
    title: Forum
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    place: Pier 4
    subtype: forum
    """
    view = office.seen_by(Audience.PUBLIC, AT)
    known = Provenance(LINE, "https://mayor.portellery.example/verify/december/")
    made = {}
    for artifact in documents.artifacts(view, None):
        seen, letterhead = artifact.given
        told = replace(letterhead, provenance=known)
        made[artifact.path.rpartition("/")[2]] = artifact.maker(seen, told)
    (event,) = view.of("event")
    made["flyer.pdf"] = flyer.pdf(
        event, replace(letterhead_of(view, event, None, "en"), provenance=known)
    )

    assert sorted(made) == ["agenda.pdf", "flyer.pdf", "minutes.pdf", "notice.pdf", "scorecard.pdf"]
    for file, pdf in made.items():
        assert faults(pdf) == [], file
        assert LINE in words_of(pdf), file
        assert ("verify/december" in words_of(pdf)) is (file != "flyer.pdf"), file
