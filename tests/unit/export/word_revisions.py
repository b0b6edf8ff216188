"""Reads a Word file as Word does once all revisions are accepted, or rejected."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["accepted", "rejected"]

SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def accepted(content: bytes) -> list[str]:
    """The text of each paragraph, of head and foot and each footnote, with what came and without what is gone."""
    return _read(content, "del")


def rejected(content: bytes) -> list[str]:
    """The same with what is gone and without what came."""
    return _read(content, "ins")


def _read(content: bytes, gone: str) -> list[str]:
    from docx.oxml import parse_xml

    with ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        heads = sorted(name for name in names if name.startswith(("word/header", "word/footer")))
        trees = {name: parse_xml(archive.read(name)) for name in [*heads, "word/document.xml", "word/footnotes.xml"]}
    notes = {note.get(f"{SPACE}id"): note for note in trees.pop("word/footnotes.xml")}
    found = [text for tree in trees.values() for text in _paragraphs(tree, gone)]
    kept = [one for tree in trees.values() for one in _kept(tree, gone) if one.tag == f"{SPACE}footnoteReference"]
    return [*found, *(text for one in kept for text in _paragraphs(notes[one.get(f"{SPACE}id")], gone))]


def _paragraphs(tree: Any, gone: str) -> Iterator[str]:
    """The texts of paragraphs that stay; what is left of one whose end is gone goes to the next."""
    before = ""
    for paragraph in (one for one in _kept(tree, gone) if one.tag == f"{SPACE}p"):
        text = before + "".join(map(_text, _kept(paragraph, gone)))
        before = ""
        if paragraph.find(f"{SPACE}pPr/{SPACE}rPr/{SPACE}{gone}") is None:
            yield text
        else:
            before = text
    assert not before


def _kept(tree: Any, gone: str) -> Iterator[Any]:
    """All elements but those inside of what is gone: words, and rows of tables."""
    for child in tree:
        if child.tag == f"{SPACE}{gone}" or child.find(f"{SPACE}trPr/{SPACE}{gone}") is not None:
            continue
        yield child
        yield from _kept(child, gone)


def _text(element: Any) -> str:
    if element.tag in {f"{SPACE}t", f"{SPACE}delText"}:
        return element.text or ""
    if element.tag in {f"{SPACE}tab", f"{SPACE}br"} and element.getparent().tag == f"{SPACE}r":
        return "\n" if element.tag == f"{SPACE}br" else "\t"
    return "[note]" if element.tag == f"{SPACE}footnoteReference" else ""
