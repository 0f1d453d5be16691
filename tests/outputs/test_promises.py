"""The promise tracker: the exact words, how a promise stands, and nothing that is not public."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from herald.outputs.pages.imprint import imprint
from herald.outputs.pages.sheet import drawn, request_for
from tests.outputs.test_pages import bare, page, sheet_at, words
from tests.whole import all_data, sheets

if TYPE_CHECKING:
    from herald.office import Office
    from herald.view import View


def test_a_promise_stands_as_it_was_said_with_when_and_where_and_how_it_goes(view: View) -> None:
    """
    == schedules/events/2026-11-15-bell.yml ==
    title: The bell
    visibility: public
    subtype: memorial
    starts: 2026-11-15 15:00
    ends: 2026-11-15 16:00
    place: Harbor Flats
    == office/commitments/bus.yml ==
    title: A bus along the line
    visibility: public
    words: Next year there will be a bus.
    made_on: 2026-09-15
    where: event/bell
    to_whom: [{name: Cyrus Mehrabian}]
    authority: needs_council
    owner: renata-okafor-lindqvist
    due: 2026-11-19
    moved:
      - {on: 2026-09-18, from: 2026-11-01, to: 2026-11-19, why: The bus was late}
    status: under_way
    updates:
      - {on: 2026-09-19, text: The bus is ordered.}
    """
    shown = page(view, "/promises/bus/")

    assert words(shown, "//figure[@class='pledge']") == [
        "Next year there will be a bus. Renata Okafor-Lindqvist, Sept. 15, 2026 · The bell"
    ]
    assert words(shown, "//*[contains(@class, 'notice')]") == [
        "It was due on Nov. 19, 2026, and is not kept yet.",
        "There has been no news of it since Sept. 19, 2026. The office means to tell how each "
        "promise stands every 60 days, and is late with this one.",
    ]
    assert words(shown, "//section[h2]") == [
        "Updates Sept. 19, 2026 The bus is ordered.",
        "The day was moved Sept. 18, 2026 From Nov. 1, 2026 to Nov. 19, 2026: The bus was late",
        "Who can make it come true Needs the City Council. The City Council must vote for it; the "
        "Mayor can propose it and ask for the votes.",
    ]
    assert "Mehrabian" not in " ".join(shown.itertext())


def test_what_is_not_public_is_no_promise_and_where_one_was_said_is_not_named(
    view: View,
) -> None:
    """
    == schedules/events/2026-11-15-bell.yml ==
    title: A secret meeting
    subtype: memorial
    starts: 2026-11-15 15:00
    ends: 2026-11-15 16:00
    place: Harbor Flats
    == office/commitments/bus.yml ==
    title: A bus along the line
    visibility: public
    words: Next year there will be a bus.
    made_on: 2026-11-15
    where: event/bell
    authority: direct
    owner: renata-okafor-lindqvist
    == office/commitments/inside.yml ==
    title: An inside promise
    words: You will have it.
    made_on: 2026-11-15
    authority: direct
    owner: renata-okafor-lindqvist
    """
    assert [one.place for one in sheets(view) if "promises" in one.place][:3] == [
        "/promises/bus/",
        "/promises/",
        "/promises/this-week/",
    ]
    for place in ("/promises/bus/", "/promises/", "/promises/this-week/"):
        said = " ".join(page(view, place).itertext())
        assert "secret" not in said
        assert "inside" not in said


def test_the_words_stay_in_the_language_in_which_they_were_said(view: View) -> None:
    """
    == office/commitments/renta.yml ==
    title: Papers in Spanish
    visibility: public
    words: Los papeles estarán en español.
    translation: The papers will be in Spanish.
    said_in: es
    made_on: 2026-11-15
    authority: direct
    owner: renata-okafor-lindqvist
    == office/commitments/bus.yml ==
    title: A bus
    visibility: public
    words: There will be a bus.
    made_on: 2026-11-15
    authority: direct
    owner: renata-okafor-lindqvist
    == office/commitments/bus.es.yml ==
    title: Un autobús
    translation: Habrá un autobús.
    """
    said = [
        (
            page(view, place, language).xpath("//figure//blockquote/@lang"),
            words(page(view, place, language), "//figure//blockquote"),
            words(page(view, place, language), "//p[@class='pledge-translation']"),
        )
        for place in ("/promises/renta/", "/promises/bus/")
        for language in ("en", "es")
    ]

    assert said == [
        (
            ["es"],
            ["Los papeles estarán en español."],
            ["In English: The papers will be in Spanish."],
        ),
        ([], ["Los papeles estarán en español."], []),
        ([], ["There will be a bus."], []),
        (["en"], ["There will be a bus."], ["En español: Habrá un autobús."]),
    ]


def test_programs_read_a_quotation(view: View) -> None:
    """
    == office/commitments/bus.yml ==
    title: A bus
    visibility: public
    words: There will be a bus.
    made_on: 2026-11-15
    authority: direct
    owner: renata-okafor-lindqvist
    updates:
      - {on: 2026-11-18, text: It is ordered.}
    """
    sheet = sheet_at(view, "/promises/bus/")
    html = drawn(bare(request_for(sheet, view.settings)), imprint(view), sheet).decode()
    written = html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]

    assert json.loads(written)["@graph"][0] == {
        "@type": "Quotation",
        "name": "A bus",
        "text": "There will be a bus.",
        "inLanguage": "en",
        "dateCreated": "2026-11-15",
        "dateModified": "2026-11-18",
        "url": "https://mayor.portellery.example/promises/bus/",
        "publisher": {
            "@type": "GovernmentOrganization",
            "name": "Mayor of Port Ellery",
            "url": "https://mayor.portellery.example/",
        },
        "creator": {"@type": "Person", "name": "Renata Okafor-Lindqvist"},
    }


def test_the_list_has_promises_by_status_and_by_priority(demo_view: View) -> None:
    shown = page(demo_view, "/promises/")

    assert words(shown, "//section/h2") == [
        "Under way",
        "Open",
        "Kept",
        "By priority",
        "What the words mean",
    ]
    assert words(shown, "//section//h3")[:2] == [
        "Rent help papers in Spanish",
        "Two pumps on Wharf Street",
    ]
    assert words(shown, "//ul[@class='pledge-priorities']/li") == [
        "Homes people can afford 1 promise open",
        "Open doors at City Hall and the library 2 promises open",
        "Ready for high water, heat and smoke 2 promises open",
    ]


def test_the_news_of_promises_is_told_week_by_week(demo_view: View) -> None:
    shown = page(demo_view, "/promises/this-week/")

    assert words(shown, "//section/h2")[:2] == [
        "Nov. 16–22, 2026",
        "Nov. 9–15, 2026",
    ]
    assert words(shown, "(//section)[1]//li") == [
        "Nov. 18, 2026 · Update Two pumps on Wharf Street The order went out for two trailer "
        "pumps, with delivery promised for Dec. 14."
    ]


def test_all_that_is_public_of_a_promise_is_open_data(office: Office) -> None:
    """
    == office/commitments/bus.yml ==
    title: A bus
    visibility: public
    words: There will be a bus.
    made_on: 2026-11-15
    to_whom: [{name: Cyrus Mehrabian}]
    authority: direct
    owner: renata-okafor-lindqvist
    """
    from herald.audience import Audience
    from tests.conftest import AT

    view = office.seen_by(Audience.PUBLIC, AT)
    [record] = json.loads(all_data(view)["data/commitment.json"])["records"]

    assert record == {
        "title": "A bus",
        "owner": "renata-okafor-lindqvist",
        "status": "open",
        "words": "There will be a bus.",
        "made_on": "2026-11-15",
        "authority": "direct",
        "name": "bus",
        "language": "en",
        "url": "https://mayor.portellery.example/promises/bus/",
    }
