"""Statistics of photographs of 16 bits as CSV, and an access JPEG of each: look16.py <JPEG folder> <photograph> …"""

from __future__ import annotations

import sys
from pathlib import Path

import cv2

LONGEST, QUALITY = 3000, 88


def look(photograph: Path, folder: Path) -> str:
    """Size, mean, spread, share of clipped samples by channel, sharpness (Laplacian)."""
    pixels = cv2.imread(str(photograph), cv2.IMREAD_UNCHANGED)
    if pixels is None:
        sys.exit(f"{photograph}: cannot be read")
    eight = cv2.convertScaleAbs(pixels, alpha=1 / 257)
    grey = cv2.cvtColor(eight, cv2.COLOR_BGR2GRAY)
    mean, spread = (float(value[0, 0]) for value in cv2.meanStdDev(grey))
    counts = [cv2.calcHist([pixels], [channel], None, [65536], [0, 65536]).ravel() for channel in range(3)]
    clipped = max(float(c[0] + c[-1]) / float(c.sum()) for c in counts)
    half = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    sharpness = float(cv2.Laplacian(half, cv2.CV_16S).std())
    share = min(1.0, LONGEST / max(grey.shape))
    shown = cv2.resize(eight, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    cv2.imwrite(str(folder / f"{photograph.stem}.jpg"), shown, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return f"{photograph},{grey.shape[1]},{grey.shape[0]},{mean:.2f},{spread:.2f},{clipped:.5f},{sharpness:.2f}"


if __name__ == "__main__":
    cv2.setNumThreads(1)
    for name in sys.argv[2:]:
        print(look(Path(name), Path(sys.argv[1])))
