"""The digest of the morning: what it tells, to whom, and what never stands in a mail."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from herald.cli import commands
from tests.conftest import write_office
from tests.repositories import commit_all

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = """
== office.yml ==
city: Port Ellery
state: Washington
mayor: renata-okafor-lindqvist
timezone: America/Los_Angeles
site_url: https://mayor.portellery.example/
contact:
  address: 210 Harbor Street
  email: mayor@portellery.example
== office/people/priya.yml ==
title: Priya Raghunathan
private:
  email: priya@portellery.example
  phone: 360-555-0112
== schedules/calendar/2026/budget.yml ==
title: Budget meeting
starts: 2026-12-03 09:00
ends: 2026-12-03 10:00
purpose: meeting
place: City Hall
staff_lead: priya
attendees:
  - name: Gus Petrakis
online:
  url: https://meet.example.org/budget
  dial_in: 360-555-0180, code 21
brief:
  bottom_line: An answer is wanted.
  talking_points: [Thank you]
== schedules/calendar/2026/offer.yml ==
title: Offer to a chief
visibility: confidential
starts: 2026-12-03 09:30
ends: 2026-12-03 11:00
purpose: meeting
== content/news/2026/inn.md ==
---
title: The inn opens
visibility: public
release_kind: release
date: 2026-12-03
publish_at: 2026-12-03 10:00
---
Words.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An office with a meeting, an offer that is confidential, and a release that is to come."""
    write_office(tmp_path, OFFICE)
    return tmp_path


def digest(root: Path, *words: str) -> Result:
    """`herald digest`, at noon on November 20."""
    at = ("--at", "2026-11-20T12:00")
    done = CliRunner().invoke(commands, ["digest", "--root", str(root), *at, *words])
    assert done.exception is None, done.output
    return done


def test_there_is_one_for_the_office_and_one_for_each_who_has_a_part(root: Path) -> None:
    done = digest(root, "2026-12-03")

    assert done.stdout.splitlines() == [
        f"private/digest/2026-12-03/{name}.{form}"
        for name in ("office", "priya")
        for form in ("html", "txt", "eml")
    ]
    assert done.stderr == (
        "1 error stops the website, but not this command (schedule-conflict); "
        "'herald check' says where\n"
        "As of 2026-12-03 07:00, compared with no earlier commit.\n"
    )


def test_it_says_what_is_on_and_of_what_is_not_out_only_where_it_is(root: Path) -> None:
    digest(root, "2026-12-03")

    text = (root / "private/digest/2026-12-03/office.txt").read_text("utf-8")
    # After the two hyphens stands a space, with which no line of this file may end.
    assert (
        text.replace("-- \n", "--\n")
        == """\
INTERNAL – For the staff of the office. Not for release.

Thursday, December 3, 2026
==========================

Today
-----

* 9–10 a.m.: Budget meeting
  City Hall · Priya Raghunathan

Goes out today
--------------

* 10 a.m.: Release: is released
  content/news/2026/inn.md

--
INTERNAL – Mayor of Port Ellery
"""
    )


def test_no_form_of_it_has_what_is_confidential_a_code_or_a_telephone(root: Path) -> None:
    digest(root, "2026-12-03")

    for file in (root / "private/digest").rglob("*.*"):
        text = file.read_bytes()
        if file.suffix == ".eml":
            read = message_from_bytes(text, policy=policy.default)
            text = b"".join(part.get_content().encode() for part in read.iter_parts())
        for word in (b"chief", b"The inn opens", b"555-01", b"meet.example.org"):
            assert word not in text


def test_a_persons_goes_to_the_person_and_the_offices_to_a_placeholder(root: Path) -> None:
    digest(root, "2026-12-03")
    folder = root / "private/digest/2026-12-03"
    own, whole = (
        message_from_bytes((folder / f"{name}.eml").read_bytes(), policy=policy.default)
        for name in ("priya", "office")
    )

    assert own["To"] == "Priya Raghunathan <priya@portellery.example>"
    assert own["Subject"] == "INTERNAL – Thursday, Dec. 3 – Today: 1"
    assert whole["To"] == "Staff of the office <nobody@staff.invalid>"
    assert whole["Subject"] == "INTERNAL – Thursday, Dec. 3 – Today: 1; Goes out today: 1"


def test_it_tells_what_is_otherwise_than_a_day_ago(root: Path) -> None:
    (root / ".gitignore").write_text(".herald/\nprivate/\n")
    commit_all(root)
    file = root / "schedules/calendar/2026/budget.yml"
    file.write_text(file.read_text("utf-8").replace("10:00", "10:30"), "utf-8")

    done = digest(root, "2026-12-03", "--since", "HEAD")

    text = (root / "private/digest/2026-12-03/priya.txt").read_text("utf-8")
    assert "Changed since yesterday\n-" in text
    assert "* Thu, 9–10:30 a.m.: Budget meeting\n  Changed; was 9–10 a.m.\n" in text
    assert "compared with HEAD" in done.stderr


def test_when_there_is_nothing_to_send_it_says_so_and_what_there_was_is_gone(root: Path) -> None:
    digest(root, "2026-12-03")

    done = digest(root, "2026-12-04")

    assert done.stdout == "Nothing to send on 2026-12-04.\n"
    assert [file for file in (root / "private/digest").rglob("*") if file.is_file()] == []


def test_what_could_not_be_read_is_told_first(root: Path) -> None:
    write_office(root, "== content/news/2026/levy.md ==\n---\ntitle: Levy\n---\n")

    digest(root, "2026-12-03")

    text = (root / "private/digest/2026-12-03/office.txt").read_text(encoding="utf-8")
    assert "COULD NOT BE READ" in text.upper().partition("TODAY")[0]
    assert "content/news" in text
    assert "levy" not in text.lower()
