"""Writes report.json and report.html, item by item, so that a batch of 5,000 is never whole in memory."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import IO

from heritage.files import atomic_write, made_folder
from heritage.report.model import BatchReport, ItemReport, item_json, worst_first


def write_report(
    folder: Path, batch: BatchReport, counts: Mapping[str, int], items: Iterable[ItemReport], order: Iterable[str]
) -> None:
    """report.html with the items as they come, report.json with them in `order`: each is asked for once, and its row for the latter
    waits on disk meanwhile."""
    made_folder(folder)
    with tempfile.TemporaryFile(dir=folder) as waiting:
        places: dict[str, int] = {}
        write_html(folder / "report.html", batch, counts, _kept(items, waiting, places))
        write_json(folder / "report.json", batch, counts, (_row_at(waiting, places[item]) for item in order))


def _kept(items: Iterable[ItemReport], waiting: IO[bytes], places: dict[str, int]) -> Iterator[ItemReport]:
    for item in items:
        places[item.id] = waiting.tell()
        waiting.write(_line(item_json(item)).encode() + b"\n")
        yield item


def _row_at(waiting: IO[bytes], place: int) -> str:
    waiting.seek(place)
    return waiting.readline().decode().removesuffix("\n")


def write_json(path: Path, batch: BatchReport, counts: Mapping[str, int], rows: Iterable[str]) -> None:
    """report.json, as DELIVERY contracts it; a refused delivery has `refused` and no items. `rows`: the items, each a line of JSON."""
    head: dict[str, object] = {
        "institution": batch.institution, "workline": batch.workline, "batch": batch.batch, "run": batch.run,
        "policy": batch.policy, "policy_version": batch.policy_version, "policy_digest": batch.policy_digest,
        "policy_based_on": [asdict(base) for base in batch.policy_based_on],
        "delivery": batch.delivery, "closed": batch.closed, "virus_scan": batch.scanned,
        "sandbox": batch.sandbox,
    }  # fmt: skip
    if batch.order:
        head["order"] = batch.order
    if batch.notes:
        head["notes"] = list(batch.notes)
    if batch.refused:
        head["refused"] = list(batch.refused)
    else:
        head["counts"] = dict(counts)
    with atomic_write(path) as partial, partial.open("w", encoding="utf-8") as out:
        out.write(_line(head)[:-1] + ',\n "items": [')
        for number, row in enumerate(rows):
            out.write((",\n  " if number else "\n  ") + row)
        out.write("]}\n")


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def write_html(path: Path, batch: BatchReport, counts: Mapping[str, int], items: Iterable[ItemReport]) -> None:
    """report.html: what a coordinator reads; pictures lie beside it."""
    with atomic_write(path) as partial, partial.open("w", encoding="utf-8") as out:
        out.writelines(_template().generate(batch=batch, counts=counts, items=items))


@cache
def _template():  # type: ignore[no-untyped-def]
    import jinja2

    room = jinja2.Environment(
        loader=jinja2.PackageLoader("heritage.report", "pages"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    room.filters["worst_first"] = worst_first
    return room.get_template("report.html")
