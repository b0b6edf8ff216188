"""The example that comes with the program, and a copy of it that may be changed."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import briefing
from briefing.files import load
from briefing.files.writing import explained

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["copy_example", "discard_copy", "example_path"]

NAME = "harbour-strike.yaml"


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
        for name in _names(original):
            (folder / name).parent.mkdir(exist_ok=True)
            shutil.copyfile(original.parent / name, folder / name)
    return folder / NAME


def discard_copy(brief: Path) -> bool:
    """Take a copy away, unless something in it was changed or added; returns whether it is gone."""
    folder, original = brief.parent, example_path()
    names = {Path(name) for name in _names(original)}
    try:
        there = {path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir()}
        if there != names or any(_differ(folder / name, original.parent / name) for name in names):
            return False
    except OSError:
        return False
    with suppress(OSError):
        shutil.rmtree(folder)
    return True


def _differ(path: Path, other: Path) -> bool:
    return path.read_bytes() != other.read_bytes()


def _names(original: Path) -> Iterator[str]:
    """The files of the example, from its folder."""
    yield original.name
    yield from (source.archive.path for source in load(original).briefing.sources.values() if source.archive)
