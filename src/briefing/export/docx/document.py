"""Puts a Word file together."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import qn

from briefing.export.docx.template import open_template, repacked
from briefing.export.docx.writer import Writer
from briefing.export.docx.xml import field, paragraph, text_run, w
from briefing.export.printed import print_outline
from briefing.text import truncate

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from briefing.export.printed.elements import Sheet
    from briefing.outline.record import Outline

__all__ = ["write_document"]

_COLOURS = {
    "TLP:RED": "FF2B2B",
    "TLP:AMBER": "FFC000",
    "TLP:AMBER+STRICT": "FFC000",
    "TLP:GREEN": "33FF00",
    "TLP:CLEAR": "FFFFFF",
}
LONGEST_PROPERTY = 255
LONGEST_IN_FOOT = 32
"""Letters of the brief's short name that leave room for the page number beside it."""


def write_document(outline: Outline) -> bytes:
    """Write an outline as a Word file."""
    sheet = print_outline(outline)
    document = docx.Document(open_template())
    writer = Writer(document.part)
    body = document.element.body
    end = body[-1]
    end.addprevious(paragraph("Title", [text_run(sheet.title)]))
    for element in sheet.elements:
        for written in writer.write(element):
            end.addprevious(written)
    writer.notes.attach(document)
    _head_and_foot(document, sheet)
    _describe(document, sheet)
    packed = BytesIO()
    document.save(packed)
    packed.seek(0)
    return repacked(packed)


def _head_and_foot(document: Document, sheet: Sheet) -> None:
    section = document.sections[0]
    marking = _marking(sheet.marking)
    head = paragraph("Header", marking)
    pages = [field("PAGE"), text_run(" of "), field("NUMPAGES")]
    tab = w("r", w("tab"))
    foot = paragraph(
        "Footer",
        [
            text_run(truncate(sheet.id, LONGEST_IN_FOOT), "BriefLabel"),
            tab,
            *pages,
            w("r", w("tab")),
            *_marking(sheet.marking),
        ],
    )
    for part, content in ((section.header, head), (section.footer, foot)):
        part.is_linked_to_previous = False
        room = part._element  # noqa: SLF001 - there is no public way to the content of a header
        for old in list(room):
            room.remove(old)
        room.append(content)


def _marking(marking: str) -> list[BaseOxmlElement]:
    if not marking:
        return []
    look = [
        w("b"),
        w("color", val=_COLOURS.get(marking, "FFFFFF")),
        w("sz", val="24"),
        w("shd", val="clear", color="auto", fill="000000"),
    ]
    return [text_run(f" {marking} ", "", *look)]


def _describe(document: Document, sheet: Sheet) -> None:
    properties = document.core_properties
    properties.title = sheet.title[:LONGEST_PROPERTY]
    properties.identifier = sheet.id[:LONGEST_PROPERTY]
    properties.keywords = ", ".join(sheet.tags)[:LONGEST_PROPERTY]
    if sheet.language:
        properties.language = sheet.language
        language = next(document.styles.element.iter(qn("w:lang")))
        language.set(qn("w:val"), sheet.language)
