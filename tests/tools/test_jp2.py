"""The boxes of a JP2, and the codestream inside: what goes in comes out, and other people's tools agree."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from heritage.errors import ToolFailed
from heritage.normalise.picture.profiles import PROFILES, departures
from heritage.tools.picture.jpeg2000 import boxes as jp2
from heritage.tools.picture.jpeg2000 import jpylyzer, openjpeg

CODING = PROFILES["jp2-lossless"].codings[8]
LAZY = PROFILES["jp2-lossless"].codings[16]

shapes = st.tuples(st.integers(1, 70), st.integers(1, 70)) | st.tuples(
    st.integers(1, 40), st.integers(1, 40), st.just(3)
)
samples = st.sampled_from([np.uint8, np.uint16]).flatmap(lambda kind: arrays.arrays(kind, shapes))


def wrapped(pixels: np.ndarray, coding: openjpeg.Coding = CODING, **more: object) -> bytes:
    height, width = pixels.shape[:2]
    components = 1 if pixels.ndim == 2 else 3
    codestream = openjpeg.encode(pixels, coding)
    return jp2.write(jp2.Jp2(width, height, components, pixels.dtype.itemsize * 8, codestream, **more))  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(samples, st.booleans())
def test_every_sample_survives(pixels: np.ndarray, lazy: bool) -> None:
    content = wrapped(pixels, LAZY if lazy else CODING)
    back = openjpeg.decode(jp2.read(content).codestream)
    assert back.dtype == pixels.dtype
    assert np.array_equal(back, pixels)
    assert jpylyzer.examine(content).valid


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
@pytest.mark.parametrize("shape", [(61, 47), (61, 47, 3), (1100, 30), (1, 1, 3), (1, 1030)])
def test_another_decoder_sees_the_same(kind: type, shape: tuple[int, ...]) -> None:
    pixels = np.random.default_rng(7).integers(0, np.iinfo(kind).max + 1, shape, dtype=kind)
    content = wrapped(pixels, LAZY if kind is np.uint16 else CODING, ppi=(400.0, 400.0))
    seen = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_UNCHANGED)
    assert np.array_equal(seen[..., ::-1] if seen.ndim == 3 else seen, pixels)


def test_the_codestream_is_as_the_profile_says() -> None:
    for kind, coding, components in ((np.uint8, CODING, 3), (np.uint16, LAZY, 3), (np.uint8, CODING, 1)):
        pixels = np.zeros((90, 80, 3)[: 2 + (components == 3)], kind)
        found = jpylyzer.examine(wrapped(pixels, coding)).codestream
        assert departures(found, coding, components) == []
        assert found is not None
        assert (found.layers, found.levels, found.progression, found.tile) == (11, 5, "RPCL", (1024, 1024))
        assert found.precincts == ((256, 256),) * 2 + ((128, 128),) * 4
        assert found.colour_transform is (components == 3)
        assert found.bypass is (kind is np.uint16)


def test_a_departure_is_named() -> None:
    found = jpylyzer.examine(wrapped(np.zeros((9, 9), np.uint8), openjpeg.Coding(levels=2))).codestream
    assert "layers: wanted 11, found 1" in departures(found, CODING, 1)
    assert "levels: wanted 5, found 2" in departures(found, CODING, 1)


@given(st.integers(1, 65535), st.floats(0.5, 60000, allow_nan=False))
def test_resolution_survives(whole: int, odd: float) -> None:
    content = jp2.write(jp2.Jp2(1, 1, 1, 8, b"", ppi=(float(whole), odd)))
    found = jp2.read(content).ppi
    assert found is not None
    assert found[0] == pytest.approx(whole, abs=1e-9)
    assert found[1] == pytest.approx(odd, rel=1e-3)


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_what_is_packed_is_unpacked(icc: bytes, xmp: bytes) -> None:
    found = jp2.read(jp2.write(jp2.Jp2(3, 2, 3, 16, b"stream", icc, xmp, (300.0, 600.0))))
    assert (found.width, found.height, found.components, found.bits) == (3, 2, 3, 16)
    assert (found.icc, found.xmp, bytes(found.codestream), found.ppi) == (icc, xmp, b"stream", (300.0, 600.0))


@given(st.data())
def test_a_cut_file_is_refused_or_told_apart(data: st.DataObject) -> None:
    content = wrapped(np.arange(64, dtype=np.uint8).reshape(8, 8), ppi=(300.0, 300.0))
    cut = content[: data.draw(st.integers(0, len(content) - 1))]
    assert not jpylyzer.examine(cut).valid
    with pytest.raises((ValueError, ToolFailed)):
        jp2.read(cut)


def test_garbage_is_refused_in_openjpegs_words() -> None:
    with pytest.raises(ToolFailed, match="SOC"):
        openjpeg.decode(b"no codestream at all")


def test_the_colour_space_is_called_unknown_without_a_profile() -> None:
    content = wrapped(np.zeros((4, 4, 3), np.uint8))
    header = content[content.index(b"ihdr") + 4 :]
    assert header[12] == 1  # UnkC
    assert jp2.read(content).icc == b""
