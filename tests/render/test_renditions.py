"""Renditions: a picture in a few widths, without metadata, never larger than it is."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from herald.render.renditions import Shown, drawn, element, is_named_so, named, widths_of


def photograph(form: str, size: tuple[int, int], mode: str = "RGB", **options: object) -> bytes:
    """A picture whose left half is red."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    written = BytesIO()
    image.convert(mode).save(written, form, **options)
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "width", "widths"),
    [
        ("quay.jpg", 6000, (240, 480, 960, 1440)),
        ("quay.jpg", 1200, (240, 480, 960, 1200)),
        ("quay.png", 960, (240, 480, 960)),
        ("quay.webp", 241, (240, 241)),
        ("quay.webp", 240, ()),
        ("QUAY.JPEG", 300, (240, 300)),
        ("quay.gif", 6000, ()),
        ("plan.pdf", 6000, ()),
    ],
)
def test_a_picture_is_offered_in_a_few_widths_and_never_enlarged(
    name: str, width: int, widths: tuple[int, ...]
) -> None:
    assert widths_of(name, (width, 400)) == widths


def test_a_long_screenshot_has_no_rendition_that_is_higher_than_webp_can_be() -> None:
    content = photograph("PNG", (500, 17_100))
    assert [width for width, _ in drawn("screen.png", content)] == [240]
    assert widths_of("screen.png", (500, 17_066)) == (240, 480)
    assert widths_of("screen.png", (250, 40_000)) == ()


RED, WHITE = (255, 0, 0), (255, 255, 255)


@pytest.mark.parametrize(
    ("form", "mode", "left", "right"),
    [
        ("PNG", "RGB", RED, WHITE),
        ("PNG", "P", RED, WHITE),
        ("PNG", "RGBA", RED, WHITE),
        ("PNG", "LA", (76, 76, 76), WHITE),
        ("JPEG", "L", (76, 76, 76), WHITE),
        ("JPEG", "CMYK", RED, WHITE),
    ],
)
def test_every_mode_becomes_webp_with_its_colors(
    form: str, mode: str, left: tuple[int, ...], right: tuple[int, ...]
) -> None:
    name = f"quay.{form.lower()}"
    for width, narrow in drawn(name, photograph(form, (500, 300), mode)):
        with Image.open(BytesIO(narrow)) as read:
            assert (read.format, read.size) == ("WEBP", (width, round(width * 0.6)))
            for place, expected in ((10, left), (width - 10, right)):
                found = read.convert("RGB").crop((place, 10, place + 1, 11)).tobytes()
                assert all(abs(a - b) <= 6 for a, b in zip(found, expected, strict=True))


def test_sixteen_bits_of_gray_are_divided_and_not_cut_off() -> None:
    written = BytesIO()
    Image.new("I;16", (300, 200), 40_000).save(written, "PNG")
    for _, narrow in drawn("depths.png", written.getvalue()):
        with Image.open(BytesIO(narrow)) as read:
            assert abs(read.convert("L").tobytes()[0] - 156) <= 2


def test_a_picture_taken_sideways_is_narrowed_upright_and_says_nothing_of_its_camera() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "Taken at 88 Cannery Way"
    content = photograph("JPEG", (1000, 500), exif=exif.tobytes(), icc_profile=b"Cannery" * 9)

    made = dict(drawn("quay.jpg", content))

    assert sorted(made) == [240, 480, 500]
    for width, narrow in made.items():
        assert b"Cannery" not in narrow
        with Image.open(BytesIO(narrow)) as read:
            assert read.size == (width, 2 * width)
            assert (dict(read.getexif()), read.info.get("icc_profile")) == ({}, None)


def test_the_same_picture_gives_the_same_bytes() -> None:
    content = photograph("JPEG", (3000, 2000))
    assert dict(drawn("a.jpg", content)) == dict(drawn("a.jpg", content))


def test_a_page_offers_the_widths_and_keeps_the_original_for_old_browsers() -> None:
    shown = Shown(1200, 800, (240, 480))
    assert element({"src": "a.jpg", "alt": 'A "quay"'}, shown, "50vw") == (
        '<picture><source type="image/webp" srcset="a.jpg_240.webp 240w, a.jpg_480.webp 480w"'
        ' sizes="50vw"><img src="a.jpg" alt="A &quot;quay&quot;" width="1200" height="800">'
        "</picture>"
    )


def test_a_size_that_somebody_wrote_stays_and_a_drawing_is_shown_as_it_is() -> None:
    assert element({"src": "a.gif", "alt": "", "width": "84"}, Shown(90, 90, ())) == (
        '<img src="a.gif" alt="" width="84">'
    )
    assert element({"src": "a.svg", "alt": ""}, None) == '<img src="a.svg" alt="">'


@pytest.mark.parametrize("name", ["quay.jpg", "quay-480.webp", "quay_480.webp", "a.svg_480.webp"])
def test_other_files_are_not_called_as_renditions_are(name: str) -> None:
    assert not is_named_so(name)
    assert is_named_so(named("quay.jpg", 480))
