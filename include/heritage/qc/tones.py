"""Asks what a picture's values say about how it was captured: clipping, exposure, sharpness, noise, enlargement."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.contracts import Asked, check
from heritage.model import Finding, Measured

_TOO_SMALL = 4096
"""Pixels below which tones prove nothing: icons, thumbnails [K]."""


def _judged(measured: Measured) -> bool:
    """Has the picture tones (a bitonal one has none), and enough of them?"""
    pixels = (measured.number("image.width") or 0) * (measured.number("image.height") or 0)
    return pixels >= _TOO_SMALL and measured.text("image.colour") not in {"bitonal", ""}


@check("clipping")
def clipping(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Do highlights and shadows keep their detail, in every channel?"""
    low, high = _worst(measured, "pixels.clipped_low"), _worst(measured, "pixels.clipped_high")
    if low is None or high is None or not _judged(measured):
        return
    share = asked.limit("share")
    wanted = f"at most {share:.1%} of the pixels at either end"
    found = f"{high:.2%} burnt out, {low:.2%} blocked up"
    advice = "Check exposure and tone curve of the station; lost detail cannot be brought back."
    if high > asked.limit("gross_high") or low > asked.limit("gross_low"):
        yield asked.missed(measured.file.path, wanted, found, advice)
    elif max(high, low) > share:
        yield asked.noted(measured.file.path, wanted, found, advice)
    else:
        yield asked.met(measured.file.path, wanted, found)


def _worst(measured: Measured, fact: str) -> float | None:
    values = measured.get(fact)
    return max(map(float, values)) if isinstance(values, list) and values else None


@check("exposure")
def exposure(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is there a picture at all: not a black frame, not a white one, not grossly wrong in exposure?"""
    dark, bright, spread = (measured.number(f"pixels.{name}") for name in ("dark", "bright", "spread"))
    if dark is None or bright is None or spread is None or not _judged(measured):
        return
    wanted, path = "neither black nor white all over", measured.file.path
    if bright < asked.limit("darkest"):
        yield asked.missed(
            path, wanted, f"black or far too dark: 99 % of it is below {bright:.0%}", "Capture it again."
        )
    elif dark > asked.limit("brightest") and spread < asked.limit("spread"):
        yield asked.missed(path, wanted, f"white: 99 % of it is above {dark:.0%}", "Capture it again.")
    else:
        yield asked.met(path, wanted, f"from {dark:.0%} to {bright:.0%}")


@check("sharpness")
def sharpness(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is the page no softer than pages usually are? Only a hint: what proves sharpness is the session's target."""
    found = measured.number("pixels.sharpness")
    if found is None or not _judged(measured) or not measured.number("page.ink"):
        return
    least = asked.limit("least")
    judge = asked.met if found >= least else asked.missed
    yield judge(measured.file.path, f"edges of at least {least:g} (Laplacian σ / σ)", f"{found:.2g}")


@check("noise")
def noise(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Are even surfaces even? Only a hint: paper has a texture of its own."""
    found = measured.number("pixels.noise")
    if found is None or not _judged(measured):
        return
    most = asked.limit("most")
    judge = asked.met if found <= most else asked.missed
    yield judge(measured.file.path, f"σ of at most {most:g} of 255 levels", f"{found:.2g}")


@check("upsampled")
def upsampled(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Has the picture the fine detail (or at least the noise) that its number of pixels promises? Without it, and with the
    traces of interpolation, it was enlarged; without it alone, a person looks."""
    found = measured.number("pixels.nyquist")
    if found is None or not _judged(measured):
        return
    least, path = asked.limit("least"), measured.file.path
    wanted = f"at least {least:g} of the mid frequencies' energy near the Nyquist frequency"
    if found >= least:
        yield asked.met(path, wanted, f"{found:.2g}")
    elif measured.get("pixels.enlarged") and not measured.get("image.lossy"):
        yield asked.missed(path, wanted, f"{found:.2g}, and traces of an enlargement to twice the size", _ENLARGED)
    else:
        yield asked.noted(path, wanted, f"{found:.2g}", _ENLARGED)


_ENLARGED = "Enlarged, heavily smoothed or out of focus. Ask the supplier for the capture as it left the camera."
