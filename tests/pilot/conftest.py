"""The reader on a small brief of the tests' own, driven with Textual's pilot."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.files import load
from briefing.reader import BriefingApp

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def brief_folder(tmp_path: Path) -> Path:
    """A folder with one brief and its archive, free to be changed."""
    folder = tmp_path / "briefs"
    shutil.copytree(DATA / "pact", folder)
    return folder


@pytest.fixture
def open_app(brief_folder: Path) -> Callable[..., BriefingApp]:
    """Make a reader on the brief."""

    def make(**options: Any) -> BriefingApp:
        return BriefingApp(load(brief_folder / "pact.yaml"), **options)

    return make
