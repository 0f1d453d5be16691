"""What stands beside a link to a page: the record's photograph, its card, or the site's."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import lxml.html
import pytest
from PIL import Image

from herald.build import build
from tests.conftest import AT

SITE = frozenset({"site", "documents"})
HOST = "https://mayor.portellery.example"


@pytest.fixture
def office(root: Path) -> Path:
    """The office of the docstring, with its pictures."""
    for name, size in {"quay.jpg": (800, 500), "tall.jpg": (800, 1200)}.items():
        Image.new("RGB", size, "teal").save(root / "content/news/2026" / name)
    return root


def shared(root: Path, page: str) -> list[str]:
    """What a page's head says of the picture: address, description, width and height."""
    parsed = lxml.html.parse(str(root / "site" / page / "index.html"))
    names = ("og:image", "og:image:alt", "og:image:width", "og:image:height")
    found = {meta.get("property"): meta.get("content") for meta in parsed.xpath("//head/meta")}
    return [found[name].replace(HOST, "") for name in names if name in found]


def cards(root: Path) -> list[str]:
    site = root / "site"
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("social_card.png"))


def test_a_record_without_a_photograph_has_a_card_in_the_language_of_its_words(
    office: Path,
) -> None:
    """
    == content/pages/index.md ==
    # Home
    == content/pages/index.es.md ==
    # Inicio
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
    == content/news/2026/2026-11-19-crane.md ==
    ---
    title: The crane
    visibility: public
    date: 2026-11-19
    release_kind: statement
    images:
      - file: tall.jpg
        alt: A crane
    ---
    == content/news/2026/2026-11-19-crane.es.md ==
    ---
    title: La grúa
    ---
    == content/news/2026/2026-11-21-levy.md ==
    ---
    title: The levy
    visibility: public
    embargo: 2026-11-21 08:00
    date: 2026-11-21
    release_kind: release
    ---
    == schedules/events/2026/budget-night.md ==
    ---
    title: Budget night
    visibility: public
    starts: 2026-12-08 18:00
    ends: 2026-12-08 19:00
    subtype: town_hall
    place: The library
    status: cancelled
    reason: The hall is closed.
    ---
    """
    assert [str(problem) for problem in build(office, AT).problems] == []
    assert cards(office) == [
        "es/news/2026/crane/social_card.png",
        "events/2026/budget-night/social_card.png",
        "news/2026/crane/social_card.png",
    ]
    assert shared(office, "news/2026/ferry") == [
        "/news/2026/ferry/quay.jpg",
        "A quay in the morning",
        "800",
        "500",
    ]
    assert shared(office, "es/news/2026/crane") == [
        "/es/news/2026/crane/social_card.png",
        "Declaración – La grúa – 19 de noviembre de 2026",
        "1200",
        "630",
    ]
    assert shared(office, "events/2026/budget-night") == [
        "/events/2026/budget-night/social_card.png",
        "Canceled – Budget night – Tuesday, December 8, 2026, 6–7 p.m. PST – The library",
        "1200",
        "630",
    ]
    assert shared(office, "people/renata-okafor-lindqvist") == [
        "/social.png",
        "Mayor of Port Ellery",
        "1200",
        "630",
    ]

    later = build(office, AT + timedelta(days=1)).published["site"].made
    assert [path for path in later if path.endswith("card.png")] == [
        "news/2026/levy/social_card.png"
    ]

    # Where only pages are made anew, a page tells of the card that there is.
    record = office / "schedules/events/2026/budget-night.md"
    record.write_text(record.read_text("utf-8").replace("The library", "City Hall"), "utf-8")
    done = build(office, AT + timedelta(days=1), parts=frozenset({"site"})).published["site"]
    assert not [path for path in (*done.made, *done.removed) if path.endswith("card.png")]
    assert shared(office, "events/2026/budget-night")[0].endswith("budget-night/social_card.png")


def test_the_card_of_what_repeats_tells_its_next_time(root: Path) -> None:
    """
    == content/pages/index.es.md ==
    # Inicio
    == schedules/events/2026/office-hours.md ==
    ---
    title: Office hours
    visibility: public
    starts: 2026-10-07 16:00
    ends: 2026-10-07 18:00
    recurrence: FREQ=MONTHLY;BYDAY=1WE;COUNT=3
    subtype: office_hours
    place: The library
    ---
    """
    said = "Office hours – Office hours – Wednesday, {}, 2026, 4–6 p.m. PST – The library"
    card = root / "site/events/2026/office-hours/social_card.png"

    build(root, AT - timedelta(days=17), parts=SITE)
    assert shared(root, "events/2026/office-hours")[1] == said.format("November 4")
    before = card.read_bytes()

    build(root, AT, parts=SITE)
    assert shared(root, "events/2026/office-hours")[1] == said.format("December 2")
    assert card.read_bytes() != before


def test_a_card_goes_a_year_after_the_last_day(root: Path) -> None:
    """
    == content/news/2025/2025-11-19-crane.md ==
    ---
    title: The crane
    visibility: public
    date: 2025-11-19
    release_kind: statement
    ---
    == content/news/2025/2025-11-21-levy.md ==
    ---
    title: The levy
    visibility: public
    date: 2025-11-21
    release_kind: statement
    ---
    == schedules/events/2025/walks.md ==
    ---
    title: Walks
    visibility: public
    starts: 2025-06-05 10:00
    ends: 2025-06-05 11:00
    recurrence: FREQ=WEEKLY;UNTIL=20251127T235959
    subtype: forum
    place: The pier
    ---
    """
    assert build(root, AT, parts=SITE).published
    assert cards(root) == [
        "events/2025/walks/social_card.png",
        "news/2025/levy/social_card.png",
    ]
    card = "/news/2025/levy/social_card.png"
    assert shared(root, "news/2025/levy")[0] == card
    assert shared(root, "news/2025/crane")[0] == "/social.png"

    assert build(root, AT + timedelta(days=1), parts=SITE).published
    assert cards(root) == ["events/2025/walks/social_card.png"]
    assert shared(root, "news/2025/levy")[0] == "/social.png"
