"""A sealed package: what public validators say of it, what it lists, and that sealing again changes nothing."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from items import POLICY, STATEMENTS, PaperItem, decided, relinked
from lxml import etree
from validators import all_faults, assembled, eark, faults

from heritage.dossier import Dossier
from heritage.errors import PermanentError
from heritage.model import Agent, Choice, Decision, Finding, Outcome, Package, Rendition, Report, Statement
from heritage.package import ChainBroken, check, seal
from heritage.package.contents import contents
from heritage.package.history import agent

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
    kinds = {"METS.xml": "mets", "premis.xml": "premis", "dc.xml": "qualifieddc"}
    documents = [path for path in whole.rglob("*.xml") if path.name in kinds or path.parent.name == "mix"]
    assert len(documents) == 4 + 1 + 1 + 3
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
        ("SCAN-3, i2S CopiBook", "4711", "hardware"),
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
    wanted = {
        f.path.removeprefix("representations/").replace("/data/", "/"): (f.sha512, str(f.size), f.puid)
        for f in sealed.files
        if "/data/" in f.path
    }
    assert said == wanted
    events = {e.findtext(".//p:eventIdentifierValue", "", PREMIS) for e in premis.iterfind(".//p:event", PREMIS)}
    sources = {
        related.text: [e.text for e in node.iterfind(".//p:relatedEventIdentifierValue", PREMIS)]
        for node in premis.iterfind(".//p:relationship", PREMIS)
        if node.findtext("p:relationshipSubType", "", PREMIS) == "is source of"
        for related in node.iterfind(".//p:relatedObjectIdentifierValue", PREMIS)
    }
    assert set(sources) == {k for k in wanted if not k.startswith("original/") and not k.endswith(".pdf")}
    assert all(named and set(named) <= events for named in sources.values())


def test_pages_keep_the_item_s_order_and_each_page_its_files(tmp_path: Path) -> None:
    names = ["0010", "0002", "a page with blanks & é"]
    folder = assembled(seal(PaperItem(tmp_path, 3, names=names).sheets().sealing()), tmp_path / "whole")
    mets = etree.parse(str(folder / "representations/preservation/METS.xml"))
    paths = {f.get("ID"): f[0].get("{http://www.w3.org/1999/xlink}href") for f in mets.iterfind(".//m:file", METS)}
    pages = mets.findall(".//m:structMap[@LABEL='pages']/m:div/m:div", METS)
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

    def __init__(self, real: Any, rows: list[Rendition]) -> None:
        self.folder, self._rows = real.folder, rows

    def has(self, _sheet: str) -> bool:
        return True

    def rows(self, _sheet: str, _type: type) -> list[Rendition]:
        return self._rows


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
    assert sum(path.stat().st_size for path in documents) / 10_000 < 6_000
    (said,) = eark(folder)
    assert [m for m in said["messages"] if m[0] != "INFORMATION"] == []
    for path in documents:
        assert faults(path, "premis.xsd" if path.name == "premis.xml" else "mets.xsd") == []


def test_fifty_pages_stay_below_six_and_a_half_kilobytes_a_page(tmp_path: Path) -> None:
    """Each page names the two events that made its copies, and a type's address is 160 bytes an event."""
    sealed = seal(PaperItem(tmp_path, 50, real=False).sheets().sealing())
    documents = [f.size for f in sealed.files if f.path.endswith(("METS.xml", "premis.xml"))]
    assert sum(documents) / 50 < 6_500


def test_tools_that_did_the_same_share_an_event_and_text_and_access_copies_are_no_normalization(tmp_path: Path) -> None:
    folder = assembled(seal(PaperItem(tmp_path, 2).sheets().sealing()), tmp_path / "whole")
    premis = etree.parse(str(folder / "metadata/preservation/premis.xml"))
    said = {
        (e.findtext("p:eventType", "", PREMIS), e.findtext(".//p:eventDetail", "", PREMIS)): [
            n.text for n in e.iterfind("p:linkingAgentIdentifier/p:linkingAgentIdentifierValue", PREMIS)
        ]
        for e in premis.iterfind(".//p:event", PREMIS)
    }
    making = {
        detail: len(agents) for (kind, detail), agents in said.items() if kind == "normalization" or " by " in detail
    }
    masters = "2 preservation masters by glymur 0.14.8 (proof: decoded again, samples equal)"
    others = "2 access copies by opencv 5.0.0; 1 access copies by pikepdf 10.17.0; 2 texts (OCR) by tesseract 5.5.4"
    assert making == {masters: 1, others: 3, "E-ARK CSIP 2.2 package sealed by heritage 0.1.0": 1}
    assert ("normalization", masters) in said and ("creation", others) in said


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
    making = events[kinds.index("normalization")].findtext(".//p:eventIdentifierValue", "", PREMIS)
    assert {e.text for e in premis.iterfind(".//p:relatedEventIdentifierValue", PREMIS)} == {making}
    assert all_faults(folder) == []


def test_agents_are_known_by_name_and_version() -> None:
    assert agent("siegfried 1.11.9 (DROID V125)") == Agent("siegfried", "1.11.9 (DROID V125)")
    assert agent("Tesseract 5.5.4 (nld+fra)") == Agent("Tesseract", "5.5.4 (nld+fra)")
    assert agent("heritage 0.1.0+g12") == Agent("heritage", "0.1.0+g12")
    assert agent("OpenJPEG") == Agent("OpenJPEG")


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
