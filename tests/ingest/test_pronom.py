"""Two engines, one rule: right on real files from their ends alone, and open about where the engines differ."""

from __future__ import annotations

import csv
import io
import os
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import tifffile

from heritage.model import Identity
from heritage.tools.identify import fido, pronom
from heritage.tools.identify.pronom import END, Ends
from places import SAMPLES, needs_shared


def ends(name: str, content: bytes) -> Ends:
    return Ends(name, content[:END], content[max(END, len(content) - END) :])


def tiff(**how: object) -> bytes:
    out = io.BytesIO()
    tifffile.imwrite(out, np.random.default_rng(1).integers(0, 255, (300, 300, 3), dtype=np.uint8), **how)  # type: ignore[arg-type]
    return out.getvalue()


def one(name: str, content: bytes):  # type: ignore[no-untyped-def]
    return pronom.identify([ends(name, content)])[0]


def samples() -> Iterator[tuple[Path, str]]:
    for table in sorted(SAMPLES.glob("*/manifest.csv")):
        with table.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                path = table.parent / row["path"]
                if path.is_file() and table.parent.name != "packaging":
                    yield path, row["puid"].replace("unknown", "")


@needs_shared
def test_every_sample_from_its_ends_alone() -> None:
    known = list(samples())
    found = pronom.identify([ends(p.name, p.read_bytes()) for p, _ in known])
    assert {p.name: f.puid for (p, _), f in zip(known, found, strict=True)} == {p.name: puid for p, puid in known}


def test_the_engines_say_who_they_are() -> None:
    siegfried, fido = pronom.engines()
    assert "DROID_SignatureFile" in siegfried
    assert "PRONOM v" in fido


def test_a_tiff_and_both_answers() -> None:
    found = one("a.tif", tiff())
    assert found.puid == "fmt/353"
    assert {a.engine for a in found.answers} == set(pronom.engines())
    assert pronom.agree(found)


@pytest.mark.parametrize("order", ["<", ">"])
def test_bigtiff_is_not_zoomify(order: str) -> None:
    content = tiff(bigtiff=True, byteorder=order)
    found = one("a.tif", content)
    assert (found.puid, found.name) == ("fmt/1917", "BigTIFF")
    assert "header" in found.rule


def test_a_zoomify_image_stays_one() -> None:
    assert one("a.zif", tiff(bigtiff=True)).puid == "fmt/898"


def test_a_name_that_lies_is_seen() -> None:
    found = one("a.jpg", tiff())
    assert found.puid == "fmt/353"
    assert any("extension mismatch" in a.basis for a in found.answers)


def test_a_name_is_no_evidence_where_a_signature_fails() -> None:
    found = one("a.jp2", b"no JPEG 2000 at all" * 10)
    assert found.puid == "" or found.puid == "x-fmt/111"
    assert one("a.jp2", b"\x00" * 5000).puid == ""


def test_empty_and_odd_names() -> None:
    names = ["", "x", "x.", ".x", "a.tif/../../etc", "a.\n", "a." + "y" * 300, "a.tïf"]
    for found in pronom.identify([ends(n, b"") for n in names]):
        assert found.puid == ""


def test_a_broadcast_wave_keeps_both_opinions() -> None:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setparams((1, 2, 48000, 0, "NONE", ""))
        sound.writeframes(b"\0\0" * 4800)
    plain = out.getvalue()
    bext = b"bext" + (602).to_bytes(4, "little") + bytes(346) + b"\x01\x00" + bytes(254)
    found = one("a.wav", plain[:12] + bext + plain[12:])
    assert found.puid == "fmt/704"  # Broadcast WAVE 1 PCM, which needs the newer signatures
    assert {a.engine.partition(" ")[0] for a in found.answers} == {"siegfried", "fido"}


def test_order_is_kept_over_several_batches() -> None:
    page, text = tiff(), b"plain text\n"
    files = [ends("a.tif", page) if n % 3 else ends("b.txt", text) for n in range(3 * pronom.BATCH + 1)]
    assert [f.puid for f in pronom.identify(files)] == ["fmt/353" if n % 3 else "x-fmt/111" for n in range(len(files))]


def test_nothing_is_left_on_the_memory_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not of this run, and not of one that was killed long ago; what is fresh may be another process's."""
    monkeypatch.setattr(pronom, "_MEMORY_DISK", tmp_path)
    old, fresh = tmp_path / "heritage-ends-old", tmp_path / "heritage-ends-fresh"
    for folder in (old, fresh):
        folder.mkdir()
        (folder / "0.tif").write_bytes(b"II")
    os.utime(old, (1, 1))
    assert one("a.tif", tiff()).puid == "fmt/353"
    assert list(tmp_path.iterdir()) == [fresh]


def said(engine: str, *puids: str, basis: str = "byte match") -> list[Identity]:
    return [Identity(engine, puid, puid, basis) for puid in puids]


@pytest.mark.parametrize(
    ("siegfried", "second", "held"),
    [
        (said("s", "fmt/1"), said("f", "fmt/2"), "fmt/1"),
        (said("s", "fmt/1", "fmt/2"), said("f", "fmt/2"), "fmt/2"),
        (said("s", "fmt/1", "fmt/2"), said("f", "fmt/3"), "fmt/1"),
        ([], said("f", "fmt/2"), "fmt/2"),
        (said("s", "fmt/1", basis="extension"), said("f", "fmt/2"), "fmt/2"),
        (said("s", "fmt/1", basis="extension"), said("f", "fmt/2", basis="extension"), "fmt/1"),
        ([], said("f", "fmt/2", basis="extension"), ""),
        ([], [], ""),
    ],
)
def test_the_rule(siegfried: list[Identity], second: list[Identity], held: str) -> None:
    found = pronom.decide(Ends("x", b"x", b""), siegfried, second)
    assert found.puid == held
    assert found.answers == (*siegfried, *second)
    assert found.rule


@needs_shared
def test_fido_answers_as_its_own_matcher_does() -> None:
    """Our reading of fido's signatures, with its time limit, against fido itself, on the same ends."""
    from fido import CONFIG_DIR
    from fido.fido import Fido
    from fido.versions import get_local_versions

    local = get_local_versions(CONFIG_DIR)
    itself = Fido(quiet=True, format_files=[local.pronom_signature, local.fido_extension_signature])
    for path, _ in samples():
        seen = ends(path.name, path.read_bytes())
        tail = (seen.head + seen.tail)[-END:]
        theirs = {f.findtext("puid") for f, _ in itself.match_formats(seen.head, tail)} if seen.head else set()
        ours = {a.puid for a in fido.ask(seen.head, tail, seen.suffix) if a.basis.startswith("byte match")}
        assert ours == theirs, path


HOSTILE = {
    "a JSON for glTF's six gaps": (b'{"asset":{"version":"1.9"},' * 2500, ".gltf"),
    "brackets for BibTeX's": (b"@article\n" + b"x" * END + b"{" * 5000 + b"}" * 5000 + b"x" * 20100, ".bib"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_text_made_to_keep_an_expression_busy_is_given_up(what: str) -> None:
    """Without the limit each of these takes hours, and no other thread runs."""
    content, suffix = HOSTILE[what]
    found = one(f"x{suffix}", content)
    assert any("no answer within" in a.basis for a in found.answers)
