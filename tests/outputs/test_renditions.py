"""Pictures in a few widths: beside records, on pages, and no longer there than the picture is."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import lxml.html
import pytest
from PIL import Image

from herald.build import build
from tests.conftest import AT


@pytest.fixture
def pictured(root: Path) -> Path:
    """The office of the docstring, with its pictures."""
    (root / "content/pages/assets").mkdir(exist_ok=True)
    for path, size in {
        "content/news/2026/quay.jpg": (1600, 1000),
        "content/news/2026/plan.png": (600, 400),
        "content/news/2026/ballot.jpg": (900, 600),
        "office/people/renata.jpg": (400, 400),
        "content/pages/city-hall.jpg": (500, 300),
        "content/pages/assets/door.png": (200, 300),
    }.items():
        Image.new("RGB", size, "teal").save(root / path)
    return root


def smaller(root: Path) -> set[str]:
    """The renditions that the site has."""
    site = root / "site"
    return {file.relative_to(site).as_posix() for file in site.rglob("*_*.webp")}


def pictures(root: Path, page: str) -> list[str]:
    """What a page says of its pictures, a line for each: of the `img`, and what is offered."""
    told = []
    for image in lxml.html.parse(str(root / "site" / page / "index.html")).xpath("//main//img"):
        offered = "".join(image.xpath("ancestor::picture//@srcset"))
        told.append(
            " ".join(f"{name}={value}" for name, value in image.items()) + f" of {offered!r}"
        )
    return told


QUAY = "news/2026/ferry/quay.jpg"
RECORDS = {
    *(f"{QUAY}_{width}.webp" for width in (240, 480, 960, 1440)),
    *(f"news/2026/ferry/plan.png_{width}.webp" for width in (240, 480, 600)),
    *(f"people/renata-okafor-lindqvist/renata.jpg_{width}.webp" for width in (240, 400)),
    *(f"city-hall.jpg_{width}.webp" for width in (240, 480, 500)),
}
BALLOT = {f"news/2026/levy/ballot.jpg_{width}.webp" for width in (240, 480, 900)}


def test_pictures_are_offered_in_a_few_widths_and_go_with_what_they_belong_to(
    pictured: Path,
) -> None:
    """
    == content/news/2026/2026-11-18-ferry.md ==
    ---
    title: The ferry sails
    visibility: public
    date: 2026-11-18
    release_kind: release
    images:
      - file: quay.jpg
        alt: A quay in the morning
    ---
    The plan:

    ![A plan of the quay](plan.png)
    == content/news/2026/2026-11-19-levy.md ==
    ---
    title: The levy
    visibility: public
    embargo: 2026-11-21 08:00
    date: 2026-11-21
    release_kind: release
    images:
      - file: ballot.jpg
        alt: A ballot box
    ---
    == office/people/renata-okafor-lindqvist.yml ==
    title: Renata Okafor-Lindqvist
    visibility: public
    role: Mayor
    images:
      - file: renata.jpg
        alt: The Mayor at her desk
    == content/pages/index.md ==
    # Home
    == content/pages/index.es.md ==
    # Inicio
    == content/pages/about.md ==
    # About

    ![City Hall](/city-hall.jpg) ![A door](/assets/door.png){ loading=eager }

    <img src="/city-hall.jpg" alt="The door" width="84" height="56">
    """
    assert [str(problem) for problem in build(pictured, AT).problems] == []
    assert smaller(pictured) == RECORDS
    quay = "quay.jpg_240.webp 240w, quay.jpg_480.webp 480w, quay.jpg_960.webp 960w"
    plan = "plan.png_240.webp 240w, plan.png_480.webp 480w, plan.png_600.webp 600w"
    assert pictures(pictured, "news/2026/ferry") == [
        "src=quay.jpg alt=A quay in the morning decoding=async width=1600 height=1000"
        f" of '{quay}, quay.jpg_1440.webp 1440w'",
        "src=plan.png alt=A plan of the quay loading=lazy decoding=async width=600 height=400"
        f" of '{plan}'",
        "src=quay.jpg alt= loading=lazy decoding=async width=1600 height=1000"
        f" of '{quay}, quay.jpg_1440.webp 1440w'",
    ]
    mayor = "renata-okafor-lindqvist"
    assert pictures(pictured, "people") == [
        f"class=portrait src={mayor}/renata.jpg alt=The Mayor at her desk decoding=async "
        f"width=400 height=400 of '{mayor}/renata.jpg_240.webp 240w, "
        f"{mayor}/renata.jpg_400.webp 400w'"
    ]
    hall = "city-hall.jpg_240.webp 240w, ../city-hall.jpg_480.webp 480w, ../city-hall.jpg_500.webp"
    assert pictures(pictured, "about") == [
        f"alt=City Hall src=../city-hall.jpg decoding=async width=500 height=300"
        f" of '../{hall} 500w'",
        "alt=A door src=../assets/door.png loading=lazy decoding=async width=200 height=300 of ''",
        "src=../city-hall.jpg alt=The door width=84 height=56 loading=lazy decoding=async"
        f" of '../{hall} 500w'",
    ]

    build(pictured, AT + timedelta(days=1))
    assert smaller(pictured) == RECORDS | BALLOT

    Image.new("RGB", (300, 200), "red").save(pictured / "content/news/2026/quay.jpg")
    made = build(pictured, AT + timedelta(days=1)).published["site"].made
    assert {path for path in made if ".jpg" in path} == {
        QUAY,
        *(f"{QUAY}_{width}.webp" for width in (240, 300)),
    }

    record = pictured / "content/news/2026/2026-11-18-ferry.md"
    record.write_text(record.read_text("utf-8").replace("visibility: public\n", ""), "utf-8")
    build(pictured, AT + timedelta(days=1))
    assert {path for path in smaller(pictured) if "ferry" in path} == set()


def test_a_page_file_called_as_a_rendition_is_not_published(root: Path) -> None:
    """
    == content/pages/index.md ==
    # Home
    == content/pages/index.es.md ==
    # Inicio
    == content/pages/about.md ==
    # About
    """
    Image.new("RGB", (300, 200)).save(root / "content/pages/hall.jpg_480.webp")
    assert [str(problem) for problem in build(root, AT).problems] == [
        "content/pages/hall.jpg_480.webp:1: warning: 'hall.jpg_480.webp' is called as the smaller "
        "pictures are that a build makes; rename it [page-file]"
    ]
