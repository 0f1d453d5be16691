"""An office with a sealed record, two people who can read it, and one who cannot."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from herald.records import sealed
from herald.records.sealed import new_key
from herald.records.sealed import sealed as encrypted
from tests.conftest import write_office

SECRET = "Harborlight Refuge"  # noqa: S105 - what must be read nowhere
PLAIN = f"""\
title: {SECRET}
visibility: confidential
address: 17 Quarry Lane, Port Ellery, WA 98299
"""
PATH = "office/venues/refuge.yml.age"

OFFICE = """
== office.yml ==
city: Port Ellery
state: Washington
mayor: renata-okafor-lindqvist
timezone: America/Los_Angeles
site_url: https://mayor.portellery.example/
== schedules/events/2026/2026-12-03-visit.yml ==
title: A visit
subtype: ceremony
visibility: public
starts: 2026-12-03 10:00
ends: 2026-12-03 11:00
venue: refuge
"""


@dataclass(frozen=True)
class Vault:
    """An office, and the keys around it."""

    root: Path
    priya: Path
    omar: Path
    stranger: Path
    everywhere: Path
    """The folder in which all that a test writes lies, temporary files included."""

    @property
    def key(self) -> str:
        return str(self.priya)

    def write(self, path: str, text: str) -> None:
        """Writes a file of the office; sealed, if its name says so."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        content = text.encode()
        keys = (str(self.priya), str(self.omar))
        to = [one for key in keys for one in sealed.recipients_of(key)]
        file.write_bytes(encrypted(content, to) if sealed.is_sealed(path) else content)

    def text(self, path: str = PATH, key: Path | None = None) -> str:
        """What a sealed file holds."""
        return sealed.unsealed((self.root / path).read_bytes(), str(key or self.priya)).decode()

    def holders_of(self, words: str) -> list[str]:
        """Every file anywhere in which words can be read."""
        return sorted(
            file.relative_to(self.everywhere).as_posix()
            for file in self.everywhere.rglob("*")
            if file.is_file() and words.encode() in file.read_bytes()
        )


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vault:
    """An office with one sealed record, to which a public one refers."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    root = tmp_path / "office"
    write_office(root, OFFICE)
    (root / ".herald").mkdir()
    lines, keys = [], []
    for name in ("priya", "omar", "stranger"):
        secret, recipient = new_key()
        keys.append(tmp_path / f"{name}.key")
        keys[-1].write_text(f"# {name}\n{secret}\n")
        keys[-1].chmod(0o600)
        lines.append(f"{recipient}  # {name}")
    (root / ".herald/recipients").write_text("\n".join(["# Who can read", *lines[:2]]) + "\n")
    priya, omar, stranger = keys
    made = Vault(root, priya, omar, stranger, tmp_path)
    made.write(PATH, PLAIN)
    return made
