"""Each element of the printed pages in Word's terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from briefing.export.docx.notes import Footnotes
from briefing.export.docx.xml import paragraph, text_run, w
from briefing.export.printed.elements import Heading, Labelled, Para, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.parts.document import DocumentPart

    from briefing.export.printed.elements import Cell, Element, Row, Runs, Table

__all__ = ["Writer"]

_STYLES = {
    "body": "Normal",
    "bullet": "ListBullet",
    "kind": "BriefKind",
    "words": "BriefWords",
    "translated": "BriefTranslated",
    "original": "BriefOriginal",
    "caution": "BriefCaution",
    "item": "BriefItem",
    "divider": "BriefDivider",
    "end": "BriefEnd",
}
_CELL_STYLES = {"body": "BriefCell", "caution": "BriefCellCaution", "divider": "BriefDivider"}
_RUN_STYLES = {"strong": "Strong", "kind": "BriefWordKind", "": ""}
WIDTH = 9184
"""Twentieths of a point between the margins."""
MOST_UNBROKEN = 1000
"""Letters of a row that moves to the next page as a whole; a longer one might not fit on any."""


class Writer:
    """Writes into one document.

    Attributes:
        notes: Its footnotes.
    """

    def __init__(self, part: DocumentPart) -> None:
        self.notes = Footnotes()
        self._part = part
        self._bookmarks = 0

    def write(self, element: Element) -> Iterator[BaseOxmlElement]:
        """One element, in one or more of Word's."""
        if isinstance(element, Heading):
            yield paragraph(f"Heading{element.level}", self._anchored(element.anchor, element.runs))
        elif isinstance(element, Para):
            yield paragraph(_STYLES[element.style], self._anchored(element.anchor, element.runs))
        elif isinstance(element, Labelled):
            yield from self._labelled(element, "BriefDetail" if element.deep else "BriefFact")
        else:
            yield self._table(element)
            yield paragraph("BriefCell", ())

    def _labelled(self, element: Labelled, style: str) -> Iterator[BaseOxmlElement]:
        for label, value in element.rows:
            lead = [text_run(label, "BriefLabel")] if label else []
            yield paragraph(style, [*lead, w("r", w("tab")), *self._runs(value)])

    def _anchored(self, anchor: str, runs: Runs) -> Iterator[BaseOxmlElement]:
        if not anchor:
            yield from self._runs(runs)
            return
        self._bookmarks += 1
        number = str(self._bookmarks)
        yield w("bookmarkStart", id=number, name=anchor)
        yield from self._runs(runs)
        yield w("bookmarkEnd", id=number)

    def _runs(self, runs: Runs) -> Iterator[BaseOxmlElement]:
        for run in runs:
            if run.text:
                yield self._run(run)
            if run.note:
                yield self.notes.add([self._run(part) for part in run.note])

    def _run(self, run: Run) -> BaseOxmlElement:
        if run.target:
            return w("hyperlink", text_run(run.text, "Hyperlink"), anchor=run.target, history="1")
        if run.url:
            link = w("hyperlink", text_run(run.text, "Hyperlink"), history="1")
            link.set(qn("r:id"), self._part.relate_to(run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
            return link
        return text_run(run.text, _RUN_STYLES[run.style])

    def _table(self, table: Table) -> BaseOxmlElement:
        shares = sum(column.share for column in table.columns)
        widths = [str(WIDTH * column.share // shares) for column in table.columns]
        look = w(
            "tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1"
        )
        made = w(
            "tbl",
            w(
                "tblPr",
                w("tblStyle", val="BriefTable"),
                w("tblW", w=str(WIDTH), type="dxa"),
                w("tblLayout", type="fixed"),
                look,
            ),
            w("tblGrid", *(w("gridCol", w=width) for width in widths)),
            self._head(table, widths),
        )
        for row in table.rows:
            made.append(self._row(row, widths))
        return made

    def _head(self, table: Table, widths: list[str]) -> BaseOxmlElement:
        heads = [paragraph("BriefCell", [text_run(column.head, "Strong")]) for column in table.columns]
        fields = [_field(width, [head], shaded=True) for head, width in zip(heads, widths, strict=True)]
        return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *fields)

    def _row(self, row: Row, widths: list[str]) -> BaseOxmlElement:
        contents = [list(self._cell(cell, row.anchor if number == 0 else "")) for number, cell in enumerate(row.cells)]
        if len(contents) < len(widths):
            fields = [_field(str(WIDTH), contents[0], shaded=True, span=len(widths))]
        else:
            fields = [_field(width, content) for content, width in zip(contents, widths, strict=True)]
        whole = [w("trPr", w("cantSplit"))] if _length(row) <= MOST_UNBROKEN else []
        return w("tr", *whole, *fields)

    def _cell(self, cell: Cell, anchor: str) -> Iterator[BaseOxmlElement]:
        for number, inner in enumerate(cell.content):
            if isinstance(inner, Para):
                yield paragraph(_CELL_STYLES[inner.style], self._anchored("" if number else anchor, inner.runs))
            elif any(label for label, _ in inner.rows):
                yield from self._labelled(inner, "BriefCellDetail")
            else:
                yield from (paragraph("BriefCell", self._runs(value)) for _, value in inner.rows)


def _length(row: Row) -> int:
    """How many letters stand in a row."""
    contents = [inner for cell in row.cells for inner in cell.content]
    values = [[inner.runs] if isinstance(inner, Para) else [value for _, value in inner.rows] for inner in contents]
    return sum(len(run.text) for runs in values for value in runs for run in value)


def _field(width: str, content: list[BaseOxmlElement], *, shaded: bool = False, span: int = 1) -> BaseOxmlElement:
    properties = w("tcPr", w("tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(w("gridSpan", val=str(span)))
    if shaded:
        properties.append(w("shd", val="clear", color="auto", fill="EDEDED"))
    return w("tc", properties, *content)
