"""An S3 server between us and a real one that spoils what passes through in one named way; the rest goes through as it is."""

from __future__ import annotations

import contextlib
import gzip
import http.client
import http.server
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

READING = ("rot", "cut", "shorter", "longer", "gzip", "another version")
"""What becomes of the bytes of a file: one is another; the body ends before its announced end; it is announced shorter, or longer; it is
packed on the way; it is another version's."""

WRITING = ("says yes", "keeps half", "hangs up")
"""What becomes of a file that is sent: nothing is kept of it, or half, and the answer is 200; the connection ends."""


class Spoiler:
    """`fault` and `ending` may be set at any moment: what happens to files whose key ends so. `asked` counts requests of files."""

    def __init__(self, behind: str) -> None:
        self.behind = urlsplit(behind).netloc
        self.url = ""
        self.fault = self.ending = ""
        self.asked = 0


@contextlib.contextmanager
def spoiling(behind: str) -> Iterator[Spoiler]:
    """In front of the server at that address."""
    spoiler = Spoiler(behind)

    class Between(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_one(self) -> None:
            body = self.body()
            key = urlsplit(self.path).path
            meant = bool(spoiler.ending) and key.endswith(spoiler.ending)
            spoiler.asked += meant
            if meant and self.command == "PUT" and spoiler.fault in WRITING:
                return self.refuse_to_keep(body)
            status, headers, content = self.forwarded(body)
            if meant and self.command == "GET" and spoiler.fault in READING and status in (200, 206):
                return self.spoilt(status, headers, content)
            self.answer(status, headers, content)

        do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = handle_one

        def body(self) -> bytes:
            if "chunked" in (self.headers.get("Transfer-Encoding") or ""):
                found = b""
                while size := int(self.rfile.readline().split(b";")[0], 16):
                    found += self.rfile.read(size)
                    self.rfile.readline()
                self.rfile.readline()
                return found
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))

        def forwarded(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
            to = http.client.HTTPConnection(spoiler.behind, timeout=60)
            headers = {
                k: v
                for k, v in self.headers.items()
                if k.lower() not in ("transfer-encoding", "content-length", "expect")
            }
            to.request(self.command, self.path, body, headers | {"Content-Length": str(len(body))})
            got = to.getresponse()
            content = got.read()
            to.close()
            return got.status, dict(got.getheaders()), content

        def answer(self, status: int, headers: dict[str, str], content: bytes, announced: int | None = None) -> None:
            self.send_response(status)
            own = ("content-length", "connection", "transfer-encoding", "date", "server")
            for name, value in headers.items():
                if name.lower() not in own:
                    self.send_header(name, value)
            length = len(content) if announced is None else announced
            if self.command == "HEAD":
                length = int({k.lower(): v for k, v in headers.items()}.get("content-length", 0))
            self.send_header("Content-Length", str(length))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)
            if announced is not None:
                self.close_connection = True

        def spoilt(self, status: int, headers: dict[str, str], content: bytes) -> None:
            fault, half = spoiler.fault, len(content) // 2
            if fault == "rot":
                self.answer(status, headers, content[:half] + bytes([content[half] ^ 1]) + content[half + 1 :])
            elif fault == "cut":
                self.answer(status, headers, content[:half], announced=len(content))
            elif fault == "shorter":
                self.answer(status, headers, content[:half])
            elif fault == "longer":
                self.answer(status, headers, content + b"more")
            elif fault == "gzip":
                self.answer(status, headers | {"Content-Encoding": "gzip"}, gzip.compress(content))
            elif fault == "another version":
                self.answer(
                    status, {k: v for k, v in headers.items() if k.lower() != "etag"} | {"ETag": '"0"'}, content[::-1]
                )
            else:
                self.hang_up()

        def refuse_to_keep(self, body: bytes) -> None:
            if spoiler.fault == "hangs up":
                return self.hang_up()
            if spoiler.fault == "keeps half":
                http_put(spoiler.behind, urlsplit(self.path).path, body[: len(body) // 2])
            self.answer(200, {"ETag": '"d41d8cd98f00b204e9800998ecf8427e"'}, b"")

        def hang_up(self) -> None:
            self.close_connection = True
            self.connection.close()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Between) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        spoiler.url = f"http://127.0.0.1:{server.server_port}"
        yield spoiler
        server.shutdown()


def http_put(server: str, path: str, body: bytes) -> None:
    """As the store's own hand would."""
    to = http.client.HTTPConnection(server, timeout=60)
    to.request("PUT", path, body)
    to.getresponse().read()
    to.close()
