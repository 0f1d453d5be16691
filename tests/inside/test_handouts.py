"""Handouts: flyers and pictures of what the public may come to, from what the public sees alone."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, cast

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from herald.build import build
from herald.problems import errors
from tests.conftest import AT
from tests.documents import faults, words_of

if TYPE_CHECKING:
    from pathlib import Path


def handouts(root: Path) -> dict[str, bytes]:
    """All that is made into the folder of handouts, by path in it."""
    done = build(root, AT, jobs=1, parts=frozenset({"handouts"}))
    assert [str(problem) for problem in errors(done.problems)] == []
    folder = root / "private/handouts"
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_a_flyer_says_what_the_public_may_know_and_leads_to_the_page(root: Path) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    visibility: public
    address: 210 Harbor Street
    transit: Route 1
    step_free: yes
    private: {access: Keypad 4417, notes: The side door sticks.}
    == office/organizations/neighbors.yml ==
    title: Harbor Neighbors
    visibility: confidential
    == schedules/events/2026-12-03-town-hall.md ==
    ---
    title: The flood wall and your street
    visibility: public
    summary: See where the wall would stand.
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    venue: city-hall
    subtype: town_hall
    host: neighbors
    cost: Free
    languages: [en, es]
    rsvp: {required: yes, by: 2026-12-01 17:00, phone: 360-555-0108}
    accessibility: {asl: yes, request_by: 2026-11-27, contact: access@portellery.example}
    private: {notes: Mention nothing of the buyouts., plan: {goal: Nobody learns from a map.}}
    ---
    Soup at six.
    == schedules/events/2026-12-03-town-hall.es.md ==
    ---
    title: El muro y su calle
    summary: Vea por dónde iría el muro.
    ---
    Sopa a las seis.
    """
    made = handouts(root)
    folder = "events/2026/town-hall"

    assert list(made) == [
        f"{folder}/card-square.png",
        f"{folder}/card.png",
        f"{folder}/es/card-square.png",
        f"{folder}/es/card.png",
        f"{folder}/es/flyer.pdf",
        f"{folder}/flyer.pdf",
    ]
    assert faults(made[f"{folder}/flyer.pdf"]) == []
    assert words_of(made[f"{folder}/flyer.pdf"]) == (
        "City of Port Ellery Office of the Mayor TOWN HALL The flood wall and your street "
        "WHEN Thursday, Dec. 3, 2026 6–7:30 p.m. PST WHERE City Hall 210 Harbor Street Route 1 "
        "More, and what changes, on the event’s page "
        "mayor.portellery.example/events/2026/ town-hall See where the wall would stand. "
        "COST Free SIGN UP Registration is required. By Tuesday, December 1, 2026, 5 p.m. PST. "
        "360-555-0108 LANGUAGES English and Spanish Everyone can take part ✓ Step-free access "
        "✓ American Sign Language interpretation "
        "Need something else? Ask access@portellery.example by Nov. 27, 2026. "
        "Office of the Mayor · City of Port Ellery event/2026/town-hall"
    )
    assert "ASAMBLEA PÚBLICA El muro y su calle" in words_of(made[f"{folder}/es/flyer.pdf"])
    address = "https://mayor.portellery.example/events/2026/town-hall/"
    assert scanned(made[f"{folder}/flyer.pdf"]) == [address]
    assert scanned(made[f"{folder}/es/flyer.pdf"]) == [address.replace("/events", "/es/events")]
    sizes = {path: Image.open(BytesIO(png)).size for path, png in made.items() if "card" in path}
    assert {sizes[f"{folder}/card.png"], sizes[f"{folder}/es/card.png"]} == {(1200, 630)}
    assert {sizes[f"{folder}/card-square.png"]} == {(1080, 1080)}


def scanned(pdf: bytes) -> list[str]:
    """What a telephone reads from the page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        drawn = document[0].render(scale=2).to_pil()
    finally:
        document.close()
    return [code.text for code in zxingcpp.read_barcodes(drawn)]


def test_handouts_made_again_are_the_same(root: Path) -> None:
    """
    == schedules/events/2026-12-03-forum.yml ==
    title: Forum
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    place: Pier 4
    subtype: forum
    """
    first = handouts(root)
    again = build(root, AT, jobs=1, parts=frozenset({"handouts"}), use_cache=False)

    assert len(again.published["private/handouts"].made) == 3
    assert again.published["private/handouts"].written == ()
    assert handouts(root) == first


EVENT = """
visibility: public
starts: 2026-12-03 18:00
ends: 2026-12-03 19:30
place: Pier 4
subtype: forum
"""


@pytest.mark.parametrize(
    "event",
    [
        EVENT.replace("public", "internal"),
        EVENT.replace("visibility: public", ""),
        f"{EVENT}publish_at: 2026-11-20 12:01",
        f"{EVENT}embargo: 2026-11-20 12:01",
        f"{EVENT}status: cancelled\nreason: Snow",
        f"{EVENT}withdrawn: {{on: 2026-11-19, reason: A mistake}}",
        EVENT.replace("2026-12-03", "2026-11-19"),
        EVENT.replace("2026-12-03", "2027-06-03"),
    ],
)
def test_what_is_not_public_or_not_to_be_visited_soon_has_none(root: Path, event: str) -> None:
    file = root / "schedules/events/forum.yml"
    file.parent.mkdir(parents=True)
    file.write_text(f"title: Forum\n{event}")
    assert handouts(root) == {}


def test_what_repeats_has_a_flyer_of_its_next_time(root: Path) -> None:
    """
    == schedules/events/2026-10-07-office-hours.yml ==
    title: Office hours
    visibility: public
    starts: 2026-10-07 16:00
    ends: 2026-10-07 18:00
    place: Central Library
    subtype: office_hours
    recurrence: FREQ=MONTHLY;BYDAY=1WE
    """
    made = handouts(root)

    assert "WHEN Wednesday, Dec. 2, 2026 4–6 p.m. PST WHERE Central Library" in words_of(
        made["events/2026/office-hours/flyer.pdf"]
    )


def test_letters_are_read_on_a_city_of_yellow_and_a_long_title_stays_in_the_picture(
    root: Path,
) -> None:
    """
    == schedules/events/2026-12-03-forum.yml ==
    title: Wwwwwwwww
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    place: Pier 4
    subtype: forum
    """
    with (root / "office.yml").open("a") as settings:
        settings.write('colors: {primary: "#ffd200", accent: "#ffffff"}\n')
    file = root / "schedules/events/2026-12-03-forum.yml"
    file.write_text(file.read_text().replace("Wwwwwwwww", "Wwwwwwww " * 28))
    made = handouts(root)
    pictures = [
        Image.open(BytesIO(png)).convert("RGB") for path, png in made.items() if "card" in path
    ]

    assert faults(made["events/2026/forum/flyer.pdf"]) == []
    assert len(pypdfium2.PdfDocument(made["events/2026/forum/flyer.pdf"])) == 1
    for picture in pictures:
        assert darkest(picture) < 10, "black letters"
        right = (picture.width - 60, 0, picture.width, picture.height)
        assert darkest(picture.crop(right)) > 400, "none of them at the edge"


def darkest(picture: Image.Image) -> int:
    """The sum of red, green and blue of its darkest pixel: 0 for black, 765 for white."""
    colours = picture.getcolors(1 << 24) or []
    return min(sum(cast("tuple[int, ...]", colour)) for _, colour in colours)


def test_a_media_advisory_is_there_for_the_days_ahead_and_no_longer(root: Path) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    == schedules/calendar/near.yml ==
    title: The fifth vote
    visibility: public
    public_title: Meeting with the Council President
    starts: 2026-11-23 11:45
    ends: 2026-11-23 12:15
    purpose: council
    place: Room 2
    location_release: day_of
    press: closed
    == schedules/calendar/far.yml ==
    title: Far
    visibility: public
    public_title: Far
    starts: 2026-12-23 11:45
    ends: 2026-12-23 12:15
    purpose: council
    """
    (path,) = (made := handouts(root))
    assert path == "schedule/2026-11-23.pdf"
    assert faults(made[path]) == []
    said = words_of(made[path])
    assert "Meeting with the Council President" in said
    assert "Location not released" in said
    assert "Closed press" in said
    assert "fifth vote" not in said
    assert "Room 2" not in said
