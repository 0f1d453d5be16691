"""The manual that the program writes about itself: kinds of record, and rules.

Nothing is said here that a declaration says already: a kind's page is its module's docstring and
the docstrings of its fields, a rule's page the docstring of its check. Only the rules of reading,
which have no module each, have their words here.
"""

from __future__ import annotations

import inspect
import re
import sys
from enum import Enum
from typing import TYPE_CHECKING, Literal, get_args, get_origin

from pydantic import BaseModel

from herald.checks import CHECKS
from herald.kinds import KINDS
from herald.records.convening import Convened
from herald.records.facets import Issued, Placed, PrivateBlock, Record, Scheduled, Tracked
from herald.records.fields import ForStaff
from herald.records.meaning import meanings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pydantic.fields import FieldInfo

    from herald.checks import Check
    from herald.records.kind import Kind

FACETS: tuple[type[Record], ...] = (Issued, Scheduled, Placed, Convened, Tracked)

READING_RULES: dict[str, str] = {
    "file": """\
A file cannot be read as a record.

A record is a Markdown file with its fields between two lines `---`, or a YAML file with nothing but
fields. The text is UTF-8. Of YAML only names, texts, lists and blocks are read, and every value is
kept as it was typed: `10:30` is a time, `no` a word, and `07030` keeps its zero. Two equal names,
anchors (`&`), references to them (`*`), tags (`!`), merges (`<<`) and a second document are
refused, and so are characters that nobody can see.

Passes:

```yaml
title: "Harbor walk: the first mile"
```

Fails, because of the colon inside the text:

```yaml
title: Harbor walk: the first mile
```
""",
    "folder": """\
A file or a folder stands where Herald does not look for one.

The folder says what kind of record a file is, so a misspelt folder would make its records vanish
from the site without a word. Below `content`, `schedules`, `proclamations`, `committees` and
`office` every folder must be known; folders for years and months inside them (`2026`, `2026/12`)
are free. Other folders are left alone, but for those with records in them that are called as one of
the five, in capitals or without its `s` (`Schedules`, `proclamation`).

Passes: `schedules/events/2026/town-hall.md`

Fails: `schedules/event/2026/town-hall.md`
""",
    "file-name": """\
A file's name cannot be the name of a record.

The name becomes part of the record's address and is how other records refer to it: small letters,
digits and hyphens, at most 80, then `.md` or `.yml`; a translation has its language in between. A
date may come first and is not part of the name.

Passes: `2026-12-03-town-hall.md`, `2026-12-03-town-hall.es.md`

Fails: `Town Hall (final).md`
""",
    "office": """\
`office.yml` cannot be read, or a setting is wrong.

It says what the office is: city, state, mayor, time zone, the site's address, languages and
policies. Without it nothing else is read.

Passes:

```yaml
city: Port Ellery
state: Washington
mayor: renata-okafor-lindqvist
timezone: America/Los_Angeles
site_url: https://mayor.portellery.example/
```

Fails, because a time zone has a name of two parts:

```yaml
timezone: Pacific
```
""",
    "sealed": """\
A sealed record lies open, or what should be sealed is not.

A record whose file ends in `.md.age` or `.yml.age` is encrypted for the people in
`.herald/recipients`, and is internal or confidential. Its translations are sealed with it. In the
folders that `office.yml` calls `sealed` nothing else may stand. What is in a sealed record is
checked only for those who have a key; for all others it is a record that is not there.

Passes, in an office with `sealed: [office/venues]`: `office/venues/safe-house.yml.age`

Fails: `office/venues/safe-house.yml`

What `herald edit` could not take over, because something in it is wrong, is kept in
`safe-house.yml.age.draft`, which is a warning.
""",
    "translation": """\
A translation has no original, or decides what only the original decides.

`town-hall.es.md` stands beside `town-hall.md` and gives its words in Spanish; what it does not give
is the original's, also in a block such as `accessibility`. A list is given whole. When, where and
to whom a record is shown is decided once, in the original, so that the languages cannot contradict
each other. Each language must be among those of `office.yml`.

Passes:

```yaml
title: Reunión pública
```

Fails:

```yaml
title: Reunión pública
publish_at: 2026-12-01 08:00
```
""",
}
"""The pages of the rules of reading. A kind's name is a rule too: that its fields are right."""

PAGE_RULES: dict[str, str] = {
    "page-file": """\
A file in `content/pages` is not published.

Everything in that folder is public, so only kinds of file that are safe to open are taken from it:
pages, pictures, PDF, sound, CSV. A drawing (SVG) that runs scripts or loads other files is left
out.
""",
    "page-link": """\
A link on a page written by hand leads nowhere, or a picture comes from another site.

MkDocs looks for the page or file that the link names, and Herald tells what it found.
""",
    "mkdocs": """\
MkDocs, which draws the pages, warns of something in `mkdocs.yml` or in a page.
""",
}
"""The pages of the rules that are found only when the pages are drawn."""


def rules() -> list[str]:
    """The names of all rules."""
    checks = [check.RULE for check in CHECKS]
    return [*READING_RULES, *(kind.name for kind in KINDS), *checks, *PAGE_RULES]


def page(rule: str) -> str | None:
    """The page of a rule, in Markdown; None for a rule that there is not."""
    for check in CHECKS:
        if rule == check.RULE:
            return f"# {rule}\n\n{_docstring(check)}\n"
    for kind in KINDS:
        if kind.name == rule:
            text = "\n".join(_kind(kind)).removeprefix("#")
            return f"{text.rstrip()}\n\n{_shared_pointer()}\n"
    text = (READING_RULES | PAGE_RULES).get(rule, "")
    return f"# {rule}\n\n{text}" if text else None


def write(folder: Path) -> None:
    """Writes `kinds.md` and `checks.md` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kinds.md").write_text(kinds_manual(), encoding="utf-8")
    (folder / "checks.md").write_text(checks_manual(), encoding="utf-8")


# --- checks ---------------------------------------------------------------------------------------

_MADE = "<!-- Written by `make docs` from the program's own words; change those instead. -->"


def checks_manual() -> str:
    """`docs/checks.md`: every rule with its page."""
    lines = [
        _MADE,
        "",
        "# Checks",
        "",
        "`herald check` reads every record and tells all that is wrong in one go: file, line, what",
        "is there, what was expected, and the rule's name in brackets. An error stops the build; a",
        "warning is worth a look. `herald explain RULE` prints a rule's page.",
        "",
        "## Reading",
        "",
        "What is wrong with one file is found as it is read. The fields of each kind of record,",
        "whose name is the rule, are in [kinds](kinds.md).",
        "",
    ]
    for rule, text in READING_RULES.items():
        lines += [f"### {rule}", "", text]
    lines += ["## The whole office", "", "What only shows when all records are known.", ""]
    for check in CHECKS:
        lines += [f"### {check.RULE}", "", _docstring(check), ""]
    lines += [
        "## Drawing the pages",
        "",
        "What is found when the pages are drawn; always a warning.",
        "",
    ]
    for rule, text in PAGE_RULES.items():
        lines += [f"### {rule}", "", text]
    return "\n".join(lines).rstrip() + "\n"


def _docstring(check: Check) -> str:
    return inspect.cleandoc(check.__doc__ or "")


# --- kinds ----------------------------------------------------------------------------------------


def kinds_manual() -> str:
    """`docs/kinds.md`: every kind of record with its fields."""
    lines = [
        _MADE,
        "",
        "# Kinds of record",
        "",
        "One record is one file: Markdown with its fields between two lines `---` where there is",
        "text, plain YAML where there is none. The folder says the kind, and the file's stem,",
        "without a date at its beginning, is the record's name. Years and months are free as",
        "folders inside.",
        "",
        "| kind | folder | |",
        "| --- | --- | --- |",
    ]
    for kind in KINDS:
        first = _said(kind).partition("\n")[0].partition(": ")[2].rstrip(".")
        lines.append(f"| [{kind.name}](#{kind.name}) | `{kind.folder}` | {first} |")
    lines += [
        "",
        "A field is required where a `!` stands behind its name. 🔒 marks what neither the public",
    ]
    lines += ["nor the press is ever given.", ""]
    lines += ["## Every record", "", *_table(Record), *_blocks(Record)]
    for facet in FACETS:
        lines += [f"## {facet.__name__}", "", f"{_doc(facet)}", ""]
        within = _within(facet)
        lines += [*_table(facet, without=within), *_blocks(facet, without=within)]
    for kind in KINDS:
        lines += _kind(kind)
    return "\n".join(lines).rstrip() + "\n"


def _kind(kind: Kind) -> Iterator[str]:
    yield from (f"## {kind.name}", "", _said(kind), "")
    files = f"`{kind.folder}/{kind.file or 'NAME'}.{'md' if kind.body else 'yml'}`"
    yield f"File: {files.replace('*', 'COMMITTEE')}"
    if kind.body:
        yield f"\nText below the fields: {kind.body}"
    if kind.address:
        address = kind.address.replace("{year}", "YEAR").replace("{parent}", "COMMITTEE")
        yield f"\nPage: `{address.replace('{name}', 'NAME')}`"
    facets = [facet.__name__ for facet in FACETS if issubclass(kind.model, facet)]
    if facets:
        *before, last = (f"[{facet}](#{facet.lower()})" for facet in facets)
        links = f"{', '.join(before)} and {last}" if before else last
        yield f"\nIts fields are those of [every record](#every-record), of {links}, and:"
    else:
        yield "\nIts fields are those of [every record](#every-record), and:"
    yield ""
    yield from _table(kind.model, without=_shared(kind.model))
    yield from _blocks(kind.model, without=_shared(kind.model))
    if kind.example:
        yield from (
            "A new one begins with:",
            "",
            "```yaml",
            f"title: …\n{kind.example.rstrip()}",
            "```",
            "",
        )


def _shared_pointer() -> str:
    shared = ", ".join(f"`{name}`" for name in Record.model_fields)
    return f"Every record also has {shared}: see docs/kinds.md."


def _said(kind: Kind) -> str:
    return inspect.cleandoc(sys.modules[kind.model.__module__].__doc__ or "")


def _shared(model: type[Record]) -> type[Record]:
    """A record with all the facets of `model`, and nothing else."""
    return _made_of([facet for facet in FACETS if issubclass(model, facet)])


def _within(facet: type[Record]) -> type[Record]:
    """A record with the facets that `facet` is made of."""
    return _made_of([one for one in FACETS if one is not facet and issubclass(facet, one)])


def _made_of(facets: list[type[Record]]) -> type[Record]:
    others = [one for one in facets if not any(issubclass(o, one) for o in facets if o is not one)]
    bases = (*others,) or (Record,)
    return bases[0] if len(bases) == 1 else type("Shared", bases, {"__module__": __name__})


def _table(model: type[BaseModel], without: type[BaseModel] | None = None) -> Iterator[str]:
    fields = _own(model, without)
    if not fields:
        yield from ("No others.", "")
        return
    yield from ("| field | is | meaning |", "| --- | --- | --- |")
    said = meanings(model)
    for name, field in fields.items():
        required = "!" if field.is_required() else ""
        lock = " 🔒" if any(isinstance(mark, ForStaff) for mark in field.metadata) else ""
        meaning = " ".join(said.get(name, "").split())
        yield f"| **{field.alias or name}**{required}{lock} | {words_of(model, name)} | {meaning} |"
    yield ""


def _own(model: type[BaseModel], without: type[BaseModel] | None) -> dict[str, FieldInfo]:
    inherited = without.model_fields if without else {}
    return {
        name: field
        for name, field in model.model_fields.items()
        if name not in inherited or inherited[name].annotation != field.annotation
    }


def _blocks(model: type[BaseModel], without: type[BaseModel] | None = None) -> Iterator[str]:
    """The tables of the blocks in the own fields of `model`, and of the blocks in those."""
    told = set(_inside(without)) if without else set()
    for block in dict.fromkeys(_inside(model)):
        if block not in told:
            yield from (f"**{_block_name(block)}**: {_doc(block)}", "", *_table(block))


def _inside(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for field in model.model_fields.values():
        for part in _parts(field.annotation):
            yield part
            yield from _inside(part)


def _parts(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _parts(inner)


def _doc(model: type[BaseModel]) -> str:
    return " ".join(inspect.cleandoc(model.__doc__ or "").split())


def _block_name(block: type[BaseModel]) -> str:
    """The name of a block as prose has it: `after action`."""
    if issubclass(block, PrivateBlock):
        return "private"
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", block.__name__).lower()


# --- types in an editor's words -------------------------------------------------------------------

FIELD_WORDS: dict[str, str] = {
    "str": "text",
    "Line": "a line",
    "ShortLine": "a line",
    "MailLine": "a line",
    "Text": "text",
    "Summary": "text, at most 300 characters",
    "Prose": "Markdown",
    "Email": "an e-mail address",
    "WebAddress": "a web address",
    "OldAddress": "an old address on this site: `/news/2026/name/`",
    "SiteAddress": "an address on this site: `/news/2026/name/`",
    "FileName": "a file beside the record: `ribbon.jpg`",
    "ColumnName": "the name of a column: `first_name`",
    "Language": "a language: `es`",
    "Phone": "a telephone number",
    "Number": "a number",
    "Dollars": "dollars: `1250.50`",
    "Count": "a whole number",
    "Grade": "a grade: `0`, `1`, `2` or `3`",
    "Percent": "percent: `25`",
    "Flag": "yes or no",
    "LocalDate": "a date: `2026-12-03`",
    "LocalTime": "a time: `2026-12-03 18:00`",
    "Beginning": "a time, `2026-12-03 18:00`, or a whole day, `2026-12-03`",
    "End": "a time, or the last whole day",
    "ClockTime": "a time of day: `18:30`",
    "Zone": "a time zone: `America/Los_Angeles`",
    "Minutes": "minutes",
    "RecurrenceRule": "a rule: `FREQ=MONTHLY;BYDAY=1TU`",
    "PersonRef": "→ [person](#person)",
    "OrganizationRef": "→ [organization](#organization)",
    "VenueRef": "→ [venue](#venue)",
    "DelegationRef": "→ [delegation](#delegation)",
    "TripRef": "→ [trip](#trip)",
    "EventRef": "→ [event](#event)",
    "AppointmentRef": "→ [appointment](#appointment)",
    "CommitteeRef": "→ [committee](#committee)",
    "GoalRef": "→ [goal](#goal)",
    "PriorityRef": "→ [priority](#priority)",
    "AnyRef": "→ any record: `event/budget-hearing`",
}
"""What to write for a field of each type, by the name that the type has in `records`."""


def words_of(model: type[BaseModel], field: str) -> str:
    """What is written in a field, in an editor's words; `list of …` where there may be several."""
    for owner in model.__mro__:
        written = inspect.get_annotations(owner).get(field)
        if written is not None:
            return _words(str(written), sys.modules[owner.__module__])
    raise KeyError(field)


def _words(written: str, module: object) -> str:
    written = (
        re.sub(r"Annotated\[(.+?), \w+\(.*\)\]", r"\1", written).removesuffix(" | None").strip()
    )
    several = re.fullmatch(r"(?:tuple|list)\[(.+?)(?:, \.\.\.)?\]", written)
    if several:
        return f"list of: {_words(several[1], module)}"
    if written.startswith("Literal["):
        return _alternatives(re.findall(r"[\"']([a-z_]+)", written))
    return FIELD_WORDS.get(written) or _words_of_type(getattr(module, written))


def _words_of_type(kind_of_value: object) -> str:
    if isinstance(kind_of_value, type) and issubclass(kind_of_value, Enum):
        return _alternatives(member.value for member in kind_of_value)
    if isinstance(kind_of_value, type) and issubclass(kind_of_value, BaseModel):
        return f"a block, **{_block_name(kind_of_value)}**"
    if get_origin(kind_of_value) is Literal:
        return _alternatives(get_args(kind_of_value))
    raise TypeError(f"the manual has no words for {kind_of_value!r}")


def _alternatives(words: Iterable[object]) -> str:
    return ", ".join(f"`{word}`" for word in words)
