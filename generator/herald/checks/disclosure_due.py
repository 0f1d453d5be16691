"""A meeting of the Mayor's is past and not disclosed, though its last day for that is over.

`office.yml` says which meetings are disclosed, and within how many working days (`disclosure:
{since: 2026-11-09, within: 5, counts: [meeting, call]}`); without that block nothing is asked.
Confidential and cancelled appointments are not counted. `herald disclose DATE` drafts what a day
lacks; a person writes the topic and sets `visibility: public`. Nothing is disclosed by itself.

These are warnings, for what was right when it was committed must not fail when days have passed.

Passes on November 18, with 5 working days:

```yaml
starts: 2026-11-12 09:00   # Thanksgiving apart, 5 working days after it are over on Nov 19
ends: 2026-11-12 10:00
purpose: meeting
```

Warns on November 18, unless a public disclosure names it:
```yaml
starts: 2026-11-10 06:00   # Veterans Day is no working day; the last day was Nov 18
ends: 2026-11-10 07:15
purpose: meeting
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.mayors_time.disclosures import Lack, owed
from herald.problems import Severity, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from herald.mayors_time.disclosures import Past
    from herald.office import Office
    from herald.problems import Problem

RULE = "disclosure-due"


def check(office: Office, at: datetime) -> Iterator[Problem]:
    """Meetings whose disclosure is overdue, told where somebody can mend it."""
    policy = office.settings.disclosure
    if policy is None:
        return
    law = f", {policy.law}" if policy.law else ""
    rule = f"{policy.within} working days{law}"
    for one in owed(office, at):
        if one.is_overdue(at):
            yield _problem(one, rule)


def _problem(one: Past, rule: str) -> Problem:
    due = repeated(f"by {one.due}", "in time")
    overdue = f"should have been disclosed {due} ({rule})"
    if one.disclosure is None:
        day = repeated(str(one.starts.date()), "DATE")
        said = (
            f"The Mayor's {one.entry.facts.values['purpose']} {overdue} and is not; run "
            f"'herald disclose {day}', complete the draft and set 'visibility: public'"
        )
        return one.entry.problem(("starts",), RULE, said, Severity.WARNING)
    if one.lacks is Lack.TOPIC:
        said = (
            f"This meeting {overdue} and has no 'topic'; write in a line what it was about, and "
            "set 'visibility: public'"
        )
    else:
        said = (
            f"This meeting {overdue} and is still a draft; read it once more and set "
            "'visibility: public'"
        )
    return one.disclosure.problem((), RULE, said, Severity.WARNING)
