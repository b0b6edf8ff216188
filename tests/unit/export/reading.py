"""What a reader sees of an export, read back by the format's own parser."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from briefing.text import cell_len
from unit.export.markdown_reading import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["READERS", "pages_of_pdf", "texts_of_json"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TIME_COLUMN = (7, 27)
"""The cells in which the plain text has the dates of its timeline."""


def text(files: Mapping[str, bytes]) -> str:
    """Plain text, then its lines without what stands at their right edge, then the columns of its timeline."""
    lines = files[""].decode().split("\n")
    start = lines.index("TIMELINE") + 2 if "TIMELINE" in lines else len(lines)
    end = next((place for place in range(start, len(lines)) if lines[place : place + 2] == ["", ""]), len(lines))
    rows = lines[start:end]
    dates, texts = zip(*map(_columns, rows), strict=True) if rows else ((), ())
    lefts = [re.sub(r"(.*\S) {2,}\S.*", r"\1", line) for line in lines]
    return "\n".join([*lines, *lefts, *dates, *texts])


def _columns(row: str) -> tuple[str, str]:
    """The date and the text of a line of the timeline, parted by cells."""
    cells = [cell_len(row[:place]) for place in range(len(row) + 1)]
    start, end = (next((place for place, cell in enumerate(cells) if cell >= edge), len(row)) for edge in TIME_COLUMN)
    return row[start:end], row[end:]


def message(files: Mapping[str, bytes]) -> str:
    return re.sub(r"""\bQUOTE\s*(?=["'])|(?<=["'])\s*UNQUOTE\b""", "", files[""].decode())


def markdown(files: Mapping[str, bytes]) -> str:
    return plain(files[""].decode())


def html(files: Mapping[str, bytes]) -> str:
    import html5lib  # type: ignore[import-untyped]

    tree = html5lib.parse(files[""].decode(), namespaceHTMLElements=False)
    for parent in list(tree.iter()):
        for child in list(parent):
            if child.tag in {"style", "script", "title"}:
                child.text = None
    return "".join(tree.itertext())


def pages_of_pdf(data: bytes) -> list[str]:
    """The text of each page without what stands at its foot."""
    import pypdf

    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return [page.extract_text() for page in pages]


def pdf(files: Mapping[str, bytes]) -> str:
    return "\n".join(pages_of_pdf(files[""]))


def docx(files: Mapping[str, bytes]) -> str:
    from docx import Document

    document = Document(io.BytesIO(files[""]))
    notes = [part.blob for part in document.part.package.iter_parts() if part.partname.endswith("footnotes.xml")]
    from docx.oxml import parse_xml

    trees: list[Any] = [document.element.body, *map(parse_xml, notes)]
    section = document.sections[0]
    heads = [paragraph.text for part in (section.header, section.footer) for paragraph in part.paragraphs]
    pieces = (piece for tree in trees for piece in tree.iter(f"{W}t", f"{W}br", f"{W}p"))
    return "\n".join(heads) + "".join(piece.text if piece.tag == f"{W}t" else "\n" for piece in pieces)


def json_brief(files: Mapping[str, bytes]) -> str:
    return "\n".join(texts_of_json(json.loads(files[""])))


def texts_of_json(value: Any) -> Iterator[str]:
    """Every key and every text."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from texts_of_json(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_of_json(item)
    elif value is not None:
        yield str(value)


def csv_tables(files: Mapping[str, bytes]) -> str:
    rows = [
        row
        for data in files.values()
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    ]
    cells = [cell for row in rows for cell in row]
    return "\n".join([*cells, *(re.sub(r"(?m)(^|;)'", r"\1", cell) for cell in cells)])


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def timelinejs(files: Mapping[str, bytes]) -> str:
    shown = _Words()
    shown.feed("\n".join(texts_of_json(json.loads(files["timeline"]))))
    shown.close()
    return "".join(shown.words)


def ics(files: Mapping[str, bytes]) -> str:
    from icalendar import Calendar

    calendar = Calendar.from_ical(files[""].decode())
    return "\n".join(str(value) for component in calendar.walk() for value in component.values())


READERS: Mapping[str, Callable[[Mapping[str, bytes]], str]] = {
    "text": text,
    "message": message,
    "markdown": markdown,
    "html": html,
    "pdf": pdf,
    "docx": docx,
    "json": json_brief,
    "csv": csv_tables,
    "timelinejs": timelinejs,
    "ics": ics,
}
"""For each format, and for the message, what reads its files."""
