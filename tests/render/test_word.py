"""Documents for a word processor: real styles, literal text, the same bytes every time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from herald.render import prose
from herald.render.commonmark import INVISIBLE
from herald.render.word import Manuscript, Setting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document as Written

CENTER, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
AT = datetime(2026, 12, 1, tzinfo=UTC)
SETTING = Setting(
    title="The inn",
    author="Office of the Mayor",
    keywords=("housing",),
    language="en-US",
    at=AT,
    head="EMBARGOED UNTIL NOON",
    foot="City Hall · Page {page} of {pages}",
    primary="#0b3c5d",
    accent="#b8430f",
)


def written(
    markdown: str, opening: str = "", pictures: Mapping[str, bytes] = MappingProxyType({})
) -> Written:
    """The document of a text, read back."""
    manuscript = Manuscript(SETTING)
    manuscript.prose(prose.tree(markdown), pictures, opening)
    return Document(BytesIO(manuscript.written()))


def paragraphs(document: Written) -> list[tuple[str, str]]:
    """Style and words of every paragraph outside tables."""
    return [(one.style.name if one.style else "", one.text) for one in document.paragraphs]


def test_prose_stands_in_the_styles_that_word_processors_know() -> None:
    document = written(
        """\
First *words*.

## Heading

1. one
2. two
   - inside

   goes on

Between.

3. begins at three

> Quoted

    code  as it is

---
""",
        opening="PORT ELLERY — ",
    )
    assert paragraphs(document) == [
        ("Body Text", "PORT ELLERY — First words."),
        ("Heading 2", "Heading"),
        ("List Number", "one"),
        ("List Number", "two"),
        ("List Bullet 2", "inside"),
        ("List Continue", "goes on"),
        ("Body Text", "Between."),
        ("List Number", "begins at three"),
        ("Quote", "Quoted"),
        ("Macro Text", "code  as it is"),
        ("Body Text", "* * *"),
    ]
    runs = document.paragraphs[0].runs
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("PORT ELLERY — ", True, None),
        ("First ", None, None),
        ("words", None, True),
        (".", None, None),
    ]


def test_every_numbered_list_begins_where_its_writer_began_it() -> None:
    document = written("1. a\n2. b\n\nwords\n\n1. c\n\nwords\n\n7. d\n")
    numbers = [
        int(one._p.xpath("./w:pPr/w:numPr/w:numId/@w:val")[0])  # noqa: SLF001
        for one in document.paragraphs
        if one.style and one.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1]
    assert len(set(numbers)) == 3
    numbering = document.part.numbering_part.element
    begins = [
        numbering.num_having_numId(number).xpath("./w:lvlOverride/w:startOverride/@w:val")
        for number in numbers[1:]
    ]
    assert begins == [["1"], ["1"], ["7"]]


@pytest.mark.parametrize(
    "item", ["", "| a |\n   |---|\n   | b |", "1. inner"], ids=["nothing", "a table", "a list"]
)
def test_an_item_without_words_of_its_own_has_its_number_all_the_same(item: str) -> None:
    document = written(f"1. one\n2. {item}\n3. three\n")
    items = [line for line in paragraphs(document) if line[0] == "List Number"]
    assert items == [("List Number", "one"), ("List Number", ""), ("List Number", "three")]
    numbers = [
        one._p.xpath("./w:pPr/w:numPr/w:numId/@w:val")  # noqa: SLF001
        for one in document.paragraphs
        if one.style and one.style.name == "List Number"
    ]
    assert numbers == [numbers[0]] * 3


def test_links_pictures_tables_and_marks_are_what_they_are() -> None:
    png = BytesIO()
    Image.new("RGB", (3000, 1500), "teal").save(png, "PNG")
    document = written(
        "A [link](https://a.example/?a=1&b=2), ~~old~~ `code` ![Pier](/pier.png) ![Gone](/x.png)"
        "\n\n"
        "| Homes | Cost |\n|---|--:|\n| **60** | $6 |\n",
        pictures={"/pier.png": png.getvalue()},
    )
    (link,) = document.paragraphs[0].hyperlinks
    assert (link.text, link.address) == ("link", "https://a.example/?a=1&b=2")
    assert document.paragraphs[0].text == "A link, old code  [Gone]"
    (shape,) = document.inline_shapes
    assert (shape.width.inches, shape.height.inches) == (6.5, 3.25)
    assert shape._inline.docPr.get("descr") == "Pier"  # noqa: SLF001
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Homes", "Cost"],
        ["60", "$6"],
    ]
    heads = [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows]  # noqa: SLF001
    assert heads == [True, False]


def test_a_picture_that_is_shown_twice_is_in_the_file_once() -> None:
    jpeg = BytesIO()
    Image.new("RGB", (144, 72), "teal").save(jpeg, "JPEG", dpi=(144, 144))
    manuscript = Manuscript(SETTING)
    for alternative in ("Pier", 'The "pier" & <more>'):
        manuscript.picture(jpeg.getvalue(), alternative, "")
    content = manuscript.written()
    with ZipFile(BytesIO(content)) as archive:
        media = [name for name in archive.namelist() if "media" in name]
        assert media == ["word/media/image1.jpg"]
        assert archive.read(media[0]) == jpeg.getvalue()
    shapes = [*Document(BytesIO(content)).inline_shapes]
    assert [(shape.width.inches, shape.height.inches) for shape in shapes] == [(1, 0.5), (1, 0.5)]
    described = [shape._inline.docPr for shape in shapes]  # noqa: SLF001
    assert [(one.id, one.name, one.get("descr")) for one in described] == [
        (1, "Picture 1", "Pier"),
        (2, "Picture 2", 'The "pier" & <more>'),
    ]


def test_a_row_may_be_shorter_than_the_longest_and_what_is_below_its_head_is_plain() -> None:
    (table,) = written("| a | b | c |\n|:-:|---|--:|\n| 1 |\n").tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["a", "b", "c"],
        ["1", "", ""],
    ]
    drawn = [cell.paragraphs[0] for row in table.rows for cell in row.cells]
    assert [one.alignment for one in drawn] == [CENTER, None, RIGHT, CENTER, None, RIGHT]
    assert [run.bold for one in drawn for run in one.runs] == [True, True, True, None]


def test_what_follows_a_table_keeps_its_distance() -> None:
    table = "| a |\n| - |\n| b |\n\n"
    document = written(f"Above.\n\n{table}Below.\n\nFurther down.\n\n{table}- In a list\n- And on")
    spaces = [one.paragraph_format.space_before for one in document.paragraphs]
    assert spaces == [None, Pt(8), None, Pt(8), None]
    document = written(f"{table}## Heading")
    assert [one.paragraph_format.space_before for one in document.paragraphs] == [None]


def test_two_tables_that_follow_each_other_stay_two() -> None:
    document = written("| a |\n| - |\n| b |\n\n| c |\n| - |\n| d |\n")
    drawn = [etree.QName(one).localname for one in document.element.body]
    assert drawn == ["tbl", "p", "tbl", "sectPr"]


def test_the_document_says_what_it_is_and_heads_and_foots_every_page() -> None:
    document = written("Words.")
    known = document.core_properties
    assert (known.title, known.author, known.language) == (
        "The inn",
        "Office of the Mayor",
        "en-US",
    )
    assert (known.created, known.modified, known.revision) == (AT, AT, 1)
    (section,) = document.sections
    assert not section.different_first_page_header_footer
    assert not document.settings.odd_and_even_pages_header_footer
    assert [one.text for one in section.header.paragraphs] == ["EMBARGOED UNTIL NOON"]
    foot = section.footer.paragraphs[0]._p  # noqa: SLF001
    assert [one.get(qn("w:instr")) for one in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert "".join(one.text or "" for one in foot.iter(qn("w:t"))) == "City Hall · Page 1 of 1"
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-US"}


def test_what_is_too_long_for_a_property_is_cut_there_and_nowhere_else() -> None:
    title = "The inn and the pier " * 20
    manuscript = Manuscript(replace(SETTING, title=title, keywords=(title,)))
    manuscript.line(title, "Heading 1")
    document = Document(BytesIO(manuscript.written()))
    known = document.core_properties
    assert (known.title, known.keywords) == (title[:255], title[:255])
    assert paragraphs(document) == [("Heading 1", title)]


def test_no_clock_and_nothing_of_the_empty_template_is_in_the_file() -> None:
    manuscripts = []
    for _ in range(2):
        manuscript = Manuscript(SETTING)
        manuscript.line("Words", "Body Text")
        manuscripts.append(manuscript.written())
    assert manuscripts[0] == manuscripts[1]
    with ZipFile(BytesIO(manuscripts[0])) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name]
        properties = archive.read("docProps/core.xml") + archive.read("docProps/app.xml")
    assert b"python" not in properties.lower()
    assert b"2013" not in properties


@settings(max_examples=15)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=60), max_size=40))
def test_whatever_a_text_says_stands_there_as_text(texts: list[str]) -> None:
    manuscript = Manuscript(SETTING)
    for words in texts:
        manuscript.line(words, "Heading 1")
        manuscript.named("Who:", words, "Body Text")
    document = Document(BytesIO(manuscript.written()))
    visible = (INVISIBLE.sub("\ufffd", words) for words in texts)
    shown = [words.replace("\r\n", "\n").replace("\r", "\n") for words in visible]
    read = [one.text for one in document.paragraphs]
    assert read == [line for words in shown for line in (words, f"Who: {words}")]
    for one in document.paragraphs:
        tags = {etree.QName(part).localname for part in one._p.iter()}  # noqa: SLF001
        assert tags <= {"p", "pPr", "pStyle", "r", "rPr", "b", "t", "br", "tab"}


def test_the_moment_is_the_documents_own_clock() -> None:
    late = replace(SETTING, at=AT + timedelta(days=1))
    made = [Manuscript(one).written() for one in (SETTING, late)]
    assert made[0] != made[1]


def test_words_in_another_language_say_so() -> None:
    document = written("Say [*hola*](lang:es) [now](https://m.example/).")
    manuscript = Manuscript(SETTING)
    manuscript.line("Estamos listos.", "Quote", language="es")
    quoted = Document(BytesIO(manuscript.written()))
    told = [
        (run.text, said.get(qn("w:val")))
        for paragraph in (*document.paragraphs, *quoted.paragraphs)
        for run in paragraph.runs
        for said in run._r.iter(qn("w:lang"))  # noqa: SLF001
    ]
    assert told == [("hola", "es"), ("Estamos listos.", "es")]
