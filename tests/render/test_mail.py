"""Mail, read back by the e-mail package: exactly the headers that were asked for, one recipient."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage

import pytest

from herald.render import mail
from herald.render.mail import Correspondent, Envelope
from tests.hostile import titles

ENVELOPE = Envelope(
    sender=Correspondent("Mayor of Port Ellery", "letter@portellery.example"),
    recipient=Correspondent("The Harbor Letter", "list@newsletter.invalid"),
    subject="One year after the flood",
    sent=datetime(2026, 11, 6, 15, tzinfo=UTC),
    identity="newsletter.2026.november.en",
    host="mayor.portellery.example",
    language="en",
    unsubscribe="https://mayor.portellery.example/subscribe/",
)

HEADERS = [
    "Content-Language",
    "Content-Type",
    "Date",
    "From",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "MIME-Version",
    "Message-ID",
    "Subject",
    "To",
]


def read(content: bytes) -> EmailMessage:
    """The message as a mail program reads it."""
    found = message_from_bytes(content, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def words_of(message: EmailMessage) -> list[str]:
    """The text and the page, with line feeds only."""
    return [part.get_content().replace("\r\n", "\n") for part in message.iter_parts()]


def test_a_message_is_written_whole() -> None:
    content = mail.message(ENVELOPE, "Hello, Ñandú = 1\n", "<p>Hello</p>\n")
    assert content.decode("ascii").split("\r\n") == [
        'Content-Type: multipart/alternative; boundary="=_herald_newsletter"',
        "From: Mayor of Port Ellery <letter@portellery.example>",
        "To: The Harbor Letter <list@newsletter.invalid>",
        "Subject: One year after the flood",
        "Date: Fri, 06 Nov 2026 15:00:00 +0000",
        "Message-ID: <newsletter.2026.november.en@mayor.portellery.example>",
        "MIME-Version: 1.0",
        "Content-Language: en",
        "List-Unsubscribe: <https://mayor.portellery.example/subscribe/>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "",
        "--=_herald_newsletter",
        'Content-Type: text/plain; charset="utf-8"',
        "Content-Transfer-Encoding: quoted-printable",
        "",
        "Hello, =C3=91and=C3=BA =3D 1",
        "",
        "--=_herald_newsletter",
        'Content-Type: text/html; charset="utf-8"',
        "Content-Transfer-Encoding: quoted-printable",
        "",
        "<p>Hello</p>",
        "",
        "--=_herald_newsletter--",
        "",
    ]
    assert content == mail.message(ENVELOPE, "Hello, Ñandú = 1\n", "<p>Hello</p>\n")


@pytest.mark.parametrize("text", [text for text in titles() if "=?" not in text])
def test_whatever_a_subject_and_a_list_are_called_the_head_is_the_same(text: str) -> None:
    envelope = replace(
        ENVELOPE, subject=text, recipient=Correspondent(text, "list@newsletter.invalid")
    )
    content = mail.message(envelope, f"{text}\n", f"<p>{text}</p>\n")
    found = read(content)
    assert sorted(found.keys()) == HEADERS
    assert found["Subject"] == text
    (recipient,) = found["To"].addresses
    assert recipient.addr_spec == "list@newsletter.invalid"
    assert words_of(found) == [f"{text}\n", f"<p>{text}</p>\n"]
    assert all(len(line) <= 998 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_the_name_of_a_list_in_any_letters_comes_back() -> None:
    # Python's reader of addresses keeps the space between encoded words, which RFC 2047 drops.
    for name in ("ñ" * 60, "Carta del Puerto, edición en español de noviembre", "港" * 60):
        envelope = replace(ENVELOPE, recipient=Correspondent(name, "list@newsletter.invalid"))
        head = message_from_bytes(mail.message(envelope, "", ""))["To"]
        decoded = str(make_header(decode_header(head)))
        assert decoded.replace(" ", "") == f"{name}<list@newsletter.invalid>".replace(" ", "")


BREAKING = [
    "a\r\nBcc: all@victim.example",
    "a\nBcc: all@victim.example",
    "a\rBcc: all@victim.example",
    "a\x0bb",
    "a\x00b",
    "a\x85b",
    "a\u2028b",
    "a\u2029b",
    "=?utf-8?q?a=0ABcc:all@victim.example?=",
    "=?utf-8?b?YQpCY2M6IHhAeQ==?=",
    "a =?x",
]


@pytest.mark.parametrize("text", BREAKING)
def test_what_could_break_the_head_is_refused(text: str) -> None:
    refused = [
        replace(ENVELOPE, subject=text),
        replace(ENVELOPE, sender=Correspondent(text, "letter@portellery.example")),
        replace(ENVELOPE, recipient=Correspondent(text, "list@newsletter.invalid")),
        replace(ENVELOPE, recipient=Correspondent("", text)),
        replace(ENVELOPE, identity=text),
        replace(ENVELOPE, host=text),
        replace(ENVELOPE, language=text),
        replace(ENVELOPE, unsubscribe=text),
    ]
    for envelope in refused:
        with pytest.raises(ValueError, match="cannot stand at the head of a mail"):
            mail.message(envelope, "", "")


@pytest.mark.parametrize(
    "address",
    ["a@b.example, c@d.example", "a@b.example; c@d.example", "<a@b.example>", "a b@c.example"],
)
def test_a_second_recipient_is_refused(address: str) -> None:
    envelope = replace(ENVELOPE, recipient=Correspondent("List", address))
    with pytest.raises(ValueError):  # noqa: PT011 - the e-mail package has several words for it
        mail.message(envelope, "", "")


def test_long_addresses_stay_whole() -> None:
    address = f"https://mayor.portellery.example/{'a' * 200}?x=1"
    envelope = replace(ENVELOPE, unsubscribe=address, identity="i" * 120)
    content = mail.message(envelope, "", "")
    assert f"List-Unsubscribe: <{address}>\r\n".encode() in content
    assert f"Message-ID: <{'i' * 120}@mayor.portellery.example>\r\n".encode() in content


def test_without_a_list_nothing_is_said_of_leaving_it() -> None:
    found = read(mail.message(replace(ENVELOPE, unsubscribe=""), "", ""))
    assert sorted(found.keys()) == [name for name in HEADERS if not name.startswith("List")]


def test_no_line_of_a_text_ends_the_message() -> None:
    end = f"--{mail.BOUNDARY}--\n--{mail.BOUNDARY}\n"
    text = f"{end}Content-Type: text/html\n\n<script>\n.\nFrom here\n"
    assert words_of(read(mail.message(ENVELOPE, text, text))) == [text, text]


def test_styles_are_written_to_the_elements_and_those_for_phones_stay() -> None:
    page = mail.inlined(
        "<html><head><style>p { color: red; } @media (max-width: 9px) { p { color: blue; } }"
        "</style></head><body><p>x</p></body></html>"
    )
    assert '<p style="color: red;">x</p>' in page
    assert "@media (max-width: 9px)" in page


def test_nothing_is_fetched() -> None:
    link = '<link rel="stylesheet" href="https://victim.example/x.css">'
    page = mail.inlined(f"<html><head>{link}</head><body><p>x</p></body></html>")
    assert "<p>x</p>" in page
