"""What all tests share: an office from a test's docstring, a browser, a guard against the world.

An office is written file by file, each below a line with its path, which is not part of the file:

    == schedules/events/town-hall.md ==
    ---
    title: Town hall
    ...

`office.yml`, the home page and the Mayor's record are there without being written, unless the
docstring has them.
"""

from __future__ import annotations

import inspect
import os
import re
import socket
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import sync_playwright

from herald.checks import EntryCheck, RestCheck
from herald.kinds import KINDS
from herald.office import Office
from herald.records.reader import Reading, read_office
from tests.browser import browser_executable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from herald.checks import Check
    from herald.problems import Problem

# Seconds belong in benchmarks. CI tries the same examples each time; elsewhere they are new ones.
hypothesis_settings.register_profile(
    "herald", deadline=None, derandomize=bool(os.environ.get("CI"))
)
hypothesis_settings.load_profile("herald")

GIVEN = {
    "office.yml": """\
city: Port Ellery
state: Washington
mayor: renata-okafor-lindqvist
timezone: America/Los_Angeles
site_url: https://mayor.portellery.example/
languages: [en, es]
""",
    "content/pages/index.md": "# Port Ellery\n",
    "office/people/renata-okafor-lindqvist.yml": """\
title: Renata Okafor-Lindqvist
visibility: public
role: Mayor
""",
}
"""The files of an office that says nothing else."""

AT = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("America/Los_Angeles"))
"""The moment at which all tests take place, unless they say another."""

_HEADER = re.compile(r"^== (?P<path>\S+) ==\n", re.MULTILINE)


def files_in(text: str) -> dict[str, str]:
    """The files of an office written as above, by their paths."""
    parts = _HEADER.split(inspect.cleandoc(text) + "\n")
    return {
        path: f"{content.rstrip()}\n"
        for path, content in zip(parts[1::2], parts[2::2], strict=True)
    }


def write_office(root: Path, text: str) -> None:
    """Writes the files of `text`, and those that are given, below `root`."""
    for path, content in (GIVEN | files_in(text)).items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8", newline="")


@pytest.fixture
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder of the office in the test's docstring."""
    folder = tmp_path / "office"
    write_office(folder, request.function.__doc__ or "")
    return folder


@pytest.fixture
def reading(root: Path) -> Reading:
    """The office in the test's docstring as it is read, with its problems."""
    return read_office(root, KINDS)


@pytest.fixture
def read(root: Path) -> Callable[[], list[str]]:
    """Reads the office in the test's docstring; gives its problems as they are printed."""

    def problems() -> list[str]:
        return [str(problem) for problem in read_office(root, KINDS).problems]

    return problems


@pytest.fixture
def office(reading: Reading) -> Office:
    """The office in the test's docstring, which must be read without a problem."""
    assert reading.settings is not None
    assert [str(problem) for problem in reading.problems] == []
    return Office(reading.settings, reading.entries, reading.pages, reading.files, reading.unread)


@pytest.fixture
def found(office: Office) -> Callable[..., list[str]]:
    """Asks one check about the office in the test's docstring; gives its problems as printed."""

    def problems(check: Check, at: datetime = AT) -> list[str]:
        return [str(problem) for problem in sorted(said_by(check, office, at))]

    return problems


def said_by(check: Check, office: Office, at: datetime) -> Iterator[Problem]:
    """All that one check says of an office: of the whole, or of each record and of the rest."""
    if not isinstance(check, EntryCheck):
        yield from check.check(office, at)
        return
    if isinstance(check, RestCheck):
        yield from check.check_rest(office, at)
    for entry in office.every_entry():
        yield from check.check_entry(entry, office, at)


# --- the browser ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def started() -> Iterator[Callable[..., Browser]]:
    """Starts a browser with what it is told besides; only one Playwright runs in a process."""
    executable = browser_executable()
    with sync_playwright() as playwright:

        def start(*told: str) -> Browser:
            options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", *told]
            return playwright.chromium.launch(executable_path=executable, args=options)

        yield start


@pytest.fixture(scope="module")
def browser(started: Callable[..., Browser]) -> Iterator[Browser]:
    """One browser for the tests of a module, which are marked `browser`."""
    opened = started()
    yield opened
    opened.close()


# --- the guard ------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails a test that calls another machine. The tests' own machine may be called."""
    connect, lookup = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple):
            _refuse_unless_here(address[0])
        connect(self, address)  # type: ignore[arg-type]

    def guarded_lookup(host: object, *rest: object, **options: object) -> object:
        _refuse_unless_here(host)
        return lookup(host, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_lookup)


def _refuse_unless_here(host: object) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name not in (None, "", "localhost", "::1", "0.0.0.0") and not str(name).startswith("127."):  # noqa: S104
        pytest.fail(f"the test reached for {name}; a test stays on its own machine")


@pytest.fixture(autouse=True)
def _no_home(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Fails a test that writes into the home folder: there is none. Browsers need one."""
    if request.node.get_closest_marker("browser"):
        yield
        return
    home = tmp_path_factory.getbasetemp() / "no-home"
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    yield
    assert not home.exists(), "the test wrote into the home folder"
