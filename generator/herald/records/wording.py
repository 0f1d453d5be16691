"""Findings of the model in an editor's words.

pydantic speaks to programmers ("Input should be a valid tuple"); whoever edits a record hears which
field, what is there, and what to write instead.
"""

from __future__ import annotations

from difflib import get_close_matches
from enum import Enum
from operator import itemgetter
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from herald.problems import Problem, quoted, repeated
from herald.records.fields import unrepeated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pydantic_core import ErrorDetails

    from herald.records.source import Source
    from herald.records.yaml_fields import Location, Value


def problems(
    findings: Iterable[ErrorDetails], model: type[BaseModel], source: Source, rule: str
) -> Iterator[Problem]:
    """The findings of `model` about `source`, in the order of the file.

    A misspelt field that is required, perhaps because of others, would be two findings, one missing
    and one unknown; it is one problem.
    """
    found = list(findings)
    unknown = [f for f in found if f["type"] == "extra_forbidden"]
    missing = [f for f in found if f["type"] == "missing"]
    for finding in unknown:
        location = finding["loc"]
        meant = _meant(str(location[-1]), _fields(model, location[:-1]))
        missing = [m for m in missing if m["loc"] != (*location[:-1], meant)]
        if meant and not source.written((*location[:-1], meant)):
            found = [f for f in found if not _asks_for(f, meant, location[:-1])]
    kept = [f for f in found if f["type"] != "missing" or f in missing]
    for problem, finding in sorted(
        ((_problem(finding, model, source, rule), finding) for finding in kept),
        key=itemgetter(0),
    ):
        yield problem.withheld() if unrepeated(finding["loc"]) else problem


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """` Did you mean 'city-hall'?` with the nearest of the known words, or "" when none is near."""
    near = get_close_matches(word, known, n=3, cutoff=0.6)
    if not near:
        return ""
    return f" Did you mean {listed(near, 'or')}?"


def listed(words: Sequence[str], last: str = "and") -> str:
    """`'a', 'b' and 'c'`."""
    quoted = [f"'{word}'" for word in words]
    if len(quoted) < 2:  # noqa: PLR2004
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def _asks_for(finding: ErrorDetails, field: str, around: Location) -> bool:
    """Whether it is found that a part of the record has no such field, as `reason`."""
    if finding["type"] != "finding" or finding["loc"][: len(around)] != around:
        return False
    return f"'{field}'" in str((finding.get("ctx") or {})["sentence"])


def _problem(finding: ErrorDetails, model: type[BaseModel], source: Source, rule: str) -> Problem:
    location = finding["loc"]
    if finding["type"] == "extra_forbidden":
        line, column = source.key_position(location)
        return Problem(source.path, line, column, rule, _unknown(location, model))
    if finding["type"] == "missing":
        around = location[:-1]
        is_item = bool(around) and isinstance(around[-1], int)
        line, column = source.position(around) if is_item else source.key_position(around)
        return Problem(source.path, line, column, rule, _missing(location))
    at = (finding.get("ctx") or {}).get("at")
    line, column = source.position((*location, at) if at else location)
    return Problem(source.path, line, column, rule, _wrong(finding, source.values))


def _unknown(location: Location, model: type[BaseModel]) -> str:
    word, around = str(location[-1]), location[:-1]
    known = _fields(model, around)
    where = f" in {name_of(around)}" if around else ""
    inside = [*_private_way(word, model)] if not around else []
    if inside:
        way = " and there under ".join(f"'{step}'" for step in inside)
        return f"'{word}' does not stand here; put it under {way}, where only staff see it"
    meant = did_you_mean(word, known)
    fields = f" The fields are {listed(known)}"
    # What is like no field's name may be anything: the words of a letter, before a colon.
    written = f"'{word}'" if meant else quoted(word)
    return f"{written} is not a field here{where}.{meant or fields}"


def _private_way(word: str, model: type[BaseModel]) -> Iterator[str]:
    """The way to the field `word` inside `private`, or nothing when there is none."""
    private = model.model_fields.get("private")
    for block in _models(private.annotation) if private else ():
        if word in block.model_fields:
            yield "private"
            return
        for name, field in block.model_fields.items():
            for part in _models(field.annotation):
                if word in part.model_fields:
                    yield from ("private", name)
                    return


def _meant(word: str, known: Sequence[str]) -> str:
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return near[0] if near else ""


def _missing(location: Location) -> str:
    field, around = str(location[-1]), location[:-1]
    where = f" in {name_of(around)}" if around else ""
    return f"'{field}' is missing{where}; add a line '{field}: …'"


def _wrong(finding: ErrorDetails, values: Mapping[str, Value]) -> str:
    location = finding["loc"]
    expected = _expected(finding)
    if finding["type"] in ("finding", "value_error"):
        return expected
    there = _at(values, location)
    if isinstance(there, str):
        meant = _word_meant(there, finding)
        return f"{name_of(location)} is {quoted(there)}; {expected}{meant}"
    return f"{name_of(location)} is {what_stands_there(there)}; {expected}"


def what_stands_there(value: object) -> str:
    """A field's value as a message names it: a text as it is, of others only what they are."""
    if isinstance(value, str):
        return quoted(value)
    return "a list" if isinstance(value, list) else "a block of fields"


def _expected(finding: ErrorDetails) -> str:
    """What should stand there instead, after 'X is Y; '."""
    context: dict[str, Any] = finding.get("ctx") or {}
    match finding["type"]:
        case "expected" | "finding":
            return str(context["sentence"])
        case "enum" | "literal_error":
            return f"write one of {', '.join(_choices(finding))}"
        case "string_too_long":
            return f"at most {context['max_length']} characters are allowed"
        case "string_too_short":
            return "write a text, or leave the line out"
        case "string_type":
            return "write a text; put quotes around it if it starts with '[' or '{'"
        case "tuple_type":
            return "write a list, each item on its own line after '- '"
        case "model_type" | "model_attributes_type" | "dataclass_type":
            return "write fields below it, indented, each 'name: value'"
        case "greater_than_equal" | "greater_than":
            return f"write a number from {context.get('ge', context.get('gt'))}"
        case "less_than_equal" | "less_than":
            return f"write a number up to {context.get('le', context.get('lt'))}"
        case other:
            said = finding["msg"][:1].lower() + finding["msg"][1:]
            return _OF_TYPE.get(other) or repeated(said, "it is not what belongs there")


def _choices(finding: ErrorDetails) -> list[str]:
    """The words of which one is expected, or none where any would do."""
    if finding["type"] not in ("enum", "literal_error"):
        return []
    expected = str(finding.get("ctx", {})["expected"])
    return expected.replace("'", "").replace(" or ", ", ").split(", ")


def _word_meant(there: str, finding: ErrorDetails) -> str:
    """`. Did you mean 'public'?`; nothing where what is there is not repeated."""
    guessed = (finding.get("ctx") or {}).get("meant")
    meant = f" Did you mean '{guessed}'?" if guessed else did_you_mean(there, _choices(finding))
    return repeated(f".{meant}", "") if meant else ""


_OF_TYPE = {
    "bool_parsing": "write yes or no",
    "bool_type": "write yes or no",
    "date_type": "a date is written 2026-12-03",
    "datetime_type": "a time is written 2026-12-03 18:00",
    "decimal_type": "a number is written 1250 or 12.5",
    "int_parsing": "a whole number is written 12",
    "int_parsing_size": "a whole number is written 12",
    "int_type": "a whole number is written 12",
    "time_delta_type": "minutes are written 45",
    "time_type": "a time of day is written 18:30",
}
"""What a value of another type than text hears, by pydantic's name of the finding."""


def name_of(location: Location) -> str:
    """A place in a record as an editor calls it: `'text' of quotes 2`, counting from 1."""
    if not location:
        return "the record"
    words: list[str] = []
    for step in location:
        if isinstance(step, int):
            words[-1] = f"{words[-1]} {step + 1}"
        else:
            words.append(step)
    last, around = words[-1], words[:-1]
    quoted = last if isinstance(location[-1], int) else f"'{last}'"
    return " of ".join([quoted, *reversed(around)])


def _at(values: Value | Mapping[str, Value], location: Location) -> object:
    place: Any = values
    for step in location:
        try:
            place = place[step]
        except (KeyError, IndexError, TypeError):
            return place if isinstance(place, str) else ""
    return place


def _fields(model: type[BaseModel], around: Location) -> list[str]:
    """The names of the fields of the part of `model` to which `around` leads."""
    for step in around:
        if isinstance(step, str):
            model = _part_of(model, step)
    return [field.alias or name for name, field in model.model_fields.items()]


def _part_of(model: type[BaseModel], step: str) -> type[BaseModel]:
    for name, field in model.model_fields.items():
        if step in (name, field.alias):
            for part in _models(field.annotation):
                return part
    return model


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        if not isinstance(inner, Enum):
            yield from _models(inner)
