"""What opens on top of a brief, the line at the bottom, and the picker."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.files import load
from briefing.reader import BriefingApp
from briefing.reader.state import Memory
from briefing.reader.themes import THEMES
from pilot.screen import press, settle
from snapshots.picture import compare, drawing, picture, together

if TYPE_CHECKING:
    from textual.pilot import Pilot

DATA = Path(__file__).parents[1] / "data" / "pact"
SCREENS = Path(__file__).parent / "screens"
OPENED = {
    "help": ["question_mark"],
    "check": ["c"],
    "save": ["s"],
    "choose": ["j", "j", "enter"],
    "search": ["2", "slash", *"river"],
    "found": ["slash", *"river", "enter"],
    "filter": ["f", *"kind:quoted"],
    "refused": ["f", *"colour:red"],
    "zoomed": ["2", "tab", "z"],
    "statement": ["6", "tab", "G", "a"],
    "statement-refused": ["6", "tab", "G", "a", "tab", "left", "left", "enter"],
    "marked": ["6", "tab", "G", "{", "{", "v", "{"],
}
"""For each name the keys that lead there from the summary."""

LOW = (40, 10)
"""The smallest screen that shows a brief."""

PALETTES = {"palette": ["ctrl+p", *"check"], "themes": ["T"]}


@pytest.fixture
def pact(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "briefs")) / "pact.yaml"


SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")


@SIZES
@pytest.mark.parametrize("name", OPENED)
async def test_modal(pact: Path, name: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pact.parent)
    monkeypatch.setenv("HOME", str(pact.parent.parent))
    app = BriefingApp(load(pact))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, *OPENED[name])
        await _draw(pilot, name, size)


async def test_the_form_on_the_smallest_screen(pact: Path) -> None:
    app = BriefingApp(load(pact))
    async with app.run_test(size=LOW) as pilot:
        await settle(pilot)
        await press(pilot, "6", "enter", "G", "a")
        await _draw(pilot, "statement", LOW)


@SIZES
async def test_a_draft(pact: Path, size: tuple[int, int]) -> None:
    _make_draft(pact)
    app = BriefingApp(load(pact))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "D")
        await _draw(pilot, "draft", size)


@SIZES
@pytest.mark.parametrize("name", PALETTES)
async def test_palette(pact: Path, name: str, size: tuple[int, int]) -> None:
    drawn = []
    # The themes begin with the present one, so that their list is another in each.
    for theme in THEMES[:1] if name == "themes" else THEMES:
        # Textual's palette keeps the colours of the theme that it was opened in.
        app = BriefingApp(load(pact), memory=Memory())
        app.theme = theme.name
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await press(pilot, *PALETTES[name])
            drawn.append(await drawing(pilot))
    compare(together(drawn), SCREENS / f"{name}-{size[0]}x{size[1]}.txt")


@SIZES
async def test_a_file_that_no_longer_loads(pact: Path, size: tuple[int, int]) -> None:
    app = BriefingApp(load(pact))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        _break(pact)
        await press(pilot, "r")
        await _draw(pilot, "broken", size)


@SIZES
async def test_the_picker(pact: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    (pact.parent / "broken.yaml").write_text("briefing: 1\ntitle: Half a brief\n")
    monkeypatch.chdir(pact.parent)
    app = BriefingApp(Path())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await _draw(pilot, "picker", size)


def _break(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: Velmar", "titel: Velmar").replace("kind: person", "kind: man"))


def _make_draft(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{id: Q4, ", "{id: Q4, draft: true, ").replace("status: final", "status: draft"))


async def _draw(pilot: Pilot[Any], name: str, size: tuple[int, int]) -> None:
    compare(await picture(pilot), SCREENS / f"{name}-{size[0]}x{size[1]}.txt")
