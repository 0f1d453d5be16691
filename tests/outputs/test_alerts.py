"""The file that every page reads first: what is in it, when, and for whom."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from herald.audience import Audience
from herald.office import Office
from herald.outputs.pages.alerts import banner
from herald.view import View
from tests.conftest import AT

EIGHT = "8:00 p. m.".replace(" ", "\N{NO-BREAK SPACE}")


def alerts(view: View) -> list[dict[str, Any]]:
    """The alerts in the file."""
    file: dict[str, list[dict[str, Any]]] = json.loads(banner(view).bytes())
    return file["alerts"]


def names(view: View) -> list[str]:
    """The names of the alerts in the file, in their order."""
    return [alert["id"].rpartition("-")[0] for alert in alerts(view)]


def test_an_alert_has_its_words_in_every_language_and_its_moments_in_utc(view: View) -> None:
    """
    == content/alerts/2026-11-19-tide.yml ==
    title: Tide
    visibility: public
    level: advisory
    headline: High water until Monday
    body: Water may stand on Wharf Street.
    action: Move your car.
    link: /people/
    area: Harbor Flats
    starts: 2026-11-19 05:00
    expires: 2026-11-23 20:00
    dismissible: yes
    == content/alerts/2026-11-19-tide.es.yml ==
    title: Marea
    headline: Marea alta hasta el lunes
    body: Puede haber agua en Wharf Street.
    """
    (tide,) = alerts(view)
    assert tide.pop("id").startswith("tide-")
    assert tide == {
        "level": "advisory",
        "urgent": False,
        "starts": "2026-11-19T13:00:00Z",
        "expires": "2026-11-24T04:00:00Z",
        "dismissible": True,
        "words": {
            "en": {
                "label": "Advisory",
                "headline": "High water until Monday",
                "body": "Water may stand on Wharf Street.",
                "action": "Move your car.",
                "area": "Harbor Flats",
                "until": "until Monday, November 23, 2026, 8 p.m. PST",
                "link": "/people/",
                "more": "More on this",
                "close": "Close",
            },
            "es": {
                "label": "Aviso",
                "headline": "Marea alta hasta el lunes",
                "body": "Puede haber agua en Wharf Street.",
                "action": "Move your car.",
                "area": "Harbor Flats",
                "until": f"hasta el lunes, 23 de noviembre de 2026, {EIGHT} (hora del Pacífico)",
                "link": "/es/people/",
                "more": "Más información",
                "close": "Cerrar",
            },
        },
    }


def test_what_is_not_translated_says_so_and_no_emergency_can_be_closed(view: View) -> None:
    """
    == content/alerts/flood.yml ==
    title: Flood
    visibility: public
    level: emergency
    headline: Leave Harbor Flats
    body: The river rises.
    starts: 2026-11-20 11:00
    expires: 2026-11-21 20:00
    """
    (flood,) = alerts(view)
    assert flood["urgent"]
    assert not flood["dismissible"]
    assert "language" not in flood["words"]["en"]
    assert "close" not in flood["words"]["en"]
    assert flood["words"]["es"] == {
        "language": "en",
        "label": "Emergencia",
        "headline": "Leave Harbor Flats",
        "body": "The river rises.",
        "until": f"hasta el sábado, 21 de noviembre de 2026, {EIGHT} (hora del Pacífico)",
    }


def test_the_file_has_what_is_released_and_also_what_starts_later(office: Office) -> None:
    """
    == content/alerts/later.yml ==
    title: Later
    visibility: public
    level: info
    headline: Later
    body: Later.
    starts: 2026-12-20 12:00
    expires: 2026-12-20 14:00
    == content/alerts/now.yml ==
    title: Now
    visibility: public
    level: warning
    headline: Now
    body: Now.
    starts: 2026-11-20 11:00
    expires: 2026-11-20 14:00
    == content/alerts/held.yml ==
    title: Not yet
    visibility: public
    publish_at: 2026-11-20 13:00
    level: emergency
    headline: Not yet
    body: Not yet.
    starts: 2026-11-20 12:00
    expires: 2026-11-20 15:00
    == content/alerts/under-embargo.yml ==
    title: Under embargo
    visibility: public
    embargo: 2026-11-20 13:30
    level: info
    headline: Under embargo
    body: Under embargo.
    starts: 2026-11-20 12:00
    expires: 2026-11-20 15:00
    == content/alerts/for-the-press.yml ==
    title: For the press
    visibility: press
    level: info
    headline: For the press
    body: For the press.
    starts: 2026-11-20 12:00
    expires: 2026-11-20 15:00
    == content/alerts/ready.yml ==
    title: Kept ready
    level: emergency
    headline: Kept ready
    body: Kept ready.
    starts: 2026-12-24 12:00
    expires: 2026-12-24 15:00
    == content/alerts/taken-back.yml ==
    title: Taken back
    visibility: public
    level: info
    headline: Taken back
    body: Taken back.
    starts: 2026-11-20 12:00
    expires: 2026-11-20 15:00
    withdrawn: {on: 2026-11-20, reason: It was a mistake.}
    """

    def at(minutes: int) -> list[str]:
        return names(office.seen_by(Audience.PUBLIC, AT + timedelta(minutes=minutes)))

    assert at(0) == ["now", "later"]
    assert at(60) == ["held", "now", "later"]
    assert at(90) == ["held", "now", "under-embargo", "later"]
    assert at(120) == ["held", "under-embargo", "later"]
    assert at(180) == ["later"]


def test_an_alert_that_says_something_else_is_another_one_to_who_closed_it(office: Office) -> None:
    """
    == content/alerts/tide.yml ==
    title: Tide
    visibility: public
    level: info
    headline: High water
    body: Water.
    starts: 2026-11-20 09:00
    expires: 2026-11-20 14:00
    """
    view = office.seen_by(Audience.PUBLIC, AT)
    (before,) = alerts(view)
    assert alerts(office.seen_by(Audience.PUBLIC, AT + timedelta(hours=1))) == [before]
    (entry,) = office.of("alert")
    assert before["id"] == f"tide-{before['id'].rpartition('-')[2]}"
    assert len(before["id"]) == len("tide-") + 8
    assert entry.name == "tide"
