"""The printed brief as PDF: tagged, with bookmarks and footnotes, the same bytes on every machine."""

from __future__ import annotations

from briefing.export.pdf.document import render_pdf
from briefing.export.pdf.theme import ThemeError

__all__ = ["ThemeError", "render_pdf"]
