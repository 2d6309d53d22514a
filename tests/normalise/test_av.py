"""Masters of sound and film against other people's programs: ffmpeg alone, MediaConch, flac; and proofs that must fail."""

from __future__ import annotations

import hashlib
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from heritage import measure, normalise, settings
from heritage.contracts import NormalisationJob
from heritage.errors import HeritageError, ProofFailed
from heritage.files import sha512
from heritage.lines.audiovisual import AUDIOVISUAL
from heritage.model import Delivery, File, Item, Measured, Policy, Rendition, Role, Station
from heritage.normalise.av import proof, restoring, sound, wave_master
from heritage.normalise.av.frame_layout import NotReversible, layout_of
from heritage.tools.av import bwf
from heritage.tools.av.sound import wave as waves
from heritage.tools.av.sound.bext import Bext
from kinds import sound_files as made_by_hand
from samples.av import deliveries as av
from samples.av import film as av_film
from samples.av import sound as av_sound


def ffmpeg(*words: object) -> str:
    done = subprocess.run(["ffmpeg", "-v", "error", *map(str, words)], check=True, capture_output=True, text=True)
    return done.stdout


def frames(path: Path) -> list[str]:
    listed = ffmpeg("-i", path, "-map", "0:v:0", "-c:v", "rawvideo", "-fps_mode", "passthrough", "-f", "framemd5", "-")
    return [line.rpartition(",")[2].strip() for line in listed.splitlines() if not line.startswith("#")]


def samples(path: Path, track: int = 0) -> str:
    return ffmpeg("-i", path, "-map", f"0:a:{track}", "-c:a", "pcm_s32le", "-f", "hash", "-hash", "sha256", "-").strip()


class Made:
    """One item of a line, measured and normalised."""

    def __init__(self, root: Path, item: str, expected: dict[str, Any], policy: Policy) -> None:
        paths = sorted(p for p in (root / "objects" / item).rglob("*") if p.is_file())
        files = tuple(File(p.relative_to(root).as_posix(), p.stat().st_size, sha512(p)) for p in paths)
        delivery = Delivery(
            str(root), "", "0", "cinematek", "audiovisual", "B1", "op", Station("AV-1", "Studer A807", "0815"),
            date(2026, 3, 2), None, {}, (), (), "",
        )  # fmt: skip
        self.folder = root / "work" / item
        given = list(zip(paths, files, strict=True))
        self.measured: list[Measured] = list(
            measure.measure(given, AUDIOVISUAL.probes, AUDIOVISUAL.batch_probes, workers=1)
        )
        self.order = NormalisationJob(self.folder, policy, delivery, Item(item, files, expected))
        self.source = paths[0]
        self.renditions: list[Rendition] = list(
            normalise.normalise(
                self.order, root, self.measured, AUDIOVISUAL.normalisers, AUDIOVISUAL.item_normalisers, workers=1
            )
        )

    def role(self, role: Role) -> list[Path]:
        return [self.folder / r.path for r in self.renditions if r.role is role]


def policy(**master: str) -> Policy:
    found = settings.policy("master", "audiovisual")
    own: Any = found.settings["master"]
    return Policy(found.name, found.version, found.digest, found.rules, {**found.settings, "master": {**own, **master}})


@pytest.fixture(scope="module")
def tape(tmp_path_factory: pytest.TempPathFactory) -> Made:
    root = tmp_path_factory.mktemp("tape")
    (root / "objects/T").mkdir(parents=True)
    av._tape(root / "objects/T")
    (root / "objects/T/label.jpg").unlink()
    return Made(root, "T", {"field_order": "tff"}, policy())


def test_a_tape_becomes_ffv1_with_the_same_frames_and_samples(tape: Made) -> None:
    (master,) = tape.role(Role.MASTER)
    assert len(frames(tape.source)) == 50
    assert frames(master) == frames(tape.source)
    assert [samples(master, n) for n in (0, 1)] == [samples(tape.source, n) for n in (0, 1)]
    said = subprocess.run(
        ["mediaconch", "--Force", "-fs", str(master)], check=True, capture_output=True, text=True
    ).stdout
    assert said.startswith("pass!")


def test_what_the_tape_says_of_itself_is_kept(tape: Made) -> None:
    (master,) = tape.role(Role.MASTER)
    words = [
        "ffprobe",
        "-v",
        "error",
        "-select_streams",
        "v",
        "-show_streams",
        "-show_entries",
        "format_tags",
        str(master),
    ]
    said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    for line in ("sample_aspect_ratio=12:11", "field_order=tt", "color_space=bt470bg", "color_primaries=bt470bg",
                 "color_transfer=bt709", "pix_fmt=yuv422p10le", "TAG:TIMECODE=10:00:00:00"):  # fmt: skip
        assert line in said


def test_viewers_get_a_picture_of_the_right_shape(tape: Made) -> None:
    film = next(p for p in tape.role(Role.ACCESS) if p.suffix == ".mp4")
    words = ["ffprobe", "-v", "error", "-show_entries", "stream=codec_name,width,height,pix_fmt,sample_aspect_ratio"]
    said = subprocess.run([*words, str(film)], check=True, capture_output=True, text=True).stdout
    for line in (
        "codec_name=h264",
        "width=384",
        "height=288",
        "pix_fmt=yuv420p",
        "sample_aspect_ratio=1:1",
        "codec_name=aac",
    ):
        assert line in said
    content = film.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")  # plays before it is loaded whole
    assert sum(p.suffix == ".jpg" for p in tape.role(Role.ACCESS)) == 3


def test_a_master_with_one_other_frame_is_not_believed(tape: Made, tmp_path: Path) -> None:
    (master,) = tape.role(Role.MASTER)
    other = tmp_path / "other.mkv"
    noise = (
        "geq=lum='if(eq(N\\,20)\\,if(eq(X+Y\\,9)\\,lum(X\\,Y)+1\\,lum(X\\,Y))\\,lum(X\\,Y))':cb='cb(X,Y)':cr='cr(X,Y)'"
    )
    ffmpeg("-i", master, "-map", "0", "-c", "copy", "-c:v", "ffv1", "-level", "3", "-g", "1", "-slices", "24", "-slicecrc", "1",
           "-vf", noise, other)  # fmt: skip
    assert proof.prove(master, tape.measured[0]).digest
    with pytest.raises(ProofFailed, match="video 0"):
        proof.prove(other, tape.measured[0])


def test_a_master_with_a_spoilt_slice_is_not_believed(tape: Made, tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.mkv"
    spoilt.write_bytes(tape.role(Role.MASTER)[0].read_bytes())
    av_film.spoil_frame(spoilt, 1.0)
    with pytest.raises(ProofFailed, match="CRC"):
        proof.prove(spoilt, tape.measured[0])


def test_a_film_that_is_ffv1_already_is_kept(tmp_path: Path) -> None:
    (tmp_path / "objects/M").mkdir(parents=True)
    av_film.ffv1(tmp_path / "objects/M/m.mkv", seconds=1)
    assert Made(tmp_path, "M", {}, policy()).role(Role.MASTER) == []


@pytest.fixture
def reel(tmp_path: Path) -> Path:
    (tmp_path / "objects/R").mkdir(parents=True)
    av_sound.wav(tmp_path / "objects/R/side.wav", av_sound.room(1, 96_000, 3), 96_000)
    return tmp_path


def test_a_wave_gets_its_bext(reel: Path) -> None:
    made = Made(reel, "R", {"carrier": "open reel, 19 cm/s"}, policy())
    (master,) = made.role(Role.MASTER)
    found = waves.read(master)
    assert found.bext is not None and found.faults == () and found.bext.missing() == []
    assert (found.bext.originator, found.bext.date) == ("BE, CINEMATEK", "2026-03-02")
    assert len(found.bext.reference) == 32 and found.bext.reference.startswith("BECIN")
    assert found.bext.history.splitlines() == [
        "A=ANALOGUE,M=stereo,T=open reel 19 cm/s", "A=PCM,F=96000,W=24,M=stereo,T=Studer A807; 0815",
    ]  # fmt: skip
    assert samples(master) == samples(made.source)
    words = ["ffprobe", "-v", "error", "-show_entries", "format_tags", str(master)]
    assert "TAG:encoded_by=BE, CINEMATEK" in subprocess.run(words, check=True, capture_output=True, text=True).stdout


def test_a_complete_broadcast_wave_is_kept_as_it_came(reel: Path) -> None:
    source = reel / "objects/R/side.wav"
    bext = Bext("Side A", "BE, KBR", "BEKBR0", "2026-01-01", "10:00:00", 0, 1, history="A=PCM,F=96000,W=24\r\n")
    wave_master.write(source, reel / "full.wav", bext)
    (reel / "full.wav").replace(source)
    assert Made(reel, "R", {}, policy()).role(Role.MASTER) == []


def test_flac_when_the_policy_says_so(reel: Path) -> None:
    made = Made(reel, "R", {}, policy(sound="flac"))
    (master,) = made.role(Role.MASTER)
    assert subprocess.run(["flac", "-t", "-s", str(master)], check=False).returncode == 0
    assert samples(master) == samples(made.source)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [("a.wav", made_by_hand.wave() + bytes(64), "bwf"), ("a.wav", made_by_hand.wave(made_by_hand.info(INAM=b"x")), "flac"),
     ("a.aif", made_by_hand.aiff(16, parts=made_by_hand.chunk(b"MARK", b"\0\0", ">")), "bwf")],
)  # fmt: skip
def test_an_original_is_not_replaced_by_a_master_that_holds_less(
    name: str, content: bytes, kind: str, tmp_path: Path
) -> None:
    masters = {}
    for original in ("replace", "keep"):
        root = tmp_path / original
        (root / "objects/R").mkdir(parents=True)
        (root / f"objects/R/{name}").write_bytes(content)
        made = Made(root, "R", {}, policy(sound=kind, original=original))
        masters[original] = [bool(r.facts["master.second_reader"]) for r in made.renditions if r.role is Role.MASTER]
    assert masters == {"replace": [], "keep": [True]}


def test_a_flac_that_replaces_its_original_is_read_by_flac_too(reel: Path) -> None:
    (master,) = Made(reel, "R", {}, policy(sound="flac", original="replace")).role(Role.MASTER)
    master.write_bytes(master.read_bytes()[:-9])
    with pytest.raises(ProofFailed):
        sound._read_by_flac(master)


def test_above_four_gigabytes_it_is_rf64(reel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the limit set low: the same code, without a file of 4 GB. ffprobe and the reader must agree on its length."""
    source = reel / "objects/R/side.wav"
    monkeypatch.setattr(bwf, "RIFF_LIMIT", 100_000)
    wave_master.write(source, reel / "large.wav", Bext("d", "o", "r", "2026-01-01", "00:00:00", history="A=PCM\r\n"))
    assert (reel / "large.wav").read_bytes()[:8] == b"RF64" + b"\xff\xff\xff\xff"
    found = waves.read(reel / "large.wav")
    assert (found.family, found.faults, found.cut) == ("RF64", (), 0)
    assert samples(reel / "large.wav") == samples(source)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    av_film.frames(tmp_path / "objects/F/reel")
    return tmp_path


def test_the_exact_frames_come_back_from_the_master(scan: Path, tmp_path: Path) -> None:
    made = Made(scan, "F", {}, policy())
    (master,) = made.role(Role.MASTER)
    for name in ("room", "out"):
        (tmp_path / name).mkdir()
    assert restoring.restore(master, tmp_path / "room", tmp_path / "out") == 6
    originals = sorted((scan / "objects/F/reel").iterdir())
    assert [p.name for p in sorted((tmp_path / "out").iterdir())] == [p.name for p in originals]
    for path in originals:
        assert path.read_bytes() == (tmp_path / "out" / path.name).read_bytes()
    decoded = [hashlib.md5(ffmpeg("-i", p, "-f", "framemd5", "-").encode()).hexdigest() for p in originals]
    assert len(set(decoded)) > 1  # they are different pictures
    assert len(frames(master)) == 6


def test_padding_bits_that_carry_something_keep_the_sequence_as_it_is(scan: Path) -> None:
    """The master could not give that bit back: proof fails, nothing is under the final name, and the trouble says which."""
    frame = scan / "objects/F/reel/reel_0086402.dpx"
    content = bytearray(frame.read_bytes())
    content[layout_of(frame).start + 3] |= 1  # the lowest bit of a big-endian word is padding
    frame.write_bytes(content)
    made = Made(scan, "F", {}, policy())
    assert made.role(Role.MASTER) == []
    (note,) = made.role(Role.EVIDENCE)
    assert "reel_0086402.dpx" in note.read_text()


def test_a_gap_keeps_the_sequence_as_it_is(scan: Path) -> None:
    (scan / "objects/F/reel/reel_0086403.dpx").unlink()
    made = Made(scan, "F", {}, policy())
    assert made.role(Role.MASTER) == []
    assert "gap" in made.role(Role.EVIDENCE)[0].read_text()


def test_tiff_frames_come_back_too(tmp_path: Path) -> None:
    import tifffile

    folder = tmp_path / "objects/F/scan"
    folder.mkdir(parents=True)
    chance = np.random.default_rng(5)
    for number in range(1, 5):
        tifffile.imwrite(folder / f"f_{number:05d}.tif", chance.integers(0, 65536, (60, 80, 3), np.uint16), photometric="rgb",
                         byteorder=">" if number < 9 else "<", software=f"scanner {number}")  # fmt: skip
    made = Made(tmp_path, "F", {}, policy())
    (master,) = made.role(Role.MASTER)
    (tmp_path / "room").mkdir()
    assert restoring.restore(master, tmp_path / "room") == 4


def test_a_compressed_tiff_is_not_reversible(tmp_path: Path) -> None:
    import tifffile

    tifffile.imwrite(tmp_path / "f.tif", np.zeros((60, 80, 3), np.uint8), photometric="rgb", compression="zlib")
    with pytest.raises(NotReversible):
        layout_of(tmp_path / "f.tif")


def test_a_wrong_setting_names_itself(reel: Path) -> None:
    with pytest.raises(HeritageError, match=r"settings\.master\.sound"):
        Made(reel, "R", {}, policy(sound="shellac"))
