"""The scanner shares nothing with what it looks at."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import herald_scanner

PACKAGE = Path(herald_scanner.__file__).parent
MODULES = {path.stem: ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py")}
DOORS = {
    "ahocorasick_rs": {"strings"},
    "babel": {"wording"},
    "pikepdf": {"pdf"},
    "pypdfium2": {"pdf"},
    "yaml": {"records"},
}
"""The modules that may import a dependency."""

LAYERS = (
    {"__init__", "opaque", "records", "wording", "forms", "release"},
    {"archives", "pictures", "seams"},
    {"pdf"},
    {"office"},
    {"strings"},
    {"examination"},
    {"scan"},
    {"report"},
)
"""From the ground up: a module imports what is in a lower layer."""


def imports(name: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("name", MODULES)
def test_it_imports_nothing_of_herald_and_little_else(name: str) -> None:
    packages = {full.partition(".")[0] for full in imports(name)}
    allowed = {package for package, doors in DOORS.items() if name in doors}
    assert packages <= {"herald_scanner", *allowed, *sys.stdlib_module_names}


@pytest.mark.parametrize("name", MODULES)
def test_its_imports_point_down(name: str) -> None:
    layer = {module: index for index, modules in enumerate(LAYERS) for module in modules}
    own = {full.partition(".")[2] for full in imports(name) if full.startswith("herald_scanner.")}
    assert [other for other in own if layer[other] >= layer[name]] == []


def test_nothing_of_herald_is_there_while_it_runs() -> None:
    script = (
        "import sys, herald_scanner.report;"
        "print([name for name in sys.modules if name.partition('.')[0] == 'herald'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(PACKAGE.parent)},
    )
    assert done.stdout == "[]\n"


def test_nothing_of_herald_knows_it_but_the_command_line() -> None:
    herald = PACKAGE.parent / "herald"
    knowing = [
        path.name for path in herald.rglob("*.py") if "herald_scanner" in path.read_text("utf-8")
    ]
    assert knowing == ["cli.py"]
