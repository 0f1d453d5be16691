"""Captions and calendars: what one is shown comes through, and nothing that stood beside it."""

from __future__ import annotations

import pytest

from herald.render.files import cleaned, judge
from herald.render.unfit import Unfit


def test_captions_lose_their_notes_and_names() -> None:
    written = """\ufeffWEBVTT - second draft, by L. Moreau\r
Kind: captions\r
\r
NOTE\r
Ask Lena whether we may say this.\r
\r
STYLE\r
::cue { color: white }\r
\r
lena-must-confirm\r
00:01.000 --> 00:04.000 line:0\r
<v Mayor>Mañana we open.\r
 \r
At noon.\r
\r
NOTE cut the rest\r
\r
00:05.000 --> 00:06.000\r
Come."""
    assert (
        cleaned("a.vtt", written.encode()).decode()
        == """\
WEBVTT

STYLE
::cue { color: white }

00:01.000 --> 00:04.000 line:0
<v Mayor>Mañana we open.
\x20
At noon.

00:05.000 --> 00:06.000
Come.
"""
    )


@pytest.mark.parametrize("written", ["WEBVTT", "WEBVTT\n\nNOTE Nothing yet"])
def test_captions_may_be_none(written: str) -> None:
    assert cleaned("a.vtt", written.encode()) == b"WEBVTT\n"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("\n00:01.000 --> 00:02.000\nCome.", "00:01.000 --> 00:02.000\nCome."),
        (
            "\n\nNOTE Ask Lena\nfirst\n01:00:01.000-->01:00:02.000\nA.",
            "01:00:01.000-->01:00:02.000\nA.",
        ),
        (
            "\n\nNOTE 6 --> 7, says Lena\nwho knows\n\n00:01.000 --> 00:02.000",
            "00:01.000 --> 00:02.000",
        ),
        ("\n\nSTYLE\n/* Lena\nchose it */\n::cue { color: red }", "STYLE\n \n::cue { color: red }"),
    ],
    ids=["below the first word", "below a note", "a note with an arrow", "a note in a style"],
)
def test_a_caption_is_what_has_times(written: str, kept: str) -> None:
    """As players read them, which need no empty line above the times."""
    assert cleaned("a.vtt", f"WEBVTT{written}".encode()).decode() == f"WEBVTT\n\n{kept}\n"


def test_what_is_no_captions_is_the_text_that_one_sees() -> None:
    assert cleaned("a.vtt", b"WEBVTTS\r\n\r\nNOTE x") == b"WEBVTTS\r\n\r\nNOTE x"


def test_a_calendar_loses_who_was_invited_and_what_programs_keep() -> None:
    lines = [
        "BEGIN:VCALENDAR",
        "X-WR-CALNAME:Sweeping of streets",
        "X-PUBLISHED-BY:l.moreau",
        "BEGIN:VEVENT",
        "UID:1",
        "CLASS:PUBLIC",
        "ORGANIZER;CN=L. Moreau:mailto:l.moreau@city.example",
        "ATTENDEE;CN=Zoe Marchetti;PARTSTAT=DECLINED:mailto:zoe.marchett",
        " i@city.example",
        "attendee:mailto:bo@city.example",
        "SUMMARY:Mill Street is sw",
        " ept",
        "COMMENT:Only if it is dry",
        "X-ALT-DESC;FMTTYPE=text/html:<p>Not yet decided",
        "\t</p>",
        "BEGIN:VALARM",
        "DESCRIPTION:Call Bo before",
        "END:VALARM",
        "DESCRIPTION:Move your car.",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    assert cleaned("a.ics", "\r\n".join([*lines, ""]).encode()).decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "X-WR-CALNAME:Sweeping of streets",
        "BEGIN:VEVENT",
        "UID:1",
        "CLASS:PUBLIC",
        "SUMMARY:Mill Street is sw",
        " ept",
        "DESCRIPTION:Move your car.",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "ATTENDEE:mailto:bo@city.example",
        "ATTEN\n DEE:mailto:bo@city.example",
        "ATTENDEE:mailto:\r\r\n bo@city.example",
        "SEQUENCE:1\rATTENDEE:mailto:bo@city.example",
    ],
)
def test_who_was_invited_is_found_however_the_line_is_broken(line: str) -> None:
    content = f"BEGIN:VEVENT\n{line}\nSUMMARY:A\nEND:VEVENT\n".encode()
    assert b"bo@" not in cleaned("a.ics", content)
    assert b"SUMMARY:A\nEND:VEVENT\n" in cleaned("a.ics", content)


@pytest.mark.parametrize(
    "line",
    [
        *("CLASS:PRIVATE", "class:confidential", "CLASS;X-A=b:PRIVATE", "CLASS:\n PRIVATE"),
        "CLA\n SS:PRIVATE",
    ],
)
def test_a_calendar_with_something_private_is_refused(line: str) -> None:
    content = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{line}\nEND:VEVENT\nEND:VCALENDAR\n".encode()
    for attempt in (cleaned, judge):
        with pytest.raises(Unfit) as refused:
            attempt("a.ics", content)
        assert str(refused.value) == (
            "the calendar holds something that is marked as private; export what is public alone"
        )
