"""The words of a ceremony, in English and Spanish: written dates, clauses, formulas.

The formulas are those of American city halls. A language without formulas of its own has the
English ones: no catalogue of messages translates legal words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

Form = Literal["ceremonial", "official", "commendation", "certificate", "condolence"]
Tongue = Literal["en", "es"]


class Phrase(TypedDict):
    """Some words of a sentence: the formula, the name of whom it honours, or neither."""

    style: Literal["plain", "formula", "name"]
    text: str


class Clause(TypedDict):
    """One reason: WHEREAS, then what the author wrote, with the template's punctuation."""

    formula: str
    text: str


class Wording(TypedDict):
    """What a proclamation says, as templates/documents/proclamation.typ wants it."""

    form: str
    clauses: list[Clause]
    act: list[list[Phrase]]
    witness: list[Phrase]


_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
    "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
    "twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
_ONES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS: Final = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_MONTHS: Final = (
    "January February March April May June July August September October November December"
).split()

_UNOS: Final = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro "
    "veinticinco veintiséis veintisiete veintiocho veintinueve"
).split()
_DIECES: Final = (
    "cero diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"
).split()
_CIENTOS: Final = (
    "cero ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos "
    "ochocientos novecientos"
).split()
_MESES: Final = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
).split()


def written_day(day: date, language: str) -> str:
    """A day as a ceremony writes it, all in words, to follow 'set my hand' or 'firmo la presente'.

    `this twenty-first day of November, two thousand twenty-six`;
    `a los veintiún días del mes de noviembre de dos mil veintiséis`.
    """
    if _tongue(language) == "es":
        month = f"del mes de {_MESES[day.month - 1]} de {year_in_words(day.year, 'es')}"
        return (
            f"al primer día {month}"
            if day.day == 1
            else f"a los {_shortened(_number_es(day.day))} días {month}"
        )
    month = f"{_MONTHS[day.month - 1]}, {year_in_words(day.year, 'en')}"
    return f"this {_ORDINALS[day.day - 1]} day of {month}"


def year_in_words(year: int, language: str) -> str:
    """A year from 1 to 9999 in words: `two thousand twenty-six`, `nineteen hundred ninety-nine`."""
    if _tongue(language) == "es":
        return _number_es(year)
    hundreds, rest = divmod(year, 100)
    if hundreds % 10 == 0 and hundreds:
        spoken = f"{_number_en(hundreds // 10)} thousand"
    elif hundreds:
        spoken = f"{_number_en(hundreds)} hundred"
    else:
        return _number_en(rest)
    return f"{spoken} {_number_en(rest)}" if rest else spoken


def clauses(whereas: Iterable[str], language: str) -> list[Clause]:
    """The reasons with their punctuation: each ends ';', the last '; and' before NOW, THEREFORE.

    What the author typed is taken off first: WHEREAS at the start, and commas, semicolons, a full
    stop or 'and' at the end. The full stop of an abbreviation (`Inc.`, `U.S.`) stays.
    """
    spanish = _tongue(language) == "es"
    reasons = [reason for reason in map(_bare, whereas) if reason]
    ends = [";"] * (len(reasons) - 1) + ["; y" if spanish else "; and"]
    formula = "POR CUANTO" if spanish else "WHEREAS"
    return [
        Clause(formula=formula, text=reason + end)
        for reason, end in zip(reasons, ends, strict=False)
    ]


def wording(  # noqa: PLR0913 - a proclamation names all of them
    form: Form,
    language: str,
    *,
    mayor: str,
    mayors_title: str,
    city: str,
    resolved: str,
    day: date,
    whereas: Iterable[str] = (),
    recipient: str | None = None,
) -> Wording:
    """Every sentence of a proclamation.

    `resolved` is what follows 'do hereby proclaim'. In a commendation, a certificate and a
    condolence it follows the recipient's name, if there is one, and is a sentence of its own when
    it begins with a capital. `mayors_title` is as that language writes it: `Mayor`, `Alcaldesa`.
    `day` is that of the signature, or the one it is planned for.
    """
    say = _SAID[_tongue(language)]
    reasons = clauses(whereas, language)
    signer = say["signer"].format(mayor=mayor, title=mayors_title, city=city)
    if form in ("ceremonial", "official"):
        act = [
            [
                _formula(say["therefore"] if reasons else say["i"]),
                _plain(f" {signer} {say['proclaim']} {_ended(resolved)}"),
            ]
        ]
    else:
        opening = (
            [_formula(say["therefore"])] if reasons else [_plain(say["behalf"].format(city=city))]
        )
        deed = f" {signer if reasons else say['i_then'] + ' ' + signer} {say[form]} "
        if recipient is None:
            act = [[*opening, _plain(deed + _ended(resolved))]]
        else:
            act = [[*opening, _plain(deed), _name(recipient), *_continued(resolved)]]
    return Wording(
        form=say[f"title_{form}"],
        clauses=reasons,
        act=act,
        witness=[
            _formula(
                say["witness"] if form in ("ceremonial", "official") else say[f"given_{form}"]
            ),
            _plain(
                (
                    say["set_hand"] if form in ("ceremonial", "official") else say["under_hand"]
                ).format(city=city, day=written_day(day, language))
            ),
        ],
    )


_SAID: Final[dict[Tongue, dict[str, str]]] = {
    "en": {
        "title_ceremonial": "Proclamation",
        "title_official": "Proclamation",
        "title_commendation": "Commendation",
        "title_certificate": "Certificate of Recognition",
        "title_condolence": "Expression of Condolence",
        "signer": "{mayor}, {title} of the City of {city},",
        "i": "I,",
        "i_then": "I,",
        "therefore": "NOW, THEREFORE, I,",
        "behalf": "On behalf of the people of the City of {city},",
        "proclaim": "do hereby proclaim",
        "commendation": "do hereby commend",
        "certificate": "do hereby recognize",
        "condolence": "extend our deepest sympathy to",
        "witness": "IN WITNESS WHEREOF,",
        "set_hand": (
            " I have hereunto set my hand and caused the Seal of the City of {city} to be affixed"
            " {day}."
        ),
        "given_commendation": "GIVEN",
        "given_certificate": "GIVEN",
        "given_condolence": "GIVEN",
        "under_hand": " under my hand and the Seal of the City of {city} {day}.",
    },
    "es": {
        "title_ceremonial": "Proclamación",
        "title_official": "Proclamación",
        "title_commendation": "Mención de Honor",
        "title_certificate": "Certificado de Reconocimiento",
        "title_condolence": "Expresión de Condolencia",
        "signer": "{mayor}, {title} de la Ciudad de {city},",
        "i": "YO,",
        "i_then": "yo,",
        "therefore": "POR TANTO, YO,",
        "behalf": "En nombre del pueblo de la Ciudad de {city},",
        "proclaim": "por la presente proclamo",
        "commendation": "por la presente felicito y rindo homenaje a",
        "certificate": "por la presente otorgo este reconocimiento a",
        "condolence": "expreso nuestras más sentidas condolencias a",
        "witness": "EN TESTIMONIO DE LO CUAL,",
        "set_hand": (
            " firmo la presente y hago estampar en ella el Sello de la Ciudad de {city} {day}."
        ),
        # As the form is called: la mención, el certificado, la expresión.
        "given_commendation": "DADA",
        "given_certificate": "DADO",
        "given_condolence": "DADA",
        "under_hand": " con mi firma y el Sello de la Ciudad de {city} {day}.",
    },
}


def _tongue(language: str) -> Tongue:
    return "es" if language.partition("-")[0] == "es" else "en"


def _formula(text: str) -> Phrase:
    return Phrase(style="formula", text=text)


def _plain(text: str) -> Phrase:
    return Phrase(style="plain", text=text)


def _name(text: str) -> Phrase:
    return Phrase(style="name", text=text)


_OPENING: Final = re.compile(r"^\W*(?:whereas|por\s+cuanto)\b[\s,:]*", re.IGNORECASE)
_CLOSING: Final = re.compile(r"(?:[,;:.]\s*(?:and|y|e)|[\s,;:])$", re.IGNORECASE)
_STOP: Final = re.compile(r"[.,]([”’»\"]?)$")
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:Co|Corp|Inc|Ltd|Jr|Sr|Esq|Ph\.D|[ap]\.m|S\.A)|\b[A-Z](?:\.[A-Z])*)\.[”’»\"]?$"
)
_END: Final = re.compile(r"[.!?][”’»\"')\]]*$")


def _bare(reason: str) -> str:
    """A reason without the formula and the punctuation around it."""
    words = _OPENING.sub("", reason.strip())
    while True:
        shorter = _CLOSING.sub("", words)
        if not _ABBREVIATED.search(shorter):
            shorter = _STOP.sub(r"\1", shorter)
        if shorter == words:
            return words
        words = shorter


def _ended(text: str) -> str:
    """`text` with the full stop that its author may have left out."""
    text = text.strip()
    return text if _END.search(text) else text.rstrip(",;: ") + "."


def _continued(resolved: str) -> list[Phrase]:
    """What follows a recipient's name: the same sentence, or after a full stop the next."""
    text = _ended(resolved)
    return [_plain(f"{'' if text[:1].islower() else '.'} {text}")]


def _number_en(number: int) -> str:
    """A number from 0 to 99 in words."""
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]


def _number_es(number: int) -> str:
    """A number from 0 to 9999 in words, as one counts: `veintiuno`, `treinta y uno`."""
    thousands, rest = divmod(number, 1000)
    words = []
    if thousands:
        words.append("mil" if thousands == 1 else f"{_number_es(thousands)} mil")
    hundreds, rest = divmod(rest, 100)
    if hundreds:
        words.append("cien" if (hundreds, rest) == (1, 0) else _CIENTOS[hundreds])
    if rest and rest < len(_UNOS):
        words.append(_UNOS[rest])
    elif rest:
        tens, ones = divmod(rest, 10)
        words.append(f"{_DIECES[tens]} y {_UNOS[ones]}" if ones else _DIECES[tens])
    return " ".join(words) or _UNOS[0]


def _shortened(number: str) -> str:
    """Before a noun *uno* loses its end: `veintiún días`, `treinta y un días`."""
    if number.endswith("veintiuno"):
        return number.removesuffix("uno") + "ún"
    return number.removesuffix("o") if number.endswith("uno") else number
