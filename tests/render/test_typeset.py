"""Documents by Typst: what a template is given is printed as it stands, whole, for everyone."""

from __future__ import annotations

import json
import os
import re
import shutil
import struct
import subprocess
import sys
import unicodedata
import zlib
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from herald.render import prose
from herald.render.ceremony import Form, wording
from herald.render.typeset import DOCUMENTS, FONTS, NotTypeset, typeset, unprintable
from tests.documents import broken_rules, faults, faults_by_page, off_the_page
from tests.reading_order import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Data = dict[str, Any]  # what a template is given, see the comment at its top

AT = datetime(2026, 11, 20, 12, tzinfo=timezone(timedelta(hours=-8)))
CASES = Path(__file__).parents[3] / "shared" / "data" / "suite_naughty_strings.jsonl"

SEAL = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
<circle cx="50" cy="50" r="48" fill="#0b3c5d"/>
<path d="M46 70L48 30H52L54 70Z" fill="#fff"/></svg>"""

OFFICE: Data = {
    "title": "A document",
    "author": "Office of the Mayor, City of Port Ellery",
    "language": "en",
    "region": "US",
    "colors": {"primary": "#0b3c5d", "accent": "#b8430f"},
    "seal": {"image": SEAL, "alt": "Seal of the City of Port Ellery"},
}


def node(tag: str, *children: object, **attributes: str) -> Data:
    return {"tag": tag, "attrs": attributes, "children": list(children)}


def table(rows: int, columns: int, words: str = "cell") -> Data:
    def row(tag: str, number: int) -> Data:
        return node("tr", *(node(tag, f"{words} {number}.{at}") for at in range(columns)))

    return node(
        "table",
        node("thead", row("th", 0)),
        node("tbody", *(row("td", number) for number in range(1, rows))),
    )


BODY = [
    node("p", "The ferry ", node("strong", "sails"), " on ", node("em", "Sunday"), ". More is at "),
    node("p", node("a", "the levy page", href="https://mayor.portellery.example/levy/"), "."),
    node("h2", "What changes"),
    node(
        "ul",
        node("li", "Boats at :00", node("ul", node("li", "and at :30"))),
        node("li", node("input", type="checkbox", checked=""), " tickets are printed"),
    ),
    node("h5", "Fares"),
    table(2, 3),
    node("ol", node("li", node("p", "Tap in.")), start="3"),
    node("blockquote", node("p", "The water was our first street.")),
    node("pre", node("code", "def sail():\n    return True\n")),
    node("p", "Struck: ", node("del", "old"), node("br"), node("code", "--flag")),
    node("hr"),
]


def release(**changed: object) -> Data:
    return OFFICE | {
        "letterhead": {
            "city": "City of Port Ellery",
            "office": "Office of the Mayor",
            "lines": ["400 Harbor Street, Port Ellery, WA 98299", "360-555-0100"],
        },
        "label": "For immediate release",
        "date": "November 20, 2026",
        "contacts": [{"name": "Dana Whitcomb", "lines": ["360-555-0142", "press@city.example"]}],
        "headline": "Free ferries every thirty minutes",
        "short": "Free ferries",
        "subhead": "Sunday service returns",
        "facts": [],
        "dateline": "PORT ELLERY, Wash.",
        "body": BODY,
        "quotes": [{"text": "It is half an hour.", "who": "Renata Okafor", "title": "Mayor"}],
        "boilerplate": {"heading": "About the city", "text": "Port Ellery was founded in 1874."},
        "words": {
            "contacts": "Press contact",
            "page": "Page {page} of {pages}",
            "more": "—more—",
            "end": "###",
        },
        **changed,
    }


def proclamation(
    form: Form = "ceremonial", language: str = "en", clauses: int = 4, **changed: object
) -> Data:
    reasons = [
        f"reason {number}: the crews have kept the boats running" for number in range(clauses)
    ]
    return (
        OFFICE
        | {
            "kind": form,
            "theme": "engraved",
            "inks": {"primary": "#0b3c5d", "accent": "#b8430f", "on_primary": "#ffffff"},
            "language": language,
            "office": ["Office of the Mayor", "City of Port Ellery"],
            "number": "No. 2026-031",
            "heading": "Port Ellery Harbor Day",
            "signed": {"name": "Renata Okafor", "title": "Mayor", "date": "November 21, 2026"},
            "attested": {"name": "Tomás Beaulieu", "title": "City Clerk"},
            "words": {"attest": "Attest", "page": "Page {page} of {pages}"},
        }
        | wording(
            form,
            language,
            mayor="Renata Okafor",
            mayors_title="Mayor",
            city="Port Ellery",
            resolved="November 21, 2026, as Harbor Day",
            day=date(2026, 11, 21),
            whereas=reasons if form in {"ceremonial", "official", "certificate"} else [],
            recipient="the crews of the ferry",
        )
        | changed
    )


def memo(**changed: object) -> Data:
    return {
        "label": "memo-1",
        "title": "First crossing of the Heron",
        "time": "7–8 a.m.",
        "what": "Ceremony",
        "marks": ["Hold"],
        "is_off": False,
        "news": {"mark": "Changed", "was": ["was 6 a.m."]},
        "facts": [{"label": "Where", "text": "Cannery Row dock"}],
        "bottom_line": "Every thirty minutes, every day.",
        "sections": [
            {"heading": "Purpose", "body": BODY},
            {"heading": "Your part", "moments": [{"time": "7 a.m.", "what": "Welcome"}]},
            {
                "heading": "Who will be there",
                "people": [{"name": "Captain Ferrer", "about": "pilot", "note": "Retires in May."}],
            },
            {"heading": "Talking points", "items": ["Two hundred children"], "is_new": True},
            {"heading": "Questions and answers", "questions": [{"q": "Why now?", "a": "Tides."}]},
            {
                "heading": "Promised",
                "promises": [{"words": "A bell.", "facts": "Said on Nov. 2", "is_late": True}],
            },
        ],
        "annexes": [
            {
                "heading": "Run of show",
                "run_of_show": [
                    {"time": "6:40 a.m.", "what": "The Mayor arrives", "who": "Imani Sorensen"},
                    {"time": "7 a.m.", "what": "Welcome", "cue": "One long blast"},
                ],
            },
            {
                "heading": "Checklist",
                "steps": [
                    {"done": True, "what": "Gangway permit", "owner": "Harbor", "due": "Nov. 17"},
                    {"done": False, "what": "Interpreter confirmed"},
                ],
            },
            {"heading": "Rain plan", "text": "The waiting room holds 180."},
        ],
        "speeches": [{"title": "Remarks", "note": "about 3 minutes", "body": BODY}],
        "origin": "event/2026/heron · Revision 3 · Nov. 18, 2026 · 1a2b3c4d5e",
        **changed,
    }


def row(**changed: object) -> Data:
    return {
        "sort": "engagement",
        "time": "7–8 a.m.",
        "title": "First crossing",
        "what": "Ceremony",
        "place": "Dock",
        "staff": None,
        "marks": ["Hold"],
        "is_off": False,
        "label": "memo-1",
        **changed,
    }


def day(**changed: object) -> Data:
    return {
        "label": "day-2026-11-21",
        "weekday": "Saturday",
        "date": "November 21, 2026",
        "rows": [
            {"sort": "way", "text": "Leave at 6:20 a.m., 20 min"},
            row(),
            row(time="Noon", title="Lunch", staff="Imani Sorensen", label=None, marks=[]),
            {"sort": "gone", "time": "2 p.m.", "title": "Ribbon", "mark": "Removed"},
        ],
        "clashes": [{"titles": ["Lunch", "Ribbon"], "what": "2 p.m. · both at once"}],
        "elsewhere": [],
        "empty": "Nothing is scheduled.",
        "memos": [memo()],
        **changed,
    }


def briefing(**changed: object) -> Data:
    names = (
        *("contents", "elsewhere", "bottom_line", "more", "ahead", "name"),
        *("contacts", "time", "event", "what", "who", "cue", "staff", "page_head", "state", "done"),
        *(
            "open",
            "owner",
            "due",
            "length",
            "for",
            "phone",
            "stands_in",
            "changed",
            "day",
            "clashes",
        ),
    )
    return OFFICE | {
        "office": "Office of the Mayor, City of Port Ellery",
        "copy": "Internal — not for release",
        "heading": "Briefing book",
        "dates": "Saturday, November 21, 2026",
        "prepared": "As of November 20, 2026, noon",
        "days": [day()],
        "ahead": [
            {"day": "Sun", "time": "9 a.m.", "title": "Run", "marks": [], "is_off": False},
        ],
        "contacts": [{"name": "Imani Sorensen", "phone": "360-555-0142", "for": "Lunch"}],
        "words": {name: name.partition("_")[0].capitalize() for name in names}
        | {"page": "{page} of {pages}", "on_page": "p. {page}", "annex_of": "To: {title}"},
        **changed,
    }


def pocket_card(**changed: object) -> Data:
    line = {"time": "7 a.m.", "title": "First crossing", "marks": ["Hold"]}
    return OFFICE | {
        "copy": "Internal — not for release",
        "weekday": "Saturday",
        "date": "November 21, 2026",
        "prepared": "As of November 20, 2026, noon",
        "lines": [line],
        "entries": [
            line | {"leave": "Leave at 6:20 a.m.", "place": "Dock", "call": "Imani, 360-555-0142"}
        ],
        "points": [{"title": "First crossing", "items": ["Every thirty minutes"]}],
        "empty": "Nothing is scheduled.",
        "words": {
            "fold_first": "First fold",
            "fold_then": "Then fold",
            "points": "Say this first",
            "more": "and {n} more",
        },
        **changed,
    }


def press_schedule(**changed: object) -> Data:
    return OFFICE | {
        "office": "Office of the Mayor, City of Port Ellery",
        "copy": "For the press",
        "heading": "The Mayor’s schedule",
        "dates": "Saturday, November 21, 2026",
        "prepared": "As of November 20, 2026, noon",
        "note": "Subject to change.",
        "contact": ["Dana Whitcomb", "360-555-0142"],
        "days": [
            {
                "weekday": "Saturday",
                "date": "November 21, 2026",
                "empty": "Nothing is scheduled.",
                "rows": [row(summary="Boats every half hour.", facts="The Mayor speaks")],
            }
        ],
        "words": {"contact": "Press contact", "page": "{page} of {pages}"},
        **changed,
    }


DRAFT = {"mark": "DRAFT", "line": "DRAFT, NOT ISSUED"}
SAMPLES: dict[str, tuple[str, Data]] = {
    "release": ("release.typ", release()),
    "advisory": (
        "release.typ",
        release(
            facts=[{"label": "What", "text": "Ribbon"}, {"label": "When", "text": "7 a.m."}],
            dateline=None,
            subhead=None,
            quotes=[],
            boilerplate=None,
            contacts=[],
        ),
    ),
    "embargoed release": ("release.typ", release(embargo="Embargoed until Monday, 6 a.m.")),
    "release without a seal or words": (
        "release.typ",
        release(seal=None, body=[], quotes=[], boilerplate=None),
    ),
    "proclamation": ("proclamation.typ", proclamation()),
    "Spanish proclamation": ("proclamation.typ", proclamation("official", "es")),
    "draft": ("proclamation.typ", proclamation(draft=DRAFT)),
    "proclamation of forty clauses": ("proclamation.typ", proclamation(clauses=40)),
    "upright proclamation": ("proclamation.typ", proclamation(portrait=True, recipient="To all")),
    "commendation": ("proclamation.typ", proclamation("commendation")),
    "certificate": ("proclamation.typ", proclamation("certificate", clauses=0, seal=None)),
    "condolence": ("proclamation.typ", proclamation("condolence", attested=None)),
    "briefing": ("briefing.typ", briefing()),
    "briefing of an empty day": (
        "briefing.typ",
        briefing(days=[day(rows=[], memos=[])], ahead=[], contacts=[], seal=None),
    ),
    "briefing of two days": (
        "briefing.typ",
        briefing(
            days=[
                day(),
                day(label="day-2", memos=[memo(label="m", annexes=[], speeches=[])]),
            ]
        ),
    ),
    "pocket card": ("pocket-card.typ", pocket_card()),
    "pocket card of a full day": (
        "pocket-card.typ",
        pocket_card(
            lines=[{"time": "11:45 a.m.", "title": "A long title " * 4, "marks": []}] * 40,
            entries=[{"time": "11:45 a.m.", "title": "A long title " * 6, "marks": []}] * 40,
            points=[{"title": "A long title " * 4, "items": ["so many words " * 20] * 2}] * 20,
        ),
    ),
    "press schedule": ("press-schedule.typ", press_schedule()),
}


def pages(pdf: bytes) -> list[str]:
    """The text of each page, as a reader's program finds it, on one line."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in document]


def printed(template: str, data: Data) -> str:
    return " ".join(pages(typeset(template, data, AT)))


def figures(pdf: bytes) -> list[str]:
    """The alternative texts of the pictures, in the order of the file."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [
            str(part.Alt)
            for part in document.objects
            if isinstance(part, pikepdf.Dictionary) and part.get("/S") == "/Figure"
        ]


def headings(pdf: bytes) -> Counter[str]:
    """How many headings of each level the tags name."""
    with pikepdf.open(BytesIO(pdf)) as document:
        kinds = [
            str(part.S)
            for part in document.objects
            if isinstance(part, pikepdf.Dictionary) and "/S" in part and "/P" in part
        ]
    return Counter(kind for kind in kinds if kind[:2] == "/H" and kind[2:].isdigit())


# --- what every document promises -----------------------------------------------------------------


@pytest.mark.parametrize("name", SAMPLES)
def test_a_document_follows_the_rules_for_accessibility_and_archives(name: str) -> None:
    pdf = typeset(*SAMPLES[name], AT)
    assert faults(pdf) == []


@pytest.mark.parametrize("name", ["release", "proclamation", "briefing"])
def test_a_document_made_again_is_the_same(name: str) -> None:
    first = typeset(*SAMPLES[name], AT)
    typeset(*SAMPLES["draft"], AT)
    assert typeset(*SAMPLES[name], AT) == first


def test_threads_make_the_same_documents() -> None:
    names = ["release", "proclamation", "briefing", "draft"]
    alone = [typeset(*SAMPLES[name], AT) for name in names]
    with ThreadPoolExecutor(4) as threads:
        together = [*threads.map(lambda name: typeset(*SAMPLES[name], AT), names * 3)]
    assert together == alone * 3


def test_fonts_are_loaded_once_and_each_thread_has_one_compiler_for_all_templates() -> None:
    program = """
import ast, sys, threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
import typst
from herald.render.typeset import typeset

made = []
def counted(name):
    original = getattr(typst, name)
    def make(*given, **named):
        made.append(name)
        return original(*given, **named)
    setattr(typst, name, make)
counted("Compiler")
counted("Fonts")

samples, at = ast.literal_eval(sys.stdin.read())
ready = threading.Barrier(2)
def make(sample):
    ready.wait()
    return typeset(*sample, datetime.fromisoformat(at))
with ThreadPoolExecutor(2) as threads:
    count = len([*threads.map(make, samples)])
print(count, sorted(made))
"""
    samples = [SAMPLES[name] for name in ("release", "proclamation", "briefing", "draft")] * 2
    made = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        input=repr((samples, AT.isoformat())),
        env={**os.environ, "PYTHONPATH": str(DOCUMENTS.parents[2])},
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    ).stdout
    assert made == "8 ['Compiler', 'Compiler', 'Fonts']\n"


def test_a_document_is_the_same_wherever_herald_is_installed(tmp_path: Path) -> None:
    package = tmp_path / "elsewhere" / "herald"
    shutil.copytree(DOCUMENTS, package / "templates" / "documents")
    (package / "render").mkdir()
    for name in ("__init__.py", "render/__init__.py", "render/typeset.py"):
        shutil.copy(DOCUMENTS.parent.parent / name, package / name)
    program = (
        "import ast, sys; from datetime import datetime; from herald.render.typeset import typeset;"
        "template, data, at = ast.literal_eval(sys.stdin.read());"
        "sys.stdout.buffer.write(typeset(template, data, datetime.fromisoformat(at)))"
    )
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("TYPST", "PYTHON"))
    } | {
        "PYTHONPATH": str(package.parent),
        "PYTHONHASHSEED": "1",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": "1",
    }
    made = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        input=repr((*SAMPLES["proclamation"], AT.isoformat())).encode(),
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        check=True,
    ).stdout
    assert made == typeset(*SAMPLES["proclamation"], AT)


def test_a_document_names_itself() -> None:
    pdf = typeset("release.typ", release(title="Barcos", language="es", keywords=["a", "b"]), AT)
    with pikepdf.open(BytesIO(pdf)) as document:
        assert str(document.docinfo["/Title"]) == "Barcos"
        assert str(document.docinfo["/Author"]) == "Office of the Mayor, City of Port Ellery"
        assert str(document.docinfo["/Keywords"]) == "a, b"
        assert str(document.docinfo["/CreationDate"]) == "D:20261120200000Z"
        assert str(document.Root.Lang) == "es-US"
    assert figures(pdf) == ["Seal of the City of Port Ellery"]


def test_the_moment_of_a_document_has_an_offset() -> None:
    with pytest.raises(ValueError, match="a document's moment needs an offset: 2026"):
        typeset("release.typ", release(), AT.replace(tzinfo=None))


def test_a_document_is_given_words_and_not_objects() -> None:
    with pytest.raises(TypeError, match="a document is given text and numbers, not date"):
        typeset("release.typ", release(date=date(2026, 11, 20)), AT)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"title": ""}, "release.typ: PDF/UA-1 error: missing document title"),
        (
            {"seal": {"image": b"\xff\xd8", "alt": "A seal"}},
            "release.typ: unknown image format",
        ),
        ({"words": {}}, 'release.typ: dictionary does not contain key "page"'),
    ],
)
def test_a_document_that_cannot_be_made_says_why(changed: Data, message: str) -> None:
    with pytest.raises(NotTypeset) as refusal:
        typeset("release.typ", release(**changed), AT)
    assert str(refusal.value).splitlines()[0] == message


def test_a_character_that_no_font_has_is_printed_as_its_code() -> None:
    body = [node("p", "\ue000"), node("pre", "\u0000")]
    text = printed("release.typ", release(headline="কখ \ud800", body=body))

    assert "[U+0995][U+0996] [U+D800]" in " ".join(text.split())
    assert "[U+E000]" in text
    assert "[U+0000]" in text


# --- what can be printed --------------------------------------------------------------------------

COVERAGE = FONTS / "coverage.txt"

# Default_Ignorable_Code_Point of Unicode 16 (DerivedCoreProperties.txt), for which Typst prints
# nothing and needs no glyph.
INVISIBLE = [
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
]  # fmt: skip
# White space that needs no glyph: measured, with the tab and the ideographic space among them.
BLANK = [*range(0x09, 0x0E), 0x20, 0x85, 0x2028, 0x2029, 0x3000]


def coverage() -> str:
    """The code points that Typst prints with the fonts shipped: what each family has.

    Without control characters and private use, which PDF/A-2a refuses whatever a font has.
    """
    families: dict[str, list[set[int]]] = defaultdict(list)
    for path in sorted(FONTS.glob("*.[ot]tf")):
        with TTFont(path, lazy=True) as font:
            glyphs = font.getBestCmap().items()
            drawable = {code for code, glyph in glyphs if font.getGlyphID(glyph) != 0}
        families[path.stem.split("-")[0]].append(drawable)
    drawn = set[int]().union(*(set.intersection(*styles) for styles in families.values()))
    printed = {code for code in drawn if unicodedata.category(chr(code)) not in {"Cc", "Co", "Cs"}}
    printed.update(BLANK, *(range(first, last + 1) for first, last in INVISIBLE))
    return (
        "# What the fonts of this folder can print, as hexadecimal code points.\n"
        "# Made by `python -m tests.render.test_typeset`; a test compares it with the fonts.\n"
        + "".join(f"{line}\n" for line in _ranges(printed))
    )


def _ranges(codes: Iterable[int]) -> Iterable[str]:
    first = last = -2
    for code in [*sorted(codes), -1]:
        if code != last + 1:
            if last >= 0:
                yield f"{first:04X}" if first == last else f"{first:04X}-{last:04X}"
            first = code
        last = code


def test_the_list_of_printable_characters_is_that_of_the_fonts() -> None:
    assert COVERAGE.read_text(encoding="utf-8") == coverage()


def _covered() -> Iterator[str]:
    for line in COVERAGE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            first, _, last = line.partition("-")
            yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))


def test_every_printable_character_prints_in_every_typeface() -> None:
    # Some of the 4,096 invisible ones at the end of the list stand for all; and in most typefaces
    # some of the 32,164 ideographs and Hangul syllables, which are of one font.
    every = [letter for letter in _covered() if ord(letter) < 0xE0080]
    letters = [letter for letter in every if not _is_ideograph(letter) or ord(letter) % 40 == 0]
    words = " ".join(f"x{letter}x" for letter in letters)
    assert unprintable("".join(every)) == []
    styles = [node(tag, words) for tag in ("strong", "em", "code")]
    ideographs = "".join(filter(_is_ideograph, every))
    body = [node("p", words), *styles, node("pre", words), node("p", ideographs)]
    pdf = typeset("release.typ", release(body=body), AT)
    text = set(unicodedata.normalize("NFKC", "".join(pages(pdf))))
    unseen = {chr(code) for first, last in INVISIBLE for code in range(first, last + 1)}
    drawn = [letter for letter in every if _letters(letter) and letter not in unseen]
    assert [
        letter for letter in drawn if not set(unicodedata.normalize("NFKC", letter)) <= text
    ] == []
    some = " ".join(letters[::11])
    phrases = [{"style": style, "text": words} for style in ("plain", "formula", "name")]
    typeset("proclamation.typ", proclamation(act=[phrases], heading=some), AT)
    typeset("briefing.typ", briefing(prepared=words, dates=some), AT)


def _is_ideograph(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3"


def test_every_mark_prints_over_every_letter() -> None:
    letters = [letter for letter in _covered() if unicodedata.category(letter)[0] in "LNS"]
    marks = [mark for mark in _covered() if unicodedata.category(mark)[0] == "M"]
    # Neighbours in both lists seldom share a typeface when the steps are coprime.
    pairs = [letters[at * 7 % len(letters)] + marks[at * 5 % len(marks)] for at in range(3_000)]
    typeset("release.typ", release(body=[node("p", " ".join(pairs))]), AT)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", []),
        ("Łódź, Việt Nam, Київ, Ελλάς, Հայաստան, საქართველო", []),
        ("مرحبا שלום สวัสดี नमस्ते ሰላም", []),
        ("\ttabs\r\n, \u00a0 and \u202f, \u200b \u2028 \u3000 \ufeff", []),
        ("👩‍👩‍👧 🇺🇸 👍🏽 1️⃣ ☑ ✓ → ★ № §", []),
        ("\u202eright to left\u202c", []),
        ("王 Wei, 陳大文, 东京, 東京タワー, 김민수, Đặng Thị Ánh Nguyệt", []),
        ("ak\u0995b\u0995c\U00020bb7", ["ক", "𠮷"]),
        ("\u0000\u0007\u009f", ["\u0000", "\u0007", "\u009f"]),
        ("\ue000\U000f0000\uffff\ud800", ["\ue000", "\U000f0000", "\uffff", "\ud800"]),
    ],
)
def test_what_cannot_be_printed_is_named(text: str, missing: list[str]) -> None:
    assert unprintable(text) == missing


@pytest.mark.parametrize(
    "name",
    [
        *("José Núñez Ibáñez", "Łukasz Gżegżółka", "Siân Ó Conchúir", "Þórdís Ægisdóttir"),
        *("Đặng Thị Ánh Nguyệt", "Nguyễn Văn Thưởng", "Nguye\u0302\u0303n"),
        *("王小明", "陳大文", "郭婞涵 Wang", "鈴木一郎", "サトウ・ユキ", "김민수"),
        *("محمد عبد الله", "فاطمة الزهراء", "شيخ عثمان پژوهش", "שרה כהן"),
        *("Олександр Їжак", "Ελένη Παπαδοπούλου", "स्मिता", "ณัฐวุฒิ", "Q\u0308x\u0323\u0301"),
    ],
)
def test_a_name_is_read_as_it_is_written(name: str) -> None:
    assert unprintable(name) == []
    sentence = f"Thanks to {name} for the boats."
    quotes = [{"text": "Yes.", "who": name, "title": "captain"}]
    body = [node("p", sentence), node("ul", node("li", name))]
    data = release(headline=name, body=body, quotes=quotes, dateline=None)
    proclaimed = proclamation(heading=name, recipient=f"to {name} of the crews")
    read = [_logical(one) for one in Reading(typeset("release.typ", data, AT)).passages()]
    assert [one for one in (name, sentence, f"— {name}, captain") if one not in read] == []
    assert read.count(name) == 2
    read = [
        _logical(one) for one in Reading(typeset("proclamation.typ", proclaimed, AT)).passages()
    ]
    assert any(name in one for one in read)
    assert any(f"to {name} of the crews" in one for one in read)


_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]+(?: [\u0590-\u08ff]+)*")


def _logical(words: str) -> str:
    """Words as they are spoken: a page has those of Arabic and Hebrew from left to right."""
    return _RIGHT_TO_LEFT.sub(lambda found: found[0][::-1], words)


def test_naughty_strings_are_printed_or_named() -> None:
    if not CASES.exists():
        pytest.skip("the folder of shared test cases is not beside this repository")
    lines = CASES.read_bytes().splitlines()
    cases = [json.loads(line)["body"] for line in lines]
    tame = [case for case in cases if not unprintable(case)]
    assert len(tame) > 200
    body = [node("p", case) for case in tame]
    read = Counter(_letters(Reading(typeset("release.typ", release(body=body), AT)).text()))
    assert Counter(letter for case in tame for letter in _letters(case)) - read == Counter()
    for case in set(cases) - set(tame):
        assert set(unprintable(case)) <= set(case)


def _letters(text: str) -> str:
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text)
        if unicodedata.category(letter)[0] in "LN"
    )


# --- what people write stays what it is -----------------------------------------------------------

HOSTILE = (
    '#read("/etc/passwd") #sys.inputs $x^2$ @cite *b* _i_ `r` \\u{41} <tag> ``` = h // c /* d */ '
    "#import https://e.example --- ~ [x] #panic() "
)


@pytest.mark.parametrize(
    "template",
    ["release.typ", "proclamation.typ", "briefing.typ", "pocket-card.typ", "press-schedule.typ"],
)
def test_what_looks_like_source_is_printed_as_it_stands(template: str) -> None:
    data = {
        "release.typ": release(headline=HOSTILE, body=[node("p", HOSTILE), node("pre", HOSTILE)]),
        "proclamation.typ": proclamation(heading=HOSTILE, signed={"name": HOSTILE, "title": "x"}),
        "briefing.typ": briefing(
            prepared=HOSTILE,
            days=[day(memos=[memo(bottom_line=HOSTILE)], rows=[row(title=HOSTILE)])],
        ),
        "pocket-card.typ": pocket_card(
            lines=[{"time": "7", "title": HOSTILE, "marks": []}],
            points=[{"title": "x", "items": [HOSTILE]}],
        ),
        "press-schedule.typ": press_schedule(prepared=HOSTILE, note=HOSTILE),
    }[template]
    text = printed(template, data).replace(" ", "")
    assert text.count(HOSTILE.replace(" ", "")) >= 2


def test_prose_is_printed_whole() -> None:
    assert printed("release.typ", release(boilerplate=None)) == (
        "CITY OF PORT ELLERY Office of the Mayor FOR IMMEDIATE RELEASE November 20, 2026 "
        "Press contact Dana Whitcomb 360-555-0142 press@city.example "
        "Free ferries every thirty minutes Sunday service returns "
        "PORT ELLERY, Wash. — The ferry sails on Sunday. More is at the levy page1. "
        "What changes • Boats at :00 – and at :30 • ☑ tickets are printed "
        "Fares cell 0.0 cell 0.1 cell 0.2 cell 1.0 cell 1.1 cell 1.2 "
        "3. Tap in. The water was our first street. def sail(): return True Struck: old --flag "
        "“It is half an hour.” — Renata Okafor, Mayor ### "
        "1https://mayor.portellery.example/levy/ "
        "400 Harbor Street, Port Ellery, WA 98299 · 360-555-0100 Page 1 of 1"
    )


def test_white_space_is_that_of_html() -> None:
    body = [node("p", "soft\nbreak\tand  space"), "\n", node("pre", node("code", "a\n\tb"))]
    with pypdfium2.PdfDocument(typeset("release.typ", release(body=body), AT)) as document:
        lines = document[0].get_textpage().get_text_bounded().splitlines()
    assert "PORT ELLERY, Wash. — soft break and space" in lines
    assert lines[lines.index("a") + 1].strip() == "b"


def test_white_space_between_blocks_is_not_printed() -> None:
    bare = [node("p", "one"), node("ul", node("li", node("p", "two"), node("p", "three")))]
    spaced = [
        "\n",
        node("p", "one"),
        "\n",
        node("ul", "\n", node("li", "\n", node("p", "two"), "\n", node("p", "three"), "\n"), "\n"),
        "\n",
    ]
    assert typeset("release.typ", release(body=spaced), AT) == typeset(
        "release.typ", release(body=bare), AT
    )


def test_levels_of_headings_close_up() -> None:
    body = [node(tag, tag) for tag in ("h4", "h6", "h2", "h5", "h1", "h3", "h6")]
    pdf = typeset("release.typ", release(body=[*body, node("h2", " ")]), AT)
    assert headings(pdf) == {"/H1": 1, "/H2": 4, "/H3": 3, "/H4": 1}
    assert faults(pdf) == []


@pytest.mark.parametrize("tag", ["ul", "ol", "blockquote", "strong", "a", "del", "mixed"])
def test_nodes_nested_without_end_are_printed(tag: str) -> None:
    inner = node("p", "the innermost ", node("a", "word", href="https://e.example/x"))
    tags = ["blockquote", "ul", "em", "ol"] if tag == "mixed" else [tag]
    for depth in range(900):
        around = tags[depth % len(tags)]
        inner = node(around, node("li", inner) if around in {"ul", "ol"} else inner)
    assert "the innermost word (https://e.example/x)" in printed(
        "release.typ", release(body=[inner])
    )
    speeches = [{"title": "Remarks", "note": "", "body": [inner]}]
    background = [{"heading": "Background", "body": [inner]}]
    said = memo(speeches=speeches, annexes=background, sections=background)
    typeset("briefing.typ", briefing(days=[day(memos=[said])]), AT)


def test_a_long_table_repeats_its_head() -> None:
    sheets = pages(typeset("release.typ", release(body=[table(500, 3)]), AT))
    text = " ".join(sheets)
    assert all(f"cell {row}.2" in text for row in range(1, 500))
    assert all("cell 0.0" in sheet for sheet in sheets[:-1])


def test_long_prose_is_printed_whole() -> None:
    paragraphs = [f"Paragraph {at} " + "of many words " * 70 for at in range(250)]
    assert sum(map(len, paragraphs)) > 240_000
    text = printed("release.typ", release(body=[node("p", words) for words in paragraphs]))
    assert all(f"Paragraph {at} of" in text for at in range(250))


def test_nothing_runs_off_the_page() -> None:
    long = "Wm" * 60
    cells = node("tr", *(node("td", long) for _ in range(9)))
    body = [
        node("p", long * 5),
        node("pre", long * 5),
        node("h2", long),
        node("ul", node("li", node("ul", node("li", long)))),
        node("table", node("tr", node("td", long), node("td", long), node("td", long))),
        node("table", cells),
        node("p", node("a", "here", href=f"https://e.example/{long}")),
    ]
    wide = {"headline": long * 2, "subhead": long, "short": long, "label": long, "dateline": long}
    quotes = [{"text": long, "who": long, "title": long}]
    steps = [{"time": long, "what": long, "who": long, "cue": long}]
    tasks = [{"done": False, "what": long, "owner": long, "due": long}]
    people = [{"name": long, "about": long, "note": long}]
    promises = [{"words": long, "facts": long, "last": long, "is_late": False}]
    sections = [
        {"heading": long, "steps": tasks},
        {"heading": "x", "body": body},
        {"heading": "x", "people": people},
        {"heading": "x", "promises": promises},
        {"heading": "x", "questions": [{"q": long, "a": long}]},
        {"heading": "x", "moments": [{"time": long, "what": long}]},
        {"heading": "x", "run_of_show": steps},
    ]
    about = memo(
        title=long,
        time=long,
        marks=[long],
        facts=[{"label": "Where", "text": long}],
        bottom_line=long,
        sections=sections,
        annexes=sections,
    )
    full = row(time=long, title=long, place=long, staff=long, marks=[long])
    ahead = [{"day": "Sun", "time": long, "title": long, "marks": [], "is_off": False}]
    contacts = [{"name": long, "phone": "+1 360 555 0142 x 4711", "for": long}]
    book = briefing(
        days=[day(rows=[full], elsewhere=[full], memos=[about])], ahead=ahead, contacts=contacts
    )
    for template, data in [
        ("release.typ", release(body=body, quotes=quotes, **wide)),
        ("proclamation.typ", proclamation(heading=long * 2, recipient=long)),
        ("briefing.typ", book),
        ("press-schedule.typ", press_schedule(days=[day(rows=[full])])),
    ]:
        assert off_the_page(typeset(template, data, AT), margin=12) == []


def test_a_body_of_everything_and_without_end_is_whole_and_stays_on_its_pages() -> None:
    def nested(depth: int, number: int) -> Data:
        inner = [nested(depth - 1, number)] if depth else []
        return node("ul", node("li", f"step {depth} of list {number}", *inner))

    def mark(number: int) -> Data:
        return node("sup", node("a", str(number), href=f"#fn-{number}", id=f"fnref-{number}"))

    long = "Wm" * 60
    paragraphs = [
        node("p", f"part {at} ", "of many words " * 70, *([mark(at), long] if at % 5 == 0 else []))
        for at in range(250)
    ]
    notes = [node("li", node("p", f"note {at}"), id=f"fn-{at}") for at in range(0, 250, 5)]
    lists = [nested(6, number) for number in range(40)]
    pictures = [node("p", node("img", src="a.svg", alt=f"Picture {at}")) for at in range(20)]
    body = [
        *(*paragraphs[:125], table(500, 5), *lists, *pictures, *paragraphs[125:]),
        *(table(6, 9, long), node("section", node("ol", *notes))),
    ]
    pdf = typeset("release.typ", release(body=body, images={"a.svg": SEAL}), AT)
    assert off_the_page(pdf) == []
    reading = Reading(pdf)
    assert broken_rules(reading) == []
    said = " ".join(reading.passages())
    assert len(said) > 250_000
    wanted = [
        *(f"part {at} of many words" for at in range(250)),
        *(f"note {at}" for at in range(0, 250, 5)),
        *(f"step {depth} of list {number}" for depth in range(7) for number in range(40)),
        *(f"cell {row}.{column}" for row in range(500) for column in range(5)),
    ]
    assert [one for one in wanted if one not in said] == []
    assert said.replace(" ", "").count(long) == 50 + 6 * 9
    assert [f"Picture {at}" for at in range(20)] == figures(pdf)[1:]


def test_a_link_in_the_head_of_a_long_table_stops_no_document() -> None:
    link = node("a", "the list", href="https://a.example/")
    rows = [node("tr", node("td", f"row {number}")) for number in range(90)]
    body = [node("table", node("thead", node("tr", node("th", link))), node("tbody", *rows))]

    pdf = typeset("release.typ", release(body=body), AT)

    assert faults(pdf) == []
    assert " ".join(pages(pdf)).count("the list") == 1


def test_empty_words_leave_no_trace() -> None:
    tags = ("p", "ul", "ol", "table", "blockquote", "pre", "a", "h2", "hr", "section", "sup")
    body = [node(tag) for tag in tags] + [node("img", src="x", alt=""), "", "\n"]
    empty = release(body=body, dateline=None, subhead=None, quotes=[], boilerplate=None)
    assert "thirty minutes ### 400 Harbor" in printed("release.typ", empty)


def test_notes_stand_at_the_foot_of_the_page() -> None:
    def mark(number: int) -> Data:
        return node("sup", node("a", str(number), href=f"#fn-{number}", id=f"fnref-{number}"))

    def note(number: int) -> Data:
        back = node("a", "↩", href=f"#fnref-{number}")
        return node("li", node("p", f"note {number} ", back), id=f"fn-{number}")

    body = [
        node("p", "one", mark(1), " and two", mark(2), "."),
        node("section", node("ol", note(1), note(2), note(3))),
    ]
    text = printed("release.typ", release(body=body, dateline=None))
    assert "one1 and two2." in text
    assert "1note 1 2note 2 400 Harbor" in text
    assert "1. note 3 “It is" in text  # nobody refers to it: it stays where it was written


def test_pictures_are_those_that_are_given() -> None:
    rows = b"".join(b"\0" + bytes(3 * 40) for _ in range(900))
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", 40, 900, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
        for name, content in parts
    )
    body = [
        node("p", node("img", src="tall.png", alt="A tall mast"), node("img", src="x", alt="Gone")),
        node("p", node("img", src="tall.png", alt="")),
        node("h2", node("img", src="tall.png", alt="In a heading")),
    ]
    pdf = typeset("release.typ", release(body=body, images={"tall.png": png}, seal=None), AT)
    assert figures(pdf) == ["A tall mast"]
    text = " ".join(pages(pdf))
    assert "[Gone]" in text
    assert "[In a heading]" in text
    assert faults(pdf) == []


# --- what each document says ----------------------------------------------------------------------


def test_the_mark_of_the_end_is_never_alone_on_a_page() -> None:
    for count in range(12, 32):
        body = [node("p", f"Paragraph {number}.") for number in range(count)]
        last = pages(typeset("release.typ", release(body=body), AT))[-1]
        assert "Port Ellery was founded in 1874." in last, count


def test_an_embargo_heads_every_page() -> None:
    body = [node("p", "word " * 1500)]
    words = "Embargoed until Monday, November 23, 2026, 6 a.m. PST"
    sheets = pages(typeset("release.typ", release(body=body, embargo=words), AT))
    assert len(sheets) == 3
    assert [sheet.startswith(words.upper()) for sheet in sheets] == [True, True, True]
    assert ["Free ferries Page 2 of 3" in sheet for sheet in sheets] == [False, True, False]


def test_a_draft_says_so_on_every_page_and_has_no_seal() -> None:
    pdf = typeset("proclamation.typ", proclamation(clauses=30, draft=DRAFT), AT)
    sheets = pages(pdf)
    assert len(sheets) > 1
    assert [sheet.count("DRAFT, NOT ISSUED") for sheet in sheets] == [2] + [1] * (len(sheets) - 1)
    assert all("DRAFT" in sheet.split() for sheet in sheets)
    assert figures(pdf) == []
    assert "Tomás Beaulieu" not in " ".join(sheets)


def test_a_signed_proclamation_has_the_seal_affixed() -> None:
    pdf = typeset("proclamation.typ", proclamation(), AT)
    assert " ".join(pages(pdf)) == (
        "OFFICE OF THE MAYOR · CITY OF PORT ELLERY PROCLAMATION Port Ellery Harbor Day "
        "WHEREAS, reason 0: the crews have kept the boats running; "
        "WHEREAS, reason 1: the crews have kept the boats running; "
        "WHEREAS, reason 2: the crews have kept the boats running; "
        "WHEREAS, reason 3: the crews have kept the boats running; and "
        "NOW, THEREFORE, I, Renata Okafor, Mayor of the City of Port Ellery, do hereby proclaim "
        "November 21, 2026, as Harbor Day. "
        "IN WITNESS WHEREOF, I have hereunto set my hand and caused the Seal of the City of Port "
        "Ellery to be affixed this twenty-first day of November, two thousand twenty-six. "
        "Attest Tomás Beaulieu City Clerk Renata Okafor Mayor, November 21, 2026 No. 2026-031"
    )
    assert figures(pdf) == ["Seal of the City of Port Ellery"] * 2


@pytest.mark.parametrize("clauses", [12, 13, 14, 15, 16, 17, 18, 40])
def test_a_signature_never_stands_alone(clauses: int) -> None:
    sheets = pages(typeset("proclamation.typ", proclamation(clauses=clauses), AT))
    assert "IN WITNESS WHEREOF" in sheets[-1]
    assert "as Harbor Day." in sheets[-1]
    assert f"reason {clauses - 1}:" in " ".join(sheets)


def test_a_briefing_says_on_every_page_for_whom_it_is_and_counts_them() -> None:
    sheets = pages(typeset("briefing.typ", briefing(), AT))
    assert [sheet.count("INTERNAL — NOT FOR RELEASE") for sheet in sheets] == [2] * len(sheets)
    assert [sheet.rsplit("RELEASE ", 1)[1] for sheet in sheets] == [
        f"{number} of {len(sheets)}" for number in range(1, len(sheets) + 1)
    ]
    assert "Internal — not for release As of November 20, 2026, noon" in sheets[0]
    assert "Leave at 6:20 a.m., 20 min 7–8 a.m. First crossing HOLD" in sheets[1]
    assert "7–8 a.m. · Ceremony HOLD CHANGED was 6 a.m. First crossing of the Heron" in sheets[2]
    whole = " ".join(sheets)
    assert "6:40 a.m. The Mayor arrives Imani Sorensen" in whole
    assert "☑ Done Gangway permit Harbor Nov. 17 ☐ Open Interpreter confirmed" in whole


def test_a_card_names_the_page_of_each_memo() -> None:
    many = [memo(label=f"memo-{n}", title=f"Matter {n}") for n in range(1, 4)]
    rows = [row(label=f"memo-{n}", title=f"Matter {n}") for n in range(1, 4)]
    sheets = pages(typeset("briefing.typ", briefing(days=[day(rows=rows, memos=many)]), AT))
    for n in range(1, 4):
        [page] = [
            number
            for number, sheet in enumerate(sheets, start=1)
            if f"was 6 a.m. Matter {n} " in sheet
        ]
        assert f"Matter {n} HOLD Ceremony · Dock p. {page}" in sheets[1]


def test_a_memo_is_one_page_and_what_has_no_room_follows() -> None:
    sections = [{"heading": f"Part {n}", "items": ["a line of words " * 6] * 4} for n in range(12)]
    data = briefing(days=[day(memos=[memo(sections=sections, annexes=[], speeches=[])])])
    sheets = pages(typeset("briefing.typ", data, AT))
    [first] = [n for n, sheet in enumerate(sheets) if "First crossing of the Heron" in sheet][1:2]
    left = [n for n in range(12) if f"Part {n} •" not in sheets[first]]
    assert 0 < len(left) < 12
    assert f"→ More: {', '.join(f'Part {n}' for n in left)}" in sheets[first]
    assert "To: First crossing of the Heron" in sheets[first + 1]
    assert all(f"Part {n} •" in " ".join(sheets[first + 1 :]) for n in left)


def test_short_memos_share_a_page() -> None:
    short: Data = {"sections": [], "annexes": [], "speeches": []}
    memos = [memo(label=f"memo-{n}", title=f"Matter {n}", **short) for n in range(3)]
    sheets = pages(typeset("briefing.typ", briefing(days=[day(memos=memos)]), AT))
    assert [n for n in range(3) if f"was 6 a.m. Matter {n}" in sheets[2]] == [0, 1, 2]


def test_a_briefing_can_be_turned_to_by_its_bookmarks() -> None:
    with pypdfium2.PdfDocument(typeset("briefing.typ", briefing(), AT)) as document:
        named = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    assert named[:5] == [
        (0, "Briefing book"),
        (1, "Saturday"),
        (2, "First crossing of the Heron"),
        (3, "Purpose"),
        (4, "What changes"),
    ]


def test_a_pocket_card_is_one_sheet_whatever_is_on_the_day() -> None:
    [few], [many] = (
        pages(typeset(*SAMPLES[name], AT)) for name in ("pocket card", "pocket card of a full day")
    )
    assert [sheet.count("INTERNAL — NOT FOR RELEASE") for sheet in (few, many)] == [2, 2]
    assert " more As of November 20, 2026, noon" in many


if __name__ == "__main__":
    COVERAGE.write_text(coverage(), encoding="utf-8")


# --- words in another language --------------------------------------------------------------------


def spoken(pdf: bytes) -> dict[str, str]:
    """The words of a document that say what language they are in: at their mark or at their tag."""
    reading = Reading(pdf)
    found = {}
    for number, page in enumerate(reading.pdf.pages):
        for step in pikepdf.parse_content_stream(page):
            marked: Any = step.operands[1] if str(step.operator) == "BDC" else {}
            if "/MCID" in marked and "/Lang" in marked:
                words = reading.by_mark.get((number, int(marked["/MCID"])), "")
                found[words] = str(marked["/Lang"])
    for tag in reading.tags.walk():
        if tag.sort != "Root" and "/Lang" in tag.object:
            found["".join(reading.by_mark[mark] for mark in tag.marks())] = str(tag.object["/Lang"])
    return found


def test_words_in_another_language_say_so_to_a_screen_reader() -> None:
    body = prose.tree(
        "She said [Feliz día](lang:es), *[bonne **chance**](lang:fr-CA)* and [aloha](lang:haw)."
        "\n\n## Say [hola](lang:es)\n"
    )
    quotes = [
        {"text": "Estamos listos.", "language": "es", "who": "Ana Ruiz", "title": None},
        {"text": "So are we.", "language": "", "who": "Renata Okafor", "title": "Mayor"},
    ]
    made = typeset("release.typ", release(body=body, quotes=quotes), AT)
    told = spoken(made)
    assert {words: code for words, code in told.items() if code != "en-US"} == {
        "Feliz día": "es",
        "bonne ": "fr-CA",
        "chance": "fr-CA",
        "aloha": "haw",
        "hola": "es",
        "“Estamos listos.”": "es",
    }
    assert faults_by_page(made) == []
