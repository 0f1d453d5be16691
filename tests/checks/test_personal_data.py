"""What looks like personal data, in what the public reads and in what residents wrote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from herald.checks import personal_data
from herald.office import Office
from herald.records.reader import Reading
from tests.conftest import AT, said_by

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_public_text_with_it_is_a_warning_at_its_place(found: Callable[..., list[str]]) -> None:
    """
    == content/news/shelter.md ==
    ---
    title: The shelter is open
    visibility: public
    date: 2026-11-18
    release_kind: release
    summary: Call 360-555-0142 for a ride.
    quotes:
      - who: Ana Díaz
        text: Mrs. Ruiz lives at 48 Alder Street and called jane@mail.example.
        approved_by: renata-okafor-lindqvist
    ---
    The shelter on the pier is open.

    Edna was born on January 26, 1931.
    """
    advice = "take it out, or add it to 'personal_data' if it is meant to be public [personal-data]"
    assert found(personal_data) == [
        "content/news/shelter.md:6: warning: '360-555-0142' looks like a telephone number; "
        f"{advice}",
        "content/news/shelter.md:9: warning: '48 Alder Street' looks like a street address; "
        f"{advice}",
        "content/news/shelter.md:9: warning: 'jane@mail.example' looks like an e-mail address; "
        f"{advice}",
        "content/news/shelter.md:14: warning: 'January 26, 1931' looks like a date of birth; "
        f"{advice}",
    ]


def test_what_the_record_names_word_for_word_passes_however_it_is_written(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/shelter.md ==
    ---
    title: The shelter is open
    visibility: public
    date: 2026-11-18
    release_kind: release
    personal_data:
      - 360-555-0142
      - born on January 26, 1931
    ---
    Call [(360) 555-0142](tel:+13605550142). Edna was born on January 26, 1931.
    """
    assert found(personal_data) == []


def test_one_number_that_was_accepted_lets_no_other_in(found: Callable[..., list[str]]) -> None:
    """
    == content/news/shelter.md ==
    ---
    title: The shelter is open
    visibility: public
    date: 2026-11-18
    release_kind: release
    personal_data: [360-555-0142]
    ---
    Call 360-555-0142, or [360-555-0143](tel:+13605550143), or again 360-555-0143.
    """
    assert found(personal_data) == [
        "content/news/shelter.md:8: warning: '360-555-0143' looks like a telephone number; take "
        "it out, or add it to 'personal_data' if it is meant to be public [personal-data]",
    ]


def test_what_the_office_itself_gives_the_public_passes(found: Callable[..., list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    contact:
      address: 210 Harbor Street, Port Ellery, WA 98299
      phone: 360-555-0100
      email: mayor@portellery.example
    press_contact:
      name: Ana Díaz
      phone: 360-555-0101
    == content/pages/contact.md ==
    Taxi vouchers: [360-555-0102](tel:+13605550102), taxi@ferry.example
    == office/people/ana.yml ==
    title: Ana
    visibility: public
    public_phone: 360-555-0103
    == office/venues/pier.yml ==
    title: The keeper's house
    visibility: public
    address: 48 Alder Street, Port Ellery, WA 98299
    == content/news/shelter.md ==
    ---
    title: The shelter is open
    visibility: public
    date: 2026-11-18
    release_kind: release
    contacts:
      - name: Night desk
        phone: 360-555-0104
        email: night@shelter.example
    ---
    Call 360-555-0100, 360-555-0101, 360-555-0102, 360-555-0103 or 360-555-0104, or write to
    anybody@portellery.example, taxi@ferry.example or night@shelter.example. The keeper lives at
    48 Alder St.
    """
    assert found(personal_data) == []


def test_what_only_staff_are_given_is_not_the_publics(found: Callable[..., list[str]]) -> None:
    """
    == office/people/ana.yml ==
    title: Ana
    public_phone: 360-555-0103
    private:
      phone: 360-555-0104
    == content/news/shelter.md ==
    ---
    title: The shelter is open
    visibility: public
    date: 2026-11-18
    release_kind: release
    private:
      notes: Her number is 360-555-0105.
    ---
    Call 360-555-0103 or 360-555-0104.
    """
    advice = "take it out, or add it to 'personal_data' if it is meant to be public [personal-data]"
    assert found(personal_data) == [
        f"content/news/shelter.md:9: warning: '{number}' looks like a telephone number; {advice}"
        for number in ("360-555-0103", "360-555-0104")
    ]


def test_a_host_of_mail_that_many_use_is_not_the_offices_own(
    found: Callable[..., list[str]],
) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    contact:
      address: 210 Harbor Street, Port Ellery, WA 98299
      email: portellery@mail.example
    == content/news/shelter.md ==
    ---
    title: The shelter is open
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    Write to portellery@mail.example, and not to jane@mail.example.
    """
    assert found(personal_data) == [
        "content/news/shelter.md:7: warning: 'jane@mail.example' looks like an e-mail address; "
        "take it out, or add it to 'personal_data' if it is meant to be public [personal-data]",
    ]


def test_an_internal_text_may_hold_it(found: Callable[..., list[str]]) -> None:
    """
    == content/news/shelter.md ==
    ---
    title: The shelter is open
    date: 2026-11-18
    release_kind: release
    ---
    Call Jane, 360-555-0142.
    """
    assert found(personal_data) == []


def test_a_page_written_by_hand_is_read_and_can_say_what_is_meant(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/pages/about.md ==
    ---
    title: About
    personal_data: [360-555-0142]
    ---
    Call 360-555-0142, or 360-555-0143.
    """
    assert found(personal_data) == [
        "content/pages/about.md:5: warning: '360-555-0143' looks like a telephone number; take it "
        "out, or add it to 'personal_data' if it is meant to be public [personal-data]",
    ]


def test_a_translation_is_read_for_itself_and_may_what_its_original_may(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/shelter.md ==
    ---
    title: The shelter is open
    visibility: public
    date: 2026-11-18
    release_kind: release
    personal_data: [360-555-0142]
    ---
    Call 360-555-0142.
    == content/news/shelter.es.md ==
    ---
    title: El refugio está abierto
    ---
    Llame al 360-555-0142 o al 360-555-0143.
    """
    assert found(personal_data) == [
        "content/news/shelter.es.md:4: warning: '360-555-0143' looks like a telephone number; "
        "take it out, or add it to 'personal_data' if it is meant to be public [personal-data]",
    ]


def test_where_residents_words_are_kept_it_is_an_error_that_repeats_none_of_it(
    reading: Reading,
) -> None:
    """
    == content/news/pothole.md ==
    ---
    title: A hole in the street
    date: 2026-11-18
    release_kind: release
    summary: call jane at 555-0142, or mayor@portellery.example
    personal_data: [555-0142]
    private:
      notes: "plate BKR 4712"
    ---
    I live at 48 alder st.
    """
    problems = [
        "content/news/pothole.md:5: This looks like a telephone number; no personal data is kept "
        "with what residents write or say, so take it out [personal-data]",
        "content/news/pothole.md:5: This looks like an e-mail address; no personal data is kept "
        "with what residents write or say, so take it out [personal-data]",
        "content/news/pothole.md:8: This looks like a number plate; no personal data is kept with "
        "what residents write or say, so take it out [personal-data]",
        "content/news/pothole.md:10: This looks like a street address; no personal data is kept "
        "with what residents write or say, so take it out [personal-data]",
    ]
    assert reading.settings is not None
    cases = [
        replace(entry, kind=replace(entry.kind, holds_residents_words=True))
        if entry.kind.name == "release"
        else entry
        for entry in reading.entries
    ]
    office = Office(reading.settings, cases, reading.pages, reading.files, reading.unread)
    assert [str(problem) for problem in sorted(said_by(personal_data, office, AT))] == problems
