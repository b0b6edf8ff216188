"""The example that comes with the program, and a copy of it that may be changed."""

from __future__ import annotations

import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import briefing
from briefing.files import load
from briefing.files.writing import explained
from briefing.library.beginning import schema_address

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["copy_example", "discard_copy", "example_path"]

NAME = "harbour-strike.yaml"
_SCHEMA_LINE = re.compile(rb"\A(# yaml-language-server: \$schema=)\S+")


def example_path() -> Path:
    """Where the example is: in the installed package, or in the folder of briefs beside a checkout's sources."""
    package = Path(briefing.__file__).parent
    installed = package / "demo" / NAME
    return installed if installed.is_file() else package.parents[1] / "briefs" / NAME


def copy_example() -> Path:
    """Copy the example with its archives into a folder of its own among the temporary ones; returns the brief there.

    Raises:
        BriefingFileError: It cannot be written.
    """
    original = example_path()
    with explained(tempfile.gettempdir()):
        folder = Path(tempfile.mkdtemp(prefix="briefing-demo-"))
    with explained(folder):
        for name, data in _files(original, folder):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
    return folder / NAME


def discard_copy(brief: Path) -> bool:
    """Take a copy away, unless something in it was changed or added; returns whether it is gone."""
    folder = brief.parent
    try:
        there = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if not path.is_dir()}
        if there != {Path(name): data for name, data in _files(example_path(), folder)}:
            return False
    except OSError:
        return False
    with suppress(OSError):
        shutil.rmtree(folder)
    return True


def _files(original: Path, folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the copy in a folder, by their names; the brief points editors to a schema that is there."""
    address = schema_address(folder).encode()
    yield original.name, _SCHEMA_LINE.sub(lambda found: found[1] + address, original.read_bytes(), count=1)
    for source in load(original).briefing.sources.values():
        if source.archive:
            yield source.archive.path, (original.parent / source.archive.path).read_bytes()
