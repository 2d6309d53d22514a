"""Reads what people attest (config/attestations.yaml), and looks whether the documents behind it are those that were named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from heritage import settings
from heritage.dossier import file_digest
from heritage.errors import ConfigError
from heritage.report.frameworks.attesting import Attestation, Attested, standing

FILE = "attestations.yaml"


def attestations() -> Sequence[Attestation]:
    """In the order of the file. Raises ConfigError for a requirement or an institution that is none, and for bad values."""
    found = settings.read(FILE, list[Attestation])
    known = settings.institutions()
    for number, one in enumerate(found):
        if one.institution and one.institution not in known:
            wanted = f"{FILE}: {number}.institution: wanted a code of institutions.yaml"
            raise ConfigError(f"{wanted}; found {one.institution!r}")
    return found


def attested(institution: str = "") -> Mapping[str, Sequence[Attested]]:
    """Requirement (`coretrustseal/R03`) → what is stated of it, as it stands today; of one institution what is stated of that one, or of
    all."""
    stated = [one for one in attestations() if not institution or one.institution in ("", institution)]
    digests, today = _digests(one.document.path for one in stated), datetime.now(UTC).date()
    found: dict[str, list[Attested]] = {}
    for one in stated:
        found.setdefault(one.requirement, []).append(Attested(one, standing(one, today, digests)))
    return found


def _digests(paths: Iterable[str | None]) -> Mapping[str, str]:
    """Path → sha256 of each that is a file."""
    places = {path: Path(settings.home().root, path) for path in paths if path}
    return {path: file_digest(place) for path, place in places.items() if place.is_file()}
