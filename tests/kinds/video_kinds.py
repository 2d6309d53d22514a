"""Kinds of moving pictures: containers whose structure, rather than their pixels, decides what is kept."""

from __future__ import annotations

import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

from kinds.kind import Kind

FRAMES = 12
PICTURE = ("-f", "lavfi", "-i", f"testsrc2=size=96x64:rate=25:duration={FRAMES / 25}")
TONE = ("-f", "lavfi", "-i", f"sine=frequency=440:sample_rate=48000:duration={FRAMES / 25}")
IDENTITY = (65536, 0, 0, 0, 65536, 0, 0, 0, 1 << 30)

Change = Callable[[bytes], bytes]
Make = Callable[[Path], object]


def film(name: str, *words: object, change: Change | None = None, sound: bool = True) -> Make:
    """A film of 12 frames as ffmpeg writes it, and then changed."""

    def make(folder: Path) -> None:
        given = [*PICTURE, *(TONE if sound else ()), *words, "-fflags", "+bitexact"]
        target = folder / name
        subprocess.run(["ffmpeg", "-v", "error", "-y", *map(str, given), str(target)], check=True)
        if change is not None:
            target.write_bytes(change(target.read_bytes()))

    return make


V210 = ("-c:v", "v210", "-c:a", "pcm_s24le")
H264 = ("-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac")
MPEG2 = ("-c:v", "mpeg2video", "-q:v", "2", "-c:a", "mp2")
UYVY = ("-c:v", "rawvideo", "-pix_fmt", "uyvy422", "-c:a", "pcm_s16le")


def matrix(a: float, b: float, c: float, d: float) -> Change:
    """The film's display matrix (tkhd)."""
    own = struct.pack(">9i", *IDENTITY)

    def change(data: bytes) -> bytes:
        at = data.index(own, data.index(b"tkhd"))
        numbers = (round(a * 65536), round(b * 65536), 0, round(c * 65536), round(d * 65536), 0, 0, 0, 1 << 30)
        return data[:at] + struct.pack(">9i", *numbers) + data[at + 36 :]

    return change


def edited(length: float, start: float | None, rate: float = 1) -> Change:
    """The film's one edit, in shares of its whole length; without a start it shows nothing."""

    def change(data: bytes) -> bytes:
        at = data.index(b"elst") + 12
        whole, _, _ = struct.unpack_from(">IiI", data, at)
        scale = struct.unpack_from(">I", data, data.index(b"mdhd") + 16)[0]
        begins = -1 if start is None else round(start * FRAMES / 25 * scale)
        return data[:at] + struct.pack(">IiI", round(whole * length), begins, round(rate * 65536)) + data[at + 12 :]

    return change


def beside_pasp(atom: bytes) -> Change:
    """An atom more in the film's sample description; all sizes around it are put right. The movie stands at the end."""

    def change(data: bytes) -> bytes:
        found = bytearray(data)
        at = data.index(b"stsd") + 12  # the first entry
        (size,) = struct.unpack_from(">I", data, at)
        found[at + 86 : at + 86] = atom
        struct.pack_into(">I", found, at, size + len(atom))
        for name in (b"stsd", b"stbl", b"minf", b"mdia", b"trak", b"moov"):
            place = data.rindex(name, 0, at) - 4
            struct.pack_into(">I", found, place, struct.unpack_from(">I", data, place)[0] + len(atom))
        return bytes(found)

    return change


def atom(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + name + content


def clean_aperture(data: bytes) -> bytes:
    """88 × 60 in the middle, in the place of ffmpeg's own."""
    at = data.index(b"clap") + 4
    return data[:at] + struct.pack(">IIIIiIiI", 88, 1, 60, 1, 0, 1, 0, 1) + data[at + 32 :]


def fields(order: int) -> Change:
    """QuickTime `fiel`: two fields in that order."""
    return lambda data: data.replace(b"fiel\x01\x00", b"fiel\x02" + bytes((order,)))


def cut_at_chunk(data: bytes) -> bytes:
    """An AVI that ends where its sixth frame, or the sound beside it, would begin."""
    at = data.index(b"movi") + 4
    for _ in range(14):
        at += 8 + (size := struct.unpack_from("<I", data, at + 4)[0]) + size % 2
    return data[:at]


def empty_frames(data: bytes) -> bytes:
    """An AVI of which two frames under way are stored with nothing in them; without its index."""
    at, end, chunks, count = data.index(b"movi") + 4, data.rindex(b"idx1"), [], 0
    while at < end:
        name, size = data[at : at + 4], struct.unpack_from("<I", data, at + 4)[0]
        count += name[:2] == b"00"
        empty = name[:2] == b"00" and count in (5, 6)
        chunks.append(name + (bytes(4) if empty else data[at + 4 : at + 8 + size + size % 2]))
        at += 8 + size + size % 2
    start, stored = data.index(b"movi"), b"".join(chunks)
    head = bytearray(data[: start + 4])
    struct.pack_into("<I", head, start - 4, 4 + len(stored))
    struct.pack_into("<I", head, 4, len(head) - 8 + len(stored))
    return bytes(head) + stored


def cluster_cut(data: bytes) -> bytes:
    """A Matroska that ends where its last cluster would begin."""
    return data[: data.rindex(b"\x1f\x43\xb6\x75")]


def seek_lies(data: bytes) -> bytes:
    """A SeekHead that looks for the tracks one byte too far."""
    at = data.index(b"\x53\xab\x84\x16\x54\xae\x6b") + 7
    long = data[at + 2] & 0x7F
    value = int.from_bytes(data[at + 3 : at + 3 + long], "big") + 1
    return data[: at + 3] + value.to_bytes(long, "big") + data[at + 3 + long :]


def without_packets(start: float, count: int) -> Change:
    """A transport stream in which so many packets are missing."""

    def change(data: bytes) -> bytes:
        at = int(len(data) // 188 * start) * 188
        return data[:at] + data[at + 188 * count :]

    return change


def without_packs(data: bytes) -> bytes:
    """An MPEG program stream of which three packs in the middle are missing."""
    packs = [at for at in range(len(data) - 4) if data[at : at + 4] == b"\0\0\1\xba"]
    return data[: packs[len(packs) // 2]] + data[packs[len(packs) // 2 + 3] :]


def tags(keep: Callable[[int], bool]) -> Change:
    """An FLV of which only those tags are there; by their place among ten."""

    def change(data: bytes) -> bytes:
        places, at = [], 13
        while at + 11 <= len(data):
            places.append(at)
            at += 11 + int.from_bytes(data[at + 1 : at + 4], "big") + 4
        pieces = [data[begin:end] for begin, end in zip(places, [*places[1:], at], strict=True)]
        return data[:13] + b"".join(piece for n, piece in enumerate(pieces) if keep(10 * n // len(pieces)))

    return change


def zeroed(size: int, start: float = 0.5) -> Change:
    """So many bytes are zeros, from there on in the film's data."""

    def change(data: bytes) -> bytes:
        at = int(len(data) * start)
        return data[:at] + bytes(size) + data[at + size :]

    return change


def frame_zeroed(data: bytes) -> bytes:
    """A third of the largest sample of an MP4's film is zeros."""
    at = data.index(b"stsz") + 12
    sizes = struct.unpack_from(f">{struct.unpack_from('>I', data, at)[0]}I", data, at + 4)
    begin = data.index(b"mdat") + 4 + sizes[0] // 2
    return data[:begin] + bytes(sizes[0] // 3) + data[begin + sizes[0] // 3 :]


def other_speed(data: bytes) -> bytes:
    """An AVI whose film's header says 5 frames per second; the file's says 25."""
    at = data.index(b"strh") + 28
    return data[:at] + struct.pack("<II", 1, 5) + data[at + 8 :]


def dv(change: Change | None = None) -> Make:
    """Four frames of PAL DV."""

    def make(folder: Path) -> None:
        picture = ("-f", "lavfi", "-i", "testsrc2=size=720x576:rate=25:duration=0.16")
        tone = ("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000:duration=0.16")
        words_ = ["ffmpeg", "-v", "error", "-y", *picture, *tone, "-ac", "2", "-target", "pal-dv", str(folder / "t.dv")]
        subprocess.run(words_, check=True)
        if change is not None:
            (folder / "t.dv").write_bytes(change((folder / "t.dv").read_bytes()))

    return make


FRAME = 144_000


def bars(name: str, *words: object) -> Make:
    """A still chart of colour bars: plain lines, no movement."""

    def make(folder: Path) -> None:
        picture = ("-f", "lavfi", "-i", "smptebars=size=720x576:rate=25:duration=0.48")
        subprocess.run(["ffmpeg", "-v", "error", "-y", *picture, *map(str, words), str(folder / name)], check=True)

    return make


REPEATED = "geq=lum='lum(X,if(lt(mod(Y,40),12),floor(Y/12)*12,Y))':cb='cb(X,Y)':cr='cr(X,Y)'"
"""Of 40 lines of noise, 12 are one."""


def claims(width: int, height: int) -> Change:
    """A QuickTime header that claims frames of that size."""

    def change(data: bytes) -> bytes:
        at = data.index(b"stsd") + 12 + 32
        return data[:at] + struct.pack(">HH", width, height) + data[at + 4 :]

    return change


def dpx(kind: int, bits: int, size: int, whole: int | None = None, element: int = 2048) -> Make:
    """Two frames of 64 × 48 with so many bytes of picture; the header says `whole`, or what is so. `element`: where the image
    element says that the picture begins; it does with `whole`, else at 2048, as the file's own header says."""

    def make(folder: Path) -> None:
        for number in (86400, 86401):
            head = bytearray(2048)
            struct.pack_into(">4sI8sI", head, 0, b"SDPX", 2048, b"V1.0", whole or 2048 + size)
            struct.pack_into(">HHII", head, 768, 0, 1, 64, 48)
            struct.pack_into(">BBBBHHI", head, 800, kind, 2, 2, bits, 1, 0, element)
            body = bytes((number + n) % 251 & (0xFC if n % 4 == 3 else 0xFF) for n in range(size))  # two bits fill
            between = bytes(element - 2048) if whole else b""
            (folder / f"reel_{number:07d}.dpx").write_bytes(bytes(head) + between + body)

    return make


def sound_at_32k(data: bytes) -> bytes:
    """From the third frame on each AAUX source pack says 32 kHz."""
    found = bytearray(data)
    for at in range(2 * FRAME, len(data), 80):
        if data[at] >> 5 == 3 and data[at + 3] == 0x50:
            found[at + 7] = found[at + 7] & 0xC7 | 2 << 3
    return bytes(found)


def kind(format: str, variant: str, make: Make, **promise: object) -> Kind:
    return Kind(format, variant, make, line="audiovisual", **{"reader": "ffmpeg", **promise})  # type: ignore[arg-type]


CUT = {"state": "held", "fault": "truncated"}
MKV = {"master": ".mkv", "reader": "ffmpeg"}

KINDS = [
    kind("MOV", "v210, 24-bit PCM", film("t.mov", *V210), **MKV),
    kind("MOV", "H.264, AAC", film("t.mov", *H264), reader="ffmpeg"),
    kind("MP4", "H.264, AAC, fragmented", film("t.mp4", *H264, "-movflags", "frag_keyframe+empty_moov"), reader="ffmpeg"),
    kind("MOV", "edit list that hides the second half", film("t.mov", *V210, sound=False, change=edited(0.5, 0)),
         told=["shown-as-stored: 12 frames are stored, the edit list shows 6"]),
    kind("MOV", "edit list that skips the start", film("t.mov", *V210, sound=False, change=edited(0.75, 0.25)),
         told=["shown-as-stored: 12 frames are stored, the edit list shows 9"]),
    kind("MOV", "edit list at half speed", film("t.mov", *V210, sound=False, change=edited(1, 0, 0.5)),
         told=["shown-as-stored: the edit list changes the speed to 0.5"]),
    kind("MOV", "edit list that shows nothing", film("t.mov", *V210, sound=False, change=edited(1, None)),
         told=["shown-as-stored: the edit list shows nothing"]),
    kind("MOV", "turned by 90 degrees", film("t.mov", *V210, change=matrix(0, 1, -1, 0)),
         told=["shown-as-stored: turned by 90°"]),
    kind("MOV", "turned by 180 degrees, pixels 16:15", film("t.mov", *V210, "-vf", "setsar=16/15", change=matrix(-1, 0, 0, -1)),
         told=["shown-as-stored: turned by 180°"]),
    kind("MP4", "H.264 turned by 270 degrees", film("t.mp4", *H264, change=matrix(0, -1, 1, 0)),
         told=["shown-as-stored: turned by 270°"]),
    kind("MOV", "mirrored", film("t.mov", *V210, change=matrix(-1, 0, 0, 1)), told=["shown-as-stored: mirrored"]),
    kind("MOV", "clean aperture", film("t.mov", *V210, change=clean_aperture),
         told=["shown-as-stored: a clean aperture of 88 × 60 of 96 × 64 pixels"]),
    kind("MOV", "gamma", film("t.mov", *V210, change=beside_pasp(atom(b"gama", struct.pack(">I", 144_179)))),
         told=["said-besides: gamma 2.2"], **MKV),
    kind("MOV", "an atom that nobody knows", film("t.mov", *V210, change=beside_pasp(atom(b"XYZW", b"said"))),
         told=["said-besides: XYZW"]),
    kind("MOV", "four channels (quad)", film("t.mov", *V210, "-af", "pan=quad|c0=c0|c1=0.5*c0|c2=0.3*c0|c3=0.2*c0"),
         told=["said-besides: the channels are quad"], **MKV),
    kind("MOV", "timecode, one run", film("t.mov", *V210, "-timecode", "10:00:00:00"), **MKV),
    *(kind("MOV", f"fields stored as fiel {order}", film("t.mov", *V210, change=fields(order)), **MKV) for order in (1, 6, 9, 14)),
    kind("MOV", "cut behind its header", film("t.mov", *V210, "-movflags", "+faststart", change=lambda data: data[: len(data) * 2 // 3]), **CUT),
    kind("MOV", "cut before its header", film("t.mov", *V210, change=lambda data: data[: len(data) * 2 // 3]), **CUT),
    kind("AVI", "UYVY, 16-bit PCM", film("t.avi", *UYVY), **MKV),
    kind("AVI", "cut at a chunk's end", film("t.avi", *UYVY, change=cut_at_chunk), **CUT),
    kind("AVI", "two frames stored empty", film("t.avi", *UYVY, sound=False, change=empty_frames),
         told=["changes-under-way: 2 of 12 frames are stored empty"]),
    kind("Matroska", "FFV1", film("t.mkv", "-c:v", "ffv1", "-level", "3", "-g", "1", "-slicecrc", "1"), reader="ffmpeg"),
    kind("Matroska", "FFV1, cut at a cluster", film("t.mkv", "-c:v", "ffv1", "-level", "3", "-cluster_time_limit", "100", change=cluster_cut), **CUT),
    kind("Matroska", "HuffYUV", film("t.mkv", "-c:v", "ffvhuff", "-c:a", "pcm_s16le"), **MKV),
    kind("DV", "PAL", dv(), reader="ffmpeg"),
    kind("DV", "PAL, sound changes under way", dv(sound_at_32k), told=["changes-under-way: 00:00:00.080: the sound changes from 48000 Hz"]),
    kind("DV", "PAL, a frame of zeros", dv(lambda data: data[:FRAME] + bytes(FRAME) + data[2 * FRAME :]),
         told=["changes-under-way: 1 of 4 frames are nothing but zeros"]),
    kind("DV", "PAL, cut in a frame", dv(lambda data: data[: 3 * FRAME + 50_000]), **CUT),
    kind("MXF", "MPEG-2, cut between two frames", film("t.mxf", "-c:v", "mpeg2video", "-c:a", "pcm_s16le",
         change=lambda data: data[: data.rindex(bytes.fromhex("060e2b34010201010d010301"))]), **CUT),
    kind("Ogg", "Theora, cut between two pages", film("t.ogv", "-c:v", "libtheora", sound=False, change=lambda data: data[: data.rindex(b"OggS")]), **CUT),
    kind("ASF", "WMV 2, cut", film("t.wmv", "-c:v", "wmv2", "-c:a", "wmav2", change=lambda data: data[: len(data) * 3 // 4]), **CUT),
    kind("MOV", "frames of 32000 × 32000 claimed", film("t.mov", *V210, change=claims(32000, 32000)), state="held", fault="malformed"),
    kind("Matroska", "FFV1, still colour bars", bars("t.mkv", "-c:v", "ffv1", "-level", "3"), reader="ffmpeg"),
    kind("Matroska", "FFV1, lines that repeat", film("t.mkv", "-vf", f"noise=alls=40:allf=t,{REPEATED}", "-c:v", "ffv1", "-level", "3", sound=False),
         told=["vrep"], reader="ffmpeg"),
    kind("DPX", "RGB, 10 bits filled", dpx(50, 10, 64 * 48 * 4), **MKV),
    kind("DPX", "RGB, header with a wrong length", dpx(50, 10, 64 * 48 * 4, whole=999_999), told=["structure-notes: the picture is whole"], **MKV),
    kind("DPX", "RGB, image element with a wrong place", dpx(50, 10, 64 * 48 * 4, element=8192), told=["structure-notes: its image element says"], **MKV),
    kind("DPX", "RGB, file header with a wrong place", dpx(50, 10, 64 * 48 * 4, whole=8192 + 64 * 48 * 4, element=8192), told=["decodes: two places"]),
    kind("DPX", "luma, 10 bits, lines not padded", dpx(6, 10, 64 * 48 // 3 * 4), told=["decodes: packed without padding"]),
    kind("DPX", "RGB, 10 bits, cut", dpx(50, 10, 64 * 48 * 4 - 700), **CUT),
    kind("MPEG-TS", "MPEG-2", film("t.ts", *MPEG2), reader="ffmpeg"),
    kind("MPEG-TS", "MPEG-2, packets missing", film("t.ts", *MPEG2, change=without_packets(0.5, 40)), state="held", fault="decode-errors",
         told=["decode-errors: packets are missing in 1 places", "changes-under-way: sound track 1: missing in 1 places"]),
    kind("MPEG-TS", "MPEG-2, bytes missing", film("t.ts", *MPEG2, change=lambda data: data[: len(data) // 2] + data[len(data) // 2 + 1000 :]),
         state="held", fault="decode-errors", told=["decode-errors: where a packet should begin"]),
    kind("MPEG-PS", "MPEG-2", film("t.mpg", *MPEG2, "-f", "vob"), reader="ffmpeg"),
    kind("MPEG-PS", "MPEG-2, packs missing", film("t.mpg", *MPEG2, "-f", "mpeg", change=without_packs), state="held", fault="decode-errors",
         told=["decode-errors: mp2: Header missing"]),
    kind("MPEG-PS", "MPEG-2, a block of zeros", film("t.mpg", *MPEG2, "-f", "mpeg", change=zeroed(5000)), state="held", fault="decode-errors",
         told=["decode-errors: where a packet should begin"]),
    kind("FLV", "H.264, AAC", film("t.flv", *H264), reader="ffmpeg"),
    kind("FLV", "H.264, AAC, cut between two tags", film("t.flv", *H264, change=tags(lambda tenth: tenth < 7)), **CUT),
    kind("FLV", "Sorenson, MP3, tags missing", film("t.flv", "-c:v", "flv", "-c:a", "mp3", "-ar", "44100", change=tags(lambda tenth: tenth != 5)), **CUT),
    kind("MP4", "H.264, a block of zeros", film("t.mp4", *H264, sound=False, change=frame_zeroed), state="held", fault="decode-errors",
         told=["decode-errors: 1 of 12 frames hold blocks of zeros"]),
    kind("MOV", "v210, a block of zeros", film("t.mov", *V210, sound=False, change=zeroed(8192)),
         told=["changes-under-way: frames have areas of zeros"]),
    kind("Matroska", "FFV1 that begins at 10 s", film("t.mkv", "-c:v", "ffv1", "-level", "3", "-g", "1", "-slicecrc", "1", "-output_ts_offset", "10"), reader="ffmpeg"),
    kind("Matroska", "HuffYUV, gamma 2.8, its own primaries", film("t.mkv", "-c:v", "huffyuv", "-color_trc", "gamma28", "-color_primaries", "bt470bg",
         "-colorspace", "bt470bg", "-color_range", "tv", sound=False), **MKV),
    kind("AVI", "headers that say two speeds", film("t.avi", *UYVY, sound=False, change=other_speed), state="held", fault="malformed"),
    kind("AVI", "ADPCM and Cinepak", film("t.avi", "-c:v", "cinepak", "-c:a", "adpcm_ms"), reader="ffmpeg"),
    kind("H.264", "elementary stream", film("t.h264", "-c:v", "libx264", "-pix_fmt", "yuv420p", sound=False), reader="ffmpeg"),
    kind("MOV", "RGB, 10 bits (r210)", film("t.mov", "-c:v", "r210", sound=False), **MKV),
    kind("MOV", "ProRes 4444, alpha", film("t.mov", "-vf", "format=yuva444p10", "-c:v", "prores_ks", sound=False), reader="ffmpeg"),
]  # fmt: skip

MASTER_KINDS = [
    kind("Matroska", "FFV1 whose SeekHead lies", film("t.mkv", "-c:v", "ffv1", "-level", "3", "-g", "1", "-slicecrc", "1",
         "-slices", "4", "-c:a", "pcm_s24le", change=seek_lies), state="held", fault="matroska-conformance", policy="master"),
]  # fmt: skip
