"""Everything in tests/hostile, given to the real reader, built, and opened in a real browser."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import icalendar
import lxml.html
import pikepdf
import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import sync_playwright

from herald.audience import Audience
from herald.building import website
from herald.inspection import inspect
from herald.kinds import KINDS
from herald.office import Office
from herald.outputs import newsletters
from herald.outputs.artifact import Artifact
from herald.problems import Severity
from herald.records.reader import read_office
from herald.render.unfit import Unfit
from tests.browser import browser_executable
from tests.cases import Case, cases, files
from tests.conftest import AT, write_office
from tests.serving import Quiet, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.outputs.artifact import Task
    from herald.view import View

WRITTEN = ("templates", "calendar", "unicode")
"""The families of lines that are an event's title and place."""

NUMBERS = {
    "yaml": 120,
    "markdown": 160,
    "templates": 60,
    "paths": 50,
    "mail": 40,
    "calendar": 40,
    "tables": 30,
    "unicode": 40,
    "drawings": 40,
}
"""How many cases there have to be at least of each family; and thirty files."""


@pytest.fixture(scope="module")
def every_case() -> tuple[Case, ...]:
    """All of them."""
    return tuple(one for family in NUMBERS for one in cases(family)) + tuple(files())


def test_there_are_as_many_as_there_have_to_be(every_case: tuple[Case, ...]) -> None:
    found = Counter(one.family for one in every_case)
    assert {name: found[name] >= least for name, least in NUMBERS.items()} == dict.fromkeys(
        NUMBERS, True
    )
    assert found["files"] >= 30
    assert len({one.stem for one in every_case}) == len(every_case)
    kept = {file.name for file in (Path(__file__).parent / "hostile/files").iterdir()}
    assert kept == {one.name for one in files()} | {"EXPECT"}


def test_the_page_on_security_tells_the_numbers(every_case: tuple[Case, ...]) -> None:
    found = Counter(one.family for one in every_case)
    named = {"files": "pictures and PDFs", "markdown": "Markdown and HTML", "yaml": "YAML"}
    named |= {"calendar": "calendars", "unicode": "Unicode"}
    page = (Path(__file__).parent.parent / "docs/security.md").read_text("utf-8")
    for family, count in found.items():
        assert f"| {named.get(family, family)} | {count} |" in page, family


# --- an office of cases ---------------------------------------------------------------------------


def quoted(text: str) -> str:
    """The text as YAML has it, unless it stands in quotes already."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text
    return "'" + text.replace("'", "''") + "'"


def typed(text: str) -> str:
    """What quoted text says, as it is shown."""
    bare = text[1:-1] if quoted(text) == text else text
    return " ".join(bare.split())


def plant(root: Path, case: Case) -> list[str]:
    """Writes the case's files into the office; gives their paths."""
    if case.family == "paths":
        lines = re.split("\n(?=(?:file|folder|link|pipe) )", os.fsdecode(case.content))
        return [_made(root, line) for line in lines]
    planted = dict(_files(case))
    for path, content in planted.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return [*planted]


RELEASE = "title: {title}\nvisibility: public\ndate: 2026-11-18\nrelease_kind: release\n"


def _files(case: Case) -> Iterator[tuple[str, bytes]]:
    stem = case.stem
    match case.family:
        case "yaml":
            yield f"office/venues/{stem}.yml", case.content
        case "markdown":
            head = f"---\n{RELEASE.format(title='Plain')}---\n".encode()
            yield f"content/news/{stem}.md", head + case.content
            yield f"content/pages/{stem}.md", b"# Plain\n\n" + case.content
        case "mail":
            line = quoted(case.text)
            yield (
                f"content/newsletters/{stem}.yml",
                f"title: {line}\nsubject: {line}\npreheader: {line}\nvisibility: public\n"
                f"date: 2026-11-18\nsections: [{{heading: {line}, text: {line}}}]\n".encode(),
            )
        case "tables":
            attached = f"attachments: [{{file: {stem}.csv, title: A, columns: [Ward, Note]}}]\n"
            yield f"content/initiatives/{stem}.yml", f"{INITIATIVE}{attached}".encode()
            yield f"content/initiatives/{stem}.csv", case.content
        case "drawings":
            yield f"content/pages/{stem}.svg", case.content
        case "files":
            yield from _brought(case)
        case _:
            line = quoted(case.text)
            yield f"schedules/events/{stem}.yml", EVENT.format(line=line).encode()


AROUND = """
== office.yml ==
city: Port Ellery
state: Washington
mayor: renata-okafor-lindqvist
timezone: America/Los_Angeles
site_url: https://mayor.portellery.example/
newsletter_address: letters@portellery.example
== content/priorities/plain.yml ==
title: Plain
visibility: public
== schedules/events/plain.yml ==
title: Plain
place: Plain
visibility: public
starts: 2026-12-03 18:00
ends: 2026-12-03 20:00
subtype: town_hall
"""
INITIATIVE = "title: Plain\nvisibility: public\npriority: plain\nstatus: planned\nproblem: A\n"
EVENT = """\
title: {line}
place: {line}
visibility: public
starts: 2026-12-03 18:00
ends: 2026-12-03 20:00
subtype: town_hall
"""


def _brought(case: Case) -> Iterator[tuple[str, bytes]]:
    """A file among the pages, or beside a record where its kind may stand there."""
    stem, _, suffix = case.stem.rpartition(".")
    if suffix in ("gif", "avif"):
        yield f"content/pages/{case.stem}", case.content
        return
    field = (
        "attachments: [{file: %s, title: A}]" if suffix == "pdf" else "images: [{file: %s, alt: A}]"
    )
    yield (
        f"content/initiatives/{stem}-{suffix}.yml",
        (f"{INITIATIVE}{field % case.stem}\n".encode()),
    )
    yield f"content/initiatives/{case.stem}", case.content


def _made(root: Path, line: str) -> str:
    """Makes what a line of paths.txt says."""
    what, _, rest = line.partition(" ")
    path, _, target = rest.partition(" -> ")
    real = root / path
    real.parent.mkdir(parents=True, exist_ok=True)
    match what:
        case "file":
            real.write_text("title: A\n")
        case "folder":
            real.mkdir(parents=True)
        case "link":
            real.symlink_to(target)
        case "pipe":
            os.mkfifo(real)
        case _:
            raise AssertionError(line)
    return path


# --- refused --------------------------------------------------------------------------------------


def test_what_is_refused_is_refused_by_its_rule_and_the_rest_is_not(
    every_case: tuple[Case, ...], tmp_path: Path
) -> None:
    write_office(tmp_path, AROUND)
    planted = {case: plant(tmp_path, case) for case in every_case}
    told: dict[str, set[str]] = {}
    for problem in inspect(tmp_path, AT).problems:
        assert problem.line >= 1, problem
        if problem.severity is Severity.ERROR:
            told.setdefault(problem.path, set()).add(problem.rule)
    judged = {
        str(case): " ".join(sorted(set().union(*(_told(told, path) for path in paths))))
        for case, paths in planted.items()
    }
    wrong = {
        str(case): (case.rule, judged[str(case)])
        for case in every_case
        if (case.rule not in judged[str(case)].split() if case.rule else judged[str(case)])
    }
    assert wrong == {}


def _told(told: dict[str, set[str]], path: str) -> set[str]:
    """The rules by which something was said of a path, or of a folder above it."""
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in path)
    above = [shown, *(str(parent) for parent in Path(shown).parents if parent.parts[1:])]
    return set().union(*(told.get(one, set()) for one in above))


# --- inert ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(every_case: tuple[Case, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that the outputs make of every case that can be read.

    The checks are not asked: also what they refuse must be harmless where it would stand.
    """
    root = tmp_path_factory.mktemp("hostile")
    write_office(root, AROUND)
    for case in every_case:
        if case.family not in ("yaml", "paths"):
            plant(root, case)
    clauses = [quoted(case.text) for case in cases("templates") if not case.rule]
    (root / "proclamations").mkdir()
    (root / "proclamations/clauses.yml").write_text(
        "title: Plain\nvisibility: public\ndate: 2026-11-18\nproclamation_kind: ceremonial\n"
        f"resolved: a day\nwhereas:\n{''.join(f'  - {one}{chr(10)}' for one in clauses)}"
    )
    view = _view(root)
    host = website.host_of(view, website.Frame(root, None, ""))
    folder = root / "site"
    for task in (*website.brought_tasks(view), *website.tasks(view, host)):
        _make(folder, view, task)
    for task in website.document_tasks(view, host):
        if "proclamation" in task.name:
            _make(folder, view, task)
    for issue in view.of("newsletter"):
        for made in newsletters.artifacts(view, issue):
            _write(folder / "mail" / made.path, made.bytes())
    return folder


def _view(root: Path) -> View:
    reading = read_office(root, KINDS)
    assert reading.settings is not None
    office = Office(reading.settings, reading.entries, reading.pages, reading.files, reading.unread)
    return office.seen_by(Audience.PUBLIC, AT)


def _make(folder: Path, view: View, task: Task) -> None:
    """Makes what a task plans, but for files that are refused."""
    try:
        for one in task.plan(view, *task.given):
            if isinstance(one, Artifact):
                _write(folder / one.path, one.bytes())
    except Unfit:
        assert task.name.startswith(("beside", "photo", "renditions")), task.name


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def inert(*families: str) -> list[Case]:
    return [case for family in families for case in cases(family) if not case.rule]


def page(file: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(file.read_bytes())


def shape(html: lxml.html.HtmlElement) -> Counter[tuple[str, ...]]:
    """Every element of a page with the names of its attributes."""
    return Counter(
        (str(element.tag), *sorted(element.attrib))
        for element in html.iter()
        if isinstance(element.tag, str)
    )


def test_a_title_is_the_text_that_was_typed_and_adds_no_element(site: Path) -> None:
    plain = shape(page(site / "events/2026/plain/index.html"))
    for case in inert(*WRITTEN):
        html = page(site / f"events/2026/{case.stem}/index.html")
        (heading,) = html.xpath("//article//h1")
        assert " ".join(heading.text_content().split()) == typed(case.text), case
        assert shape(html) == plain, case


def test_an_event_has_the_properties_of_any_other(site: Path) -> None:
    plain = _event(site / "events/2026/plain/plain.ics")
    for case in inert(*WRITTEN):
        event = _event(site / f"events/2026/{case.stem}/{case.stem}.ics")
        assert sorted(event) == sorted(plain), case
        assert " ".join(str(event["SUMMARY"]).split()) == typed(case.text), case
        assert event["LOCATION"].params == plain["LOCATION"].params, case


def _event(file: Path) -> icalendar.Event:
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert {part.name for part in calendar.walk()} <= {"VCALENDAR", "VTIMEZONE", *ZONES, "VEVENT"}
    assert isinstance(event, icalendar.Event)
    return event


ZONES = ("STANDARD", "DAYLIGHT")


def test_a_clause_is_printed_as_it_was_typed(site: Path) -> None:
    (file,) = (site / "proclamations/2026/clauses").glob("*.pdf")
    with pypdfium2.PdfDocument(file) as document:
        printed = "".join(one.get_textpage().get_text_bounded() for one in document)
    letters = re.sub(r"[^A-Za-z0-9]", "", printed)
    for case in inert("templates"):
        assert re.sub(r"[^A-Za-z0-9]", "", typed(case.text)) in letters, case


def test_a_subject_is_one_header_and_adds_no_other(site: Path) -> None:
    plain = _mail(site, "mail-plain")
    for case in inert("mail"):
        message = _mail(site, case.stem)
        assert sorted(message.keys()) == sorted(plain.keys()), case
        assert " ".join(str(message["Subject"]).split()) == typed(case.text), case
        assert [part.get_content_type() for part in message.walk()] == [
            part.get_content_type() for part in plain.walk()
        ], case
        assert len(message["To"].addresses) == 1, case


def _mail(site: Path, stem: str) -> email.message.EmailMessage:
    content = (site / f"mail/{stem}.eml").read_bytes()
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, email.message.EmailMessage)
    return message


def test_a_table_has_the_cells_that_were_typed_and_no_formula(site: Path) -> None:
    for case in inert("tables"):
        content = (site / f"initiatives/{case.stem}/{case.stem}.csv").read_bytes()
        assert content.startswith(b'"Ward","Note"\r\n'), case
        rows = [*csv.reader(io.StringIO(content.decode(), newline=""))]
        given = [*csv.reader(io.StringIO(case.text, newline=""))]
        assert [[cell.removeprefix("'") for cell in row] for row in rows] == given, case
        for cell in (cell for row in rows for cell in row):
            assert not re.match(r"\s*[=+@|%\uff1d\uff0d]|[\t\r\n]", cell), case
            assert not cell.startswith("-") or re.fullmatch(r"-[\d.]+", cell), case


UNSEEN = "unseen by L. Moreau"


def test_of_a_file_only_what_one_sees_is_published(site: Path) -> None:
    for case in files():
        found = [*site.rglob(case.stem)]
        assert len(found) == (0 if case.rule else 1), case
        for file in found:
            content = file.read_bytes()
            assert not re.search(rb"L\. ?Moreau|__pwned|spy\.example", content), case
            if file.suffix == ".pdf":
                with pikepdf.open(file) as pdf:
                    every = [one.unparse(resolved=True) for one in pdf.objects]
                    every += [
                        one.read_raw_bytes()
                        for one in pdf.objects
                        if isinstance(one, pikepdf.Stream)
                    ]
                    assert UNSEEN.encode() not in b"".join(every), case
                    assert [*pdf.docinfo] == ["/Title"], case
            else:
                with Image.open(file) as picture:
                    told = {*picture.info} - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
                    assert told <= {"version", "background", "loop", "duration", "transparency"}
                    assert dict(picture.getexif()) == {}, case


def test_of_a_drawing_only_its_shapes_are_published(site: Path) -> None:
    for case in cases("drawings"):
        file = site / f"{case.stem}.svg"
        assert file.exists() != bool(case.rule), case
        if file.exists():
            assert not re.search(rb"spy\.example|__pwned|L\. Moreau|<\?|<!", file.read_bytes()), (
                case
            )


# --- in a browser ---------------------------------------------------------------------------------

# What is looked for once a page is drawn: whether a script of a case ran, what the policy stopped,
# and what would run or lead away if somebody touched it.
LOOK = """() => {
  const found = [...(window.__stopped || [])];
  if (typeof __pwned !== "undefined") found.push("a script ran");
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) found.push(`${name} on ${element.localName}`);
      if (["href", "src", "action", "formaction", "data"].includes(name)) {
        const scheme = new URL(value, document.baseURI).protocol;
        const known = ["http:", "https:", "mailto:", "tel:", "webcal:"];
        if (!known.includes(scheme)) found.push(`${scheme} in ${name} of ${element.localName}`);
      }
    }
  }
  return found;
}"""
NOTE = """window.__stopped = [];
addEventListener("securitypolicyviolation",
  (event) => __stopped.push(`${event.effectiveDirective} ${event.blockedURI}`));"""
_ASSETS = re.compile(rb"<(?:link|script)\b[^>]*assets/[^>]*>")
_META = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="[^"]*">')


class _Server(Quiet):
    """The site, with the policy of `_headers`, or with none at all."""

    policy = ""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        if self.policy and not self.path.startswith("/batch"):
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def send_head(self) -> io.BytesIO | None:
        file = super().send_head()
        if file is None:
            return None
        with file:
            content = file.read()
        if not self.policy:
            content = _META.sub(_blank, content)
        if self.path.endswith("?bare"):
            content = _ASSETS.sub(_blank, content)
        return io.BytesIO(content)


def _blank(found: re.Match[bytes]) -> bytes:
    """As many spaces: the length of the file is said already."""
    return b" " * len(found[0])


@pytest.mark.browser
@pytest.mark.timeout(600)
@pytest.mark.parametrize("guarded", [False, True], ids=["without a policy", "with the policy"])
def test_nothing_runs_and_nobody_else_is_asked(site: Path, *, guarded: bool) -> None:
    said = re.search(r"Content-Security-Policy: (.*)", (site / "_headers").read_text())
    assert said
    # Many pages are drawn in one tab, each in a frame of its own.
    allowed = said[1].replace("; frame-ancestors 'none'", "")
    executable = browser_executable()
    heard: list[str] = []
    server = type("_Guarded", (_Server,), {"policy": allowed}) if guarded else _Server
    with served(site, server) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.add_init_script(NOTE)
        tab.on("dialog", lambda dialog: heard.append(f"said {dialog.message}"))
        tab.on("popup", lambda other: heard.append(f"opened {other.url}"))
        tab.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((f"{address}/", "data:"))
                else heard.append(f"asked {request.url}")
            ),
        )
        for paths in [*_batches(site, with_mail=not guarded)]:
            frames = "".join(f'<iframe src="/{path}"></iframe>' for path in paths)
            (site / "batch.html").write_text(f"<!doctype html>{frames}")
            tab.goto(f"{address}/batch.html?{paths[0]}", wait_until="load")
            for frame in tab.frames:
                heard += [f"{frame.url}: {what}" for what in frame.evaluate(LOOK)]
            assert len(tab.frames) == 1 + len(paths)
        browser.close()
        (site / "batch.html").unlink()
    assert heard == []


def _batches(site: Path, *, with_mail: bool) -> Iterator[list[str]]:
    """Every page, and every drawing, some to a tab; mail is drawn by programs without a policy.

    Nearly all pages of cases without the theme's own files, which are the same on each and take
    most of the time; lists, and one case in twenty, with them.
    """
    found = [file.relative_to(site).as_posix() for file in sorted(site.rglob("*.*"))]
    pages = [path for path in found if path.endswith((".html", ".svg"))]
    if not with_mail:
        pages = [path for path in pages if not path.startswith("mail/")]
    visited = [
        path + ("?bare" if OF_A_CASE.search(path) and number % 20 else "")
        for number, path in enumerate(pages)
    ]
    for start in range(0, len(visited), 40):
        yield visited[start : start + 40]


OF_A_CASE = re.compile(r"(markdown|templates|calendar|unicode|mail|tables|drawings|files)-")
