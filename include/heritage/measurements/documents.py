"""What is measured of documents, and of texts that lie beside the content."""

from __future__ import annotations

from heritage.measurements.row import kept, measured_by, reasons, text, whole, yes_no

ROWS = (
    *measured_by("pdf")(
        whole("pdf.pages", "", "pages"),
        text("pdf.claims", "the PDF/A that it says it is: 2b; empty: none"),
        reasons("pdf.faults", "against that; where it claims nothing, what it needs from outside and carries"),
        text("pdf.validated", "by what that was asked; empty: only some rules were"),
        yes_no("pdf.runs", "is a program among the files that it carries?"),
        yes_no("pdf.unembedded", "is text in it drawn with a font that is not in the file?"),
    ),
    *measured_by("xml")(text("xml.root", "{namespace}name of the root"), kept(whole("xml.elements", "", "elements"))),
)
