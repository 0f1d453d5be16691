"""What libyaml says of a mistake, and what an editor should hear instead."""

from __future__ import annotations

import re

from herald.problems import repeated

_COLON = "mapping values are not allowed"
_CONTINUED = (
    "This line is indented, so it is read as more of the text above; begin it where the field "
    "above begins, or put quotes around the whole text"
)

# What libyaml says, and what an editor should hear.
_SYNTAX: tuple[tuple[str, str], ...] = (
    (
        _COLON,
        "There is a colon inside this text; put quotes around the text: {quoted}",
    ),
    (
        "found character that cannot start any token",
        "A value cannot start with '{character}'; put quotes around the text",
    ),
    (
        "found unexpected end of stream",
        "A quotation mark is opened here and never closed",
    ),
    (
        "could not find expected ':'",
        "There is no colon after this name; a field is written 'name: value'",
    ),
    (
        "did not find expected key",
        "This line does not fit the ones above: check its indentation and quotation marks",
    ),
    (
        "did not find expected '-' indicator",
        "This line does not fit the list above: check its indentation",
    ),
    (
        "did not find expected ',' or ']'",
        (
            "A list that starts with '[' is not closed with ']'; put quotes around a text that "
            "starts with '['"
        ),
    ),
    (
        "did not find expected ',' or '}'",
        (
            "A block that starts with '{{' is not closed with '}}'; put quotes around a text that"
            " starts with '{{'"
        ),
    ),
    (
        "did not find expected node content",
        (
            "A bracket is opened and never closed, or nothing stands between two commas; put "
            "quotes around a text that starts with '[' or '{{'"
        ),
    ),
    (
        "did not find expected alphabetic or numeric character",
        "Put quotes around a text that starts with '*' or '&'",
    ),
    (
        "found unknown escape character",
        (
            "A backslash between double quotes starts a code; write two backslashes, or use single "
            "quotes"
        ),
    ),
    (
        "invalid Unicode character escape code",
        (
            "A backslash between double quotes starts a code; write two backslashes, or use single "
            "quotes"
        ),
    ),
    (
        "did not find expected hexdecimal number",
        (
            "A backslash between double quotes starts a code; write two backslashes, or use single "
            "quotes"
        ),
    ),
    (
        "block sequence entries are not allowed",
        (
            "A list cannot start on this line; start it on the next one, or put quotes around a "
            "text that starts with '-'"
        ),
    ),
    (
        "found undefined tag handle",
        "Put quotes around a text that starts with '!'",
    ),
    (
        "did not find expected <document start>",
        "There is something here that is not a field; a field is written 'name: value'",
    ),
    (
        "found unknown directive",
        "A value cannot start with '%'; put quotes around the text",
    ),
    (
        "while scanning a directive",
        "A value cannot start with '%'; put quotes around the text",
    ),
)


def sentence_for(context: str, problem: str, rest: str, line: str) -> str:
    """The sentence for the `problem` that libyaml found at `rest`, the end of `line`.

    `context` is what it was reading there, in its own words.
    """
    if rest.startswith("\t"):
        return "There is a tab here; indent with spaces"
    said = f"{context} {problem}"
    for phrase, sentence in _SYNTAX:
        if phrase in said:
            if phrase == _COLON and re.fullmatch(r"\s+[\w-]+", line[: len(line) - len(rest)]):
                return _CONTINUED
            return sentence.format(quoted=_in_quotes(line), character=rest[:1])
    return f"YAML cannot read this line ({problem}); put quotes around the text"


def _in_quotes(line: str) -> str:
    name, _, value = line.strip().partition(": ")
    escaped = value.strip().replace("\\", "\\\\").replace('"', '\\"')
    return repeated(f'{name}: "{escaped}"', 'name: "…"')
