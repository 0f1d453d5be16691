"""Sealed records as they are read: with a key, without, and when something is wrong."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from herald.inspection import inspect
from tests.vault import PATH, PLAIN, SECRET, Vault, vault

__all__ = ["vault"]

AT = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("America/Los_Angeles"))


def problems(vault: Vault, key: str = "") -> list[str]:
    return [str(problem) for problem in inspect(vault.root, AT, key=key).problems]


def test_with_a_key_it_is_a_record_like_any_other(vault: Vault) -> None:
    found = inspect(vault.root, AT, key=vault.key)
    assert found.office is not None
    (venue,) = found.office.of("venue")
    assert (venue.record.title, venue.record.visibility.value) == (SECRET, "confidential")
    assert (venue.path, venue.name, venue.is_sealed) == (PATH, "refuge", True)
    assert found.closed == 0
    assert [str(problem) for problem in found.problems] == [
        "schedules/events/2026/2026-12-03-visit.yml:6: warning: 'venue' names a record that the "
        "public does not see, so the page shows nothing there; make that record public, or remove "
        "the name [unreleased-reference]"
    ]


@pytest.mark.parametrize("who", ["", "stranger"])
def test_without_a_key_it_is_not_known_and_what_refers_to_it_is_not_wrong(
    vault: Vault, who: str
) -> None:
    found = inspect(vault.root, AT, key=str(getattr(vault, who)) if who else "")
    assert found.office is not None
    assert found.office.of("venue") == ()
    assert found.problems == ()
    assert found.closed == 1


@pytest.mark.parametrize("visibility", ["public", "press"])
def test_it_is_never_public(vault: Vault, visibility: str) -> None:
    vault.write(PATH, PLAIN.replace("confidential", visibility))
    assert problems(vault) == []
    assert problems(vault, vault.key)[0] == (
        f"{PATH}:2: A sealed record cannot be {visibility}; write 'visibility: internal' or "
        f"'confidential', or open it for all: herald unseal {PATH} [sealed]"
    )


def test_what_is_wrong_in_it_is_said_to_those_who_can_read_it(vault: Vault) -> None:
    vault.write(PATH, f"{PLAIN}capacity: many\n")
    assert problems(vault) == []
    assert problems(vault, vault.key) == [
        f"{PATH}:4: 'capacity' is '…'; a whole number is written 12 [venue]"
    ]


def test_a_file_that_is_sealed_in_name_only_is_an_error_also_without_a_key(vault: Vault) -> None:
    (vault.root / PATH).write_text(PLAIN)
    said = (
        f"{PATH}:1: This file is not encrypted, though its name says so. Everybody can read it: "
        "take '.age' off its name, and seal it with `herald seal` [sealed]"
    )
    assert problems(vault) == problems(vault, vault.key) == [said]


@pytest.mark.parametrize("part", [slice(0, -80), slice(0, 200)])
def test_a_damaged_file_is_said_to_be_damaged(vault: Vault, part: slice) -> None:
    file = vault.root / PATH
    file.write_bytes(file.read_bytes()[part])
    assert problems(vault) == []
    assert problems(vault, vault.key) == [
        f"{PATH}:1: The sealed record is damaged, and no key can read it; take it from an earlier "
        "commit [sealed]"
    ]


def test_a_file_whose_ends_of_lines_were_changed_is_read(vault: Vault) -> None:
    file = vault.root / PATH
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert inspect(vault.root, AT, key=vault.key).closed == 0


def test_a_translation_is_sealed_with_its_original(vault: Vault) -> None:
    office = vault.root / "office.yml"
    office.write_text(office.read_text() + "languages: [en, es]\n")
    (vault.root / "content/pages/index.es.md").write_text("# Port Ellery\n")
    vault.write("office/venues/refuge.es.yml.age", "title: Refugio\n")
    vault.write("office/venues/hall.yml", "title: Hall\naddress: 1 Main Street\n")
    assert problems(vault) == []
    found = inspect(vault.root, AT, key=vault.key).office
    assert found is not None
    assert sorted(entry.record.title for entry in found.every_entry() if entry.is_sealed) == [
        SECRET,
        "Refugio",
    ]

    vault.write("office/venues/hall.es.yml.age", "title: Sala\n")
    (vault.root / "office/venues/refuge.es.yml.age").unlink()
    vault.write("office/venues/refuge.es.yml", "title: Refugio\n")
    assert problems(vault) == [
        "office/venues/hall.es.yml.age:1: The record that this translates is not sealed; herald "
        "unseal office/venues/hall.es.yml.age [sealed]",
        "office/venues/refuge.es.yml:1: The record that this translates is sealed, and this is "
        "not; herald seal office/venues/refuge.es.yml [sealed]",
    ]


def test_a_record_that_is_sealed_and_lies_open_as_well_is_an_error(vault: Vault) -> None:
    vault.write("office/venues/refuge.yml", PLAIN)
    assert (
        "office/venues/refuge.yml:1: 'refuge.yml.age' is the same record, sealed; keep one of the "
        "two files [sealed]"
    ) in problems(vault)


def test_only_records_are_sealed(vault: Vault) -> None:
    vault.write("office/venues/plan.pdf.age", "x")
    vault.write("content/pages/plan.md.age", "# Plan\n")
    assert problems(vault) == [
        "content/pages/plan.md.age:1: This is a page of the site; pages are public and cannot be "
        "sealed [sealed]",
        "office/venues/plan.pdf.age:1: 'plan.pdf.age' is not a record; only a record can be "
        "sealed, whose file ends in .md.age or .yml.age [file-name]",
    ]


def test_in_a_folder_that_is_called_sealed_everything_is(vault: Vault) -> None:
    office = vault.root / "office.yml"
    office.write_text(office.read_text() + "sealed: [office/venues]\n")
    (vault.root / "office/venues/.gitkeep").touch()
    assert problems(vault) == []

    vault.write("office/venues/2026/hall.yml", "title: Hall\naddress: 1 Main Street\n")
    (vault.root / "office/venues/plan.pdf").write_bytes(b"%PDF")
    (vault.root / "office/venues/.hall.yml.swp").write_bytes(b"Hall")
    begun = "office.yml says that everything in 'office/venues' is sealed, and this file is not"
    moved = "only records can be sealed, so move it elsewhere or remove it"
    assert problems(vault) == [
        f"office/venues/.hall.yml.swp:1: {begun}; {moved} [sealed]",
        f"office/venues/2026/hall.yml:1: {begun}; herald seal office/venues/2026/hall.yml [sealed]",
        f"office/venues/plan.pdf:1: {begun}; {moved} [sealed]",
    ]


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        (
            "office/venue",
            "office.yml:1: 'sealed' has 'office/venue', which is not a folder that Herald knows. "
            "Did you mean 'venues'? [sealed]",
        ),
        (
            "content/pages",
            "office.yml:1: 'sealed' has 'content/pages'; pages are public and cannot be sealed "
            "[sealed]",
        ),
        (
            "/office/venues/",
            "office.yml:6: sealed 1 is '/office/venues/'; a folder is written from the office's "
            "own, as in office/cases [office]",
        ),
    ],
)
def test_a_sealed_folder_that_would_protect_nothing_is_an_error(
    vault: Vault, folder: str, said: str
) -> None:
    office = vault.root / "office.yml"
    office.write_text(office.read_text() + f"sealed: [{folder}]\n")
    assert said in problems(vault)


def test_what_an_edit_could_not_take_over_is_a_warning(vault: Vault) -> None:
    Path(vault.root / f"{PATH}.draft").write_bytes((vault.root / PATH).read_bytes())
    assert problems(vault) == [
        f"{PATH}.draft:1: warning: What was written here could not be taken over; herald edit "
        f"{PATH} goes on from it, and if it is not needed, remove this file [sealed]"
    ]
