"""Progress in public: goals with their last and next reading, milestones, and what stands how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.outputs.test_pages import page, words

if TYPE_CHECKING:
    from herald.view import View


def test_a_goal_with_old_numbers_says_so(view: View) -> None:
    """
    == content/priorities/homes.yml ==
    title: Homes
    visibility: public
    statement: Homes for all.
    == committees/housing/committee.yml ==
    title: Housing
    visibility: public
    charter: Housing.
    == committees/housing/goals/homes.yml ==
    title: Sixty homes
    visibility: public
    statement: Sixty homes.
    priority: homes
    owner: renata-okafor-lindqvist
    due: 2027-12-31
    measures:
      - name: Homes raised
        unit: homes
        direction: up
        baseline: {value: 0, date: 2026-01-01}
        target: {value: 60, date: 2027-12-31}
        source: Final inspections
        frequency: monthly
        readings:
          - {date: 2026-06-30, value: 11}
          - {date: 2026-08-31, value: 12}
      - name: Homes begun
        unit: homes
        direction: up
        baseline: {value: 0, date: 2026-01-01}
        target: {value: 60, date: 2027-12-31}
        source: Permits
        frequency: monthly
        readings:
          - {date: 2026-10-31, value: 30}
    """
    shown = page(view, "/committees/housing/homes/")

    assert words(shown, "//*[contains(@class, 'notice')]") == [
        "These numbers are old: a new reading was due by Oct. 1, 2026, and there is none yet."
    ]
    assert words(shown, "//p[@class='measure-now']")[0] == (
        "12 homes on Aug. 31, 2026; the target is 60 by Dec. 31, 2027 It began at 0 on Jan. 1, "
        "2026."
    )
    assert words(shown, "//p[@class='source']") == [
        "Source: Final inspections; read every month. Next reading due by Oct. 1, 2026.",
        "Source: Permits; read every month. Next reading due by Dec. 1, 2026.",
    ]
    small = page(view, "/committees/housing/").xpath("//*[contains(@class, 'spark')]/@aria-label")
    assert small == [
        "Homes raised: From 0 on Jan. 1, 2026 to a target of 60 by Dec. 31, 2027; last reading 12 "
        "on Aug. 31, 2026."
    ]


def test_a_goal_says_what_the_words_mean_where_no_page_of_priorities_does(view: View) -> None:
    """
    == content/priorities/homes.yml ==
    title: Homes
    statement: Homes for all.
    == committees/housing/committee.yml ==
    title: Housing
    visibility: public
    charter: Housing.
    == committees/housing/goals/homes.yml ==
    title: Sixty homes
    visibility: public
    statement: Sixty homes.
    priority: homes
    owner: renata-okafor-lindqvist
    due: 2027-12-31
    measures:
      - name: Homes raised
        unit: homes
        direction: up
        baseline: {value: 0, date: 2026-01-01}
        target: {value: 60, date: 2027-12-31}
        source: Final inspections
        frequency: monthly
    """
    shown = page(view, "/committees/housing/homes/")

    assert shown.xpath("//a[contains(@href, 'part_words')]") == []
    assert words(shown, "//details[summary[text()='What the words mean']]/dl/dt") == [
        *("On track", "At risk", "Behind", "Not started", "Reached")
    ]


def test_a_projects_milestones_are_done_late_expected_later_or_planned(view: View) -> None:
    """
    == office/organizations/works.yml ==
    title: Public Works
    visibility: public
    == committees/flood/committee.yml ==
    title: Flood Committee
    visibility: public
    charter: Water.
    == committees/flood/projects/pumps.yml ==
    title: Pumps
    visibility: public
    statement: Four pumps.
    lead: works
    status: under_way
    milestones:
      - {name: First pump, due: 2026-08-31, done: 2026-09-24}
      - {name: Outfall, due: 2026-11-13, owner: renata-okafor-lindqvist}
      - {name: Trailers, due: 2026-12-01, forecast: 2026-12-29}
      - {name: Generator, due: 2027-03-31}
    private:
      risks:
        - {what: The maker is late, likelihood: 3, impact: 4}
    """
    shown = page(view, "/committees/flood/pumps/")

    assert words(shown, "//li[contains(@class, 'timeline-step')]") == [
        "Done on Sept. 24, 2026 First pump The plan said Aug. 31, 2026.",
        "Late: it was expected by Nov. 13, 2026 Outfall Renata Okafor-Lindqvist",
        "Expected by Dec. 29, 2026 Trailers The plan said Dec. 1, 2026.",
        "Planned for March 31, 2027 Generator",
    ]
    assert words(shown, "//dl[@class='side-facts']") == [
        "Lead department Public Works Committee Flood Committee Last news Sept. 24, 2026"
    ]
    assert "maker" not in " ".join(shown.itertext())
    assert words(page(view, "/committees/flood/"), "//section[h2[text()='Projects']]//li") == [
        "Pumps Under way Four pumps."
    ]


def test_the_first_page_of_priorities_counts_what_stands_how_and_says_what_that_means(
    demo_view: View,
) -> None:
    shown = page(demo_view, "/priorities/")

    assert words(shown, "//section[@class='tally']/h3") == [
        "Goals 10",
        "Initiatives 7",
        "Projects 1",
        "Promises 5",
    ]
    assert words(shown, "(//section[@class='tally'])[1]//dt") == [
        "Behind 2",
        "At risk 3",
        "On track 4",
        "Reached 1",
    ]
    assert words(shown, "//dl[@class='meanings']/dt") == [
        "On track",
        "At risk",
        "Behind",
        "Not started",
        "Reached",
    ]
