"""What is public at a moment, as the scanner sees it, and whether Herald agrees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from herald.audience import Audience, released
from herald.kinds import KINDS
from herald.records.dates import parse_moment
from herald.records.facets import Visibility
from herald.records.fields import ForStaff
from herald_scanner.release import (
    CALENDAR,
    NEVER_PUBLIC,
    STAFF_ONLY,
    TOLD,
    WHERE,
    is_public,
    is_staff_only,
    is_told,
    tells_where,
)

ZONE = "America/Los_Angeles"
AT = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo(ZONE))
PUBLIC = {"visibility": ["public"]}


@pytest.mark.parametrize(
    "envelope",
    [
        PUBLIC,
        {**PUBLIC, "publish_at": ["2026-11-20 12:00"]},
        {**PUBLIC, "publish_at": ["Friday, 2026-11-20 12:00"]},
        {**PUBLIC, "embargo": ["2026-11-20T15:00-05:00"]},
        {**PUBLIC, "embargo": ["2026-11-20 20:00Z"]},
        {**PUBLIC, "embargo": ["2026-11-20 15:00"], "timezone": ["America/New_York"]},
        {**PUBLIC, "expires": ["2026-11-20 12:01"]},
        {**PUBLIC, "embargo": [""]},
    ],
)
def test_this_is_public(envelope: dict[str, list[str]]) -> None:
    assert is_public(envelope, ZONE, AT)


@pytest.mark.parametrize(
    "envelope",
    [
        {},
        {"visibility": ["press"]},
        {"visibility": ["internal"]},
        {"visibility": ["confidential"]},
        {"visibility": ["Public"]},
        {"visibility": ["publik"]},
        {"visibility": ["public", "public"]},
        {"visibility": ["public", "internal"]},
        {**PUBLIC, "publish_at": ["2026-11-20 12:01"]},
        {**PUBLIC, "embargo": ["2026-11-20 12:01"]},
        {**PUBLIC, "embargo": ["2026-11-20"]},
        {**PUBLIC, "embargo": ["tomorrow"]},
        {**PUBLIC, "embargo": ["2026-02-30 12:00"]},
        {**PUBLIC, "embargo": ["2026-11-19 12:00", "2026-11-21 12:00"]},
        {**PUBLIC, "embargo": ["2026-11-19 12:00"], "timezone": ["Atlantis/Capital"]},
        {**PUBLIC, "expires": ["2026-11-20 12:00"]},
        {**PUBLIC, "expires": ["2026-11-30"]},
    ],
)
def test_this_is_not_public(envelope: dict[str, list[str]]) -> None:
    assert not is_public(envelope, ZONE, AT)


def test_in_the_hour_that_comes_twice_it_is_public_after_both() -> None:
    envelope = {**PUBLIC, "embargo": ["2026-11-01 01:30"]}
    first = datetime(2026, 11, 1, 1, 30, tzinfo=ZoneInfo(ZONE))
    assert not is_public(envelope, ZONE, first)
    assert is_public(envelope, ZONE, first.astimezone(UTC) + timedelta(hours=1))


@dataclass(frozen=True)
class Labels:
    """What Herald's rule of release asks of a record."""

    visibility: Visibility
    publish_at: datetime | None
    embargo: datetime | None
    expires: datetime | None


MOMENTS = st.none() | st.datetimes(datetime(2026, 10, 30), datetime(2026, 11, 3)).map(  # noqa: DTZ001
    lambda moment: moment.strftime("%Y-%m-%d %H:%M")
)


@given(st.sampled_from(Visibility), MOMENTS, MOMENTS, MOMENTS, st.integers(-3000, 3000))
def test_herald_and_the_scanner_agree_about_every_moment(
    visibility: Visibility,
    publish_at: str | None,
    embargo: str | None,
    expires: str | None,
    minutes: int,
) -> None:
    at = datetime(2026, 11, 1, 9, tzinfo=UTC) + timedelta(minutes=minutes)
    written = {"publish_at": publish_at, "embargo": embargo, "expires": expires}
    try:
        moments = {
            field: parse_moment(text, ZoneInfo(ZONE)) if text else None
            for field, text in written.items()
        }
    except PydanticCustomError:
        return  # an error of the record, which is not built
    envelope = {field: [text] for field, text in written.items() if text}
    envelope["visibility"] = [visibility.value]
    labels = Labels(visibility, **moments)
    assert is_public(envelope, ZONE, at) == released(labels, Audience.PUBLIC, at)


def test_a_field_is_for_staff_wherever_it_stands() -> None:
    assert is_staff_only("private.plan.roles[0].who")
    assert is_staff_only("quotes[0].approved_by")
    assert is_staff_only("send_at")
    assert not is_staff_only("sections[0].heading")
    assert not is_staff_only("privateers")


def test_every_field_that_herald_keeps_for_staff_is_one_for_the_scanner() -> None:
    assert {field for kind in KINDS for field in _for_staff(kind.model)} <= STAFF_ONLY


def test_what_is_never_public_and_what_is_told_are_the_same_for_herald_and_the_scanner() -> None:
    unpublished = {f"{kind.folder}/": kind.told for kind in KINDS if not kind.is_published}
    assert unpublished == {CALENDAR: TOLD | WHERE, **dict.fromkeys(NEVER_PUBLIC, frozenset())}


def test_of_a_public_appointment_only_what_is_told_is_for_outsiders() -> None:
    path = "schedules/calendar/2026/2026-12-03-lunch.yml"
    fields = ("title", "public_title", "event", "delegation", "brief.asks[0]", "moved[0].was")
    assert [is_told(path, field, is_placed=False) for field in fields] == [
        *(False, True, False, False, False, True)
    ]
    assert [is_told(path, "online.url", is_placed=placed) for placed in (False, True)] == [
        *(False, True)
    ]
    assert is_told("schedules/events/2026-12-03-fair.md", "title", is_placed=False)


@pytest.mark.parametrize(
    ("when", "times", "is_known"),
    [
        (None, ("2026-11-20 09:00", "2026-11-20 10:00"), False),
        ("never", ("2026-11-20 09:00", "2026-11-20 10:00"), False),
        ("immediate", ("2027-11-20 09:00", "2027-11-20 10:00"), True),
        ("day_of", ("2026-11-20 18:00", "2026-11-20 19:00"), True),
        ("day_of", ("2026-11-21 00:00", "2026-11-21 01:00"), False),
        ("day_of", ("2026-11-20", "2026-11-22"), True),
        ("day_of", ("2026-11-21", "2026-11-22"), False),
        ("after", ("2026-11-20 11:00", "2026-11-20 12:00"), True),
        ("after", ("2026-11-20 11:00", "2026-11-20 12:01"), False),
        ("after", ("2026-11-18", "2026-11-19"), True),
        ("after", ("2026-11-18", "2026-11-20"), False),
        ("after", ("2026-11-18", "some day"), False),
        ("soon", ("2026-11-18 09:00", "2026-11-18 10:00"), False),
    ],
)
def test_where_an_appointment_is_is_known_from_the_moment_that_it_names(
    when: str | None, times: tuple[str, str], *, is_known: bool
) -> None:
    envelope = {"starts": [times[0]], "ends": [times[1]]}
    if when:
        envelope["location_release"] = [when]
    assert tells_where(envelope, ZONE, AT) == is_known


def _for_staff(model: type[BaseModel]) -> set[str]:
    found: set[str] = set()
    for name, field in model.model_fields.items():
        if any(isinstance(mark, ForStaff) for mark in field.metadata):
            found.add(field.alias or name)
        else:
            for inner in _models_in(field.annotation):
                found |= _for_staff(inner)
    return found


def _models_in(annotation: object) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {model for part in getattr(annotation, "__args__", ()) for model in _models_in(part)}
