"""Alerts for programs: each as the Common Alerting Protocol has it, and a feed that leads to them.

`/alerts/NAME.cap.xml` is there from an alert's `starts` to its `expires`. It is information about
what the City says on its site: nothing is issued to telephones or broadcasters by it, which takes
an authority that an office's program does not have (IPAWS).
https://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2-os.html
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, cast

from herald.addresses import ALERTS, cap_address
from herald.kinds.alert import (
    Alert,
    Category,
    Certainty,
    Level,
    Protocol,
    Response,
    Severity,
    Urgency,
)
from herald.outputs.artifact import Artifact
from herald.render import markup
from herald.render.language import Interpreter
from herald.render.markup import Element, add

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

    from herald.audience import Seen
    from herald.settings import Settings
    from herald.view import View

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
MEDIA_TYPE = "application/cap+xml"
FEED = "feed.xml"
ATOM = "http://www.w3.org/2005/Atom"


class Usual(NamedTuple):
    """What a level says where the record does not say it itself."""

    category: Category
    urgency: Urgency
    severity: Severity
    response: Response | None = None


USUAL: Mapping[Level, Usual] = {
    Level.EMERGENCY: Usual(Category.SAFETY, Urgency.IMMEDIATE, Severity.EXTREME),
    Level.WARNING: Usual(Category.SAFETY, Urgency.EXPECTED, Severity.SEVERE),
    Level.ADVISORY: Usual(Category.SAFETY, Urgency.EXPECTED, Severity.MODERATE),
    Level.INFO: Usual(Category.OTHER, Urgency.UNKNOWN, Severity.MINOR),
    Level.MEMORIAL: Usual(Category.OTHER, Urgency.UNKNOWN, Severity.MINOR, Response.NONE),
    Level.ALL_CLEAR: Usual(Category.SAFETY, Urgency.PAST, Severity.MINOR, Response.ALL_CLEAR),
}


def artifacts(view: View) -> Iterator[Artifact]:
    """A file for each alert that has begun, and a feed of them in each language."""
    begun = _begun(view)
    for seen in begun:
        yield Artifact(cap_address(seen.name).lstrip("/"), message, (view.settings, seen))
    for language in view.settings.languages:
        path = view.settings.address_in(language, ALERTS + FEED).lstrip("/")
        yield Artifact(path, feed, (view.settings, language, begun))


def _begun(view: View) -> tuple[Seen, ...]:
    some = [seen for seen in view.of("alert") if not seen.record.withdrawn]
    return tuple(seen for seen in some if view.is_past(_alert(seen).starts))


# --- one message ----------------------------------------------------------------------------------


def message(settings: Settings, seen: Seen) -> bytes:
    """The alert as a message, with its words in every language that it has."""
    alert = _alert(seen)
    root = markup.root("alert", {"xmlns": NAMESPACE})
    # Another text is another message, and has a number of its own.
    add(root, "identifier", f"{settings.host}.{seen.name}.{seen.digest[:8]}")
    add(root, "sender", settings.host)
    add(root, "sent", _moment(sent(alert)))
    add(root, "status", "Actual")
    add(root, "msgType", "Alert")
    add(root, "scope", "Public")
    if settings.notice:
        add(root, "note", settings.notice)
    for words in (seen, *seen.translations.values()):
        _add_info(root, settings, words)
    return markup.document(root)


def _add_info(root: Element, settings: Settings, seen: Seen) -> None:
    """What it says in one language; the elements stand in the order of the standard."""
    alert = _alert(seen)
    told = alert.cap or Protocol()
    usual = USUAL[alert.level]
    response = told.response or usual.response
    info = add(root, "info")
    add(info, "language", seen.language)
    add(info, "category", _code(told.category or usual.category))
    add(info, "event", told.event or alert.title)
    if response:
        add(info, "responseType", _code(response))
    add(info, "urgency", _code(told.urgency or usual.urgency))
    add(info, "severity", _code(told.severity or usual.severity))
    add(info, "certainty", _code(told.certainty or Certainty.UNKNOWN))
    add(info, "effective", _moment(sent(alert)))
    add(info, "onset", _moment(alert.starts))
    add(info, "expires", _moment(alert.expires))
    add(info, "senderName", settings.into(seen.language).name)
    add(info, "headline", alert.headline)
    add(info, "description", alert.body)
    if alert.action:
        add(info, "instruction", alert.action)
    page = alert.link or f"{settings.address_in(seen.language, ALERTS)}#{seen.name}"
    add(info, "web", settings.absolute(page))
    contact = settings.contact
    if contact and (contact.phone or contact.email):
        add(info, "contact", contact.phone or contact.email or "")
    add(add(info, "area"), "areaDesc", alert.area or f"{settings.city}, {settings.state}")


def _code(member: StrEnum) -> str:
    """A value as the protocol writes it: `AllClear`, and `CBRNE`, which is an abbreviation."""
    if member is Category.CBRNE:
        return "CBRNE"
    return "".join(word.capitalize() for word in member.value.split("_"))


def sent(alert: Alert) -> datetime:
    """When it began, or was last corrected: a build that runs later says nothing new."""
    moments = [alert.starts, *(correction.at for correction in alert.corrections)]
    return max(moments, key=lambda moment: moment.astimezone(UTC))


def _moment(moment: datetime) -> str:
    """With its offset; that of UTC itself is written -00:00 (section 3.3.2)."""
    written = moment.isoformat(timespec="seconds")
    return f"{written[:-6]}-00:00" if written.endswith("+00:00") else written


# --- the feed -------------------------------------------------------------------------------------


def feed(settings: Settings, language: str, begun: tuple[Seen, ...]) -> bytes:
    """The alerts as an Atom feed, the last first; each entry leads to its message."""
    office, speaks = settings.into(language), Interpreter(language)
    root = markup.root("feed", {"xmlns": ATOM, "xml:lang": language})
    page = settings.absolute(settings.address_in(language, ALERTS))
    add(root, "id", f"{page}{FEED}")
    add(root, "title", f"{office.name}: {speaks.say('Alerts')}")
    newest = sorted(begun, key=lambda seen: sent(_alert(seen)).astimezone(UTC), reverse=True)
    last = sent(_alert(newest[0])) if newest else datetime(1970, 1, 1, tzinfo=UTC)
    add(root, "updated", last.isoformat())
    _link(root, "self", "application/atom+xml", f"{page}{FEED}")
    _link(root, "alternate", "text/html", page)
    author = add(root, "author")
    add(author, "name", office.name)
    add(author, "uri", settings.absolute("/"))
    for seen in newest:
        _add_entry(root, settings, seen.into(language), language)
    return markup.document(root)


def _add_entry(root: Element, settings: Settings, seen: Seen, language: str) -> None:
    alert = _alert(seen)
    entry = add(root, "entry")
    if seen.language != language:
        entry.set("xml:lang", seen.language)
    spoken = "" if language == settings.languages[0] else f"/{language}"
    add(entry, "id", f"tag:{settings.host},{alert.starts.year}:alert/{seen.name}{spoken}")
    add(entry, "title", alert.headline)
    page = settings.absolute(settings.address_in(language, ALERTS))
    _link(entry, "alternate", "text/html", f"{page}#{seen.name}")
    _link(entry, "alternate", MEDIA_TYPE, settings.absolute(cap_address(seen.name)))
    add(entry, "published", alert.starts.isoformat())
    add(entry, "updated", sent(alert).isoformat())
    add(entry, "category", attributes={"term": alert.level.value})
    add(entry, "summary", f"{alert.body} {alert.action}" if alert.action else alert.body)


def _link(parent: Element, relation: str, media: str, address: str) -> None:
    add(parent, "link", attributes={"rel": relation, "type": media, "href": address})


def _alert(seen: Seen) -> Alert:
    return cast("Alert", seen.record)
