"""Photographs for print: beside their release, with credit and license, and without the camera."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import lxml.html
import pytest
from PIL import Image

from herald.build import build
from herald.outputs.photos import release_of
from tests.conftest import AT


@pytest.fixture
def photographed(root: Path) -> Path:
    """The office of the docstring, with a photograph that says where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = "Taken at 88 Cannery Way"
    Image.new("RGB", (640, 480), "teal").save(
        root / "content/news/2026/quay.jpg", exif=exif.tobytes()
    )
    return root


def test_a_release_offers_its_photographs_for_print(photographed: Path) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    press:
      photo_license: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
    == content/news/2026/2026-11-18-ferry.md ==
    ---
    title: The ferry sails
    visibility: public
    date: 2026-11-18
    release_kind: release
    images:
      - file: quay.jpg
        alt: A quay in the morning
        caption: The new quay
        credit: City of Port Ellery (A. Diallo)
    ---
    """
    assert [str(problem) for problem in build(photographed, AT).problems] == []
    folder = photographed / "site/news/2026/ferry"
    content = (folder / "quay.jpg").read_bytes()
    assert b"Cannery" not in content
    assert b"City of Port Ellery (A. Diallo)" in content
    with Image.open(BytesIO(content)) as picture:
        assert picture.size == (640, 480)
    page = lxml.html.parse(str(folder / "index.html"))
    (section,) = page.xpath("//section[@aria-labelledby='photos']")
    said = " ".join(" ".join(section.itertext()).split())
    size = round(len(content) / 1000)
    assert said == (
        f"Photos for press The new quay (JPG, {size} KB, 640 by 480 pixels) "
        "Credit line City of Port Ellery (A. Diallo) What it shows A quay in the morning "
        "License CC BY 4.0"
    )
    assert section.xpath(".//a[@download]/@href") == ["quay.jpg"]


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/news/2026/ferry/quay.jpg", "release/2026/ferry"),
        ("/news/2026/ferry/ferry.pdf", ""),
        ("/events/2026/walk/walk.jpg", ""),
        ("/people/ada/ada.jpg", ""),
        ("/news/photo.jpg", ""),
    ],
)
def test_a_photograph_belongs_to_the_release_beside_which_it_stands(address: str, key: str) -> None:
    assert release_of(address) == key
