"""A package as the flow makes it, beside the one that was looked at: what we write changes only where it is meant to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from flows.deliveries import with_files
from flows.driver import drive
from heritage.flows.workline.deciding import review
from heritage.model import Choice, EventType
from heritage.package import check
from heritage.tools import release
from package.validators import all_faults
from samples import small

GOLDEN = Path(__file__).parents[1] / "golden" / "package"
DOCUMENTS = (
    "METS.xml",
    "representations/preservation/METS.xml",
    "metadata/preservation/premis.xml",
    "metadata/preservation/rights.xml",
    "metadata/descriptive/dc.xml",
    "documentation/README.txt",
)
RIGHTS = """filename,basis,status,jurisdiction,grant_act,grant_restriction
objects/SKEWED,copyright,public domain,be,disseminate,Allow
"""

PREMIS = {"p": "http://www.loc.gov/premis/v3"}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of an item that the policy flagged and a person accepted, at a site."""
    folder = tmp_path_factory.mktemp("golden")
    place = small(folder, batch="G-1", items={"SKEWED": 1}, faults={"SKEWED/0001": "skew"}, targets=False)
    with_files(place, {"metadata/rights.csv": RIGHTS.encode()})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(folder / "home"))
        run = drive(place, review="wait", decide=_accepted)
        assert (run.red, run.troubles, run.states) == ("", [], {"SKEWED": "deposited"})
        (content,) = (folder / "home/archive/site-a").rglob("v1/content")
        return content


def _accepted(item: str) -> None:
    review.decide(item, choice=Choice.ACCEPT, who="Anna", at="2026-11-20T10:00:00Z", reason="the book itself is so")


@pytest.mark.parametrize("path", DOCUMENTS)
def test_golden(package: Path, path: str) -> None:
    """A change to what we write shows as a diff here; when it is meant, delete the file and run the test twice."""
    kept = GOLDEN / path.replace("/", "_")
    written = _steady((package / path).read_text())
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(written)
        pytest.fail(f"{kept.name} was written anew: look at it, and run again")
    assert written == kept.read_text()


VOLATILE = (
    (r"\b[0-9a-f]{128}\b", "⟨sha512⟩"),
    (r"\b[0-9a-f]{64}\b", "⟨sha256⟩"),
    (r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", "⟨uuid⟩"),
    (r"\b(?!2026-11-20T10)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "⟨time⟩"),
    (r"(?<=<size>)\d+|(?<=SIZE=\")\d+|\b\d+(?= bytes)", "⟨size⟩"),
    (
        r"(?<=<creatingApplicationVersion>)[^<]+|(?<=<agentVersion>)[^<]+|(?<=NOTETYPE=\"SOFTWARE VERSION\">)[^<]+",
        "⟨version⟩",
    ),
    (r"(?<= )v?\d+(\.\d+)+[\w.+-]*", "⟨version⟩"),
    (r"\b\d+ (?=statements|from )", "⟨n⟩ "),
)
"""What differs from run to run, from machine to machine, and with the version of a tool."""


def _steady(text: str) -> str:
    head, _, rest = text.partition("\n")
    for pattern, word in VOLATILE:
        rest = re.sub(pattern, word, rest)
    return f"{head}\n{rest}"


def test_it_is_whole_and_valid_by_the_public_schemas(package: Path) -> None:
    assert check(package) == []
    assert all_faults(package) == []


def test_mets_and_premis_name_the_code_by_release_and_commit(package: Path) -> None:
    premis = etree.parse(str(package / "metadata/preservation/premis.xml"))
    ours = [a for a in premis.iterfind(".//p:agent", PREMIS) if a.findtext("p:agentName", "", PREMIS) == "heritage"]
    assert [a.findtext("p:agentVersion", "", PREMIS) for a in ours] == [release.version()], "one agent, one version"
    for mets in package.rglob("METS.xml"):
        assert (
            f'<name>heritage</name><note csip:NOTETYPE="SOFTWARE VERSION">{release.version()}</note>'
            in mets.read_text()
        )


def test_each_event_is_a_term_with_its_address(package: Path) -> None:
    premis = etree.parse(str(package / "metadata/preservation/premis.xml"))
    types = premis.findall(".//p:event/p:eventType", PREMIS)
    assert len(types) >= 9
    for said in types:
        address = "http://id.loc.gov/vocabulary/preservation/eventType"
        assert (said.get("authority"), said.get("authorityURI")) == ("eventType", address)
        assert said.get("valueURI") == f"{address}/{EventType(said.text or '').code}"
    judged = {"validation": "software", "appraisal": "person"}
    kinds = {a.findtext(".//p:agentIdentifierValue", "", PREMIS): a.findtext("p:agentType", "", PREMIS)
             for a in premis.iterfind(".//p:agent", PREMIS)}  # fmt: skip
    for said in types:
        agent = said.getparent().findtext(".//p:linkingAgentIdentifierValue", "", PREMIS)  # type: ignore[union-attr]
        assert kinds[agent] == judged.get(said.text or "", kinds[agent]), said.text
