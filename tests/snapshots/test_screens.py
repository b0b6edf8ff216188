"""The reader's screens as text, for both sizes of the design: read the difference before renewing them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from briefing.files import load
from briefing.reader import BriefingApp
from briefing.reader.panes import TABS
from pilot.screen import press, settle

ROOT = Path(__file__).resolve().parents[2]
SCREENS = Path(__file__).parent / "screens"
SIZES = [(80, 24), (120, 40), (60, 20), (40, 12)]


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """The brief that shows every feature, with its archives, where nothing else can change it."""
    shutil.copytree(ROOT / "briefs" / "sources", tmp_path / "sources")
    return Path(shutil.copy(ROOT / "briefs" / "harbour-strike.yaml", tmp_path))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(("number", "tab"), list(enumerate(TABS, 1)))
async def test_screen(harbour: Path, number: int, tab: str, size: tuple[int, int]) -> None:
    app = BriefingApp(load(harbour))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        shown = await press(pilot, str(number)) + "\n"
    golden = SCREENS / f"{tab}-{size[0]}x{size[1]}.txt"
    if os.environ.get("BRIEFING_REGENERATE"):
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")
