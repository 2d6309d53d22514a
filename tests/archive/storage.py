"""Real storage for tests: an S3 server on loopback, folders, memory."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

from heritage.archive.site.kinds import open_site
from heritage.contracts import Site


@contextlib.contextmanager
def s3_server() -> Iterator[str]:
    """moto_server in a process of its own; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = "import sys; from moto.server import main; main(sys.argv[1:])"
    words = [sys.executable, "-c", program, "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(port, server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()


def s3_options(endpoint: str) -> dict[str, object]:
    patience = {"connect_timeout": 5, "read_timeout": 20, "retries": {"max_attempts": 1}}
    return {"endpoint_url": endpoint, "key": "test", "secret": "test", "config_kwargs": patience}


def s3_site(endpoint: str, name: str = "s3") -> Site:
    """A site in a bucket of its own."""
    import boto3

    bucket = f"b-{uuid.uuid4().hex[:12]}"
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "us-east-1"}
    boto3.client("s3", endpoint_url=endpoint, **keys).create_bucket(Bucket=bucket)
    return open_site(name, "fsspec", f"s3://{bucket}/archive", s3_options(endpoint), Path("/"))


URLS = {"file": "file://{folder}/archive", "memory": "memory://{once}"}
"""What fsspec opens without a server."""


def site_of(kind: str, folder: Path, endpoint: str) -> Site:
    """folder | s3 | one of URLS"""
    if kind == "folder":
        return open_site("site-a", "folder", "archive/site-a", {}, folder)
    if kind == "s3":
        return s3_site(endpoint)
    return open_site(kind, "fsspec", URLS[kind].format(folder=folder, once=uuid.uuid4().hex), {}, folder)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if server.poll() is not None:
            raise RuntimeError("moto_server ended at once")
        time.sleep(0.05)
    raise RuntimeError("moto_server does not answer")
