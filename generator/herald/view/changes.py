"""What has changed since an earlier build, and which questions can have other answers for it.

Every question says by what it is answered: a key, a kind, a month, a value. One that nothing of the
changed records meets, neither as they were nor as they are, has the answer that it had. A question
that has no rule here is asked again whenever there is a build, so what is forgotten costs time and
never a stale page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from pydantic_core import from_json

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from herald.records.facts import Facts


class Version(NamedTuple):
    """A record as it is or was, by all that an answer finds it by."""

    key: str
    kind: str
    name: str
    stem: str
    parent: str
    facts: Facts

    @property
    def has_times(self) -> bool:
        """Whether it takes place at some time."""
        return self.facts.starts is not None

    @property
    def names(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """What references may call it, with its kind."""
        return (self.kind, self.name), (self.kind, self.stem)

    def may_take_place(self, first: str, last: str) -> bool:
        """Whether it takes place between two days, or repeats and may."""
        facts = self.facts
        if facts.starts is None or facts.ends is None:
            return False
        if facts.rule or facts.also or facts.moved:
            return True
        since, until = facts.starts.date() - _A_DAY, facts.ends.date() + _A_DAY
        return since <= date.fromisoformat(last) and until >= date.fromisoformat(first)


_A_DAY = timedelta(days=1)
"""For the hours by which the clocks of two zones differ."""


@dataclass(frozen=True)
class Changes:
    """What is another now than when the questions were last answered."""

    versions: tuple[Version, ...]
    """Of every record whose content, visibility, translations, past or references to what is seen
    are others: as it was, if it was seen, and as it is, if it is seen."""
    come_or_gone: frozenset[tuple[str, str]]
    """The kinds and names by which a reference found a record and finds none now, or another."""
    since: datetime
    """The earlier of the two moments at which the questions are answered."""
    until: datetime
    """The later one; the same where no time has gone by."""
    is_another_day: bool
    ended: frozenset[str]
    """The keys of records of which some time is over at the later moment and was not before."""
    other_answers: frozenset[str] = frozenset()
    """Those of the questions `ANSWERED` that have another answer."""

    def may_touch(self, question: str) -> bool:
        """Whether the question, as `View.answers` takes it, may have another answer."""
        name, *given = from_json(question)
        if name in ANSWERED:
            return name in self.other_answers
        rule = RULES.get(name)
        return rule is None or rule(self, *given)

    @property
    def is_another_moment(self) -> bool:
        """Whether time has gone by, or is turned back."""
        return self.since != self.until

    @cached_property
    def kinds(self) -> AbstractSet[str]:
        """The kinds of the records."""
        return {one.kind for one in self.versions}

    @cached_property
    def keys(self) -> AbstractSet[str]:
        """What the records are called."""
        return {one.key for one in self.versions}

    @cached_property
    def names(self) -> AbstractSet[tuple[str, str]]:
        """What references call them."""
        return {name for one in self.versions for name in one.names}

    @cached_property
    def named_kinds(self) -> AbstractSet[tuple[str, str]]:
        """The kinds of the records, each with a kind that they name records of."""
        return {(one.kind, ref.kind) for one in self.versions for ref in one.facts.references}

    @cached_property
    def has_times(self) -> bool:
        """Whether any of them takes place."""
        return any(one.has_times for one in self.versions)

    @property
    def has_other_times_to_come(self) -> bool:
        """Whether what is to come and what is over may be others."""
        # The day says how far ahead is looked at what repeats without end.
        return self.is_another_day or bool(self.ended) or self.has_times

    @cached_property
    def has_streams(self) -> bool:
        """Whether what is in a stream may be another: by times, neighborhoods or committees."""
        return self.has_times or not self.kinds.isdisjoint(("venue", "committee"))


ANSWERED = (
    *("surroundings", "page_addresses", "hand_pages", "file_addresses", "sections", "page_forms"),
    "schedule_months",
)
"""Questions with which nothing is given and which nearly every page asks: both answers are at hand,
and are compared."""


# --- the rules ------------------------------------------------------------------------------------


def _any(changes: Changes, *_: object) -> bool:
    return bool(changes.versions)


def _moment(changes: Changes, *_: object) -> bool:
    return changes.is_another_moment


def _is_past(changes: Changes, moment: str) -> bool:
    return changes.since < datetime.fromisoformat(moment) <= changes.until


def _today(changes: Changes) -> bool:
    return changes.is_another_day


def _kind(changes: Changes, kind: str, *_: object) -> bool:
    return kind in changes.kinds


def _key(changes: Changes, key: str, *_: object) -> bool:
    return key in changes.keys


def _next_times(changes: Changes, key: str, *_: object) -> bool:
    return changes.is_another_day or key in changes.ended or key in changes.keys


def _find(changes: Changes, kind: str, name: str) -> bool:
    return (kind, name) in changes.names


def _below(changes: Changes, kind: str, parent: str) -> bool:
    return any(one.kind == kind and one.parent == parent for one in changes.versions)


def _with(changes: Changes, kind: str, field: str, value: str, *_: object) -> bool:
    return any(
        one.kind == kind and one.facts.values.get(field) == value for one in changes.versions
    )


def _dated(changes: Changes, kind: str, first: str, last: str) -> bool:
    days = (one.facts.day for one in changes.versions if one.kind == kind)
    return any(day and first <= day.isoformat() <= last for day in days)


def _months(changes: Changes, kind: str, year: int) -> bool:
    days = (one.facts.day for one in changes.versions if one.kind == kind)
    return any(day and day.year == year for day in days)


def _referring_to(changes: Changes, key: str, kind: str, *_: object) -> bool:
    return key in changes.keys or (kind, key.partition("/")[0]) in changes.named_kinds


def _naming(changes: Changes, key: str, *_: object) -> bool:
    named = key.partition("/")[0]
    return key in changes.keys or any(named == one for _, one in changes.named_kinds)


def _called(changes: Changes, *_: object) -> bool:
    return not changes.kinds.isdisjoint(("person", "organization"))


def _coming(changes: Changes, *_: object) -> bool:
    return changes.has_other_times_to_come


def _days_with_times(changes: Changes, *_: object) -> bool:
    return changes.is_another_day or changes.has_times


def _in_stream(changes: Changes, *_: object) -> bool:
    return changes.has_other_times_to_come or changes.has_streams


def _streams(changes: Changes) -> bool:
    return changes.has_streams


def _taking_place(changes: Changes, first: str, last: str) -> bool:
    if changes.is_another_day:  # it says how far ahead is listed what repeats without end
        return True
    return any(one.may_take_place(first, last) for one in changes.versions)


def _moved_away(changes: Changes, *_: object) -> bool:
    return any(one.facts.moved or "previously" in one.facts.values for one in changes.versions)


def _told_of(changes: Changes, *_: object) -> bool:
    is_other = "appointment" in changes.kinds or bool(changes.come_or_gone)
    return changes.is_another_moment or is_other


RULES: Mapping[str, Callable[..., bool]] = {
    "at": _moment,
    "today": _today,
    "is_past": _is_past,
    "all_records": _any,
    "of": _kind,
    "find": _find,
    "record": _key,
    "lineage": _key,
    "planning": _key,
    "is_behind": _key,
    "file_of": _key,
    "below": _below,
    "referring_to": _referring_to,
    "naming": _naming,
    "newest": _kind,
    "newest_with": _with,
    "years_with": _with,
    "of_year_with": _with,
    "values": _kind,
    "embargoed": _kind,
    "years": _kind,
    "months": _months,
    "dated": _dated,
    "revised": _kind,
    "called": _called,
    "next_times": _next_times,
    "coming": _coming,
    "past": _coming,
    "taking_place": _taking_place,
    "occurrences": _taking_place,
    "moved_away": _moved_away,
    "calendar_months": _days_with_times,
    "schedule_days": _days_with_times,
    "told_of": _told_of,
    "streams": _streams,
    "coming_in": _in_stream,
    "past_in": _in_stream,
    "filed": _any,
    "kinds": _any,
    "page_groups": _any,
}
"""By the names of questions: whether one, with what is given, may have another answer. The others
ask the disk (`stamped`), look at pages written by hand, or are asked once in a build."""
