"""Real records, from the file to the page: what the site has, and what Herald says of the rest."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import icalendar
import lxml.etree
import pypdfium2
import pytest
from faults import Fault, errors, expected, mended
from office_from_data import MOMENT, ZONE, Draft, Drafts, build_what_is_right, drafts, write
from reading import Sheet, address, passages, texts, words

from herald.build import build
from herald.checks import personal_data, plain_language, typed_html
from herald.inspection import inspect
from herald.problems import Problem
from herald.records.dates import parse_moment
from herald.records.source import Source, read
from herald.records.whole_days import are_whole_days
from herald.render.prose import plain

SHOWN = {
    "release": ("subhead",),
    "event": ("place", "online", "reason"),
    "proclamation": ("whereas", "resolved"),
    "committee": ("charter",),
    "person": ("role",),
    "priority": ("statement",),
    "goal": ("statement",),
}
"""The fields whose words are on the page of a record, besides its title and its text."""


@dataclass(frozen=True)
class Office:
    """An office that was built, and the records that it was written from."""

    records: tuple[Draft, ...]
    site: Path

    def sheet(self, record: Draft) -> Sheet:
        return Sheet(self.site / address(record) / "index.html")


@pytest.fixture(scope="module")
def data() -> Drafts:
    return drafts()


@pytest.fixture(scope="module", params=["the records without errors", "all records, mended"])
def office(
    request: pytest.FixtureRequest, data: Drafts, tmp_path_factory: pytest.TempPathFactory
) -> Office:
    """The office without the records that have errors; and with all, after an editor was there."""
    root = tmp_path_factory.mktemp("office")
    if request.param == "the records without errors":
        return Office(build_what_is_right(data.records, root).on_site, root / "site")
    records = [mended(record) if record.rows else record for record in data.records]
    kept = tuple(record for record in records if not record.rows or not errors(record))
    write(kept, root)
    built = build(root, MOMENT)
    assert [str(problem) for problem in built.problems if problem.severity == "error"] == []
    return Office(kept, root / "site")


def test_the_tool_makes_a_record_of_every_row_but_those_it_names(data: Drafts) -> None:
    assert data.counts() == {
        "committee": 40,
        "event": 290,
        "goal": 141,
        "person": 25,
        "proclamation": 110,
        "release": 148,
    }
    assert data.left_out == {"nyc311": 250}
    assert sum(len(record.rows) for record in data.real) == 833


def test_every_text_comes_through_the_file_unchanged(data: Drafts) -> None:
    unread = []
    for record in data.records:
        source = read(record.path, record.text().encode())
        if isinstance(source, Problem):
            unread.append(record)
            continue
        assert isinstance(source, Source)
        assert source.values == record.fields
        assert source.body.rstrip("\n") == record.body.rstrip("\n")
        assert bool(source.body) == bool(record.body.strip())
    assert all(errors(record)[0].rule == "file" for record in unread)
    assert len(unread) == 5


def test_what_is_wrong_is_said_record_by_record_and_nothing_else(
    data: Drafts, tmp_path: Path
) -> None:
    write(data.records, tmp_path)
    faults = [fault for record in data.real for fault in expected(record)]
    compare(besides_hints(tmp_path), faults)


def besides_hints(root: Path) -> list[Problem]:
    """What is wrong, without what is only asked about; of hard texts ADR 38 has the share."""
    hints = (personal_data.RULE, plain_language.RULE, typed_html.RULE)
    return [one for one in inspect(root, MOMENT).problems if one.rule not in hints]


def test_of_personal_data_every_e_mail_address_is_told_and_next_to_nothing_else(
    data: Drafts, tmp_path: Path
) -> None:
    records = [mended(record) if record.rows else record for record in data.records]
    write(records, tmp_path)
    told: dict[str, set[str]] = defaultdict(set)
    others: list[str] = []
    for problem in inspect(tmp_path, MOMENT).problems:
        if problem.rule == personal_data.RULE:
            found = problem.message.split("'")[1]
            if "looks like an e-mail address; " in problem.message:
                told[problem.path].add(found.casefold())
            else:
                others.append(found)
    public = [record for record in records if record.fields.get("visibility") == "public"]
    there = {
        record.path: {
            word.casefold() for word in re.findall(r"[\w.+-]+@[\w.-]+\.[a-zA-Z]{2,}", record.body)
        }
        for record in public
    }
    assert told == {path: words for path, words in there.items() if words}
    # One telephone number and five dates of birth; no address, card or plate.
    assert len(others) <= 6


def test_of_typed_html_every_text_is_told_that_shows_any_and_no_other(
    data: Drafts, tmp_path: Path
) -> None:
    records = [mended(record) if record.rows else record for record in data.records]
    write(records, tmp_path)
    told = {one.path for one in inspect(tmp_path, MOMENT).problems if one.rule == typed_html.RULE}
    tag = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|<!--")
    shown = {record.path: [record.body, *map(str, record.fields.values())] for record in records}
    assert told == {
        path for path, texts in shown.items() if any(map(tag.search, map(plain, texts)))
    }
    assert len(told) == 67


def test_what_the_messages_ask_for_is_enough(data: Drafts, tmp_path: Path) -> None:
    records = [mended(record) if record.rows else record for record in data.records]
    write(records, tmp_path)
    left = [fault for record in records if record.rows for fault in expected(record)]
    assert {(fault.rule, fault.severity) for fault in left} == {
        ("weekday", "error"),
        ("whereas-count", "warning"),
    }
    compare(besides_hints(tmp_path), left)


def test_every_record_is_on_the_site_or_has_an_error(data: Drafts, office: Office) -> None:
    pages = {
        f"{file.parent.relative_to(office.site).as_posix()}/"
        for file in office.site.rglob("index.html")
    }
    assert [record.path for record in office.records if address(record) not in pages] == []
    on_site = {record.rows for record in office.records if record.rows}
    wrong = {record.rows for record in data.real if errors(record)}
    assert on_site | wrong == {record.rows for record in data.real}
    assert len(on_site) in (444, 753)


def test_every_page_has_its_title_and_all_of_its_text(office: Office) -> None:
    lost: list[tuple[str, ...]] = []
    for record in office.records:
        sheet = office.sheet(record)
        assert sheet.title == " ".join(str(record.fields["title"]).split())
        lost += [(record.path, missing) for missing in sheet.lacks(record.body)]
        for name in SHOWN[record.kind]:
            for text in texts(record.fields.get(name, "")):
                gone = set(words(text)) - set(sheet.counted)
                lost += [(record.path, name, word) for word in gone]
    assert lost == []


def test_a_clause_is_on_its_page_whole(office: Office) -> None:
    clauses = 0
    for record in office.records:
        for clause in record.fields.get("whereas", ()):
            clauses += 1
            assert f" {' '.join(words(str(clause)))} " in office.sheet(record).running
    assert clauses in (189, 600)


def test_the_documents_say_what_the_pages_say(office: Office) -> None:
    lost = []
    for record in office.records:
        if record.kind in ("release", "proclamation"):
            name = address(record).rstrip("/").rpartition("/")[2]
            printed = letters(Path(office.site, address(record), f"{name}.pdf"))
            written = [str(record.fields["title"]), *texts(record.fields.get("whereas", ()))]
            written.append(str(record.fields.get("resolved", "")))
            if record.kind == "release":  # what stands beside a proclamation is not part of it
                written.append(record.body)
            lost += [
                (record.path, passage)
                for text in written
                for passage in passages(text)
                if not is_printed(passage, printed)
            ]
    assert lost == []


def letters(pdf: Path) -> str:
    """The letters and figures of a document, without anything between them."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(words(" ".join(page.get_textpage().get_text_bounded() for page in document)))


def is_printed(passage: str, printed: str) -> bool:
    """Whether the words are there in their order; the end of a page may stand between them."""
    wanted = passage.replace(" ", "")
    if wanted in printed:
        return True
    parts = (m.end() for m in re.finditer(r"\w", wanted))
    return any(wanted[:part] in printed and wanted[part:] in printed for part in parts)


def test_every_event_has_a_calendar_file_that_loses_nothing(office: Office) -> None:
    """City meetings and events: title, times, place, status, and every word of the text."""
    lost: list[tuple[str, ...]] = []
    counted = 0
    for record in office.records:
        if record.kind != "event":
            continue
        counted += 1
        name = re.sub(r"^\d{4}-\d{2}-\d{2}-", "", record.stem)
        file = office.site / address(record) / f"{name}.ics"
        (event,) = icalendar.Calendar.from_ical(file.read_bytes()).events
        title = " ".join(str(record.fields["title"]).split())
        is_off = record.fields.get("status") == "cancelled"
        assert str(event["SUMMARY"]) == (f"Cancelled: {title}" if is_off else title)
        assert str(event["STATUS"]) == ("CANCELLED" if is_off else "CONFIRMED")
        starts, ends = (parse_moment(str(record.fields[at]), ZONE) for at in ("starts", "ends"))
        days = (starts.date(), ends.date()) if are_whole_days(starts, ends) else (starts, ends)
        assert (event.start, event.end) == days, record.path
        place = " ".join(texts(record.fields.get("place") or record.fields.get("online") or ""))
        assert str(event["LOCATION"]) == place
        running = f" {' '.join(words(str(event['DESCRIPTION'])))} "
        shown = record.body if record.body.strip() else str(record.fields.get("summary", ""))
        told = [text for text in passages(shown) if f" {text} " not in running]
        lost += [(record.path, *told)] if told else []
    assert lost == []
    assert counted in (176, 290)


def test_feeds_and_data_are_well_formed_and_name_every_record(office: Office) -> None:
    named: dict[str, set[str]] = defaultdict(set)
    for file in sorted(office.site.rglob("*")):
        if file.suffix == ".xml":
            lxml.etree.fromstring(file.read_bytes())
        elif file.suffix == ".json":
            held = json.loads(file.read_bytes())
            if file.parent.name == "data" and "records" in held:
                named[file.stem] = {entry["title"] for entry in held["records"]}
    for record in office.records:
        assert str(record.fields["title"]).strip() in named[record.kind], record.path


# --- problems -------------------------------------------------------------------------------------


def compare(problems: Iterable[Problem], faults: Iterable[Fault]) -> None:
    """Every fault is one problem, in its place and in its words, and there is no other."""
    told: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        told[problem.path].append(problem)
    unsaid = []
    for fault in faults:
        match = next((problem for problem in told[fault.path] if is_told(fault, problem)), None)
        if match:
            told[fault.path].remove(match)
        else:
            unsaid.append(fault)
    assert (unsaid, [str(problem) for said in told.values() for problem in said]) == ([], [])


def is_told(fault: Fault, problem: Problem) -> bool:
    lines = (fault.line, fault.line + 1) if fault.rule == "whereas-count" else (fault.line,)
    return (
        problem.line in lines
        and (problem.rule, problem.severity) == (fault.rule, fault.severity)
        and fault.says in problem.message
    )
