"""Only what may pass by itself is worth another try: what each kind of site says, and what we make of it."""

from __future__ import annotations

import errno
import http.server
import os
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import boto3
import pytest

from archive.sealed import ID, MADE, contents, sealed
from archive.storage import s3_options, s3_server, site_of
from heritage.archive.deposits import deposit
from heritage.archive.fixity import Outcome, look
from heritage.archive.site.kinds import open_site
from heritage.contracts import Site
from heritage.errors import (
    CopyDamaged,
    DiskFull,
    HeritageError,
    OurMistake,
    PermanentError,
    SiteRefused,
    SiteUnavailable,
    TransientError,
)

KEYS = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "us-east-1"}


@contextmanager
def answering(status: int, code: str) -> Iterator[str]:
    """A server that answers every request so, as S3 spells it; yields its address."""
    body = f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>said so</Message></Error>".encode()

    class Answer(http.server.BaseHTTPRequestHandler):
        def answer(self) -> None:
            if not self.headers.get("Expect"):  # else the client waits for leave to send its bytes
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.send_response(status)
            self.send_header("Content-Type", "application/xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = answer

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def raised_by(site: Site) -> HeritageError:
    with pytest.raises(HeritageError) as caught:
        site.write("a/x", [b"1"])
    return caught.value


@pytest.mark.parametrize(
    ("status", "code", "kind", "advice"),
    [
        (503, "SlowDown", SiteUnavailable, "by itself"),
        (500, "InternalError", SiteUnavailable, "by itself"),
        (429, "TooManyRequests", SiteUnavailable, "by itself"),
        (412, "PreconditionFailed", SiteUnavailable, "by itself"),
        (400, "RequestTimeout", SiteUnavailable, "by itself"),
        (507, "XMinioStorageFull", DiskFull, "Make room"),
        (403, "QuotaExceeded", DiskFull, "Make room"),
        (403, "AccessDenied", SiteRefused, "right to read and write"),
        (403, "InvalidAccessKeyId", SiteRefused, "key or password"),
        (400, "ExpiredToken", SiteRefused, "key or password"),
        (403, "RequestTimeTooSkewed", SiteRefused, "clock"),
        (403, "InvalidObjectState", SiteRefused, "restored there"),
        (404, "NoSuchBucket", SiteRefused, "bucket"),
        (501, "NotImplemented", SiteUnavailable, "by itself"),
        (400, "EntityTooLarge", SiteRefused, "another kind of storage"),
    ],
)
def test_what_an_object_store_answers(status: int, code: str, kind: type[HeritageError], advice: str) -> None:
    with answering(status, code) as address:
        error = raised_by(open_site("s3", "fsspec", "s3://books/archive", s3_options(address), Path("/")))
    assert type(error) is kind
    assert "s3://books/archive" in str(error) and advice in error.advice


def test_wrong_keys_and_missing_rights_at_a_real_store(tmp_path: Path) -> None:
    with s3_server() as endpoint:
        boto3.client("s3", endpoint_url=endpoint, **KEYS).create_bucket(Bucket="books")
        people = boto3.client("iam", endpoint_url=endpoint, **KEYS)
        people.create_user(UserName="reader")
        key = people.create_access_key(UserName="reader")["AccessKey"]
        receipt = deposit(at(endpoint, "test", "test"), sealed(tmp_path / "w", contents()), **MADE)
        _rights_are_asked_for(endpoint)
        for shown in (("nobody", "x"), (key["AccessKeyId"], "wrong"), (key["AccessKeyId"], key["SecretAccessKey"])):
            site = at(endpoint, *shown)
            for act in (lambda s: s.size("x"), lambda s: list(s.list("")), lambda s: list(s.read("0=ocfl_1.1"))):
                with pytest.raises(SiteRefused):
                    act(site)
            assert look(site, ID, 1, receipt.digest).outcome is Outcome.UNREAD
            with pytest.raises(SiteRefused), site.lock("locks/a"):
                pass
            assert isinstance(raised_by(site), SiteRefused)


def at(endpoint: str, key: str, secret: str) -> Site:
    return open_site(
        "s3", "fsspec", "s3://books/archive", {**s3_options(endpoint), "key": key, "secret": secret}, Path("/")
    )


def _rights_are_asked_for(endpoint: str) -> None:
    """moto's own switch: from now on it knows who may do what."""
    asked = urllib.request.Request(
        f"{endpoint}/moto-api/reset-auth", b"0", {"Content-Type": "text/plain"}, method="POST"
    )
    with urllib.request.urlopen(asked) as answer:
        assert answer.status == 200


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        *((n, SiteRefused) for n in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENAMETOOLONG, errno.EOPNOTSUPP)),
        *((n, SiteUnavailable) for n in (errno.ESTALE, errno.ENOTCONN, errno.ETIMEDOUT, errno.EHOSTDOWN, errno.ENOMEM)),
        *((n, DiskFull) for n in (errno.ENOSPC, errno.EDQUOT)),
        *((n, CopyDamaged) for n in (errno.EIO, errno.EUCLEAN)),
    ],
)
@pytest.mark.parametrize("act", ["write", "read", "size", "lock"])
def test_what_a_file_system_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[HeritageError], act: str
) -> None:
    site = site_of("folder", tmp_path, "")
    site.write("x", [b"1"])

    def refused(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "stat" if act == "size" else "open", refused)
    with pytest.raises(HeritageError) as caught:
        if act == "write":
            site.write("x", [b"2"])
        elif act == "read":
            list(site.read("x"))
        elif act == "size":
            site.size("x")
        else:
            site.lock("x.lock").__enter__()
    monkeypatch.undo()
    assert type(caught.value) is kind
    assert b"".join(site.read("x")) == b"1"


@pytest.mark.parametrize("kind", ["file", "memory"])
@pytest.mark.parametrize("mistake", [TypeError("f() takes 1 positional argument"), KeyError("x"), AttributeError("y")])
def test_a_mistake_of_ours_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, mistake: Exception
) -> None:
    site = site_of(kind, tmp_path, "")

    def broken(*_: object, **__: object) -> None:
        raise mistake from OSError(errno.ETIMEDOUT, "not the reason")

    monkeypatch.setattr(site._fs, "open", broken)  # type: ignore[attr-defined]
    error = raised_by(site)
    assert isinstance(error, OurMistake) and type(mistake).__name__ in str(error)
    assert isinstance(error, PermanentError) and not isinstance(error, TransientError)
