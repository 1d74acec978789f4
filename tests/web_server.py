"""A web server of files for tests that knows ranges, and can be told to misbehave."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote


class WebServer(ThreadingHTTPServer):
    """Serves a folder. `cut_after`: so many bytes go out in all, then connections break; `status`: is answered to
    everything; `ranges` False: only whole files; `redirect`: everything is elsewhere; `asked`: the ranges asked for;
    `secret`: what the Authorization header must be.
    """

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.cut_after: int | None = None
        self.status: int | None = None
        self.redirect, self.secret = "", ""
        self.ranges = True
        self.asked: list[str | None] = []
        self.changed = threading.Condition()

    @property
    def url(self) -> str:
        """The address of the folder."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        """A client that went away is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: WebServer

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def _answer(self, body: bool) -> None:
        server = self.server
        if server.secret and self.headers.get("Authorization") != server.secret:
            return self._say(401)
        if server.status:
            return self._say(server.status)
        if server.redirect:
            return self._say(302, {"Location": server.redirect + self.path})
        path = server.folder / unquote(self.path).lstrip("/")
        if not path.is_file():
            return self._say(404)
        content = path.read_bytes()
        asked = self.headers.get("Range") if server.ranges else None
        if body:
            with server.changed:
                server.asked.append(asked)
                server.changed.notify_all()
        extra = {"Accept-Ranges": "bytes"} if server.ranges else {}
        if asked:
            first, last = re.fullmatch(r"bytes=(\d+)-(\d*)", asked).groups()
            part = content[int(first) : int(last) + 1 if last else None]
            extra["Content-Range"] = f"bytes {first}-{int(first) + len(part) - 1}/{len(content)}"
            return self._say(206, extra, part, body)
        return self._say(200, extra, content, body)

    def _say(self, status: int, headers: dict | None = None, content: bytes = b"", body: bool = True) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if not body:
            return
        allowed = self.server.cut_after
        if allowed is not None:
            self.server.cut_after = max(0, allowed - len(content))
            if allowed < len(content):
                self.wfile.write(content[:allowed])
                self.wfile.flush()
                self.close_connection = True
                self.connection.shutdown(2)
                return
        self.wfile.write(content)


@contextmanager
def web_server(folder: Path) -> Iterator[WebServer]:
    """A server that runs meanwhile."""
    server = WebServer(folder)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
