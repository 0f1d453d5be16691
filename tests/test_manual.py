"""The manual that the program writes about itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from herald.checks import CHECKS
from herald.kinds import KINDS
from herald.manual import checks_manual, kinds_manual, page, rules, words_of, write
from herald.records import reader, sealed, source, walk
from herald.records.facets import Record
from herald.records.kind import Kind

DOCS = Path(__file__).parent.parent / "docs"


def test_the_manual_in_docs_is_current(tmp_path: Path) -> None:
    write(tmp_path)
    for name in ("kinds.md", "checks.md"):
        written = (tmp_path / name).read_text("utf-8")
        assert (DOCS / name).read_text("utf-8") == written, f"docs/{name} is old: `make docs`"


def test_every_rule_has_a_page() -> None:
    known = rules()
    assert len(set(known)) == len(known)
    for rule in known:
        text = page(rule)
        assert text is not None
        assert text.startswith(f"# {rule}\n\n")
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
    assert page("zebra") is None


def test_the_rules_of_reading_are_those_of_the_reader() -> None:
    read = {source.RULE, walk.FOLDER_RULE, walk.NAME_RULE, reader.SETTINGS_RULE}
    assert read | {walk.TRANSLATION_RULE, sealed.RULE} <= set(rules())


def test_every_kind_is_in_the_manual_with_every_field() -> None:
    manual = kinds_manual()
    for kind in KINDS:
        section = manual.partition(f"\n## {kind.name}\n")[2].partition("\n## ")[0]
        own = set(kind.model.model_fields) - set(Record.model_fields)
        for name in own:
            field = kind.model.model_fields[name]
            assert f"**{field.alias or name}**" in section or f"**{name}**" in manual, name


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_has_words_for_what_to_write(kind: Kind) -> None:
    for name in kind.model.model_fields:
        assert words_of(kind.model, name)


def test_links_inside_the_manual_lead_to_its_headings() -> None:
    manual = kinds_manual()
    headings = {
        heading.lower().replace(" ", "-")
        for heading in re.findall(r"^## (.+)$", manual, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([\w-]+)\)", manual)) <= headings


def test_every_example_is_yaml_and_shows_what_passes_before_what_does_not() -> None:
    for check in CHECKS:
        text = page(check.RULE) or ""
        for example in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL):
            assert isinstance(yaml.safe_load(example), dict), check.RULE
        assert re.search(r"Passes.*(Fails|Warns)", text, re.DOTALL), check.RULE
    for rule in rules():
        assert f"\n### {rule}\n" in checks_manual() or f"\n## {rule}\n" in kinds_manual()
