"""Papers: what staff print of a record and nobody publishes, in `private/papers/`.

They are made from what every member of the staff may see; what is confidential or sealed is in none
of them. Papers of what takes place are there from `EARLY` before it until `LATELY` after it: an
archive of ten thousand events has no use for ten thousand checklists.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from herald.kinds.letter import Letter
from herald.kinds.request import Stage
from herald.outputs.artifact import Artifact, Beside, Task, copied
from herald.outputs.documents import PAPERS, papers_of, reply, triage_sheet
from herald.outputs.documents.letter import merged
from herald.outputs.documents.letterhead import seal_of
from herald.records.walk import stamp_of
from herald.topics import reminders, you_said
from herald.topics.follow_through import open_items

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from herald.audience import Seen
    from herald.outputs.seal import Seal
    from herald.view import View

EARLY = timedelta(days=120)
LATELY = timedelta(days=30)

AT_ONCE = 1_000
"""For so many open requests at most, the newest of them, there are papers."""


def tasks(view: View, root: Path) -> Iterator[Task]:
    """The papers of every record that has some and is dated around now."""
    seal = seal_of(view, root)
    first, last = (view.at - LATELY).date(), (view.at + EARLY).date()
    yield Task("follow-through", follow_through_papers)
    for kind in PAPERS:
        for seen in view.dated(kind, first, last):
            yield Task(f"papers {seen.key}", papers_of, (seen.key, seal))
            yield from _merged(view, root, seen, seal)
    for stage in (Stage.PENDING, Stage.UNANSWERED):
        for seen in view.newest_with("request", "stage", stage, AT_ONCE):
            yield Task(f"replies {seen.key}", reply.artifacts, (seen.key, seal))
    yield Task("triage", triage_sheet.artifacts, ())


def follow_through_papers(view: View) -> Iterator[Artifact]:
    """What is due, and the news of all promises, as plain text that can be read and sent on."""
    language = view.settings.languages[0]
    told = {
        "due": reminders.as_text(open_items(view)),
        "you-said": you_said.as_text(you_said.weeks(view, language, WEEKS)),
    }
    for name, text in told.items():
        content = f"{INTERNAL}\n\n{text}\n".encode()
        yield Artifact(f"follow-through/{name}.txt", copied, (content,))


INTERNAL = "INTERNAL - NOT FOR RELEASE"
WEEKS = 8
"""How many weeks with news of promises the staff's paper tells of."""


def _merged(view: View, root: Path, seen: Seen, seal: Seal | None) -> Iterator[Task]:
    """The letters of a merge, which are made anew when their table is another."""
    letter = seen.record
    if isinstance(letter, Letter) and letter.recipients:
        home = dict(view.filed())[seen.key]
        file = (root / home).parent / letter.recipients
        beside = Beside(str(file), *stamp_of(file.stat()))
        yield Task(f"letters {seen.key}", merged, (seen.key, seal, beside))
