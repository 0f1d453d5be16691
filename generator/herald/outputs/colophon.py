"""What the site says of itself to programs and to the curious, in fixed places.

`/.well-known/security.txt` says whom to tell of a weakness (RFC 9116), `/humans.txt` who makes the
site, and `/opensearch.xml` how a browser searches it (OpenSearch 1.1), in each language.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from herald.outputs.artifact import Artifact
from herald.render import markup
from herald.render.language import Interpreter
from herald.render.markup import add

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.settings import Settings
    from herald.view import View

SECURITY = "/.well-known/security.txt"
HUMANS = "/humans.txt"
SEARCH = "/opensearch.xml"


def artifacts(view: View) -> Iterator[Artifact]:
    """All of them; without a contact nobody is named who could be told of a weakness."""
    settings = view.settings
    if contact_of(settings):
        given = (settings, view.today.replace(day=1))
        yield Artifact(SECURITY.lstrip("/"), security, given)
    mayor = view.find("person", settings.mayor)
    yield Artifact(HUMANS.lstrip("/"), humans, (settings, mayor.record.title if mayor else ""))
    for language in settings.languages:
        path = settings.address_in(language, SEARCH).lstrip("/")
        yield Artifact(path, search, (settings, language))


def contact_of(settings: Settings) -> str:
    """Whom to tell of a weakness: as office.yml says, or else the office itself; "" for nobody."""
    office = settings.contact.email if settings.contact else None
    return settings.security_contact or office or ""


def security(settings: Settings, month: date) -> bytes:
    """The file as of a month, given by its first day.

    It holds for a year from then at most, as the RFC advises, and is another once a month only.
    """
    contact = contact_of(settings)
    lines = [
        f"Contact: {contact if contact.startswith('https:') else f'mailto:{contact}'}",
        f"Expires: {month.replace(year=month.year + 1).isoformat()}T00:00:00Z",
        f"Preferred-Languages: {', '.join(settings.languages)}",
        f"Canonical: {settings.absolute(SECURITY)}",
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def humans(settings: Settings, mayor: str) -> bytes:
    """Who stands behind the site (https://humanstxt.org)."""
    languages = ", ".join(Interpreter("en").language_name(one) for one in settings.languages)
    email = settings.contact.email if settings.contact else None
    lines = [
        "/* OFFICE */",
        f"{settings.name}",
        *([f"Mayor: {mayor}"] if mayor else []),
        f"City: {settings.city}, {settings.state}",
        *([f"Contact: {email}"] if email else []),
        "",
        "/* SITE */",
        f"Languages: {languages}",
        "Standards: HTML, CSS, WCAG 2.2, iCalendar, Atom, RSS, JSON Feed, CAP, JSON Schema",
        "Made with: Herald, from records kept in git; no trackers, no cookies",
        *([f"Note: {settings.notice}"] if settings.notice else []),
    ]
    return "".join(f"{line}\n" for line in lines).encode()


LONGEST_NAME = 16
"""Letters of a name that a browser shows beside its search field."""


def search(settings: Settings, language: str) -> bytes:
    """The description of the site's search for browsers."""
    office, say = settings.into(language), Interpreter(language).say
    root = markup.root("OpenSearchDescription", {"xmlns": "http://a9.com/-/spec/opensearch/1.1/"})
    add(root, "ShortName", settings.city[:LONGEST_NAME].strip())
    add(root, "LongName", office.name[:48])
    add(root, "Description", say("Search the site of {office}", office=office.name))
    add(root, "InputEncoding", "UTF-8")
    add(root, "Language", language)
    page = settings.absolute(settings.address_in(language, "/search/"))
    template = {"type": "text/html", "template": f"{page}?q={{searchTerms}}"}
    add(root, "Url", attributes=template)
    itself = settings.absolute(settings.address_in(language, SEARCH))
    media = "application/opensearchdescription+xml"
    add(root, "Url", attributes={"type": media, "rel": "self", "template": itself})
    return markup.document(root)
