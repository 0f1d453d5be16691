"""A request is answered: what that changes in the office's files, found out before it is written.

An accepted request becomes an appointment, with all that the request knows; whatever the answer is,
the request's own file says it. What conflicts with the calendar is told, and stops it. Nothing is
written here until `Answering.write` is called, and answering twice changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

from herald.checks import schedule_conflict
from herald.hindrances import hindrances
from herald.inspection import inspect
from herald.kinds import BY_NAME, appointment
from herald.kinds.request import Decision, Request
from herald.office import Office
from herald.on_request.drafting import slug
from herald.on_request.file_changes import FileChange, write_all
from herald.problems import Problem, errors
from herald.records.amending import NotAmended, amended, scalar, typed
from herald.records.entry import Entry
from herald.records.reader import entry as entry_in
from herald.records.source import read
from herald.records.wording import did_you_mean
from herald.render.language import Interpreter
from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from herald.records.source import Source
    from herald.settings import Settings

ORDER = (
    *("decision", "decided_by", "decided_on", "reason", "surrogate", "referred_to"),
    *("appointment", "replied_on"),
)
"""In which an answer stands in the file of its request."""


@dataclass(frozen=True)
class Wish:
    """What somebody at the command line decided."""

    request: str
    """The request's name."""
    decision: Decision
    by: str = ""
    """Who decided, by the name of the record; the Mayor unless given."""
    reason: str = ""
    starts: datetime | None = None
    """When it is to take place, where the request leaves that open or it is another time."""
    minutes: int | None = None
    surrogate: str = ""
    referred_to: str = ""
    replied_on: date | None = None
    anyway: bool = False
    """Whether what conflicts is written all the same."""


@dataclass(frozen=True)
class Answering:
    """What an answer comes to."""

    root: Path
    changes: tuple[FileChange, ...] = ()
    """None when there were errors, or when everything is so already."""
    problems: tuple[Problem, ...] = ()
    """What is wrong; errors stop it unless they are conflicts that somebody wants anyway."""
    is_refused: bool = False

    @property
    def conflicts_only(self) -> bool:
        """Whether nothing but the calendar stands against it."""
        return self.is_refused and _are_conflicts(self.problems)

    def write(self) -> None:
        """Writes what changes; the appointment before the request that names it."""
        write_all(self.root, self.changes)


def answer(root: Path, wish: Wish, at: datetime) -> Answering:
    """What answering a request changes, as of the moment `at`; raises Stopped."""
    found = inspect(root, at)
    office, wrong = found.office, hindrances(found.problems)
    if office is None or wrong:
        return Answering(root, problems=tuple(wrong), is_refused=True)
    entry = _request(office, wish.request)
    for name in filter(None, (wish.by, wish.surrogate)):
        _require_person(office, name)
    _require_open(entry, wish)
    fields = _fields(cast("Request", entry.record), wish, office.settings, at)
    changes: list[FileChange] = []
    told: list[Problem] = []
    if wish.decision is Decision.ACCEPT and not cast("Request", entry.record).appointment:
        made, known = _appointment(root, office, entry, wish)
        told += known
        told += _conflicts(office, made, at)
        fields["appointment"] = made.name
        changes += _change(root, made.path, made.text.encode())
    changes += _change(root, entry.path, _amended(root, entry, fields))
    told += _wrong(office, entry, changes)
    is_refused = bool(errors(told)) and not (wish.anyway and _are_conflicts(told))
    return Answering(root, () if is_refused else tuple(changes), tuple(told), is_refused)


def _are_conflicts(problems: Iterable[Problem]) -> bool:
    return all(one.rule == schedule_conflict.RULE for one in errors(problems))


# --- the request ----------------------------------------------------------------------------------


def _request(office: Office, name: str) -> Entry:
    entry = office.find("request", name)
    if entry is None:
        names = [one.name for one in office.of("request")]
        raise Stopped(f"There is no request '{name}'.{did_you_mean(name, names)}")
    if entry.is_sealed:
        raise Stopped(f"The request is sealed; answer it by hand: herald edit {entry.path}")
    return entry


def _require_person(office: Office, name: str) -> None:
    if office.find("person", name) is None:
        names = [one.name for one in office.of("person")]
        raise Stopped(f"There is no person '{name}' in office/people.{did_you_mean(name, names)}")


def _require_open(entry: Entry, wish: Wish) -> None:
    decided = cast("Request", entry.record).decision
    # Who waits, or was passed on, may be answered anew.
    if decided not in (Decision.PENDING, Decision.WAITLIST, wish.decision):
        raise Stopped(
            f"The request '{entry.name}' was decided already ({decided}); if that has changed, "
            f"write 'decision: pending' into {entry.path}, and take out what else was decided"
        )


def _fields(request: Request, wish: Wish, settings: Settings, at: datetime) -> dict[str, str]:
    """The lines of the request that say the answer, of those that do not stand there already."""
    is_new = request.decision is not wish.decision
    day = at.astimezone(settings.zone).date()
    fields = {"decision": wish.decision.value} if is_new else {}
    if is_new or wish.by:
        fields["decided_by"] = wish.by or settings.mayor
    if is_new:
        fields["decided_on"] = day.isoformat()
    given = {
        "reason": wish.reason,
        "surrogate": wish.surrogate,
        "referred_to": wish.referred_to,
        "replied_on": wish.replied_on.isoformat() if wish.replied_on else "",
    }
    return fields | {name: value for name, value in given.items() if value}


def _amended(root: Path, entry: Entry, fields: dict[str, str]) -> bytes:
    content = (root / entry.path).read_bytes()
    try:
        return amended(entry.path, content, fields, ORDER) if fields else content
    except NotAmended as reason:
        raise Stopped(str(reason)) from None


def _change(root: Path, path: str, new: bytes) -> Iterator[FileChange]:
    file = root / path
    old = file.read_bytes() if file.is_file() else b""
    if old != new:
        yield FileChange(path, old, new)


def _wrong(office: Office, entry: Entry, changes: Iterable[FileChange]) -> Iterator[Problem]:
    """What would be wrong with the request as it is to be."""
    for change in changes:
        if change.path == entry.path:
            source = cast("Source", read(change.path, change.new))  # `amended` read it already
            given = (entry.kind, entry.name, entry.stem, "", source, office.settings)
            found = entry_in(*given)
            yield from found if isinstance(found, list) else ()


# --- the appointment ------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Made:
    """An appointment that is to be."""

    path: str
    name: str
    text: str
    entry: Entry | None


def _appointment(
    root: Path, office: Office, entry: Entry, wish: Wish
) -> tuple[_Made, list[Problem]]:
    """The appointment that a request becomes, and what is wrong with it."""
    request = cast("Request", entry.record)
    starts, ends = _times(request, wish)
    text = "".join(f"{line}\n" for line in _lines(request, starts, ends, office.settings))
    path, name = _free_path(root, office, request, starts)
    source = read(path, text.encode())
    if isinstance(source, Problem):
        return _Made(path, name, text, None), [source]
    stem = path.rpartition("/")[2].removesuffix(".yml")
    found = entry_in(BY_NAME["appointment"], name, stem, "", source, office.settings)
    if isinstance(found, list):
        return _Made(path, name, text, None), found
    return _Made(path, name, text, found), []


def _times(request: Request, wish: Wish) -> tuple[datetime, datetime]:
    """When it takes place; what nobody said is asked for."""
    wanted = request.wanted
    starts = wish.starts or (wanted.starts if wanted else None)
    if starts is None:
        raise Stopped(
            "The request says no hour; say when it is to be, with --starts '2026-12-17 18:00'"
        )
    length = timedelta(minutes=wish.minutes) if wish.minutes else _length(request)
    if length is None:
        raise Stopped("The request does not say how long it takes; say it with --minutes 45")
    return starts, (starts.astimezone(UTC) + length).astimezone(starts.tzinfo)


def _length(request: Request) -> timedelta | None:
    wanted = request.wanted
    if wanted and wanted.starts and wanted.ends:
        return wanted.ends.astimezone(UTC) - wanted.starts.astimezone(UTC)
    return wanted.minutes if wanted else None


def _free_path(root: Path, office: Office, request: Request, starts: datetime) -> tuple[str, str]:
    """Where the appointment is kept, under a name that no other one has."""
    base = slug(request.title) or "appointment"
    number = 1
    while True:
        name = base if number == 1 else f"{base}-{number}"
        path = f"{appointment.KIND.folder}/{starts:%Y}/{starts:%Y-%m-%d}-{name}.yml"
        if office.find("appointment", name) is None and not (root / path).exists():
            return path, name
        number += 1


def _lines(request: Request, starts: datetime, ends: datetime, settings: Settings) -> Iterator[str]:
    """The appointment's file, of what the request says and of nothing else."""
    speak = Interpreter(settings.languages[0])
    yield f"title: {scalar(request.title)}"
    yield f"visibility: {request.visibility}"
    yield f"starts: {typed(starts)}"
    yield f"ends: {typed(ends)}"
    yield "purpose: meeting"
    yield "status: confirmed"
    if request.mayors_role:
        yield f"mayors_role: {request.mayors_role}"
    if request.venue:
        yield f"venue: {scalar(request.venue)}"
    if request.place:
        yield f"place: {scalar(request.place)}"
    if request.online:
        yield f"online: {{url: {scalar(request.online.url)}}}"
    if request.event:
        yield f"event: {scalar(request.event)}"
    if request.priorities:
        yield f"priorities: [{', '.join(request.priorities)}]"
    yield "attendees:"
    yield f"  - name: {scalar(request.organization)}"
    if request.audience_size:
        note = speak.say("About {n} people are expected", n=request.audience_size)
        yield f"    note: {scalar(note)}"
    yield "brief:"
    yield f"  purpose: {scalar(request.what)}"
    asks = [*_asks(request, speak)]
    if asks:
        yield "  asks:"
        yield from (f"    - {scalar(ask)}" for ask in asks)
    yield f"  background: {scalar(request.why_mayor)}"
    requester = request.private.requester if request.private else None
    if requester:
        yield "private:"
        yield f"  contact: {scalar(requester.name)}"
        if requester.phone:
            yield f"  phone: {scalar(requester.phone)}"


def _asks(request: Request, speak: Interpreter) -> Iterator[str]:
    if request.minutes_to_speak:
        minutes = request.minutes_to_speak // timedelta(minutes=1)
        yield speak.say("To speak for {n} minutes", n=minutes)
    if request.press_invited:
        yield speak.say("The press is invited")


def _conflicts(office: Office, made: _Made, at: datetime) -> Iterator[Problem]:
    """What the appointment does not go together with, told as `herald check` tells it."""
    if made.entry is None:
        return
    every = [*office.every_entry(), made.entry]
    with_it = Office(office.settings, every, office.pages, office.files, office.unread)
    for problem in schedule_conflict.strictly(with_it, at):
        if problem.path == made.path or f"'{made.path}'" in problem.message:
            yield problem
