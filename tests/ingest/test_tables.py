"""metadata.csv and rights.csv: readable, and about what is there; no formulas."""

from __future__ import annotations

import pytest

from heritage.ingest import tables
from ingest.conftest import Make, reasons, take

THERE = {"objects/a", "objects/a/1.tif", "objects/b.tif"}
NAME = "metadata/metadata.csv"
RIGHTS = "metadata/rights.csv"


def told(content: str | bytes, path: str = NAME) -> list[str]:
    raw = content if isinstance(content, bytes) else content.encode()
    return [str(p) for p in tables.faults(path, raw, THERE)]


def test_a_sound_table() -> None:
    assert told('\ufefffilename,dc.title[nl]\r\nobjects/a/,"Een\nboek, twee"\r\nobjects/b.tif,x\r\n\r\n') == []


@pytest.mark.parametrize(
    "content",
    [
        "filename;dc.title\nobjects/a;x, y\n",
        "filename\tdc.title\nobjects\\a\tx\n",
        "sep=;\r\nfilename;dc.title\r\na;x\r\n",
        "Filename,dc.title\n./objects/a/,x\n",
        "filename,dc.title,dc.title,,\nobjects/a,x,y,,,,\n",
        "filename,dc.title\nobjects/a," + "x" * 1_000_000 + "\n",
        'filename,dc.title\robjects/a,"x\ry"\r',
        "filename,dc.title\nobjects/a,é\n".encode("utf-16"),
        "filename,dc.title\nobjects/a,é\n".encode("utf-16-be"),
        "filename,dc.title\nobjects/a,é\n".encode("utf-32"),
        '"filename";"dc.title"\n"objects/a/1.tif";"say ""x"""\n',
    ],
)
def test_tables_as_spreadsheets_save_them(content: str | bytes) -> None:
    assert told(content) == []


def test_accents_written_apart_are_told_as_the_list_does(make: Make) -> None:
    table = "filename,dc.title\nobjects/e\u0301te\u0301.tif,x\n".encode()
    (reason,) = reasons(make({"objects/été.tif": b"1", NAME: table}))
    assert "[table-subject]" in reason and "which is written differently: letter and accent apart" in reason


def test_rights_may_say_file() -> None:
    for column in ("file", "filename"):
        rows = "objects/b.tif,copyright,copyrighted,disseminate,Disallow,2041-01-01,open\n"
        head = f"{column},basis,status,grant_act,grant_restriction,grant_start_date,grant_end_date\n"
        assert told(head + rows, RIGHTS) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("path,basis\nobjects/a,copyright\n", 'the column "file"'),
        ("file,filename,basis\nobjects/a,objects/a,copyright\n", 'one column "file"'),
        ("file,status\nobjects/a,copyrighted\n", 'a column "basis"'),
        ("file,basis,grant_restricton\nobjects/a,copyright,disallow\n", 'found "grant_restricton". Did you mean "grant_restriction"?'),
        ("file,basis,grant act\nobjects/a,copyright,x\n", 'Did you mean "grant_act"?'),
        ("file,basis,embargo\nobjects/a,copyright,2041\n", 'found "embargo". Correct the table'),
        ("file,basis,basis\nobjects/a,copyright,license\n", '"basis" twice'),
        ("file,basis\nobjects/a,copyrigth\n", 'row 2, basis [rights]: wanted one of copyright, license'),
        ("file,basis\nobjects/a,copyrigth\n", 'found "copyrigth". Did you mean "copyright"?'),
        ("file,basis,status\nobjects/a,,copyrighted\n", "row 2, basis [rights]"),
        ("file,basis,status\nobjects/a,copyright,copyrigthed\n", 'Did you mean "copyrighted"?'),
        ("file,basis,grant_act,grant_restriction\nobjects/a,copyright,diseminate,disallow\n", 'Did you mean "disseminate"?'),
        ("file,basis,grant_act,grant_restriction\nobjects/a,copyright,disseminate,forbidden\n", "wanted one of allow, disallow, conditional"),
        ("file,basis,grant_act\nobjects/a,copyright,disseminate\n", "grant_restriction [rights]"),
        ("file,basis,grant_restriction\nobjects/a,copyright,disallow\n", "grant_act [rights]"),
        ("file,basis,end_date\nobjects/a,copyright,31/12/2040\n", 'found "31/12/2040"'),
        ("file,basis,start_date,end_date\nobjects/a,copyright,2040,2030-01-01\n", "an end after 2040"),
        ("file,basis\nobjects/zz,copyright\n", "[table-subject]"),
        ("file,basis\nobjects/a,copyright\n".encode("cp1252") + b"objects/b.tif,\xe9\n", "Windows-1252"),
    ],
)  # fmt: skip
def test_rights_that_nobody_would_keep_are_refused(content: str | bytes, words: str) -> None:
    assert any(words in t for t in told(content, RIGHTS))


@pytest.mark.parametrize(
    "name", ["Rights.csv", "rights.CSV", "right.csv", "rights.csv.txt", "rights.xlsx", "Metadata.csv", "rights.tsv"]
)
def test_a_table_that_nobody_would_read_is_refused(make: Make, name: str) -> None:
    assert any("[table-name]" in r for r in reasons(make({f"metadata/{name}": b"file,basis\n"})))


@pytest.mark.parametrize(
    "name",
    [
        "donor/rights.csv",
        "submissionDocumentation/metadata.csv",
        "paradata.csv",
        "rights statement.pdf",
        "metadata.xml",
    ],
)
def test_what_is_only_kept_may_be_called_anything(make: Make, name: str) -> None:
    assert take(make({f"metadata/{name}": b"file;basis\nx"})).items


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"filename,dc.title\nobjects/a,\xe9\n", "UTF-8"),
        ("file;dc.title\nobjects/a;x\n", 'the column "filename"'),
        ("", "filename"),
        ("name,dc.title\n", "filename"),
        ("filename,dc.title\nobjects/c,x\n", "row 2 [table-subject]"),
        ("filename,dc.title\n../../etc/passwd,x\n", "not in the delivery"),
        ("filename,dc.title\n,x\n", "found nothing"),
        ("filename,dc.title\nobjects/a,x,y\n", "3 cells"),
        ('filename,dc.title\nobjects/a,"x\n', "CSV"),
        ("filename,dc.title\nobjects/a,\0\n", "NUL"),
        (
            "filename,dc.title\nobjects/a," + "x" * ((16 << 20) + 1),
            "row 2 [table]: wanted cells of at most 16777216 characters, found 16777217 in column 2",
        ),
        ("filename,filename\nobjects/a,objects/a\n", "one column"),
        ("filename,dc.title\nobjects/A,x\n", "other upper and lower case"),
        ("filename,dc.title\nobjects/a\u200b,x\n", "invisible characters"),
        ("filename;dc.title\nobjects/c;x\n", "row 2 [table-subject]"),
    ],
)
def test_what_is_wrong_is_told(content: str | bytes, words: str) -> None:
    assert any(words in t for t in told(content))


@pytest.mark.parametrize("cell", ['=HYPERLINK(""x"")', "+cmd|' /C calc'!A0", "-2+SUM(A1)", "@SUM(A1)", " =1+1"])
def test_a_formula_refuses_the_delivery(make: Make, cell: str) -> None:
    table = f'filename,dc.title\nobjects/postcard.tif,"{cell}"\n'.encode()
    assert any("[table-formula]" in r and "row 2" in r for r in reasons(make({NAME: table})))


@pytest.mark.parametrize("cell", ["+32 2 519 53 11", "- untitled -", "-2", "=", "a = b", "@", "(+) note"])
def test_what_only_looks_like_a_formula_is_taken_in(make: Make, cell: str) -> None:
    assert take(make({NAME: f'filename,dc.title\nobjects/postcard.tif,"{cell}"\n'.encode()})).items


def test_a_table_about_something_else_refuses_the_delivery(make: Make) -> None:
    assert any("[table-subject]" in r for r in reasons(make({NAME: b"filename\nobjects/other\n"})))


def test_a_table_of_another_delivery_is_not_named_row_by_row_for_ever() -> None:
    said = told("filename,dc.title\n" + "objects/c,x\n" * 50_000 + "objects/a,y,z\n")
    assert len(said) == tables._NAMED + 1
    assert f"{50_001 - tables._NAMED} more rows that are wrong" in said[-1]


@pytest.mark.parametrize("day", ["2041-02-30", "2041-13-01", "2041-00", "1999-11-31"])
def test_a_day_that_there_is_not_is_refused(day: str) -> None:
    row = f"file,basis,grant_act,grant_restriction,grant_end_date\nobjects/a,donor,disseminate,disallow,{day}\n"
    assert f'found "{day}"' in " ".join(told(row, RIGHTS))


@pytest.mark.parametrize("day", ["2040-02-29", "2041-21", "2041-XX", "open", "2041~", "204X", "2041-02-28T10:00:00Z"])
def test_days_as_edtf_writes_them(day: str) -> None:
    assert not told(f"file,basis,grant_act,grant_restriction,grant_end_date\nobjects/a,donor,use,allow,{day}\n", RIGHTS)


def test_rows_that_contradict_each_other_are_refused() -> None:
    head = "file,basis,grant_act,grant_restriction,grant_end_date\n"
    rows = "objects/a,donor,disseminate,Disallowed,2041\nobjects/a/,donor,Disseminate,{},{}\n"
    assert "wanted disallow, as metadata/rights.csv, row 2 says" in told(head + rows.format("allow", 2041), RIGHTS)[0]
    assert not told(head + rows.format("disallow", 2041) + rows.format("allow", 2051), RIGHTS)


@pytest.mark.parametrize("name", ["rights (1).csv", "rights_2026.csv", "KBR-rights.xlsx", "metadata final.csv"])
def test_a_word_beside_it_does_not_make_it_another_table(make: Make, name: str) -> None:
    assert any("[table-name]" in reason for reason in reasons(make({f"metadata/{name}": b"x"})))


def test_rights_among_the_objects_are_refused_unless_the_real_table_is_there(make: Make) -> None:
    inner = {"objects/KBR_MS_0001/rights.csv": b"file,basis\n0001.tif,copyright\n"}
    (reason,) = reasons(make(inner))
    assert "objects/KBR_MS_0001/rights.csv [table-name]" in reason and "would not be kept" in reason
    real = {"metadata/rights.csv": b"file,basis\nobjects/KBR_MS_0001,copyright\n"}
    assert any("table-name" in note for note in take(make(inner | real, name="e")).delivery.notes)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("dcterms.titel", 'Did you mean "dcterms.title"?'),
        ("dc.xyzzy", "kept as it came, and not harvested"),
        ("dc.title[Nederlands]", "a language as in dc.title[nl]"),
    ],
)
def test_columns_that_are_nearly_dublin_core_are_told(column: str, said: str) -> None:
    (problem,) = tables.faults(NAME, f"filename,{column}\nobjects/a,x\n".encode(), THERE)
    assert said in str(problem) and not problem.refuses


def test_columns_of_dublin_core_and_of_the_institution_are_left_alone() -> None:
    columns = "dc.Title,dcterms:isPartOf,dc.title[sr-Latn],dcterms.tableOfContents[fr],Shelf,dc title,parts"
    assert told(f"filename,{columns}\nobjects/a,1,2,3,4,5,6,7\n") == []
