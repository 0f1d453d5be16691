"""A text holds what looks like data of a person: a telephone number, an address, a date of birth.

What residents write or say is kept without a word of who they are, so there it is an error. In a
text that everybody reads, or will, it is a warning. An e-mail address, a number of a telephone, of
a payment card or of social security, a number plate, a date of birth, and the street address of
where somebody lives are looked for, in the text below the fields and in the fields that hold
sentences.

What the office itself gives the public is not personal, and may stand in every text: all that is in
`office.yml` and on the page `content/pages/contact.md`, the addresses of venues, the public
telephones and e-mail addresses of people in the directory, every e-mail address under a domain of
the office's own, and what stands in the record's own fields, such as `contacts`. So are numbers
that are free to call. What else is meant to be public is named in the record, word for word; a page
written by hand can do the same.

Passes:

```yaml
summary: The shelter is open. Call 360-555-0142 for a ride.
personal_data:
  - 360-555-0142
```

Warns, when the number is nowhere in `office.yml`, on the contact page or in the directory:

```yaml
summary: The shelter is open. Call 360-555-0142 for a ride.
```
"""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from herald.problems import Severity, quoted
from herald.records.entry import marked
from herald.records.facets import Visibility
from herald.records.fields import IsSentences
from herald.records.personal import Finding, Sort, compared, personal
from herald.records.source import Passage, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry
    from herald.settings import Settings

RULE = "personal-data"

FIELD = "personal_data"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """Texts of a record that hold what looks like personal data."""
    del at
    by_residents = entry.kind.holds_residents_words
    if by_residents or entry.facts.visibility is Visibility.PUBLIC:
        for passage, finding in _found(_passages(entry), by_residents=by_residents):
            if _is_of_office(finding, office):
                continue
            if by_residents:
                yield passage.problem(finding.start, RULE, _of_resident(finding))
            elif not _stands_in(finding, _in_record(entry)):
                message = _in_public(finding)
                yield passage.problem(finding.start, RULE, message, Severity.WARNING)


def check_rest(office: Office, at: datetime) -> Iterator[Problem]:
    """Pages written by hand that hold what looks like personal data."""
    del at
    for page in office.pages:
        texts_of_page = () if page.is_contact else (Passage(page.source, (), page.source.body),)
        named = [text for _, text in texts(page.source.values.get(FIELD, ""))]
        for passage, finding in _found(texts_of_page):
            if not (_is_of_office(finding, office) or _stands_in(finding, named)):
                message = _in_public(finding)
                yield passage.problem(finding.start, RULE, message, Severity.WARNING)


def _found(
    passages: Iterable[Passage], *, by_residents: bool = False
) -> Iterator[tuple[Passage, Finding]]:
    """What is found in a file, each number and address where it stands first."""
    known = set()
    for passage in passages:
        findings = personal(passage.text, by_residents=by_residents)
        for finding in sorted(findings, key=attrgetter("start")):
            if compared(finding.text) not in known:
                known.add(compared(finding.text))
                yield passage, finding


def _passages(entry: Entry) -> Iterator[Passage]:
    """The texts of its own file that hold sentences; of residents' words, those for staff too."""
    for location, text in marked(entry.record, IsSentences):
        passage = Passage(entry.source, location, text)
        if entry.gives(location) and (entry.kind.holds_residents_words or not passage.is_private):
            yield passage
    if entry.body:
        yield Passage(entry.source, (), entry.body)


def _in_public(finding: Finding) -> str:
    return (
        f"{quoted(finding.text)} looks like {finding.sort}; take it out, or add it to "
        f"'{FIELD}' if it is meant to be public"
    )


def _of_resident(finding: Finding) -> str:
    return (
        f"This looks like {finding.sort}; no personal data is kept with what residents write or "
        "say, so take it out"
    )


# --- what is not personal -------------------------------------------------------------------------


def _is_of_office(finding: Finding, office: Office) -> bool:
    """Whether the office itself gives it to the public."""
    if finding.sort is Sort.EMAIL and _is_at_home(finding.text, office.settings):
        return True
    return _stands_in(finding, _public_texts(office))


def _is_at_home(email: str, settings: Settings) -> bool:
    """Whether the address is under the domain of the office's site and of its own addresses."""
    host = urlsplit(settings.site_url).hostname or ""
    domain = _domain(email)
    given = (text for text in _in_settings(settings) if "@" in text)
    return domain in map(_domain, given) and f".{host}".endswith(f".{domain}")


def _domain(email: str) -> str:
    return email.casefold().rpartition("@")[2]


def _public_texts(office: Office) -> Iterator[str]:
    """Texts in which the office says how it can be reached, and where."""
    yield from _in_settings(office.settings)
    yield from (page.source.body for page in office.pages if page.is_contact)
    for kind in ("venue", "person"):
        for entry in office.of(kind):
            if entry.facts.visibility is Visibility.PUBLIC:
                yield from entry.facts.values.values()


def _in_settings(settings: Settings) -> Iterator[str]:
    contact, press = settings.contact, settings.press_contact
    given = [settings.newsletter_address, settings.notice, settings.boilerplate]
    given += [contact.address, contact.phone, contact.email] if contact else []
    given += [press.phone, press.email] if press else []
    yield from filter(None, given)


def _in_record(entry: Entry) -> Iterator[str]:
    """What stands in its fields apart from its texts, and in the list of what may be public."""
    sentences = {passage.text for passage in _passages(entry)}
    fields = entry.record.model_dump(mode="json", by_alias=True, exclude={"private"})
    yield from (text for text in _strings(fields) if text not in sentences)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _stands_in(finding: Finding, given: Iterable[str]) -> bool:
    found = compared(finding.text)
    return any(found in _all_in(text) for text in given)


@lru_cache(maxsize=1 << 12)
def _all_in(text: str) -> frozenset[str]:
    """Everything in a text that would be personal elsewhere, and the text itself."""
    found = {compared(finding.text) for finding in personal(text, by_residents=True)}
    return frozenset({*found, compared(text)})
