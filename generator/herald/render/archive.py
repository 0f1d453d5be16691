"""Archives (ZIP) without a clock: what is in them alone decides their bytes."""

from __future__ import annotations

from io import BytesIO
from struct import pack, unpack_from
from typing import Final
from zipfile import ZipFile

_NO_TIME: Final = pack("<HH", 0, 1 << 5 | 1)
"""The first that an archive can say: midnight of January 1, 1980."""


def without_clock(content: bytes) -> bytes:
    """The archive with a fixed time at each of its files.

    Nothing is packed anew: the time stands before each file and in the list at the end
    (APPNOTE.TXT 4.3.7 and 4.3.12, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
    """
    made = bytearray(content)
    with ZipFile(BytesIO(content)) as found:
        entry = found.start_dir
        for file in found.infolist():
            made[file.header_offset + 10 : file.header_offset + 14] = _NO_TIME
            made[entry + 12 : entry + 16] = _NO_TIME
            entry += 46 + sum(unpack_from("<HHH", content, entry + 28))
    return bytes(made)
