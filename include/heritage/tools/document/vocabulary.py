"""Reads vocabularies: SKOS as Turtle or RDF/XML, and CSV (uri, label, and if there are such columns: language, kind, alternative)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heritage.errors import PermanentError

LARGEST = 256 << 20
"""Bytes of a file that is read; a graph of that size takes some 3 GB. Larger dumps (GeoNames, Wikidata) are given as CSV."""

KINDS = ("concept", "person", "place", "organisation")

_CSV_LARGEST = 4 << 30
_OF_TYPE = re.compile(
    r"(?P<place>Place|GeographicalName|Location)|(?P<person>Person)|(?P<organisation>Organi[sz]ation|CorporateBody|Group)$"
)


class VocabularyUnreadable(PermanentError):
    """The file is no vocabulary that can be read."""

    advice = (
        "Wanted: SKOS as .ttl, .rdf or .xml, or a CSV with the columns uri and label (and language, kind, alternative)."
    )


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an authority. `preferred`: what the vocabulary calls it in that language."""

    uri: str
    label: str
    language: str
    preferred: str
    kind: str


def names(path: Path, kind: str = "concept") -> Iterator[Name]:
    """Every name; `kind` where the file says none. Raises VocabularyUnreadable."""
    suffix = path.suffix.lower()
    if suffix == ".csv":
        return _of_csv(path, kind)
    if suffix in (".ttl", ".rdf", ".xml"):
        return _of_skos(path, "turtle" if suffix == ".ttl" else "xml", kind)
    raise VocabularyUnreadable(f"{path.name}: of which kind is it?")


def _of_csv(path: Path, kind: str) -> Iterator[Name]:
    if path.stat().st_size > _CSV_LARGEST:
        raise VocabularyUnreadable(f"{path.name}: larger than {_CSV_LARGEST >> 30} GB")
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            if not {"uri", "label"} <= set(rows.fieldnames or ()):
                raise VocabularyUnreadable(
                    f"{path.name}: no columns uri and label; found {', '.join(rows.fieldnames or ())[:300]}"
                )
            for number, row in enumerate(rows, 2):
                yield from _of_row(row, kind, f"{path.name}, row {number}")
    except (UnicodeDecodeError, csv.Error) as error:
        raise VocabularyUnreadable(f"{path.name}: {error}") from error


def _of_row(row: dict[str, str | None], kind: str, where: str) -> Iterator[Name]:
    uri, label = (row["uri"] or "").strip(), (row["label"] or "").strip()
    its = (row.get("kind") or "").strip() or kind
    if not re.fullmatch(r"\S+:\S+", uri) or not label or its not in KINDS:
        raise VocabularyUnreadable(
            f"{where}: wanted a URI, a label and one of {', '.join(KINDS)}; found {uri!r}, {label!r}, {its!r}"
        )
    language = (row.get("language") or "").strip()
    yield Name(uri, label, language, label, its)
    for other in (row.get("alternative") or "").split("|"):
        if other.strip():
            yield Name(uri, other.strip(), language, label, its)


def _of_skos(path: Path, form: str, kind: str) -> Iterator[Name]:
    """Sorted by URI: the same file gives the same names in the same order."""
    import rdflib
    from rdflib.namespace import RDF, SKOS

    content = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    if not content or (form == "xml" and b"<!ENTITY" in content):
        raise VocabularyUnreadable(f"{path.name}: empty, larger than {LARGEST >> 20} MB, or with entities of its own")
    graph = rdflib.Graph()
    try:
        graph.parse(data=content, format=form)
    except Exception as error:  # whatever its parsers raise: it is about the file
        raise VocabularyUnreadable(f"{path.name}: {type(error).__name__}: {error}"[:500]) from error
    subjects = {
        one
        for label in (SKOS.prefLabel, SKOS.altLabel)
        for one in graph.subjects(label, None)
        if isinstance(one, rdflib.URIRef)
    }
    for one in sorted(subjects):
        its = next((k for t in graph.objects(one, RDF.type) if (k := _kind(str(t)))), kind)
        yield from _of_concept(str(one), list(graph.objects(one, SKOS.prefLabel)), [
            *graph.objects(one, SKOS.altLabel), *graph.objects(one, SKOS.hiddenLabel)], its)  # fmt: skip


def _kind(of_type: str) -> str:
    found = _OF_TYPE.search(re.split(r"[#/]", of_type)[-1])
    return str(found.lastgroup) if found else ""


def _of_concept(uri: str, preferred: list[Any], others: list[Any], kind: str) -> Iterator[Name]:
    by_language = {one.language or "": str(one) for one in sorted(preferred, key=str)}
    first = by_language.get("") or by_language.get("en") or next(iter(by_language.values()), "")
    for one in sorted({*preferred, *others}, key=lambda label: (str(label), label.language or "")):
        if str(one).strip():
            yield Name(
                uri,
                str(one).strip(),
                one.language or "",
                by_language.get(one.language or "", first) or str(one).strip(),
                kind,
            )
