"""A language of the office has no home page.

Every page offers its readers the other languages, and leads to that language's home page where the
page itself is not translated. Without a home page the way ends there.

Passes, in an office with `languages: [en, es]`: `content/pages/index.md` and
`content/pages/index.es.md`

Warns: `content/pages/index.md` alone
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.problems import Problem, Severity
from herald.records.walk import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.office import Office

RULE = "missing-home"


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Languages besides the first without `index.LANGUAGE.md`."""
    del at
    addresses = {page.address for page in office.pages}
    for language in office.settings.languages[1:]:
        if f"/{language}/" not in addresses:
            path = f"{PAGES}/index.{language}.md"
            message = (
                f"The office speaks '{language}' (office.yml, 'languages'), but has no home page "
                "in it, and every page links there; add this file"
            )
            yield Problem(path, 1, 1, RULE, message, Severity.WARNING)
