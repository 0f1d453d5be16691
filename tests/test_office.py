"""The office: its records, its translations, and what can be asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.records.facets import Scheduled

if TYPE_CHECKING:
    from herald.office import Office


def test_an_office_holds_records_and_translations_apart(office: Office) -> None:
    """
    == content/priorities/homes.yml ==
    title: Homes
    statement: More homes.
    owner: ana
    == content/priorities/homes.es.yml ==
    title: Viviendas
    """
    assert [(entry.kind.name, entry.name) for entry in office.records] == [
        ("priority", "homes"),
        ("person", "renata-okafor-lindqvist"),
    ]
    assert [(entry.language, entry.record.title) for entry in office.every_entry()] == [
        ("en", "Homes"),
        ("en", "Renata Okafor-Lindqvist"),
        ("es", "Viviendas"),
    ]


def test_records_are_asked_for_by_kind_facet_and_name(office: Office) -> None:
    """
    == schedules/events/town-hall.yml ==
    title: Town hall
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: The pier
    subtype: town_hall
    """
    (event,) = office.of("event")
    assert office.having(Scheduled) == (event,)
    assert office.find("event", "town-hall") is event
    assert office.find("event", "hall") is None
    assert office.of("zebra") == ()
    assert office.named("zebra", "marty") == ()


def test_a_name_that_two_records_have_is_told_apart_by_the_date(office: Office) -> None:
    """
    == content/news/2026-01-03-levy.yml ==
    title: Levy
    date: 2026-01-03
    release_kind: release
    == content/news/2027-01-03-levy.yml ==
    title: Levy
    date: 2027-01-03
    release_kind: release
    """
    assert office.find("release", "levy") is None
    assert len(office.named("release", "levy")) == 2
    assert office.called("release", "levy") == office.of("release")
    assert office.called("release", "2027-01-03-levy") == office.called("event", "levy") == ()
    assert office.find("release", "2027-01-03-levy") is office.of("release")[1]


def test_an_entry_knows_its_file_its_references_and_its_prose(office: Office) -> None:
    """
    == content/newsletters/december.es.md ==
    ---
    title: Diciembre
    ---
    Vecinos:
    == content/newsletters/december.md ==
    ---
    title: December
    owner: renata-okafor-lindqvist
    date: 2026-12-04
    subject: December
    preheader: What is on.
    sections:
      - heading: News
        text: Words.
        items: [release/levy]
    private:
      notes: For [staff](list.csv).
    ---
    Neighbors, see [the minutes](minutes.pdf?page=2), [us](/about/) and ![a tree](tree.jpg).
    """
    december, diciembre = (entry for entry in office.every_entry() if entry.name == "december")
    assert (december.is_translation, diciembre.is_translation) == (False, True)
    assert december.place == diciembre.place == "content/newsletters/december"
    assert december.beside("a.jpg") == "content/newsletters/a.jpg"
    assert [(ref.location, ref.kind, ref.name) for ref in december.references] == [
        (("owner",), "person", "renata-okafor-lindqvist"),
        (("sections", 0, "items", 0), "release", "levy"),
    ]
    assert [passage.text for passage in december.prose()] == [
        "For [staff](list.csv).",
        "Words.",
        december.body,
    ]
    assert [(passage.location, link.target) for passage, link in december.links] == [
        (("private", "notes"), "list.csv"),
        ((), "minutes.pdf?page=2"),
        ((), "/about/"),
        ((), "tree.jpg"),
    ]
    assert [*december.file.open().files()] == ["minutes.pdf", "tree.jpg"]
    assert december.facts.files == ("minutes.pdf", "tree.jpg")
    assert [passage.text for passage in diciembre.prose()] == ["Vecinos:"]
    assert december.gives(("sections", 0, "text"))
    assert not diciembre.gives(("sections", 0, "text"))
    assert str(december.problem(("sections", 0, "text"), "rule", "Wrong")) == (
        "content/newsletters/december.md:9: Wrong [rule]"
    )


def test_a_reference_in_a_field_for_staff_is_told_from_others(office: Office) -> None:
    """
    == content/news/levy.yml ==
    title: Levy
    date: 2026-12-04
    release_kind: release
    owner: renata-okafor-lindqvist
    quotes:
      - who: The Mayor
        text: Words.
        approved_by: renata-okafor-lindqvist
    """
    (levy,) = office.of("release")
    assert [(ref.location, ref.is_for_staff) for ref in levy.references] == [
        (("owner",), False),
        (("quotes", 0, "approved_by"), True),
    ]
