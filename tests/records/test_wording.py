"""What is wrong with the fields of a record, in an editor's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from herald.records.wording import did_you_mean, listed, name_of

if TYPE_CHECKING:
    from collections.abc import Callable


def test_an_unknown_field_is_an_error_with_the_nearest_name(read: Callable[[], list[str]]) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    adress: 210 Harbor Street
    address: 210 Harbor Street
    sumary: The seat of government.
    """
    assert read() == [
        "office/venues/city-hall.yml:2: 'adress' is not a field here. Did you mean 'address'? "
        "[venue]",
        "office/venues/city-hall.yml:4: 'sumary' is not a field here. Did you mean 'summary'? "
        "[venue]",
    ]


def test_an_unknown_field_that_is_like_none_is_an_error_with_all_names(
    read: Callable[[], list[str]],
) -> None:
    """
    == content/priorities/homes.yml ==
    title: Homes
    statement: More homes.
    zzz: 1
    """
    assert read() == [
        "content/priorities/homes.yml:3: 'zzz' is not a field here. The fields are 'title', "
        "'visibility', 'publish_at', 'embargo', 'expires', 'summary', 'tags', 'priorities', "
        "'owner', "
        "'images', 'attachments', 'aliases', 'reviewed', 'change_note', 'corrections', "
        "'withdrawn', 'personal_data', 'private', "
        "'statement', 'rank', 'icon' and 'time_share' [priority]",
    ]


def test_a_misspelt_required_field_is_one_problem(read: Callable[[], list[str]]) -> None:
    """
    == content/priorities/homes.yml ==
    titel: Homes
    statement: More homes.
    """
    assert read() == [
        "content/priorities/homes.yml:1: 'titel' is not a field here. Did you mean 'title'? "
        "[priority]",
    ]


def test_a_misspelt_field_that_others_require_is_one_problem(
    read: Callable[[], list[str]],
) -> None:
    """
    == schedules/events/town-hall.yml ==
    title: Town hall
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: town_hall
    Venue: city-hall
    status: postponed
    == schedules/events/forum.yml ==
    title: Forum
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: forum
    place: Pier 4
    status: postponed
    reazon: Snow
    """
    assert read() == [
        "schedules/events/forum.yml:7: 'reazon' is not a field here. Did you mean 'reason'? "
        "[event]",
        "schedules/events/town-hall.yml:1: The event is postponed, but says no 'reason'; add one "
        "for readers [event]",
        "schedules/events/town-hall.yml:5: 'Venue' is not a field here. Did you mean 'venue'? "
        "[event]",
    ]


def test_a_missing_field_is_an_error_at_the_top(read: Callable[[], list[str]]) -> None:
    """
    == content/priorities/homes.md ==
    ---
    title: Homes
    ---
    Text
    """
    assert read() == [
        "content/priorities/homes.md:2: 'statement' is missing; add a line 'statement: …' "
        "[priority]",
    ]


def test_a_field_without_a_value_is_missing(read: Callable[[], list[str]]) -> None:
    """
    == content/priorities/homes.yml ==
    title: Homes
    statement:
    summary:
    owner: ""
    """
    assert read() == [
        "content/priorities/homes.yml:1: 'statement' is missing; add a line 'statement: …' "
        "[priority]",
    ]


def test_all_problems_of_a_record_are_told_in_the_order_of_the_file(
    read: Callable[[], list[str]],
) -> None:
    """
    == schedules/events/town-hall.yml ==
    title: Town hall
    visibility: pubic
    starts: 2026-12-03 6 p.m.
    ends: 2026-02-29 19:00
    venue: city-hall
    subtype: townhall
    tags: ferry
    aliases:
      - /events/town-hall/
      - events/old
    cost:
      amount: 5
    accessibility:
      asl: maybe
      request_by: Friday 2026-12-03
    rsvp: https://portellery.example/
    languages: [en, Spanish]
    """
    assert read() == [
        "schedules/events/town-hall.yml:2: 'visibility' is 'pubic'; write one of public, press, "
        "internal, confidential. Did you mean 'public'? [event]",
        "schedules/events/town-hall.yml:3: 'starts' is '2026-12-03 6 p.m.'; a time is written "
        "2026-12-03 18:00. Did you mean '2026-12-03 18:00'? [event]",
        "schedules/events/town-hall.yml:4: 'ends' is '2026-02-29 19:00'; there is no such day; a "
        "time is written 2026-12-03 18:00 [event]",
        "schedules/events/town-hall.yml:6: 'subtype' is 'townhall'; write one of ribbon_cutting, "
        "town_hall, press_conference, ceremony, forum, office_hours, memorial, parade, "
        "groundbreaking. Did you mean 'town_hall'? [event]",
        "schedules/events/town-hall.yml:7: 'tags' is 'ferry'; write a list, each item on its own "
        "line after '- ' [event]",
        "schedules/events/town-hall.yml:10: aliases 2 is 'events/old'; an old address is written "
        "/news/2026/name/ or /old-page.html [event]",
        "schedules/events/town-hall.yml:12: 'cost' is a block of fields; write a text; put quotes "
        "around it if it starts with '[' or '{' [event]",
        "schedules/events/town-hall.yml:14: 'asl' of accessibility is 'maybe'; write yes or no "
        "[event]",
        "schedules/events/town-hall.yml:15: 'request_by' of accessibility is 'Friday 2026-12-03'; "
        "2026-12-03 is a Thursday [event]",
        "schedules/events/town-hall.yml:16: 'rsvp' is 'https://portellery.example/'; write fields "
        "below it, indented, each 'name: value' [event]",
        "schedules/events/town-hall.yml:17: languages 2 is 'Spanish'; a language is written as its "
        "code, such as en or es [event]",
    ]


def test_a_place_in_a_list_is_named_as_an_editor_counts(read: Callable[[], list[str]]) -> None:
    """
    == content/news/levy.yml ==
    title: Levy
    date: 2026-12-03
    release_kind: release
    quotes:
      - who: Ana
        text: One.
        approved_by: renata-okafor-lindqvist
      - text: Two.
        aproved_by: renata-okafor-lindqvist
      - who: Ben
        text: Three.
    """
    assert read() == [
        "content/news/levy.yml:8: 'who' is missing in quotes 2; add a line 'who: …' [release]",
        "content/news/levy.yml:9: 'aproved_by' is not a field here in quotes 2. Did you mean "
        "'approved_by'? [release]",
        "content/news/levy.yml:10: The quotation of Ben is not approved; add 'approved_by' with "
        "the "
        "name of the person who approved it [release]",
    ]


def test_lists_and_blocks_where_a_value_belongs_are_refused(read: Callable[[], list[str]]) -> None:
    """
    == schedules/events/town-hall.yml ==
    title: [Town hall]
    starts: [2026-12-03 18:00]
    ends: {at: 2026-12-03 18:00}
    subtype: [town_hall]
    place: The pier
    private:
      after_action:
        attendance: [5]
        cost: {}
    == committees/safe-streets/committee.yml ==
    title: Safe Streets
    charter: Made by Resolution 2024-09.
    open_meetings: [yes]
    established: [2024]
    == office/venues/pier.yml ==
    title: Pier
    address: Wharf Street
    latitude: [1]
    """
    assert read() == [
        "committees/safe-streets/committee.yml:3: 'open_meetings' is a list; write yes or no "
        "[committee]",
        "committees/safe-streets/committee.yml:4: 'established' is a list; a date is written "
        "2026-12-03 [committee]",
        "office/venues/pier.yml:3: 'latitude' is a list; a number is written 1250 or 12.5 [venue]",
        "schedules/events/town-hall.yml:1: 'title' is a list; write a text; put quotes around it "
        "if "
        "it starts with '[' or '{' [event]",
        "schedules/events/town-hall.yml:2: 'starts' is a list; a time is written 2026-12-03 18:00 "
        "[event]",
        "schedules/events/town-hall.yml:3: 'ends' is a block of fields; a time is written "
        "2026-12-03 18:00 [event]",
        "schedules/events/town-hall.yml:4: 'subtype' is a list; write one of ribbon_cutting, "
        "town_hall, press_conference, ceremony, forum, office_hours, memorial, parade, "
        "groundbreaking [event]",
        "schedules/events/town-hall.yml:8: 'attendance' of after_action of private is a list; "
        "a whole number is written 12 [event]",
        "schedules/events/town-hall.yml:9: 'cost' of after_action of private is a block of fields; "
        "a number is written 1250 or 12.5 [event]",
    ]


def test_what_is_too_long_or_empty_is_refused(read: Callable[[], list[str]]) -> None:
    """
    == content/alerts/tide.yml ==
    title: Tide
    level: info
    headline: >-
      This headline is longer than the ninety characters
      that fit on a telephone which is held upright
    body: "  "
    starts: 2026-12-03 08:00
    expires: 2026-12-04 20:00
    """
    assert read() == [
        "content/alerts/tide.yml:1: 'body' is missing; add a line 'body: …' [alert]",
        "content/alerts/tide.yml:3: 'headline' is 'This headline is longer than the ninety "
        "characters that fit…'; at most 90 characters are allowed [alert]",
    ]


def test_what_is_private_is_never_repeated(read: Callable[[], list[str]]) -> None:
    """
    == office/people/ana.yml ==
    title: Ana
    private:
      email: ana at example
      phone: ask Maria
      notes: [Maria]
    """
    assert read() == [
        "office/people/ana.yml:3: 'email' of private is '…'; an e-mail address is written "
        "press@city.example [person]",
        "office/people/ana.yml:4: 'phone' of private is '…'; a telephone number is written "
        "360-555-0142 [person]",
        "office/people/ana.yml:5: 'notes' of private is a list; write a text; put quotes "
        "around "
        "it if it starts with '[' or '{' [person]",
    ]


def test_an_embargo_that_ends_before_publication_is_refused(read: Callable[[], list[str]]) -> None:
    """
    == content/news/levy.yml ==
    title: Levy
    date: 2026-12-03
    release_kind: release
    publish_at: 2026-12-03 09:00
    embargo: 2026-12-03 08:00
    """
    assert read() == [
        "content/news/levy.yml:5: 'embargo' is '2026-12-03 08:00'; an embargo ends after "
        "publish_at, "
        "which is 2026-12-03 09:00 [release]",
    ]


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("location", "name"),
    [
        ((), "the record"),
        (("title",), "'title'"),
        (("tags", 0), "tags 1"),
        (("quotes", 1, "text"), "'text' of quotes 2"),
        (("private", "plan", "roles", 0, "who"), "'who' of roles 1 of plan of private"),
    ],
)
def test_a_place_has_a_name(location: tuple[str | int, ...], name: str) -> None:
    assert name_of(location) == name


def test_words_are_listed_as_one_says_them() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "'a'"
    assert listed(["a", "b", "c"]) == "'a', 'b' and 'c'"
    assert did_you_mean("city-hal", ["city-hall", "city-mall", "pier"]) == (
        " Did you mean 'city-hall' or 'city-mall'?"
    )
    assert did_you_mean("xyz", ["city-hall"]) == ""
