"""What the site's server has to say with every file, in the words of four servers.

`_headers` and `_redirects` stand on the site, where Netlify and Cloudflare Pages read them and do
not show them. Files for nginx and Caddy are for whoever runs such a server, and stand in
`private/server`.

The same policy stands in every page: a host that sends no headers, such as GitHub Pages, does not
weaken what a page may load and run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from herald.addresses import NOT_FOUND
from herald.outputs.artifact import Artifact
from herald.render.policy import HEADERS, POLICY_OF_DRAWINGS, Inline, policy_of_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from herald.view import View

# Two years, as https://hstspreload.org asks; of this host alone, since its neighbors are not ours.
ONLY_ENCRYPTED = {"Strict-Transport-Security": "max-age=63072000"}
"""Not for `_headers`: hosts that read it decide that for a whole domain."""


ALERTS_NOW = {"Cache-Control": "no-cache"}
"""For `/alert.json`: what holds now is asked for each time, and most times answered in a word."""

MESSAGES = {"Content-Type": "application/cap+xml"}
"""For alerts as the Common Alerting Protocol has them."""


def of_site(view: View, inline: Inline) -> Iterator[Artifact]:
    """`_headers`, and `_redirects` for a site in several languages."""
    yield Artifact("_headers", hosted, (inline, view.settings.form_hosts))
    if view.settings.languages[1:]:
        yield Artifact("_redirects", redirected, (view.settings.languages[1:],))


def of_servers(view: View, inline: Inline) -> Iterator[Artifact]:
    """A file for each server."""
    given = (inline, view.settings.form_hosts, view.settings.languages[1:])
    yield Artifact("nginx.conf", nginx, given)
    yield Artifact("Caddyfile", caddy, given)


def hosted(inline: Inline, forms: tuple[str, ...] = ()) -> bytes:
    """The form of Netlify and Cloudflare Pages.

    One joins two rules for one path and the other takes the narrower; a drawing's policy is the
    stricter of the two, and right either way.
    """
    blocks = {
        "/*": _of_pages(inline, forms),
        "/*.svg": {"Content-Security-Policy": POLICY_OF_DRAWINGS},
        "/alert.json": ALERTS_NOW,
        "/alerts/*.cap.xml": MESSAGES,
    }
    return "".join(
        f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for path, headers in blocks.items()
    ).encode()


def redirected(others: tuple[str, ...]) -> bytes:
    """What is shown where nothing is, below the folder of each language but the first.

    For Netlify. Cloudflare Pages shows the nearest 404.html above the address by itself, and leaves
    out a line that says 404.
    """
    return "".join(f"/{code}/* /{code}{NOT_FOUND} 404\n" for code in others).encode()


def nginx(inline: Inline, forms: tuple[str, ...] = (), others: tuple[str, ...] = ()) -> bytes:
    """To be included in the block of a `server`; `others` are the languages but the first."""
    not_found = "".join(
        f"location /{code}/ {{\n    error_page 404 /{code}{NOT_FOUND};\n}}\n" for code in others
    )
    return f"""\
# What nginx says with every file of the site. In the server's block:
#     root /var/www/site;
#     include /etc/nginx/herald.conf;

autoindex off;
disable_symlinks on from=$document_root;
error_page 404 {NOT_FOUND};
{not_found}{_nginx_headers(_of_pages(inline, forms))}
# nginx forgets the headers above wherever there are others.
location ~* \\.svg$ {{
{_indented(_nginx_headers(_of_drawings()))}}}
location = /alert.json {{
{_indented(_nginx_headers(_of_pages(inline, forms) | ALERTS_NOW))}}}
location ~ \\.cap\\.xml$ {{
    types {{ }}
    default_type {MESSAGES["Content-Type"]};
{_indented(_nginx_headers(_of_pages(inline, forms)))}}}
location ~ ^/_(headers|redirects)$ {{
    return 404;
}}
location ~ /\\.(?!well-known/) {{
    return 404;
}}
""".encode()


def caddy(inline: Inline, forms: tuple[str, ...] = (), others: tuple[str, ...] = ()) -> bytes:
    """To be imported in the block of a site; `others` are the languages but the first."""
    not_found = "".join(
        f"    handle {path}{{\n        rewrite * {page}\n        file_server\n    }}\n"
        for path, page in [
            *((f"/{code}/* ", f"/{code}{NOT_FOUND}") for code in others),
            ("", NOT_FOUND),
        ]
    )
    return f"""\
# What Caddy says with every file of the site. In the site's block:
#     root * /var/www/site
#     import herald.caddy
#     file_server

@drawing path *.svg
@page not path *.svg
header @page {{
{_caddy_headers(_of_pages(inline, forms))}}}
header @drawing {{
{_caddy_headers(_of_drawings())}}}
header /alert.json Cache-Control {ALERTS_NOW["Cache-Control"]}
header /alerts/*.cap.xml Content-Type {MESSAGES["Content-Type"]}
@hidden {{
    path /_headers /_redirects */.*
    not path /.well-known/*
}}
respond @hidden 404
handle_errors {{
{not_found}}}
""".encode()


def _of_pages(inline: Inline, forms: tuple[str, ...]) -> dict[str, str]:
    return {"Content-Security-Policy": policy_of_server(inline, forms), **HEADERS}


def _of_drawings() -> dict[str, str]:
    return {"Content-Security-Policy": POLICY_OF_DRAWINGS, **HEADERS}


def _nginx_headers(headers: dict[str, str]) -> str:
    every = headers | ONLY_ENCRYPTED
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in every.items())


def _caddy_headers(headers: dict[str, str]) -> str:
    every = headers | ONLY_ENCRYPTED
    return "".join(f'    {name} "{value}"\n' for name, value in every.items())


def _indented(lines: str) -> str:
    return "".join(f"    {line}\n" for line in lines.splitlines())
