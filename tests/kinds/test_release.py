"""What a release must say: who approved its quotations, and what an advisory answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def test_an_approved_quotation_passes(read: Callable[[], list[str]]) -> None:
    """
    == content/news/ferry.yml ==
    title: The ferry
    date: 2026-12-03
    release_kind: release
    quotes:
      - who: Ana Díaz
        text: It sails.
        approved_by: ana-diaz
    """
    assert read() == []


def test_a_quotation_that_nobody_approved_is_an_error(read: Callable[[], list[str]]) -> None:
    """
    == content/news/ferry.md ==
    ---
    title: The ferry
    date: 2026-12-03
    release_kind: release
    quotes:
      - who: Ana Díaz
        text: It sails.
        approved_by: ana-diaz
      - who: Bo Lindgren
        text: It sinks.
      - who: Cy Young
        text: It floats.
        approved_by:
    ---
    """
    assert read() == [
        "content/news/ferry.md:9: The quotation of Bo Lindgren is not approved; add 'approved_by' "
        "with the name of the person who approved it [release]",
        "content/news/ferry.md:13: The quotation of Cy Young is not approved; add 'approved_by' "
        "with the name of the person who approved it [release]",
    ]


def test_a_quotation_of_nobody_is_told_once(read: Callable[[], list[str]]) -> None:
    """
    == content/news/ferry.yml ==
    title: The ferry
    date: 2026-12-03
    release_kind: release
    quotes:
      - text: It sails.
      - whom: Ana Díaz
        text: It sails.
    """
    assert read() == [
        "content/news/ferry.yml:5: 'who' is missing in quotes 1; add a line 'who: …' [release]",
        "content/news/ferry.yml:6: 'whom' is not a field here in quotes 2. Did you mean 'who'? "
        "[release]",
    ]


def test_a_translated_quotation_is_approved_anew(read: Callable[[], list[str]]) -> None:
    """
    == content/news/ferry.yml ==
    title: The ferry
    date: 2026-12-03
    release_kind: release
    quotes:
      - who: Ana Díaz
        text: It sails.
        approved_by: ana-diaz
    == content/news/ferry.es.yml ==
    title: El ferry
    quotes:
      - who: Ana Díaz
        text: Zarpa.
    """
    assert read() == [
        "content/news/ferry.es.yml:3: The quotation of Ana Díaz is not approved; add 'approved_by' "
        "with the name of the person who approved it [release]",
    ]


def test_an_advisory_says_who_what_when_and_where(read: Callable[[], list[str]]) -> None:
    """
    == content/news/ferry.yml ==
    title: The ferry
    date: 2026-12-03
    release_kind: advisory
    who: The Mayor
    what: Opens the terminal
    when: Thursday, December 3, 10 a.m.
    where: Pier 4
    == content/news/budget.yml ==
    title: The budget
    date: 2026-12-03
    release_kind: release
    """
    assert read() == []


def test_one_that_does_not_is_an_error_that_names_what_is_missing(
    read: Callable[[], list[str]],
) -> None:
    """
    == content/news/a.yml ==
    title: A
    date: 2026-12-03
    release_kind: advisory
    == content/news/b.yml ==
    title: B
    date: 2026-12-03
    release_kind: advisory
    who: The Mayor
    what: Opens the terminal
    when: ""
    where: Pier 4
    """
    assert read() == [
        "content/news/a.yml:1: An advisory says who, what, when and where; add 'who', 'what', "
        "'when' and 'where' [release]",
        "content/news/b.yml:7: An advisory says who, what, when and where; add 'when' [release]",
    ]


def test_an_answer_with_a_fault_of_its_own_is_not_called_missing(
    read: Callable[[], list[str]],
) -> None:
    """
    == content/news/a.yml ==
    title: A
    date: 2026-12-03
    release_kind: advisory
    who: [The Mayor]
    what: Opens the terminal
    where: Pier 4
    """
    assert read() == [
        "content/news/a.yml:4: 'who' is a list; write a text; put quotes around it if it starts "
        "with '[' or '{' [release]",
        "content/news/a.yml:6: An advisory says who, what, when and where; add 'when' [release]",
    ]


def test_a_form_that_there_is_not_is_told_with_those_that_there_are(
    read: Callable[[], list[str]],
) -> None:
    """
    == content/news/a.yml ==
    title: A
    date: December 3
    release_kind: press release
    contacts:
      - {name: Bo, email: bo, phone: 555}
    """
    assert read() == [
        "content/news/a.yml:2: 'date' is 'December 3'; a date is written 2026-12-03 [release]",
        "content/news/a.yml:3: 'release_kind' is 'press release'; write one of release, advisory, "
        "statement, announcement, correction, op_ed, fact_sheet. Did you mean 'release'? "
        "[release]",
        "content/news/a.yml:5: 'email' of contacts 1 is 'bo'; an e-mail address is written "
        "press@city.example [release]",
        "content/news/a.yml:5: 'phone' of contacts 1 is '555'; a telephone number is written "
        "360-555-0142 [release]",
    ]


def test_a_correction_names_what_it_corrects(read: Callable[[], list[str]]) -> None:
    """
    == content/news/ferry.yml ==
    title: The ferry
    date: 2026-12-03
    release_kind: release
    == content/news/ferry-correction.yml ==
    title: "Correction: the ferry"
    date: 2026-12-04
    release_kind: correction
    corrects: release/ferry
    was: It sinks.
    now: It sails.
    """
    assert read() == []


def test_a_correction_of_nothing_is_an_error(read: Callable[[], list[str]]) -> None:
    """
    == content/news/ferry.yml ==
    title: The ferry
    date: 2026-12-03
    release_kind: statement
    corrects: release/bridge
    == content/news/ferry-correction.yml ==
    title: "Correction: the ferry"
    date: 2026-12-04
    release_kind: correction
    was: It sinks.
    """
    assert read() == [
        "content/news/ferry-correction.yml:1: A correction names what it corrects; add 'corrects' "
        "with the kind and the name of that record, such as release/ferry-terminal [release]",
        "content/news/ferry-correction.yml:1: A correction sets what is so beside what was said; "
        "add 'now', or leave out both [release]",
        "content/news/ferry.yml:4: Only a correction corrects another record; write 'release_kind: "
        "correction', or leave out 'corrects' [release]",
    ]
