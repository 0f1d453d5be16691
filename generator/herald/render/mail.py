"""Mail: a page made fit for mail programs, and a message with its plain text beside it.

Mail programs know no style sheets, so the rules are written to each element; those for phones and
dark screens stay in the head. Nothing is fetched: no style sheet, no font, no picture.

A message is built of parts that cannot carry a second header or a second recipient, and is read
back before it is given out: its head must say what it was to say, and nothing else.
The one door to css-inline and to the e-mail package.
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from functools import cache
from typing import TYPE_CHECKING

from css_inline import CSSInliner

if TYPE_CHECKING:
    from email.policy import EmailPolicy, Policy
    from typing import Any

BOUNDARY = "=_herald_newsletter"
"""Stands in no quoted-printable text, where two digits or the end of the line follow every `=`."""

LONGEST_LINE = 78
"""Characters in a line of the head, where its words allow it (RFC 5322, 2.1.1)."""

_LONGEST_CHUNK = 45
"""Bytes that fit into 75 characters of RFC 2047's code."""
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]|=\\?")
_ONE_ADDRESS = re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9]+( [A-Za-z0-9]+)*|")


@dataclass(frozen=True)
class Correspondent:
    """A name and an address; the name may be ""."""

    name: str
    address: str


@dataclass(frozen=True)
class Envelope:
    """What stands at the head of a message."""

    sender: Correspondent
    recipient: Correspondent
    subject: str
    sent: datetime
    """Aware."""
    identity: str
    """The part of the Message-ID before the `@`, the same for the same message for ever."""
    host: str
    """The part after it."""
    language: str
    unsubscribe: str = ""
    """The web address at which one leaves the list, where it is a list."""


def inlined(html: str) -> str:
    """The page with its styles written to each element."""
    return _inliner().inline(html)


def message(envelope: Envelope, text: str, html: str) -> bytes:
    """The message, for a mail program or a server: the same words as plain text and as HTML.

    Raises ValueError when a line of its head holds what must not be there.
    """
    written = EmailMessage(_policy())
    # First of all: later it would take Content-Language for the first part's own.
    written.make_alternative(BOUNDARY)
    for name, value in _head(envelope).items():
        written[name] = value
    for subtype, words in (("plain", text), ("html", html)):
        part = EmailMessage(_policy())
        part.set_content(words, subtype=subtype, cte="quoted-printable")
        del part["MIME-Version"]
        written.attach(part)
    content = written.as_bytes()
    _verify(content, envelope)
    return content


def _head(envelope: Envelope) -> dict[str, object]:
    """The headers, whose names are ours and whose values are safe."""
    head: dict[str, object] = {
        "From": _address(envelope.sender),
        "To": _address(envelope.recipient),
        "Subject": _words(envelope.subject),
        "Date": envelope.sent,
        "Message-ID": f"<{_safe(envelope.identity)}@{_safe(envelope.host)}>",
        "MIME-Version": "1.0",
        "Content-Language": _safe(envelope.language),
    }
    if envelope.unsubscribe:
        # One click for readers of programs that offer it (RFC 2369, RFC 8058).
        head["List-Unsubscribe"] = f"<{_safe(envelope.unsubscribe)}>"
        head["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return head


def _address(who: Correspondent) -> str:
    if not _ONE_ADDRESS.fullmatch(_safe(who.address)):
        raise ValueError(f"{who.address!r} is not one e-mail address")
    name = who.name if _PLAIN_NAME.fullmatch(who.name) else _encoded(who.name)
    return f"{name} <{who.address}>".lstrip()


def _words(text: str) -> str:
    return text if _safe(text).isascii() else _encoded(text)


def _encoded(text: str) -> str:
    """The text in RFC 2047's code: words of at most 75 characters, each whole by itself."""
    chunks = [""]
    for letter in _safe(text):
        if len((chunks[-1] + letter).encode()) > _LONGEST_CHUNK:
            chunks.append("")
        chunks[-1] += letter
    return " ".join(
        f"=?utf-8?b?{b64encode(chunk.encode()).decode()}?=" for chunk in chunks if chunk
    )


def _safe(text: str) -> str:
    """The text itself. Who reads a mail would decode `=?...?=`, line feeds within it included."""
    if _UNSAFE.search(text):
        raise ValueError(f"{text!r} cannot stand at the head of a mail")
    return text


def _verify(content: bytes, envelope: Envelope) -> None:
    """Reads the message back: its headers must be exactly those that were asked for."""
    read = message_from_bytes(content, policy=policy.default)
    expected = [*_head(envelope), "Content-Type"]
    if sorted(read.keys()) != sorted(expected) or read["Subject"] != envelope.subject:
        raise ValueError(f"the mail {envelope.subject!r} has other headers than it was given")
    for name, who in (("From", envelope.sender), ("To", envelope.recipient)):
        if [found.addr_spec for found in read[name].addresses] != [who.address]:
            raise ValueError(f"the mail {envelope.subject!r} goes to others than {who.address!r}")


class _AsWritten(BaseHeader):
    """A header as it is given, folded between its words and nowhere else.

    The e-mail package's own folding, in Python 3.11, loses the quotation marks around a long name,
    which makes several recipients of one, loses spaces between words of RFC 2047's code, and puts a
    long address into that code.
    """

    max_count = 1

    @classmethod
    def parse(cls, value: str, kwds: dict[str, Any]) -> None:
        kwds["parse_tree"] = UnstructuredHeader.value_parser("")
        kwds["decoded"] = value

    def fold(self, *, policy: Policy[Any]) -> str:
        lines = [f"{self.name}:"]
        for word in str(self).split(" "):
            if len(lines[-1]) + 1 + len(word) > LONGEST_LINE and lines[-1] != f"{self.name}:":
                lines.append("")
            lines[-1] += f" {word}"
        return policy.linesep.join([*lines, ""])


@cache
def _policy() -> EmailPolicy[EmailMessage]:
    registry = HeaderRegistry()
    for name in ("from", "to", "subject", "list-unsubscribe", "message-id"):
        registry.map_to_type(name, _AsWritten)
    return policy.SMTP.clone(header_factory=registry)


@cache
def _inliner() -> CSSInliner:
    return CSSInliner(
        keep_style_tags=False,
        keep_at_rules=True,
        load_remote_stylesheets=False,
        remove_inlined_selectors=True,
    )
