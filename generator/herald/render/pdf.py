"""Documents (PDF) resaved: the pages that one sees, with their tags, and nothing else.

A PDF carries what its maker did not see: a title from an old draft, the names of authors and
reviewers, comments, files inside it, scripts that run when it is opened, pictures with the place
where they were taken, and every earlier version that was saved over. The whole is written anew
(ISO 32000-2) from what is reachable, after all of that is taken out. The one door to pikepdf.

What a signature certifies is the file as it was; it is taken out, and what it looks like stays.
"""

from __future__ import annotations

import logging
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


def page_count(content: bytes) -> int:
    """How many pages a document has."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def resaved(content: bytes, title: str) -> bytes:
    """The document under a title, the same bytes each time; raises Unfit."""
    with _opened(content) as pdf:
        for key in {"/Info", "/AuthCode", "/ID"} & set(pdf.trailer.keys()):
            del pdf.trailer[key]
        _keep_only(pdf.Root, _OF_THE_DOCUMENT)
        for page in pdf.pages:
            _strip_marks(page.obj)
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
    return shown.get("/BaseState", Name.ON) != Name.ON or bool(isinstance(off, Array) and len(off))


def _marks(page: Object) -> list[Object]:
    marks = page.get("/Annots")
    every = [*marks] if isinstance(marks, Array) else []
    return [mark for mark in every if isinstance(mark, Dictionary)]


def _strip_marks(page: Object) -> None:
    """Takes out what was said on the page; a mark is emptied too, for tags may lead to it."""
    kept = Array()
    for mark in _marks(page):
        kind = str(mark.get("/Subtype", ""))
        if kind in _DRAWN:
            for key in _SAID & set(mark.keys()):
                del mark[key]
        elif kind not in _SPEAKING:
            _keep_only(mark, {"/Type", "/Subtype", "/Rect"})
            continue
        kept.append(mark)
    if "/Annots" in page:
        page.Annots = kept


def _strip(pdf: Pdf) -> None:
    """Takes out of every part what no part keeps."""
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
            left += [(part[key], key in _MAPS) for key in part.keys() if _has_parts(part[key])]  # noqa: SIM118 - a stream has no iterator
        if isinstance(part, Stream):
            _strip_photograph(part)


def _has_parts(value: object) -> bool:
    return isinstance(value, Array | Dictionary | Stream)


def _strip_part(part: Object) -> None:
    for key in _NOWHERE & set(part.keys()):
        del part[key]
    if part.get("/FT") == "/Sig":
        for key in {"/V", "/SV", "/Lock"} & set(part.keys()):
            del part[key]
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
    for key in set(part.keys()) - keys:
        del part[key]


# --- photographs ----------------------------------------------------------------------------------


def _strip_photograph(stream: Stream) -> None:
    """Takes the camera's notes out of a JPEG that stands in the document; its pixels stay."""
    if stream.get("/Filter") == "/DCTDecode":
        raw = stream.read_raw_bytes()
        bare = without_notes(raw)
        if bare != raw:
            settings = stream.get("/DecodeParms")
            known = settings if isinstance(settings, Dictionary) else None
            stream.write(bare, filter=Name.DCTDecode, decode_parms=known)


_MARK, _SCAN = 0xFF, 0xDA
_NOTES = {0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE}
"""Segments for programs: EXIF, XMP, Photoshop's, comments. JFIF, colors and Adobe's stay."""


def without_notes(jpeg: bytes) -> bytes:
    """A JPEG without the segments that do not bear on its pixels (ITU-T T.81, B.1)."""
    kept = [jpeg[:2]]
    place = 2
    while place + 4 <= len(jpeg) and jpeg[place] == _MARK and jpeg[place + 1] != _SCAN:
        length = 2 + int.from_bytes(jpeg[place + 2 : place + 4])
        if jpeg[place + 1] not in _NOTES:
            kept.append(jpeg[place : place + length])
        place += length
    return b"".join([*kept, jpeg[place:]])
