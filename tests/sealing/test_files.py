"""Records into sealed files and back; and the office with them, built with a key and without."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from herald.audience import Audience
from herald.build import build
from herald.commits.manuscript import Manuscript
from herald.on_request.briefings import Wanted, brief
from herald.outputs.documents.briefing.span import Span
from herald.records import sealed
from herald.sealing.files import path_in, seal, seal_again, unseal
from herald.stopped import Stopped
from herald.verification import verify
from tests.demo import herald, tree
from tests.documents import words_of
from tests.repositories import commit_all, git
from tests.vault import PATH, PLAIN, SECRET, Vault, vault

__all__ = ["vault"]

AT = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("America/Los_Angeles"))
HALL = "office/venues/hall.yml"
OPEN = """\
title: Quarry Hall
visibility: internal
address: 9 Quarry Lane
"""


# --- built ----------------------------------------------------------------------------------------


def test_the_public_site_is_the_same_with_a_key_and_without(vault: Vault) -> None:
    """And nothing that a build leaves says what is in a sealed record, or what it names."""
    vault.write(
        "schedules/events/2026/2026-12-03-move.yml.age",
        "title: A Hushed Move\nsubtype: ceremony\nvisibility: internal\nvenue: refuge\n"
        "starts: 2026-12-03 17:17\nends: 2026-12-03 18:18\ntags: [evacuation]\n",
    )
    vault.write(
        "content/newsletters/2026-12-01-hush.md.age",
        "---\ntitle: The Hushed Letter\nsubject: A hushed word\npreheader: Hush\ndate: 2026-12-01\n"
        "sections: [{heading: Hush, items: [event/visit]}]\n---\n\nNot yet.\n",
    )
    done = {}
    for name, key in (("with", vault.key), ("without", ""), ("again", vault.key)):
        state, site = vault.everywhere / f"state-{name}", vault.everywhere / f"site-{name}"
        manuscript = Manuscript(key=key)
        done[name] = build(vault.root, AT, site=site, state=state, jobs=1, manuscript=manuscript)
        build(vault.root, AT, jobs=1, manuscript=manuscript)
    assert [str(problem) for problem in done["without"].problems] == []
    assert [problem.rule for problem in done["with"].problems] == ["unreleased-reference"]
    assert [one.closed for one in done.values()] == [0, 3, 0]
    assert tree(vault.everywhere / "site-with") == tree(vault.everywhere / "site-without")
    assert tree(vault.everywhere / "site-with") == tree(vault.everywhere / "site-again")
    assert "state-with/ledger.db" in vault.holders_of("A visit")
    for words in (SECRET, "Quarry Lane", "Hushed", "hushed", "evacuation", "17:17", ".yml.age"):
        assert vault.holders_of(words) == [], words


def test_papers_are_the_same_with_a_key_and_without(vault: Vault) -> None:
    """They lie there for everybody to read, and no row of the ledger may tell of a sealed one."""
    plan = "private: {plan: {goal: Nobody knows}}\n"
    times = "starts: 2026-12-03 17:00\nends: 2026-12-03 18:00\n"
    event = f"title: A move\nsubtype: ceremony\nvisibility: internal\n{times}{plan}"
    vault.write("schedules/events/2026/2026-12-03-move.yml.age", f"{event}place: Elsewhere\n")
    vault.write("schedules/events/2026/2026-12-03-open.yml", f"{event}venue: refuge\n")
    papers = {}
    for key in ("", vault.key):
        build(vault.root, AT, jobs=1, parts=frozenset({"papers"}), manuscript=Manuscript(key=key))
        papers[bool(key)] = tree(vault.root / "private/papers")
    assert sorted(papers[True]) == [
        "events/2026/open/memo.pdf",
        "events/2026/open/slides.pptx",
        "follow-through/due.txt",
        "follow-through/you-said.txt",
    ]
    assert papers[True] == papers[False]


def test_a_verification_takes_sealed_records_away_too(vault: Vault) -> None:
    found = verify(vault.root, AT, jobs=1)
    assert (found.problems, found.differences) == ((), ())


def test_the_briefing_book_has_a_sealed_event_for_whoever_has_the_key(vault: Vault) -> None:
    vault.write(
        "schedules/events/2026/2026-12-03-move.yml.age",
        "title: A Hushed Move\nsubtype: ceremony\nvisibility: confidential\n"
        "starts: 2026-12-03 17:00\nends: 2026-12-03 18:00\nvenue: refuge\n",
    )
    day = AT.date().replace(month=12, day=3)
    wanted = Wanted(Span(day, day), Audience.CONFIDENTIAL)
    book = vault.root / brief(vault.root, wanted, AT).paths[0]
    without = book.read_bytes()
    brief(vault.root, wanted, AT, vault.key)
    assert book.read_bytes() != without


def test_what_was_sealed_since_does_not_come_back_in_a_book_without_the_key(vault: Vault) -> None:
    event = (
        "title: A Hushed Move\nsubtype: ceremony\nmayors_role: listen\nplace: Elsewhere\n"
        "starts: 2026-12-03 17:00\nends: 2026-12-03 18:00\n"
    )
    path = "schedules/events/2026/2026-12-03-move.yml"
    vault.write(path, event)
    (vault.root / ".gitignore").write_text(".herald/\nprivate/\n")
    commit_all(vault.root)
    (vault.root / path).unlink()
    vault.write(f"{path}.age", event)
    day = AT.date().replace(month=12, day=3)
    wanted = Wanted(Span(day, day), Audience.INTERNAL, since="HEAD")
    book = vault.root / brief(vault.root, wanted, AT).paths[0]
    assert "Hushed" not in words_of(book.read_bytes())


def test_the_commands_say_once_what_they_could_not_read(vault: Vault) -> None:
    words = (sys.executable, "-m", "herald.cli", "check", "--at", "2026-11-20T12:00")
    vault.write("office/venues/second.yml.age", PLAIN)
    for key, said in (
        ((), "2 sealed records were not read: no key.\n"),
        (
            ("--identity", str(vault.stranger)),
            "2 sealed records were not read: your key does not open them.\n",
        ),
        (("--identity", vault.key), ""),
    ):
        done = subprocess.run(
            [*words, *key], cwd=vault.root, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, said)
    assert "Nothing is wrong." in herald(vault.root, *words[3:])


def test_a_commit_is_built_with_its_sealed_records(vault: Vault) -> None:
    git(vault.root, "init", "--quiet")
    git(vault.root, "add", "--force", ".herald/recipients")
    git(vault.root, "add", "office.yml", "content", "office", "schedules")
    git(vault.root, "commit", "--quiet", "-m", "x")
    commit = git(vault.root, "rev-parse", "HEAD")
    done = build(vault.root, AT, jobs=1, manuscript=Manuscript(commit, vault.key))
    assert done.closed == 0
    assert vault.holders_of(SECRET) == []


# --- sealed ---------------------------------------------------------------------------------------


def test_sealing_leaves_the_words_nowhere(vault: Vault) -> None:
    """Not in what earlier builds remember either."""
    vault.write(HALL, OPEN)
    git(vault.root, "init", "--quiet")
    time.sleep(0.1)  # what was written a moment ago is not remembered
    build(vault.root, AT, jobs=1)
    assert vault.holders_of("Quarry Hall") == ["office/.herald/ledger.db", f"office/{HALL}"]

    done = seal(vault.root, HALL)

    assert (done.paths, done.problems, done.notices) == ((f"{HALL}.age",), (), ())
    assert vault.text(f"{HALL}.age") == vault.text(f"{HALL}.age", vault.omar) == OPEN
    assert vault.holders_of("Quarry Hall") == []
    with pytest.raises(sealed.Closed):
        vault.text(f"{HALL}.age", vault.stranger)


def test_what_somebody_else_sealed_is_forgotten_here_too(vault: Vault) -> None:
    vault.write(HALL, OPEN)
    time.sleep(0.1)
    build(vault.root, AT, jobs=1)
    assert vault.holders_of("Quarry Hall") == ["office/.herald/ledger.db", f"office/{HALL}"]

    (vault.root / HALL).unlink()
    vault.write(f"{HALL}.age", OPEN)
    build(vault.root, AT, jobs=1, manuscript=Manuscript(key=vault.key))

    assert vault.holders_of("Quarry Hall") == []


def test_what_stays_open_all_the_same_is_said(vault: Vault) -> None:
    """The history of the repository, and files beside the record."""
    vault.write(HALL, f"{OPEN}attachments: [{{file: plan.pdf, title: Plan}}]\n")
    (vault.root / "office/venues/plan.pdf").write_bytes(b"%PDF-1.7\n")
    commit_all(vault.root)
    assert seal(vault.root, HALL).notices == (
        f"'{HALL}' is in the repository: its text stays in the history, for everybody who can read "
        "that",
        f"'plan.pdf', which stands beside '{HALL}', is not sealed",
    )


def test_a_record_is_sealed_and_opened_with_its_translations(vault: Vault) -> None:
    office = vault.root / "office.yml"
    office.write_text(office.read_text() + "languages: [en, es]\n")
    vault.write(HALL, OPEN)
    vault.write("office/venues/hall.es.yml", "title: Sala\n")
    with pytest.raises(Stopped) as stopped:
        seal(vault.root, "office/venues/hall.es.yml")
    assert str(stopped.value) == (
        "'office/venues/hall.es.yml' is a translation, which goes with the record itself; name "
        f"'{HALL}'"
    )
    both = (HALL, "office/venues/hall.es.yml")
    assert seal(vault.root, HALL).paths == tuple(f"{path}.age" for path in both)
    assert unseal(vault.root, HALL, vault.key).paths == both
    assert (vault.root / HALL).read_text() == OPEN
    assert not list(vault.root.rglob("hall*.age"))


def test_a_record_with_something_wrong_is_not_sealed(vault: Vault) -> None:
    vault.write(HALL, OPEN.replace("title", "titel"))
    done = seal(vault.root, HALL)
    assert [problem.path for problem in done.problems] == [HALL]
    assert (vault.root / HALL).is_file()
    assert not (vault.root / f"{HALL}.age").exists()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (PATH, f"'{PATH}' is sealed already; for new recipients: herald seal --again {PATH}"),
        ("office/venues/nothing.yml", "There is no file 'office/venues/nothing.yml'"),
        (
            "content/pages/index.md",
            "'content/pages/index.md' is not a record; only records can be sealed",
        ),
        (
            "schedules/events/2026/2026-12-03-visit.yml",
            "'schedules/events/2026/2026-12-03-visit.yml' is public, and a sealed record is "
            "internal or confidential; change its line 'visibility' first",
        ),
    ],
)
def test_what_cannot_be_sealed_is_said(vault: Vault, path: str, said: str) -> None:
    before = tree(vault.root)
    with pytest.raises(Stopped) as stopped:
        seal(vault.root, path)
    assert str(stopped.value) == said
    assert tree(vault.root) == before


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "office.yml", "../elsewhere.yml", ".herald/recipients"]
)
def test_only_files_of_the_office_are_named(vault: Vault, path: str) -> None:
    with pytest.raises(Stopped) as stopped:
        path_in(vault.root, vault.root / path)
    assert str(stopped.value) == f"'{vault.root / path}' is no record of the office in {vault.root}"


# --- opened ---------------------------------------------------------------------------------------


def test_opening_needs_a_key_that_opens(vault: Vault) -> None:
    with pytest.raises(Stopped) as stopped:
        unseal(vault.root, PATH, str(vault.stranger))
    assert str(stopped.value) == f"The key does not open '{PATH}'; it was sealed for other people"
    assert unseal(vault.root, PATH, vault.key).paths == ("office/venues/refuge.yml",)
    assert (vault.root / "office/venues/refuge.yml").read_text() == PLAIN
    assert not (vault.root / PATH).exists()


def test_in_a_sealed_folder_nothing_is_opened_but_shown(vault: Vault) -> None:
    office = vault.root / "office.yml"
    office.write_text(office.read_text() + "sealed: [office/venues]\n")
    with pytest.raises(Stopped) as stopped:
        unseal(vault.root, PATH, vault.key)
    assert str(stopped.value) == (
        f"office.yml says that everything in 'office/venues' is sealed; herald edit {PATH} changes "
        "the record, and herald unseal --print shows it"
    )
    shown = herald(vault.root, "unseal", "--print", PATH, HERALD_IDENTITY=vault.key)
    assert shown == PLAIN


# --- for others -----------------------------------------------------------------------------------


def test_when_somebody_leaves_records_are_sealed_again_without_them(vault: Vault) -> None:
    vault.write("office/venues/hall.yml.age", OPEN)
    file = vault.root / ".herald/recipients"
    lines = [line for line in file.read_text().splitlines() if "omar" not in line]
    file.write_text("\n".join(lines))
    assert vault.text(PATH, vault.omar) == PLAIN

    done = seal_again(vault.root, (), vault.key)

    assert done.paths == ("office/venues/hall.yml.age", PATH)
    assert vault.text(PATH) == PLAIN
    with pytest.raises(sealed.Closed):
        vault.text(PATH, vault.omar)


def test_what_the_key_does_not_open_is_left_and_said(vault: Vault) -> None:
    before = (vault.root / PATH).read_bytes()
    done = seal_again(vault.root, (), str(vault.stranger))
    assert (done.paths, done.notices) == (
        (),
        (f"'{PATH}' was left as it is: the key does not open it",),
    )
    assert (vault.root / PATH).read_bytes() == before


def test_a_new_record_in_a_sealed_folder_is_to_be_sealed(vault: Vault) -> None:
    office = vault.root / "office.yml"
    office.write_text(office.read_text() + "sealed: [office/venues]\n")
    assert herald(vault.root, "new", "venue", "Hall") == "office/venues/hall.md\n"
    assert herald(vault.root, "seal", "office/venues/hall.md") == "office/venues/hall.md.age\n"
    assert Path(vault.root / "office/venues/hall.md.age").is_file()
