"""Pictures drawn anew: the pixels that one sees and nothing else that was in the file.

A camera writes where and when a picture was taken, and an editor keeps what was cut away; so no
byte of the file is copied. The one door to Pillow.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

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


def redrawn(content: bytes) -> bytes:
    """The picture in its own format, upright, without metadata; raises NotAPicture."""
    try:
        with Image.open(BytesIO(content), formats=list(FORMATS)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NotAPicture(f"the picture has more than {MOST_PIXELS:,} pixels")
            form = picture.format or ""
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
    clean.save(written, form, **FORMATS[form])
    return written.getvalue()
