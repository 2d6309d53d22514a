"""PDFs that others made: read to their end, and held to what they say of themselves."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from heritage import settings
from heritage.contracts import CheckContext, Source
from heritage.errors import SourceUnreadable
from heritage.measure.document.document import PdfProbe
from heritage.model import Facts, File, Finding, Measured, Outcome
from heritage.normalise.picture.tone import srgb
from heritage.qc.document import pdfa
from heritage.tools.document import pdf
from places import SAMPLES, needs_shared
from qc.judging import delivery

CLAIM = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def document(claim: bytes = CLAIM, **catalog: object) -> bytes:
    """One empty page."""
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    for name, value in catalog.items():
        made.Root[f"/{name}"] = made.make_indirect(value)
    if claim:
        made.Root.Metadata = made.make_stream(claim, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    made.save(out)
    return out.getvalue()


def measured(tmp_path: Path, content: bytes) -> Facts:
    path = tmp_path / "p.pdf"
    path.write_bytes(content)
    return PdfProbe().measure(Source(path, File("objects/A/p.pdf", len(content), "00")))


def judged(facts: Facts) -> Finding:
    rule = settings.policy("legacy").rule("pdfa")
    assert rule is not None
    (found,) = pdfa.judge(Measured(File("objects/A/p.pdf", 1, "00"), facts), CheckContext(rule, delivery()))
    return found


def font(embedded: bool) -> pikepdf.Dictionary:
    descriptor = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor)
    if embedded:
        descriptor.FontFile2 = pikepdf.Dictionary()
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.TrueType, BaseFont=pikepdf.Name.Garamond, FontDescriptor=descriptor
    )


def test_what_claims_nothing_is_noted(tmp_path: Path) -> None:
    assert judged(measured(tmp_path, document(claim=b""))).outcome is Outcome.WARN


def test_what_is_not_validated_says_so(tmp_path: Path) -> None:
    found = judged(measured(tmp_path, document()))
    assert (found.outcome, "were not validated" in found.found) == (Outcome.PASS, True)


@pytest.mark.parametrize(
    ("catalog", "words"),
    [
        ({"Pages2": font(embedded=False)}, "6.2.11.4.1: the font /Garamond is not embedded"),
        ({"OpenAction": pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))}, "/JavaScript"),
        ({"OpenAction": pikepdf.Dictionary(S=pikepdf.Name.Launch)}, "/Launch"),
        ({"AA": pikepdf.Dictionary()}, "6.6.1"),
        ({"AcroForm": pikepdf.Dictionary(NeedAppearances=True)}, "6.4.1"),
    ],
)  # fmt: skip
def test_a_claim_that_is_not_kept_is_a_fault(tmp_path: Path, catalog: dict[str, object], words: str) -> None:
    found = judged(measured(tmp_path, document(**catalog)))
    assert (found.outcome, words in found.found) == (Outcome.FAIL, True)


@pytest.mark.parametrize(
    "catalog",
    [
        {"AcroForm": 5},
        {"AcroForm": pikepdf.Array([1])},
        {"AcroForm": pikepdf.String("x")},
        {"Other": pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.TrueType, FontDescriptor=3)},
        {"Other": pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, DescendantFonts=3)},
        {
            "Other": pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type0,
                DescendantFonts=pikepdf.Array([1]),
                Encoding=pikepdf.Dictionary(CIDSystemInfo=3),
            )
        },
    ],
    ids=str,
)
def test_something_else_in_a_tables_place_stops_nobody(tmp_path: Path, catalog: dict[str, object]) -> None:
    assert measured(tmp_path, document(**catalog))["pdf.pages"] == 1


def test_an_embedded_font_is_none(tmp_path: Path) -> None:
    assert measured(tmp_path, document(Other=font(embedded=True)))["pdf.faults"] == []


def test_ours_is_validated_by_preflight(tmp_path: Path) -> None:
    made, photo = io.BytesIO(), io.BytesIO()
    Image.new("L", (120, 160), "white").save(photo, "JPEG")
    pdf.write(made, pdf.Title("A", "nl"), srgb(), [pdf.Sheet(photo.getvalue(), (120, 160), True, (595.0, 842.0), ())])
    facts = measured(tmp_path, made.getvalue())
    assert (facts["pdf.claims"], "preflight" in str(facts["pdf.validated"])) == ("1b", True)


@pytest.mark.parametrize("share", [0.0, 0.02, 0.5, 0.97])
def test_what_is_cut_off_is_unreadable(tmp_path: Path, share: float) -> None:
    whole = document(Other=font(embedded=True))
    with pytest.raises(SourceUnreadable):
        measured(tmp_path, whole[: int(len(whole) * share)])


def test_what_is_locked_is_unreadable(tmp_path: Path) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(document())) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(SourceUnreadable, match="password"):
        measured(tmp_path, out.getvalue())


@needs_shared
def test_the_samples_of_a_validator_s_corpus(tmp_path: Path) -> None:
    good, bad = (judged(measured(tmp_path, (SAMPLES / f"paper/pdfa2b_{n}.pdf").read_bytes())) for n in ("pass", "fail"))
    assert good.outcome is Outcome.PASS
    assert (bad.outcome, "Registry adobe" in bad.found) == (Outcome.FAIL, True)
