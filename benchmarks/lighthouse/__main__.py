"""Lets Lighthouse look at the demo site as a phone does, and prints what it says.

    make lighthouse                       # builds the demo, installs Lighthouse, measures
    python -m benchmarks.lighthouse /about/

Lighthouse reckons with a slow 4G connection and a processor four times slower than this one. Each
page is measured three times, and the median of the largest paint counts. Needs npm and Chromium.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median_low
from typing import Any

from benchmarks.lighthouse.host import served
from tests.browser import browser_executable

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".venv-bench" / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
PAGES = (
    "/",
    "/news/2026/a-year-after-the-flood/",
    "/news/2026/ferry-terminal/",
    "/events/2026/harbor-flats-town-hall/",
    "/calendar/",
    "/search/",
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 3


@dataclass(frozen=True)
class Finding:
    """What Lighthouse says of a page; milliseconds, bytes over the wire, shifts without unit."""

    scores: tuple[int, ...]
    """From 0 to 100, in the order of CATEGORIES."""
    largest_paint: float
    blocked: float
    shift: float
    size: int
    requests: int
    failed: tuple[str, ...]
    """The audits that cost points, by name."""

    @classmethod
    def read(cls, report: dict[str, Any]) -> Finding:
        """From Lighthouse's own report."""
        audits, categories = report["audits"], report["categories"]
        counted = {
            one["id"]
            for category in CATEGORIES
            for one in categories[category]["auditRefs"]
            if one["weight"]
        }
        return cls(
            scores=tuple(round(categories[one]["score"] * 100) for one in CATEGORIES),
            largest_paint=audits["largest-contentful-paint"]["numericValue"],
            blocked=audits["total-blocking-time"]["numericValue"],
            shift=audits["cumulative-layout-shift"]["numericValue"],
            size=int(audits["total-byte-weight"]["numericValue"]),
            requests=len(audits["network-requests"]["details"]["items"]),
            failed=tuple(sorted(one for one in counted if audits[one]["score"] == 0)),
        )


def looked_at(address: str, browser: str) -> Finding:
    """One run of Lighthouse on a page; raises CalledProcessError."""
    chrome = "--headless=new --no-sandbox --disable-dev-shm-usage"
    options = ["--quiet", "--output=json", f"--chrome-flags={chrome}"]
    done = subprocess.run(
        [PROGRAM, address, *options, f"--only-categories={','.join(CATEGORIES)}"],
        env={"CHROME_PATH": browser, "PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(ROOT)},
        stdout=subprocess.PIPE,
        check=True,
    )
    return Finding.read(json.loads(done.stdout))


def row(page: str, findings: list[Finding]) -> str:
    """A row of the table: of several runs the one in the middle by its largest paint."""
    paint = median_low(one.largest_paint for one in findings)
    found = next(one for one in findings if one.largest_paint == paint)
    scores = " | ".join(map(str, found.scores))
    weight = f"{found.size / 1000:.0f} KB | {found.requests}"
    text = f"| {page} | {scores} | {paint / 1000:.2f} s | {found.shift:.3f} | {weight} |"
    return f"{text} {' '.join(found.failed)}".rstrip()


def main() -> None:
    """Measures the pages that are named, or the usual ones."""
    if not PROGRAM.exists():
        sys.exit("Lighthouse is not installed; `make lighthouse` does that, and needs npm")
    browser = browser_executable()
    sys.stdout.write(
        "| page | performance | accessibility | best practices | SEO | largest paint | shift "
        "| over the wire | requests |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
    )
    with served(ROOT / "site") as address:
        for page in sys.argv[1:] or PAGES:
            findings = [looked_at(address + page, browser) for _ in range(RUNS)]
            sys.stdout.write(f"{row(page, findings)}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
