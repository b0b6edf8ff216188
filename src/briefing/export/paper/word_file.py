"""Builds and packs a Word file, which depends neither on the clock nor on the machine."""

from __future__ import annotations

from importlib import resources
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.oxml.ns import qn

from briefing.export.paper.elements import Run
from briefing.export.paper.layout import print_outline
from briefing.export.paper.revising import revised_elements, revised_runs
from briefing.export.paper.word_elements import WordElements, field, paragraph, text_run, w
from briefing.text import truncate

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from briefing.export.paper.elements import PrintedBrief
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
_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/document.xml": "document.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
}
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold."""
_REGULAR_FILE = 0o100644 << 16
_UNIX = 3


def write_document(outline: Outline, before: Outline | None = None) -> bytes:
    """Write an outline as a Word file.

    Args:
        outline: What the brief says.
        before: What an earlier version of it said; what changed since then is written as Word's own revisions.
    """
    brief = print_outline(outline)
    earlier = print_outline(before) if before else brief
    document = docx.Document(_open_template())
    writer = WordElements(document.part)
    body = document.element.body
    end = body[-1]
    title = revised_runs((Run(earlier.title),), (Run(brief.title),))
    end.addprevious(writer.title(title))
    for element in revised_elements(earlier.elements, brief.elements) if before else brief.elements:
        for written in writer.write(element):
            end.addprevious(written)
    writer.notes.attach(document)
    _head_and_foot(document, brief, earlier, writer)
    _describe(document, brief)
    packed = BytesIO()
    document.save(packed)
    packed.seek(0)
    return _repacked(packed)


def _head_and_foot(document: Document, brief: PrintedBrief, earlier: PrintedBrief, writer: WordElements) -> None:
    section = document.sections[0]

    def either(make: Callable[[str], list[BaseOxmlElement]], before: str, now: str) -> list[BaseOxmlElement]:
        if before == now:
            return make(now)
        return [*writer.revised("before", make(before)), *writer.revised("after", make(now))]

    head = paragraph("Header", either(_marking, earlier.marking, brief.marking))
    pages = [field("PAGE"), text_run(" of "), field("NUMPAGES")]
    foot = paragraph(
        "Footer",
        [
            *either(_name, earlier.id, brief.id),
            w("r", w("tab")),
            *pages,
            w("r", w("tab")),
            *either(_marking, earlier.marking, brief.marking),
        ],
    )
    for part, content in ((section.header, head), (section.footer, foot)):
        part.is_linked_to_previous = False
        content_of_part = part._element  # noqa: SLF001 - there is no public way to the content of a header
        for old in list(content_of_part):
            content_of_part.remove(old)
        content_of_part.append(content)


def _name(name: str) -> list[BaseOxmlElement]:
    return [text_run(truncate(name, LONGEST_IN_FOOT), "BriefLabel")]


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


def _describe(document: Document, brief: PrintedBrief) -> None:
    properties = document.core_properties
    properties.title = brief.title[:LONGEST_PROPERTY]
    properties.identifier = brief.id[:LONGEST_PROPERTY]
    properties.keywords = ", ".join(brief.tags)[:LONGEST_PROPERTY]
    if brief.language:
        properties.language = brief.language
        language = next(document.styles.element.iter(qn("w:lang")))
        for kind in _kinds_of(brief.language):
            language.set(qn(f"w:{kind}"), brief.language)


def _kinds_of(language: str) -> tuple[str, ...]:
    """For which scripts Word is told that a text is in a language; in one from right to left the labels are English."""
    main = language.partition("-")[0].lower()
    if main in _RIGHT_TO_LEFT:
        return ("bidi",)
    return ("val", "eastAsia") if main in {"zh", "ja", "ko"} else ("val",)


_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks nqo prs ps sd syr ug ur yi".split())


def _open_template() -> BytesIO:
    """The empty document that every Word file starts from."""
    folder = resources.files(__package__).joinpath("templates", "docx")
    return _pack({name: folder.joinpath(part).read_bytes() for name, part in _PARTS.items()})


def _repacked(file: BytesIO) -> bytes:
    """The same parts in the same order, without the time and the system at which they were packed."""
    with ZipFile(file) as archive:
        return _pack({name: archive.read(name) for name in archive.namelist()}).getvalue()


def _pack(parts: dict[str, bytes]) -> BytesIO:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, _FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _REGULAR_FILE
            archive.writestr(entry, content, compresslevel=6)
    packed.seek(0)
    return packed
