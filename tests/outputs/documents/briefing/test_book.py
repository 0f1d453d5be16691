"""The book: the card with the ways between, memos for what the Mayor does, and what is ahead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from herald.audience import Audience
from herald.outputs.documents import briefing
from herald.outputs.documents.briefing.book import book_for, days_of
from herald.outputs.documents.briefing.span import Span
from herald.render.language import Interpreter
from tests.conftest import AT
from tests.documents import faults, words_of

if TYPE_CHECKING:
    from herald.office import Office

THURSDAY = date(2026, 12, 3)


def book(office: Office, first: date = THURSDAY, last: date | None = None) -> dict[str, Any]:
    """What the Mayor's book says."""
    view = office.seen_by(Audience.CONFIDENTIAL, AT)
    days = days_of(view, Span(first, last or first), None, Interpreter("en"))
    return book_for(view, days, None, "")


def memo(office: Office) -> dict[str, Any]:
    """The only memo of the day."""
    [one] = book(office)["days"][0]["memos"]
    return dict(one)


def test_a_card_has_the_day_by_the_clock_with_the_ways_between(office: Office) -> None:
    """
    == office/people/tomas.yml ==
    title: Tomás Ferreira
    == schedules/calendar/a.yml ==
    title: Meeting
    starts: 2026-12-03 09:00
    ends: 2026-12-03 09:30
    purpose: meeting
    place: City Hall
    staff_lead: tomas
    travel_before: 20
    travel_after: 10
    == schedules/calendar/b.yml ==
    title: Call
    starts: 2026-12-03 10:00
    ends: 2026-12-03 10:30
    purpose: call
    """
    [day] = book(office)["days"]

    assert [
        row.get("text") or (row["time"], row["title"], row["staff"]) for row in day["rows"]
    ] == [
        "Leave at 8:40 a.m., 20 min",
        ("9–9:30 a.m.", "Meeting", "Tomás Ferreira"),
        "10 min on the way, there at 9:40 a.m.",
        ("10–10:30 a.m.", "Call", None),
    ]


def test_the_way_back_is_left_out_where_the_next_one_says_when_to_leave(office: Office) -> None:
    """
    == schedules/calendar/a.yml ==
    title: Meeting
    starts: 2026-12-03 09:00
    ends: 2026-12-03 09:30
    purpose: meeting
    travel_after: 10
    == schedules/calendar/b.yml ==
    title: Visit
    starts: 2026-12-03 10:00
    ends: 2026-12-03 10:30
    purpose: meeting
    travel_before: 15
    """
    [day] = book(office)["days"]
    assert [row.get("text", row.get("title")) for row in day["rows"]] == [
        "Meeting",
        "Leave at 9:45 a.m., 15 min",
        "Visit",
    ]


def test_a_day_without_anything_has_a_book_that_says_so(office: Office) -> None:
    """An office without events."""
    view = office.seen_by(Audience.CONFIDENTIAL, AT)
    [paper, card] = briefing.artifacts(view, Span(THURSDAY, THURSDAY))

    assert (paper.path, card.path) == ("2026-12-03.pdf", "2026-12-03-pocket.pdf")
    for one in (paper, card):
        assert "Nothing is scheduled." in words_of(one.bytes())
        assert faults(one.bytes()) == []


def test_some_days_have_one_cover_a_card_each_and_one_memo_for_what_lasts(office: Office) -> None:
    """
    == schedules/events/vigil.yml ==
    title: Vigil
    starts: 2026-12-03 22:00
    ends: 2026-12-04 06:00
    place: Veterans Plaza
    subtype: memorial
    mayors_role: speak
    """
    view = office.seen_by(Audience.INTERNAL, AT)
    span = Span(THURSDAY, date(2026, 12, 4))
    told = book(office, span.first, span.last)

    assert [[row["title"] for row in day["rows"]] for day in told["days"]] == [["Vigil"]] * 2
    assert [len(day["memos"]) for day in told["days"]] == [1, 0]
    assert told["dates"] == "Dec. 3–4, 2026"
    assert [paper.path for paper in briefing.artifacts(view, span)] == [
        "2026-12-03-to-2026-12-04-staff.pdf",
        "2026-12-03-staff-pocket.pdf",
        "2026-12-04-staff-pocket.pdf",
    ]


def test_what_is_without_the_mayor_stands_apart_and_has_a_memo_if_there_is_a_plan(
    office: Office,
) -> None:
    """
    == schedules/events/a.yml ==
    title: Without a plan
    starts: 2026-12-03 08:00
    ends: 2026-12-03 09:00
    place: Pier 4
    subtype: ceremony
    == schedules/events/b.yml ==
    title: With a plan
    starts: 2026-12-03 09:00
    ends: 2026-12-03 10:00
    place: Pier 4
    subtype: ceremony
    private: {plan: {goal: It is over by ten.}}
    == schedules/events/c.yml ==
    title: With the Mayor
    starts: 2026-12-03 10:00
    ends: 2026-12-03 11:00
    place: Pier 4
    subtype: ceremony
    mayors_role: sign
    == schedules/events/d.yml ==
    title: Called off
    starts: 2026-12-03 11:00
    ends: 2026-12-03 12:00
    place: Pier 4
    subtype: ceremony
    mayors_role: sign
    status: cancelled
    reason: Storm
    """
    [day] = book(office)["days"]

    assert [row["title"] for row in day["rows"]] == ["With the Mayor", "Called off"]
    assert [row["title"] for row in day["elsewhere"]] == ["Without a plan", "With a plan"]
    assert [one["title"] for one in day["memos"]] == ["With the Mayor", "With a plan"]
    assert [row["label"] for row in day["rows"]] == ["memo-1", None]


def test_a_memo_says_what_the_brief_says_the_most_important_first(office: Office) -> None:
    """
    == office/organizations/neighbors.yml ==
    title: Harbor Flats Neighbors
    == office/people/gus.yml ==
    title: Gus Petrakis
    role: Member, Waterfront Committee
    pronounced: GUS
    private: {phone: 360-555-0178}
    == schedules/calendar/a.yml ==
    title: Meeting
    starts: 2026-12-03 09:00
    ends: 2026-12-03 09:30
    purpose: meeting
    place: City Hall
    staff_lead: gus
    mayors_role: listen
    attendees:
      - {person: gus, note: Walks fast.}
      - {name: Perpetua Njoroge, title: President, organization: neighbors}
      - {organization: neighbors}
    brief:
      bottom_line: She has not decided.
      purpose: One **question**.
      outcome: She says yes.
      asks: [A table]
      acknowledgements: [Hyacinth]
      talking_points: [It is late.]
      questions: [{q: Why?, a: Because.}]
      background: Long.
      run_of_show:
        - {at: 08:50, what: The Mayor arrives}
        - {at: 09:00, minutes: 10, what: Tea}
        - {what: Answer, who: Mayor and Gus, cue: She nods}
    private: {notes: Be kind.}
    """
    told = memo(office)

    assert told["bottom_line"] == "She has not decided."
    assert told["facts"] == [
        {"label": "Where", "text": "City Hall"},
        {"label": "The Mayor’s role", "text": "Listens"},
        {"label": "Staff", "text": "Gus Petrakis, 360-555-0178"},
    ]
    assert [section["heading"] for section in told["sections"]] == [
        "Purpose",
        "Wanted outcome",
        "Your part",
        "Who will be there",
        "Talking points",
        "Notes",
        "What they will ask for",
        "Questions and answers",
        "Acknowledge",
    ]
    assert told["sections"][2]["moments"] == [
        {"time": "8:50 a.m.", "what": "The Mayor arrives", "length": None, "cue": None},
        {"time": "9:10 a.m.", "what": "Answer", "length": None, "cue": "She nods"},
    ]
    assert told["sections"][3]["people"] == [
        {
            "name": "Gus Petrakis",
            "about": "Member, Waterfront Committee",
            "note": "Walks fast.",
            "said": "say GUS",
        },
        {
            "name": "Perpetua Njoroge",
            "about": "President, Harbor Flats Neighbors",
            "note": "",
            "said": None,
        },
        {"name": "Harbor Flats Neighbors", "about": "", "note": "", "said": None},
    ]
    assert [section["heading"] for section in told["annexes"]] == ["Run of show", "Background"]


def test_a_run_of_show_goes_on_after_midnight(office: Office) -> None:
    """
    == schedules/events/a.yml ==
    title: New year
    starts: 2026-12-03 23:00
    ends: 2026-12-04 01:00
    place: Pier 4
    subtype: ceremony
    private:
      plan:
        run_of_show:
          - {minutes: 50, what: Music}
          - {minutes: 20, what: Countdown}
          - {at: 00:30, what: Fireworks, owner: Harbor}
          - {what: End}
    """
    [show] = memo(office)["annexes"]

    assert [(step["time"], step["what"]) for step in show["run_of_show"]] == [
        ("11 p.m.", "Music"),
        ("11:50 p.m.", "Countdown"),
        ("Dec. 4, 12:30 a.m.", "Fireworks"),
        ("12:30 a.m.", "End"),
    ]


def test_what_was_promised_to_those_in_the_room_is_in_the_memo(office: Office) -> None:
    """
    == office/organizations/neighbors.yml ==
    title: Harbor Flats Neighbors
    == office/people/ada.yml ==
    title: Ada
    organization: neighbors
    == schedules/calendar/a.yml ==
    title: Meeting
    starts: 2026-12-03 09:00
    ends: 2026-12-03 09:30
    purpose: meeting
    attendees: [{name: Perpetua Njoroge, organization: neighbors}]
    == office/commitments/pumps.yml ==
    title: Pumps
    words: Two more pumps.
    made_on: 2026-11-15
    to_whom: [{organization: neighbors}]
    authority: direct
    owner: ada
    due: 2026-12-01
    updates: [{on: 2026-11-18, text: Ordered.}, {on: 2026-11-16, text: Asked.}]
    == office/commitments/boots.yml ==
    title: Boots
    words: I bring boots.
    made_on: 2026-11-16
    to_whom: [{name: PERPETUA NJOROGE}]
    authority: direct
    owner: ada
    status: blocked
    == office/commitments/done.yml ==
    title: Done
    words: Kept.
    made_on: 2026-11-15
    to_whom: [{organization: neighbors}]
    authority: direct
    owner: ada
    status: done
    evidence: [{on: 2026-11-16, what: Seen}]
    == office/commitments/other.yml ==
    title: Other
    words: To somebody who only has it in the directory.
    made_on: 2026-11-15
    to_whom: [{person: ada}]
    authority: direct
    owner: ada
    """
    [_, section] = memo(office)["sections"]

    assert section["promises"] == [
        {
            "words": "Two more pumps.",
            "facts": "Said on Nov. 15, 2026 · Open · Overdue since Dec. 1, 2026 · Ada",
            "last": "Nov. 18: Ordered.",
            "is_late": True,
        },
        {
            "words": "I bring boots.",
            "facts": "Said on Nov. 16, 2026 · Blocked · Ada",
            "last": None,
            "is_late": False,
        },
    ]


def test_remarks_are_the_briefs_own_and_those_whose_occasion_it_is(office: Office) -> None:
    """
    == schedules/events/a.yml ==
    title: Ceremony
    starts: 2026-12-03 09:00
    ends: 2026-12-03 09:30
    place: Pier 4
    subtype: ceremony
    mayors_role: speak
    == schedules/calendar/b.yml ==
    title: Toast
    starts: 2026-12-03 11:00
    ends: 2026-12-03 11:30
    purpose: meeting
    brief: {remarks: Three words here.}
    == content/remarks/2026-12-03-ceremony.md ==
    ---
    title: What the river taught us
    date: 2026-12-03
    remarks_state: as_prepared
    occasion: a
    minutes: 6
    words_per_minute: 100
    ---
    One two three four.
    == content/remarks/2026-12-03-as-said.md ==
    ---
    title: As it was said
    date: 2026-12-03
    remarks_state: as_delivered
    occasion: a
    ---
    One.
    """
    [day] = book(office)["days"]

    told = [[(one["title"], one["note"]) for one in each["speeches"]] for each in day["memos"]]
    assert told == [
        [("What the river taught us", "about 1 minute · 4 words · 6 min are given")],
        [("Remarks", "about 1 minute · 3 words")],
    ]


def test_the_week_ahead_has_a_line_for_each_of_the_next_seven_days(office: Office) -> None:
    """
    == schedules/calendar/last.yml ==
    title: On the last day
    starts: 2026-12-10 09:00
    ends: 2026-12-10 09:30
    purpose: meeting
    status: tentative
    place: City Hall
    == schedules/calendar/late.yml ==
    title: Too late
    starts: 2026-12-11 09:00
    ends: 2026-12-11 09:30
    purpose: meeting
    == schedules/events/without.yml ==
    title: Without the Mayor
    starts: 2026-12-05 09:00
    ends: 2026-12-05 09:30
    place: Pier 4
    subtype: ceremony
    """
    assert book(office)["ahead"] == [
        {
            "day": "Thu, Dec. 10",
            "time": "9–9:30 a.m.",
            "title": "On the last day",
            "place": "City Hall",
            "marks": ["Tentative"],
            "is_off": False,
        }
    ]


def test_everybody_who_is_called_has_a_number_once(office: Office) -> None:
    """
    == office/people/tomas.yml ==
    title: Tomás Ferreira
    private: {phone: 360-555-0106}
    == office/people/ada.yml ==
    title: Ada
    == office/venues/hall.yml ==
    title: City Hall
    address: 210 Harbor Street
    private: {contact: Front desk, phone: 360-555-0131}
    == schedules/calendar/a.yml ==
    title: Meeting
    starts: 2026-12-03 09:00
    ends: 2026-12-03 09:30
    purpose: meeting
    venue: hall
    staff_lead: tomas
    attendees: [{person: ada}, {person: tomas}]
    == schedules/calendar/b.yml ==
    title: Call
    starts: 2026-12-03 10:00
    ends: 2026-12-03 10:30
    purpose: call
    staff_lead: tomas
    """
    assert book(office)["contacts"] == [
        {"name": "Front desk", "phone": "360-555-0131", "for": "City Hall"},
        {"name": "Tomás Ferreira", "phone": "360-555-0106", "for": "Meeting; Call"},
    ]


def test_the_same_office_makes_the_same_bytes(office: Office) -> None:
    """
    == schedules/calendar/a.yml ==
    title: Meeting
    starts: 2026-12-03 09:00
    ends: 2026-12-03 09:30
    purpose: meeting
    brief: {purpose: A **question**., talking_points: [One, Two]}
    """
    made = [
        [
            paper.bytes()
            for paper in briefing.artifacts(
                office.seen_by(Audience.CONFIDENTIAL, AT), Span(THURSDAY, THURSDAY)
            )
        ]
        for _ in range(2)
    ]
    assert made[0] == made[1]


def test_a_meeting_is_in_the_book_and_its_agenda_in_the_memo_when_the_mayor_attends(
    office: Office,
) -> None:
    """
    == committees/flood/committee.yml ==
    title: Flood Committee
    charter: What it is for.
    == schedules/meetings/a.md ==
    ---
    title: December meeting
    meeting_kind: regular
    committee: flood
    starts: 2026-12-03 18:00
    ends: 2026-12-03 19:00
    place: City Hall
    mayors_role: listen
    agenda:
      - {title: Call to order, minutes: 5}
      - {title: The wall, presenter: Ada, kind: action}
    ---
    == schedules/meetings/b.md ==
    ---
    title: Without the Mayor
    meeting_kind: regular
    committee: flood
    starts: 2026-12-03 08:00
    ends: 2026-12-03 09:00
    place: City Hall
    agenda: [{title: Call to order, minutes: 5}]
    ---
    """
    [day] = book(office)["days"]
    [told] = day["memos"]

    assert [(row["title"], row["what"]) for row in day["rows"]] == [
        ("December meeting", "Flood Committee")
    ]
    assert [row["title"] for row in day["elsewhere"]] == ["Without the Mayor"]
    [agenda] = told["annexes"]
    assert agenda["heading"] == "Agenda"
    assert [(step["time"], step["what"], step["who"]) for step in agenda["run_of_show"]] == [
        ("6 p.m.", "1. Call to order", None),
        ("6:05 p.m.", "2. The wall", "Ada"),
    ]
