"""A record names a picture or an attachment that does not stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import missing_file

if TYPE_CHECKING:
    from collections.abc import Callable


def test_files_that_stand_beside_the_record_pass(found: Callable[..., list[str]]) -> None:
    """
    == content/news/pier.yml ==
    title: The pier opens
    date: 2026-11-18
    release_kind: release
    images:
      - file: ribbon.jpg
        decorative: yes
    attachments:
      - file: plan.pdf
        title: The plan
    == content/news/ribbon.jpg ==
    == content/news/plan.pdf ==
    """
    assert found(missing_file) == []


def test_files_that_do_not_are_errors_with_the_nearest_name(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/2026/pier.yml ==
    title: The pier opens
    date: 2026-11-18
    release_kind: release
    images:
      - file: ribbon.jpg
        decorative: yes
    attachments:
      - file: plan.pdf
        title: The plan
    == content/news/2026/ribbon.png ==
    == content/news/plan.pdf ==
    """
    assert found(missing_file) == [
        "content/news/2026/pier.yml:5: 'file' of images 1 is 'ribbon.jpg'; there is no such file "
        "beside the record. Did you mean 'ribbon.png'? [missing-file]",
        "content/news/2026/pier.yml:8: 'file' of attachments 1 is 'plan.pdf'; there is no such "
        "file beside the record. Add the file, or remove the line [missing-file]",
    ]


def test_a_translation_is_asked_only_for_files_that_it_names(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/pier.yml ==
    title: The pier opens
    date: 2026-11-18
    release_kind: release
    images:
      - file: ribbon.jpg
        decorative: yes
    == content/news/pier.es.yml ==
    title: Se abre el muelle
    attachments:
      - file: plan-es.pdf
        title: El plan
    """
    assert found(missing_file) == [
        "content/news/pier.es.yml:3: 'file' of attachments 1 is 'plan-es.pdf'; there is no such "
        "file beside the record. Add the file, or remove the line [missing-file]",
        "content/news/pier.yml:5: 'file' of images 1 is 'ribbon.jpg'; there is no such file beside "
        "the record. Add the file, or remove the line [missing-file]",
    ]
