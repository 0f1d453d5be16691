"""The drawers: what is in them, and that a change gives what a clean build gives."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.outputs.search.drawers import Layout, beginning, changed_drawers, drawers
from herald.outputs.search.pieces import Piece, number

LAYOUT = Layout(64)

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def made(*pieces: Piece, layout: Layout = LAYOUT) -> dict[str, bytes]:
    """All drawers that are not empty."""
    return {path: content for path, content in drawers(pieces, layout) if content}


def test_a_drawer_holds_a_line_for_each_word_and_the_newest_first() -> None:
    monday, tuesday = number("event/a", 1, MONDAY), number("release/b", 2, TUESDAY)
    summer, never = number("event/c", 1, date(2026, 6, 30)), number("person/d", 10, None)
    assert (tuesday, monday, summer, never) == ("eAy3Z6", "eAz1E1", "eDG1Ai", "zzRJRx")
    assert made(
        Piece(monday, f"{monday}\t/a/", "hearing", "heart", "heap"),
        Piece(tuesday, f"{tuesday}\t/b/", "heart", "hearing", "heap"),
        Piece(summer, f"{summer}\t/c/", "hearing", "", "heap"),
        Piece(never, f"{never}\t/d/", "", "", "heap"),
    ) == {
        "search/heads/16/4.txt": b"hearing\teAz1E1,eDG1Ai\teAy3Z6\nheart\teAy3Z6\teAz1E1\n",
        "search/texts/64/4.txt": b"heap\teAy3Z6z1E1,eDG1Ai,zzRJRx\n",
        "search/cards/21599.txt": b"eAy3Z6\t/b/\neAz1E1\t/a/\n",
        "search/cards/21618.txt": b"eDG1Ai\t/c/\n",
        "search/cards/32763.txt": b"zzRJRx\t/d/\n",
    }


def test_words_that_begin_alike_lie_together() -> None:
    assert LAYOUT.head("hearing") == LAYOUT.head("heart") == LAYOUT.head("hea")
    assert {beginning(word) for word in ("hearing", "tv", "community", "company", "東京都庁")} == {
        *("hea", "tv", "comm", "comp", "東京都")
    }


@pytest.mark.parametrize(
    ("records", "texts"),
    [(0, 64), (1024, 64), (1025, 256), (4096, 256), (10_000, 1024), (16_385, 4096), (10**6, 4096)],
)
def test_the_number_of_records_tells_the_number_of_drawers(records: int, texts: int) -> None:
    assert Layout.of(records) == Layout(texts)
    assert Layout(texts).heads == texts // 4


def test_every_drawer_of_words_is_there_though_it_is_empty() -> None:
    heads = [f"search/heads/16/{place}.txt" for place in range(16)]
    texts = [f"search/texts/64/{place}.txt" for place in range(64)]
    assert dict(drawers([], LAYOUT)) == dict.fromkeys([*heads, *texts], b"")


def test_a_word_that_comes_or_goes_touches_its_drawer_alone() -> None:
    known = number("event/a", 1, MONDAY)
    before = Piece(known, f"{known}\t/a/", "hearing", "budget", "river bridge")
    after = Piece(known, f"{known}\t/a/", "hearing", "budget", "river bridges ferry")
    files = made(before)
    changed = changed_drawers([before], [after], LAYOUT, lambda path: files.get(path, b""))
    assert changed == {
        LAYOUT.text("bridge"): f"bridges\t{known}\n".encode(),
        LAYOUT.text("ferry"): f"ferry\t{known}\n".encode(),
    }
    assert LAYOUT.text("bridge") == LAYOUT.text("bridges")


# --- any history ----------------------------------------------------------------------------------

WORDS = st.sampled_from(
    "bridge bridges budget hearing heart com community company ñandu 2027 東京 tv".split()
)
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)) | st.just(MONDAY)


@st.composite
def piece(draw: st.DrawFn) -> Piece:
    """A record; few names and kinds, so that two records come to have one number."""
    known = number(draw(st.sampled_from(["a", "b"])), draw(st.integers(1, 2)), draw(DAYS))
    words = draw(st.lists(WORDS, unique=True))
    cut = sorted(draw(st.tuples(*[st.integers(0, len(words))] * 2)))
    groups = (words[: cut[0]], words[cut[0] : cut[1]], words[cut[1] :])
    title = draw(st.sampled_from(["Hearing", "Ferry & bus", "Ñandú"]))
    return Piece(
        known, f"{known}\t/{draw(st.integers(0, 9))}/\ten\t{title}\t", *map(" ".join, groups)
    )


@given(st.lists(st.tuples(st.lists(st.integers(0, 9)), st.lists(piece(), max_size=4)), max_size=8))
def test_any_history_gives_what_a_clean_build_gives(
    history: list[tuple[list[int], list[Piece]]],
) -> None:
    held: list[Piece] = []
    files = dict(drawers(held, LAYOUT))
    for leaving, coming in history:
        going = [one for place, one in enumerate(held) if place in leaving]
        held = [one for place, one in enumerate(held) if place not in leaving] + coming
        changed = changed_drawers(going, coming, LAYOUT, lambda path: files.get(path, b""))
        assert all(files.get(path, b"") != content for path, content in changed.items())
        files.update(changed)
        for path in [path for path, content in changed.items() if not content]:
            if path.startswith("search/cards/"):
                del files[path]
        assert files == dict(drawers(held, LAYOUT))
