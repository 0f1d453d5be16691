"""A record names a picture or an attachment that does not stand beside it.

Pictures and attachments are kept in the folder of the record that shows them, and are named by
their file's name alone.

Passes, when `ribbon.jpg` stands in the same folder:

```yaml
images:
  - file: ribbon.jpg
    alt: The Mayor cuts a green ribbon on the pier
```

Fails, when the file there is called `ribbon.png`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.problems import Problem, quoted, repeated
from herald.records.reader import SETTINGS_FILE
from herald.records.walk import PAGES
from herald.records.wording import did_you_mean, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.records.entry import Entry
    from herald.records.yaml_fields import Location

RULE = "missing-file"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """Files that a record names and that do not stand beside it."""
    del at
    for location, file in _files(entry):
        if entry.gives(location) and entry.beside(file) not in office.files:
            yield _problem(office, entry, location, file)


def check_rest(office: Office, at: datetime) -> Iterator[Problem]:
    """A seal that is not there."""
    del at
    seal = office.settings.seal
    if seal and f"{PAGES}/{seal}" not in office.files:
        inside = [path.removeprefix(f"{PAGES}/") for path in office.files]
        meant = did_you_mean(seal, inside) or " Add the file, or remove the line"
        message = f"'seal' is '{seal}'; there is no such file in {PAGES}.{meant}"
        yield Problem(SETTINGS_FILE, 1, 1, RULE, message)


def _files(entry: Entry) -> Iterator[tuple[Location, str]]:
    for index, image in enumerate(entry.record.images):
        yield ("images", index, "file"), image.file
    for index, attachment in enumerate(entry.record.attachments):
        yield ("attachments", index, "file"), attachment.file


def _problem(office: Office, entry: Entry, location: Location, file: str) -> Problem:
    folder = entry.beside("")
    beside = sorted(path.removeprefix(folder) for path in office.files if path.startswith(folder))
    otherwise = " Add the file, or remove the line"
    meant = repeated(did_you_mean(file, beside) or otherwise, otherwise)
    message = (
        f"{name_of(location)} is {quoted(file)}; there is no such file beside the record.{meant}"
    )
    return entry.problem(location, RULE, message)
