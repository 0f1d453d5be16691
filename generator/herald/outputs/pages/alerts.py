"""Alerts: the file that every page reads first and shows at its top, and the page of all of them.

No page holds an alert: `/alert.json` does, so that one alert does not make every page anew, and can
be put on a server alone. It has whatever is public and not expired; the page in the browser shows
each from its `starts` to its `expires`, by itself and in its own language. `/alerts/` says the
same without scripts.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from herald.addresses import ALERTS
from herald.kinds.alert import Alert, Level
from herald.outputs.artifact import Artifact
from herald.outputs.pages.imprint import Imprint, imprint
from herald.outputs.pages.sheet import Sheet
from herald.render.labels import label
from herald.render.language import Interpreter

if TYPE_CHECKING:
    from datetime import datetime

    from herald.audience import Seen
    from herald.view import View

BANNER = "alert.json"

URGENT = (Level.EMERGENCY, Level.WARNING)
"""The levels that screen readers are told of at once, and of which every page has the whole."""


@dataclass(frozen=True)
class Alerts:
    """What the page of alerts shows, in its language."""

    standing: tuple[Seen, ...]
    coming: tuple[Seen, ...]


def banner(view: View) -> Artifact:
    """The file that every page reads."""
    return Artifact(BANNER, banner_file, (imprint(view), held(view)))


def held(view: View) -> tuple[Seen, ...]:
    """The alerts that are public and not over, those that start later too; the most urgent first.

    One that was withdrawn is over.
    """
    urgency = list(Level)
    some = (seen for seen in view.of("alert") if not seen.record.withdrawn)
    return tuple(sorted(some, key=lambda seen: urgency.index(_alert(seen).level)))


def banner_file(office: Imprint, alerts: tuple[Seen, ...]) -> bytes:
    """The alerts as JSON, in all of the office's languages, with moments in UTC."""
    told = {"alerts": [_told(office, seen) for seen in alerts]}
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def _told(office: Imprint, seen: Seen) -> dict[str, object]:
    alert = _alert(seen)
    words = {language: _words(office, seen, language) for language in office.settings.languages}
    return {
        # Whoever closed an alert sees it again when it says something else.
        "id": f"{seen.name}-{sha256(repr(words).encode()).hexdigest()[:8]}",
        "level": alert.level.value.replace("_", "-"),
        "urgent": alert.level in URGENT,
        "starts": _in_utc(alert.starts),
        "expires": _in_utc(alert.expires),
        "dismissible": alert.dismissible and alert.level is not Level.EMERGENCY,
        "words": words,
    }


def _words(office: Imprint, seen: Seen, language: str) -> dict[str, str]:
    """All that a page in that language shows; what is empty is left out."""
    spoken, words = seen.into(language), Interpreter(language)
    alert = _alert(spoken)
    told = {
        "language": spoken.language if spoken.language != language else "",
        "label": words.say(label(alert.level)),
        "headline": alert.headline,
        "body": alert.body,
        "action": alert.action or "",
        "area": alert.area or "",
        "until": words.say("until {moment}", moment=words.moment(alert.expires)),
        "link": office.in_language(alert.link, language) if alert.link else "",
        "more": words.say("More on this") if alert.link else "",
        "close": words.say("Close") if alert.dismissible else "",
    }
    return {name: text for name, text in told.items() if text}


def alerts_page(view: View, language: str) -> Sheet:
    """The page of what holds, and of what is to come."""
    say = Interpreter(language, marks=True).say
    standing: list[Seen] = []
    coming: list[Seen] = []
    for seen in held(view):
        has_come = view.is_past(_alert(seen).starts)
        (standing if has_come else coming).append(seen.into(language))
    return Sheet(
        ALERTS,
        language,
        say("Alerts"),
        say("Emergencies, warnings and notices of the City: what holds now and what is to come."),
        "alerts.html",
        Alerts(tuple(standing), tuple(coming)),
    )


def _alert(seen: Seen) -> Alert:
    return cast("Alert", seen.record)


def _in_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
