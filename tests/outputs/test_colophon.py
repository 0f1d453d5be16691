"""What the site says of itself in fixed places."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import lxml.etree
import pytest

from herald.audience import Audience
from herald.office import Office
from herald.outputs import card, colophon
from herald.view import View
from tests.conftest import AT


def made(view: View) -> dict[str, str]:
    """Every file, by its path."""
    return {one.path: one.bytes().decode() for one in colophon.artifacts(view)}


OFFICE = """
== office.yml ==
city: Port Ellery
state: Washington
mayor: renata-okafor-lindqvist
timezone: America/Los_Angeles
site_url: https://mayor.portellery.example/
languages: [en, es]
{line}
"""


def test_whom_to_tell_of_a_weakness_is_written_as_the_rfc_has_it(view: View) -> None:
    assert made(view)[".well-known/security.txt"] == (
        "Contact: mailto:security@portellery.example\n"
        "Expires: 2027-11-01T00:00:00Z\n"
        "Preferred-Languages: en, es\n"
        "Canonical: https://mayor.portellery.example/.well-known/security.txt\n"
    )


test_whom_to_tell_of_a_weakness_is_written_as_the_rfc_has_it.__doc__ = OFFICE.format(
    line="security_contact: security@portellery.example"
)


def test_a_page_may_be_whom_to_tell(view: View) -> None:
    assert made(view)[".well-known/security.txt"].startswith("Contact: https://city.example/tell\n")


test_a_page_may_be_whom_to_tell.__doc__ = OFFICE.format(
    line="security_contact: https://city.example/tell"
)


def test_else_it_is_the_office_and_without_an_address_nobody(office: Office) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    contact: {address: "210 Harbor Street, Port Ellery, WA 98299", email: mayor@portellery.example}
    """
    view = office.seen_by(Audience.PUBLIC, AT)
    assert "Contact: mailto:mayor@portellery.example\n" in made(view)[".well-known/security.txt"]


def test_an_office_without_an_address_has_no_such_file(view: View) -> None:
    assert ".well-known/security.txt" not in made(view)


@pytest.mark.parametrize(
    ("day", "expires"),
    [
        (date(2026, 11, 1), "2027-11-01"),
        (date(2026, 11, 30), "2027-11-01"),
        (date(2026, 12, 1), "2027-12-01"),
        (date(2028, 2, 29), "2029-02-01"),
    ],
)
def test_it_changes_once_a_month_and_never_holds_for_more_than_a_year(
    demo: Office, day: date, expires: str
) -> None:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("America/Los_Angeles"))
    text = made(demo.seen_by(Audience.PUBLIC, at))[".well-known/security.txt"]
    assert f"Expires: {expires}T00:00:00Z\n" in text
    assert date.fromisoformat(expires) - day <= timedelta(days=366)


def test_the_curious_read_who_makes_the_site(demo_view: View) -> None:
    assert made(demo_view)["humans.txt"] == (
        "/* OFFICE */\n"
        "Office of the Mayor of Port Ellery\n"
        "Mayor: Renata Okafor-Lindqvist\n"
        "City: Port Ellery, Washington\n"
        "Contact: mayor@portellery.example\n"
        "\n"
        "/* SITE */\n"
        "Languages: English, Spanish\n"
        "Standards: HTML, CSS, WCAG 2.2, iCalendar, Atom, RSS, JSON Feed, CAP, JSON Schema\n"
        "Made with: Herald, from records kept in git; no trackers, no cookies\n"
        "Note: Port Ellery, Washington, is a fictional city. Its people, places and events are "
        "invented.\n"
    )


@pytest.mark.parametrize(
    ("path", "page", "office"),
    [
        ("opensearch.xml", "/search/", "Office of the Mayor of Port Ellery"),
        ("es/opensearch.xml", "/es/search/", "Oficina de la Alcaldía de Port Ellery"),
    ],
)
def test_a_browser_learns_how_to_search(demo_view: View, path: str, page: str, office: str) -> None:
    read = lxml.etree.fromstring(made(demo_view)[path].encode())
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert read.findtext(f"{space}ShortName") == "Port Ellery"
    assert read.findtext(f"{space}LongName") == office
    html, itself = read.iterfind(f"{space}Url")
    root = "https://mayor.portellery.example"
    assert (html.get("type"), html.get("template")) == (
        "text/html",
        f"{root}{page}?q={{searchTerms}}",
    )
    assert (itself.get("rel"), itself.get("template")) == ("self", f"{root}/{path}")


# --- the card -------------------------------------------------------------------------------------


def test_the_card_is_of_the_size_that_is_asked_for_and_the_same_each_time(demo: Office) -> None:
    settings = demo.settings
    seal = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>'
    drawn = card.card(settings, seal)
    assert size_of(drawn) == (1200, 630)
    assert card.card(settings, seal) == drawn
    assert card.card(settings, None) != drawn
    longer = settings.model_copy(
        update={"site_name": "Office of the Mayor of Truth or Consequences"}
    )
    assert size_of(card.card(longer, None)) == (1200, 630)


def size_of(png: bytes) -> tuple[int, int]:
    """The width and height of a picture in pixels, as its header has them."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
