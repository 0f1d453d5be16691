"""The press room: streams that hold nothing before its minute, and what reporters are told."""

from __future__ import annotations

from datetime import datetime, timedelta

import lxml.html

from herald.addresses import FORM_STREAMS
from herald.audience import Audience
from herald.office import Office
from herald.outputs import feeds
from herald.outputs.pages.imprint import imprint
from herald.outputs.pages.sheet import drawn, request_for
from herald.outputs.shell.host import Shell, Site
from herald.outputs.shell.letterhead import Language
from herald.view import View
from tests.conftest import AT
from tests.whole import sheets

SITE = Site("Mayor", "https://mayor.portellery.example/", (Language("en", "English"),))
PARTS = ("", "head", "\n<hr>", "body", "")
LIFT = datetime.fromisoformat("2026-11-20T06:00:00-08:00")


def drawn_at(view: View, place: str, language: str = "en") -> lxml.html.HtmlElement:
    """The page there."""
    (sheet,) = [one for one in sheets(view) if (one.place, one.language) == (place, language)]
    shell = Shell(request_for(sheet, view.settings), SITE, PARTS, "bare")
    return lxml.html.document_fromstring(drawn(shell, imprint(view), sheet).decode())


def words(element: lxml.html.HtmlElement, path: str) -> list[str]:
    """What the elements at an XPath say."""
    return [" ".join(" ".join(found.itertext()).split()) for found in element.xpath(path)]


def everything(office: Office, at: datetime) -> dict[str, bytes]:
    """Every list and feed of news at a moment, by its address."""
    view = office.seen_by(Audience.PUBLIC, at)
    made = {
        f"{one.language} {one.place}": drawn(
            Shell(request_for(one, view.settings), SITE, PARTS, "bare"), imprint(view), one
        )
        for one in sheets(view)
    }
    return made | {artifact.path: artifact.bytes() for artifact in feeds.artifacts(view)}


def test_a_release_is_in_no_stream_a_minute_before_its_embargo_ends(office: Office) -> None:
    """
    == content/news/2026/2026-11-20-inn.md ==
    ---
    title: City buys the Seafarer Inn
    visibility: public
    embargo: 2026-11-20 06:00
    date: 2026-11-20
    release_kind: announcement
    ---
    == content/news/2026/2026-11-19-ferry.yml ==
    title: Ferry
    visibility: public
    date: 2026-11-19
    release_kind: announcement
    """
    before = everything(office, LIFT - timedelta(minutes=1))
    after = everything(office, LIFT)
    assert [
        place for place, made in before.items() if b"Seafarer" in made or b"/inn/" in made
    ] == []
    assert sorted(place for place, made in after.items() if b"Seafarer Inn" in made) == [
        "en /news/",
        "en /news/2026/",
        "en /news/2026/inn/",
        "en /news/announcements/",
        "es /news/",
        "es /news/2026/",
        "es /news/2026/inn/",
        "es /news/announcements/",
        "es/feed.json",
        "es/feed.xml",
        "es/news/announcements/feed.json",
        "es/news/announcements/feed.xml",
        "es/news/announcements/rss.xml",
        "es/news/feed.json",
        "es/news/feed.xml",
        "es/news/rss.xml",
        "es/rss.xml",
        "feed.json",
        "feed.xml",
        "news/announcements/feed.json",
        "news/announcements/feed.xml",
        "news/announcements/rss.xml",
        "news/feed.json",
        "news/feed.xml",
        "news/rss.xml",
        "rss.xml",
    ]


def test_a_stream_has_what_is_of_its_form_and_nothing_else(office: Office) -> None:
    """
    == content/news/2026/2026-11-19-ferry.yml ==
    title: Ferry
    visibility: public
    date: 2026-11-19
    release_kind: statement
    == content/news/2026/2026-11-18-bridge.yml ==
    title: Bridge
    visibility: public
    date: 2026-11-18
    release_kind: op_ed
    """
    view = office.seen_by(Audience.PUBLIC, AT)
    titles = {
        name: [
            title
            for title in ("Ferry", "Bridge")
            if f"<title>{title}</title>" in next(feeds.stream(view, name, "en")).bytes().decode()
        ]
        for name in FORM_STREAMS
    }
    assert {name: some for name, some in titles.items() if some} == {
        "news/statements": ["Ferry"],
        "news/op-eds": ["Bridge"],
    }
    page = drawn_at(view, "/news/op-eds/")
    assert words(page, "//*[@class='news-title']") == ["Bridge"]
    assert [link.get("href") for link in page.xpath("//aside//a[contains(@href, 'feed')]")] == [
        "feed.xml",
        "feed.json",
    ]


def test_reporters_are_told_whom_to_call_and_by_when(office: Office) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    languages: [en, es]
    press_contact: {name: Priya Raghunathan, title: Press Secretary, phone: 360-555-0112}
    press:
      deadlines: Ask by 3 p.m.
      after_hours: Call the same telephone.
    translations:
      es:
        press: {deadlines: Pregunte antes de las 3 p. m.}
    == content/news/2026/2026-11-19-ferry.yml ==
    title: Ferry
    visibility: public
    date: 2026-11-19
    release_kind: statement
    == office/people/amara.yml ==
    title: Amara Diallo
    visibility: public
    role: Director of Housing
    press_topics: The housing levy
    public_email: housing@portellery.example
    private: {phone: 360-555-0199, email: amara@home.example}
    == office/people/bo.yml ==
    title: Bo Lindgren
    visibility: public
    public_phone: 360-555-0144
    == office/people/cy.yml ==
    title: Cy Young
    press_topics: Secrets
    """
    view = office.seen_by(Audience.PUBLIC, AT)
    page = drawn_at(view, "/news/reporters/")
    assert words(page, "//*[contains(@class, 'contact')][h3]") == [
        "Priya Raghunathan Press Secretary 360-555-0112",
        "Amara Diallo Director of Housing The housing levy housing@portellery.example",
    ]
    assert words(page, "//section[@aria-labelledby='deadlines']/p") == ["Ask by 3 p.m."]
    spanish = drawn_at(view, "/news/reporters/", "es")
    assert words(spanish, "//section[@aria-labelledby='deadlines']/p") == [
        "Pregunte antes de las 3 p. m."
    ]
    # What nobody translated says which language it is in.
    assert words(spanish, "//section[@aria-labelledby='call']/p[@lang='en']") == [
        "Call the same telephone."
    ]
    # Whoever is on deadline finds the telephone before the news.
    home = drawn_at(view, "/news/")
    assert words(home, "(//section | //ul[@class='news'])[1]") == [
        "For reporters Priya Raghunathan Press Secretary 360-555-0112 "
        "Contacts, deadlines, embargoes"
    ]


def test_an_advisory_leads_to_its_event_and_into_calendars(office: Office) -> None:
    """
    == content/news/2026/2026-11-19-inn.yml ==
    title: Come
    visibility: public
    date: 2026-11-19
    release_kind: advisory
    who: The Mayor
    what: A groundbreaking
    when: Thursday at 10:30 a.m.
    where: Cannery Way
    event: groundbreaking
    == schedules/events/2026/2026-12-03-groundbreaking.yml ==
    title: Groundbreaking
    visibility: public
    starts: 2026-12-03 10:30
    ends: 2026-12-03 11:30
    place: Cannery Way
    subtype: groundbreaking
    """
    page = drawn_at(office.seen_by(Audience.PUBLIC, AT), "/news/2026/inn/")
    assert words(page, "//dl[@class='facts']/div") == [
        "What A groundbreaking",
        "Who The Mayor",
        "When Thursday at 10:30 a.m.",
        "Where Cannery Way",
        "Event Groundbreaking Thursday, December 3, 2026, 10:30–11:30 a.m. PST Add to calendar",
    ]
    assert page.xpath("//a[@class='button']/@href") == [
        "../../../events/2026/groundbreaking/groundbreaking.ics"
    ]


def test_readers_are_told_in_words_what_was_said_otherwise(office: Office) -> None:
    """
    == content/remarks/2026/2026-11-18-bell.md ==
    ---
    title: The bell
    visibility: public
    date: 2026-11-18
    remarks_state: as_delivered
    as_prepared: |
      Good day. We owe you 30 homes.
    ---
    Good day. We owe you 11 homes. {commit: We will build them. | owner: bo | due: 2027-01-01}
    == content/remarks/2026/2026-11-18-bell.es.md ==
    ---
    title: La campana
    ---
    Buenos días.
    == office/people/bo.yml ==
    title: Bo Lindgren
    """
    view = office.seen_by(Audience.PUBLIC, AT)
    place = "/remarks/2026/bell/"
    changes = "//section[@aria-labelledby='differences']"
    assert words(drawn_at(view, place), f"{changes}//li") == [
        "Prepared: “We owe you 30 homes.” Said instead: “We owe you 11 homes. We will build them.”"
    ]
    assert words(drawn_at(view, place), f"{changes}/details/div") == [
        "Good day. We owe you 30 homes."
    ]
    # Nobody compares a speech with its translation.
    assert words(drawn_at(view, place, "es"), changes) == []
    mayor = drawn_at(view, "/people/renata-okafor-lindqvist/")
    assert mayor.xpath("//aside//a/@href") == ["../../remarks/2026/bell/", "../../remarks/"]
