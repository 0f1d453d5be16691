"""PDFs: the pages come through, and nothing that was not to be seen, or that would do something."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from PIL import Image

from herald.render.pdf import judge, resaved, without_notes
from herald.render.unfit import Unfit

UNSEEN = "L. Moreau, before the cuts"


def saved(change: Callable[[Pdf], object] = lambda _: None, **options: object) -> bytes:
    """A document of one page that says 'Budget', changed in that way."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 100))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        # A font may have any name, also one that means something elsewhere.
        pdf.pages[0].Resources = Dictionary(Font=Dictionary({"/AA": font}))
        pdf.pages[0].Contents = pdf.make_stream(b"BT /AA 24 Tf 20 40 Td (Budget) Tj ET")
        change(pdf)
        written = BytesIO()
        pdf.save(written, **options)  # type: ignore[arg-type]
        return written.getvalue()


def everything_in(content: bytes) -> str:
    """All that stands in a document, as text: every part and what every stream unpacks to."""
    with pikepdf.open(BytesIO(content)) as pdf:
        parts = [
            repr(pdf.trailer),
            *(one.unparse(resolved=True).decode("latin-1") for one in pdf.objects),
        ]
        for one in pdf.objects:
            parts.append(one.unparse(resolved=True).decode("latin-1"))
            if isinstance(one, pikepdf.Stream):
                parts.append(one.read_raw_bytes().decode("latin-1"))
                if "DCTDecode" not in repr(one.get("/Filter")):
                    parts.append(one.read_bytes().decode("latin-1"))
                elif "ASCIIHex" in repr(one.Filter):
                    parts.append(bytes.fromhex(parts[-1].rstrip(">")).decode("latin-1"))
        return "\n".join(parts)


def seen(content: bytes) -> tuple[str, bytes]:
    """The words and the pixels of the first page."""
    with pypdfium2.PdfDocument(content) as document:
        page = document[0]
        return page.get_textpage().get_text_bounded(), page.render().to_pil().tobytes()


def script(text: str = "app.alert(1)") -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(text))


def _information(pdf: Pdf) -> None:
    pdf.docinfo["/Author"] = UNSEEN
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = [UNSEEN]


def _opening(pdf: Pdf) -> None:
    pdf.Root.OpenAction = script(UNSEEN)
    pdf.Root.AA = Dictionary(WC=script(UNSEEN))
    pdf.pages[0].obj.AA = Dictionary(O=script(UNSEEN))
    pdf.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("x"), script(UNSEEN)])),
    )


def _files(pdf: Pdf) -> None:
    pdf.attachments["secret.txt"] = UNSEEN.encode()


def _comments(pdf: Pdf) -> None:
    place = Array([0, 0, 9, 9])
    comment = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=place, F=2, Contents=String(UNSEEN))
    )
    square = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=place, T=String(UNSEEN))
    pdf.pages[0].Annots = Array([comment, square])
    # A tag leads to the comment, so that it would be reached although it is on no page.
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Dictionary(Obj=comment))


def _private_data(pdf: Pdf) -> None:
    pdf.pages[0].obj.PieceInfo = Dictionary(X=Dictionary(Private=String(UNSEEN)))
    pdf.pages[0].obj.LastModified = String(UNSEEN)


def _signature(pdf: Pdf) -> None:
    value = Dictionary(Type=Name.Sig, Name=String(UNSEEN), Contents=String(UNSEEN))
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, V=value, Rect=Array([0, 0, 9, 9])
    )
    signed = pdf.make_indirect(field)
    pdf.pages[0].Annots = Array([signed])
    pdf.Root.AcroForm = Dictionary(Fields=Array([signed]), SigFlags=3)


def photograph(*, after: bytes = b"") -> bytes:
    """A JPEG with words in its data, and bytes after its end."""
    exif = Image.Exif()
    exif[0x010E] = UNSEEN
    jpeg = BytesIO()
    Image.new("RGB", (8, 8), "red").save(jpeg, "JPEG", exif=exif, comment=UNSEEN)
    return jpeg.getvalue() + after


def _drawn(pdf: Pdf, content: bytes, packing: Object) -> None:
    drawn = pdf.make_stream(
        content,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=8,
        Height=8,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=packing,
    )
    pdf.pages[0].Resources["/XObject"] = Dictionary(Im=drawn)
    pdf.pages[0].Contents = pdf.make_stream(b"q 50 0 0 50 0 0 cm /Im Do Q")


def _photograph(pdf: Pdf) -> None:
    _drawn(pdf, photograph(), Name.DCTDecode)


def _photograph_and_another_behind_it(pdf: Pdf) -> None:
    _drawn(pdf, photograph(after=photograph()), Name.DCTDecode)


def _photograph_whose_packing_is_a_list(pdf: Pdf) -> None:
    _drawn(pdf, photograph(), Array([Name.DCTDecode]))


def _photograph_that_is_packed_twice(pdf: Pdf) -> None:
    packed = photograph().hex().encode() + b">"
    _drawn(pdf, packed, Array([Name.ASCIIHexDecode, Name.DCTDecode]))


def _deleted_page(pdf: Pdf) -> Object:
    """A page that says something, and has a mark with words in it; it is not in the document."""
    said = f"BT /AA 24 Tf 20 40 Td ({UNSEEN}) Tj ET".encode()
    noted = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=Array([0, 0, 9, 9]), T=String(UNSEEN))
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Page,
            Parent=pdf.Root.Pages,
            MediaBox=Array([0, 0, 200, 100]),
            Resources=pdf.pages[0].Resources,
            Contents=pdf.make_stream(said),
            Annots=Array([noted]),
        )
    )


def _tags_of_a_deleted_page(pdf: Pdf) -> None:
    gone = _deleted_page(pdf)
    # Its marks are called by tags too, and so are its drawings, which may say of no page.
    noted = Dictionary(Type=Name.OBJR, Obj=gone.Annots[0])
    drawn = pdf.make_stream(UNSEEN.encode(), Type=Name.XObject, Subtype=Name.Form)
    form = Dictionary(Type=Name.MCR, Stm=drawn, MCID=0)
    tag = Dictionary(S=Name.Figure, Pg=gone, Alt=String(UNSEEN), K=Array([0, noted, form]))
    other = Dictionary(S=Name.P, K=Dictionary(Type=Name.MCR, Pg=gone, Stm=drawn, MCID=1))
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([tag, other]))


def _tags_that_name_no_page(pdf: Pdf) -> None:
    """Word names the page at the pieces; a part of the text has none, and a name all the same."""
    gone = _deleted_page(pdf)
    piece = Dictionary(Type=Name.MCR, Pg=gone, MCID=0)
    figure = pdf.make_indirect(Dictionary(S=Name.Figure, Alt=String(UNSEEN), K=Array([piece])))
    words = Dictionary(S=Name.P, Pg=gone, K=1)
    part = pdf.make_indirect(Dictionary(S=Name.Sect, T=String(UNSEEN), K=Array([words])))
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([figure, part]))


def _bookmark_of_a_deleted_page(pdf: Pdf) -> None:
    mark = pdf.make_indirect(Dictionary(Title=String("Two")))
    mark.Dest = Array([_deleted_page(pdf), Name.Fit])
    pdf.Root.Outlines = Dictionary(Type=Name.Outlines, First=mark, Last=mark, Count=1)


def _template_of_a_page(pdf: Pdf) -> None:
    page = _deleted_page(pdf)
    page.Type = Name.Template
    pdf.Root.Names = Dictionary(Templates=Dictionary(Names=Array([String(UNSEEN), page])))


def _article(pdf: Pdf) -> None:
    thread = Dictionary(I=Dictionary(Author=String(UNSEEN)))
    pdf.pages[0].obj.B = Array([pdf.make_indirect(Dictionary(T=pdf.make_indirect(thread)))])


def _hidden_mark(pdf: Pdf) -> None:
    look = pdf.make_stream(UNSEEN.encode(), Type=Name.XObject, Subtype=Name.Form)
    place = Array([0, 0, 9, 9])
    mark = Dictionary(
        Type=Name.Annot, Subtype=Name.Stamp, F=2, Rect=place, AP=Dictionary(N=look), DA=UNSEEN
    )
    pdf.pages[0].Annots = Array([mark])


def _fields_that_are_on_no_page(pdf: Pdf) -> None:
    place = Array([0, 0, 9, 9])
    hidden, shown = (
        pdf.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, F=flags, Rect=place)
        )
        for flags in (2, 0)
    )
    hidden.V = String(UNSEEN)
    nowhere = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("x"), V=String(UNSEEN)))
    above = pdf.make_indirect(Dictionary(T=String("y"), V=String(UNSEEN), Kids=Array([nowhere])))
    pdf.pages[0].Annots = Array([hidden, shown])
    pdf.Root.AcroForm = Dictionary(Fields=Array([hidden, shown, nowhere, above]))


@pytest.mark.parametrize(
    "change",
    [
        *(_information, _opening, _files, _comments, _private_data, _signature, _article),
        *(_hidden_mark, _fields_that_are_on_no_page),
        *(_tags_of_a_deleted_page, _tags_that_name_no_page),
        *(_bookmark_of_a_deleted_page, _template_of_a_page),
        *(_photograph, _photograph_and_another_behind_it),
        *(_photograph_whose_packing_is_a_list, _photograph_that_is_packed_twice),
    ],
)
def test_what_nobody_sees_is_gone_and_what_one_sees_stays(change: Callable[[Pdf], object]) -> None:
    dirty = saved(change)
    assert UNSEEN in everything_in(dirty)

    clean = resaved(dirty, "Budget")

    assert UNSEEN not in everything_in(clean)
    assert seen(clean) == seen(dirty)


def test_an_earlier_version_and_bytes_after_the_end_are_gone() -> None:
    earlier = saved().replace(b"%%EOF", f"% {UNSEEN}\n%%EOF".encode()) + UNSEEN.encode()
    assert UNSEEN.encode() not in resaved(earlier, "Budget")


def test_the_title_is_the_one_that_is_given() -> None:
    with pikepdf.open(BytesIO(resaved(saved(_information), "Budget 2027"))) as pdf:
        assert dict(pdf.docinfo) == {"/Title": "Budget 2027"}
        assert pdf.Root.ViewerPreferences == Dictionary(DisplayDocTitle=True)
        assert "/Metadata" not in pdf.Root


def test_links_lead_where_they_led_and_do_nothing_else() -> None:
    def links(pdf: Pdf) -> None:
        actions = [
            Dictionary(S=Name.URI, URI=String("https://city.example/")),
            Dictionary(S=Name.URI, URI=String("javascript:alert(1)")),
            Dictionary(S=Name.URI, URI=String("file:///etc/passwd")),
            Dictionary(S=Name.Launch, F=String("calc.exe")),
            Dictionary(S=Name.SubmitForm, F=String("https://spy.example/")),
            Dictionary(S=Name.URI, URI=String("mailto:a@city.example"), Next=script()),
        ]
        pdf.pages[0].Annots = Array(
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
            for action in actions
        )

    with pikepdf.open(BytesIO(resaved(saved(links), "Budget"))) as pdf:
        found = [str(mark.A.URI) if "/A" in mark else "" for mark in pdf.pages[0].Annots]
        assert found == ["https://city.example/", "", "", "", "", "mailto:a@city.example"]
        assert "/Next" not in pdf.pages[0].Annots[5].A


def test_bookmarks_and_tags_stay() -> None:
    def outline(pdf: Pdf) -> None:
        with pdf.open_outline() as outlined:
            outlined.root.extend(pikepdf.OutlineItem(title, 0) for title in ("One", "Two"))
        pdf.Root.Lang = String("en")
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        layout = Dictionary(O=Name.Layout, Placement=Name.Block)
        pdf.Root.StructTreeRoot = Dictionary(
            Type=Name.StructTreeRoot, K=Dictionary(S=Name.H1, A=layout)
        )

    with pikepdf.open(BytesIO(resaved(saved(outline), "Budget"))) as pdf:
        with pdf.open_outline() as outlined:
            assert [one.title for one in outlined.root] == ["One", "Two"]
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.MarkInfo == Dictionary(Marked=True)
        assert pdf.Root.StructTreeRoot.K.A.Placement == "/Block"


def _layers(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def _layer_for_print(pdf: Pdf) -> None:
    usage = Dictionary(View=Dictionary(ViewState=Name.OFF))
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft"), Usage=usage))
    automatic = Dictionary(Event=Name.View, Category=Array([Name.View]), OCGs=Array([layer]))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(AS=Array([automatic]), ON=Array([layer]))
    )


def _redactions(pdf: Pdf) -> None:
    mark = Dictionary(Type=Name.Annot, Subtype=Name.Redact, Rect=Array([0, 0, 9, 9]))
    pdf.pages[0].Annots = Array([mark])


def _locked(owner: str, user: str) -> bytes:
    return saved(encryption=pikepdf.Encryption(owner=owner, user=user))


LOCKED = "the PDF is encrypted; save it without a password and without restrictions"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (_locked("a", "b"), LOCKED),
        (_locked("a", ""), LOCKED),
        *(
            (
                saved(layers),
                "the PDF has hidden layers; print it to a new PDF, with what is to be seen",
            )
            for layers in (_layers, _layer_for_print)
        ),
        (
            saved(_redactions),
            "the PDF has marks for redaction that were not applied, and the words under them can "
            "be read; apply them, and save it anew",
        ),
        (
            saved(lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(XFA=Array()))),
            "the PDF is an XFA form, which browsers do not show; print it to a new PDF",
        ),
        (
            saved(lambda pdf: setattr(pdf.Root, "Collection", Dictionary())),
            "the PDF is a folder of other files; attach each as a PDF of its own",
        ),
        (b"%PDF-1.7\n", "the PDF cannot be read; print it to a new PDF"),
    ],
)
def test_what_cannot_be_made_clean_is_refused(content: bytes, sentence: str) -> None:
    for attempt in (judge, lambda given: resaved(given, "Budget")):
        with pytest.raises(Unfit) as refused:
            attempt(content)
        assert str(refused.value) == sentence


def test_the_same_document_gives_the_same_bytes() -> None:
    dirty = saved(_information)
    assert resaved(dirty, "Budget") == resaved(dirty, "Budget")


def test_what_a_document_was_numbered_when_it_was_first_saved_is_gone() -> None:
    """The first identifier stays with every later version, and says that they belong together."""

    def numbered(number: bytes) -> bytes:
        def change(pdf: Pdf) -> None:
            pdf.trailer.ID = Array([String(number), String(number)])

        return saved(change)

    assert b"6f6e6520736176656420656172" in numbered(b"one saved early.")
    assert resaved(numbered(b"one saved early."), "Budget") == resaved(
        numbered(b"one saved later."), "Budget"
    )


def test_a_field_that_is_on_a_page_keeps_what_was_filled_in() -> None:
    def filled(pdf: Pdf) -> None:
        place = Array([0, 0, 9, 9])
        widget = pdf.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=place, FT=Name.Tx)
        )
        field = pdf.make_indirect(Dictionary(T=String("Ward"), V=String("Mill")))
        widget.Parent, field.Kids = field, Array([widget])
        pdf.pages[0].Annots = Array([widget])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    with pikepdf.open(BytesIO(resaved(saved(filled), "Budget"))) as pdf:
        assert [str(field.V) for field in pdf.Root.AcroForm.Fields] == ["Mill"]
        assert str(pdf.pages[0].Annots[0].Parent.T) == "Ward"


def test_the_tags_of_pages_that_are_there_stay_beside_those_of_one_that_is_gone() -> None:
    def tagged(pdf: Pdf) -> None:
        here = pdf.pages[0].obj
        piece = Dictionary(Type=Name.MCR, Pg=here, MCID=1)
        tag = Dictionary(S=Name.H1, Pg=here, Alt=String("One"), K=Array([0, piece]))
        both = Dictionary(S=Name.Sect, Pg=_deleted_page(pdf), K=Array([7, tag, piece]))
        pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([both, tag]))

    with pikepdf.open(BytesIO(resaved(saved(tagged), "Budget"))) as pdf:
        both, tag = pdf.Root.StructTreeRoot.K
        assert (str(tag.Alt), int(tag.K[0]), int(tag.K[1].MCID), len(tag.K)) == ("One", 0, 1, 2)
        assert (str(both.K[0].Alt), int(both.K[1].MCID), len(both.K)) == ("One", 1, 2)
        assert "/Pg" not in both


def test_a_tag_that_names_no_page_stays_where_anything_of_it_is_there() -> None:
    def tagged(pdf: Pdf) -> None:
        pieces = [
            Dictionary(Type=Name.MCR, Pg=page, MCID=0)
            for page in (pdf.pages[0].obj, _deleted_page(pdf))
        ]
        words = Dictionary(S=Name.P, K=Array(pieces))
        blank = Dictionary(S=Name.TD, A=Dictionary(O=Name.Table, ColSpan=2))
        part = Dictionary(S=Name.Sect, T=String("One"), K=Array([words, blank]))
        pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=part)

    with pikepdf.open(BytesIO(resaved(saved(tagged), "Budget"))) as pdf:
        part = pdf.Root.StructTreeRoot.K
        words, blank = part.K
        assert (str(part.T), len(words.K), int(blank.A.ColSpan)) == ("One", 1, 2)


@pytest.mark.parametrize("form", [{}, {"progressive": True}, {"icc_profile": b"colors"}])
def test_a_photograph_keeps_its_pixels(form: dict[str, Any]) -> None:
    exif = Image.Exif()
    exif[0x010E] = UNSEEN
    written = BytesIO()
    noise = Image.effect_noise((16, 16), 60)
    noise.save(written, "JPEG", exif=exif, comment=UNSEEN, **form)
    bare = without_notes(written.getvalue())
    assert UNSEEN.encode() not in bare
    with Image.open(BytesIO(bare)) as one, Image.open(written) as other:
        assert one.tobytes() == other.tobytes()
        assert one.info.get("icc_profile") == form.get("icc_profile")


@pytest.mark.parametrize("front", [b"\n", b"\0\0", UNSEEN.encode()])
def test_what_stands_in_front_of_a_photograph_is_gone(front: bytes) -> None:
    assert without_notes(front + photograph()) == without_notes(photograph())


def test_the_small_picture_in_a_photograph_is_gone() -> None:
    jpeg = photograph()
    small = b"\x01\x01" + UNSEEN.encode()[:3]
    began = b"\xff\xe0\0\x13" + jpeg[6:18] + small
    extended = b"\xff\xe0\0\x0a" + b"JFXX\0\x13" + UNSEEN.encode()[:2]

    assert without_notes(b"\xff\xd8" + began + extended + jpeg[20:]) == without_notes(jpeg)
