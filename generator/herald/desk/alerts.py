"""Alerts: those that stand on every page of the public site now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from herald.audience import Audience
from herald.kinds.alert import Alert, Level
from herald.render.labels import label

if TYPE_CHECKING:
    from herald.render.language import Interpreter
    from herald.view import View

LONGEST = timedelta(days=366)
"""One that began longer ago is not looked for."""


@dataclass(frozen=True)
class Live:
    """An alert that stands now."""

    level: str
    headline: str
    until: str
    path: str


def live(view: View, speak: Interpreter) -> tuple[Live, ...]:
    """The alerts that everybody sees now, the most urgent first."""
    urgency = list(Level)
    found = []
    for seen in view.dated("alert", view.today - LONGEST, view.today):
        alert = cast("Alert", seen.record)
        if not alert.withdrawn and _stands(alert, view):
            told = speak.moment(alert.expires.astimezone(view.settings.zone))
            said = (speak.say(label(alert.level)), alert.headline, told, view.file_of(seen.key))
            found.append((urgency.index(alert.level), seen.name, Live(*said)))
    return tuple(one for *_, one in sorted(found, key=lambda row: row[:2]))


def _stands(alert: Alert, view: View) -> bool:
    begins = [alert.starts, *filter(None, (alert.publish_at, alert.embargo))]
    is_public = Audience.PUBLIC.may_see(alert.visibility)
    return is_public and all(map(view.is_past, begins)) and not view.is_past(alert.expires)
