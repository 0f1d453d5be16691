"""The demo office, built whole: nothing leaks, nothing dangles, and it is the same every time."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pikepdf
import pytest
from pydantic import BaseModel
from selectolax.lexbor import LexborHTMLParser

from herald import audience
from herald.audience import Audience
from herald.build import build
from herald.inspection import inspect
from herald.kinds.event import Event
from herald.making.publish import Published
from herald.outputs.headers import hosted
from herald.render.policy import Inline, digest_of, policy
from herald.stopped import Stopped
from tests.conftest import write_office
from tests.demo import AT, copy_office, differences, herald, tree
from tests.documents import faults, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from herald.office import Office

HOST = "https://mayor.portellery.example"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo office, built once for all tests that only look."""
    root = copy_office(tmp_path_factory.mktemp("built") / "office")
    result = build(root, AT)
    assert result.published, "\n".join(map(str, result.problems))
    return root


@pytest.fixture(scope="session")
def site(built: Path) -> dict[str, bytes]:
    """Every file of the public site."""
    return tree(built / "site")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The demo office, for tests that change it."""
    return copy_office(tmp_path / "office")


# --- what a browser is asked to do ---------------------------------------------------------------


def test_the_policy_lets_through_what_stands_in_the_pages_and_nothing_else(
    site: dict[str, bytes],
) -> None:
    standing: dict[str, set[str]] = {"script": set(), "style": set()}
    for path, content in site.items():
        if not path.endswith(".html"):
            continue
        page = LexborHTMLParser(content.decode())
        for element in page.css("script, style"):
            if "json" not in (element.attributes.get("type") or "") and element.text():
                standing[element.tag or ""].add(digest_of(element.text()))
        for element in page.css("*"):
            attributes = element.attributes
            assert not [name for name in attributes if name.startswith("on")], path
            assert "style" not in attributes, path
            assert {*_loaded(element.tag or "", attributes)} <= {SIGN_UP}, path
    inline = Inline(tuple(sorted(standing["script"])), tuple(sorted(standing["style"])))
    # Of other hosts one is allowed, to which a reader can send the form of the newsletter.
    forms = ("https://lists.portellery.example",)
    assert hosted(inline, forms) == site["_headers"]
    for path, content in site.items():
        if b"Content-Security-Policy" in content and path.endswith(".html"):
            assert f'content="{policy(inline, forms)}"'.encode() in content, path


SIGN_UP = "form https://lists.portellery.example/subscribe"
"""Asked when a reader presses its button, and not when it is drawn."""


def _loaded(tag: str, attributes: Mapping[str, str | None]) -> Iterator[str]:
    """The addresses on other hosts that a browser would ask when it draws the element."""
    names = ("src", "srcset", "poster", "data", "background", "action", "formaction", "ping")
    addresses = [attributes.get(name) for name in names]
    if tag == "link" and attributes.get("rel") not in ("canonical", "alternate"):
        addresses.append(attributes.get("href"))
    for address in addresses:
        if address and re.match(r"\s*(//|[a-z][a-z0-9+.-]*:)", address, re.IGNORECASE):
            yield f"{tag} {address}"


def test_style_sheets_ask_no_other_host(site: dict[str, bytes]) -> None:
    for path, content in site.items():
        if path.endswith((".css", ".svg")):
            asked = re.findall(rb"url\(\s*[\"']?(?!data:|#)([^\"')]+)|@import", content)
            assert [one for one in asked if b":" in one or one.startswith(b"//")] == [], path


def test_only_files_of_known_kinds_are_published(site: dict[str, bytes]) -> None:
    kinds = {path.rpartition(".")[2] for path in site if "." in path}
    assert kinds <= set("css csv docx html ics js json pdf png svg txt webp woff2 xml".split())
    assert [path for path in site if "." not in path] == ["_headers", "_redirects"]


# --- the records ----------------------------------------------------------------------------------


def test_nothing_is_wrong_with_the_demo_office(built: Path) -> None:
    assert [str(problem) for problem in inspect(built, AT).problems] == []


def test_every_public_record_has_its_page_in_every_language(built: Path) -> None:
    office = _office(built)
    for seen in office.seen_by(Audience.PUBLIC, AT).records:
        if seen.address:
            for prefix in ("", "/es"):
                page = built / f"site{prefix}{seen.address}index.html"
                assert page.is_file(), page


# --- nothing leaks --------------------------------------------------------------------------------


def test_no_word_of_an_unreleased_record_or_a_private_block_is_on_the_site(
    built: Path, site: dict[str, bytes]
) -> None:
    """A first, plain scan: whole private texts against all bytes; PDFs by their text.

    A text that public records say as well is no secret; nor are short ones, such as somebody's
    name and office, which a page may put together from public words.
    """
    office = _office(built)
    seen_by_all = office.seen_by(Audience.PUBLIC, AT)
    public = " ".join(
        " ".join(text.split()) for seen in seen_by_all.records for text in _texts(seen)
    )
    shown = {(seen.kind.name, seen.name) for seen in seen_by_all.records}
    secret: set[str] = set()
    for entry in office.every_entry():
        is_shown = (entry.kind.name, entry.name) in shown
        secret |= set(_texts(entry.record.private if is_shown else entry.record))
        if entry.kind.told and audience.released(entry.facts, Audience.PUBLIC, AT):
            secret -= {str(getattr(entry.record, name)) for name in entry.kind.told}
        if entry.body and not is_shown:
            secret.add(entry.body.split("\n")[0])
    secret = {" ".join(text.split()) for text in secret if len(text) > 40}
    secret = {text for text in secret if text not in public}
    assert len(secret) > 100, "the demo office has too little to hide for this to mean anything"
    haystack = "\n".join(_words(path, content) for path, content in site.items())
    assert [text for text in secret if text in haystack] == []


def test_an_embargoed_release_is_absent_until_its_minute(root: Path) -> None:
    embargo = next(
        entry.record.embargo
        for entry in _office(root).of("release")
        if entry.record.embargo and entry.record.embargo > AT
    )
    name = next(e.name for e in _office(root).of("release") if e.record.embargo == embargo)

    build(root, embargo - timedelta(minutes=1))
    before = tree(root / "site")
    build(root, embargo)
    after = tree(root / "site")

    assert [path for path in before if name in path] == []
    assert [path for path, content in before.items() if name.encode() in content] == []
    assert f"news/{embargo.year}/{name}/index.html" in after


def test_nothing_public_depends_on_what_is_not_released(root: Path, site: dict[str, bytes]) -> None:
    """Without every unreleased record and every private word the site is the same to the byte."""
    office = _office(root)
    shown = {(seen.kind.name, seen.name) for seen in office.seen_by(Audience.PUBLIC, AT).records}
    for entry in office.every_entry():
        file = root / entry.source.path
        is_told = entry.kind.told and audience.released(entry.facts, Audience.PUBLIC, AT)
        if (entry.kind.name, entry.name) not in shown and not is_told:
            file.unlink()
        else:
            text = file.read_text(encoding="utf-8")
            without = re.sub(
                r"^private:.*\n(?:[ \t]+.*\n|\n(?=[ \t]))*", "", text, flags=re.MULTILINE
            )
            without = re.sub(r"^(discloses|trip): .*\n", "", without, flags=re.MULTILINE)
            file.write_text(without, encoding="utf-8")

    result = build(root, AT)

    assert result.published, "\n".join(map(str, result.problems))
    assert differences(site, tree(root / "site")) == []


# --- the same every time --------------------------------------------------------------------------


def test_the_same_commit_and_moment_give_the_same_bytes_anywhere(
    tmp_path: Path, built: Path, site: dict[str, bytes]
) -> None:
    elsewhere = copy_office(tmp_path / "a folder with spaces" / "and a longer name")

    herald(
        elsewhere,
        *("build", "--at", "2026-11-20T12:00-08:00", "--jobs", "1", "--no-cache"),
        TZ="Pacific/Kiritimati",
        LC_ALL="tr_TR.UTF-8",
        PYTHONHASHSEED="12345",
    )

    assert differences(site, tree(elsewhere / "site")) == []
    assert differences(tree(built / "private"), tree(elsewhere / "private")) == []


def test_mkdocs_build_makes_the_same_site(root: Path, site: dict[str, bytes]) -> None:
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    mkdocs_build(load_config(str(root / "mkdocs.yml")))

    assert differences(site, tree(root / "site")) == []


def test_the_site_is_shown_before_what_staff_are_given_is_made(tmp_path: Path) -> None:
    write_office(tmp_path, "== content/pages/index.md ==\n# Port Ellery\n")
    there: list[tuple[int, list[str]]] = []

    def shown(proofs: Mapping[str, bytes]) -> None:
        known = [name for name in ("site", "private") if (tmp_path / name).exists()]
        there.append((len(proofs), known))

    build(tmp_path, AT, shown=shown)
    assert there[-1] == (0, ["site"])
    assert (tmp_path / "private/desk/index.html").exists()


def test_a_second_build_makes_nothing_and_a_changed_record_only_what_shows_it(root: Path) -> None:
    build(root, AT)
    again = build(root, AT).published
    changed = root / "office/venues/city-hall.md"
    if not changed.exists():
        changed = changed.with_suffix(".yml")
    text = changed.read_text(encoding="utf-8")
    changed.write_text(re.sub(r"^parking:.*$|^transit:.*$", "", text, flags=re.MULTILINE), "utf-8")
    after = build(root, AT).published

    total = again["site"].total
    assert again["site"] == Published((), (), (), total)
    assert 0 < len(after["site"].made) < total / 4
    # The committees that meet there.
    assert [path for path in after["site"].made if path.endswith(".pdf")] == [
        "committees/safe-streets/scorecard.pdf",
        "committees/waterfront-and-ferry/scorecard.pdf",
    ]


def test_a_damaged_cache_is_noticed_and_the_same_site_comes_out(
    root: Path, site: dict[str, bytes]
) -> None:
    build(root, AT)
    for file in (root / ".herald").iterdir():
        content = file.read_bytes()
        file.write_bytes(content[: len(content) // 2] + b"\0" + content[len(content) // 2 + 1 :])
    shutil.rmtree(root / "site/news")

    build(root, AT)

    assert differences(site, tree(root / "site")) == []


def test_a_file_that_goes_away_while_it_is_read_is_named_and_no_fault_of_the_program(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "content/news/2026/2026-11-18-ferry-terminal.md"
    real_open = open

    def removing(file: str, mode: str = "r", buffering: int = -1) -> object:
        if file == f"{root}/{name}":
            (root / name).unlink()
        return real_open(file, mode, buffering)

    monkeypatch.setattr("builtins.open", removing)

    with pytest.raises(Stopped) as stopped:
        build(root, AT, jobs=1)
    assert str(stopped.value) == f"'{name}' went away while the office was read; build again"


def test_parts_can_be_made_alone(root: Path, site: dict[str, bytes]) -> None:
    build(root, AT, parts=frozenset({"site"}))
    assert not any(path.endswith(".pdf") for path in tree(root / "site"))

    build(root, AT, parts=frozenset({"documents"}))
    build(root, AT, parts=frozenset({"site"}))  # which now can tell how large the documents are
    assert differences(site, tree(root / "site")) == []


# --- every page -----------------------------------------------------------------------------------


def test_every_link_and_anchor_on_the_site_leads_somewhere(site: dict[str, bytes]) -> None:
    ids = {path: _ids(content) for path, content in site.items() if path.endswith(".html")}
    broken = []
    for path, content in site.items():
        if path.endswith(".html"):
            for link in _links(content):
                target, _, anchor = urljoin(f"{HOST}/{path}", link).partition("#")
                if not target.startswith(HOST):
                    continue
                file = unquote(urlsplit(target).path).lstrip("/")
                file += "index.html" if file.endswith("/") or not file else ""
                if file not in site or (anchor and file in ids and anchor not in ids[file]):
                    broken.append(f"{path}: {link}")
    assert broken == []


def test_no_page_asks_another_host_for_anything(site: dict[str, bytes]) -> None:
    asked = []
    for path, content in site.items():
        if path.endswith(".html"):
            for node in LexborHTMLParser(content).css(
                "[src], link[href], [srcset], [poster], [data]"
            ):
                if node.tag == "link" and node.attributes.get("rel") in ("canonical", "alternate"):
                    continue
                values = (
                    node.attributes.get(name) or "" for name in ("src", "href", "srcset", "poster")
                )
                asked += [f"{path}: {v}" for v in values if re.match(r"(?:[a-z]+:)?//", v)]
        elif path.endswith(".css"):
            asked += re.findall(
                r"url\(['\"]?(?:https?:)?//[^)]*\)|@import[^;]*//[^;]*", content.decode()
            )
    assert asked == []


def test_every_page_says_its_language_has_one_h1_and_a_title(site: dict[str, bytes]) -> None:
    wrong = []
    for path, content in site.items():
        if path.endswith(".html"):
            tree_ = LexborHTMLParser(content)
            redirect = tree_.css_first("meta[http-equiv=refresh]") is not None
            language = tree_.root.attributes.get("lang") if tree_.root else None
            expected = "es" if path.startswith("es/") else "en"
            if language != expected or not tree_.css_first("title"):
                wrong.append(f"{path}: {language}")
            if not redirect and len(tree_.css("h1")) != 1:
                wrong.append(f"{path}: {len(tree_.css('h1'))} h1")
    assert wrong == []


def test_the_search_index_leads_only_to_pages_that_are_there(site: dict[str, bytes]) -> None:
    drawers = [content for path, content in site.items() if path.startswith("search/cards/")]
    cards = [line.split("\t") for line in b"".join(drawers).decode().splitlines()]
    pages = {
        f"{'' if language == 'en' else f'/{language}'}{address}"
        for _, address, _, _, *editions in cards
        for language in editions[::3]
    }

    assert [page for page in pages if f"{page[1:]}index.html" not in site] == []
    assert len(pages) > 100


def test_every_drawer_that_a_browser_may_ask_for_is_there(site: dict[str, bytes]) -> None:
    guide = json.loads(site["search/en.json"])

    assert {path for path in site if path.startswith(("search/heads/", "search/texts/"))} == {
        f"search/{sort}/{guide[sort]}/{place}.txt"
        for sort in ("heads", "texts")
        for place in range(guide[sort])
    }


# --- every document -------------------------------------------------------------------------------


def test_every_pdf_passes_the_rules_of_pdf_ua_1_and_pdf_a_2a(site: dict[str, bytes]) -> None:
    documents = {path: content for path, content in site.items() if path.endswith(".pdf")}

    assert {path: faults(pdf) for path, pdf in documents.items() if faults(pdf)} == {}
    assert len(documents) > 30


def test_every_pdf_has_title_language_and_structure(built: Path, site: dict[str, bytes]) -> None:
    for path in site:
        if path.endswith(".pdf"):
            with pikepdf.open(built / "site" / path) as pdf:
                assert str(pdf.Root.Lang) == ("es-US" if path.startswith("es/") else "en-US"), path
                assert "/StructTreeRoot" in pdf.Root, path
                assert pdf.Root.MarkInfo.Marked, path
                assert pdf.Root.ViewerPreferences.DisplayDocTitle, path
                assert str(pdf.docinfo["/Title"]), path


# --- the briefing book ----------------------------------------------------------------------------


def test_the_briefing_book_holds_the_private_plans_of_the_day(root: Path) -> None:
    printed = herald(root, "brief", "2026-12-03", "--at", "2026-11-20T12:00").strip()

    assert printed == "private/briefings/2026-12-03.pdf"
    text = words_of((root / printed).read_bytes())
    events = [
        entry.record
        for entry in _office(root).of("event")
        if isinstance(entry.record, Event) and entry.record.day == date(2026, 12, 3)
    ]
    assert len(events) >= 4
    for event in events:
        assert " ".join(event.title.split()) in text
        if event.private and event.private.plan and event.private.plan.goal:
            assert " ".join(event.private.plan.goal.split())[:40] in text


def test_a_build_leaves_the_briefing_book_where_it_is(root: Path) -> None:
    herald(root, "brief", "2026-12-03", "--at", "2026-11-20T12:00")
    build(root, AT)

    assert (root / "private/briefings/2026-12-03.pdf").is_file()


# --------------------------------------------------------------------------------------------------


def _office(root: Path) -> Office:
    office = inspect(root, AT).office
    assert office is not None
    return office


def _texts(thing: object) -> Iterator[str]:
    """Every text in a record, however deep."""
    if isinstance(thing, BaseModel):
        for name in type(thing).model_fields:
            yield from _texts(getattr(thing, name))
    elif isinstance(thing, tuple):
        for item in thing:
            yield from _texts(item)
    elif isinstance(thing, str):
        yield str(thing)
    elif hasattr(thing, "record"):
        yield from _texts(thing.record)
        yield thing.body  # type: ignore[attr-defined]
        for other in getattr(thing, "translations", {}).values():
            yield from _texts(other)


def _words(path: str, content: bytes) -> str:
    """What a file says, its name included, in one line."""
    if path.endswith(".pdf"):
        return f"{path} {words_of(content)}"
    if path.endswith(".html"):
        tree_ = LexborHTMLParser(content)
        text = tree_.root.text(separator=" ") if tree_.root else ""
        return f"{path} {' '.join(text.split())} {' '.join(content.decode().split())}"
    if path.endswith((".woff2", ".png")):
        return path
    unfolded = content.decode("utf-8", "replace").replace("\r\n ", "")
    return f"{path} {' '.join(unfolded.split())}"


def _links(content: bytes) -> Iterator[str]:
    for node in LexborHTMLParser(content).css("a[href], link[href], img[src], script[src]"):
        link = node.attributes.get("href") or node.attributes.get("src") or ""
        if not re.match(r"[a-z]+:", link) or link.startswith(HOST):
            yield link


def _ids(content: bytes) -> set[str]:
    nodes = LexborHTMLParser(content).css("[id]")
    return {node.attributes["id"] or "" for node in nodes}


# --- what is on paper -----------------------------------------------------------------------------

FURNITURE = frozenset(
    # What a document says of itself, and its page says otherwise or need not.
    "approval attest clerk documents for help hold immediate language more of officer page "
    "presented presiding press proceedings release revision these time wash will "
    "abierta ayuda celebrará de discurso documentos idiomas inmediata otorga otros página para "
    "publicación revisión secretary sigue".split()
)


def test_every_document_has_a_page_that_says_the_same(site: dict[str, bytes]) -> None:
    """A scorecard's goals have a page each."""
    printed = [path for path in site if path.endswith(".pdf") and "scorecard" not in path]
    beside = {path: site.get(path.rpartition("/")[0] + "/index.html") for path in printed}
    # A part of an address that goes on in the next line is a part of a word.
    missing = {
        path: {
            word
            for word in spoken(without_addresses(words_of(site[path]))) - FURNITURE
            if word not in said
        }
        for path, page in beside.items()
        if page and (said := LexborHTMLParser(page.decode()).text(separator=" ").casefold())
    }
    assert len(missing) > 30
    assert {path: words for path, words in missing.items() if words} == {}


def spoken(text: str) -> set[str]:
    """The words of a text, without numbers."""
    return set(re.findall(r"[^\W\d_]{2,}", text.casefold()))


def without_addresses(text: str) -> str:
    """The text of a document without the addresses in it, which a page has as links."""
    return re.sub(r"https?://\S+|\S+/verify/\S+|\S+\.example\S*(?: \S+/)*", "", text)
