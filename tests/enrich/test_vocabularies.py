"""Vocabularies: read, taken in by version, asked; each institution its own and everybody's."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.sealed import deposited
from enrich.test_flow import accept, enriched, open_ones, revise, said
from heritage import settings
from heritage.catalogue import authorities, tiers
from heritage.catalogue.schema.store import reading
from heritage.enrich.folding import folded, keys
from heritage.flows.custody import rebuild
from heritage.flows.enrich import tiers as working_out
from heritage.flows.enrich import vocabularies
from heritage.flows.enrich.vocabularies import Asked, NotImported
from heritage.model import Statement
from heritage.tools.document.vocabulary import VocabularyUnreadable, names

TURTLE = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <http://schema.org/> .
<https://id.example/gent> a skos:Concept, schema:Place ; skos:prefLabel "Gent"@nl, "Gand"@fr ; skos:altLabel "Gandavum"@la .
<https://id.example/ensor> a skos:Concept, schema:Person ; skos:prefLabel "Ensor, James (1860-1949)" .
<https://id.example/haven> a skos:Concept ; skos:prefLabel "havens"@nl, "ports"@fr ; skos:hiddenLabel "haven"@nl .
"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
<skos:Concept rdf:about="https://id.example/gent"><skos:prefLabel xml:lang="nl">Gent</skos:prefLabel></skos:Concept></rdf:RDF>"""
CSV = "uri,label,language,kind,alternative\nhttps://id.example/kbr/1,Gent,nl,place,Gand|Ghent\n"


def taken_in(home: Path, content: str, name: str, **asked: str) -> bool:
    place = home / f"{name}{'.csv' if content.startswith('uri') else '.ttl'}"
    place.write_text(content)
    told = {"institution": "", "name": name, "version": "1"} | asked
    return vocabularies.import_(place, Asked(**told), who="anna")


def found(institution: str, *wanted: str) -> set[tuple[str, str]]:
    with reading(settings.home().catalogue_url) as db:
        return {
            (hit.row.uri, hit.vocabulary) for hit in authorities.lookup(db, institution, [folded(w) for w in wanted])
        }


def test_turtle_xml_and_csv_say_the_same(tmp_path: Path) -> None:
    told = {}
    for name, content in (("v.ttl", TURTLE), ("v.rdf", RDF), ("v.csv", CSV)):
        (tmp_path / name).write_text(content)
        told[name] = {(n.label, n.language, n.preferred, n.kind) for n in names(tmp_path / name)}
    assert ("Gandavum", "la", "Gent", "place") in told["v.ttl"] or ("Gandavum", "la", "Gand", "place") in told["v.ttl"]
    assert ("Ensor, James (1860-1949)", "", "Ensor, James (1860-1949)", "person") in told["v.ttl"]
    assert ("haven", "nl", "havens", "concept") in told["v.ttl"]
    assert told["v.rdf"] == {("Gent", "nl", "Gent", "concept")}
    assert told["v.csv"] == {(label, "nl", "Gent", "place") for label in ("Gent", "Gand", "Ghent")}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("v.ttl", "this is no turtle"), ("v.rdf", "<rdf"), ("v.csv", "name\nx\n"), ("v.csv", "uri,label\nno uri,Gent\n"),
        ("v.csv", "uri,label\nhttps://x.example/1,\n"), ("v.doc", "x"), ("v.ttl", ""),
        ("v.rdf", '<!DOCTYPE r [<!ENTITY a "b">]>' + RDF.removeprefix('<?xml version="1.0"?>')),
    ],
)  # fmt: skip
def test_what_is_no_vocabulary_is_refused_and_nothing_is_kept(home: Path, name: str, content: str) -> None:
    place = home / name
    place.write_text(content)
    with pytest.raises(VocabularyUnreadable):
        vocabularies.import_(place, Asked("kbr", "v"), who="anna")
    assert not list((settings.home().custody / "vocabularies").rglob(name))


@pytest.mark.parametrize(
    ("said_so", "wanted"),
    [
        ("Liège", ("liege",)), ("Ensor, James (1860-1949)", ("ensor james", "james ensor")), ("'s-Gravenhage", ("s gravenhage",)),
        ("Kant, Immanuel, 1724-1804", ("kant immanuel", "immanuel kant")), ("Straße", ("strasse",)), ("!", ()),
    ],
)  # fmt: skip
def test_names_are_looked_up_without_what_differs(said_so: str, wanted: tuple[str, ...]) -> None:
    assert keys(said_so) == wanted


def test_a_newer_version_takes_the_place_and_the_same_changes_nothing(home: Path) -> None:
    assert taken_in(home, TURTLE, "aat") and not taken_in(home, TURTLE, "aat")
    assert found("kbr", "Gandavum") == {("https://id.example/gent", "aat 1")}
    assert taken_in(home, CSV, "aat", version="2")
    assert found("kbr", "Gandavum") == set() and found("kbr", "ghent") == {("https://id.example/kbr/1", "aat 2")}
    with pytest.raises(NotImported, match="another file"):
        taken_in(home, CSV + "https://id.example/2,Brugge,nl,place,\n", "aat", version="2")
    for path in home.glob("catalogue.db*"):
        path.unlink()
    rebuild.rebuild()
    assert found("kbr", "ghent", "Gandavum") == {("https://id.example/kbr/1", "aat 2")}


def test_a_dag_takes_in_what_lies_in_its_folder_only(home: Path) -> None:
    place = settings.home().custody / "vocabularies/incoming"
    place.mkdir(parents=True)
    (place / "v.csv").write_text(CSV)
    assert vocabularies.import_(vocabularies.incoming("v.csv"), Asked("kbr", "v", "1"), who="anna")
    for name in ("../v.csv", "/etc/passwd", "there-is-none.csv"):
        with pytest.raises(NotImported):
            vocabularies.import_(vocabularies.incoming(name), Asked("kbr", "w"), who="anna")


def test_two_institutions_do_not_see_each_others(home: Path) -> None:
    taken_in(home, CSV, "own", institution="kbr")
    taken_in(home, CSV.replace("/kbr/", "/arch/"), "own", institution="arch")
    about = [Statement("dc:title", "Gezicht op Gent", "metadata.csv"), Statement("dc:coverage", "Gent", "metadata.csv")]
    (ours,) = deposited(home, 1, said=about)
    (theirs,) = deposited(home, 1, batch="A-1", institution="arch", said=about)
    enriched(enrichers=("authorities",))
    assert {one.uri for one in open_ones(ours)} == {"https://id.example/kbr/1"}
    assert {one.uri for one in open_ones(theirs)} == {"https://id.example/arch/1"}


def test_a_linked_name_keeps_its_value_and_raises_the_tier(home: Path) -> None:
    taken_in(home, TURTLE, "aat")
    about = [
        Statement("dc:title", "Gezicht op de haven van Gent", "metadata.csv", "nl"), Statement("dcterms:creator", "James Ensor", "metadata.csv"),
        Statement("dcterms:date", "1890", "metadata.csv"), Statement("dcterms:language", "nl", "metadata.csv"),
        Statement("dcterms:rights", "http://rightsstatements.org/vocab/CNE/1.0/", "institutions.yaml"),
    ]  # fmt: skip
    (one,) = deposited(home, 1, said=about)
    enriched(enrichers=("authorities",))
    told = {(s.field, s.value, s.uri) for s in open_ones(one)}
    assert told == {
        ("dcterms:creator", "James Ensor", "https://id.example/ensor"),
        ("dcterms:spatial", "Gent", "https://id.example/gent"),
    }
    assert tier(one) == (2, ["linked"])
    accept(one)
    revise("r")
    assert tier(one) == (3, ["linked-more", "description"])
    assert {(s.field, s.value, s.uri) for s in said(one) if s.uri} == told
    assert working_out.refresh() == {}


def tier(package: str) -> tuple[int, list[str]]:
    with reading(settings.home().catalogue_url) as db:
        reached = tiers.of_package(db, package)
    assert reached is not None
    return reached.tier, list(reached.missing)
