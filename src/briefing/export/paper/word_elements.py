"""Each element of the printed pages in Word's terms.

Text is data of the tree and never becomes markup. python-docx has no footnotes, so their part is written here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from briefing.export.paper.elements import Heading, Labelled, Para, is_turned
from briefing.text import by_direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.parts.document import DocumentPart

    from briefing.export.paper.elements import Cell, Element, Row, Run, Runs, Table

__all__ = ["WordElements", "field", "paragraph", "text_run", "text_runs", "w"]

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
AUTHOR = "briefing"
"""Whose revisions they are."""
MOST_UNBROKEN = 1000
"""Letters of a row that moves to the next page as a whole; a longer one might not fit on any."""


class WordElements:
    """Writes the elements of one document.

    Attributes:
        notes: Its footnotes.
    """

    def __init__(self, part: DocumentPart) -> None:
        self.notes = Footnotes()
        self._part = part
        self._bookmarks = 0
        self._revisions = 0

    def title(self, runs: Runs) -> BaseOxmlElement:
        """The title of the brief."""
        turned = is_turned(runs)
        return paragraph("Title", self._runs(runs, turned=turned), turned=turned)

    def write(self, element: Element) -> Iterator[BaseOxmlElement]:
        """One element, in one or more of Word's."""
        if isinstance(element, Heading):
            content = self._anchored(element.anchor, element.runs)
            yield paragraph(f"Heading{element.level}", content, *self._marks(element.kept))
        elif isinstance(element, Para):
            turned = is_turned(element.runs)
            content = self._anchored(element.anchor, element.runs, turned=turned)
            yield paragraph(_STYLES[element.style], content, *self._marks(element.kept), turned=turned)
        elif isinstance(element, Labelled):
            yield from self._labelled(element, "BriefDetail" if element.deep else "BriefFact")
        else:
            yield self._table(element)
            yield paragraph("BriefCell", (), *self._marks(element.kept))

    def _labelled(self, element: Labelled, style: str) -> Iterator[BaseOxmlElement]:
        for number, (label, value) in enumerate(element.rows):
            lead = [*([text_run(label, "BriefLabel")] if label else []), w("r", w("tab"))]
            runs = [*self.revised(element.kept, lead), *self._runs(value, turned=is_turned(value))]
            yield paragraph(style, runs, *self._marks(element.kept), keeps=element.keeps_row(number))

    def _anchored(self, anchor: str, runs: Runs, *, turned: bool = False) -> Iterator[BaseOxmlElement]:
        if not anchor:
            yield from self._runs(runs, turned=turned)
            return
        self._bookmarks += 1
        number = str(self._bookmarks)
        yield w("bookmarkStart", id=number, name=anchor)
        yield from self._runs(runs, turned=turned)
        yield w("bookmarkEnd", id=number)

    def _runs(self, runs: Runs, *, turned: bool = False) -> Iterator[BaseOxmlElement]:
        for run in runs:
            if run.target or run.url:
                yield self._link(run)
            elif run.text:
                yield from self.revised(run.kept, text_runs(run, turned=turned))
            if run.note:
                yield from self.revised(run.kept, [self.notes.add(list(self._runs(run.note)))])

    def revised(self, kept: str, content: Iterable[BaseOxmlElement]) -> Iterator[BaseOxmlElement]:
        """Words as Word's own revision: whoever accepts it has the later version, whoever rejects it the earlier."""
        if not kept:
            yield from content
            return
        (revision,) = self._marks(kept)
        revision.extend(content)
        for shown in revision.iter(qn("w:t")) if kept == "before" else ():
            shown.tag = qn("w:delText")
        yield revision

    def _marks(self, kept: str) -> list[BaseOxmlElement]:
        """The mark of what one version alone has; none where both have it."""
        if not kept:
            return []
        self._revisions += 1
        return [w("del" if kept == "before" else "ins", id=str(self._revisions), author=AUTHOR)]

    def _link(self, run: Run) -> BaseOxmlElement:
        content = self.revised(run.kept, [text_run(run.text, "Hyperlink")])
        if run.target:
            return w("hyperlink", *content, anchor=run.target, history="1")
        link = w("hyperlink", *content, history="1")
        link.set(qn("r:id"), self._part.relate_to(run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return link

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
        heads = [
            paragraph(
                "BriefCell", self.revised(table.kept, [text_run(column.head, "Strong")]), *self._marks(table.kept)
            )
            for column in table.columns
        ]
        fields = [_field(width, [head], shaded=True) for head, width in zip(heads, widths, strict=True)]
        return w("tr", w("trPr", w("cantSplit"), w("tblHeader"), *self._marks(table.kept)), *fields)

    def _row(self, row: Row, widths: list[str]) -> BaseOxmlElement:
        contents = [list(self._cell(cell, row.anchor if number == 0 else "")) for number, cell in enumerate(row.cells)]
        if len(contents) < len(widths):
            fields = [_field(str(WIDTH), contents[0], shaded=True, span=len(widths))]
        else:
            fields = [_field(width, content) for content, width in zip(contents, widths, strict=True)]
        whole = [w("cantSplit")] if _length(row) <= MOST_UNBROKEN else []
        properties = [*whole, *self._marks(row.kept)]
        return w("tr", *([w("trPr", *properties)] if properties else []), *fields)

    def _cell(self, cell: Cell, anchor: str) -> Iterator[BaseOxmlElement]:
        for number, inner in enumerate(cell.content):
            if isinstance(inner, Para):
                turned = is_turned(inner.runs)
                content = self._anchored("" if number else anchor, inner.runs, turned=turned)
                yield paragraph(_CELL_STYLES[inner.style], content, *self._marks(inner.kept), turned=turned)
            elif inner.hangs or any(label for label, _ in inner.rows):
                yield from self._labelled(inner, "BriefCellDetail")
            else:
                for _, value in inner.rows:
                    turned = is_turned(value)
                    content = self._runs(value, turned=turned)
                    yield paragraph("BriefCell", content, *self._marks(inner.kept), turned=turned)


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


def w(tag: str, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """An element of Word's own namespace with attributes of it."""
    element: BaseOxmlElement = OxmlElement(
        f"w:{tag}", attrs={qn(f"w:{key}"): value for key, value in attributes.items()}
    )
    element.extend(children)
    return element


def text_run(text: str, style: str = "", *properties: BaseOxmlElement) -> BaseOxmlElement:
    """A run of text with its line breaks."""
    run = w("r")
    if style or properties:
        run.append(w("rPr", *([w("rStyle", val=style)] if style else []), *properties))
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(w("br"))
        if line:
            shown = w("t")
            shown.text = line
            shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.append(shown)
    return run


def text_runs(run: Run, *, turned: bool) -> Iterator[BaseOxmlElement]:
    """The text of a run, in parts of one direction, with the language that it names."""
    for part, leftward in by_direction(run.text, turned=turned):
        properties = [w("rtl")] if leftward else []
        if run.language:
            properties.append(w("lang", **{kind: run.language for kind in _LANGUAGES if leftward == (kind == "bidi")}))
        yield text_run(part, _RUN_STYLES[run.style], *properties)


_LANGUAGES = ("val", "eastAsia", "bidi")


def paragraph(
    style: str,
    content: Iterable[BaseOxmlElement],
    *revisions: BaseOxmlElement,
    turned: bool = False,
    keeps: bool = False,
) -> BaseOxmlElement:
    """A paragraph of a style.

    Args:
        style: The style.
        content: What stands in it.
        revisions: That it came or went as a whole.
        turned: It runs from right to left.
        keeps: It stays on the page of the next one.
    """
    marks = [*([w("keepNext")] if keeps else []), *([w("bidi")] if turned else [])]
    whole = [w("rPr", *revisions)] if revisions else []
    return w("p", w("pPr", w("pStyle", val=style), *marks, *whole), *content)


def field(instruction: str) -> BaseOxmlElement:
    """A field that Word works out, such as PAGE."""
    return w("fldSimple", text_run("1"), instr=instruction)
