"""The record of real packages of every workline and kind, read as experts in PREMIS, METS and E-ARK read it: a test per point."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from uuid import UUID

import pytest
import real
from real import ITEMS, NAMES, Sealed, text
from validators import all_faults, eark

from heritage.model import EventType
from heritage.package import check
from heritage.tools import release
from made_once import Once

ALL = pytest.mark.parametrize("item", ITEMS)
URN = re.compile(r"urn:heritage:")


@pytest.fixture(scope="session")
def packages(once: Once) -> dict[str, Sealed]:
    return real.sealed(once("record", real.build))


@pytest.fixture
def package(packages: dict[str, Sealed], item: str) -> Sealed:
    return packages[item]


def sheet(package: Sealed, name: str) -> list[dict[str, object]]:
    """The rows of a sheet in the package."""
    lines = (package.folder / f"metadata/other/dossier/{name}.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines[1:]]


@ALL
def test_it_is_whole_and_valid_by_the_public_schemas(package: Sealed) -> None:
    assert check(package.folder) == []
    assert all_faults(package.folder) == []


def test_eark_validator_finds_no_error(packages: dict[str, Sealed]) -> None:
    for said in eark(*(package.folder for package in packages.values())):
        assert (said["structure"], said["schema"], said["schematron"]) == ("WELLFORMED", "VALID", "VALID")
        wrong = {m[1] for m in said["messages"] if m[0] != "INFORMATION"}
        assert wrong <= {"CSIPSTR13"}, "a representation without metadata of its own: frames of a film, a point cloud"


# --- events ---


@ALL
def test_every_copy_has_one_event_that_names_its_source_and_when_it_was_made(package: Sealed) -> None:
    made = {row["path"].partition("/")[2]: row for row in sheet(package, "renditions")}  # type: ignore[attr-defined]
    acts = [event for event in package.events if {role for _, role in event.objects} == {"source", "outcome"}]
    outcomes = [path for event in acts for path, role in event.objects if role == "outcome"]
    assert Counter(outcomes) == Counter(path for path in package.files if "/original/" not in path)
    for event in acts:
        (source,) = (path for path, role in event.objects if role == "source")
        (copy,) = (path for path, role in event.objects if role == "outcome")
        row = made[copy.partition("/data/")[2] or copy.partition("/evidence/")[2]]
        assert event.kind == ("normalization" if row["role"] == "master" else "creation")
        assert (event.at, event.outcome) == (row["at"], "success")
        assert row["proof"]["method"] in event.told and row["proof"]["digest"] in event.told  # type: ignore[index]
        delivered = text(package.files[source], "p:originalName") if source in package.files else ""
        assert delivered == row["source"]
    assert any(row["proof"]["digest"] for row in made.values()) or package.folder.parents[1].name.endswith("MKV")  # type: ignore[index]


@ALL
def test_whatever_is_linked_is_described(package: Sealed) -> None:
    described = {*package.files, *package.objects("representation"), *package.objects("intellectualEntity")}
    linked = {path for event in package.events for path, _ in event.objects}
    related = {
        node.text or ""
        for node in package.premis.iterfind(".//p:relatedObjectIdentifier/p:relatedObjectIdentifierValue", NAMES)
    }
    assert linked | related <= described
    assert {number for event in package.events for number, _ in event.agents} == set(package.agents)
    assert all(role for event in package.events for _, role in (*event.agents, *event.objects))
    events = [event.id for event in package.events]
    assert len(set(events)) == len(events) and all(UUID(one) for one in events)
    made_by = package.premis.iterfind(".//p:relatedEventIdentifierValue", NAMES)
    assert {node.text for node in made_by} <= set(events)


@ALL
def test_what_was_done_with_all_files_names_all_files_and_counts_this_item_only(package: Sealed) -> None:
    originals = {path for path in package.files if "/original/" in path}
    for kind in (
        "creation",
        "ingestion",
        "message digest calculation",
        "fixity check",
        "format identification",
        "metadata extraction",
    ):
        event = package.of(kind)[0]
        assert {path for path, _ in event.objects} == originals, kind
        assert {role for _, role in event.objects} == {"outcome" if kind == "creation" else "source"}, kind
    for kind in ("ingestion", "message digest calculation", "fixity check"):
        event = package.of(kind)[0]
        assert int(re.findall(r"\d+(?= files)", f"{event.detail} {event.told}")[0]) == len(originals), kind


@ALL
def test_it_was_taken_in_and_into_custody_and_no_virus_scan_was_made(package: Sealed) -> None:
    (taken,) = package.of("ingestion")
    (custody,) = package.of("accession")
    assert "no virus scan was made" in taken.told and not package.of("virus check")
    assert {package.agents[number]["type"]: role for number, role in custody.agents} == {
        "software": "executing program", "organization": "authorizer",
    }  # fmt: skip
    assert custody.told.startswith("verdict ")
    kinds = [event.kind for event in package.events]
    assert kinds[0] == "creation" and kinds.index("ingestion") == 1 and kinds[-1] == "information package creation"


VALIDATED = {
    "BOOK": {("jpylyzer", "0001.jp2"), ("jpylyzer", "0002.jp2"), ("PDFBox preflight", "BOOK.pdf")},
    "SKEWED": {("jpylyzer", "0001.jp2"), ("PDFBox preflight", "SKEWED.pdf")},
    "PRINT": {("jpylyzer", "PRINT.jp2")},
    "MAP": {("jpylyzer", "map.jp2")},
    "VASE": {("gltf-validator", "vase.obj.glb")},
    "SCAN": {("gltf-validator", "scan.glb")},
    "TAPE": {("MediaConch", "tape.mkv")},
    "REEL": set(),
    "FRAMES": {("MediaConch", "reel.mkv")},
    "MKV": {("MediaConch", "master.mkv")},
}


@ALL
def test_each_validator_has_an_event_with_its_answer(package: Sealed, item: str) -> None:
    said = {}
    for event in package.of("validation"):
        if {role for _, role in event.agents} == {"validator"}:
            (number, _), *_ = event.agents
            ((path, role),) = event.objects
            assert role == "source" and event.told and event.outcome == "success" and package.agents[number]["version"]
            said[package.agents[number]["name"], path.rpartition("/")[2]] = event.told
    assert set(said) == VALIDATED[item]


def test_a_failed_judgement_names_its_checks_and_the_person_who_accepted(packages: dict[str, Sealed]) -> None:
    package = packages["SKEWED"]
    (judged,) = (event for event in package.of("validation") if event.detail.startswith("policy "))
    assert judged.outcome == "fail"
    assert re.search(
        r"^skew \(fail\): objects/SKEWED/0001\.tif: wanted at most 2° askew, found .*clockwise$", judged.told, re.M
    )
    (word,) = package.of("appraisal")
    ((number, role),) = word.agents
    assert (package.agents[number]["name"], package.agents[number]["type"], role) == ("Anna", "person", "implementer")
    assert package.of("accession")[0].told.endswith("accepted by Anna at 2026-11-20T10:00:00Z: the book itself is so")


@ALL
def test_every_type_of_event_is_a_term_with_its_address(package: Sealed) -> None:
    for said in package.premis.iterfind(".//p:eventType", NAMES):
        address = "http://id.loc.gov/vocabulary/preservation/eventType"
        assert said.get("valueURI") == f"{address}/{EventType(said.text or '').code}"


# --- agents ---


@ALL
def test_agents_are_one_each_with_name_and_version_apart(package: Sealed) -> None:
    told = [(a["name"], a["version"], a["type"]) for a in package.agents.values()]
    assert len(set(told)) == len(told)
    for name, version, kind in told:
        if kind == "software":
            assert not re.search(r" v?\d+\.\d| and |; ", name), name
            assert version, f"{name} has no version"
        else:
            assert not version
    ours = {a["version"] for a in package.agents.values() if a["name"].startswith("heritage")}
    assert ours == {release.version()}, "release and commit"
    assert {"siegfried", "fido", "OpenSSL"} <= {name for name, _, _ in told}


@ALL
def test_a_machine_has_model_and_serial_as_what_they_are(package: Sealed, item: str) -> None:
    (machine,) = (a for a in package.agents.values() if a["type"] == "hardware")
    assert re.search(r"model: heritage sample \w+; serial number: HS-\d{4}$", machine["notes"])
    assert machine["notes"].startswith("manufacturer: heritage") is (item in ("BOOK", "SKEWED", "PRINT", "MAP"))
    assert re.fullmatch(r"[A-Z]+-\d", machine["name"])


# --- objects ---


@ALL
def test_identifiers_are_the_package_s_paths(package: Sealed) -> None:
    on_disk = {p.relative_to(package.folder).as_posix() for p in package.folder.rglob("data/**/*") if p.is_file()}
    evidence = {
        p.relative_to(package.folder).as_posix()
        for p in package.folder.rglob("metadata/other/evidence/**/*")
        if p.is_file()
    }
    assert set(package.files) == on_disk | evidence
    assert set(package.objects("representation")) == {
        f"representations/{p.name}" for p in package.folder.glob("representations/*")
    }


@ALL
def test_representations_list_their_files(package: Sealed) -> None:
    for name, node in package.objects("representation").items():
        listed = {
            other.text
            for relation in node.iterfind("p:relationship", NAMES)
            if text(relation, "p:relationshipSubType") == "includes"
            for other in relation.iterfind("p:relatedObjectIdentifier/p:relatedObjectIdentifierValue", NAMES)
        }
        assert listed == {path for path in package.files if path.startswith(f"{name}/")}


@ALL
def test_derivation_is_said_both_ways(package: Sealed) -> None:
    down = {(copy, source) for source in package.files for copy in package.related(source, "is source of")}
    up = {(copy, source) for copy in package.files for source in package.related(copy, "has source")}
    of_the_whole = {pair for pair in up if pair[1] in package.objects("representation")}
    assert down == up - of_the_whole
    assert {copy for copy, _ in up} == {path for path in package.files if "/original/" not in path}


@ALL
def test_each_digest_says_whose_it_is_and_the_supplier_s_is_kept(package: Sealed) -> None:
    for path, node in package.files.items():
        content = (package.folder / path).read_bytes()
        told = {}
        for fixity in node.iterfind("p:objectCharacteristics/p:fixity", NAMES):
            algorithm = text(fixity, "p:messageDigestAlgorithm")
            digest = hashlib.new(algorithm.replace("-", "").lower(), content, usedforsecurity=False).hexdigest()
            assert digest == text(fixity, "p:messageDigest"), path
            told.setdefault(text(fixity, "p:messageDigestOriginator"), []).append(algorithm)
        assert told.pop("heritage") == ["SHA-512"]
        if "/original/" in path:
            assert all(re.fullmatch(r".+ of delivery \w", originator) for originator in told)
            assert any("metadata/checksum." in originator for originator in told), path
        else:
            assert not told


def test_a_sidecar_s_digest_is_kept_too(packages: dict[str, Sealed]) -> None:
    side = packages["REEL"].files["representations/original/data/side_a.wav"]
    told = [text(fixity, "p:messageDigestOriginator") for fixity in side.iterfind(".//p:fixity", NAMES)]
    assert told == ["heritage", *sorted(told[1:])] and "objects/REEL/side_a.wav.md5 of delivery A" in told


@ALL
def test_formats_have_a_name_beside_the_identifier_and_what_made_a_file_is_said(package: Sealed) -> None:
    rows = {row["path"].partition("/")[2]: row for row in sheet(package, "renditions")}  # type: ignore[attr-defined]
    for path, node in package.files.items():
        name, puid = text(node, ".//p:formatName"), text(node, ".//p:formatRegistryKey")
        assert name and (name != "unknown" or not puid), path
        version = text(node, ".//p:formatVersion")
        assert not version or not name.endswith(version)
        if "/original/" not in path:
            row = rows[path.partition("/data/")[2] or path.partition("/evidence/")[2]]
            assert (
                text(node, ".//p:creatingApplicationName") and text(node, ".//p:dateCreatedByApplication") == row["at"]
            )


def test_a_version_of_a_format_stands_apart(packages: dict[str, Sealed]) -> None:
    shown = packages["BOOK"].files["representations/access/data/0001.jpg"]
    said = [text(shown, f".//p:{tag}") for tag in ("formatName", "formatVersion", "formatRegistryKey")]
    assert said == ["JPEG File Interchange Format", "1.01", "fmt/43"]


def test_the_program_that_a_file_names_is_its_creating_application(packages: dict[str, Sealed]) -> None:
    page = packages["BOOK"].files["representations/original/data/0001.tif"]
    assert text(page, ".//p:creatingApplicationName") == "heritage samples"


PROPERTIES = {
    "BOOK": ("original/data/0001.tif", {"width × height in pixels": "886 × 1264", "channels × bits": "3 × 8", "resolution in ppi": "300 × 300"}),
    "PRINT": ("original/data/PRINT.tif", {"channels × bits": "3 × 16"}),
    "VASE": ("original/data/vase.obj", {"unit of lengths": "", "vertices": r"\d+", "triangles": r"\d+"}),
    "SCAN": ("original/data/scan.laz", {"points": r"\d+", "sha256 of all point records": "[0-9a-f]{64}"}),
    "TAPE": ("original/data/tape.mov", {"frames": r"\d+", "aspect ratio": "4:3", "sound track 2: channels": r"\d"}),
    "REEL": ("original/data/side_a.wav", {"sound track 1: sampling rate in Hz": "96000", "sound track 1: sha256 of the decoded samples": "[0-9a-f]{64}"}),
}  # fmt: skip


@pytest.mark.parametrize("item", PROPERTIES)
def test_significant_properties_say_what_must_survive(package: Sealed, item: str) -> None:
    path, wanted = PROPERTIES[item]
    said = {
        text(node, "p:significantPropertiesType"): text(node, "p:significantPropertiesValue")
        for node in package.files[f"representations/{path}"].iterfind("p:significantProperties", NAMES)
    }
    for name, value in wanted.items():
        assert (name not in said) if not value else re.fullmatch(value, said[name]), (name, said)


def test_a_proved_master_has_the_digest_that_its_original_has(packages: dict[str, Sealed]) -> None:
    original = packages["BOOK"].files["representations/original/data/0001.tif"]
    master = packages["BOOK"].files["representations/preservation/data/0001.jp2"]
    said = [
        {text(p, "p:significantPropertiesType"): text(p, "p:significantPropertiesValue") for p in node.iterfind("p:significantProperties", NAMES)}
        for node in (original, master)
    ]  # fmt: skip
    assert said[1]["digest of the decoded content"] == said[0]["sha256 of the decoded pixels"]


# --- METS and rights ---


@ALL
def test_ids_are_unique_in_the_whole_package_and_lead_somewhere(package: Sealed) -> None:
    seen: Counter[str] = Counter()
    for name in ("", *(p.name for p in package.folder.glob("representations/*"))):
        mets = package.mets(name)
        own = [node.get("ID") for node in mets.iter() if node.get("ID")]
        seen.update(str(one) for one in own)
        for attribute in ("FILEID", "ADMID", "DMDID"):
            named = {one for node in mets.iter() for one in (node.get(attribute) or "").split()}
            assert named <= set(own), (name, attribute)
    assert [one for one, count in seen.items() if count > 1] == []


STRUCTURES = {
    "BOOK": ("document", "", [("page", "0001", "1"), ("page", "0002", "2")]),
    "PRINT": ("photograph", "", [("image", "PRINT", "")]),
    "TAPE": ("recording", "", [("image", "label", ""), ("tape", "tape", "")]),
    "REEL": (
        "recording",
        "",
        [("side", "side_a", ""), ("file", "side_a.wav", ""), ("side", "side_b", ""), ("file", "side_b.wav", "")],
    ),
    "FRAMES": ("recording", "", [("frame", f"reel_00864{n:02d}", f"864{n:02d}") for n in range(6)]),
    "VASE": ("object", "raw", [("image", f"IMG_000{n}", str(n)) for n in (1, 2, 3)]),
}


@pytest.mark.parametrize("item", STRUCTURES)
def test_the_logical_map_has_parts_and_pages_with_labels(package: Sealed, item: str) -> None:
    kind, part, pages = STRUCTURES[item]
    mets = package.mets("original")
    (top,) = mets.iterfind(".//m:structMap[@TYPE='LOGICAL']/m:div", NAMES)
    assert top.get("TYPE") == kind and top.get("LABEL")
    (holder,) = [top] if not part else [d for d in top.iterfind("m:div", NAMES) if d.get("LABEL") == part]
    assert [
        (d.get("TYPE"), d.get("LABEL"), d.get("ORDERLABEL") or "") for d in holder.iterfind("m:div", NAMES)
    ] == pages
    orders = [
        int(d.get("ORDER", "0")) for d in top.iter("{*}div") if d.find("m:fptr", NAMES) is not None and d is not top
    ]
    assert orders == sorted(orders) and len(set(orders)) == len(orders)
    pointed = {f.get("FILEID") for f in top.iter("{*}fptr")}
    assert pointed == {f.get("ID") for f in mets.iterfind(".//m:fileGrp/m:file", NAMES)}, "every file has its place"


@ALL
def test_rights_are_in_mets_and_nothing_said_is_said(package: Sealed, item: str) -> None:
    (reference,) = package.mets().iterfind(".//m:rightsMD/m:mdRef", NAMES)
    assert reference.get("MDTYPE") == "PREMIS:RIGHTS"
    assert (package.folder / str(reference.get(f"{{{NAMES['x']}}}href"))).is_file()
    basis = [node.text for node in package.rights.iterfind(".//p:rightsBasis", NAMES)]
    named = [node.text for node in package.rights.iterfind(".//p:otherRightsBasis", NAMES)]
    linked = {node.text for node in package.rights.iterfind(".//p:linkingObjectIdentifierValue", NAMES)}
    assert all(URN.match(one or "") for one in linked)
    if item == "SKEWED":
        assert (basis, named) == (["copyright"], [])
    elif item == "PRINT":
        assert basis and named != ["not stated"]
    else:
        assert (basis, named) == (["other"], ["not stated"])


@ALL
def test_mets_says_which_version_it_is(package: Sealed) -> None:
    for name in ("", "original"):
        (header,) = package.mets(name).iterfind("m:metsHdr", NAMES)
        assert header.get("RECORDSTATUS") == "NEW"
        assert [(r.get("TYPE"), r.text) for r in header.iterfind("m:altRecordID", NAMES)] == [("VERSION", "1")]
