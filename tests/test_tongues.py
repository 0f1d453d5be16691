"""A third language by its settings and a catalogue alone, read from right to left: Arabic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as Page
from selectolax.lexbor import LexborNode

from herald.build import build
from herald.problems import errors
from herald.render import language
from tests.conftest import AT, write_office

CATALOGUES = Path(__file__).parent / "catalogues"

OFFICE = """
== office.yml ==
city: Port Ellery
state: Washington
mayor: renata-okafor-lindqvist
timezone: America/Los_Angeles
site_url: https://mayor.portellery.example/
languages: [en, ar]
contact: {address: "210 Harbor Street, Port Ellery, WA 98299", phone: 360-555-0100}
translations:
  ar: {site_name: مكتب رئيسة البلدية}
== content/pages/index.md ==
# Port Ellery
== content/news/2026/2026-11-19-king-tides.md ==
---
title: Highest tides
visibility: public
date: 2026-11-19
release_kind: release
quotes:
  - {who: Ana Ruiz, text: Estamos listos., language: es, approved_by: renata-okafor-lindqvist}
---
Water comes. Call 360-555-0180.
== content/news/2026/2026-11-19-king-tides.ar.md ==
---
title: المد العالي
---
اتصل على الرقم 360-555-0180. قالت [Harbor Flats](lang:en) إنها [مفتوحة](/news/2026/ferry/).
== content/news/2026/2026-11-18-ferry.md ==
---
title: The ferry
visibility: public
date: 2026-11-18
release_kind: release
---
It opens.
== content/newsletters/2026-11-20-harbor.md ==
---
title: Harbor letter
visibility: public
date: 2026-11-20
subject: Tides and a ferry
preheader: What is new.
sections:
  - heading: News
    items: [release/king-tides, release/ferry]
  - heading: Coming up
    query: {kind: event, days: 30, most: 3}
---
Dear neighbors.
== content/newsletters/2026-11-20-harbor.ar.md ==
---
title: رسالة الميناء
subject: المد والعبّارة
preheader: ما الجديد.
sections:
  - heading: أخبار
    items: [release/king-tides, release/ferry]
  - heading: قريبا
    query: {kind: event, days: 30, most: 3}
---
جيراننا الأعزاء، اتصلوا على الرقم 360-555-0180.

- أولا
- ثانيا

> المياه قادمة.

| اليوم | المد |
| --- | --: |
| الخميس | 12 |
== content/news/2026/2026-12-01-bridge.md ==
---
title: The bridge
visibility: public
embargo: 2026-12-01 06:00
date: 2026-12-01
release_kind: announcement
---
It opens.
== content/news/2026/2026-12-01-bridge.ar.md ==
---
title: الجسر
---
يفتح.
== schedules/events/2026/2026-12-03-town-hall.md ==
---
title: Town hall
visibility: public
subtype: town_hall
starts: 2026-12-03 18:00
ends: 2026-12-03 19:30
place: City Hall
---
Come.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of an office in English and Arabic, whose catalogue has a few words alone."""
    folder = tmp_path_factory.mktemp("tongues")
    write_office(folder, OFFICE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "CATALOGUES", CATALOGUES)
        done = build(
            folder, AT, jobs=1, parts=frozenset({"site", "documents", "newsletters", "press"})
        )
    assert [*map(str, errors(done.problems))] == []
    yield folder / "site"
    for cached in ("_catalogue", "_said", "_is_known", "_plural"):
        getattr(language, cached).cache_clear()


def read(site: Path, address: str) -> Page:
    """The page at an address."""
    return Page((site / address.strip("/") / "index.html").read_text("utf-8"))


def element(page: Page, selector: str) -> LexborNode:
    """The one element that is meant."""
    (found,) = page.css(selector)
    return found


def one(page: Page, selector: str) -> str:
    """Its HTML."""
    return element(page, selector).html or ""


def test_a_page_in_arabic_is_read_from_right_to_left(site: Path) -> None:
    for address in ("/ar/news/", "/ar/calendar/", "/ar/news/2026/king-tides/", "/ar/search/"):
        html = element(read(site, address), "html")
        assert html.attributes == {"lang": "ar", "dir": "rtl", "class": "no-js"}
        assert element(read(site, address), "body").attributes["dir"] == "rtl"
    english = (site / "news/index.html").read_text("utf-8")
    assert '<html lang="en" class="no-js">' in english


def test_a_release_in_a_press_kit_is_read_as_its_language_is(site: Path) -> None:
    kit = site.parent / "private/press/bridge"
    read_as = {
        path.name: element(Page(path.read_text("utf-8")), "html").attributes
        for path in kit.glob("*.html")
    }
    assert read_as == {
        "bridge.html": {"lang": "en", "dir": "ltr"},
        "bridge.ar.html": {"lang": "ar", "dir": "rtl"},
    }


def test_an_untranslated_record_says_so_in_arabic_and_is_read_from_left_to_right(
    site: Path,
) -> None:
    page = read(site, "/ar/news/2026/ferry/")
    assert one(page, "h1") == '<h1 lang="en" dir="ltr">The ferry</h1>'
    assert element(page, ".notice-note").text(strip=True) == (
        "لم تُترجم هذه الصفحة بعد. ما يلي باللغة الإنجليزية."
    )
    assert 'class="prose release-text" lang="en" dir="ltr"' in (page.html or "")
    assert element(page, 'meta[name="robots"]').attributes["content"] == "noindex"


def test_words_that_the_catalogue_lacks_are_english_and_say_so(site: Path) -> None:
    page = read(site, "/ar/news/2026/king-tides/")
    assert one(page, ".document-verify a span") == (
        '<span lang="en" dir="ltr">Verify a copy</span>'
    )
    every = "".join(path.read_text("utf-8") for path in sorted(site.rglob("*.html")))
    assert not set(every) & {"\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"}


def test_no_english_word_of_the_interface_stands_in_arabic_unmarked(site: Path) -> None:
    found = {}
    for path in sorted((site / "ar").rglob("index.html")):
        page = Page(path.read_text("utf-8"))
        page.strip_tags(["script", "style", "bdi", "code"])
        for foreign in page.css('[lang="en"], [lang="es"]'):
            foreign.decompose()
        words = re.findall(r"[a-z]{4,}", page.body.text(separator=" ") if page.body else "")
        left = {word for word in words if word not in NAMES}
        if left:
            found[path.relative_to(site).as_posix()] = sorted(left)
    assert found == {}


NAMES = {
    "chema",
    "docx",
    "king",
    "tides",
    "ferry",
    "news",
    "ellery",
    "kafor",
    "indqvist",
    "enata",
    "llery",
    "ashington",
    "iteracy",
}
"""What is left of names without their capitals: of people, places, files and JSON Schema."""


def test_a_passage_in_another_language_says_in_which_and_how_it_is_read(site: Path) -> None:
    arabic, english = (read(site, f"{at}/news/2026/king-tides/") for at in ("/ar", ""))
    assert '<span lang="en" dir="ltr">Harbor Flats</span>' in one(arabic, ".release-text")
    assert one(english, "blockquote[lang]") == (
        '<blockquote lang="es" dir="ltr"><p>“Estamos listos.”</p></blockquote>'
    )


def test_a_telephone_number_keeps_its_order_among_arabic_letters(site: Path) -> None:
    arabic, english = (read(site, f"{at}/news/2026/king-tides/") for at in ("/ar", ""))
    assert '<bdi dir="ltr">360-555-0180</bdi>' in one(arabic, ".release-text")
    assert "Call 360-555-0180." in one(english, ".release-text")


def test_days_and_numbers_are_arabic(site: Path) -> None:
    page = read(site, "/ar/news/2026/king-tides/")
    assert element(page, ".kicker time").text() == "19 نوفمبر 2026"
    assert "ديسمبر 2026" in element(read(site, "/ar/calendar/2026/12/"), "title").text()


def test_every_page_leads_to_itself_in_the_other_language_and_back(site: Path) -> None:
    written = sorted((site / "ar").rglob("index.html"))
    written.remove(site / "ar/index.html")  # a bare page that leads on: nobody wrote a home in it
    for path in written:
        address = f"/{path.relative_to(site).parent.as_posix()}/"
        arabic, english = read(site, address), read(site, address.removeprefix("/ar"))
        assert leads_to(arabic, address) == address.removeprefix("/ar")
        assert leads_to(english, address.removeprefix("/ar")) == address


def leads_to(page: Page, address: str) -> str:
    """Where the language switch of the page at `address` leads."""
    link = element(page, ".frame-languages a").attributes["href"] or ""
    parts = [part for part in address.split("/") if part]
    for step in link.rstrip("/").split("/"):
        if step == "..":
            parts.pop()
        elif step != ".":
            parts.append(step)
    return f"/{'/'.join(parts)}/" if parts else "/"


def test_a_mail_in_arabic_runs_from_right_to_left(site: Path) -> None:
    folder = site.parent / "private/newsletters"
    arabic, english = (Page((folder / f"harbor{at}.html").read_bytes()) for at in (".ar", ""))
    for mail, direction, start, end in (
        (arabic, "rtl", "right", "left"),
        (english, "ltr", "left", "right"),
    ):
        assert element(mail, "html").attributes["dir"] == direction
        tables = mail.css("table.ground, table.pointer")
        assert {table.attributes["dir"] for table in tables} == {direction}
        assert {cell.attributes["align"] for cell in mail.css("td.words[align]")} == {
            start,
            "center",
        }
        assert f"text-align: {end}" in str(element(mail, ".browser").attributes["style"])


def test_what_stands_on_one_side_stands_on_the_other_in_arabic(site: Path) -> None:
    mail = Page((site.parent / "private/newsletters/harbor.ar.html").read_bytes())
    assert "padding-right: 24px" in str(element(mail, "ul").attributes["style"])
    assert "border-right: 3px" in str(element(mail, "blockquote").attributes["style"])
    assert "padding-left: 12px" in str(
        element(mail, ".prose-table td:first-child").attributes["style"]
    )
    foreign = [cell.attributes for cell in mail.css("td.cell[lang]")]
    assert [(one["lang"], one["dir"]) for one in foreign] == [("en", "ltr"), ("en", "ltr")]
    assert '<span dir="ltr">360-555-0180</span>' in one(mail, "td.opening")
    foot = one(mail, "td.foot")
    assert '<span dir="auto">210 Harbor Street, Port Ellery, WA 98299</span>' in foot
    assert '<span dir="ltr">360-555-0100</span>' in foot
    assert '<span lang="en" dir="ltr">Read this issue on the web</span>' in foot
