"""Feeds, read back by feedparser, lxml and json, and compared with the records."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import feedparser
import lxml.etree

from herald.addresses import FORMS
from herald.audience import Audience, Seen
from herald.office import Office
from herald.outputs import feeds
from herald.records.collection import Collection
from herald.records.entry import Entry, Opened, facts
from herald.records.facets import Issued
from herald.records.source import Source
from herald.view import View
from herald.view.catalog import Catalog
from tests.demo import AT
from tests.hostile import titles

ATOM = "{http://www.w3.org/2005/Atom}"


def made(view: View) -> dict[str, bytes]:
    """Every feed, by its path."""
    return {artifact.path: artifact.bytes() for artifact in feeds.artifacts(view)}


def with_records(view: View, records: list[Seen]) -> View:
    """The view, with other records in it, such as no file could hold."""
    entries = Collection(map(entry_of, records))
    return View(Catalog(view.settings, view.audience, view.at, entries, {}, view.pages, {}))


def entry_of(seen: Seen) -> Entry:
    """An entry whose file, were it written, would hold the record."""
    assert not seen.translations
    path = f"{seen.kind.folder}/{seen.name}.md"
    opened = Opened(seen.record, seen.body, Source(path, {}, "", 1, seen.body, 1))
    return Entry(
        *(seen.kind, seen.name, seen.stem, seen.parent, seen.language),
        *(path, seen.digest, facts(opened, seen.kind), opened),
    )


def atom_of(view: View, path: str = "news/feed.xml") -> lxml.etree._Element:
    """A feed as lxml reads it."""
    return lxml.etree.fromstring(made(view)[path])


def json_of(view: View, path: str = "news/feed.json") -> dict[str, Any]:
    """A feed as json reads it."""
    feed: dict[str, Any] = json.loads(made(view)[path])
    return feed


def texts(feed: lxml.etree._Element, path: str) -> list[str | None]:
    """The texts of the elements at a path of Atom's names."""
    return [
        found.text for found in feed.iterfind("/".join(f"{ATOM}{step}" for step in path.split("/")))
    ]


def test_there_is_a_feed_for_every_stream_in_every_format_and_language(view: View) -> None:
    streams = ["", "news/", "remarks/", "proclamations/", "initiatives/", "newsletters/"]
    streams += [f"news/{folder}/" for folder in FORMS.values()]
    expected = {
        f"{language}{stream}{file}"
        for language in ("", "es/")
        for stream in streams
        for file in ("feed.xml", "rss.xml", "feed.json")
    }
    assert made(view).keys() == expected


def test_an_atom_feed_is_written_whole(view: View) -> None:
    """
    == content/news/2026/2026-11-18-ferry.md ==
    ---
    title: Ferry & friends
    visibility: public
    date: 2026-11-18
    release_kind: release
    summary: It opens.
    tags: [ferry]
    quotes:
      - {who: Ada, title: captain, text: All aboard, approved_by: renata-okafor-lindqvist}
    ---
    See the [plan](/events/2026/x/) and <b>.
    """
    assert (
        made(view)["news/feed.xml"].decode()
        == """\
<?xml version='1.0' encoding='utf-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://mayor.portellery.example/news/feed.xml</id>
  <title>Mayor of Port Ellery: News</title>
  <updated>2026-11-18T00:00:00-08:00</updated>
  <link rel="self" type="application/atom+xml" href="https://mayor.portellery.example/news/feed.xml" />
  <link rel="alternate" type="text/html" href="https://mayor.portellery.example/news/" />
  <author>
    <name>Mayor of Port Ellery</name>
    <uri>https://mayor.portellery.example/</uri>
  </author>
  <entry>
    <id>tag:mayor.portellery.example,2026:release/ferry</id>
    <title>Ferry &amp; friends</title>
    <link rel="alternate" type="text/html" href="https://mayor.portellery.example/news/2026/ferry/" />
    <published>2026-11-18T00:00:00-08:00</published>
    <updated>2026-11-18T00:00:00-08:00</updated>
    <category term="ferry" />
    <summary>It opens.</summary>
    <content type="html">&lt;p&gt;See the &lt;a href="https://mayor.portellery.example/events/2026/x/"&gt;plan&lt;/a&gt; and &amp;lt;b&amp;gt;.&lt;/p&gt;
&lt;blockquote&gt;&lt;p&gt;All aboard&lt;/p&gt;&lt;p&gt;— Ada, captain&lt;/p&gt;&lt;/blockquote&gt;
</content>
  </entry>
</feed>
"""  # noqa: E501 - a file as it is
    )


def test_an_rss_feed_is_written_whole(view: View) -> None:
    """
    == content/news/2026/2026-11-18-ferry.md ==
    ---
    title: Ferry & friends
    visibility: public
    date: 2026-11-18
    release_kind: release
    summary: It <opens>.
    tags: [ferry]
    ---
    See the [plan](/events/2026/x/).
    """
    assert (
        made(view)["news/rss.xml"].decode()
        == """\
<?xml version='1.0' encoding='utf-8'?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
  <channel>
    <title>Mayor of Port Ellery: News</title>
    <link>https://mayor.portellery.example/news/</link>
    <description>Mayor of Port Ellery: News</description>
    <language>en</language>
    <lastBuildDate>Wed, 18 Nov 2026 00:00:00 -0800</lastBuildDate>
    <atom:link rel="self" type="application/rss+xml" href="https://mayor.portellery.example/news/rss.xml" />
    <item>
      <title>Ferry &amp; friends</title>
      <link>https://mayor.portellery.example/news/2026/ferry/</link>
      <guid isPermaLink="false">tag:mayor.portellery.example,2026:release/ferry</guid>
      <pubDate>Wed, 18 Nov 2026 00:00:00 -0800</pubDate>
      <category>ferry</category>
      <description>It &amp;lt;opens&amp;gt;.</description>
      <content:encoded>&lt;p&gt;See the &lt;a href="https://mayor.portellery.example/events/2026/x/"&gt;plan&lt;/a&gt;.&lt;/p&gt;
</content:encoded>
    </item>
  </channel>
</rss>
"""  # noqa: E501 - a file as it is
    )


def test_the_three_forms_say_the_same(demo_view: View) -> None:
    files = made(demo_view)
    for path in [path for path in files if path.endswith("rss.xml")]:
        rss = feedparser.parse(files[path])
        assert not rss.bozo, path
        assert rss.version == "rss20"
        twin = feedparser.parse(files[path.replace("rss.xml", "feed.xml")])
        for one, other in zip(rss.entries, twin.entries, strict=True):
            assert (one.id, one.title, one.link) == (other.id, other.title, other.link)
            assert one.published_parsed == other.published_parsed
            assert whole(one) == whole(other)
            assert {tag.term for tag in one.get("tags", ())} == {
                tag.term for tag in other.get("tags", ())
            }


def whole(entry: feedparser.FeedParserDict) -> str:
    """The whole text of an entry: of RSS it is the description where there is no summary."""
    text: str = entry.content[0].value if "content" in entry else entry.description
    return text


def test_a_json_feed_is_written_whole(view: View) -> None:
    """
    == content/news/2026/2026-11-18-ferry.md ==
    ---
    title: Ferry & friends
    visibility: public
    date: 2026-11-18
    release_kind: release
    summary: It opens.
    tags: [ferry]
    ---
    Come.
    """
    assert json_of(view) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Mayor of Port Ellery: News",
        "home_page_url": "https://mayor.portellery.example/news/",
        "feed_url": "https://mayor.portellery.example/news/feed.json",
        "language": "en",
        "authors": [{"name": "Mayor of Port Ellery", "url": "https://mayor.portellery.example/"}],
        "items": [
            {
                "id": "tag:mayor.portellery.example,2026:release/ferry",
                "url": "https://mayor.portellery.example/news/2026/ferry/",
                "title": "Ferry & friends",
                "content_html": "<p>Come.</p>\n",
                "date_published": "2026-11-18T00:00:00-08:00",
                "date_modified": "2026-11-18T00:00:00-08:00",
                "language": "en",
                "summary": "It opens.",
                "tags": ["ferry"],
            }
        ],
    }


def test_a_feed_without_entries_was_never_updated(view: View) -> None:
    feed = atom_of(view)
    assert texts(feed, "updated") == ["1970-01-01T00:00:00+00:00"]
    assert texts(feed, "entry/id") == []


def test_what_is_not_released_is_in_no_feed(office: Office) -> None:
    """
    == content/news/2026/2026-11-18-inn.md ==
    ---
    title: The city buys the inn
    visibility: public
    date: 2026-11-18
    embargo: 2026-12-01 06:00
    release_kind: release
    ---
    == content/news/2026/2026-11-19-plan.md ==
    ---
    title: An internal plan
    date: 2026-11-19
    release_kind: release
    ---
    """
    for content in made(office.seen_by(Audience.PUBLIC, AT)).values():
        assert b"inn" not in content
        assert b"2026-11" not in content
    later = office.seen_by(Audience.PUBLIC, AT + timedelta(days=11))
    assert [item["title"] for item in json_of(later)["items"]] == ["The city buys the inn"]


def test_a_feed_is_the_same_whenever_it_is_made(office: Office) -> None:
    """
    == content/news/2026/2026-11-18-ferry.md ==
    ---
    title: Ferry
    visibility: public
    date: 2026-11-18
    release_kind: release
    ---
    """
    now, later = (office.seen_by(Audience.PUBLIC, AT + timedelta(days=days)) for days in (0, 400))
    assert made(now) == made(later)


def test_a_correction_and_a_withdrawal_are_news_and_say_so(view: View) -> None:
    """
    == content/news/2026/2026-11-01-fares.md ==
    ---
    title: Fares
    visibility: public
    date: 2026-11-01
    release_kind: release
    corrections:
      - {at: 2026-11-03 09:30, was: $2, now: $3}
    ---
    == content/news/2026/2026-11-02-bus.md ==
    ---
    title: Bus
    visibility: public
    date: 2026-11-02
    release_kind: release
    withdrawn: {on: 2026-11-05, reason: It was wrong}
    ---
    """
    bus, fares = json_of(view)["items"]
    assert (bus["date_published"], bus["date_modified"]) == (
        "2026-11-02T00:00:00-08:00",
        "2026-11-05T00:00:00-08:00",
    )
    assert fares["date_modified"] == "2026-11-03T09:30:00-08:00"
    assert bus["content_html"] == (
        "<p><strong>Withdrawn on Nov. 5, 2026: It was wrong</strong></p>\n"
    )
    assert fares["content_html"] == (
        "<p><strong>Corrected on Nov. 3, 2026:</strong> <del>$2</del> <ins>$3</ins></p>\n"
    )
    assert texts(atom_of(view), "updated") == ["2026-11-05T00:00:00-08:00"]


def test_each_update_of_an_initiative_is_an_entry_with_a_name_of_its_own(view: View) -> None:
    """
    == content/priorities/homes.md ==
    ---
    title: Homes
    visibility: public
    statement: Homes.
    ---
    == content/initiatives/levy.md ==
    ---
    title: The levy
    visibility: public
    priority: homes
    status: under_way
    problem: Rents.
    updates:
      - {on: 2026-10-22, text: First awards.}
      - {on: 2026-10-22, text: A second thing.}
      - {on: 2026-11-02, text: A third.}
    ---
    """
    items = json_of(view, "initiatives/feed.json")["items"]
    assert [(item["id"], item["title"], item["content_html"]) for item in items] == [
        (
            "tag:mayor.portellery.example,2026:initiative/levy/2026-11-02",
            "The levy: update of Nov. 2, 2026",
            "<p>A third.</p>\n",
        ),
        (
            "tag:mayor.portellery.example,2026:initiative/levy/2026-10-22",
            "The levy: update of Oct. 22, 2026",
            "<p>First awards.</p>\n",
        ),
        (
            "tag:mayor.portellery.example,2026:initiative/levy/2026-10-22-2",
            "The levy: update of Oct. 22, 2026",
            "<p>A second thing.</p>\n",
        ),
    ]


def test_a_proclamation_is_in_the_feed_word_for_word(view: View) -> None:
    """
    == proclamations/2026/2026-11-19-day.yml ==
    title: A day
    visibility: public
    date: 2026-11-19
    proclamation_kind: ceremonial
    whereas: [the river rose, the city helped]
    resolved: the day of thanks
    """
    assert json_of(view, "proclamations/feed.json")["items"][0]["content_html"] == (
        "<p><strong>WHEREAS</strong>, the river rose;</p>\n"
        "<p><strong>WHEREAS</strong>, the city helped; and</p>\n"
        "<p><strong>NOW, THEREFORE, I,</strong> Renata Okafor-Lindqvist, Mayor of the City of "
        "Port Ellery, do hereby proclaim the day of thanks.</p>\n"
    )


def test_a_newsletter_has_its_sections_in_the_feed(view: View) -> None:
    """
    == content/newsletters/letter.md ==
    ---
    title: The letter
    visibility: public
    date: 2026-11-06
    subject: Hello
    preheader: There.
    sections:
      - {heading: Read, text: "Two *things*.", items: [release/ferry]}
      - {heading: Nothing, items: [release/secret]}
    ---
    Neighbors,
    == content/news/2026-11-01-ferry.md ==
    ---
    title: Ferry
    visibility: public
    date: 2026-11-01
    release_kind: release
    summary: It opens.
    ---
    == content/news/2026-11-01-secret.md ==
    ---
    title: Secret
    date: 2026-11-01
    release_kind: release
    ---
    """
    html = json_of(view, "newsletters/feed.json")["items"][0]["content_html"]
    assert [line for line in html.split("\n") if line] == [
        "<p>Neighbors,</p>",
        "<h2>Read</h2>",
        "<p>Two <em>things</em>.</p>",
        "<ul>",
        '<li><a href="https://mayor.portellery.example/news/2026/ferry/">Ferry</a>: It opens.</li>',
        "</ul>",
    ]


def test_a_translated_record_is_in_its_language_and_another_says_which_it_is_in(view: View) -> None:
    """
    == content/news/2026-11-02-ferry.md ==
    ---
    title: Ferry
    visibility: public
    date: 2026-11-02
    release_kind: release
    ---
    == content/news/2026-11-02-ferry.es.md ==
    ---
    title: El ferry
    ---
    Abre.
    == content/news/2026-11-01-bus.md ==
    ---
    title: Bus
    visibility: public
    date: 2026-11-01
    release_kind: release
    ---
    """
    feed = atom_of(view, "es/news/feed.xml")
    entries = [
        (
            entry.get("{http://www.w3.org/XML/1998/namespace}lang"),
            *texts(entry, "title"),
            *texts(entry, "id"),
        )
        for entry in feed.iterfind(f"{ATOM}entry")
    ]
    assert entries == [
        (None, "El ferry", "tag:mayor.portellery.example,2026:release/ferry/es"),
        ("en", "Bus", "tag:mayor.portellery.example,2026:release/bus/es"),
    ]
    items = json_of(view, "es/news/feed.json")["items"]
    assert [(item["language"], item["url"]) for item in items] == [
        ("es", "https://mayor.portellery.example/es/news/2026/ferry/"),
        ("en", "https://mayor.portellery.example/es/news/2026/bus/"),
    ]


def one_release(view: View) -> Seen:
    """The only release of the view."""
    (seen,) = view.of("release")
    return seen


def retitled(seen: Seen, title: str, name: str = "") -> Seen:
    """The record under another title, whatever the title is."""
    return replace(
        seen, name=name or seen.name, record=seen.record.model_copy(update={"title": title})
    )


def test_the_fifty_newest_are_in_a_feed(view: View) -> None:
    """
    == content/news/2026-01-01-ferry.md ==
    ---
    title: Ferry
    visibility: public
    date: 2026-01-01
    release_kind: release
    ---
    """
    seen = one_release(view)
    days = [date(2026, 1, 1) + timedelta(days=count) for count in range(60)]
    many = [
        replace(seen, name=f"n{count}", record=seen.record.model_copy(update={"date": day}))
        for count, day in enumerate(days)
    ]
    ids = [item["id"].rpartition("/n")[2] for item in json_of(with_records(view, many))["items"]]
    assert ids == [str(count) for count in range(59, 9, -1)]


def test_whatever_a_title_says_comes_back_unchanged(view: View) -> None:
    """
    == content/news/2026-01-01-ferry.md ==
    ---
    title: Ferry
    visibility: public
    date: 2026-01-01
    release_kind: release
    tags: [x]
    ---
    """
    seen = one_release(view)
    for title in titles():
        changed = seen.record.model_copy(
            update={"title": title, "summary": title, "tags": (title,)}
        )
        other = with_records(view, [replace(seen, record=changed, body=title)])
        feed = atom_of(other)
        assert texts(feed, "entry/title") == [title]
        assert texts(feed, "entry/summary") == [title]
        assert [found.get("term") for found in feed.iterfind(f"{ATOM}entry/{ATOM}category")] == [
            title
        ]
        assert len(feed) == 7
        (item,) = json_of(other)["items"]
        assert (item["title"], item["summary"], item["tags"]) == (title, title, [title])
        content = lxml.etree.HTML(f"<div>{item['content_html']}</div>")
        assert not content.xpath(
            "//script | //*[@onmouseover] | //*[starts-with(@href, 'javascript')]"
        )


def test_what_xml_cannot_say_is_replaced(view: View) -> None:
    """
    == content/news/2026-01-01-ferry.md ==
    ---
    title: Ferry
    visibility: public
    date: 2026-01-01
    release_kind: release
    ---
    """
    feed = atom_of(with_records(view, [retitled(one_release(view), "a\x00b\x0bc\x1bd\ufffee")]))
    assert texts(feed, "entry/title") == ["a\ufffdb\ufffdc\ufffdd\ufffde"]


def test_a_feed_reader_finds_in_the_demo_office_what_was_issued(demo_view: View) -> None:
    files = made(demo_view)
    for path, content in files.items():
        if path.endswith("feed.xml"):
            parsed = feedparser.parse(content)
            assert not parsed.bozo, path
            assert parsed.version == "atom10"
            assert len({entry.id for entry in parsed.entries}) == len(parsed.entries)
            assert all(entry.content[0].value for entry in parsed.entries)
            assert all(entry.link.startswith("https://") for entry in parsed.entries)
            twin = json.loads(files[path.replace(".xml", ".json")])
            assert [entry.id for entry in parsed.entries] == [item["id"] for item in twin["items"]]
            assert [entry.title for entry in parsed.entries] == [
                item["title"] for item in twin["items"]
            ]
    issued = {(seen.record.title, str(seen.record.day)) for seen in demo_view.having(Issued)}
    streams = ("news", "remarks", "proclamations", "newsletters")
    found = [
        entry
        for stream in streams
        for entry in feedparser.parse(files[f"{stream}/feed.xml"]).entries
    ]
    assert {(entry.title, entry.published[:10]) for entry in found} == issued
