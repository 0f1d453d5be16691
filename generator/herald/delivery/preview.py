"""The preview: a server on this machine alone, that builds and reloads on every save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.livereload import LiveReloadServer

from herald.build import SITE, build
from herald.problems import errors
from herald.records.reader import SETTINGS_FILE
from herald.records.walk import FOLDERS
from herald.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIEnvironment

HOST = "127.0.0.1"
RELOADER = "/livereload.js"


class PreviewServer(LiveReloadServer):
    """MkDocs' server, whose reloading works under the pages' own Content-Security-Policy.

    MkDocs writes its script into the page, which the policy refuses; here the page names a file of
    the same host, and the number of the build stands in the file's address.
    """

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        tag = f'<script src="{RELOADER}?{epoch}.{self._wanted_epoch}"></script>'.encode()
        before, closing, after = content.rpartition(b"</body>")
        return before + tag + closing + after if closing else content + tag

    def _serve_request(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes] | None:
        if environ["PATH_INFO"] == RELOADER and environ.get("QUERY_STRING"):
            start_response("200 OK", [("Content-Type", "text/javascript")])
            return [_SCRIPT.encode()]
        return super()._serve_request(environ, start_response)


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

    With errors in the records the last good site stays, and the errors are said.
    """

    def rebuild() -> None:
        try:
            result = build(root, moment())
        except Stopped as stopped:
            say(str(stopped))
            return
        for problem in result.problems:
            say(str(problem))
        wrong = errors(result.problems)
        say(f"{len(wrong)} errors; the site is as it was." if wrong else "Built.")

    rebuild()
    server = PreviewServer(builder=rebuild, host=HOST, port=port, root=str(root / SITE))
    for folder in FOLDERS:
        if (root / folder).is_dir():
            server.watch(str(root / folder))
    for file in (SETTINGS_FILE, "mkdocs.yml"):
        if (root / file).is_file():
            server.watch(str(root / file), recursive=False)
    say(f"Serving on http://{HOST}:{port}/ (Ctrl+C ends it)")
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        say("")
    finally:
        server.shutdown()
