"""The types of fields: what is typed, what it becomes, and the sentence for what it cannot be."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from herald.kinds import KINDS
from herald.problems import plain
from herald.records import fields
from herald.records.entry import parts_of
from herald.records.fields import STAFF_STEPS, ForStaff

LOS_ANGELES = ZoneInfo("America/Los_Angeles")


def typed(name: str, text: str, zone: ZoneInfo = LOS_ANGELES) -> object:
    """What a field of the type `name` becomes when `text` is typed."""
    kind_of_field = TypeAdapter[object](getattr(fields, name))
    return kind_of_field.validate_python(text, context={"zone": zone})


def refused(name: str, text: str, zone: ZoneInfo = LOS_ANGELES) -> str:
    """The sentence with which a field of the type `name` refuses `text`."""
    with pytest.raises(ValidationError) as caught:
        typed(name, text, zone)
    (finding,) = caught.value.errors()
    return plain(str(finding.get("ctx", {}).get("sentence") or finding["type"]))


# --- text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Line", "Budget hearing"),
        ("MailLine", "Asamblea: ¿qué hacemos?"),
        ("Text", "One\ntwo"),
        ("Summary", "x" * 300),
        ("Prose", "# Heading"),
        ("Email", "press@city.example"),
        ("WebAddress", "https://city.example/page?q=1"),
        ("SiteAddress", "/news/2026/name/"),
        ("SiteAddress", "/"),
        ("FileName", "ribbon-cutting.jpg"),
        ("Language", "es"),
        ("Language", "es-419"),
        ("Phone", "360-555-0142"),
        ("Phone", "+1 (360) 555-0142 x9"),
    ],
)
def test_a_text_stays_as_it_is_typed(name: str, text: str) -> None:
    assert typed(name, text) == text


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("Line", "one\ntwo", "write it on one line, without tabs"),
        ("Line", "one\ttwo", "write it on one line, without tabs"),
        ("Line", " ", "string_too_short"),
        ("Line", "x" * 256, "string_too_long"),
        ("Summary", "x" * 301, "string_too_long"),
        ("MailLine", "=?utf-8?q?x?=", "write it without '=?', which mail programs read as a code"),
        ("Email", "press@city", "an e-mail address is written press@city.example"),
        ("Email", "a@b.example, c@d.example", "an e-mail address is written press@city.example"),
        ("WebAddress", "city.example", "a web address is written https://city.example/page"),
        ("WebAddress", "javascript:x", "a web address is written https://city.example/page"),
        ("WebAddress", "https://a b", "a web address is written https://city.example/page"),
        ("SiteAddress", "news/", "an address on this site is written /news/2026/name/"),
        ("SiteAddress", "//evil.example/", "an address on this site is written /news/2026/name/"),
        ("SiteAddress", "/../x/", "an address on this site is written /news/2026/name/"),
        ("FileName", "../x.jpg", "a file beside the record is written ribbon-cutting.jpg"),
        ("FileName", "Ribbon.JPG", "a file beside the record is written ribbon-cutting.jpg"),
        ("Language", "Spanish", "a language is written as its code, such as en or es"),
        ("Phone", "call us", "a telephone number is written 360-555-0142"),
    ],
)
def test_what_such_a_text_cannot_be_is_refused(name: str, text: str, sentence: str) -> None:
    assert refused(name, text) == sentence


# --- numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("Number", "12.5", Decimal("12.5")),
        ("Number", "-3", Decimal(-3)),
        ("Number", "1,250", Decimal(1250)),
        ("Dollars", "1250.50", Decimal("1250.50")),
        ("Dollars", "$1,250", Decimal(1250)),
        ("Dollars", "0.10", Decimal("0.10")),
        ("Count", "12", 12),
        ("Count", "0", 0),
        ("Flag", "yes", True),
        ("Flag", "No", False),
        ("Flag", "true", True),
        ("Minutes", "45", timedelta(minutes=45)),
    ],
)
def test_a_number_is_exact(name: str, text: str, value: object) -> None:
    assert typed(name, text) == value


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("Number", "12,50", "a number is written 1250 or 12.5"),
        ("Number", "1e5", "a number is written 1250 or 12.5"),
        ("Number", "NaN", "a number is written 1250 or 12.5"),
        ("Number", "٣", "a number is written 1250 or 12.5"),
        ("Number", "9" * 16, "a number is written 1250 or 12.5"),
        ("Dollars", "1250.505", "an amount in dollars is written 1250 or 1250.50"),
        ("Dollars", "-5", "an amount in dollars is written 1250 or 1250.50"),
        ("Dollars", "ten", "an amount in dollars is written 1250 or 1250.50"),
        ("Dollars", "9" * 40, "an amount in dollars is written 1250 or 1250.50"),
        ("Count", "-1", "a whole number is written 12"),
        ("Count", "1.5", "a whole number is written 12"),
        ("Count", "9" * 10, "a whole number is written 12"),
        ("Flag", "on", "write yes or no"),
        ("Minutes", "45 min", "a whole number is written 12"),
        ("Minutes", "9" * 12, "a whole number is written 12"),
    ],
)
def test_what_is_no_such_number_is_refused(name: str, text: str, sentence: str) -> None:
    assert refused(name, text) == sentence


@pytest.mark.parametrize(
    ("text", "meant"),
    [("images/Ribbon Cutting.JPG", "ribbon-cutting.jpg"), ("ribbon-cutting", "")],
)
def test_a_file_name_that_is_nearly_right_is_guessed(text: str, meant: str) -> None:
    with pytest.raises(ValidationError) as caught:
        typed("FileName", text)
    (finding,) = caught.value.errors()
    assert finding["ctx"]["meant"] == meant


# --- whatever is typed ----------------------------------------------------------------------------

TYPES = (
    "Line", "MailLine", "Text", "Summary", "Prose", "Email", "WebAddress", "SiteAddress",
    "FileName", "Language", "Phone", "Number", "Dollars", "Count", "Flag", "Minutes",
)  # fmt: skip


@given(st.sampled_from(TYPES), st.text(max_size=40))
def test_any_text_becomes_a_value_or_is_refused(name: str, text: str) -> None:
    with suppress(ValidationError):
        typed(name, text)


def test_every_field_for_staff_is_one_of_which_no_message_repeats_a_word() -> None:
    """But for moments and lists, which say little, and who approved a quotation."""
    assert set().union(*(_for_staff(kind.model) for kind in KINDS)) - STAFF_STEPS == {
        *("approved_by", "embargo", "list", "personal_data", "publish_at", "send_at")
    }


def _for_staff(model: type[BaseModel]) -> set[str]:
    found = set()
    for name, field in model.model_fields.items():
        if any(isinstance(mark, ForStaff) for mark in field.metadata):
            found.add(field.alias or name)
        for part in parts_of(field.annotation):
            found |= _for_staff(part)
    return found
