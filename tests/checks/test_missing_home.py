"""The rule missing-home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import missing_home

if TYPE_CHECKING:
    from collections.abc import Callable


def test_an_office_with_a_home_page_in_each_language_passes(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/pages/index.es.md ==
    # Bienvenidos
    """
    assert found(missing_home) == []


def test_a_language_without_a_home_page_is_a_warning(found: Callable[..., list[str]]) -> None:
    """
    == content/pages/about.es.md ==
    # Quiénes somos
    """
    assert found(missing_home) == [
        "content/pages/index.es.md:1: warning: The office speaks 'es' (office.yml, 'languages'), "
        "but has no home page in it, and every page links there; add this file [missing-home]"
    ]
