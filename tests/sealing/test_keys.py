"""Recipients and keys: for whom records are sealed, and what is no key."""

from __future__ import annotations

from pathlib import Path

import pytest

from herald.records import sealed
from herald.sealing.keys import key_at, key_needed, recipients, write_key
from herald.stopped import Stopped
from tests.repositories import git
from tests.vault import Vault, vault

__all__ = ["vault"]


def test_recipients_are_those_of_the_offices_file(vault: Vault) -> None:
    keys = (str(vault.priya), str(vault.omar))
    assert recipients(vault.root) == [one for key in keys for one in sealed.recipients_of(key)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "\n# nobody yet\n",
            ".herald/recipients names nobody; a record that is sealed for nobody is lost",
        ),
        (
            "# Priya\nage1qqqq\n",
            ".herald/recipients:2: This is not a recipient, which is written age1… with a name "
            "behind '#'. Was part of it lost in copying?",
        ),
        (
            "AGE-SECRET-KEY-1QQQQ\n",
            ".herald/recipients:1: This is not a recipient, which is written age1… with a name "
            "behind '#'. Was part of it lost in copying?",
        ),
    ],
)
def test_what_is_no_recipient_is_said(vault: Vault, text: str, said: str) -> None:
    (vault.root / ".herald/recipients").write_text(text)
    with pytest.raises(Stopped) as stopped:
        recipients(vault.root)
    assert str(stopped.value) == said


def test_without_the_file_it_is_said_how_to_write_it(vault: Vault) -> None:
    file = vault.root / ".herald/recipients"
    file.rename(vault.everywhere / "recipients")
    file.symlink_to(vault.everywhere / "recipients")
    for _ in range(2):
        with pytest.raises(Stopped) as stopped:
            recipients(vault.root)
        assert str(stopped.value) == (
            "There is no .herald/recipients, which says for whom records are sealed; write it with "
            "a line for each person, such as 'age1… # Priya Raghunathan'. herald key FILE makes a "
            "key and prints the line"
        )
        file.unlink(missing_ok=True)


def test_a_key_is_made_that_only_its_owner_can_read(vault: Vault) -> None:
    file = vault.everywhere / "home/herald/key"
    recipient = write_key(file, vault.root)
    assert file.stat().st_mode & 0o777 == 0o600
    assert key_at(file, vault.root) == str(file)
    assert sealed.recipients_of(str(file)) == [recipient]
    with pytest.raises(Stopped) as stopped:
        write_key(file, vault.root)
    assert str(stopped.value) == f"'{file}' is there already, and may be somebody's key"


def test_no_key_is_no_key_until_one_is_needed(vault: Vault) -> None:
    assert key_at(None, vault.root) == ""
    with pytest.raises(Stopped) as stopped:
        key_needed("")
    assert str(stopped.value) == (
        "A key is needed to read a sealed record; name its file with --identity, or once and for "
        "all in the environment: export HERALD_IDENTITY=~/.config/herald/key"
    )


@pytest.mark.parametrize("place", ["office/key", "key"])
def test_a_key_never_comes_from_the_repository(vault: Vault, place: str) -> None:
    """Of which the office may be a part."""
    git(vault.everywhere, "init", "--quiet")
    file = vault.everywhere / place
    file.write_bytes(vault.priya.read_bytes())
    file.chmod(0o600)
    with pytest.raises(Stopped) as stopped:
        key_at(file, vault.root)
    assert str(stopped.value) == (
        "The key 'key' lies in the office's own folder, where it could be committed; move it "
        "elsewhere, for example to ~/.config/herald/key"
    )
    link = vault.everywhere.parent / f"{vault.everywhere.name}-link"
    link.symlink_to(file)
    with pytest.raises(Stopped):
        key_at(link, vault.root)
    with pytest.raises(Stopped) as stopped:
        write_key(vault.root / "mine", vault.root)
    assert str(stopped.value) == (
        "A key is kept outside the office's folder, for example ~/.config/herald/key"
    )


def test_a_key_that_others_can_read_is_refused(vault: Vault) -> None:
    vault.priya.chmod(0o640)
    with pytest.raises(Stopped) as stopped:
        key_at(vault.priya, vault.root)
    assert str(stopped.value) == (
        f"Others on this machine can read the key '{vault.priya}'; chmod 600 {vault.priya}"
    )


@pytest.mark.parametrize(
    "text", ["", "# a comment\n", "age1xyz\n", "-----BEGIN AGE ENCRYPTED FILE-----\n", "\xff\x00"]
)
def test_what_is_no_key_is_said(vault: Vault, tmp_path: Path, text: str) -> None:
    file = tmp_path / "no.key"
    file.write_text(text, encoding="latin-1")
    file.chmod(0o600)
    with pytest.raises(Stopped) as stopped:
        key_at(file, vault.root)
    assert str(stopped.value) == (
        f"'{file}' holds no key, which is a line AGE-SECRET-KEY-1…; herald key FILE makes one. One "
        "that a passphrase protects, or of another sort, cannot be used"
    )
