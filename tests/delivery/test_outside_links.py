"""Links to other sites: listed, and asked of a real server on this machine."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from herald.cli import commands
from herald.delivery.outside_links import Inquirer, Outcome, OutsideLink, outside_links
from tests.conftest import AT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from herald.office import Office


class Site(BaseHTTPRequestHandler):
    """A site with a page of every sort; `asked` has the requests in their order."""

    asked: list[str] = []  # noqa: RUF012 - emptied by the fixture

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        Site.asked.append(f"{self.command} {self.path} {self.headers['User-Agent']}")
        moved = {"/old": (301, "/new"), "/once": (302, "/new"), "/loop": (302, "/loop")}
        if self.path in moved:
            status, target = moved[self.path]
            self.send_response(status)
            self.send_header("Location", target)
        elif self.path == "/no-head" and self.command == "HEAD":
            self.send_response(405)
        elif self.path == "/busy" and Site.asked.count(Site.asked[-1]) < 2:
            self.send_response(503)
            self.send_header("Retry-After", "7")
        elif self.path == "/file":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
        else:
            self.send_response({"/gone": 404, "/closed": 403}.get(self.path, 200))
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        del format, args


@pytest.fixture
def site() -> Iterator[str]:
    """The address of the site."""
    Site.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


AGENT = "Herald-links/1 (+https://a.example/)"


def asked(address: str, waited: list[float]) -> tuple[Outcome, str, str]:
    """What came of an address."""
    return Inquirer("Test/1", waited.append, is_inside_allowed=True).answer(address)


@pytest.mark.parametrize(
    ("path", "outcome", "said"),
    [
        ("/new", Outcome.FINE, "200 OK"),
        ("/no-head", Outcome.FINE, "200 OK"),
        ("/once", Outcome.FINE, "200 OK"),
        ("/busy", Outcome.FINE, "200 OK"),
        ("/gone", Outcome.BROKEN, "404 Not Found"),
        ("/loop", Outcome.BROKEN, "redirected more than 5 times"),
        ("/file", Outcome.NOT_ASKED, "only http and https are asked"),
        (
            "/closed",
            Outcome.UNKNOWN,
            "403 Forbidden: the site does not answer programs; look yourself",
        ),
    ],
)
def test_what_a_site_answers_is_told(site: str, path: str, outcome: Outcome, said: str) -> None:
    assert asked(site + path, []) == (outcome, said, "")


def test_an_address_that_moved_for_good_is_told_with_the_new_one(site: str) -> None:
    assert asked(f"{site}/old", []) == (Outcome.MOVED, "200 OK", f"{site}/new")


def test_a_site_is_asked_politely(site: str) -> None:
    """By name, with HEAD first, with a pause between two questions, and as late as it says."""
    waited: list[float] = []
    inquirer = Inquirer(AGENT, waited.append, is_inside_allowed=True)
    paths = ("/no-head", "/busy", "/no-head")
    links = [OutsideLink("a.md", line, f"{site}{path}") for line, path in enumerate(paths)]
    assert [one.answer.outcome for one in inquirer.ask(links)] == [Outcome.FINE] * 3
    assert Site.asked == [
        f"HEAD /no-head {AGENT}",
        f"GET /no-head {AGENT}",
        f"HEAD /busy {AGENT}",
        f"HEAD /busy {AGENT}",
    ]
    assert waited == [1.0, 1.0, 7.0, 1.0]


def test_no_host_inside_a_network_is_asked(site: str) -> None:
    waited: list[float] = []
    answer = Inquirer(AGENT, waited.append).answer(f"{site}/new")
    assert answer == (Outcome.NOT_ASKED, "'127.0.0.1' is no host of the public internet", "")
    assert Site.asked == []


def test_a_site_that_is_not_there_is_asked_three_times(site: str) -> None:
    waited: list[float] = []
    port = int(site.rpartition(":")[2])
    answer = asked(f"http://127.0.0.1:{port + 1 if port < 65_000 else port - 1}/", waited)
    assert answer == (Outcome.BROKEN, "no answer: Connection refused", "")
    assert waited == [1.0, 1.0, 2.0, 1.0]


def test_links_are_listed_of_what_the_public_sees_alone(office: Office) -> None:
    """
    == content/pages/index.md ==
    # Port Ellery

    [Rain](https://rain.example/#today)
    == content/news/2026-11-18-ferry.md ==
    ---
    title: The ferry
    visibility: public
    date: 2026-11-18
    release_kind: release
    private: {notes: "See https://secret.example/ and [this](https://secret.example/2)"}
    ---
    See [the plan](https://plan.example/a) and [us](https://mayor.portellery.example/x/).
    == content/news/2026-11-18-later.md ==
    ---
    title: Later
    visibility: public
    embargo: 2026-11-21 09:00
    date: 2026-11-18
    release_kind: release
    ---
    See [the plan](https://plan.example/secret).
    """
    assert outside_links(office, AT) == [
        OutsideLink("content/news/2026-11-18-ferry.md", 8, "https://plan.example/a"),
        OutsideLink("content/pages/index.md", 3, "https://rain.example/"),
    ]


def test_the_command_lists_links_and_asks_none_on_a_build_server(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    == content/pages/index.md ==
    # Port Ellery

    [Rain](https://rain.example/)
    """
    words = ["links", "--root", str(root), "--at", "2026-11-20T12:00"]
    listed = CliRunner().invoke(commands, words)
    assert (listed.output, listed.exit_code) == (
        "content/pages/index.md:3: https://rain.example/\n",
        0,
    )
    told = CliRunner().invoke(commands, [*words, "--format", "json"])
    assert json.loads(told.output) == [
        {
            "path": "content/pages/index.md",
            "line": 3,
            "address": "https://rain.example/",
            "outcome": "not asked",
            "said": "",
            "moved_to": "",
        }
    ]
    monkeypatch.setenv("CI", "true")
    refused = CliRunner().invoke(commands, [*words, "--online"])
    assert refused.exit_code == 2
    assert "--online asks other sites, which no build server does; CI is set" in refused.output


def test_the_command_tells_what_is_broken_and_what_moved(
    root: Path, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    == content/pages/index.md ==
    # Port Ellery
    """
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr("time.sleep", [].append)
    (root / "content/pages/index.md").write_text(
        f"# A\n\n[a]({site}/gone) [b]({site}/old)\n\n[c]({site}/new)\n"
    )
    words = ["links", "--root", str(root), "--at", "2026-11-20T12:00", "--online", "--inside"]
    done = CliRunner().invoke(commands, words)
    assert done.stdout.splitlines() == [
        f"content/pages/index.md:3: {site}/gone: 404 Not Found",
        f"content/pages/index.md:3: {site}/old: moved to {site}/new; write that",
    ]
    assert done.stderr.splitlines() == ["3 links asked, 1 broken"]
    assert done.exit_code == 1
