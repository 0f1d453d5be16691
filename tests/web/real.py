"""An office of real records, built and judged: `make real`.

    python -m tests.web.real [--records 5000] [--folder FOLDER]

It judges every page by the Nu checker, everything that programs read against the records, and in a
browser a page of every template with the oddest pages of all: by axe light and dark, narrow and
wide, and at 320 pixels. Every link and anchor is judged by the build itself. It ends with 1 when
something is wrong. The records are those of `tests/real/large_office.py`.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import large_office
from axe_playwright_python.sync_playwright import Axe
from office_from_data import DATA, MOMENT, Draft
from playwright.sync_api import sync_playwright

from herald.audience import Audience
from herald.build import build
from herald.building.parts import WHOLE_SITE
from herald.inspection import inspect
from herald.problems import errors
from tests.browser import browser_executable
from tests.serving import served
from tests.web import nu
from tests.web.axe import in_every_look
from tests.web.machine_readable import compared
from tests.web.oddest import chosen, templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from playwright.sync_api import Page

MEASURES = Path(__file__).with_name("measures.js").read_text("utf-8")
NARROWEST = 320
"""CSS pixels at which everything has to be read without scrolling to the side (WCAG 1.4.10)."""
REPOSITORY = Path(__file__).resolve().parents[2]
MOST_SHOWN = 20


@dataclass(frozen=True)
class Verdict:
    """What was looked at, how much of it, and what is wrong."""

    of: str
    count: int
    wrong: tuple[str, ...]


def made(records: Iterable[Draft], root: Path) -> Path:
    """The site of an office with these records in the folder `root`; it must have no errors."""
    large_office.write(records, root)
    done = build(root, MOMENT, parts=WHOLE_SITE)
    wrong = errors(done.problems)
    if wrong:
        raise RuntimeError(f"the office has errors: {wrong[0]}")
    return root / "site"


def pages_of(root: Path) -> Mapping[str, str]:
    """The template of every page of the office, by address in English."""
    office = inspect(root, MOMENT).office
    assert office is not None
    return templates(office.seen_by(Audience.PUBLIC, MOMENT))


def verdicts(
    root: Path, records: Sequence[Draft], pages: Mapping[str, str], say: Callable[[str], None]
) -> list[Verdict]:
    """Everything that is judged of the site that was made in `root`; `pages` are looked at."""
    site = root / "site"
    say("what programs read")
    told = [Verdict(name, one.count, one.wrong) for name, one in compared(site, records).items()]
    say("every page by the Nu checker")
    told.append(checked(site))
    say(f"{len(pages):,} pages in a browser")
    return [*told, *looked_at(site, pages)]


def checked(site: Path) -> Verdict:
    """Every page by the Nu checker."""
    files = sorted(site.rglob("*.html"))
    wrong = (
        f"{file.relative_to(site).as_posix()}: {message}"
        for file, message in nu.remarks(files)
        if message not in nu.WITH_REASONS
    )
    return Verdict("pages, by the Nu checker", len(files), tuple(wrong))


def looked_at(site: Path, pages: Mapping[str, str]) -> list[Verdict]:
    """Pages in a browser; by address, each with why it was chosen."""
    by_axe: list[str] = []
    measured: list[str] = []
    executable = browser_executable()
    with served(site) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        opened = browser.new_context(reduced_motion="reduce").new_page()
        for place, why in pages.items():
            opened.goto(host + place)
            found = _by_axe(opened)
            by_axe += [f"{look.removeprefix(host)} ({why}): {one}" for look, one in found]
            measured += [f"{place} ({why}): {one}" for one in _at_the_narrowest(opened)]
        browser.close()
    return [
        Verdict("looks at pages, by axe", len(pages) * 4, tuple(by_axe)),
        Verdict("pages at 320 pixels, and their headings", len(pages), tuple(measured)),
    ]


def _by_axe(opened: Page) -> list[tuple[str, str]]:
    opened.evaluate(Axe().axe_script)
    looks = in_every_look(opened, "")
    return [(look, violation) for look, found in looks for violation in found]


def _at_the_narrowest(opened: Page) -> list[str]:
    opened.set_viewport_size({"width": NARROWEST, "height": 900})
    opened.evaluate(MEASURES)
    found: list[str] = opened.evaluate(
        "[...measures.cut(), ...measures.overlaps(), ...measures.outline()]"
    )
    return found


def table(told: Iterable[Verdict]) -> str:
    """The verdicts as lines, and below what is wrong."""
    told = [*told]
    lines = [f"{'looked at':42}{'count':>8}{'wrong':>8}"]
    lines += [f"{one.of:42}{one.count:8,}{len(one.wrong):8,}" for one in told]
    for one in (one for one in told if one.wrong):
        lines += ["", one.of, *(f"  {wrong}" for wrong in one.wrong[:MOST_SHOWN])]
        if len(one.wrong) > MOST_SHOWN:
            lines.append(f"  … and {len(one.wrong) - MOST_SHOWN:,} more")
    return "\n".join(lines)


def main() -> None:
    """Makes the office and judges it."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.web.real", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--records", type=int, default=5_000, help="of the office; 5000")
    parser.add_argument("--folder", type=Path, default=REPOSITORY / "build" / "real")
    given = parser.parse_args()
    if not (DATA / "MANIFEST.json").is_file():
        parser.error("there is no folder shared/data beside the repository")
    office = large_office.large(given.records)
    counts = ", ".join(f"{count:,} {kind}" for kind, count in office.kinds.items())
    _say(f"{len(office.records):,} records, {office.distinct:,} of them distinct: {counts}")
    site = made(office.records, given.folder)
    by_address = pages_of(given.folder)
    _say(f"{len(set(by_address.values()))} templates")
    english = chosen(site, by_address)
    spanish = {f"/es{place}": why for place, why in _one_of_each(english, by_address).items()}
    told = verdicts(given.folder, office.records, english | spanish, _say)
    sys.stdout.write(f"{table(told)}\n")
    sys.exit(any(one.wrong for one in told))


def _one_of_each(pages: Mapping[str, str], by_address: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, tuple[str, str]] = {}
    for place, why in pages.items():
        found.setdefault(by_address[place], (place, why))
    return dict(found.values())


def _say(line: str) -> None:
    """On the way, and not among the results."""
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
