"""Pictures: what one sees comes through, and nothing else that was in the file."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageCms

from herald.render.pictures import Credits, credited, judge, redrawn, size_of
from herald.render.unfit import Unfit

if TYPE_CHECKING:
    from pathlib import Path

SECRET = b"taken at the Mayor's home"


def picture(form: str, mode: str = "RGB", **options: object) -> bytes:
    """A picture of 4 by 2 pixels, the left half red."""
    drawn = Image.new("RGB", (4, 2), "white")
    drawn.paste("red", (0, 0, 2, 2))
    written = BytesIO()
    drawn.convert(mode).save(written, form, **options)
    return written.getvalue()


def with_metadata(form: str) -> bytes:
    """Such a picture with a place, a comment, and bytes after its end."""
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    return picture(form, exif=exif) + SECRET


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_metadata_and_bytes_after_the_end_are_gone(form: str) -> None:
    dirty = with_metadata(form)
    assert dirty.count(SECRET) == 2

    clean = redrawn(dirty)

    assert SECRET not in clean
    with Image.open(BytesIO(clean)) as read:
        assert (read.format, read.size, dict(read.getexif())) == (form, (4, 2), {})


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "1"])
def test_the_pixels_stay(mode: str) -> None:
    before = picture("PNG", mode)

    with Image.open(BytesIO(before)) as one, Image.open(BytesIO(redrawn(before))) as other:
        assert one.convert("RGBA").tobytes() == other.convert("RGBA").tobytes()


def test_a_picture_taken_sideways_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    with Image.open(BytesIO(redrawn(picture("JPEG", exif=exif)))) as read:
        assert read.size == (2, 4)


@pytest.mark.filterwarnings("error")
def test_the_size_of_a_picture_is_told_without_a_word_on_what_its_camera_wrote_wrong(
    tmp_path: Path,
) -> None:
    file, written = tmp_path / "quay.jpg", BytesIO()
    cut_short = b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\1" * 30
    Image.new("RGB", (60, 40), "red").save(written, "JPEG", exif=cut_short)
    file.write_bytes(written.getvalue())

    assert size_of(file) == (60, 40)


def test_what_is_transparent_stays_so() -> None:
    drawn = Image.new("P", (2, 1), 0)
    drawn.putpalette([255, 0, 0, 0, 0, 255])
    drawn.putpixel((1, 0), 1)
    written = BytesIO()
    drawn.save(written, "PNG", transparency=1)

    with Image.open(BytesIO(redrawn(written.getvalue()))) as read:
        assert read.convert("RGBA").tobytes() == bytes([255, 0, 0, 255, 0, 0, 0, 0])


@pytest.mark.parametrize(
    ("form", "mode", "options"),
    [
        ("PNG", "RGBA", {}),
        ("PNG", "LA", {}),
        ("WEBP", "RGBA", {"lossless": True, "exact": True}),
        ("AVIF", "RGBA", {"quality": 100}),
    ],
)
def test_what_was_rubbed_out_is_gone(form: str, mode: str, options: dict[str, object]) -> None:
    """An eraser makes pixels transparent, and leaves their colors where they were."""

    def erased(color: str) -> bytes:
        drawn = Image.new("L", (16, 16), "white")
        drawn.paste(color, (4, 4, 12, 12))
        seen = Image.new("L", (16, 16), "white")
        seen.paste("black", (0, 0, 16, 14))
        picture = drawn.convert(mode)
        picture.putalpha(seen)
        written = BytesIO()
        picture.save(written, form, **options)
        return written.getvalue()

    assert erased("gray") != erased("white")
    assert redrawn(erased("gray")) == redrawn(erased("white"))


def test_what_a_telephone_writes_beside_the_picture_is_gone() -> None:
    written = BytesIO()
    Image.new("RGB", (4, 2)).save(
        written, "MPO", save_all=True, append_images=[Image.new("RGB", (4, 2))]
    )

    with Image.open(BytesIO(redrawn(written.getvalue()))) as read:
        assert (read.format, read.size) == ("JPEG", (4, 2))


def test_colors_of_another_kind_come_out_as_a_browser_takes_them() -> None:
    # Of these colors red and green are exchanged: what is stored as red is green to see.
    sideways = ImageCms.ImageCmsProfile(BytesIO(_exchanged()))
    written = BytesIO()
    Image.new("RGB", (1, 1), (255, 0, 0)).save(written, "PNG", icc_profile=sideways.tobytes())

    with Image.open(BytesIO(redrawn(written.getvalue()))) as read:
        assert "icc_profile" not in read.info
        assert read.getpixel((0, 0)) == (0, 255, 0)


def _exchanged() -> bytes:
    """The profile of sRGB with the columns of red and green exchanged."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(profile[128:132])
    tags = {bytes(profile[at : at + 4]): at + 4 for at in range(132, 132 + 12 * count, 12)}
    red, green = tags[b"rXYZ"], tags[b"gXYZ"]
    profile[red : red + 8], profile[green : green + 8] = (
        profile[green : green + 8],
        profile[red : red + 8],
    )
    return bytes(profile)


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP"])
def test_a_picture_that_moves_is_refused(form: str) -> None:
    written = BytesIO()
    frames = [Image.new("RGB", (4, 2), color) for color in ("red", "blue")]
    frames[0].save(written, form, save_all=True, append_images=frames[1:])

    with pytest.raises(Unfit, match=r"the picture moves, and readers cannot stop it"):
        redrawn(written.getvalue())


@pytest.mark.parametrize("form", ["GIF", "AVIF"])
def test_pictures_of_pages_are_redrawn_too(form: str) -> None:
    with Image.open(BytesIO(redrawn(picture(form)))) as read:
        assert (read.format, read.size) == (form, (4, 2))


def test_a_picture_cut_short_is_found_without_drawing_it() -> None:
    for form in ("JPEG", "PNG", "WEBP", "AVIF", "GIF"):
        whole = BytesIO()
        Image.effect_noise((64, 64), 80).save(whole, form)
        judge(whole.getvalue())
        with pytest.raises(Unfit, match=r"the picture cannot be read"):
            judge(whole.getvalue()[: len(whole.getvalue()) // 2])


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert redrawn(with_metadata("JPEG")) == redrawn(with_metadata("JPEG"))


def test_a_picture_that_would_unpack_to_gigabytes_is_refused() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    bomb = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )

    with pytest.raises(Unfit):
        redrawn(bomb)


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"BM", b"<svg onload='alert(1)'/>", b"%PDF-1.7"]
)
def test_what_is_no_picture_of_a_known_format_is_refused(content: bytes) -> None:
    with pytest.raises(Unfit):
        redrawn(content)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_what_is_said_of_a_picture_is_all_the_data_that_it_has(form: str) -> None:
    said = Credits("EMBARGOED UNTIL NOON", "The <inn> & its yard", "City", "")
    made = credited(with_metadata(form), said)

    assert SECRET not in made
    with Image.open(BytesIO(made)) as drawn:
        assert drawn.getexif() == {}
        packet = drawn.info.get("xmp") or drawn.info["XML:com.adobe.xmp"]
    text = packet.decode() if isinstance(packet, bytes) else packet
    root = ET.fromstring(text)  # noqa: S314 - Herald wrote it
    found = {
        part.tag.rpartition("}")[2]: "".join(part.itertext())
        for part in next(iter(next(iter(root))))
    }
    assert found == {
        "Instructions": "EMBARGOED UNTIL NOON",
        "Credit": "City",
        "description": "The <inn> & its yard",
    }
    assert credited(with_metadata(form), Credits("", "", "", "")) == redrawn(with_metadata(form))


def test_a_picture_for_word_processors_is_of_a_format_that_they_read() -> None:
    for form, is_made in (("JPEG", "JPEG"), ("PNG", "PNG"), ("WEBP", "PNG")):
        with Image.open(BytesIO(redrawn(with_metadata(form), for_word=True))) as drawn:
            assert drawn.format == is_made
