"""What IIIF viewers are told: Presentation API 3 manifests of items, and collections of them. Written from records; no file is opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from heritage.access.image.info import LEVEL, thumbnail
from heritage.access.record import Copy, Kind, Record, View
from heritage.messages import LANGUAGES, words

CONTEXT = "http://iiif.io/api/presentation/3/context.json"

MODEL_SIDE = 1000
"""Pixels of the canvas on which a model is shown: it has no size of its own there, and a canvas must have one."""

_TOLD = (
    "alternative", "creator", "contributor", "publisher", "date", "created", "issued", "type", "language", "extent", "medium", "subject",
    "spatial", "temporal", "isPartOf", "identifier", "description", "abstract", "rightsHolder", "rights",
)  # fmt: skip
_GOES_ON = frozenset({"preface", "contents", "chapter", "index", "appendix"})
"""Kinds of pages that begin something which lasts until the next one that is named."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where readers find things; `base` is the public door's address."""

    base: str

    def page(self, record: Record) -> str:
        return f"{self.base}/item/{record.id}"

    def manifest(self, identifier: str) -> str:
        return f"{self.base}/iiif/{identifier}/manifest"

    def canvas(self, record: Record, view: View) -> str:
        return f"{self.base}/iiif/{record.id}/canvas/{view.number}"

    def image(self, record: Record, view: View) -> str:
        return f"{self.base}/iiif/image/{record.id}.{view.number}"

    def file(self, record: Record, copy: Copy) -> str:
        return f"{self.base}/iiif/{record.id}/files/{copy.path}"

    def collection(self, institution: str = "", page: int = 0) -> str:
        return "/".join([f"{self.base}/iiif/collection", *filter(None, (institution, str(page or "")))])


def manifest(record: Record, at: Addresses) -> Json:
    """Of an item that is shown whole."""
    first = record.views[0]
    return {
        "@context": CONTEXT,
        "id": at.manifest(record.id),
        "type": "Manifest",
        "label": label(record),
        "metadata": list(metadata(record)),
        "requiredStatement": {"label": _in_all("public-shown-by"), "value": _names(record)},
        "rights": record.terms.statement,
        "provider": [_provider(record, at)],
        "homepage": [{"id": at.page(record), "type": "Text", "label": label(record), "format": "text/html"}],
        "seeAlso": [{"id": f"{at.base}/iiif/{record.id}/record.json", "type": "Dataset", "format": "application/json"}],
        "partOf": [{"id": at.collection(record.institution), "type": "Collection"}],
        **({"thumbnail": _thumbnail(record, first, at)} if _thumbnail(record, first, at) else {}),
        **({"behavior": ["paged"]} if record.workline == "paper" and len(record.views) > 1 else {}),
        **({"rendering": _renderings(record, at)} if record.whole else {}),
        "items": [_canvas(record, view, at) for view in record.views],
        **({"structures": ranges} if (ranges := _ranges(record, at)) else {}),
    }


def label(record: Record) -> dict[str, list[str]]:
    """Its titles by their languages."""
    titles = [(one.language or "none", one.value) for one in record.said if one.term == "title"]
    found: dict[str, list[str]] = {}
    for language, value in titles or [("none", record.title)]:
        found.setdefault(language, []).append(value)
    return found


def metadata(record: Record) -> Iterator[Json]:
    """What is said of it, with its names in all languages."""
    for term in _TOLD:
        by_language: dict[str, list[str]] = {}
        for one in (one for one in record.said if one.term == term):
            by_language.setdefault(one.language or "none", []).append(one.value)
        if by_language:
            yield {"label": _in_all(f"public-term-{term}"), "value": by_language}


def _in_all(code: str, **values: str | int) -> dict[str, list[str]]:
    return {language: [words(language)(code, **values)] for language in LANGUAGES}


def _names(record: Record) -> dict[str, list[str]]:
    return {language: [name] for language, name in record.names.items()} or {"none": [record.institution]}


def _provider(record: Record, at: Addresses) -> Json:
    home = {
        "id": f"{at.base}/?institution={record.institution}",
        "type": "Text",
        "label": _names(record),
        "format": "text/html",
    }
    return {"id": at.collection(record.institution), "type": "Agent", "label": _names(record), "homepage": [home]}


def _renderings(record: Record, at: Addresses) -> list[Json]:
    return [
        {"id": at.file(record, one), "type": "Text", "label": {"none": ["PDF"]}, "format": one.media}
        for one in record.whole
    ]


def _thumbnail(record: Record, view: View, at: Addresses) -> list[Json]:
    if view.kind is Kind.PICTURE:
        width, height = thumbnail(view)
        image = at.image(record, view)
        place = f"{image}/full/{width},{height}/0/default.jpg"
        return [
            {
                "id": place,
                "type": "Image",
                "format": "image/jpeg",
                "width": width,
                "height": height,
                "service": [_service(image)],
            }
        ]
    if view.poster:
        return [{"id": at.file(record, view.poster), "type": "Image", "format": view.poster.media}]
    return []


def _service(image: str) -> Json:
    return {"id": image, "type": "ImageService3", "profile": LEVEL}


def _canvas(record: Record, view: View, at: Addresses) -> Json:
    canvas = at.canvas(record, view)
    painting = {
        "id": f"{canvas}/painting",
        "type": "Annotation",
        "motivation": "painting",
        "body": _body(record, view, at),
        "target": canvas,
    }
    found: Json = {"id": canvas, "type": "Canvas", "label": {"none": [view.label or str(view.number)]}, **_extent(view)}
    if thumb := _thumbnail(record, view, at):
        found["thumbnail"] = thumb
    if view.text:
        see = {
            "id": at.file(record, view.text),
            "type": "Dataset",
            "format": view.text.media,
            "label": {"none": ["ALTO"]},
        }
        found["seeAlso"] = [{**see, "profile": "http://www.loc.gov/standards/alto/ns-v4#"}]
    return {**found, "items": [{"id": f"{canvas}/page", "type": "AnnotationPage", "items": [painting]}]}


def _extent(view: View) -> Json:
    if view.kind is Kind.MODEL:
        return {"width": MODEL_SIDE, "height": MODEL_SIDE}
    size: Json = {"width": view.width, "height": view.height} if view.width and view.height else {}
    return size | ({"duration": view.duration} if view.duration else {})


def _body(record: Record, view: View, at: Addresses) -> Json:
    if view.kind is Kind.PICTURE:
        image = at.image(record, view)
        place = f"{image}/full/max/0/default.jpg"
        return {"id": place, "type": "Image", "format": "image/jpeg", **_extent(view), "service": [_service(image)]}
    kind = {Kind.SOUND: "Sound", Kind.FILM: "Video", Kind.MODEL: "Model"}[view.kind]
    size = {} if view.kind is Kind.MODEL else _extent(view)
    return {"id": at.file(record, view.copy), "type": kind, "format": view.copy.media, **size}


def _ranges(record: Record, at: Addresses) -> list[Json]:
    """Volumes, reels, sides; and the pages that people gave a kind."""
    number = partial(_range, record, at)
    by_part = [(part, list(views)) for part, views in groupby(record.views, key=lambda view: view.part)]
    found = []
    for part, views in by_part:
        inner = list(_named(views))
        if part:
            found.append(number(f"p{views[0].number}", {"none": [part]}, views))
        found += [number(f"t{of[0].number}", _in_all(f"page-type-{of[0].type.replace(' ', '-')}"), of) for of in inner]
    return found


def _named(views: Sequence[View]) -> Iterator[list[View]]:
    for at, view in enumerate(views):
        if view.type in ("", "text", "blank"):
            continue
        rest = views[at + 1 :]
        until = next((n for n, other in enumerate(rest) if other.type not in ("", "text", "blank")), len(rest))
        yield [view, *(rest[:until] if view.type in _GOES_ON else [])]


def _range(record: Record, at: Addresses, name: str, called: Json, views: Iterable[View]) -> Json:
    canvases = [{"id": at.canvas(record, view), "type": "Canvas"} for view in views]
    return {"id": f"{at.base}/iiif/{record.id}/range/{name}", "type": "Range", "label": called, "items": canvases}


def collection(at: Addresses, institutions: Iterable[tuple[str, dict[str, str]]]) -> Json:
    """Of all institutions that show something."""
    items = [
        {
            "id": at.collection(code),
            "type": "Collection",
            "label": {language: [name] for language, name in names.items()} or {"none": [code]},
        }
        for code, names in institutions
    ]
    return {
        "@context": CONTEXT,
        "id": at.collection(),
        "type": "Collection",
        "label": _in_all("public-title"),
        "items": items,
    }


def of_institution(at: Addresses, institution: str, records: Sequence[Record], page: int, pages: int) -> Json:
    """A page of an institution's items; page 0 of several names the pages."""
    names = next((_names(record) for record in records), {"none": [institution]})
    if page or pages <= 1:
        items = [{"id": at.manifest(one.id), "type": "Manifest", "label": label(one)} for one in records]
    else:
        items = [
            {"id": at.collection(institution, n), "type": "Collection", "label": {"none": [str(n)]}}
            for n in range(1, pages + 1)
        ]
    return {
        "@context": CONTEXT,
        "id": at.collection(institution, page),
        "type": "Collection",
        "label": names,
        "items": items,
    }
