"""Lines: what stands on one line, and what stands at the head of a mail."""

from __future__ import annotations

from collections.abc import Callable


def test_a_title_stands_on_one_line(read: Callable[[], list[str]]) -> None:
    r"""
    == content/news/2026-11-01-a.yml ==
    title: |
      Two
      lines
    date: 2026-11-01
    release_kind: release
    == content/news/2026-11-01-b.yml ==
    title: "a\ttab"
    date: 2026-11-01
    release_kind: release
    == content/news/2026-11-01-c.yml ==
    title: >
      One line that
      is folded
    date: 2026-11-01
    release_kind: release
    """
    assert read() == [
        "content/news/2026-11-01-a.yml:1: 'title' is 'Two lines'; write it on one line, "
        "without tabs [release]",
        "content/news/2026-11-01-b.yml:1: 'title' is 'a tab'; write it on one line, "
        "without tabs [release]",
    ]


def test_a_subject_and_a_list_hold_no_code_of_mail(read: Callable[[], list[str]]) -> None:
    """
    == content/newsletters/letter.yml ==
    title: "=?utf-8?q?fine_here?="
    date: 2026-11-06
    subject: "=?utf-8?q?a=0ABcc:all@victim.example?="
    preheader: There.
    list: a =? b
    """
    wish = "write it without '=?', which mail programs read as a code [newsletter]"
    assert read() == [
        "content/newsletters/letter.yml:3: 'subject' is "
        f"'=?utf-8?q?a=0ABcc:all@victim.example?='; {wish}",
        f"content/newsletters/letter.yml:5: 'list' is 'a =? b'; {wish}",
    ]


def test_what_office_yml_says_for_mail_is_fit_for_it(read: Callable[[], list[str]]) -> None:
    """
    == office.yml ==
    city: Port =? Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    site_name: |
      Two
      lines
    newsletter_address: a@b.example, c@d.example
    unsubscribe: mailto:leave@b.example
    """
    name = "a name is written on one line, without tabs and without '=?' [office]"
    assert read() == [
        f"office.yml:1: 'city' is 'Port =? Ellery'; {name}",
        f"office.yml:6: 'site_name' is 'Two lines'; {name}",
        "office.yml:9: 'newsletter_address' is 'a@b.example, c@d.example'; an e-mail address is "
        "written press@city.example [office]",
        "office.yml:10: 'unsubscribe' is 'mailto:leave@b.example'; a web address is written "
        "https://city.example/page [office]",
    ]
