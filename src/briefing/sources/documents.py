"""The text of a document, paragraph by paragraph: plain text, Markdown, web page, LaTeX, Word, OpenDocument, PDF."""

from __future__ import annotations

import io
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from briefing.sources.archive import split_paragraphs
from briefing.sources.encodings import encoding_of
from briefing.sources.web_page import raised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from xml.etree.ElementTree import Element

    from markdown_it.token import Token

__all__ = ["SUFFIXES", "Block", "DocumentError", "DocumentText", "extra_of", "read_document"]

LARGEST_PART = 64 * 1024 * 1024
"""Bytes of the largest part of a packed document that is read."""

MOST_PAGES = 5_000


class DocumentError(Exception):
    """A document whose text cannot be read; the message is a clause for its user."""


class Block(NamedTuple):
    """A paragraph of a document.

    Attributes:
        text: Its characters; its line breaks are those of the file.
        line: The line of the file in which it begins, from 1; None in a document that has no lines.
        page: Its page from 1; None in a document that has no pages.
        is_quotation: The document sets the whole paragraph apart as a quotation.
    """

    text: str
    line: int | None = None
    page: int | None = None
    is_quotation: bool = False


class DocumentText(NamedTuple):
    """The paragraphs of a document in their order, and its lines where it is a text."""

    blocks: tuple[Block, ...]
    lines: tuple[str, ...] = ()


def read_document(data: bytes, name: str) -> DocumentText:
    """Take the text out of a document.

    Args:
        data: The bytes of the file.
        name: Its name, whose ending tells its kind; `-` is standard input, whose kind the bytes tell.

    Raises:
        DocumentError: It is not what its name says, is damaged, or is no UTF-8.
        ModuleNotFoundError: It is a PDF or LaTeX, and no package that reads one is installed.
    """
    suffix = PurePath(name).suffix.lower() if name != "-" else _suffix_of(data)
    read = _READERS.get(suffix)
    if read is not None:
        try:
            return DocumentText(tuple(block for block in read(data) if block.text.strip()))
        except RecursionError as error:
            raise DocumentError("its elements are nested deeper than those of any text") from error
    text = _decoded(data)
    lines = tuple(text.split("\n"))
    blocks = _TEXT_READERS.get(suffix, _plain)(text)
    return DocumentText(tuple(block for block in blocks if block.text.strip()), lines)


def extra_of(name: str) -> tuple[str, str]:
    """The extra that reads a document of some name, and what it does: only PDF and LaTeX need one."""
    is_latex = PurePath(name).suffix.lower() == ".tex"
    return ("read-latex", "reading LaTeX") if is_latex else ("read-pdf", "reading a PDF")


def _suffix_of(data: bytes) -> str:
    start = data[:1024].lstrip().lower()
    if start.startswith(b"%pdf-"):
        return ".pdf"
    if start.startswith(b"pk\x03\x04"):
        return ".odt" if b"opendocument" in data[:200] else ".docx"
    return ".html" if start.startswith((b"<!doctype html", b"<html")) else ".md"


def _decoded(data: bytes) -> str:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        looks = encoding_of(data)
        sentence = f"the text is not UTF-8; it looks like {looks}: convert it with 'iconv -f {looks} -t UTF-8'"
        raise DocumentError(sentence) from error
    if "\x00" in text[:4096]:
        raise DocumentError("this is a binary file, not a text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _plain(text: str) -> Iterator[Block]:
    place, line = 0, 1
    for paragraph in split_paragraphs(text):
        start = text.index(paragraph, place)
        line += text.count("\n", place, start)
        yield Block(paragraph, line)
        place = start + len(paragraph)
        line += paragraph.count("\n")


def _markdown(text: str) -> Iterator[Block]:
    """The paragraphs, headings, list items and cells of Markdown; code and a head of YAML are nobody's words."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only a document in Markdown needs it
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415 - likewise

    depth = 0
    text = _HEAD.sub(lambda head: "\n" * head[0].count("\n"), text, count=1)
    reader = MarkdownIt("commonmark").enable("table").disable("code").use(footnote_plugin)
    for token in reader.parse(text):
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type == "inline":
            line = token.map[0] + 1 if token.map else None
            yield Block(_words_of(token.children or ()), line, is_quotation=depth > 0)


_HEAD = re.compile(
    r"\A---[ \t]*\n(?:(?:[A-Za-z_][\w.-]*[ \t]*:(?:[ \t].*)?|[ \t]+.*|-[ \t].*|#.*)?\n)+?(?:---|\.\.\.)[ \t]*(?=\n|\Z)"
)
"""The YAML that generators of sites and Pandoc read before the text, where each of its lines can be nothing else."""

_SUP = re.compile(r"<(/?)sup\b", re.IGNORECASE)
_SIGN_OF_CODE = re.compile(r"[^\w\s.,:;!?%/()-]")
"""What is left out of code in a line: a quotation mark there quotes nobody."""


def _words_of(tokens: Iterable[Token]) -> str:
    """What a reader sees. Code in a line is read with it, without its marks: "We will `not` go" says "not"."""
    parts = []
    is_raised = False
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        elif token.type in {"text", "text_special"}:
            parts.append(raised(token.content) if is_raised else token.content)
        elif token.type == "html_inline" and (tag := _SUP.match(token.content)):
            is_raised = not tag[1]
        elif token.type == "code_inline":
            parts.append(_SIGN_OF_CODE.sub("", token.content))
    return "".join(parts)


def _html(text: str) -> Iterator[Block]:
    from briefing.sources.web_page import blocks_of_page  # noqa: PLC0415 - only a web page needs it

    for line, words, is_quotation in blocks_of_page(text):
        yield Block(words, line, is_quotation=is_quotation)


def _latex(text: str) -> Iterator[Block]:
    from briefing.sources.latex import LatexError, blocks_of_latex  # noqa: PLC0415 - only LaTeX needs it

    try:
        for line, words, is_quotation in blocks_of_latex(text):
            yield Block(words, line, is_quotation=is_quotation)
    except LatexError as error:
        raise DocumentError(f"{error}") from error


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_QUOTING = re.compile("quot", re.IGNORECASE)
"""What the names of styles for quotations have in common: Quote, IntenseQuote, Quotations."""


def _word(data: bytes) -> Iterator[Block]:
    """The paragraphs of a Word file and of its notes; insertions that are tracked count, deletions do not."""
    for part in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        for paragraph in _elements(data, part, f"{_WORD}p", required=part == "word/document.xml"):
            style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
            name = style.get(f"{_WORD}val", "") if style is not None else ""
            yield Block(_word_text(paragraph), is_quotation=bool(_QUOTING.search(name)))


def _word_text(element: Element) -> str:
    """What is shown of an element: no hidden text, raised numbers as such; a text box has paragraphs of its own."""
    signs = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
    parts = []
    for child in element:
        if child.tag == f"{_WORD}t":
            parts.append(child.text or "")
        elif child.tag in signs:
            parts.append(signs[child.tag])
        elif child.tag == f"{_WORD}r":
            parts.append(_run_text(child))
        elif child.tag not in {f"{_WORD}txbxContent", f"{_WORD}moveFrom", _FALLBACK}:
            parts.append(_word_text(child))
    return "".join(parts)


def _run_text(run: Element) -> str:
    if _is_on(run.find(f"{_WORD}rPr/{_WORD}vanish")):
        return ""
    align = run.find(f"{_WORD}rPr/{_WORD}vertAlign")
    is_raised = align is not None and align.get(f"{_WORD}val") == "superscript"
    return raised(_word_text(run)) if is_raised else _word_text(run)


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get(f"{_WORD}val", "true") not in {"0", "false", "off"}


def _open_document(data: bytes) -> Iterator[Block]:
    for paragraph in _elements(data, "content.xml", f"{_TEXT}p", f"{_TEXT}h"):
        style = paragraph.get(f"{_TEXT}style-name", "")
        yield Block(_open_text(paragraph), is_quotation=bool(_QUOTING.search(style)))


def _open_text(element: Element) -> str:
    """The text of a paragraph with its blanks and tabs, which are elements; a note's paragraphs come by themselves."""
    signs = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
    parts = [element.text or ""]
    for child in element:
        if child.tag in signs:
            parts.append(signs[child.tag])
        elif child.tag not in {f"{_TEXT}note", f"{_TEXT}tracked-changes"}:
            parts.append(_open_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _elements(data: bytes, part: str, *tags: str, required: bool = True) -> Iterator[Element]:
    """The elements of some kinds in one part of a packed document, in their order."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - only a packed document needs it
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415 - likewise
    from zlib import error as ZlibError  # noqa: N812, PLC0415 - likewise

    try:
        with ZipFile(io.BytesIO(data)) as packed:
            if part not in packed.namelist():
                if required:
                    raise DocumentError(f"there is no text in it: it has no part '{part}'")
                return
            with packed.open(part) as stream:
                text = stream.read(LARGEST_PART + 1)
        if len(text) > LARGEST_PART:
            raise DocumentError(f"its part '{part}' is larger than 64 MiB")
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise DocumentError(f"its part '{part}' declares entities, as no word processor writes them")
        # Entities, by which a parser can be made to fill the memory, are refused above.
        root = ET.fromstring(text)  # noqa: S314
    except (BadZipFile, ZlibError, ET.ParseError, NotImplementedError, RuntimeError, EOFError) as error:
        raise DocumentError("the file is damaged, or not what its name says") from error
    yield from (element for element in _shown(root) if element.tag in tags)


def _shown(element: Element) -> Iterator[Element]:
    """An element and all inside it, less what is there twice for old programs."""
    waiting = [element]
    while waiting:
        found = waiting.pop()
        if found.tag != _FALLBACK:
            yield found
            waiting.extend(reversed(found))


def _pdf(data: bytes) -> Iterator[Block]:
    """The paragraphs of a PDF; words that a line end divides are joined as `locate` does in a source."""
    from pypdf import PdfReader  # noqa: PLC0415 - only a PDF needs it
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - likewise

    try:
        pages = PdfReader(io.BytesIO(data)).pages
        if len(pages) > MOST_PAGES:
            raise DocumentError(f"it has more than {MOST_PAGES} pages")
        texts = [page.extract_text() for page in pages]
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DocumentError("the PDF is damaged or locked") from error
    if not any(text.strip() for text in texts):
        raise DocumentError("the PDF has no text: its pages are pictures, which a program for OCR can read")
    for number, text in enumerate(texts, 1):
        for paragraph in split_paragraphs(text):
            yield Block(paragraph, page=number)


_READERS: dict[str, Callable[[bytes], Iterator[Block]]] = {".docx": _word, ".odt": _open_document, ".pdf": _pdf}
_TEXT_READERS: dict[str, Callable[[str], Iterator[Block]]] = {
    **dict.fromkeys((".md", ".markdown"), _markdown),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _html),
    ".tex": _latex,
}
SUFFIXES = frozenset({*_READERS, *_TEXT_READERS, ".txt", ".text", ".srt", ".vtt"})
"""The endings of files that are taken for documents where a folder is named."""
