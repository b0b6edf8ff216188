from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest

from briefing.export import export_text
from unit.export.small import ARTICLE, brief_of

if TYPE_CHECKING:
    from pathlib import Path


class Export(Protocol):
    def __call__(self, *, width: int = 72, ascii_only: bool = False, sections: Any = None, **content: Any) -> str: ...


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the archive of the source `report` lies."""
    (tmp_path / "report.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def export(folder: Path) -> Export:
    """Write a brief with this content as text, its archive at hand."""

    def write(*, width: int = 72, ascii_only: bool = False, sections: Any = None, **content: Any) -> str:
        brief = brief_of(**content)
        return export_text(brief, width=width, ascii_only=ascii_only, sections=sections, folder=folder)

    return write
