"""A record brings a file along that another record shows to more people, or earlier."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from herald.checks import shared_file

if TYPE_CHECKING:
    from collections.abc import Callable


def test_files_of_records_that_are_public_at_the_same_moment_pass(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/inn.md ==
    ---
    title: The inn
    visibility: public
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    images:
      - {file: inn.png, alt: The inn}
    ---
    == schedules/events/inn.md ==
    ---
    title: At the inn
    visibility: public
    embargo: 2026-12-01 06:00
    starts: 2026-12-01 10:00
    ends: 2026-12-01 11:00
    subtype: press_conference
    place: The inn
    ---
    ![The inn](inn.png)
    == content/news/neighbors.md ==
    ---
    title: The neighbors
    visibility: public
    publish_at: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    images:
      - {file: inn.png, alt: The inn}
    ---
    == content/news/draft.md ==
    ---
    title: A draft
    date: 2026-12-01
    release_kind: release
    private:
      notes: See [the plan](plan.pdf).
    ---
    == content/news/plan.md ==
    ---
    title: The plan
    visibility: public
    date: 2026-11-01
    release_kind: release
    attachments:
      - {file: plan.pdf, title: The plan}
    ---
    == content/news/inn.png ==
    == content/news/plan.pdf ==
    == schedules/events/inn.png ==
    """
    assert found(shared_file) == []


def test_a_file_of_an_embargoed_release_that_is_public_already_is_an_error(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/inn.md ==
    ---
    title: The inn
    visibility: public
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    images:
      - {file: inn.png, alt: The inn}
    ---
    == content/news/harbor.md ==
    ---
    title: The harbor
    visibility: public
    date: 2026-11-01
    release_kind: release
    ---
    ![The inn](inn.png)
    == content/news/memo.md ==
    ---
    title: The memo
    date: 2026-11-01
    release_kind: statement
    ---
    As [drawn](inn.png).
    == content/news/inn.png ==
    """
    fix = "before this record; give one of the two a copy of the file under another name"
    shown = f"names a file that 'content/news/harbor.md' shows to the public {fix} [shared-file]"
    assert found(shared_file) == [
        f"content/news/inn.md:8: 'file' of images 1 {shown}",
        f"content/news/memo.md:2: A link in the text {shown}",
    ]
    lift = datetime(2026, 12, 1, 14, tzinfo=UTC)
    assert found(shared_file, lift) == [f"content/news/memo.md:2: A link in the text {shown}"]


def test_a_file_of_staff_that_the_press_is_given_is_an_error(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/tour.md ==
    ---
    title: The tour
    visibility: press
    date: 2026-11-01
    release_kind: statement
    attachments:
      - {file: plan.pdf, title: The plan}
    ---
    == content/news/memo.md ==
    ---
    title: The memo
    date: 2026-11-01
    release_kind: statement
    attachments:
      - {file: plan.pdf, title: The plan}
    ---
    == content/news/plan.pdf ==
    """
    assert found(shared_file) == [
        "content/news/memo.md:6: 'file' of attachments 1 names a file that 'content/news/tour.md' "
        "shows to the press before this record; give one of the two a copy of the file under "
        "another name [shared-file]"
    ]


def test_what_has_expired_is_no_secret(found: Callable[..., list[str]]) -> None:
    """
    == content/news/closures.md ==
    ---
    title: Closures
    visibility: public
    expires: 2026-11-19 06:00
    date: 2026-11-18
    release_kind: release
    images:
      - {file: map.png, alt: The map}
    ---
    == content/news/opening.md ==
    ---
    title: Opening
    visibility: public
    date: 2026-11-19
    release_kind: release
    images:
      - {file: map.png, alt: The map}
    ---
    == content/news/map.png ==
    """
    assert found(shared_file) == []


def test_a_file_that_only_a_translation_names_is_brought_along_too(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/inn.md ==
    ---
    title: The inn
    visibility: public
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    ---
    Ours.
    == content/news/inn.es.md ==
    ---
    title: La posada
    ---
    Nuestra: [el plano](plano.pdf), [la foto](foto.png).
    == content/news/barrio.md ==
    ---
    title: The neighborhood
    visibility: public
    date: 2026-11-01
    release_kind: release
    attachments:
      - {file: plano.pdf, title: The plan}
    ---
    Open.
    == content/news/barrio.es.md ==
    ---
    title: El barrio
    ---
    Abierto: [el plano](plano.pdf), [la foto](foto.png).
    == content/news/plano.pdf ==
    == content/news/foto.png ==
    """
    assert found(shared_file) == [
        f"content/news/inn.es.md:2: A link in the text names a file that '{other}' shows to the "
        "public before this record; give one of the two a copy of the file under another name "
        "[shared-file]"
        for other in ("content/news/barrio.es.md", "content/news/barrio.md")
    ]
