"""Text that has broken other programs, in every place where staff type text.

- the Big List of Naughty Strings: as a title, in a list, as a text, as clauses of a proclamation;
- Trojan Source (CVE-2021-42574): source code that does not say what it seems to;
- the tokenizer and tree tests of html5lib, as Markdown.

What cannot be seen is refused where it stands. Everything else comes back as it was typed: as text,
never as markup, and nothing runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
import pytest
from office_from_data import rows, scalar
from suites import REFUSED, REMARKS, SUITES, as_text, hidden, remarks, texts

from herald.problems import Problem
from herald.records.source import Source, read
from herald.records.typed_html import typed_html
from herald.render import prose

TEXTS = [(suite, count) for suite, count in SUITES.items()]

# What Markdown may become on a page, and nothing else.
ELEMENTS = set(
    "a blockquote br code del div em h2 h3 h4 h5 h6 hr img li ol p pre span strong table tbody td"
    " th thead tr ul".split()
)
ATTRIBUTES = set("alt aria-label class href id rel role scope src start tabindex title".split())
SCHEMES = {"http", "https", "mailto", "tel", ""}


def as_field(text: str) -> str:
    return f"title: {scalar(text, 1)}\n"


def as_entry(text: str) -> str:
    return f"tags:\n  - {scalar(text, 2)}\n"


def as_block(text: str) -> str:
    lines = "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    return f"title: |2-\n{lines}"


def as_body(text: str) -> str:
    return f"---\ntitle: Text\n---\n\n{text}\n"


@pytest.mark.parametrize(("suite", "count"), TEXTS)
@pytest.mark.parametrize("write", [as_field, as_entry, as_block, as_body])
def test_a_text_is_read_as_it_was_typed_or_refused_at_what_cannot_be_seen(
    suite: str, count: int, write: object
) -> None:
    assert callable(write)
    assert len(texts(suite)) == count
    refused = 0
    for name, text in texts(suite).items():
        file = write(text)
        found = read("text.md" if write is as_body else "text.yml", file.encode())
        place, character = hidden(file)
        if character:
            refused += 1
            assert isinstance(found, Problem), name
            before = file[:place]
            assert found.line == before.count("\n") + 1, name
            assert found.column == place - before.rfind("\n"), name
            assert found.message.startswith("There is an invisible character here ("), name
            assert f"U+{ord(character):04X}, " in found.message, name
        else:
            assert isinstance(found, Source), (name, found)
            assert value_of(found) == text, name
    assert refused == REFUSED[suite]


def value_of(source: Source) -> object:
    """The one text that the file holds."""
    title, tags = source.values.get("title"), source.values.get("tags")
    if isinstance(tags, list):
        return tags[0]
    return source.body.rstrip("\n") if source.path.endswith(".md") else title


def test_what_trojan_source_hides_is_refused_and_what_it_imitates_is_not() -> None:
    for row in rows("suite_trojan_source"):
        found = read("letter.md", as_body(str(row["body"])).encode())
        hides = bool(row["bidi"] or row["zero_width"])
        assert isinstance(found, Problem) is hides, row["id"]
        if isinstance(found, Source):
            # Letters of another alphabet are letters; that they look like ours is for the reviewer.
            assert found.body.rstrip("\n") == str(row["body"]).strip("\n")
            assert row["homoglyph"]


@pytest.mark.parametrize("code", ["\\u202e", "\\0", "\\a", "\\e", "\\L", "\\P", "\\x85", "\\ufeff"])
def test_a_code_between_quotation_marks_hides_nothing_either(code: str) -> None:
    found = read("text.yml", f'title: "a{code}b"\n'.encode())
    assert isinstance(found, Problem)
    assert (found.line, found.rule) == (1, "file")
    assert found.message.startswith("There is an invisible character here (written as a code, U+")


@pytest.mark.parametrize(("suite", "count"), TEXTS)
def test_markdown_is_shown_whole_and_makes_nothing_but_prose(suite: str, count: int) -> None:
    shown = 0
    for name, text in texts(suite).items():
        source = read("text.md", as_body(text).encode())
        if isinstance(source, Problem):
            continue
        shown += 1
        html = str(prose.html(source.body))
        page = lxml.html.fragment_fromstring(html, create_parent="article")
        assert_is_prose(page, name)
        if (
            suite != "suite_trojan_source"
        ):  # C and Rust are full of what Markdown means something by
            assert "".join(page.text_content().split()) == as_text(name, text), name
    assert shown == count - REFUSED[suite]


def test_a_comment_that_says_something_is_found() -> None:
    every = {name: text for suite in SUITES for name, text in texts(suite).items()}
    found = {
        name
        for name, text in every.items()
        for one in typed_html(text)
        if not one.name and any(map(str.isalnum, one.written))
    }
    expected = {name for name, text in every.items() if remarks(text)}
    assert (found, len(expected)) == (expected, REMARKS)


def assert_is_prose(page: lxml.html.HtmlElement, name: str) -> None:
    """No element and no attribute but those of prose, and no address that runs anything."""
    for element in page.iterdescendants():
        assert element.tag in ELEMENTS, (name, element.tag)
        assert set(element.attrib) <= ATTRIBUTES, (name, dict(element.attrib))
        for address in addresses(element):
            scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", address, re.IGNORECASE)
            assert (scheme[1].lower() if scheme else "") in SCHEMES, (name, address)


def addresses(element: lxml.html.HtmlElement) -> Iterator[str]:
    yield from (element.attrib[name] for name in ("href", "src") if name in element.attrib)
