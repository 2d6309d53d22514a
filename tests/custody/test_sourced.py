"""What institutions' catalogues say becomes next versions of their packages: real packages at two real sites, and a catalogue's server that is a
process of its own, speaks each protocol, and is sometimes ill or means harm."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.sealed import deposited
from custody.test_revise import SITES, shown, titles
from heritage import __main__ as command_line
from heritage import package as packages
from heritage import settings
from heritage.archive import ocfl
from heritage.catalogue.sheets import PackagedSheets
from heritage.dossier import described, revisions
from heritage.errors import ConfigError
from heritage.flows.custody.roots.sites import open_site
from heritage.flows.revise import carrying, catalogues, making, nightly, planning, sourced
from heritage.tools.source import asking
from heritage.tools.source.answers import CatalogueAway

SERVER = Path(__file__).parents[1] / "revise/catalogue_server.py"
MARC = {
    "dcterms:title": {"marc": "245$a$b", "strip": " /:;,.", "language": "nl"},
    "dcterms:creator": [{"marc": "100$a", "strip": " ,"}, {"marc": "700[1.]$a"}],
    "dcterms:language": {"marc": "008/35-37", "words": {"dut": "nl", "fre": "fr"}},
    "dcterms:created": {"marc": "264$c", "pattern": r"(\d{4})"},
}


@dataclass(frozen=True)
class Catalogue:
    """A server and its records."""

    folder: Path
    root: str

    def holds(self, name: str, title: str, *more: str, file: str = "") -> None:
        """A MARC record as Alma and KBR write them; `more`: names of others who took part."""
        others = "".join(
            f'<datafield tag="700" ind1="{ind}" ind2=" "><subfield code="a">{one}</subfield></datafield>'
            for ind, one in [*(("1", one) for one in more), ("3", "a family")]
        )
        (self.folder / f"{file or name}.xml").write_text(
            f'<record xmlns="http://www.loc.gov/MARC21/slim"><!-- datestamp:2026-11-{10 if title == "Oud" else 20} -->'
            f'<leader>00000nam a2200000 i 4500</leader><controlfield tag="001">{name}</controlfield>'
            '<controlfield tag="008">950714s1895    be            000 0 dut d</controlfield>'
            f'<datafield tag="100" ind1="1" ind2=" "><subfield code="a">Ensor, James,</subfield><subfield code="d">1860-1949</subfield></datafield>'
            f'<datafield tag="245" ind1="1" ind2="0"><subfield code="a">{title} :</subfield><subfield code="b">een prent /</subfield>'
            '<subfield code="c">J. Ensor.</subfield></datafield>'
            f'<datafield tag="264" ind1=" " ind2="1"><subfield code="c">[1895]</subfield></datafield>{others}</record>'
        )

    @property
    def asked(self) -> list[str]:
        log = self.folder / "asked.log"
        return [line.partition("\t")[0] for line in log.read_text().splitlines()] if log.is_file() else []


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catalogue]:
    """A server with nothing in it."""
    folder = tmp_path / "catalogue"
    folder.mkdir()
    with subprocess.Popen([sys.executable, str(SERVER), str(folder)], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield Catalogue(folder, f"http://127.0.0.1:{server.stdout.readline().strip()}")
        server.kill()


def configured(home: Path, **changed: Any) -> None:
    """As an engineer writes it for KBR."""
    told = {"pause": 0, "seconds": 2, "approval": False, "fields": MARC, **changed}
    (home / "config").mkdir(exist_ok=True)
    (home / "config/catalogues.yaml").write_text(yaml.safe_dump({"kbr": told}))


def by_sru(home: Path, catalogue: Catalogue, path: str = "/sru", **changed: Any) -> None:
    of = {
        "protocol": "sru",
        "address": f"{catalogue.root}{path}",
        "record_schema": "marcxml",
        "query": 'alma.mms_id="{id}"',
    }
    configured(home, **{**of, "confirmed_by": {"marc": "001"}, **changed})


def by_oai(home: Path, catalogue: Catalogue, path: str = "/oai", **changed: Any) -> None:
    of = {"protocol": "oai", "address": f"{catalogue.root}{path}", "record_schema": "marc21"}
    configured(home, **{**of, "found_by": {"form": "oai:kbr.be:{id}"}, **changed})


def pulled(run: str = "r", **wanted: Any) -> list[planning.Planned]:
    """As the DAG does it, where nobody has to approve. Answers the plan."""
    try:
        planning.plan(run, planning.Wanted("as the catalogue has it", catalogue="kbr", **wanted), who="anna")
    except planning.NothingToRevise:
        return list(planning.planned(run))
    for unit in carrying.units(run):
        carrying.carry_out(run, unit)
    carrying.report(run)
    return list(planning.planned(run))


def said(package: str, field: str) -> list[tuple[str, str, str]]:
    held = ocfl.stored(open_site("site-b"), package)
    return [
        (s.value, s.language, s.source)
        for s in described(PackagedSheets(held))
        if s.field.endswith(field) and not s.subject
    ]


@pytest.mark.parametrize("version", ["1.1", "1.2", "2.0"])
@pytest.mark.parametrize("path", ["/sru", "/sru!packed"])
def test_a_record_by_sru_makes_the_next_version_and_lies_in_it(
    home: Path, catalogue: Catalogue, version: str, path: str
) -> None:
    (one,) = deposited(home, 1)
    catalogue.holds("MS_0000", "De intrede", "Rops, F.")
    by_sru(home, catalogue, path, version=version)
    pulled()
    assert titles(one) == ["De intrede : een prent"] * 2
    source = "revision 2, catalogue kbr, record MS_0000"
    assert said(one, ":title") == [("De intrede : een prent", "nl", source)]
    assert [value for value, *_ in said(one, ":creator")] == ["Ensor, James", "Rops, F."]
    assert said(one, ":creator")[0][2] == "metadata.csv, row 2", "who said it first still says it"
    assert [value for value, *_ in said(one, ":created")] == ["1895"]
    (made,) = revisions(PackagedSheets(ocfl.stored(open_site("site-a"), one)))
    assert made.record is not None
    assert hashlib.sha512(made.record.content.encode()).hexdigest() == made.record.sha512
    assert made.record.sha512 in made.evidence and catalogue.root in made.evidence and "MS_0000" in made.evidence
    assert "De intrede :" in made.record.content and "searchRetrieveResponse" not in made.record.content
    ocfl.restore(open_site("site-a"), one, 2, home / "whole")
    assert packages.check(home / "whole") == []


def test_the_same_record_again_changes_nothing_and_opens_no_site(
    home: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = deposited(home, 1)
    catalogue.holds("MS_0000", "De intrede")
    by_sru(home, catalogue)
    pulled()

    def opened(*_: object) -> None:
        raise AssertionError("a site was opened")

    monkeypatch.setattr(sourced, "newest", opened)
    (row,) = pulled("again")
    assert (row.revision, row.held, row.conflicts) == (None, "", ())
    assert shown(one).version == 2


def test_by_oai_those_that_changed_since(home: Path, catalogue: Catalogue) -> None:
    ids = deposited(home, 7)
    for n in range(7):
        catalogue.holds(f"MS_{n:04d}", "Oud" if n == 3 else "Nieuw", file=f"oai:kbr.be:MS_{n:04d}")
    (catalogue.folder / "oai:kbr.be:MS_0005.xml").write_text("<a>DELETED datestamp:2026-11-21 </a>")
    by_oai(home, catalogue)
    rows = pulled(since="2026-11-15")
    assert len([asked for asked in catalogue.asked if "verb=ListRecords" in asked]) == 3, "in pages"
    assert not [asked for asked in catalogue.asked if "GetRecord" in asked]
    assert [row.package for row in rows] == [one for n, one in enumerate(ids) if n != 3]
    assert [row.package for row in rows if "deleted" in row.held] == [ids[5]]
    assert shown(ids[3]).version == shown(ids[5]).version == 1
    assert "record oai:kbr.be:MS_0000" not in shown(ids[0]).title and titles(ids[0]) == ["Nieuw : een prent"] * 2
    (made,) = revisions(PackagedSheets(ocfl.stored(open_site("site-a"), ids[0])))
    assert made.record is not None and (made.record.identifier, made.record.datestamp) == (
        "oai:kbr.be:MS_0000",
        "2026-11-20",
    )
    assert pulled("later", since="2027-01-01") == []


@pytest.mark.parametrize("web", [True, False])
def test_a_table_is_a_catalogue_too(home: Path, catalogue: Catalogue, web: bool) -> None:
    first, second, third = deposited(home, 3)
    table = "Nr;Titel;Onderwerp\r\nMS_0000;=Een titel;zee|strand\r\nMS_0002;x;\r\nMS_0002;y;\r\n"
    place = (catalogue.folder if web else home) / "table.csv"
    place.write_text(table, encoding="utf-8-sig")
    fields = {"dcterms:title": {"column": "Titel"}, "dcterms:subject": {"column": "Onderwerp", "split": "|"}}
    configured(
        home, protocol="csv", address=f"{catalogue.root}/table.csv" if web else "table.csv", key="Nr", fields=fields
    )
    rows = {row.package: row for row in pulled()}
    assert titles(first) == ["=Een titel"] * 2
    assert [value for value, *_ in said(first, ":subject")] == ["zee", "strand"]
    assert "found none" in rows[second].held and "found several" in rows[third].held
    (made,) = revisions(PackagedSheets(ocfl.stored(open_site("site-a"), first)))
    assert made.record is not None and made.record.content == "Nr,Titel,Onderwerp\nMS_0000,=Een titel,zee|strand\n"


def corrected(package: str, title: str, run: str) -> None:
    planning.plan(run, planning.Wanted("seen on the sheet itself", package, {"dc:title": title}), who="bea")
    carrying.carry_out(run, 0)


def test_what_a_person_corrected_is_not_overwritten_in_silence(home: Path, catalogue: Catalogue) -> None:
    (one,) = deposited(home, 1)
    by_sru(home, catalogue, fields={"dcterms:title": MARC["dcterms:title"]})
    catalogue.holds("MS_0000", "De intrede")
    pulled("first")
    corrected(one, "De Intrede van Christus", "by-hand")
    (row,) = pulled("still the same")
    assert (row.revision, row.conflicts) == (None, ()), "the catalogue says what the person corrected: no news"
    catalogue.holds("MS_0000", "Intrede")
    (row,) = pulled("changed since")
    assert row.revision is None
    assert [(c.before[0].value, c.after[0].value) for c in row.conflicts] == [
        ("De Intrede van Christus", "Intrede : een prent")
    ]
    assert any("CORRECTED BY A PERSON" in line for line in planning.in_words(row))
    assert titles(one) == ["De Intrede van Christus"] * 2
    pulled("asked and kept", conflicts="keep")
    assert titles(one) == ["De Intrede van Christus"] * 2
    pulled("asked and taken", conflicts="catalogue")
    assert titles(one) == ["Intrede : een prent"] * 2
    catalogue.holds("MS_0000", "Weer anders")
    (row,) = pulled("its own words")
    assert row.revision is not None, "its last words were the catalogue's: nothing of a person's is lost"


@pytest.mark.parametrize(("wins", "title"), [("keep", "mine"), ("catalogue", "De intrede : een prent")])
def test_who_wins_is_said_for_each_field(home: Path, catalogue: Catalogue, wins: str, title: str) -> None:
    (one,) = deposited(home, 1)
    corrected(one, "mine", "by-hand")
    catalogue.holds("MS_0000", "De intrede")
    by_sru(
        home,
        catalogue,
        fields={"dcterms:title": {**MARC["dcterms:title"], "wins": wins}, "dcterms:created": MARC["dcterms:created"]},
    )  # type: ignore[dict-item]
    (row,) = pulled()
    assert titles(one) == [title] * 2
    assert row.conflicts == () and [value for value, *_ in said(one, ":created")] == ["1895"]


def test_a_record_that_says_nothing_of_a_field_takes_nothing_away(home: Path, catalogue: Catalogue) -> None:
    (one,) = deposited(home, 1)
    catalogue.holds("MS_0000", "x")
    by_sru(home, catalogue, fields={"dcterms:title": MARC["dcterms:title"], "dcterms:creator": {"marc": "110$a"}})
    pulled()
    assert [value for value, *_ in said(one, ":creator")] == ["Ensor, James"]


def test_wrong_none_and_several_are_held_and_the_rest_goes_on(home: Path, catalogue: Catalogue) -> None:
    first, second, third, fourth = deposited(home, 4)
    catalogue.holds("MS_0000", "een")
    catalogue.holds("MS_0001", "twee")
    catalogue.holds("MS_0001", "drie", file="MS_0001+b")
    catalogue.holds("MS_0003", "vier", file="MS_0002")
    by_sru(home, catalogue)
    held = {row.package: row.held for row in pulled()}
    assert held[first] == "" and titles(first) == ["een : een prent"] * 2
    assert "found several" in held[second]
    assert "a record that holds MS_0002 itself" in held[third] and "MS_0003" in held[third]
    assert "found none" in held[fourth]
    assert [shown(one).version for one in (second, third, fourth)] == [1, 1, 1]


def test_an_identifier_is_found_in_a_field_and_is_only_ever_a_term(home: Path, catalogue: Catalogue) -> None:
    (one,) = deposited(home, 1)
    nasty = 'a"b\\ or rec.id any "x'
    patch = {"dcterms:identifier": ["shelf: 12", f"mms {nasty}"]}
    planning.plan("id", planning.Wanted("w", one, patch), who="anna")
    carrying.carry_out("id", 0)
    catalogue.holds("x", "gevonden")
    place = catalogue.folder / "x.xml"
    (catalogue.folder / "a%22b%5C%20or%20rec.id%20any%20%22x.xml").write_text(
        place.read_text().replace('"001">x<', f'"001">{nasty.replace("<", "")}<')
    )
    place.unlink()
    by_sru(home, catalogue, found_by={"field": "dcterms:identifier", "pattern": "mms (.+)"})
    (row,) = pulled()
    assert row.held == "" and titles(one) == ["gevonden : een prent"] * 2
    by_sru(home, catalogue, found_by={"field": "dcterms:identifier", "pattern": ".+"})
    (row,) = pulled("two")
    assert "one identifier in dcterms:identifier" in row.held
    by_sru(home, catalogue, found_by={"field": "dcterms:identifier", "pattern": "none"})
    (row,) = pulled("none")
    assert "found none" in row.held


@pytest.mark.parametrize(
    ("evil", "said"),
    [
        ("bomb", "document type|amplification"), ("file", "document type"), ("outside", "document type"), ("deep", "depth"), ("html", "unreadable|readable"),
        ("empty", "readable"), ("other", "no answer of SRU"), ("large", "more than 1048576 bytes"), ("elsewhere", "where we do not go"),
        ("to-file", "where we do not go"), ("round", "on and on"), ("404", "HTTP 404"), ("403", "HTTP 403"), ("another-sru", "itself"),
    ],
)  # fmt: skip
def test_an_answer_that_means_harm_is_held(home: Path, catalogue: Catalogue, evil: str, said: str) -> None:
    (one,) = deposited(home, 1)
    catalogue.holds("MS_9999", "x")
    by_sru(home, catalogue, f"/evil/{evil}", megabytes=1)
    (row,) = pulled()
    assert any(word in row.held for word in said.split("|")), row.held
    assert shown(one).version == 1


@pytest.mark.parametrize("evil", ["500", "503", "429", "cut", "gone", "silent", "drip"])
def test_an_outage_is_tried_again_and_told_as_one(
    home: Path, catalogue: Catalogue, evil: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking.time, "sleep", lambda _: None)
    deposited(home, 1)
    by_sru(home, catalogue, f"/evil/{evil}", seconds=0.5)
    with pytest.raises(CatalogueAway):
        pulled()
    assert len(catalogue.asked) == 3
    assert not planning.is_planned("r"), "the next try asks again"


def test_after_two_refusals_it_is_well(home: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking.time, "sleep", lambda _: None)
    (one,) = deposited(home, 1)
    catalogue.holds("MS_0000", "x")
    by_sru(home, catalogue, "/evil/third")
    pulled()
    assert shown(one).version == 2


def test_a_redirect_to_the_same_host_is_followed(home: Path, catalogue: Catalogue) -> None:
    (one,) = deposited(home, 1)
    catalogue.holds("MS_0000", "x")
    by_sru(home, catalogue, "/evil/moved")
    pulled()
    assert shown(one).version == 2


def test_while_it_is_away_what_was_answered_goes_on_and_it_is_left_in_peace(
    home: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sourced, "PATIENCE", 2)
    monkeypatch.setattr(asking.time, "sleep", lambda _: None)
    ids = deposited(home, 6)
    for n in range(6):
        catalogue.holds(f"MS_{n:04d}", f"titel {n}")
    by_sru(home, catalogue)
    real = asking.Server.get

    def falls_ill(server: asking.Server, address: str) -> bytes:
        return real(server, address if "MS_0000" in address else address.replace("/sru?", "/evil/503?"))

    monkeypatch.setattr(asking.Server, "get", falls_ill)
    rows = pulled()
    assert shown(ids[0]).version == 2
    assert [row.package for row in rows if "found none in time" in row.held] == ids[1:]
    assert len(catalogue.asked) == 1 + 2 * asking.TRIES


def test_lists_that_go_round_and_records_of_others(home: Path, catalogue: Catalogue) -> None:
    (one,) = deposited(home, 1)
    by_oai(home, catalogue, "/evil/circle")
    with pytest.raises(sourced.NoRecord, match="circle"):
        pulled(since="2026-01-01")
    by_oai(home, catalogue, "/evil/another")
    (row,) = pulled("other")
    assert "oai:other" in row.held and shown(one).version == 1


def test_a_killed_run_asks_nothing_twice_and_makes_nothing_twice(
    home: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = deposited(home, 4)
    for n in range(4):
        catalogue.holds(f"MS_{n:04d}", f"titel {n}")
    by_sru(home, catalogue)

    class Killed(BaseException):
        """As SIGKILL: nobody catches it."""

    real = asking.Server.get

    def dies(server: asking.Server, address: str) -> bytes:
        if "MS_0002" in address:
            raise Killed
        return real(server, address)

    with monkeypatch.context() as killed, pytest.raises(Killed):
        killed.setattr(asking.Server, "get", dies)
        pulled()
    journal = home / "custody/revisions/r/records.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"package": "half a li')
    planning.plan("r", planning.Wanted("w", catalogue="kbr"), who="anna")
    assert sorted(one.partition("MS_")[2][:4] for one in catalogue.asked) == ["0000", "0001", "0002", "0003"]
    sealed = making.history.tell_sealed

    def dies_after_the_seal(package: Any) -> None:
        sealed(package)
        if package.id == ids[2]:
            raise Killed

    with monkeypatch.context() as killed, pytest.raises(Killed):
        killed.setattr(making.history, "tell_sealed", dies_after_the_seal)
        carrying.carry_out("r", 0)
    shutil.rmtree(catalogue.folder)
    assert carrying.carry_out("r", 0) == {"made": 4}, "the records were received: the catalogue is not needed any more"
    assert [shown(one).version for one in ids] == [2] * 4
    assert [titles(one) for one in ids] == [[f"titel {n} : een prent"] * 2 for n in range(4)]


def test_a_person_looks_first_where_it_is_not_said_otherwise(home: Path, catalogue: Catalogue) -> None:
    (one,) = deposited(home, 1)
    catalogue.holds("MS_0000", "x")
    by_sru(home, catalogue, approval=True)
    with pytest.raises(planning.approving.NotApproved):
        pulled()
    assert '"A title" → "x : een prent"' in planning.question("r")[1]
    planning.approve("r", who="bea", asked_by="anna", reason="seen")
    carrying.carry_out("r", 0)
    assert (shown(one).version, shown(one).revisions[0].approved_by) == (2, "bea")


def test_only_its_own_institutions_packages(home: Path, catalogue: Catalogue) -> None:
    deposited(home, 1)
    (other,) = deposited(home, 1, "R-2", "kmi")
    catalogue.holds("MS_0000", "x")
    by_sru(home, catalogue)
    with pytest.raises(planning.NoSuchPackage):
        pulled(package=other)
    pulled("all")
    assert shown(other).version == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"address": "file:///etc/passwd"}, "http:// or https://"), ({"address": "http://a:b@x.be/"}, "no name, password"),
        ({"query": "id={id}"}, "in quotes"), ({"confirmed_by": None}, "needs confirmed_by"), ({"fields": {}}, "at least 1"),
        ({"fields": {"dcterms:titel": {"marc": "245$a"}}}, "dcterms:titel"), ({"fields": {"premis:basis": {"marc": "245$a"}}}, "premis:basis"),
        ({"fields": {"dcterms:title": {"marc": "24$a"}}}, "no place in MARC"), ({"fields": {"dcterms:title": {"xpath": "a["}}}, "a["),
        ({"fields": {"dcterms:title": {"xpath": "nope:a"}}}, "nope"), ({"fields": {"dcterms:title": {"column": "x"}}}, "columns"),
        ({"fields": {"dcterms:title": {"marc": "245$a", "pattern": "("}}}, "pattern|unterminated"), ({"fields": {"dcterms:title": {}}}, "one of marc"),
        ({"fields": {"dcterms:title": {"marc": "245$a", "typo": 1}}}, "typo"), ({"protocol": "z3950"}, "protocol"),
        ({"found_by": {"pattern": "["}}, "no regular expression"), ({"wins": "me"}, "wins"), ({"nonsense": 1}, "nonsense"),
    ],
)  # fmt: skip
def test_a_configuration_that_cannot_be_meant_is_refused_when_it_is_read(
    home: Path, catalogue: Catalogue, changed: dict[str, Any], said: str
) -> None:
    by_sru(home, catalogue, **changed)
    with pytest.raises(ConfigError) as refused:
        catalogues.catalogues()
    assert "catalogues.yaml" in str(refused.value) and any(word in str(refused.value) for word in said.split("|")), (
        refused.value
    )


def test_as_shipped_there_is_none_and_a_stranger_has_none(home: Path) -> None:
    assert dict(catalogues.catalogues()) == {}
    (home / "config").mkdir()
    (home / "config/catalogues.yaml").write_text(
        "nobody: {protocol: csv, address: a.csv, key: k, fields: {dcterms:title: {column: t}}}"
    )
    with pytest.raises(ConfigError, match="nobody: no such institution"):
        catalogues.catalogues()


def test_the_command(home: Path, catalogue: Catalogue, capsys: pytest.CaptureFixture[str]) -> None:
    (one,) = deposited(home, 1)
    catalogue.holds("MS_0000", "x")
    by_sru(home, catalogue)
    words = ["revise", "--catalogue", "kbr"]
    assert command_line.main(words) == 0
    assert shown(one).version == 1, "a dry run"
    assert '"A title" → "x : een prent"' in capsys.readouterr().out
    assert command_line.main([*words, "--approve", "seen"]) == 0
    assert shown(one).version == 2
    assert settings.home().root == home and len(SITES) == 2


def test_what_is_asked_every_night_begins_a_day_before_it_was_asked_last(home: Path, catalogue: Catalogue) -> None:
    (one,) = deposited(home, 1)
    by_oai(home, catalogue)
    assert nightly.due(date(2026, 11, 30)) == []
    by_oai(home, catalogue, daily=True)
    (first,) = nightly.due(date(2026, 11, 30))
    assert (first["trigger_dag_id"], first["conf"]["catalogue"], first["conf"]["since"]) == ("revise", "kbr", "")
    wanted, who = planning.of_a_catalogue(planning.Wanted("", **first["conf"]), "")
    catalogue.holds("MS_0000", "x", file="oai:kbr.be:MS_0000")
    planning.plan(first["trigger_run_id"], wanted, who=who)
    carrying.carry_out(first["trigger_run_id"], 0)
    (later,) = nightly.due(date(2026, 12, 2))
    assert later["conf"]["since"] == "2026-11-29" and later["trigger_run_id"] != first["trigger_run_id"]
    premis = b"".join(ocfl.stored(open_site("site-a"), one).read("metadata/preservation/premis.xml")).decode()
    assert "catalogue of kbr" in premis
