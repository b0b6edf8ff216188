"""WordprocessingML in Python: elements and texts; text is data of the tree and never becomes markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.oxml.xmlchemy import BaseOxmlElement

__all__ = ["field", "paragraph", "text_run", "w"]


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


def paragraph(style: str, content: Iterable[BaseOxmlElement]) -> BaseOxmlElement:
    """A paragraph of a style."""
    return w("p", w("pPr", w("pStyle", val=style)), *content)


def field(instruction: str) -> BaseOxmlElement:
    """A field that Word works out, such as PAGE."""
    return w("fldSimple", text_run("1"), instr=instruction)
