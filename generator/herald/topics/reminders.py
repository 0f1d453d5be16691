"""The list of what is due as people and programs read it: by owner, what is overdue first."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from herald.records.duty import State
from herald.records.wording import did_you_mean
from herald.topics.follow_through import by_owner, owner_called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from herald.topics.follow_through import OpenItem, Owner
    from herald.view import View


def known_owner(view: View, text: str, items: Sequence[OpenItem]) -> Owner | str:
    """Who is meant by a name; a sentence for somebody of whom nobody has heard."""
    owner = owner_called(view, text)
    named = {one.owner.title: one.owner for one in items if one.owner.title}
    if owner.name:
        return owner
    for title, other in named.items():
        if title.casefold() == text.casefold():
            return other
    is_a_name = re.fullmatch(r"[a-z0-9-]+", text)
    names = [one.name for one in named.values() if one.name] if is_a_name else [*named]
    return f"Nobody is called '{text}'.{did_you_mean(text, names)}"


def as_text(items: Sequence[OpenItem]) -> str:
    """The list for a terminal: a head for each owner, and below it two lines for each item."""
    if not items:
        return "Nothing is due."
    blocks = ["\n".join(_block(owner, some)) for owner, some in by_owner(items)]
    return "\n\n".join([*blocks, _summary(items)])


def _block(owner: Owner, items: Sequence[OpenItem]) -> Iterator[str]:
    late = sum(one.is_overdue for one in items)
    counted = f"{len(items)} open, {late} overdue" if late else f"{len(items)} open"
    yield f"{owner.title or 'Nobody'} ({counted})"
    for one in items:
        yield f"  {_when(one):<27} {one.what}{_state(one)}"
        yield f"  {'':<27} {one.kind}: {one.path}"


def _when(item: OpenItem) -> str:
    if item.due is None:
        return "no day"
    away = (item.due - item.asked_on).days
    match away:
        case 0:
            told = "today"
        case 1:
            told = "tomorrow"
        case _:
            told = _days(away, "in {}") if away > 0 else _days(-away, "{} late")
    return f"{item.due}  {told}"


def _days(number: int, form: str) -> str:
    return form.format("1 day" if number == 1 else f"{number} days")


def _state(item: OpenItem) -> str:
    told = [item.state.value.replace("_", " ")] if item.state is not State.OPEN else []
    if item.is_stale:
        told.append(f"no news since {item.news}")
    return f" ({', '.join(told)})" if told else ""


def _summary(items: Sequence[OpenItem]) -> str:
    late = sum(one.is_overdue for one in items)
    return f"{len(items)} open, {late} overdue"


def as_json(items: Iterable[OpenItem]) -> str:
    """The list for programs: an object for each item, in its order."""
    return json.dumps([_object(one) for one in items], ensure_ascii=False, indent=2)


def _object(item: OpenItem) -> dict[str, object]:
    return {
        "what": item.what,
        "owner": {"name": item.owner.name, "title": item.owner.title},
        "due": str(item.due) if item.due else None,
        "days_late": item.days_late,
        "status": item.state.value,
        "kind": item.kind,
        "record": item.key,
        "path": item.path,
        "title": item.title,
        "news": str(item.news) if item.news else None,
        "is_stale": item.is_stale,
    }
