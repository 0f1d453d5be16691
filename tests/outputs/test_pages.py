"""The website's pages: which there are, and what they say to readers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import lxml.html
import pytest

from herald.audience import Audience
from herald.office import Office
from herald.outputs import pages
from herald.outputs.artifact import Artifact, Task
from herald.outputs.pages import Sheet, Shells, structured
from herald.outputs.pages.embeds import EMBEDS
from herald.outputs.pages.imprint import imprint
from herald.outputs.pages.sheet import drawn, drawn_by_hand, request_for
from herald.outputs.shell.host import HandPage, Shell, ShellRequest, Site
from herald.outputs.shell.letterhead import Language
from herald.view import Question, View, as_text
from tests.demo import AT
from tests.whole import sheets

SITE = Site("Mayor", "https://mayor.portellery.example/", (Language("en", "English"),))
PARTS = ("", "head", "\n<hr>", "body", "")


def bare(request: ShellRequest) -> Shell:
    """A shell of nothing but its slots."""
    return Shell(request, SITE, PARTS, "bare")


RELEASE = ["ferry.pdf", "ferry.docx", "ferry.txt"]
"""What stands beside its page."""


def sheet_at(view: View, place: str, language: str = "en") -> Sheet:
    """The one page planned there."""
    found = [one for one in sheets(view) if (one.place, one.language) == (place, language)]
    assert len(found) == 1, place
    return found[0]


def page(view: View, place: str, language: str = "en") -> lxml.html.HtmlElement:
    """The page, drawn."""
    sheet = sheet_at(view, place, language)
    shell = bare(request_for(sheet, view.settings))
    return lxml.html.document_fromstring(drawn(shell, imprint(view), sheet).decode())


def words(element: lxml.html.HtmlElement, path: str) -> list[str]:
    """What the elements at an XPath say, with a space wherever markup stands between words."""
    said = (" ".join(" ".join(found.itertext()).split()) for found in element.xpath(path))
    return [re.sub(r" ([,.;])", r"\1", words) for words in said]


def facts(shown: lxml.html.HtmlElement) -> list[dict[str, Any]]:
    """What a page says to search engines."""
    (block,) = shown.xpath("//script[@type='application/ld+json']")
    graph: list[dict[str, Any]] = json.loads(block.text)["@graph"]
    return graph


def test_an_office_without_records_has_no_lists(view: View) -> None:
    """
    == office/people/renata-okafor-lindqvist.yml ==
    title: Renata Okafor-Lindqvist
    """
    assert [(one.place, one.language) for one in sheets(view)] == [
        ("/search/", "en"),
        ("/data/", "en"),
        ("/alerts/", "en"),
        ("/search/", "es"),
        ("/data/", "es"),
        ("/alerts/", "es"),
    ]


def test_every_record_and_list_is_planned_in_each_language(view: View) -> None:
    """
    == content/news/2026/2026-11-02-ferry.md ==
    ---
    title: Ferry
    visibility: public
    date: 2026-11-02
    release_kind: statement
    ---
    == content/news/2025/2025-03-02-budget.md ==
    ---
    title: Budget
    visibility: public
    date: 2025-03-02
    release_kind: release
    ---
    == schedules/events/2026-12-03-forum.md ==
    ---
    title: Forum
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Pier 2
    subtype: forum
    ---
    """
    english = [one.place for one in sheets(view) if one.language == "en"]
    assert sorted(english) == [
        "/alerts/",
        "/calendar/",
        "/calendar/2026/11/",
        "/calendar/2026/12/",
        "/calendar/kinds/forum/",
        "/calendar/subscribe/",
        "/data/",
        "/events/",
        "/events/2026/",
        "/events/2026/forum/",
        "/news/",
        "/news/2025/",
        "/news/2025/budget/",
        "/news/2026/",
        "/news/2026/ferry/",
        "/news/releases/",
        "/news/reporters/",
        "/news/statements/",
        "/people/",
        "/people/renata-okafor-lindqvist/",
        "/search/",
    ]
    assert english == [one.place for one in sheets(view) if one.language == "es"]


def test_requests_name_each_shell_once(view: View) -> None:
    """
    == office/people/ada.yml ==
    title: Ada
    visibility: public
    """
    assert pages.requests(view) == {
        ShellRequest("alerts", 1, "en"),
        ShellRequest("alerts", 2, "es"),
        ShellRequest("data", 1, "en"),
        ShellRequest("data", 2, "es"),
        ShellRequest("people", 1, "en"),
        ShellRequest("people", 2, "en"),
        ShellRequest("people", 2, "es"),
        ShellRequest("people", 3, "es"),
        ShellRequest("search", 1, "en"),
        ShellRequest("search", 2, "es"),
    }


def test_there_is_a_shell_for_every_page_and_for_those_that_one_more_record_brings(
    office: Office,
) -> None:
    """
    == content/news/2026/2026-11-02-ferry.md ==
    ---
    title: Ferry
    visibility: public
    date: 2026-11-02
    release_kind: statement
    ---
    == content/news/2025/2025-03-02-budget.md ==
    ---
    title: Budget
    visibility: public
    date: 2025-03-02
    release_kind: release
    embargo: 2026-11-20 12:30
    ---
    == schedules/events/2026-12-03-forum.md ==
    ---
    title: Forum
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: Pier 2
    subtype: forum
    ---
    """
    now, later = (office.seen_by(Audience.PUBLIC, AT + timedelta(hours=n)) for n in (0, 1))
    assert len(later.of("release")) == len(now.of("release")) + 1
    for view in (now, later):
        needed = {request_for(sheet, view.settings) for sheet in sheets(view)}
        assert needed <= pages.requests(now)


def test_an_event_says_when_where_and_how_to_take_part(view: View) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    visibility: public
    address: 210 Harbor Street
    step_free: yes
    transit: Bus 6
    == schedules/events/2026-12-03-forum.md ==
    ---
    title: Forum <on> ferries
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    venue: city-hall
    subtype: forum
    cost: Free
    accessibility: {asl: yes, interpretation: [es], request_by: 2026-11-28, contact: Ana}
    languages: [en, es]
    mayors_role: speak
    private: {notes: The back door is open.}
    ---
    Bring a question.
    """
    forum = page(view, "/events/2026/forum/")
    assert words(forum, "//h1") == ["Forum <on> ferries"]
    assert words(forum, "//dl[@class='facts']//dt") == [
        "When",
        "Where",
        "Cost",
        "Accessibility",
        "Languages",
        "Mayor",
    ]
    assert words(forum, "//dl[@class='facts']//dd") == [
        "Thursday, December 3, 2026, 6–7:30 p.m. PST Times are Pacific Time. "
        "Add to calendar Google Calendar Outlook",
        "City Hall 210 Harbor Street Bus 6",
        "Free",
        "Step-free access American Sign Language interpretation Interpretation into Spanish "
        "Need something else? Ask Ana by Nov. 28, 2026.",
        "English, Spanish",
        "The Mayor speaks",
    ]
    assert words(forum, "//div[@class='prose']") == ["Bring a question."]
    assert words(forum, "//nav[@class='crumbs']//li") == ["Home", "Events", "2026"]
    assert forum.xpath("//a[@class='button']/@href") == ["forum.ics"]
    assert "back door" not in forum.text_content()


def test_whom_to_ask_is_a_link_and_each_word_in_its_language(view: View) -> None:
    """
    == schedules/events/2026-12-03-forum.md ==
    ---
    title: Forum
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    place: The old pier
    online: {url: "https://meet.example.org/", dial_in: "360-555-0160, code 3317"}
    subtype: forum
    cost: Free
    accessibility: {request_by: 2026-11-28, contact: "Ana, ana@example.org or 360-555-0142"}
    ---
    """
    forum = page(view, "/events/2026/forum/", "es")
    assert words(forum, "//dl[@class='facts']//dd") == [
        "Jueves, 3 de diciembre de 2026, 6:00–7:30 p. m. (hora del Pacífico) "
        "Agregar al calendario Google Calendar Outlook",
        "The old pier Participar en línea Por teléfono: 360-555-0160, code 3317",
        "Gratis",
        "¿Necesita algo más? Pídalo a Ana, ana@example.org or 360-555-0142 "
        "a más tardar el 28 de noviembre de 2026.",
    ]
    assert words(forum, "//dd//*[@lang='en']") == [
        "The old pier",
        "360-555-0160, code 3317",
        "Ana, ana@example.org or 360-555-0142",
    ]
    assert forum.xpath("//dd//span/a/@href") == [
        "tel:360-555-0160",
        "mailto:ana@example.org",
        "tel:360-555-0142",
    ]
    assert words(page(view, "/events/", "es"), "//p[@class='event-where']/span[@lang='en']") == [
        "The old pier"
    ]
    assert [crumb["item"] for crumb in facts(forum)[1]["itemListElement"]] == [
        "https://mayor.portellery.example/es/events/",
        "https://mayor.portellery.example/es/events/2026/",
    ]


def test_an_event_that_does_not_take_place_as_announced_says_so(view: View) -> None:
    """
    == schedules/events/2026-12-03-forum.md ==
    ---
    title: Forum
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    place: Pier 2
    subtype: forum
    status: cancelled
    reason: The pier is closed.
    ---
    == schedules/events/2026-12-04-walk.md ==
    ---
    title: Walk
    visibility: public
    starts: 2026-12-04 18:00
    ends: 2026-12-04 19:30
    place: Pier 2
    subtype: forum
    status: rescheduled
    reason: Rain.
    previously: 2026-12-01 18:00
    ---
    == schedules/events/2026-11-04-past.md ==
    ---
    title: Past
    visibility: public
    starts: 2026-11-04 18:00
    ends: 2026-11-04 19:30
    place: Pier 2
    subtype: forum
    ---
    """
    notice = "//div[contains(@class, 'notice')]"
    assert words(page(view, "/events/2026/forum/"), notice) == [
        "This event is canceled. The pier is closed."
    ]
    assert page(view, "/events/2026/forum/").xpath("//a[@class='button']") == []
    assert words(page(view, "/events/2026/walk/"), notice) == [
        "This event has a new time. Rain. It was to start on Tuesday, December 1, 2026, 6 p.m. PST."
    ]
    assert words(page(view, "/events/2026/past/"), notice) == ["This event is over."]
    listed = page(view, "/events/")
    assert words(listed, "//h2[@class='event-title']") == ["Forum", "Walk"]
    assert words(listed, "//span[contains(@class, 'tag')]") == ["Canceled", "New time"]


def test_an_event_that_repeats_stands_on_each_of_its_days(view: View) -> None:
    """
    == schedules/events/2026-11-04-hours.md ==
    ---
    title: Office hours
    visibility: public
    starts: 2026-11-04 16:00
    ends: 2026-11-04 18:00
    place: Library
    subtype: office_hours
    recurrence: FREQ=WEEKLY;COUNT=5
    except_on: [2026-11-18]
    ---
    """
    hours = page(view, "/events/2026/hours/")
    # The first time is long over, and nobody can come to it.
    assert words(hours, "//p[@class='fact-strong']") == [
        "Wednesday, November 25, 2026, 4–6 p.m. PST",
        "Library",
    ]
    assert words(hours, "//dd/ul[not(@class)]/li") == [
        "Wednesday, December 2, 2026, 4–6 p.m. PST",
    ]
    (event, _) = facts(hours)
    assert (event["startDate"], event["endDate"]) == (
        "2026-11-25T16:00:00-08:00",
        "2026-11-25T18:00:00-08:00",
    )
    november = page(view, "/calendar/")
    assert november.xpath("//td[.//li]/@data-day") == [
        "2026-11-04",
        "2026-11-11",
        "2026-11-25",
    ]
    assert words(page(view, "/events/"), "//p[@class='event-when']") == [
        "Wednesday, Nov. 25, 2026, 4–6 p.m."
    ]


def test_a_release_is_what_the_trade_expects(view: View) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    state_abbreviation: Wash.
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    languages: [en, es]
    press_contact: {name: Priya, title: Press Secretary, phone: 360-555-0112}
    boilerplate: The office leads the city.
    == content/news/2026-11-02-ferry.md ==
    ---
    title: Ferry opens
    visibility: public
    date: 2026-11-02
    release_kind: release
    subhead: At every tide
    quotes:
      - who: Ana Ruiz
        title: captain
        text: It floats.
        approved_by: renata-okafor-lindqvist
    corrections: [{at: 2026-11-03 09:00, was: Monday, now: Tuesday}]
    change_note: The day was corrected.
    ---
    The ferry opens.

    See [the news](/news/).
    """
    ferry = page(view, "/news/2026/ferry/")
    assert words(ferry, "//p[@class='kicker']") == ["News release · Nov. 2, 2026"]
    assert words(ferry, "//p[@class='lead']") == ["At every tide"]
    assert words(ferry, "//div[contains(@class, 'release-text')]/p") == [
        "PORT ELLERY, Wash. — The ferry opens.",
        "See the news.",
    ]
    assert words(ferry, "//figure") == ["“It floats.” Ana Ruiz, captain"]
    assert words(ferry, "//div[contains(@class, 'notice')]") == [
        "Corrected on Nov. 3, 2026 It said Monday It should have said Tuesday"
    ]
    assert words(ferry, "//p[@class='changed']") == ["What changed: The day was corrected."]
    assert words(ferry, "//section[@class='boilerplate']/p") == ["The office leads the city."]
    assert words(ferry, "//div[@class='contact']") == ["Priya Press Secretary 360-555-0112"]
    assert ferry.xpath("//p[@class='document']/a/@href") == RELEASE
    assert ferry.xpath("//div[contains(@class, 'release-text')]//a/@href") == ["../../"]


def test_a_record_that_is_withdrawn_stays_and_says_so(view: View) -> None:
    """
    == content/news/2026-11-02-ferry.md ==
    ---
    title: Ferry opens
    visibility: public
    date: 2026-11-02
    release_kind: release
    withdrawn: {on: 2026-11-05, reason: It was sent too early.}
    ---
    """
    assert words(page(view, "/news/2026/ferry/"), "//div[contains(@class, 'notice')]") == [
        "Withdrawn on Nov. 5, 2026 It was sent too early."
    ]
    assert words(page(view, "/news/"), "//span[contains(@class, 'tag')]") == ["Withdrawn"]


def test_a_proclamation_stands_in_its_form(view: View) -> None:
    """
    == proclamations/2026-11-19-library-day.yml ==
    title: Library Day
    visibility: public
    date: 2026-11-19
    number: 2026-034
    proclamation_kind: ceremonial
    whereas: [books are kept, doors are open, people read]
    resolved: November 30 as Library Day
    effective: {from: 2026-11-30}
    signed: {by: renata-okafor-lindqvist, on: 2026-11-19}
    """
    day = page(view, "/proclamations/2026/library-day/")
    assert words(day, "//div[@class='ceremony']/p") == [
        "Port Ellery, Washington",
        "Proclamation",
        "Library Day",
        "WHEREAS, books are kept;",
        "WHEREAS, doors are open;",
        "WHEREAS, people read; and",
        "NOW, THEREFORE, I, Renata Okafor-Lindqvist, Mayor of the City of Port Ellery, "
        "do hereby proclaim November 30 as Library Day.",
        "IN WITNESS WHEREOF, I have hereunto set my hand and caused the Seal of the City of "
        "Port Ellery to be affixed this nineteenth day of November, two thousand twenty-six.",
    ]
    assert words(day, "//div[@class='signature']") == [
        "Signed Renata Okafor-Lindqvist Mayor Nov. 19, 2026"
    ]
    assert day.xpath("//p[@class='document']/a/@href") == ["library-day.pdf"]


def test_a_proclamation_that_is_not_translated_is_in_one_language_to_its_signature(
    view: View,
) -> None:
    """
    == office/people/renata-okafor-lindqvist.es.md ==
    ---
    role: Alcaldesa
    ---
    == proclamations/2026-11-19-library-day.yml ==
    title: Library Day
    visibility: public
    date: 2026-11-19
    number: 2026-034
    proclamation_kind: commendation
    recipient: the library
    resolved: for its open doors
    signed: {by: renata-okafor-lindqvist, on: 2026-11-19}
    """
    day = page(view, "/proclamations/2026/library-day/", "es")
    assert day.xpath("//div[@class='ceremony']/@lang") == ["en"]
    assert words(day, "//div[@class='ceremony']//p[@class='ceremony-act']")[0] == (
        "On behalf of the people of the City of Port Ellery, I, Renata Okafor-Lindqvist, Mayor of "
        "the City of Port Ellery, do hereby commend the library for its open doors."
    )
    assert words(day, "//div[@class='signature']") == [
        "Signed Renata Okafor-Lindqvist Mayor Nov. 19, 2026"
    ]


GOAL = """
== content/priorities/homes.md ==
---
title: Homes
visibility: public
rank: 1
statement: Everyone has a home.
---
== committees/housing/committee.yml ==
title: Housing Committee
visibility: public
charter: It watches.
chair: renata-okafor-lindqvist
members: [{person: renata-okafor-lindqvist, seat: Mayor, since: 2024-06-01}]
meets: second Tuesday
== committees/housing/goals/levy-homes.yml ==
title: 240 homes
visibility: public
statement: 240 homes by 2027.
priority: homes
owner: renata-okafor-lindqvist
due: 2027-12-31
measures:
  - name: Homes funded
    unit: homes
    direction: up
    baseline: {value: 0, date: 2026-01-01}
    target: {value: 240, date: 2027-12-31}
    source: Contracts
    frequency: quarterly
    readings: [{date: 2026-10-22, value: 148, note: First round}]
milestones: [{name: Award, due: 2026-09-30, done: 2026-10-22}, {name: Again, due: 2027-03-01}]
"""


def test_a_committee_shows_its_goals_and_how_they_stand(view: View) -> None:
    housing = page(view, "/committees/housing/")
    assert words(housing, "//li[@class='goal']") == [
        "240 homes On track 148 of 240 homes · due Dec. 31, 2027"
    ]
    assert words(housing, "//tbody/tr") == ["Renata Okafor-Lindqvist Mayor since June 1, 2024"]
    assert words(housing, "//nav[@class='crumbs']//li") == ["Home", "Committees"]


test_a_committee_shows_its_goals_and_how_they_stand.__doc__ = GOAL


def test_a_goal_shows_its_chart_with_the_numbers(view: View) -> None:
    goal = page(view, "/committees/housing/levy-homes/")
    assert words(goal, "//*[local-name() = 'svg'][@role='img']/*[local-name() = 'title']") == [
        "Homes funded"
    ]
    assert words(goal, "//table//tbody/tr") == [
        "Jan. 1, 2026 0 Baseline",
        "Oct. 22, 2026 148 First round",
        "Dec. 31, 2027 240 Target",
    ]
    assert words(goal, "//ol[@class='timeline']/li") == [
        "Done on Oct. 22, 2026 Award The plan said Sept. 30, 2026.",
        "Planned for March 1, 2027 Again",
    ]
    assert words(goal, "//nav[@class='crumbs']//li") == ["Home", "Committees", "Housing Committee"]


test_a_goal_shows_its_chart_with_the_numbers.__doc__ = GOAL


def test_a_page_without_translation_says_so_and_marks_its_words(view: View) -> None:
    """
    == content/news/2026-11-02-ferry.md ==
    ---
    title: Ferry opens
    visibility: public
    summary: At every tide.
    date: 2026-11-02
    release_kind: release
    ---
    The ferry opens.
    """
    ferry = page(view, "/news/2026/ferry/", "es")
    assert words(ferry, "//div[contains(@class, 'notice')]") == [
        "Esta página aún no está traducida. Lo que sigue está en inglés."
    ]
    assert ferry.xpath("//h1/@lang") == ["en"]
    assert ferry.xpath("//div[contains(@class, 'prose')]/@lang") == ["en"]
    assert words(ferry, "//nav[@class='crumbs']//li") == ["Inicio", "Noticias", "2026"]
    assert ferry.xpath("//p[@class='document']/a/@href") == [
        f"../../../../news/2026/ferry/{form}" for form in RELEASE
    ]
    assert ferry.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_a_translated_page_leads_to_the_pages_of_its_language(view: View) -> None:
    """
    == content/pages/about.md ==
    # About
    == content/pages/about.es.md ==
    # Acerca
    == content/pages/terms.md ==
    # Terms
    == content/news/2026-11-02-ferry.md ==
    ---
    title: Ferry opens
    visibility: public
    date: 2026-11-02
    release_kind: release
    ---
    == content/news/2026-11-02-ferry.es.md ==
    ---
    title: Abre el ferry
    ---
    [a](/about/) [b](/terms/) [c](/news/#d) [e](/news/2026/ferry/mapa.pdf)
    """
    ferry = page(view, "/news/2026/ferry/", "es")
    assert words(ferry, "//h1") == ["Abre el ferry"]
    assert ferry.xpath("//h1/@lang") == []
    assert ferry.xpath("//div[contains(@class, 'prose')]//a/@href") == [
        "../../../about/",
        "../../../../terms/",
        "../../#d",
        "../../../../news/2026/ferry/mapa.pdf",
    ]
    assert ferry.xpath("//p[@class='document']/a/@href") == RELEASE


ALERT = """
== content/alerts/tide.yml ==
title: Tide
visibility: public
level: advisory
headline: High water until Monday
body: Water may stand on Wharf Street.
action: Move your car.
starts: 2026-11-19 05:00
expires: 2026-11-23 20:00
link: /people/
== content/alerts/later.yml ==
title: Later
visibility: public
level: info
headline: Later
body: Later.
starts: 2026-11-21 05:00
expires: 2026-11-23 20:00
"""


def test_the_page_of_alerts_says_what_holds_and_what_is_to_come(office: Office) -> None:
    def alerts(hours: int, language: str = "en") -> dict[str, list[str]]:
        view = office.seen_by(Audience.PUBLIC, AT + timedelta(hours=hours))
        sections = page(view, "/alerts/", language).xpath(
            "//section[contains(@aria-labelledby, '_')]"
        )
        return {
            section.get("aria-labelledby"): words(
                section, ".//article | .//p[@class='alerts-none' and not(@hidden)]"
            )
            for section in sections
        }

    tide = (
        "Advisory High water until Monday Water may stand on Wharf Street. Move your car. "
        "From Thursday, November 19, 2026, 5 a.m. PST Until Monday, November 23, 2026, 8 p.m. PST "
        "More on this : High water until Monday"
    )
    later = (
        "Notice Later Later. From Saturday, November 21, 2026, 5 a.m. PST "
        "Until Monday, November 23, 2026, 8 p.m. PST"
    )
    nothing = ["No alert holds now."]
    assert alerts(-48) == {
        "alerts_now": nothing,
        "alerts_coming": [tide, later],
        "alerts_follow": [],
    }
    assert alerts(0) == {"alerts_now": [tide], "alerts_coming": [later], "alerts_follow": []}
    assert alerts(24) == {"alerts_now": [tide, later], "alerts_follow": []}
    assert alerts(96) == {"alerts_now": nothing, "alerts_follow": []}
    assert alerts(96, "es")["alerts_now"] == ["No hay ningún aviso vigente."]


test_the_page_of_alerts_says_what_holds_and_what_is_to_come.__doc__ = ALERT


def test_a_page_written_by_hand_has_the_lists_that_it_embeds(view: View) -> None:
    home = HandPage("/", "content/pages/index.md", "en", "Mayor of X", ("hero", "odd"), (), "home")
    home = replace(home, parts=("<hr>", "embed:hero", "<hr>", "embed:odd", ""))
    drawn_home = drawn_by_hand(home, imprint(view), {"hero": EMBEDS["hero"](view, "en")})
    shown = lxml.html.document_fromstring(drawn_home.decode())
    assert words(shown, "//h1") == ["Mayor of X"]


def test_search_engines_are_told_of_events(view: View) -> None:
    """
    == schedules/events/2026-12-03-forum.md ==
    ---
    title: Forum </script><b>
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:30
    place: Pier 2
    subtype: forum
    ---
    """
    (script,) = page(view, "/events/2026/forum/").xpath("//script")
    event, crumbs = json.loads(script.text)["@graph"]
    assert event == {
        "@type": "Event",
        "name": "Forum </script><b>",
        "description": "Forum </script><b>",
        "startDate": "2026-12-03T18:00:00-08:00",
        "endDate": "2026-12-03T19:30:00-08:00",
        "inLanguage": "en",
        "image": ["https://mayor.portellery.example/social.png"],
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": "Pier 2", "address": "Pier 2"},
        "url": "https://mayor.portellery.example/events/2026/forum/",
        "organizer": OFFICE,
    }
    assert [item["name"] for item in crumbs["itemListElement"]] == ["Events", "2026"]


OFFICE = {
    "@type": "GovernmentOrganization",
    "name": "Mayor of Port Ellery",
    "url": "https://mayor.portellery.example/",
}


def facts_of(view: View, place: str) -> dict[str, object]:
    """What search engines are told of what a page is about."""
    (script,) = page(view, place).xpath("//script")
    found: dict[str, object] = json.loads(script.text)["@graph"][0]
    return found


def test_search_engines_are_told_that_an_event_was_moved_and_is_free(view: View) -> None:
    """
    == schedules/events/2026-12-03-forum.md ==
    ---
    title: Forum
    visibility: public
    starts: 2026-12-04 18:00
    ends: 2026-12-04 19:30
    previously: 2026-12-03 18:00
    status: rescheduled
    reason: Snow.
    venue: city-hall
    online: {url: "https://meet.example/forum"}
    subtype: forum
    host: chamber
    cost: Free
    rsvp: {url: "https://rsvp.example/forum"}
    images: [{file: pier.jpg, alt: The pier}]
    ---
    == office/organizations/chamber.yml ==
    title: Chamber of Commerce
    visibility: public
    == office/venues/city-hall.yml ==
    title: City Hall
    visibility: public
    address: 210 Harbor Street
    latitude: 48.1
    longitude: -122.75
    """
    assert facts_of(view, "/events/2026/forum/") == {
        "@type": "Event",
        "name": "Forum",
        "description": "Forum",
        "startDate": "2026-12-04T18:00:00-08:00",
        "endDate": "2026-12-04T19:30:00-08:00",
        "previousStartDate": "2026-12-03T18:00:00-08:00",
        "inLanguage": "en",
        "image": ["https://mayor.portellery.example/events/2026/forum/pier.jpg"],
        "eventStatus": "https://schema.org/EventRescheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": [
            {
                "@type": "Place",
                "name": "City Hall",
                "address": "210 Harbor Street",
                "geo": {"@type": "GeoCoordinates", "latitude": 48.1, "longitude": -122.75},
            },
            {"@type": "VirtualLocation", "url": "https://meet.example/forum"},
        ],
        "isAccessibleForFree": True,
        "offers": {
            "@type": "Offer",
            "price": 0,
            "priceCurrency": "USD",
            "availability": "https://schema.org/InStock",
            "url": "https://rsvp.example/forum",
        },
        "url": "https://mayor.portellery.example/events/2026/forum/",
        "organizer": {"@type": "Organization", "name": "Chamber of Commerce"},
    }


def test_search_engines_are_told_of_news_and_of_when_it_was_corrected(view: View) -> None:
    """
    == content/news/2026/2026-11-02-ferry.md ==
    ---
    title: Ferry
    visibility: public
    date: 2026-11-02
    release_kind: statement
    summary: It opens.
    corrections: [{at: 2026-11-05 09:00, was: Monday, now: Tuesday}]
    ---
    Words.
    """
    assert facts_of(view, "/news/2026/ferry/") == {
        "@type": "NewsArticle",
        "headline": "Ferry",
        "description": "It opens.",
        "datePublished": "2026-11-02",
        "dateModified": "2026-11-05",
        "inLanguage": "en",
        "image": ["https://mayor.portellery.example/social.png"],
        "url": "https://mayor.portellery.example/news/2026/ferry/",
        "mainEntityOfPage": "https://mayor.portellery.example/news/2026/ferry/",
        "author": OFFICE,
        "publisher": OFFICE,
    }


def test_search_engines_are_told_of_a_person_what_is_public(view: View) -> None:
    """
    == office/people/ada.yml ==
    title: Ada Ruiz
    visibility: public
    role: Press Secretary
    public_email: ada@portellery.example
    private: {phone: 360-555-0190}
    """
    assert facts_of(view, "/people/ada/") == {
        "@type": "Person",
        "name": "Ada Ruiz",
        "jobTitle": "Press Secretary",
        "email": "ada@portellery.example",
        "url": "https://mayor.portellery.example/people/ada/",
        "worksFor": OFFICE,
    }


def test_the_first_page_says_whose_site_it_is(demo: Office) -> None:
    told = str(structured.home(demo.settings.into("es"), "es"))
    office, site = json.loads(re.sub("<[^>]+>", "", told))["@graph"]
    assert office == {
        "@type": "GovernmentOrganization",
        "name": "Oficina de la Alcaldía de Port Ellery",
        "url": "https://mayor.portellery.example/",
        "areaServed": {
            "@type": "City",
            "name": "Port Ellery",
            "containedInPlace": {"@type": "State", "name": "Washington"},
        },
        "logo": "https://mayor.portellery.example/assets/seal.svg",
        "address": "210 Harbor Street, Port Ellery, WA 98299",
        "telephone": "360-555-0100",
        "email": "mayor@portellery.example",
        "contactPoint": {
            "@type": "ContactPoint",
            "contactType": "press",
            "name": "Priya Raghunathan",
            "telephone": "360-555-0112",
            "email": "press@portellery.example",
        },
    }
    assert site == {
        "@type": "WebSite",
        "name": "Oficina de la Alcaldía de Port Ellery",
        "url": "https://mayor.portellery.example/es/",
        "inLanguage": "es",
        "potentialAction": {
            "@type": "SearchAction",
            "target": "https://mayor.portellery.example/es/search/?q={search_term_string}",
            "query-input": "required name=search_term_string",
        },
    }


def cards(view: View, place: str, language: str = "en") -> dict[str, list[str]]:
    """What a page says to those who share it, by property."""
    found: dict[str, list[str]] = {}
    for meta in page(view, place, language).xpath("//meta[@property or @name='twitter:card']"):
        name = meta.get("property") or meta.get("name")
        found.setdefault(name, []).append(meta.get("content"))
    return found


def test_who_shares_a_page_shows_its_picture_or_the_sites(view: View) -> None:
    """
    == content/news/2026/2026-11-02-ferry.md ==
    ---
    title: Ferry & "friends"
    visibility: public
    date: 2026-11-02
    release_kind: statement
    summary: It opens.
    images:
      - {file: line.png, decorative: yes}
      - {file: pier.jpg, alt: The pier at dawn}
    ---
    Words.
    """
    assert cards(view, "/news/2026/ferry/") == {
        "og:type": ["article"],
        "og:site_name": ["Mayor"],
        "og:title": ['Ferry & "friends"'],
        "og:description": ["It opens."],
        "og:url": ["https://mayor.portellery.example/news/2026/ferry/"],
        "og:locale": ["en_US"],
        "og:image": ["https://mayor.portellery.example/news/2026/ferry/pier.jpg"],
        "og:image:alt": ["The pier at dawn"],
        "twitter:card": ["summary_large_image"],
    }
    site = {"og:image", "og:image:alt", "og:image:width", "og:image:height"}
    people = cards(view, "/people/", "es")
    assert {name: people[name] for name in people if name in site} == {
        "og:image": ["https://mayor.portellery.example/social.png"],
        "og:image:alt": ["Mayor"],
        "og:image:width": ["1200"],
        "og:image:height": ["630"],
    }
    assert people["og:locale"] == ["es_US"]
    assert cards(view, "/people/renata-okafor-lindqvist/")["og:type"] == ["profile"]


# --- the demo office, whole -----------------------------------------------------------------------


@pytest.fixture(scope="session")
def planned(demo_view: View) -> tuple[Sheet, ...]:
    """Every page of the demo office."""
    return tuple(sheets(demo_view))


def tasks(view: View) -> Iterator[Task]:
    """All that makes pages, in bare shells."""
    shells = Shells({request: bare(request) for request in pages.requests(view)})
    hand = HandPage("/404.html", "", "en", "Not found", (), ("",), "404")
    yield Task("not found", pages.not_found, ((hand,),))
    for language in view.settings.languages:
        yield from pages.list_tasks(view, language, shells)
    yield Task("alerts", pages.alerts, (shells,))
    for seen in view.records:
        if seen.address:
            yield Task(f"record {seen.key}", pages_of, (seen.key, shells))


def pages_of(view: View, key: str, shells: Shells) -> Iterator[Artifact]:
    """The pages of one record."""
    seen = view.record(key)
    assert seen is not None
    yield from pages.record_pages(view, seen, shells)


def texts(asked: set[Question]) -> list[str]:
    """Questions as the ledger keeps them."""
    return sorted(map(as_text, asked))


def made_of(view: View, task: Task) -> dict[str, bytes]:
    """What a task makes, by its path."""
    plan = task.plan(view, *task.given)
    return {
        made.path: made.bytes()
        for made in plan
        if isinstance(made, Artifact) and made.path.endswith(".html")
    }


@pytest.fixture(scope="session")
def made(demo_view: View) -> dict[str, bytes]:
    """Every page of the demo office, by its path."""
    found: dict[str, bytes] = {}
    for task in tasks(demo_view):
        found |= made_of(demo_view, task)
    return found


def test_no_two_pages_have_one_address(planned: tuple[Sheet, ...], made: dict[str, bytes]) -> None:
    assert len(made) == len(planned) + 1


def elements(made: dict[str, bytes]) -> Iterator[tuple[str, lxml.html.HtmlElement]]:
    for path, content in made.items():
        if content:
            yield path, lxml.html.document_fromstring(content.decode())


def test_every_page_has_one_title_and_headings_that_skip_nothing(made: dict[str, bytes]) -> None:
    wrong = []
    for path, found in elements(made):
        levels = [int(heading.tag[1]) for heading in found.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        skips = any(after > before + 1 for before, after in pairwise(levels))
        if levels[:1] != [1] or levels.count(1) != 1 or skips:
            wrong.append((path, levels))
    assert wrong == []


def test_no_id_stands_twice_on_a_page_and_every_label_is_there(made: dict[str, bytes]) -> None:
    wrong = []
    for path, found in elements(made):
        ids = found.xpath("//@id")
        labels = " ".join(found.xpath("//@aria-labelledby")).split()
        if len(ids) != len(set(ids)) or set(labels) - set(ids):
            wrong.append(path)
    assert wrong == []


def test_no_link_on_a_page_begins_at_the_root(made: dict[str, bytes]) -> None:
    """The site must work in any folder of any host, and from a disk."""
    wrong = [
        (path, link)
        for path, found in elements(made)
        for link in found.xpath("//@href | //@src")
        if link.startswith("/")
    ]
    assert wrong == []


def test_the_same_view_gives_the_same_fingerprints_questions_and_bytes(
    demo: Office, demo_view: View, made: dict[str, bytes]
) -> None:
    again = demo.seen_by(Audience.PUBLIC, AT)
    before, after = [*tasks(demo_view)], [*tasks(again)]
    assert [(one.name, one.fingerprint) for one in before] == [
        (one.name, one.fingerprint) for one in after
    ]
    found: dict[str, bytes] = {}
    for one, same in zip(before, after, strict=True):
        asked, asked_again = set[Question](), set[Question]()
        [*one.plan(demo_view.listening(asked), *one.given)]
        found |= made_of(again.listening(asked_again), same)
        assert asked == asked_again, one.name
        assert demo_view.answers(texts(asked)) == again.answers(texts(asked)), one.name
    assert found == made


def test_no_page_changes_as_half_an_hour_goes_by_that_passes_nothing(
    demo: Office, demo_view: View
) -> None:
    later = demo.seen_by(Audience.PUBLIC, AT + timedelta(minutes=30))
    before, after = [*tasks(demo_view)], [*tasks(later)]
    assert [(one.name, one.fingerprint) for one in before] == [
        (one.name, one.fingerprint) for one in after
    ]
    changed = []
    for task in before:
        asked = set[Question]()
        [*task.plan(demo_view.listening(asked), *task.given)]
        if demo_view.answers(texts(asked)) != later.answers(texts(asked)):
            changed.append(task.name)
    assert changed == []


def test_every_marker_draws_something_or_nothing_at_all(demo_view: View) -> None:
    lists = {name: make(demo_view, "es") for name, make in EMBEDS.items()}
    assert set(lists) == set(EMBEDS)
    for name in EMBEDS:
        hand = HandPage("/es/x/", "", "es", "X", (name,), ("", f"embed:{name}", ""), "x")
        content = drawn_by_hand(hand, imprint(demo_view), lists)
        assert bool(content.strip()) is (name != "current_alert")


def test_an_unknown_marker_draws_nothing(demo_view: View) -> None:
    hand = HandPage("/x/", "", "en", "X", ("odd",), ("a", "embed:odd", "b"), "x")
    assert drawn_by_hand(hand, imprint(demo_view), {}) == b"ab"
