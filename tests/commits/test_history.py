"""What git knows of records: which commits are revisions, and for whom."""

from __future__ import annotations

import pickle
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herald.audience import Audience
from herald.commits.history import History, history_of
from herald.inspection import inspect
from herald.making.ledger import Ledger
from tests.conftest import AT, write_office
from tests.repositories import commit_all, git

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PATH = "content/news/2026-11-18-ferry.md"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office in a repository of its own, with one commit."""
    write_office(tmp_path / "office", "")
    commit_all(tmp_path / "office")
    return tmp_path / "office"


def write(office: Path, *lines: str, path: str = PATH, body: str = "It opens.") -> None:
    """Writes a release that says these lines besides what it must."""
    must = ("title: The ferry", "date: 2026-11-18", "release_kind: release")
    file = office / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(["---", *must, *lines, "---", "", body, ""]))


def counted(
    office: Path,
    audience: Audience = Audience.PUBLIC,
    *,
    ledger: Ledger | None = None,
    key: str = "release/2026/ferry",
) -> list[str]:
    """The commits that are revisions of a record to an audience, and whether it is changed."""
    seen = inspect(office, AT, history=history_of(office, ledger=ledger)).office
    assert seen is not None
    view = seen.seen_by(audience, AT)
    record = view.record(key)
    assert record is not None
    lineage = view.lineage(record)
    found = [one.commit for one in lineage.revisions]
    return [*found, "changed"] if lineage.is_changed else found


def test_each_commit_that_changes_the_words_is_a_revision(office: Path) -> None:
    write(office, "visibility: public")
    first = commit_all(office)
    (office / "content/news/2026-11-19-other.txt").write_text("of no interest")
    commit_all(office)
    write(office, "visibility: public", body="It opens on Saturday.")
    second = commit_all(office)

    assert counted(office) == [first, second]


def test_a_merge_is_one_revision_whatever_its_branch_tried_out(office: Path) -> None:
    write(office, "visibility: public")
    first = commit_all(office)
    git(office, "checkout", "--quiet", "-b", "draft")
    for body in ("One.", "Two.", "Three."):
        write(office, "visibility: public", body=body)
        commit_all(office)
    git(office, "checkout", "--quiet", "main")
    git(office, "merge", "--quiet", "--no-ff", "--message", "x", "draft")

    assert counted(office) == [first, git(office, "rev-parse", "HEAD")]


def test_what_is_not_committed_yet_is_a_change_after_the_last_revision(office: Path) -> None:
    write(office, "visibility: public")
    first = commit_all(office)
    write(office, "visibility: public", body="It opens on Saturday.")

    assert counted(office) == [first, "changed"]


def test_a_record_that_moves_keeps_its_revisions(office: Path) -> None:
    """Into the folder of its year, with other words at the same time."""
    write(office, "visibility: public")
    first = commit_all(office)
    (office / PATH).unlink()
    write(
        office, "visibility: public", path="content/news/2026/2026-11-18-ferry.md", body="It did."
    )
    second = commit_all(office)

    assert counted(office) == [first, second]


def test_a_record_that_takes_place_later_keeps_its_revisions_in_the_file_of_that_day(
    office: Path,
) -> None:
    write(office, "visibility: public")
    first = commit_all(office)
    (office / PATH).unlink()
    later = "content/news/2027/2027-01-04-ferry.md"
    write(office, "visibility: public", "tags: [ferry]", path=later)
    second = commit_all(office)

    assert counted(office) == [first, second]


def test_a_move_alone_is_no_revision(office: Path) -> None:
    write(office, "visibility: public")
    first = commit_all(office)
    (office / "content/news/2026").mkdir()
    (office / PATH).rename(office / "content/news/2026/2026-11-18-ferry.md")
    commit_all(office)

    assert counted(office) == [first]


def test_an_edit_of_private_notes_is_a_revision_to_staff_alone(office: Path) -> None:
    write(office, "visibility: public")
    first = commit_all(office)
    write(office, "visibility: public", "private: {notes: Call the union first.}")
    second = commit_all(office)
    write(office, "visibility: public", "private: {notes: Call the union again.}")

    assert counted(office) == [first]
    assert counted(office, Audience.PRESS) == [first]
    assert counted(office, Audience.INTERNAL) == [first, second, "changed"]


def test_who_sees_to_a_promise_is_a_revision_to_staff_alone(office: Path) -> None:
    file = office / "content/remarks/2026-11-18-spring.md"
    file.parent.mkdir(parents=True)
    commits = []
    for promise in ("It opens.", "It opens. | due: 2027-03-20", "It opens soon. | due: 2027-03-20"):
        file.write_text(
            "---\ntitle: Spring\nvisibility: public\ndate: 2026-11-18\n"
            f"remarks_state: as_prepared\n---\n\n{{commit: {promise}}}\n"
        )
        commits.append(commit_all(office))

    assert counted(office, Audience.INTERNAL, key="remarks/2026/spring") == commits
    assert counted(office, key="remarks/2026/spring") == [commits[0], commits[2]]


def test_what_was_internal_was_no_revision_to_the_public(office: Path) -> None:
    write(office)
    draft = commit_all(office)
    write(office, "visibility: press", body="For you alone.")
    press = commit_all(office)
    write(office, "visibility: public")
    public = commit_all(office)

    assert counted(office) == [public]
    assert counted(office, Audience.PRESS) == [press, public]
    assert counted(office, Audience.CONFIDENTIAL) == [draft, press, public]


def test_what_was_replaced_before_its_hour_was_no_revision_to_anybody_outside(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The release may be had from Nov. 18, 9 a.m.; words of 8 a.m. and 8:30 were never read."""
    made = []
    for hour in ("08:00", "08:30", "10:00"):
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"2026-11-18T{hour}:00-08:00")
        write(office, "visibility: public", "publish_at: 2026-11-18 09:00", body=f"At {hour}.")
        made.append(commit_all(office))

    assert counted(office) == made[1:]
    assert counted(office, Audience.INTERNAL) == made


def test_a_document_has_the_revisions_of_its_own_words_and_of_the_original(office: Path) -> None:
    write(office, "visibility: public")
    first = commit_all(office)
    spanish = office / PATH.replace(".md", ".es.md")
    spanish.write_text("---\ntitle: El ferry\n---\n\nAbre.\n")
    second = commit_all(office)
    seen = inspect(office, AT, history=history_of(office)).office
    assert seen is not None
    view = seen.seen_by(Audience.PUBLIC, AT)
    record = view.record("release/2026/ferry")
    assert record is not None

    assert [one.commit for one in view.lineage(record).revisions] == [first]
    translated = view.lineage(record.into("es")).revisions
    assert [one.commit for one in translated] == [first, second]


def test_a_clone_of_the_newest_commits_alone_says_nothing_and_how_to_mend_it(
    office: Path, tmp_path: Path
) -> None:
    write(office, "visibility: public")
    commit_all(office)
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{office}", "cut")
    history = history_of(tmp_path / "cut")

    assert history == History(is_cut=True)
    assert [str(one) for one in history.problems()] == [
        "office.yml:1: warning: This clone has only the newest commits, so no document says which "
        "revision it is, and nobody sees what was renamed or moved to another day; fetch the "
        "others: git fetch --unshallow [shallow-clone]"
    ]


def test_where_git_keeps_nothing_there_are_no_revisions(tmp_path: Path) -> None:
    write_office(tmp_path / "office", "")
    assert history_of(tmp_path / "office") == History()
    git(tmp_path / "office", "init", "--quiet")
    assert history_of(tmp_path / "office") == History()


def test_an_office_in_a_folder_of_a_repository_has_its_own_files(tmp_path: Path) -> None:
    write_office(tmp_path / "work" / "office", "")
    write(tmp_path / "work" / "office", "visibility: public")
    (tmp_path / "work" / "content" / "news").mkdir(parents=True)
    (tmp_path / "work" / "content" / "news" / "2026-11-18-ferry.md").write_text("another")
    commit = commit_all(tmp_path / "work")

    assert counted(tmp_path / "work" / "office") == [commit]


EDITS = ("write", "private", "hide", "show", "move", "translate", "delete", "branch")


@settings(max_examples=12, deadline=None)
@given(edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=7))
def test_what_is_remembered_is_what_is_told_anew(
    edits: Sequence[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """After every commit of any history, with a ledger and without."""
    office = tmp_path_factory.mktemp("history") / "office"
    write_office(office, "")
    write(office, "visibility: public")
    commit_all(office)
    for number, edit in enumerate(edits):
        if edit == "branch":
            git(office, "reset", "--quiet", "--hard", git(office, "rev-list", "HEAD").split()[-1])
        apply(office, edit, number)
        commit_all(office)
        with closing(Ledger(office.parent / "state", "epoch")) as ledger:
            assert history_of(office, ledger=ledger) == history_of(office)


def apply(office: Path, edit: str, number: int) -> None:
    """Changes the release, as long as there is one."""
    found = sorted((office / "content/news").rglob("*ferry.md"))
    path = found[0].relative_to(office).as_posix() if found else PATH
    label = "visibility: internal" if edit == "hide" else "visibility: public"
    note = [f"private: {{notes: Number {number}}}"] if edit == "private" else []
    write(office, label, *note, path=path, body="It opens." if note else f"Number {number}.")
    if edit == "move":
        target = office / f"content/news/{2000 + number}"
        target.mkdir(parents=True, exist_ok=True)
        (office / path).rename(target / "2026-11-18-ferry.md")
    if edit == "translate":
        other = (office / path).with_suffix(".es.md")
        other.write_text(f"---\ntitle: El ferry\n---\n\nNúmero {number}.\n")
    if edit == "delete":
        (office / path).unlink()


def test_another_process_knows_the_revisions_too(office: Path) -> None:
    """And of records that the audience does not see it is given nothing."""
    write(office, "visibility: public")
    write(office, "visibility: internal", path="content/news/2026-11-19-draft.md")
    commit = commit_all(office)
    seen = inspect(office, AT, history=history_of(office)).office
    assert seen is not None

    sent = pickle.dumps(seen.seen_by(Audience.PUBLIC, AT))
    view = pickle.loads(sent)  # noqa: S301 - what was pickled on the line above
    record = view.record("release/2026/ferry")

    assert [one.commit for one in view.lineage(record).revisions] == [commit]
    assert b"draft" not in sent
