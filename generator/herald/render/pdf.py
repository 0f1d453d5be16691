"""Documents (PDF) resaved: the pages that one sees, with their tags, and nothing else.

A PDF carries what its maker did not see: a title from an old draft, the names of authors and
reviewers, comments, files inside it, scripts that run when it is opened, pictures with the place
where they were taken, and every earlier version that was saved over. The whole is written anew
(ISO 32000-2) from what is reachable, after all of that is taken out. A page that was deleted is
often reachable still: a tag, a bookmark or a link leads to it. The one door to pikepdf.

What a signature certifies is the file as it was; it is taken out, and what it looks like stays.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from herald.render.unfit import Unfit

if TYPE_CHECKING:
    from pikepdf import Pdf

_OF_THE_DOCUMENT = set(
    "/Type /Pages /PageLabels /Dests /Names /Outlines /MarkInfo /StructTreeRoot /Lang "
    "/OCProperties /AcroForm /OutputIntents /Version /Extensions".split()
)
"""What stays in the document's catalog."""

_NOWHERE = set(
    "/AA /AF /Alternates /CO /Collection /DSS /DPart /EF /EmbeddedFiles /JavaScript "
    "/LastModified /Legal /Metadata /OpenAction /Perms /PieceInfo /Renditions /Requirements "
    "/SigFlags /SpiderInfo /Thumb /Threads /URLS /XFA".split()
)
"""What no part of the document keeps."""

_MAPS = set(
    "/Font /XObject /ExtGState /ColorSpace /Pattern /Shading /Properties /CharProcs /RoleMap "
    "/ClassMap /Colorants /Dests".split()
)
"""Whose keys are names that somebody chose, and may be any of those above."""

_LEADING = {"/GoTo", "/URI", "/Named"}
"""Actions that lead to a page; all others run, send, or open something."""
_SCHEMES = ("https://", "http://", "mailto:", "tel:")

_SPEAKING = {"/Link", "/Widget"}
_DRAWN = set(
    "/Caret /Circle /FreeText /Highlight /Ink /Line /Polygon /PolyLine /PrinterMark /Square "
    "/Squiggly /Stamp /StrikeOut /TrapNet /Underline /Watermark".split()
)
"""Marks on the page, of which one sees the drawing; the words behind them are comments."""
_SAID = set("/Contents /CreationDate /IRT /M /NM /Popup /RC /RT /Subj /T /IT".split())
_HIDDEN = 2 | 32
"""The flags of a mark that is not on the screen: Hidden and NoView (ISO 32000-2, 12.5.3)."""

_PAGES = {"/Page", "/Template"}
_OF_A_TAG = {"/Type", "/S", "/P", "/K"}
"""What stays of a tag of a page that is gone."""
_CONTENT = {"/MCR", "/OBJR"}
"""What a tag calls a piece of a page, or a thing on it."""


def page_count(content: bytes) -> int:
    """How many pages a document has."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def resaved(content: bytes, title: str) -> bytes:
    """The document under a title, the same bytes each time; raises Unfit."""
    with _opened(content) as pdf:
        _take_out(pdf.trailer, {"/Info", "/AuthCode", "/ID"})
        _keep_only(pdf.Root, _OF_THE_DOCUMENT)
        if isinstance(pdf.Root.get("/Names"), Dictionary):  # templates of pages would be there too
            _keep_only(pdf.Root.Names, {"/Dests"})
        for page in pdf.pages:
            _strip_marks(page.obj)
            _take_out(page.obj, {"/B"})  # the threads of articles, which have authors
        _strip_form(pdf)
        _strip_tags(pdf)
        _strip(pdf)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        pdf.docinfo["/Title"] = title
        pdf.remove_unreferenced_resources()
        written = BytesIO()
        pdf.save(written, deterministic_id=True)
        return written.getvalue()


def judge(content: bytes) -> None:
    """Raises Unfit for a document that would not be resaved."""
    with _opened(content):
        pass


@contextmanager
def _opened(content: bytes) -> Iterator[Pdf]:
    """The document while it is read, with all that may be wrong with it as Unfit."""
    log = logging.getLogger("pikepdf")
    level = log.level
    log.setLevel(logging.CRITICAL)  # what is mended is nobody's concern
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            _judge(pdf)
            yield pdf
    except pikepdf.PasswordError as error:
        raise Unfit(_LOCKED) from error
    except Unfit:
        raise
    # Damaged, or made to be: what is no dictionary where one must be raises whatever it may.
    except Exception as error:
        raise Unfit("the PDF cannot be read; print it to a new PDF") from error
    finally:
        log.setLevel(level)


_LOCKED = "the PDF is encrypted; save it without a password and without restrictions"


def _judge(pdf: Pdf) -> None:
    if pdf.is_encrypted:
        raise Unfit(_LOCKED)
    if not len(pdf.pages):
        raise Unfit("the PDF has no pages; print it to a new PDF")
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and "/XFA" in form:
        raise Unfit("the PDF is an XFA form, which browsers do not show; print it to a new PDF")
    if "/Collection" in pdf.Root:
        raise Unfit("the PDF is a folder of other files; attach each as a PDF of its own")
    if _hidden_layers(pdf):
        raise Unfit("the PDF has hidden layers; print it to a new PDF, with what is to be seen")
    for page in pdf.pages:
        if any(mark.get("/Subtype") == "/Redact" for mark in _marks(page.obj)):
            raise Unfit(
                "the PDF has marks for redaction that were not applied, and the words under them "
                "can be read; apply them, and save it anew"
            )


def _hidden_layers(pdf: Pdf) -> bool:
    layers = pdf.Root.get("/OCProperties")
    if not isinstance(layers, Dictionary):
        return False
    shown = layers.get("/D")
    if not isinstance(shown, Dictionary):
        return False
    off = shown.get("/OFF")
    if shown.get("/BaseState", Name.ON) != Name.ON or (isinstance(off, Array) and len(off)):
        return True
    return any(map(_is_never_seen, _listed(layers.get("/OCGs"))))


def _is_never_seen(layer: Object) -> bool:
    """Whether a layer is on, and says of itself that it is not for the screen: for print alone."""
    usage = layer.get("/Usage") if isinstance(layer, Dictionary) else None
    view = usage.get("/View") if isinstance(usage, Dictionary) else None
    return isinstance(view, Dictionary) and view.get("/ViewState") == Name.OFF


def _marks(page: Object) -> list[Object]:
    marks = page.get("/Annots")
    every = [*marks] if isinstance(marks, Array) else []
    return [mark for mark in every if isinstance(mark, Dictionary)]


def _strip_marks(page: Object) -> None:
    """Takes out what was said on the page; a mark is emptied too, for tags may lead to it."""
    kept = Array()
    for mark in _marks(page):
        kind = str(mark.get("/Subtype", ""))
        if kind not in _DRAWN | _SPEAKING or _is_hidden(mark):
            _empty(mark)
            continue
        if kind in _DRAWN:
            _take_out(mark, _SAID)
        kept.append(mark)
    if "/Annots" in page:
        page.Annots = kept


def _is_hidden(mark: Object) -> bool:
    return bool(int(mark.get("/F", 0)) & _HIDDEN)


def _empty(mark: Object) -> None:
    _keep_only(mark, {"/Type", "/Subtype", "/Rect"})


def _strip_form(pdf: Pdf) -> None:
    """Takes out the fields of a form that are on no page, with what was filled in there."""
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and isinstance(form.get("/Fields"), Array):
        shown = {mark.objgen for page in pdf.pages for mark in _marks(page.obj)}
        form.Fields = _shown_fields(form.Fields, shown, set())


def _shown_fields(
    fields: Object, shown: set[tuple[int, int]], seen: set[tuple[int, int]]
) -> Object:
    """Those of the fields that are on a page; `seen` are those that were looked at."""
    kept = Array()
    for field in fields:
        if not isinstance(field, Dictionary) or field.objgen in seen:
            continue
        if field.is_indirect:
            seen.add(field.objgen)
        if isinstance(field.get("/Kids"), Array):
            field.Kids = _shown_fields(field.Kids, shown, seen)
            if len(field.Kids):
                kept.append(field)
        elif field.objgen in shown:
            kept.append(field)
    return kept


def _strip_tags(pdf: Pdf) -> None:
    """Empties the tags of which everything is on pages that are gone, though they name no page."""
    pages = _numbers(pdf)
    tags: list[tuple[Object, int]] = []  # each behind the one above it, whose place is beside it
    seen: set[tuple[int, int]] = set()
    left = [(one, -1) for one in _listed(pdf.Root.get("/StructTreeRoot")) if _is_tag(one)]
    while left:
        tag, above = left.pop()
        if not tag.is_indirect or tag.objgen not in seen:
            seen.add(tag.objgen)
            left += [(one, len(tags)) for one in _listed(tag.get("/K")) if _is_tag(one)]
            tags.append((tag, above))
    here, gone = set[int](), set[int]()
    for place, (tag, above) in reversed([*enumerate(tags)]):
        below = _listed(tag.get("/K"))
        is_gone = _is_gone(tag.get("/Pg"), pages)
        for one in below:
            if not _is_tag(one):
                (gone if _is_of_gone(one, pages, or_of_none=is_gone) else here).add(place)
        if place in here:
            here.add(above)
        elif place in gone and above >= 0:
            gone.add(above)
            _keep_only(tag, _OF_A_TAG)
            tag.K = Array([one for one in below if _is_tag(one)])


def _is_tag(one: object) -> bool:
    return isinstance(one, Dictionary) and one.get("/Type") not in _CONTENT


def _numbers(pdf: Pdf) -> set[tuple[int, int]]:
    """The numbers of the pages that are there."""
    return {page.obj.objgen for page in pdf.pages}


def _strip(pdf: Pdf) -> None:
    """Takes out of every part what no part keeps, and of pages that are gone all."""
    pages = _numbers(pdf)
    seen: set[tuple[int, int]] = set()
    left: list[tuple[Object, bool]] = [(pdf.trailer, False)]
    while left:
        part, is_map = left.pop()
        if part.is_indirect:
            if part.objgen in seen:
                continue
            seen.add(part.objgen)
        if isinstance(part, Array):
            left += [(one, False) for one in part if _has_parts(one)]
        elif isinstance(part, Dictionary | Stream):
            if not is_map:
                _strip_part(part)
                _strip_gone(part, pages)
            left += [(part[key], key in _MAPS) for key in part.keys() if _has_parts(part[key])]  # noqa: SIM118 - a stream has no iterator
        if isinstance(part, Stream):
            _strip_photograph(pdf, part)


def _strip_gone(part: Object, pages: set[tuple[int, int]]) -> None:
    """Empties a page that is not among the `pages`, and what a tag says of such a page."""
    if _is_page(part) and part.objgen not in pages:
        for mark in _marks(part):
            _empty(mark)
        _keep_only(part, {"/Type"})
    if part.get("/Type") in _CONTENT:
        return  # taken out of the tag above it
    is_gone = _is_gone(part.get("/Pg"), pages)
    below = _listed(part.get("/K"))
    kept = [one for one in below if not _is_of_gone(one, pages, or_of_none=is_gone)]
    if is_gone:
        _keep_only(part, _OF_A_TAG)
    if len(kept) < len(below):
        part.K = Array(kept)


def _is_page(part: Object) -> bool:
    # The contents of a mark, which is none, are a text.
    return part.get("/Type") in _PAGES or isinstance(part.get("/Contents"), Array | Stream)


def _is_gone(page: object, pages: set[tuple[int, int]]) -> bool:
    return isinstance(page, Dictionary) and page.objgen not in pages


def _is_of_gone(one: object, pages: set[tuple[int, int]], *, or_of_none: bool) -> bool:
    """Whether what stands below a tag is a piece of a page that is gone.

    What does not say of which page it is, such as a number, is of that of the tag.
    """
    if not isinstance(one, Dictionary):
        return or_of_none
    if one.get("/Type") not in _CONTENT:
        return False
    return _is_gone(one.Pg, pages) if "/Pg" in one else or_of_none


def _has_parts(value: object) -> bool:
    return isinstance(value, Array | Dictionary | Stream)


def _strip_part(part: Object) -> None:
    _take_out(part, _NOWHERE)
    if part.get("/FT") == "/Sig":
        _take_out(part, {"/V", "/SV", "/Lock"})
    for key in {"/A", "/PA", "/Next"} & set(part.keys()):
        if _acts(part[key]):
            del part[key]


def _acts(value: Object) -> bool:
    """Whether it is an action that does more than lead somewhere, or several.

    What is no action is told by its want of an `/S`: how a tag is set, and the next bookmark.
    """
    every = value if isinstance(value, Array) else [value]
    actions = [one for one in every if isinstance(one, Dictionary) and "/S" in one]
    return not all(map(_leads, actions))


def _leads(action: Object) -> bool:
    kind = str(action["/S"])
    if kind == "/URI":
        return str(action.get("/URI", "")).lower().startswith(_SCHEMES)
    return kind in _LEADING


def _keep_only(part: Object, keys: set[str]) -> None:
    _take_out(part, set(part.keys()) - keys)


def _take_out(part: Object, keys: set[str]) -> None:
    for key in keys & set(part.keys()):
        del part[key]


# --- photographs ----------------------------------------------------------------------------------


def _strip_photograph(pdf: Pdf, stream: Stream) -> None:
    """Takes the camera's notes out of a JPEG that stands in the document; its pixels stay."""
    filters, settings = (_listed(stream.get(key)) for key in ("/Filter", "/DecodeParms"))
    if not filters or filters[-1] != "/DCTDecode":
        return
    raw = stream.read_raw_bytes()
    jpeg = _unpacked(pdf, raw, filters[:-1], settings) if len(filters) > 1 else raw
    bare = without_notes(jpeg)
    if bare != raw:
        own = settings[len(filters) - 1] if len(settings) == len(filters) else None
        known = own if isinstance(own, Dictionary) else None
        stream.write(bare, filter=Name.DCTDecode, decode_parms=known)


def _listed(value: Object | None) -> list[Object]:
    """One thing or several, as a list."""
    if value is None:
        return []
    return [*value] if isinstance(value, Array) else [value]


def _unpacked(pdf: Pdf, raw: bytes, filters: list[Object], settings: list[Object]) -> bytes:
    """A JPEG out of what it was packed into."""
    packed = Stream(pdf, raw)
    packed.Filter = Array(filters)
    if len(settings) > len(filters):
        packed.DecodeParms = Array(settings[: len(filters)])
    return packed.read_bytes()


_MARKER = re.compile(rb"\xff([^\x00\x01\xd0-\xd7\xff])", re.DOTALL)
"""Where a segment begins: what is left out here stands alone, or among the pixels."""
_BEGIN = b"\xff\xd8"
_SCAN, _END = 0xDA, 0xD9
_JFIF, _PROFILE = 0xE0, 0xE2
_NOTES = {0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE}
"""Segments for programs: EXIF, XMP, Photoshop's, comments. JFIF, colors and Adobe's stay."""
_BEGINNINGS = {_JFIF: b"JFIF\0", _PROFILE: b"ICC_PROFILE\0"}
"""How these begin: others of their numbers hold small pictures, or tell of further ones."""


def without_notes(jpeg: bytes) -> bytes:
    """A JPEG without the segments that do not bear on its pixels, and what is around the picture.

    ITU-T T.81, B.1. Behind the first picture telephones put others, of which one may show more.
    """
    begin = max(jpeg.find(_BEGIN), 0)  # in front of it is nothing that one sees
    place = begin + 2
    kept = [jpeg[begin:place]]
    while (found := _MARKER.search(jpeg, place)) and found[1][0] != _END:
        mark, start = found[1][0], found.start()
        place = start + 2 + int.from_bytes(jpeg[start + 2 : start + 4])
        if mark == _SCAN:
            after = _MARKER.search(jpeg, place)
            place = after.start() if after else len(jpeg)
        if mark in _NOTES or not jpeg.startswith(_BEGINNINGS.get(mark, b""), start + 4):
            continue
        kept.append(_without_miniature(jpeg[start:place]) if mark == _JFIF else jpeg[start:place])
    return b"".join([*kept, b"\xff", bytes([_END])])


def _without_miniature(jfif: bytes) -> bytes:
    """The segment of JFIF (ITU-T T.871, 10.1) without the small picture that it may hold."""
    return b"\xff\xe0\0\x10" + jfif[4:16] + b"\0\0"
