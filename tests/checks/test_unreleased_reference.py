"""A record that the public sees names one that the public does not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import unreleased_reference

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_public_record_may_name_a_public_one(found: Callable[..., list[str]]) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    visibility: public
    address: 210 Harbor Street
    == schedules/events/town-hall.yml ==
    title: Town hall
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: town_hall
    venue: city-hall
    """
    assert found(unreleased_reference) == []


def test_a_public_record_that_names_a_hidden_one_is_a_warning_that_does_not_name_it(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/venues/safe-room.yml ==
    title: Safe room
    address: 210 Harbor Street
    == schedules/events/town-hall.yml ==
    title: Town hall
    visibility: public
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: town_hall
    venue: safe-room
    """
    assert found(unreleased_reference) == [
        "schedules/events/town-hall.yml:6: warning: 'venue' names a record that the public does "
        "not see, so the page shows nothing there; make that record public, or remove the name "
        "[unreleased-reference]",
    ]


def test_public_remarks_whose_speaker_is_hidden_are_an_error(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/people/deputy.yml ==
    title: The deputy
    == content/remarks/spring.md ==
    ---
    title: Spring
    visibility: public
    date: 2026-11-20
    remarks_state: as_delivered
    speaker: deputy
    ---
    The library opens.
    """
    assert found(unreleased_reference) == [
        "content/remarks/spring.md:6: 'speaker' names a person whom the public does not "
        "see, so the remarks would be told as the Mayor's; make that person's record public "
        "[unreleased-reference]",
    ]


def test_an_internal_record_may_name_a_hidden_one(found: Callable[..., list[str]]) -> None:
    """
    == office/venues/safe-room.yml ==
    title: Safe room
    address: 210 Harbor Street
    == schedules/events/town-hall.yml ==
    title: Town hall
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: town_hall
    venue: safe-room
    """
    assert found(unreleased_reference) == []


def test_a_record_to_come_is_judged_as_of_its_own_moment(found: Callable[..., list[str]]) -> None:
    """
    == office/venues/pier.yml ==
    title: The pier
    visibility: public
    address: 1 Harbor Street
    publish_at: 2026-12-01 08:00
    == schedules/events/opening.yml ==
    title: Opening
    visibility: public
    embargo: 2026-12-01 08:00
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    subtype: ribbon_cutting
    venue: pier
    == schedules/events/preview.yml ==
    title: Preview
    visibility: public
    publish_at: 2026-12-01 07:59
    starts: 2026-12-02 18:00
    ends: 2026-12-02 19:00
    subtype: ribbon_cutting
    venue: pier
    """
    assert found(unreleased_reference) == [
        "schedules/events/preview.yml:7: warning: 'venue' names a record that the public does not "
        "see, so the page shows nothing there; make that record public, or remove the name "
        "[unreleased-reference]",
    ]


def test_names_in_what_is_for_staff_are_not_asked(found: Callable[..., list[str]]) -> None:
    """
    == office/people/bo-lindgren.yml ==
    title: Bo Lindgren
    == content/news/ferry.yml ==
    title: Ferry terminal opens
    visibility: public
    date: 2026-11-18
    release_kind: release
    quotes:
      - who: The Mayor
        text: It opens.
        approved_by: bo-lindgren
    """
    assert found(unreleased_reference) == []


def test_a_newsletter_with_a_moment_is_asked_elsewhere_and_one_without_here(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/ferry.yml ==
    title: Ferry terminal opens
    date: 2026-11-18
    release_kind: release
    == content/newsletters/a.yml ==
    title: A
    visibility: public
    date: 2026-12-04
    subject: A
    preheader: A
    send_at: 2026-12-04 07:00
    sections: [{heading: News, items: [release/ferry]}]
    == content/newsletters/b.yml ==
    title: B
    visibility: public
    date: 2026-12-04
    subject: B
    preheader: B
    sections: [{heading: News, items: [release/ferry]}]
    """
    assert found(unreleased_reference) == [
        "content/newsletters/b.yml:6: warning: items 1 of sections 1 names a record that the "
        "public does not see, so the page shows nothing there; make that record public, or remove "
        "the name [unreleased-reference]",
    ]


def test_a_public_goal_of_a_committee_that_is_not_public_is_a_warning(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/priorities/green.yml ==
    title: Green
    visibility: public
    statement: Trees.
    == committees/parks/committee.yml ==
    title: Parks
    charter: What it is for.
    == committees/parks/goals/trees.yml ==
    title: Trees
    visibility: public
    statement: Plant trees.
    priority: green
    owner: renata-okafor-lindqvist
    due: 2027-12-31
    measures:
      - name: Trees
        unit: trees
        direction: up
        baseline: {value: 0, date: 2026-10-01}
        target: {value: 100, date: 2027-12-31}
        source: Parks
        frequency: yearly
    """
    assert found(unreleased_reference) == [
        "committees/parks/goals/trees.yml:1: warning: This record is public, and the committee in "
        "whose folder it stands is not; make both public, or neither [unreleased-reference]",
    ]


def test_a_letter_is_signed_by_somebody_whom_staff_see(found: Callable[..., list[str]]) -> None:
    """
    == office/people/ada.yml ==
    title: Ada
    visibility: confidential
    == content/letters/thanks.md ==
    ---
    title: Thanks
    date: 2026-12-03
    letter_kind: thanks
    to: {name: Bo}
    salutation: "Dear Bo:"
    signer: ada
    ---
    Thank you.
    """
    assert found(unreleased_reference) == [
        "content/letters/thanks.md:7: 'signer' names a person whom staff do not see, so the letter "
        "would be signed by the Mayor; make that person's record internal, or the letter "
        "confidential [unreleased-reference]"
    ]
