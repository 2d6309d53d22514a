"""How preservation masters are coded: a table, so that a workline's policy names a profile instead of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from heritage.errors import ConfigError
from heritage.tools.picture.jpeg2000.jpylyzer import Codestream
from heritage.tools.picture.jpeg2000.openjpeg import Coding

_LAYERS = (22.0, 25.0, 28.0, 31.0, 34.0, 37.0, 40.0, 43.0, 46.0, 49.0)
"""PSNR in dB of the ten layers before the lossless one. The KB names 11 layers and sets them by rate (2560:1 … 5:1, 1);
by quality they cost OpenJPEG 0.2 instead of 0.8 CPU-seconds per A4 page, and a reader sees the same steps on every page."""

_KB_MASTER = Coding(
    levels=5,
    quality=_LAYERS,
    progression="RPCL",
    tile=1024,
    code_block=64,
    precincts=(256, 256, 128, 128, 128, 128),
    sop=True,
    eph=True,
    segmentation_symbols=True,
)


@dataclass(frozen=True, slots=True)
class Profile:
    """A named way to code a lossless master. `codings`: bits per sample → coding; other depths are not converted."""

    name: str
    source: str
    codings: Mapping[int, Coding]

    def coding(self, bits: int) -> Coding | None:
        found = self.codings.get(bits)
        return None if found is None else _signed(found, self.name)


PROFILES: Mapping[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile(
            name="jp2-lossless",
            source="KB Netherlands, preservation master profile (kbMaster_2014.sch of jprofile); bypass at 16 bits",
            codings={8: _KB_MASTER, 16: _KB_MASTER.with_bypass()},
        ),
        Profile(
            name="jp2-lossless-plain",
            source="KB Netherlands, preservation master profile (kbMaster_2014.sch of jprofile), never with bypass",
            codings={8: _KB_MASTER, 16: _KB_MASTER},
        ),
    )
}


def profile(name: str) -> Profile:
    """The profile that a policy's `settings.master.profile` names. Raises ConfigError for an unknown one."""
    if name not in PROFILES:
        raise ConfigError(f"settings.master.profile: wanted one of {', '.join(PROFILES)}; found {name!r}")
    return PROFILES[name]


def departures(found: Codestream | None, wanted: Coding, components: int) -> list[str]:
    """Where a codestream is not as its profile wants it: "layers: wanted 11, found 1"."""
    if found is None:
        return ["codestream: wanted SIZ and COD segments, found none"]
    asked = Codestream(
        tile=(wanted.tile, wanted.tile),
        layers=wanted.layers,
        levels=wanted.levels,
        progression=wanted.progression,
        code_block=(wanted.code_block, wanted.code_block),
        precincts=tuple((size, size) for size in wanted.precincts),
        reversible=True,
        colour_transform=components == 3,
        sop=wanted.sop,
        eph=wanted.eph,
        segmentation_symbols=wanted.segmentation_symbols,
        bypass=wanted.bypass,
    )
    fields = [(name, getattr(asked, name), getattr(found, name)) for name in Codestream.__slots__]
    return [f"{name}: wanted {want}, found {is_}" for name, want, is_ in fields if want != is_]


def _signed(coding: Coding, name: str) -> Coding:
    return replace(coding, comment=f"heritage {name}")
