"""The blocks of `office.yml` on the care of what is published: how plainly, how long, and whose."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

from pydantic import Field, ValidationInfo, field_validator

from herald.findings import Expected, Finding
from herald.policies.mayors_time import Block


class PlainLanguage(Block):
    """From when on `herald check` hints that a public text is hard to read."""

    longest_sentence: int = Field(default=50, ge=10)
    """Words."""
    grade: int = Field(default=16, ge=4)
    """The school grade for which an English text may be written at most (Flesch-Kincaid)."""
    ease: int = Field(default=40, ge=0, le=100)
    """How easily a Spanish text is read at least, from 0 to 100 (Fernández-Huerta)."""


class Term(Block):
    """The time of a former mayor, from its first day to its last."""

    mayor: str
    """The name, as readers are told it."""
    since: date = Field(alias="from")
    until: date

    @field_validator("until")
    @classmethod
    def _in_order(cls, until: date, info: ValidationInfo) -> date:
        if info.data.get("since") and until < info.data["since"]:
            raise Finding("A term of 'terms' ends before it begins; correct 'from' or 'until'")
        return until


def term_of(terms: tuple[Term, ...], day: date | None) -> Term | None:
    """The former mayor's term that a day belongs to."""
    return next((one for one in terms if day and one.since <= day <= one.until), None)


_KIND_OR_ADDRESS = re.compile(r"[a-z_]+|/(?:[a-z0-9-]+/)*")


def review_policy(months: dict[str, int]) -> dict[str, int]:
    """How many months may pass between two reviews, by a kind's name or a page's address."""
    for what, number in months.items():
        if not _KIND_OR_ADDRESS.fullmatch(what):
            raise Expected("'review_every' names a kind (person) or an address (/people/x/)")
        if number < 1:
            raise Expected("a review is due after so many months, as in 'person: 12'")
    return months


_MAIL_OR_FORM = re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9.-]+|https://[A-Za-z0-9][!-;=?-Z\\^-~]*")


def feedback_address(address: str) -> str:
    """Where readers say what is wrong with a page: an e-mail address, or a form on the web."""
    if not _MAIL_OR_FORM.fullmatch(address):
        raise Expected(
            "'feedback' is an e-mail address, web@city.example, or the address of a form that "
            "begins with https://"
        )
    return address


def feedback_link(address: str, page: str, subject: str) -> str:
    """The link with which readers tell of a page: its address is in the mail, or in the form's."""
    if address.startswith("https://"):
        mark = "&" if "?" in address else "?"
        return f"{address}{mark}page={quote(page, safe='')}"
    return f"mailto:{address}?subject={quote(f'{subject}: {page}', safe='')}"
