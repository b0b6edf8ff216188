"""Footnotes: python-docx has none, so the part that holds them is written here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefing.export.docx.xml import paragraph, text_run, w

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

__all__ = ["Footnotes"]


class Footnotes:
    """The footnotes of one document, numbered from 1 as they are met."""

    def __init__(self) -> None:
        self._notes = w("footnotes", _line("separator", "-1"), _line("continuationSeparator", "0"))
        self._count = 0

    def add(self, content: Iterable[BaseOxmlElement]) -> BaseOxmlElement:
        """Keep a footnote, and give the run that refers to it."""
        self._count += 1
        number = str(self._count)
        mark = w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteRef"))
        self._notes.append(w("footnote", paragraph("FootnoteText", [mark, text_run(" "), *content]), id=number))
        return w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteReference", id=number))

    def attach(self, document: Document) -> None:
        """Make them part of a document."""
        package = document.part.package
        content = serialize_part_xml(self._notes)
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, content, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _line(kind: str, number: str) -> BaseOxmlElement:
    """What stands between the text and the footnotes of a page."""
    return w("footnote", w("p", w("r", w(kind))), type=kind, id=number)
