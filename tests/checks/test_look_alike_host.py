"""A host whose letters only look like those that one reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from herald.checks import look_alike_host
from herald.checks.look_alike_host import _looks_alike, _read

if TYPE_CHECKING:
    from collections.abc import Callable


def test_hosts_in_letters_of_one_alphabet_pass(found: Callable[..., list[str]]) -> None:
    """
    == content/news/links.md ==
    ---
    title: Links
    date: 2026-11-18
    release_kind: release
    ---
    [a](https://mañana.example/%D0%B0) [b](https://город.example/) [c](https://さくらの山.example/)
    [d](https://city.example/?q=сity) [e](mailto:ana@city.example) https://xn--maana-pta.example/
    """
    assert found(look_alike_host) == []


def test_hosts_in_letters_of_several_are_errors(found: Callable[..., list[str]]) -> None:
    """
    == content/news/links.md ==
    ---
    title: Links
    date: 2026-11-18
    release_kind: release
    ---
    [a](https://mауor.example/) and [b](mailto:ana@раураӏ.example)
    == schedules/events/hearing.yml ==
    title: Hearing
    starts: 2026-12-03 18:00
    ends: 2026-12-03 20:00
    subtype: forum
    place: City Hall
    livestream: https://cіty.example/
    == content/pages/about.md ==
    # About

    [a](https://xn--mor-6cd9g.example/)
    """
    tail = "has letters that look like others; type the address anew, or copy it from the site"
    assert found(look_alike_host) == [
        "content/news/links.md:6: The address leads to a host in which 'mауor' (as a code "
        f"xn--mor-6cd9g) {tail} that it leads to [look-alike-host]",
        "content/news/links.md:6: The address leads to a host in which 'раураӏ' (as a code "
        f"xn--80aa0cbo65f) {tail} that it leads to [look-alike-host]",
        "content/pages/about.md:3: The address leads to a host in which 'mауor' (as a code "
        f"xn--mor-6cd9g) {tail} that it leads to [look-alike-host]",
        "schedules/events/hearing.yml:6: The address leads to a host in which 'cіty' (as a code "
        f"xn--cty-jhd) {tail} that it leads to [look-alike-host]",
    ]


@pytest.mark.parametrize(
    ("host", "read"),
    [
        ("CITY.example", "city.example"),
        ("c%D1%96ty.example", "cіty.example"),
        ("ｃｉｔｙ.example", "city.example"),
        ("xn--", ""),
        ("xn--é", "xn--é"),
    ],
)
def test_a_host_is_read_as_a_browser_reads_it(host: str, read: str) -> None:
    assert _read(host).removesuffix(".") == read


@pytest.mark.parametrize(
    ("label", "deceives"),
    [
        ("city-2027", False),
        ("", False),
        ("münchen", False),
        ("москва", False),
        ("αθήνα", False),
        ("港口市", False),
        ("ひらがなカタカナ漢字", False),
        ("раура", True),
        ("gооgle", True),
        ("αррӏе", True),
        ("citу", True),
    ],
)
def test_letters_of_one_alphabet_do_not_deceive(label: str, deceives: object) -> None:
    assert _looks_alike(label) is deceives
