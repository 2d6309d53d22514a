"""Statistics of pages as CSV, a grey TIFF and an access JPEG of each: look.py <grey folder> <JPEG folder> <page> …"""

from __future__ import annotations

import sys
from pathlib import Path

import cv2

LONGEST, QUALITY = 3000, 85


def look(page: Path, grey_folder: Path, jpeg_folder: Path) -> str:
    """Size, mean, spread, share of clipped samples, sharpness (Laplacian)."""
    pixels = cv2.imread(str(page), cv2.IMREAD_UNCHANGED)
    if pixels is None:
        sys.exit(f"{page}: cannot be read")
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    mean, spread = (float(value[0, 0]) for value in cv2.meanStdDev(grey))
    counts = cv2.calcHist([grey], [0], None, [256], [0, 256]).ravel()
    half = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    sharpness = float(cv2.Laplacian(half, cv2.CV_16S).std())
    cv2.imwrite(str(grey_folder / page.name), grey, [cv2.IMWRITE_TIFF_COMPRESSION, 1])
    share = min(1.0, LONGEST / max(grey.shape))
    shown = cv2.resize(pixels, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    cv2.imwrite(str(jpeg_folder / f"{page.stem}.jpg"), shown, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    clipped = (counts[0] + counts[255]) / counts.sum()
    return f"{page},{grey.shape[1]},{grey.shape[0]},{mean:.2f},{spread:.2f},{clipped:.5f},{sharpness:.2f}"


if __name__ == "__main__":
    cv2.setNumThreads(1)
    for name in sys.argv[3:]:
        print(look(Path(name), Path(sys.argv[1]), Path(sys.argv[2])))
