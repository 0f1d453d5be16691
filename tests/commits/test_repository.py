"""git is called by one module, and runs nothing that a repository or an environment names."""

from __future__ import annotations

import ast
import os
import shutil
import stat
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import herald
from herald.build import build
from herald.commits.checkout import check_out, find_commit, refuse_committed_state
from herald.commits.history import history_of
from herald.commits.repository import Repository, repository_around
from herald.stopped import Stopped
from tests.conftest import write_office
from tests.repositories import commit_all, git

AT = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("America/Los_Angeles"))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office in a repository of its own."""
    write_office(tmp_path / "office", "")
    commit_all(tmp_path / "office")
    return tmp_path / "office"


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A program that leaves a file when it runs: `sang`, beside itself."""
    program = tmp_path / "canary"
    program.write_text(f'#!/bin/sh\ntouch "{tmp_path}/sang"\ncat\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def read(office: Path, revision: str = "HEAD") -> None:
    """Everything that Herald ever asks git."""
    refuse_committed_state(office)
    commit = find_commit(office, revision)
    assert check_out(office, commit, office / ".herald/commit").problems == ()
    history = history_of(office, revision)
    assert history.files or history.is_cut


def test_one_module_alone_calls_git_and_one_other_the_editor() -> None:
    package = Path(herald.__file__).parent
    calls = [
        (file.name, ast.unparse(node.func))
        for file in package.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).startswith(
            (
                "subprocess.",
                "os.system",
                "os.popen",
                "os.exec",
                "os.spawn",
                "os.posix_spawn",
                "pty.",
            )
        )
    ]
    assert sorted(calls) == [
        ("editing.py", "subprocess.Popen"),
        ("repository.py", "subprocess.Popen"),
        ("repository.py", "subprocess.run"),
    ]
    words = {
        file.name
        for file in package.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value == "git"
    }
    assert words == {"repository.py"}


def test_the_command_is_the_same_whatever_is_asked(
    office: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = tmp_path / "seen"
    real = shutil.which("git")
    (tmp_path / "bin").mkdir()
    spy = tmp_path / "bin/git"
    spy.write_text(
        f'#!/bin/sh\n{{ printf "%s\\n" "$@"; env | sort; }} >> {seen}\nexec {real} "$@"\n'
    )
    spy.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("SECRET", "x")

    find_commit(office, "HEAD")

    told = [
        line
        for line in seen.read_text().splitlines()
        if line.partition("=")[0] not in {"PATH", "PWD", "_", "SHLVL", "OLDPWD"}
    ]
    assert told == [
        f"--git-dir={office}/.git",
        "--no-pager",
        *("-c", "core.fsmonitor=false"),
        *("-c", "core.hooksPath=/dev/null"),
        *("-c", "core.untrackedCache=false"),
        *("-c", "core.alternateRefsCommand="),
        *("-c", "core.pager=cat"),
        *("-c", "safe.bareRepository=explicit"),
        *("-c", "protocol.allow=never"),
        "cat-file",
        "--batch",
        "GIT_ALLOW_PROTOCOL=none",
        "GIT_ATTR_NOSYSTEM=1",
        "GIT_CONFIG_GLOBAL=/dev/null",
        "GIT_CONFIG_NOSYSTEM=1",
        "GIT_NO_LAZY_FETCH=1",
        "GIT_NO_REPLACE_OBJECTS=1",
        "GIT_OPTIONAL_LOCKS=0",
        "GIT_TERMINAL_PROMPT=0",
        "LC_ALL=C",
    ]


# --- hostile repositories -------------------------------------------------------------------------

PROGRAMS = [
    "core.fsmonitor",
    "core.pager",
    "pager.cat-file",
    "core.editor",
    "core.askPass",
    "core.sshCommand",
    "core.gitProxy",
    "core.alternateRefsCommand",
    "credential.helper",
    "gpg.program",
    "diff.external",
    "diff.x.textconv",
    "diff.x.command",
    "filter.x.smudge",
    "filter.x.clean",
    "filter.x.process",
    "merge.x.driver",
    "uploadpack.packObjectsHook",
    "alias.cat-file",
    "alias.ls-files",
    "trace2.eventTarget",
]


def test_the_canary_sings_when_git_is_called_without_care(
    office: Path, canary: Path, tmp_path: Path
) -> None:
    git(office, "config", "core.fsmonitor", str(canary))
    git(office, "status")
    assert (tmp_path / "sang").exists()


@pytest.mark.parametrize("name", PROGRAMS)
def test_no_program_runs_that_the_repository_names(
    office: Path, canary: Path, tmp_path: Path, name: str
) -> None:
    (office / ".gitattributes").write_text("* filter=x diff=x merge=x\n")
    commit_all(office)
    alias = f"!{canary}" if name.startswith("alias.") else str(canary)
    git(office, "config", name, alias)
    (tmp_path / "sang").unlink(missing_ok=True)

    read(office)

    assert not (tmp_path / "sang").exists()


def test_no_hook_runs(office: Path, canary: Path, tmp_path: Path) -> None:
    hooks = office / ".git/hooks"
    for name in (
        "post-checkout",
        "post-index-change",
        "fsmonitor-watchman",
        "reference-transaction",
        "query-watchman",
    ):
        shutil.copy(canary, hooks / name)
    git(office, "config", "core.hooksPath", str(hooks))
    (tmp_path / "sang").unlink(missing_ok=True)

    read(office)

    assert not (tmp_path / "sang").exists()


def test_a_bare_repository_inside_the_office_is_a_folder_like_any_other(
    office: Path, canary: Path, tmp_path: Path
) -> None:
    bare = office / "office/people"
    git(tmp_path, "init", "--quiet", "--bare", str(tmp_path / "bare"))
    git(tmp_path / "bare", "config", "core.fsmonitor", str(canary))
    git(tmp_path / "bare", "config", "core.worktree", str(bare))
    shutil.copytree(tmp_path / "bare", bare, dirs_exist_ok=True)

    assert repository_around(bare) == Repository(office, office / ".git")
    find_commit(bare.parent, "HEAD")
    assert not (tmp_path / "sang").exists()


def test_a_commit_is_what_its_number_says_and_not_what_replaces_it(office: Path) -> None:
    first = git(office, "rev-parse", "HEAD")
    (office / "office.yml").write_text("city: Elsewhere\n")
    second = commit_all(office)
    git(office, "replace", first, second)

    read(office, first)


def test_what_is_missing_is_not_fetched(office: Path, canary: Path, tmp_path: Path) -> None:
    """Where git would fetch it by a command that the repository names."""
    git(office, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    git(
        tmp_path,
        "clone",
        "--quiet",
        "--no-checkout",
        "--filter=blob:none",
        f"file://{office}",
        str(clone),
    )
    git(clone, "config", "remote.origin.uploadpack", str(canary))
    git(clone, "config", "protocol.file.allow", "always")
    git(clone, "config", "protocol.ext.allow", "always")

    for address in (f"file://{office}", f"ext::{canary} %S", f"ssh://x.example{office}"):
        git(clone, "config", "remote.origin.url", address)
        git(clone, "config", "core.sshCommand", str(canary))
        with pytest.raises(Stopped, match="was made without all files"):
            read(clone)
    assert not (tmp_path / "sang").exists()


@pytest.mark.parametrize("name", ["--output=x", "-x", "--upload-pack=x", "--batch-check"])
def test_a_branch_with_the_name_of_an_option_is_a_branch(office: Path, name: str) -> None:
    head = git(office, "rev-parse", "HEAD")
    (office / ".git/refs/heads" / name).write_text(f"{head}\n")

    assert find_commit(office, name) == head
    assert not (office / "x").exists()


@pytest.mark.parametrize(
    "revision",
    [
        "nothing",
        "--output=x",
        "HEAD^{tree}",
        "HEAD:office.yml",
        "0" * 40,
        "main..main",
        "$(touch x)",
    ],
)
def test_what_is_no_commit_is_said_to_be_none(office: Path, revision: str) -> None:
    with pytest.raises(Stopped) as stopped:
        find_commit(office, revision)
    assert str(stopped.value) == (
        f"There is no commit '{revision}' in this repository; `git log` lists those that there are"
    )
    assert not (office / "x").exists()


@pytest.mark.parametrize("revision", ["", "HEAD\nHEAD", "HEAD\0", "HEAD\x1b[2J"])
def test_a_revision_is_one_question(office: Path, revision: str) -> None:
    with pytest.raises(Stopped) as stopped:
        find_commit(office, revision)
    assert str(stopped.value) == (
        "A commit is named by its number, a branch or a tag, such as HEAD"
    )


def test_what_git_complains_of_is_told_on_one_line(office: Path) -> None:
    git(office, "config", "core.repositoryFormatVersion", "9")
    with pytest.raises(Stopped) as stopped:
        find_commit(office, "HEAD")
    assert str(stopped.value).startswith("git could not read the repository: ")
    assert "\n" not in str(stopped.value)


# --- ordinary repositories of all sorts -----------------------------------------------------------


def test_without_a_repository_there_is_no_commit(tmp_path: Path) -> None:
    write_office(tmp_path, "")
    with pytest.raises(Stopped) as stopped:
        find_commit(tmp_path, "HEAD")
    assert str(stopped.value) == (
        "The office is in no git repository, so there are no commits; leave --commit out"
    )


def test_an_empty_repository_has_no_commit_yet(tmp_path: Path) -> None:
    write_office(tmp_path, "")
    git(tmp_path, "init", "--quiet")
    with pytest.raises(Stopped) as stopped:
        find_commit(tmp_path, "HEAD")
    assert str(stopped.value) == (
        "There is no commit 'HEAD' in this repository, which has none yet; commit the office first"
    )


def test_a_shallow_clone_has_its_newest_commit_and_says_how_to_get_others(
    office: Path, tmp_path: Path
) -> None:
    old = git(office, "rev-parse", "HEAD")
    commit_all(office)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{office}", str(tmp_path / "clone"))

    read(tmp_path / "clone")
    with pytest.raises(Stopped) as stopped:
        read(tmp_path / "clone", old)
    assert str(stopped.value) == (
        f"There is no commit '{old}' in this repository, which has only the newest; fetch the "
        "others: git fetch --unshallow"
    )


@pytest.mark.parametrize("missing", ["blob:none", "tree:0"])
def test_a_partial_clone_says_how_to_get_the_rest(
    office: Path, tmp_path: Path, missing: str
) -> None:
    git(office, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    words = ("clone", "--quiet", "--no-checkout", f"--filter={missing}", f"file://{office}")
    git(tmp_path, *words, str(clone))

    with pytest.raises(Stopped) as stopped:
        read(clone)
    assert str(stopped.value) == (
        "This clone was made without all files (--filter); fetch the others: "
        "git fetch --refetch --no-filter"
    )

    git(clone, "fetch", "--quiet", "--refetch", "--no-filter")
    read(clone)


def test_a_detached_head_a_tag_and_a_worktree_are_read(office: Path, tmp_path: Path) -> None:
    head = git(office, "rev-parse", "HEAD")
    git(office, "tag", "-a", "-m", "x", "v1")
    git(office, "checkout", "--quiet", "--detach")
    git(office, "worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"))

    assert find_commit(office, "HEAD") == find_commit(office, "v1") == head
    assert find_commit(tmp_path / "tree", "HEAD") == head
    read(tmp_path / "tree")


def test_a_repository_that_counts_with_sha256_is_read(tmp_path: Path) -> None:
    write_office(tmp_path / "office", "")
    git(tmp_path / "office", "init", "--quiet", "--object-format=sha256")
    assert len(commit_all(tmp_path / "office")) == 64

    read(tmp_path / "office")


# --- Herald's own folder --------------------------------------------------------------------------


@pytest.mark.parametrize("index", ["2", "4"])
def test_a_ledger_that_git_keeps_is_refused(office: Path, index: str) -> None:
    """Also in an index of version 4, which does not hold whole names."""
    git(office, "config", "index.version", index)
    (office / ".herald").mkdir()
    (office / ".herald/ledger.db").touch()
    refuse_committed_state(office)

    (office / ".gitignore").touch()
    git(office, "add", "--force", ".gitignore", ".herald")

    with pytest.raises(Stopped) as stopped:
        build(office, AT, jobs=1)
    assert str(stopped.value) == (
        "'.herald' is in the repository, where anybody could change what is published; remove it: "
        "git rm -r --cached .herald (and add .herald/recipients again, if there is one)"
    )


def test_a_folder_that_is_it_on_some_machines_is_refused_too(office: Path) -> None:
    (office / ".Herald").mkdir()
    (office / ".Herald/ledger.db").touch()
    git(office, "add", "--force", ".Herald")
    with pytest.raises(Stopped):
        refuse_committed_state(office)


def test_the_recipients_of_sealed_records_may_be_committed(office: Path) -> None:
    (office / ".herald").mkdir(exist_ok=True)
    (office / ".herald/recipients").touch()
    commit_all(office)

    read(office)


def test_a_worktree_is_asked_for_what_it_keeps_itself(office: Path, tmp_path: Path) -> None:
    git(office, "worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"))
    (tmp_path / "tree/.herald").mkdir()
    (tmp_path / "tree/.herald/ledger.db").touch()
    refuse_committed_state(tmp_path / "tree")
    git(tmp_path / "tree", "add", "--force", ".herald")

    refuse_committed_state(office)
    with pytest.raises(Stopped):
        refuse_committed_state(tmp_path / "tree")


def test_a_commit_that_has_the_folder_is_refused(office: Path) -> None:
    (office / ".herald").mkdir()
    (office / ".herald/ledger.db").touch()
    commit = commit_all(office)
    git(office, "rm", "--quiet", "-r", "--cached", ".herald")

    with pytest.raises(Stopped) as stopped:
        read(office)
    assert str(stopped.value) == (
        f"'.herald' is in commit {commit}, where anybody could change what is published; remove "
        "all but .herald/recipients, and commit that"
    )
