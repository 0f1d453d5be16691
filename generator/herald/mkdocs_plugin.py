"""`mkdocs build` and `mkdocs serve` make the same site as `herald build`.

The plugin gives MkDocs nothing to draw of its own, lets Herald make the whole site (Herald calls
MkDocs again for the frame of its pages), and watches the records' folders.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mkdocs.config import base, config_options
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from pydantic_core import PydanticCustomError

from herald.build import build
from herald.problems import errors, plain
from herald.records.dates import parse_moment
from herald.records.reader import read_settings
from herald.records.walk import FOLDERS

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer


class HeraldConfig(base.Config):
    """What mkdocs.yml may say about Herald."""

    at = config_options.Optional(config_options.Type(str))
    """The moment of the build, `2026-11-20 12:00` in the office's zone; by default now."""


class HeraldPlugin(BasePlugin[HeraldConfig]):
    """Hands the whole build to Herald."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        # Herald draws the navigation; here it would be checked against pages that are not given.
        config.nav = None
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        return Files([])

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Makes the site; last of all plugins, so that nothing is written over it."""
        root = Path(config.config_file_path).resolve().parent
        with TemporaryDirectory(prefix=".herald-", dir=Path(config.site_dir).parent) as state:
            result = build(
                root, self._moment(root), site=Path(config.site_dir), state=Path(state), parts=_SITE
            )
        for problem in result.problems:
            print(problem)  # noqa: T201 - MkDocs' own log would cut the line
        if errors(result.problems):
            raise Abort("Herald found errors in the records; nothing was written.")

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        root = Path(config.config_file_path).parent
        for folder in FOLDERS:
            if (root / folder).is_dir():
                server.watch(str(root / folder))
        server.watch(str(root / "office.yml"), recursive=False)
        return server

    def _moment(self, root: Path) -> datetime:
        settings, problems = read_settings(root)
        if settings is None:
            raise Abort("\n".join(map(str, problems)))
        if self.config.at:
            try:
                return parse_moment(self.config.at, settings.zone)
            except PydanticCustomError as error:
                wrong = plain(error.message())
                raise Abort(f"mkdocs.yml: 'at' is '{self.config.at}'; {wrong}") from None
        return datetime.now(UTC).astimezone(settings.zone)


_SITE = frozenset({"site", "documents"})
