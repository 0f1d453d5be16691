"""Remarks as they are spoken: of a mark nobody is given more than what is promised."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.records.spoken import marks, spoken, strays


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "We build. {commit: It opens. | owner: lena-park | due: 2027-03-20}",
            "We build. It opens.",
        ),
        ("{commit: It opens.}", "It opens."),
        ("{ COMMIT :It opens.|due: 2027-03-20|owner: lena-park}", "It opens."),
        ("{commit: It **opens**\nin spring. |\nowner: lena-park}", "It **opens**\nin spring."),
        ("`{commit: It opens. | owner: lena-park}`", "`It opens.`"),
        ("| {commit: It opens. | owner: lena-park} | x |", "| It opens. | x |"),
        (
            "# {commit: It opens. | owner: a} {commit: It stays. | owner: b}",
            "# It opens. It stays.",
        ),
        # What is written wrong is cut short all the same.
        ("{commit: It opens. | owner: lena-park", "It opens."),
        ("{commit: It opens. | owner: lena-park\n\nThank you.", "It opens."),
        ("{commit: It opens. | owner: a {commit: It stays. | owner: b}", "It opens."),
        ("{commit: It opens. {commit: It stays. | owner: b}", "It opens.It stays."),
        ("{commit: It opens. | who: lena-park | whom}", "It opens."),
        ("No mark in {braces} at all.", "No mark in {braces} at all."),
    ],
)
def test_a_mark_is_what_is_promised_and_no_more(written: str, said: str) -> None:
    assert spoken(written) == said


def test_marks_say_who_sees_to_it_and_until_when() -> None:
    text = "One. {commit: It opens. | owner: lena-park | due: 2027-03-20} {commit: Two."
    first, second = marks(text)
    assert (first.start, first.what, first.is_closed) == (5, "It opens.", True)
    assert first.given == (("owner", "lena-park", 26), ("due", "2027-03-20", 45))
    assert (second.start, second.what, second.given, second.is_closed) == (62, "Two.", (), False)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("{commit: It opens. | owner: lena-park}", []),
        ("Owner: nobody. It is due | at noon.", []),
        ("{comit: It opens. | owner: lena-park}", [0]),
        ("&#123;commit: It opens. | owner: lena-park}", [24]),
        ("It opens. | due: 2027-03-20", [10]),
        ("{compromiso: Abre.}", [0]),
        ("It opens (owner: lena-park}).", [26]),
        ("{commit x, owner lena-park}", [0]),
        ("\uff5bcommit: x | owner: lena-park\uff5d", [0]),
        ("[commit: x, lena-park]", [0]),
        ("Hola {compromiso x, responsable lena-park}", [5]),
    ],
)
def test_what_was_meant_for_a_mark_is_found(text: str, places: list[int]) -> None:
    assert list(strays(text)) == places


@given(
    st.text(st.characters(blacklist_characters="{}|"), max_size=40),
    st.text(st.characters(blacklist_characters="{}|"), min_size=1, max_size=40),
    st.text(st.characters(blacklist_characters="}"), max_size=60),
    st.text(st.characters(blacklist_characters="{}"), max_size=40),
)
def test_nothing_behind_what_is_promised_is_ever_said(
    before: str, what: str, rest: str, after: str
) -> None:
    written = f"{before}{{commit:{what}|{rest}lena-park}}{after}"
    assert spoken(written) == f"{before}{what.strip()}{after}"
