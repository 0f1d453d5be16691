"""The alerts alone: what is read, what is said of it, and what becomes of the rest of the site."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from herald.build import build
from herald.building.alerting import inspect_alerts
from herald.building.parts import ALERT, PARTS
from herald.records.reader import Folio, Found, read_folio, read_settings
from tests.conftest import AT, write_office
from tests.demo import copy_office, tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FLOOD = """\
title: Flood
visibility: public
level: emergency
headline: Leave Harbor Flats now
body: The river is over the levee.
link: /news/2026/king-tides/
starts: 2026-11-20 11:00
expires: 2026-11-21 20:00
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo office, built."""
    root = copy_office(tmp_path_factory.mktemp("alerts") / "office")
    assert build(root, AT, parts=frozenset({"site"}), jobs=1).published
    return root


@pytest.fixture
def root(demo: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(demo, tmp_path / "office")


def test_one_alert_touches_what_tells_of_alerts_and_no_other_file(root: Path) -> None:
    before = tree(root / "site")
    (root / "content/alerts/flood.yml").write_text(FLOOD)
    done = build(root, AT, parts=ALERT).published["site"]
    assert done.written == (
        "alert.json",
        "alerts/feed.xml",
        "alerts/flood.cap.xml",
        "alerts/index.html",
        "es/alerts/feed.xml",
        "es/alerts/index.html",
    )
    assert done.removed == ()
    after = tree(root / "site")
    assert {path for path in after if after[path] != before.get(path)} == set(done.written)
    assert before.keys() <= after.keys()


def test_the_whole_site_makes_the_same_of_an_alert_and_no_page_anew(root: Path) -> None:
    # In the copy the pictures lie elsewhere, and their pages are made for it once.
    build(root, AT, parts=frozenset({"site"}), jobs=1)
    (root / "content/alerts/flood.yml").write_text(FLOOD)
    alone = build(root, AT, parts=ALERT)
    quick = tree(root / "site")
    whole = build(root, AT, parts=frozenset({"site"}), jobs=1).published["site"]
    assert {str(problem) for problem in alone.problems} == set()
    assert whole.written == (
        "data/alert.csv",
        "data/alert.json",
        "data/index.html",
        "data/index.json",
        "es/data/index.html",
    )
    # Of some three hundred pages those that count records, or list what kinds there are.
    assert {path for path in whole.made if path.endswith(".html")} == {
        f"{language}{page}/index.html"
        for language in ("", "es/")
        for page in ("alerts", "data", "search")
    }
    after = tree(root / "site")
    assert {path for path in after if after[path] != quick.get(path)} == set(whole.written)


def test_a_message_goes_with_its_alert(root: Path) -> None:
    later = AT + timedelta(days=4)
    assert (root / "site/alerts/king-tide-november.cap.xml").is_file()
    done = build(root, later, parts=ALERT).published["site"]
    assert done.removed == ("alerts/king-tide-november.cap.xml",)
    assert (root / "site/alert.json").read_text() == '{\n "alerts": []\n}\n'
    assert "No alert holds now." in (root / "site/alerts/index.html").read_text("utf-8")


def test_what_is_wrong_elsewhere_does_not_stop_an_alert(root: Path) -> None:
    (root / "content/alerts/flood.yml").write_text(FLOOD)
    (root / "content/news/2026/2026-11-19-broken.md").write_text("title: no front matter\n")
    done = build(root, AT, parts=ALERT)
    assert done.problems == ()
    assert "alerts/flood.cap.xml" in done.published["site"].written


def test_what_is_wrong_with_an_alert_stops_it(root: Path) -> None:
    before = tree(root / "site")
    (root / "content/alerts/flood.yml").write_text(FLOOD.replace("expires", "expire"))
    done = build(root, AT, parts=ALERT)
    assert [str(problem) for problem in done.problems] == [
        "content/alerts/flood.yml:8: 'expire' is not a field here. Did you mean 'expires'? [alert]",
    ]
    assert done.published == {}
    assert tree(root / "site") == before


def test_the_first_alerts_are_made_where_there_is_no_site_yet(root: Path) -> None:
    shutil.rmtree(root / "site")
    shutil.rmtree(root / ".herald")
    done = build(root, AT, parts=ALERT).published["site"]
    # The page of alerts is drawn around what a build of the site drew; it comes with the next one.
    assert done.written == (
        "alert.json",
        "alerts/feed.xml",
        "alerts/king-tide-november.cap.xml",
        "es/alerts/feed.xml",
    )
    assert build(root, AT, parts=frozenset({"site"}), jobs=1).published["site"].removed == ()


def test_a_build_after_one_of_alerts_has_something_to_look_at(root: Path) -> None:
    build(root, AT, parts=PARTS, jobs=1)
    (root / "content/alerts/flood.yml").write_text(FLOOD)
    build(root, AT, parts=ALERT)
    (root / "content/alerts/flood.yml").unlink()
    build(root, AT, parts=PARTS, jobs=1)
    assert not (root / "site/alerts/flood.cap.xml").exists()
    assert "Leave Harbor Flats" not in (root / "site/alert.json").read_text("utf-8")


# --- what is read, and what is said of it ---------------------------------------------------------


def said(root: Path) -> list[str]:
    """What is wrong with the alerts of an office."""
    settings, _ = read_settings(root)
    assert settings
    return [str(problem) for problem in inspect_alerts(root, settings, AT)[1]]


@pytest.fixture
def problems(tmp_path: Path) -> Callable[[str], list[str]]:
    """Writes an office, and gives what is wrong with its alerts."""

    def found(text: str) -> list[str]:
        write_office(tmp_path, text)
        return said(tmp_path)

    return found


OFFICE = """
== content/alerts/flood.yml ==
title: Flood
visibility: public
level: emergency
headline: Leave
body: Leave.
{line}
starts: 2026-11-20 11:00
expires: 2026-11-21 20:00
== content/news/2026/2026-11-19-river.md ==
---
title: River
visibility: {visibility}
date: 2026-11-19
release_kind: release
---
== office/people/ada.yml ==
title: Ada
"""


@pytest.mark.parametrize(
    ("line", "visibility", "expected"),
    [
        ("link: /news/2026/river/", "public", []),
        (
            "link: /news/2026/river/",
            "internal",
            [
                "content/alerts/flood.yml:6: 'link' is '/news/2026/river/'; that record is not "
                "public when this text is, and the link would give its name away; make it public "
                "by then, or remove the link [broken-link]"
            ],
        ),
        (
            "link: /news/2026/rivr/",
            "public",
            [
                "content/alerts/flood.yml:6: 'link' is '/news/2026/rivr/'; there is nothing at "
                "that address. Correct the address, or remove the link [broken-link]"
            ],
        ),
        # What a list lists is not read, so that it is taken to be there.
        ("link: /events/2026/", "public", []),
        ("link: /alerts/", "public", []),
        (
            "owner: ada",
            "public",
            [
                "content/alerts/flood.yml:6: warning: 'owner' names a record that the public does "
                "not see, so the page shows nothing there; make that record public, or remove the "
                "name [unreleased-reference]"
            ],
        ),
        (
            "owner: adda",
            "public",
            [
                "content/alerts/flood.yml:6: 'owner' is 'adda'; there is no person of that name. "
                "Correct it, or add the record in office/people [dangling-reference]"
            ],
        ),
    ],
)
def test_an_alert_is_judged_as_in_every_build(
    problems: Callable[[str], list[str]], line: str, visibility: str, expected: list[str]
) -> None:
    assert problems(OFFICE.format(line=line, visibility=visibility)) == expected


def test_two_emergencies_are_told_of(problems: Callable[[str], list[str]]) -> None:
    second = """
== content/alerts/fire.yml ==
title: Fire
visibility: public
level: emergency
headline: Leave
body: Leave.
starts: 2026-11-20 12:00
expires: 2026-11-21 20:00
"""
    (found,) = problems(OFFICE.format(line="", visibility="public") + second)
    assert found.startswith("content/alerts/fire.yml:6: This emergency starts before that of ")


def test_only_what_alerts_mean_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_office(
        tmp_path,
        OFFICE.format(line="link: /news/2026/river/", visibility="public")
        + "".join(
            f"== schedules/events/2026/2026-12-03-{number}.md ==\n---\ntitle: E\n---\n"
            for number in range(5)
        ),
    )
    opened: list[str] = []

    def noted(folio: Folio) -> Found:
        opened.append(folio.file.path)
        return read_folio(folio)

    monkeypatch.setattr("herald.building.alerting.read_folio", noted)
    settings, _ = read_settings(tmp_path)
    assert settings
    inspect_alerts(tmp_path, settings, AT)
    assert sorted(set(opened)) == [
        "content/alerts/flood.yml",
        "content/news/2026/2026-11-19-river.md",
        "office/people/renata-okafor-lindqvist.yml",
    ]
