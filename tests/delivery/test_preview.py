"""The preview, in a real browser: a saved record reloads the page."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from socketserver import BaseServer
from threading import Thread
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect, sync_playwright

from herald.delivery.preview import PreviewServer, serve
from herald.stopped import Stopped
from tests.browser import browser_executable
from tests.conftest import AT, write_office

if TYPE_CHECKING:
    from collections.abc import Iterator

OFFICE = """
== content/news/2026/2026-11-18-ferry.md ==
---
title: Ferry terminal opens
visibility: public
date: 2026-11-18
release_kind: release
---

It opens on Saturday.
"""

NEWS = "content/news/2026/2026-11-18-ferry.md"


@pytest.fixture
def office_folder(tmp_path: Path) -> Path:
    """A small office with one release."""
    write_office(tmp_path, OFFICE)
    return tmp_path


@pytest.fixture
def address(office_folder: Path) -> Iterator[str]:
    """Where `herald serve` shows that office."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["serve", "--root", str(office_folder), "--at", "2026-11-20T12:00", "--port", str(port)]
    server = subprocess.Popen(
        [sys.executable, "-m", "herald.cli", *words],
        env={**os.environ, "PYTHONPATH": "generator"},
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(page: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended"
        try:
            with urlopen(page, timeout=5):  # noqa: S310 - the preview on this machine
                return
        except URLError:
            time.sleep(0.1)
    pytest.fail("the server did not answer")


def _save(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.browser
def test_a_saved_record_reloads_the_page_and_an_error_leaves_it(
    address: str, office_folder: Path
) -> None:
    executable = browser_executable()
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=executable, args=options)
        page = browser.new_page()
        refused: list[str] = []
        page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)

        page.goto(f"{address}/news/2026/ferry/")
        expect(page.locator("h1")).to_have_text("Ferry terminal opens")

        _save(office_folder / NEWS, "Ferry terminal opens", "Ferry terminal opens early")
        expect(page.locator("h1")).to_have_text("Ferry terminal opens early", timeout=20_000)

        _save(office_folder / NEWS, "release_kind: release", "release_kind: rumor")
        _save(office_folder / NEWS, "opens early", "opens late")
        time.sleep(2)
        page.reload()
        expect(page.locator("h1")).to_have_text("Ferry terminal opens early")

        assert refused == []
        browser.close()


EVENT = """---
title: Forum
visibility: public
starts: 2026-12-01 10:00
ends: 2026-12-01 11:00
subtype: forum
place: The pier
---
"""


def _becomes(page: Path, words: str) -> bool:
    """Whether a page has these words in half a minute; with "" whether it goes."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if (words in page.read_text(encoding="utf-8")) if page.exists() else not words:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.usefixtures("address")
def test_a_folder_that_comes_later_or_goes_or_comes_back_is_watched(
    office_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    event = office_folder / "schedules/events/2026/2026-12-01-forum.md"
    page = office_folder / "site/events/2026/forum/index.html"

    event.parent.mkdir(parents=True)
    event.write_text(EVENT, encoding="utf-8")
    assert _becomes(page, "Forum")
    _save(event, "Forum", "Assembly")
    assert _becomes(page, "Assembly")

    elsewhere = tmp_path_factory.mktemp("elsewhere") / "schedules"
    (office_folder / "schedules").rename(elsewhere)
    assert _becomes(page, "")
    elsewhere.rename(office_folder / "schedules")
    assert _becomes(page, "Assembly")
    _save(event, "Assembly", "Gathering")
    assert _becomes(page, "Gathering")


def test_what_is_saved_before_the_office_is_watched_is_built_too(office_folder: Path) -> None:
    said: list[str] = []

    def say(words: str) -> None:
        said.append(words)
        if words == "Built." and said.count("Built.") == 1:
            _save(office_folder / NEWS, "Ferry terminal opens", "Ferry terminal opens early")
        elif words == "Built.":
            raise KeyboardInterrupt

    preview = Thread(
        target=serve, args=(office_folder, lambda: AT), kwargs={"port": 0, "say": say}, daemon=True
    )
    preview.start()
    preview.join(timeout=30)

    assert not preview.is_alive()
    page = office_folder / "site/news/2026/ferry/index.html"
    assert "Ferry terminal opens early" in page.read_text(encoding="utf-8")


def test_what_is_wrong_is_said_and_counted_and_the_site_stays(office_folder: Path) -> None:
    said: list[str] = []

    def say(words: str) -> None:
        said.append(words)
        if words == "Built.":
            _save(office_folder / NEWS, "release_kind: release", "release_kind: rumor")
        elif "the site is as it was" in words:
            raise KeyboardInterrupt

    preview = Thread(
        target=serve, args=(office_folder, lambda: AT), kwargs={"port": 0, "say": say}, daemon=True
    )
    preview.start()
    preview.join(timeout=30)

    assert said[-2:] == ["1 error; the site is as it was.", ""]
    page = office_folder / "site/news/2026/ferry/index.html"
    assert "Ferry terminal opens" in page.read_text(encoding="utf-8")


def test_a_proof_stands_for_a_page_until_others_are_shown(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/index.html").write_text("<body>As it was</body>")
    server = PreviewServer(lambda: None, host="127.0.0.1", port=0, root=str(tmp_path))
    server.server_bind()
    server.server_activate()
    Thread(target=server.serve_forever, daemon=True).start()

    def page() -> str:
        address = f"http://127.0.0.1:{server.server_port}/news/"
        with urlopen(address) as answer:
            return str(answer.read().decode())

    try:
        assert page() == "<body>As it was</body>"
        server.show({"news/index.html": b"<body>As it will be</body>"})
        assert re.fullmatch(
            r'<body>As it will be<script src="/livereload.js\?(\d+)\.\1"></script></body>', page()
        )
        server.show({})
        assert page() == "<body>As it was</body>"
    finally:
        BaseServer.shutdown(server)
        server.server_close()


def test_a_port_that_is_taken_is_said_before_anything_is_built(office_folder: Path) -> None:
    said: list[str] = []
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Stopped) as stopped:
            serve(office_folder, lambda: AT, port=port, say=said.append)

    assert (str(stopped.value), said) == (
        f"Port {port} cannot be had (Address already in use), perhaps because 'herald serve' runs "
        "already; end that, or give another one with '--port'",
        [],
    )


def test_the_server_listens_on_this_machine_alone(address: str) -> None:
    port = int(address.rpartition(":")[2])
    with socket.socket() as caller:
        caller.settimeout(2)
        # A server for all of this machine's addresses would answer at this one, too.
        with pytest.raises(OSError, match=r"refused|unreachable|assign"):
            caller.connect(("127.0.0.2", port))
