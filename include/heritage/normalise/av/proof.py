"""Proves a master: decodes it whole, reads every line that ffmpeg says, and compares each stream's digest with the source's."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from heritage.errors import ProofFailed
from heritage.model import Measured, Proof
from heritage.tools.av import ffmpeg
from heritage.tools.av.ffmpeg_graph import AS_IT_IS, Opening, Writing, written
from heritage.tools.av.ffmpeg_graph import words as words_of

METHOD = "decoded whole; MD5 of each frame (framemd5) and SHA-256 of all samples equal to the source's"


class _Samples:
    """SHA-256 of a raw stream."""

    def __init__(self) -> None:
        self._running = hashlib.sha256()

    def listen(self, stream: IO[bytes]) -> None:
        while block := stream.read(1 << 20):
            self._running.update(block)

    @property
    def digest(self) -> str:
        return self._running.hexdigest()


class _Frames:
    """SHA-256 over the MD5s of all frames, one a line."""

    def __init__(self) -> None:
        self._running = hashlib.sha256()

    def listen(self, stream: IO[bytes]) -> None:
        for line in stream:
            if not line.startswith(b"#") and line.strip():
                self._running.update(line.rpartition(b",")[2].strip() + b"\n")

    @property
    def digest(self) -> str:
        return self._running.hexdigest()


def wanted(measured: Measured) -> Mapping[str, str]:
    """Stream → digest, as the source was measured: "video 0" → …, "sound 0" → …."""
    films, sounds = (range(int(measured.number(of) or 0)) for of in ("video.count", "sound.count"))
    return {
        **{
            f"video {n}": measured.text(f"video.{n}.framemd5") for n in films if f"video.{n}.framemd5" in measured.facts
        },
        **{f"sound {n}": measured.text(f"sound.{n}.sha256") for n in sounds if f"sound.{n}.sha256" in measured.facts},
    }


def digest_of(streams: Mapping[str, str]) -> str:
    """One sha256 for all streams: over the lines "<stream> <digest>", sorted."""
    return hashlib.sha256("".join(f"{name} {streams[name]}\n" for name in sorted(streams)).encode()).hexdigest()


def prove(master: Path, measured: Measured) -> Proof:
    """The proof that the master decodes to what the source decoded to. Raises ProofFailed: which stream differs, or what
    ffmpeg complained of."""
    streams = wanted(measured)
    if not streams:
        raise ProofFailed(f"{master.name} is not shown to be lossless: no stream of the source was measured")
    found, said = _decoded(master, streams, measured)
    if said.errors or said.code:
        raise ProofFailed(f"{master.name} does not decode without errors: {_words(said.errors)} (code {said.code})")
    differing = [name for name, digest in streams.items() if found.get(name) != digest]
    if differing:
        raise ProofFailed(f"{master.name} is not lossless: {', '.join(differing)} differs from the source")
    return Proof(METHOD, digest_of(streams))


def _decoded(master: Path, streams: Mapping[str, str], measured: Measured) -> tuple[Mapping[str, str], ffmpeg.Decoded]:
    readers: dict[str, _Samples | _Frames] = {
        name: _Frames() if name.startswith("video") else _Samples() for name in streams
    }

    def words(pipes: Sequence[str]) -> list[str | Path]:
        opened = ffmpeg.source(master, {"noautorotate": None})
        return words_of(*(_output(opened, n, measured, p) for n, p in zip(readers, pipes, strict=True)))

    length = measured.number("av.duration") or 0
    said = ffmpeg.run(words, [r.listen for r in readers.values()], length=length, name=f"proof of {master.name}")
    return {name: reader.digest for name, reader in readers.items()}, said


def _output(opened: Opening, name: str, measured: Measured, pipe: str) -> Writing:
    kind, _, index = name.partition(" ")
    if kind == "video":
        raw = {"c:v": "rawvideo", "pix_fmt": measured.text(f"video.{index}.digest_of"), "f": "framemd5"}
        return written([opened[f"v:{index}"]], pipe, {**raw, **AS_IT_IS})
    coding = measured.text(f"sound.{index}.digest_of")
    return written([opened[f"a:{index}"]], pipe, {"c:a": f"pcm_{coding}", "f": coding})


def _words(errors: Sequence[Any]) -> str:
    return "; ".join(f"{e.part}: {e.text}" for e in errors[:3]) or "nothing said"
