"""What the index holds of one record, and that it depends on that record alone."""

from __future__ import annotations

from datetime import date

import pytest

from herald.kinds import KINDS
from herald.outputs.search.pieces import CODES, DIGITS, Piece, number, page_pieces, piece
from herald.outputs.shell.host import SearchEntry
from herald.view import View


def found(view: View) -> list[Piece]:
    """The pieces of the records that have a page, in the order of the view."""
    return [piece(seen, view.venue_of(seen)) for seen in view.records if seen.address]


def test_a_record_is_found_by_its_words_in_every_language(view: View) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    visibility: public
    address: 210 Harbor Street
    == office/venues/city-hall.es.yml ==
    title: Ayuntamiento
    == schedules/events/2026/hearing.md ==
    ---
    title: Hearing on the budget
    visibility: public
    summary: Say what you think of it.
    tags: [money]
    starts: 2026-12-03 18:30
    ends: 2026-12-03 20:00
    venue: city-hall
    subtype: town_hall
    status: postponed
    reason: The river is too high
    private:
      notes: The treasurer resigns.
    ---
    ## Bring questions

    Read the [draft](https://example.org/secret-address/) & <b>ask</b>. A hearing.
    == schedules/events/2026/hearing.es.md ==
    ---
    title: Audiencia sobre el presupuesto
    summary: Díganos qué piensa.
    ---
    Traiga preguntas.
    """
    assert [found(view)[0]] == [
        Piece(
            number="eAp123",
            card="eAp123\t/events/2026/hearing/\t18:30\tpostponed"
            "\ten\tHearing on the budget\tCity Hall"
            "\tes\tAudiencia sobre el presupuesto\tAyuntamiento",
            title="hearing budget audiencia presupuesto",
            head="say think money diganos piensa city hall ayuntamiento",
            text="river high bring questions read draft ask traiga preguntas",
        )
    ]


def test_what_was_taken_back_says_so(view: View) -> None:
    """
    == content/news/2026-11-01-ferry.md ==
    ---
    title: "Ferry: the schedule"
    visibility: public
    date: 2026-11-01
    release_kind: release
    withdrawn: {on: 2026-11-03, reason: It was wrong}
    ---
    """
    cards = [piece.card.split("\t")[1:] for piece in found(view)]
    assert cards[1] == ["/news/2026/ferry/", "", "withdrawn", "en", "Ferry: the schedule", ""]


def test_a_page_is_one_whichever_languages_it_is_written_in() -> None:
    entries = (
        SearchEntry("/", "en", "Welcome", "", "Come in."),
        SearchEntry("/about/", "en", "About the office", "The staff", "The staff sits here."),
        SearchEntry("/about/", "es", "Sobre\tla\noficina", "El equipo", "El equipo está aquí."),
    )
    home, about = page_pieces(entries)
    assert home == Piece(home.number, f"{home.number}\t/\t\t\ten\tWelcome\t", "welcome", "", "come")
    assert about == Piece(
        number=about.number,
        card=f"{about.number}\t/about/\t\t\ten\tAbout the office\t\tes\tSobre la oficina\t",
        title="office oficina",
        head="staff equipo",
        text="sits aqui",
    )


# --- its number -----------------------------------------------------------------------------------


def test_numbers_run_from_the_newest_day_to_the_oldest_and_then_to_those_without() -> None:
    days = [date(2500, 1, 1), date(2027, 1, 1), date(2026, 12, 31), date(1783, 1, 1), None]
    numbers = [number("event/2026/x", 1, day) for day in days]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == len(numbers)
    assert {len(one) for one in numbers} == {6}
    assert numbers[-1].startswith("zz")


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_beyond_all_numbers_has_one_all_the_same(day: date) -> None:
    known = number("event/x", 31, day)
    assert set(known) <= set(DIGITS)
    assert len(known) == 6
    assert not known.startswith("zz")


def test_every_kind_has_a_code_that_fits() -> None:
    assert sorted(CODES) == sorted(["page", *(kind.name for kind in KINDS if kind.address)])
    assert sorted(CODES.values()) == list(range(len(CODES)))
    assert max(CODES.values()) < 32


def test_digits_sort_as_their_values() -> None:
    assert sorted(DIGITS) == list(DIGITS)
    assert len(DIGITS) == 64
