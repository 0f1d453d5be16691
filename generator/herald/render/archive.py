"""Archives (ZIP) without a clock: what is in them alone decides their bytes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The first that an archive can say."""


def without_clock(content: bytes) -> bytes:
    """The archive with a fixed time at each of its files, in the same order."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as found, ZipFile(made, "w", ZIP_DEFLATED) as written:
        for name in found.namelist():
            written.writestr(ZipInfo(name, _NO_TIME), found.read(name), ZIP_DEFLATED)
    return made.getvalue()
