"""Compressed files and archives, and what is in them.

They are known by how they begin, whatever they are called. One that stands inside another file, or
after the end of a picture, is found as well.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator

from herald_scanner.opaque import Opaque

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
            try:
                yield form, _unpacked(form, blob[match.start() :])
            except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError) as error:
                if match.start() == 0:
                    raise Opaque(f"begins like a {form} file and cannot be unpacked") from error
    if b"PK\x05\x06" in blob and zipfile.is_zipfile(io.BytesIO(blob)):
        yield from _of_zip(blob)
    elif blob.startswith(b"PK\x03\x04"):
        raise Opaque("begins like a zip archive and cannot be unpacked")
    elif blob[257:262] == b"ustar":
        yield from _of_tar(blob)


_OPEN: dict[str, Callable[[io.BytesIO], io.BufferedIOBase]] = {
    "gzip": lambda file: gzip.GzipFile(fileobj=file),
    "bzip2": bz2.BZ2File,
    "xz": lzma.LZMAFile,
}


def _unpacked(form: str, packed: bytes) -> bytes:
    """The bytes of all that is packed one after the other; what stands after it is left alone."""
    with _OPEN[form](io.BytesIO(packed)) as opened:
        parts: list[bytes] = []
        size = 0
        while True:
            try:
                part = opened.read1(1 << 20)
            except (OSError, EOFError, zlib.error, lzma.LZMAError):
                if not parts:
                    raise
                break  # something else follows, which has been looked at as it is
            if not part:
                break
            parts.append(part)
            size += len(part)
            if size > LARGEST:
                raise Opaque(f"unpacks to more than {LARGEST:,} bytes")
    return b"".join(parts)


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
