"""What normalisers write down of a copy, beside its proof. Here `by` names modules of `normalise/`."""

from __future__ import annotations

from heritage.measurements.row import Kind, Measurement, kept, measured_by, number, numbers, reasons, text, texts, whole

ROWS = (
    *measured_by("picture/master", "av/sound", "migration/tiff")(text("master.second_reader", "another program that read the copy, and found the same")),
    *measured_by("av/sound", "model3d/master")(reasons("master.left_out", "what the copy has no place for, and the original keeps")),
    *measured_by("picture/lossless", "picture/jph")(
        kept(text("master.profile", "of JPEG 2000 that it was coded as")),
        kept(text("master.profile_source", "who says that this is a profile for masters")),
    ),
    *measured_by("av/sound")(
        kept(text("master.kind", "RIFF, RF64 …")),
        kept(texts("master.bext_filled", "fields of the bext chunk that were empty, and were filled")),
    ),
    *measured_by("av/film", "migration/film")(kept(text("master.mediaconch", "that checked it, and against what"))),
    *measured_by("av/sequence")(
        kept(whole("master.frames", "frames", "of the sequence")),
        kept(text("master.attachment", "the file in the master from which the frames are restored")),
    ),
    *measured_by("model3d/master")(
        kept(whole("master.polygons", "", "polygons")),
        kept(whole("master.vertices", "", "positions")),
    ),
    *measured_by("picture/jpeg", "picture/levels")(
        kept(whole("access.width", "px", "of the picture for readers")),
        kept(whole("access.height", "px", "of the picture for readers")),
    ),
    *measured_by("picture/levels")(kept(whole("access.levels", "", "smaller pictures in it"))),
    *measured_by("picture/raw_access")(kept(text("access.from", "embedded preview, or how it was developed"))),
    *measured_by("model3d/access")(
        whole("access.faces", "", "triangles for readers"),
        kept(whole("access.faces_wanted", "", "fewer that were asked for, and would lie too far off")),
        number("access.deviation_m", "m", "largest distance from the master"),
        kept(number("access.deviation_mean_m", "m", "mean distance from the master")),
        kept(reasons("access.left_out", "what the copy for readers has no place for")),
        text("view.name", "of a picture of the model: front, left …, turntable"),
    ),
    *measured_by("model3d/access", "model3d/cloud")(
        kept(numbers("access.origin_m", "m", "where the copy's origin lies in the master")),
    ),
    *measured_by("model3d/cloud")(whole("access.points", "points", "for readers, thinned")),
    *measured_by("picture/positive")(
        kept(text("positive.tool", "that made the positive of a negative; this and the next are its recipe")),
        kept(text("positive.method", "how")),
        kept(Measurement("positive.decoding", Kind.ANY, "how light was made of its samples: a profile's name, or an exponent")),
        kept(number("positive.gamma", "", "of the film")),
        kept(numbers("positive.base", "share", "light through clear film, of each channel")),
        kept(numbers("positive.black", "", "exposure that is shown black, of each channel")),
        kept(numbers("positive.white", "", "exposure that is shown white, of each channel")),
        kept(numbers("positive.pixels", "px", "width and height")),
    ),
    *measured_by("document/reading")(
        whole("ocr.words", "", "words that were read"),
        number("ocr.confidence", "share", "mean, as the engine says; none without words"),
        kept(number("ocr.low", "share", "of words under 0.7")),
        kept(texts("ocr.languages", "models that were asked")),
    ),
    *measured_by("migration/film", "migration/tiff")(texts("migration.lost", "what the old form said, and the new one does not")),
    *measured_by("document/binding")(kept(whole("pdf.with_text", "", "pages of the PDF for readers that have their text"))),
)  # fmt: skip
