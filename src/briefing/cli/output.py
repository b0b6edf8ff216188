"""What a command produces: to standard output, or to a file by the same bytes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.briefs import STDIN, is_folder
from briefing.cli.streams import write_stdout
from briefing.errors import BriefingFileError

if TYPE_CHECKING:
    from briefing.cli.report import Report

__all__ = ["write_product"]


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
    if output is None or output == STDIN:
        write_stdout(product)
        return
    target = _target(output, name)
    if brief is not None and _is_same(target, brief):
        raise BriefingFileError(output, "is the brief itself", hint="choose another name for the export")
    from briefing.files import write_file  # noqa: PLC0415 - most products go to standard output

    write_file(target, product.encode() if isinstance(product, str) else product, force=force)
    report.note(f"wrote {target}")


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
