"""The scorecard of a committee: how each of its goals stands, with charts and the numbers in them.

It is as of its last reading, and not of the day on which it was made: what is filed stays true, and
the file changes only when somebody has written a new number.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time
from typing import TYPE_CHECKING, cast

from herald.kinds.goal import Goal, Pace, pace_of, part_gone
from herald.outputs.documents.letterhead import common_to, head_of, page_of_pages, taken_back
from herald.render.charts import printed
from herald.render.labels import label
from herald.render.language import Interpreter
from herald.render.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from herald.audience import Seen
    from herald.kinds.committee import Committee
    from herald.outputs.documents.letterhead import Letterhead
    from herald.records.facets import Measure, Milestone
    from herald.settings import Settings


def pdf(seen: Seen, letterhead: Letterhead) -> bytes:
    """The scorecard; `letterhead.below` are the committee's goals, of which there is one at least.

    Of a goal the public sees, everything on its page is here.
    """
    committee, speak = cast("Committee", seen.record), Interpreter(seen.language)
    settings = letterhead.settings.into(seen.language)
    goals = [cast("Goal", goal.record) for goal in letterhead.below]
    on = last_reading(goals)
    heading = speak.say("Scorecard")
    withdrawn = taken_back(committee, speak)
    data = common_to(seen, letterhead) | {
        "title": f"{heading}: {committee.title}",
        "letterhead": head_of(settings, speak),
        "label": heading,
        "body": committee.title,
        "subject": speak.say("As of {day}, the day of the last reading", day=speak.day(on)),
        "warning": None,
        "draft": None,
        "off": {"title": withdrawn, "lines": []} if withdrawn else None,
        "charter": committee.charter,
        "facts": [
            {"label": speak.say(words), "lines": lines}
            for words, lines in _facts(committee, letterhead).items()
            if any(lines)
        ],
        "counts": [*_counts(goals, on, speak)],
        "goals": [_goal(goal, on, letterhead, settings, speak) for goal in goals],
        "words": {
            "page": page_of_pages(speak),
            **{name: speak.say(words) for name, words in WORDS.items()},
        },
    }
    return typeset("scorecard.typ", data, datetime.combine(on, time(), settings.zone))


WORDS = {
    "goals": "Goals at a glance",
    "goal": "Goal",
    "status": "Status",
    "last": "Last reading",
    "target": "Target",
    "due": "Due",
    "owner": "Who answers for it",
    "day": "Day",
    "value": "Value",
    "note": "Note",
    "key": "Solid: readings. Dashed: the way to the target.",
    "milestones": "Milestones",
    "step": "Step",
    "planned": "Planned for",
    "done": "Done",
}


def last_reading(goals: list[Goal]) -> date:
    """The day of the last reading of any goal; before the first one, the last baseline's."""
    measures = [measure for goal in goals for measure in goal.measures]
    days = [reading.date for measure in measures for reading in measure.readings]
    return max(days or [measure.baseline.date for measure in measures])


def _facts(committee: Committee, letterhead: Letterhead) -> dict[str, list[str]]:
    chair = letterhead.signer(committee.chair or "")
    liaison = letterhead.signer(committee.staff_liaison or "")
    return {
        "Chair": [chair.name],
        "Staff liaison": [", ".join(filter(None, (liaison.name, liaison.title)))],
        "Meets": [committee.meets or ""],
    }


def _counts(goals: list[Goal], on: date, speak: Interpreter) -> Iterator[dict[str, str]]:
    """How many goals stand how, the best first."""
    counted = Counter(pace_of(goal, on) for goal in goals)
    for pace in (Pace.DONE, Pace.ON_TRACK, Pace.AT_RISK, Pace.BEHIND, Pace.NOT_STARTED):
        if counted[pace]:
            yield {
                "number": speak.number(counted[pace]),
                "status": speak.say(label(pace)),
                "tone": pace.value,
            }


def _goal(
    goal: Goal, on: date, letterhead: Letterhead, settings: Settings, speak: Interpreter
) -> dict[str, object]:
    pace, first = pace_of(goal, on), goal.measures[0]
    owner = letterhead.signer(goal.owner)
    part = first.part_done((first.read_by(on) or first.baseline).value)
    return {
        "title": goal.title,
        "statement": goal.statement,
        "status": speak.say(label(pace)),
        "tone": pace.value,
        "part": part,
        "gone": part_gone(first, on),
        "progress": speak.say(
            "{part} of the way is done; {time} of the time is gone.",
            part=speak.percent(part),
            time=speak.percent(part_gone(first, on)),
        ),
        "owner": ", ".join(filter(None, (owner.name, owner.title))) or None,
        "due": speak.day(goal.due),
        "measures": [_measure(measure, on, settings, speak) for measure in goal.measures],
        "milestones": [_milestone(step, speak) for step in goal.milestones],
    }


def _measure(
    measure: Measure, on: date, settings: Settings, speak: Interpreter
) -> dict[str, object]:
    colors = settings.colors
    drawing, described = printed(measure, speak, on, (colors.primary, colors.accent))
    read = [(one.date, one.value, one.note or "") for one in measure.readings]
    rows = [
        (measure.baseline.date, measure.baseline.value, speak.say("Baseline")),
        *read,
        (measure.target.date, measure.target.value, speak.say("Target")),
    ]
    how_often = speak.say(label(measure.frequency))
    return {
        "name": measure.name,
        "latest": speak.number(measure.latest.value),
        "unit": measure.unit,
        "aim": speak.say(
            "on {day}; the target is {target} by {due}",
            day=speak.day(measure.latest.date),
            target=speak.number(measure.target.value),
            due=speak.day(measure.target.date),
        ),
        "last": f"{speak.number(measure.latest.value)} {measure.unit}, "
        f"{speak.day(measure.latest.date)}",
        "target": speak.number(measure.target.value),
        "chart": {"drawing": drawing, "alt": described},
        "rows": [
            {"day": speak.day(day), "value": speak.number(value), "note": note}
            for day, value, note in rows
        ],
        "source": speak.say(
            "Source: {source}; read {how_often}", source=measure.source, how_often=how_often
        ),
    }


def _milestone(step: Milestone, speak: Interpreter) -> dict[str, str]:
    return {
        "name": step.name,
        "planned": speak.day(step.due),
        "done": speak.day(step.done) if step.done else "",
    }
