"""What a file is, by its content: a name is only what somebody called it."""

from __future__ import annotations

import re

TEXT = "text"

FORMS = {
    ".avif": "AVIF picture",
    ".gif": "GIF picture",
    ".jpeg": "JPEG picture",
    ".jpg": "JPEG picture",
    ".pdf": "PDF",
    ".png": "PNG picture",
    ".svg": "SVG drawing",
    ".webp": "WebP picture",
    **dict.fromkeys((".csv", ".ics", ".md", ".txt", ".vtt"), TEXT),
}
"""What a file of that name has to be, among those that may be published."""

OFFICE_SUFFIXES = tuple(
    ".doc .docm .docx .dot .dotm .dotx .key .numbers .odg .odp .ods .odt .ott .pages .pot .potm "
    ".potx .pps .ppsm .ppsx .ppt .pptm .pptx .rtf .xla .xlam .xls .xlsb .xlsm .xlsx .xlt .xltm "
    ".xltx".split()
)
"""Documents of office programs, with macros and without."""

OFFICE_DOCUMENT = "document of an office program"

_BEGINNINGS = (
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"\x89PNG\r\n\x1a\n", "PNG picture"),
    (b"GIF87a", "GIF picture"),
    (b"GIF89a", "GIF picture"),
    (b"%PDF-", "PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OFFICE_DOCUMENT),
    (b"{\\rtf", OFFICE_DOCUMENT),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"#!", "program"),
    (b"\x1f\x8b", "archive"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"BM", "picture of a kind that is not published"),
    (b"II*\0", "picture of a kind that is not published"),
    (b"MM\0*", "picture of a kind that is not published"),
)
_OF_OFFICES = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis", b"Index/Document.iwa")
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>\s+|<\?xml[^>]*\?>|<!--.*?-->|<!doctype\s+svg\b[^>]*>)*<(?:\w+:)?(\w+)",
    re.DOTALL | re.IGNORECASE,
)
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<!doctype\s+html\b", re.IGNORECASE)
_OF_PAGES = {b"html", b"head", b"body", b"script", b"iframe", b"style", b"meta", b"base"}
_UNREADABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")


def form_of(content: bytes) -> str:
    """What the file is, in words that stand after 'is a': 'PNG picture', 'text', 'archive'."""
    for beginning, form in _BEGINNINGS:
        if content.startswith(beginning):
            return form
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WebP picture"
    if content[4:12] in (b"ftypavif", b"ftypavis"):
        return "AVIF picture"
    if content.startswith(b"PK"):
        known = any(mark in content for mark in _OF_OFFICES)
        return OFFICE_DOCUMENT if known else "archive"
    return _form_of_text(content)


def _form_of_text(content: bytes) -> str:
    found = _MARKUP.match(content[:4096])
    if _PAGE.match(content) or (found and found[1].lower() in _OF_PAGES):
        return "web page"
    if found and found[1].lower() == b"svg":
        return "SVG drawing"
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return "file of no kind that is known here"
    return "file of no kind that is known here" if _UNREADABLE.search(text) else TEXT


def suffix_of(name: str) -> str:
    """The end of a file's name, with its dot and in small letters."""
    _, dot, suffix = name.rpartition(".")
    return f"{dot}{suffix}".lower()
