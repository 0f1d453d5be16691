"""Files as they are to be, shown and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.on_request.file_changes import FileChange, difference, write_all

if TYPE_CHECKING:
    from pathlib import Path


def test_a_change_is_shown_line_by_line_and_a_new_file_against_nothing() -> None:
    assert difference(FileChange("a.yml", b"title: One\n", b"title: Two\n")) == (
        "--- a.yml\n+++ a.yml\n@@ -1 +1 @@\n-title: One\n+title: Two\n"
    )
    assert difference(FileChange("b.yml", b"", b"title: B\n")) == (
        "--- /dev/null\n+++ b.yml\n@@ -0,0 +1 @@\n+title: B\n"
    )


def test_files_are_written_with_the_folders_that_they_are_in(tmp_path: Path) -> None:
    write_all(tmp_path, [FileChange("schedules/a.yml", b"", b"title: A\n")])
    assert (tmp_path / "schedules/a.yml").read_bytes() == b"title: A\n"
