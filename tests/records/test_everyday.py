"""Fields read without YAML's parser: to exactly what the parser reads, or not at all."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herald.problems import Problem
from herald.records.everyday import LONGEST, Value, fields
from herald.records.source import Source, read

DEMO = Path(__file__).parents[2]
FOLDERS = ("content", "schedules", "proclamations", "committees", "office")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", {}),
        ("title: A\nsummary: B c, d.\n", {"title": "A", "summary": "B c, d."}),
        ("title: A\nsummary:\n", {"title": "A", "summary": ""}),
        ("title: A   \n\n# a comment\nplace: B", {"title": "A", "place": "B"}),
        ("at: 18:30\nurl: https://a.example/b?c#d\n", {"at": "18:30", "url": "https://a.example/b?c#d"}),
        ("title: “Años” – it's [so]\n", {"title": "“Años” – it's [so]"}),
        ("title: 'A: #1'\nplace: \" * B \"  \n", {"title": "A: #1", "place": " * B "}),
        ("tags: [a, 'b, c', 18:30]\nnone: []\n", {"tags": ["a", "b, c", "18:30"], "none": []}),
        ('signed: {by: ada, "on": 2026-12-03}\n', {"signed": {"by": "ada", "on": "2026-12-03"}}),
        ("tags:\n  - a\n  - b\nowner: c\n", {"tags": ["a", "b"], "owner": "c"}),
        ("tags:\n- a\n- b\nowner: c\n", {"tags": ["a", "b"], "owner": "c"}),
        (
            "private:\n  plan:\n    goal: A\n  notes: B\nowner: c\n",
            {"private": {"plan": {"goal": "A"}, "notes": "B"}, "owner": "c"},
        ),
        (
            "measures:\n  - name: A\n    baseline: {value: 0}\n    readings:\n    - value: 1\n"
            "  - name: B\n",
            {
                "measures": [
                    {"name": "A", "baseline": {"value": "0"}, "readings": [{"value": "1"}]},
                    {"name": "B"},
                ]
            },
        ),
    ],
)  # fmt: skip
def test_what_most_records_have_is_read(text: str, values: dict[str, Value]) -> None:
    assert fields(text) == values == parsed(text)


@pytest.mark.parametrize(
    "text",
    [
        "title: A\n  B\n",
        "title: |\n  A\n",
        'title: "A\\n"\n',
        "title: 'A''s'\n",
        "title: ''\n",
        "title: A: B\n",
        "title: A #1\n",
        "title: A  # a comment\n",
        "title: # a comment\n",
        "title:\tA\n",
        "title: *A\n",
        "title: &a A\n",
        "title: !a A\n",
        "title: - A\n",
        "title: @a\n",
        "Title: A\n",
        "'title': A\n",
        "title : A\n",
        "title:A\n",
        "title\n",
        "title: A\ntitle: B\n",
        "signed: {by: a, by: b}\n",
        "signed: {by: [a]}\n",
        "tags: [a,\n  b]\n",
        "tags: [a, ]\n",
        "tags: [a: b]\n",
        "tags:\n  - a\n - b\n",
        "tags:\n  - - a\n",
        "tags:\n  -\n",
        "tags:\n  - a\n  b: c\n",
        "tags: a\n  b: c\n",
        " title: A\n",
        "- a\n",
        "a\n",
        "---\ntitle: A\n",
        "title: A\n...\n",
        "%YAML 1.1\n",
        "".join(f"{' ' * depth}a:\n" for depth in range(9)),
        f"title: {'x' * LONGEST}\n",
    ],
)
def test_what_could_mean_more_is_left_to_the_parser(text: str) -> None:
    assert fields(text) is None


def test_few_records_need_the_parser() -> None:
    assert len([text for text in demo() if fields(text) is None]) < len(demo()) / 10


# --- the parser says the same ---------------------------------------------------------------------

names = st.sampled_from(["title", "on", "a", "b_1", "null"])
letters = st.text(st.sampled_from("aB19é😀“ '\"#:,?!&*@`%|[]{}<>=~.-/\\_\xa0\t"), max_size=6)
values = st.sampled_from(
    [
        *("", "A b", "2026-12-03 18:00", "'a: b'", '"c #d"', "[]", "{}", "[a, 'b, c']", "a:b"),
        *("a#b", "{a: b, 'on': c}"),
        *("- a", "[a: b]", "[a, [b]]", "{a: b, a: c}", "x  ", "''", "|", "# c"),
        *("x # c", "x  # c"),
    ]
)  # fmt: skip
lines = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "", "  ", "  ", "    ", " "]),
    st.sampled_from(["", "", "- ", "-  ", "-"]),
    st.builds("{}{}".format, names, st.sampled_from([": ", ": ", ": ", ":", " : "])) | st.just(""),
    values | letters,
)
others = st.sampled_from(["", "  ", "# c", "  # c", "---", "..."])


@settings(max_examples=500)
@given(st.lists(st.one_of(lines, lines, lines, others), max_size=7).map("\n".join))
def test_lines_are_read_as_the_parser_reads_them(text: str) -> None:
    found = fields(text)
    if found is not None:
        assert ordered(found) == ordered(parsed(text))


@given(st.data())
def test_records_that_were_changed_anyhow_are_read_as_the_parser_reads_them(
    data: st.DataObject,
) -> None:
    text = data.draw(st.sampled_from(demo()))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(start + data.draw(st.sampled_from([0, 0, 1, 2, 20])), len(text))
        new = data.draw(st.one_of(letters, st.just("\n"), st.just("\n  "), st.just(": ")))
        text = text[:start] + new + text[end:]
    found = fields(text)
    if found is not None:
        assert ordered(found) == ordered(parsed(text))


@cache
def demo() -> list[str]:
    """The fields of the demo office's records as they are written."""
    files = (path for folder in FOLDERS for path in sorted((DEMO / folder).rglob("*")))
    sources = [
        read(path.name, path.read_bytes())
        for path in files
        if path.suffix in (".md", ".yml") and "pages" not in path.parts
    ]
    return [source.fields for source in sources if isinstance(source, Source)]


def parsed(text: str) -> dict[str, Value]:
    """What the parser makes of the fields, to which it is sent by such a text below them."""
    source = read("a.yml", f"{text}\nlast: |\n  A\n".encode())
    assert not isinstance(source, Problem), str(source)
    values = dict(source.values)
    assert values.pop("last") == "A\n"
    return values


def ordered(value: object) -> str:
    """The value with the order of its fields, which is that of passages and messages."""
    return repr(value)
