"""What headers of point clouds claim: records without end, fewer points than there are, scans that end before they say."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import laspy
import numpy as np
import pytest

from heritage.contracts import Source
from heritage.measure.model3d.cloud import CloudProbe, CloudStructureProbe
from heritage.model import File, phrase
from heritage.tools.model3d import e57, points
from samples import shapes
from samples.shapes import Vase

VASE = Vase(24, 20)


def source(path: Path) -> Source:
    return Source(path, File(f"objects/A/{path.name}", path.stat().st_size, "00"))


def las(version: str, form: int, *, records: int = 0, behind: bool = False) -> bytearray:
    header = laspy.LasHeader(version=version, point_format=form)
    header.scales = np.full(3, 1e-4)
    data = laspy.LasData(header)
    data.x, data.y, data.z = shapes.cloud(VASE, 500)[0].T
    data.header.vlrs.extend(laspy.VLR("heritage", n + 1, "", bytes(60_000)) for n in range(records))
    if behind:
        data.evlrs = laspy.vlrs.vlrlist.VLRList()
        data.evlrs.append(laspy.VLR("heritage", 7, "", bytes(70_000)))
    out = io.BytesIO()
    data.write(out)
    return bytearray(out.getvalue())


@pytest.mark.parametrize(
    "content",
    [las("1.1", 0), las("1.4", 6), las("1.4", 7, behind=True), las("1.2", 1, records=30)],
    ids=["1.1", "1.4", "records behind the points", "2 MB of records"],
)
def test_honest_headers_have_no_fault(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.las").write_bytes(content)
    facts = CloudProbe().measure(source(tmp_path / "a.las"))
    assert (facts["points.rows"], facts["points.vlr_fault"], facts["points.faults"]) == (500, "", [])


def four_billion_records(content: bytearray) -> bytearray:
    content[100:104] = struct.pack("<I", 2**32 - 1)
    return content


def four_billion_behind(content: bytearray) -> bytearray:
    content[235:247] = struct.pack("<QI", len(content), 2**32 - 1)
    return content


def endless_record(content: bytearray) -> bytearray:
    place = struct.unpack_from("<Q", content, 235)[0]
    content[place + 20 : place + 28] = struct.pack("<Q", 2**60)
    return content


@pytest.mark.parametrize(
    "content",
    [
        four_billion_records(las("1.2", 1)),
        four_billion_behind(las("1.4", 6)),
        endless_record(las("1.4", 6, behind=True)),
    ],
    ids=["before the points", "behind the points", "one without end"],
)
def test_records_without_end_are_named_and_never_looked_for(tmp_path: Path, content: bytes) -> None:
    """laspy would look for four billion of them, for hours."""
    (tmp_path / "a.las").write_bytes(content)
    assert CloudStructureProbe().measure(source(tmp_path / "a.las"))["shape.broken"] == "las-vlr"


def test_points_that_the_header_does_not_count_are_told(tmp_path: Path) -> None:
    content = las("1.2", 1)
    content[107:111] = struct.pack("<I", 400)
    (tmp_path / "a.las").write_bytes(content)
    told = CloudProbe().measure(source(tmp_path / "a.las"))["points.faults"]
    assert told == [phrase("spare-bytes", bytes=2800)]


def test_a_scan_with_fewer_points_than_it_says_is_counted(tmp_path: Path) -> None:
    """With checksums that fit: it was written so."""
    pages = shapes.e57(VASE)
    text = b"".join(pages[n : n + 1020] for n in range(0, len(pages), 1024))
    assert b'recordCount="5000"' in text
    text = text.replace(b'recordCount="5000"', b'recordCount="9999"')
    rows = np.frombuffer(text, np.uint8).reshape(-1, 1020)
    sums = e57.crc32c(rows).astype(">u4").view(np.uint8).reshape(-1, 4)
    (tmp_path / "a.e57").write_bytes(np.concatenate([rows, sums], axis=1).tobytes())
    facts = CloudProbe().measure(source(tmp_path / "a.e57"))
    assert (facts["points.declared"], facts["points.rows"]) == (9999, 5000)


def test_a_record_that_claims_to_be_long_is_read_in_small_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(points, "LARGEST_BLOCK", 28 * 90)
    (tmp_path / "a.las").write_bytes(las("1.2", 1))
    assert [block.rows for block in points.blocks(tmp_path / "a.las")] == [90] * 5 + [50]
