"""The digest by which a build knows that the program is another one than before."""

from __future__ import annotations

from pathlib import Path

import herald
from herald.making.program import program_files


def test_the_digest_is_of_the_whole_program_its_templates_and_its_words() -> None:
    """Else an office that gets a newer Herald keeps its old pages, for nothing seems to be new."""
    package = Path(herald.__file__).parent
    shipped = {path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    assert {*map(Path, program_files())} == shipped
    assert {package / "locale" / "es.po", package / "templates" / "pages" / "event.html"} <= shipped
