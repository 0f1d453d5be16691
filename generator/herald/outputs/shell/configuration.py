"""MkDocs' settings: the office's own mkdocs.yml, and Herald's where it says nothing."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from herald.outputs.shell.host import ShellRequest
from herald.records.walk import PAGES
from herald.render.handwritten import ELSEWHERE
from herald.render.language import direction_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from herald.outputs.shell.letterhead import Language, Letterhead


THEME = Path(__file__).parents[2] / "templates" / "theme"


class ShellError(Exception):
    """What keeps MkDocs from running at all, such as an `mkdocs.yml` that it refuses."""


# Without attr_list, a writer cannot give a paragraph the frame's classes. Task lists and content
# tabs are left out because their inputs would not survive render/handwritten.py.
_EXTENSIONS = (
    "abbr",
    "admonition",
    "def_list",
    "footnotes",
    "pymdownx.details",
    "sane_lists",
    "tables",
)
_VALIDATION = {
    "omitted_files": "ignore",
    # An address with a slash in front is Herald's to check, by the rule `broken-link`.
    "absolute_links": "ignore",
    "unrecognized_links": "warn",
    "anchors": "ignore",  # `dead_ends` tells them, on all pages alike
}
# A short row of tabs: of the hand-written pages only these, and the others at the foot of the page.
_TABS = {"about": "About", "contact": "Contact"}


def written_settings(root: Path) -> dict[str, Any]:
    """The office's own mkdocs.yml."""
    from mkdocs.utils.yaml import yaml_load

    own = root / "mkdocs.yml"
    written: object = {}
    if own.exists():
        with own.open("rb") as file:
            written = yaml_load(file) or {}
    if not isinstance(written, dict):
        raise ShellError("mkdocs.yml holds no fields; a field is written 'name: value'")
    _refuse_other_hosts(written)
    return written


def asks_for_material(written: Mapping[str, Any]) -> bool:
    """Whether an office's mkdocs.yml asks for what may need Material's own script or style sheet.

    Herald's own pages need neither, and are lighter by half without (ADR 32).
    """
    theme = written.get("theme")
    own_look = isinstance(theme, dict) and bool(theme.get("features") or theme.get("custom_dir"))
    return own_look or any(map(written.get, ("markdown_extensions", "extra_javascript")))


def configuration(
    root: Path,
    written: Mapping[str, Any],
    folder: Path,
    letterhead: Letterhead,
    requests: Collection[ShellRequest],
) -> MkDocsConfig:
    """The office's own mkdocs.yml, and Herald's settings where it says nothing."""
    from mkdocs.config.defaults import MkDocsConfig

    config = MkDocsConfig(config_file_path=str(root / "mkdocs.yml"))
    config.load_dict(
        dict(written)
        | {
            "site_name": letterhead.settings.name,
            "site_url": letterhead.settings.site_url,
            "docs_dir": str(root / PAGES),
            "site_dir": str(folder / "site"),
            "use_directory_urls": True,
            "strict": False,
            "theme": _theme(written.get("theme"), root, letterhead.languages),
            "nav": written.get("nav") or _nav(root, letterhead, requests),
            "plugins": _plugins(written.get("plugins")),
            "markdown_extensions": written.get("markdown_extensions") or list(_EXTENSIONS),
            "validation": written.get("validation") or _VALIDATION,
        }
    )
    errors, warnings = config.validate()
    if errors:
        raise ShellError("; ".join(f"mkdocs.yml: '{key}': {what}" for key, what in errors))
    for key, what in warnings:
        logging.getLogger("mkdocs").warning("mkdocs.yml: '%s': %s", key, what)
    # After the office's own custom_dir, before Material.
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
    config.theme.dirs.append(str(_words_for(letterhead.languages, folder / "theme")))
    config.theme.static_templates = {"404.html"}
    return config


def _refuse_other_hosts(written: Mapping[str, Any]) -> None:
    """No page asks another host for anything, and so tells none who reads it."""
    for key in ("extra_css", "extra_javascript"):
        for one in written.get(key) or ():
            path = str(one.get("path", "") if isinstance(one, dict) else one)
            if ELSEWHERE.match(path):
                raise ShellError(
                    f"mkdocs.yml: '{key}' has '{path}'; a page asks no other host for anything: "
                    f"put the file into {PAGES} and name that"
                )
    extra = written.get("extra")
    if isinstance(extra, dict) and "analytics" in extra:
        raise ShellError(
            "mkdocs.yml: 'extra' has 'analytics'; a page asks no other host for anything: take it "
            "out, and count readers in the server's log"
        )


def _words_for(languages: Iterable[Language], folder: Path) -> Path:
    """A theme of last resort, for a language that Material has no words for.

    Material's words are English then, and Herald's are not; what matters is `<html lang>`.
    """
    words = folder / "partials/languages"
    words.mkdir(parents=True)
    for language in languages:
        macro = (
            f'{{% macro t(key) %}}{{{{ {{"language": "{language.code}", '
            f'"direction": "{direction_of(language.code)}"}}[key] }}}}{{% endmacro %}}'
        )
        (words / f"{language.code}.html").write_text(macro, "utf-8")
    return folder


def _theme(written: object, root: Path, languages: Sequence[Language]) -> dict[str, Any]:
    theme: dict[str, Any] = {"name": "material", "features": []}
    theme |= written if isinstance(written, dict) else {"name": written or "material"}
    if theme["name"] != "material":
        raise ShellError(f"mkdocs.yml: theme is '{theme['name']}'; Herald's pages need 'material'")
    # Beside the seal; without one, a city hall.
    drawn = (root / PAGES / "assets/favicon.svg").exists()
    theme.setdefault("favicon", "assets/favicon.svg" if drawn else "assets/images/favicon.svg")
    return theme | {
        # Every page must work plainly: none is loaded into another by a script.
        "features": [
            name
            for name in theme["features"] or ()
            if not name.startswith(("navigation.instant", "search."))
        ],
        "font": False,  # or every reader's browser asks Google for it
        "palette": [],  # the colours are those of render/scheme.py
        "language": languages[0].code,
    }


def _plugins(written: object) -> list[object]:
    """The office's plugins: without Herald's own, which would start this run again, and search.

    Material's search makes one index of all pages (7 MB at ten thousand); Herald has another.
    """
    listed: list[object] = []
    if isinstance(written, dict):
        listed = [{name: options} for name, options in written.items()]
    elif isinstance(written, list):
        listed = list(written)
    named = {str(next(iter(one))) if isinstance(one, dict) else str(one): one for one in listed}
    return [one for name, one in named.items() if name not in _LEFT_OUT]


_LEFT_OUT = {"herald", "search", "material/search"}


def _nav(
    root: Path, letterhead: Letterhead, requests: Collection[ShellRequest]
) -> list[dict[str, str]]:
    """The sections that have a landing page, and what every office has a page for."""
    default = letterhead.languages[0].code
    landings = [
        {section.title: f"{section.folder}/index.md"}
        for section in letterhead.sections
        if ShellRequest(section.folder, 1, default) in requests
    ]
    written = [
        {title: f"{name}.md"}
        for name, title in _TABS.items()
        if (root / PAGES / f"{name}.md").exists()
    ]
    return [*landings, *written] or [{"Home": "index.md"}]
