"""A page written by hand has a field, or embeds a list, that there is not.

Everything in `content/pages` is public as soon as it is merged. `visibility: internal` or an
embargo at the head of such a page would be read by nobody, and whoever wrote it would believe the
page to be safe; so it is an error. What is not for everyone is a record, or waits in a branch.
Other names that are not known there are told too, since they do nothing; so are lists between
braces (`{{ upcoming_events }}`) that Herald does not know.

Passes:

```yaml
title: About the Mayor
description: Who the Mayor is, and what the office does.
```

Fails:

```yaml
title: Plans for the waterfront
visibility: internal
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from herald.problems import Problem, Severity, quoted
from herald.records.page import EMBEDS
from herald.records.source import Passage
from herald.records.wording import did_you_mean, listed, what_stands_there

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.records.page import Page

RULE = "page-field"

KNOWN = ("title", "description", "hide", "reviewed", "search", "personal_data")
ABOUT_RELEASE = ("visibility", "publish_at", "embargo", "expires", "private", "draft")


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Fields of pages that are not read."""
    del at
    for page in office.pages:
        for name in page.source.values:
            if name in ABOUT_RELEASE:
                yield page.problem(
                    name,
                    RULE,
                    f"'{name}' is not read here: a page in content/pages is public as soon as it "
                    "is merged. Keep the page elsewhere until then, and remove the line",
                    Severity.ERROR,
                )
            elif name not in KNOWN:
                meant = did_you_mean(name, KNOWN) or f" The fields are {listed(KNOWN)}"
                message = f"'{name}' is not a field of a page.{meant}"
                yield page.problem(name, RULE, message, Severity.WARNING)
            elif name == "reviewed" and page.reviewed is None:
                written = what_stands_there(page.source.values[name])
                message = f"'reviewed' is {written}; a date is written 2026-12-03"
                yield page.problem(name, RULE, message, Severity.ERROR)
        yield from _embeds(page)


def _embeds(page: Page) -> Iterator[Problem]:
    """Paragraphs that are only a name in braces, and the name is none of ours."""
    for match in re.finditer(r"^\{\{[ \t]*(\S+?)[ \t]*\}\}[ \t]*$", page.source.body, re.MULTILINE):
        if match[1] not in EMBEDS:
            meant = did_you_mean(match[1], EMBEDS) or f" The lists are {listed(EMBEDS)}"
            message = f"There is no list {quoted(match[1])} to embed.{meant}"
            yield Passage(page.source, (), page.source.body).problem(match.start(1), RULE, message)
