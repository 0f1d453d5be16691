"""Somebody stands in for the Mayor, or signs, and no delegation says that they may.

An appointment with a `representative` rests on the delegation that it names, or on any that is
given to that person: it must be in force on the day of the appointment and cover what is done there
(`mayors_role: speak` and `preside` need `speak`, `sign` needs `sign`, everything else `attend`). A
letter that somebody else than the Mayor signs needs `sign` on its day. A delegation that is named
and does not do is an error; that there is none is a warning. What is cancelled or done needs none,
and an office that keeps no delegations (office/delegations) is not asked for them.

Passes:

```yaml
representative: ana-ortiz
delegation: order-2026-04   # delegate: ana-ortiz, may: [speak], from: 2026-01-01
mayors_role: speak
```

Fails:

```yaml
representative: ana-ortiz
delegation: order-2026-04   # delegate: ana-ortiz, may: [attend], from: 2026-01-01
mayors_role: speak
```
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from herald.kinds.appointment import Appointment, Standing
from herald.kinds.delegation import Delegation, Power
from herald.kinds.letter import Letter
from herald.problems import Problem, Severity, quoted, repeated
from herald.records.encounter import MayorsRole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from herald.office import Office
    from herald.records.entry import Entry

RULE = "outside-delegation"

NEEDS = {
    MayorsRole.SPEAK: Power.SPEAK,
    MayorsRole.PRESIDE: Power.SPEAK,
    MayorsRole.SIGN: Power.SIGN,
}
"""What a role takes; every other one takes being there."""


@dataclass(frozen=True)
class _Deed:
    """What somebody does in the Mayor's name, once."""

    field: str
    """Where the record names who does it."""
    who: str
    power: Power
    day: date
    named: str
    """The delegation that the record names; "" for none."""


def check_entry(entry: Entry, office: Office, at: datetime) -> Iterator[Problem]:
    """What a record says is done in the Mayor's name, and no delegation covers."""
    del at
    deed = None if entry.is_translation else _deed(entry, office)
    if deed is None:
        return
    if deed.named:
        found = office.find("delegation", deed.named)
        if found:
            yield from _of_the_named(entry, found, deed, office)
    elif any(office.of("delegation")) and not _is_covered(deed, office):
        message = (
            f"{quoted(deed.who)} {_does(deed)}, and no delegation in office/delegations covers "
            "that; name one in 'delegation', or have one written"
        )
        if deed.power is Power.SIGN and deed.field == "signer":
            message = message.replace("name one in 'delegation', or have one", "have one")
        yield entry.problem((deed.field,), RULE, message, Severity.WARNING)


def _deed(entry: Entry, office: Office) -> _Deed | None:
    if issubclass(entry.kind.model, Appointment):
        return _of_appointment(entry, office)
    if issubclass(entry.kind.model, Letter):
        return _of_letter(entry, office)
    return None


def _of_appointment(entry: Entry, office: Office) -> _Deed | None:
    who = _person(office, entry.facts.values.get("representative", ""))
    record = entry.record
    if not who or not isinstance(record, Appointment):
        return None
    if record.status in (Standing.CANCELLED, Standing.DONE):
        return None
    power = NEEDS.get(record.mayors_role, Power.ATTEND) if record.mayors_role else Power.ATTEND
    return _Deed("representative", who, power, record.day, record.delegation or "")


def _of_letter(entry: Entry, office: Office) -> _Deed | None:
    record = entry.record
    who = _person(office, record.signer or "") if isinstance(record, Letter) else ""
    if not who or who == office.settings.mayor or not record.day:
        return None
    return _Deed("signer", who, Power.SIGN, record.day, "")


def _person(office: Office, name: str) -> str:
    person = office.find("person", name) if name else None
    return person.name if person else ""


def _of_the_named(entry: Entry, found: Entry, deed: _Deed, office: Office) -> Iterator[Problem]:
    delegation = found.record
    if not isinstance(delegation, Delegation):
        return
    if _person(office, delegation.delegate) != deed.who:
        why = f"is given to {quoted(delegation.delegate)} and not to {quoted(deed.who)}"
    elif not delegation.covers(Power.ATTEND, deed.day):
        why = f"is not in force on {repeated(str(deed.day), 'that day')}"
    elif not delegation.covers(deed.power, deed.day):
        may = ", ".join(delegation.may)
        why = f"does not cover that {quoted(deed.who)} {_does(deed)}; its 'may' has {may}"
    else:
        return
    advice = "name another one, or let somebody else stand in"
    yield entry.problem(
        ("delegation",), RULE, f"The delegation {quoted(deed.named)} {why}; {advice}"
    )


def _is_covered(deed: _Deed, office: Office) -> bool:
    records = (entry.record for entry in office.of("delegation"))
    return any(
        isinstance(one, Delegation)
        and _person(office, one.delegate) == deed.who
        and one.covers(deed.power, deed.day)
        for one in records
    )


def _does(deed: _Deed) -> str:
    if deed.field == "signer":
        return "signs for the Mayor"
    match deed.power:
        case Power.SPEAK:
            return "speaks for the Mayor"
        case Power.SIGN:
            return "signs for the Mayor"
    return "stands in for the Mayor"
