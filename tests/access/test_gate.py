"""The gate: whatever is not clearly allowed is not shown. Nothing here opens a file."""

from __future__ import annotations

from datetime import date

import pytest

from access.packages import FREE, IN_COPYRIGHT, rights, row
from heritage.access.gate import Agreement, Refused, Shown, Terms, admits, is_kept_back, opens_later, terms
from heritage.model import DEFAULT_RIGHTS, Statement
from heritage.model.rights import known

UNDER = {"PDM": Shown.WHOLE, "CC-BY": Shown.WHOLE, "InC": Shown.READING_ROOM, "InC-EDU": Shown.DESCRIPTION}
AGREED = Agreement(frozenset({"paper"}), UNDER, ("192.0.2.0/24", "2001:db8::/48"))
DAY = date(2026, 11, 30)


def decided(*said: Statement, agreement: Agreement | None = AGREED) -> Terms | Refused:
    return terms(said, agreement, "paper")


def shown(*said: Statement, day: date = DAY, address: str = "198.51.100.7") -> Shown:
    found = decided(*said)
    return Shown.NOTHING if isinstance(found, Refused) else admits(found, day, address)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("http://creativecommons.org/publicdomain/mark/1.0/", "PDM"),
        ("https://creativecommons.org/licenses/by/4.0/deed.nl", "CC-BY"),
        ("http://creativecommons.org/licenses/by-nc-sa/2.0/be/", "CC-BY-NC-SA"),
        ("https://rightsstatements.org/page/InC/1.0/?language=fr", "InC"),
        ("https://creativecommons.org/publicdomain/zero/1.0/legalcode", "CC0"),
    ],
)
def test_a_statement_is_known_by_its_address(text: str, code: str) -> None:
    found = known(text)
    assert found is not None and found[0] == code and found[1].startswith("http://") and found[1].endswith("/")


@pytest.mark.parametrize(
    "text",
    [
        "public domain", "", "InC", "http://rightsstatements.org/vocab/XYZ/1.0/", "http://rightsstatements.org/vocab/InC/2.0/",
        "http://creativecommons.org/licenses/by/9.0/", "see http://creativecommons.org/publicdomain/mark/1.0/",
        "http://creativecommons.org.evil.example/publicdomain/mark/1.0/", "javascript:alert(1)//creativecommons.org/publicdomain/mark/1.0/",
    ],
)  # fmt: skip
def test_a_sentence_is_no_statement(text: str) -> None:
    assert known(text) is None
    assert decided(rights(text)) == Refused("no-statement")


def test_what_is_agreed_and_free_is_shown() -> None:
    assert decided(rights()) == Terms(Shown.WHOLE, FREE, networks=AGREED.networks)
    assert shown(rights()) is Shown.WHOLE
    assert shown(*row(basis="license", doc_id_value=FREE)) is Shown.WHOLE


@pytest.mark.parametrize("agreement", [None, Agreement(), Agreement(frozenset({"objects"}), UNDER)])
def test_without_an_agreement_nothing_is(agreement: Agreement | None) -> None:
    assert isinstance(decided(rights(), agreement=agreement), Refused)


def test_a_statement_that_nobody_said_of_the_item_does_not_count() -> None:
    by_house, by_file = (
        Statement("dcterms:rights", FREE, DEFAULT_RIGHTS),
        Statement("dcterms:license", FREE, "exiftool 12.57 XMP"),
    )
    assert decided(by_house) == decided(by_file) == Refused("no-statement")
    counts = Agreement(AGREED.worklines, UNDER, by_default=True)
    assert isinstance(decided(by_house, agreement=counts), Terms)


def test_of_two_statements_the_one_that_shows_less_counts() -> None:
    assert shown(rights(), rights(IN_COPYRIGHT)) is Shown.DESCRIPTION
    assert decided(rights(), rights("http://rightsstatements.org/vocab/UND/1.0/")) == Refused("not-agreed", "UND")
    by_file = Statement("dcterms:license", IN_COPYRIGHT, "exiftool 12.57 XMP-cc:License")
    assert shown(rights(), by_file) is Shown.DESCRIPTION


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("192.0.2.9", Shown.WHOLE), ("::ffff:192.0.2.9", Shown.WHOLE), ("2001:db8::1", Shown.WHOLE), ("192.0.3.1", Shown.DESCRIPTION),
        ("", Shown.DESCRIPTION), ("192.0.2.9, 1.2.3.4", Shown.DESCRIPTION), ("unknown", Shown.DESCRIPTION),
    ],
)  # fmt: skip
def test_a_reading_room_is_known_by_its_network(address: str, wanted: Shown) -> None:
    assert shown(rights(IN_COPYRIGHT), address=address) is wanted


@pytest.mark.parametrize(
    ("cells", "day", "wanted"),
    [
        ({"grant_restriction": "disallow", "grant_end_date": "2026-11-29"}, DAY, Shown.WHOLE),
        ({"grant_restriction": "disallow", "grant_end_date": "2026-11-30"}, DAY, Shown.NOTHING),
        ({"grant_restriction": "Disallow", "grant_end_date": "2026"}, date(2026, 12, 31), Shown.NOTHING),
        ({"grant_restriction": "Disallow", "grant_end_date": "2026"}, date(2027, 1, 1), Shown.WHOLE),
        ({"grant_restriction": "disallow", "grant_end_date": "open"}, DAY, Shown.DESCRIPTION),
        ({"grant_restriction": "disallow"}, DAY, Shown.DESCRIPTION),
        ({"grant_restriction": "conditional", "grant_end_date": "2030"}, DAY, Shown.DESCRIPTION),
        ({"grant_restriction": "allow", "grant_start_date": "2026-12"}, DAY, Shown.NOTHING),
        ({"grant_restriction": "allow", "grant_start_date": "2026-12"}, date(2026, 12, 1), Shown.WHOLE),
        ({"grant_restriction": "allow", "grant_end_date": "2026-11-30"}, DAY, Shown.WHOLE),
        ({"grant_restriction": "allow", "grant_end_date": "2026-11-29"}, DAY, Shown.NOTHING),
        ({"grant_restriction": "allow", "grant_end_date": "next year"}, DAY, Shown.NOTHING),
        ({"grant_restriction": "disallow", "grant_end_date": "31.12.2020"}, DAY, Shown.NOTHING),
        ({"grant_restriction": "allow", "grant_start_date": "2026-02-30"}, DAY, Shown.NOTHING),
    ],
)
@pytest.mark.parametrize("act", ["publish", "Disseminate", "display", "discover"])
def test_rows_about_showing_narrow_it(act: str, cells: dict[str, str], day: date, wanted: Shown) -> None:
    if (
        act == "discover"
        and cells["grant_restriction"].lower() == "disallow"
        and cells.get("grant_end_date", "open") == "open"
    ):
        wanted = Shown.NOTHING
    assert shown(rights(), *row(grant_act=act, **cells), day=day) is wanted
    assert shown(rights(), *row(grant_act="delete", **cells), day=day) is Shown.WHOLE, "that is about something else"


def test_the_narrowest_of_several_rows_counts() -> None:
    later = row(3, grant_act="publish", grant_restriction="disallow", grant_end_date="2030-05-01")
    earlier = row(4, grant_act="display", grant_restriction="disallow", grant_end_date="2028-05-01")
    found = decided(rights(), *later, *earlier)
    assert isinstance(found, Terms) and found.opens == "2030-05-02"
    assert opens_later(found, DAY) and not opens_later(found, date(2030, 5, 2))


def test_dates_of_availability_and_access_rights_count_too() -> None:
    assert shown(rights(), Statement("dcterms:available", "2027", "metadata.csv, row 2")) is Shown.NOTHING
    assert shown(rights(), Statement("dcterms:available", "soon", "metadata.csv, row 2")) is Shown.NOTHING
    assert shown(rights(), Statement("dcterms:accessRights", "restricted", "metadata.csv, row 2")) is Shown.DESCRIPTION
    assert shown(rights(), Statement("dcterms:accessRights", "Open access", "metadata.csv, row 2")) is Shown.WHOLE


def test_a_single_page_may_be_kept_back() -> None:
    page = "objects/A/0001.tif"
    banned = [
        Statement(f"premis:{k}", v, "rights.csv, row 9", subject=page)
        for k, v in (("grant_act", "publish"), ("grant_restriction", "disallow"))
    ]
    other = Statement("dcterms:rights", IN_COPYRIGHT, "rights.csv, row 9", subject=page)
    assert is_kept_back(banned, page, AGREED) and is_kept_back([other], page, AGREED)
    assert not is_kept_back([*banned, other], "objects/A/0002.tif", AGREED)
    assert shown(rights(), *banned) is Shown.WHOLE, "of the whole item nothing was said"


def test_terms_that_cannot_be_read_show_nothing() -> None:
    assert admits(Terms(Shown.WHOLE, FREE, opens="soon"), DAY) is Shown.NOTHING
    assert admits(Terms(Shown.WHOLE, FREE, closes="never"), DAY) is Shown.NOTHING
