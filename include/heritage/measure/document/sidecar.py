"""The sidecar probe: is XML that lies beside the content (ALTO, METS, descriptions, programs' projects) well-formed and without traps? Not valid:
whose schema it follows is its maker's affair."""

from __future__ import annotations

from heritage import formats
from heritage.contracts import Source
from heritage.model import Facts, File


class XmlProbe:
    """`xml.root` ({namespace}name) and `xml.elements` (how many)."""

    name = "xml"

    def accepts(self, file: File) -> bool:
        """By its name; and by what it is, whatever a program calls its own files."""
        return formats.is_a(file, "xml")

    def tool(self) -> str:
        from heritage.tools.document import markup

        return markup.version()

    def measure(self, source: Source) -> Facts:
        """Raises SourceUnreadable when it is not well-formed, or declares entities."""
        from heritage.tools.document import markup

        root, elements = source.cached(markup.read)
        return {"xml.root": root, "xml.elements": elements}
