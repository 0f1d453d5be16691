"""A record names another record that does not exist, or a name that two records have.

A reference is the name of a record: the stem of its file without a leading date. A field says
which kind it means (`venue: city-hall`); where any kind may stand, the kind comes first
(`event/budget-hearing`). When two records of a kind have the same name, the whole stem with its
date says which. A goal names its committee by the folder it is in.

Passes, when `office/venues/city-hall.md` exists:

```yaml
venue: city-hall
```

Fails:

```yaml
venue: city-hal
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.kinds import BY_NAME
from herald.problems import Problem, Severity, quoted, repeated
from herald.records.reader import SETTINGS_FILE
from herald.records.wording import did_you_mean, listed, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.records.entry import Entry
    from herald.records.facts import Reference

RULE = "dangling-reference"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """References of a record that lead to none, or to more than one."""
    del at
    for reference in entry.references:
        if entry.gives(reference.location):
            yield from _reference(office, entry, reference)
    if entry.parent and not entry.kind.file and not entry.is_translation:
        yield from _without_parent(office, entry)


def check_rest(office: Office, at: datetime) -> Iterator[Problem]:
    """A Mayor who is not in the directory."""
    del at
    name = office.settings.mayor
    if not office.named("person", name) and ("person", name) not in office.unread:
        message = f"'mayor' is '{name}'; {_nobody(office, 'person', name)}"
        # An office may begin without a directory; one that has it has the Mayor in it.
        severity = Severity.ERROR if office.of("person") else Severity.WARNING
        yield Problem(SETTINGS_FILE, 1, 1, RULE, message, severity)


def _reference(office: Office, entry: Entry, reference: Reference) -> Iterator[Problem]:
    found = office.named(reference.kind, reference.name)
    # What is wrong with a record that could not be read is said at its own file, and not here.
    if len(found) == 1 or (reference.kind, reference.name) in office.unread:
        return
    what = name_of(reference.location)
    reason = _several(found) if found else _none(office, reference)
    yield entry.problem(
        reference.location, RULE, f"{what} is {quoted(reference.written)}; {reason}"
    )


def _none(office: Office, reference: Reference) -> str:
    if reference.kind in BY_NAME:
        return _nobody(office, reference.kind, reference.name)
    if "/" in reference.written:
        meant = did_you_mean(reference.kind, list(BY_NAME))
        known = f" The kinds are {listed(list(BY_NAME))}"
        return f"there is no kind {quoted(reference.kind)}.{meant or known}"
    same = (item for item in office.records if item.name == reference.written)
    everywhere = [f"{item.kind.name}/{item.name}" for item in same]
    meant = f". Did you mean {listed(everywhere, 'or')}?" if everywhere else ""
    return f"a record is written with its kind, as in event/budget-hearing{repeated(meant, '')}"


def _nobody(office: Office, kind: str, name: str) -> str:
    known = sorted({item.name for item in office.of(kind)})
    titled = sorted({item.name for item in office.of(kind) if item.facts.title == name})
    folder = BY_NAME[kind].folder.replace("*", "NAME")
    otherwise = f" Correct it, or add the record in {folder}"
    asked = f" Did you mean {listed(titled, 'or')}?" if titled else did_you_mean(name, known)
    meant = repeated(asked or otherwise, otherwise)
    return f"there is no {kind} of that name.{meant}"


def _several(found: tuple[Entry, ...]) -> str:
    files = listed([item.path for item in found])
    stems = [item.stem for item in found]
    if len(set(stems)) == len(stems):
        advice = repeated(
            f": {files}. Write {listed(stems, 'or')}", "; write the one with its date"
        )
        return f"{len(found)} records have that name{advice}"
    advice = repeated(f": {files}. Rename one of the files", "; rename one of the files")
    return f"{len(found)} records have that name{advice}"


def _without_parent(office: Office, entry: Entry) -> Iterator[Problem]:
    is_there = any(committee.name == entry.parent for committee in office.of("committee"))
    if not is_there and ("committee", entry.parent) not in office.unread:
        folder = f"committees/{entry.parent}"
        message = (
            f"There is no {folder}/committee.md or committee.yml; "
            "add the committee's record, or move this file to its committee's folder"
        )
        yield Problem(entry.path, 1, 1, RULE, message)
