"""What search engines read: schema.org descriptions of what a page is about, and where it stands.

Written against facets: what is `Scheduled` is an event, what is `Issued` an article; a kind that
says more of itself adds it here. https://schema.org/docs/full.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from markupsafe import Markup
from pydantic_core import to_json

from herald.addresses import CARD
from herald.kinds.commitment import Commitment
from herald.kinds.event import Event
from herald.kinds.person import Person
from herald.kinds.release import Release
from herald.outputs.pages.contents import Dossier, EventPage
from herald.outputs.pages.tracker import PromisePage
from herald.records.convening import Convened, Status
from herald.records.facets import Issued, Placed, Scheduled
from herald.records.whole_days import last_day_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from herald.audience import Seen
    from herald.kinds.venue import Venue
    from herald.settings import Settings

Facts = dict[str, Any]

_STATUS = {
    Status.SCHEDULED: "EventScheduled",
    Status.POSTPONED: "EventPostponed",
    Status.RESCHEDULED: "EventRescheduled",
    Status.CANCELLED: "EventCancelled",
}
_FREE = ("free", "free of charge", "gratis", "0", "$0")
"""What a cost says when there is none."""


@dataclass(frozen=True)
class Place:
    """Where a page stands, and whose it is."""

    settings: Settings
    """With the office's words in the page's language."""
    address: str
    crumbs: Sequence[tuple[str, str]] = ()
    picture: str | None = None
    """The address of what is shown beside a link to it; None for the site's card."""

    @property
    def picture_url(self) -> str:
        """The web address of what is shown beside a link to the page."""
        return self.settings.absolute(self.picture or CARD)

    @property
    def url(self) -> str:
        """The page's web address."""
        return self.settings.absolute(self.address)

    @property
    def office(self) -> Facts:
        """The office, as other facts name it."""
        return {
            "@type": "GovernmentOrganization",
            "name": self.settings.name,
            "url": self.settings.absolute("/"),
        }


def structured(content: object, place: Place) -> Markup:
    """The page's facts as JSON-LD for its head."""
    facts = [*_facts(content, place)]
    if place.crumbs:
        facts.append(_breadcrumbs(place))
    return written(facts)


def written(facts: Sequence[Facts]) -> Markup:
    """Facts as a block of data, which does not run; "" of none."""
    if not facts:
        return Markup("")
    text = to_json({"@context": "https://schema.org", "@graph": facts}).decode()
    # No text in it can end the script or open a comment.
    safe = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(f'<script type="application/ld+json">{safe}</script>')  # noqa: S704


def home(settings: Settings, language: str) -> Markup:
    """The office and its site, for the first page in a language."""
    place = Place(settings, settings.address_in(language, "/"))
    office = place.office | {"areaServed": _area(settings)}
    contact = settings.contact
    if settings.seal:
        office["logo"] = settings.absolute(f"/{settings.seal}")
    if contact:
        office["address"] = contact.address
        office |= {"telephone": contact.phone} if contact.phone else {}
        office |= {"email": contact.email} if contact.email else {}
    press = settings.press_contact
    if press and (press.phone or press.email):
        office["contactPoint"] = {
            "@type": "ContactPoint",
            "contactType": "press",
            "name": press.name,
            **({"telephone": press.phone} if press.phone else {}),
            **({"email": press.email} if press.email else {}),
        }
    search = settings.absolute(settings.address_in(language, "/search/"))
    site: Facts = {
        "@type": "WebSite",
        "name": settings.name,
        "url": place.url,
        "inLanguage": language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{search}?q={{search_term_string}}",
            "query-input": "required name=search_term_string",
        },
    }
    return written([office, site])


def _area(settings: Settings) -> Facts:
    state = {"@type": "State", "name": settings.state}
    return {"@type": "City", "name": settings.city, "containedInPlace": state}


def _facts(content: object, place: Place) -> Iterator[Facts]:
    if not isinstance(content, Dossier):
        return
    match content.seen.record:
        case Scheduled():
            yield _event(content, place)
        case Issued():
            yield _article(content, place)
        case Person():
            yield _person(content.seen, place)
        case Commitment():
            yield _quotation(content, place)


# --- what takes place -----------------------------------------------------------------------------


def _in_iso(scheduled: Scheduled, day: date, moment: datetime) -> str:
    return day.isoformat() if scheduled.whole_days else moment.isoformat()


def _event(content: Dossier, place: Place) -> Facts:
    scheduled = cast("Scheduled", content.seen.record)
    next_time = content.next if isinstance(content, EventPage) else scheduled
    starts, ends = next_time.starts, next_time.ends
    facts: Facts = {
        "@type": "Event",
        "name": scheduled.title,
        "description": scheduled.summary or scheduled.title,
        "startDate": _in_iso(scheduled, starts.date(), starts),
        "endDate": _in_iso(scheduled, last_day_of(starts, ends), ends),
        "inLanguage": content.seen.language,
        "image": [place.picture_url],
        "url": place.url,
        "organizer": place.office,
    }
    if isinstance(scheduled, Placed):
        facts |= _whereabouts(content, scheduled)
    if isinstance(scheduled, Convened):
        facts |= _as_announced(scheduled)
    if isinstance(scheduled, Event):
        facts |= _of_event(content, scheduled, place)
    return facts


def _as_announced(convened: Convened) -> Facts:
    """Whether it takes place as announced."""
    facts: Facts = {"eventStatus": f"https://schema.org/{_STATUS[convened.status]}"}
    if convened.previously:
        facts["previousStartDate"] = convened.previously.isoformat()
    return facts


def _of_event(content: Dossier, event: Event, place: Place) -> Facts:
    """What an event says of itself besides."""
    facts: Facts = {}
    host = content.find("organization", event.host)
    if host:
        facts["organizer"] = {"@type": "Organization", "name": host.record.title}
    if event.cost and event.cost.strip().lower().rstrip(".") in _FREE:
        facts["isAccessibleForFree"] = True
        facts["offers"] = {
            "@type": "Offer",
            "price": 0,
            "priceCurrency": "USD",
            "availability": "https://schema.org/InStock",
            "url": (event.rsvp.url if event.rsvp else None) or place.url,
        }
    return facts


def _whereabouts(content: Dossier, placed: Placed) -> Facts:
    """How one takes part, and where: in a place, from afar, or both."""
    there = _location(content, placed)
    afar = {"@type": "VirtualLocation", "url": placed.online.url} if placed.online else None
    attendance = "Mixed" if there and afar else "Online" if afar else "Offline"
    locations = [one for one in (there, afar) if one]
    facts: Facts = {
        "eventAttendanceMode": f"https://schema.org/{attendance}EventAttendanceMode",
    }
    if locations:
        facts["location"] = locations[0] if len(locations) == 1 else locations
    return facts


def _location(content: Dossier, placed: Placed) -> Facts | None:
    seen = content.find("venue", placed.venue)
    if seen:
        venue = cast("Venue", seen.record)
        facts: Facts = {"@type": "Place", "name": venue.title, "address": venue.address}
        if venue.latitude is not None and venue.longitude is not None:
            facts["geo"] = {
                "@type": "GeoCoordinates",
                "latitude": float(venue.latitude),
                "longitude": float(venue.longitude),
            }
        return facts
    if placed.place:
        return {"@type": "Place", "name": placed.place, "address": placed.place}
    return None


# --- what is issued, and by whom ------------------------------------------------------------------


def _article(content: Dossier, place: Place) -> Facts:
    issued = cast("Issued", content.seen.record)
    facts: Facts = {
        "@type": "NewsArticle" if isinstance(issued, Release) else "Article",
        "headline": issued.title,
        "description": issued.summary or issued.title,
        "datePublished": issued.date.isoformat(),
        "inLanguage": content.seen.language,
        "image": [place.picture_url],
        "url": place.url,
        "mainEntityOfPage": place.url,
        "author": place.office,
        "publisher": place.office,
    }
    if issued.revised and issued.revised != issued.date:
        facts["dateModified"] = issued.revised.isoformat()
    return facts


def _person(seen: Seen, place: Place) -> Facts:
    person = cast("Person", seen.record)
    facts: Facts = {
        "@type": "Person",
        "name": person.title,
        "url": place.url,
        "worksFor": place.office,
        "jobTitle": person.role,
        "email": person.public_email,
        "telephone": person.public_phone,
        "description": person.summary,
    }
    if any(not picture.decorative for picture in person.images):
        facts["image"] = place.picture_url
    return {name: fact for name, fact in facts.items() if fact is not None}


def _quotation(content: Dossier, place: Place) -> Facts:
    """What was promised, word for word."""
    if not isinstance(content, PromisePage) or content.promise is None:
        raise TypeError("the page of a commitment is that of a promise")
    commitment, promise = cast("Commitment", content.seen.record), content.promise
    facts: Facts = {
        "@type": "Quotation",
        "name": commitment.title,
        "text": promise.words,
        "inLanguage": promise.language,
        "dateCreated": commitment.made_on.isoformat(),
        "dateModified": promise.news.isoformat(),
        "url": place.url,
        "publisher": place.office,
    }
    if content.speaker:
        facts["creator"] = {"@type": "Person", "name": content.speaker.record.title}
    return facts


def _breadcrumbs(place: Place) -> Facts:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": title,
                "item": place.settings.absolute(address),
            }
            for number, (title, address) in enumerate(place.crumbs, 1)
        ],
    }
