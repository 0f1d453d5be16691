"""The sections of a newsletter: each has something in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_section_has_a_text_items_or_a_query(read: Callable[[], list[str]]) -> None:
    """
    == content/newsletters/december.yml ==
    title: December
    date: 2026-12-04
    subject: What comes
    preheader: And more.
    sections:
      - heading: Words
        text: Come all.
      - heading: News
        items: [release/budget]
      - heading: Coming up
        query: {kind: event, days: 14, most: 5}
    """
    assert read() == []


def test_an_empty_section_is_an_error(read: Callable[[], list[str]]) -> None:
    """
    == content/newsletters/december.md ==
    ---
    title: December
    date: 2026-12-04
    subject: What comes
    preheader: And more.
    sections:
      - heading: Words
        text: ""
      - heading: News
        items: []
      - heading: Coming up
        query:
    ---
    """
    advice = "is empty; give it 'text', 'items' or a 'query' [newsletter]"
    assert read() == [
        f"content/newsletters/december.md:7: The section 'Words' {advice}",
        f"content/newsletters/december.md:9: The section 'News' {advice}",
        f"content/newsletters/december.md:12: The section 'Coming up' {advice}",
    ]


def test_an_empty_section_without_a_heading_is_called_a_section(
    read: Callable[[], list[str]],
) -> None:
    """
    == content/newsletters/december.yml ==
    title: December
    date: 2026-12-04
    subject: What comes
    preheader: And more.
    sections:
      - text: ""
      - headline: News
    """
    assert read() == [
        "content/newsletters/december.yml:6: 'heading' is missing in sections 1; add a line "
        "'heading: …' [newsletter]",
        "content/newsletters/december.yml:6: A section is empty; give it 'text', 'items' or a "
        "'query' [newsletter]",
        "content/newsletters/december.yml:7: 'headline' is not a field here in sections 2. Did you "
        "mean 'heading'? [newsletter]",
        "content/newsletters/december.yml:7: A section is empty; give it 'text', 'items' or a "
        "'query' [newsletter]",
    ]


def test_a_query_with_a_fault_of_its_own_is_not_called_empty(
    read: Callable[[], list[str]],
) -> None:
    """
    == content/newsletters/december.yml ==
    title: December
    date: 2026-12-04
    subject: What comes
    preheader: And more.
    sections:
      - heading: Coming up
        query: {kind: alert, days: -1, most: five}
    """
    assert read() == [
        "content/newsletters/december.yml:7: 'kind' of query of sections 1 is 'alert'; write one "
        "of event, release, proclamation, initiative, goal [newsletter]",
        "content/newsletters/december.yml:7: 'days' of query of sections 1 is '-1'; a whole number "
        "is written 12 [newsletter]",
        "content/newsletters/december.yml:7: 'most' of query of sections 1 is 'five'; a whole "
        "number is written 12 [newsletter]",
    ]
