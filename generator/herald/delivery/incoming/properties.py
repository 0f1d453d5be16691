"""What single properties of an event say (RFC 5545, 3.8), or that they cannot be read.

Calendars come from many programs: a property may stand twice, hold something else than it should,
or be none at all. Whatever it is, it is read, or the event is `NotTaken`, and the rest is not lost.
One of the doors to icalendar.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from unicodedata import category

from icalendar.error import BrokenCalendarProperty

from herald.records.invisible import JOINERS
from herald.render.calendars import RULE_PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import icalendar

    Event = icalendar.Component
    """A VEVENT."""

LONGEST = 255
"""Characters of a title, a place or a name that are taken."""
YEARS = range(1500, 3000)
"""Further away nothing takes place, and some moments cannot be counted with."""
LONGEST_TIME = timedelta(days=3660)


class NotTaken(Exception):  # noqa: N818 - it says what happened, and not whose fault it is
    """Something that takes place cannot be told in the office's terms; its text says why."""


def moment(event: Event, name: str) -> date | datetime | None:
    """The day or the moment of DTSTART, DTEND or RECURRENCE-ID."""
    found = event.get(name)
    return None if found is None else _in_reach(_value(found, "dt", name), name)


def moments(event: Event, name: str) -> Iterator[date | datetime]:
    """The moments of EXDATE or RDATE, which may stand in one line or in several."""
    for told in _all(event, name):
        for one in _value(told, "dts", name):
            if isinstance(one.dt, tuple):
                raise NotTaken("some of its times have a length of their own; add it by hand")
            yield _in_reach(one.dt, name)


def goes_on(event: Event) -> bool:
    """Whether a time that is moved moves all that follow (`RANGE=THISANDFUTURE`)."""
    return "RANGE" in getattr(event.get("RECURRENCE-ID"), "params", ())


def _in_reach(moment: object, name: str) -> date | datetime:
    if not isinstance(moment, date) or moment.year not in YEARS:
        raise NotTaken(_unreadable(name))
    return moment


def length(event: Event) -> timedelta | None:
    """How long it takes, if it says that instead of an end."""
    found = event.get("DURATION")
    if found is None:
        return None
    time = _value(found, "dt", "DURATION")
    if not isinstance(time, timedelta) or abs(time) > LONGEST_TIME:
        raise NotTaken(_unreadable("DURATION"))
    return time


def _value(found: object, attribute: str, name: str) -> Any:  # noqa: ANN401 - icalendar's own
    """What a property holds; raises NotTaken where it stands twice, or icalendar gave it up."""
    try:
        return getattr(found, attribute)
    except (BrokenCalendarProperty, AttributeError):
        raise NotTaken(_unreadable(name)) from None


def _unreadable(name: str) -> str:
    return f"its {name} cannot be read; add it by hand"


def rule(written: icalendar.vRecur, starts: datetime) -> str:
    """The rule of a series, with the last day by its own clocks.

    A rule that ends before the hour of the series on some day ends on the day before that.
    """
    if not isinstance(written, dict):
        raise NotTaken(_unreadable("RRULE"))
    parts = []
    unknown = {str(name).upper() for name in written} - set(RULE_PARTS)
    if unknown:
        raise NotTaken(f"it repeats by {', '.join(sorted(unknown))}; add it by hand")
    for name in RULE_PARTS:
        values = written.get(name)
        if not values:
            continue
        if name == "UNTIL":
            end = _in_reach(values[0] if len(values) == 1 else None, "RRULE")
            parts.append(f"UNTIL={_last_day(end, starts):%Y%m%d}")
        else:
            told = (str(value).upper().removeprefix("+") for value in values)
            parts.append(f"{name}={','.join(told)}")
    return ";".join(part for part in parts if part != "INTERVAL=1")


def _last_day(end: date | datetime, starts: datetime) -> date:
    if not isinstance(end, datetime):
        return end
    local = end.astimezone(starts.tzinfo) if end.tzinfo else end
    return local.date() - timedelta(days=1 if local.time() < starts.time() else 0)


# --- what, where and who --------------------------------------------------------------------------


def uid(event: Event) -> str:
    """Its name for life; of one without, when it starts and what it is called."""
    told = line(plain(event.get("UID")))
    if told:
        return told
    try:
        starts = moment(event, "DTSTART")
    except NotTaken:
        starts = None
    return line(f"{starts or ''} {plain(event.get('SUMMARY'))}")


def sequence(event: Event) -> int:
    """Which revision it is."""
    found = plain(event.get("SEQUENCE"))
    return int(found) if re.fullmatch("[0-9]{1,9}", found) else 0


def is_private(event: Event) -> bool:
    """Whatever is not said to be public: an unknown word is private too (RFC 5545, 3.8.1.3)."""
    return any(str(one).strip().upper() not in ("", "PUBLIC") for one in _all(event, "CLASS"))


def busy(event: Event) -> str:
    """What Outlook says of the time: FREE, TENTATIVE, BUSY, OOF."""
    return plain(event.get("X-MICROSOFT-CDO-BUSYSTATUS")).upper()


def status(event: Event) -> str:
    """confirmed, tentative or cancelled."""
    told = plain(event.get("STATUS")).upper()
    if told == "CANCELLED":
        return "cancelled"
    return "tentative" if told == "TENTATIVE" or busy(event) == "TENTATIVE" else "confirmed"


_ADDRESS = re.compile(r"https?://\S+")


def where(event: Event) -> tuple[str, str]:
    """The place in words, and the address of a meeting from afar."""
    location = line(plain(event.get("LOCATION")))
    conference = plain(event.get("CONFERENCE")) or plain(event.get("X-GOOGLE-CONFERENCE"))
    found = _ADDRESS.search(location)
    url = conference if _ADDRESS.fullmatch(conference) else found[0] if found else ""
    place = _ADDRESS.sub("", location).strip(" ;,")
    return place[:LONGEST], url.rstrip(".,;>")


def people(event: Event) -> Iterator[str]:
    """Those who were invited, by name: no rooms, and nobody of whom only an address is known."""
    seen: set[str] = set()
    for one in _all(event, "ATTENDEE"):
        parameters = getattr(one, "params", {})
        if str(parameters.get("CUTYPE", "")).upper() in ("ROOM", "RESOURCE", "GROUP"):
            continue
        name = line(plain(parameters.get("CN"))).strip("'\" ")[:LONGEST]
        if name and "@" not in name and name not in seen:
            seen.add(name)
            yield name


def _all(event: Event, name: str) -> list[Any]:
    """What a property says, of which there may be none, one or several."""
    found = event.get(name)
    return found if isinstance(found, list) else [] if found is None else [found]


def plain(value: object) -> str:
    """The text, without the invisible characters that calendars are full of."""
    if isinstance(value, list):
        value = value[0] if value else ""
    text = "" if value is None else str(value)
    return "".join(one for one in text if one in JOINERS or category(one) != "Cf")


def line(text: str) -> str:
    """The text on one line."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text).split())
