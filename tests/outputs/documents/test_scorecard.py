"""A committee's scorecard: how its goals stand on the day of the last reading, and the numbers."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from herald.audience import Audience
from herald.outputs import documents
from tests.conftest import AT
from tests.documents import faults, words_of

if TYPE_CHECKING:
    from herald.office import Office

PATH = "committees/safe-streets/scorecard.pdf"
FOOT = "committee/safe-streets mayor.portellery.example/verify/w0gdexcsnn/"


def scorecards(office: Office, days: int = 0) -> dict[str, bytes]:
    """The scorecards that the public is given so many days later."""
    view = office.seen_by(Audience.PUBLIC, AT + timedelta(days=days))
    return {a.path: a.bytes() for a in documents.artifacts(view, None) if "scorecard" in a.path}


def test_a_scorecard_says_how_each_goal_stands_with_all_its_numbers(office: Office) -> None:
    """
    == content/priorities/safe.yml ==
    title: Safe
    visibility: public
    rank: 1
    statement: Streets are safe.
    == office/people/ana-ruiz.yml ==
    title: Ana Ruiz
    visibility: public
    role: Engineer
    == committees/safe-streets/committee.yml ==
    title: Safe Streets Committee
    visibility: public
    charter: Made by ordinance.
    chair: ana-ruiz
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
        readings:
          - {date: 2026-10-31, value: 30, note: Two were moved}
    milestones: [{name: First crossing, due: 2026-03-01, done: 2026-03-04}]
    == committees/safe-streets/goals/speed.yml ==
    title: Slower streets
    visibility: internal
    statement: Not public yet.
    priority: safe
    owner: ana-ruiz
    due: 2026-12-31
    measures:
      - name: Speed
        unit: miles an hour
        direction: down
        baseline: {value: 30, date: 2026-01-01}
        target: {value: 20, date: 2026-12-31}
        source: Counters
        frequency: monthly
        readings: [{date: 2026-11-10, value: 29}]
    """
    made = scorecards(office)[PATH]

    assert faults(made) == []
    assert words_of(made) == (
        "CITY OF PORT ELLERY Office of the Mayor mayor.portellery.example "
        "SCORECARD Safe Streets Committee "
        "As of Oct. 31, 2026, the day of the last reading Made by ordinance. CHAIR Ana Ruiz "
        "1 On track Goals at a glance Goal Status Last reading Target Due "
        "Forty crossings On track 30 crossings, Oct. 31, 2026 40 Dec. 31, 2026 "
        f"{FOOT} Page 1 of 2 "
        "Scorecard · Safe Streets Committee Page 2 of 2 Forty crossings "
        "Forty crossings near schools are safe. "
        "On track Who answers for it: Ana Ruiz, Engineer · Due: Dec. 31, 2026 "
        "75% of the way is done; 83% of the time is gone. Crossings built "
        "30 crossings on Oct. 31, 2026; the target is 40 by Dec. 31, 2026 "
        "0 10 20 30 40 Oct. 31 Jan. 1, 2026 Dec. 31, 2026 30 "
        "Solid: readings. Dashed: the way to the target. Day Value Note "
        "Jan. 1, 2026 0 Baseline Oct. 31, 2026 30 Two were moved Dec. 31, 2026 40 Target "
        "Source: Inspections; read every month Milestones Step Planned for Done "
        f"First crossing March 1, 2026 March 4, 2026 {FOOT}"
    )
    assert alternatives(made) == [
        "Crossings built: From 0 on Jan. 1, 2026 to a target of 40 by Dec. 31, 2026; last "
        "reading 30 on Oct. 31, 2026."
    ]


def alternatives(pdf: bytes) -> list[str]:
    """What is said instead of each picture."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            str(part.Alt)
            for part in document.objects
            if isinstance(part, pikepdf.Dictionary)
            and "/Alt" in part
            and part.get("/S") == "/Figure"
        ]


def test_a_scorecard_changes_with_its_readings_and_not_with_the_day(office: Office) -> None:
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
        readings: [{date: 2026-10-31, value: 30}]
    """
    assert scorecards(office) == scorecards(office, days=400)


def test_a_committee_without_goals_has_no_scorecard(office: Office) -> None:
    """
    == committees/safe-streets/committee.yml ==
    title: Safe Streets Committee
    visibility: public
    charter: Made by ordinance.
    """
    assert scorecards(office) == {}
