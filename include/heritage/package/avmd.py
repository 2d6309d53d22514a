"""audioMD and videoMD 2.0 (Library of Congress): the technical metadata of a recording, from what was measured. What was not
measured is not said."""

from __future__ import annotations

from heritage.model import Measured
from heritage.package.markup import element, leaf, optional

AUDIO = "http://www.loc.gov/audioMD/"
VIDEO = "http://www.loc.gov/videoMD/"


def kind(measured: Measured) -> str:
    """AUDIOMD or VIDEOMD; "" for what is neither sound nor film."""
    return {"audio": "AUDIOMD", "video": "VIDEOMD"}.get(measured.text("av.kind"), "")


def avmd(measured: Measured) -> str:
    """The whole document."""
    sound = kind(measured) == "AUDIOMD"
    content = _audio(measured) if sound else _video(measured)
    attributes = {"xmlns": AUDIO if sound else VIDEO, "ANALOGDIGITALFLAG": "FileDigital"}
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{element(kind(measured), content, attributes)}\n'


def _audio(measured: Measured) -> str:
    said = optional("audioDataEncoding", measured.text("sound.0.codec"))
    said += _positive(measured, "bitsPerSample", "sound.0.bits")
    said += _coding(measured, "sound.0.codec", measured.get("sound.0.lossless") is True)
    said += leaf("formatName", _format(measured))
    said += _positive(measured, "numSampleFrames", "sound.0.samples")
    said += _positive(measured, "samplingFrequency", "sound.0.rate")
    about = optional("duration", _duration(measured.number("sound.0.duration")))
    about += optional("numChannels", measured.text("sound.0.channels"))
    about += optional("soundField", measured.text("sound.0.layout"))
    return element("fileData", said) + element("audioInfo", about)


def _video(measured: Measured) -> str:
    length = _duration(measured.number("video.decoded"))
    said = optional("duration", length) + leaf("size", str(measured.file.size))
    if measured.text("av.timecode"):
        said += element("timecode", leaf("timecodeInitialValue", measured.text("av.timecode")))
    said += _positive(measured, "bitsPerSample", "video.bits")
    said += _coding(measured, "video.codec", measured.get("video.lossless") is True)
    said += element("frame", _frame(measured))
    said += _positive(measured, "frameRate", "video.rate")
    said += element("format", leaf("name", _format(measured)))
    said += optional("sampling", _sampling(measured.text("video.pixel_format")))
    said += leaf("sound", "Yes" if measured.number("sound.count") else "No")
    return element("fileData", said) + element("videoInfo", optional("duration", length))


def _frame(measured: Measured) -> str:
    said = _positive(measured, "pixelsHorizontal", "video.width") + _positive(
        measured, "pixelsVertical", "video.height"
    )
    across, _, down = measured.text("video.sar").partition(":")
    if across.isdigit() and down.isdigit() and int(down):
        said += leaf("PAR", f"{int(across) / int(down):.6f}")
    return said + optional("DAR", measured.text("video.dar"))


def _coding(measured: Measured, codec: str, lossless: bool) -> str:
    quality = leaf("codecQuality", "lossless" if lossless else "lossy")
    return element("compression", leaf("codecName", measured.text(codec)) + quality)


def _format(measured: Measured) -> str:
    found = measured.file.format
    return found.name if found and found.name else measured.text("av.container")


def _positive(measured: Measured, tag: str, fact: str) -> str:
    value = measured.number(fact)
    return leaf(tag, f"{value:g}" if value < 1e6 else f"{value:.0f}") if value else ""


def _duration(seconds: float | None) -> str:
    """ISO 8601."""
    return f"PT{seconds:.3f}S" if seconds else ""


def _sampling(pixel_format: str) -> str:
    """ "yuv422p10le" → "4:2:2"."""
    return next((f"{d[0]}:{d[1]}:{d[2]}" for d in ("444", "422", "420", "411", "440") if d in pixel_format), "")
