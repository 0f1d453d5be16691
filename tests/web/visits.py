"""Which pages of the demo site are visited, so that every template is seen in its forms.

A page in both languages stands here once; `in_spanish` gives the other's address.
"""

from __future__ import annotations

BY_TEMPLATE: dict[str, tuple[str, ...]] = {
    "alerts.html": ("/alerts/",),
    "calendar.html": ("/calendar/", "/calendar/2026/12/"),
    "calendar-stream.html": ("/calendar/kinds/town-hall/",),
    "calendar-subscribe.html": ("/calendar/subscribe/",),
    "committee.html": ("/committees/housing-stability/",),
    "committees.html": ("/committees/",),
    "data.html": ("/data/",),
    "event.html": (
        "/events/2026/ferry-terminal-opening/",
        "/events/2026/lantern-hill-lights/",
        "/events/2026/budget-hearing/",
    ),
    "events.html": ("/events/", "/events/2026/", "/meetings/"),
    "goal.html": ("/committees/housing-stability/levy-homes/",),
    "initiative.html": ("/initiatives/ferry-terminal/",),
    "initiatives.html": ("/initiatives/",),
    "meeting.html": ("/meetings/2026/housing-stability-committee/",),
    "news.html": ("/news/", "/news/2026/"),
    "newsletter.html": ("/newsletters/harbor-letter-november-2026/",),
    "newsletters.html": ("/newsletters/",),
    "people.html": ("/people/",),
    "person.html": ("/people/renata-okafor-lindqvist/",),
    "priorities.html": ("/priorities/",),
    "priority.html": ("/priorities/safe-ways-to-get-around/",),
    "proclamation.html": ("/proclamations/2026/library-workers-day/",),
    "proclamations.html": ("/proclamations/",),
    "project.html": ("/committees/flood-and-climate/wharf-street-pumps/",),
    "promise.html": ("/promises/pumps-on-wharf-street/", "/promises/leases-in-spanish/"),
    "promises.html": ("/promises/",),
    "release.html": (
        "/news/2026/ferry-terminal/",
        "/news/2026/net-loft-advisory/",
        "/news/2026/proposed-budget/",
        "/news/2026/budget-fact-sheet/",
        "/news/2026/budget-correction/",
    ),
    "remarks-list.html": ("/remarks/",),
    "remarks.html": ("/remarks/2026/the-bell-at-harbor-flats/",),
    "reporters.html": ("/news/reporters/",),
    "schedule.html": ("/schedule/",),
    "schedule-day.html": ("/schedule/2026-12-03/",),
    "schedule-month.html": ("/schedule/2026/12/",),
    "schedule-past.html": ("/schedule/past/",),
    "search.html": ("/search/?q=budget",),
    "verification.html": ("/verify/3ckqw9xtz0/",),
    "verify.html": ("/verify/",),
    "you-said.html": ("/promises/this-week/",),
}
"""Pages by the template that draws them: one of each, more where records differ much."""

BY_HAND = ("/", "/about/", "/contact/", "/accessibility/", "/privacy/", "/subscribe/")
"""Pages written by hand in both languages; the home page has most of the lists that one embeds."""

LOST = "/404.html"
"""What is shown where nothing is; in every language, and no record nor written by hand."""

ONCE = (LOST, "/invite-the-mayor/")
"""Pages that are no list and no record, and most of them in one language only."""

OF_EACH = (*BY_HAND, *(pages[0] for pages in BY_TEMPLATE.values()))
"""A page of every template."""

EVERY = (*BY_HAND, *(page for pages in BY_TEMPLATE.values() for page in pages))


def in_spanish(page: str) -> str:
    """The address of the same page in Spanish."""
    return f"/es{page}"
