"""Pictures drawn anew: the pixels that one sees and nothing else that was in the file.

A camera writes where and when a picture was taken, and an editor keeps what was cut away; so no
byte of the file is copied. Colors come out as sRGB, which is what a browser takes them for. The one
door to Pillow.
"""

from __future__ import annotations

import html
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps
from PIL.PngImagePlugin import PngInfo

from herald.render.unfit import Unfit

MOST_PIXELS = 40_000_000
"""A picture of 10 kB can unpack to gigabytes; a camera's has some 24 million."""

HIGHEST = 16_383
"""Pixels: WebP has 14 bits for a height (RFC 9649, 2.5), and a long screenshot may be higher."""

FORMATS: dict[str, dict[str, Any]] = {
    # One thread, or the bytes depend on how many processors there are.
    "AVIF": {"quality": 75, "speed": 8, "max_threads": 1},
    "GIF": {"optimize": True},
    "JPEG": {"quality": 88, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 88},
}
"""What is read and written, with the settings for writing."""

_SEVERAL = "MPO"
"""What telephones write: a JPEG and after it another, with depths or a brighter version."""

_ORIENTATION, _LYING = 0x0112, range(5, 9)
"""Where a camera says how it was held (Exif), and the values that mean: on its side."""

_UNREADABLE = "the picture cannot be read; save it anew as JPEG, PNG or WebP"


@dataclass(frozen=True)
class Credits:
    """What newsrooms read in a picture's own data (IPTC Photo Metadata, as XMP)."""

    instructions: str
    """What must be heeded before it is printed: an embargo."""
    caption: str
    credit: str
    alt: str


def size_of(file: Path) -> tuple[int, int] | None:
    """Width and height of a picture as it is shown, upright; None for what is none of pixels."""
    try:
        return pixels_of(file.read_bytes())
    except (OSError, Unfit):
        return None  # a drawing, or what another module has its say about


def redrawn(content: bytes, *, for_word: bool = False) -> bytes:
    """The picture in its own format, upright, without metadata; raises Unfit.

    `for_word` makes PNG of WebP, which word processors do not read.
    """
    return _drawn(content, b"", for_word=for_word)


def credited(content: bytes, said: Credits) -> bytes:
    """The picture redrawn, with what is said of it as its only metadata; raises Unfit."""
    return _drawn(content, _packet(said))


def narrowed(content: bytes, widths: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """The picture in each of some widths, as WebP without metadata, the widest first.

    Each is drawn of the one before. Raises Unfit.
    """
    with _opened(content) as picture:
        # A JPEG can be read at a half, a quarter, an eighth of its size, in less time.
        picture.draft(None, (max(widths), max(widths)))
        pixels = _in_srgb(ImageOps.exif_transpose(picture))
        if pixels.mode.startswith("I"):  # sixteen bits of gray, which are cut off and not divided
            pixels = pixels.point(lambda gray: gray / 256).convert("L")
        pixels = pixels.convert("RGBA" if pixels.has_transparency_data else "RGB")
    shape = pixels.height / pixels.width
    for width in sorted(widths, reverse=True):
        size = width, max(1, round(width * shape))
        pixels = pixels.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        yield width, _saved(pixels, "WEBP", {"quality": 78})


def _drawn(content: bytes, packet: bytes, *, for_word: bool = False) -> bytes:
    with _opened(content) as picture:
        form = "JPEG" if picture.format == _SEVERAL else picture.format or ""
        form = "PNG" if for_word and form == "WEBP" else form
        pixels = _plain(_in_srgb(ImageOps.exif_transpose(picture)), form)
    return _saved(pixels, form, FORMATS[form] | _metadata(form, packet))


def _saved(pixels: Image.Image, form: str, settings: dict[str, Any]) -> bytes:
    """The pixels in a file, without what the file that they come from said of itself.

    What was rubbed out is still there under pixels that are wholly transparent; they become black.
    """
    clean = Image.new(pixels.mode, pixels.size)
    if pixels.mode == "P":
        clean.putpalette(pixels.getpalette() or [])
    clean.paste(pixels, mask=_seen(pixels))
    written = BytesIO()
    clean.save(written, form, **settings)
    return written.getvalue()


def _seen(pixels: Image.Image) -> Image.Image | None:
    """Where something is seen of a picture that is transparent elsewhere; None for everywhere."""
    if pixels.mode not in ("RGBA", "LA"):
        return None
    return pixels.getchannel("A").point([0] + [255] * 255)


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
    lines = [f"<{name}>{words}</{name}>" for name, words in _escaped(simple)]
    lines += [
        f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{words}</rdf:li></rdf:Alt></{name}>'
        for name, words in _escaped(worded)
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


def _escaped(said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is said, by its name, as XML has it."""
    return ((name, html.escape(words, quote=False)) for name, words in said.items() if words)


def pixels_of(content: bytes) -> tuple[int, int]:
    """Width and height of a picture as it is shown, upright; raises Unfit."""
    with _opened(content) as picture:
        return _upright(picture)


def _upright(picture: Image.Image) -> tuple[int, int]:
    width, height = picture.size
    is_lying = picture.getexif().get(_ORIENTATION, 1) in _LYING
    return (height, width) if is_lying else (width, height)


def judge(content: bytes, *, deep: bool = True) -> None:
    """Raises Unfit for a picture that could not be redrawn, in less time than that takes.

    `deep` looks at its pixels, and not only at what is said of them.
    """
    with _opened(content) as picture:
        if deep:
            eighth = max(1, picture.width // 8), max(1, picture.height // 8)
            picture.draft("RGB", eighth)  # if it is a JPEG
            picture.load()


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    """The picture while it is read, with all that may be wrong with it as Unfit."""
    try:
        with warnings.catch_warnings():
            # Pillow only warns of a picture of 90 to 180 million pixels.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=[*FORMATS, _SEVERAL]) as picture:
                _judge(picture)
                yield picture
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unfit(_TOO_LARGE) from error
    except Unfit:
        raise
    # Pillow's decoders raise whatever a damaged file leads them to: IndexError, struct.error.
    except Exception as error:
        raise Unfit(_UNREADABLE) from error


_TOO_LARGE = f"the picture has more than {MOST_PIXELS:,} pixels; 2,000 in a row are plenty"
_MOVING = "the picture moves, and readers cannot stop it (WCAG 2.2.2); save one picture of it"


def _judge(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise Unfit(_TOO_LARGE)
    if picture.format != _SEVERAL and getattr(picture, "is_animated", False):
        raise Unfit(_MOVING)


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The picture in the colors that stand for themselves; the profile that said others goes."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    mode = "RGB" if picture.mode == "CMYK" else picture.mode
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(picture, source, target, outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return picture  # a profile that nobody can read changes nothing in a browser either
    return converted or picture


def _plain(picture: Image.Image, form: str) -> Image.Image:
    """The picture in a mode that its format has, with what is transparent still so."""
    if picture.has_transparency_data and picture.mode not in ("RGBA", "LA"):
        return picture.convert("RGBA")
    if form == "JPEG" and picture.mode not in ("L", "RGB"):
        return picture.convert("RGB")
    return picture
