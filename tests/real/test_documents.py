"""Documents made of real releases and proclamations: accessible, whole, in order, and on the page.

Of the 258 that the data gives, the hardest of each sort and every twentieth of the others: the same
each time. All of them take two minutes.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from faults import errors, mended
from hardness import hardness
from office_from_data import MOMENT, Draft, drafts, write
from reading import address, passages, texts, words

from herald.audience import Audience
from herald.inspection import inspect
from herald.outputs import documents
from tests.documents import broken_rules, faults_by_page, off_the_page
from tests.reading_order import Reading

HARDEST = 2
"""Of each sort."""
EVERY = 20


@dataclass(frozen=True)
class Judged:
    """A record's document, and what is found out about it."""

    record: Draft
    pdf: bytes
    faults: tuple[str, ...]
    read: str
    """Its letters and figures as they are read aloud."""


MOST = [8951, 28, 28, 321, 61]
"""Of what `hardness` counts."""


def sample(records: list[Draft]) -> list[Draft]:
    """The hardest of each sort, and every tenth of the others, by path."""
    chosen = {record.path: record for record in records[::EVERY]}
    for sort in range(len(hardness(records[0]))):
        by_hardness = sorted(records, key=lambda one: (hardness(one)[sort], one.path))
        chosen |= {record.path: record for record in by_hardness[-HARDEST:]}
    return [chosen[path] for path in sorted(chosen)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Judged]:
    """The documents of the sample."""
    root = tmp_path_factory.mktemp("office")
    kept = [mended(record) if record.rows else record for record in drafts().records]
    kept = [record for record in kept if not record.rows or not errors(record)]
    write(kept, root)
    office = inspect(root, MOMENT).office
    assert office is not None
    view = office.seen_by(Audience.PUBLIC, MOMENT)
    papers = {one.path: one for one in documents.artifacts(view, None)}
    found = []
    for kind in ("release", "proclamation"):
        for record in sample([one for one in kept if one.kind == kind and one.rows]):
            place = address(record)
            name = place.rstrip("/").rpartition("/")[2]
            found.append(judged(record, papers[f"{place}{name}.pdf"].bytes()))
    return found


def judged(record: Draft, pdf: bytes) -> Judged:
    reading = Reading(pdf)
    found = (*faults_by_page(pdf), *broken_rules(reading))
    return Judged(record, pdf, found, "".join(words(reading.text())))


def test_the_sample_holds_what_is_hard(made: list[Judged]) -> None:
    assert len(made) > 25
    most = [max(sorts) for sorts in zip(*(hardness(one.record) for one in made), strict=True)]
    assert most == MOST


def test_they_break_no_rule(made: list[Judged]) -> None:
    assert {one.record.path: one.faults for one in made if one.faults} == {}


def test_the_order_of_the_tags_is_that_of_the_text(made: list[Judged]) -> None:
    lost = []
    for one in made:
        place = 0
        for passage in written(one.record):
            wanted = passage.replace(" ", "")
            found = one.read.find(wanted, place)
            if found < 0:
                lost.append((one.record.path, passage))
            place = max(place, found + len(wanted))
    assert lost == []


def written(record: Draft) -> list[str]:
    """What its document has to say, in order."""
    if record.kind == "release":
        told = [str(record.fields["title"]), record.body]
    else:
        told = [*texts(record.fields.get("whereas", ())), str(record.fields.get("resolved", ""))]
    return [passage for text in told for passage in passages(text)]


def test_every_letter_is_on_its_page(made: list[Judged]) -> None:
    away = {one.record.path: off_the_page(one.pdf) for one in made}
    assert {path: found for path, found in away.items() if found} == {}
