"""Nothing that a record says which is not public stands in what is printed about it.

A canary is planted in every field of every kind, in every way to be wrong that there is, and in
everything that a rule may object to; then all that is printed is searched for it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, get_args, get_origin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel

from herald.inspection import inspect
from herald.kinds import BY_NAME, KINDS
from herald.problems import Problem, plain, quoted, repeated
from herald.records import source
from herald.records.facets import Record
from herald.records.kind import Kind
from herald.report import Format, told
from tests.conftest import AT, write_office
from tests.demo import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

CANARY = re.compile("quokka|2071-|4815162", re.IGNORECASE)
"""In everything that is planted: a word, a year, a number."""

WRONG: tuple[object, ...] = (
    "Quokka",
    "the quokka " * 40,
    ["Quokka"],
    {"quokka": "Quokka"},
    [{"quokka": ["Quokka"]}],
    "Friday, 2071-03-09",
    "Friday 2071-03-09 18:00",
    "2071-03-08 02:30",
    "2071-11-01 01:30",
    "2071-11-01 12:00+05:00",
    "FREQ=DAILY;QUOKKA=1",
    "FREQ=DAILY;COUNT=48151623",
    "48151623.4815162342",
    "https:// quokka/",
    "/quokka/",
    "quokka.jpg",
    "event/quokka",
    "quokka@",
    "a line\nof the quokka",
    "America/Quokka",
)


def printed(root: Path) -> str:
    """What `herald check` says of the office in every form."""
    problems = inspect(root, AT).problems
    return "\n".join(told(problems, form) for form in Format)


# --- every field ----------------------------------------------------------------------------------


def planted(model: type[BaseModel]) -> Iterator[dict[str, object]]:
    """Fields of `model`, each one wrong; those of its blocks too."""
    for name, field in model.model_fields.items():
        key = field.alias or name
        yield from ({key: value} for value in WRONG)
        is_list = get_origin(field.annotation) is tuple
        for part in parts(field.annotation):
            for inner in planted(part):
                yield {key: [inner] if is_list else inner}


def parts(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from parts(inner)


def own(kind: Kind) -> Iterator[dict[str, object]]:
    """What is planted in records of a kind: in the envelope's fields for one kind is enough."""
    everywhere = Record.model_fields.keys() - {"private"} if kind.name != "release" else ()
    yield from (wrong for wrong in planted(kind.model) if not wrong.keys() & everywhere)


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        *((kind, {}) for kind in KINDS),
        (BY_NAME["release"], {"visibility": "confidential"}),
        (BY_NAME["release"], {"visibility": "public", "publish_at": "2026-12-24 08:00"}),
    ],
    ids=lambda given: given.name if isinstance(given, Kind) else given.get("visibility", ""),
)
def test_no_value_of_a_field_is_printed_whatever_is_wrong_with_it(
    kind: Kind, label: dict[str, str], tmp_path: Path
) -> None:
    write_office(tmp_path, "")
    example = source.read("x.yml", kind.example.encode())
    assert isinstance(example, source.Source)
    right = {"title": "The quokka", "private": {"notes": "Quokka"}, **example.values, **label}
    cases = [*own(kind)]
    for number, wrong in enumerate(cases):
        name = f"n-{number}-n"
        folder = tmp_path / kind.folder.replace("*", name if kind.file else "c")
        folder.mkdir(parents=True, exist_ok=True)
        record = json.dumps(right | wrong)
        (folder / f"{kind.file or name}.yml").write_text(record, encoding="utf-8")

    said = printed(tmp_path)

    assert said.count('"ruleId"') > len(cases) / 2
    assert [line for line in said.splitlines() if CANARY.search(line)] == []


# --- every rule, and what is no YAML --------------------------------------------------------------

HOSTILE = """
== content/news/colon.yml ==
title: The quokka: a secret
== content/news/private.md ==
---
title: x
private:
  notes: call the quokka: now
---
== content/news/twice.yml ==
quokka: 1
quokka: 2
== content/news/anchor.yml ==
title: &quokka x
== content/news/alias.yml ==
title: *quokka
== content/news/tag.yml ==
title: !quokka x
== content/news/comment.yml ==
quokka: a text #quokka
== content/news/quote.yml ==
title: "the quokka
== content/news/list.yml ==
tags: [quokka, {quokka
== content/news/no-field.yml ==
the quokka lives
== content/news/merge.yml ==
<<: quokka
== content/news/escape.yml ==
title: "\\quokka"
== content/news/sign.yml ==
title: @quokka
== content/news/percent.yml ==
title: %quokka
== content/news/no-end.md ==
---
title: The quokka
== content/news/no-start.md ==
The quokka.
== content/news/invisible.yml ==
title: quo\u200bkka
== content/news/body.md ==
---
title: The quokka
date: 2026-11-18
release_kind: release
owner: quokka-owner
priorities: [quokka-priority]
images: [{file: quokka.jpg}, {file: quokka.png, alt: Quokka}]
attachments: [{file: quokka.pdf, title: Quokka, page: /quokka/}]
aliases: [/news/quokka/]
expires: 2026-11-01 10:00
publish_at: 2071-01-01 10:00
quotes:
  - {who: The quokka, text: Friday, approved_by: quokka}
---
On Friday, March 10, 2071, the [quokka](/quokka/) ![](quokka.png) ![](https://quokka.example/x.png)
and the [other](quokka.md), [script](quokka:x), ক quokka; Monday, February 30, 2071.
== content/news/body.es.md ==
---
title: El quokka
date: 2071-03-09
quokka: 1
---
El viernes 10 de marzo de 2071
== content/news/orphan.es.md ==
---
title: El quokka
---
== content/news/files.yml ==
title: The quokka
date: 2026-11-18
release_kind: release
images: [{file: quokka-map.png, alt: Quokka}]
attachments:
  - {file: quokka-table.csv, title: Quokka}
  - {file: quokka-table.csv, title: Quokka, columns: [Quokka, Burrow]}
  - {file: quokka-table.csv, title: Quokka, columns: [Quokka]}
  - {file: quokka-table.csv, title: Quokka, columns: [Weight of the quokka, Quokka]}
== content/news/quokka-map.png ==
GIF89a
== content/news/quokka-table.csv ==
Quokka,Weight of the quokka
== content/newsletters/quiet.yml ==
title: The quokka
date: 2026-12-04
subject: The quokka, and the quokka, and what comes after the quokka, and more of the quokka
preheader: Quokka
send_at: 2071-03-09 10:00
sections:
  - {heading: The quokka, items: [release/body, quokka/quokka, quokka]}
  - {heading: Another quokka}
== schedules/events/one.yml ==
title: The first quokka
starts: 2071-03-09 18:00
ends: 2071-03-09 20:00
subtype: forum
venue: quiet
mayors_role: speak
== schedules/events/two.yml ==
title: The second quokka
starts: 2071-03-09 19:00
ends: 2071-03-09 21:00
subtype: forum
venue: quiet
mayors_role: speak
recurrence: FREQ=WEEKLY;BYDAY=SU
== schedules/events/three.yml ==
title: The third quokka
starts: 2071-03-09 19:30
ends: 2071-03-09 18:00
subtype: forum
venue: quiet
status: cancelled
== schedules/events/shown.yml ==
title: A public forum
visibility: public
starts: 2071-03-09 19:45
ends: 2071-03-09 20:30
subtype: forum
venue: quiet
mayors_role: speak
== office/venues/quiet.yml ==
title: Quokka House
address: 48 Quokka Street
== content/alerts/one.yml ==
title: Quokka
level: emergency
headline: Quokka
body: Quokka
starts: 2071-03-09 18:00
expires: 2071-03-08 18:00
link: /quokka/
dismissible: yes
== proclamations/quiet.yml ==
title: Quokka
date: 2071-03-09
proclamation_kind: condolence
resolved: the quokka
whereas: [the quokka]
presentation: quokka
effective: {from: 2071-03-09, to: 2071-03-08}
signed: {by: quokka, on: 2071-03-09}
== proclamations/short.yml ==
title: Quokka
date: 2071-03-09
proclamation_kind: ceremonial
resolved: the quokka
whereas: [the quokka]
== committees/quiet/committee.yml ==
title: Quokka
charter: Quokka
members: [{person: quokka, since: 2071-03-09, until: 2071-03-08}]
== committees/quiet/goals/quiet.yml ==
title: Quokka
statement: Quokka
priority: quokka
owner: quokka
start: 2026-01-01
due: 2071-03-09
status: behind
measures:
  - name: Quokkas
    unit: quokkas
    direction: up
    baseline: {value: 4815162, date: 2026-01-01}
    target: {value: 48151623, date: 2071-03-09}
    source: The quokka
    frequency: weekly
    readings: [{date: 2026-02-01, value: 48151624}]
== committees/none/goals/quiet.yml ==
title: Quokka
statement: Quokka
priority: quokka
owner: quokka
due: 2027-12-31
measures:
  - name: Quokkas
    unit: quokkas
    direction: down
    baseline: {value: 4815162, date: 2026-01-01}
    target: {value: 48151623, date: 2071-03-09}
    source: The quokka
    frequency: weekly
"""


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """An office in which much is wrong, and all of it not public."""
    write_office(tmp_path, HOSTILE)
    (tmp_path / "content/news/tab.yml").write_text("title: x\n\tquokka: y\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("form", [form.value for form in Format])
def test_no_rule_repeats_what_is_not_public_on_the_command_line(form: str, hostile: Path) -> None:
    said = printed_by(hostile, "check", "--format", form)

    assert len(set(re.findall('[a-z]+-[a-z-]+(?=\\]|,|"|:)', said))) > 10
    assert [line for line in said.splitlines() if CANARY.search(line)] == []


@pytest.mark.parametrize(("words", "least"), [("build", 40), ("brief 2026-12-03", 7)])
def test_nor_does_a_command_that_stops_for_it(words: str, least: int, hostile: Path) -> None:
    said = printed_by(hostile, *words.split())

    assert said.count("\n") > least
    assert [line for line in said.splitlines() if CANARY.search(line)] == []


def test_a_fault_of_the_program_says_nothing_of_the_record_it_was_about(tmp_path: Path) -> None:
    text = """
    == content/newsletters/spring.yml ==
    title: The quokka
    date: 2026-12-04
    subject: The quokka
    preheader: The quokka
    sections: [{heading: The quokka, text: "The quokka of 2071"}]
    """
    write_office(tmp_path, text)
    call = (
        "import herald.cli, herald.outputs.newsletters as it, sys\n"
        "def broken(view, issue, *more):\n"
        "    subject = issue.record.subject\n"
        "    try: int(subject)\n"
        "    except ValueError as error: raise LookupError(repr(issue.record)) from error\n"
        "it.artifacts = broken\n"
        f"sys.argv = ['herald', 'build', '--only', 'newsletters', '--root', {str(tmp_path)!r}]\n"
        "herald.cli.main()\n"
    )
    done = run(tmp_path, "-c", call)

    assert done.returncode == 3
    assert "\nValueError\n" in done.stderr
    assert "\nLookupError\n" in done.stderr
    assert CANARY.findall(done.stdout + done.stderr) == []


def printed_by(root: Path, *words: str) -> str:
    """What the command prints, on either channel, when it finds errors."""
    done = run(root, "-m", "herald.cli", *words, "--at", "2026-11-20T12:00")
    assert done.returncode == 1, done.stderr
    return done.stdout + done.stderr


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Python in a process of its own, in the office's folder."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "generator")},
        capture_output=True,
        text=True,
        check=False,
    )


# --- what is public is quoted ---------------------------------------------------------------------


def told_of(root: Path, at: datetime = AT) -> list[str]:
    """What is said of the office, which has no home page in Spanish."""
    return [str(one) for one in inspect(root, at).problems if one.rule != "missing-home"]


def test_a_record_that_is_public_is_quoted_and_another_is_not(root: Path) -> None:
    """
    == content/news/budget.yml ==
    title: Budget
    visibility: public
    date: 2026-11-18
    release_kind: release
    owner: nobody
    == content/news/layoffs.yml ==
    title: Layoffs
    date: 2026-11-18
    release_kind: release
    owner: nobody
    """
    advice = "there is no person of that name. Correct it, or add the record in office/people"
    assert told_of(root) == [
        f"content/news/budget.yml:5: 'owner' is 'nobody'; {advice} [dangling-reference]",
        f"content/news/layoffs.yml:4: 'owner' is '…'; {advice} [dangling-reference]",
    ]


def test_office_yml_is_for_everybody_and_is_quoted(root: Path) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    """
    assert told_of(root) == [
        "office.yml:1: 'mayor' is 'renata-okafor'; there is no person of that name. Did you mean "
        "'renata-okafor-lindqvist'? [dangling-reference]",
    ]


def test_a_record_is_quoted_from_the_moment_at_which_everybody_sees_it(root: Path) -> None:
    """
    == content/news/budget.yml ==
    title: Budget
    visibility: public
    publish_at: 2026-11-20 12:00
    date: 2026-11-18
    release_kind: release
    owner: nobody
    """
    (before,), (now,) = told_of(root, AT - timedelta(seconds=1)), told_of(root)
    assert "'owner' is '…'; there is no person of that name." in before
    assert "'owner' is 'nobody'; there is no person of that name." in now


def test_a_file_that_is_no_record_is_quoted_if_it_says_that_it_is_public_and_waits_for_nothing(
    root: Path,
) -> None:
    """
    == content/news/public.yml ==
    title: Budget
    visibility: public
    date: 2026-02-29
    release_kind: release
    == content/news/public.es.yml ==
    title: [Presupuesto]
    summary: "Presupuesto "
    chance: 1
    == content/news/embargoed.yml ==
    title: Budget
    visibility: public
    embargo: 2026-11-18 08:00
    date: 2026-02-29
    release_kind: release
    == content/news/misspelt.yml ==
    title: Budget
    visibility: pubic
    date: 2026-11-18
    release_kind: release
    == content/news/silent.yml ==
    title: Budget
    date: 2026-02-29
    release_kind: release
    == content/news/silent.es.yml ==
    title: Presupuesto
    chance: 1
    == content/news/unreadable.yml ==
    visibility: public
    title: Budget: more
    """
    advice = "there is no such day; a date is written 2026-12-03 [release]"
    fields = (
        "The fields are 'title', 'visibility', 'publish_at', 'embargo', 'expires', 'summary', "
        "'tags', 'priorities', 'owner', 'images', 'attachments', 'aliases', 'reviewed', "
        "'change_note', 'corrections', 'withdrawn', 'personal_data', 'private', 'date', "
        "'release_kind', 'dateline', 'subhead', 'contacts', 'quotes', 'who', 'what', 'when', "
        "'where', 'visuals', 'event', 'boilerplate', 'corrects', 'was' and 'now' [release]"
    )
    assert told_of(root) == [
        f"content/news/embargoed.yml:4: 'date' is '…'; {advice}",
        "content/news/misspelt.yml:2: 'visibility' is '…'; write one of public, press, internal, "
        "confidential [release]",
        "content/news/public.es.yml:1: 'title' is a list; write a text; put quotes around it if it "
        "starts with '[' or '{' [release]",
        f"content/news/public.es.yml:3: 'chance' is not a field here. {fields}",
        f"content/news/public.yml:3: 'date' is '2026-02-29'; {advice}",
        f"content/news/silent.es.yml:2: '…' is not a field here. {fields}",
        f"content/news/silent.yml:2: 'date' is '…'; {advice}",
        "content/news/unreadable.yml:2: There is a colon inside this text; put quotes around the "
        'text: name: "…" [file]',
    ]


def test_a_message_about_what_is_public_does_not_speak_of_what_is_not(root: Path) -> None:
    """
    == schedules/events/forum.yml ==
    title: Forum
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 20:00
    subtype: forum
    place: Pier 4
    mayors_role: speak
    == schedules/events/talks.yml ==
    title: Talks about layoffs
    starts: 2026-12-03 17:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Pier 5
    mayors_role: speak
    """
    assert told_of(root) == [
        "schedules/events/forum.yml:3: 'Forum' and an event that is not public "
        "('schedules/events/talks.yml') both need the Mayor; move one of them, or send somebody "
        "else [schedule-conflict]",
    ]


# --- marks ----------------------------------------------------------------------------------------


def test_a_problem_is_told_with_and_without_what_it_repeats() -> None:
    message = f"'date' is {quoted('noon')}{repeated(', a word')}{repeated('!', ', which is wrong')}"
    problem = Problem("a.yml", 1, 1, "file", message)
    assert problem.message == plain(message) == "'date' is 'noon', a word!"
    assert problem.withheld().message == "'date' is '…'…, which is wrong"
    assert problem.withheld().withheld() == problem.withheld()


@given(text=st.text())
@example(text="\ufdd0'a\ufdd1b\ufdd2")
def test_no_text_gets_out_of_its_marks(text: str) -> None:
    message = f"It is {repeated(text, 'something')}; {quoted(text)}."
    assert Problem("a", 1, 1, "file", message).withheld().message == "It is something; '…'."


def test_a_record_of_a_kind_that_is_not_published_is_not_quoted_though_it_is_public(
    root: Path,
) -> None:
    """
    == schedules/calendar/a.yml ==
    title: The quokka
    visibility: public
    public_title: A visit
    starts: 2026-12-03 11:00
    ends: 2026-12-03 10:00
    purpose: meeting
    == schedules/calendar/b.yml ==
    title: The quokka
    visibility: public
    public_title: A visit
    starts: 2026-12-03 11:00
    ends: 2026-12-03 12:00
    purpose: quokka
    """
    found = [str(problem) for problem in inspect(root, AT).problems]
    said = [line for line in found if line.startswith("schedules/")]

    assert len(said) == 2
    assert [line for line in said if CANARY.search(line) or "11:00" in line] == []
