"""What servers say with every file: one policy, in the words of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lxml.html
import pytest

from herald.build import build
from herald.outputs.headers import caddy, hosted, nginx, redirected
from herald.outputs.shell.configuration import ShellError
from herald.render.policy import HEADERS, NONE, digest_of, policy_of_server
from herald.stopped import Stopped
from tests.conftest import AT

if TYPE_CHECKING:
    from pathlib import Path

POLICY = policy_of_server(NONE)
OTHERS = """\
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: accelerometer=(), camera=(), display-capture=(), geolocation=(), \
gyroscope=(), microphone=(), midi=(), payment=(), usb=()
  Referrer-Policy: same-origin
  X-Content-Type-Options: nosniff
"""


def test_hosts_that_read_a_file_find_it_on_the_site() -> None:
    assert hosted(NONE).decode() == (
        f"/*\n  Content-Security-Policy: {POLICY}\n{OTHERS}"
        "/*.svg\n  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; sandbox\n"
        "/alert.json\n  Cache-Control: no-cache\n"
        "/alerts/*.cap.xml\n  Content-Type: application/cap+xml\n"
    )


@pytest.mark.parametrize(
    # nginx says all again wherever it says one more: for alerts, and for their messages.
    ("said", "times"),
    [(nginx(NONE).decode(), 4), (caddy(NONE).decode(), 2)],
    ids=["nginx", "caddy"],
)
def test_a_server_of_ones_own_says_it_everywhere_and_stays_encrypted(said: str, times: int) -> None:
    assert said.count(f'Content-Security-Policy "{POLICY}"') == times - 1
    for name, value in {**HEADERS, "Strict-Transport-Security": "max-age=63072000"}.items():
        assert said.count(f'{name} "{value}"') == times, name


def test_what_holds_now_is_asked_for_each_time() -> None:
    assert 'add_header Cache-Control "no-cache" always;' in nginx(NONE).decode()
    assert "header /alert.json Cache-Control no-cache\n" in caddy(NONE).decode()
    assert "default_type application/cap+xml;" in nginx(NONE).decode()
    assert "header /alerts/*.cap.xml Content-Type application/cap+xml\n" in caddy(NONE).decode()


def test_a_missing_page_is_answered_in_the_language_of_its_folder() -> None:
    assert redirected(("es", "ar")).decode() == ("/es/* /es/404.html 404\n/ar/* /ar/404.html 404\n")
    assert (
        "error_page 404 /404.html;\nlocation /es/ {\n    error_page 404 /es/404.html;\n}\n"
        in nginx(NONE, others=("es",)).decode()
    )
    assert (
        caddy(NONE, others=("es",))
        .decode()
        .endswith(
            "handle_errors {\n"
            "    handle /es/* {\n        rewrite * /es/404.html\n        file_server\n    }\n"
            "    handle {\n        rewrite * /404.html\n        file_server\n    }\n"
            "}\n"
        )
    )


def test_a_site_in_one_language_has_one_page_for_what_is_not_there(root: Path) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    """
    build(root, AT, jobs=1)
    assert sorted(one.relative_to(root).as_posix() for one in root.rglob("404.html")) == [
        "site/404.html"
    ]
    assert not (root / "site/_redirects").exists()


SCRIPT = 'document.documentElement.dataset.season = "flood"'
STYLE = ".season{color:#0b3c5d}"


def test_an_offices_own_script_is_let_through_and_no_other(root: Path) -> None:
    """
    == mkdocs.yml ==
    site_name: A
    docs_dir: content/pages
    theme:
      name: material
      custom_dir: look
    """
    footer = root / "look/partials/footer.html"
    footer.parent.mkdir(parents=True)
    footer.write_text(f"<footer><script>{SCRIPT}</script><style>{STYLE}</style></footer>")
    build(root, AT, jobs=1)
    expected = {
        "script-src": f"script-src 'self' {digest_of(SCRIPT)};",
        "style-src": f"style-src 'self' {digest_of(STYLE)};",
    }
    for file in ("site/_headers", "private/server/nginx.conf", "private/server/Caddyfile"):
        for source in expected.values():
            assert source in (root / file).read_text(), file
    drawn = {*(root / "site").rglob("*.html")} - {root / "site/es/index.html"}
    for page in drawn:  # an office without a Spanish home has a bare page there that leads on
        for source in expected.values():
            assert source in page.read_text("utf-8"), page


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "extra_css: [//spy.example/a.css]",
            "'extra_css' has '//spy.example/a.css'; a page asks no other host for anything: put "
            "the file into content/pages and name that",
        ),
        (
            "extra_javascript: [{path: 'https://spy.example/a.mjs', type: module}]",
            "'extra_javascript' has 'https://spy.example/a.mjs'; a page asks no other host for "
            "anything: put the file into content/pages and name that",
        ),
        (
            "extra: {analytics: {provider: google}}",
            "'extra' has 'analytics'; a page asks no other host for anything: take it out, and "
            "count readers in the server's log",
        ),
    ],
)
def test_the_settings_of_the_theme_cannot_ask_another_host(
    root: Path, written: str, told: str
) -> None:
    (root / "mkdocs.yml").write_text(f"site_name: A\ndocs_dir: content/pages\n{written}\n")
    with pytest.raises(Stopped) as stopped:
        build(root, AT, jobs=1)
    assert str(stopped.value) == f"mkdocs.yml: {told}"
    assert isinstance(stopped.value.__cause__, ShellError)


def test_a_form_may_be_sent_to_the_one_host_that_keeps_the_list(root: Path) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    newsletter:
      sign_up:
        address: https://lists.portellery.example:8443/subscribe?form=1
        lists: [{name: The Letter, value: letter}]
        also: {campaign: "17"}
    == content/pages/index.md ==
    # Port Ellery

    {{ sign_up }}
    """
    assert [str(problem) for problem in build(root, AT).problems] == []
    wanted = "form-action 'self' https://lists.portellery.example:8443;"
    page = (root / "site/index.html").read_text()
    for said in (
        page.replace("&#39;", "'"),
        (root / "site/_headers").read_text(),
        (root / "private/server/nginx.conf").read_text(),
        (root / "private/server/Caddyfile").read_text(),
    ):
        assert wanted in said
    (form,) = lxml.html.document_fromstring(page).xpath("//form[contains(@action, 'lists')]")
    assert (form.get("action"), form.get("method")) == (
        "https://lists.portellery.example:8443/subscribe?form=1",
        "post",
    )
    assert [(one.get("type"), one.get("name"), one.get("value")) for one in form.iter("input")] == [
        ("email", "email", None),
        ("checkbox", "list", "letter"),
        ("hidden", "campaign", "17"),
    ]
    assert form.xpath("string(.//label[@for='sign_up_email'])") == "Your e-mail address"


def test_without_a_form_nothing_may_be_sent_to_another_host(root: Path) -> None:
    """
    == office.yml ==
    city: Port Ellery
    state: Washington
    mayor: renata-okafor-lindqvist
    timezone: America/Los_Angeles
    site_url: https://mayor.portellery.example/
    newsletter_address: letter@portellery.example
    == content/pages/index.md ==
    # Port Ellery

    {{ sign_up }}
    """
    assert [str(problem) for problem in build(root, AT).problems] == []
    assert "form-action 'self';" in (root / "site/_headers").read_text()
    page = lxml.html.parse(str(root / "site/index.html"))
    (section,) = page.xpath("//section[@id='sign_up']")
    assert section.xpath(".//form") == []
    assert section.xpath(".//a/@href") == ["mailto:letter@portellery.example?subject=subscribe"]
