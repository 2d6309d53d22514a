"""Brings vocabularies into the catalogue, with their versions. The file is kept beside the archive's care, so that a lost catalogue gets it back."""

from __future__ import annotations

import json
import logging
import re
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from heritage import settings
from heritage.catalogue import authorities
from heritage.dossier import file_digest, now
from heritage.enrich.folding import keys
from heritage.errors import PermanentError
from heritage.files import atomic_write, made_folder, safe_join, write
from heritage.flows import history
from heritage.model import EventType
from heritage.tools.document import vocabulary

log = logging.getLogger(__name__)

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,60}")


class NotImported(PermanentError):
    """The vocabulary cannot be taken in as it was asked for."""

    advice = (
        "Nothing was changed. Give a file, a name of letters, digits and hyphens, and an institution that there is."
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """A vocabulary: whose ("": everybody's), what it is called, which version it is ("": the day's), and what its names are of where
    it does not say so itself."""

    institution: str
    name: str
    version: str = ""
    kind: str = "concept"


def import_(path: Path, asked: Asked, *, who: str) -> bool:
    """False when that version is there already. Raises NotImported, VocabularyUnreadable."""
    _judged(path, asked)
    version = asked.version or now()[:10]
    place = _folder() / (asked.institution or "_all") / asked.name / f"{version}{path.suffix.lower()}"
    made_folder(place.parent)
    if place.is_file() and file_digest(place) != file_digest(path):
        raise NotImported(f"version {version} of {asked.name} is there already, and is another file")
    for _ in vocabulary.names(path, asked.kind):  # whole, before anything is kept of it
        pass
    with atomic_write(place) as partial:
        shutil.copyfile(path, partial)
    told = {**asdict(asked), "version": version, "who": who, "at": now()}
    write(place.with_name(f"{place.name}.json"), json.dumps(told).encode())
    new = _taken_in(place, told)
    if new:
        said = f"vocabulary {asked.name} {version} of {asked.institution or 'everybody'} taken in"
        facts = {"sha256": file_digest(place), "institution": asked.institution}
        history.tell(f"{said} {facts['sha256']}", EventType.INGESTION, "success", detail=said, who=who, facts=facts)
    return new


def incoming(name: str) -> Path:
    """A file that was put there to be taken in. Raises NotImported for one that is elsewhere."""
    place = _folder() / "incoming"
    try:
        return safe_join(place, name)
    except ValueError as error:
        raise NotImported(f"{name!r} is no file in {place}") from error


def _judged(path: Path, asked: Asked) -> None:
    if not path.is_file():
        raise NotImported(f"there is no file {path}")
    if not _NAME.fullmatch(asked.name) or (asked.version and not _NAME.fullmatch(asked.version)):
        raise NotImported(f"{asked.name!r}, version {asked.version!r}")
    if asked.institution and asked.institution not in settings.institutions():
        raise NotImported(f"institutions.yaml has no {asked.institution}")
    if asked.kind not in vocabulary.KINDS:
        raise NotImported(f"{asked.kind!r} is none of {', '.join(vocabulary.KINDS)}")


def _folder() -> Path:
    return settings.home().custody / "vocabularies"


def _taken_in(place: Path, told: dict[str, str]) -> bool:
    kept = authorities.Kept(
        told["institution"], told["name"], told["version"], file_digest(place), told["at"], told["who"], 0, True
    )
    new = authorities.import_(settings.home().catalogue_url, kept, _rows(place, told["kind"]))
    log.info("%s %s: %s", told["name"], told["version"], "taken in" if new else "was there already")
    return new


def _rows(place: Path, kind: str) -> Iterator[authorities.Row]:
    for name in vocabulary.names(place, kind):
        for key in keys(name.label):
            yield authorities.Row(key, name.label, name.preferred, name.language, name.kind, name.uri)


def bring_back() -> int:
    """Into a catalogue that was lost: every version that was kept, oldest first. Answers how many it did not know."""
    told = [(json.loads(note.read_bytes()), note.with_suffix("")) for note in _folder().glob("*/*/*.json")]
    return sum(_taken_in(place, one) for one, place in sorted(told, key=lambda pair: (pair[0]["at"], str(pair[1]))))
