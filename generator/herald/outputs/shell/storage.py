"""What MkDocs brought back, as bytes to keep and to read again.

JSON, in which nothing can run when it is read.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import asdict
from typing import Any

from herald.outputs.shell.host import HandPage, Host, SearchEntry, Shell, ShellRequest, Site
from herald.outputs.shell.letterhead import Language
from herald.problems import Problem, Severity
from herald.render.policy import Inline


def stored(host: Host) -> bytes:
    """The host as JSON."""
    held = {
        "files": {path: b64encode(content).decode() for path, content in host.files.items()},
        "pages": [asdict(page) for page in host.pages.values()],
        "not_found": [asdict(page) for page in host.not_found],
        "shells": [asdict(shell) for shell in host.shells.values()],
        "search_entries": [asdict(entry) for entry in host.search_entries],
        "inline": host.inline,
        "problems": [asdict(problem) for problem in host.problems],
    }
    return json.dumps(held, ensure_ascii=False).encode()


def recalled(content: bytes) -> Host:
    """The host that `stored` gave that content."""
    held = json.loads(content)
    pages = [_page(page) for page in held["pages"]]
    shells = [_shell(shell) for shell in held["shells"]]
    return Host(
        files={path: b64decode(text) for path, text in held["files"].items()},
        pages={page.address: page for page in pages},
        not_found=tuple(map(_page, held["not_found"])),
        shells={shell.request: shell for shell in shells},
        search_entries=tuple(SearchEntry(**entry) for entry in held["search_entries"]),
        inline=Inline(*map(tuple, held["inline"])),
        problems=tuple(
            Problem(**{**problem, "severity": Severity(problem["severity"])})
            for problem in held["problems"]
        ),
    )


def _page(held: dict[str, Any]) -> HandPage:
    return HandPage(**{**held, "embeds": tuple(held["embeds"]), "parts": tuple(held["parts"])})


def _shell(held: dict[str, Any]) -> Shell:
    site = held["site"]
    languages = tuple(Language(**language) for language in site["languages"])
    return Shell(
        ShellRequest(**held["request"]),
        Site(**{**site, "languages": languages}),
        tuple(held["parts"]),
        held["digest"],
    )
