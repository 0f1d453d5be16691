"""The Mayor's briefing book, for a day or some days: for the Mayor, for staff, and for the press.

Each copy is made from the View of those who read it, and of nothing else: the Mayor's holds what is
confidential, that of staff what is internal, and the press's a schedule without memos. None ever
stands under `site/`. With the book comes a pocket card for each day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.audience import Audience
from herald.outputs.artifact import Artifact
from herald.outputs.documents.briefing.book import book_for, days_of
from herald.outputs.documents.briefing.pocket import pocket_card
from herald.outputs.documents.briefing.schedule import press_schedule
from herald.render.language import Interpreter
from herald.render.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.outputs.documents.briefing.book import Earlier
    from herald.outputs.documents.briefing.span import Span
    from herald.outputs.seal import Seal
    from herald.view import View

READERS = {
    "mayor": Audience.CONFIDENTIAL,
    "staff": Audience.INTERNAL,
    "press": Audience.PRESS,
}
"""For whom a copy is made, and what they see."""

_SUFFIX = {Audience.CONFIDENTIAL: "", Audience.INTERNAL: "-staff", Audience.PRESS: "-press"}


def artifacts(
    view: View,
    span: Span,
    seal: Seal | None = None,
    earlier: Earlier | None = None,
    commit: str = "",
) -> Iterator[Artifact]:
    """The book of these days, `2026-12-03.pdf`, and a card for each, `2026-12-03-pocket.pdf`.

    `view` is that of its readers, one of READERS. The press has a book and no card. The cover of
    the others names the last `commit`.
    """
    suffix = _SUFFIX[view.audience]
    stem = str(span.first) if span.first == span.last else f"{span.first}-to-{span.last}"
    name = f"{stem}{suffix}.pdf"
    if view.audience is Audience.PRESS:
        yield Artifact(
            name, typeset, ("press-schedule.typ", press_schedule(view, span, seal), view.at)
        )
        return
    speak = Interpreter(view.settings.languages[0])
    days = days_of(view, span, earlier, speak)
    since = earlier.called if earlier else ""
    book = book_for(view, days, seal, since, commit)
    yield Artifact(name, typeset, ("briefing.typ", book, view.at))
    for day in span.days:
        given = ("pocket-card.typ", pocket_card(view, days, day, seal), view.at)
        yield Artifact(f"{day}{suffix}-pocket.pdf", typeset, given)
