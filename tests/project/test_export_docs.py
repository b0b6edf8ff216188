"""docs/exports.md shows each format as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.export.formats import FORMATS

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "exports.md"
LARGEST_PICTURE = 120_000


def test_the_excerpts_are_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("icalendar")
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    from make_export_pictures import with_excerpts

    page = PAGE.read_text(encoding="utf-8")
    assert with_excerpts(page) == page
    assert with_excerpts(page.replace("CHECKED: VERBATIM", "CHECKED: NOT")) == page


@pytest.mark.parametrize("name", ["pdf", "docx"])
def test_a_picture_is_there_and_small(name: str) -> None:
    picture = PAGE.parent / "exports" / f"{name}.png"
    assert f"](exports/{name}.png)" in PAGE.read_text(encoding="utf-8")
    assert 5_000 < picture.stat().st_size < LARGEST_PICTURE


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_explained(name: str) -> None:
    assert f"| `{name}` |" in PAGE.read_text(encoding="utf-8")
