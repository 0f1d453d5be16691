"""Two files would stand at one address of the site, or have one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.checks import same_address

if TYPE_CHECKING:
    from collections.abc import Callable


def test_records_of_one_name_in_two_years_or_kinds_have_two_addresses(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/2025-11-18-budget.yml ==
    title: The budget
    date: 2025-11-18
    release_kind: release
    == content/news/2026-11-18-budget.yml ==
    title: The budget
    date: 2026-11-18
    release_kind: release
    aliases: [/budget/]
    == content/initiatives/budget.yml ==
    title: The budget
    priority: money
    status: planned
    problem: There is none.
    == content/pages/about.md ==
    # About
    """
    assert found(same_address) == []


def test_records_of_one_name_in_one_year_are_an_error(found: Callable[..., list[str]]) -> None:
    """
    == office/people/ana.yml ==
    title: Ana
    == office/people/2026-01-01-ana.yml ==
    title: Ana
    """
    assert found(same_address) == [
        "office/people/ana.yml:1: The address '/people/ana/' is taken by "
        "'office/people/2026-01-01-ana.yml'; rename one of the files [same-address]",
    ]


def test_records_without_a_page_must_differ_in_their_names(found: Callable[..., list[str]]) -> None:
    """
    == office/venues/city-hall.yml ==
    title: City Hall
    address: 210 Harbor Street
    == office/venues/2026/city-hall.yml ==
    title: City Hall
    address: 210 Harbor Street
    == office/organizations/city-hall.yml ==
    title: City Hall
    """
    assert found(same_address) == [
        "office/venues/city-hall.yml:1: The name 'city-hall' is taken by "
        "'office/venues/2026/city-hall.yml', which is a record of the same kind (venue); rename "
        "one of the files [same-address]",
    ]


def test_an_old_address_may_be_where_nothing_stands(found: Callable[..., list[str]]) -> None:
    """
    == office/people/ana.yml ==
    title: Ana
    aliases:
      - /people/ana-maria/
      - /mayor.html
    """
    assert found(same_address) == []


def test_an_old_address_that_is_taken_is_an_error_at_its_line(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/pages/about.md ==
    # About
    == office/people/bo.yml ==
    title: Bo
    == office/people/ana.yml ==
    title: Ana
    aliases:
      - /people/bo/
      - /people/ana
      - /about/
      - /news/
      - /404.html
      - /former/
      - /es/people/bo/
      - /
    == office/people/cy.yml ==
    title: Cy
    aliases: [/former/]
    """
    assert found(same_address) == [
        "office/people/ana.yml:3: The old address '/people/bo/' is taken by "
        "'office/people/bo.yml'; remove one of them [same-address]",
        "office/people/ana.yml:4: The old address '/people/ana/' is the record's own; remove the "
        "line [same-address]",
        "office/people/ana.yml:5: The old address '/about/' is taken by 'content/pages/about.md'; "
        "remove one of them [same-address]",
        "office/people/ana.yml:6: The old address '/news/' belongs to a page that the site makes; "
        "choose another name [same-address]",
        "office/people/ana.yml:7: The old address '/404.html' belongs to a page that the site "
        "makes; choose another name [same-address]",
        "office/people/ana.yml:9: The old address '/es/people/bo/' belongs to a page that the site "
        "makes; choose another name [same-address]",
        "office/people/ana.yml:10: The old address '/' is taken by 'content/pages/index.md'; "
        "remove one of them [same-address]",
        "office/people/cy.yml:2: The old address '/former/' is taken by 'office/people/ana.yml' as "
        "an old address; remove one of them [same-address]",
    ]


def test_the_home_page_of_a_language_is_no_old_address_though_nobody_wrote_it(
    found: Callable[..., list[str]],
) -> None:
    """
    == office/people/ana.yml ==
    title: Ana
    aliases: [/es, /es/index.html, /eso]
    """
    told = (
        "office/people/ana.yml:2: The old address '/es/' belongs to a page that the site makes; "
        "choose another name [same-address]"
    )
    assert found(same_address) == [told, told]


def test_a_page_by_hand_where_the_site_makes_one_is_an_error(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/pages/news.md ==
    # News
    == content/pages/people/renata-okafor-lindqvist.md ==
    # The Mayor
    == content/pages/Calendar/index.md ==
    # Calendar
    == content/pages/about.md ==
    # About
    == content/pages/about/index.md ==
    # About
    """
    assert found(same_address) == [
        "content/pages/Calendar/index.md:1: The address '/Calendar/' belongs to a page that the "
        "site makes; choose another name [same-address]",
        "content/pages/about/index.md:1: The address '/about/' is taken by "
        "'content/pages/about.md'; rename one of the files [same-address]",
        "content/pages/news.md:1: The address '/news/' belongs to a page that the site makes; "
        "choose another name [same-address]",
        "office/people/renata-okafor-lindqvist.yml:1: The address "
        "'/people/renata-okafor-lindqvist/' is taken by "
        "'content/pages/people/renata-okafor-lindqvist.md'; rename one of the files [same-address]",
    ]


def test_a_translation_stands_at_an_address_of_its_own(found: Callable[..., list[str]]) -> None:
    """
    == office/people/ana.yml ==
    title: Ana
    == office/people/ana.es.yml ==
    title: Ana
    == content/pages/about.md ==
    # About
    == content/pages/about.es.md ==
    # Sobre
    """
    assert found(same_address) == []


def test_two_records_may_show_files_of_one_name(found: Callable[..., list[str]]) -> None:
    """
    == content/news/a.yml ==
    title: A
    date: 2026-11-18
    release_kind: release
    images: [{file: pier.jpg, alt: The pier}]
    == content/news/b.yml ==
    title: B
    date: 2026-11-18
    release_kind: release
    images: [{file: pier.jpg, alt: The pier}]
    == content/news/pier.jpg ==
    """
    assert found(same_address) == []


def test_a_file_that_is_called_as_the_document_is_an_error(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/a.yml ==
    title: A
    date: 2026-11-18
    release_kind: release
    attachments: [{file: a.pdf, title: The plan}]
    == content/news/a.pdf ==
    """
    assert found(same_address) == [
        "content/news/a.pdf:1: The address '/news/2026/a/a.pdf' is taken by 'content/news/a.yml'; "
        "rename one of the files [same-address]",
    ]


def test_what_stands_where_the_site_lists_records_is_an_error(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/2026/2026-11-18-11.yml ==
    title: The eleventh
    date: 2026-11-18
    release_kind: release
    == content/newsletters/2026.yml ==
    title: The year
    date: 2026-11-18
    subject: The year
    preheader: The year
    == schedules/events/2026/2026-11-18-11.yml ==
    title: The eleventh
    starts: 2026-11-18 18:00
    ends: 2026-11-18 19:00
    place: The pier
    subtype: forum
    == office/people/ana.yml ==
    title: Ana
    aliases: [/proclamations/2026/11/2/, /people/2026/]
    == content/pages/news/releases.md ==
    # Releases
    == content/pages/news/2026/10/3.md ==
    # Page 3
    """
    made = "belongs to a page that the site makes; choose another name [same-address]"
    assert found(same_address) == [
        f"content/news/2026/2026-11-18-11.yml:1: The address '/news/2026/11/' {made}",
        f"content/newsletters/2026.yml:1: The address '/newsletters/2026/' {made}",
        f"content/pages/news/2026/10/3.md:1: The address '/news/2026/10/3/' {made}",
        f"content/pages/news/releases.md:1: The address '/news/releases/' {made}",
        "office/people/ana.yml:2: The old address '/proclamations/2026/11/2/' " + made,
    ]
