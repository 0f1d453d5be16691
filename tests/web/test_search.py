"""The search in a real browser: on the demo site, and on an archive of ten thousand records."""

from __future__ import annotations

import json
import shutil
from random import Random
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from herald.outputs.search.drawers import CROWDED, Layout
from herald.outputs.search.words import STOP_WORDS, head_words
from tests import archive
from tests.hostile import HOSTILE
from tests.serving import served
from tests.web.axe import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

RECORDS = 10_000
LOOKS = ((390, "light"), (1280, "dark"))


@pytest.fixture(scope="module")
def large(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the demo's pages are served with the index of an archive."""
    folder = tmp_path_factory.mktemp("large") / "site"
    shutil.copytree(demo / "site", folder, ignore=shutil.ignore_patterns("heads", "texts", "cards"))
    for path, content in archive.index(RECORDS).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    with served(folder) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a phone, which may say nothing on its console."""
    opened = browser.new_page(viewport={"width": 390, "height": 800})
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    opened.close()
    assert said == []


def results(page: Page) -> list[str]:
    """The titles that the page of the search shows."""
    return page.locator("#search_results .search-title").all_text_contents()


def status(page: Page) -> str:
    """What is announced on the page of the search, once it is."""
    told = page.locator("#search_results .search-status")
    expect(told).not_to_be_empty()
    return told.text_content() or ""


# --- in the head of every page --------------------------------------------------------------------


def test_results_come_as_one_types_and_are_reached_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/news/2026/ferry-terminal/")
    page.get_by_label("Search this site").focus()
    page.keyboard.type("net loft groundb")
    first = page.locator(".search-panel .search-title a").first
    expect(first).to_contain_text("Net Loft", ignore_case=True)
    announced = page.locator(".frame-search [role=status]")
    expect(announced).to_contain_text("for “net loft groundb”")

    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label("Search this site")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Search this site")).to_be_focused()
    expect(first).to_be_hidden()
    expect(announced).to_be_empty()

    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}/search/?q=net+loft+groundb")
    page.locator("#search_results .search-title a").first.click()
    expect(page.locator("h1")).to_contain_text("Net Loft", ignore_case=True)


def test_a_resident_sees_when_and_where_the_hearing_is(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    page.get_by_label("Search this site").fill("hearings")
    result = page.locator(".search-panel .search-result", has_text="Public hearing on the 2027")
    expect(result.locator(".search-facts")).to_have_text(
        "Event · Nov. 23, 2026, 5:30 p.m. · City Hall"
    )


def test_what_is_canceled_says_so_before_all_else(page: Page, address: str) -> None:
    facts = {}
    for words in ("open streets cannery", "lantern hill parade", "state of the city address"):
        page.goto(f"{address}/search/?{urlencode({'q': words})}")
        status(page)
        facts[words] = page.locator("#search_results .search-facts").first.text_content()
    assert facts == {
        "open streets cannery": "Canceled Event · Aug. 15, 2026, 10 a.m. · "
        "Cannery Way, from Net Street to Harbor Street",
        "lantern hill parade": "New time Event · Dec. 5, 2026, 4:30 p.m. · "
        "Lantern Street, from Campus Way to the harbor",
        "state of the city address": "Postponed Event · Jan. 21, 2027, 6 p.m. · "
        "Forum Hall, Salish Coast University",
    }


# --- the page of the search -----------------------------------------------------------------------


def test_accents_case_plurals_and_beginnings_do_not_matter(page: Page, large: str) -> None:
    found = {}
    for query in (
        "reunion nunoa",
        "REUNIONES Ñuñoa",
        "Ñuño",
        "lighthouse keepers cottages",
        "lighthouse hearings",
        "cottage lighth",
    ):
        page.goto(f"{large}/search/?{urlencode({'q': query})}")
        status(page)
        found[query] = results(page)[0]
    hearing, reunion = archive.NEEDLES[5000], archive.NEEDLES[7]
    assert found == {
        "reunion nunoa": reunion,
        "REUNIONES Ñuñoa": reunion,
        "Ñuño": reunion,
        "lighthouse keepers cottages": hearing,
        "lighthouse hearings": hearing,
        "cottage lighth": hearing,
    }


def test_results_are_narrowed_by_kind_and_year_and_the_address_says_it(
    page: Page, large: str
) -> None:
    page.goto(f"{large}/search/?q=ferry")
    all_of_them = status(page)
    page.get_by_label("Kind of page").select_option(label="Proclamations")
    expect(page.locator(".search-status").last).not_to_have_text(all_of_them)
    kinds = page.locator("#search_results .search-kind")
    expect(kinds.first).to_have_text("Proclamation")
    assert set(kinds.all_text_contents()) == {"Proclamation"}
    of_all_years = status(page)
    page.get_by_label("Year").select_option("2026")
    expect(page).to_have_url(f"{large}/search/?q=ferry&kind=proclamation&year=2026")
    expect(page.locator(".search-status").last).not_to_have_text(of_all_years)
    expect(page.locator("#search_results time").first).to_contain_text("2026")
    told = status(page)
    titles = results(page)

    page.reload()
    assert status(page) == told
    assert results(page) == titles
    expect(page.get_by_label("Year")).to_have_value("2026")


def test_more_results_are_shown_ten_at_a_time_and_the_first_new_one_is_read(
    page: Page, large: str
) -> None:
    page.goto(f"{large}/search/?q=ferry")
    status(page)
    before = results(page)
    assert len(before) == 10
    page.get_by_role("button", name="Show more results").click()
    expect(page.locator("#search_results .search-result")).to_have_count(20)
    assert results(page)[:10] == before
    expect(page.locator("#search_results .search-title a").nth(10)).to_be_focused()


def test_when_no_page_has_all_words_those_with_some_are_shown_with_a_note(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/search/?q=ferry+hippopotamus")
    told = status(page)
    assert told.startswith("No page has all of these words. These have some of them. ")
    assert told.endswith(" results for “ferry hippopotamus”")
    assert len(results(page)) == 10

    page.goto(f"{address}/search/?q=hippopotamus")
    assert status(page) == "Nothing found for “hippopotamus”"
    assert results(page) == []
    page.goto(f"{address}/search/?q=the")
    assert status(page) == "Type at least three letters of a word that says what you look for."


def test_pages_written_by_hand_are_found(page: Page, address: str) -> None:
    page.goto(f"{address}/search/?q=privacy")
    status(page)
    assert "Privacy" in results(page)
    page.get_by_label("Kind of page").select_option(label="Other pages")
    page.get_by_role("link", name="Privacy").first.click()
    expect(page).to_have_url(f"{address}/privacy/")


def test_a_spanish_reader_is_shown_spanish_and_what_there_is_only_in_english(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/es/search/?q=terminal+ferry")
    assert " resultados para «terminal ferry»" in status(page)
    links = page.locator("#search_results .search-title a")
    spanish = page.get_by_role("link", name="Inauguración de la terminal del ferry")
    expect(spanish).to_have_attribute("href", f"{address}/es/events/2026/ferry-terminal-opening/")
    facts = page.locator(".search-result", has=spanish).locator(".search-facts")
    expect(facts).to_have_text(
        "Evento · 12 de diciembre de 2026, 11:00 a. m. · Ellery Bay Ferry Terminal"
    )
    foreign = page.locator("#search_results .search-title a[lang=en]")
    assert 0 < foreign.count() < links.count()
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{address}/search/?q=terminal+ferry")
    page.go_back()
    foreign.first.click()
    expect(page.locator("html")).to_have_attribute("lang", "es")


def test_without_scripts_the_page_says_so_and_leads_to_the_lists(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    opened = context.new_page()
    opened.goto(f"{address}/es/")
    opened.get_by_label("Buscar en este sitio").fill("audiencia")
    opened.keyboard.press("Enter")
    expect(opened).to_have_url(f"{address}/es/search/?q=audiencia")
    expect(opened.get_by_text("La búsqueda necesita JavaScript")).to_be_visible()
    opened.get_by_role("navigation", name="Todas las listas").get_by_text("Noticias").click()
    expect(opened).to_have_url(f"{address}/es/news/")
    context.close()


def test_a_browser_that_kept_an_old_guide_learns_the_new_one(
    browser: Browser, address: str
) -> None:
    opened = browser.new_page()
    old = json.loads(opened.request.get(f"{address}/search/en.json").text()) | {
        "heads": 4,
        "texts": 8,
    }
    answers = iter([json.dumps(old)])

    def answer(route: Route) -> None:
        kept = next(answers, None)
        if kept is None:
            route.continue_()
        else:
            route.fulfill(body=kept)

    opened.route("**/search/en.json", answer)
    opened.goto(f"{address}/search/?q=ferry+terminal")
    assert " results for “ferry terminal”" in status(opened)
    opened.close()


# --- at ten thousand records ----------------------------------------------------------------------


@pytest.mark.parametrize("query", ["ferry terminal", "harbor street council", "hearing"])
def test_the_first_result_costs_a_phone_less_than_300_kilobytes(
    page: Page, large: str, query: str
) -> None:
    page.goto(f"{large}/news/", wait_until="networkidle")
    fetched: list[int] = []
    page.on("response", lambda response: fetched.append(len(response.body())))
    field = page.get_by_label("Search this site")
    field.press_sequentially(query, delay=20)
    expect(page.locator(".search-panel .search-result").first).to_be_visible()
    until_first = sum(fetched)
    expect(page.locator(".frame-search [role=status]")).to_contain_text(f"for “{query}”")
    page.wait_for_load_state("networkidle")

    assert 0 < until_first <= 300_000
    assert sum(fetched) <= 300_000


# --- for everybody --------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_where_results_are_shown(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    opened = browser.new_page(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    found = {}
    for path, field in (("/search/?q=ferry", ""), ("/es/search/?q=ferry", ""), ("/news/", "q")):
        opened.goto(address + path)
        if field:
            opened.get_by_label("Search this site").fill("ferry")
        expect(opened.locator("[role=status]").last).to_contain_text("ferry")
        if field:
            expect(opened.locator(".search-panel .search-result").first).to_be_visible()
        violations = Axe().run(opened, options={"runOnly": RULES}).response["violations"]
        for violation in violations:
            nodes = [node["html"][:120] for node in violation["nodes"][:3]]
            found[f"{path} {violation['id']}"] = nodes
        assert opened.evaluate("document.documentElement.scrollWidth") == width
    opened.close()
    assert found == {}


# --- one rule in two languages --------------------------------------------------------------------


def test_the_browser_folds_words_as_the_program_does(page: Page, address: str) -> None:
    every = "".join(chr(code) for code in range(0x20, 0x3000) if chr(code).isprintable())
    texts = [
        *HOSTILE,
        *(" ".join(every[place : place + 7]) for place in range(0, len(every), 7)),
        *(f"a{letter}b" for letter in every),
        *(f"{one.title} {one.head} {one.text}" for one in archive.pieces(200)),
    ]
    page.goto(f"{address}/search/")
    folded = page.evaluate(
        """async texts => {
            const { wordsOf } = await import("/assets/javascripts/search-index.js")
            return texts.map(text => wordsOf(text))
        }""",
        texts,
    )
    known = {
        text: dict.fromkeys(w for w in words if w not in STOP_WORDS and len(w.encode()) <= 40)
        for text, words in zip(texts, folded, strict=True)
    }
    differing = {
        text: (list(words), [word.decode() for word in head_words(text)])
        for text, words in known.items()
        if list(words) != [word.decode() for word in head_words(text)]
    }
    assert differing == {}


def test_the_browser_looks_into_the_drawer_that_the_program_filled(
    page: Page, address: str
) -> None:
    random = Random(1)  # noqa: S311 - made-up words are no secret
    letters = "abcdefghijklmnopqrstuvwxyz0123456789ñ東ł"
    words = ["".join(random.choices(letters, k=random.randint(1, 9))) for _ in range(5000)]
    words += [f"{crowded}{tail}" for crowded in CROWDED for tail in ("", "m", "munity")]
    page.goto(f"{address}/search/")
    places = page.evaluate(
        """async ([words, crowded]) => {
            const { drawerOf } = await import("/assets/javascripts/search-index.js")
            return words.map(word => drawerOf(word, 1024, new Set(crowded)))
        }""",
        [words, sorted(CROWDED)],
    )
    filled = [Layout(1024).text(word) for word in words]
    assert [f"search/texts/1024/{place}.txt" for place in places] == filled


@pytest.mark.parametrize(
    "forms",
    [
        ("hearing", "hearings"),
        ("city", "cities"),
        ("bus", "buses"),
        ("address", "addresses"),
        ("house", "houses"),
        ("day", "days"),
        ("reunion", "reuniones"),
        ("parque", "parques"),
        ("calle", "calles"),
        ("ley", "leyes"),
        ("mes", "meses"),
    ],
)
def test_forms_of_a_word_are_one(page: Page, address: str, forms: tuple[str, ...]) -> None:
    page.goto(f"{address}/search/")
    stems = page.evaluate(
        """async words => {
            const { stem } = await import("/assets/javascripts/search-index.js")
            return words.map(stem)
        }""",
        list(forms),
    )
    assert len(set(stems)) == 1
