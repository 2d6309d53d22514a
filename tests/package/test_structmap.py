"""Order and parts in METS: read back as they were written, valid by the public schemas, on real packages of every workline; kept by
the versions after, and brought back by a rebuild."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import real
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from real import NAMES
from validators import all_faults, eark, schema

from heritage import settings
from heritage.archive import ocfl
from heritage.catalogue import custody, revisions
from heritage.catalogue.queries import package_detail
from heritage.catalogue.schema.store import reading
from heritage.flows.custody import rebuild
from heritage.flows.custody.roots.sites import open_site
from heritage.flows.revise import carrying, planning
from heritage.model import PAGE_ORDER, PAGE_READ, PART, File, Item, Part, Statement
from heritage.model.built import nested, parts_said, reading_order, runs_of
from heritage.package import check
from heritage.package.markup import document
from heritage.package.structmap import BESIDE, Names, write_logical
from heritage.package.structure import structure
from made_once import Once

Read = tuple[list[str], list[str], list[Part]]


def read_back(mets: etree._ElementTree, paths: dict[str, str]) -> Read:
    """The pages as they are read, those beside them, and the parts: as a stranger reads them. `paths`: the ID of a file → its path."""
    pages, beside, of_page = [], [], {}
    for div in mets.iterfind(".//m:structMap[@LABEL='pages']//m:div", NAMES):
        files = [paths[f.get("FILEID", "")] for f in div.findall("m:fptr", NAMES)]
        if files and div.getparent().get("TYPE") == BESIDE:
            beside.append(files[0])
        elif files and div.get("ORDER"):
            pages.append((int(div.get("ORDER", "")), files[0]))
            of_page[div.get("ID")] = files[0]
    links: dict[str, list[str]] = {}
    for link in mets.iterfind(".//m:structLink/m:smLink", NAMES):
        page = of_page[link.get(f"{{{NAMES['x']}}}to")]
        links.setdefault(link.get(f"{{{NAMES['x']}}}from", ""), []).append(page)
    assert [order for order, _ in pages] == list(range(1, len(pages) + 1))
    return [path for _, path in pages], beside, list(_parts(mets, links))


def _parts(mets: etree._ElementTree, links: dict[str, list[str]]) -> Iterator[Part]:
    for div in mets.iterfind(".//m:structMap[@LABEL='parts']/m:div//m:div", NAMES):
        level = sum(1 for _ in div.iterancestors("{*}div")) - 1
        areas = div.findall("m:fptr/m:area", NAMES) or div.findall("m:fptr/m:seq/m:area", NAMES)
        begin = areas[0].get("BEGIN", "") if areas else ""
        end = areas[-1].get("END", "") if areas else ""
        linked = links[div.get("ID", "")]
        begin = "" if begin == "00:00:00.000" else begin
        yield Part(div.get("TYPE", ""), div.get("LABEL", ""), linked[0], linked[-1], begin, end, level)


@st.composite
def trees(draw: st.DrawFn, first: int, last: int, level: int = 0) -> list[tuple[int, int, int]]:
    """Parts of first … last: one after another, each with its own inside."""
    found: list[tuple[int, int, int]] = []
    while first <= last and draw(st.booleans()):
        begin = draw(st.integers(first, last))
        end = draw(st.integers(begin, last))
        found.append((begin, end, level))
        if level < 3:
            found += draw(trees(begin, end, level + 1))
        first = end + 1
    return found


@st.composite
def built(draw: st.DrawFn) -> tuple[list[str], list[Statement]]:
    """Files, and what is said of their order and parts."""
    paths = [f"objects/A/{n:02d}.wav" for n in range(draw(st.integers(1, 9)))]
    order = draw(st.permutations(paths))
    said = [Statement(PAGE_ORDER, run, "r") for run in runs_of(paths, order)]
    aside = draw(st.sets(st.sampled_from(paths), max_size=len(paths) - 1))
    said += [Statement(PAGE_READ, "no", "r", subject=path) for path in sorted(aside)]
    read = [path for path in order if path not in aside]
    times = st.sampled_from([("", ""), ("00:00:01.500", ""), ("", "00:00:09.000"), ("00:00:01.000", "00:01:00.250")])
    label = st.text(max_size=6).filter(str.isprintable)
    for first, last, level in draw(trees(0, len(read) - 1)):
        part = Part("song", draw(label), read[first], read[last], *draw(times), level)
        said.append(Statement(PART, part.value, "r"))
    return paths, said


@given(built())
def test_order_and_parts_are_read_back_as_they_were_written(told: tuple[list[str], list[Statement]]) -> None:
    paths, said = told
    item = Item("A", tuple(File(path, 1, "0" * 128) for path in paths))
    sources = [path for path in paths for _ in range(2)]  # each has two copies in this representation
    out = io.BytesIO()
    with document(out, "mets", NAMES["m"], {}, {"xlink": NAMES["x"]}) as sink:
        write_logical(sink, Names("x-"), sources, structure(item, "audiovisual", "A", said), item)
    mets = etree.ElementTree(etree.fromstring(out.getvalue()))
    identifiers = [node.get("ID") for node in mets.iter() if node.get("ID")]
    assert len(set(identifiers)) == len(identifiers)
    pages, beside, parts = read_back(mets, {f"x-f{n}": path for n, path in enumerate(sources, 1)})
    read = reading_order(paths, said)
    assert (pages, beside) == (read, [path for path in paths if path not in read])
    assert parts == parts_said(said)


def test_a_representation_that_lacks_pages_has_the_parts_of_the_others() -> None:
    paths = [f"objects/A/{n}.tif" for n in range(1, 5)]
    said = [Statement(PART, Part("chapter", "I", paths[0], paths[2]).value, "r"),
            Statement(PART, Part("chapter", "gone", "objects/A/9.tif", paths[3]).value, "r")]  # fmt: skip
    item = Item("A", tuple(File(path, 1, "0" * 128) for path in paths))
    out = io.BytesIO()
    with document(out, "mets", NAMES["m"], {}, {"xlink": NAMES["x"]}) as sink:
        write_logical(sink, Names(""), [paths[1], paths[3]], structure(item, "paper", "A", said), item)
    mets = etree.fromstring(out.getvalue())
    assert [d.get("LABEL") for d in mets.iterfind(".//m:structMap[@LABEL='parts']/m:div/m:div", NAMES)] == ["I", "gone"]
    assert [link.get(f"{{{NAMES['x']}}}to") for link in mets.iterfind(".//m:smLink", NAMES)] == ["p1"]


WANTED: dict[str, dict[str, Any]] = {
    "BOOK": {"order": [2, 1], "parts": [{"type": "chapter", "label": "I. “Één” & <zwei>", "first": 2, "last": 1, "parts": [
        {"type": "section", "label": "a", "first": 2, "last": 2}, {"type": "section", "label": "b", "first": 1, "last": 1}]}]},
    "TAPE": {"parts": [{"type": "programme", "label": "News", "first": 2, "last": 2, "end": "00:00:01.000"},
                       {"type": "item", "label": "Weather", "first": 2, "last": 2, "begin": "00:00:01.000"}]},
    "REEL": {"pages": {2: {"read": False}, 4: {"read": False}},
             "parts": [{"type": "programme", "label": "over both", "first": 1, "last": 3, "begin": "00:00:00.500", "end": "00:00:01.000"}]},
    "VASE": {"pages": {2: {"read": False}}, "parts": [{"type": "component", "label": "Voet", "first": 1, "last": 1}]},
    "PRINT": {"parts": [{"type": "side", "label": "recto", "first": 1, "last": 1}]},
}  # fmt: skip
"""By item: a patch, with numbers for its files."""


def patch_of(wanted: Any, files: list[str]) -> Any:
    """With paths for the numbers."""
    if isinstance(wanted, list):
        return [patch_of(one, files) for one in wanted]
    if isinstance(wanted, dict):
        return {files[k - 1] if isinstance(k, int) else k: patch_of(v, files) for k, v in wanted.items()}
    return files[wanted - 1] if isinstance(wanted, int) and not isinstance(wanted, bool) else wanted


@pytest.fixture(scope="module")
def revised(once: Once, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Item → package, in a home in which each has a version 2 with its order and parts, and version 3 with another title."""
    home = tmp_path_factory.mktemp("parts") / "home"
    shutil.copytree(once("record", real.build) / "home", home, symlinks=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(home))
        patch.delenv("HERITAGE_CATALOGUE", raising=False)
        every = {copy.package for copy in custody.copies(settings.home().catalogue_url)}
        found = {name: next(urn for urn in every if urn.endswith(f":{name}")) for name in WANTED}
        for name, urn in found.items():
            files = [path for path, _ in pages_of(urn)]
            _revise(f"{name}-2", planning.Wanted("parts", urn, patch_of(WANTED[name], files)))
            _revise(f"{name}-3", planning.Wanted("a title", urn, {"dcterms:title": "Another"}))
        yield found


def _revise(run: str, wanted: planning.Wanted) -> None:
    planning.plan(run, wanted, who="anna")
    for unit in carrying.units(run):
        carrying.carry_out(run, unit)
    carrying.report(run)


def shown(urn: str) -> package_detail.WholePackage:
    with reading(settings.home().catalogue_url) as db:
        found = package_detail.package(db, urn, institutions=None)
    assert found is not None
    return found


def pages_of(urn: str) -> list[tuple[str, int]]:
    with reading(settings.home().catalogue_url) as db:
        return revisions.pages(db, shown(urn).number)


def said_of(urn: str) -> list[Statement]:
    with reading(settings.home().catalogue_url) as db:
        return revisions.structure_of(db, shown(urn).number)


def test_real_packages_with_parts_are_valid_and_read_back(revised: dict[str, str], tmp_path: Path) -> None:
    for name, urn in revised.items():
        folder = tmp_path / name
        ocfl.restore(open_site("site-b"), urn, 3, folder)
        assert check(folder) == [] and all_faults(folder) == [], name
        said, files = said_of(urn), [path for path, _ in pages_of(urn)]
        wanted = patch_of(WANTED[name], files)
        assert nested(parts_said(said)) == wanted["parts"], name
        mets = etree.parse(str(folder / "representations/original/METS.xml"))
        names = {f.get("ID", ""): f[0].get(f"{{{NAMES['x']}}}href", "") for f in mets.iterfind(".//m:file", NAMES)}
        of_name = {path.rpartition("/")[2]: path for path in files}
        pages, beside, parts = read_back(mets, {i: of_name.get(n.rpartition("/")[2], "") for i, n in names.items()})
        assert pages == reading_order(files, said) and set(pages) | set(beside) == set(files), name
        assert parts == parts_said(said), name
        assert any("parts: nothing → " in e.detail for e in shown(urn).events), name
    assert schema("mets.xsd") is not None
    for told in eark(*sorted(tmp_path.iterdir())):
        assert (told["structure"], told["schema"], told["schematron"]) == ("WELLFORMED", "VALID", "VALID")
        assert {m[1] for m in told["messages"] if m[0] != "INFORMATION"} <= {"CSIPSTR13"}


def test_a_time_after_the_end_of_the_recording_is_refused_by_what_was_measured(revised: dict[str, str]) -> None:
    files = [path for path, _ in pages_of(revised["TAPE"])]
    for number, (file, said) in enumerate(
        ((files[1], "wanted at most 00:00:02.000"), (files[0], "only sound and film"))
    ):
        part = {"type": "song", "label": "x", "first": file, "last": file, "end": "09:00:00"}
        with pytest.raises(planning.Refused, match=said):
            planning.plan(f"late-{number}", planning.Wanted("w", revised["TAPE"], {"parts": [part]}), who="anna")


def test_a_rebuild_brings_order_and_parts_back(revised: dict[str, str]) -> None:
    before = {name: (said_of(urn), pages_of(urn)) for name, urn in revised.items()}
    rebuild.rebuild(anew=True)
    assert {name: (said_of(urn), pages_of(urn)) for name, urn in revised.items()} == before
