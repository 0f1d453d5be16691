"""Fingerprints of tasks: the same for the same plan given the same, and another for any other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.kinds import KINDS
from herald.outputs.artifact import Artifact, Task, copied
from herald.view import View


def pages(view: View, *given: object) -> Iterator[Artifact]:
    """A plan."""
    del view, given
    yield from ()


def feeds(view: View, *given: object) -> Iterator[Artifact]:
    """Another plan."""
    del view, given
    yield from ()


@dataclass(frozen=True)
class Card:
    """Something that pages are given."""

    title: str
    day: date | None = None


@dataclass(frozen=True)
class Renamed:
    """The same fields under another name."""

    title: str
    day: date | None = None


class Digested:
    """Something too large to be looked through, which says what it holds."""

    def __init__(self, words: str) -> None:
        self.words = words

    @cached_property
    def digest(self) -> str:
        """Of the words, in a way."""
        return self.words.casefold()


def fingerprint(*values: object) -> str:
    """Of a task that is given those values."""
    return Task("x", pages, values).fingerprint


def test_the_bytes_are_what_the_maker_makes_of_what_it_is_given() -> None:
    assert Artifact("x", copied, (b"content",)).bytes() == b"content"


def test_tasks_of_one_plan_and_given_the_same_have_one_fingerprint_whatever_they_are_called() -> (
    None
):
    one = Task("x", pages, ("a",), home="a.md")
    assert one.fingerprint == Task("y", pages, ("a",), view="other").fingerprint


def test_another_plan_has_another_fingerprint() -> None:
    assert Task("x", pages, ("a",)).fingerprint != Task("x", feeds, ("a",)).fingerprint


def test_what_has_a_digest_is_told_by_it_and_by_its_type() -> None:
    assert fingerprint(Digested("A")) == fingerprint(Digested("a"))
    assert fingerprint(Digested("a")) != fingerprint(Digested("b"))
    assert fingerprint(Digested("a")) != fingerprint("a")


def test_a_kind_is_told_by_its_name() -> None:
    assert len({fingerprint(kind) for kind in KINDS}) == len(KINDS)


DIFFERENT: list[tuple[object, ...]] = [
    (),
    (None,),
    (0,),
    (1,),
    (True,),
    (1.0,),
    (Decimal(1),),
    ("1",),
    (b"1",),
    (("1",),),
    (["1"],),
    ("1", ""),
    ("", "1"),
    ({"1": ""},),
    ({"": "1"},),
    (frozenset({"1"}),),
    (date(2026, 11, 20),),
    (datetime(2026, 11, 20, tzinfo=UTC),),
    (time(12),),
    (timedelta(1),),
    (Card("a"),),
    (Renamed("a"),),
    (Card("a", date(2026, 11, 20)),),
]


def test_different_values_have_different_fingerprints() -> None:
    assert len({fingerprint(*values) for values in DIFFERENT}) == len(DIFFERENT)


def test_the_order_in_which_a_mapping_was_filled_does_not_matter() -> None:
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})


@given(st.lists(st.text()), st.lists(st.text()))
def test_texts_are_told_apart_wherever_they_are_cut(one: list[str], two: list[str]) -> None:
    assert (fingerprint(*one) == fingerprint(*two)) == (one == two)


def test_something_without_a_digest_is_refused() -> None:
    with pytest.raises(TypeError, match="nothing can be made of a object: <object object at"):
        _ = fingerprint(object())
