"""Who is there: the Mayor's guests, and those whom one calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from herald.records.encounter import Attendee

if TYPE_CHECKING:
    from collections.abc import Iterable

    from herald.audience import Seen
    from herald.kinds.person import Person
    from herald.view import View


@dataclass(frozen=True)
class Contact:
    """Somebody whom one calls."""

    name: str
    phone: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.name, self.phone]))


@dataclass(frozen=True)
class Guest:
    """Somebody whom the Mayor meets; of whom nothing is known is nobody."""

    name: str
    """Of the person; "" where somebody comes for an organization."""
    title: str = ""
    organization: str = ""
    note: str = ""
    phone: str = ""
    pronounced: str = ""
    names: frozenset[str] = frozenset()
    """What other records call the person, and the organization that the person speaks for:
    `person/gus-petrakis`, or the name in small letters."""

    @property
    def about(self) -> str:
        """Title and organization."""
        return ", ".join(filter(None, [self.title, self.organization]))


def contact_of(seen: Seen | None) -> Contact | None:
    """How one calls a person of the directory; None for nobody."""
    if seen is None:
        return None
    return Contact(seen.record.title, _phone(cast("Person", seen.record)))


def guests_of(view: View, attendees: Iterable[Attendee]) -> tuple[Guest, ...]:
    """The attendees with what the directory knows; without those whom the view does not show."""
    guests = (_guest(view, one) for one in attendees)
    return tuple(guest for guest in guests if guest.name or guest.organization)


def host_of(view: View, organization: str | None) -> Guest | None:
    """The organization that invites, as one of those who are there."""
    return (
        next(iter(guests_of(view, [Attendee(organization=organization)])), None)
        if organization
        else None
    )


def _guest(view: View, attendee: Attendee) -> Guest:
    seen = view.find("person", attendee.person or "")
    known = cast("Person", seen.record) if seen else None
    belongs_to = attendee.organization or (known.organization if known else None) or ""
    group = view.find("organization", belongs_to)
    called = known.title if known else attendee.name or ""
    names = [
        f"person/{attendee.person}" if known else "",
        f"organization/{belongs_to}" if group and attendee.organization else "",
        called.casefold(),
        group.record.title.casefold() if group and attendee.organization else "",
    ]
    return Guest(
        name=called,
        title=attendee.title or (known.role if known else None) or "",
        organization=_stands_for(group, attendee, known),
        note=attendee.note or "",
        phone=_phone(known) if known else "",
        pronounced=(known.pronounced or "") if known else "",
        names=frozenset(filter(None, names)),
    )


def _stands_for(group: Seen | None, attendee: Attendee, known: Person | None) -> str:
    """The organization, where it is not plain from what the person is: `Director of Housing`."""
    is_plain = known is not None and known.role and not attendee.organization
    return group.record.title if group and not is_plain else ""


def _phone(person: Person) -> str:
    """The number that staff call, or the public one."""
    return (person.private.phone if person.private else None) or person.public_phone or ""
