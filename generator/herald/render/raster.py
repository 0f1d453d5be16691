"""A PDF of one page as pixels: the one door to PDFium, which draws in half of Typst's time."""

from __future__ import annotations

from typing import NamedTuple


class Gray(NamedTuple):
    """A picture in shades of gray, a byte to each pixel, from black (0) to white (255)."""

    width: int
    height: int
    pixels: bytes


def rastered(content: bytes) -> Gray:
    """The first page of a PDF, a pixel to each of its points."""
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        drawn = document[0].render(scale=1, grayscale=True, prefer_bgrx=False)
        width, height, stride = drawn.width, drawn.height, drawn.stride
        rows = bytes(drawn.buffer)
    if stride != width:
        rows = b"".join(rows[row * stride :][:width] for row in range(height))
    return Gray(width, height, rows)
