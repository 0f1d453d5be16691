"""What a search costs a phone, and what the index costs a build, at ten thousand records.

    python -m benchmarks.search

The records are those of `tests/archive.py`. In Chromium with a processor four times slower, in a
new profile for each search: from the last key to the first result and to the end, and the bytes
until then. Medians of five. The times to make the index are processor time of one core.
"""

from __future__ import annotations

import json
import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread
from time import process_time
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from herald.audience import Audience
from herald.build import build
from herald.inspection import inspect
from herald.outputs.search.drawers import Layout, changed_drawers, drawers
from herald.outputs.search.pieces import Piece, piece
from tests import archive
from tests.browser import browser_executable
from tests.demo import AT, copy_office

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Browser, Page

RECORDS = 10_000
SLOWER = 4
TIMES = 5
QUERIES = ("hearing", "ferry terminal", "lighthouse cottage", "harbor street council", "residents")

WATCH = """
window.shown = null
let key = 0
document.addEventListener("input", () => { key = performance.now() }, true)
new MutationObserver(() => {
    const now = performance.now() - key
    const found = document.querySelector(".search-result")
    const told = document.querySelector(".search-status").textContent
    if (found && !window.shown) window.shown = { first: now, files: files() }
    if (window.shown && told) Object.assign(window.shown, { done: now, all: files() })
}).observe(document.body, { subtree: true, childList: true, characterData: true })
function files() { return performance.getEntriesByType("resource").map(one => one.name) }
"""


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files, keeps connections, says nothing."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is given
        """Nothing."""


def main() -> None:
    """Prints the tables."""
    with TemporaryDirectory() as folder:
        root = copy_office(Path(folder) / "office")
        build(root, AT, parts=frozenset({"site"}))
        site = Path(folder) / "site"
        shutil.copytree(
            root / "site", site, ignore=shutil.ignore_patterns("heads", "texts", "cards")
        )
        index = archive.index(RECORDS)
        for path, content in index.items():
            file = site / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        _print_files(index)
        _print_making(root)
        _print_searches(site)


def _print_files(index: Mapping[str, bytes]) -> None:
    print("| files | number | bytes | median | largest |\n| --- | --- | --- | --- | --- |")
    for sort in ("heads", "texts", "cards"):
        sizes = [len(content) for path, content in index.items() if f"/{sort}/" in path]
        print(f"| {sort} | {len(sizes)} | {sum(sizes):,} | {median(sizes):,} | {max(sizes):,} |")


def _print_making(root: Path) -> None:
    office = inspect(root, AT).office
    if office is None:
        raise SystemExit("the demo office cannot be read")
    view = office.seen_by(Audience.PUBLIC, AT)
    pieces = list(archive.pieces(RECORDS))
    layout = Layout.of(len(pieces))
    files = dict(drawers(pieces, layout))
    shown = [seen for seen in view.records if seen.address]

    def change(out: list[Piece], into: list[Piece]) -> Callable[[], object]:
        return lambda: changed_drawers(out, into, layout, lambda path: files.get(path, b""))

    one = pieces[2000]
    edited = Piece(one.number, one.card, one.title, one.head, f"{one.text} zeppelin")
    touched = len(changed_drawers([one], [], layout, files.__getitem__))
    costs = {
        "a piece of the demo office": _cost(
            lambda: [piece(seen, view.venue_of(seen)) for seen in shown]
        )
        / len(shown),
        "all drawers, for each record": _cost(lambda: dict(drawers(pieces, layout))) / RECORDS,
        "one word comes to a record (1 file)": _cost(change([one], [edited])),
        f"a record goes ({touched} files)": _cost(change([one], [])),
    }
    print("\n| making | processor time |\n| --- | --- |")
    for what, microseconds in costs.items():
        print(f"| {what} | {microseconds:,.0f} µs |")


def _cost(call: Callable[[], object]) -> float:
    """Microseconds of processor time, the least of five."""

    def once() -> float:
        start = process_time()
        call()
        return process_time() - start

    return min(once() for _ in range(TIMES)) * 1_000_000


def _print_searches(site: Path) -> None:
    executable = browser_executable()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    print("\n| words | first result | bytes until then | end | bytes in all | announced |")
    print("| --- | --- | --- | --- | --- | --- |")
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=executable, args=options)
        for query in QUERIES:
            shown = [_searched(browser, f"{address}/news/", query) for _ in range(TIMES)]
            first, done = (median(one[name] for one in shown) for name in ("first", "done"))
            until, whole = (median(one[name] for one in shown) for name in ("until", "whole"))
            told = shown[0]["told"]
            print(
                f"| {query} | {first:.0f} ms | {until:,} | {done:.0f} ms | {whole:,} | {told} |",
                flush=True,
            )
        browser.close()
    server.shutdown()


def _searched(browser: Browser, address: str, query: str) -> dict[str, Any]:
    """What a search in the head of a page took, by a phone that has seen the page and no more."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url: len(response.body())}))
    slow = context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate("performance.clearResourceTimings()")
    page.get_by_label("Search this site").focus()
    page.keyboard.type(query[:-1], delay=60)
    page.evaluate(WATCH)
    page.keyboard.type(query[-1])
    told = _until_told(page, query)
    shown: dict[str, Any] = json.loads(page.evaluate("JSON.stringify(window.shown)"))
    shown["until"] = sum(sizes.get(file, 0) for file in shown["files"])
    shown["whole"] = sum(sizes.values())
    context.close()
    return shown | {"told": told}


def _until_told(page: Page, query: str) -> str:
    told = page.locator(".frame-search [role=status]", has_text=f"“{query}”")
    told.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    return told.text_content() or ""


if __name__ == "__main__":
    main()
