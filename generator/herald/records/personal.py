"""What in a text looks like data of a person: how to reach them, who they are, where they live.

By the forms of the United States, and such that a number of another shape is no finding. Every
pattern takes time in proportion to the text, whatever is in it: what repeats is bounded, or gives
nothing back.
"""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Sort(StrEnum):
    """What it may be, as a message calls it."""

    EMAIL = "an e-mail address"
    TELEPHONE = "a telephone number"
    CARD = "the number of a payment card"
    SOCIAL_SECURITY = "a social security number"
    STREET = "a street address"
    PLATE = "a number plate"
    BIRTH = "a date of birth"


@dataclass(frozen=True)
class Finding:
    """Something in a text that looks like personal data."""

    start: int
    """How many characters stand before it."""
    text: str
    sort: Sort


def personal(text: str, *, by_residents: bool = False) -> Iterator[Finding]:
    """What in the text looks like personal data, in no order; nothing is found twice.

    In what residents wrote or said, who do not write like an office, more is taken for it:
    `call me at 555-0142`, `i live at 12 elm st`.
    """
    taken: list[range] = []
    small = text.lower()
    has_number = bool(_NUMBER.search(text.encode("utf-8", "replace").translate(_SHAPES)))
    for form in _FORMS:
        if form.is_for_residents and not by_residents:
            continue
        if not form.may_stand_in(small, has_number=has_number):
            continue
        for match in form.pattern.finditer(text):
            start, end = match.span("it")
            # What is found stands in its order, so only the neighbours may overlap.
            place = bisect(taken, start, key=_start)
            around = taken[max(place - 1, 0) : place + 1]
            is_new = not any(start < other.stop and other.start < end for other in around)
            if is_new and form.holds(match):
                taken.insert(place, range(start, end))
                yield Finding(start, match["it"], form.sort)


def _start(taken: range) -> int:
    return taken.start


@lru_cache(maxsize=1 << 12)
def compared(text: str) -> str:
    """What is the same for one number or address, however it is written.

    `(360) 555-0142`, `+1 360.555.0142` and `tel:+13605550142` are one, and so are `12 Elm St.` and
    `12 Elm Street`.
    """
    if "@" in text:
        return text.casefold().removeprefix("mailto:")
    digits = "".join(filter(str.isdecimal, text))
    if not re.search(r"[A-Za-z]{2}", text.removeprefix("tel:")):
        return digits.removeprefix("1") if len(digits) == _WITH_COUNTRY else digits
    words = re.findall(r"\w+", text.casefold())
    return " ".join(_SHORT.get(word, word) for word in words)


_WITH_COUNTRY = 11
"""Digits of a telephone number of North America with the 1 in front."""


# --- forms ----------------------------------------------------------------------------------------


def _always(_: re.Match[str]) -> bool:
    return True


# Most texts hold none of it, and to see that takes a tenth of the time that the patterns take.
_SHAPES = bytes.maketrans(b"123456789", b"0" * 9)
_NUMBER = re.compile(rb"00[ ./()\x80-\xff-]{0,3}0000|\+0")
"""In a text whose digits are all 0: what every telephone, card and other number has in it."""


@dataclass(frozen=True)
class _Form:
    """One way to write one sort of data; the group `it` of the pattern is what is found."""

    sort: Sort
    pattern: re.Pattern[str]
    holds: Callable[[re.Match[str]], bool] = _always
    """Whether what has that shape is such a thing."""
    words: tuple[str, ...] = ()
    """One of these, in small letters, stands in every text with such a thing, if any are named."""
    is_number: bool = False
    is_for_residents: bool = False

    def may_stand_in(self, small: str, *, has_number: bool) -> bool:
        """False where a text, here in small letters, can have no such thing in it."""
        if self.is_number and not has_number:
            return False
        return not self.words or any(word in small for word in self.words)


_GAP = "[ \u00a0.\u2010-\u2013-]"
"""What stands between the parts of a number; some programs write long hyphens."""
_AREA = "(?!.11|8(?:00|33|44|55|66|77|88)|900)[2-9][0-9]{2}"
"""Not the numbers that nobody has at home: of services (211), and those that are free to call."""
_EXCHANGE = "(?!.11)[2-9][0-9]{2}"
_CALL = r"(?:call|phone|cell|mobile|text|tel|telephone|n[uú]mero|tel[eé]fono|llam[ae]\w{0,4})"
_WHOM = r"(?:\s[^\W\d][\w.'’]{0,14})?(?:\s(?:number|no|is|was|at|on|al|es)\b){0,2}"
_TO_CALL = rf"\b{_CALL}\b{_WHOM}[.:#]?\s?"

_MONTH = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_YEAR = "(?:19|20)[0-9]{2}"
_DATE = (
    rf"(?:{_MONTH}\.?\s[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?\s(?:of\s|de\s)?[A-Za-z]{{3,10}}\.?,?\s(?:de\s)?{_YEAR}"
    rf"|[0-9]{{1,2}}[/.-][0-9]{{1,2}}[/.-](?:{_YEAR}|[0-9]{{2}})|{_YEAR}-[0-9]{{2}}-[0-9]{{2}})\b"
)

_SHORT = {
    "street": "st",
    "avenue": "ave",
    "boulevard": "blvd",
    "road": "rd",
    "drive": "dr",
    "lane": "ln",
    "court": "ct",
    "place": "pl",
    "terrace": "ter",
    "circle": "cir",
    "parkway": "pkwy",
    "highway": "hwy",
    "square": "sq",
    "trail": "trl",
    "way": "way",
    "north": "n",
    "south": "s",
    "east": "e",
    "west": "w",
    "northeast": "ne",
    "northwest": "nw",
    "southeast": "se",
    "southwest": "sw",
}
_STREET = (
    "(?:Street|St|Avenue|Ave|Boulevard|Blvd|Road|Rd|Drive|Dr|Lane|Ln|Court|Ct|Place|Pl|Terrace|Ter"
    "|Circle|Cir|Parkway|Pkwy|Highway|Hwy|Square|Sq|Trail|Trl|Way)"
)
_SIDE = r"(?:(?:[NSEW]|[NS][EW]|North|South|East|West|North(?:east|west)|South(?:east|west))\.?\s)"
_NAMED = r"(?:[A-Z][\w'’-]{0,20}\.?|[0-9]{1,3}(?:st|nd|rd|th))"
_INSIDE = r"(?:,?\s(?:Apartment|Apt|Unit|No|#)\.?\s?[0-9A-Za-z-]{1,6}\b)"
_NO_NAME = (
    "a|an|and|are|at|blocks?|by|cars?|days?|down|feet|for|from|hours?|in|is|it|miles?|minutes?|my"
    "|of|off|on|or|our|over|per|people|p\\.?m|a\\.?m|the|this|times?|to|trees?|under|up|was|weeks?"
    "|were|with|years?"
)
_LIVES = re.compile(
    r"\b(?:lives?|lived|living|resid(?:es?|ed|ing)|residents?|residences?|homes?|apartment|evicted"
    r"|vive[ns]?|domicilio|casa)\b(?:\s\w{1,6}){0,2}[\s:,]*$",
    re.IGNORECASE,
)


def _is_card(match: re.Match[str]) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B)."""
    digits = [int(digit) for digit in match["it"] if digit.isdecimal()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return sum(digits[-1::-2] + doubled) % 10 == 0 and len(set(digits)) > 1


def _is_plate(match: re.Match[str]) -> bool:
    letters = match["it"]
    return any(map(str.isdecimal, letters)) and any(map(str.isalpha, letters))


def _is_home(match: re.Match[str]) -> bool:
    """Whether the address is one of those of a house, or somebody is said to live there.

    Other addresses in what an office publishes are of places where everybody may go.
    """
    before = match.string[max(match.start() - 40, 0) : match.start()]
    return bool(match["inside"] or _LIVES.search(before))


_FORMS = (
    _Form(
        Sort.EMAIL,
        re.compile(
            r"(?<![\w.+-])(?P<it>[\w.+-]{1,64}+@(?:[A-Za-z0-9-]{1,63}+\.){1,8}[A-Za-z]{2,24})\b"
        ),
        words=("@",),
    ),
    _Form(
        Sort.CARD,
        re.compile(
            r"(?<![\w.-])(?P<it>(?:4[0-9]{3}|5[1-5][0-9]{2}|2[2-7][0-9]{2}|6[0-9]{3})([ -]?)"
            r"[0-9]{4}\2[0-9]{4}\2[0-9]{4}|3[47][0-9]{2}([ -]?)[0-9]{6}\3[0-9]{5})(?![\w-])"
        ),
        _is_card,
        is_number=True,
    ),
    _Form(  # what is no such number: Social Security Administration, POMS RM 10201.035
        Sort.SOCIAL_SECURITY,
        re.compile(
            r"(?<![\w-])(?P<it>(?!000|666)[0-8][0-9]{2}-(?!00)[0-9]{2}-(?!0000)[0-9]{4})(?![\w-])"
        ),
        is_number=True,
    ),
    _Form(
        Sort.SOCIAL_SECURITY,
        re.compile(
            r"\b(?:SSN|social security(?: number| no\.?)?)(?: is)?[:# ]{1,3}"
            r"(?P<it>[0-9]{3}[ -]?[0-9]{2}[ -]?[0-9]{4})(?![\w-])",
            re.IGNORECASE,
        ),
        words=("ssn", "social security"),
        is_number=True,
    ),
    _Form(
        Sort.TELEPHONE,
        re.compile(
            rf"(?<![\w.$/-])(?P<it>(?:\+?1{_GAP}?)?(?:\({_AREA}\){_GAP}?|{_AREA}(?:{_GAP}|/))"
            rf"{_EXCHANGE}{_GAP}[0-9]{{4}}|\+1{_AREA}{_EXCHANGE}[0-9]{{4}}"
            r"|\+(?:[2-9][0-9]{1,2})(?:[ .()-]{1,2}[0-9]{2,4}){2,5})(?![\w-]|[.,][0-9])"
        ),
        is_number=True,
    ),
    _Form(
        Sort.TELEPHONE,
        re.compile(
            rf"{_TO_CALL}(?P<it>(?:{_AREA})?{_EXCHANGE}{_GAP}?[0-9]{{4}})(?![\w-])", re.IGNORECASE
        ),
        is_number=True,
        is_for_residents=True,
    ),
    _Form(
        Sort.BIRTH,
        re.compile(
            r"\b(?:born|birth ?da(?:te|y)|dates? of birth|DOB|D\.O\.B\.|fecha de nacimiento"
            rf"|nacid[oa])(?:\s(?:on|is|was|el|es))?[\s:,]{{1,3}}(?P<it>{_DATE})",
            re.IGNORECASE,
        ),
        words=("born", "birth", "dob", "d.o.b.", "nac"),
    ),
    _Form(
        Sort.PLATE,
        re.compile(
            r"\b(?i:(?:licen[cs]e|number)\s?plates?|plates?|placas?|matr[ií]cula)"
            r"(?i:\s(?:number|no\.?|is|was|reads?|reading|n[uú]mero))?\s?[:#]?\s?[\"“']?"
            r"(?P<it>[A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,4})(?![\w-])"
        ),
        _is_plate,
        words=("plate", "placa", "matr"),
    ),
    # The first digit, and then what stands before it: so the search goes from digit to digit.
    _Form(
        Sort.STREET,
        re.compile(
            rf"(?P<it>[0-9](?<![\w.,$/-].)[0-9]{{0,4}}[A-Z]?\s{_SIDE}?(?:{_NAMED}\s){{1,3}}{_STREET}\b"
            rf"\.?(?:\s{_SIDE})?(?P<inside>{_INSIDE})?)"
        ),
        _is_home,
    ),
    _Form(
        Sort.STREET,
        re.compile(
            rf"(?P<it>[0-9](?<![\w.,$/-].)[0-9]{{0,4}}[A-Z]?\s{_SIDE}?"
            rf"(?:(?!(?:{_NO_NAME})\s)(?:[a-z][\w'’-]{{0,20}}\.?|[0-9]{{1,3}}(?:st|nd|rd|th))\s){{1,3}}"
            rf"{_STREET}\b\.?(?:\s{_SIDE})?{_INSIDE}?)",
            re.IGNORECASE,
        ),
        is_for_residents=True,
    ),
)
"""The more certain before the less: what is one thing already is not another."""
