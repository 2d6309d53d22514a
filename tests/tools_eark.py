"""eark-validator 1.1.3 without a network: run as a program, so that its patches stay out of the test process.

    python tests/tools_eark.py PACKAGE…      one JSON line per package: status and messages by severity
    python tests/tools_eark.py --mets FILE…  the CSIP rules on single METS files (a representation's)

Three things stand between it and a package of real size on a machine without a network:
it downloads four vocabularies while it is imported, though they lie in its own package; it reads a `file` element at its
start tag, before a large METS's FLocat is parsed; and it pins an old lxml (so it is installed with --no-deps).
"""

from __future__ import annotations

import json
import sys
import urllib.request
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any


def _bundled(url: str, *_: object, **__: object) -> Iterator[bytes]:
    name = url.rpartition("/")[2]
    found = files("eark_validator.ipxml.resources.vocabs").joinpath(name)
    return iter(found.read_bytes().splitlines(keepends=True))


class _WholeTree:
    """lxml.etree, except that a walk by start tags sees finished elements."""

    def __init__(self, etree: Any) -> None:
        self._etree = etree

    def __getattr__(self, name: str) -> Any:
        return getattr(self._etree, name)

    def iterparse(self, source: Any, events: Any = None, **more: Any) -> Any:
        if events is None or "start" not in events:
            return self._etree.iterparse(source, **more)
        root = self._etree.parse(str(source)).getroot()
        spaces = [("start-ns", (prefix or "", uri)) for prefix, uri in root.nsmap.items()]
        return iter([*spaces, *(("start", node) for node in root.iter() if isinstance(node.tag, str))])


def _prepare() -> None:
    urllib.request.urlopen = _bundled  # type: ignore[assignment]
    from eark_validator import mets

    mets.etree = _WholeTree(mets.etree)


def validate(package: Path) -> dict[str, Any]:
    """{"structure", "schema", "schematron"}: statuses; {"messages"}: [severity, rule, text] of all three parts."""
    from eark_validator import packages
    from eark_validator.specifications.specification import SpecificationVersion

    report = packages.PackageValidator(package, SpecificationVersion.V2_1_0).validation_report
    parts = [report.structure.messages]
    said: dict[str, Any] = {"structure": report.structure.status.name}
    if report.metadata is not None:
        parts += [report.metadata.schema_results.messages, report.metadata.schematron_results.messages]
        said["schema"] = report.metadata.schema_results.status.name
        said["schematron"] = report.metadata.schematron_results.status.name
    said["messages"] = [[m.severity.name, m.rule_id, m.message] for part in parts for m in part]
    return said


def validate_mets(path: Path) -> dict[str, Any]:
    """The Schematron rules of CSIP on one METS."""
    from eark_validator import rules
    from eark_validator.specifications.specification import SpecificationType, SpecificationVersion

    profile = rules.ValidationProfile(SpecificationType.CSIP, SpecificationVersion.V2_1_0)
    profile.validate(str(path))
    return {"messages": [[m.severity.name, m.rule_id, m.message] for m in profile.get_all_results()]}


if __name__ == "__main__":
    _prepare()
    judge = validate_mets if sys.argv[1] == "--mets" else validate
    for argument in sys.argv[1 + (sys.argv[1] == "--mets") :]:
        print(json.dumps({"path": argument, **judge(Path(argument).absolute())}))
