"""The forms that a text may be in, each made of a text."""

from __future__ import annotations

import base64
import bz2
import gzip
import html
import io
import json
import lzma
import re
import tarfile
import unicodedata
import zipfile
from collections.abc import Callable
from email.header import Header
from email.message import EmailMessage
from urllib.parse import quote, quote_plus

import icalendar
import pikepdf
import typst
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, PngImagePlugin

# --- the containers -------------------------------------------------------------------------------


def zipped(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def tarred(content: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        member = tarfile.TarInfo("notes.txt")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return file.getvalue()


def mail(text: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = "News"
    message.set_content(text, cte="quoted-printable")
    return message.as_bytes()


def calendar(text: str) -> bytes:
    event = icalendar.Event()
    event.add("summary", f"The line is folded here, and once more: {text}")
    return bytes(event.to_ical())


def page(text: str) -> bytes:
    return f"<!doctype html><html><body>{text}</body></html>".encode()


def picture(form: str, **options: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(file, form, **options)
    return file.getvalue()


def png_with(text: str, *, packed: bool, international: bool) -> bytes:
    info = PngImagePlugin.PngInfo()
    if international:
        info.add_itxt("Title", text, zip=packed)
    else:
        info.add_text("Title", text, zip=packed)
    return picture("png", pnginfo=info)


def exif(tag: int, text: str | bytes) -> Image.Exif:
    data = Image.Exif()
    data[tag] = text
    return data


def gif_with(text: str) -> bytes:
    return picture("gif", comment=text.encode())


def webp_with(text: str) -> bytes:
    return picture("webp", xmp=f"<x:xmpmeta>{html.escape(text)}</x:xmpmeta>".encode())


def typeset(text: str) -> bytes:
    return bytes(
        typst.compile(f"#set document(title: {json.dumps('News')})\n#{json.dumps(text)}".encode())
    )


def pdf(fill: Callable[[pikepdf.Pdf], object], **options: object) -> bytes:
    document = pikepdf.new()
    document.add_blank_page(page_size=(300, 300))
    fill(document)
    file = io.BytesIO()
    document.save(file, **options)  # type: ignore[arg-type]
    return file.getvalue()


def drawn(content: bytes, *, hidden: bool = False) -> Callable[[pikepdf.Pdf], None]:
    def fill(document: pikepdf.Pdf) -> None:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        layer = document.make_indirect(Dictionary(Type=Name.OCG, Name="hidden"))
        resources = Dictionary(
            Font=Dictionary(F1=document.make_indirect(font)), Properties=Dictionary(L=layer)
        )
        if hidden:
            off = Dictionary(OFF=Array([layer]))
            document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=off)
        document.pages[0].Resources = resources
        document.pages[0].Contents = document.make_stream(content)

    return fill


def shown(text: str) -> bytes:
    escaped = text.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)")
    return b"BT /F1 9 Tf 10 100 Td (%b) Tj ET" % escaped


def titled(text: str) -> Callable[[pikepdf.Pdf], None]:
    def fill(document: pikepdf.Pdf) -> None:
        document.docinfo["/Title"] = text

    return fill


def attached(content: bytes) -> Callable[[pikepdf.Pdf], None]:
    def fill(document: pikepdf.Pdf) -> None:
        file = pikepdf.AttachedFileSpec(
            document,
            content,
            description="",
            filename="plan.txt",
            mime_type="text/plain",
            creation_date="",
            mod_date="",
        )
        document.attachments["plan.txt"] = file

    return fill


def revised(text: str) -> bytes:
    """A PDF of which a later state no longer has the text; its first state is still in the file."""
    before = pdf(drawn(shown(text)))
    with pikepdf.open(io.BytesIO(before)) as document:
        number, root = document.pages[0].Contents.objgen[0], document.Root.objgen[0]
        size = int(document.trailer.Size)
    entry = b"%d 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n" % number
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(before))
    last = int(before.rpartition(b"startxref")[2].split()[0])
    trailer = b"trailer\n<< /Root %d 0 R /Size %d /Prev %d >>\n" % (root, size, last)
    return before + entry + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(before + entry)


def slug(text: str) -> str:
    """The text as an address has it."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", bare))


def every(text: str, before: str) -> str:
    """The text with something before every letter but the first."""
    return before.join(text)


FORMS: dict[str, Callable[[str], bytes]] = {
    # as text
    "UTF-8": str.encode,
    "UTF-8 with a mark": lambda t: t.encode("utf-8-sig"),
    "UTF-16": lambda t: t.encode("utf-16"),
    "UTF-16 without a mark": lambda t: t.encode("utf-16-be"),
    "UTF-16 inside something else": lambda t: b"\xff\x00\x81" * 9 + t.encode("utf-16-le"),
    "Windows-1252": lambda t: t.encode("cp1252"),
    "letters that were lost": lambda t: t.encode("ascii", "replace"),
    "letters taken apart": lambda t: unicodedata.normalize("NFD", t).encode(),
    "capitals": lambda t: t.upper().encode(),
    "wide letters": lambda t: "".join(
        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in t
    ).encode(),
    "soft hyphens": lambda t: every(t, "\u00ad").encode(),
    "zero-width spaces": lambda t: every(t, "\u200b").encode(),
    "no-break spaces and lines": lambda t: t.replace(" ", "\u00a0\r\n\t").encode(),
    "a line after every letter": lambda t: every(t, "-\n").encode(),
    "an address": lambda t: f"/news/{slug(t)}/".encode(),
    # HTML and XML
    "tags between words": lambda t: page(t.replace(" ", "</b>\n<i class='x'>")),
    "tags inside words": lambda t: page(every(t, "<wbr>")),
    "named entities": lambda t: page(html.escape(t).replace("ë", "&euml;").replace(" ", "&nbsp;")),
    "numbered entities": lambda t: page("".join(f"&#{ord(c)};" for c in t)),
    "an attribute": lambda t: page(f'<img alt="{html.escape(t)}">'),
    "a numbered attribute": lambda t: page(f'<i title="{"".join(f"&#x{ord(c):x};" for c in t)}">'),
    "a comment": lambda t: page(f"<!-- {t} > -->"),
    "a script": lambda t: page(f"<script>if (a<b && c>d) say('{t}')</script>"),
    "a feed": lambda t: f"<feed><content>{html.escape(page(t).decode())}</content></feed>".encode(),
    "SVG": lambda t: f"<svg><desc>{html.escape(t)}</desc></svg>".encode(),
    # escapes and codes
    "JSON": lambda t: json.dumps({"a": f"\n{t}\n"}).encode(),
    "JavaScript": lambda t: "".join(f"\\x{ord(c):02x}" for c in t).encode(),
    "percent": lambda t: page(f"<a href='?q={quote(t)}'>"),
    "percent with plus": lambda t: page(f"<a href='?q={quote_plus(t)}'>"),
    "percent of percent": lambda t: page(f"<a href='?q={quote(quote(t))}'>"),
    "quoted-printable": mail,
    "all quoted": lambda t: "".join(f"={b:02X}" for b in t.encode()).encode(),
    "the head of a mail": lambda t: f"Subject: {Header(t, 'utf-8', 40).encode()}\n\nA.".encode(),
    "iCalendar": calendar,
    "base64": lambda t: base64.b64encode(t.encode()),
    "base64 on lines": lambda t: base64.encodebytes(t.encode() * 2),
    "base64 in an address": lambda t: b"/x/a" + base64.urlsafe_b64encode(t.encode()),
    "base64 of base64": lambda t: base64.b64encode(base64.b64encode(t.encode())),
    "base64 of UTF-16": lambda t: base64.b64encode(t.encode("utf-16-le")),
    "a data address": lambda t: page(
        f"<img src='data:image/svg+xml;base64,{base64.b64encode(t.encode()).decode()}'>"
    ),
    "hexadecimal": lambda t: f"id={t.encode().hex()};".encode(),
    # archives
    "gzip": lambda t: gzip.compress(t.encode()),
    "two gzips": lambda t: gzip.compress(b"Public.") + gzip.compress(t.encode()),
    "bzip2": lambda t: bz2.compress(t.encode()),
    "xz": lambda t: lzma.compress(t.encode()),
    "zip": lambda t: zipped("notes.txt", t.encode()),
    "a name in a zip": lambda t: zipped(f"{t}.txt", b"Public."),
    "zip in zip": lambda t: zipped("a.zip", zipped("notes.txt", t.encode())),
    "an office document": lambda t: zipped(
        "word/document.xml", f"<w:t>{html.escape(t).replace(' ', '</w:t> <w:t>')}</w:t>".encode()
    ),
    "tar in gzip": lambda t: gzip.compress(tarred(t.encode())),
    "gzip in base64": lambda t: base64.b64encode(gzip.compress(t.encode())),
    # PDF
    "PDF with letters of its own": typeset,
    "PDF drawn": lambda t: pdf(drawn(shown(t)), compress_streams=False),
    "PDF packed": lambda t: pdf(drawn(shown(t))),
    "PDF drawn in pieces": lambda t: pdf(
        drawn(b"BT /F1 9 Tf 10 100 Td [(%b)] TJ ET" % b") -9 (".join(c.encode("cp1252") for c in t))
    ),
    "PDF beside the paper": lambda t: pdf(drawn(b"1 0 0 1 900 900 cm " + shown(t))),
    "PDF without ink": lambda t: pdf(drawn(b"3 Tr " + shown(t))),
    "PDF in a hidden layer": lambda t: pdf(drawn(b"/OC /L BDC " + shown(t) + b" EMC", hidden=True)),
    "PDF title": lambda t: pdf(titled(t)),
    "PDF title in a packed object": lambda t: pdf(
        titled(t), object_stream_mode=pikepdf.ObjectStreamMode.generate
    ),
    "PDF title, encrypted without a password": lambda t: pdf(
        titled(t), encryption=pikepdf.Encryption(owner="secret", user="")
    ),
    "PDF attachment": lambda t: pdf(attached(t.encode())),
    "PDF in PDF": lambda t: pdf(attached(typeset(t))),
    "PDF of an earlier state": revised,
    # pictures
    "PNG text": lambda t: png_with(t, packed=False, international=False),
    "PNG packed text": lambda t: png_with(t, packed=True, international=False),
    "PNG international text": lambda t: png_with(t, packed=True, international=True),
    "after a PNG": lambda t: picture("png") + gzip.compress(t.encode()),
    "JPEG comment": lambda t: picture("jpeg", comment=t.encode()),
    "JPEG Exif": lambda t: picture(
        "jpeg", exif=exif(0x010E, t.encode("ascii", "replace").decode())
    ),
    "JPEG Exif in UTF-16": lambda t: picture("jpeg", exif=exif(0x9C9B, t.encode("utf-16-le"))),
    "after a JPEG": lambda t: picture("jpeg") + zipped("notes.txt", t.encode()),
    "WebP XMP": webp_with,
    "GIF comment": gif_with,
    "after a GIF": lambda t: picture("gif") + base64.b64encode(t.encode()),
}
"""How each form is made of a text."""


def pixels(text: str) -> bytes:
    file = io.BytesIO()
    drawing = Image.new("RGB", (600, 30), "white")
    ImageDraw.Draw(drawing).text((5, 5), text, fill="black")
    drawing.save(file, "png")
    return file.getvalue()
