"""The site as a web server sends it: compressed, with the error page for what is not there."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

PACKED = frozenset((".woff2", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".pdf", ".docx"))
"""What is compressed by its own form."""


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """The file, or the error page."""
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        status = HTTPStatus.OK if file.is_file() else HTTPStatus.NOT_FOUND
        if not file.is_file():
            file = Path(self.directory) / "404.html"
        content = file.read_bytes()
        self.send_response(status)
        if file.suffix not in PACKED:
            content = gzip.compress(content, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(content)

    def guess_type(self, path: str | Path) -> str:  # type: ignore[override]
        """With the alphabet, which a browser guesses otherwise."""
        found = super().guess_type(path)
        return f"{found}; charset=utf-8" if found.startswith("text/") else found

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is given
        """Nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serves a built site on this machine alone; gives its address, without a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
