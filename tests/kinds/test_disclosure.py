"""A disclosure is public with a topic, or with the ground on which the topic is withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_public_disclosure_with_a_topic_or_a_ground_passes(read: Callable[[], list[str]]) -> None:
    """
    == schedules/disclosures/one.yml ==
    title: Meeting
    visibility: public
    met_at: 2026-11-10 10:00
    lasted: 30
    attended: 1
    topic: Boats
    == schedules/disclosures/two.yml ==
    title: Meeting
    visibility: public
    met_at: 2026-11-10 10:00
    lasted: 30
    attended: 1
    withheld: [{what: topic, because: personnel}]
    == schedules/disclosures/draft.yml ==
    title: Meeting
    met_at: 2026-11-10 10:00
    lasted: 30
    attended: 0
    """
    assert read() == []


def test_a_public_disclosure_of_nothing_and_nobody_is_an_error(
    read: Callable[[], list[str]],
) -> None:
    """
    == schedules/disclosures/one.yml ==
    title: Meeting
    visibility: public
    met_at: 2026-11-10 10:00
    lasted: 0
    attended: 0
    """
    assert read() == [
        "schedules/disclosures/one.yml:1: The disclosure is 'public', but says no "
        "'topic'; write in a line what the meeting was about, or 'withheld: [{what: "
        "topic, because: …}]' with one of personnel, legal_advice, security, property, "
        "bargaining, privacy [disclosure]",
        "schedules/disclosures/one.yml:4: 'lasted' is 0 minutes; write how long it took, "
        "such as 30 [disclosure]",
        "schedules/disclosures/one.yml:5: 'attended' is 0; write how many met the Mayor "
        "[disclosure]",
    ]


def test_what_is_withheld_does_not_stand_there(read: Callable[[], list[str]]) -> None:
    """
    == schedules/disclosures/one.yml ==
    title: Meeting
    visibility: public
    met_at: 2026-11-10 10:00
    lasted: 30
    attended: 1
    names: [Josefa Ibarra]
    withheld: [{what: names, because: privacy}]
    topic: Boats
    == schedules/disclosures/two.yml ==
    title: Meeting
    visibility: public
    met_at: 2026-11-10 10:00
    lasted: 30
    attended: 1
    withheld: [{what: topic, because: privacy}]
    topic: Boats
    """
    assert read() == [
        "schedules/disclosures/one.yml:7: 'withheld' says 'names', but 'names' stands "
        "here; take one of them out [disclosure]",
        "schedules/disclosures/two.yml:7: 'withheld' says 'topic', but 'topic' stands "
        "here; take one of them out [disclosure]",
    ]


def test_the_press_is_called_only_to_what_it_may_come_to(read: Callable[[], list[str]]) -> None:
    """
    == schedules/calendar/one.yml ==
    title: One
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: meeting
    press: closed
    press_call: 09:30
    == schedules/calendar/two.yml ==
    title: Two
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    purpose: meeting
    press_call: 09:30
    """
    assert read() == [
        "schedules/calendar/one.yml:6: 'press_call' calls the press, but 'press' is "
        "'closed'; write 'press: open', pooled or stills_at_top, or leave 'press_call' "
        "out [appointment]",
        "schedules/calendar/two.yml:5: 'press_call' calls the press, but no 'press' is "
        "said; write 'press: open', pooled or stills_at_top, or leave 'press_call' out "
        "[appointment]",
    ]
