"""The browser that the tests drive: found on this machine, or fetched by `python tests/browser.py`.

`make test` runs that. The machine's own Chromium or Chrome comes first, then Playwright's. When
there is none, Playwright fetches its own; where it cannot, Debian's package is installed.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLAYWRIGHT = (sys.executable, "-m", "playwright")
LOG = Path(sys.prefix) / "browser.log"


class BrowserMissingError(Exception):
    """No browser can be driven here; the text says what to install."""


@functools.cache
def browser_executable() -> str:
    """The path of a Chromium or Chrome that starts, for Playwright's `executable_path`.

    To be called while Playwright is not running, for its own browser is found by starting it.
    Raises BrowserMissingError: a test without its browser fails, it is not skipped.
    """
    if not _succeeds(*PLAYWRIGHT, "--version"):
        message = "Playwright does not start; on Debian it may want: apt install libatomic1"
        raise BrowserMissingError(message)
    for path in (*map(shutil.which, NAMES), _playwright_path()):
        # Started, not looked up: Ubuntu's chromium-browser is a stub that asks for a snap, and a
        # fetched browser may lack a library of the system.
        if path and _succeeds(path, "--version"):
            return path
    message = "a browser for the tests is missing; on Debian: apt install chromium"
    raise BrowserMissingError(message)


def _playwright_path() -> str:
    """Where Playwright keeps its own Chromium, whether it is there or not."""
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _fetch() -> None:
    """Get what is missing, in the first way that gives it; LOG has what was tried."""
    if not _succeeds(*PLAYWRIGHT, "--version"):
        _install("libatomic1")  # its Node.js wants it, and a small Debian lacks it
    if _missing() and not _succeeds(*PLAYWRIGHT, "install", "chromium"):
        _install("chromium")
    if _missing():
        _as_root(*PLAYWRIGHT, "install-deps", "chromium")


def _missing() -> str:
    """What is still missing, or nothing."""
    try:
        browser_executable()
    except BrowserMissingError as missing:
        return str(missing)
    return ""


def _install(package: str) -> None:
    if _as_root("apt-get", "update"):
        _as_root("apt-get", "install", "--yes", "--no-install-recommends", package)


def _as_root(*command: str) -> bool:
    """Whether root could run it; where that takes a password, it is not run."""
    return _succeeds(*(() if os.geteuid() == 0 else ("sudo", "--non-interactive")), *command)


def _succeeds(*command: str) -> bool:
    with LOG.open("a", encoding="utf-8") as log:
        print("$", *command, file=log, flush=True)
        try:
            return not subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False
            ).returncode
        except OSError as error:
            print(error, file=log)
            return False


if __name__ == "__main__":
    if _missing():
        print("herald: fetching a browser for the tests, which happens once", flush=True)
        _fetch()
    if missing := _missing():
        sys.exit(f"herald: {missing} ({os.path.relpath(LOG)} has what was tried)")
