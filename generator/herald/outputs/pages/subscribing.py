"""Links into people's own calendars: to subscribe to a file, or to add one event.

They lead to other hosts, and only when somebody follows them. Google and Microsoft document neither
form; both are what their own pages make (seen in 2026), and the file beside each link always works.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from herald.kinds.venue import Venue
    from herald.records.facets import Placed


class Subscription(NamedTuple):
    """The ways to subscribe to one calendar."""

    webcal: str
    """For programs on a phone or a desk: the address, as what opens them."""
    google: str
    outlook: str
    file: str
    """A link to the file itself."""


def subscription(address: str, name: str, file: str) -> Subscription:
    """The ways to subscribe to the calendar `name` at a whole web address."""
    webcal = address.replace("https:", "webcal:", 1).replace("http:", "webcal:", 1)
    return Subscription(
        webcal,
        f"https://calendar.google.com/calendar/render?{_query(cid=webcal)}",
        f"https://outlook.live.com/calendar/0/addfromweb?{_query(url=address, name=name)}",
        file,
    )


class Addition(NamedTuple):
    """The ways to add one event."""

    google: str
    outlook: str
    file: str


def addition(
    title: str, times: tuple[datetime, datetime], place: str, page: str, file: str
) -> Addition:
    """The ways to add an event that takes place once.

    `page` is the whole address at which more is said of it. Both are given moments in UTC or with
    their offset, and show them by the clocks of whoever follows the link.
    """
    starts, ends = times
    told = _query(
        action="TEMPLATE",
        text=title,
        dates=f"{starts.astimezone(UTC):{_IN_UTC}}/{ends.astimezone(UTC):{_IN_UTC}}",
        details=page,
        location=place,
    )
    asked = _query(
        path="/calendar/action/compose",
        rru="addevent",
        subject=title,
        startdt=starts.isoformat(),
        enddt=ends.isoformat(),
        location=place,
        body=page,
    )
    return Addition(
        f"https://calendar.google.com/calendar/render?{told}",
        f"https://outlook.live.com/calendar/0/deeplink/compose?{asked}",
        file,
    )


_IN_UTC = "%Y%m%dT%H%M%SZ"


def place_in_words(event: Placed, venue: Venue | None) -> str:
    """Where it is, on one line: the venue and its address, the place, or the address online."""
    if venue:
        return f"{venue.title}, {venue.address}"
    return event.place or (event.online.url if event.online else "")


def map_of(latitude: object, longitude: object) -> str:
    """Where a map shows a place."""
    at = _query(mlat=str(latitude), mlon=str(longitude))
    return f"https://www.openstreetmap.org/?{at}#map=17/{latitude}/{longitude}"


def _query(**given: str) -> str:
    return urlencode({name: value for name, value in given.items() if value}, quote_via=quote)
