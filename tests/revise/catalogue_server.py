"""A catalogue's web server, as a process of its own: SRU 1.1, 1.2 and 2.0, OAI-PMH 2.0 with deletions and tokens, a table; and servers that mean
harm or are ill. `python server.py FOLDER`: the records are FOLDER/<identifier>.xml, read at each question; what was asked goes to FOLDER/asked.log;
the port is printed. The protocols are written down from their specifications, not from our reader."""

from __future__ import annotations

import re
import socket
import sys
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()
PAGE = 2
"""Records to a page of OAI-PMH."""

ZING, OASIS = "http://www.loc.gov/zing/srw/", "http://docs.oasis-open.org/ns/search-ws/sruResponse"


def records() -> dict[str, str]:
    return {unquote(p.stem): p.read_text("utf-8") for p in sorted(FOLDER.glob("*.xml"))}


def sru(asked: dict[str, str]) -> str:
    """By a query `id="…"`; every quoted term may have escapes."""
    version = asked.get("version", "2.0")
    space = OASIS if version == "2.0" else ZING
    if version != "2.0" and asked.get("operation") != "searchRetrieve":
        return _sru(space, version, 0, [], "<x:message>no operation</x:message>")
    if asked.get("recordSchema") != "marcxml":
        return _sru(space, version, 0, [], "<x:message>Unknown schema for retrieval</x:message>")
    term = re.fullmatch(r'[\w.]+\s*=\s*"((?:[^"\\]|\\.)*)"', asked["query"])
    if term is None:
        return _sru(space, version, 0, [], "<x:message>Query syntax error</x:message>")
    wanted = re.sub(r"\\(.)", r"\1", term[1])
    found = [text for name, text in records().items() if name.partition("+")[0] == wanted and "DELETED" not in text]
    return _sru(
        space, version, len(found), found[: int(asked.get("maximumRecords", "10"))], "", packed="packed" in asked
    )


def _sru(space: str, version: str, number: int, found: list[str], wrong: str, *, packed: bool = False) -> str:
    escaping = "recordXMLEscaping" if version == "2.0" else "recordPacking"
    rows = "".join(
        f"<s:record><s:recordSchema>info:srw/schema/1/marcxml-v1.1</s:recordSchema><s:{escaping}>{'string' if packed else 'xml'}</s:{escaping}>"
        f"<s:recordData>{escape(one) if packed else one}</s:recordData><s:recordPosition>{n}</s:recordPosition></s:record>"
        for n, one in enumerate(found, 1)
    )
    records_ = f"<s:records>{rows}</s:records>" if rows else ""
    told = f'<s:diagnostics><x:diagnostic xmlns:x="http://www.loc.gov/zing/srw/diagnostic/"><x:uri>info:srw/diagnostic/1/66</x:uri>{wrong}</x:diagnostic></s:diagnostics>'
    return (
        f'<?xml version="1.0"?><s:searchRetrieveResponse xmlns:s="{space}"><s:version>{version}</s:version>'
        f"<s:numberOfRecords>{number}</s:numberOfRecords>{records_}{told if wrong else ''}</s:searchRetrieveResponse>"
    )


def oai(asked: dict[str, str]) -> str:
    if asked["verb"] == "GetRecord":
        text = records().get(asked["identifier"])
        return _oai(
            f"<GetRecord>{_record(asked['identifier'], text)}</GetRecord>"
            if text
            else '<error code="idDoesNotExist">no</error>'
        )
    since, start = asked.get("from", ""), int(asked.get("resumptionToken", "0").partition("|")[0])
    since = asked["resumptionToken"].partition("|")[2] if "resumptionToken" in asked else since
    found = [(name, text) for name, text in records().items() if _stamp(text) >= since]
    if not found:
        return _oai('<error code="noRecordsMatch">none</error>')
    more = f"{start + PAGE}|{since}" if start + PAGE < len(found) else ""
    rows = "".join(_record(*one) for one in found[start : start + PAGE])
    return _oai(f"<ListRecords>{rows}<resumptionToken>{more}</resumptionToken></ListRecords>")


def _stamp(text: str) -> str:
    found = re.search(r"datestamp:(\S+)", text)
    return found[1] if found else "2026-01-01"


def _record(name: str, text: str) -> str:
    gone = "DELETED" in text
    status = " status='deleted'" if gone else ""
    stamp = f"<identifier>{escape(name)}</identifier><datestamp>{_stamp(text)}</datestamp>"
    head = f"<header{status}>{stamp}</header>"
    return f"<record>{head}{'' if gone else f'<metadata>{text}</metadata>'}</record>"


def _oai(inside: str) -> str:
    return f'<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-11-30T10:00:00Z</responseDate><request>x</request>{inside}</OAI-PMH>'


BOMB = '<!DOCTYPE a [<!ENTITY b "' + "x" * 1000 + '"><!ENTITY c "' + "&b;" * 1000 + '">]><a>&c;</a>'
FILE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
OUTSIDE = '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/x.dtd"><a/>'
DEEP = "<a>" * 100_000 + "</a>" * 100_000


class Answers(BaseHTTPRequestHandler):
    """One address per dialect and per evil: /sru, /oai, /table.csv, /evil/<what>."""

    tries: dict[str, int] = {}  # noqa: RUF012  # of the whole process

    def do_GET(self) -> None:
        to = urlsplit(self.path)
        asked = {name: values[-1] for name, values in parse_qs(to.query, keep_blank_values=True).items()}
        with (FOLDER / "asked.log").open("a") as log:
            log.write(f"{self.path}\t{self.headers.get('User-Agent')}\n")
        if to.path == "/table.csv":
            self._say((FOLDER / "table.csv").read_bytes())
        elif to.path.startswith("/evil/"):
            self._evil(to.path.removeprefix("/evil/"), asked)
        else:
            answer: Callable[[dict[str, str]], str] = {"/sru": sru, "/oai": oai}[to.path.partition("!")[0]]
            self._say(answer(asked | ({"packed": ""} if to.path.endswith("!packed") else {})).encode())

    def _say(self, content: bytes, status: int = 200, **more: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in more:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _evil(self, what: str, asked: dict[str, str]) -> None:
        texts = {
            "bomb": BOMB,
            "file": FILE,
            "outside": OUTSIDE,
            "deep": DEEP,
            "html": "<html><p>log in</p>",
            "empty": "",
            "other": "<a/>",
        }
        if what in texts:
            self._say(texts[what].encode())
        elif what == "large":
            self._say(b"<a>" + b"x" * (3 << 20) + b"</a>")
        elif what == "cut":
            self._say(b"<a>", Content_Length="1000")
        elif what.isdigit():
            self._say(b"", int(what))
        elif what == "elsewhere":
            self._say(b"", 302, Location="http://169.254.169.254/latest/meta-data/")
        elif what == "to-file":
            self._say(b"", 302, Location="file:///etc/passwd")
        elif what == "round":
            self._say(b"", 302, Location=self.path)
        elif what == "moved":
            self._say(b"", 301, Location=self.path.replace("/evil/moved", "/sru"))
        elif what == "third":  # well again after two refusals
            Answers.tries[self.path] = Answers.tries.get(self.path, 0) + 1
            if Answers.tries[self.path] % 3:
                self._say(b"", 503, Retry_After="0")
            else:
                self._say(sru(asked).encode())
        elif what == "gone":
            self.connection.shutdown(socket.SHUT_RDWR)
        elif what == "silent":
            time.sleep(30)
        elif what == "drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(300):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.1)
        elif what == "circle":
            self._say(_oai("<ListRecords><resumptionToken>again</resumptionToken></ListRecords>").encode())
        elif what == "another":  # answers every question with the same record
            self._say(_oai(f"<GetRecord>{_record('oai:other', '<a/>')}</GetRecord>").encode())
        elif what == "another-sru":
            self._say(_sru(ZING, "1.2", 1, list(records().values())[:1], "").encode())

    def log_message(self, *said: object) -> None:
        """Quiet."""


if __name__ == "__main__":
    served = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    served.daemon_threads = True
    print(served.server_port, flush=True)
    served.serve_forever()
