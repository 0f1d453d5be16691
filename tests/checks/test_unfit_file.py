"""A file that cannot be published as it is."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from herald.checks import unfit_file
from herald.inspection import inspect
from herald.making.ledger import Ledger
from tests.conftest import AT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OFFICE = (
    "a document of an office program may hold hidden sheets, comments and earlier versions, and is "
    "never published; save it as PDF, or a table as CSV, and name that [unfit-file]"
)


def drawn(form: str) -> bytes:
    written = BytesIO()
    Image.new("RGB", (4, 2)).save(written, form)
    return written.getvalue()


def test_a_table_with_the_columns_that_the_record_names_passes(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/vote.yml ==
    title: The vote
    date: 2026-11-18
    release_kind: release
    attachments:
      - file: wards.csv
        title: Votes by ward
        columns: [Ward, Votes]
    == content/news/wards.csv ==
    Ward,Votes
    Mill,120
    """
    assert found(unfit_file) == []


def test_a_table_with_other_columns_is_an_error(found: Callable[..., list[str]]) -> None:
    """
    == content/news/vote.yml ==
    title: The vote
    date: 2026-11-18
    release_kind: release
    attachments:
      - {file: wards.csv, title: A}
      - file: wards.csv
        title: B
        columns: [Ward, Votes]
      - file: wards.csv
        title: C
        columns: [Ward, Votes, Home, Turnout]
      - file: wards.csv
        title: D
        columns: [Votes, Ward, Home]
    == content/news/wards.csv ==
    Ward,Votes,Home
    Mill,120,11 Elm Street
    """
    assert found(unfit_file) == [
        "content/news/vote.yml:5: 'wards.csv' is a table, and is published with the columns that "
        "the record names and no other; write them below it: 'columns: [Ward, Votes]' [unfit-file]",
        "content/news/vote.yml:6: 'wards.csv' has more columns than 'columns' names (number 3); "
        "take them out of the file, or name them if the public may see them [unfit-file]",
        "content/news/vote.yml:9: 'wards.csv' has no column 'Turnout'; its first row is to be as "
        "'columns' says [unfit-file]",
        "content/news/vote.yml:12: the columns of 'wards.csv' are to be 'Votes', 'Ward' and "
        "'Home', in that order and each once [unfit-file]",
    ]


def test_a_document_of_an_office_program_is_an_error_wherever_it_lies(
    found: Callable[..., list[str]], root: Path
) -> None:
    """
    == content/news/vote.yml ==
    title: The vote
    date: 2026-11-18
    release_kind: release
    attachments:
      - {file: wards.xlsx, title: Votes by ward}
      - {file: plan.pdf, title: The plan}
    == content/news/wards.xlsx ==
    == content/news/plan.pdf ==
    == content/pages/form.docm ==
    == schedules/events/notes.odt ==
    """
    (root / "content/news/plan.pdf").write_bytes(b"PK\x03\x04...[Content_Types].xml...")
    assert found(unfit_file) == [
        f"content/news/vote.yml:6: 'file' of attachments 2 is 'plan.pdf': {OFFICE}",
        f"content/news/wards.xlsx:1: The file cannot be published: {OFFICE}",
        f"content/pages/form.docm:1: The file cannot be published: {OFFICE}",
        f"schedules/events/notes.odt:1: The file cannot be published: {OFFICE}",
    ]


def test_a_file_is_what_its_content_says(found: Callable[..., list[str]], root: Path) -> None:
    """
    == content/news/vote.yml ==
    title: The vote
    date: 2026-11-18
    release_kind: release
    images: [{file: a.jpg, decorative: yes}, {file: b.png, decorative: yes}]
    attachments: [{file: c.pdf, title: C}]
    == content/news/a.jpg ==
    == content/news/b.png ==
    == content/news/c.pdf ==
    <!doctype html><script>alert(1)</script>
    == content/pages/wards.csv ==
    Ward
    == content/pages/seal.svg ==
    <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>
    """
    (root / "content/news/a.jpg").write_bytes(drawn("PNG"))
    (root / "content/news/b.png").write_bytes(drawn("PNG")[:-20])
    assert found(unfit_file) == [
        "content/news/vote.yml:4: 'file' of images 1 is 'a.jpg': it is a PNG picture and not a "
        "JPEG picture; call it 'a.png' [unfit-file]",
        "content/news/vote.yml:4: 'file' of images 2 is 'b.png': the picture cannot be read; save "
        "it anew as JPEG, PNG or WebP [unfit-file]",
        "content/news/vote.yml:5: 'file' of attachments 1 is 'c.pdf': it is a web page and not a "
        "PDF; save it anew as a PDF [unfit-file]",
        "content/pages/seal.svg:1: The file cannot be published: the drawing holds a script "
        "('onload'); save it as plain SVG [unfit-file]",
        "content/pages/wards.csv:1: A table is published beside a record that names its columns; "
        "move it there, and attach it with 'columns' [unfit-file]",
    ]


@pytest.mark.parametrize("first", [True, False])
def test_a_file_that_changes_is_judged_anew(root: Path, tmp_path: Path, *, first: bool) -> None:
    """
    == content/news/vote.yml ==
    title: The vote
    date: 2026-11-18
    release_kind: release
    images: [{file: a.png, decorative: yes}]
    == content/news/a.png ==
    """
    picture = root / "content/news/a.png"
    contents = [drawn("PNG"), drawn("GIF")] if first else [drawn("GIF"), drawn("PNG")]
    told = []
    for content in contents:
        picture.write_bytes(content)
        ledger = Ledger(tmp_path / "state", "epoch")
        problems = inspect(root, AT, ledger).problems
        told.append([one.rule for one in problems if one.rule == unfit_file.RULE])
        ledger.close()
    assert told == ([[], ["unfit-file"]] if first else [["unfit-file"], []])
