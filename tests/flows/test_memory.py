"""A batch is judged and closed in the memory that its pages' comparison needs, however many items it has."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from campaigns import of
from heritage.flows.batch import BatchFolder, Unit
from heritage.flows.workline import judge, receive
from samples import small

FEW, MANY = 50, of(450, whole=50_000)

AN_ITEM = 4 << 10
"""Bytes for each item: its name, its state, and what its pages are compared by. A measured page is 12 KB, a judged item 30."""

STEPS = """
import sys
from heritage.flows.workline import close, judge
from heritage.settings import home
import logging
logging.disable(logging.CRITICAL)
judge.inspect(sys.argv[1])
try:
    close.close(sys.argv[1])
except close.ItemsFailed as failed:
    print(failed, file=sys.stderr)
kilobytes = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM:"))
print(int(kilobytes) << 10)
"""


@pytest.fixture
def measured(home: Path, tmp_path: Path) -> BatchFolder:
    """A real batch of one page, measured."""
    place = small(tmp_path / "in", batch="ONE", items={"PAGE": 1}, targets=False)
    batch = judge.found(receive.receive(str(place), "paper", review="hold", policy=None, run="r"))
    (unit,) = receive.plan(batch.reference)
    assert judge.measure(unit) == []
    return batch


def multiplied(one: BatchFolder, number: int) -> BatchFolder:
    """A batch of so many items like that one, each with pixels of its own."""
    many = BatchFolder(one.institution, f"MANY-{number}")
    many.shared.folder.mkdir(parents=True)
    names = [f"I{n:05d}" for n in range(number)]
    for sheet in ("delivery", "run"):
        text = one.shared.path(sheet).read_text().replace("ONE", many.name)
        many.shared.path(sheet).write_text(text)
    many.write(
        "units", [Unit(n + 1, tuple(names[at : at + 50])) for n, at in enumerate(range(0, number, 50))], code="t"
    )
    sheets = {sheet: one.dossier("PAGE").path(sheet).read_text() for sheet in ("item", "measured")}
    for name in names:
        own = hashlib.sha512(name.encode()).hexdigest()
        many.dossier(name).folder.mkdir()
        for sheet, text in sheets.items():
            many.dossier(name).path(sheet).write_text(_varied(text.replace("PAGE", name), own))
    return many


def _varied(text: str, own: str) -> str:
    """With another digest and other perceptual hashes: in each row the strings of digits that only pixels can give."""
    head, *rows = text.splitlines()
    return "\n".join([head, *(json.dumps(_other(json.loads(row), own)) for row in rows)]) + "\n"


def _other(value: object, own: str) -> object:
    if isinstance(value, dict):
        return {name: _other(each, own) for name, each in value.items()}
    if isinstance(value, list):
        return [_other(each, own) for each in value]
    is_hex = isinstance(value, str) and len(value) >= 16 and not set(value) - set("0123456789abcdef")
    return (own * 4)[: len(str(value))] if is_hex else value


def peak(batch: BatchFolder) -> int:
    """Bytes that judging and closing needed at most, in a process of their own."""
    words = [sys.executable, "-c", STEPS, batch.reference]
    return int(subprocess.run(words, stdout=subprocess.PIPE, check=True, env=os.environ).stdout)


@pytest.mark.campaign
@pytest.mark.timeout(of(600, 4 * 3600))
def test_a_batch_of_many_items_needs_little_more_than_one_of_few(measured: BatchFolder) -> None:
    few, many = peak(multiplied(measured, FEW)), peak(multiplied(measured, MANY))
    print(f"{FEW} items: {few / 1e6:.0f} MB, {MANY} items: {many / 1e6:.0f} MB")
    assert many - few < AN_ITEM * (MANY - FEW) + (8 << 20)
