"""A file as written: every sentence about one that cannot be read, and the place of every value."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from herald.problems import Problem, shortened
from herald.records.source import Source, read, texts


def told(text: str, path: str = "venue.yml", *, discreetly: bool = False) -> str:
    """What is wrong with a file, with its place: `line:column: message`."""
    problem = read(path, text.encode())
    assert isinstance(problem, Problem), "the file was read"
    assert (problem.path, problem.rule) == (path, "file")
    message = problem.withheld().message if discreetly else problem.message
    return f"{problem.line}:{problem.column}: {message}"


def source_of(text: str, path: str = "venue.yml") -> Source:
    source = read(path, text.encode())
    assert isinstance(source, Source), str(source)
    return source


# --- values are the text that was typed -----------------------------------------------------------


def test_every_value_is_the_text_that_was_typed() -> None:
    text = "at: 10:30\nfree: no\nzip: 07030\nversion: 1.10\nday: 2026-02-29\non: ~\nnumber: 0x1F\n"
    assert source_of(text).values == {
        "at": "10:30",
        "free": "no",
        "zip": "07030",
        "version": "1.10",
        "day": "2026-02-29",
        "on": "~",
        "number": "0x1F",
    }


def test_lists_and_blocks_hold_texts() -> None:
    text = "tags: [ferry, 2]\nrsvp:\n  url: x\nlong: >-\n  one\n  two\nkept: |\n  one\n  two\n"
    assert source_of(text).values == {
        "tags": ["ferry", "2"],
        "rsvp": {"url": "x"},
        "long": "one two",
        "kept": "one\ntwo\n",
    }


def test_an_empty_file_has_no_values() -> None:
    assert source_of("").values == {}
    assert source_of("# nothing yet\n").values == {}


@pytest.mark.parametrize("text", ["title: A #1 fan\n", "tags:\n  - fan #1\n"])
def test_a_text_that_a_comment_would_cut_short_is_refused(text: str) -> None:
    name = text.partition(":")[0]
    assert told(text).partition(": ")[2] == (
        f"'{name}' stops before '#', and the rest of the line would be lost; put quotes around the "
        "whole text, or two spaces before '#' if it is a comment"
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("title: Meet  # the fans\n", "Meet"),
        ("title: A#1\n", "A#1"),
        ("title: 'A #1 fan'\n", "A #1 fan"),
        ("title: 'Meet' # the fans\n", "Meet"),
    ],
)
def test_a_comment_after_two_spaces_and_a_number_sign_in_a_word_pass(text: str, value: str) -> None:
    assert source_of(text).values == {"title": value}


# --- every sentence about YAML --------------------------------------------------------------------

QUOTE = "put quotes around the text"
CONTINUED = (
    "This line is indented, so it is read as more of the text above; begin it where the field "
    "above begins, or put quotes around the whole text"
)
CODE = (
    "A backslash between double quotes starts a code; write two backslashes, or use single quotes"
)
UNCLOSED_LIST = (
    "A list that starts with '[' is not closed with ']'; "
    "put quotes around a text that starts with '['"
)
UNCLOSED_BLOCK = (
    "A block that starts with '{' is not closed with '}'; "
    "put quotes around a text that starts with '{'"
)
MISFIT = "This line does not fit the ones above: check its indentation and quotation marks"
NO_COLON = "There is no colon after this name; a field is written 'name: value'"
WHOLE = "put double quotes around the whole text, and a backslash before those inside"
BEHIND_QUOTE = f"The text goes on behind a closing quotation mark; {WHOLE}"
SWALLOWED = (
    "This line is indented, so it is read as more of the text above; begin it where the other "
    "items of the list begin, or put quotes around the whole text"
)
NO_BREAK = (
    "There is a no-break space here, which only looks like a space; type an ordinary one instead"
)
STAR = "Put quotes around a text that starts with '*' or '&'"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "title: Harbor walk: the first mile\n",
            f"1:19: There is a colon inside this text; {QUOTE}: "
            'title: "Harbor walk: the first mile"',
        ),
        (
            'title: The "Net Loft": homes\n',
            f'1:22: There is a colon inside this text; {QUOTE}: title: "The \\"Net Loft\\": homes"',
        ),
        ("title: A\n  summary: B\n", f"2:10: {CONTINUED}"),
        ("title: @mayor\n", f"1:8: A value cannot start with '@'; {QUOTE}"),
        ("title: `x`\n", f"1:8: A value cannot start with '`'; {QUOTE}"),
        ("title: %5\n", f"1:8: A value cannot start with '%'; {QUOTE}"),
        ("%5\ntitle: A\n", f"1:3: A value cannot start with '%'; {QUOTE}"),
        ('title: "A\nsummary: B\n', "1:8: A quotation mark is opened here and never closed"),
        ("title: 'A\nsummary: B\n", "1:8: A quotation mark is opened here and never closed"),
        ("title: 'A' B\n", f"1:12: {BEHIND_QUOTE}: title: \"'A' B\""),
        ("title: 'Mayor's Day'\n", f"1:15: {BEHIND_QUOTE}: title: \"Mayor's Day\""),
        ("title: 'Mayors' Day'\n", f"1:17: {BEHIND_QUOTE}: title: \"Mayors' Day\""),
        ('tags:\n  - "A" and "B"\n', f'2:9: {BEHIND_QUOTE}: - "\\"A\\" and \\"B\\""'),
        ('title: "The "Net Loft" opens"\n',
         f'1:14: {BEHIND_QUOTE}: title: "The \\"Net Loft\\" opens"'),
        ("title: [Draft] Harbor walk\n", "1:16: The text goes on behind the bracket that ends a "
         f'list; {WHOLE}: title: "[Draft] Harbor walk"'),
        ("title: {Draft} Harbor walk\n", "1:16: The text goes on behind the brace that ends a "
         f'block; {WHOLE}: title: "{{Draft}} Harbor walk"'),
        ("title: A\n- B\n", f"2:1: {MISFIT}"),
        ("title: A\nsummary\nowner: b\n", f"2:1: {NO_COLON}"),
        ("title: A\nsummary\n", f"2:1: {NO_COLON}"),
        ("title: A\nvenue:city-hall\nowner: b\n",
         "2:1: There is no space after the colon; write 'venue: city-hall'"),
        ("title: A\nand B\nowner: b\n", "2:1: This line is no field, which is written 'name: "
         "value'; begin it with two spaces if it goes on with the text above"),
        ("title: A\nvenue = b\n", "2:1: This line is no field, which is written 'name: value'; "
         "begin it with two spaces if it goes on with the text above"),
        ("title: A\nhttps://city.example\n", f"2:1: {NO_COLON}"),
        ("tags:\n  - a\n   - b\n", f"3:4: {SWALLOWED}"),
        ("summary: A\n  b\n\n  - c\n", f"4:3: {SWALLOWED}"),
        ("venue:\u00a0a\n", f"1:7: {NO_BREAK}"),
        ("venue: a\u00a0\n", f"1:9: {NO_BREAK}"),
        ("online:\n  url: a\n\u00a0\u00a0title: b\n", f"3:1: {NO_BREAK}"),
        ("tags:\n  -\u202fa\n", f"2:4: {NO_BREAK}"),
        ("title: A\n...\nmore\n", "3:1: There is something here that is not a field; "
         "a field is written 'name: value'"),
        ("tags: [a, b\nsummary: c\n", f"1:7: {UNCLOSED_LIST}"),
        ("online: {url: x\nsummary: c\n", f"1:9: {UNCLOSED_BLOCK}"),
        ("title: {", "1:9: A bracket is opened and never closed, or nothing stands between two "
         "commas; put quotes around a text that starts with '[' or '{'"),
        ("tags: [a,,b]\n", "1:10: A bracket is opened and never closed, or nothing stands between "
         "two commas; put quotes around a text that starts with '[' or '{'"),
        ("title: * A\n", f"1:9: {STAR}"),
        ("title: *A*\n", f"1:10: {STAR}"),
        ("title: & A\n", f"1:9: {STAR}"),
        ('title: "\\q"\n', f"1:8: {CODE}"),
        ('title: "\\ud800"\n', f"1:8: {CODE}"),
        ('title: "\\u12"\n', f"1:8: {CODE}"),
        ("title: - A\n", "1:8: A list cannot start on this line; start it on the next one, or put "
         "quotes around a text that starts with '-'"),
        ("title:\n\t- a\n", "2:1: There is a tab here; indent with spaces"),
        ("title: !a! b\n", "1:11: YAML cannot read this line (did not find expected tag URI); "
         f"{QUOTE}"),
    ],
)  # fmt: skip
def test_what_is_not_yaml_is_said_in_an_editors_words(text: str, message: str) -> None:
    assert told(text) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: *A\n", "1:8: '*A' refers to another place; write the value out, or put quotes "
         "around a text that starts with '*'"),
        ("title: &a B\n", "1:8: '&a' names a place to refer to; write the value alone, or put "
         "quotes around a text that starts with '&'"),
        ("title: !Urgent\n", "1:8: '!Urgent' is a tag; write the value alone, or put quotes around "
         "a text that starts with '!'"),
        ("title: !!str 5\n", "1:8: '!!str' is a tag; write the value alone, or put quotes around a "
         "text that starts with '!'"),
        ("<<: {a: b}\n", "1:1: '<<' merges other fields in; write them out"),
        ("title: A\nvenue: b\ntitle: C\n", "3:1: 'title' stands here a second time; keep one of "
         "the two"),
        ("title:\ntitle: C\n", "2:1: 'title' stands here a second time; keep one of the two"),
        ("online:\n  url: a\n  url: b\n", "3:3: 'url' stands here a second time; keep one of the "
         "two"),
        ("title: A\n---\ntitle: B\n", "2:1: A second document starts here; one file holds one "
         "record. Remove the line '---'"),
        ("[a]: b\n", "1:1: The name of a field is a word; put quotes around a text that starts "
         "with '[' or '{'"),
        ("- a\n", "1:1: A record is a list of fields, each written 'name: value'"),
        ("just words\n", "1:1: A record is a list of fields, each written 'name: value'"),
    ],
)  # fmt: skip
def test_what_yaml_can_do_beyond_texts_is_refused(text: str, message: str) -> None:
    assert told(text) == message


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("title: At 5\u00a0p.m. sharp\n", "At 5\u00a0p.m. sharp"),
        ("title: '\u00a0A'\n", "\u00a0A"),
        ("title: A\n  -b\n", "A -b"),
        ("title: >-\n  A\n  - b\n", "A - b"),
        ('title: "A\n  - b"\n', "A - b"),
    ],
)
def test_no_break_spaces_and_dashes_within_a_text_pass(text: str, value: str) -> None:
    assert source_of(text).values == {"title": value}


def test_two_equal_texts_in_quotes_pass() -> None:
    text = "title: '*A*'\nsummary: '&B'\nplace: '!C'\n'<<': d\n"
    assert source_of(text).values == {"title": "*A*", "summary": "&B", "place": "!C", "<<": "d"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("private:\n  notes: Call Maria: 0142\n", "2:20: There is a colon inside this text; "
         f'{QUOTE}: name: "…"'),
        ("private:\n  plan:\n    goal: Meet Maria: soon\n", "3:21: There is a colon inside this "
         f'text; {QUOTE}: name: "…"'),
        ("private:\n  notes: 'Maria's\n", f'2:17: {BEHIND_QUOTE}: name: "…"'),
        ("private:\n  notes: [Maria] b\n  x: c\n", "2:18: The text goes on behind the bracket "
         f'that ends a list; {WHOLE}: name: "…"'),
        ("private:\n  a: b\n  notes:Maria\n  x: c\n",
         "3:3: There is no space after the colon; write 'name: value'"),
        ("private:\n  notes: *Maria\n", "2:10: '*…' refers to another place; write the value out, "
         "or put quotes around a text that starts with '*'"),
        ("private:\n  notes: &Maria x\n", "2:10: '&…' names a place to refer to; write the value "
         "alone, or put quotes around a text that starts with '&'"),
        ("private: !Maria x\n", "1:10: '!…' is a tag; write the value alone, or put quotes around "
         "a text that starts with '!'"),
    ],
)  # fmt: skip
def test_a_problem_without_what_is_written_there_still_says_what_to_do(
    text: str, message: str
) -> None:
    assert told(text, discreetly=True) == message


# --- limits ---------------------------------------------------------------------------------------

BELOW = "Put long text below the fields, after the second '---'"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x" * 1_000_001, "1:1: The file has 1,000,001 bytes; at most 1,000,000 are read. "
         "Split it"),
        ("#" + "x" * 256_000, "1:1: The fields have 256,001 characters; at most 256,000 are "
         f"read. {BELOW}"),
        ("a: " + "x" * 64_001, "1:4: This value has 64,001 characters; at most 64,000 are read. "
         f"{BELOW}"),
        ("a: [" + "b," * 20_000 + "]", "1:1: The fields hold more than 20,000 values; split the "
         "file"),
        ("a: " + "[" * 24 + "]" * 24, "1:27: The fields are nested more than 24 deep"),
        ("a: " + "[" * 50_000, "1:27: The fields are nested more than 24 deep"),
        ("a:\n  " + "- " * 50_000, "2:49: The fields are nested more than 24 deep"),
        ("a: " + "{a: " * 50_000, "1:93: The fields are nested more than 24 deep"),
    ],
)  # fmt: skip
def test_what_is_too_large_or_too_deep_is_refused(text: str, message: str) -> None:
    assert told(text) == message


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "x" * 64_000,
        "a: [" + "b," * 19_900 + "]",
        "a: " + "[" * 23 + "]" * 23,
        "#" + "x" * 255_999,
    ],
)
def test_what_is_just_within_the_limits_passes(text: str) -> None:
    source_of(text)


# --- characters -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\0", "U+0000, a control character"),
        ("\x07", "U+0007, a control character"),
        ("\x1b", "U+001B, a control character"),
        ("\x85", "U+0085, a control character"),
        ("\u061c", "U+061C, arabic letter mark"),
        ("\u200b", "U+200B, zero width space"),
        ("\u200d", "U+200D, zero width joiner"),
        ("\u200e", "U+200E, left-to-right mark"),
        ("\u2028", "U+2028, line separator"),
        ("\u202e", "U+202E, right-to-left override"),
        ("\u2060", "U+2060, word joiner"),
        ("\u2067", "U+2067, right-to-left isolate"),
        ("\ufeff", "U+FEFF, zero width no-break space"),
        ("\U000e0041", "U+E0041, tag latin capital letter a"),
    ],
)
def test_an_invisible_character_is_refused_where_it_stands(character: str, name: str) -> None:
    assert told(f"title: A\nsummary: b{character}c\n") == (
        f"2:11: There is an invisible character here ({name}); delete it and type the text anew"
    )


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d🚒",
        "❤\ufe0f\u200d🔥",
        "👩🏾\u200d🌾",
        "می\u200cخواهم",
        "क\u094d\u200dष",
        "a\u00a0b",
        "co\u00adoperate",
        "Peña, José, Łódź, 東京, مرحبا, שלום",
    ],
)
def test_joiners_in_emoji_and_the_scripts_that_need_them_pass(text: str) -> None:
    assert source_of(f"title: {text}\n").values == {"title": text}


def test_an_invisible_character_written_as_a_code_is_refused_too() -> None:
    assert told('title: "a\\u202eb"\n') == (
        "1:8: There is an invisible character here (written as a code, U+202E, right-to-left "
        "override); delete it and type the text anew"
    )
    assert told("---\ntitle: A\n---\nBody&#x200b;text\n", "a.md") == (
        "4:5: There is an invisible character here (&#x200b;, U+200B, zero width space); delete it "
        "and type the text anew"
    )


def test_an_invisible_character_below_the_fields_is_refused_where_it_stands() -> None:
    assert told("---\ntitle: A\n---\n\nOne\nTwo\u200b\n", "a.md") == (
        "6:4: There is an invisible character here (U+200B, zero width space); delete it and type "
        "the text anew"
    )


UNMERGED = (
    "'; keep the words that are right, and remove the lines that start with '<<<<<<<', '=======' "
    "and '>>>>>>>'"
)


@pytest.mark.parametrize(
    ("text", "path", "place", "mark"),
    [
        ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> main\n", "a.yml", "2:1", "<<<<<<<"),
        ("---\na: b\n---\nOne\n<<<<<<< HEAD\nTwo\n=======\n", "a.md", "5:1", "<<<<<<<"),
        ("---\na: b\n---\nOne\n>>>>>>> main\n", "a.md", "5:1", ">>>>>>>"),
        ("---\r\na: b\r\n<<<<<<<\r\nc: d\r\n---\r\n", "a.md", "3:1", "<<<<<<<"),
    ],
)
def test_marks_of_a_merge_are_refused_wherever_they_are_left(
    text: str, path: str, place: str, mark: str
) -> None:
    assert told(text, path) == (
        f"{place}: Git could not merge what two people wrote here and marked it with '{mark}"
        + UNMERGED
    )


@pytest.mark.parametrize(
    "text", ["Plans\n=======\n", "a <<<<<<< b\n", "<<<<<<<<<\n", ">>>>>>>>>> quoted\n"]
)
def test_what_only_looks_like_a_mark_of_a_merge_passes(text: str) -> None:
    assert source_of(f"---\na: b\n---\n{text}", "a.md").body == text


def test_what_is_not_utf_8_is_refused_at_its_place() -> None:
    problem = read("a.yml", "title: A\nsummary: café\n".encode("latin-1"))
    assert isinstance(problem, Problem)
    assert str(problem) == "a.yml:2: The file is not UTF-8 text; save it as UTF-8 [file]"
    assert problem.column == len("summary: caf") + 1
    problem = read("a.yml", "title: A\n".encode("utf-16"))
    assert str(problem) == "a.yml:1: The file is not UTF-8 text; save it as UTF-8 [file]"


# --- front matter ---------------------------------------------------------------------------------


def test_a_markdown_record_has_fields_and_a_text() -> None:
    source = source_of("---\ntitle: A\n---\n\n\nFirst\n---\nSecond\n", "a.md")
    assert (source.values, source.body, source.body_line) == (
        {"title": "A"},
        "First\n---\nSecond\n",
        6,
    )


def test_a_markdown_record_may_end_with_its_fields() -> None:
    source = source_of("---\ntitle: A\n---", "a.md")
    assert (source.values, source.body) == ({"title": "A"}, "")


def test_a_markdown_record_starts_with_its_fields() -> None:
    start = (
        "1:1: The file does not start with '---'; "
        "the fields of a record stand between two lines '---'"
    )
    assert told("title: A\n", "a.md") == start
    assert told("", "a.md") == start
    assert told("\n---\ntitle: A\n---\n", "a.md") == start
    assert told("---\ntitle: A\n", "a.md") == (
        "1:1: The fields have no end; put a line '---' below the last one"
    )


def test_a_page_may_do_without_fields() -> None:
    source = read("content/pages/about.md", b"# About\n\nText\n", fields_optional=True)
    assert isinstance(source, Source)
    assert (source.values, source.body, source.body_line) == ({}, "# About\n\nText\n", 1)


def test_a_problem_in_front_matter_is_at_its_line_of_the_file() -> None:
    assert told("---\ntitle: A\nsummary: B: c\n---\nText\n", "a.md") == (
        '3:11: There is a colon inside this text; put quotes around the text: summary: "B: c"'
    )


# --- places ---------------------------------------------------------------------------------------

FIELDS = """\
title: A
quotes:
  - who: Ana
    text: |
      One
      two
  - who: Ben
online: {url: x, dial_in: y}
"""

PLACES = {
    ("title",): (1, 8),
    ("quotes",): (3, 3),
    ("quotes", 0): (3, 5),
    ("quotes", 0, "who"): (3, 10),
    ("quotes", 0, "text"): (4, 11),
    ("quotes", 1, "who"): (7, 10),
    ("quotes", 1, "text"): (7, 5),  # is not there: the block around it
    ("online", "dial_in"): (8, 27),
    ("owner",): (1, 1),
}


@pytest.mark.parametrize(
    ("before", "after", "path", "line"),
    [
        ("", "", "a.yml", 0),
        ("\ufeff", "", "a.yml", 0),
        ("---\n", "---\n\nText\n", "a.md", 1),
        ("\ufeff---\n", "---\nText\n", "a.md", 1),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_value_has_its_place_whatever_is_around_it(
    before: str, after: str, path: str, line: int, line_end: str
) -> None:
    text = f"{before}{FIELDS}{after}".replace("\n", line_end)
    source = source_of(text, path)
    assert {location: source.position(location) for location in PLACES} == {
        location: (place[0] + line, place[1]) for location, place in PLACES.items()
    }


def test_a_key_has_its_place_too() -> None:
    source = source_of(FIELDS)
    assert source.key_position(("quotes", 0, "text")) == (4, 5)
    assert source.key_position(("online", "dial_in")) == (8, 18)


@pytest.mark.parametrize(
    ("text", "before", "place"),
    [
        ("summary: one two three\n", "one ", (1, 14)),
        ("summary: one two three\n", "", (1, 10)),
        ("summary: 'one ''two'' three'\n", "one 'two' ", (1, 23)),
        ('summary: "one \\"two\\" three"\n', 'one "two" ', (1, 23)),
        ('summary: "Caf\\xe9 \\u2014 and \\U0001F514 three"\n', "Café — and 🔔 ", (1, 41)),
        ('summary: "un \\"nuevo\\\\nuevo\\" tres"\n', 'un "nuevo\\nuevo" ', (1, 31)),
        ('summary: "one\\n\\ttwo\\\n    three"\n', "one\n\t", (1, 18)),
        ('summary: "one\\n\\ttwo \\\n    three"\n', "one\n\ttwo ", (2, 5)),
        ("summary: one\n  two\n  three\n", "one two ", (3, 3)),
        ("summary: >-\n  one two\n\n  three\n", "one two\n", (4, 3)),
        ("summary: |\n    one\n    two three\n", "one\ntwo ", (3, 9)),
    ],
)
def test_a_word_inside_a_value_has_its_place(
    text: str, before: str, place: tuple[int, int]
) -> None:
    assert source_of(text).position_after(("summary",), before) == place


def test_a_word_in_the_text_below_the_fields_has_its_place() -> None:
    source = source_of("\ufeff---\r\ntitle: A\r\n---\r\n\r\nOne\r\nTwo three\r\n", "a.md")
    assert source.position_after((), "One\nTwo ") == (6, 5)


def test_passages_are_all_texts_of_a_file() -> None:
    source = source_of("---\ntitle: A\ntags: [b, c]\nprivate: {notes: d}\n---\nE\n", "a.md")
    assert [
        (passage.location, passage.text, passage.is_private) for passage in source.passages()
    ] == [
        (("title",), "A", False),
        (("tags", 0), "b", False),
        (("tags", 1), "c", False),
        (("private", "notes"), "d", True),
        ((), "E\n", False),
    ]


@pytest.mark.parametrize(
    "line",
    ["a: x" + "\u00a0" * 100_000 + "x", "a: " * 30_000 + "\u00a0x\u00a0", "- " * 50_000 + "\u00a0"],
)
def test_no_line_with_a_no_break_space_takes_long(line: str) -> None:
    assert isinstance(read("a.yml", f"{line}\n".encode()), Source | Problem)


def test_a_long_text_is_shortened_for_a_message() -> None:
    assert shortened("a\n  b") == "a b"
    assert shortened("x" * 61) == "x" * 59 + "…"


# --- whatever is in the file ----------------------------------------------------------------------

yamlish = st.text(st.sampled_from("ab:-?[]{}&*!|>'\"%@`#,~ \t\n\r\\0é😀\u200b\ufeff"), max_size=60)


@example(b"? .", "a.yml")
@example(b"{", "a.yml")
@given(st.binary(max_size=200) | yamlish.map(str.encode), st.sampled_from(["a.yml", "a.md"]))
def test_any_bytes_are_a_source_or_one_problem_with_a_place(content: bytes, path: str) -> None:
    found = read(path, content)
    lines = (
        content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )
    if isinstance(found, Problem):
        assert 1 <= found.line <= len(lines)
        assert found.column >= 1
        assert found.message
        assert found.message.isprintable()
    else:
        for location, _ in texts(found.values):
            line, column = found.position(location)
            assert 1 <= line <= len(lines)
            assert 1 <= column <= len(lines[line - 1]) + 1


@given(yamlish.map(lambda text: f"---\n{text}\n---\nbody\n"))
def test_any_front_matter_is_a_source_or_one_problem_with_a_place(text: str) -> None:
    found = read("a.md", text.encode())
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert 1 <= (found.line if isinstance(found, Problem) else found.body_line) <= lines


@given(
    st.lists(
        st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=9),
        min_size=1,
        max_size=8,
    ),
    st.data(),
)
def test_a_word_is_found_again_where_it_is_said_to_stand(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    index = data.draw(st.integers(0, len(words) - 1))
    before = "".join(f"{word} " for word in words[:index])
    written = text.replace("'", "''")
    source = read("a.yml", f"a: b\nsummary: '{written}'\n".encode())
    if isinstance(source, Problem):  # an invisible character
        return
    line, column = source.position_after(("summary",), before)
    rest = f"summary: '{written}'"[column - 1 :]
    expected = words[index].strip().replace("'", "''")
    assert line == 2
    assert rest.lstrip("'").startswith(expected.lstrip("'")) or not expected


@given(
    st.lists(
        st.lists(st.sampled_from("aé\"'\\—🔔"), min_size=1, max_size=6), min_size=1, max_size=6
    ),
    st.data(),
)
def test_a_word_is_found_again_after_letters_that_are_written_as_codes(
    words: list[list[str]], data: st.DataObject
) -> None:
    def written(letter: str) -> str:
        code = ord(letter)
        codes = [f"\\U{code:08x}", *([f"\\u{code:04X}"] if code <= 0xFFFF else [])]
        plain = f"\\{letter}" if letter in '"\\' else letter
        return data.draw(st.sampled_from([*codes, plain]))

    typed = ["".join(map(written, word)) for word in words]
    index = data.draw(st.integers(0, len(words) - 1))
    before = "".join(f"{''.join(word)} " for word in words[:index])
    source = source_of(f'summary: "{" ".join(typed)}"\n')

    column = len(f'summary: "{"".join(f"{word} " for word in typed[:index])}') + 1
    assert source.position_after(("summary",), before) == (1, column)
