"""Links to other sites: where they stand, and, when somebody asks, where they lead.

Only what the public sees is looked through: to ask another site for the address in a draft would
tell it of the draft. Asked is politely, one address after the other, and never an address inside a
network: only http and https, and only of hosts with a public address, which is looked up once and
connected to as it was found.
"""

from __future__ import annotations

import json
import ssl
from dataclasses import asdict, dataclass
from enum import StrEnum
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from socket import SOCK_STREAM, create_connection, getaddrinfo
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from herald.audience import Audience, record_key
from herald.records.markdown import links
from herald.records.source import Passage, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from herald.office import Office
    from herald.records.entry import Entry

TIMEOUT = 10
"""Seconds for which a site is waited for."""
PAUSE = 1.0
"""Seconds between two questions."""
TRIES = 3
MOST_WAITED = 30.0
"""Seconds that a site may ask us to wait before we ask again (Retry-After)."""
MOST_REDIRECTS = 5


@dataclass(frozen=True, order=True)
class OutsideLink:
    """A link to another site, and where it stands."""

    path: str
    line: int
    address: str


class Outcome(StrEnum):
    """What came of asking for an address."""

    FINE = "fine"
    MOVED = "moved"
    """For good: the new address should be written."""
    BROKEN = "broken"
    UNKNOWN = "unknown"
    """The site does not let a program see it, or is overloaded: a person must look."""
    NOT_ASKED = "not asked"


class Answer(NamedTuple):
    """What a site said of an address."""

    outcome: Outcome
    said: str
    """In words: `404 Not Found`."""
    moved_to: str = ""


class Found(NamedTuple):
    """A link and its answer."""

    link: OutsideLink
    answer: Answer

    def __str__(self) -> str:
        place = f"{self.link.path}:{self.link.line}: {self.link.address}"
        if self.answer.moved_to:
            return f"{place}: moved to {self.answer.moved_to}; write that"
        return f"{place}: {self.answer.said}"


# --- where they stand -----------------------------------------------------------------------------


def outside_links(office: Office, at: datetime) -> list[OutsideLink]:
    """The links to other sites in what the public sees at the moment `at`, in file order."""
    found: set[OutsideLink] = set()
    public = {seen.key: seen for seen in office.seen_by(Audience.PUBLIC, at).records}
    for entry in office.every_entry():
        key = record_key(entry.kind, entry.name, entry.parent, entry.address)
        if (seen := public.get(key)) and not entry.is_sealed:
            words = seen.into(entry.language)
            read = f"{words.record.model_dump_json(by_alias=True)}\0{words.body}"
            found.update(one for one in _of_entry(entry) if one.address in read)
    for page in office.pages:
        passage = Passage(page.source, (), page.source.body)
        found.update(_in_passage(passage, html=True))
    own = office.settings.site_url
    return sorted(one for one in found if not one.address.startswith(own))


def _of_entry(entry: Entry) -> Iterator[OutsideLink]:
    for passage in entry.prose():
        yield from _in_passage(passage, html=False)
    for location, text in texts(entry.source.values):
        passage = Passage(entry.source, location, text)
        if _is_web(text) and " " not in text and not passage.is_private:
            yield OutsideLink(entry.path, entry.source.position(location)[0], text)


def _in_passage(passage: Passage, *, html: bool) -> Iterator[OutsideLink]:
    for link in () if passage.is_private else links(passage.text, html=html):
        if _is_web(link.target):
            line, _ = passage.source.position_after(passage.location, passage.text[: link.offset])
            yield OutsideLink(passage.source.path, line, link.target.partition("#")[0])


def _is_web(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


# --- where they lead ------------------------------------------------------------------------------


class Inquirer:
    """Asks other sites, one address after the other, and each address once."""

    def __init__(
        self, agent: str, wait: Callable[[float], None], *, is_inside_allowed: bool = False
    ) -> None:
        self._agent, self._wait = agent, wait
        self._is_inside_allowed = is_inside_allowed
        self._hosts: set[str] = set()

    def ask(self, found: Iterable[OutsideLink]) -> Iterator[Found]:
        """What came of each link, as it comes."""
        known: dict[str, Answer] = {}
        for link in found:
            if link.address not in known:
                known[link.address] = self.answer(link.address)
            yield Found(link, known[link.address])

    def answer(self, address: str) -> Answer:
        """What came of one address; redirects are followed, and told when they are for good."""
        here, moved = address, ""
        for _ in range(MOST_REDIRECTS + 1):
            try:
                told = self._told(here)
            except _RefusedError as refused:
                return Answer(Outcome.NOT_ASKED, str(refused))
            except ssl.SSLCertVerificationError as error:
                return Answer(Outcome.BROKEN, f"the certificate is not good: {error.reason}")
            except (OSError, HTTPException, ValueError) as error:
                return Answer(Outcome.BROKEN, f"no answer: {_reason(error)}")
            if told.location is None:
                return _judged(told, moved)
            if told.status in {301, 308} and here in {address, moved}:
                moved = urljoin(here, told.location)
            here = urljoin(here, told.location)
        return Answer(Outcome.BROKEN, f"redirected more than {MOST_REDIRECTS} times")

    def _told(self, address: str) -> _Told:
        """What the site says, to HEAD or, where it does not know that, to GET."""
        told = self._patiently(address, "HEAD")
        if told.status >= 400 and told.status not in {404, 410}:  # noqa: PLR2004
            told = self._patiently(address, "GET")
        return told

    def _patiently(self, address: str, method: str) -> _Told:
        """Asks again when there is no answer, and waits when it is asked to."""
        for attempt in range(1, TRIES + 1):
            self._pause(address)
            try:
                told = self._once(address, method)
            except (TimeoutError, ConnectionError, HTTPException):
                if attempt == TRIES:
                    raise
                self._wait(PAUSE * attempt)
                continue
            if told.status not in {429, 503} or attempt == TRIES:
                return told
            self._wait(min(told.wait, MOST_WAITED))
        raise AssertionError("the last try returns or raises")

    def _pause(self, address: str) -> None:
        host = urlsplit(address).netloc
        if host in self._hosts:
            self._wait(PAUSE)
        self._hosts.add(host)

    def _once(self, address: str, method: str) -> _Told:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        if parts.scheme not in {"http", "https"} or not host:
            raise _RefusedError("only http and https are asked")
        connection = self._connection(parts.scheme, host, port)
        try:
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request(method, _ascii(path), headers={"User-Agent": self._agent})
            return _told(connection.getresponse())
        finally:
            connection.close()

    def _connection(self, scheme: str, host: str, port: int) -> HTTPConnection:
        place = self._public_place(host, port)
        opened = create_connection((place, port), TIMEOUT)
        if scheme == "http":
            connection = HTTPConnection(host, port, timeout=TIMEOUT)
            connection.sock = opened
            return connection
        context = ssl.create_default_context()
        secure = HTTPSConnection(host, port, timeout=TIMEOUT, context=context)
        secure.sock = context.wrap_socket(opened, server_hostname=host)
        return secure

    def _public_place(self, host: str, port: int) -> str:
        """The address that a host is connected to; none inside a network."""
        name = host.encode("idna").decode() if not host.isascii() else host
        places = [str(one[4][0]) for one in getaddrinfo(name, port, type=SOCK_STREAM)]
        inside = [place for place in places if not ip_address(place.partition("%")[0]).is_global]
        if inside and not self._is_inside_allowed:
            raise _RefusedError(f"'{host}' is no host of the public internet")
        return places[0]


class _RefusedError(Exception):
    """An address that is not asked."""


class _Told(NamedTuple):
    status: int
    reason: str
    location: str | None
    """Where it redirects to."""
    wait: float


def _told(response: HTTPResponse) -> _Told:
    is_redirect = response.status in {301, 302, 303, 307, 308}
    location = response.getheader("Location") if is_redirect else None
    wait = response.getheader("Retry-After", "")
    seconds = float(wait) if wait.isascii() and wait.isdigit() else PAUSE
    return _Told(response.status, response.reason, location, seconds)


def _judged(told: _Told, moved: str) -> Answer:
    said = f"{told.status} {told.reason}".strip()
    if told.status in {401, 403, 405, 406, 429, 503, 999}:
        return Answer(Outcome.UNKNOWN, f"{said}: the site does not answer programs; look yourself")
    if told.status >= 400:  # noqa: PLR2004
        return Answer(Outcome.BROKEN, said)
    return Answer(Outcome.MOVED, said, moved) if moved else Answer(Outcome.FINE, said)


def _ascii(path: str) -> str:
    """A path as a request may have it: what somebody typed in other letters, in percent codes."""
    return "".join(one if "!" <= one <= "~" else _percent(one) for one in path)


def _percent(letter: str) -> str:
    return "".join(f"%{byte:02X}" for byte in letter.encode())


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return f"nothing for {TIMEOUT} seconds"
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


# --- told -----------------------------------------------------------------------------------------


def as_json(found: Iterable[Found]) -> str:
    """The links with what came of each, as a list of objects."""
    rows = [
        {
            **asdict(one.link),
            "outcome": one.answer.outcome.value,
            "said": one.answer.said,
            "moved_to": one.answer.moved_to,
        }
        for one in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
