"""The preview: a server on this machine alone, that builds and reloads on every save."""

from __future__ import annotations

import sys
from http import HTTPStatus
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from herald.addresses import NOT_FOUND
from herald.build import build
from herald.building.parts import SITE
from herald.making.ledger import Recollection
from herald.making.standstill import stamps_of_office
from herald.problems import errors
from herald.records.reader import SETTINGS_FILE
from herald.records.walk import FOLDERS
from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from datetime import datetime
    from wsgiref.types import StartResponse, WSGIEnvironment

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")
"""What a browser may call it."""

RELOADER = "/livereload.js"
SETTLED = 0.03
"""Seconds without another save, after which what was saved is built."""
TURN = 0.000_5
"""Seconds for which a build may keep the processor while a page is asked for: a tenth of Python's
own, which a browser would wait for at each of a page's dozen files, several times over."""
SETTINGS = (SETTINGS_FILE, "mkdocs.yml")
"""What is watched besides the office's folders."""


class PreviewServer(LiveReloadServer):
    """MkDocs' server, whose reloading works under the pages' own Content-Security-Policy.

    MkDocs writes its script into the page, which the policy refuses; here the page names a file of
    the same host, and the number of the build stands in the file's address. And MkDocs looks at
    every file of the office twice a second; here the system tells which was saved.
    """

    def server_bind(self) -> None:
        """Takes the port; raises Stopped where it cannot be had."""
        if self.socket.getsockname()[1]:
            return  # MkDocs takes it when it begins to serve
        try:
            super().server_bind()
        except OSError as error:
            raise Stopped(
                f"Port {self.server_address[1]} cannot be had ({error.strerror}), perhaps because "
                "'herald serve' runs already; end that, or give another one with '--port'"
            ) from error

    def watch_office(self, root: Path) -> None:
        """Builds again when something is saved of which an office is made."""
        self.build_delay = SETTLED
        self.observer = Observer()  # type: ignore[assignment] # of another make
        self._watch_refs = {}

        def watch_folder(folder: str) -> None:
            """Watches one that is there, and that may have been another before."""
            if folder in self._watch_refs:
                self.observer.unschedule(self._watch_refs.pop(folder))
            if (root / folder).is_dir():
                given = (_Saved(self.saved), str(root / folder))
                self._watch_refs[folder] = self.observer.schedule(*given, recursive=True)

        self.observer.schedule(_Saved(self.saved, SETTINGS), str(root))
        self.observer.schedule(_Replaced(self.saved, watch_folder), str(root))
        for folder in FOLDERS:
            watch_folder(folder)
        self._watched_paths[str(root)] = 1  # MkDocs starts the observer and writes its script then

    def error_page(self, code: int) -> bytes | None:
        """The site's own page where nothing is; it too waits, for what is not there may come."""
        page, epoch = Path(f"{self.root}{NOT_FOUND}"), self._visible_epoch
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            return None
        return self._inject_js_into_html(page.read_bytes(), epoch)

    _proofs: Mapping[str, bytes] = MappingProxyType({})

    def show(self, proofs: Mapping[str, bytes]) -> None:
        """Lets browsers load their page again, although the build is not over.

        Until others are shown, the `proofs` stand for what lies in the site at their paths.
        """
        with self._epoch_cond:
            if not proofs and not self._proofs and self._visible_epoch == self._wanted_epoch:
                return
            self._proofs = proofs
            self._wanted_epoch = max(self._wanted_epoch, self._visible_epoch + 1)
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    def saved(self) -> None:
        """Has the office built again."""
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        tag = f'<script src="{RELOADER}?{epoch}.{self._wanted_epoch}"></script>'.encode()
        before, closing, after = content.rpartition(b"</body>")
        return before + tag + closing + after if closing else content + tag

    def _serve_request(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes] | None:
        if urlsplit(f"//{environ.get('HTTP_HOST', '')}").hostname not in NAMES:
            # A page from elsewhere, whose name was made to lead to this machine, would read what
            # is not published (DNS rebinding).
            start_response("421 Misdirected Request", [("Content-Type", "text/plain")])
            return [f"The preview is at http://{HOST}:{self.server_port}/".encode()]
        path = environ["PATH_INFO"]
        if path == RELOADER and environ.get("QUERY_STRING"):
            start_response("200 OK", [("Content-Type", "text/javascript")])
            return [_SCRIPT.encode()]
        if path.startswith("/livereload/"):
            return super()._serve_request(environ, start_response)
        file = f"{path}index.html" if path.endswith("/") else path
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            proof, epoch = self._proofs.get(file.lstrip("/")), self._visible_epoch
        if proof is None:
            return super()._serve_request(environ, start_response)
        kind = self._guess_type(file)  # type: ignore[no-untyped-call]
        start_response("200 OK", [("Content-Type", kind)])
        return [self._inject_js_into_html(proof, epoch) if file.endswith(".html") else proof]


class _Saved(FileSystemEventHandler):
    """Calls when a file is written, renamed or removed, and not when somebody only reads it."""

    def __init__(self, call: Callable[[], None], names: Collection[str] = ()) -> None:
        self._call, self._names = call, names
        """The files that matter of those in the folder; () for all."""

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Calls for a change of a file that matters."""
        paths = (str(event.src_path), str(event.dest_path))
        is_ours = not self._names or any(Path(path).name in self._names for path in paths)
        # Of a folder that is moved elsewhere nobody tells which files were in it.
        changes = _OF_FOLDERS if event.is_directory else _CHANGES
        if is_ours and event.event_type in changes:
            self._call()


_CHANGES = frozenset(
    (EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED)
)
_OF_FOLDERS = frozenset((EVENT_TYPE_DELETED, EVENT_TYPE_MOVED))


class _Replaced(FileSystemEventHandler):
    """Watches the office's folders when they come, or come back, and calls then."""

    def __init__(self, call: Callable[[], None], watch: Callable[[str], None]) -> None:
        self._call, self._watch = call, watch

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Watches the folder that an event names, if it is one of the office's."""
        names = {Path(str(path)).name for path in (event.src_path, event.dest_path)}
        for folder in names.intersection(FOLDERS):
            if event.is_directory and event.event_type in _OF_FOLDERS | {EVENT_TYPE_CREATED}:
                self._watch(folder)
                self._call()


_SCRIPT = """\
const [epoch, request] = new URL(document.currentScript.src).search.slice(1).split(".");
async function wait() {
  try {
    const answer = await fetch(`/livereload/${epoch}/${request}`);
    if (answer.ok && Number(await answer.text()) > Number(epoch)) { location.reload(); return; }
    setTimeout(wait, 0);
  } catch { setTimeout(wait, 1000); }
}
wait();
"""


def serve(
    root: Path, moment: Callable[[], datetime], *, port: int, say: Callable[[str], None]
) -> None:
    """Serves the office's site until it is interrupted; every build asks for its own `moment`.

    With errors in the records the last good site stays, and the errors are said. Proofs of what was
    saved are shown before all that comes with it is made. Raises Stopped where the port is taken.
    """
    recollection = Recollection()

    def rebuild(shown: Callable[[Mapping[str, bytes]], None] | None = None) -> None:
        try:
            result = build(root, moment(), recollection=recollection, shown=shown)
        except Stopped as stopped:
            say(str(stopped))
            return
        for problem in result.problems:
            say(str(problem))
        wrong = len(errors(result.problems))
        counted = "1 error" if wrong == 1 else f"{wrong} errors"
        say(f"{counted}; the site is as it was." if wrong else "Built.")

    def rebuild_and_show() -> None:
        try:
            rebuild(server.show)
        finally:
            server.show({})  # nothing of what came to no site

    server = PreviewServer(rebuild_and_show, host=HOST, port=port, root=str(root / SITE))
    server.error_handler = server.error_page
    turn = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        server.server_bind()
        before = stamps_of_office(root)
        rebuild()
        server.watch_office(root)
        if stamps_of_office(root) != before:
            server.saved()  # while the first build ran
        say(f"Serving on http://{HOST}:{server.server_port}/ (Ctrl+C ends it)")
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        say("")
    finally:
        sys.setswitchinterval(turn)
        server.shutdown()
