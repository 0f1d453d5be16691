"""An office whose every title, clause and text is one that has broken other programs, built whole.

Nothing that was typed may become an element, an attribute or a script, on any page and in any mail;
and all of it has to be there, on its page, in its document, in the calendar and in the data.
"""

from __future__ import annotations

import email
import email.policy
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import icalendar
import lxml.html
import pypdfium2
import pytest
from office_from_data import MOMENT, Draft, Value, write
from playwright.sync_api import Browser, Page, Request
from suites import REFUSED, REMARKS, SUITES, as_text, decoded, hidden, remarks, texts

from herald.build import build
from herald.render.typeset import unprintable
from tests.serving import served

PLAIN = "Nothing but words"
CLAUSES = 5
FORBIDDEN = {"applet", "base", "embed", "iframe", "object"}
SCHEMES = {"http", "https", "mailto", "tel", "webcal"}
SUBJECTS = slice(0, None, 6)
"""Which of the naughty strings are also the subject of an issue: a mail each takes its time."""
HEADERS = sorted(
    "Content-Language Content-Type Date From List-Unsubscribe List-Unsubscribe-Post MIME-Version"
    " Message-ID Subject To".split()
)


@dataclass(frozen=True)
class Site:
    """The office as it was built."""

    root: Path
    naughty: dict[str, str]
    """The naughty strings that can be a title, by their ids."""
    bodies: dict[str, str]
    """The texts of all suites that can be read, by their ids."""

    def page(self, address: str) -> lxml.html.HtmlElement:
        return lxml.html.fromstring((self.root / "site" / address / "index.html").read_bytes())

    def pages(self) -> Iterator[tuple[str, lxml.html.HtmlElement]]:
        for file in sorted((self.root / "site").rglob("*.html")):
            name = file.relative_to(self.root / "site").as_posix()
            yield name, lxml.html.fromstring(file.read_bytes())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("hostile")
    bodies = {
        name: text
        for suite in SUITES
        for name, text in texts(suite).items()
        if not hidden(text)[1] and text.strip() and not remarks(text)
    }
    naughty = {
        name: text
        for name, text in bodies.items()
        if name.startswith("blns") and not re.search(r"[\t\n]", text)
    }
    write([*_records(naughty, bodies)], root)
    built = build(root, MOMENT, jobs=2)
    assert [str(problem) for problem in built.problems if problem.severity == "error"] == []
    return Site(root, naughty, bodies)


def _records(naughty: dict[str, str], bodies: dict[str, str]) -> Iterator[Draft]:
    yield from _given()
    titles = [*naughty.items(), ("plain", PLAIN)]
    for name, text in titles:
        yield _draft("person", "office/people", f"person-{name}", {"title": text, "role": text})
        yield _event(f"event-{name}", text)
    for name, text in bodies.items():
        if can_be_printed(text):
            yield _release(slug(name), naughty.get(name, PLAIN), text)
    printed = [(name, text) for name, text in titles if can_be_printed(text)]
    for start in range(0, len(printed), CLAUSES):
        clauses = [text for _, text in printed[start : start + CLAUSES]]
        yield _proclamation(f"clauses-{start // CLAUSES}", clauses, clauses[-1])
    everything = [text for _, text in printed]
    yield _proclamation("everything", everything, "\n\n".join(everything))
    yield _release("everything", PLAIN, together(bodies))
    sections: list[Value] = [{"heading": text, "text": text} for text in naughty.values()]
    sections.append({"heading": PLAIN, "text": together(bodies)})
    yield _newsletter("everything", PLAIN, sections)
    for name, text in [*naughty.items()][SUBJECTS]:
        yield _newsletter(name, text, [{"heading": text, "text": PLAIN}])


def _given() -> Iterator[Draft]:
    yield _draft("person", "office/people", "mayor-of-anytown", {"title": PLAIN, "role": "Mayor"})


def together(bodies: dict[str, str]) -> str:
    """All texts below one another; comments never closed come last, for they take the rest."""
    printed = [text for text in bodies.values() if can_be_printed(text)]
    return "\n\n".join(sorted(printed, key=lambda text: "<!" in text))


def can_be_printed(text: str) -> bool:
    """Whether the documents' typefaces have all of its characters, as it is typed."""
    return not unprintable(text)


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _draft(kind: str, folder: str, stem: str, fields: dict[str, Value], body: str = "") -> Draft:
    return Draft(kind, folder, stem, {"visibility": "public", **fields}, body)


def _release(stem: str, title: str, body: str) -> Draft:
    fields: dict[str, Value] = {"title": title, "date": "2026-11-01", "release_kind": "release"}
    return _draft("release", "content/news", stem, fields, body)


def _event(stem: str, text: str) -> Draft:
    fields: dict[str, Value] = {
        "title": text,
        "starts": "2026-12-03 18:00",
        "ends": "2026-12-03 19:00",
        "place": text,
        "subtype": "forum",
    }
    return _draft("event", "schedules/events", stem, fields)


def _proclamation(stem: str, clauses: list[str], resolved: str) -> Draft:
    fields: dict[str, Value] = {
        "title": PLAIN,
        "date": "2026-11-01",
        "proclamation_kind": "ceremonial",
        "whereas": clauses,
        "resolved": resolved,
    }
    return _draft("proclamation", "proclamations", stem, fields)


def _newsletter(stem: str, text: str, sections: list[Value]) -> Draft:
    fields: dict[str, Value] = {
        "title": text,
        "subject": text,
        "preheader": text,
        "date": "2026-11-01",
        "sections": sections,
    }
    return _draft("newsletter", "content/newsletters", stem, fields)


# --- what is written is there ---------------------------------------------------------------------


def test_no_text_was_left_out_without_a_word(site: Site) -> None:
    blank = sum(1 for suite in SUITES for text in texts(suite).values() if not text.strip())
    assert len(site.bodies) == sum(SUITES.values()) - sum(REFUSED.values()) - blank - REMARKS
    assert (len(site.naughty), blank) == (247, 2)


def test_a_title_is_the_text_that_was_typed_and_makes_no_markup(site: Site) -> None:
    for kind, address in (
        ("person", "people/person-{}"),
        ("event", "events/2026/event-{}"),
    ):
        plain = shape(site.page(address.format("plain")))
        for name, text in site.naughty.items():
            page = site.page(address.format(name))
            (heading,) = page.xpath("//article//h1")
            assert tidy(heading.text_content()) == tidy(text), (kind, name)
            assert tidy(page.xpath("string(//head/title)")).startswith(tidy(text)), (kind, name)
            assert shape(page) == plain, (kind, name)


def tidy(text: str) -> str:
    return " ".join(text.split())


def shape(page: lxml.html.HtmlElement) -> Counter[tuple[str, ...]]:
    """Every element of a page with the names of its attributes."""
    return Counter(
        (str(element.tag), *sorted(element.attrib))
        for element in page.iter()
        if isinstance(element.tag, str)
    )


def test_a_clause_is_the_text_that_was_typed(site: Site) -> None:
    printed = [text for text in site.naughty.values() if can_be_printed(text)]
    shown = squeezed(site.page("proclamations/2026/everything").xpath("string(//article)"))
    assert [text for text in printed if squeezed(text) not in shown] == []


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_text_is_on_its_page_and_in_its_document(site: Site) -> None:
    for name, text in site.bodies.items():
        if not can_be_printed(text):
            continue
        page = site.page(f"news/2026/{slug(name)}")
        title = tidy(site.naughty.get(name, PLAIN))
        assert tidy(page.xpath("string(//article//h1)")) == title, name
        printed = letters(pdf_text(site.root / "site/news/2026" / slug(name) / f"{slug(name)}.pdf"))
        if not name.startswith("ts-"):  # source code means something in Markdown
            assert as_text(name, text) in squeezed(page.xpath("string(//article)")), name
            assert is_within(letters(as_text(name, text)), printed), name
            for character in unprintable(decoded(text)):
                assert f"U{ord(character):04X}" in printed, name


def test_what_no_typeface_has_is_named_where_it_stands(site: Site, tmp_path: Path) -> None:
    unprinted = {name: text for name, text in site.bodies.items() if not can_be_printed(text)}
    assert len(unprinted) == 8
    write(
        [*_given(), *(_release(slug(name), PLAIN, unprinted[name]) for name in unprinted)], tmp_path
    )
    told = {
        (problem.path, problem.line, found[0])
        for problem in build(tmp_path, MOMENT, jobs=1).problems
        for found in [re.search(r"U\+[0-9A-F]+", problem.message)]
        if found and problem.rule == "unprintable-character"
    }
    assert told == {
        (f"content/news/{slug(name)}.md", 8, f"U+{ord(character):04X}")
        for name, text in unprinted.items()
        for character in unprintable(text)
    }


def pdf_text(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


def letters(text: str) -> str:
    return "".join(re.findall(r"[A-Za-z0-9]", text))


def is_within(wanted: str, printed: str) -> bool:
    """Whether the letters are there in order; one under many marks is read more than once."""
    rest = iter(printed)
    return all(letter in rest for letter in wanted)


def test_the_calendar_holds_every_title_and_place(site: Site) -> None:
    calendar = icalendar.Calendar.from_ical((site.root / "site/calendar.ics").read_bytes())
    events = calendar.walk("VEVENT")
    assert sorted(tidy(str(event["SUMMARY"])) for event in events) == sorted(
        tidy(text) for text in [*site.naughty.values(), PLAIN]
    )
    for event in events:
        assert tidy(str(event["LOCATION"])).startswith(tidy(str(event["SUMMARY"])))
    assert {name for event in events for name in event} == set(events[0])


def test_the_data_holds_every_title_and_text(site: Site) -> None:
    people = json.loads((site.root / "site/data/person.json").read_bytes())["records"]
    assert {text.strip() for text in site.naughty.values()} <= {one["title"] for one in people}
    releases = json.loads((site.root / "site/data/release.json").read_bytes())["records"]
    held = {one["text"].strip() for one in releases}
    assert {text.strip() for text in site.bodies.values() if can_be_printed(text)} <= held


def test_every_feed_is_well_formed(site: Site) -> None:
    feeds = [*(site.root / "site").rglob("*.xml")]
    assert feeds
    for feed in feeds:
        lxml.etree.fromstring(feed.read_bytes())


# --- and nothing else is --------------------------------------------------------------------------


def test_no_page_has_a_script_a_handler_or_an_address_that_runs(site: Site) -> None:
    plain = [site.page(address) for address in ("people/person-plain", "events/2026/event-plain")]
    own = {script_of(script) for page in plain for script in page.iter("script")}
    for name, page in site.pages():
        for element in page.iter():
            if isinstance(element.tag, str):
                assert element.tag not in FORBIDDEN, name
                assert not [key for key in element.attrib if key.startswith("on")], name
                assert schemes_of(element) <= SCHEMES, name
        scripts = [*page.iter("script")]
        if "article" in {element.tag for element in page.iter()}:
            assert {script_of(script) for script in scripts} <= own | OF_SOME_PAGES, name
        for script in scripts:
            if "json" in script.get("type", ""):
                json.loads(script.text)


OF_SOME_PAGES = {
    ("assets/javascripts/lost.js", ""),
    ("assets/javascripts/calendar.js", "module"),
    ("assets/javascripts/over.js", ""),
}
"""The scripts of the theme that not every page has."""


def schemes_of(element: lxml.html.HtmlElement) -> set[str]:
    """The schemes of the addresses that an element leads to, as a browser reads them."""
    found = (
        re.match(r"[\s\x00-\x1f]*([a-z][\w+.-]*):", element.get(key, ""), re.IGNORECASE)
        for key in ("href", "src", "action", "formaction", "xlink:href")
    )
    return {match[1].lower() for match in found if match}


def script_of(script: lxml.html.HtmlElement) -> tuple[str, str]:
    return re.sub(r"^(\.\./|/)*", "", script.get("src", "")), script.get("type", "")


def test_the_mail_holds_every_text(site: Site) -> None:
    folder = site.root / "private/newsletters"
    page = lxml.html.fromstring((folder / "everything.html").read_bytes())
    shown = squeezed(page.text_content())
    plain = squeezed((folder / "everything.txt").read_text(encoding="utf-8"))
    for name, text in site.naughty.items():
        assert squeezed(text) in shown, name
        assert squeezed(text) in plain, name
    for element in page.iter():
        if isinstance(element.tag, str):
            assert element.tag not in ("script", "iframe", "form", "object", "svg"), element.tag
            assert not [key for key in element.attrib if key.startswith("on")]


def test_a_subject_is_one_header_and_adds_no_other(site: Site) -> None:
    for name, text in [*site.naughty.items()][SUBJECTS]:
        content = (site.root / f"private/newsletters/{name}.eml").read_bytes()
        message = email.message_from_bytes(content, policy=email.policy.default)
        assert sorted(message.keys()) == HEADERS, name
        assert tidy(str(message["Subject"])) == tidy(text), name
        assert len(message["To"].addresses) == 1, name


# --- in a browser ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    """Where the office is served, with its mail under /mail/."""
    folder = site.root / "site"
    mail = folder / "mail"
    mail.mkdir()
    (mail / "index.html").write_bytes(
        (site.root / "private/newsletters/everything.html").read_bytes()
    )
    with served(folder) as found:
        yield found


# Whatever a naughty string calls, this notices.
TRAP = """
window.__ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
  window[name] = (...words) => { window.__ran.push(name + ": " + words.join(" ")); };
}
"""

VISITED = (
    "news/2026/everything/",
    "proclamations/2026/everything/",
    "newsletters/everything/",
    "news/2026/",
    "people/",
    "calendar/2026/12/",
    "mail/",
)


@pytest.mark.browser
def test_nothing_runs_and_nobody_else_is_asked(browser: Browser, site: Site, address: str) -> None:
    heard: list[str] = []
    context = browser.new_context()
    context.add_init_script(TRAP)
    tab = context.new_page()
    _listen(tab, address, heard)
    for path in VISITED:
        answer = tab.goto(f"{address}/{path}", wait_until="networkidle")
        assert answer, path
        assert answer.ok, path
        assert tab.evaluate("window.__ran") == [], path
    # What a page fetches is the same for all events; what counts is the words in its markup.
    tab.route(re.compile(r"\.(css|js|woff2|svg|png)$"), lambda route: route.fulfill(body=""))
    markup = [name for name, text in site.naughty.items() if "<" in text]
    for name in markup[::3]:
        tab.goto(f"{address}/events/2026/event-{name}/", wait_until="domcontentloaded")
        assert tab.evaluate("window.__ran") == [], name
    context.close()
    assert heard == []


def _listen(tab: Page, address: str, heard: list[str]) -> None:
    def asked(request: Request) -> None:
        if not request.url.startswith((f"{address}/", "data:", "blob:")):
            heard.append(f"asked {request.url}")

    tab.on("request", asked)
    tab.on("dialog", lambda dialog: heard.append(f"said {dialog.message}"))
    tab.on("pageerror", lambda error: heard.append(f"failed {error}"))
    tab.on("popup", lambda other: heard.append(f"opened {other.url}"))
