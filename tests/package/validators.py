"""The public schemas, offline: those that every package carries, each found by the end of its address."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from heritage import package
from heritage.model import Package

SCHEMAS = Path(package.__file__).parent / "schemas"
TESTS = Path(__file__).parents[1]
_METS = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="http://www.loc.gov/METS/" schemaLocation="mets.xsd"/>
<xs:import namespace="https://DILCIS.eu/XML/METS/CSIPExtensionMETS" schemaLocation="DILCISExtensionMETS.xsd"/>
</xs:schema>"""


class _Local(etree.Resolver):
    def resolve(self, url: str, _id: str, context: Any) -> Any:
        name = "xml.xsd" if url.endswith("xml.xsd") else url.rpartition("/")[2]
        return self.resolve_filename(str(SCHEMAS / name), context)


@cache
def schema(name: str) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Local())
    if name == "mets.xsd":  # with CSIP's attributes, which METS alone would let through unread
        return etree.XMLSchema(etree.fromstring(_METS, parser, base_url=str(SCHEMAS / "all.xsd")))
    return etree.XMLSchema(etree.parse(str(SCHEMAS / name), parser))


def faults(path: Path, name: str) -> list[str]:
    """What the schema says against the file, read as a stranger would: no huge_tree, no entities."""
    document = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True))
    found = schema(name)
    found.validate(document)
    return [str(error) for error in found.error_log]


def all_faults(folder: Path) -> list[str]:
    """Every XML file of a package against its schema."""
    kinds = {
        "METS.xml": "mets.xsd",
        "premis.xml": "premis.xsd",
        "rights.xml": "premis.xsd",
        "dc.xml": "qualifieddc.xsd",
    }
    said = []
    for path in sorted(folder.rglob("*.xml")):
        kind = "mix20.xsd" if "mix" in path.parts else kinds.get(path.name)
        if "avmd" in path.parts:
            kind = "audioMD.xsd" if b"<AUDIOMD" in path.read_bytes() else "videoMD.xsd"
        if kind and "data" not in path.parts:
            said += [f"{path.relative_to(folder)}: {fault}" for fault in faults(path, kind)]
    return said


def assembled(sealed: Package, folder: Path) -> Path:
    """The package as a folder, as depositing would lay it out."""
    for file in sealed.files:
        place = folder / file.path
        place.parent.mkdir(parents=True, exist_ok=True)
        os.link(file.place, place)
    return folder


def eark(*arguments: str | Path) -> list[dict[str, Any]]:
    """What eark-validator says of each package."""
    words = [sys.executable, str(TESTS / "tools_eark.py"), *map(str, arguments)]
    said = subprocess.run(words, capture_output=True, text=True, check=False, timeout=300)
    assert said.returncode == 0, said.stderr
    return [json.loads(line) for line in said.stdout.splitlines()]
