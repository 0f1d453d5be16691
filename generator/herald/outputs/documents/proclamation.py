"""A proclamation, fit for framing; a commendation, a certificate or a condolence too."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from herald.kinds.proclamation import Proclamation, Signature
from herald.outputs.documents.letterhead import (
    Letterhead,
    common_to,
    inks_of,
    moment_of,
    page_of_pages,
    taken_back,
)
from herald.render import ceremony
from herald.render.language import Interpreter
from herald.render.typeset import typeset
from herald.settings import Orientation

if TYPE_CHECKING:
    from herald.audience import Seen


def pdf(seen: Seen, letterhead: Letterhead) -> bytes:
    """The proclamation, fit for framing; a draft until it is signed."""
    record = cast("Proclamation", seen.record)
    speak = Interpreter(seen.language)
    settings = letterhead.settings.into(seen.language)
    signer = letterhead.signer(record.signed.by) if record.signed else letterhead.mayor
    mayor = signer if signer.name else letterhead.mayor
    form: ceremony.Form = record.proclamation_kind.value
    wording = ceremony.wording(
        form,
        seen.language,
        mayor=mayor.name,
        mayors_title=mayor.title or speak.say("Mayor"),
        city=settings.city,
        resolved=record.resolved,
        day=record.signed.on if record.signed else record.date,
        whereas=record.whereas,
        recipient=record.recipient,
    )
    orientation = record.orientation or settings.proclamations.orientation
    data = common_to(seen, letterhead) | {
        "kind": form,
        "theme": settings.documents.theme.value,
        "portrait": orientation is Orientation.PORTRAIT,
        "inks": inks_of(settings.colors),
        "office": [
            speak.say("Office of the Mayor"),
            speak.say("City of {city}", city=settings.city),
        ],
        "number": speak.say("No. {number}", number=record.number) if record.number else None,
        "heading": record.title,
        "recipient": _presented_to(record, form, speak),
        **wording,
        "signed": _signature(record.signed, letterhead, speak),
        "attested": _signature(record.attested, letterhead, speak),
        "draft": _not_valid(record, speak),
        "words": {
            "attest": speak.say("Attest"),
            "page": page_of_pages(speak),
        },
    }
    return typeset("proclamation.typ", data, moment_of(record, settings))


def is_unsigned(seen: Seen) -> bool:
    """Whether it is still a draft, which staff print, read and change."""
    return cast("Proclamation", seen.record).signed is None


def _not_valid(record: Proclamation, speak: Interpreter) -> dict[str, str] | None:
    """What stands on every page of one that is not signed, or was taken back: then without seal."""
    withdrawn = taken_back(record, speak)
    if withdrawn:
        return {"mark": speak.say("WITHDRAWN"), "line": withdrawn}
    if not record.signed:
        return {"mark": speak.say("DRAFT"), "line": speak.say("DRAFT, NOT ISSUED")}
    return None


def _presented_to(record: Proclamation, form: ceremony.Form, speak: Interpreter) -> str | None:
    """Whom it is handed to; the other forms name them in their sentence."""
    if not record.recipient or form not in ("ceremonial", "official"):
        return None
    return speak.say("Presented to {recipient}", recipient=record.recipient)


def _signature(
    signature: Signature | None, letterhead: Letterhead, speak: Interpreter
) -> dict[str, str] | None:
    if signature is None:
        return None
    signer = letterhead.signer(signature.by)
    return {"name": signer.name, "title": signer.title, "date": speak.day(signature.on)}
