"""A public site holds files of the types that Herald makes or redraws, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.delivery.candidate import Candidate
from herald.delivery.gates import file_types
from tests.conftest import AT

if TYPE_CHECKING:
    from pathlib import Path


def refusals(site: Path) -> list[str]:
    return [*file_types.refusals(Candidate(site.parent, site.parent, AT, AT, None, "", site))]


def test_what_herald_makes_passes(tmp_path: Path) -> None:
    made = ("index.html", "news/a.pdf", "news/a.docx", "news/a.txt", "news/b.JPG", "calendar.ics")
    for name in (*made, "fonts/b.woff2"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "_headers").touch()
    assert refusals(tmp_path) == []


def test_a_word_file_is_public_beside_its_pdf_alone(tmp_path: Path) -> None:
    for name in ("memo.docx", "a.docx", "a.pdf", "b.DOCX", "b.pdf"):
        (tmp_path / name).touch()
    other = "is of a type that is not made public; offer it as PDF, or leave the attachment out"
    assert refusals(tmp_path) == [f"'b.DOCX' {other}", f"'memo.docx' {other}"]


def test_what_else_lies_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for name in ("news/plan.xlsx", "news/memo.docx", "news/a.yml", ".git", "page~"):
        (tmp_path / name).touch()
    (tmp_path / "news/b.html").symlink_to("/etc/hostname")
    (tmp_path / "private").symlink_to(tmp_path / "news")
    other = "is of a type that is not made public; offer it as PDF, or leave the attachment out"
    link = "is a symbolic link; put the file itself in its place"
    assert refusals(tmp_path) == [
        f"'.git' {other}",
        f"'page~' {other}",
        f"'private' {link}",
        f"'news/a.yml' {other}",
        f"'news/b.html' {link}",
        f"'news/memo.docx' {other}",
        f"'news/plan.xlsx' {other}",
    ]
