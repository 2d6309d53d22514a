"""Storage that fails while it is written and read: what was refused, cut or lost never counts as kept, nothing of the site's own is ever
shorter than it was, and rotten bytes are damage that can be mended."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import paramiko
import pytest

from archive.sealed import ID, MADE, sealed
from archive.ssh import SshServer, ssh_server
from archive.storage import s3_options, s3_server, s3_site, site_of
from campaigns import Record, cases, chosen
from faults.store import READING, WRITING, Spoiler, spoiling
from heritage.archive import layout, preparing
from heritage.archive.checking import verify
from heritage.archive.deposits import deposit
from heritage.archive.fixity import Outcome, look
from heritage.archive.lock.locking import locked
from heritage.archive.repair import mend, plan
from heritage.archive.site.kinds import open_site
from heritage.contracts import Site
from heritage.errors import CopyDamaged, HeritageError

OWN = "heritage-events.jsonl"
FILES = chosen(
    (
        "own-files",
        "0=ocfl_1.1",
        "ocfl_layout.json",
        "v1/inventory.json",
        "inventory.json.sha512",
        "METS.xml",
        "0001.jp2",
    ),
    ("own-files", "inventory.json.sha512"),
)
"""Ends of the names of what is written: the site's own, the root's, the object's, content. "own-files" is a line that is added."""

SMALL = {"METS.xml": b"<mets/>" * 100, "representations/master/data/0001.jp2": bytes(range(256)) * 12}

Fault = Callable[[str], contextlib.AbstractContextManager[None]]


@pytest.fixture(scope="module")
def store() -> Iterator[Spoiler]:
    with s3_server() as address, spoiling(address) as spoiler:
        yield spoiler


@pytest.fixture(scope="module")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    with ssh_server(tmp_path_factory.mktemp("ssh")) as server:
        yield server


# --- faults of a disk ----------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def of_a_disk(fault: str, ending: str) -> Iterator[None]:
    """What the kernel answers for files whose name ends so."""
    write, close, rename = os.write, os.close, Path.rename

    def meant(handle: int) -> bool:
        with contextlib.suppress(OSError):
            return str(Path(f"/proc/self/fd/{handle}").readlink()).endswith(ending)
        return False

    def written(handle: int, block: Any) -> int:
        if not meant(handle):
            return write(handle, block)
        if fault == "says yes":
            return len(block)
        if fault == "keeps half":
            write(handle, bytes(block)[: len(block) // 2])
            return len(block)
        if fault == "other bytes":
            return write(handle, bytes(block)[::-1])
        if fault == "short writes":
            return write(handle, bytes(block)[: max(1, len(block) // 3)])
        if fault in ("full", "quota", "bad sector"):
            raise OSError({"full": errno.ENOSPC, "quota": errno.EDQUOT, "bad sector": errno.EIO}[fault], "no", None)
        return write(handle, block)

    def closed(handle: int) -> None:
        bad = fault in ("full at the close", "away at the close") and meant(handle)
        close(handle)
        if bad:
            raise OSError(errno.EDQUOT if fault == "full at the close" else errno.ESTALE, "at the close")

    def renamed(self: Path, target: Path) -> Path:
        if fault == "read-only" and str(target).endswith(ending):
            raise OSError(errno.EROFS, "Read-only file system", str(self))
        return rename(self, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", written)
        patch.setattr(os, "close", closed)
        patch.setattr(Path, "rename", renamed)
        yield


DISK = (
    "says yes", "keeps half", "other bytes", "short writes", "full", "quota", "bad sector", "full at the close", "away at the close", "read-only",
)  # fmt: skip


# --- faults of an SFTP server -----------------------------------------------------------------------------------------------


@contextlib.contextmanager
def of_a_server(fault: str, ending: str, server: SshServer) -> Iterator[None]:
    """What becomes of requests about files whose name ends so, at a real server."""
    from heritage.archive.site.sftp import _Discardable

    write, close, begin = _Discardable._write, paramiko.SFTPFile.close, paramiko.SFTPClient.open
    names: dict[int, str] = {}

    def opened(self: Any, path: str, *args: Any, **more: Any) -> Any:
        file = begin(self, path, *args, **more)
        names[id(file)] = path
        return file

    def meant(file: Any) -> bool:
        return names.get(id(file), "").endswith(ending)

    def written(self: Any, data: bytes) -> int:
        if not meant(self):
            return write(self, data)
        if fault == "breaks off":
            server.hang_up()
        half = {"says yes": b"", "keeps half": data[: len(data) // 2], "other bytes": bytes(data)[::-1]}.get(
            fault, data
        )
        if half:
            write(self, half)
        return len(data)

    def closed(self: Any) -> None:
        if fault == "breaks off at the close" and meant(self) and self.writable():
            server.hang_up()
        close(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Discardable, "_write", written, raising=False)
        patch.setattr(paramiko.SFTPFile, "close", closed)
        patch.setattr(paramiko.SFTPClient, "open", opened)
        yield


SERVER = ("says yes", "keeps half", "other bytes", "breaks off", "breaks off at the close")


@contextlib.contextmanager
def of_a_store(fault: str, ending: str, store: Spoiler) -> Iterator[None]:
    store.fault, store.ending = fault, ending
    try:
        yield
    finally:
        store.fault = store.ending = ""


# --- the campaign --------------------------------------------------------------------------------------------------------


@pytest.mark.campaign
@pytest.mark.parametrize("kind", ["folder", "s3", "sftp"])
def test_what_was_not_kept_does_not_count(
    kind: str, tmp_path: Path, store: Spoiler, ssh: SshServer, record_property: Record
) -> None:
    """Deposit and a line more in the site's own file, under each fault and after it."""
    tried, every = 0, {"folder": DISK, "s3": WRITING, "sftp": SERVER}[kind]
    for number, fault in enumerate(chosen(every, every if kind == "folder" else every[:2])):
        for ending in FILES if kind == "folder" else chosen(FILES, FILES[:1]):
            case = f"{kind}: {fault}: {ending}"
            at = tmp_path / f"{number}-{tried}"
            at.mkdir()
            _one_fault(case, at, opener(kind, at, store, ssh), faults(kind, fault, store, ssh), ending)
            tried += 1
            cases(record_property, tried)


def opener(kind: str, at: Path, store: Spoiler, ssh: SshServer) -> Callable[[], Site]:
    if kind == "s3":
        url = s3_site(store.url).url  # type: ignore[attr-defined]
        return lambda: open_site("s3", "fsspec", url, s3_options(store.url), Path("/"))
    return (lambda: ssh.site(at)) if kind == "sftp" else (lambda: site_of("folder", at, ""))


def faults(kind: str, fault: str, store: Spoiler, ssh: SshServer) -> Fault:
    if kind == "s3":
        return lambda ending: of_a_store(fault, ending, store)
    return (
        (lambda ending: of_a_server(fault, ending, ssh))
        if kind == "sftp"
        else (lambda ending: of_a_disk(fault, ending))
    )


def _one_fault(case: str, at: Path, opened: Callable[[], Site], fault: Fault, ending: str) -> None:
    package = sealed(at / "w", SMALL)
    own = ending == "own-files"
    if own:
        preparing.prepare(opened())
        opened().write(OWN, [b"line 1\n"])
    act = (lambda: _add(opened(), b"line 2\n")) if own else (lambda: deposit(opened(), package, **MADE))
    try:
        with fault(OWN if own else ending):
            act()
    except HeritageError:
        assert own or not _believed(opened()), case
    else:
        assert _right(opened(), own), f"{case}: nothing was said, and it is not there"
    if own:
        assert b"".join(opened().read(OWN)).startswith(b"line 1\n"), f"{case}: the file is shorter than it was"
    act()
    assert _right(opened(), own), case


def _add(site: Site, line: bytes) -> None:
    with locked(site, layout.OWN_FILES) as alone:
        kept = b"".join(alone.read(OWN))
        if not kept.endswith(line):
            alone.write(OWN, [kept, line])


def _right(site: Site, own: bool) -> bool:
    return b"".join(site.read(OWN)) == b"line 1\nline 2\n" if own else verify(site, ID) == ()


def _believed(site: Site) -> bool:
    """Is there something that calls itself whole, and is not?"""
    return site.size(f"{layout.place(ID)}/inventory.json") is not None and verify(site, ID) != () and site.atomic


# --- reading -----------------------------------------------------------------------------------------------------------------


@pytest.mark.campaign
def test_rotten_bytes_of_a_store_are_damage_and_are_mended(
    tmp_path: Path, store: Spoiler, record_property: Record
) -> None:
    """Whatever becomes of one file on its way out, the rest is whole: the copy is damaged, and can be mended from the other."""
    good, bad = site_of("folder", tmp_path, ""), opener("s3", tmp_path, store, None)()  # type: ignore[arg-type]
    package = sealed(tmp_path / "w", SMALL)
    for site in (good, bad):
        receipt = deposit(site, package, **MADE)
    tried = 0
    for fault in chosen(READING, ("cut",)):
        for ending in chosen(("METS.xml", "v1/inventory.json", "inventory.json.sha512", "0001.jp2"), ("METS.xml",)):
            name = f"{fault}: {ending}"
            with of_a_store(fault, ending, store):
                seen = look(bad, ID, 1, receipt.digest)
                wrong = plan([good, bad], ID, 1, receipt.digest)
            if fault in ("rot", "cut", "shorter", "gzip"):
                assert seen.outcome is Outcome.DAMAGED, f"{name}: {seen}"
                assert any(change.path.endswith(ending) for change in wrong.changes), name
            else:
                assert seen.outcome in (Outcome.DAMAGED, Outcome.SOUND, Outcome.UNREAD), name
            mend(wrong, [good, bad])
            assert verify(bad, ID) == (), name
            tried += 1
            cases(record_property, tried)


def test_a_bad_sector_behind_sftp_is_damage(ssh: SshServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that the protocol has for it is "Failure"."""
    site = ssh.site(tmp_path)
    site.write("a/x", [b"1" * 100])

    def failed(*_: object, **__: object) -> Iterator[bytes]:
        raise OSError("Failure")

    with monkeypatch.context() as patch:
        patch.setattr(paramiko.SFTPFile, "readv", failed)
        with pytest.raises(CopyDamaged, match="the site answers; it is this file"):
            list(site.read("a/x"))
    assert b"".join(site.read("a/x")) == b"1" * 100


def test_a_store_that_refuses_says_why_also_where_it_has_no_body(tmp_path: Path) -> None:
    """HEAD is answered with 403 alone."""
    from archive.test_refusals import answering

    told = {
        "RequestTimeTooSkewed": "clock", "ExpiredToken": "key or password", "KMS.DisabledException": "who keeps the key",
    }  # fmt: skip
    for code, advice in told.items():
        with answering(403, code) as address:
            site = open_site("s3", "fsspec", "s3://books/archive", s3_options(address), Path("/"))
            for act in (lambda s: s.size("x"), lambda s: list(s.read("x")), lambda s: list(s.list(""))):
                with pytest.raises(HeritageError) as caught:
                    act(site)
                assert advice in caught.value.advice, code
