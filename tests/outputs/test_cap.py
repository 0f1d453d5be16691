"""Alerts for programs, read back by lxml and feedparser and compared with the records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import feedparser
import lxml.etree
import pytest

from herald.audience import Audience
from herald.kinds.alert import Alert, Level
from herald.office import Office
from herald.outputs import cap
from herald.view import View
from tests.demo import AT
from tests.hostile import titles

NS = "{urn:oasis:names:tc:emergency:cap:1.2}"


def made(view: View) -> dict[str, bytes]:
    """Every file, by its path."""
    return {artifact.path: artifact.bytes() for artifact in cap.artifacts(view)}


@pytest.fixture(scope="module")
def grammar() -> lxml.etree.RelaxNG:
    """What the standard says of a message's form."""
    return lxml.etree.RelaxNG(lxml.etree.parse(Path(__file__).parent / "cap.rng"))


def faults(grammar: lxml.etree.RelaxNG, message: bytes) -> list[str]:
    """What is wrong with a message by the standard's own tables."""
    grammar.validate(lxml.etree.fromstring(message))
    return [str(error.message) for error in grammar.error_log]


TIDE = """
== content/alerts/2026-11-19-tide.yml ==
title: King tide advisory
visibility: public
level: advisory
headline: High water & waves until Monday
body: Water may stand on Wharf Street.
action: Move your car.
link: /people/
area: Harbor Flats
starts: 2026-11-19 05:00
expires: 2026-11-23 20:00
cap:
  event: Coastal flood
  category: met
  certainty: likely
  response: avoid
== content/alerts/2026-11-19-tide.es.yml ==
title: Aviso de marea
headline: Marea alta hasta el lunes
body: Puede haber agua en Wharf Street.
"""


def test_a_message_is_written_whole(view: View, grammar: lxml.etree.RelaxNG) -> None:
    message = made(view)["alerts/tide.cap.xml"]
    assert faults(grammar, message) == []
    read = lxml.etree.fromstring(message)
    (sealed,) = view.of("alert")
    told = {element.tag.removeprefix(NS): element.text for element in read if not len(element)}
    assert told == {
        "identifier": f"mayor.portellery.example.tide.{sealed.digest[:8]}",
        "sender": "mayor.portellery.example",
        "sent": "2026-11-19T05:00:00-08:00",
        "status": "Actual",
        "msgType": "Alert",
        "scope": "Public",
    }
    english, spanish = read.iterfind(f"{NS}info")
    assert {element.tag.removeprefix(NS): element.text for element in english.iter()} == {
        "info": english.text,
        "language": "en",
        "category": "Met",
        "event": "Coastal flood",
        "responseType": "Avoid",
        "urgency": "Expected",
        "severity": "Moderate",
        "certainty": "Likely",
        "effective": "2026-11-19T05:00:00-08:00",
        "onset": "2026-11-19T05:00:00-08:00",
        "expires": "2026-11-23T20:00:00-08:00",
        "senderName": "Mayor of Port Ellery",
        "headline": "High water & waves until Monday",
        "description": "Water may stand on Wharf Street.",
        "instruction": "Move your car.",
        "web": "https://mayor.portellery.example/people/",
        "area": english.find(f"{NS}area").text,
        "areaDesc": "Harbor Flats",
    }
    assert spanish.findtext(f"{NS}headline") == "Marea alta hasta el lunes"
    assert spanish.findtext(f"{NS}language") == "es"


test_a_message_is_written_whole.__doc__ = TIDE


def test_a_feed_leads_to_every_message(view: View) -> None:
    files = made(view)
    assert files.keys() == {"alerts/tide.cap.xml", "alerts/feed.xml", "es/alerts/feed.xml"}
    for language, title, place in (
        ("en", "High water & waves until Monday", "/alerts/#tide"),
        ("es", "Marea alta hasta el lunes", "/es/alerts/#tide"),
    ):
        path = "alerts/feed.xml" if language == "en" else "es/alerts/feed.xml"
        feed = feedparser.parse(files[path])
        assert not feed.bozo
        assert feed.version == "atom10"
        (entry,) = feed.entries
        assert entry.title == title
        assert [(link.rel, link.type, link.href) for link in entry.links] == [
            ("alternate", "text/html", f"https://mayor.portellery.example{place}"),
            (
                "alternate",
                "application/cap+xml",
                "https://mayor.portellery.example/alerts/tide.cap.xml",
            ),
        ]
        assert entry.updated == "2026-11-19T05:00:00-08:00"


test_a_feed_leads_to_every_message.__doc__ = TIDE


def test_a_message_is_there_from_its_start_to_its_end(office: Office) -> None:
    """
    == content/alerts/tide.yml ==
    title: Tide
    visibility: public
    level: info
    headline: High water
    body: Water.
    starts: 2026-11-20 12:00
    expires: 2026-11-20 14:00
    == content/alerts/draft.yml ==
    title: Kept ready
    level: emergency
    headline: Leave now
    body: Leave.
    starts: 2026-11-20 12:00
    expires: 2026-11-20 14:00
    == content/alerts/held.yml ==
    title: Not yet
    visibility: public
    publish_at: 2026-11-20 13:00
    level: info
    headline: Not yet
    body: Not yet.
    starts: 2026-11-20 12:00
    expires: 2026-11-20 14:00
    == content/alerts/taken-back.yml ==
    title: Taken back
    visibility: public
    level: info
    headline: Taken back
    body: Taken back.
    starts: 2026-11-20 12:00
    expires: 2026-11-20 14:00
    withdrawn: {on: 2026-11-20, reason: It was a mistake.}
    """

    def messages(minutes: int) -> list[str]:
        view = office.seen_by(Audience.PUBLIC, AT + timedelta(minutes=minutes))
        return sorted(path for path in made(view) if path.endswith(".cap.xml"))

    assert messages(-1) == []
    assert messages(0) == ["alerts/tide.cap.xml"]
    assert messages(60) == ["alerts/held.cap.xml", "alerts/tide.cap.xml"]
    assert messages(119) == ["alerts/held.cap.xml", "alerts/tide.cap.xml"]
    assert messages(120) == []


def test_a_correction_is_a_new_message(view: View) -> None:
    """
    == content/alerts/tide.yml ==
    title: Tide
    visibility: public
    level: info
    headline: High water
    body: Water.
    starts: 2026-11-20 09:00
    expires: 2026-11-20 14:00
    corrections: [{at: 2026-11-20 11:30, was: Monday, now: Sunday}]
    """
    read = lxml.etree.fromstring(made(view)["alerts/tide.cap.xml"])
    assert read.findtext(f"{NS}sent") == "2026-11-20T11:30:00-08:00"
    assert read.findtext(f"{NS}info/{NS}onset") == "2026-11-20T09:00:00-08:00"


def alerts_of(view: View) -> Iterator[Alert]:
    """The demo office's alert with every level, and in words that try to be more than words."""
    (seen,) = view.of("alert")
    record = seen.record
    assert isinstance(record, Alert)
    for level in Level:
        yield record.model_copy(update={"level": level})
    for words in titles():
        update = {"headline": words, "body": words, "action": words, "area": words, "title": words}
        yield record.model_copy(update=update)


def test_every_message_is_of_the_standards_form(
    demo_view: View, grammar: lxml.etree.RelaxNG
) -> None:
    (seen,) = demo_view.of("alert")
    for alert in alerts_of(demo_view):
        message = cap.message(demo_view.settings, replace(seen, record=alert, translations={}))
        assert faults(grammar, message) == [], alert


def test_an_offset_of_nothing_is_written_with_its_sign(
    view: View, grammar: lxml.etree.RelaxNG
) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: UTC
    site_url: https://mayor.portellery.example/
    == content/alerts/tide.yml ==
    title: Tide
    visibility: public
    level: all_clear
    headline: Over
    body: It is over.
    starts: 2026-11-20 09:00
    expires: 2026-11-21 14:00
    """
    message = made(view)["alerts/tide.cap.xml"]
    assert faults(grammar, message) == []
    info = lxml.etree.fromstring(message).find(f"{NS}info")
    assert info.findtext(f"{NS}onset") == "2026-11-20T09:00:00-00:00"
    assert info.findtext(f"{NS}responseType") == "AllClear"
    assert info.findtext(f"{NS}urgency") == "Past"
