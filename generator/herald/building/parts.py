"""The parts of a build, each of which can be made alone, and the two folders that they fill."""

from __future__ import annotations

SITE = "site"
PRIVATE = "private"
"""Where every output goes that is not public."""

EVERY_PART = (
    *("site", "documents", "alert", "newsletters", "press", "papers", "handouts", "desk"),
    *("calendars", "mayor"),
)
"""In the order in which people are told of them."""

ON_REQUEST = frozenset({"mayor"})
"""Made only when it is asked for by name: the Mayor's calendar, with what is confidential."""

PARTS = frozenset(EVERY_PART) - ON_REQUEST

ALERT = frozenset({"alert"})
"""What can be made alone, of the alerts alone."""

WHOLE_SITE = frozenset({"site", "documents"}) | ALERT
"""The parts that the folder of the site holds."""

DESK = frozenset({"desk"})
"""What can be made alone while something of the calendar cannot be as it is planned."""
