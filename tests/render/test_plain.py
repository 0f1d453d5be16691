"""Prose as plain text that reads well."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herald.render import plain, prose


def test_everything_that_prose_can_hold_reads_well() -> None:
    markdown = """\
Neighbors,

The *clocks* went **back**
on [Sunday](/events/2026/x/). Write to <mayor@portellery.example>, call
[360-555-0100](tel:360-555-0100) or see <https://portellery.example/>.

# Coming up

- one
- two, and a line that is much longer than the others, so that it goes on below
  1. nested
- [x] done
- [ ] to do

3. three
4. four

> quoted
> words

| Day | Tide |
| --- | ---: |
| Mon | 12.6 |

    as typed
      indented

![a picture](/x.jpg)

***

one line\\
another
"""
    link = prose.absolute_at("https://mayor.portellery.example/")
    assert (
        plain.text(markdown, link, 60)
        == """\
Neighbors,

The clocks went back on Sunday
(https://mayor.portellery.example/events/2026/x/). Write to
mayor@portellery.example, call 360-555-0100 or see
https://portellery.example/.

Coming up
---------

- one
- two, and a line that is much longer than the others, so
  that it goes on below
  1. nested
- [x] done
- [ ] to do

3. three
4. four

> quoted words

Day | Tide
Mon | 12.6

    as typed
      indented

a picture

* * *

one line
another"""
    )


def test_without_a_width_a_paragraph_is_one_line() -> None:
    assert plain.text("word " * 100) == " ".join(["word"] * 100)


def test_a_long_address_is_never_broken() -> None:
    address = f"https://portellery.example/{'a-b/' * 40}"
    assert plain.text(f"See <{address}> there.", width=20).split("\n")[1] == address


def test_lists_and_quotations_stand_in_one_another() -> None:
    markdown = """\
- one

  more of it
  > quoted
  > - two

  9. nine
  10. ten\\
      and a line of its own
- | a | b |
  | - | - |
  | c | d |
- # Heading
"""
    assert (
        plain.text(markdown)
        == """\
- one
  more of it
  > quoted
  >
  > - two
  9. nine
  10. ten
      and a line of its own
- a | b
  c | d
- Heading
  -------"""
    )


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "- > "])
@pytest.mark.parametrize("depth", [1, 17, 39, 60, 300])
def test_nothing_is_lost_however_deep_it_stands(mark: str, depth: int) -> None:
    """Prose draws at most forty lists and quotations in one another; mail has lines of 72."""
    markdown = f"{mark * depth}within one two three four\n\n{mark * (depth - 1)}- last\n\nafter\n"
    for width in (plain.NO_WIDTH, 72):
        words = re.sub(r"[>-]|\d+\.", " ", plain.text(markdown, width=width)).split()
        assert words == "within one two three four last after".split()


def test_nothing_is_no_text() -> None:
    assert plain.text("") == ""


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40))
def test_every_word_is_there(word: str) -> None:
    typed = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", word)
    assert plain.text(f"before {typed} after", width=20).split() == ["before", word, "after"]
