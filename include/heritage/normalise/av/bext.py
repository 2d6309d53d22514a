"""What a master's bext says when the delivered file does not: EBU R98 (CodingHistory) and R99 (OriginatorReference)."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from heritage.contracts import NormalisationJob
from heritage.model import Measured
from heritage.tools.av.sound.bext import Bext

COUNTRY = "BE"


def wanted(measured: Measured, order: NormalisationJob) -> Bext:
    """Filled from the delivery: who (Originator "BE, KBR"), what (the item's id and the file's name), when (the day of the
    transfer), how (CodingHistory). Nothing is guessed: what the delivery does not say is left out."""
    delivery = order.delivery
    code = delivery.institution.upper()
    day = delivery.captured.isoformat()
    return Bext(
        description=_ascii(f"{order.item.id}; {measured.file.name}; {delivery.batch}")[:256],
        originator=f"{COUNTRY}, {code}"[:32],
        reference=_reference(measured, order),
        date=day,
        time="00:00:00",
        version=1,
        history=_history(measured, order),
    )


def _reference(measured: Measured, order: NormalisationJob) -> str:
    """R99's unique source identifier: country (2), organisation (3), serial number of the machine (12), time (6), a number (9).
    The number is taken from the file's digest, so that the same transfer gets the same reference every time."""
    code = re.sub(r"[^A-Z0-9]", "", order.delivery.institution.upper())[:3].ljust(3, "X")
    station = order.delivery.station
    serial = re.sub(r"[^A-Za-z0-9]", "", station.serial or station.id)[-12:].rjust(12, "0")
    number = int(measured.file.sha512[:16] or "0", 16) % 10**9
    return f"{COUNTRY}{code}{serial}000000{number:09d}"


def _history(measured: Measured, order: NormalisationJob) -> str:
    """One line per step, each ended by CR LF: the carrier, when it is declared, then the transfer."""
    channels = int(measured.number("sound.0.channels") or 0)
    mode = {1: "mono", 2: "stereo"}.get(channels, "multitrack")
    lines = []
    carrier: Any = order.item.expected.get("carrier")
    if isinstance(carrier, str) and carrier and order.item.expected.get("born_digital") is not True:
        lines.append(f"A=ANALOGUE,M={mode},T={_safe(carrier)}")
    station = order.delivery.station
    device = "; ".join(_safe(part) for part in (station.device or station.id, station.serial) if part)
    lines.append(f"A=PCM,F={measured.text('sound.0.rate')},W={measured.text('sound.0.bits')},M={mode},T={device}")
    return "".join(f"{line}\r\n" for line in lines)


def _safe(text: str) -> str:
    """ASCII without the commas and line ends that part the fields."""
    return " ".join(re.sub(r"[,\0]", " ", _ascii(text)).split())[:120]


def _ascii(text: str) -> str:
    """What EBU Tech 3285 allows: letters without their accents, "?" for what has none."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.encode("ascii", "replace").decode()
