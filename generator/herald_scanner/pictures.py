"""What pictures carry beside their pixels: texts, profiles, and bytes after the end.

Everything in a picture that is not packed is seen in its bytes anyway; here it is taken apart, so
that what is packed or encoded inside is looked into as well.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
_PACKED = (b"zTXt", b"iTXt", b"iCCP")
_PIXELS = (b"IDAT", b"fdAT")


def is_picture(blob: bytes) -> bool:
    """Whether it is one of those of which `carried` knows what they carry."""
    return blob.startswith((PNG, JPEG, b"GIF8")) or (blob[:4] == b"RIFF" and blob[8:12] == b"WEBP")


def carried(blob: bytes) -> Iterator[tuple[str, bytes]]:
    """What a PNG, JPEG, WebP or GIF carries beside its pixels: the form, and the bytes."""
    if blob.startswith(PNG):
        yield from _of_png(blob)
    elif blob.startswith(JPEG):
        yield from _of_jpeg(blob)
    elif blob[:4] == b"RIFF":
        yield from _of_riff(blob)
    elif blob[:4] == b"GIF8":
        end = blob.find(b"\x00\x3b")  # the end of a block, and the trailer
        if 0 <= end < len(blob) - 2:
            yield "after the end of a GIF", blob[end + 2 :]


def _of_png(blob: bytes) -> Iterator[tuple[str, bytes]]:
    place = len(PNG)
    while place + 8 <= len(blob):
        size, kind = int.from_bytes(blob[place : place + 4]), blob[place + 4 : place + 8]
        data = blob[place + 8 : place + 8 + size]
        if kind not in _PIXELS:
            yield "PNG metadata", data
        if kind in _PACKED:
            yield from (("PNG metadata", part) for part in _inflated(data))
        place += size + 12
        if kind == b"IEND":
            break
    if place < len(blob):
        yield "after the end of a PNG", blob[place:]


def _inflated(data: bytes) -> Iterator[bytes]:
    """The text or profile in a packed chunk, which begins somewhere after its name."""
    place = data.find(b"\x00")
    while 0 <= place < len(data):
        unpacker = zlib.decompressobj()
        try:
            part = unpacker.decompress(data[place:], 10_000_000)
        except zlib.error:
            part = b""
        if part:
            yield part
            return
        place += 1


def _of_jpeg(blob: bytes) -> Iterator[tuple[str, bytes]]:
    place = 2
    while place + 4 <= len(blob) and blob[place] == 0xFF:  # noqa: PLR2004 - a marker
        marker = blob[place + 1]
        size = int.from_bytes(blob[place + 2 : place + 4])
        if marker >= 0xE0:  # noqa: PLR2004 - of an application, or a comment
            yield "JPEG metadata", blob[place + 4 : place + 2 + size]
        if marker == 0xDA:  # noqa: PLR2004 - pixels follow
            break
        place += size + 2
    end = blob.rfind(b"\xff\xd9")
    if 0 < end < len(blob) - 2:
        yield "after the end of a JPEG", blob[end + 2 :]


def _of_riff(blob: bytes) -> Iterator[tuple[str, bytes]]:
    end = int.from_bytes(blob[4:8], "little") + 8
    place = 12
    while place + 8 <= min(end, len(blob)):
        kind, size = blob[place : place + 4], int.from_bytes(blob[place + 4 : place + 8], "little")
        if kind not in (b"VP8 ", b"VP8L", b"ALPH", b"ANMF"):
            yield "WebP metadata", blob[place + 8 : place + 8 + size]
        place += 8 + size + size % 2
    if end < len(blob):
        yield "after the end of a WebP", blob[end:]
