"""Words, dates and numbers: the AP's English, Spanish, and a catalogue that leaves nothing out."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes
from markupsafe import Markup

from herald.desk import outside
from herald.desk.days import Known
from herald.desk.frame import TABS
from herald.desk.requests import TO_DECIDE, TO_TELL
from herald.mayors_time.readiness import Part
from herald.outputs.documents.briefing.book import COPIES, WORDS
from herald.outputs.documents.reply import GAPS as REPLY_GAPS
from herald.outputs.documents.reply import NAMES as REPLIES
from herald.outputs.documents.time_report import KINDS as KINDS_OF_TIME
from herald.outputs.documents.triage_sheet import GIFT
from herald.outputs.pages.archives import ARCHIVES, RELEASE_FORMS
from herald.outputs.pages.dossiers import SECTION_TITLES
from herald.render import weighing
from herald.render.labels import LABELS, ROLES_FOR_STAFF
from herald.render.language import CATALOGUES, FORMS, Interpreter
from herald.topics.clashes import SAID as CLASHES

PACIFIC = ZoneInfo("America/Los_Angeles")
PROGRAM = CATALOGUES.parent
ENGLISH, SPANISH = Interpreter("en"), Interpreter("es")


def at(day: int, hour: int, minute: int = 0, month: int = 12) -> datetime:
    """A moment of 2026 in Port Ellery."""
    return datetime(2026, month, day, hour, minute, tzinfo=PACIFIC)


@pytest.mark.parametrize(
    ("starts", "ends", "english", "spanish"),
    [
        (
            at(3, 18),
            at(3, 19, 30),
            "Thursday, December 3, 2026, 6–7:30 p.m. PST",
            "jueves, 3 de diciembre de 2026, 6:00–7:30 p. m. (hora del Pacífico)",
        ),
        (
            at(4, 11, month=7),
            at(4, 15, month=7),
            "Saturday, July 4, 2026, 11 a.m.–3 p.m. PDT",
            "sábado, 4 de julio de 2026, 11:00 a. m.–3:00 p. m. (hora del Pacífico)",
        ),
        (
            at(3, 10),
            at(3, 12),
            "Thursday, December 3, 2026, 10 a.m.–noon PST",
            "jueves, 3 de diciembre de 2026, 10:00 a. m.–12:00 p. m. (hora del Pacífico)",
        ),
        (
            at(21, 18),
            at(22, 7),
            "Monday, December 21, 2026, 6 p.m. – Tuesday, December 22, 2026, 7 a.m. PST",
            "lunes, 21 de diciembre de 2026, 6:00 p. m. – "
            "martes, 22 de diciembre de 2026, 7:00 a. m. (hora del Pacífico)",
        ),
    ],
)
def test_a_span_is_said_with_its_zone(
    starts: datetime, ends: datetime, english: str, spanish: str
) -> None:
    assert ENGLISH.span(starts, ends) == english
    assert SPANISH.span(starts, ends).replace("\N{NO-BREAK SPACE}", " ") == spanish


def test_a_time_is_said_on_the_clock_of_its_readers_and_breaks_no_line() -> None:
    assert SPANISH.clock(at(3, 17, 30)) == "5:30\N{NO-BREAK SPACE}p.\N{NO-BREAK SPACE}m."
    assert Interpreter("vi").clock(at(3, 17, 30)) == "17:30"


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [
        (0, 0, "midnight"),
        (0, 30, "12:30 a.m."),
        (7, 0, "7 a.m."),
        (12, 0, "noon"),
        (12, 5, "12:05 p.m."),
        (23, 59, "11:59 p.m."),
    ],
)
def test_a_time_is_said_as_the_press_writes_it(hour: int, minute: int, said: str) -> None:
    assert ENGLISH.clock(at(3, hour, minute)) == said


def test_months_are_abbreviated_as_the_press_does() -> None:
    said = [ENGLISH.short_day(date(2026, month, 3)) for month in range(1, 13)]
    assert ", ".join(said) == (
        "Jan. 3, Feb. 3, March 3, April 3, May 3, June 3, July 3, Aug. 3, Sept. 3, Oct. 3, "
        "Nov. 3, Dec. 3"
    )


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 19), None, "Nov. 19, 2026"),
        (date(2026, 11, 19), date(2026, 11, 19), "Nov. 19, 2026"),
        (date(2026, 11, 19), date(2026, 11, 23), "Nov. 19–23, 2026"),
        (date(2026, 11, 30), date(2026, 12, 2), "Nov. 30 – Dec. 2, 2026"),
        (date(2026, 12, 31), date(2027, 1, 1), "Dec. 31, 2026 – Jan. 1, 2027"),
    ],
)
def test_days_are_said_once(first: date, last: date | None, said: str) -> None:
    assert ENGLISH.days(first, last) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 19), date(2026, 11, 19), "19 de noviembre de 2026"),
        (date(2026, 11, 19), date(2026, 11, 23), "19–23 de noviembre de 2026"),
        (date(2026, 11, 29), date(2026, 12, 5), "29 de noviembre – 5 de diciembre de 2026"),
        (date(2026, 12, 31), date(2027, 1, 1), "31 de diciembre de 2026 – 1 de enero de 2027"),
    ],
)
def test_spanish_days_say_month_and_year_once(first: date, last: date, said: str) -> None:
    assert SPANISH.days(first, last) == said


def test_numbers_and_lists_are_said_for_readers_in_the_united_states() -> None:
    for words, listed, soon in (
        (ENGLISH, "a, b and c", "in 2 weeks"),
        (SPANISH, "a, b y c", "dentro de 2 semanas"),
    ):
        assert words.number(Decimal("1130.5")) == "1,130.5"
        assert words.percent(0.62) == "62%"
        assert words.listed(["a", "b", "c"]) == listed
        assert words.apart(timedelta(days=14)) == soon


def test_languages_and_zones_are_called_by_their_names() -> None:
    assert (ENGLISH.language_name("es"), SPANISH.language_name("en")) == ("Spanish", "inglés")
    assert ENGLISH.language_name("tlh-x") == "tlh-x"
    assert ENGLISH.zone_name("America/Los_Angeles") == "Pacific Time"
    assert SPANISH.zone_name("America/Los_Angeles") == "hora del Pacífico"


def test_words_without_a_translation_stay_in_english() -> None:
    assert SPANISH.say("Home") == "Inicio"
    assert SPANISH.say("Never said before") == "Never said before"
    assert Interpreter("tlh").say("Home") == "Home"


def test_values_are_escaped_around_markup() -> None:
    assert ENGLISH.say("{a} & {b}", a="<", b="c") == "< & c"
    assert ENGLISH.say("{a} & {b}", a="<", b=Markup("<i>")) == Markup("&lt; &amp; <i>")


def test_a_month_has_a_name_without_its_year() -> None:
    assert [words.month_name(12) for words in (ENGLISH, SPANISH)] == ["December", "diciembre"]


def test_a_count_takes_the_form_of_its_number() -> None:
    said = [ENGLISH.count(number, "{n} event", "{n} events") for number in (0, 1, 1130)]
    assert said == ["0 events", "1 event", "1,130 events"]


# --- the catalogue --------------------------------------------------------------------------------

WEIGHED = (weighing.DECISIONS, weighing.GRADES, weighing.GAPS, weighing.CLASHES)
"""What the triage of requests says, by what it found."""

NOT_PUBLIC = {"preview.py"}
"""They speak to staff, in the office's first language alone."""


def asked_in_templates() -> Iterator[str]:
    """What templates ask the interpreter to say."""
    environment = Environment()  # noqa: S701 - it only parses
    for path in (PROGRAM / "templates").rglob("*"):
        if path.suffix not in {".html", ".svg", ".txt", ".xml"} or "assets" in path.parts:
            continue
        tree = environment.parse(path.read_text("utf-8"))
        for call in tree.find_all(nodes.Call):
            name = getattr(call.node, "name", None) or getattr(call.node, "attr", "")
            words = [word.value if isinstance(word, nodes.Const) else None for word in call.args]
            yield from asked(str(name), words)


def asked_in_modules() -> Iterator[str]:
    """What modules ask the interpreter to say."""
    for path in PROGRAM.rglob("*.py"):
        if path.name in NOT_PUBLIC:
            continue
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call):
                words = [
                    word.value if isinstance(word, ast.Constant) else None for word in call.args
                ]
                yield from asked(called(call), words)


def asked(name: str, words: Sequence[object]) -> Iterator[str]:
    """The messages in a call: `say(words)`, `say(language, words)`, `count(n, one, many)`."""
    texts = [word for word in words if isinstance(word, str)]
    if name in {"say", "_"} or (name == "count" and len(texts) == len(words) - 1 > 1):
        yield from texts


def called(call: ast.Call) -> str:
    """The name of what is called."""
    return str(getattr(call.func, "attr", None) or getattr(call.func, "id", ""))


def catalogues() -> list[Path]:
    """Every language of the program but English."""
    return sorted(CATALOGUES.glob("*.po"))


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.stem)
def test_a_catalogue_has_all_words_that_readers_see(path: Path) -> None:
    words = {*asked_in_templates(), *asked_in_modules(), *LABELS.values(), *SECTION_TITLES.values()}
    words |= {*FORMS.values()} - {"PDF"}  # which is called so everywhere
    words |= {title for _, title in RELEASE_FORMS.values()}
    words |= {
        said
        for archive in ARCHIVES.values()
        for said in (archive.title, archive.of_year, archive.of_month)
    }
    words |= {*WORDS.values(), *COPIES.values(), *ROLES_FOR_STAFF.values()}
    words |= {*REPLIES.values(), *REPLY_GAPS.values(), *KINDS_OF_TIME.values(), GIFT}
    words |= {said for part in WEIGHED for said in part.values()} | {weighing.AT_ONCE}
    words |= {*TABS.values(), TO_DECIDE, TO_TELL, *Part, *Known}
    words |= {*CLASHES.values(), *outside.SAID.values(), *outside.TO.values()}
    said = Interpreter(path.stem)
    with path.open("rb") as file:
        known = {
            said
            for message in read_po(file)
            if message.string
            for said in ([message.id] if isinstance(message.id, str) else message.id)
        }
    assert sorted(words - known) == []
    assert said.say("Home") != "Home"


WRITTEN_IN_RECORDS = {"Press Secretary"}
"""What people of most offices are, as their records say it."""


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.stem)
def test_a_catalogue_has_no_words_that_are_nowhere_else(path: Path) -> None:
    """Whoever brings another language would translate them for nobody."""
    said = {
        node.value
        for module in PROGRAM.rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    templates = "".join(
        template.read_text("utf-8")
        for template in (PROGRAM / "templates").rglob("*")
        if template.suffix in {".html", ".svg", ".txt", ".xml"}
    )

    def is_said(words: str) -> bool:
        # Kinds, fields and values are said as they are called: `press_call` as "Press call".
        called = words[:1].lower() + words[1:].replace(" ", "_")
        return words in said or called in said or words in templates

    with path.open("rb") as file:
        messages = [message.id for message in read_po(file)]
    words = {one for each in messages for one in ([each] if isinstance(each, str) else each)}
    assert sorted(one for one in words - WRITTEN_IN_RECORDS - {""} if not is_said(one)) == []


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.stem)
def test_a_translation_has_the_places_of_its_original(path: Path) -> None:
    with path.open("rb") as file:
        wrong = [
            message.id
            for message in read_po(file)
            if places(str(message.id)) != places(str(message.string)) and message.id
        ]
    assert wrong == []


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.stem)
def test_a_catalogue_says_each_message_once(path: Path) -> None:
    """Of two translations Babel keeps one without a word, and whoever mends the other waits."""
    heads = re.findall(
        r'^((?:msgctxt .*\n)?msgid .*\n(?:".*\n)*)', path.read_text("utf-8"), re.MULTILINE
    )

    assert [head for head, times in Counter(heads).items() if times > 1] == []


def places(words: str) -> set[str]:
    """The names in braces."""
    return set(re.findall(r"\{(\w+)\}", words))
