"""The page around every page: drawn by MkDocs once, filled by Herald."""

from __future__ import annotations

import functools
import http.server
import json
import re
import threading
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from markupsafe import Markup
from playwright.sync_api import sync_playwright
from selectolax.lexbor import LexborHTMLParser, LexborNode

from herald.kinds import KINDS
from herald.outputs.shell import (
    Host,
    Language,
    Letterhead,
    PageSlots,
    SearchEntry,
    Section,
    ShellError,
    ShellRequest,
    fill,
    fill_hand_page,
    render_host,
)
from herald.records.reader import read_office
from tests.browser import browser_executable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

LANGUAGES = ("en", "es")
SPANISH = {"News": "Noticias", "Events": "Eventos", "Menu": "Menú", "Calendar file": "Calendario"}

# What a title may be, and what each must not become.
TITLES = (
    "The budget",
    'The "budget" & <b>what it\'s for</b>',
    "Łódź, Ñuñoa & 東京 – “a sister city” 🎉",
    "{{ budget }} {% raw %} &amp; \\1",
)


def say(language: str, words: str) -> str:
    """The words of the tests' two languages."""
    return SPANISH.get(words, words) if language == "es" else words


@pytest.fixture
def host(root: Path) -> Callable[..., Host]:
    """Draws the office in the test's docstring, with the shells for the addresses."""

    def draw(*addresses: str) -> Host:
        settings = read_office(root, KINDS).settings
        assert settings is not None
        letterhead = Letterhead(
            settings=settings,
            mayor="Renata Okafor-Lindqvist",
            languages=(Language("en", "English"), Language("es", "Español")),
            sections=(Section("news", "News"), Section("events", "Events", also=("calendar",))),
            links=(("Calendar file", "/calendar.ics"),),
        )
        requests = {ShellRequest.of(address, LANGUAGES) for address in addresses}
        return render_host(root, letterhead, requests, say)

    return draw


def page(content: bytes) -> LexborHTMLParser:
    """The page, to be asked."""
    return LexborHTMLParser(content.decode())


def first(content: bytes, selector: str) -> LexborNode:
    """The first element of that kind, which the page must have."""
    found = page(content).css_first(selector)
    assert found is not None, selector
    return found


def hrefs(content: bytes, selector: str) -> list[tuple[str, str | None, str | None]]:
    """Words, address and aria-current of the links."""
    return [
        (link.text(strip=True), link.attributes["href"], link.attributes.get("aria-current"))
        for link in page(content).css(f"{selector} a")
    ]


# A filled shell is MkDocs' own page ---------------------------------------------------------------


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("news/index.md", "/news/"),
        ("news/index.es.md", "/es/news/"),
        ("guide.md", "/guide/"),
        ("news/2026/budget.md", "/news/2026/budget/"),
        ("news/2026/budget.es.md", "/es/news/2026/budget/"),
        ("calendar/2026.md", "/calendar/2026/"),
        ("committees/a/b/c.md", "/committees/a/b/c/"),
    ],
)
def test_a_filled_shell_is_what_mkdocs_makes_of_the_page(
    root: Path, host: Callable[..., Host], source: str, address: str, title: str
) -> None:
    description = f"About: {title}"
    front = json.dumps(
        {"title": title, "description": description, "hide": ["toc"]}, ensure_ascii=False
    )
    file = root / "content/pages" / source
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{front}\n---\n# What & why\n\n1 < 2 *and* more.\n", encoding="utf-8")

    drawn = host("/news/", "/es/news/", "/events/", address)

    slots = PageSlots(
        address=address,
        title=title,
        description=description,
        body=Markup('<h1 id="what-why">What &amp; why</h1>\n<p>1 &lt; 2 <em>and</em> more.</p>'),
        # There is a shell for the other, and so a page.
        alternates=(("en", "/news/"), ("es", "/es/news/")) if "index" in source else (),
    )
    made = fill(drawn.shells[ShellRequest.of(address, LANGUAGES)], slots)
    assert made == fill_hand_page(drawn.pages[address], {})


def test_a_filled_shell_is_what_mkdocs_makes_of_a_translated_page(
    host: Callable[..., Host],
) -> None:
    """
    == content/pages/news/budget.md ==
    # The budget
    == content/pages/news/budget.es.md ==
    # El presupuesto
    """
    drawn = host("/news/", "/es/news/", "/news/budget/", "/es/news/budget/")
    slots = PageSlots(
        address="/es/news/budget/",
        title="El presupuesto",
        body=Markup('<h1 id="el-presupuesto">El presupuesto</h1>'),
        alternates=(("en", "/news/budget/"), ("es", "/es/news/budget/")),
    )
    made = fill(drawn.shells[ShellRequest("news", 3, "es")], slots)
    assert made == fill_hand_page(drawn.pages["/es/news/budget/"], {})


@pytest.mark.parametrize("title", TITLES)
def test_words_are_escaped_where_they_stand(host: Callable[..., Host], title: str) -> None:
    shell = host("/news/x/").shells[ShellRequest("news", 2, "en")]
    made = fill(shell, PageSlots("/news/x/", title, description=title))

    assert first(made, "title").text() == f"{title} – Mayor of Port Ellery"
    for name in ("meta[name=description]", "meta[property='og:title']"):
        assert first(made, name).attributes["content"] == title


def test_a_body_may_look_like_a_slot(host: Callable[..., Host]) -> None:
    shell = host("/news/x/").shells[ShellRequest("news", 2, "en")]
    body = Markup("<h1>\ufdd0title\ufdd1 {{ body }} \\1</h1>")
    assert body in fill(shell, PageSlots("/news/x/", "Slots", body=body)).decode()


def test_a_shell_is_for_one_depth(host: Callable[..., Host]) -> None:
    shell = host("/news/x/").shells[ShellRequest("news", 2, "en")]
    with pytest.raises(ValueError, match="does not fit"):
        fill(shell, PageSlots("/news/2026/x/", "Deeper"))


@pytest.mark.parametrize(
    ("address", "request_"),
    [
        ("/", ShellRequest("", 0, "en")),
        ("/es/", ShellRequest("", 1, "es")),
        ("/news/", ShellRequest("news", 1, "en")),
        ("/es/news/2026/x/", ShellRequest("news", 4, "es")),
        ("/espresso/", ShellRequest("espresso", 1, "en")),
    ],
)
def test_an_address_names_its_shell(address: str, request_: ShellRequest) -> None:
    assert ShellRequest.of(address, LANGUAGES) == request_


# The frame ----------------------------------------------------------------------------------------


def test_the_tab_of_a_section_is_current_on_all_its_pages(host: Callable[..., Host]) -> None:
    """
    == content/pages/about.md ==
    # About us
    """
    addresses = ("/news/", "/news/2026/x/", "/events/", "/calendar/2026/12/", "/people/x/")
    drawn = host(*addresses, "/es/news/", "/es/news/2026/x/")

    def tabs(address: str) -> list[tuple[str, str | None, str | None]]:
        shell = drawn.shells[ShellRequest.of(address, LANGUAGES)]
        return hrefs(fill(shell, PageSlots(address, "X")), ".frame-nav")

    assert tabs("/news/") == [
        ("News", "./", "page"),
        ("Events", "../events/", None),
        ("About", "../about/", None),
    ]
    assert tabs("/news/2026/x/") == [
        ("News", "../../", "true"),
        ("Events", "../../../events/", None),
        ("About", "../../../about/", None),
    ]
    assert tabs("/calendar/2026/12/")[1] == ("Events", "../../../events/", "true")
    assert [current for _, _, current in tabs("/people/x/")] == [None, None, None]
    # Nobody asked for /es/events/, and nobody wrote about.es.md.
    assert tabs("/es/news/") == [("Noticias", "./", "page")]
    assert tabs("/es/news/2026/x/") == [("Noticias", "../../", "true")]
    assert hrefs(fill_hand_page(drawn.pages["/about/"], {}), ".frame-nav") == [
        ("News", "../news/", None),
        ("Events", "../events/", None),
        ("About", "./", "page"),
    ]


MATERIAL = re.compile(r"assets/(javascripts/(bundle|material)|stylesheets/(main|palette))\b")


@pytest.mark.parametrize(
    "asked",
    [
        "theme: {name: material, features: [content.code.copy]}",
        "theme: {name: material, custom_dir: looks}",
        "markdown_extensions: [admonition, pymdownx.superfences]",
        "extra_javascript: [city.js]",
    ],
)
def test_materials_own_script_and_sheet_come_when_an_office_asks_for_its_features(
    host: Callable[..., Host], root: Path, asked: str
) -> None:
    """
    == content/pages/about.md ==
    # About us
    == content/pages/city.js ==
    "use strict"
    == looks/partials/copyright.html ==
    Not used by Herald's foot.
    """
    (root / "mkdocs.yml").write_text(f"{asked}\n", "utf-8")
    drawn = host("/news/x/")
    shell = fill(drawn.shells[ShellRequest("news", 2, "en")], PageSlots("/news/x/", "X"))
    links = [
        *(one.attributes["href"] for one in page(shell).css("link[rel=stylesheet]")),
        *(one.attributes["src"] for one in page(shell).css("script[src]")),
    ]
    asked_for = [link for link in links if MATERIAL.search(link or "")]

    assert len(asked_for) == 3
    assert {(link or "").removeprefix("../../") for link in asked_for} == {
        path for path in drawn.files if MATERIAL.search(path)
    }


def test_without_that_no_page_has_anything_of_materials(host: Callable[..., Host]) -> None:
    """
    == mkdocs.yml ==
    theme: material
    plugins: [search, herald]
    == content/pages/about.md ==
    # About us
    """
    drawn = host("/news/x/")
    shell = fill(drawn.shells[ShellRequest("news", 2, "en")], PageSlots("/news/x/", "X"))

    assert [path for path in drawn.files if MATERIAL.search(path)] == []
    assert MATERIAL.search(shell.decode()) is None
    assert MATERIAL.search(fill_hand_page(drawn.pages["/about/"], {}).decode()) is None


def test_the_language_switch_leads_to_the_same_page_or_home(host: Callable[..., Host]) -> None:
    """
    == content/pages/about.md ==
    # About us
    == content/pages/about.es.md ==
    # Sobre nosotros
    == content/pages/contact.md ==
    # Contact
    """
    drawn = host("/news/x/", "/es/news/x/")
    both = (("en", "/news/x/"), ("es", "/es/news/x/"))
    english = PageSlots("/news/x/", "X", alternates=both)
    made = fill(drawn.shells[ShellRequest("news", 2, "en")], english)

    def switch(content: bytes) -> list[tuple[str, str | None, str | None]]:
        return hrefs(content, ".frame-languages")

    assert switch(made) == [("Español", "../../es/news/x/", None)]
    assert [link.attributes for link in page(made).css("link[hreflang]")] == [
        {"rel": "alternate", "hreflang": "en", "href": "https://mayor.portellery.example/news/x/"},
        {
            "rel": "alternate",
            "hreflang": "es",
            "href": "https://mayor.portellery.example/es/news/x/",
        },
        {
            "rel": "alternate",
            "hreflang": "x-default",
            "href": "https://mayor.portellery.example/news/x/",
        },
    ]
    in_english = fill(
        drawn.shells[ShellRequest("news", 2, "en")],
        PageSlots("/news/x/", "X", alternates=both, editions=("en",)),
    )
    assert switch(in_english) == [("Español", "../../es/news/x/", None)]
    assert page(in_english).css("link[hreflang]") == []
    written = {address: switch(fill_hand_page(one, {})) for address, one in drawn.pages.items()}
    assert written == {
        "/": [("Español", "es/", None)],
        "/about/": [("Español", "../es/about/", None)],
        "/contact/": [("Español", "../es/", None)],
        "/es/about/": [("English", "../../about/", None)],
    }
    assert switch(fill_hand_page(drawn.not_found, {})) == [("Español", "/es/", None)]


def test_the_foot_leads_to_every_page_beside_the_home_page(host: Callable[..., Host]) -> None:
    """
    == content/pages/about.md ==
    # About the office
    == content/pages/accessibility.md ==
    # Accessibility
    == content/pages/privacy.md ==
    # Privacy
    == content/pages/privacy.es.md ==
    # Privacidad
    == content/pages/invite.md ==
    # Invite the Mayor
    == content/pages/guides/parade.md ==
    # How to hold a parade
    """
    drawn = host("/es/news/")
    made = fill(drawn.shells[ShellRequest("news", 2, "es")], PageSlots("/es/news/", "Noticias"))

    def links(heading: str) -> list[tuple[str, str | None, str | None]]:
        return [
            (link.text(strip=True), link.attributes["href"], link.attributes.get("lang"))
            for link in page(made).css(f"[aria-labelledby={heading}] a")
        ]

    # There is no about.es.md for a Spanish tab.
    assert links("__foot_office") == []
    assert links("__foot_services") == [("Invite the Mayor", "../../invite/", "en")]
    assert links("__foot_site") == [
        ("Accessibility", "../../accessibility/", "en"),
        ("Privacidad", "../privacy/", None),
        ("Calendario", "../../calendar.ics", None),
    ]


def test_the_settings_words_are_escaped(host: Callable[..., Host]) -> None:
    """
    == office.yml ==
    city: Port <b>Ellery</b>
    state: '"Washington" & more'
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    languages: [en, es]
    site_name: The <i>Mayor</i> & "friends"
    notice: It's <script>all</script> invented.
    contact:
      address: <u>1</u> Harbor Street, Port Ellery
      hours: <s>9 to 5</s>
    """
    made = fill_hand_page(host().pages["/"], {})
    assert page(made).css("b, i, u, s, footer script") == []
    assert first(made, "title").text() == 'The <i>Mayor</i> & "friends"'
    assert "<u>1</u> Harbor Street," in first(made, "address").text()


def test_a_page_asks_no_other_host_for_anything(host: Callable[..., Host]) -> None:
    drawn = host("/news/", "/es/news/2026/x/")
    pages = [
        fill(drawn.shells[ShellRequest("news", 1, "en")], PageSlots("/news/", "News")),
        fill_hand_page(drawn.pages["/"], {}),
        fill_hand_page(drawn.not_found, {}),
    ]
    for made in pages:
        named = re.findall(r"(?<!xmlns=.)https?://[^/\"]+/", made.decode())
        assert set(named) <= {"https://mayor.portellery.example/"}
        assert page(made).css("script:not([src]):not([type='application/json'])") == []
    for path, content in drawn.files.items():
        if path.endswith(".css"):
            assert re.findall(rb"url\(\s*[\"']?+(?!data:|\.\./|#)[^)]*|@import.*", content) == [], (
                path
            )


def test_a_missing_page_may_be_missed_anywhere(host: Callable[..., Host]) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://portellery.example/mayor/
    languages: [en, es]
    """
    made = fill_hand_page(host("/news/").not_found, {})
    addresses = [
        node.attributes.get("href") or node.attributes["src"]
        for node in page(made).css("[href], [src]")
        if not (node.attributes.get("href") or "").startswith("#")
    ]
    assert [one for one in addresses if not (one or "").startswith("/mayor/")] == []
    assert first(made, "meta[name=robots]").attributes["content"] == "noindex"


# Hand-written pages -------------------------------------------------------------------------------


def test_a_page_embeds_lists(host: Callable[..., Host]) -> None:
    """
    == content/pages/index.md ==
    # Welcome

    {{ latest_news }}

    Not {{ upcoming_events }} here.

    {{ upcoming_events }}
    """
    drawn = host()
    home = drawn.pages["/"]
    assert home.embeds == ("latest_news", "upcoming_events")
    lists = {name: Markup("<ul><li>{}</li></ul>").format(name) for name in home.embeds}
    article = first(fill_hand_page(home, lists), "article")
    assert [node.text() for node in article.css("h1, p, li")] == [
        "Welcome",
        "latest_news",
        "Not {{ upcoming_events }} here.",
        "upcoming_events",
    ]
    assert drawn.search_entries == (
        SearchEntry("/", "en", "Welcome", "", "Welcome Not {{ upcoming_events }} here."),
    )


def test_the_search_is_given_the_words_of_pages_that_are_to_be_found(
    host: Callable[..., Host],
) -> None:
    """
    == content/pages/index.md ==
    ---
    title: Mayor & council
    search: {exclude: true}
    ---
    == content/pages/about.md ==
    # About *us* & you

    1 < 2, as [they](contact.md) say.

    ## The staff <b>here</b>

    | Name | Telephone |
    | --- | --- |
    | R. | 360 |
    == content/pages/about.es.md ==
    # Sobre nosotros
    == content/pages/contact.md ==
    # Contact
    == content/pages/kontakt.es.md ==
    # Solo en español
    """
    assert host("/news/").search_entries == (
        SearchEntry(
            "/about/",
            "en",
            "About us & you",
            "The staff here",
            "About us & you 1 < 2, as they say. The staff here Name Telephone R. 360",
        ),
        SearchEntry("/about/", "es", "Sobre nosotros", "", "Sobre nosotros"),
        SearchEntry("/contact/", "en", "Contact", "", "Contact"),
        SearchEntry("/kontakt/", "es", "Solo en español", "", "Solo en español"),
    )


def test_what_a_writer_cannot_do_is_gone(host: Callable[..., Host]) -> None:
    """
    == content/pages/bad.md ==
    ---
    title: <img src=x onerror=alert(1)>
    description: '"><script>alert(1)</script>'
    template: redirect.html
    icon: ../../../etc/passwd
    subtitle: <script>alert(1)</script>
    ---
    # A page &#xfdd0;head&#xfdd1;

    <script>alert(1)</script>
    <p id="__config" class="md-overlay lead" onclick="alert(1)" style="position:fixed">Words</p>
    <a href="javascript:alert(1)">no</a> ![](https://spy.example/pixel.png)
    """
    drawn = host("/news/")
    made = fill_hand_page(drawn.pages["/bad/"], {})
    assert first(made, "title").text() == "<img src=x onerror=alert(1)> – Mayor of Port Ellery"
    article = first(made, "article")
    assert re.sub(r"\s+", " ", article.html or "") == (
        '<article class="md-content__inner md-typeset"> '
        '<h1 id="a-page-head">A page head</h1> '
        '<p class="lead">Words</p> <p><a>no</a> <img alt=""></p> </article>'
    )
    everywhere = b"".join(fill_hand_page(one, {}) for one in drawn.pages.values())
    assert b"alert(1)</script>" not in everywhere
    assert b"<img src=x" not in everywhere


def test_links_of_hand_written_pages(host: Callable[..., Host]) -> None:
    """
    == content/pages/about.md ==
    # About

    [Contact](contact.md#hours), [the budget](/news/2026/budget/#why), [the city](https://city.example/),
    ![](/assets/seal.svg) and <a href="/calendar/">the calendar</a>.
    == content/pages/contact.md ==
    # Contact

    ## Hours
    """
    drawn = host("/news/")
    article = first(fill_hand_page(drawn.pages["/about/"], {}), "article")
    assert [
        node.attributes.get("href") or node.attributes["src"] for node in article.css("a, img")
    ] == [
        "../contact/#hours",
        "../news/2026/budget/#why",
        "https://city.example/",
        "../assets/seal.svg",
        "../calendar/",
    ]
    assert drawn.problems == ()


def test_what_is_wrong_is_said_where_it_is(
    root: Path, host: Callable[..., Host], capfd: pytest.CaptureFixture[str]
) -> None:
    """
    == content/pages/about.md ==
    ---
    title: About
    ---
    # About

    See [this](nowhere.md), [that](contact) and
    [there](contact.md#gone).

    ![](https://spy.example/pixel.png)
    == content/pages/contact.md ==
    # Contact
    == content/pages/assets/page.html ==
    <script>alert(1)</script>
    == content/pages/assets/good.svg ==
    <svg xmlns="http://www.w3.org/2000/svg"><path clip-path="url(#c)" d="M0 0h1v1z"/></svg>
    == content/pages/assets/bad.svg ==
    <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>
    """
    (root / "secret.txt").write_text("secret")
    (root / "content/pages/assets/secret.txt").symlink_to(root / "secret.txt")

    drawn = host("/news/")

    assert [str(problem) for problem in drawn.problems] == [
        "content/pages/about.md:6: warning: the link 'nowhere.md' leads nowhere; "
        "there is no such page or file in content/pages [page-link]",
        "content/pages/about.md:6: warning: the link 'contact' leads nowhere; "
        "did you mean 'contact.md'? [page-link]",
        "content/pages/about.md:7: warning: the link 'contact.md#gone' leads nowhere; "
        "there is no such heading on that page [page-link]",
        "content/pages/about.md:9: warning: the image 'https://spy.example/pixel.png' is on "
        "another site; put it into content/pages [page-link]",
        "content/pages/assets/bad.svg:1: warning: 'bad.svg' is not published: "
        "the drawing holds a script ('onload'); save it as plain SVG [page-file]",
        "content/pages/assets/page.html:1: warning: 'page.html' is not published: "
        "files of the kind '.html' may do harm in a browser [page-file]",
        "content/pages/assets/secret.txt:1: warning: 'secret.txt' is a link to a file elsewhere; "
        "put the file itself in its place [page-file]",
    ]
    ours = {path for path in drawn.files if path in {"assets/good.svg", "assets/bad.svg"}}
    assert ours == {"assets/good.svg"}
    assert capfd.readouterr() == ("", "")


# mkdocs.yml ---------------------------------------------------------------------------------------


def test_an_office_may_have_its_own_mkdocs_yml(host: Callable[..., Host]) -> None:
    """
    == mkdocs.yml ==
    site_name: office.yml has the name
    docs_dir: content/pages
    theme:
      name: material
      custom_dir: looks
      features: [navigation.instant, search.suggest]
    plugins:
      - search
      - herald
    extra_css: [city.css]
    nav:
      - News: news/index.md
      - The office:
          - About: about.md
          - Staff: staff.md
    == looks/partials/copyright.html ==
    Not used by Herald's foot.
    == looks/partials/footer.html ==
    <footer>The city's own foot</footer>
    == content/pages/city.css ==
    body { margin: 0 }
    == content/pages/about.md ==
    # About us
    == content/pages/staff.md ==
    # The staff
    """
    drawn = host("/news/", "/news/x/")
    made = fill_hand_page(drawn.pages["/staff/"], {})

    assert first(made, "title").text() == "The staff – Mayor of Port Ellery"
    assert first(made, "footer").text() == "The city's own foot"
    assert hrefs(made, ".frame-nav:not(.frame-nav--under)") == [
        ("News", "../news/", None),
        ("The office", "../about/", "true"),
    ]
    assert hrefs(made, ".frame-nav--under") == [
        ("About", "../about/", None),
        ("Staff", "./", "page"),
    ]
    assert drawn.files["city.css"] == b"body { margin: 0 }\n"
    assert b"navigation.instant" not in made
    assert b"fonts.g" not in made
    assert drawn.problems == ()


def test_a_wrong_mkdocs_yml_stops_the_build(root: Path, host: Callable[..., Host]) -> None:
    """
    == mkdocs.yml ==
    theme: readthedocs
    """
    with pytest.raises(ShellError) as raised:
        host("/news/")
    assert str(raised.value) == "mkdocs.yml: theme is 'readthedocs'; Herald's pages need 'material'"

    (root / "mkdocs.yml").write_text("plugins: [nothing-of-that-name]\n")
    with pytest.raises(ShellError) as raised:
        host("/news/")
    assert str(raised.value) == (
        "mkdocs.yml: 'plugins': The \"nothing-of-that-name\" plugin is not installed"
    )


def test_a_language_that_material_does_not_speak(root: Path) -> None:
    """
    == content/pages/index.ht.md ==
    # Byenveni
    """
    settings = read_office(root, KINDS).settings
    assert settings is not None
    languages = (Language("en", "English"), Language("ht", "Kreyòl ayisyen"))
    drawn = render_host(root, Letterhead(settings, "R", languages, ()), (), say)
    assert b'<html lang="ht"' in fill_hand_page(drawn.pages["/ht/"], {})


def test_the_same_office_gives_the_same_bytes(
    host: Callable[..., Host], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """
    == content/pages/about.md ==
    # About
    """
    first = host("/news/", "/es/news/")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert host("/es/news/", "/news/") == first


# In a browser -------------------------------------------------------------------------------------

_BODY = Markup(
    "<h1>A new ferry terminal</h1><p>The <a href='#'>first boat</a> left.</p><h2>Getting there</h2>"
)


@pytest.fixture
def address(host: Callable[..., Host], tmp_path: Path) -> Iterator[str]:
    """A web server with the site of the test's docstring, and a record at /news/2026/x/."""
    drawn = host("/news/", "/news/2026/x/", "/es/news/")
    slots = PageSlots(
        "/news/2026/x/",
        "A new ferry terminal",
        body=_BODY,
        head=Markup('<link rel="alternate" type="application/atom+xml" href="../../feed.xml">'),
        alternates=(("en", "/news/2026/x/"), ("es", "/es/news/2026/x/")),
    )
    made = {
        "news/2026/x/index.html": fill(drawn.shells[ShellRequest("news", 3, "en")], slots),
        "alert.json": b'{"alerts": []}',
    }
    for one in drawn.pages.values():
        made[f"{one.address.lstrip('/')}index.html"] = fill_hand_page(one, {})
    for path, content in (made | dict(drawn.files)).items():
        file = tmp_path / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    handler = functools.partial(_Quiet, directory=str(tmp_path / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing: a test prints no requests."""


@pytest.mark.browser
def test_everybody_can_use_the_frame(address: str) -> None:
    """
    == content/pages/about.md ==
    # About the office

    Words with a [link](index.md), a note[^1] and a table.

    [^1]: The charter of 1874.

    ## The Mayor

    | Name | Telephone |
    | --- | ---: |
    | R. | 360-555-0100 |

    ## The staff

    !!! note "Office hours"
        Fridays.

    ## How we decide

    > By vote.
    """
    executable = browser_executable()
    found: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            for width in (390, 1280):
                context = browser.new_context(
                    viewport={"width": width, "height": 900},
                    color_scheme="dark" if scheme == "dark" else "light",
                    reduced_motion="reduce",
                )
                tab = context.new_page()
                _listen(tab, found)
                for path in ("/news/2026/x/", "/about/"):
                    tab.goto(address + path, wait_until="networkidle")
                    shown = tab.evaluate("document.documentElement.dataset.mdColorScheme")
                    assert shown == {"light": "default", "dark": "slate"}[scheme]
                    assert tab.evaluate("document.documentElement.scrollWidth") == width
                    results = Axe().run(tab, options={"runOnly": AXE}).response["violations"]
                    found += [f"{path} {scheme} {width} {one['id']}" for one in results]
                context.close()
        browser.close()
    assert found == []


def _listen(tab: Page, heard: list[str]) -> None:
    tab.on("console", lambda message: heard.append(message.text))
    tab.on("pageerror", lambda error: heard.append(str(error)))
    tab.on("requestfailed", lambda request: heard.append(request.url))


AXE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.browser
def test_the_frame_works_by_keyboard_and_without_scripts(address: str) -> None:
    executable = browser_executable()
    focused = """(({activeElement: one}) =>
        one.textContent.trim() || one.ariaLabel || one.labels[0].textContent)(document)"""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        tab.goto(f"{address}/news/2026/x/", wait_until="networkidle")
        stops = []
        for _ in range(5):
            tab.keyboard.press("Tab")
            stops.append(tab.evaluate(focused).split("\n")[0])
        assert stops == [
            "Skip to main content",
            "Español",
            "Dark colors",
            "Mayor of Port Ellery",
            "Search this site",
        ]
        tab.keyboard.type("ferry")
        tab.keyboard.press("Enter")
        tab.wait_for_url(f"{address}/search/?q=ferry")
        tab.goto(f"{address}/news/2026/x/")
        tab.get_by_role("button", name="Dark colors").click()
        tab.reload()
        assert tab.evaluate("document.documentElement.dataset.mdColorScheme") == "slate"
        assert tab.get_by_role("button", name="Light colors").is_visible()
        tab.close()

        context = browser.new_context(
            java_script_enabled=False, viewport={"width": 390, "height": 900}
        )
        tab = context.new_page()
        tab.goto(f"{address}/news/2026/x/")
        assert not tab.is_visible(".frame-menu nav")
        assert tab.get_attribute(".frame-search", "action") == "../../../search/"
        tab.focus(".frame-menu summary")
        tab.keyboard.press("Enter")
        assert tab.is_visible(".frame-menu nav")
        browser.close()
