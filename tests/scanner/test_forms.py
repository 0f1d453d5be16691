"""Every form that a private text may be in, and the four in which it cannot be found."""

from __future__ import annotations

import base64
import codecs
import gzip
from collections.abc import Callable

import pikepdf
import pytest

from herald_scanner.examination import DEEPEST, Examiner
from herald_scanner.opaque import Opaque
from tests.scanner.forms import FORMS, pdf, pixels, png_with, titled, zipped

HIDDEN = "Zoë Marchetti: the city buys the Seafarer Inn & all 41 rooms"
"""In the private note of a record."""


@pytest.mark.parametrize("form", FORMS)
def test_a_private_text_is_found(form: str, examine: Callable[..., Examiner]) -> None:
    found = examine(HIDDEN).sightings(FORMS[form](HIDDEN))
    assert [(passage.path, passage.line, passage.field) for passage in found] == [
        ("a.md", 1, "notes")
    ]


@pytest.mark.parametrize("form", FORMS)
def test_another_text_is_not(form: str, examine: Callable[..., Examiner]) -> None:
    words = "Mírénda Okafor: a new ferry runs at the Harbor Pier & two more boats"
    assert examine(HIDDEN).sightings(FORMS[form](words)) == {}


@pytest.mark.parametrize(
    "script",
    [
        "Мэр уходит в отставку в понедельник",
        "رئيسة البلدية تستقيل يوم الاثنين المقبل",
        "ראש העיר מתפטרת ביום שני הקרוב",
        "市长将于下周一宣布辞职并离开市政厅",
        "市長は来週の月曜日に辞任を発表します",
        "시장이 다음 주 월요일에 사임을 발표합니다",
        "นายกเทศมนตรีจะลาออกในวันจันทร์หน้า",
        "Thị trưởng sẽ từ chức vào thứ Hai tuần tới",
        "महापौर अगले सोमवार को इस्तीफ़ा देंगी",
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "UTF-8",
        "UTF-16",
        "UTF-16 without a mark",
        "letters taken apart",
        "zero-width spaces",
        "tags between words",
        "numbered entities",
        "JSON",
        "percent",
        "quoted-printable",
        "iCalendar",
        "base64",
        "base64 of UTF-16",
        "gzip",
        "zip",
        "PDF title",
        "PNG packed text",
    ],
)
def test_every_script_is_found(form: str, script: str, examine: Callable[..., Examiner]) -> None:
    if form == "PNG packed text":
        content = png_with(script, packed=True, international=True)
    else:
        content = FORMS[form](script)
    assert len(examine(script).sightings(content)) == 1


# --- the limits -----------------------------------------------------------------------------------


LIMITS: dict[str, bytes] = {
    "drawn in pixels": pixels(HIDDEN),
    "initials": "".join(word[0] for word in HIDDEN.split()).encode(),
    "in cipher": codecs.encode(HIDDEN, "rot13").encode(),
    "in other words": b"Marchetti reveals that the mayor wants a hotel on the waterfront.",
}


@pytest.mark.parametrize("limit", LIMITS)
def test_in_these_forms_a_private_text_is_not_found(
    limit: str, examine: Callable[..., Examiner]
) -> None:
    assert examine(HIDDEN).sightings(LIMITS[limit]) == {}


@pytest.mark.parametrize("value", ["4417", "Ada Lee", "2026-12-03 18:00", "Thursday, Dec. 3, 2026"])
def test_what_is_short_or_only_a_time_is_not_looked_for(
    value: str, examine: Callable[..., Examiner]
) -> None:
    assert examine(value).strings.count == 0


# --- what cannot be looked into -------------------------------------------------------------------


def nested(depth: int) -> bytes:
    content = HIDDEN.encode()
    for layer in range(depth):
        content = gzip.compress(content) if layer % 2 else base64.b64encode(content)
    return content


def test_what_is_packed_six_times_is_seen(examine: Callable[..., Examiner]) -> None:
    (forms,) = examine(HIDDEN).sightings(nested(DEEPEST)).values()
    assert forms == ("gzip", "base64") * 3


def locked_zip() -> bytes:
    content = bytearray(zipped("notes.txt", b"Public."))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + flags] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (nested(DEEPEST + 1), "holds more than 6 things packed into one another"),
        (gzip.compress(b"Public.")[:-9], "begins like a gzip file and cannot be unpacked"),
        (b"\x1f\x8b\x08 and nothing", "begins like a gzip file and cannot be unpacked"),
        (zipped("a.txt", b"Public.")[:-30], "begins like a zip archive and cannot be unpacked"),
        (locked_zip(), "is an encrypted zip archive"),
        (
            pdf(titled("A"), encryption=pikepdf.Encryption(owner="a", user="b")),
            "is a PDF with a password",
        ),
        (b"%PDF-1.7\nand nothing", "is a PDF that cannot be read"),
        (gzip.compress(bytes(200_000_001)), "unpacks to more than 200,000,000 bytes"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "is a 7z archive"),
        (b"wOF2" + bytes(20), "is a font that does not come with Herald"),
        (b"age-encryption.org/v1\n-> X25519", "is encrypted"),
    ],
    # Not by what is packed: that says when, and two processes would call the tests differently.
    ids=lambda given: given if isinstance(given, str) else "content",
)
def test_what_cannot_be_looked_into_is_no_proof(
    content: bytes, reason: str, examine: Callable[..., Examiner]
) -> None:
    with pytest.raises(Opaque, match=f"^{reason}"):
        examine(HIDDEN).sightings(content)
