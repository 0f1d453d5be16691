"""Repositories for tests: git as a person calls it, and objects that nobody would make."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_WHO = ("-c", "user.name=A", "-c", "user.email=a@a.example", "-c", "init.defaultBranch=main")


def git(folder: Path, *words: str, given: bytes = b"") -> str:
    """What git says, called in `folder` with the configuration of nobody."""
    done = subprocess.run(
        ["git", *_WHO, *words],
        cwd=folder,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        input=given,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()


def commit_all(folder: Path) -> str:
    """Makes a repository of the folder if it is none, and commits all that is in it."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet")
    git(folder, "add", "--all", "--force", ".")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "x")
    return git(folder, "rev-parse", "HEAD")


def blob(folder: Path, content: bytes) -> str:
    """The number of a file of that content."""
    return git(folder, "hash-object", "-w", "--stdin", given=content)


def tree(folder: Path, entries: Mapping[bytes, tuple[str, str]]) -> str:
    """The number of a tree with these entries, mode and number by name; git refuses some."""
    content = b"".join(
        mode.encode() + b" " + name + b"\0" + bytes.fromhex(number)
        for name, (mode, number) in entries.items()
    )
    words = ("hash-object", "-w", "-t", "tree", "--literally", "--stdin")
    return git(folder, *words, given=content)


def commit_with(folder: Path, path: str, entries: Mapping[bytes, tuple[str, str]]) -> str:
    """Commits what HEAD has, and in the folder `path` of it nothing but `entries`."""
    number = tree(folder, entries)
    parts = path.split("/") if path else []
    while parts:
        name = parts.pop()
        above = {
            line.partition("\t")[2].encode(): (line.split()[0].lstrip("0"), line.split()[2])
            for line in git(folder, "ls-tree", f"HEAD:{'/'.join(parts)}").splitlines()
        }
        above[name.encode()] = ("40000", number)
        number = tree(folder, dict(sorted(above.items())))
    commit = git(folder, "commit-tree", "-p", "HEAD", "-m", "x", number)
    git(folder, "update-ref", "refs/heads/main", commit)
    return commit
