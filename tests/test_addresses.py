"""What stands at each address of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from herald.addresses import (
    DATED,
    FILES,
    FORMS,
    SECTIONS,
    STREAMS,
    Addresses,
    claims,
    is_list,
    list_addresses,
    tidied,
)
from herald.audience import Audience
from herald.kinds.release import ReleaseKind
from herald.outputs.pages.archives import ARCHIVES, RELEASE_FORMS
from tests.conftest import AT

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
        ("/alerts/tide.cap.xml", "content/alerts/tide.yml"),
        ("/news/2026/levy/", "content/news/levy.yml"),
        ("/news/2026/levy/levy.pdf", "content/news/levy.yml"),
        ("/news/2026/levy/levy.docx", "content/news/levy.yml"),
        ("/news/2026/levy/levy.txt", "content/news/levy.yml"),
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
        ("/news/", True),
        ("/news/2026/", True),
        ("/news/2026/11/", True),
        ("/news/2026/11/2/", True),
        ("/news/2026/11/12/", True),
        ("/news/2026/11/1/", False),
        ("/news/2026/11/02/", False),
        ("/news/2026/13/", False),
        ("/news/advisories/", True),
        ("/news/2026/levy/", False),
        ("/newsletters/2026/11/", True),
        ("/newsletters/statements/", False),
        ("/events/2026/", True),
        ("/events/2026/11/", False),
        ("/people/", True),
        ("/people/2026/", False),
        ("/calendar/", True),
        ("/calendar/2026/", False),
        ("/calendar/2026/12/", True),
        ("/calendar/2026/13/", False),
        ("/about/", False),
    ],
)
def test_lists_are_told_from_other_pages(address: str, listed: bool) -> None:  # noqa: FBT001
    assert is_list(address) is listed


def test_a_list_exists_when_it_has_something_to_list(office: Office) -> None:
    """
    == content/news/2026-10-02-ferry.yml ==
    title: Ferry
    visibility: public
    date: 2026-10-02
    release_kind: op_ed
    == content/news/2025-12-31-draft.yml ==
    title: Draft
    date: 2025-12-31
    release_kind: release
    == schedules/events/2026-12-31-eve.yml ==
    title: Eve
    visibility: public
    starts: 2026-12-31 22:00
    ends: 2027-01-01 01:00
    place: The pier
    subtype: ceremony
    """
    there = {
        "/calendar/",
        "/calendar/2026/11/",
        "/calendar/2026/12/",
        "/calendar/2027/01/",
        "/calendar/kinds/ceremony/",
        "/calendar/subscribe/",
        "/events/",
        "/events/2026/",
        "/news/",
        "/news/2026/",
        "/news/op-eds/",
        "/news/reporters/",
        "/people/",
    }
    not_there = {
        "/calendar/2026/10/",
        "/calendar/kinds/parade/",
        "/calendar/neighborhoods/harbor-flats/",
        "/committees/",
        "/events/2027/",
        "/news/2025/",
        "/news/2026/10/",
        "/news/2026/10/2/",
        "/news/releases/",
        "/newsletters/",
    }
    assert {*list_addresses(office.seen_by(Audience.PUBLIC, AT))} == there
    addresses = Addresses(office, AT)
    for prefix in ("", "/es"):
        asked = there | not_there
        assert {one for one in asked if addresses.exists(prefix + one)} == there, prefix
        assert addresses.exists(f"{prefix}/calendar/kinds/ceremony.ics")
        assert not addresses.exists(f"{prefix}/calendar/kinds/parade.ics")


def test_the_addresses_are_those_that_the_outputs_use() -> None:
    assert [*RELEASE_FORMS] == [*FORMS] == [kind.value for kind in ReleaseKind]
    assert {*ARCHIVES} == {*DATED}
    assert {archive.section: archive.kind for archive in ARCHIVES.values()} == DATED
    for stream in STREAMS:
        assert (f"/{stream}/feed.xml" if stream else "/feed.xml") in FILES
    assert "news" in SECTIONS
