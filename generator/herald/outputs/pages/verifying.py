"""The pages at which a document is verified: what its foot says, and whether that is current.

Whoever holds a paper finds its address and a code for telephones at its foot. The page there says
which revision is current, when those before it were superseded, whether the record was withdrawn,
and the SHA-256 of each file, so that a copy can be compared with what the office published.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from herald.addresses import verify_address
from herald.outputs.pages.contents import HowToVerify, Verification, Version
from herald.outputs.pages.sheet import Sheet
from herald.records.revision import SHORT
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from zoneinfo import ZoneInfo

    from herald.audience import Seen
    from herald.outputs.artifact import Enclosure
    from herald.records.revision import Lineage
    from herald.view import View


def verification(view: View, seen: Seen, language: str, beside: tuple[Enclosure, ...]) -> Sheet:
    """The page for the documents of a record, in one language."""
    shown = seen.into(language)
    say = Interpreter(language, marks=True).say
    title = say("Verify: {title}", title=shown.record.title)
    lineage = view.lineage(shown)
    return Sheet(
        place=verify_address(seen.address),
        language=language,
        title=title,
        description=say("What a paper of this document must say at its foot, if it is current."),
        template="verification.html",
        content=Verification(
            shown,
            tuple(reversed([*_versions(lineage, view.settings.zone)])),
            lineage.is_changed,
            beside,
        ),
        crumbs=((say("Verify a document"), "/verify/"),),
        indexed=False,
    )


def _versions(lineage: Lineage, zone: ZoneInfo) -> Iterator[Version]:
    """The revisions with their numbers, and the day on which the next took each one's place."""
    days: list[date | None] = [one.at.astimezone(zone).date() for one in lineage.revisions]
    for number, (one, (day, after)) in enumerate(
        zip(lineage.revisions, pairwise([*days, None]), strict=True), 1
    ):
        yield Version(number, day, one.commit[:SHORT], after)


def how_to_verify(language: str) -> Sheet:
    """What to do with the code and the address at the foot of a document."""
    say = Interpreter(language, marks=True).say
    return Sheet(
        "/verify/",
        language,
        say("Verify a document"),
        say("Find out whether a document of this office is genuine and current."),
        "verify.html",
        HowToVerify(),
        indexed=False,
    )
