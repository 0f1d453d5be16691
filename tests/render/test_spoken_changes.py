"""Where a speech was given otherwise than it was written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from herald.render.spoken_changes import Change, changes

SENTENCES = st.lists(
    st.text("abc ", min_size=1).map(lambda words: " ".join(f"x{words}.".split())), max_size=6
)


def test_what_was_said_instead_left_out_and_added_is_told_apart() -> None:
    prepared = "Good day.\n\nI am short. We owe you 30 homes. We will build them. Thank you."
    delivered = "Good day. *Buenos días.*\n\nI am short. We owe you 11 homes. Thank you."
    assert changes(prepared, delivered) == (
        Change("", "Buenos días."),
        Change("We owe you 30 homes. We will build them.", "We owe you 11 homes."),
    )
    assert changes("We stay. We go.", "We stay.") == (Change("We go.", ""),)


def test_emphasis_links_and_lines_are_no_difference() -> None:
    prepared = "Nobody *needed* to ask.\nSee [the list](/list/)."
    assert changes(prepared, "Nobody needed to ask.\n\nSee the list.") == ()


@given(SENTENCES, SENTENCES)
def test_no_sentence_is_lost(before: list[str], after: list[str]) -> None:
    found = changes(" ".join(before), " ".join(after))
    told = " ".join(change.prepared for change in found).split()
    kept = " ".join(before).split()
    assert len(kept) - len(told) == len(" ".join(after).split()) - len(
        " ".join(change.delivered for change in found).split()
    )
    assert set(told) <= set(kept)


@given(SENTENCES)
def test_the_same_words_differ_nowhere(said: list[str]) -> None:
    assert changes(" ".join(said), "\n\n".join(said)) == ()
