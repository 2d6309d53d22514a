"""The document probe: is a PDF whole, and what does it say of itself? Light to import; qpdf loads when it measures."""

from __future__ import annotations

from heritage import formats
from heritage.contracts import Source
from heritage.model import Facts, File


class PdfProbe:
    """`pdf.pages`, `pdf.claims` (the PDF/A it says it is, "2b", or ""), `pdf.faults` against that, and `pdf.validated` (by
    what, "" when only some rules were asked)."""

    name = "pdf"

    def accepts(self, file: File) -> bool:
        return formats.is_a(file, "pdf")

    def tool(self) -> str:
        from heritage.tools.document import pdf_reading

        return pdf_reading.version()

    def measure(self, source: Source) -> Facts:
        """Raises SourceUnreadable when it is damaged, cut off or locked."""
        from heritage.tools.document import pdf_reading

        found = source.cached(pdf_reading.read)
        return {
            "pdf.pages": found.pages,
            "pdf.claims": found.claims,
            "pdf.faults": list(found.faults),
            "pdf.validated": found.validated,
            "pdf.runs": found.runs,
            "pdf.unembedded": found.unembedded,
        }
