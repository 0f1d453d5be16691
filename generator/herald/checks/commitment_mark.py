"""A commitment is marked in a text so that the mark cannot be read.

In the text of remarks, braces mark what the Mayor promises, and behind it who sees to it (a name
from the directory) and until when, or on which day it was done. What is promised is spoken and
printed; the rest stays in the office. So a mark that is not closed, that says something else, or
that stands where no remarks are is an error: somebody might read what was meant for the office.

Passes, when `office/people/lena-park.md` exists:

```markdown
{commit: The library opens again in spring. | owner: lena-park | due: 2027-03-20}
```

Fails:

```markdown
{commit: The library opens again in spring. | owner: Lena Park | by: 2027-03-20
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import StringConstraints, TypeAdapter, ValidationError

from herald.problems import quoted, repeated
from herald.records.dates import LocalDate
from herald.records.entry import marked
from herald.records.source import Passage
from herald.records.spoken import marks, strays
from herald.records.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry
    from herald.records.spoken import Mark

RULE = "commitment-mark"

_WORDS = ("owner", "due", "done")

FORM = "{commit: what is promised | owner: name | due: 2027-03-20}"

_BEGINS = re.compile(r"\{\s*commit\s*:", re.IGNORECASE)
_DATE: TypeAdapter[object] = TypeAdapter(LocalDate)


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """Marks of a record that cannot be read, and such in texts that may have none."""
    del at
    if entry.kind.marks_commitments:
        text = Passage(entry.source, (), entry.body)
        for mark in marks(text.text):
            yield from _wrong(mark, text, office)
        for place in strays(text.text):
            yield text.problem(place, RULE, f"{_LIKE}; a commitment is marked '{FORM}'")
    if "{" in entry.source.fields or "{" in entry.body:
        yield from _elsewhere(entry)


_LIKE = "This looks like the mark of a commitment, or like a part of one"


def _wrong(mark: Mark, text: Passage, office: Office) -> Iterator[Problem]:
    if not mark.is_closed:
        message = f"The mark of the commitment is not closed; write '}}' at its end, as in '{FORM}'"
        yield text.problem(mark.start, RULE, message)
        return
    if not mark.what:
        message = f"The mark says no commitment; write what is promised, as in '{FORM}'"
        yield text.problem(mark.start, RULE, message)
    known: set[str] = set()
    for word, value, place in mark.given:
        fault = _fault(word, value, known, office)
        if fault:
            # Nobody but the office is told owner and due date, also where the remarks are public.
            yield text.problem(place, RULE, fault).withheld()
        known.add(word)


def _fault(word: str, value: str, known: set[str], office: Office) -> str:
    """What is wrong with a part of a mark; "" for nothing."""
    if word not in _WORDS:
        meant = repeated(did_you_mean(word, _WORDS), "")
        return f"A mark has an 'owner', a 'due' and a 'done', and not {quoted(word)}.{meant}"
    if word in known:
        return f"The mark says '{word}' twice; keep one of them"
    if word in ("due", "done"):
        try:
            _DATE.validate_python(value)
        except ValidationError as error:
            return f"'{word}' of the mark is {quoted(value)}; {error.errors()[0]['msg']}"
    elif not office.named("person", value) and ("person", value) not in office.unread:
        names = sorted({person.name for person in office.of("person")})
        otherwise = " Write a name of office/people, such as lena-park"
        meant = repeated(did_you_mean(value, names) or otherwise, otherwise)
        return f"'owner' of the mark is {quoted(value)}; there is no person of that name.{meant}"
    return ""


def _elsewhere(entry: Entry) -> Iterator[Problem]:
    """Marks in fields, and in the texts of records that are no remarks."""
    passages = [
        Passage(entry.source, location, text)
        for location, text in marked(entry.record, StringConstraints)
        if entry.gives(location)
    ]
    if not entry.kind.marks_commitments:
        passages.append(Passage(entry.source, (), entry.body))
    for passage in passages:
        for found in _BEGINS.finditer(passage.text):
            message = (
                "A commitment is marked in the text of remarks and nowhere else; write it without "
                "the braces, and leave out 'owner', 'due' and 'done'"
            )
            yield passage.problem(found.start(), RULE, message)
