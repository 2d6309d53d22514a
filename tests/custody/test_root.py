"""What lies at a site's root is looked at too, byte for byte; what is ours is put right when a person says so, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from campaigns import Record, cases
from custody.kept import everything, keep, object_of
from heritage import __main__ as command_line
from heritage.archive import layout
from heritage.archive.site import mark
from heritage.errors import SiteUnavailable
from heritage.flows import history
from heritage.flows.custody import audit
from heritage.flows.custody.ledger import Ledger, act_folder
from heritage.flows.custody.roots import root
from heritage.flows.custody.roots.sites import open_site


def strays(site: str = "site-a") -> dict[str, str]:
    audit.plan("r", site, audit.Scope())
    audit.sweep("r", site)
    return {row["path"]: row["said"] for row in Ledger(act_folder("audits", "r") / site / "strays.jsonl").rows()}


@pytest.mark.campaign
def test_every_file_of_the_root_is_looked_at_and_put_right(home: Path, record_property: Record) -> None:
    (package,) = keep(home, 1)
    site = home / "archive/site-a"
    before, tried = everything(site), 0
    assert strays() == {}
    for path, content in layout.constants().items():
        for damage in (None, b"", content[:-1], content + b"x", content.replace(b"o", b"0", 1), content.upper()):
            (site / path).unlink() if damage is None else (site / path).write_bytes(damage)
            assert path in strays(), (path, damage)
            assert command_line.main(["repair", "--root", "site-a"]) == 1
            assert everything(site) != before, "a dry run"
            assert command_line.main(["repair", "--root", "site-a", "--approve", "seen in the audit"]) == 0
            assert everything(site) == before
            tried += 1
    folders = (
        "empty",
        "abc/def",
        "extensions/other",
        object_of(open_site("site-a"), package).relative_to(site) / "v1/content/none",
    )
    for folder in folders:
        (site / folder).mkdir(parents=True)
        assert strays() == {str(folder): "an empty folder"}
        assert root.put_right("site-a", who="anna", reason="")
        assert not (site / folder).exists()
        tried += 1
    for path in (
        "stray.txt",
        ".DS_Store",
        "heritage.txt",
        f"extensions/{layout.EXTENSION}/more.json",
        "extensions/x/y",
    ):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(b"whose?")
        assert list(strays()) == [path]
        assert root.put_right("site-a", who="anna", reason="") == []
        (site / path).unlink()
        shutil.rmtree(site / "extensions/x", ignore_errors=True)
        tried += 1
    assert everything(site) == before
    cases(record_property, tried)
    told = history.event_log().history("site-a")
    assert any("write ocfl_layout.json: seen in the audit" in event["detail"] for event in told)


def test_a_place_that_is_not_the_site_is_not_made_to_look_like_it(home: Path) -> None:
    keep(home, 1)
    marked = (home / "archive/site-a" / mark.NAME).read_bytes()
    shutil.rmtree(home / "archive/site-a")
    (home / "archive/site-a/extensions/x").mkdir(parents=True)
    for wrong in (SiteUnavailable, root.NoRootOfOurs):
        with pytest.raises(wrong):
            root.put_right("site-a", who="anna", reason="")
        (home / "archive/site-a" / mark.NAME).write_bytes(marked)
    assert everything(home / "archive/site-a") == {}


def test_an_audit_says_what_it_did_not_look_at(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, _ = keep(home, 2)
    assert command_line.main(["audit", "--site", "site-a", "--package", first]) == 0
    said = next(line for line in capsys.readouterr().out.splitlines() if "not looked at" in line)
    assert "1 of 2 copies" in said and "verify-log" in said
