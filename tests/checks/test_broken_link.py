"""A link in a text leads to nothing on this site, or a picture comes from another one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from herald.checks import broken_link
from herald.kinds import KINDS
from herald.office import Office
from herald.records.reader import read_office
from tests.conftest import AT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_links_that_lead_somewhere_pass(found: Callable[..., list[str]]) -> None:
    """
    == content/news/budget.md ==
    ---
    title: The budget
    visibility: public
    date: 2026-11-18
    release_kind: release
    images: [{file: chart.png, alt: A chart}]
    ---
    [Permits](/permits/), [without a slash](/permits#top), [itself](/news/2026/budget/),
    [its PDF](/news/2026/budget/budget.pdf), [the feed](/feed.xml), [all news](/news/),
    [of the year](/news/2026/), [in Spanish](/es/news/2026/budget/), [home](/),
    [with its name](https://mayor.portellery.example/permits/), [elsewhere](https://a.example/),
    [mail](mailto:press@portellery.example), [a call](tel:+13605550142), [above](#top),
    [a file](chart.png), ![a chart](chart.png), ![a map](/assets/map.png), `[code](/nowhere/)`.
    == content/news/chart.png ==
    == content/pages/permits.md ==
    [Home](index.md), [the same](./index.md#top), ![a map](assets/map.png), [news](/news/),
    [a guide](guides/docks.md), [its address](../guides/docks/)
    == content/pages/guides/docks.md ==
    [Permits](../permits.md)
    == content/pages/assets/map.png ==
    """
    assert found(broken_link) == []


def test_a_link_to_a_list_is_right_while_the_list_is_there(root: Path) -> None:
    """
    == content/pages/archive.md ==
    [of October](/news/2026/10/), [on](/news/2026/10/2/), [in Spanish](/es/news/2026/10/2/),
    [statements](/news/statements/)
    """
    assert found_with_statements(root, 51) == []


def test_a_link_to_a_list_that_is_not_there_is_an_error(root: Path) -> None:
    """
    == content/pages/archive.md ==
    [of October](/news/2026/10/), [of the year](/news/2026/),
    [advisories](/news/advisories/), [in the calendar](/calendar/2026/10/)
    """
    nothing = "there is nothing at that address. Correct the address, or remove the link"
    assert found_with_statements(root, 50) == [
        f"content/pages/archive.md:{line}: The link '{address}' is wrong: {nothing} [broken-link]"
        for line, address in (
            (1, "/news/2026/10/"),
            (2, "/news/advisories/"),
            (2, "/calendar/2026/10/"),
        )
    ]


def found_with_statements(root: Path, count: int) -> list[str]:
    """What is found in the office in `root` when it has so many statements of one month."""
    folder = root / "content/news"
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"statement-{number}.yml").write_text(
            "{title: A, visibility: public, date: 2026-10-02, release_kind: statement}"
        )
    reading = read_office(root, KINDS)
    assert reading.settings is not None
    office = Office(reading.settings, reading.entries, reading.pages, reading.files)
    return [str(problem) for problem in sorted(broken_link.check(office, AT))]


def test_a_link_to_nothing_is_an_error_with_the_nearest_address(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/budget.md ==
    ---
    title: The budget
    date: 2026-11-18
    release_kind: release
    ---
    See [permits](/permit/), and
    [the flood](/news/2026/flood/).
    == content/pages/permits.md ==
    # Permits
    """
    assert found(broken_link) == [
        "content/news/budget.md:6: The link '/permit/' is wrong: there is nothing at that address. "
        "Did you mean '/permits/'? [broken-link]",
        "content/news/budget.md:7: The link '/news/2026/flood/' is wrong: there is nothing at that "
        "address. Correct the address, or remove the link [broken-link]",
    ]


def test_a_link_that_is_written_wrongly_is_an_error_with_what_to_write(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/budget.md ==
    ---
    title: The budget
    date: 2026-11-18
    release_kind: release
    ---
    [a](permits.md) [b](news/2026/budget) [c](www.city.example)
    [d](javascript:alert) [e](ftp://a.example/b)
    [f]() [g](<>) [h](press@city.example) [i](../events/levy.md)
    [j](2026-11-18-budget.md)
    == content/pages/permits.md ==
    [p](/nowhere.pdf) [q](permit.md) [r](../../office.yml) [s]()

    <a href="permits/nowhere/">t</a>
    """
    assert found(broken_link) == [
        "content/news/budget.md:6: The link 'permits.md' is wrong: write the address of that page, "
        "'/permits/' [broken-link]",
        "content/news/budget.md:6: The link 'news/2026/budget' is wrong: an address of this site "
        "starts with '/'; write '/news/2026/budget/' [broken-link]",
        "content/news/budget.md:6: The link 'www.city.example' is wrong: the address of another "
        "site starts with 'https://'; write 'https://www.city.example' [broken-link]",
        "content/news/budget.md:7: The link 'javascript:alert' is wrong: a link starts with '/', "
        "'https://', 'mailto:' or 'tel:' [broken-link]",
        "content/news/budget.md:7: The link 'ftp://a.example/b' is wrong: a link starts with '/', "
        "'https://', 'mailto:' or 'tel:' [broken-link]",
        "content/news/budget.md:8: The link '' is wrong: it says no address; write one, or remove "
        "the link [broken-link]",
        "content/news/budget.md:8: The link '' is wrong: it says no address; write one, or remove "
        "the link [broken-link]",
        "content/news/budget.md:8: The link 'press@city.example' is wrong: an e-mail address "
        "starts with 'mailto:'; write 'mailto:press@city.example' [broken-link]",
        "content/news/budget.md:8: The link '../events/levy.md' is wrong: it is neither an address "
        "of this site, which starts with '/', nor a file beside the record [broken-link]",
        "content/news/budget.md:9: The link '2026-11-18-budget.md' is wrong: it is neither an "
        "address of this site, which starts with '/', nor a file beside the record. Did you mean "
        "'/news/2026/budget/'? [broken-link]",
        "content/pages/permits.md:1: The link '/nowhere.pdf' is wrong: there is nothing at that "
        "address. Correct the address, or remove the link [broken-link]",
        "content/pages/permits.md:1: The link 'permit.md' is wrong: there is no such file in "
        "content/pages. Did you mean 'permits.md'? [broken-link]",
        "content/pages/permits.md:1: The link '../../office.yml' is wrong: there is nothing at "
        "that address. Correct the address, or remove the link [broken-link]",
        "content/pages/permits.md:1: The link '' is wrong: it says no address; write one, or "
        "remove the link [broken-link]",
        "content/pages/permits.md:3: The link 'permits/nowhere/' is wrong: there is nothing at "
        "that address. Correct the address, or remove the link [broken-link]",
    ]


def test_a_link_to_a_page_that_cannot_be_read_is_not_told_besides(root: Path) -> None:
    """
    == content/pages/index.md ==
    [a](permits.md) [b](/permits/) [c](guides/docks.md) [d](permit.md)
    == content/pages/permits.md ==
    ---
    title: Permits: how to get one
    ---
    == content/pages/guides/docks.md ==
    ---
    # Docks
    """
    reading = read_office(root, KINDS)
    assert reading.settings is not None
    office = Office(reading.settings, reading.entries, reading.pages, reading.files, reading.unread)
    assert [str(problem) for problem in sorted(broken_link.check(office, AT))] == [
        "content/pages/index.md:1: The link 'permit.md' is wrong: there is no such file in "
        "content/pages. Did you mean 'index.md'? [broken-link]",
    ]


def test_a_picture_from_another_site_is_an_error(found: Callable[..., list[str]]) -> None:
    """
    == content/news/budget.md ==
    ---
    title: The budget
    date: 2026-11-18
    release_kind: release
    ---
    ![a](https://pictures.example/pier.jpg) ![b](//pictures.example/pier.jpg)
    ![c](data:image/png;base64,AAAA) ![d](https://mayor.portellery.example/assets/map.png)
    == content/pages/about.md ==
    <img src="https://pictures.example/pier.jpg" alt="e">
    == content/pages/assets/map.png ==
    """
    wrong = "is wrong: pictures are not loaded from other sites; put the file on this one"
    assert found(broken_link) == [
        "content/news/budget.md:6: The picture 'https://pictures.example/pier.jpg' "
        f"{wrong} [broken-link]",
        f"content/news/budget.md:6: The picture '//pictures.example/pier.jpg' {wrong} "
        "[broken-link]",
        f"content/news/budget.md:7: The picture 'data:image/png;base64,AAAA' {wrong} [broken-link]",
        "content/pages/about.md:1: The picture 'https://pictures.example/pier.jpg' "
        f"{wrong} [broken-link]",
    ]


def test_a_public_link_to_what_the_public_does_not_see_is_an_error(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/layoffs.yml ==
    title: The layoffs
    date: 2026-11-18
    release_kind: release
    == content/news/budget.md ==
    ---
    title: The budget
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    [a](/news/2026/layoffs/)
    == content/news/memo.md ==
    ---
    title: The memo
    date: 2026-11-18
    release_kind: release
    ---
    [a](/news/2026/layoffs/)
    """
    assert found(broken_link) == [
        f"content/news/budget.md:7: The link '/news/2026/layoffs/' is wrong: {EARLY}",
    ]


def test_the_whole_address_of_such_a_page_is_an_error_however_it_is_typed(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/layoffs.yml ==
    title: The layoffs
    date: 2026-11-18
    release_kind: release
    == content/news/budget.md ==
    ---
    title: The budget
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    See https://mayor.portellery.example/news/2026/layoffs/.
    <http://mayor.portellery.example:80/news/2026/layoffs/>
    [a](HTTPS://Mayor.PortEllery.example/es/news/2026/layoffs/#why)
    == content/pages/about.md ==
    (https://mayor.portellery.example.:443/news/2026/layoffs/)
    [b](//mayor.portellery.example/news/2026/layoffs/)
    [c](https://mayor.portellery.example//news/2026/layoffs/)
    """
    typed = [
        ("news/budget.md:7", "https://mayor.portellery.example/news/2026/layoffs/"),
        ("news/budget.md:8", "http://mayor.portellery.example:80/news/2026/layoffs/"),
        ("news/budget.md:9", "HTTPS://Mayor.PortEllery.example/es/news/2026/layoffs/#why"),
        ("pages/about.md:1", "https://mayor.portellery.example.:443/news/2026/layoffs/"),
        ("pages/about.md:2", "//mayor.portellery.example/news/2026/layoffs/"),
        ("pages/about.md:3", "https://mayor.portellery.example//news/2026/layoffs/"),
    ]
    assert found(broken_link) == [
        f"content/{place}: The link '{address}' is wrong: {EARLY}" for place, address in typed
    ]


def test_an_address_without_its_beginning_is_a_link_too(found: Callable[..., list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    site_url: https://www.portellery.example/
    timezone: America/Los_Angeles
    == content/news/layoffs.yml ==
    title: The layoffs
    date: 2026-11-18
    release_kind: release
    == content/news/budget.md ==
    ---
    title: The budget
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    See www.portellery.example/news/2026/layoffs/, or www.portellery.example.
    """
    assert found(broken_link) == [
        "content/news/budget.md:7: The link 'http://www.portellery.example/news/2026/layoffs/' is "
        f"wrong: {EARLY}"
    ]


def test_the_home_page_may_have_a_question_or_a_heading_behind_it(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/budget.md ==
    ---
    title: The budget
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    [a](https://mayor.portellery.example?from=news), [b](https://mayor.portellery.example#today)
    """
    assert found(broken_link) == []


def test_an_address_of_another_site_is_not_tried(found: Callable[..., list[str]]) -> None:
    """
    == content/pages/about.md ==
    https://mayor.portellery.example.org/a, <https://portellery.example/b> and
    [c](//mayor.portellery.example@spy.example/), or https://mayor.portellery.example/about/.
    """
    assert found(broken_link) == []


EARLY = (
    "that record is not public when this text is, and the link would give its name away; make it "
    "public by then, or remove the link [broken-link]"
)


def test_a_link_may_lead_to_what_is_public_by_the_time_that_the_text_is(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/news/inn.yml ==
    title: The inn
    visibility: public
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    == content/news/same-hour.md ==
    ---
    title: The neighbors
    visibility: public
    embargo: 2026-12-01 06:00
    date: 2026-12-01
    release_kind: release
    ---
    [a](/news/2026/inn/) [b](/es/news/2026/inn/)
    == content/news/the-day-before.md ==
    ---
    title: The eve
    visibility: public
    publish_at: 2026-11-30 06:00
    date: 2026-11-30
    release_kind: release
    ---
    [a](/news/2026/inn/inn.pdf)
    == content/pages/about.md ==
    [a](/news/2026/inn/)
    """
    eve = "content/news/the-day-before.md:8: The link '/news/2026/inn/inn.pdf' is wrong:"
    page = "content/pages/about.md:1: The link '/news/2026/inn/' is wrong:"
    assert found(broken_link) == [f"{eve} {EARLY}", f"{page} {EARLY}"]
    lift = datetime(2026, 12, 1, 14, tzinfo=UTC)
    assert found(broken_link, lift - timedelta(minutes=1)) == [f"{eve} {EARLY}", f"{page} {EARLY}"]
    assert found(broken_link, lift) == []


def test_a_link_to_what_has_expired_is_a_warning(found: Callable[..., list[str]]) -> None:
    """
    == content/news/closures.yml ==
    title: Closures
    visibility: public
    expires: 2026-11-19 06:00
    date: 2026-11-18
    release_kind: release
    == content/news/budget.md ==
    ---
    title: The budget
    visibility: public
    date: 2026-11-18
    release_kind: release
    private:
      notes: Staff may read [this](/news/2026/closures/).
    ---
    [a](/news/2026/closures/)
    """
    assert found(broken_link) == [
        "content/news/budget.md:9: warning: The link '/news/2026/closures/' is wrong: the public "
        "does not see that record any more, so the link leads nowhere; remove the link "
        "[broken-link]",
    ]


def test_the_page_of_a_field_must_exist_too(found: Callable[..., list[str]]) -> None:
    """
    == content/alerts/a.yml ==
    title: A
    level: info
    headline: A
    body: A
    link: /permits/
    starts: 2026-12-03 08:00
    expires: 2026-12-03 09:00
    == content/alerts/b.yml ==
    title: B
    level: info
    headline: B
    body: B
    link: /permit/
    starts: 2026-12-03 08:00
    expires: 2026-12-03 09:00
    == content/pages/permits.md ==
    # Permits
    """
    assert found(broken_link) == [
        "content/alerts/b.yml:5: 'link' is '/permit/'; there is nothing at that address. Did you "
        "mean '/permits/'? [broken-link]",
    ]


def test_what_is_private_is_not_repeated(found: Callable[..., list[str]]) -> None:
    """
    == office/people/ana.yml ==
    title: Ana
    private:
      notes: See [her case](/cases/4711/).
    """
    assert found(broken_link) == [
        "office/people/ana.yml:3: The link '…' is wrong: there is nothing at that address. Correct "
        "the address, or remove the link [broken-link]",
    ]


def test_a_page_is_known_by_its_file_though_something_else_claims_its_address(
    found: Callable[..., list[str]],
) -> None:
    """
    == content/pages/about.md ==
    # About
    == content/news/levy.md ==
    ---
    title: Levy
    date: 2026-11-18
    release_kind: release
    aliases: [/about/]
    ---
    [About us](about.md)
    """
    assert found(broken_link) == [
        "content/news/levy.md:7: The link 'about.md' is wrong: write the address of that page, "
        "'/about/' [broken-link]"
    ]


def test_words_in_another_language_name_it_by_its_code(found: Callable[..., list[str]]) -> None:
    """
    == content/news/2026-11-18-parade.md ==
    ---
    title: The parade
    date: 2026-11-18
    release_kind: release
    ---
    It ends with [¡Viva!](lang:es).

    And with [¡Viva!](lang:spanish).
    """
    assert found(broken_link) == [
        "content/news/2026-11-18-parade.md:8: The link 'lang:spanish' is wrong: words in another "
        "language are written with its code, as in [¡Adelante!](lang:es) [broken-link]"
    ]
