"""audioMD and videoMD 2.0 (Library of Congress): the technical metadata of a recording, from what was measured. What was not
measured is not said."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.model import Measured
from heritage.package.markup import Node, Sink, document, leaf, optional, top, under

AUDIO = "http://www.loc.gov/audioMD/"
VIDEO = "http://www.loc.gov/videoMD/"


def kind(measured: Measured) -> str:
    """AUDIOMD or VIDEOMD; "" for what is neither sound nor film."""
    return {"audio": "AUDIOMD", "video": "VIDEOMD"}.get(measured.text("av.kind"), "")


def avmd(measured: Measured, sink: Sink) -> None:
    """The whole document."""
    sound = kind(measured) == "AUDIOMD"
    with document(sink, kind(measured), AUDIO if sound else VIDEO, {"ANALOGDIGITALFLAG": "FileDigital"}) as out:
        out.write(*(_audio(measured) if sound else _video(measured)))


def _audio(measured: Measured) -> Iterator[Node]:
    data = top("fileData")
    optional(data, "audioDataEncoding", measured.text("sound.0.codec"))
    _positive(data, measured, "bitsPerSample", "sound.0.bits")
    _coding(data, measured.text("sound.0.codec"), measured.get("sound.0.lossless") is True)
    leaf(data, "formatName", _format(measured))
    _positive(data, measured, "numSampleFrames", "sound.0.samples")
    _positive(data, measured, "samplingFrequency", "sound.0.rate")
    yield data
    about = top("audioInfo")
    optional(about, "duration", _duration(measured.number("sound.0.duration")))
    optional(about, "numChannels", measured.text("sound.0.channels"))
    optional(about, "soundField", measured.text("sound.0.layout"))
    yield about


def _video(measured: Measured) -> Iterator[Node]:
    length, data = _duration(measured.number("video.decoded")), top("fileData")
    optional(data, "duration", length)
    leaf(data, "size", str(measured.file.size))
    if measured.text("av.timecode"):
        leaf(under(data, "timecode"), "timecodeInitialValue", measured.text("av.timecode"))
    _positive(data, measured, "bitsPerSample", "video.bits")
    _coding(data, measured.text("video.codec"), measured.get("video.lossless") is True)
    _frame(under(data, "frame"), measured)
    _positive(data, measured, "frameRate", "video.rate")
    leaf(under(data, "format"), "name", _format(measured))
    optional(data, "sampling", _sampling(measured.text("video.pixel_format")))
    leaf(data, "sound", "Yes" if measured.number("sound.count") else "No")
    yield data
    about = top("videoInfo")
    optional(about, "duration", length)
    yield about


def _frame(made: Node, measured: Measured) -> None:
    _positive(made, measured, "pixelsHorizontal", "video.width")
    _positive(made, measured, "pixelsVertical", "video.height")
    across, _, down = measured.text("video.sar").partition(":")
    if across.isdigit() and down.isdigit() and int(down):
        leaf(made, "PAR", f"{int(across) / int(down):.6f}")
    optional(made, "DAR", measured.text("video.dar"))


def _coding(parent: Node, codec: str, lossless: bool) -> None:
    made = under(parent, "compression")
    leaf(made, "codecName", codec)
    leaf(made, "codecQuality", "lossless" if lossless else "lossy")


def _format(measured: Measured) -> str:
    found = measured.file.format
    return found.name if found and found.name else measured.text("av.container")


def _positive(parent: Node, measured: Measured, tag: str, fact: str) -> None:
    if value := measured.number(fact):
        leaf(parent, tag, f"{value:g}" if value < 1e6 else f"{value:.0f}")


def _duration(seconds: float | None) -> str:
    """ISO 8601."""
    return f"PT{seconds:.3f}S" if seconds else ""


def _sampling(pixel_format: str) -> str:
    """ "yuv422p10le" → "4:2:2"."""
    return next((f"{d[0]}:{d[1]}:{d[2]}" for d in ("444", "422", "420", "411", "440") if d in pixel_format), "")
