"""Whole scans: of the demo office, of planted texts in every form, and as people call it."""

from __future__ import annotations

import json
import os
import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from herald.build import build
from herald.cli import commands
from herald_scanner.records import Passage
from herald_scanner.scan import Scan, scan
from tests.conftest import write_office
from tests.demo import AT, copy_office
from tests.scanner.forms import FORMS

MAP_OF_THE_WALL = "Seven families on lower Wharf Street will learn from the map"
"""In the private note of a public event of the demo office."""
TOWN_HALL = "schedules/events/2026/2026-12-03-harbor-flats-town-hall.md"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo office, built."""
    root = copy_office(tmp_path_factory.mktemp("demo") / "office")
    build(root, AT)
    return root


def scanned(root: Path, folder: Path | None = None) -> Scan:
    import herald

    return scan(root, AT, folder or root / "site", [Path(herald.__file__).parent])


def place(passage: Passage) -> tuple[str, int, str]:
    return passage.path, passage.line, passage.field


def found(scan: Scan) -> list[tuple[str, str, int, str]]:
    return [(one.file, *place(one.passage)) for one in scan.leaks]


def test_nothing_private_is_on_the_site_of_the_demo_office(demo: Path) -> None:
    done = scanned(demo)
    assert (found(done), done.unproved) == ([], ())
    assert done.unreleased == 59
    assert done.strings > 400
    assert done.files == len([path for path in (demo / "site").rglob("*") if path.is_file()])


def test_a_private_note_of_the_demo_office_is_found_in_every_form(
    demo: Path, tmp_path: Path
) -> None:
    for number, make in enumerate(FORMS.values()):
        (tmp_path / f"{number}.bin").write_bytes(make(MAP_OF_THE_WALL))
    names = sorted(f"{number}.bin" for number in range(len(FORMS)))
    assert found(scanned(demo, tmp_path)) == [
        (name, TOWN_HALL, 32, "private.notes") for name in names
    ]


SEAFARER_INN = "content/news/2026/2026-12-01-seafarer-inn.md"
CITY_HALL = "office/venues/city-hall.md"


@pytest.mark.parametrize(
    ("words", "path", "line", "field"),
    [
        ("the first tenants expected in May", SEAFARER_INN, 18, "subhead"),
        ("and a nurse comes three days a week", SEAFARER_INN, 31, "text"),
        ("Keypad 4417, then call security", CITY_HALL, 16, "private.access"),
        ("(360) 555-0131", CITY_HALL, 15, "private.phone"),
        ("/news/2026/seafarer-inn/", SEAFARER_INN, 1, "name"),
    ],
)
def test_every_sort_of_private_text_is_found(
    demo: Path, tmp_path: Path, words: str, path: str, line: int, field: str
) -> None:
    (tmp_path / "index.html").write_text(f"<!doctype html><p>{words}</p>")
    assert ("index.html", path, line, field) in found(scanned(demo, tmp_path))


def test_a_release_that_went_out_too_early_is_found_wherever_it_stands(
    demo: Path, tmp_path: Path
) -> None:
    path = "content/news/2026/2026-11-18-ferry-terminal.md"
    release = copy_office(tmp_path / "office") / path
    released = "visibility: public\n"
    text = release.read_text("utf-8")
    release.write_text(text.replace(released, f"{released}embargo: 2026-12-12 06:00\n"), "utf-8")
    files = [
        "data/release.json",
        "es/news/2026/ferry-terminal/ferry-terminal.pdf",
        "index.html",
        "news/2026/ferry-terminal/ferry-terminal.pdf",
        "news/2026/ferry-terminal/index.html",
        "news/feed.json",
        "news/feed.xml",
    ]
    for file in files:
        (tmp_path / "some" / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(demo / "site" / file, tmp_path / "some" / file)
    leaks = scanned(tmp_path / "office", tmp_path / "some").leaks
    assert sorted({leak.file for leak in leaks}) == files


# --- files and folders ----------------------------------------------------------------------------


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office with one secret, and a site with one page."""
    root = tmp_path / "office"
    write_office(
        root,
        """
        == content/news/2026-12-01-budget-vote.md ==
        ---
        title: The library stays open on Sundays
        visibility: public
        embargo: 2026-12-01 06:00
        ---
        """,
    )
    (root / "site").mkdir()
    (root / "site/index.html").write_text("<!doctype html><title>Welcome</title>")
    return root


def test_a_name_is_found_in_names_of_files_and_of_folders(office: Path) -> None:
    (office / "site/news/2026/budget-vote").mkdir(parents=True)
    (office / "site/The%20library%20stays%20open.txt").write_text("")
    assert [(leak.file, leak.forms) for leak in scanned(office).leaks] == [
        ("The%20library%20stays%20open.txt", ("name", "percent")),
        ("news/2026/budget-vote", ("name",)),
    ]


def test_the_same_bytes_are_looked_at_once_and_told_everywhere(office: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (office / "site" / name).write_text("The library stays open on Sundays")
    assert [leak.file for leak in scanned(office).leaks] == ["a.txt", "b.txt"]


def test_a_withheld_picture_is_found_by_its_name_in_each_of_its_sizes(office: Path) -> None:
    Image.new("RGB", (500, 300)).save(office / "content/news/waterfront-closure.jpg")
    for width in (240, 480):
        narrow = office / "site" / f"waterfront-closure.jpg_{width}.webp"
        Image.new("RGB", (width, 300)).save(narrow, "WEBP")
    assert [leak.file for leak in scanned(office).leaks] == [
        "waterfront-closure.jpg_240.webp",
        "waterfront-closure.jpg_480.webp",
    ]


def test_a_picture_and_a_document_are_looked_into_though_they_are_public_as_they_are(
    office: Path,
) -> None:
    (office / "content/news/quay.yml").write_text(
        "title: A\nvisibility: public\nimages:\n- file: quay.jpg\nattachments:\n- file: quay.pdf\n"
    )
    photograph, document = BytesIO(), BytesIO()
    told = Image.Exif()
    told[0x010E] = "The library stays open on Sundays"
    Image.new("RGB", (8, 8)).save(photograph, "JPEG", exif=told)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Subject"] = "The library stays open on Sundays"
        pdf.save(document)
    for name, content in (("quay.jpg", photograph), ("quay.pdf", document)):
        (office / "content/news" / name).write_bytes(content.getvalue())
        (office / "site" / name).write_bytes(content.getvalue())
    assert {leak.file for leak in scanned(office).leaks} == {"quay.jpg", "quay.pdf"}


def test_a_link_an_unreadable_file_and_a_pipe_prove_nothing(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (office / "site/link.html").symlink_to(office / "office.yml")
    (office / "site/folder").symlink_to(office / "content")
    os.mkfifo(office / "site/pipe")
    (office / "site/locked.html").write_text("Public.")
    read = Path.read_bytes

    def reading(path: Path) -> bytes:
        if path.name == "locked.html":
            raise PermissionError
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", reading)
    assert [(one.file, one.reason) for one in scanned(office).unproved] == [
        ("folder", "is a symbolic link, which may lead anywhere"),
        ("link.html", "is a symbolic link, which may lead anywhere"),
        ("locked.html", "cannot be read"),
        ("pipe", "is not an ordinary file"),
    ]


# --- the command ----------------------------------------------------------------------------------


def herald_scan(root: Path, *words: str, at: str = "2026-11-20T12:00") -> Result:
    return CliRunner().invoke(commands, ["scan", "--root", str(root), "--at", at, *words])


def test_a_clean_site_is_told_in_one_line(office: Path) -> None:
    result = herald_scan(office)
    assert (result.output, result.exit_code) == (
        "1 unreleased record, 2 strings, 0 found in 1 file\n",
        0,
    )


def test_a_leak_is_told_with_its_place_and_what_to_do_but_not_in_words(office: Path) -> None:
    (office / "site/feed.xml").write_text("<feed>&lt;p>The library stays open on &lt;b>Sundays")
    result = herald_scan(office)
    assert result.output == (
        "site/feed.xml: holds words of 'title' in content/news/2026-12-01-budget-vote.md:2, which "
        "the public may not see (without tags › without tags)\n"
        "Do not publish. Where a record may be public by now, say so in it (visibility, "
        "publish_at, embargo) and build again; where the words are in a file that people put "
        "there, take them out of it. If it is neither, it is a fault in Herald: report it, and "
        "keep the folder off the web until it is mended.\n"
        "1 unreleased record, 2 strings, 1 found in 2 files\n"
    )
    assert result.exit_code == 1
    report = (office / "private/leak-report.json").read_text()
    assert "library" not in result.output + report
    assert json.loads(report) == {
        "at": "2026-11-20T12:00:00-08:00",
        "unreleased_records": 1,
        "strings": 2,
        "files": 2,
        "bytes": 88,
        "found": [
            {
                "file": "feed.xml",
                "forms": ["without tags", "without tags"],
                "record": "content/news/2026-12-01-budget-vote.md",
                "line": 2,
                "field": "title",
            }
        ],
        "not_proved": [],
        "exempt": [],
        "where_public_texts_meet": [],
    }


def test_what_cannot_be_looked_into_is_told_with_what_to_do(office: Path) -> None:
    (office / "site/plan.pdf").write_bytes(b"%PDF-1.7 and nothing")
    result = herald_scan(office)
    assert (result.output, result.exit_code) == (
        "site/plan.pdf: the file is a PDF that cannot be read, so nothing is proved about it\n"
        "Do not publish. Remove what cannot be looked into, or put it there in another form.\n"
        "1 unreleased record, 2 strings, 0 found in 2 files\n",
        1,
    )


def test_what_is_public_as_well_is_counted(office: Path) -> None:
    (office / "content/pages/index.md").write_text("# The library stays open on Sundays\n")
    result = herald_scan(office)
    assert (result.output, result.exit_code) == (
        "1 unreleased record, 1 string, 0 found in 1 file\n"
        "1 more string is public as well and was not looked for, and of 0 a part; "
        "private/leak-report.json says where\n",
        0,
    )


def test_after_its_moment_a_record_may_be_found(office: Path) -> None:
    (office / "site/a.txt").write_text("The library stays open on Sundays")
    result = herald_scan(office, at="2026-12-01T06:00")
    assert (result.output, result.exit_code) == (
        "0 unreleased records, 0 strings, 0 found in 2 files\n",
        0,
    )


def test_another_folder_can_be_scanned(office: Path, tmp_path: Path) -> None:
    (tmp_path / "release").mkdir()
    (tmp_path / "release/a.txt").write_text("The library stays open on Sundays")
    result = herald_scan(office, str(tmp_path / "release"))
    assert result.output.startswith(f"{tmp_path}/release/a.txt: holds words of 'title' in ")


def test_a_site_that_is_not_there_is_no_proof(office: Path) -> None:
    shutil.rmtree(office / "site")
    result = herald_scan(office)
    assert str(result.exception) == (
        "There is nothing in 'site' to look at; build it first: herald build"
    )


def test_the_report_is_never_written_into_what_is_scanned(office: Path) -> None:
    (office / "private").mkdir()
    (office / "private/a.txt").write_text("Internal.")
    result = herald_scan(office, str(office / "private"))
    assert str(result.exception) == (
        "The report is written into 'private'; scan a folder that is made public"
    )
