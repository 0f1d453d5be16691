"""Documents that are bad in one known way each: what judges of documents are judged by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

Spoiling = Callable[[Pdf], None]


def spoiled(good: bytes, how: str) -> bytes:
    """The document, made bad."""
    made = BytesIO()
    with pikepdf.open(BytesIO(good)) as pdf:
        WAYS[how](pdf)
        encryption = pikepdf.Encryption(owner="a", user="") if how == "encrypted" else False
        pdf.save(made, encryption=encryption)
    return made.getvalue()


def _tags(pdf: Pdf, *sorts: str) -> Iterator[Any]:
    """The tags of some sorts, in the order of the file."""
    for one in pdf.objects:
        if isinstance(one, Dictionary) and "/S" in one and "/P" in one and str(one.S)[1:] in sorts:
            yield one


def _renamed(pdf: Pdf, sort: str, other: str, *, all_of_them: bool = True) -> None:
    for one in [*_tags(pdf, sort)][: None if all_of_them else 1]:
        one.S = Name(f"/{other}")


def _metadata(pdf: Pdf, pattern: str, instead: str = "") -> None:
    written = pdf.Root.Metadata.read_bytes().decode()
    assert re.search(pattern, written), pattern
    pdf.Root.Metadata.write(re.sub(pattern, instead, written).encode())


def _page(pdf: Pdf, change: Callable[[str], str], number: int = 0) -> None:
    """Changes the instructions of a page."""
    page = pdf.pages[number]
    before = page.Contents.read_bytes().decode("latin-1")
    after = change(before)
    assert after != before
    page.Contents = pdf.make_stream(after.encode("latin-1"))


def _fonts(pdf: Pdf) -> Iterator[Any]:
    for one in pdf.objects:
        if isinstance(one, Dictionary) and one.get("/Type") == Name.Font and "/ToUnicode" in one:
            yield one


def _descriptors(pdf: Pdf) -> Iterator[Any]:
    for one in pdf.objects:
        if isinstance(one, Dictionary) and one.get("/Type") == Name.FontDescriptor:
            yield one


def _first_paragraphs_swapped(pdf: Pdf) -> None:
    """The tags say the second of two paragraphs first."""
    whole = next(_tags(pdf, "Document"))
    at = [place for place, one in enumerate(whole.K) if one.get("/S") == Name.P]
    first, second = at[0], at[1]
    whole.K[first], whole.K[second] = whole.K[second], whole.K[first]


def _last_first(pdf: Pdf) -> None:
    whole = next(_tags(pdf, "Document"))
    whole.K = Array([whole.K[-1], *[*whole.K][:-1]])


def _annotations(pdf: Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        yield from page.obj.get("/Annots", [])


def _each(found: Iterator[Any], *keys: str) -> None:
    for one in [*found]:
        for key in keys:
            if key in one:
                del one[key]


def _set(found: Iterator[Any], key: str, value: Any) -> None:  # noqa: ANN401
    for one in [*found]:
        one[key] = value


def _untitled(pdf: Pdf) -> None:
    _metadata(pdf, r"(?s)<dc:title>.*?</dc:title>")
    del pdf.docinfo["/Title"]


def _without_headings(pdf: Pdf) -> None:
    for level in (1, 2, 3):
        _renamed(pdf, f"H{level}", "P")


def _headless(pdf: Pdf) -> None:
    """Every head of a table is a cell like the others."""
    for cell in _tags(pdf, "TH"):
        cell.S = Name.TD
        if "/A" in cell:
            del cell["/A"]
    _renamed(pdf, "THead", "TBody")


def _scopeless(pdf: Pdf) -> None:
    _each(_tags(pdf, "TH"), "/A")


def _cell_gone(pdf: Pdf) -> None:
    row = [*_tags(pdf, "TR")][-1]
    row.K = Array([*row.K][:-1])


def _added(pdf: Pdf, instructions: str) -> None:
    """Instructions at the end of the first page, in none of its tags."""
    _page(pdf, lambda before: f"{before}\n{instructions}\n")


def _any_font(pdf: Pdf) -> str:
    return min(map(str, pdf.pages[0].Resources.Font.keys()))


def _paler(written: str) -> str:
    """Black words become gray ones."""
    return re.sub(r"0\.10588\d* 0\.10588\d* 0\.10588\d* (rg|scn)", r"0.62 0.62 0.62 \1", written)


def _of_a_device(pdf: Pdf) -> None:
    """Red, green and blue of a screen, and nothing says of which."""
    _added(pdf, "/Artifact BMC 1 0 0 rg 20 20 5 5 re f EMC")
    del pdf.Root["/OutputIntents"]


def _transparent(pdf: Pdf) -> None:
    pdf.pages[0].Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)


def _with_file(pdf: Pdf) -> None:
    pdf.attachments["notes.txt"] = b"notes"


def _nested_wrong(pdf: Pdf) -> None:
    """An item stands in a paragraph and in no list."""
    _renamed(pdf, "L", "P", all_of_them=False)


def _notes_alike(pdf: Pdf) -> None:
    _each(_tags(pdf, "Note"), "/ID")


def _untied(pdf: Pdf) -> None:
    """The tags say nothing of where on the page they are to be found."""
    del pdf.Root.StructTreeRoot["/ParentTree"]


def _without(*keys: str) -> Spoiling:
    return lambda pdf: _each(iter([pdf.Root]), *keys)


WAYS: dict[str, Spoiling] = {
    # --- the document as a whole
    "no title in its data": lambda pdf: _metadata(pdf, r"(?s)<dc:title>.*?</dc:title>"),
    "no title at all": _untitled,
    "title not shown": _without("/ViewerPreferences"),
    "no language": _without("/Lang"),
    "not marked as tagged": _without("/MarkInfo"),
    "no tags": _without("/StructTreeRoot"),
    "tags that lead nowhere": _untied,
    "no data about itself": _without("/Metadata"),
    "no word of PDF/UA": lambda pdf: _metadata(pdf, r"<pdfuaid:part>1</pdfuaid:part>"),
    "another part of PDF/UA": lambda pdf: _metadata(pdf, r"<pdfuaid:part>1<", "<pdfuaid:part>7<"),
    "no word of PDF/A": lambda pdf: _metadata(pdf, r"<pdfaid:part>2</pdfaid:part>"),
    "another level of PDF/A": lambda pdf: _metadata(
        pdf, r"<pdfaid:conformance>A<", "<pdfaid:conformance>X<"
    ),
    "colors of no device": _of_a_device,
    "encrypted": lambda _: None,  # as it is saved
    "a script": lambda pdf: _set(
        iter([pdf.Root]), "/OpenAction", Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    ),
    "a file within": _with_file,
    "colors of print in a group": _transparent,
    "no bookmarks": _without("/Outlines"),
    # --- what is read
    "no words for a picture": lambda pdf: _each(_tags(pdf, "Figure"), "/Alt"),
    "blank words for a picture": lambda pdf: _set(_tags(pdf, "Figure"), "/Alt", String(" ")),
    "a file's name for a picture": lambda pdf: _set(
        _tags(pdf, "Figure"), "/Alt", String("IMG_0042.jpeg")
    ),
    "a level of headings left out": lambda pdf: _renamed(pdf, "H2", "H4"),
    "headings as paragraphs": _without_headings,
    "an empty heading": lambda pdf: _set(_tags(pdf, "H2"), "/K", Array()),
    "an item as a paragraph": lambda pdf: _renamed(pdf, "LI", "P"),
    "an item outside of a list": _nested_wrong,
    "items without words": lambda pdf: _renamed(pdf, "LBody", "Lbl"),
    "heads of a table as cells": _headless,
    "heads of what is not said": _scopeless,
    "a cell too few": _cell_gone,
    "rows outside of a table": lambda pdf: _renamed(pdf, "Table", "Sect"),
    "a sort that nobody knows": lambda pdf: _renamed(pdf, "BlockQuote", "Cite2"),
    "the second paragraph first": _first_paragraphs_swapped,
    "the end at the beginning": _last_first,
    "notes that look alike": _notes_alike,
    # --- what is painted
    "words in no tag": lambda pdf: _added(pdf, f"BT {_any_font(pdf)} 9 Tf 20 20 Td <0001> Tj ET"),
    "a drawing in no tag": lambda pdf: _added(pdf, "20 20 5 5 re f"),
    "decoration within a tag": lambda pdf: _page(
        pdf, lambda before: before.replace(">>BDC\nq", ">>BDC\n/Artifact BMC 0 0 5 5 re f EMC\nq")
    ),
    "pale words": lambda pdf: _page(pdf, _paler),
    "a font without meanings": lambda pdf: _each(_fonts(pdf), "/ToUnicode"),
    "a font that is not there": lambda pdf: _each(
        _descriptors(pdf), "/FontFile", "/FontFile2", "/FontFile3"
    ),
    # --- links
    "a link that says nothing": lambda pdf: _each(_annotations(pdf), "/Contents"),
    "a link in no tag": lambda pdf: _renamed(pdf, "Link", "Span"),
    "keys that jump": lambda pdf: _each((page.obj for page in pdf.pages), "/Tabs"),
    "a link that does not print": lambda pdf: _set(_annotations(pdf), "/F", 2),
}
"""How to spoil a good document, by what is wrong with it then."""
