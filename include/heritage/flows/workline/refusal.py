"""Reports a refused delivery: every reason, where the batch's report would be; a batch that was taken in keeps its own."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from heritage import settings
from heritage.catalogue import recording
from heritage.dossier import now
from heritage.errors import DeliveryRefused
from heritage.flows import history, runs
from heritage.flows.batch import BatchFolder
from heritage.flows.inbox.whose import whose
from heritage.lines import LINES
from heritage.problem import shown
from heritage.report.model import BatchReport
from heritage.report.write import write_html, write_json
from heritage.tools.document import plain_text

_MOST = 64 * 1024
"""Bytes of delivery.yaml that are looked at for a name."""

_LONGEST = 4096  # characters of a path


@history.signed
def report_refusal(folder: Path, workline: str, run: str, refused: DeliveryRefused, scanned: str = "") -> Path:
    """Writes report.json and report.html and notes the refusal in the catalogue; answers the report's folder. `scanned`: whether
    there was a virus scan."""
    institution, batch = _listed_for(folder), noted(folder)["batch"]
    place = _place(institution, batch, folder)
    head = BatchReport(
        institution=institution,
        workline=workline,
        batch=batch or shown(folder.name),
        run=run,
        policy="",
        delivery=shown(str(folder), _LONGEST),
        closed=_said_before(place, run) or now(),
        scanned=scanned,
        refused=refused.reasons,
    )
    write_html(place / "report.html", head, {}, ())
    write_json(place / "report.json", head, {}, ())
    runs.note_report(workline, run, place)
    history.tell_refusal(head)
    recording.record_refusal(
        settings.home().catalogue_url,
        place=shown(str(folder), _LONGEST),
        at=head.closed,
        institution=institution,
        workline=workline,
        batch=head.batch,
        reasons=refused.reasons,
    )
    return place


def _listed_for(folder: Path) -> str:
    """The institution that hears of it: whose folder of the inbox it lay in, whatever its note says, and also when that cannot be
    read. Outside the inbox the note's word is all there is."""
    lies = whose(folder)
    return lies.institution if lies.institutions or lies.nobody else claimed(folder)[0]


def claimed(folder: Path) -> tuple[str, str]:
    """The institution and workline that the delivery says it is of, as far as they can be read and are known; else ""."""
    found = noted(folder)
    institution, workline = found["institution"], found["workline"]
    return institution if institution in settings.institutions() else "", workline if workline in LINES else ""


def noted(folder: Path) -> dict[str, str]:
    """Institution, workline and batch by the delivery's note, as far as they can be read and are safe names; else "". The file
    may be the very reason of the refusal, so it is not parsed, only searched."""
    text = _note(folder)
    return {key: _value(text, key) for key in ("institution", "workline", "batch")}


def _note(folder: Path) -> str:
    for place in ("metadata/delivery.yaml", "data/metadata/delivery.yaml"):
        path = folder / place
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as stream:
                content = stream.read(_MOST)
            return plain_text.read(content).text or content.decode(errors="replace")
    return ""


def _value(text: str, key: str) -> str:
    match = re.search(
        rf"^{key}:[ \t]*[\"']?([A-Za-z0-9][A-Za-z0-9._-]{{0,99}})[\"']?[ \t]*(?:#.*)?$", text, re.MULTILINE
    )
    return match[1] if match else ""


def _place(institution: str, batch: str, folder: Path) -> Path:
    home = settings.home()
    name = hashlib.sha256(str(folder).encode(errors="surrogateescape")).hexdigest()[:12]
    if not institution:
        return home.reports / "_refused" / name
    if not batch:
        return home.report(institution, f"_refused-{name}")
    place = home.report(institution, batch)
    if BatchFolder(institution, batch).shared.has("delivery") or _is_of_a_batch(place / "report.json"):
        return place / f"refused-{name}"
    return place


def _said_before(place: Path, run: str) -> str:
    """When this run refused it, if it was killed after that and refuses it again: it is one refusal."""
    try:
        told = json.loads((place / "report.json").read_bytes())
        return str(told["closed"]) if told["run"] == run else ""
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _is_of_a_batch(report: Path) -> bool:
    """A batch was reported there whose work folder is gone since. What cannot be read may be such a report."""
    try:
        with report.open("rb") as stream:
            return b'"refused": [' not in stream.read(_MOST)
    except FileNotFoundError:
        return False
