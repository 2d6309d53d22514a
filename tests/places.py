"""Where tests find things that may be absent; what is absent is a skip with its reason, never a pass."""

from __future__ import annotations

from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
SHARED = PROJECT.parent / "shared"
SAMPLES = SHARED / "samples"
SCHEMAS = SHARED / "schemas"

needs_shared = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the real samples (../shared) are not on this machine")
