"""Two conformance suites for YAML, read as the fields of a record.

Herald reads less than YAML: a tree of texts below the names of fields. What it reads has to be what
the suite says, and everything else has to be refused with a place and a reason; nothing in between.

The suites: https://github.com/yaml/yaml-test-suite and the legacy tests of PyYAML.
"""

from __future__ import annotations

import base64
import json
import re
from collections import Counter
from collections.abc import Mapping

import pytest
import yaml
from office_from_data import Row, rows

from herald.problems import Problem, Severity
from herald.records.source import Source, read

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

# What Herald refuses of valid YAML, by the sentence that says so.
REFUSED = {
    "the record is no list of fields": r"A record is a list of fields",
    "an anchor": r"'&.*' names a place to refer to",
    "an alias": r"'\*.*' refers to another place",
    "a tag": r"'.*' is a tag",
    "a merge": r"'<<' merges other fields in",
    "a second document": r"A second document starts here",
    "two equal names": r"'.*' stands here a second time",
    "a name that is no word": r"The name of a field is a word",
    "an invisible character": r"There is an invisible character here",
    "not UTF-8": r"The file is not UTF-8 text",
    "a comment after one space": r"'.*' stops before '#'",
    "a code for half a character": r"A backslash between double quotes starts a code",
    # libyaml reads YAML 1.1 and not all of that; what it cannot read is refused and not guessed at.
    "a tab": r"There is a tab here",
    "a directive": r"A value cannot start with '%'",
    "libyaml: a key in braces": r"A block that starts with '{' is not closed",
    "libyaml: a name that starts with * or &": r"Put quotes around a text that starts with '\*'",
    "libyaml: an empty name": r"This line does not fit the ones above",
    "libyaml: other": r"YAML cannot read this line|A bracket is opened and never closed",
    "libyaml: '?' in braces": r"Put quotes around a text that starts with '\?'",
}

# Valid YAML without content, whatever the suite calls it, is a record without fields.
NOTHING: tuple[Json, ...] = (None, "")


def content(row: Row) -> bytes:
    """The file of a case, as bytes: a few are in UTF-16."""
    if row.get("b64"):
        return base64.b64decode(str(row["b64"]))
    return str(row["body"]).encode()


def documents(row: Row) -> list[Json]:
    """What the suite says that a case of yaml-test-suite means, document by document."""
    rest = str(row["json"] or "").lstrip()
    found = []
    while rest:
        document, end = json.JSONDecoder().raw_decode(rest)
        found.append(document)
        rest = rest[end:].lstrip()
    return found or [None]


def is_same(value: object, meant: Json) -> bool:
    """Whether texts are what the suite means by typed values: `12` for 12, nothing for null."""
    if isinstance(meant, dict):
        return (
            isinstance(value, Mapping)
            and value.keys() == meant.keys()
            and all(is_same(value[name], meant[name]) for name in meant)
        )
    if isinstance(meant, list):
        return (
            isinstance(value, list)
            and len(value) == len(meant)
            and all(is_same(one, other) for one, other in zip(value, meant, strict=True))
        )
    if not isinstance(value, str):
        return False
    if meant is None:
        return value in ("", "~", "null")
    if isinstance(meant, bool):
        return value.lower() == str(meant).lower()
    if isinstance(meant, int | float):
        return re.fullmatch(r"[-+.\w]+", value) is not None and float(value) == meant
    return value == meant


def reason(problem: Problem) -> str:
    """Why a case was refused, in the words of the table above."""
    for why, sentence in REFUSED.items():
        if re.match(sentence, problem.message):
            return why
    raise AssertionError(f"a refusal that is not in the table: {problem}")


@pytest.mark.parametrize(("suite", "count"), [("suite_yaml", 205), ("suite_pyyaml", 153)])
def test_every_case_is_read_or_refused_at_a_place(suite: str, count: int) -> None:
    cases = rows(suite)
    assert len(cases) == count
    for row in cases:
        found = read("record.yml", content(row))
        if isinstance(found, Source):
            assert isinstance(found.values, dict), row["id"]
            continue
        lines = content(row).decode("utf-8", "replace").split("\n")
        assert (found.path, found.rule, found.severity) == ("record.yml", "file", Severity.ERROR)
        assert 1 <= found.line <= len(lines), (row["id"], found)
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1, (row["id"], found)
        assert found.message[0] == "'" or found.message[0].isupper(), found
        assert "\n" not in found.message, found


def test_what_is_read_is_what_the_suite_says() -> None:
    changed = []
    compared = 0
    for row in rows("suite_yaml"):
        found = read("record.yml", content(row))
        if row["expect"] == "error" or row["json"] is None or isinstance(found, Problem):
            continue
        compared += 1
        (meant,) = documents(row)
        if not is_same(found.values, meant if meant not in NOTHING else {}):
            changed.append((row["id"], found.values, meant))
    assert changed == []
    assert compared == 43


def test_what_is_read_is_what_another_parser_reads() -> None:
    """PyYAML's own parser, in Python, is not the one in C that Herald reads with."""
    compared = 0
    unreadable = []
    for row in [*rows("suite_yaml"), *rows("suite_pyyaml")]:
        found = read("record.yml", content(row))
        if isinstance(found, Problem):
            continue
        try:
            other = yaml.load(content(row).decode("utf-8-sig"), Loader=yaml.BaseLoader)  # noqa: S506
        except yaml.YAMLError:
            unreadable.append(row["id"])
            continue
        compared += 1
        assert found.values == (other or {}), row["id"]
    # A tab between a name and its value, or at a line's end, which the C parser reads as YAML 1.2
    # has it; and a directive that neither keeps.
    assert unreadable == [
        "yts-UV7Q-0",
        "yts-J3BT-0",
        "yts-NB6Z-0",
        "yts-DK95-7",
        "yts-MUS6-0",
        "yts-MUS6-3",
    ]
    assert compared == 65


def test_lists_and_texts_are_read_the_same_below_a_field() -> None:
    """Most cases are not a list of fields; as the value of one they tell as much."""
    outcomes: Counter[str] = Counter()
    for row in rows("suite_yaml"):
        meant = documents(row)
        if (
            row["expect"] == "error"
            or not row["json"]
            or len(meant) > 1
            or isinstance(meant[0], dict)
        ):
            continue
        found = read("record.yml", as_value(str(row["body"])).encode())
        if isinstance(found, Problem):
            outcomes[reason(found)] += 1
        elif row["id"] == "yts-JEF9-2":
            # Blanks alone after `|+`, and no line end at the file's end: either reading is blank.
            assert found.values == {"value": [""]}
            outcomes["blank either way"] += 1
        else:
            assert is_same(found.values.get("value"), meant[0]), row["id"]
            outcomes["the same"] += 1
    assert outcomes == {
        "the same": 45,
        "blank either way": 1,
        "a directive": 8,
        "a tag": 4,
        "an anchor": 3,
        "a tab": 2,
        "a comment after one space": 1,
        "libyaml: a name that starts with * or &": 1,
        "libyaml: other": 1,
    }


def as_value(document: str) -> str:
    """The document as the value of a field."""
    text = re.sub(r"^--- ?\n?", "", document)
    text = re.sub(r"\n\.\.\.\n$", "\n", text)
    if re.match(r"-[ \n\t]", text):
        return f"value:\n{text}"
    if text[:1] and text[0] in "|>\"'[":
        return f"value: {text}"
    return "value:\n  " + text.replace("\n", "\n  ")


def test_valid_yaml_is_refused_only_for_what_a_record_cannot_have() -> None:
    refused: Counter[str] = Counter()
    for suite in ("suite_yaml", "suite_pyyaml"):
        for row in rows(suite):
            found = read("record.yml", content(row))
            if row["expect"] == "ok" and isinstance(found, Problem):
                why = reason(found)
                assert_has(why, content(row), row)
                refused[why] += 1
    assert refused == {
        "the record is no list of fields": 107,
        "a tag": 29,
        "an anchor": 16,
        "a name that is no word": 7,
        "an invisible character": 5,
        "not UTF-8": 5,
        "a tab": 4,
        "a second document": 4,
        "a directive": 2,
        "a comment after one space": 2,
        "two equal names": 1,
        "a merge": 1,
        "a code for half a character": 1,
        "libyaml: a key in braces": 3,
        "libyaml: a name that starts with * or &": 1,
        "libyaml: an empty name": 1,
        "libyaml: '?' in braces": 1,
        "libyaml: other": 4,
    }


def assert_has(why: str, written: bytes, row: Row) -> None:
    """Looks for what is refused in the case itself, without Herald's reader."""
    sign = {
        "an anchor": rb"&\S",
        "an alias": rb"\*\S",
        "a tag": rb"!",
        "a merge": rb"<<",
        "a second document": rb"(?m)^---",
        "a name that is no word": rb"\?|[\]}]\s*:",
        "an invisible character": "[\u2028\u2029\ufeff]".encode(),
        "not UTF-8": rb"\x00",
        "a code for half a character": rb"\\u[dD][89a-fA-F]",
        "a comment after one space": rb"\S[ \t]#",
        "a tab": rb"\t",
        "a directive": rb"(?m)^%",
        "libyaml: a key in braces": rb"\{",
        "libyaml: '?' in braces": rb"\{\s*\?\S",
    }.get(why)
    if why == "an invisible character":
        assert re.search("[\u0085\u2028\u2029\ufeff]", written.decode()), row["id"]
    elif why == "the record is no list of fields" and row.get("json"):
        assert not isinstance(documents(row)[0], dict), row["id"]
    elif sign:
        assert re.search(sign, written), row["id"]


# Not YAML according to the suites, and read all the same: what is lost is never a value.
READ_THOUGH_WRONG = {
    "yts-MUS6-0": "a comment stands too near the version, and a record needs neither",
    "yts-9C9N-0": "a list in brackets goes on at the margin; its three texts are there",
    "pyyaml-spec-05-02-utf8.error": "the file describes an error in words, which are YAML",
    "pyyaml-spec-05-02-utf16le.error": "the file describes an error in words, which are YAML",
    "pyyaml-spec-08-04.error": "the file describes an error in words, which are YAML",
    "pyyaml-spec-08-06.error": "the file describes an error in words, which are YAML",
    "pyyaml-spec-09-21.error": "the file describes an error in words, which are YAML",
}


def test_what_is_not_yaml_is_refused_but_for_seven_cases_in_which_nothing_is_lost() -> None:
    read_though_wrong = {}
    for row in [*rows("suite_yaml"), *rows("suite_pyyaml")]:
        found = read("record.yml", content(row))
        if row["expect"] == "error" and isinstance(found, Source):
            read_though_wrong[str(row["id"])] = found
    assert read_though_wrong.keys() == READ_THOUGH_WRONG.keys()
    assert read_though_wrong["yts-MUS6-0"].values == {}
    for name in READ_THOUGH_WRONG.keys() - {"yts-MUS6-0"}:
        found = read_though_wrong[name]
        assert re.findall(r"\w+", str(found.values)) == re.findall(r"\w+", found.fields), name


NO_COLON = "There is no colon after this name; a field is written 'name: value'"


@pytest.mark.parametrize(
    ("case", "line", "message"),
    [
        (
            "yts-GDY7-0",
            2,
            "This line is no field, which is written 'name: value'; begin it with two ",
        ),
        ("yts-G7JE-0", 2, NO_COLON),
        ("yts-6S55-0", 4, NO_COLON),
        (
            "yts-ZCZ6-0",
            1,
            "There is a colon inside this text; put quotes around the text: ",
        ),
        ("yts-4EJS-0", 3, "There is a tab here; indent with spaces"),
        (
            "yts-5U3A-0",
            1,
            "A list cannot start on this line; start it on the next one, or put quotes around",
        ),
        (
            "yts-N4JP-0",
            3,
            "This line does not fit the ones above: check its indentation and quotation marks",
        ),
        (
            "yts-652Z-0",
            1,
            "Put quotes around a text that starts with '?'",
        ),
    ],
)
def test_the_message_is_at_the_line_to_mend(case: str, line: int, message: str) -> None:
    row = next(row for row in rows("suite_yaml") if row["id"] == case)
    found = read("record.yml", content(row))
    assert isinstance(found, Problem)
    assert found.line == line
    assert found.message.startswith(message)
