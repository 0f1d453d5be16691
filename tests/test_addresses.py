"""What stands at each address of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from herald.addresses import FILES, SECTIONS, STREAMS, claims, lists, tidied
from herald.outputs.pages.landings import RELEASE_FORMS

if TYPE_CHECKING:
    from herald.office import Office


def test_everything_that_claims_an_address_is_known(office: Office) -> None:
    """
    == content/news/levy.yml ==
    title: Levy
    date: 2026-12-03
    release_kind: release
    aliases: [/levy]
    images: [{file: a.jpg, alt: A}]
    attachments: [{file: a.pdf, title: A}, {file: a.jpg, title: A}]
    == schedules/events/town-hall.yml ==
    title: Town hall
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: The pier
    subtype: town_hall
    == content/alerts/tide.yml ==
    title: Tide
    level: info
    headline: Tide
    body: High water.
    starts: 2026-12-03 08:00
    expires: 2026-12-03 20:00
    == content/pages/about.es.md ==
    # Acerca
    == content/pages/assets/seal.svg ==
    x
    """
    by_hand = [(claim.address, claim.path) for claim in claims(office) if claim.path]
    assert by_hand == [
        ("/es/about/", "content/pages/about.es.md"),
        ("/", "content/pages/index.md"),
        ("/assets/seal.svg", "content/pages/assets/seal.svg"),
        ("/news/2026/levy/", "content/news/levy.yml"),
        ("/news/2026/levy/levy.pdf", "content/news/levy.yml"),
        ("/news/2026/levy/a.jpg", "content/news/a.jpg"),
        ("/news/2026/levy/a.pdf", "content/news/a.pdf"),
        ("/events/2026/town-hall/", "schedules/events/town-hall.yml"),
        ("/events/2026/town-hall/town-hall.ics", "schedules/events/town-hall.yml"),
        ("/people/renata-okafor-lindqvist/", "office/people/renata-okafor-lindqvist.yml"),
        ("/levy/", "content/news/levy.yml"),
    ]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/news/x", "/news/x/"),
        ("/news/x/", "/news/x/"),
        ("/news/x/index.html", "/news/x/"),
        ("/news/x.pdf", "/news/x.pdf"),
        ("/", "/"),
    ],
)
def test_addresses_are_compared_in_one_form(written: str, address: str) -> None:
    assert tidied(written) == address


@pytest.mark.parametrize(
    ("address", "listed"),
    [
        ("/news/", ("news", "")),
        ("/news/2026/", ("news", "2026")),
        ("/news/advisories/", ("news", "")),
        ("/calendar/", ("events", "")),
        ("/calendar/2026/12/", ("events", "")),
        ("/calendar/2026/13/", None),
        ("/news/2026/levy/", None),
        ("/about/", None),
    ],
)
def test_lists_are_told_from_other_pages(address: str, listed: tuple[str, str] | None) -> None:
    assert lists(address) == listed


def test_the_addresses_are_those_that_the_outputs_use() -> None:
    for folder, _ in RELEASE_FORMS.values():
        assert lists(f"/news/{folder}/") == ("news", "")
    for stream in STREAMS:
        assert (f"/{stream}/feed.xml" if stream else "/feed.xml") in FILES
    assert "news" in SECTIONS
