"""The log is lost, cut or altered, with its keys or without: a sentence says what to do, the log is begun anew and says so, and what the
sites remember of the one before stays proved."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from campaigns import Record, cases, chosen
from custody.conftest import home  # noqa: F401 - a fixture
from custody.kept import keep
from faults.sites import DeadSite
from heritage import __main__ as command_line
from heritage.errors import ConfigError
from heritage.events import Key
from heritage.events.keys import KeyChanged, KeyDamaged, key_id
from heritage.flows import history
from heritage.flows.custody import checkpoints, holding, rebuild
from heritage.flows.custody.checkpoints import CHECKPOINTS, KEY
from heritage.flows.workline import deposit
from heritage.settings import home as the_home


def filled(home: Path) -> str:  # noqa: F811
    """A package on hold, a log of two checkpoints at each site, two more lines."""
    (package,) = keep(home, 1)
    for number in range(2):
        history.tell(f"k{number}", "fixity check", "success", subjects=[package])  # type: ignore[arg-type]
        checkpoints.keep_everywhere()
    holding.place(package, who="anna", reason="a lawsuit", key="1")
    history.tell("k2", "fixity check", "success", subjects=[package])  # type: ignore[arg-type]
    return package


def segment(home: Path) -> Path:  # noqa: F811
    return next((home / "events").glob("2*.jsonl"))


def edited(home: Path) -> None:  # noqa: F811
    segment(home).write_bytes(segment(home).read_bytes().replace(b"success", b"failure", 1))


def cut(home: Path) -> None:  # noqa: F811
    segment(home).write_bytes(segment(home).read_bytes().splitlines(keepends=True)[0])


def gone(*names: str) -> Callable[[Path], None]:
    def lose(home: Path) -> None:  # noqa: F811
        for name in names:
            path = home / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

    return lose


def rotten_key(home: Path) -> None:  # noqa: F811
    shutil.rmtree(home / "events")
    (home / "keys/events.pem").write_bytes(b"rot")


LOSSES = {
    "edited": edited,
    "cut": cut,
    "the log": gone("events"),
    "the log and its keys": gone("events", "keys"),
    "the log, and the key is rotten": rotten_key,
    "the log, its keys and the catalogue": gone("events", "keys", "catalogue.db", "catalogue.db-wal", "catalogue.db-shm"),
}  # fmt: skip


@pytest.mark.campaign
@pytest.mark.parametrize(
    "loss",
    chosen([*LOSSES], ["edited", "the log", "the log, and the key is rotten", "the log, its keys and the catalogue"]),
)
def test_the_log_is_begun_anew_and_what_the_sites_remember_stays_proved(
    home: Path, loss: str, capsys: pytest.CaptureFixture[str]  # noqa: F811
) -> None:  # fmt: skip
    package = filled(home)
    assert command_line.main(["begin-log", "--reason", "no reason"]) == 1, "nothing is begun anew that holds"
    before = {name: (home / "archive" / name / CHECKPOINTS).read_bytes() for name in ("site-a", "site-b")}
    first_key = (home / "archive/site-a" / KEY).read_bytes()
    LOSSES[loss](home)
    history.tell("in between", "fixity check", "success")  # type: ignore[arg-type]
    assert not checkpoints.verify().holds
    capsys.readouterr()
    assert command_line.main(["begin-log", "--reason", "the disk broke"]) == 0
    out = capsys.readouterr().out
    assert (
        "the disk broke" in out
        and "of the log before it 2, up to line" in out
        and "2 signed by a key that is known" in out
    )
    first = json.loads(segment(home).read_bytes().splitlines()[0])
    assert first["agent"]["kind"] == "person" and first["begun_anew"]["sites"]["site-a"]["signed"] == 2
    for name, content in before.items():
        assert (home / "archive" / name / CHECKPOINTS).read_bytes().startswith(content), "kept"
        assert (home / "archive" / name / KEY).read_bytes() == first_key
    assert any((home / "events").glob("before-*/2*.jsonl")), "what is left of the log before is put aside"
    history.tell("after", "fixity check", "success", subjects=[package])  # type: ignore[arg-type]
    checkpoints.keep_everywhere()
    assert checkpoints.verify().holds
    if "catalogue" in loss:
        rebuild.rebuild("site-a")
    else:
        gone("catalogue.db", "catalogue.db-wal", "catalogue.db-shm")(home)
        rebuild.rebuild("site-a")
        assert holding.holds.held(the_home().catalogue_url, package), "the new log tells of holds too"


def _changed(line: bytes) -> bytes:
    """Of a checkpoint what is signed: its time is there for people, the log's own says it."""
    point = line.replace(b'"digest": "', b'"digest": "0', 1)
    return line.replace(b"1", b"2", 1) if point == line else point


@pytest.mark.campaign
def test_whatever_is_done_after_it_was_begun_anew_is_found(home: Path, record_property: Record) -> None:  # noqa: F811
    filled(home)
    shutil.copytree(home / "events", home / "backup")
    LOSSES["the log and its keys"](home)
    checkpoints.begin_anew(who="anna", reason="the disk broke")
    history.tell("after", "fixity check", "success")  # type: ignore[arg-type]
    checkpoints.keep_everywhere()
    sound = {path: path.read_bytes() for path in (segment(home), home / "archive/site-a" / CHECKPOINTS)}
    tried = 0
    for path, content in sound.items():
        lines = content.splitlines(keepends=True)
        for place in range(len(lines)):
            for changed in (
                [*lines[:place], *lines[place + 1 :]],
                [*lines[:place], _changed(lines[place]), *lines[place + 1 :]],
            ):
                path.write_bytes(b"".join(changed))
                if b"".join(changed) == content or (
                    path.name == CHECKPOINTS and place > 1 and len(changed) < len(lines)
                ):
                    continue  # a site that forgot one of the present log's checkpoints is made up for by the others
                assert not checkpoints.verify().holds, (path.name, place)
                tried += 1
        path.write_bytes(content)
    assert checkpoints.verify().holds
    shutil.rmtree(home / "events")
    shutil.copytree(home / "backup", home / "events")
    assert any("another log" in each.said for each in checkpoints.verify().breaks), "the old log put back in its place"
    cases(record_property, tried + 1)


def test_a_site_that_was_away_keeps_its_old_checkpoints_and_gets_the_new(
    home: Path, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:  # fmt: skip
    filled(home)
    LOSSES["the log"](home)
    real = deposit.open_site
    with monkeypatch.context() as patch:
        patch.setattr(deposit, "open_site", lambda name: DeadSite(real(name)) if name == "site-b" else real(name))
        checkpoints.begin_anew(who="anna", reason="the disk broke")
    checkpoints.keep_everywhere()
    found = checkpoints.verify()
    assert found.holds, found.breaks
    assert "site-b: 1 checkpoints" in found.compared[1] and "of the log before it 2" in found.compared[1]
    edited(home)
    checkpoints.begin_anew(who="anna", reason="and again")
    assert checkpoints.verify().holds and "and again" in checkpoints.verify().begun
    assert len(list((home / "events").glob("before-*"))) == 2


def rsa() -> bytes:
    key = generate_private_key(65537, 2048)
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    return key.private_bytes(encoding, form, serialization.NoEncryption())


def locked(content: bytes) -> bytes:
    key = serialization.load_pem_private_key(content, None)
    form = serialization.BestAvailableEncryption(b"secret")
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, form)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut": lambda content: content[: len(content) // 2],
    "rotten": lambda content: content[:40] + b"!!!!" + content[44:],
    "no PEM": lambda _: b"\0" * 300,
    "of another kind": lambda _: rsa(),
    "with a password": locked,
}


@pytest.mark.campaign
@pytest.mark.parametrize("damage", chosen([*DAMAGES], ["empty", "cut", "with a password"]))
def test_a_damaged_key_is_a_sentence_and_work_goes_on(
    home: Path, damage: str, capsys: pytest.CaptureFixture[str]  # noqa: F811
) -> None:  # fmt: skip
    filled(home)
    secret = home / "keys/events.pem"
    before = secret.read_bytes()
    secret.write_bytes(DAMAGES[damage](before))
    history.tell("work goes on", "fixity check", "success")  # type: ignore[arg-type]
    history.sign()
    with pytest.raises(KeyDamaged, match=r"events\.pem") as raised:
        checkpoints.keep_everywhere()
    assert "backup" in raised.value.advice and "renew-key" in raised.value.advice
    assert command_line.main(["sign-log"]) == 1 and "Traceback" not in capsys.readouterr().err
    assert command_line.main(["verify-log"]) == 0
    assert "lines after that are not signed yet" in capsys.readouterr().out
    assert command_line.main(["renew-key", "--reason", "the disk rotted"]) == 0
    assert next((home / "keys").glob("events.pem.damaged-1")).read_bytes() == DAMAGES[damage](before) or damage in (
        "of another kind",
        "with a password",
    )
    checkpoints.keep_everywhere()
    assert checkpoints.verify().holds


def test_a_damaged_public_key_is_a_sentence(home: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    filled(home)
    beside = home / "events/key.pub.pem"
    sound = beside.read_bytes()
    for damaged in (b"", b"rot", sound[:60]):
        beside.write_bytes(damaged)
        assert command_line.main(["verify-log"]) == 1
        with pytest.raises(ConfigError, match=r"key\.pub\.pem") as raised:
            checkpoints.keep_everywhere()
        assert "from a site" in raised.value.advice
    shutil.copy(home / "archive/site-a" / KEY, beside)
    capsys.readouterr()
    assert command_line.main(["sign-log"]) == 0 and command_line.main(["verify-log"]) == 0
    assert "is signed up to its end" in capsys.readouterr().out


def test_another_home_s_key_is_not_taken(home: Path, tmp_path: Path) -> None:  # noqa: F811
    filled(home)
    shutil.rmtree(home / "keys")
    other = Key(tmp_path / "keys")
    assert other.public
    shutil.copytree(tmp_path / "keys", home / "keys")
    with pytest.raises(KeyChanged, match=key_id(other.public)):
        checkpoints.keep_everywhere()
