"""Saves the brief as `briefing export` would, in the format that the file's ending asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import BriefingFileError
from briefing.export import material_of
from briefing.export.building import lay_out_material
from briefing.export.formats import FORMATS, Options, Product, format_of_name
from briefing.files import write_file

if TYPE_CHECKING:
    from briefing.files import BriefingFile

__all__ = ["OFFERED", "next_name", "save_brief", "suggested_path"]

OFFERED = ("text", "markdown", "html", "pdf", "docx", "json", "ics")
"""The formats that are one file, told from each other by its ending."""


def suggested_path(file: BriefingFile, format_: str = "text") -> Path:
    """The name that is offered: the brief's id, in the folder the reader was started in."""
    return Path(f"{file.id}.{FORMATS[format_ if format_ in OFFERED else 'text'].suffix}")


def next_name(name: str, step: int) -> str:
    """The same name with the ending of the next format, round and round."""
    now = format_of_name(name)
    place = OFFERED.index(now) if now in OFFERED else -1
    stem = name.rpartition(".")[0] if now else name
    return f"{stem}.{FORMATS[OFFERED[(place + step) % len(OFFERED)]].suffix}"


def save_brief(file: BriefingFile, path: Path, *, replace: bool) -> tuple[str, str]:
    """Write the brief; returns what was done, and the name of the format.

    Raises:
        BriefingError: It cannot be written, or its format needs an extra that is not installed.
    """
    name = format_of_name(path.name) or "text"
    name = name if name in OFFERED else "text"
    target = path / suggested_path(file, name) if path.is_dir() else path
    if file.path is not None and target.exists() and target.samefile(file.path):
        raise BriefingFileError(str(target), "is the brief itself; choose another name")
    material = material_of(file)
    product = Product(lay_out_material(material, name=file.id), material, file.id)
    write_file(target, FORMATS[name].render(product, Options())[""], force=replace)
    return f"Saved {target}", name
