"""A brief of a library as its pages need it: proved, its own page written, its items ready to be searched."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple

from briefing.export.html import render_html
from briefing.export.html.texts import Anchors
from briefing.library.index.rows import rows_of
from briefing.outline import lay_out_material, material_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from pathlib import Path

    from briefing.files import BriefingFile
    from briefing.library.index.tables import BriefRows
    from briefing.outline import Material

__all__ = ["Shelf", "page_name", "shelve"]

BRIEFS = "briefs"
"""The folder of the pages of briefs."""


class Shelf(NamedTuple):
    """A brief of the library, and what the pages of all briefs say of it.

    Attributes:
        page: Where its page is, seen from the page of the library.
        html: The page.
        rows: Its items, to be searched.
        material: The brief with its proof.
        anchors: For each id the place on its page.
    """

    page: str
    html: str
    rows: BriefRows
    material: Material
    anchors: Mapping[str, str]


def page_name(path: Path, folder: Path, taken: Container[str]) -> str:
    """What the page of a brief is called: by its file, so that the address stays when other briefs come.

    Args:
        path: The file.
        folder: The library.
        taken: The names of other pages; the ending of the file tells this one from them, or else a number.
    """
    parts = path.relative_to(folder).parts
    name = "-".join((*parts[:-1], path.stem))
    longer = f"{name}-{path.suffix[1:]}"
    names = chain((name, longer), (f"{longer}-{number}" for number in count(2)))
    return next(page for one in names if (page := f"{BRIEFS}/{one}.html") not in taken)


def shelve(file: BriefingFile, page: str) -> Shelf:
    """Prove a brief and write its page.

    Args:
        file: The brief.
        page: Where its page will be.
    """
    material = material_of(file)
    outline = lay_out_material(material, name=file.id)
    anchors = Anchors(outline)
    found = {key: anchors.of_reference(reference) for key, reference in material.index.references.items()}
    return Shelf(page, render_html(outline), rows_of(file), material, found)
