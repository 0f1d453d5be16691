"""Compressed files and archives, and what is in them.

They are known by how they begin, whatever they are called. One that stands inside another file, or
after the end of a picture, is found as well.
"""

from __future__ import annotations

import bz2
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

from herald_scanner.opaque import Opaque


class _Unpacker(Protocol):
    """What unpacks one packed file."""

    @property
    def eof(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


LARGEST = 200_000_000
"""Bytes of what one file unpacks to; more is taken for a bomb."""

_BEGINNINGS = {
    "gzip": re.compile(rb"\x1f\x8b\x08"),
    "bzip2": re.compile(rb"BZh[1-9]1AY&SY"),
    "xz": re.compile(rb"\xfd7zXZ\x00"),
}
_CLOSED = {
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"\x28\xb5\x2f\xfd": "compressed with Zstandard",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an office document of the old kind",
    b"wOF2": "a font that does not come with Herald",
    b"wOFF": "a font that does not come with Herald",
    b"age-encryption.org/": "encrypted",
}


def refuse_closed(blob: bytes) -> None:
    """Raises Opaque for a format that is not read here."""
    for beginning, what in _CLOSED.items():
        if blob.startswith(beginning):
            raise Opaque(f"is {what}")


def members(blob: bytes) -> Iterator[tuple[str, bytes]]:
    """What is packed in a file: the form, and the bytes; names of members are bytes too.

    Raises Opaque when it begins as a packed file and cannot be unpacked whole.
    """
    for form, beginning in _BEGINNINGS.items():
        for match in beginning.finditer(blob):
            content, is_whole = _unpacked(form, blob[match.start() :])
            if match.start() == 0 and not is_whole:
                raise Opaque(f"begins like a {form} file and cannot be unpacked")
            if content:
                yield form, content
    if b"PK\x05\x06" in blob and zipfile.is_zipfile(io.BytesIO(blob)):
        yield from _of_zip(blob)
    elif blob.startswith(b"PK\x03\x04"):
        raise Opaque("begins like a zip archive and cannot be unpacked")
    elif blob[257:262] == b"ustar":
        yield from _of_tar(blob)


def _unpacked(form: str, packed: bytes) -> tuple[bytes, bool]:
    """What was packed, and whether its end is there; what follows it begins anew, if it does."""
    unpacker = _UNPACKERS[form]()
    try:
        content = unpacker.decompress(packed, LARGEST + 1)
    except (zlib.error, OSError, lzma.LZMAError, EOFError):
        return b"", False
    if len(content) > LARGEST:
        raise Opaque(f"unpacks to more than {LARGEST:,} bytes")
    return content, unpacker.eof


_UNPACKERS: dict[str, Callable[[], _Unpacker]] = {
    "gzip": lambda: zlib.decompressobj(zlib.MAX_WBITS | 16),
    "bzip2": bz2.BZ2Decompressor,
    "xz": lzma.LZMADecompressor,
}


def _of_zip(blob: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST:
                raise Opaque(f"unpacks to more than {LARGEST:,} bytes")
            yield "name in zip", "\n".join(archive.namelist()).encode("utf-8", "replace")
            for member in archive.infolist():
                if member.flag_bits & 1:
                    raise Opaque("is an encrypted zip archive")
                yield "zip", archive.read(member)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise Opaque("is a zip archive that cannot be unpacked") from error


def _of_tar(blob: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with tarfile.open(fileobj=io.BytesIO(blob), mode="r:") as archive:
            for member in archive:
                opened = archive.extractfile(member)
                if opened:
                    yield "tar", opened.read()
    except (tarfile.TarError, OSError) as error:
        raise Opaque("is a tar archive that cannot be unpacked") from error
