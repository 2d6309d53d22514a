from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from heritage.contracts import Check, Scope
from heritage.model import File, Format, Measured, Outcome
from heritage.qc import files
from heritage.qc.page import page as pages
from heritage.qc.picture import exposure, image, tones
from qc.judging import TIFF, asked, outcomes, page, refused

PASS, WARN, FAIL = [Outcome.PASS], [Outcome.WARN], [Outcome.FAIL]
NONE: list[Outcome] = []

NOT_MEASURED = Measured(File("objects/A/notes.xml", 10, "00"), {}, ())
JPEG = Format("fmt/43", "JPEG", "test")
ROW = tuple[Check, dict[str, Any], dict[str, Any], dict[str, Any], list[Outcome]]

ROWS: list[ROW] = [
    # check, limits, what differs from a good page, declared, outcome
    (image.tiff_structure, {}, {}, {}, PASS),
    (image.tiff_structure, {}, {"image__faults": ["directory 2 begins beyond the end"]}, {}, FAIL),
    (image.tiff_structure, {}, {"image__format": "png"}, {}, NONE),
    (files.lost_blocks, {}, {}, {}, NONE),
    (files.lost_blocks, {}, {"file__zeros": 0}, {}, PASS),
    (files.lost_blocks, {}, {"file__zeros": 4096, "file__zeros_at": 8192}, {}, FAIL),
    (image.multipage, {}, {}, {}, PASS),
    (image.multipage, {}, {"image__pages": 2}, {}, FAIL),
    (image.multipage, {}, {"image__lost": "directory 2 begins beyond the end"}, {}, FAIL),
    (image.compression, {"allowed": ["none"]}, {}, {}, PASS),
    (image.compression, {"allowed": ["none"]}, {"image__compression": "lzw"}, {}, FAIL),
    (image.compression, {"allowed": ["none", "lzw"]}, {"image__compression": "lzw"}, {}, PASS),
    (image.alpha, {"constant_allowed_in": []}, {}, {}, PASS),
    (image.alpha, {"constant_allowed_in": ["png"]}, {"image__alpha": True}, {}, FAIL),
    (image.alpha, {"constant_allowed_in": ["png"]}, {"image__alpha": True, "image__format": "png"}, {}, WARN),
    (
        image.alpha,
        {"constant_allowed_in": ["png"]},
        {"image__alpha": True, "image__format": "png", "image__alpha_constant": False},
        {},
        FAIL,
    ),
    (image.orientation, {}, {}, {}, PASS),
    (image.orientation, {}, {"image__orientation": 1}, {}, PASS),
    (image.orientation, {}, {"image__orientation": 6}, {}, FAIL),
    (image.orientation, {}, {"page__text_direction": "vertical"}, {}, FAIL),
    (image.orientation, {}, {"page__text_direction": "vertical"}, {"text_direction": "vertical"}, PASS),
    (image.bit_depth, {"allowed": [8, 16]}, {}, {}, PASS),
    (image.bit_depth, {"allowed": [8, 16]}, {"image__bits": 1}, {}, FAIL),
    (image.bit_depth, {"allowed": [8, 16]}, {}, {"bit_depth": 16}, FAIL),
    (image.bits_used, {"spare": 1}, {}, {}, NONE),
    (image.bits_used, {"spare": 1}, {"image__bits": 16, "pixels__bits_used": 16}, {}, PASS),
    (image.bits_used, {"spare": 1}, {"image__bits": 16, "pixels__bits_used": 8}, {}, FAIL),
    (image.bits_used, {"spare": 4, "noted": 1}, {"image__bits": 16, "pixels__bits_used": 11}, {}, FAIL),
    (image.bits_used, {"spare": 4, "noted": 1}, {"image__bits": 16, "pixels__bits_used": 12}, {}, WARN),
    (image.bits_used, {"spare": 4, "noted": 1}, {"image__bits": 16, "pixels__bits_used": 15}, {}, PASS),
    (image.sample_format, {}, {}, {}, PASS),
    (image.sample_format, {}, {"image__sample": "int"}, {}, FAIL),
    (image.colour_space, {"allowed": ["rgb", "grey"]}, {}, {}, PASS),
    (image.colour_space, {"allowed": ["rgb", "grey"]}, {"image__colour": "cmyk"}, {}, FAIL),
    (image.icc_truncated, {}, {}, {}, PASS),
    (image.icc_truncated, {}, {"icc__broken": "cut"}, {}, FAIL),
    (image.icc_truncated, {}, {"icc__present": False}, {}, NONE),
    (image.icc_profile, {"required": True}, {}, {}, PASS),
    (image.icc_profile, {"required": True}, {"icc__present": False}, {}, FAIL),
    (image.icc_profile, {"required": False}, {"icc__present": False}, {}, WARN),
    (image.icc_profile, {"required": True}, {"icc__present": False, "image__colour": "bitonal"}, {}, NONE),
    (image.icc_profile, {"required": True}, {"icc__space": "CMYK"}, {}, FAIL),
    (image.icc_profile, {"required": True}, {"icc__class": "scnr"}, {}, PASS),
    (image.icc_profile, {"required": True}, {"icc__class": "prtr"}, {}, FAIL),
    (image.icc_profile, {"required": False}, {"icc__class": "prtr"}, {}, WARN),
    (image.icc_profile, {"required": False}, {"icc__class": "link"}, {}, FAIL),
    (
        image.icc_profile,
        {"required": True},
        {"icc__class": "prtr", "icc__space": "CMYK", "image__colour": "cmyk"},
        {},
        PASS,
    ),
    (image.icc_profile, {"required": True}, {}, {"colour_space": "eciRGB v2"}, PASS),
    (image.icc_profile, {"required": True}, {}, {"colour_space": "Adobe RGB (1998)"}, FAIL),
    (image.icc_profile, {"required": False}, {}, {"colour_space": "Adobe RGB (1998)"}, PASS),
    (image.sampling_rate, {"minimum": 300, "tolerance": 0.01}, {}, {}, PASS),
    (image.sampling_rate, {"minimum": 300, "tolerance": 0.01}, {"image__ppi_x": 299.9994}, {}, PASS),
    (image.sampling_rate, {"minimum": 300, "tolerance": 0.01}, {"image__ppi_x": 72, "image__ppi_y": 72}, {}, FAIL),
    (image.sampling_rate, {"minimum": 300, "tolerance": 0.01}, {"image__ppi_y": 150}, {}, FAIL),
    (image.sampling_rate, {"minimum": 300, "tolerance": 0.01}, {"image__ppi_y": 600}, {}, WARN),
    (image.sampling_rate, {"minimum": 300, "tolerance": 0.01}, {"image__ppi_y": 302}, {}, PASS),
    (image.sampling_rate, {"minimum": 300, "tolerance": 0.01}, {}, {"ppi": 400}, FAIL),
    (image.sampling_rate, {"minimum": 300, "tolerance": 0.01}, {"image__ppi_x": None}, {}, FAIL),
    (exposure.exposure, {"darkest": 0.15, "brightest": 0.97, "spread": 0.01}, {}, {}, PASS),
    (exposure.exposure, {"darkest": 0.15, "brightest": 0.97, "spread": 0.01}, {"pixels__bright": 0.05}, {}, FAIL),
    (
        exposure.exposure,
        {"darkest": 0.15, "brightest": 0.97, "spread": 0.01},
        {"pixels__bright": 0.05, "pixels__lights": 0.1},
        {},
        FAIL,
    ),
    (
        exposure.exposure,
        {"darkest": 0.15, "brightest": 0.97, "spread": 0.01},
        {"pixels__bright": 0.05, "pixels__lights": 0.7},
        {},
        WARN,
    ),
    (
        exposure.exposure,
        {"darkest": 0.15, "brightest": 0.97, "spread": 0.01},
        {"pixels__dark": 1.0, "pixels__spread": 0.0},
        {},
        FAIL,
    ),
    # a page with one word on white is white too, but not all over
    (
        exposure.exposure,
        {"darkest": 0.15, "brightest": 0.97, "spread": 0.01},
        {"pixels__dark": 1.0, "pixels__spread": 0.03},
        {},
        PASS,
    ),
    (exposure.exposure, {}, {"image__colour": "bitonal"}, {}, NONE),
    (tones.sharpness, {"least": 0.14, "gross": 0.09}, {}, {}, PASS),
    (tones.sharpness, {"least": 0.14, "gross": 0.09}, {"pixels__sharpness": 0.1}, {}, WARN),
    (tones.sharpness, {"least": 0.14, "gross": 0.09}, {"pixels__sharpness": 0.06}, {}, FAIL),
    (
        tones.sharpness,
        {"least": 0.14, "gross": 0.09},
        {"pixels__sharpness": 0.06, "page__text_direction": "unknown"},
        {},
        WARN,
    ),
    (tones.noise, {"most": 5}, {}, {}, PASS),
    (tones.noise, {"most": 5}, {"pixels__noise": 9}, {}, FAIL),
    (tones.upsampled, {"least": 0.001}, {}, {}, PASS),
    (tones.upsampled, {"least": 0.001}, {"pixels__nyquist": 0.0001}, {}, WARN),
    (tones.upsampled, {"least": 0.001}, {"pixels__nyquist": 0.0001, "pixels__grain": 0.3}, {}, PASS),
    (tones.upsampled, {"least": 0.001}, {"pixels__nyquist": 0.002, "pixels__enlarged": True}, {}, WARN),
    (tones.upsampled, {"least": 0.001}, {"pixels__nyquist": 0.004, "pixels__enlarged": True}, {}, PASS),
    (tones.upsampled, {"least": 0.001}, {"pixels__nyquist": 0.0001, "pixels__enlarged": True}, {}, FAIL),
    (tones.upsampled, {"least": 0.001}, {"pixels__nyquist": 0.012, "pixels__interpolated": 60.0}, {}, FAIL),
    (tones.upsampled, {"least": 0.001}, {"pixels__nyquist": 0.012, "pixels__interpolated": 25.0}, {}, WARN),
    (tones.upsampled, {"least": 0.001}, {"pixels__nyquist": 0.03, "pixels__interpolated": 60.0}, {}, PASS),
    (tones.upsampled, {"least": 0.001}, {"pixels__nyquist": 0.0005, "pixels__interpolated": 60.0}, {}, WARN),
    (
        tones.upsampled,
        {"least": 0.001},
        {"pixels__nyquist": 0.012, "pixels__interpolated": 60.0, "image__lossy": True},
        {},
        PASS,
    ),
    (pages.skew, {"degrees": 2, "noted": 1}, {}, {}, PASS),
    (pages.skew, {"degrees": 2, "noted": 1}, {"page__skew": -1.5}, {}, WARN),
    (pages.skew, {"degrees": 2, "noted": 1}, {"page__skew": -3.0}, {}, FAIL),
    (pages.skew, {"degrees": 2}, {"page__skew": 1.9}, {}, PASS),
    (pages.skew, {"degrees": 2}, {"page__skew": 4.0, "page__skew_doubt": 2.5}, {}, WARN),
    (pages.skew, {"degrees": 2}, {"page__skew": 7.0, "page__skew_doubt": 2.5}, {}, FAIL),
    (pages.skew, {"degrees": 2}, {"page__skew": 3.0, "page__skew_doubt": 2.5}, {}, PASS),
    (pages.skew, {"degrees": 2}, {"page__skew": None}, {}, NONE),
    (pages.geometry, {"keystone": 1.5, "curvature": 6}, {}, {}, [Outcome.PASS, Outcome.PASS]),
    (pages.geometry, {"keystone": 1.5, "curvature": 6}, {"page__keystone": 2.0}, {}, [Outcome.FAIL, Outcome.PASS]),
    (pages.geometry, {"keystone": 1.5, "curvature": 6}, {"page__curvature": 9}, {}, [Outcome.PASS, Outcome.FAIL]),
    (
        pages.geometry,
        {"keystone": 1.5, "curvature": 6, "noted_curvature": 4},
        {"page__curvature": 5, "page__keystone": None},
        {},
        WARN,
    ),
    (pages.blank_page, {"ink": 0.0003}, {}, {}, PASS),
    (pages.blank_page, {"ink": 0.0003}, {"page__ink": 0.0}, {}, FAIL),
    (pages.blank_page, {"ink": 0.0003}, {"page__ink": 0.0002, "page__fellows": 3}, {}, WARN),
    (pages.blank_page, {"ink": 0.0003}, {"page__ink": 0.0002, "page__fellows": 0}, {}, FAIL),
    (pages.blank_page, {"ink": 0.0003, "specks": 0.005}, {"page__ink": 0.002, "page__fellows": 0}, {}, WARN),
    (pages.blank_page, {"ink": 0.0003, "specks": 0.005}, {"page__ink": 0.01, "page__fellows": 0}, {}, PASS),
    (pages.page_size, {"short": 0.02, "over": 0.25}, {}, {"width_mm": 210, "height_mm": 297}, PASS),
    (pages.page_size, {"short": 0.02, "over": 0.25}, {}, {"width_mm": 230, "height_mm": 297}, FAIL),
    (pages.page_size, {"short": 0.02, "over": 0.25}, {}, {"width_mm": 297, "height_mm": 210}, WARN),
    (pages.page_size, {"short": 0.02, "over": 0.25}, {}, {"width_mm": 210, "height_mm": 297, "ppi": 400}, FAIL),
    (pages.page_size, {"short": 0.02, "over": 0.25}, {}, {"width_mm": 210}, NONE),
    (files.identified, {}, {}, {}, PASS),
    (files.extension_mismatch, {}, {}, {}, PASS),
    (files.decodes, {}, {}, {}, PASS),
]

CLIPPING = {"share": 0.001, "gross_high": 0.01, "gross_low": 0.1}


@pytest.mark.parametrize(("check", "limits", "facts", "declared", "wanted"), ROWS)
def test_a_check_answers(
    check: Check, limits: dict[str, Any], facts: dict[str, Any], declared: dict[str, Any], wanted: list[Outcome]
) -> None:
    assert outcomes(check, page(**facts), asked(check, limits, **declared)) == wanted


@pytest.mark.parametrize(
    ("low", "high", "wanted"), [(0, 0.0005, PASS), (0, 0.005, WARN), (0, 0.08, FAIL), (0.05, 0, WARN), (0.2, 0, FAIL)]
)
def test_clipping_judges_the_worst_channel(low: float, high: float, wanted: list[Outcome]) -> None:
    measured = page(pixels__clipped_low=[0.0, low, 0.0], pixels__clipped_high=[0.0, 0.0, high])
    assert outcomes(tones.clipping, measured, asked(tones.clipping, CLIPPING)) == wanted


def test_every_file_check_was_asked_both_ways() -> None:
    checks = [v for m in (files, image, exposure, tones, pages) for v in vars(m).values() if isinstance(v, Check)]
    tried = {row[0].name for row in ROWS} | {
        "clipping",
        "executable-content",
        "upside-down",
        "text-cut",
    }  # those have tests of their own
    assert {c.name for c in checks if c.scope is Scope.FILE} == tried
    assert all(c.question.endswith("?") or "?" in c.question for c in checks)


@pytest.mark.parametrize("check", [row[0] for row in ROWS if row[0].name not in {"identified", "decodes"}])
def test_nothing_is_said_about_what_was_not_measured(check: Check) -> None:
    assert outcomes(check, NOT_MEASURED, asked(check)) == NONE


def test_a_file_that_a_tool_refused_does_not_decode() -> None:
    found = list(files.decodes.judge(refused(reason="strip 3 of 7 is cut off"), asked(files.decodes)))
    assert [(f.outcome, f.found) for f in found] == [(Outcome.FAIL, "strip 3 of 7 is cut off")]


def test_unreadable_metadata_is_noted_but_the_picture_decodes() -> None:
    measured = Measured(page().file, page().facts, ("probe 1",), {"exiftool": "bad IFD"})
    assert outcomes(files.decodes, measured, asked(files.decodes)) == [Outcome.PASS, Outcome.WARN]


def test_content_that_no_tool_opens_is_noted_and_a_sidecar_is_not() -> None:
    assert outcomes(files.decodes, Measured(File("objects/A/x.bmp", 1, "0"), {}), asked(files.decodes)) == WARN
    assert outcomes(files.decodes, NOT_MEASURED, asked(files.decodes)) == NONE


@pytest.mark.parametrize(
    ("name", "format", "wanted"),
    [
        ("a.tif", JPEG, FAIL),
        ("a.TIFF", TIFF, PASS),
        ("a.jpg", JPEG, PASS),
        ("a", TIFF, FAIL),
        ("a.tif", None, NONE),
        ("a.tif", Format("fmt/99999", "?", "test"), NONE),
    ],
)
def test_the_extension_must_be_one_of_its_format(name: str, format: Format | None, wanted: list[Outcome]) -> None:
    measured = page(f"objects/A/{name}", format=format)
    assert outcomes(files.extension_mismatch, measured, asked(files.extension_mismatch)) == wanted


def test_a_file_without_a_puid_is_not_identified() -> None:
    assert outcomes(files.identified, page(format=None), asked(files.identified)) == FAIL
    assert outcomes(files.identified, page(format=Format("", "", "none")), asked(files.identified)) == FAIL


@pytest.mark.parametrize("declared", [True, ["0001"], ["0001.tif"], ["objects/A/0001.tif"]])
def test_a_declared_blank_page_passes(declared: object) -> None:
    question = asked(pages.blank_page, {"ink": 0.001}, expected={"blank": declared})
    assert outcomes(pages.blank_page, page(page__ink=0.0), question) == PASS


def test_another_page_s_declaration_does_not_count() -> None:
    question = asked(pages.blank_page, {"ink": 0.001}, expected={"blank": ["0002"]})
    assert outcomes(pages.blank_page, page(page__ink=0.0), question) == FAIL


@pytest.mark.parametrize(
    ("ordered", "name", "same"),
    [
        ("Adobe RGB (1998)", "AdobeRGB1998", True),
        ("sRGB", "sRGB IEC61966-2.1", True),
        ("eciRGB v2", "eciRGB v2 ICCv4", True),
        ("Gray Gamma 2.2", "Grey Gamma 2.2", True),
        ("eciRGB v2", "sRGB IEC61966-2.1", False),
        ("eciRGB v2", "", False),
    ],
)
def test_names_of_colour_spaces(ordered: str, name: str, same: bool) -> None:
    assert image.same_space(ordered, name) is same


@pytest.mark.parametrize(
    ("runs", "protected", "outcome"),
    [
        ("windows", False, FAIL),
        ("windows", True, WARN),
        ("test", True, FAIL),
        ("active", False, WARN),
        ("source", False, WARN),
    ],
)
def test_what_runs_waits_for_a_person_where_no_scanner_saw_it(
    runs: str, protected: bool, outcome: list[Outcome]
) -> None:
    one = page()
    question = asked(files.executable_content)
    question = replace(question, delivery=replace(question.delivery, protected=protected))
    found = files.executable_content.judge(replace(one, file=replace(one.file, runs=runs)), question)
    assert [f.outcome for f in found] == outcome
    assert list(files.executable_content.judge(one, question)) == []
