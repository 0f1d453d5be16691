"""The office as it was committed: exactly its files, and a problem for what is none."""

from __future__ import annotations

import io
import os
import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings, strategies
from PIL import Image

from herald.build import build
from herald.commits.checkout import check_out, committed_file, find_commit
from herald.commits.manuscript import Manuscript
from herald.stopped import Stopped
from tests.conftest import write_office
from tests.demo import differences, herald, tree
from tests.repositories import blob, commit_all, commit_with, git
from tests.repositories import tree as git_tree

AT = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("America/Los_Angeles"))
PEOPLE = "office/people"
MAYOR = b"renata-okafor-lindqvist.yml"
_NAMES = strategies.one_of(
    strategies.binary(max_size=30),
    strategies.text(max_size=30).map(lambda text: text.encode("utf-8", "ignore")),
    strategies.lists(
        strategies.sampled_from(["..", ".", "/", "a", "A", "\u00e9", ".git", "CON", ".yml", " "])
    ).map(lambda parts: "".join(parts).encode()),
).filter(lambda name: b"\0" not in name)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office in a repository of its own."""
    write_office(tmp_path / "office", "")
    commit_all(tmp_path / "office")
    return tmp_path / "office"


def problems(office: Path, to: str = "copy") -> list[str]:
    return [str(one) for one in check_out(office, "HEAD", office.parent / to).problems]


def with_people(office: Path, more: dict[bytes, tuple[str, str]]) -> list[str]:
    """The problems of a commit that has `more` beside the Mayor's record."""
    mayor = git(office, "rev-parse", f"HEAD:{PEOPLE}/{MAYOR.decode()}")
    commit_with(office, PEOPLE, {MAYOR: ("100644", mayor), **more})
    return problems(office)


# --- what is built --------------------------------------------------------------------------------


def test_the_site_of_a_commit_is_that_of_its_files_byte_for_byte(tmp_path: Path) -> None:
    """Whatever lies in the working tree; and a second build finds nothing to make."""
    office = tmp_path / "office"
    write_office(office, LEVY)
    (office / "content/pages/pier.png").write_bytes(_picture())
    (office / "content/news/pier.png").write_bytes(_picture())
    (office / "content/news/plan.pdf").write_bytes(_document())
    (office / ".gitignore").write_text("/site/\n/private/\n/.herald/\n")
    git(office, "init", "--quiet")
    git(office, "add", "--all")
    git(office, "commit", "--quiet", "-m", "x")
    assert build(office, AT, jobs=1).commit == ""
    made = tree(office / "site")
    assert {"news/2026/levy/levy.pdf", "news/2026/levy/plan.pdf", "pier.png"} <= made.keys()
    shutil.rmtree(office / "site")
    (office / "content/pages/index.md").write_text("# Not committed\n")
    (office / "content/pages/more.md").write_text("# Not committed\n")
    (office / "content/news/plan.pdf").write_bytes(b"not committed")
    (office / "office.yml").write_text("not an office\n")
    shutil.rmtree(office / "office")

    said = herald(office, "build", "--commit", "HEAD", "--at", "2026-11-20T12:00").splitlines()
    assert said[0] == f"commit {git(office, 'rev-parse', 'HEAD')}"
    assert differences(made, tree(office / "site")) == []

    again = herald(office, "build", "--commit", "main", "--at", "2026-11-20T12:00").splitlines()
    assert again[0] == said[0]
    assert [line.partition(", ")[2] for line in again[1:]] == ["0 made, 0 written, 0 removed"] * 8

    herald(office, "check", "--commit", "HEAD", "--at", "2026-11-20T12:00")


LEVY = """
== content/news/2026-11-18-levy.md ==
---
title: The levy
visibility: public
release_kind: announcement
date: 2026-11-18
images: [{file: pier.png, alt: The pier}]
attachments: [{file: plan.pdf, title: The plan}]
---

The levy is [explained](/).
"""


def _document() -> bytes:
    written = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(written)
    return written.getvalue()


def _picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(made, "PNG")
    return made.getvalue()


def test_files_that_stay_are_not_read_again(office: Path) -> None:
    def read() -> dict[str, int]:
        copy = check_out(office, "HEAD", office.parent / "copy").folder
        return {f.relative_to(copy).as_posix(): f.stat().st_mtime_ns for f in copy.rglob("*.yml")}

    before = read()
    (office / "office/people/new.yml").write_text("title: New\n")
    commit_all(office)

    after = read()
    assert after.pop("office/people/new.yml") > 0
    assert after == before


def test_the_copy_holds_what_was_committed_whatever_somebody_did_to_it(office: Path) -> None:
    copy = check_out(office, "HEAD", office.parent / "copy").folder
    before = tree(copy)
    outside = office.parent / "precious"
    outside.write_text("mine")
    (copy / "office.yml").unlink()
    (copy / "office.yml").symlink_to(outside)
    (copy / "content/pages/index.md").write_text("# Damaged\n")
    (copy / "content/pages/left.md").write_text("# Left over\n")
    shutil.rmtree(copy / "office")
    (copy / "office").symlink_to(office.parent)

    assert problems(office) == []
    assert tree(copy) == before
    assert not any(path.is_symlink() for path in copy.rglob("*"))
    assert outside.read_text() == "mine"


def test_nobody_else_on_the_machine_may_read_the_copy(office: Path) -> None:
    copy = check_out(office, "HEAD", office.parent / "copy").folder
    assert {path.stat().st_mode & 0o077 for path in (copy, *copy.rglob("*"))} == {0}


def test_the_office_may_be_a_part_of_the_repository(tmp_path: Path) -> None:
    write_office(tmp_path / "city/office", "")
    (tmp_path / "city/link").symlink_to("/etc/passwd")
    commit_all(tmp_path / "city")

    assert check_out(tmp_path / "city/office", "HEAD", tmp_path / "copy").problems == ()
    assert (tmp_path / "copy/office.yml").is_file()

    git(tmp_path / "city", "mv", "office", "elsewhere")
    commit = commit_all(tmp_path / "city")
    (tmp_path / "city/office").mkdir()
    with pytest.raises(Stopped) as stopped:
        check_out(tmp_path / "city/office", "HEAD", tmp_path / "copy")
    assert str(stopped.value) == f"The office's folder 'office' is not in commit {commit}"


def test_what_git_would_turn_into_something_else_stays_as_it_was_committed(office: Path) -> None:
    """Ends of lines, keywords and encodings."""
    content = b"---\r\ntitle: A\r\n---\r\n$Id$ \xc3\xa9\r\n"
    (office / "content/pages/a.md").write_bytes(content)
    (office / ".gitattributes").write_text("*.md ident eol=lf export-subst\n")
    git(office, "config", "core.autocrlf", "true")
    number = blob(office, content)
    index = git(office, "rev-parse", "HEAD:content/pages/index.md")
    commit_with(
        office, "content/pages", {b"a.md": ("100644", number), b"index.md": ("100644", index)}
    )

    assert problems(office) == []
    assert (office.parent / "copy/content/pages/a.md").read_bytes() == content


def test_files_of_the_frame_are_read_too_when_mkdocs_yml_names_some(office: Path) -> None:
    (office / "overrides").mkdir()
    (office / "overrides/main.html").write_text("{% extends 'base.html' %}")
    (office / "overrides/link").symlink_to("main.html")
    commit_all(office)
    assert problems(office) == []
    assert not (office.parent / "copy/overrides").exists()

    (office / "mkdocs.yml").write_text("theme: {name: material, custom_dir: overrides}\n")
    commit_all(office)
    assert problems(office) == []
    assert sorted(tree(office.parent / "copy/overrides")) == ["main.html"]


def test_an_office_that_was_not_committed_whole_is_an_office_with_problems(office: Path) -> None:
    git(office, "rm", "--quiet", "--cached", "office.yml")
    git(office, "commit", "--quiet", "-m", "x")
    commit = find_commit(office, "HEAD")
    assert committed_file(office, commit, "office.yml") is None
    found = build(office, AT, jobs=1, manuscript=Manuscript(commit)).problems
    assert [(one.path, one.rule) for one in found] == [("office.yml", "office")]


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "target",
    ["/etc/passwd", "/proc/self/environ", "../../office.yml", ".", "../people-internal", "nothing"],
)
def test_a_link_is_refused_wherever_it_leads(office: Path, target: str) -> None:
    number = blob(office, target.encode())
    assert with_people(office, {b"a.yml": ("120000", number)}) == [
        "office/people/a.yml:1: This is a symbolic link; put the file itself here [file]"
    ]
    assert not (office.parent / "copy/office/people/a.yml").exists()


def test_a_folder_or_office_yml_that_is_a_link_is_refused(office: Path) -> None:
    (office / "office.yml").unlink()
    (office / "office.yml").symlink_to("/etc/passwd")
    (office / "schedules").symlink_to("/etc")
    commit_all(office)
    found = build(office, AT, jobs=1, manuscript=Manuscript(find_commit(office, "HEAD"))).problems
    assert [str(one) for one in found] == [
        "office.yml:1: This is a symbolic link; put the file itself here [file]",
        "schedules:1: This is a symbolic link; put the file itself here [file]",
    ]


@pytest.mark.parametrize("there", [True, False])
def test_a_submodule_is_refused_whether_it_is_there_or_not(office: Path, *, there: bool) -> None:
    number = git(office, "rev-parse", "HEAD") if there else "1" * 40
    assert with_people(office, {b"more": ("160000", number)}) == [
        "office/people/more:1: This is a submodule, a repository of its own; put its files "
        "themselves here [file]"
    ]


@pytest.mark.parametrize(
    ("name", "shown", "better"),
    [
        (b"..", "..", "name."),
        (b".", ".", "name."),
        (b".git", ".git", "name.git"),
        (b".GIT", ".GIT", "name.git"),
        (b"git~1", "git~1", "git-1"),
        (b"../../x.yml", "../../x.yml", "x.yml"),
        (b"/etc/x.yml", "/etc/x.yml", "etc-x.yml"),
        (b"a\\b.yml", "a\\b.yml", "a-b.yml"),
        (b"CON", "CON", "con"),
        (b"aux.yml", "aux.yml", "aux.yml"),
        (b"a.yml.", "a.yml.", "a-yml."),
        (b"a.yml ", "a.yml ", "a.yml "),
        (b"c:x.yml", "c:x.yml", "c-x.yml"),
        (b"a\nb.yml", "a\ufffdb.yml", "a-b.yml"),
        (b"a\x1b[2J.yml", "a\ufffd[2J.yml", "a-2j.yml"),
        (b"a\xff.yml", "a\ufffd.yml", "a.yml"),
        ("a\u202e.yml".encode(), "a\ufffd.yml", "a.yml"),
        (b"", "", "name"),
        (b"x" * 256, "x" * 256, "x" * 80),
    ],
)
def test_a_name_that_is_no_name_everywhere_is_refused(
    office: Path, name: bytes, shown: str, better: str
) -> None:
    assert with_people(office, {name: ("100644", blob(office, b"title: A\n"))}) == [
        f"office/people/{shown}:1: '{shown}' is not a name for a file; write '{better}' (small "
        "letters, digits and hyphens, at most 80) [file-name]"
    ]
    assert sorted(tree(office.parent / "copy/office")) == ["people/renata-okafor-lindqvist.yml"]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=strategies.sets(_NAMES, min_size=1, max_size=20))
def test_whatever_a_file_is_called_it_is_in_its_place_or_a_problem(
    office: Path, names: set[bytes]
) -> None:
    people = dict.fromkeys({MAYOR} | names, ("100644", blob(office, b"title: A\n")))
    commit_with(office, PEOPLE, people)

    refused = problems(office)

    there = [path for path in (office.parent / "copy").rglob("*") if path.is_file()]
    placed = {path for path in there if path.parent == office.parent / "copy" / PEOPLE}
    assert len(there) - len(placed) == 2
    assert len(placed) + len(refused) == len(people)
    assert {os.fsencode(path.name) for path in placed} <= people.keys()
    assert sorted(path.name for path in office.parent.iterdir()) == ["copy", "office"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("About.md", "about.md"),
        ("caf\u00e9.md", "cafe\u0301.md"),
        ("STRASSE.md", "stra\u00dfe.md"),
        ("same.md", "same.md"),
    ],
)
def test_two_names_that_are_one_on_some_machines_are_refused(
    office: Path, one: str, other: str
) -> None:
    number = blob(office, b"# A\n")
    index = git(office, "rev-parse", "HEAD:content/pages/index.md")
    entries = b"".join(
        b"100644 " + name.encode() + b"\0" + bytes.fromhex(content)
        for name, content in ((one, number), (other, number), ("index.md", index))
    )
    words = ("hash-object", "-w", "-t", "tree", "--literally", "--stdin")
    pages = git(office, *words, given=entries)
    commit_with(office, "content", {b"pages": ("40000", pages)})

    assert problems(office) == [
        f"content/pages/{other}:1: '{other}' and '{one}' in this folder are one file on some "
        "computers; rename one [file-name]"
    ]


def test_a_file_that_git_lfs_keeps_is_not_published_as_its_pointer(office: Path) -> None:
    pointer = (
        b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"1" * 64 + b"\nsize 12345\n"
    )
    assert with_people(office, {b"plan.pdf": ("100644", blob(office, pointer))}) == [
        "office/people/plan.pdf:1: The commit has only a pointer to this file, which is kept by "
        "Git LFS; commit the file itself: git lfs untrack, and git add it again [file]"
    ]


def test_a_file_that_is_too_large_is_refused(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("herald.commits.checkout.LARGEST_FILE", 2_000_000)
    (office / "office/people/a.pdf").write_bytes(bytes(2_000_001))
    (office / "office/people/b.pdf").write_bytes(bytes(2_000_000))
    commit_all(office)
    assert problems(office) == [
        "office/people/a.pdf:1: The file is larger than 2 MB; make it smaller [file]"
    ]
    assert (office.parent / "copy/office/people/b.pdf").stat().st_size == 2_000_000


def test_a_few_objects_that_are_a_billion_files_are_refused(office: Path) -> None:
    number = blob(office, b"title: A\n")
    inside = git_tree(office, {b"%d.yml" % n: ("100644", number) for n in range(10)})
    for _ in range(8):
        inside = git_tree(office, {b"%d" % n: ("40000", inside) for n in range(10)})
    commit_with(office, PEOPLE, {b"2026": ("40000", inside)})

    with pytest.raises(Stopped) as stopped:
        problems(office)
    assert str(stopped.value) == "The commit has more than 200,000 files; Herald reads no more"
    assert not (office.parent / "copy").exists()


def test_folders_without_end_are_refused(office: Path) -> None:
    inside = git_tree(office, {b"a.yml": ("100644", blob(office, b"title: A\n"))})
    for _ in range(40):
        inside = git_tree(office, {b"01": ("40000", inside)})
    commit_with(office, PEOPLE, {b"01": ("40000", inside)})
    assert problems(office) == [
        f"office/people{'/01' * 20}:1: The folders here are nested too deep; move them up [folder]"
    ]


def test_a_damaged_repository_is_said_to_be_damaged(office: Path) -> None:
    number = git(office, "rev-parse", "HEAD:office.yml")
    file = office / f".git/objects/{number[:2]}/{number[2:]}"
    file.chmod(0o600)
    file.write_bytes(b"damaged")
    for _ in range(2):
        with pytest.raises(Stopped) as stopped:
            problems(office)
        said = f"git keeps no {number}, though it should; git fsck says more"
        assert str(stopped.value) == said
        file.unlink(missing_ok=True)
