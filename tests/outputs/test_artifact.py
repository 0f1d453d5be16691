"""Fingerprints: the same for the same call, and another for anything else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.outputs.artifact import Artifact, copied


def other(content: bytes) -> bytes:
    """Another maker than `copied`."""
    return content


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


def fingerprint(*values: object) -> str:
    """Of an artifact that is given those values."""
    return Artifact("x", copied, values).fingerprint


def test_the_bytes_are_what_the_maker_makes_of_what_it_is_given() -> None:
    assert Artifact("x", copied, (b"content",)).bytes() == b"content"


def test_the_same_call_has_the_same_fingerprint_wherever_it_leads() -> None:
    assert Artifact("x", copied, ("a",)).fingerprint == Artifact("y", copied, ("a",)).fingerprint


def test_another_maker_has_another_fingerprint() -> None:
    assert Artifact("x", copied, ("a",)).fingerprint != Artifact("x", other, ("a",)).fingerprint


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
    with pytest.raises(TypeError, match="an artifact cannot be given a object"):
        _ = fingerprint(object())
