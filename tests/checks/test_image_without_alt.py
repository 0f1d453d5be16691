"""A picture has no alt text, so that who does not see it learns nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import image_without_alt

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_picture_with_alt_text_passes_and_so_does_an_ornament(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/pier.md ==
    ---
    title: The pier opens
    date: 2026-11-18
    release_kind: release
    images:
      - file: ribbon.jpg
        alt: The Mayor cuts a green ribbon on the pier
      - file: waves.png
        decorative: yes
    ---
    ![A crane lifts the last plank](crane.jpg)

    `![](code.jpg)` is how a picture is written.
    == content/pages/about.md ==
    <img src="/assets/hall.jpg" alt="City Hall from the harbor">
    """
    assert found(image_without_alt) == []


def test_a_picture_without_alt_text_is_an_error(found: Callable[..., list[str]]) -> None:
    """
    == content/news/pier.md ==
    ---
    title: The pier opens
    date: 2026-11-18
    release_kind: release
    images:
      - file: ribbon.jpg
        alt: The Mayor cuts a green ribbon on the pier
      - file: waves.png
        decorative: no
    ---
    Come all.

    Here ![](crane.jpg) and ![  ](/assets/gull.jpg) and ![][deck].

    [deck]: deck.jpg
    == content/pages/about.md ==
    # About

    <img src="/assets/hall.jpg"> ![](/assets/hall.jpg)
    """
    assert found(image_without_alt) == [
        "content/news/pier.md:8: images 2 ('waves.png') has no alt text; add 'alt' with what the "
        "picture shows, or 'decorative: yes' if it says nothing [image-without-alt]",
        "content/news/pier.md:13: The picture 'crane.jpg' has no alt text; write what it shows "
        "between '![' and ']' [image-without-alt]",
        "content/news/pier.md:13: The picture '/assets/gull.jpg' has no alt text; write what it "
        "shows between '![' and ']' [image-without-alt]",
        "content/news/pier.md:13: The picture 'deck.jpg' has no alt text; write what it shows "
        "between '![' and ']' [image-without-alt]",
        "content/pages/about.md:3: The picture '/assets/hall.jpg' has no alt text; write what it "
        "shows in 'alt' [image-without-alt]",
        "content/pages/about.md:3: The picture '/assets/hall.jpg' has no alt text; write what it "
        "shows between '![' and ']' [image-without-alt]",
    ]


def test_a_translation_has_alt_text_of_its_own(found: Callable[..., list[str]]) -> None:
    """
    == content/news/pier.yml ==
    title: The pier opens
    date: 2026-11-18
    release_kind: release
    images:
      - file: ribbon.jpg
        alt: The Mayor cuts a green ribbon on the pier
    == content/news/pier.es.yml ==
    title: Se abre el muelle
    images:
      - file: ribbon.jpg
    """
    assert found(image_without_alt) == [
        "content/news/pier.es.yml:3: images 1 ('ribbon.jpg') has no alt text; add 'alt' with what "
        "the picture shows, or 'decorative: yes' if it says nothing [image-without-alt]",
    ]


def test_what_is_private_is_not_repeated(found: Callable[..., list[str]]) -> None:
    """
    == office/people/ana-diaz.yml ==
    title: Ana Díaz
    private:
      notes: |
        Her badge:

        ![](/assets/home-address.jpg)
    """
    assert found(image_without_alt) == [
        "office/people/ana-diaz.yml:6: The picture '…' has no alt text; write what it shows "
        "between '![' and ']' [image-without-alt]",
    ]
