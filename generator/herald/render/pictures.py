"""Pictures drawn anew: the pixels that one sees and nothing else that was in the file.

A camera writes where and when a picture was taken, and an editor keeps what was cut away; so no
byte of the file is copied. The one door to Pillow.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

MOST_PIXELS = 40_000_000
"""A picture of 10 kB can unpack to gigabytes; a camera's has some 24 million."""

FORMATS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 88, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 88},
}
"""What is read and written, with the settings for writing."""


class NotAPicture(ValueError):  # noqa: N818 - it is what the file is
    """A file that is no picture of a known format, or one that is too large."""


@dataclass(frozen=True)
class Credits:
    """What newsrooms read in a picture's own data (IPTC Photo Metadata, as XMP)."""

    instructions: str
    """What must be heeded before it is printed: an embargo."""
    caption: str
    credit: str
    alt: str


def redrawn(content: bytes, *, for_word: bool = False) -> bytes:
    """The picture in its own format, upright, without metadata; raises NotAPicture.

    `for_word` makes PNG of WebP, which word processors do not read.
    """
    return _drawn(content, b"", for_word=for_word)


def credited(content: bytes, said: Credits) -> bytes:
    """The picture redrawn, with what is said of it as its only metadata; raises NotAPicture."""
    return _drawn(content, _packet(said))


def _drawn(content: bytes, packet: bytes, *, for_word: bool = False) -> bytes:
    try:
        with Image.open(BytesIO(content), formats=list(FORMATS)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NotAPicture(f"the picture has more than {MOST_PIXELS:,} pixels")
            form = "PNG" if for_word and picture.format == "WEBP" else picture.format or ""
            pixels = ImageOps.exif_transpose(picture)
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise NotAPicture(
            "the picture cannot be read; save it anew as JPEG, PNG or WebP"
        ) from error
    clean = Image.new(pixels.mode, pixels.size)
    if pixels.mode == "P":
        clean.putpalette(pixels.getpalette() or [])
    clean.paste(pixels)
    written = BytesIO()
    clean.save(written, form, **FORMATS[form], **_metadata(form, packet))
    return written.getvalue()


def _metadata(form: str, packet: bytes) -> dict[str, Any]:
    if not packet:
        return {}
    if form == "PNG":  # which has a field of that name for it (XMP, part 3)
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet.decode())
        return {"pnginfo": info}
    return {"xmp": packet}


def _packet(said: Credits) -> bytes:
    """What is said, in XMP (ISO 16684-1); b"" for nothing."""
    simple = {"photoshop:Instructions": said.instructions, "photoshop:Credit": said.credit}
    worded = {"dc:description": said.caption, "Iptc4xmpCore:AltTextAccessibility": said.alt}
    lines = [f"<{name}>{escape(words)}</{name}>" for name, words in simple.items() if words]
    lines += [
        f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(words)}</rdf:li></rdf:Alt></{name}>'
        for name, words in worded.items()
        if words
    ]
    if not lines:
        return b""
    return "".join(
        [
            '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
            '<rdf:Description rdf:about=""',
            ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
            ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"',
            ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">',
            *lines,
            "</rdf:Description></rdf:RDF></x:xmpmeta>",
        ]
    ).encode()
