"""Slides: in the places that programs know, every word as it was typed, and without a clock."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck

from herald.render.slides import Setting, Slide, pptx
from tests.hostile import titles

SETTING = Setting(
    title="Town hall",
    subtitle=("Thursday", "City Hall"),
    author="Office of the Mayor",
    keywords=("flood",),
    language="es-US",
    at=datetime(2026, 12, 3, 18, tzinfo=UTC),
    foot="Internal",
    goes_on="{title} ({n} de {all})",
    primary="#0b3c5d",
    accent="#b8430f",
)


def read(slides: list[Slide], setting: Setting = SETTING) -> Deck:
    """The slides as another program reads them."""
    return Presentation(BytesIO(pptx(setting, slides)))


def words_of(deck: Deck) -> list[list[str]]:
    """The words of each slide in the order in which they are read aloud."""
    return [
        [
            shape.text_frame.text
            if shape.has_text_frame
            else " | ".join(cell.text for row in shape.table.rows for cell in row.cells)
            for shape in slide.shapes
        ]
        for slide in deck.slides
    ]


TABLE = (("Time", "What"), ("6 p.m.", "Welcome"), ("", "Questions"))


def test_a_slide_is_read_from_its_title_to_its_foot() -> None:
    deck = read(
        [
            Slide("Goal", ("Nobody learns it from a map.",)),
            Slide("Points", ("One", "Two"), notes="Slowly."),
            Slide("Run of show", table=TABLE, about_table="Run of show: Town hall"),
        ]
    )
    assert words_of(deck) == [
        ["Town hall", "Thursday\nCity Hall"],
        ["Goal", "Nobody learns it from a map.", "Internal", "‹#›"],
        ["Points", "One\nTwo", "Internal", "‹#›"],
        ["Run of show", "Time | What | 6 p.m. | Welcome |  | Questions", "Internal", "‹#›"],
    ]
    kinds = [
        [shape.placeholder_format.type for shape in slide.placeholders] for slide in deck.slides
    ]
    assert kinds == [
        [PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.SUBTITLE],
        [
            *(PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.OBJECT),
            *(PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER),
        ],
        [
            *(PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.OBJECT),
            *(PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER),
        ],
        [PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER],
    ]
    assert deck.slides[2].notes_slide.notes_text_frame.text == "Slowly."
    table = next(shape for shape in deck.slides[3].shapes if shape.has_table)
    assert table.name == "Run of show: Town hall"
    assert table.table.first_row


def test_every_word_says_in_which_language_it_is() -> None:
    content = pptx(SETTING, [Slide("A", ("B", "C"), notes="D"), Slide("E", table=TABLE)])
    with ZipFile(BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.startswith("ppt/slides/slide")]
        assert len(names) == 3
        for name in names:
            text = archive.read(name).decode()
            assert text.count("<a:r>") == text.count('<a:rPr lang="es-US"') - text.count("<a:fld")
            assert 'lang="en-US"' not in text


def test_slides_are_described_and_have_no_clock() -> None:
    slides = [Slide("A", ("B",))]
    content = pptx(SETTING, slides)
    assert content == pptx(SETTING, slides)
    known = Presentation(BytesIO(content)).core_properties
    assert (known.title, known.author, known.language) == (
        *("Town hall", "Office of the Mayor"),
        "es-US",
    )
    assert known.modified == known.created == datetime(2026, 12, 3, 18)  # noqa: DTZ001
    with ZipFile(BytesIO(content)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name]


def test_what_is_too_much_goes_on_on_the_next_slide() -> None:
    points = tuple(f"Point {n}: {'word ' * 20}end." for n in range(9))
    rows = (("Time", "What"), *((str(n), "Something " * 3) for n in range(30)))
    deck = read([Slide("Points", points), Slide("Show", table=rows)])
    told = words_of(deck)
    assert [slide[0] for slide in told[1:]] == [
        *("Points (1 de 2)", "Points (2 de 2)"),
        *("Show (1 de 3)", "Show (2 de 3)", "Show (3 de 3)"),
    ]
    said = "\n".join(slide[1] for slide in told[1:3]).split("\n")
    assert tuple(said) == points
    assert all(slide[1].startswith("Time | What") for slide in told[3:])


def test_hostile_words_are_placed_as_they_are_typed() -> None:
    hostile = [text for text in titles() if len(text) < 200]
    deck = read([Slide(text, (text, "x")) for text in hostile[::7]])
    for text, slide in zip(hostile[::7], list(deck.slides)[1:], strict=True):
        shown = [shape.text_frame.text for shape in slide.shapes][:2]
        title = "".join(shown[0].split())
        assert title == "".join(_visible(text).split()), text
        assert _visible(text).split() == shown[1].removesuffix("\nx").split(), text


def _visible(text: str) -> str:
    """The text as slides have it: without what nobody sees."""
    from herald.render.commonmark import INVISIBLE

    return INVISIBLE.sub("\ufffd", text)


@settings(max_examples=12)
@given(st.text(st.characters(codec="utf-8"), max_size=3000))
def test_no_letter_is_lost_on_the_way_to_several_slides(text: str) -> None:
    words = _visible(" ".join(text.replace("\v", " ").split()))
    deck = read([Slide("A", (words,) if words else ())])
    said = "".join(
        slide.placeholders[1].text_frame.text for slide in list(deck.slides)[1:] if words
    )
    assert "".join(said.split()) == "".join(words.split())
