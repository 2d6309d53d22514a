"""metadata.csv and rights.csv as institutions send them: exact values, any sensible encoding, read once per batch."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heritage.contracts import DescriptionContext
from heritage.describe import conflicts, describe
from heritage.describe.rights import DefaultRights, RightsCsv
from heritage.describe.spreadsheet import _rows_by_path
from heritage.describe.table import MetadataCsv, field_of
from heritage.errors import SourceUnreadable
from heritage.model import Delivery, File, Item, Statement, Station

ITEM = Item("MS_1", (File("objects/MS_1/0001.tif", 1, "00"), File("objects/MS_1/0002.tif", 1, "00")))
ALONE = Item("photo", (File("objects/photo.tif", 1, "00"),))


def known(place: Path, item: Item = ITEM, **tables: bytes) -> DescriptionContext:
    files = []
    for name, content in tables.items():
        path = f"metadata/{name}.csv"
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(content)
        files.append(File(path, len(content), hashlib.sha512(content).hexdigest()))
    delivery = Delivery(
        str(place), "", "", "kbr", "paper", "B1", "op", Station("S"), date(2026, 1, 1), None, {}, (), tuple(files)
    )  # fmt: skip
    return DescriptionContext(place, delivery, item, (), ())


def said(known: DescriptionContext, *enrichers: object) -> list[tuple[str, str, str, str]]:
    found = describe(known, enrichers or (MetadataCsv(),))  # type: ignore[arg-type]
    return [(s.field, s.value, s.language, s.subject) for s in found]


def test_values_languages_repeated_columns_and_files(tmp_path: Path) -> None:
    content = (
        "filename,dc.title[nl],dc.title[fr],dcterms.creator,dcterms.creator,Shelf\r\n"
        'objects/MS_1,"Getijden, boek",Livre d\'heures,Jan,  Piet ,A/3\r\n'
        "objects/MS_1/0002.tif,Tweede blad,,,,\r\n"
        "objects/MS_2,Niet dit,,,,\r\n"
    )
    assert said(known(tmp_path, metadata=content.encode())) == [
        ("dc:title", "Getijden, boek", "nl", ""),
        ("dc:title", "Livre d'heures", "fr", ""),
        ("dcterms:creator", "Jan", "", ""),
        ("dcterms:creator", "  Piet ", "", ""),
        ("table:Shelf", "A/3", "", ""),
        ("dc:title", "Tweede blad", "nl", "objects/MS_1/0002.tif"),
    ]


def test_a_formula_and_a_leading_zero_stay_text(tmp_path: Path) -> None:
    rows = b'filename,dc.title,dc.identifier\nobjects/MS_1,"=HYPERLINK(""x"")",007\n'
    assert [v for _, v, _, _ in said(known(tmp_path, metadata=rows))] == ['=HYPERLINK("x")', "007"]


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-be"),
        lambda text: ("sep=;\n" + text.replace(",", ";")).encode("utf-8-sig"),
        lambda text: text.replace(",", "\t").encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("objects/MS_1", "objects\\MS_1\\").encode(),
        lambda text: text.replace("objects/MS_1", "MS_1").encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-be", "excel", "tabs", "crlf", "backslash", "no-objects"],
)
def test_tables_as_people_save_them(tmp_path: Path, encode: Callable[[str], bytes]) -> None:
    rows = encode("filename,dc.title\nobjects/MS_1,Été à Liège\n")
    assert said(known(tmp_path, metadata=rows)) == [("dc:title", "Été à Liège", "", "")]


def test_another_encoding_is_refused_and_not_guessed(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="UTF-8"):
        said(known(tmp_path, metadata="filename,dc.title\nobjects/MS_1,Été\n".encode("cp1252")))


def test_a_copy_in_a_folder_of_its_own_is_only_kept(tmp_path: Path) -> None:
    donor, own = b"filename,dc.title\nobjects/MS_1,wrong\n", b"filename,dc.title\nobjects/MS_1,right\n"
    both = known(tmp_path, **{"donor/metadata": donor, "metadata": own})
    assert [v for _, v, _, _ in said(both)] == ["right"]
    assert said(known(tmp_path / "x", **{"donor/metadata": donor})) == []


def test_a_column_without_a_name_is_kept_by_its_place(tmp_path: Path) -> None:
    assert said(known(tmp_path, metadata=b"filename,,dc.title\nobjects/MS_1,A/3,T\n"))[0][:2] == (
        "table:column 2",
        "A/3",
    )


def test_semicolons_inside_a_comma_table_are_values(tmp_path: Path) -> None:
    rows = b"filename,dc.subject\nobjects/MS_1,maps; plans; views\n"
    assert said(known(tmp_path, metadata=rows)) == [("dc:subject", "maps; plans; views", "", "")]


def test_a_one_file_item_is_named_by_its_file(tmp_path: Path) -> None:
    rows = b"filename,dc.title\nobjects/photo.tif,A\nobjects/photo,B\n"
    assert {v: s for _, v, _, s in said(known(tmp_path, ALONE, metadata=rows))} == {"A": "", "B": ""}


def test_no_table_or_one_without_filename_says_nothing(tmp_path: Path) -> None:
    assert said(known(tmp_path)) == []
    assert said(known(tmp_path, metadata=b"title\nx\n")) == []
    assert said(known(tmp_path, metadata=b"")) == []


def test_statements_name_the_row(tmp_path: Path) -> None:
    (only,) = describe(known(tmp_path, metadata=b"filename,dc.title\nobjects/x,y\nobjects/MS_1,T\n"), [MetadataCsv()])
    assert only.source == "metadata.csv, row 3"


def test_a_batch_s_table_is_read_once_for_all_items(tmp_path: Path) -> None:
    _rows_by_path.cache_clear()
    rows = b"filename,dc.title\n" + b"".join(b"objects/i%d,t\n" % n for n in range(50))
    one = known(tmp_path, metadata=rows)
    for number in range(50):
        item = Item(f"i{number}", ())
        assert len(list(MetadataCsv().describe(DescriptionContext(one.place, one.delivery, item, (), ())))) == 1
    assert _rows_by_path.cache_info().misses == 1


def test_columns() -> None:
    assert field_of("dc.title[nl-BE]") == ("dc:title", "nl-BE")
    assert field_of("DCTERMS.isPartOf") == ("dcterms:isPartOf", "")
    assert field_of("dc.Title") == ("dc:title", "")
    assert field_of("dc.title [fr]") == ("dc:title", "fr")
    assert field_of("dc.title[nl") == ("table:dc.title[nl", "")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary())
def test_any_bytes_are_no_crash(tmp_path: Path, content: bytes) -> None:
    with contextlib.suppress(SourceUnreadable):
        assert isinstance(said(known(tmp_path, metadata=content)), list)


RIGHTS = (
    b"file,basis,status,determination_date,jurisdiction,note,grant_act,grant_restriction\n"
    b"objects/MS_1,copyright,public domain,2026-01-01,be,,disseminate,Allow\n"
    b"objects/MS_1,donor,,,,No copies before 2030,replicate,Disallow\n"
)


def test_rights_rows_become_premis_and_one_readable_line(tmp_path: Path) -> None:
    found = list(describe(known(tmp_path, rights=RIGHTS), [RightsCsv()]))
    first = {s.field: s.value for s in found if s.source == "rights.csv, row 2"}
    assert first["premis:basis"] == "copyright" and first["premis:grant_act"] == "disseminate"
    assert first["dcterms:rights"] == "copyright: public domain (be); disseminate: Allow"
    second = {s.field: s.value for s in found if s.source == "rights.csv, row 3"}
    assert second["dcterms:rights"] == "donor: No copies before 2030; replicate: Disallow"


@pytest.mark.parametrize("column", ["file", "filename", "Filename"])
def test_the_column_may_have_either_name_and_nothing_is_open_by_default(tmp_path: Path, column: str) -> None:
    rows = (
        f"{column},basis,status,grant_act,grant_restriction\nobjects/MS_1,licence,x,disseminate,disallowed\n".encode()
    )
    found = said(known(tmp_path, rights=rows), RightsCsv(), DefaultRights("http://rightsstatements.org/vocab/CNE/1.0/"))
    assert ("dcterms:rights", "license: x; disseminate: disallow", "", "") in found
    assert not any("CNE" in value for _, value, _, _ in found)


def test_the_default_speaks_only_where_nothing_is_said(tmp_path: Path) -> None:
    uri = "http://rightsstatements.org/vocab/NoC-OKLR/1.0/"
    assert [v for _, v, _, _ in said(known(tmp_path), DefaultRights(uri))] == [uri]
    assert said(known(tmp_path, rights=RIGHTS), DefaultRights(uri)) == []
    own = b"filename,dc.rights\nobjects/MS_1,CC0\n"
    assert said(known(tmp_path, metadata=own), DefaultRights(uri)) == []
    page = b"filename,dc.rights\nobjects/MS_1/0001.tif,CC0\n"
    assert [v for _, v, _, _ in said(known(tmp_path, metadata=page), DefaultRights(uri))] == [uri]


def test_conflicts_are_kept_and_found() -> None:
    a = Statement("dc:title", "A", "metadata.csv")
    b = Statement("dcterms:title", "B", "exiftool")
    more = Statement("dc:creator", "X", "metadata.csv"), Statement("dc:creator", "Y", "metadata.csv")
    assert conflicts([a, b, *more]) == {("", "title", ""): (a, b)}


def test_a_statement_without_a_source_is_refused(tmp_path: Path) -> None:
    class Careless:
        name = "careless"

        def describe(self, known: DescriptionContext) -> list[Statement]:
            return [Statement("dc:title", "x", "")]

    with pytest.raises(ValueError, match="careless"):
        list(describe(known(tmp_path), [Careless()]))
