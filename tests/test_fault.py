"""A fault of the program told: its type, its way through the program, and none of its words."""

from __future__ import annotations

import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from herald.fault import told


def told_of(error: BaseException) -> list[str]:
    """What is told, with names of files without folders and no numbers of lines."""
    text = re.sub(r'File ".*?([^/"]+)", line \d+', r'File "\1"', told(error))
    return text.splitlines()


def test_a_fault_is_told_by_its_type_and_its_way_and_no_words() -> None:
    with pytest.raises(ValueError, match="Jane Doe") as caught:
        int("Jane Doe, 360-555-0142")
    assert told_of(caught.value) == [
        "Traceback (most recent call last):",
        '  File "test_fault.py", in test_a_fault_is_told_by_its_type_and_its_way_and_no_words',
        '    int("Jane Doe, 360-555-0142")',
        "ValueError",
    ]


def asked(cases: dict[str, str]) -> str:
    try:
        return cases["Jane Doe"]
    except KeyError as error:
        raise LookupError(f"there is no {error}") from error


def test_what_a_fault_came_of_is_told_before_it_with_the_notes_of_the_program() -> None:
    with pytest.raises(LookupError) as caught:
        asked({})
    caught.value.add_note("while making news/feed.xml")
    told_lines = told_of(caught.value)
    assert [line for line in told_lines if not line.startswith("  ")] == [
        "Traceback (most recent call last):",
        "KeyError",
        "Traceback (most recent call last):",
        "LookupError",
        "while making news/feed.xml",
    ]


def failing(text: str) -> None:
    raise ValueError(text)


def test_a_fault_of_another_process_is_told_by_its_places_there() -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        error = pool.submit(failing, 'Jane\n  File "a case", says Doe').exception()
    assert error is not None
    text = told(error)
    assert "In another process (most recent call last):\n" in text
    assert text.splitlines()[-3].endswith(", in failing")
    assert text.endswith("\nTraceback (most recent call last):\nValueError")
    assert "Jane" not in text
    assert "Doe" not in text
