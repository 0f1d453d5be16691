"""The subject of a newsletter is longer than a telephone shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import subject_length

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_subject_of_60_characters_passes(found: Callable[..., list[str]]) -> None:
    """
    == content/newsletters/december.yml ==
    title: December
    date: 2026-12-04
    subject: One year after the flood, and what comes next for Port Eller
    preheader: And more.
    == content/newsletters/december.es.yml ==
    title: Diciembre
    subject: Un año después de la inundación, y lo que viene en diciembre
    """
    assert found(subject_length) == []


def test_a_subject_of_61_characters_is_a_warning(found: Callable[..., list[str]]) -> None:
    """
    == content/newsletters/december.yml ==
    title: December
    date: 2026-12-04
    subject: One year after the flood, and what comes next for Port Ellery
    preheader: And more.
    == content/newsletters/december.es.yml ==
    title: Diciembre
    subject: Un año después de la inundación, y lo que viene en diciembre!
    """
    advice = "and a telephone shows about 60; shorten it, or put the rest into 'preheader'"
    assert found(subject_length) == [
        f"content/newsletters/december.es.yml:2: warning: 'subject' has 61 characters, {advice} "
        "[subject-length]",
        f"content/newsletters/december.yml:3: warning: 'subject' has 61 characters, {advice} "
        "[subject-length]",
    ]


def test_a_translation_without_a_subject_does_not_repeat_the_warning(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/newsletters/december.yml ==
    title: December
    date: 2026-12-04
    subject: One year after the flood, and what comes next for Port Ellery
    preheader: And more.
    == content/newsletters/december.es.yml ==
    title: Diciembre
    """
    assert found(subject_length) == [
        "content/newsletters/december.yml:3: warning: 'subject' has 61 characters, and a telephone "
        "shows about 60; shorten it, or put the rest into 'preheader' [subject-length]",
    ]
