"""How the office works with reporters and writes to readers, as `office.yml` says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def test_what_readers_type_is_only_sent_encrypted(read: Callable[[], list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    newsletter:
      sign_up:
        address: http://lists.example/subscribe
        email_field: my email
      unsubscribe_mark: <a href>
    """
    assert read() == [
        "office.yml:8: 'address' of sign_up of newsletter is 'http://lists.example/subscribe'; "
        "what a reader types is only sent encrypted; the address is written "
        "https://lists.example/subscribe [office]",
        "office.yml:9: 'email_field' of sign_up of newsletter is 'my email'; a field's name is "
        "written as the service writes it, such as email [office]",
        "office.yml:10: 'unsubscribe_mark' of newsletter is '<a href>'; the mark is written as the "
        "sender's system has it, such as *|UNSUB|* [office]",
    ]


def test_a_host_cannot_add_to_the_policy(read: Callable[[], list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    newsletter:
      sign_up: {address: "https://lists.example; script-src *"}
    """
    assert read() == [
        "office.yml:7: 'address' of sign_up of newsletter is 'https://lists.example; script-src "
        "*'; what a reader types is only sent encrypted; the address is written "
        "https://lists.example/subscribe [office]",
    ]


def test_what_a_reader_fills_in_is_not_sent_beside_it(read: Callable[[], list[str]]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    newsletter:
      sign_up:
        address: https://lists.example/subscribe
        also: {email: "1", campaign: "17"}
    """
    assert read() == [
        "office.yml:9: 'also' gives 'email', which the reader fills in; leave it out [office]"
    ]
