"""What a command produces: to standard output, or to a file by the same bytes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.briefs import STDIN, is_folder
from briefing.cli.streams import write_stdout
from briefing.errors import BriefingFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.cli.report import Report

__all__ = ["write_product", "write_products"]


def write_product(
    product: str | bytes, output: str | None, report: Report, *, name: str, force: bool, brief: Path | None = None
) -> None:
    """Write a product where the user wants it, and say where that is.

    Args:
        product: The text, or the bytes of a file.
        output: A file, a folder, `-` or None for standard output.
        report: Who is told the file's name.
        name: What the file is called in a folder.
        force: Whether a file that is there may be replaced.
        brief: The file the product was made of, which is never replaced by it.

    Raises:
        BriefingFileError: If it cannot be written.
    """
    write_products({name: product}, output, report, force=force, briefs=[brief] if brief else [])


def write_products(
    products: Mapping[str, str | bytes], output: str | None, report: Report, *, force: bool, briefs: Iterable[Path]
) -> None:
    """Write products by their names, all of them or none; see `write_product`.

    Raises:
        BriefingFileError: If one cannot be written, or would replace one of the briefs.
    """
    if output is None or output == STDIN:
        for product in products.values():
            write_stdout(product)
        return
    from briefing.files import write_files  # noqa: PLC0415 - most products go to standard output

    kept = tuple(briefs)
    contents: dict[str | Path, bytes] = {}
    for name, product in products.items():
        target = _target(output, name)
        if any(_is_same(target, brief) for brief in kept):
            raise BriefingFileError(str(target), "is the brief itself", hint="choose another name for the export")
        contents[target] = product.encode() if isinstance(product, str) else product
    write_files(contents, force=force)
    for path in contents:
        report.note(f"wrote {path}")


def _target(output: str, name: str) -> Path:
    path = Path(output)
    if is_folder(path):
        return path / name
    if output.endswith(("/", os.sep)):
        raise BriefingFileError(output, "there is no such folder", hint="make it first, or leave the slash out")
    return path


def _is_same(target: Path, brief: Path) -> bool:
    try:
        return target.samefile(brief)
    except OSError:
        return False
