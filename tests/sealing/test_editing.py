"""A sealed record changed in an editor: taken over, or kept sealed, and its text left nowhere."""

from __future__ import annotations

import base64
import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from herald.sealing import editing
from herald.sealing.editing import Editor, edit
from herald.stopped import Stopped
from tests.demo import REPOSITORY
from tests.repositories import commit_all, git
from tests.vault import PATH, PLAIN, SECRET, Vault, vault

__all__ = ["vault"]

AT = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("America/Los_Angeles"))
NEW = PLAIN.replace(SECRET, "Quarry Refuge")
WRONG = f"{NEW}capacity: many\n"
WORDS = (SECRET, "Quarry", "17 Quarry Lane")
KEPT = f"What you wrote is kept, sealed, in {PATH}.draft, and herald edit {PATH} goes on from there"


def editor(vault: Vault, text: str, then: str = "") -> Editor:
    """An editor that writes `text`, as editors do beside a backup of its own, and `then` more."""
    program = vault.everywhere / "editor.py"
    words = base64.b64encode(text.encode()).decode()
    program.write_text(
        "import base64, os, pathlib, signal, stat, sys, time\n"
        "file = pathlib.Path(sys.argv[1])\n"
        "assert stat.S_IMODE(file.stat().st_mode) == 0o600\n"
        "assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700\n"
        f"text = base64.b64decode({words!r}).decode()\n"
        "file.with_name(file.name + '~').write_text(file.read_text())\n"
        "file.write_text(text)\n"
        f"{then}\n"
    )
    return Editor(f"{sys.executable} {program}")


def nowhere(vault: Vault, process: int = os.getpid()) -> None:
    """No word of the record can be read in any file, nor does a folder of the edit remain."""
    for words in WORDS:
        assert vault.holders_of(words) == []
    assert [*Path("/dev/shm").glob(f"herald-edit-{process}-*")] == []  # noqa: S108
    assert [*(vault.everywhere / "temporary").iterdir()] == []


def test_what_was_written_is_checked_and_sealed(vault: Vault) -> None:
    git(vault.root, "init", "--quiet")
    commit_all(vault.root)

    done = edit(vault.root, PATH, vault.key, editor(vault, NEW), AT)

    assert (done.said, done.problems) == (f"{PATH} is sealed for 2 people", ())
    assert vault.text() == vault.text(key=vault.omar) == NEW
    assert git(vault.root, "status", "--short") == f"M {PATH}"
    nowhere(vault)


def test_what_was_not_changed_is_not_sealed_again(vault: Vault) -> None:
    before = (vault.root / PATH).read_bytes()
    done = edit(vault.root, PATH, vault.key, editor(vault, PLAIN), AT)
    assert done.said == (
        "Nothing was changed. If you did write something, the editor did not wait for you; tell it "
        "to, as in EDITOR='code --wait'"
    )
    assert (vault.root / PATH).read_bytes() == before
    nowhere(vault)


def test_what_is_wrong_is_kept_and_gone_on_from(vault: Vault) -> None:
    before = (vault.root / PATH).read_bytes()

    done = edit(vault.root, PATH, vault.key, editor(vault, WRONG), AT)

    assert done.said == f"This was not taken over. {KEPT}"
    assert [str(problem) for problem in done.problems] == [
        f"{PATH}:4: 'capacity' is '…'; a whole number is written 12 [venue]"
    ]
    assert (vault.root / PATH).read_bytes() == before
    assert vault.text(f"{PATH}.draft") == WRONG
    nowhere(vault)

    mended = "file.write_text(file.with_name(file.name + '~').read_text().replace('many', '12'))"
    done = edit(vault.root, PATH, vault.key, editor(vault, "", mended), AT)
    assert done.said == f"{PATH} is sealed for 2 people"
    assert vault.text() == WRONG.replace("many", "12")
    assert not (vault.root / f"{PATH}.draft").exists()
    nowhere(vault)


def test_a_wrong_reference_in_it_is_found(vault: Vault) -> None:
    """As nobody else could who has no key."""
    done = edit(vault.root, PATH, vault.key, editor(vault, f"{NEW}owner: nobody-here\n"), AT)
    assert done.said == f"This was not taken over. {KEPT}"
    assert [problem.rule for problem in done.problems] == ["dangling-reference"]
    nowhere(vault)


@pytest.mark.parametrize(
    ("then", "reason"),
    [
        ("sys.exit(3)", "failed"),
        ("os.abort()", "failed"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "failed"),
    ],
)
def test_when_the_editor_fails_the_words_are_kept(vault: Vault, then: str, reason: str) -> None:
    before = (vault.root / PATH).read_bytes()
    with pytest.raises(Stopped) as stopped:
        edit(vault.root, PATH, vault.key, editor(vault, NEW, then), AT)
    assert str(stopped.value) == f"The editor '{sys.executable}' {reason}. {KEPT}"
    assert (vault.root / PATH).read_bytes() == before
    assert vault.text(f"{PATH}.draft") == NEW
    nowhere(vault)


def test_when_the_editor_fails_before_anything_is_written_nothing_is_kept(vault: Vault) -> None:
    with pytest.raises(Stopped) as stopped:
        edit(vault.root, PATH, vault.key, Editor("false"), AT)
    assert str(stopped.value) == "The editor 'false' failed; nothing was changed"
    with pytest.raises(Stopped) as stopped:
        edit(vault.root, PATH, vault.key, Editor("no-such-editor -x"), AT)
    assert str(stopped.value) == (
        "The editor 'no-such-editor' could not be started (No such file or directory); name "
        "another in the environment, such as EDITOR=nano"
    )
    with pytest.raises(Stopped) as stopped:
        edit(vault.root, PATH, vault.key, Editor(" "), AT)
    assert str(stopped.value) == (
        "There is no editor; name one in the environment, such as EDITOR=nano"
    )
    assert not (vault.root / f"{PATH}.draft").exists()
    nowhere(vault)


def test_when_the_editor_removes_the_file_nothing_is_changed(vault: Vault) -> None:
    done = edit(vault.root, PATH, vault.key, editor(vault, NEW, "file.unlink()"), AT)
    assert done.said.startswith("Nothing was changed.")
    assert vault.text() == PLAIN
    nowhere(vault)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
@pytest.mark.parametrize("deaf", [False, True])
def test_a_signal_ends_it_and_the_words_are_kept(
    vault: Vault, number: signal.Signals, *, deaf: bool
) -> None:
    """Also when the editor does not listen."""
    deafness = "[signal.signal(n, signal.SIG_IGN) for n in (1, 2, 3, 15)]; " if deaf else ""
    then = f"{deafness}file.with_name('ready').touch(); time.sleep(60)"
    process = subprocess.Popen(
        [sys.executable, "-m", "herald.cli", "edit", PATH, "--at", "2026-11-20T12:00"],
        cwd=vault.root,
        env={
            **os.environ,
            "PYTHONPATH": str(REPOSITORY / "generator"),
            "HERALD_IDENTITY": vault.key,
            "EDITOR": editor(vault, NEW, then).command,
            "XDG_RUNTIME_DIR": "",
        },
        stderr=subprocess.PIPE,
        text=True,
    )
    _wait_for_editor(vault, process.pid)
    process.send_signal(signal.SIGINT)  # the editor's own affair
    process.send_signal(number)
    said = process.communicate(timeout=60)[1]

    assert said == f"Interrupted ({number.name}). {KEPT}\n"
    assert process.returncode == 2
    assert vault.text() == PLAIN
    assert vault.text(f"{PATH}.draft") == NEW
    nowhere(vault, process.pid)


def _wait_for_editor(vault: Vault, process: int) -> None:
    places = (Path("/dev/shm"), vault.everywhere / "temporary")  # noqa: S108
    for _ in range(600):
        if any([*place.glob(f"herald-edit-{process}-*/ready")] for place in places):
            return
        time.sleep(0.05)
    raise AssertionError("the editor did not start")


def test_when_the_disk_is_full_it_is_said_where_the_words_are(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(editing, "write", full)
    with pytest.raises(Stopped) as stopped:
        edit(vault.root, PATH, vault.key, editor(vault, NEW), AT)
    said = str(stopped.value)
    file = Path(said.partition(" lies in ")[2].partition(",")[0])
    assert said == (
        f"What you wrote could not be sealed (No space left on device). It lies in {file}, where "
        "only you can read it, until you remove it or the machine starts again"
    )
    assert file.read_text() == NEW
    for left in file.parent.iterdir():
        left.unlink()
    file.parent.rmdir()
    nowhere(vault)


def test_nothing_is_left_when_the_check_itself_breaks(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (vault.root / PATH).read_bytes()

    def broken(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(editing, "inspect", broken)
    with pytest.raises(KeyboardInterrupt):
        edit(vault.root, PATH, vault.key, editor(vault, NEW), AT)
    assert (vault.root / PATH).read_bytes() == before
    assert vault.text(f"{PATH}.draft") == NEW
    nowhere(vault)


def test_the_text_is_in_memory_where_the_system_has_a_file_system_there(vault: Vault) -> None:
    in_memory = [
        place
        for _, place, sort, *_ in map(str.split, Path("/proc/self/mounts").read_text().splitlines())
        if sort == "tmpfs" and place == "/dev/shm"  # noqa: S108
    ]
    then = f"pathlib.Path({str(vault.everywhere)!r}, 'place').write_text(str(file))"
    edit(vault.root, PATH, vault.key, editor(vault, NEW, then), AT)
    place = (vault.everywhere / "place").read_text()
    expected = in_memory[0] if in_memory else str(vault.everywhere / "temporary")
    assert place.startswith(f"{expected}/herald-edit-")
    assert place.endswith("/refuge.yml")


def test_who_could_not_read_it_afterwards_does_not_write_it(vault: Vault) -> None:
    with pytest.raises(Stopped) as stopped:
        edit(vault.root, PATH, str(vault.stranger), Editor("true"), AT)
    assert str(stopped.value) == (
        "Your own key is not among the recipients in .herald/recipients, so you could not read "
        "what you write; have its line added"
    )


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("office/venues/nothing.yml", "There is no file 'office/venues/nothing.yml.age'"),
        (
            "office/people/renata-okafor-lindqvist.yml",
            "'office/people/renata-okafor-lindqvist.yml' is not sealed; change it in any editor, "
            "or herald seal office/people/renata-okafor-lindqvist.yml",
        ),
    ],
)
def test_only_what_is_sealed_is_edited_so(vault: Vault, path: str, said: str) -> None:
    with pytest.raises(Stopped) as stopped:
        edit(vault.root, path, vault.key, Editor("true"), AT)
    assert str(stopped.value) == said


@pytest.mark.parametrize("name", [PATH, f"{PATH}.draft", "office/venues/refuge.yml"])
def test_the_record_may_be_named_in_any_way(vault: Vault, name: str) -> None:
    assert edit(vault.root, name, vault.key, editor(vault, NEW), AT).said.startswith(PATH)
