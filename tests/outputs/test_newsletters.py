"""Newsletters as mail, read back by lxml and the e-mail package, and compared with the records."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import lxml.html
import pytest

from herald.audience import Audience
from herald.kinds.newsletter import Newsletter
from herald.office import Office
from herald.outputs import newsletters
from herald.outputs.pages.imprint import imprint
from herald.outputs.pages.sheet import drawn, request_for
from herald.outputs.shell.host import Shell, Site
from herald.outputs.shell.letterhead import Language
from herald.topics import issue
from herald.view import View
from tests.demo import AT
from tests.hostile import titles
from tests.whole import sheets

SITE = Site("Mayor", "https://mayor.portellery.example/", (Language("en", "English"),))


def made(office: Office, at: datetime = AT) -> dict[str, bytes]:
    """Every issue as mail, as it is at a moment, by its path."""
    public, staff = (office.seen_by(who, at) for who in (Audience.PUBLIC, Audience.INTERNAL))
    return {
        artifact.path: artifact.bytes()
        for newsletter in staff.of("newsletter")
        for artifact in newsletters.artifacts(public, newsletter)
    }


def shown(view: View) -> list[tuple[str, list[str]]]:
    """The headings of the only issue, and the names of the records below each."""
    (newsletter,) = view.of("newsletter")
    sections = issue.sections(newsletter, view)
    return [(section.heading, [seen.name for seen in section.shown]) for section in sections]


def test_an_issue_is_written_whole(office: Office) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    newsletter_address: letter@portellery.example
    unsubscribe: https://mayor.portellery.example/subscribe/
    contact: {address: "210 Harbor Street, Port Ellery, WA 98299"}
    == content/newsletters/letter.md ==
    ---
    title: The Letter, November
    visibility: public
    date: 2026-11-06
    send_at: 2026-11-06 07:00
    list: The Letter
    subject: One year after
    preheader: Where we stand.
    sections:
      - heading: A year after the water
        text: Of 412 homes, [371](/news/2026/homes/) are lived in.
      - heading: Come
        items: [event/walk]
      - heading: Signed
        query: {kind: release, days: 30}
    ---
    Neighbors,

    *Renata*
    == office/venues/hall.yml ==
    title: City Hall
    visibility: public
    address: 210 Harbor Street
    == schedules/events/2026-11-15-walk.md ==
    ---
    title: Walk
    visibility: public
    summary: Wear boots.
    starts: 2026-11-15 14:00
    ends: 2026-11-15 16:00
    venue: hall
    subtype: memorial
    ---
    == content/news/2026-11-01-homes.md ==
    ---
    title: Homes
    visibility: public
    date: 2026-11-01
    release_kind: release
    ---
    """
    files = made(office)
    assert [*files] == ["letter.html", "letter.txt", "letter.eml"]
    assert (
        files["letter.txt"].decode()
        == """\
Mayor of Port Ellery
The Letter, November, Nov. 6, 2026

One year after
==============

Neighbors,

Renata

A year after the water
----------------------

Of 412 homes, 371 (https://mayor.portellery.example/news/2026/homes/)
are lived in.

Come
----

* Walk
  Sunday, November 15, 2026, 2–4 p.m. PST
  City Hall
  Wear boots.
  https://mayor.portellery.example/events/2026/walk/

Signed
------

* Homes
  Nov. 1, 2026
  https://mayor.portellery.example/news/2026/homes/

--\x20
Mayor of Port Ellery
210 Harbor Street, Port Ellery, WA 98299
On the web: https://mayor.portellery.example/newsletters/letter/
Unsubscribe: https://mayor.portellery.example/subscribe/
"""
    )
    message = message_from_bytes(files["letter.eml"], policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert {
        name: str(message[name]) for name in ("From", "To", "Subject", "Date", "Message-ID")
    } == {
        "From": "Mayor of Port Ellery <letter@portellery.example>",
        "To": "The Letter <list@newsletter.invalid>",
        "Subject": "One year after",
        "Date": "Fri, 06 Nov 2026 07:00:00 -0800",
        "Message-ID": "<newsletter.2026.letter.en@mayor.portellery.example>",
    }
    text, html = (part.get_content().replace("\r\n", "\n") for part in message.iter_parts())
    assert text == files["letter.txt"].decode()
    assert html.rstrip("\n") == files["letter.html"].decode().rstrip("\n")


def test_a_page_is_fit_for_mail_programs(demo: Office) -> None:
    for path, content in made(demo).items():
        if not path.endswith(".html"):
            continue
        page = lxml.html.document_fromstring(content)
        (newsletter,) = [
            seen
            for seen in demo.seen_by(Audience.INTERNAL, AT).of("newsletter")
            if seen.name in path
        ]
        record = newsletter.record
        assert isinstance(record, Newsletter)
        assert page.get("lang") == "en"
        assert page.xpath("string(//title)") == page.xpath("string(//h1)") == record.subject
        assert page.xpath("//body/div[1]")[0].text.startswith(record.preheader)
        assert len(page.xpath("//h1")) == 1
        assert not page.xpath("//table[not(@role='presentation')]")
        assert not page.xpath("//link | //script | //iframe | //form | //img[not(@alt)]")
        links = [str(href) for href in page.xpath("//a/@href")]
        assert all(link.startswith(("https://", "mailto:", "tel:")) for link in links)
        assert demo.settings.unsubscribe in links
        assert demo.settings.absolute(newsletter.address) in links
        assert b"url(" not in content
        assert b"@import" not in content
        # Gmail cuts off a message above 102 kB.
        assert len(content) < 102_000


def test_the_pages_of_the_demo_say_what_the_mails_say(demo: Office) -> None:
    assert compared(demo) == [
        "harbor-letter-november-2026",
        "harbor-letter-october-2026",
        "harbor-letter-september-2026",
    ]


def test_a_translated_page_says_what_its_mail_says(office: Office) -> None:
    """
    == content/newsletters/letter.md ==
    ---
    title: The Letter
    visibility: public
    date: 2026-11-06
    subject: One year after
    preheader: Where we stand.
    sections:
      - heading: Come
        text: Wear *boots*. [Why?](/news/2026/boots/)
        items: [event/walk]
      - heading: Read
        items: [release/boots, event/walk]
    ---
    Neighbors,
    == content/newsletters/letter.es.md ==
    ---
    title: La carta
    subject: Un año después
    preheader: Cómo estamos.
    sections:
      - heading: Venga
        text: Traiga *botas*. [¿Por qué?](/news/2026/boots/)
        items: [event/walk]
      - heading: Lea
        items: [release/boots, event/walk]
    ---
    Vecinos:
    == schedules/events/2026-11-15-walk.md ==
    ---
    title: Walk
    visibility: public
    summary: Wear boots.
    starts: 2026-11-15 14:00
    ends: 2026-11-15 16:00
    online: {url: https://video.example/walk}
    subtype: memorial
    ---
    == schedules/events/2026-11-15-walk.es.md ==
    ---
    title: Caminata
    ---
    == content/news/2026-11-01-boots.yml ==
    title: Boots
    visibility: public
    date: 2026-11-01
    release_kind: release
    """
    assert compared(office) == ["letter", "letter.es"]


def compared(office: Office) -> list[str]:
    """The mails whose page has the same words and links in the same order, which all must."""
    mails, view = made(office), office.seen_by(Audience.PUBLIC, AT)
    found = []
    for newsletter in view.of("newsletter"):
        for language, words in {"en": newsletter, **newsletter.translations}.items():
            name = words.name if language == "en" else f"{words.name}.{language}"
            address = office.settings.address_in(language, newsletter.address)
            on_the_web = office.settings.absolute(address)
            page = lxml.html.document_fromstring(drawn_page(view, newsletter.address, language))
            page.make_links_absolute(on_the_web)
            (letter,) = page.xpath("//*[@class='letter']")
            for unheard in letter.xpath(".//*[@aria-hidden='true']"):
                unheard.drop_tree()
            text = mails[f"{name}.txt"].decode().partition("\n-- \n")[0]
            _, headed, _, rest = text.split("\n", 3)
            title, day = page.xpath("string(//h1)"), page.xpath("string(//header//time)")
            assert f"{title}, {day}" == headed
            assert spoken(letter) == bare(rest)
            mail = lxml.html.document_fromstring(mails[f"{name}.html"])
            inside = "contains(@class, 'opening') or contains(@class, 'part')"
            assert letter.xpath(".//a/@href") == mail.xpath(f"//td[{inside}]//a/@href")
            assert mail.xpath("//p[contains(@class, 'browser')]/a/@href") == [on_the_web]
            found.append(name)
    return sorted(found)


def drawn_page(view: View, place: str, language: str) -> str:
    """The page there."""
    (sheet,) = [one for one in sheets(view) if (one.place, one.language) == (place, language)]
    shell = Shell(request_for(sheet, view.settings), SITE, ("", "head", "\n<hr>", "body", ""), "")
    return drawn(shell, imprint(view), sheet).decode()


def spoken(element: lxml.html.HtmlElement) -> list[str]:
    """The words of an element, in their order, without capitals and marks between them."""
    return re.findall(r"\w+", " ".join(element.itertext()).casefold())


def bare(text: str) -> list[str]:
    """The words of a plain text, without the addresses after what links there."""
    return re.findall(r"\w+", re.sub(r"\(?https?://[^\s)]+\)?", " ", text).casefold())


def test_the_senders_system_is_given_the_mark_that_it_asks_for(office: Office) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    newsletter_address: letter@portellery.example
    unsubscribe: https://mayor.portellery.example/subscribe/
    newsletter: {unsubscribe_mark: "{{ unsubscribe_url }}"}
    == content/newsletters/letter.md ==
    ---
    title: The Letter
    date: 2026-11-06
    subject: Hello
    preheader: There.
    ---
    """
    files = made(office)
    assert files["letter.txt"].decode().endswith("Unsubscribe: {{ unsubscribe_url }}\n")
    page = lxml.html.document_fromstring(files["letter.html"])
    assert page.xpath("//a[text()='Unsubscribe']/@href") == ["{{ unsubscribe_url }}"]
    # A program that offers one click is still told where that is.
    message = message_from_bytes(files["letter.eml"], policy=policy.default)
    assert message["List-Unsubscribe"] == "<https://mayor.portellery.example/subscribe/>"


def test_without_an_address_to_send_from_there_is_no_message(office: Office) -> None:
    """
    == content/newsletters/letter.md ==
    ---
    title: The Letter
    date: 2026-11-06
    subject: Hello
    preheader: There.
    ---
    """
    assert [*made(office)] == ["letter.html", "letter.txt"]


def test_a_translation_is_a_mail_of_its_own(office: Office) -> None:
    """
    == content/newsletters/letter.md ==
    ---
    title: The Letter
    visibility: public
    date: 2026-11-06
    subject: Hello
    preheader: There.
    sections: [{heading: Read, items: [release/homes, release/bus]}]
    ---
    == content/newsletters/letter.es.md ==
    ---
    title: La Carta
    subject: Hola
    preheader: Ahí.
    sections: [{heading: Lea, items: [release/homes, release/bus]}]
    ---
    Vecinos:
    == content/news/2026-11-01-homes.md ==
    ---
    title: Homes
    visibility: public
    date: 2026-11-01
    release_kind: release
    ---
    == content/news/2026-11-01-homes.es.md ==
    ---
    title: Hogares
    ---
    == content/news/2026-11-01-bus.md ==
    ---
    title: Bus
    visibility: public
    date: 2026-11-01
    release_kind: release
    ---
    """
    files = made(office)
    assert [*files] == ["letter.html", "letter.txt", "letter.es.html", "letter.es.txt"]
    assert files["letter.es.txt"].decode().split("\n\n")[:4] == [
        "Mayor of Port Ellery\nLa Carta, 6 de noviembre de 2026",
        "Hola\n====",
        "Vecinos:",
        "Lea\n---",
    ]
    page = lxml.html.document_fromstring(files["letter.es.html"])
    assert page.get("lang") == "es"
    assert [(link.text, link.get("href")) for link in page.xpath("//p[@class='title']/a")] == [
        ("Hogares", "https://mayor.portellery.example/es/news/2026/homes/"),
        ("Bus", "https://mayor.portellery.example/es/news/2026/bus/"),
    ]
    assert page.xpath("//td[@lang]/@lang") == ["en"]


# --- what is in an issue --------------------------------------------------------------------------


def test_nothing_that_is_not_released_is_in_an_issue(office: Office) -> None:
    """
    == content/newsletters/letter.md ==
    ---
    title: The Letter
    visibility: public
    date: 2026-11-30
    subject: Hello
    preheader: There.
    sections:
      - {heading: Named, items: [release/inn, release/internal, release/homes]}
      - {heading: Only secrets, items: [release/internal]}
      - {heading: Asked, query: {kind: release, days: 60}}
    ---
    == content/news/2026-11-18-inn.md ==
    ---
    title: The city buys the inn
    visibility: public
    date: 2026-11-18
    embargo: 2026-12-01 06:00
    release_kind: release
    ---
    == content/news/2026-11-18-internal.md ==
    ---
    title: An internal plan
    date: 2026-11-18
    release_kind: release
    ---
    == content/news/2026-11-01-homes.md ==
    ---
    title: Homes
    visibility: public
    date: 2026-11-01
    release_kind: release
    ---
    == content/news/2026-11-02-bus.md ==
    ---
    title: Bus
    visibility: public
    date: 2026-11-02
    release_kind: release
    ---
    """
    assert shown(office.seen_by(Audience.PUBLIC, AT)) == [("Named", ["homes"]), ("Asked", ["bus"])]
    later = office.seen_by(Audience.PUBLIC, datetime(2026, 12, 2, tzinfo=office.settings.zone))
    assert shown(later) == [("Named", ["inn", "homes"]), ("Asked", ["bus"])]
    for content in made(office).values():
        assert b"the inn" not in content
        assert b"internal" not in content


def test_a_query_gives_events_to_come_the_next_one_first(view: View) -> None:
    """
    == content/newsletters/letter.md ==
    ---
    title: The Letter
    visibility: public
    date: 2026-11-06
    subject: Hello
    preheader: There.
    sections:
      - {heading: Ten days, query: {kind: event, days: 10, most: 3}}
      - {heading: Tagged, query: {kind: event, days: 10, tag: Ferry}}
    ---
    == schedules/events/2026-11-05-past.yml ==
    title: Past
    visibility: public
    starts: 2026-11-05 14:00
    ends: 2026-11-05 16:00
    place: Here
    subtype: forum
    == schedules/events/2026-10-05-hours.yml ==
    title: Hours
    visibility: public
    starts: 2026-10-05 14:00
    ends: 2026-10-05 16:00
    place: Here
    subtype: office_hours
    recurrence: FREQ=WEEKLY
    except_on: [2026-11-09]
    == schedules/events/2026-11-06-today.yml ==
    title: Today
    visibility: public
    starts: 2026-11-06 08:00
    ends: 2026-11-06 09:00
    place: Here
    subtype: forum
    == schedules/events/2026-11-16-last.yml ==
    title: Last
    visibility: public
    starts: 2026-11-16 23:30
    ends: 2026-11-16 23:45
    place: Here
    subtype: forum
    tags: [ferry]
    == schedules/events/2026-11-17-after.yml ==
    title: After
    visibility: public
    starts: 2026-11-17 00:00
    ends: 2026-11-17 01:00
    place: Here
    subtype: forum
    == schedules/events/2026-11-08-off.yml ==
    title: Off
    visibility: public
    starts: 2026-11-08 08:00
    ends: 2026-11-08 09:00
    place: Here
    subtype: forum
    status: cancelled
    reason: Ice
    == schedules/events/2026-11-08-moved.yml ==
    title: Moved
    visibility: public
    starts: 2026-11-08 08:00
    ends: 2026-11-08 09:00
    place: Here
    subtype: forum
    status: rescheduled
    reason: Ice
    """
    assert shown(view) == [("Ten days", ["today", "moved", "hours"]), ("Tagged", ["last"])]
    (newsletter,) = view.of("newsletter")
    again = issue.sections(newsletter, view)[0].shown[2]
    assert str(getattr(again.record, "starts")) == "2026-11-16 14:00:00-08:00"  # noqa: B009


def test_a_query_gives_others_the_newest_first(view: View) -> None:
    """
    == content/priorities/homes.yml ==
    title: Homes
    visibility: public
    statement: Homes.
    == content/newsletters/letter.md ==
    ---
    title: The Letter
    visibility: public
    date: 2026-11-06
    subject: Hello
    preheader: There.
    sections:
      - {heading: News, query: {kind: release, days: 5, most: 2}}
      - {heading: Work, query: {kind: initiative, days: 5}}
    ---
    == content/news/2026-11-01-a.yml ==
    title: A
    visibility: public
    date: 2026-11-01
    release_kind: release
    == content/news/2026-11-02-b.yml ==
    title: B
    visibility: public
    date: 2026-11-02
    release_kind: release
    == content/news/2026-11-06-c.yml ==
    title: C
    visibility: public
    date: 2026-11-06
    release_kind: release
    == content/news/2026-11-07-d.yml ==
    title: D
    visibility: public
    date: 2026-11-07
    release_kind: release
    == content/initiatives/levy.yml ==
    title: Levy
    visibility: public
    priority: homes
    status: under_way
    problem: Rents.
    updates: [{on: 2026-11-03, text: Awards.}]
    == content/initiatives/old.yml ==
    title: Old
    visibility: public
    priority: homes
    status: complete
    problem: Rents.
    updates: [{on: 2026-10-03, text: Done.}]
    """
    assert shown(view) == [("News", ["c", "b"]), ("Work", ["levy"])]


def test_what_only_staff_know_is_in_no_mail(demo: Office) -> None:
    for content in made(demo).values():
        assert b"4417" not in content


@pytest.mark.parametrize("text", [text for text in titles() if "=?" not in text])
def test_whatever_a_text_says_comes_back_unchanged(office: Office, text: str) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    newsletter_address: letter@portellery.example
    == content/newsletters/letter.md ==
    ---
    title: The Letter
    date: 2026-11-06
    subject: Hello
    preheader: There.
    sections: [{heading: Read, text: It is.}]
    ---
    """
    (seen,) = office.seen_by(Audience.INTERNAL, AT).of("newsletter")
    record = seen.record
    assert isinstance(record, Newsletter)
    section = record.sections[0].model_copy(update={"heading": text})
    fields = {
        "title": text,
        "subject": text,
        "preheader": text,
        "list": text,
        "sections": (section,),
    }
    hostile = replace(seen, record=record.model_copy(update=fields))
    view = office.seen_by(Audience.PUBLIC, AT)
    html, plain, eml = (made.bytes() for made in newsletters.artifacts(view, hostile))
    page = lxml.html.document_fromstring(html)
    assert page.xpath("string(//title)") == text
    assert page.xpath("string(//h1)") == text
    assert page.xpath("string(//h2)") == text
    assert not page.xpath("//script | //*[@onerror] | //*[@onmouseover]")
    assert f"\n\n{text}\n===" in plain.decode() or len(text) < 3
    message = message_from_bytes(eml, policy=policy.default)
    assert message["Subject"] == text
    assert [address.addr_spec for address in message["To"].addresses] == [newsletters.PLACEHOLDER]
