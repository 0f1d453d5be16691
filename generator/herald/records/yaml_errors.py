"""What libyaml says of a mistake, and what an editor should hear instead."""

from __future__ import annotations

import re

from herald.problems import repeated

_COLON = "mapping values are not allowed"
_CONTINUED = (
    "This line is indented, so it is read as more of the text above; begin it where the field "
    "above begins, or put quotes around the whole text"
)
_UNSPACED = re.compile(r"\s*(?:- +)*([\w-]+):((?!//)\S.*)")
"""A field without a space after its colon: `venue:city-hall`."""
_ENDED_EARLY = re.compile(r"""\s*((?:- +)*(?:[\w-]+: +)?)((["'\[{]).*\S)\s*""")
"""A line whose value starts with a quotation mark or a bracket."""
_ENDS = {'"': '"', "'": "'", "[": "]", "{": "}"}

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
            if "':'" in phrase:
                return _without_colon(line, sentence)
            if phrase in _MISFITS and (told := _ended_early(line, rest)):
                return told
            return sentence.format(quoted=_in_quotes(line), character=rest[:1])
    return f"YAML cannot read this line ({problem}); put quotes around the text"


def _without_colon(line: str, otherwise: str) -> str:
    """What to say of a line that is no field."""
    if field := _UNSPACED.fullmatch(line):
        written = repeated(f"{field[1]}: {field[2].strip()}", "name: value")
        return f"There is no space after the colon; write '{written}'"
    if " " in line.strip():
        return (
            "This line is no field, which is written 'name: value'; begin it with two spaces if "
            "it goes on with the text above"
        )
    return otherwise


_MISFITS = ("did not find expected key", "did not find expected '-' indicator")


def _ended_early(line: str, rest: str) -> str:
    """What to say where a value ends before its line does: `"Net Loft" opens`; or ""."""
    found = _ENDED_EARLY.fullmatch(line)
    if not found:
        return ""
    before, text, sign = found[1], found[2], found[3]
    end = _ENDS[sign]
    read = line[: len(line) - len(rest)]
    if not read.rstrip().endswith(end):
        return ""
    # In 'Mayor's Day' the outer ones are YAML's; in "Net Loft" opens all are the author's.
    is_around = text.endswith(sign) and (text.count(sign) % 2 or read.endswith(end))
    if sign == end and is_around:
        text = text[1:-1]
    whole = repeated(f"{before}{_quoted(text)}", 'name: "…"')
    return (
        f"The text goes on behind {_NAMED[end]}; put double quotes around the whole text, and a "
        f"backslash before those inside: {whole}"
    )


_NAMED = {
    '"': "a closing quotation mark",
    "'": "a closing quotation mark",
    "]": "the bracket that ends a list",
    "}": "the brace that ends a block",
}


def _in_quotes(line: str) -> str:
    name, _, value = line.strip().partition(": ")
    return repeated(f"{name}: {_quoted(value.strip())}", 'name: "…"')


def _quoted(text: str) -> str:
    """The text between double quotes, as YAML writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
