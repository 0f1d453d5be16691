"""Replies to those who ask for the Mayor's time: letters that are written as far as they can be.

What a reply says is in `templates/replies`, or in the office's own words (`requests: {replies: …}`
in `office.yml`); in braces stands what the request knows. What it does not know stands in brackets
in its place, and then every page says DRAFT. A request that waits for a decision has a draft for
every answer in one file; one that is decided has the letter, also for a word processor, until
somebody writes down when it was sent (`replied_on`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from herald.audience import Seen
from herald.kinds import letter as letters
from herald.kinds.letter import Addressee, Letter, LetterKind, LetterPrivate
from herald.kinds.request import Decision, Request, Stage
from herald.outputs.artifact import Artifact
from herald.outputs.documents import letter
from herald.outputs.documents.letter import Draft
from herald.outputs.documents.letterhead import letterhead_of
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from herald.kinds.request import Requester
    from herald.outputs.documents.letterhead import Letterhead
    from herald.outputs.seal import Seal
    from herald.settings import Settings
    from herald.view import View

REPLIES = Path(__file__).parents[2] / "templates" / "replies"

NAMES = {
    Decision.ACCEPT: "accept",
    Decision.REGRET: "regret",
    Decision.SURROGATE: "somebody else goes",
    Decision.LETTER: "a letter instead",
    Decision.REFER: "passed on",
    Decision.WAITLIST: "not decided yet",
}
"""What each answer is called at the head of its draft."""

GAPS = {
    "name": "name",
    "address": "address",
    "date": "date",
    "when": "day and hour",
    "where": "place",
    "surrogate": "who goes",
    "office": "which office",
    "message": "the Mayor’s words",
    "answer_by": "day",
}
"""What stands in brackets where something is not known."""


@dataclass(frozen=True)
class Reply:
    """The letter that answers a request in one way."""

    seen: Seen
    """The letter, as if somebody had typed it."""
    values: Mapping[str, str]
    """What stands in the place of the fields in its text."""
    has_gaps: bool
    """Whether anything in it is not known."""


def artifacts(view: View, key: str, seal: Seal | None) -> Iterator[Artifact]:
    """The replies to a request; none when it was answered."""
    seen = view.record(key)
    if seen is None:
        return
    request = cast("Request", seen.record)
    language = language_of(request, view.settings)
    letterhead = letterhead_of(view, seen, seal, language)
    folder = f"{seen.kind.plural}/{seen.name}"
    if request.stage is Stage.PENDING:
        yield Artifact(f"{folder}/replies.pdf", every_draft, (seen, letterhead, language))
    elif request.stage is Stage.UNANSWERED:
        yield Artifact(f"{folder}/reply.pdf", reply_pdf, (seen, letterhead, language))
        yield Artifact(f"{folder}/reply.docx", reply_docx, (seen, letterhead, language))


def every_draft(seen: Seen, letterhead: Letterhead, language: str) -> bytes:
    """A draft for each way to answer."""
    speak = Interpreter(language)
    day = gap(speak, GAPS["date"])
    return letter.drafts(
        [
            _draft(reply(seen, letterhead, language, decision), decision, speak, day)
            for decision in NAMES
        ],
        letterhead,
    )


def reply_pdf(seen: Seen, letterhead: Letterhead, language: str) -> bytes:
    """The letter for what was decided; with DRAFT on every page while something is not known."""
    request, speak = cast("Request", seen.record), Interpreter(language)
    one = reply(seen, letterhead, language, request.decision)
    if one.has_gaps:
        day = speak.letter_day(cast("date", request.decided_on))
        return letter.drafts([_draft(one, request.decision, speak, day)], letterhead)
    return letter.pdf(one.seen, letterhead, one.values)


def reply_docx(seen: Seen, letterhead: Letterhead, language: str) -> bytes:
    """The same for a word processor, in which the gaps are filled."""
    one = reply(seen, letterhead, language, cast("Request", seen.record).decision)
    return letter.docx(one.seen, letterhead, one.values)


def _draft(one: Reply, decision: Decision, speak: Interpreter, day: str) -> Draft:
    what = speak.say("Reply: {answer}", answer=speak.say(NAMES[decision]))
    return Draft(one.seen, one.values, what, day)


def reply(seen: Seen, letterhead: Letterhead, language: str, decision: Decision) -> Reply:
    """The letter that answers a request by a decision, in a language."""
    request, speak = cast("Request", seen.record), Interpreter(language)
    requester = request.private.requester if request.private else None
    body = text_of(decision, letterhead.settings, language)
    values = _values(request, letterhead, speak)
    name = requester.name if requester else gap(speak, GAPS["name"])
    address = _address(requester, speak)
    written = Seen(letters.KIND, seen.name, seen.stem, "", language, "", _letter(
        request, name, address, _salutation(requester, name, speak)
    ), body)  # fmt: skip
    used = [value for field, value in values.items() if f"{{{field}}}" in body]
    return Reply(written, values, any("[" in part for part in (*used, name, address or "")))


def _letter(request: Request, name: str, address: str | None, salutation: str) -> Letter:
    """The record of a letter, of parts that were read with the request."""
    return Letter.model_construct(
        title=request.title,
        letter_kind=LetterKind.REPLY,
        # A draft of what is not decided prints another: that it has no day yet.
        date=request.decided_on or request.received,
        to=Addressee.model_construct(name=name, organization=request.organization),
        salutation=salutation,
        private=LetterPrivate.model_construct(address=address),
    )


def text_of(decision: Decision, settings: Settings, language: str) -> str:
    """What a reply says, with its fields in braces: the office's own words, or Herald's."""
    own = settings.requests.replies.get(decision, {})
    return own.get(language) or _shipped(decision, language)


@cache
def _shipped(decision: Decision, language: str) -> str:
    """Herald's own words in a language; in English where it has none."""
    file = REPLIES / f"{decision}.{language}.md"
    return (file if file.is_file() else REPLIES / f"{decision}.en.md").read_text("utf-8")


def language_of(request: Request, settings: Settings) -> str:
    """Of the office's languages the one in which those who ask are answered."""
    requester = request.private.requester if request.private else None
    wanted = requester.language if requester else None
    return wanted if wanted in settings.languages else settings.languages[0]


def gap(speak: Interpreter, what: str) -> str:
    """What is not known, in brackets: `[name]`."""
    return f"[{speak.say(what)}]"


def _salutation(requester: Requester | None, name: str, speak: Interpreter) -> str:
    if requester and requester.salutation:
        return requester.salutation
    return speak.say("Dear {name}:", name=name)


def _address(requester: Requester | None, speak: Interpreter) -> str | None:
    """Where it goes; no gap for somebody who is answered by mail."""
    if requester and (requester.address or requester.email):
        return requester.address
    return gap(speak, GAPS["address"])


def _values(request: Request, letterhead: Letterhead, speak: Interpreter) -> dict[str, str]:
    """What the fields of a reply stand for, or the gap in their place."""
    goes = letterhead.signer(request.surrogate) if request.surrogate else None
    known = {
        "occasion": request.title,
        "organization": request.organization,
        "when": _when(request, speak),
        "where": letterhead.title_of("venue", request.venue) or request.place,
        "surrogate": ", ".join(filter(None, (goes.name, goes.title))) if goes else None,
        "office": request.referred_to,
        "message": None,
        "answer_by": None,
    }
    return {field: value or gap(speak, GAPS[field]) for field, value in known.items()}


def _when(request: Request, speak: Interpreter) -> str | None:
    wanted = request.wanted
    if wanted is None or wanted.starts is None:
        return None
    length = wanted.minutes
    ends = wanted.ends or (wanted.starts + length if length else wanted.starts)
    return speak.span(wanted.starts, ends)
