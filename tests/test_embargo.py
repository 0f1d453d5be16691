"""A record is shown if and only if its moment has come: by the minute, in many zones.

The rule is swept by the minute for two days on each side of a lift, around every change of clocks
of 2026 and 2027; whole builds are made one minute before a lift, at it, and one minute after.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from pydantic_core import PydanticCustomError

from herald.audience import Audience, released
from herald.kinds import BY_NAME
from herald.office import Office
from herald.records.dates import parse_moment
from herald.records.facets import Record
from herald.records.reader import entry
from herald.records.source import Source, read
from herald.settings import Settings
from tests.demo import herald, tree
from tests.documents import words_of

if TYPE_CHECKING:
    from pathlib import Path

ZONES = (
    *("America/New_York", "America/Chicago", "America/Denver", "America/Phoenix"),
    *("America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu", "America/St_Johns"),
    *("America/Havana", "America/Santiago", "America/Sao_Paulo", "America/Nuuk"),
    *("Europe/London", "Europe/Paris", "Africa/Casablanca", "Africa/Cairo"),
    *("Asia/Jerusalem", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Adelaide"),
    *("Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati"),
)
"""With clocks that change by an hour, by half of one, at midnight, in Ramadan, and not at all."""

BUILDERS = (
    *("UTC", "America/Los_Angeles", "Asia/Kolkata", "Australia/Lord_Howe"),
    *("Pacific/Kiritimati", "America/St_Johns"),
)
"""The zones that the machine may be in which builds."""

FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SETTINGS = Settings(
    city="A", state="B", mayor="c", timezone="UTC", site_url="https://a.example/", languages=("en",)
)


@cache
def changes(zone: ZoneInfo) -> list[datetime]:
    """The instants of 2026 and 2027, in UTC, at which the clocks of a zone change."""
    found = []
    hour = FIRST
    while hour < LAST:
        later = hour + timedelta(hours=1)
        if hour.astimezone(zone).utcoffset() != later.astimezone(zone).utcoffset():
            minutes = (hour + MINUTE * n for n in range(61))
            offset = hour.astimezone(zone).utcoffset()
            found.append(next(m for m in minutes if m.astimezone(zone).utcoffset() != offset))
        hour = later
    return found


def lifts(zone: ZoneInfo) -> list[datetime]:
    """Instants near each change of clocks, on both sides of it; one in June where there is none."""
    near = [timedelta(minutes=m) for m in (-90, -30, 0, 30, 90)]
    at = changes(zone) or [datetime(2026, 6, 15, 17, 45, tzinfo=UTC)]
    return [change + step for change in at for step in near]


def written(moment: datetime, zone: ZoneInfo) -> str:
    """As staff type it: with the offset, which decides where the clocks show a time twice."""
    return f"{moment.astimezone(zone).isoformat(' ')}"


# --- the rule -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ZONES)
def test_by_the_minute_a_record_is_released_if_and_only_if_its_moment_has_come(name: str) -> None:
    zone = ZoneInfo(name)
    builders = [ZoneInfo(builder) for builder in BUILDERS]
    for lift in lifts(zone):
        fields = {"title": "A", "visibility": "public", "embargo": written(lift, zone)}
        record = Record.model_validate(fields, context={"zone": zone})
        for minute in range(-48 * 60, 48 * 60 + 1):
            at = (lift + MINUTE * minute).astimezone(builders[minute % len(builders)])
            assert released(record, Audience.PUBLIC, at) == (minute >= 0), (lift, at)


@pytest.mark.parametrize("name", ZONES)
def test_at_the_changes_of_clocks_every_builder_agrees_on_release_lift_and_expiry(
    name: str,
) -> None:
    zone = ZoneInfo(name)
    for lift in lifts(zone):
        fields = {
            "title": "A",
            "visibility": "public",
            "publish_at": written(lift - MINUTE * 10, zone),
            "embargo": written(lift, zone),
            "expires": written(lift + MINUTE * 10, zone),
        }
        record = Record.model_validate(fields, context={"zone": zone})
        for builder in BUILDERS:
            for minute in range(-12, 13):
                at = (lift + MINUTE * minute).astimezone(ZoneInfo(builder))
                seen = [released(record, who, at) for who in Audience]
                public, press = 0 <= minute < 10, -10 <= minute < 10
                assert seen == [public, press, True, True], (lift, at)


@pytest.mark.parametrize("name", ZONES)
def test_a_view_holds_a_record_from_its_minute_on(name: str) -> None:
    zone = ZoneInfo(name)
    settings = SETTINGS.model_copy(update={"timezone": name})
    for lift in lifts(zone):
        text = f"title: A\nvisibility: public\nembargo: {written(lift, zone)}\naddress: x\n"
        source = read("office/venues/pier.yml", text.encode())
        assert isinstance(source, Source)
        pier = entry(BY_NAME["venue"], "pier", "pier", "", source, settings)
        assert not isinstance(pier, list), pier
        office = Office(settings, [pier])
        for minute in (-60, -1, 0, 1, 60):
            at = lift + MINUTE * minute
            public = office.seen_by(Audience.PUBLIC, at).find("venue", "pier")
            press = office.seen_by(Audience.PRESS, at).find("venue", "pier")
            assert (public is not None) == (minute >= 0), (lift, at)
            assert press is not None
            assert press.record.embargo is not None
            assert press.record.embargo.astimezone(UTC) == lift


# --- what staff may write -------------------------------------------------------------------------


@pytest.mark.parametrize("name", ZONES)
def test_a_time_that_a_change_of_clocks_skips_or_repeats_is_an_error_with_both_readings(
    name: str,
) -> None:
    """Against the clock itself, read forwards minute by minute through each change."""
    zone = ZoneInfo(name)
    for change in changes(zone):
        shown: dict[datetime, list[datetime]] = {}
        for minute in range(-48 * 60, 48 * 60):
            moment = change + MINUTE * minute
            shown.setdefault(moment.astimezone(zone).replace(tzinfo=None), []).append(moment)
        middle = change.astimezone(zone).replace(tzinfo=None)
        for step in range(-90, 95, 5):
            local = middle + MINUTE * step
            moments = shown.get(local, [])
            sentence, found = _read(f"{local:%Y-%m-%d %H:%M}", zone)
            if len(moments) == 1:
                assert found == moments, local
            elif moments:
                assert "the clocks show that time twice as they go back" in sentence
                assert found == moments
            else:
                assert "the clocks skip that time as they go forward" in sentence
                gap = _gap(zone, change)
                offered = [moment.astimezone(zone).replace(tzinfo=None) for moment in found]
                assert offered == [local - gap, local + gap]
                assert found[0] < change <= found[1]


def _read(text: str, zone: ZoneInfo) -> tuple[str, list[datetime]]:
    """What is said of a time, and the instants that it is read as, or that are offered for it."""
    try:
        return "", [parse_moment(text, zone).astimezone(UTC)]
    except PydanticCustomError as error:
        sentence = error.message()
        return sentence, [parse_moment(one, zone).astimezone(UTC) for one in _offered(sentence)]


def _offered(sentence: str) -> list[str]:
    """The times that a message tells to write instead."""
    return re.findall(r"\d{4}-\d\d-\d\d \d\d:\d\d(?:[+-]\d\d:\d\d)?", sentence)


def _gap(zone: ZoneInfo, change: datetime) -> timedelta:
    before, after = ((change + step).astimezone(zone).utcoffset() for step in (-MINUTE, MINUTE))
    assert before is not None
    assert after is not None
    return after - before


def test_every_zone_is_one_of_a_kind() -> None:
    """The sweep means something only if its zones change their clocks in different ways."""
    assert len(set(ZONES)) == 24
    counts = {name: len(changes(ZoneInfo(name))) for name in ZONES}
    still = {name for name, count in counts.items() if count == 0}
    assert {"America/Phoenix", "Asia/Kolkata", "Pacific/Kiritimati", "Pacific/Apia"} <= still
    assert {name for name, count in counts.items() if count != 4} >= still
    assert len(still) < 10
    assert _gap(ZoneInfo("Australia/Lord_Howe"), changes(ZoneInfo("Australia/Lord_Howe"))[1]) == (
        timedelta(minutes=30)
    )


# --- whole builds ---------------------------------------------------------------------------------


def test_before_its_minute_nothing_of_a_record_is_in_any_public_output(root: Path) -> None:
    """
    == content/pages/index.es.md ==
    # Puerto
    == content/news/2026-11-01-zqzqzinn.md ==
    ---
    title: The zqzqzinn becomes homes
    visibility: public
    embargo: 2026-11-01 01:30-08:00
    date: 2026-11-01
    release_kind: statement
    summary: Zqzqzsixty of them.
    tags: [zqzqztag]
    aliases: [/zqzqzold/]
    images: [{file: zqzqzpicture.png, alt: The zqzqzfront}]
    attachments: [{file: zqzqzplan.csv, title: The zqzqzplan, columns: [zqzqz, zqzqy]}]
    ---
    Zqzqzbody, with [a drawing](zqzqzdrawing.png).
    == content/news/2026-11-01-zqzqzinn.es.md ==
    ---
    title: La zqzqzposada
    summary: Zqzqzsesenta.
    images: [{file: zqzqzpicture.png, alt: La zqzqzfachada}]
    attachments: [{file: zqzqzplan.csv, title: El zqzqzplan, columns: [zqzqz, zqzqy]}]
    ---
    Zqzqztexto.
    == content/news/zqzqzplan.csv ==
    zqzqz,zqzqy
    == schedules/events/zqzqzbreakfast.md ==
    ---
    title: Zqzqzbreakfast
    visibility: public
    embargo: 2026-11-01 01:30-08:00
    starts: 2026-12-01 10:00
    ends: 2026-12-01 11:00
    subtype: press_conference
    place: Zqzqzcourtyard
    ---
    == content/news/ferry.md ==
    ---
    title: The ferry
    visibility: public
    date: 2026-10-01
    release_kind: release
    ---
    It sails.
    == content/newsletters/letter.yml ==
    title: A letter
    visibility: public
    date: 2026-10-30
    subject: News
    preheader: News
    send_at: 2026-10-30 08:00
    sections:
      - heading: News
        query: {kind: release, most: 5}
    """
    for name in ("zqzqzpicture.png", "zqzqzdrawing.png"):
        Image.new("RGB", (4, 3), "teal").save(root / "content/news" / name)
    lift = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
    stamp = "EMBARGOED UNTIL SUNDAY, NOVEMBER 1, 2026, 1:30 A.M. PST"

    # The clocks of Los Angeles show 1:30 an hour before too.
    moments = (lift - timedelta(hours=1), lift - MINUTE, lift, lift + MINUTE)
    for moment, builder in zip(moments, BUILDERS, strict=False):
        herald(root, "build", "--at", moment.isoformat(), TZ=builder)
        site, kit = tree(root / "site"), tree(root / "private/press")
        paths = [path for path in site if "zqzqz" in path]
        found = [path for path, content in site.items() if "zqzqz" in _words(path, content)]
        mail = tree(root / "private/newsletters")
        assert [path for path, content in mail.items() if b"zqzqz" in content.lower()] == []
        if moment < lift:
            assert (paths, found) == ([], [])
            assert stamp in words_of(kit["zqzqzinn/zqzqzinn.pdf"])
            assert stamp in kit["zqzqzinn/zqzqzinn.txt"].decode()
        else:
            assert set(paths) >= {
                *("news/2026/zqzqzinn/index.html", "es/news/2026/zqzqzinn/index.html"),
                *("news/2026/zqzqzinn/zqzqzinn.pdf", "es/news/2026/zqzqzinn/zqzqzinn.pdf"),
                *("news/2026/zqzqzinn/zqzqzpicture.png", "news/2026/zqzqzinn/zqzqzdrawing.png"),
                *("news/2026/zqzqzinn/zqzqzplan.csv", "zqzqzold/index.html"),
                *(
                    "events/2026/zqzqzbreakfast/index.html",
                    "events/2026/zqzqzbreakfast/zqzqzbreakfast.ics",
                ),
            }
            assert set(found) >= {
                *("news/feed.xml", "news/feed.json", "feed.xml", "calendar.ics", "news/index.html"),
                *("data/release.json", "data/event.json", "calendar/2026/12/index.html"),
            }
            assert stamp not in words_of(kit["zqzqzinn/zqzqzinn.pdf"])
            assert kit["zqzqzinn/zqzqzinn.pdf"] == site["news/2026/zqzqzinn/zqzqzinn.pdf"]
        assert sorted(kit) == [
            f"zqzqzinn/{name}"
            for name in (
                *(
                    "zqzqzdrawing.png",
                    "zqzqzinn.docx",
                    "zqzqzinn.es.docx",
                    "zqzqzinn.es.html",
                    "zqzqzinn.es.pdf",
                ),
                *(
                    "zqzqzinn.es.txt",
                    "zqzqzinn.html",
                    "zqzqzinn.pdf",
                    "zqzqzinn.txt",
                    "zqzqzpicture.png",
                ),
            )
        ]


def _words(path: str, content: bytes) -> str:
    return (words_of(content) if path.endswith(".pdf") else content.decode("latin-1")).lower()
