"""The machine that was measured on, without anything that names it."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path


def description() -> Iterator[tuple[str, str]]:
    """Label and words: processor, cores, memory, system, Python."""
    yield "Processor", _processor()
    yield "Cores", str(cores())
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    yield "Memory", f"{pages * size / 2**30:.0f} GiB"
    # Without what comes after the numbers, in which a provider may be named.
    release = re.match(r"\d+(\.\d+)*", platform.release())
    yield "System", f"{platform.system()} {release[0] if release else ''}, {platform.machine()}"
    yield "Python", platform.python_version()


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def version(command: Sequence[str]) -> str:
    """The first number with points in what a program says of itself."""
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"\d+(\.\d+)+", said.stdout + said.stderr)
    return found[0] if found else "?"


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    if file.is_file():
        named = re.search(r"^model name\s*:\s*(.+)", file.read_text(), re.MULTILINE)
        return " ".join(named[1].split()) if named else platform.machine()
    if sys.platform == "darwin":
        command = ["sysctl", "-n", "machdep.cpu.brand_string"]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return platform.processor() or platform.machine()
