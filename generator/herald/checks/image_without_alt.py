"""A picture has no alt text, so that who does not see it learns nothing of it.

Alt text says what the picture shows, in a sentence, without "picture of". Only a picture that says
nothing (an ornament) does without, and says so. In a text the words between the brackets are the
alt text.

Passes:

```yaml
images:
  - file: ribbon.jpg
    alt: The Mayor cuts a green ribbon on the pier
  - file: waves.png
    decorative: yes
```

Fails:

```yaml
images:
  - file: ribbon.jpg
```

So does `![](/assets/ribbon.jpg)` in a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.problems import quoted
from herald.records.markdown import Link, links
from herald.records.source import Passage
from herald.records.wording import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.problems import Problem
    from herald.records.entry import Entry

RULE = "image-without-alt"


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """Pictures of a record without alt text."""
    del office, at
    for index, image in enumerate(entry.record.images):
        location = ("images", index)
        if image.alt is None and not image.decorative and entry.gives(location):
            message = (
                f"{name_of(location)} ({quoted(image.file)}) has no alt text; add 'alt' with what "
                "the picture shows, or 'decorative: yes' if it says nothing"
            )
            yield entry.problem(location, RULE, message)
    for passage, link in entry.links:
        yield from _in_text(passage, link)


def check_rest(office: Office, at: datetime) -> Iterator[Problem]:
    """Pictures without alt text in pages written by hand."""
    del at
    for page in office.pages:
        passage = Passage(page.source, (), page.source.body)
        for link in links(passage.text, html=True):
            yield from _in_text(passage, link)


def _in_text(passage: Passage, link: Link) -> Iterator[Problem]:
    if link.is_image and not link.words.strip():
        where = "in 'alt'" if passage.text[link.offset] == "<" else "between '![' and ']'"
        message = f"The picture {quoted(link.target)} has no alt text; write what it shows {where}"
        yield passage.problem(link.offset, RULE, message)
