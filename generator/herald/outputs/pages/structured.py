"""What search engines read: schema.org descriptions of events, news, and of where a page stands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from markupsafe import Markup

from herald.kinds.release import Release
from herald.outputs.pages.contents import Dossier
from herald.records.convening import Convened, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from herald.kinds.venue import Venue

_STATUS = {
    Status.SCHEDULED: "EventScheduled",
    Status.POSTPONED: "EventPostponed",
    Status.RESCHEDULED: "EventRescheduled",
    Status.CANCELLED: "EventCancelled",
}


def structured(
    content: object,
    address: str,
    whole: Callable[[str], str],
    crumbs: Sequence[tuple[str, str]],
    organizer: str,
) -> Markup:
    """The page's facts as JSON-LD for its head; `whole` makes a web address of one on the site."""
    facts = list(_facts(content, whole(address), organizer))
    if crumbs:
        facts.append(_breadcrumbs(crumbs, whole))
    if not facts:
        return Markup("")
    written = json.dumps({"@context": "https://schema.org", "@graph": facts}, ensure_ascii=False)
    # No text in it can end the script or open a comment.
    safe = written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(f'<script type="application/ld+json">{safe}</script>')  # noqa: S704


def _facts(content: object, url: str, organizer: str) -> Iterator[dict[str, object]]:
    if isinstance(content, Dossier):
        if isinstance(content.seen.record, Convened):
            yield _event(content, url, organizer)
        elif isinstance(content.seen.record, Release):
            yield _news(content, url, organizer)


def _event(content: Dossier, url: str, organizer: str) -> dict[str, object]:
    event = cast("Convened", content.seen.record)
    attendance = "Online" if event.online and not (event.venue or event.place) else "Offline"
    attendance = "Mixed" if event.online and (event.venue or event.place) else attendance
    facts: dict[str, object] = {
        "@type": "Event",
        "name": event.title,
        "description": event.summary or event.title,
        "startDate": event.starts.isoformat(),
        "endDate": event.ends.isoformat(),
        "eventStatus": f"https://schema.org/{_STATUS[event.status]}",
        "eventAttendanceMode": f"https://schema.org/{attendance}EventAttendanceMode",
        "location": _location(content),
        "url": url,
        "organizer": {"@type": "GovernmentOrganization", "name": organizer},
    }
    if event.previously:
        facts["previousStartDate"] = event.previously.isoformat()
    return facts


def _location(content: Dossier) -> dict[str, object]:
    event = cast("Convened", content.seen.record)
    seen = content.find("venue", event.venue)
    if seen:
        venue = cast("Venue", seen.record)
        return {"@type": "Place", "name": venue.title, "address": venue.address}
    if event.place:
        return {"@type": "Place", "name": event.place, "address": event.place}
    return {"@type": "VirtualLocation", "url": event.online.url if event.online else ""}


def _news(content: Dossier, url: str, organizer: str) -> dict[str, object]:
    release = cast("Release", content.seen.record)
    return {
        "@type": "NewsArticle",
        "headline": release.title,
        "description": release.summary or release.title,
        "datePublished": release.date.isoformat(),
        "inLanguage": content.seen.language,
        "url": url,
        "publisher": {"@type": "GovernmentOrganization", "name": organizer},
    }


def _breadcrumbs(
    crumbs: Sequence[tuple[str, str]], whole: Callable[[str], str]
) -> dict[str, object]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": title, "item": whole(address)}
            for place, (title, address) in enumerate(crumbs, 1)
        ],
    }
