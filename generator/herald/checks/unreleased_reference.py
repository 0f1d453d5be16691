"""A record that the public sees names one that the public does not see.

What is not released leaves no trace on the public site: where such a record is named, the page
shows nothing. That may be right (a person of the staff who answers for a page) or an oversight (the
venue of a public event that was never made public). A record that is still to come is judged as of
its own moment. The warning never says what the hidden record is about.

Who signs a proclamation or a letter, or speaks, is more: without the name the words would be
somebody else's. That is an error.

Passes, when the record of the venue says `visibility: public`:

```yaml
visibility: public
venue: city-hall
```

Warns, when it does not:

```yaml
visibility: public
venue: council-safe-room
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.audience import Audience, is_shown, released, seen_from
from herald.kinds.letter import Letter
from herald.kinds.newsletter import Newsletter
from herald.problems import Problem, Severity
from herald.records.wording import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.records.entry import Entry
    from herald.records.facets import Record
    from herald.records.yaml_fields import Location

RULE = "unreleased-reference"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """References of a record that the public sees to what it does not see."""
    if isinstance(entry.record, Letter) and not entry.is_translation:
        yield from _signed_by_nobody(entry, entry.record, office)
    moment = seen_from(entry.facts, Audience.PUBLIC, at)
    if moment is None or not entry.kind.is_published:
        return
    for reference in entry.references:
        location = reference.location
        if reference.is_for_staff or not entry.gives(location):
            continue
        target = office.find(reference.kind, reference.name)
        if target is None or is_shown(target, Audience.PUBLIC, moment):
            continue
        if not _is_asked_elsewhere(entry.record, location):
            yield _problem(entry, location)
    yield from _goal_without_committee(office, entry, moment)


def _signed_by_nobody(entry: Entry, letter: Letter, office: Office) -> Iterator[Problem]:
    """Of a letter that staff print, a signer whom they do not see: it would be the Mayor's."""
    signer = office.find("person", letter.signer) if letter.signer else None
    is_theirs = Audience.INTERNAL.may_see(letter.visibility)
    if signer and is_theirs and not Audience.INTERNAL.may_see(signer.facts.visibility):
        message = (
            "'signer' names a person whom staff do not see, so the letter would be signed by the "
            "Mayor; make that person's record internal, or the letter confidential"
        )
        yield entry.problem(("signer",), RULE, message)


def _is_asked_elsewhere(record: Record, location: Location) -> bool:
    """Whether `newsletter_item_unreleased` asks for it, as of the moment of sending."""
    return isinstance(record, Newsletter) and bool(record.send_at) and location[0] == "sections"


def _problem(entry: Entry, location: Location) -> Problem:
    if location[0] in ("signed", "attested"):
        message = (
            f"{name_of(location)} names a person whom the public does not see; a proclamation "
            "bears the name of who signed it, so make that person's record public"
        )
        return entry.problem(location, RULE, message)
    if location[0] == "speaker":
        message = (
            "'speaker' names a person whom the public does not see, so the remarks would be told "
            "as the Mayor's; make that person's record public"
        )
        return entry.problem(location, RULE, message)
    return entry.problem(
        location,
        RULE,
        f"{name_of(location)} names a record that the public does not see, so the page shows "
        "nothing there; make that record public, or remove the name",
        Severity.WARNING,
    )


def _goal_without_committee(office: Office, entry: Entry, moment: datetime) -> Iterator[Problem]:
    committee = office.find("committee", entry.parent) if entry.parent else None
    if committee and not released(committee.facts, Audience.PUBLIC, moment):
        message = (
            "This record is public, and the committee in whose folder it stands is not; "
            "make both public, or neither"
        )
        yield Problem(entry.path, 1, 1, RULE, message, Severity.WARNING)
