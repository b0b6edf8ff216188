"""The reader's tabs, in the sizes of the design and smaller ones: read the difference before renewing them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing.files import load, load_text
from briefing.reader import BriefingApp
from briefing.reader.panes import TABS
from pilot.screen import press, settle
from snapshots.picture import compare, picture

ROOT = Path(__file__).resolve().parents[2]
SCREENS = Path(__file__).parent / "screens"
SIZES = [(80, 24), (120, 40), (200, 60), (60, 20), (40, 12)]
BARE = "briefing: 1\ntitle: A brief of three lines\nevent: {summary: Something has happened.}\n"


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
        await press(pilot, str(number))
        compare(await picture(pilot), SCREENS / f"{tab}-{size[0]}x{size[1]}.txt")


@pytest.mark.parametrize(("number", "tab"), list(enumerate(TABS, 1)))
async def test_screen_of_a_brief_with_nothing_in_it(number: int, tab: str) -> None:
    app = BriefingApp(load_text(BARE.encode()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, str(number))
        compare(await picture(pilot), SCREENS / f"bare-{tab}-80x24.txt")


def example_of_readme() -> bytes:
    """The brief of twenty lines that the README shows."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return text.partition("```yaml\n")[2].partition("```")[0].encode()


@pytest.mark.parametrize(("number", "tab"), list(enumerate(TABS, 1)))
async def test_screen_of_a_brief_of_twenty_lines(number: int, tab: str) -> None:
    app = BriefingApp(load_text(example_of_readme()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, str(number))
        compare(await picture(pilot), SCREENS / f"small-{tab}-80x24.txt")
