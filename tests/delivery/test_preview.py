"""The preview, in a real browser: a saved record reloads the page."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser import browser_executable
from tests.conftest import write_office

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


def test_the_server_listens_on_this_machine_alone(address: str) -> None:
    port = int(address.rpartition(":")[2])
    with socket.socket() as caller:
        caller.settimeout(2)
        # A server for all of this machine's addresses would answer at this one, too.
        with pytest.raises(OSError, match=r"refused|unreachable|assign"):
            caller.connect(("127.0.0.2", port))
