"""The design, held: which way imports point, where dependencies enter, where the clock is read.

Imports that are made only for annotations count, and so do those inside functions.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import herald
from herald.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

PACKAGE = Path(herald.__file__).parent

LAYERS: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split())
    for names in (
        "building.parts commits.manuscript fault findings making.inventory "
        "policies.public_holidays problems stopped",
        "policies.mayors_time",
        "policies.disclosure policies.editorial policies.outreach streams",
        "report settings",
        "mayors_time.workdays",
        "records",
        "kinds",
        "audience commits.statements outside",
        "releases",
        "view.visible",
        "view.census view.indexes view.marks view.pasts view.public_days view.timetable",
        "view.catalog",
        "view.changes",
        "view.sight",
        "view",
        "office",
        "addresses discretion mayors_time.conflicts mayors_time.notices "
        "mayors_time.scoring mayors_time.tally topics.amendments topics.follow_through "
        "topics.issue topics.openness topics.you_said",
        "mayors_time.venues",
        "mayors_time.bookings mayors_time.disclosures mayors_time.openings mayors_time.readiness",
        "mayors_time.time_spent mayors_time.triage",
        "render",
        "topics.bulletin topics.calendar_streams topics.clashes topics.newsroom "
        "topics.public_schedule topics.reminders topics.sharing",
        "checks outputs",
        "commits.repository making.execution making.ledger making.program making.standstill",
        "making.products",
        "making.workshop",
        "making.lookback making.pieces",
        "commits.checkout commits.history making.production",
        "building.dead_ends building.website desk hindrances inside.handouts "
        "inside.papers inside.press_kit inside.staff_calendars inspection "
        "making.publish manual on_request.drafting on_request.earlier",
        "building.alerting building.press building.proofs",
        "building.folders",
        "build on_request.agenda on_request.briefings on_request.digests "
        "on_request.disclosing on_request.free_time on_request.time_reports sealing",
        "on_request.file_changes",
        "on_request.answering",
        "verification",
        "delivery",
        "cli mkdocs_plugin",
    )
)
"""From the ground up: a module may import what is in a lower layer, and of its own.

A package stands in one layer, with all of its modules, or each of its modules in one of its own.
"""

RANKS = {name: rank for rank, names in enumerate(LAYERS) for name in names}

SHARED_BY_OUTPUTS = {
    "outputs.artifact",
    "outputs.seal",
    "outputs.shell.filling",
    "outputs.shell.host",
    "outputs.shell.slots",
}
"""What the modules of outputs may import of one another."""

DOORS: dict[str, set[str]] = {
    "PIL": {"render.pictures", "render.social_card"},
    "babel": {"render.language"},
    "click": {
        "cli",
        "cli.building",
        "cli.care",
        "cli.desk",
        "cli.disclosure",
        "cli.follow_through",
        "cli.importing",
        "cli.options",
        "cli.records",
        "cli.requests",
        "cli.schedule",
        "cli.sealed",
    },
    "cmarkgfm": {"render.commonmark"},
    "css_inline": {"render.mail"},
    "docx": {"render.word.package", "render.word.style"},
    "pptx": {"render.slides", "render.slides.style"},
    "dateutil": {"records.recurrence"},
    "frontmatter": {"records.source"},
    # A program of its own; tests/scanner/test_independence.py holds that it knows nothing of this.
    "herald_scanner": {"delivery.leak_scan"},
    "holidays": {"policies.public_holidays"},
    "icalendar": {
        "render.calendars",
        "delivery.plan",
        "delivery.incoming.calendar_file",
        "delivery.incoming.properties",
    },
    # The print shop names the type of MkDocs' own environment; it makes none.
    "jinja2": {"render.templates", "outputs.shell.print_shop"},
    # One run of it has a module for each subject.
    "mkdocs": {
        "outputs.shell.admission",
        "outputs.shell.configuration",
        "outputs.shell.drawing",
        "outputs.shell.editions",
        "outputs.shell.frame",
        "outputs.shell.hand_pages",
        "outputs.shell.navigation",
        "outputs.shell.print_shop",
        "mkdocs_plugin",
        "delivery.preview",
    },
    "watchdog": {"delivery.preview"},
    "pikepdf": {"render.pdf"},
    "pypdfium2": {"render.raster"},
    "nh3": {"render.commonmark", "render.handwritten"},
    "segno": {"render.qr"},
    "pyrage": {"records.sealed"},
    # Part of Python, but a database all the same.
    "sqlite3": {"making.ledger"},
    # Part of Python too, but every program that is run is a risk taken in one place.
    "subprocess": {"commits.repository", "sealing.editing"},
    "typst": {"render.typeset"},
    "yaml": {"records.yaml_fields"},
}
"""The modules that may import a dependency."""

TYPES = {"pydantic", "pydantic_core", "markupsafe"}
"""What stands for a type of the language wherever it is needed."""


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package, by its name without `herald.`."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(file.relative_to(PACKAGE).with_suffix("").parts)
        found[name.removesuffix("__init__").rstrip(".")] = ast.parse(file.read_text("utf-8"))
    return found


@cache
def imports(name: str) -> frozenset[str]:
    """What a module imports, by full names."""
    found: set[str] = set()
    for node in ast.walk(modules()[name]):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relative to itself"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


@cache
def own_imports(name: str) -> frozenset[str]:
    """The modules of the package that a module imports."""
    found = set()
    for full in imports(name):
        parts = full.split(".")
        if parts[0] == "herald":
            while parts and ".".join(parts[1:]) not in modules():
                parts.pop()
            found.add(".".join(parts[1:]))
    return frozenset(found - {"", name})


def unit(name: str) -> str:
    """What of the layers a module is, or is in."""
    while name and name not in RANKS:
        name = name.rpartition(".")[0]
    return name


@pytest.mark.parametrize("name", [name for name in modules() if name])
def test_imports_point_down(name: str) -> None:
    own = unit(name)
    others = {unit(other) for other in own_imports(name)} - {own}
    assert [other for other in others if RANKS[other] >= RANKS[own]] == []


def test_no_module_reaches_itself() -> None:
    assert circle({name: own_imports(name) for name in modules()}) == []


def circle(reached: Mapping[str, Collection[str]]) -> list[str]:
    """What of all these, each with what it imports, is in a circle or imports what is in one."""
    left = {name: set(others) for name, others in reached.items()}
    while free := {name for name, others in left.items() if not others & left.keys()}:
        for name in free:
            del left[name]
    return sorted(left)


def test_no_package_reaches_itself() -> None:
    """Seen as wholes, and annotations count: whoever opens one knows what can be below it."""
    reached: dict[str, set[str]] = {}
    for name in filter(None, modules()):
        whole = name.partition(".")[0]
        others = {other.partition(".")[0] for other in own_imports(name)}
        reached.setdefault(whole, set()).update(others - {whole})
    assert circle(reached) == []


@pytest.mark.parametrize("package", ["kinds", "checks", "outputs"])
def test_what_is_of_one_sort_does_not_import_one_another(package: str) -> None:
    for name in modules():
        if not name.startswith(f"{package}."):
            continue
        unit = ".".join(name.split(".")[:2])
        siblings = {other for other in own_imports(name) if other.startswith(f"{package}.")}
        wrong = {other for other in siblings if ".".join(other.split(".")[:2]) != unit}
        assert wrong <= SHARED_BY_OUTPUTS, name


def test_every_module_is_in_its_register() -> None:
    for register in ("kinds", "checks", "delivery.gates"):
        assert {name for name in modules() if name.startswith(f"{register}.")} <= own_imports(
            register
        )
    declared = {f"kinds.{kind.model.__module__.rpartition('.')[2]}" for kind in KINDS}
    assert declared == {name for name in modules() if name.startswith("kinds.")}
    used = set().union(*map(own_imports, modules()))
    # A package that only says what its modules are is not imported itself.
    worded = {name for name, module in modules().items() if len(module.body) > 1}
    unused = {name for name in worded if name.startswith("outputs.")} - used
    assert unused == set()


@pytest.mark.parametrize("name", modules())
def test_every_dependency_has_its_door(name: str) -> None:
    for full in imports(name):
        package = full.partition(".")[0]
        if package in DOORS or package not in {"herald", *TYPES, *sys.stdlib_module_names}:
            assert name in DOORS.get(package, set()), f"{name} imports {package}"


@pytest.mark.parametrize("name", modules())
def test_modules_are_named_after_their_subject_and_say_what_they_are(name: str) -> None:
    vague = {"utils", "util", "helpers", "common", "misc", "base", "core"}
    assert not vague & set(name.split("."))
    assert ast.get_docstring(modules()[name]), f"{name or 'herald'} has no docstring"


CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime"}


@pytest.mark.parametrize(
    "name", [name for name in modules() if name not in {"cli.options", "mkdocs_plugin"}]
)
def test_nothing_below_the_command_line_reads_the_clock_or_throws_dice(name: str) -> None:
    for node in ast.walk(modules()[name]):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            called = ast.unparse(node.func)
            of_a_clock = called.rpartition(".")[0].rpartition(".")[2] in {
                "datetime",
                "date",
                "time",
            }
            assert not (of_a_clock and node.func.attr in CLOCKS), f"{name} calls {called}"
    assert not imports(name) & {"random", "uuid", "secrets", "locale"}
    assert not {full for full in imports(name) if full.startswith("time.")}


def test_records_are_checked_without_the_engines(tmp_path: Path) -> None:
    engines = sorted(set(DOORS) - {"click", "yaml", "frontmatter", "sqlite3", "subprocess"})
    script = f"""
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {engines}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Absent())
sys.path.insert(0, {str(PACKAGE.parent)!r})
from herald.cli import main
sys.argv = ["herald", "check", "--root", {str(tmp_path)!r}, "--at", "2026-11-20T12:00"]
main()
"""
    (tmp_path / "content/pages").mkdir(parents=True)
    (tmp_path / "office/people").mkdir(parents=True)
    (tmp_path / "content/news").mkdir()
    (tmp_path / "content/pages/index.md").write_text("# A\n")
    (tmp_path / "office/people/c.yml").write_text("title: C\n")
    (tmp_path / "content/news/levy.md").write_text(
        "---\ntitle: Friday, Dec. 3, 2026\ndate: 2026-12-03\nrelease_kind: release\n---\nText.\n"
    )
    (tmp_path / "office.yml").write_text(
        "city: A\nstate: B\nmayor: c\ntimezone: UTC\nsite_url: https://a.example/\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.startswith("content/news/levy.md:2:")


def test_a_kind_is_built_when_a_record_of_it_is_read() -> None:
    script = (
        "import herald.inspection; from herald.kinds import KINDS;"
        "print([kind.name for kind in KINDS if kind.model.__pydantic_complete__])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_a_build_waits_for_an_engine_only_when_something_is_made_with_it() -> None:
    engines = ("docx", "mkdocs", "pikepdf", "typst", "ssl")  # the last comes with urllib.request
    script = f"import sys, herald.build; print([n for n in {engines} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
