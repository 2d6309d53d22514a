"""Kinds of sound files, and what must come of each."""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from kinds.kind import Kind
from kinds.sound_files import (
    RATE,
    aiff,
    au,
    bext,
    caf,
    changed,
    chunk,
    coded,
    extensible,
    fmt,
    id3v1,
    id3v2,
    info,
    packed,
    riff,
    steps,
    wave,
    wave64,
)

Content = Callable[[], bytes]


def _file(name: str, content: Content, folder: Path) -> None:
    (folder / name).write_bytes(content())


def _coded(
    name: str, words: tuple[str, ...], change: Callable[[bytes], bytes], options: dict[str, Any], folder: Path
) -> None:
    (folder / name).write_bytes(change(coded(folder / name, *words, **options)))


def kind(format_: str, variant: str, name: str, content: Content, **told: Any) -> Kind:
    """A file written by hand. Held ones keep no master; others are read by ffmpeg and get a BWF unless it is said otherwise."""
    told = {"master": "" if told.get("state") == "held" else ".wav", "reader": "ffmpeg", **told}
    return Kind(format_, variant, partial(_file, name, content), line="audiovisual", **told)


def by_ffmpeg(format_: str, variant: str, name: str, *words: str, change: Callable[[bytes], bytes] = bytes, options: Any = None, **told: Any) -> Kind:  # fmt: skip
    """A file that ffmpeg wrote."""
    told = {"reader": "ffmpeg", **told}
    return Kind(format_, variant, partial(_coded, name, words, change, options or {}), line="audiovisual", **told)


def held(fault: str, *told: str) -> dict[str, Any]:
    return {"state": "held", "fault": fault, "told": told}


def less(bytes_: int) -> Callable[[bytes], bytes]:
    return lambda content: content[:-bytes_]


def _sowt(bits: int) -> bytes:
    return aiff(bits, coding=b"sowt", samples=packed(steps(bits), bits // 8))


def _floats(width: int) -> bytes:
    return (steps(24) / 2**23).astype(f">f{width}").tobytes()


def _valid(bits: int, valid: int, channels: int = 1) -> bytes:
    sound = steps(valid, channels) << (bits - valid)
    return riff(extensible(channels, bits, valid), chunk(b"data", packed(sound, bits // 8)))


def _rifx() -> bytes:
    return riff(fmt(order=">"), chunk(b"data", packed(steps(16), 2, big=True), ">"), family=b"RIFX", order=">")


def _rf64(data: int | None = None) -> bytes:
    sound = packed(steps(24), 3)
    sizes = struct.pack("<QQQI", 4 + 36 + 24 + 8 + len(sound), len(sound) if data is None else data, len(sound) // 3, 0)
    return riff(
        chunk(b"ds64", sizes),
        fmt(1, 24),
        struct.pack("<4sI", b"data", 0xFFFFFFFF) + sound,
        family=b"RF64",
        size=0xFFFFFFFF,
    )


def _unpadded() -> bytes:
    sound = packed(steps(24, seconds=0.4)[:-1], 3)
    return riff(fmt(1, 24), chunk(b"data", sound)[: 8 + len(sound)], info(ICMT=b"side A"))


def _quiet(channels: int, empty: tuple[int, ...]) -> bytes:
    sound = steps(16, channels)
    sound[:, list(empty)] = 0
    return riff(fmt(channels, 16), chunk(b"data", packed(sound, 2)))


def _day(day: bytes) -> bytes:
    """All is filled but the day, as recorders do whose clock nobody set."""
    return bext(b"A=PCM,F=48000\r\n").replace(b"2026-11-02", day)


def _sphere() -> bytes:
    head = f"NIST_1A\n   1024\nsample_rate -i {RATE}\nsample_count -i 19200\nchannel_count -i 1\nsample_n_bytes -i 2\nsample_byte_format -s2 01\nsample_coding -s3 pcm\nend_head\n"
    return head.encode().ljust(1024) + packed(steps(16), 2)


def _streamed(content: bytes) -> bytes:
    """As a program leaves it that cannot go back: both sizes all ones."""
    return changed(changed(content, 4, "<I", 0xFFFFFFFF), content.index(b"data") + 4, "<I", 0xFFFFFFFF)


CUT = held("truncated")
NOTE = "file-structure: "
READ = {"told": (NOTE + "it was read as the header says",)}
"""Samples that ffmpeg's demuxer takes for others: it is given them, and told what they are."""

WAVES = [
    kind("WAVE", "16 bits", "a.wav", wave),
    kind("WAVE", "24 bits, stereo", "a.wav", lambda: wave(bits=24, channels=2)),
    kind("WAVE", "8 bits unsigned", "a.wav", lambda: riff(fmt(1, 8), chunk(b"data", (steps(8) + 128).astype(np.uint8).tobytes()))),
    kind("WAVE", "64-bit float", "a.wav", lambda: riff(fmt(1, 64, coding=3), chunk(b"data", (steps(24) / 2**23).astype("<f8").tobytes()))),
    kind("WAVE", "20 of 24 bits valid", "a.wav", lambda: _valid(24, 20)),
    kind("WAVE", "12 of 16 bits valid", "a.wav", lambda: _valid(16, 12)),
    kind("WAVE", "24 of 32 bits valid", "a.wav", lambda: _valid(32, 24), master="", **READ),
    kind("WAVE", "16 of 24 bits valid, stereo", "a.wav", lambda: _valid(24, 16, 2), master="", **READ),
    kind("WAVE", "24 of 32 bits valid, at the bottom of their words", "a.wav", lambda: riff(extensible(1, 32, 24), chunk(b"data", packed(steps(24), 4))), **held("malformed", "malformed: 32 are in use")),
    kind("WAVE", "24 bits in words of 32, by a plain header", "a.wav", lambda: riff(fmt(1, 24, block=4), chunk(b"data", packed(steps(24) << 8, 4))), **held("malformed")),
    kind("WAVE", "RIFX, big-endian", "a.wav", _rifx, master="", **READ),
    kind("WAVE", "bytes of each sample swapped", "a.wav", lambda: riff(fmt(1, 16), chunk(b"data", packed(steps(16), 2, big=True))), **held("malformed", "malformed: the other way round")),
    kind("WAVE", "first size counts its own eight bytes", "a.wav", lambda: changed(wave(), 4, "<I", len(wave())), told=(NOTE + "the header says 38452 bytes",)),
    kind("WAVE", "bytes per second left out", "a.wav", lambda: changed(wave(), 28, "<I", 0), told=(NOTE + "left out (96000)",)),
    kind("WAVE", "bytes per second of another rate", "a.wav", lambda: changed(wave(), 28, "<I", 88_200), **held("malformed")),
    kind("WAVE", "block align against the sample size", "a.wav", lambda: riff(fmt(2, 16, block=6), chunk(b"data", packed(steps(24, 2), 3))), **held("malformed")),
    kind("WAVE", "one sample cut off", "a.wav", lambda: wave(bits=24)[:-3], **CUT),
    kind("WAVE", "first size beyond the file", "a.wav", lambda: changed(wave(), 4, "<I", 10**6), **CUT),
    kind("WAVE", "two fmt chunks", "a.wav", lambda: riff(fmt(1, 16), fmt(2, 16), chunk(b"data", packed(steps(16), 2))), **held("malformed", "malformed: 2 fmt chunks")),
    kind("WAVE", "behind an ID3v2 tag", "a.wav", lambda: id3v2((b"TIT2", b"Side A")) + wave(), **held("malformed", "malformed: an ID3v2 tag before the wav header")),
    kind("WAVE", "no samples", "a.wav", lambda: riff(fmt(), chunk(b"data", b"")), **held("malformed")),
    kind("WAVE", "data size 0, samples behind it", "a.wav", lambda: changed(wave(), 40, "<I", 0), **held("decodes")),
    kind("WAVE", "sizes left open (streamed)", "a.wav", lambda: _streamed(wave()), told=(NOTE + "left open",)),
    kind("WAVE", "zeros after the RIFF", "a.wav", lambda: wave() + bytes(512), told=(NOTE + "512 bytes after the end of the RIFF",)),
    kind("WAVE", "a LIST after the RIFF", "a.wav", lambda: wave() + info(INAM=b"x"), told=(NOTE + "bytes after the end of the RIFF",)),
    kind("WAVE", "padding byte missing", "a.wav", _unpadded, told=(NOTE + "the padding byte after the data chunk is missing",)),
    kind("WAVE", "chunks of others: cue, iXML, id3, unknown", "a.wav", lambda: wave(chunk(b"cue ", bytes(4)), chunk(b"iXML", b"<a/>"), after=chunk(b"XyZ1", b"odd"))),
    kind("WAVE", "LIST-INFO in ISO 8859-1", "a.wav", lambda: wave(info(INAM="Café Straße".encode("latin-1"), IART="Bücher".encode("latin-1")))),
    kind("WAVE", "LIST-INFO in the code page of CSET", "a.wav", lambda: wave(chunk(b"CSET", struct.pack("<4H", 1251, 7, 25, 1)), info(INAM="Голос".encode("cp1251")))),
    kind("WAVE", "LIST-INFO in UTF-8", "a.wav", lambda: wave(info(INAM="Žižkov".encode()))),
    kind("WAVE", "A-law", "a.wav", lambda: riff(fmt(1, 8, coding=6), chunk(b"data", packed(steps(8) + 128, 1))), master="", told=("audio-codec: pcm_alaw",)),
    by_ffmpeg("WAVE", "MP3 in it", "a.wav", "-c:a", "libmp3lame", told=("audio-codec: mp3",)),
    by_ffmpeg("WAVE", "ADPCM", "a.wav", "-c:a", "adpcm_ima_wav", told=("audio-codec: adpcm_ima_wav",)),
    kind("WAVE", "named so, NIST SPHERE inside", "a.wav", _sphere, **held("malformed", "malformed: the content is nistsphere")),
    kind("WAVE", "named so, raw samples inside", "a.wav", lambda: packed(steps(16), 2), **held("decodes")),
    kind("Broadcast WAVE", "complete, CodingHistory ended by CR LF", "a.wav", lambda: wave(bext(b"A=PCM,F=48000\r\n")), master=""),
    kind("Broadcast WAVE", "version 0, texts not ASCII", "a.wav", lambda: wave(bext(b"A=ANALOGUE,T=pr\xe9ampli\r\n", "Musée".encode(), 0))),
    kind("Broadcast WAVE", "bext two bytes short", "a.wav", lambda: wave(chunk(b"bext", bext()[8:608])), told=(NOTE + "a bext chunk of 600 bytes",)),
    kind("Broadcast WAVE", "bext cut to nothing", "a.wav", lambda: wave(chunk(b"bext", bytes(100))), told=(NOTE + "a bext chunk of 100 bytes", "parts-carried: bext")),
    kind("Broadcast WAVE", "a day of zeros", "a.wav", lambda: wave(_day(b"0000-00-00")), told=("bext: OriginationDate",)),
    kind("Broadcast WAVE", "a day that nobody knows", "a.wav", lambda: wave(_day(b"????-??-??")), told=("bext: OriginationDate",)),
    kind("Broadcast WAVE", "two bext chunks", "a.wav", lambda: wave(bext(b"A=PCM\r\n"), bext(b"A=ANALOGUE\r\n")), master="", told=("parts-carried: bext",)),
    kind("RF64", "24 bits", "a.wav", _rf64),
    kind("RF64", "ds64 promises more than is there", "a.wav", lambda: _rf64(10**6), **CUT),
]  # fmt: skip

CHANNELS = [
    kind("WAVE", f"{n} channels", "a.wav", lambda n=n: wave(channels=n)) for n in (3, 6, 10, 24)
] + [
    kind("WAVE", "5.1, silent centre", "a.wav", lambda: _quiet(6, (2,)), told=("silent: channel 3",)),
    kind("WAVE", "eight channels, four silent", "a.wav", lambda: _quiet(8, (4, 5, 6, 7)), told=("silent: channel 5, 6, 7, 8",)),
    kind("WAVE", "stereo, one silent", "a.wav", lambda: _quiet(2, (1,)), **held("silent")),
    kind("WAVE", "eight channels, all silent", "a.wav", lambda: _quiet(8, tuple(range(8))), **held("silent")),
]  # fmt: skip

CONTAINERS = [
    kind("AIFF", "24 bits", "a.aiff", aiff),
    kind("AIFF", "16 bits, stereo", "a.aif", lambda: aiff(16, 2)),
    kind("AIFF", "20 bits in 24", "a.aif", lambda: aiff(20)),
    kind("AIFF", "8 bits", "a.aif", lambda: aiff(8)),
    kind("AIFF", "texts, markers", "a.aif", lambda: aiff(16, parts=chunk(b"NAME", "Café".encode("latin-1"), ">") + chunk(b"MARK", b"\0\0", ">")), told=("parts-carried: MARK",)),
    kind("AIFF", "one sample cut off", "a.aif", lambda: aiff()[:-3], **CUT),
    kind("AIFF", "0.1 s cut off", "a.aif", lambda: aiff()[:-14400], **CUT),
    kind("AIFF", "COMM counts more than SSND has", "a.aif", lambda: aiff(frames=20_000), **CUT),
    kind("AIFF-C", "sowt, 16 bits", "a.aifc", lambda: _sowt(16)),
    kind("AIFF-C", "sowt, 24 bits", "a.aif", lambda: _sowt(24), **READ),
    kind("AIFF-C", "sowt, 32 bits", "a.aif", lambda: _sowt(32), **READ),
    kind("AIFF-C", "sowt, 24 bits, cut within a sample", "a.aif", lambda: _sowt(24)[:-2], **CUT),
    kind("AIFF-C", "in24", "a.aif", lambda: aiff(24, coding=b"in24")),
    kind("AIFF-C", "fl32", "a.aif", lambda: aiff(32, coding=b"fl32", samples=_floats(4))),
    kind("AIFF-C", "fl64", "a.aif", lambda: aiff(64, coding=b"fl64", samples=_floats(8), frames=len(steps()))),
    kind("AIFF-C", "µ-law", "a.aif", lambda: aiff(16, coding=b"ulaw", samples=packed(steps(8) + 128, 1)), master="", told=("audio-codec: pcm_mulaw",)),
    kind("AU", "24 bits", "a.au", lambda: au(4, packed(steps(24), 3, big=True)), master=""),
    kind("AU", "behind an ID3v2 tag, cut", "a.au", lambda: id3v2((b"TIT2", b"Side A")) + au(3, packed(steps(16), 2, big=True))[:-4000], **held("malformed", "malformed: an ID3v2 tag before the au header")),
    kind("AU", "A-law", "a.au", lambda: au(27, packed(steps(8) + 128, 1)), master="", told=("audio-codec: pcm_alaw",)),
    kind("AU", "one sample cut off", "a.au", lambda: au(4, packed(steps(24), 3, big=True))[:-3], **CUT),
    kind("AU", "size left open", "a.au", lambda: au(3, packed(steps(16), 2, big=True), size=0xFFFFFFFF), master="", told=(NOTE + "left open",)),
    kind("CAF", "24 bits", "a.caf", lambda: caf(packed(steps(24), 3, big=True)), master=""),
    kind("CAF", "24 bits little-endian", "a.caf", lambda: caf(packed(steps(24), 3), flags=2), master=""),
    kind("CAF", "one sample cut off", "a.caf", lambda: caf(packed(steps(24), 3, big=True))[:-3], **CUT),
    kind("Wave64", "24 bits", "a.w64", lambda: wave64(packed(steps(24), 3)), master=""),
    kind("Wave64", "one sample cut off", "a.w64", lambda: wave64(packed(steps(24), 3))[:-3], **CUT),
    kind("Wave64", "block align against the sample size", "a.w64", lambda: wave64(packed(steps(24), 3), block=4), **held("malformed")),
]  # fmt: skip


def _longer(content: bytes) -> bytes:
    """STREAMINFO says a tenth less than there is."""
    packed_ = int.from_bytes(content[18:26], "big")
    return content[:18] + (packed_ - (packed_ & (1 << 36) - 1) // 10).to_bytes(8, "big") + content[26:]


def _other_rate(content: bytes) -> bytes:
    """44.1 kHz, in STREAMINFO alone."""
    number = int.from_bytes(content[18:26], "big") & (1 << 44) - 1 | 44_100 << 44
    return content[:18] + number.to_bytes(8, "big") + content[26:]


def _wrong_md5(content: bytes) -> bytes:
    return content[:30] + bytes([content[30] ^ 1]) + content[31:]


CODECS = [
    by_ffmpeg("FLAC", "16 bits", "a.flac"),
    by_ffmpeg("FLAC", "behind an ID3v2 tag", "a.flac", change=lambda c: id3v2((b"TIT2", b"Side A")) + c, told=(NOTE + "before fLaC",)),
    by_ffmpeg("FLAC", "behind an ID3v2 tag, MD5 does not fit", "a.flac", change=lambda c: id3v2((b"TIT2", b"Side A")) + _wrong_md5(c), **held("flac-digest")),
    by_ffmpeg("FLAC", "an ID3v1 tag at the end", "a.flac", change=lambda c: c + id3v1(b"Side A"), told=(NOTE + "behind the last frame",)),
    by_ffmpeg("FLAC", "longer than STREAMINFO says", "a.flac", change=_longer, **held("malformed")),
    by_ffmpeg("FLAC", "cut", "a.flac", change=less(5000), **held("truncated")),
    by_ffmpeg("FLAC", "STREAMINFO gives another rate than its frames", "a.flac", change=_other_rate, **held("malformed", "malformed: the first frame 48000")),
    by_ffmpeg("FLAC", "zeros behind the last frame", "a.flac", change=lambda c: c + bytes(300), told=(NOTE + "300 bytes after the end of the last frame",)),
    by_ffmpeg("FLAC", "a rate that stands in each frame", "a.flac", "-ar", "37800"),
    by_ffmpeg("Ogg", "Opus, bytes behind its last page", "a.opus", "-c:a", "libopus", change=lambda c: c + bytes(100), told=(NOTE + "100 bytes after the end of the last page",)),
    by_ffmpeg("Ogg", "FLAC in it", "a.oga", "-c:a", "flac"),
    by_ffmpeg("Ogg", "Vorbis", "a.ogg", "-c:a", "libvorbis", told=("audio-codec: vorbis",)),
    by_ffmpeg("Ogg", "Vorbis, cut", "a.ogg", "-c:a", "libvorbis", change=less(40), **CUT),
    by_ffmpeg("Ogg", "Opus, last page gone", "a.opus", "-c:a", "libopus", change=lambda c: c[: c.rindex(b"OggS")], **CUT),
    by_ffmpeg("WavPack", "24 bits", "a.wv", "-c:a", "wavpack", options={"bits": 24}),
    by_ffmpeg("WavPack", "cut", "a.wv", "-c:a", "wavpack", change=less(5000), **CUT),
    by_ffmpeg("TTA", "16 bits", "a.tta", "-c:a", "tta"),
    by_ffmpeg("MPEG-4", "ALAC", "a.m4a", "-c:a", "alac"),
    by_ffmpeg("MPEG-4", "AAC", "a.m4a", "-c:a", "aac", told=("audio-codec: aac",)),
    by_ffmpeg("AAC", "ADTS", "a.aac", "-c:a", "aac", told=("audio-codec: aac",)),
    by_ffmpeg("AAC", "ADTS, cut", "a.aac", "-c:a", "aac", change=less(30), **CUT),
    by_ffmpeg("MP3", "Xing header", "a.mp3", "-c:a", "libmp3lame", told=("audio-codec: mp3",)),
    by_ffmpeg("MP3", "begins within its bit reservoir", "a.mp3", "-c:a", "libmp3lame", "-write_xing", "0", "-id3v2_version", "0", change=lambda c: c[c.index(b"\xff\xfb", 1000):], told=("audio-codec: mp3",)),
    by_ffmpeg("MP3", "ID3v1 in ISO 8859-1 at the end", "a.mp3", "-c:a", "libmp3lame", "-id3v2_version", "0", change=lambda c: c + id3v1("Café".encode("latin-1")), told=("audio-codec: mp3",)),
    by_ffmpeg("MP3", "two put together", "a.mp3", "-c:a", "libmp3lame", change=lambda c: c + c, told=("file-structure",)),
    by_ffmpeg("MP3", "cut", "a.mp3", "-c:a", "libmp3lame", change=less(60), **CUT),
    by_ffmpeg("WMA", "version 2", "a.wma", "-c:a", "wmav2", told=("audio-codec: wmav2",)),
    by_ffmpeg("WMA", "cut", "a.wma", "-c:a", "wmav2", change=less(40), **CUT),
    by_ffmpeg("AC-3", "48 kHz", "a.ac3", "-c:a", "ac3", told=("audio-codec: ac3",)),
    by_ffmpeg("AC-3", "cut", "a.ac3", "-c:a", "ac3", change=less(100), **CUT),
    by_ffmpeg("E-AC-3", "cut", "a.eac3", "-c:a", "eac3", change=less(100), **CUT),
    by_ffmpeg("DTS", "48 kHz", "a.dts", "-c:a", "dca", told=("audio-codec: dts",)),
    by_ffmpeg("DTS", "cut", "a.dts", "-c:a", "dca", change=less(100), **CUT),
    kind("NIST SPHERE", "16 bits", "a.sph", _sphere, master=""),
    kind("NIST SPHERE", "cut", "a.sph", lambda: _sphere()[:-1001], **CUT),
    by_ffmpeg("VOC", "16 bits", "a.voc", "-c:a", "pcm_s16le", "-f", "voc"),
    by_ffmpeg("VOC", "cut", "a.voc", "-c:a", "pcm_s16le", "-f", "voc", change=less(3001), **CUT),
    kind("IRCAM", "16 bits", "a.sf", lambda: struct.pack("<IfII", 0x0001A364, RATE, 1, 2) + bytes(1008) + packed(steps(16), 2), master=""),
]  # fmt: skip

KINDS = [*WAVES, *CHANNELS, *CONTAINERS, *CODECS]
