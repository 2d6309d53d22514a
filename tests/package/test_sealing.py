"""A sealed package: what public validators say of it, what it lists, and that sealing again changes nothing."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import real
from items import POLICY, STATEMENTS, TIME, PaperItem, decided, relinked
from lxml import etree
from validators import all_faults, assembled, eark, faults

from heritage.dossier import Dossier
from heritage.errors import PermanentError
from heritage.model import (
    Agent,
    AgentRole,
    Change,
    Choice,
    Concerned,
    Decision,
    Event,
    EventType,
    Finding,
    ObjectRole,
    Outcome,
    Package,
    Rendition,
    Report,
    Revision,
    RevisionKind,
    Said,
    Statement,
    TookPart,
    agents_of,
    sheet_of,
)
from heritage.package import ChainBroken, check, seal
from heritage.package.contents import contents

PREMIS = {"p": "http://www.loc.gov/premis/v3"}
METS = {"m": "http://www.loc.gov/METS/", "x": "http://www.w3.org/1999/xlink"}


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return seal(PaperItem(tmp_path_factory.mktemp("book"), 3).sheets().sealing())


@pytest.fixture(scope="module")
def whole(sealed: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return assembled(sealed, tmp_path_factory.mktemp("whole"))


def test_every_document_is_valid_by_its_public_schema(whole: Path) -> None:
    documents = [
        *whole.rglob("METS.xml"),
        *whole.rglob("premis.xml"),
        *whole.rglob("dc.xml"),
        *whole.rglob("mix/*.xml"),
    ]
    assert len(documents) == 4 + 1 + 1 + 3
    assert all_faults(whole) == []


def test_the_package_s_own_schemas_are_enough(whole: Path) -> None:
    """xmllint, no network, nothing that is not in the package: the way NOTICE.txt tells whoever has only this folder."""
    kinds = {"METS.xml": "mets", "premis.xml": "premis", "rights.xml": "premis", "dc.xml": "qualifieddc"}
    documents = [path for path in whole.rglob("*.xml") if path.name in kinds or path.parent.name == "mix"]
    assert len(documents) == 4 + 2 + 1 + 3
    for path in documents:
        schema = f"schemas/{kinds.get(path.name, 'mix20')}.xsd"
        words = ["xmllint", "--nonet", "--noout", "--schema", schema, str(path)]
        environment = {**os.environ, "XML_CATALOG_FILES": "schemas/catalog.xml"}
        said = subprocess.run(words, check=False, cwd=whole, env=environment, capture_output=True, text=True)
        assert (said.returncode, said.stderr) == (0, f"{path} validates\n")


def test_eark_validator_finds_no_error_and_no_warning(whole: Path) -> None:
    (said,) = eark(whole)
    assert (said["structure"], said["schema"], said["schematron"]) == ("WELLFORMED", "VALID", "VALID")
    assert [m for m in said["messages"] if m[0] != "INFORMATION"] == []


# Rules of the package as a whole, which a representation's METS cannot meet: eark-validator has no profile of its own for it.
PACKAGE_ONLY = {"CSIP17", "CSIP32", "CSIP60", "CSIP92", "CSIP113", "CSIP114", *(f"CSIP{n}" for n in range(81, 106))}


def test_a_representation_s_mets_meets_the_rules_that_are_about_it(whole: Path) -> None:
    for said in eark("--mets", *sorted(whole.glob("representations/*/METS.xml"))):
        wrong = [m for m in said["messages"] if m[0] != "INFORMATION" and m[1] not in PACKAGE_ONLY]
        assert wrong == [], said["path"]


def test_the_package_holds_what_its_mets_lists_and_nothing_else(whole: Path, sealed: Package) -> None:
    assert check(whole) == []
    assert {f.path for f in sealed.files} == {p.relative_to(whole).as_posix() for p in whole.rglob("*") if p.is_file()}


def test_originals_and_copies_are_listed_where_they_lie(sealed: Package) -> None:
    places = {f.path: f.place for f in sealed.files}
    assert places["representations/original/data/0002.tif"].endswith("delivery/objects/KBR_MS_0001/0002.tif")
    assert places["representations/preservation/data/0002.jp2"].endswith("KBR_MS_0001/master/0002.jp2")
    assert places["representations/preservation/data/0002.alto.xml"].endswith("text/0002.alto.xml")
    assert places["representations/access/data/KBR_MS_0001.pdf"].endswith("access/KBR_MS_0001.pdf")


def test_sealing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    book = PaperItem(tmp_path, 3).sheets()
    first = seal(book.sealing())
    before = {p: p.read_bytes() for p in (book.dossier.folder / "package").rglob("*") if p.is_file()}
    (book.dossier.folder / "package" / "left-by-a-killed-task").write_text("x")
    book.dossier.write(
        "package", [replace(first, files=()), *first.files], code="heritage 0.1.0"
    )  # killed just after this
    assert seal(book.sealing()) == first
    assert {p: p.read_bytes() for p in (book.dossier.folder / "package").rglob("*") if p.is_file()} == before


def test_the_digest_is_over_the_sorted_list(sealed: Package) -> None:
    lines = "".join(f"{f.sha512}  {f.path}\n" for f in sorted(sealed.files, key=lambda f: f.path))
    assert sealed.digest == hashlib.sha256(lines.encode()).hexdigest()
    for file in sealed.files:
        assert hashlib.sha512(Path(file.place).read_bytes()).hexdigest() == file.sha512, file.path


def test_the_package_names_policy_code_and_tools(whole: Path) -> None:
    premis = etree.parse(str(whole / "metadata/preservation/premis.xml"))
    agents = {
        (
            a.findtext("p:agentName", "", PREMIS),
            a.findtext("p:agentVersion", "", PREMIS),
            a.findtext("p:agentType", "", PREMIS),
        )
        for a in premis.iterfind(".//p:agent", PREMIS)
    }
    assert {
        ("heritage", "0.1.0", "software"),
        ("glymur", "0.14.8", "software"),
        ("exiftool", "12.57", "software"),
        ("op-07", "", "person"),
        ("SCAN-3", "", "hardware"),
    } <= agents
    details = [e.text or "" for e in premis.iterfind(".//p:eventDetail", PREMIS)]
    assert any(POLICY.digest in d and "iso19264-B" in d for d in details)
    assert POLICY.digest in (whole / "METS.xml").read_text()
    assert json.loads((whole / "documentation/policy.json").read_text())["checks"]["skew"]["limits"] == {"max": 2.0}


def test_every_file_object_says_size_digest_format_and_whence(whole: Path, sealed: Package) -> None:
    premis = etree.parse(str(whole / "metadata/preservation/premis.xml"))
    said = {}
    for node in premis.iterfind(".//p:object", PREMIS):
        if node.find("p:objectCharacteristics", PREMIS) is not None:
            values = [
                node.findtext(f".//p:{tag}", "", PREMIS) for tag in ("messageDigest", "size", "formatRegistryKey")
            ]
            said[node.findtext(".//p:objectIdentifierValue", "", PREMIS)] = tuple(values)
    wanted = {f.path: (f.sha512, str(f.size), f.puid) for f in sealed.files if "/data/" in f.path}
    assert said == wanted
    events = {e.findtext(".//p:eventIdentifierValue", "", PREMIS) for e in premis.iterfind(".//p:event", PREMIS)}
    down, up = (
        {
            (o.findtext(".//p:objectIdentifierValue", "", PREMIS), related.text): {
                e.text for e in node.iterfind(".//p:relatedEventIdentifierValue", PREMIS)
            }
            for o in premis.iterfind(".//p:object", PREMIS)
            for node in o.iterfind("p:relationship", PREMIS)
            if node.findtext("p:relationshipSubType", "", PREMIS) == word
            for related in node.iterfind(".//p:relatedObjectIdentifierValue", PREMIS)
        }
        for word in ("is source of", "has source")
    )
    assert {copy for copy, _ in up} == {k for k in wanted if not k.startswith("representations/original/")}
    assert {(copy, source) for source, copy in down} == {pair for pair in up if not pair[0].endswith(".pdf")}
    assert all(len(named) == 1 and named <= events for named in up.values())


def test_pages_keep_the_item_s_order_and_each_page_its_files(tmp_path: Path) -> None:
    names = ["0010", "0002", "a page with blanks & é"]
    folder = assembled(seal(PaperItem(tmp_path, 3, names=names).sheets().sealing()), tmp_path / "whole")
    mets = etree.parse(str(folder / "representations/preservation/METS.xml"))
    paths = {f.get("ID"): f[0].get("{http://www.w3.org/1999/xlink}href") for f in mets.iterfind(".//m:file", METS)}
    pages = mets.findall(".//m:structMap[@TYPE='LOGICAL']/m:div/m:div", METS)
    assert [page.get("LABEL") for page in pages] == names
    shown = [[paths[pointer.get("FILEID")] for pointer in page] for page in pages]
    assert shown[0] == ["data/0010.jp2", "data/0010.alto.xml"]
    assert shown[2][0] == "data/a%20page%20with%20blanks%20%26%20%C3%A9.jp2"
    assert check(folder) == []
    assert all_faults(folder) == []


def test_an_item_that_was_not_passed_is_not_sealed(tmp_path: Path) -> None:
    bad = Finding("skew", "objects/KBR_MS_0001/0001.tif", Outcome.FAIL, "≤ 2°", "7°", "POLICIES")
    report = Report("KBR_MS_0001", POLICY.name, POLICY.version, POLICY.digest, (bad,))
    book = PaperItem(tmp_path, 1).sheets(report=report)
    with pytest.raises(PermanentError, match="not passed"):
        seal(book.sealing())
    book.dossier.path("renditions").unlink()
    book.dossier.path("description").unlink()
    decided(book, Choice.ACCEPT, "the book itself is skewed")
    folder = assembled(seal(book.sealing()), tmp_path / "whole")
    premis = (folder / "metadata/preservation/premis.xml").read_text()
    assert "<agentName>an.archivist</agentName><agentType>person</agentType>" in premis
    assert "the book itself is skewed" in premis
    assert all_faults(folder) == []


def test_a_rejected_item_or_one_judged_by_another_policy_is_not_sealed(tmp_path: Path) -> None:
    book = PaperItem(tmp_path, 1).sheets()
    with pytest.raises(PermanentError, match="judged by iso19264-B"):
        seal(replace(book.sealing(), policy=replace(POLICY, name="legacy", digest="00" * 32)))
    decided(book, Choice.REJECT, "")
    with pytest.raises(PermanentError):
        seal(book.sealing())


def test_a_policy_may_let_proved_masters_replace_originals(tmp_path: Path) -> None:
    policy = replace(POLICY, settings={"master": {"profile": "jp2-lossless", "original": "replace"}})
    sealed = seal(PaperItem(tmp_path, 2, policy=policy).sheets().sealing())
    assert not [f for f in sealed.files if f.path.startswith("representations/original")]
    folder = assembled(sealed, tmp_path / "whole")
    assert check(folder) == []
    assert all_faults(folder) == []
    premis = (folder / "metadata/preservation/premis.xml").read_text()
    assert premis.count("is replaced by") == 2 and 'eventType/del">deletion</eventType>' in premis
    assert sorted(folder.glob("representations/preservation/metadata/other/mix/*.xml"))


def test_an_original_whose_master_a_second_reader_doubts_stays(tmp_path: Path) -> None:
    policy = replace(POLICY, settings={"master": {"profile": "jp2-lossless", "original": "replace"}})
    book = PaperItem(tmp_path, 2, policy=policy).sheets()
    rows = [
        replace(row, facts={**row.facts, "master.second_reader": "" if "0001" in row.path else "Pillow"})
        for row in book.dossier.rows("renditions", Rendition)
    ]
    found = contents(_Dossier(book.dossier, rows), book.item, book.delivery, policy)
    assert [Path(name).stem for name in found.replaced] == ["0002"]
    assert [Path(k.name).stem for k in found.kept if k.name] == ["0001"]


class _Dossier:
    """Another renditions sheet; the rest is the dossier's."""

    def __init__(self, real: Dossier, rows: list[Rendition]) -> None:
        self.folder, self.has, self.sheets, self._rows = real.folder, real.has, real.sheets, rows

    def rows(self, _sheet: str, _type: type) -> Iterator[Rendition]:
        return iter(self._rows)


def test_the_dossier_inside_is_enough_to_read_the_item_again(whole: Path, tmp_path: Path) -> None:
    inside = Dossier(whole / "metadata/other/dossier")
    assert inside.sheets() == ["item", "measured", "report", "renditions", "description"]
    assert inside.broken_links() == []
    assert list(inside.rows("description", Statement)) == list(STATEMENTS)


def _altered(dossier: Dossier) -> None:
    place = dossier.path("measured")
    place.write_bytes(place.read_bytes().replace(b'"image.width":2480', b'"image.width":2481', 1))


def _removed(dossier: Dossier) -> None:
    dossier.path("report").unlink()


def _swapped(dossier: Dossier) -> None:
    one, other, aside = dossier.path("item"), dossier.path("measured"), dossier.folder / "aside"
    one.rename(aside), other.rename(one), aside.rename(other)


def _added(dossier: Dossier) -> None:
    """A person's word, slipped in after the item was made."""
    word = Decision("KBR_MS_0001", "nobody", "2026-11-04T10:00:00Z", Choice.ACCEPT, "")
    dossier.write("decision", [word], code="heritage 0.1.0")


def _cut(dossier: Dossier) -> None:
    dossier.path("description").write_bytes(b"")


@pytest.mark.parametrize(
    ("meddle", "said"),
    [
        (_altered, "measured: changed since report was made"),
        (_removed, "report: removed since renditions was made"),
        (_swapped, "item: what lies there is the sheet measured"),
        (_added, "decision: added since renditions was made"),
        (_cut, "description: its first line cannot be read"),
    ],
)
def test_a_dossier_whose_chain_is_broken_is_no_package(
    tmp_path: Path, meddle: Callable[[Dossier], None], said: str
) -> None:
    book = PaperItem(tmp_path, 1).sheets()
    meddle(book.dossier)
    with pytest.raises(ChainBroken, match=f"KBR_MS_0001: the chain of its sheets is broken: .*{said}"):
        seal(book.sealing())
    assert not (book.dossier.folder / "package").exists()


def test_a_large_table_about_the_batch_is_named_but_not_kept_with_each_item(tmp_path: Path) -> None:
    book = PaperItem(tmp_path, 1).sheets()
    heavy = replace(book.delivery.metadata[0], size=5_000_000)
    sealed = seal(replace(book.sealing(), delivery=replace(book.delivery, metadata=(heavy,))))
    assert not [f for f in sealed.files if f.path.endswith("metadata.csv")]
    (readme,) = (f for f in sealed.files if f.path.endswith("README.txt"))
    assert heavy.sha512 in Path(readme.place).read_text()


_MEASURE = """
import resource, sys
sys.path[:0] = sys.argv[3:]
from pathlib import Path
from typing import Any
from items import PaperItem
from heritage.package import seal
book = PaperItem(Path(sys.argv[1]), int(sys.argv[2]), real=False)
seal(book.sealing())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def _peak(folder: Path, pages: int) -> int:
    PaperItem(folder, pages, real=False).sheets()
    words = [sys.executable, "-c", _MEASURE, str(folder), str(pages), str(Path(__file__).parent)]
    return int(subprocess.run(words, capture_output=True, text=True, check=True).stdout) * 1024


def test_ten_thousand_pages(tmp_path: Path) -> None:
    """Valid, small, and in memory that grows by the list of files only (50,000 of them), not by the documents."""
    few, many = _peak(tmp_path / "few", 500), _peak(tmp_path / "many", 10_000)
    assert many - few < 9_500 * 10_000, f"{(many - few) / 9_500:.0f} bytes a page more"
    folder = tmp_path / "many/work/kbr/KBR-2026-0042/KBR_MS_0001/package"
    for name in ("original", "preservation", "access"):
        (folder / f"representations/{name}/data").mkdir()  # what depositing would fill; validators look for the folder
    documents = [*folder.rglob("METS.xml"), folder / "metadata/preservation/premis.xml"]
    assert sum(path.stat().st_size for path in documents) / 10_000 < 16_500
    (said,) = eark(folder)
    assert [m for m in said["messages"] if m[0] != "INFORMATION"] == []
    for path in documents:
        assert faults(path, "premis.xsd" if path.name == "premis.xml" else "mets.xsd") == []


def test_fifty_pages_stay_below_seventeen_kilobytes_a_page(tmp_path: Path) -> None:
    """A page of four files has 17 entries in the record: what it is, and an event with its agents and files for each act."""
    sealed = seal(PaperItem(tmp_path, 50, real=False).sheets().sealing())
    documents = [f.size for f in sealed.files if f.path.endswith(("METS.xml", "premis.xml"))]
    assert sum(documents) / 50 < 17_000


def test_each_copy_has_an_event_of_its_own(tmp_path: Path) -> None:
    """Masters are a normalization, text and access copies a creation; each event names its program and its two files."""
    folder = assembled(seal(PaperItem(tmp_path, 2).sheets().sealing()), tmp_path / "whole")
    premis = etree.parse(str(folder / "metadata/preservation/premis.xml"))
    agents = {
        a.findtext(".//p:agentIdentifierValue", "", PREMIS): a.findtext("p:agentName", "", PREMIS)
        for a in premis.iterfind(".//p:agent", PREMIS)
    }
    made = {}
    for event in premis.iterfind(".//p:event", PREMIS):
        files = {
            link.findtext("p:linkingObjectRole", "", PREMIS): link.findtext(
                "p:linkingObjectIdentifierValue", "", PREMIS
            )
            for link in event.iterfind("p:linkingObjectIdentifier", PREMIS)
        }
        if files.keys() == {"source", "outcome"}:
            (agent,) = event.iterfind("p:linkingAgentIdentifier", PREMIS)
            assert agent.findtext("p:linkingAgentRole", "", PREMIS) == "executing program"
            name = agents[agent.findtext("p:linkingAgentIdentifierValue", "", PREMIS)]
            made[files["outcome"]] = (event.findtext("p:eventType", "", PREMIS), name, files["source"])
    place = "representations/original/data/000"
    assert made == {
        **{
            f"representations/preservation/data/000{n}.jp2": ("normalization", "glymur", f"{place}{n}.tif")
            for n in (1, 2)
        },
        **{
            f"representations/preservation/data/000{n}.alto.xml": ("creation", "tesseract", f"{place}{n}.tif")
            for n in (1, 2)
        },
        **{f"representations/access/data/000{n}.jpg": ("creation", "opencv", f"{place}{n}.tif") for n in (1, 2)},
        "representations/access/data/KBR_MS_0001.pdf": ("creation", "pikepdf", "representations/original"),
    }


def test_what_an_older_release_wrote_is_sealed_in_today_s_words(tmp_path: Path) -> None:
    """Until 0.3 whatever was made was a normalization, and both judgements a quality assurance review."""
    bad = Finding("skew", "objects/KBR_MS_0001/0001.tif", Outcome.FAIL, "≤ 2°", "7°", "POLICIES")
    book = PaperItem(tmp_path, 1).sheets(
        report=Report("KBR_MS_0001", POLICY.name, POLICY.version, POLICY.digest, (bad,))
    )
    decided(book, Choice.ACCEPT, "as it is")
    before = {
        "creation": "normalization",
        "validation": "quality assurance review",
        "appraisal": "quality assurance review",
    }
    for sheet in ("report", "decision", "renditions"):
        text = book.dossier.path(sheet).read_text()
        for now, then in before.items():
            text = text.replace(f'"kind":"{now}"', f'"kind":"{then}"')
        book.dossier.path(sheet).write_text(text)
    relinked(book.dossier)
    folder = assembled(seal(book.sealing()), tmp_path / "whole")
    premis = etree.parse(str(folder / "metadata/preservation/premis.xml"))
    events = premis.findall(".//p:event", PREMIS)
    kinds = [e.findtext("p:eventType", "", PREMIS) for e in events]
    assert kinds.count("validation") == kinds.count("appraisal") == kinds.count("normalization") == 1
    making = {e.text for e in premis.iterfind(".//p:relatedEventIdentifierValue", PREMIS)}
    assert making <= {e.text for e in premis.iterfind(".//p:eventIdentifierValue", PREMIS)}
    assert {e.findtext("p:eventDateTime", "", PREMIS) for e in events if e[0][1].text in making} == {TIME}
    assert all_faults(folder) == []


LATER = {
    "proof": ("at", "validated", "format", "format_version"),  # of a rendition
    "agent": ("outcome_detail", "role", "others", "objects"),  # of an event
    "kind": ("manufacturer", "model", "serial"),  # of an agent
    "sha512": ("supplied",),  # of a file
    "engine": ("version",),  # of an engine's answer
    "answers": ("version",),  # of a format
}
"""By a key that tells nouns apart: what release 0.4 did not write of them."""


def _before(value: Any) -> Any:
    """As release 0.4 wrote it: without what came after."""
    if isinstance(value, list):
        return [_before(one) for one in value]
    if not isinstance(value, dict):
        return value
    drop = {name for key, names in LATER.items() if key in value for name in names}
    return {name: _before(one) for name, one in value.items() if name not in drop}


def test_sheets_of_the_release_before_are_sealed_and_read(tmp_path: Path) -> None:
    """They do not say when a copy was made, what validators answered, or which digests came with a file."""
    book = PaperItem(tmp_path, 2).sheets()
    for sheet in book.dossier.sheets():
        path = book.dossier.path(sheet)
        lines = [json.dumps(_before(json.loads(line))) for line in path.read_text().splitlines()]
        path.write_text("\n".join(lines) + "\n")
    relinked(book.dossier)
    assert '"validated"' not in book.dossier.path("renditions").read_text()
    folder = assembled(seal(book.sealing()), tmp_path / "whole")
    assert check(folder) == []
    assert all_faults(folder) == []
    premis = etree.parse(str(folder / "metadata/preservation/premis.xml"))
    times = {e.findtext("p:eventDateTime", "", PREMIS) for e in premis.iterfind(".//p:event", PREMIS)}
    assert times == {TIME, "2026-11-02"}


def test_a_next_version_says_so_and_keeps_the_identity_of_what_happened_before(tmp_path: Path) -> None:
    book = PaperItem(tmp_path, 2).sheets()
    one = assembled(seal(book.sealing()), tmp_path / "one")
    shutil.copytree(one, tmp_path / "kept")
    change = Change("dcterms:title", (), (Said("Gand"),))
    revision = Revision(
        "urn:x", 1, RevisionKind.METADATA, (change,), "a title was wrong", "anna", "2026-12-01T10:00:00Z"
    )
    told = Event(
        EventType.METADATA_MODIFICATION, revision.at, Agent("anna", kind="person"), "success", "said otherwise"
    )
    book.dossier.write(sheet_of(2), [revision], code="heritage 0.5.0+g1234567", events=[told])
    two = assembled(seal(replace(book.sealing(), version=2)), tmp_path / "two")
    assert all_faults(two) == []
    (said,) = eark(two)
    assert [m for m in said["messages"] if m[0] != "INFORMATION"] == []
    header = etree.parse(str(two / "METS.xml")).find("m:metsHdr", METS)
    assert header is not None
    said_so = [header.get(name) for name in ("RECORDSTATUS", "CREATEDATE", "LASTMODDATE")]
    assert said_so == ["VERSION", TIME, book.dossier.header(sheet_of(2)).made]
    assert header.findtext("m:altRecordID", "", METS) == "2"
    before, after = (
        {
            e.findtext(".//p:eventIdentifierValue", "", PREMIS)
            for e in etree.parse(str(p)).iterfind(".//p:event", PREMIS)
        }
        for p in (tmp_path / "kept/metadata/preservation/premis.xml", two / "metadata/preservation/premis.xml")
    )
    assert before < after and len(after) == len(before) + 2, "the change, and the making of the second version"
    assert "Gand" in (two / "metadata/descriptive/dc.xml").read_text()


def test_an_event_names_agents_and_files_by_their_roles(tmp_path: Path) -> None:
    """What a revision will tell: who asked, who approved, which program did it, of which file it made which."""
    book = PaperItem(tmp_path, 1).sheets()
    delivered, copy = book.item.files[0].path, "representations/preservation/data/0001.jp2"
    event = Event(
        EventType.METADATA_MODIFICATION, TIME, Agent("anna", kind="person"), "success", "a title was wrong",
        outcome_detail="dcterms:title: Gent → Gand", role=AgentRole.IMPLEMENTER,
        others=(TookPart(Agent("bert", kind="person"), AgentRole.AUTHORIZER), TookPart(Agent("heritage", "0.5"), AgentRole.PROGRAM)),
        objects=(Concerned(delivered, ObjectRole.SOURCE), Concerned(copy, ObjectRole.OUTCOME), Concerned("", ObjectRole.SOURCE)),
    )  # fmt: skip
    book.dossier.path("description").unlink()
    book.dossier.write("description", STATEMENTS, code="heritage 0.5", events=[event])
    folder = assembled(seal(book.sealing()), tmp_path / "whole")
    assert all_faults(folder) == []
    found = real.Sealed(folder)
    (said,) = found.of("metadata modification")
    assert (said.detail, said.told) == ("a title was wrong", "dcterms:title: Gent → Gand")
    assert {(found.agents[number]["name"], role) for number, role in said.agents} == {
        ("anna", "implementer"), ("bert", "authorizer"), ("heritage", "executing program"),
    }  # fmt: skip
    assert said.objects == (
        ("representations/original/data/0001.tif", "source"),
        (copy, "outcome"),
        ("urn:heritage:kbr:KBR-2026-0042:KBR_MS_0001", "source"),
    )


def test_agents_are_known_by_name_and_version() -> None:
    known = {
        "siegfried 1.11.9 (DROID V125)": [("siegfried", "1.11.9 (DROID V125)")],
        "Tesseract 5.5.4 (nld+fra)": [("Tesseract", "5.5.4 (nld+fra)")],
        "heritage 0.1.0+g12": [("heritage", "0.1.0+g12")],
        "OpenJPEG": [("OpenJPEG", "")],
        "siegfried 1.11.9 (DROID V125) and fido 1.6.1": [("siegfried", "1.11.9 (DROID V125)"), ("fido", "1.6.1")],
        "VTK 9.6.2 and ffmpeg": [("VTK", "9.6.2"), ("ffmpeg", "")],
        "mesh probe (trimesh 5.0.1, vtk 9.6.2)": [("mesh probe", ""), ("trimesh", "5.0.1"), ("vtk", "9.6.2")],
        "laspy 2.7, lazrs 0.8.1, pye57 0.4": [("laspy", "2.7"), ("lazrs", "0.8.1"), ("pye57", "0.4")],
        "ffmpeg 7.0.2; MediaInfo 24.1": [("ffmpeg", "7.0.2"), ("MediaInfo", "24.1")],
        "heritage (PDF/A-1b writer)": [("heritage (PDF/A-1b writer)", "")],
        "PDFBox preflight 3.0.5": [("PDFBox preflight", "3.0.5")],
        "ffmpeg 5.1.6-0+deb12u1": [("ffmpeg", "5.1.6-0+deb12u1")],
    }
    assert {said: [(one.name, one.version) for one in agents_of(said)] for said in known} == known


def test_a_seal_killed_half_way_is_run_again_as_if_nothing_had_happened(tmp_path: Path) -> None:
    undisturbed = seal(PaperItem(tmp_path / "a", 800, real=False).sheets().sealing())
    PaperItem(tmp_path / "b", 800, real=False).sheets()
    words = [sys.executable, "-c", _MEASURE, str(tmp_path / "b"), "800", str(Path(__file__).parent)]
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    made = tmp_path / "b/work/kbr/KBR-2026-0042/KBR_MS_0001/package/representations/original/metadata/other/mix"
    while child.poll() is None and not (made.is_dir() and any(made.iterdir())):
        time.sleep(0.005)
    child.kill()
    assert child.wait() == -9, "the seal had ended before it could be killed"
    again = seal(PaperItem(tmp_path / "b", 800, real=False).sealing())
    assert again.digest == undisturbed.digest
    folder = tmp_path / "b/work/kbr/KBR-2026-0042/KBR_MS_0001/package"
    listed = {f.place for f in again.files}
    assert all(str(p) in listed for p in folder.rglob("*") if p.is_file())
