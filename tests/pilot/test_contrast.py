"""Every text in every theme of ours stands out from what is behind it, computed from the rendered screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rich.color import Color, ColorType
from rich.style import Style
from textual.screen import ModalScreen
from textual.theme import BUILTIN_THEMES

from briefing.files import load
from briefing.reader import BriefingApp
from briefing.reader.themes import THEMES
from pilot.screen import press, settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App
    from textual.strip import Strip

pytestmark = pytest.mark.slow

ENOUGH = 4.5
"""WCAG 2.2, success criterion 1.4.3, for text of ordinary size."""

ORNAMENTS = frozenset(" ▌▎─━│┌┐└┘▁▂▃▄▅▆▇█▊▔▕▏╭╮╰╯┏┓┗┛┃")
"""Rules, borders and scroll bars are no text."""


def _luminance(color: Color) -> float:
    parts = [part / 255 for part in color.get_truecolor()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Style) -> float:
    """The ratio of the lighter to the darker of a style's colours, 1 to 21."""
    assert style.color is not None
    assert style.bgcolor is not None
    assert style.color.type is not ColorType.DEFAULT
    one, other = sorted((_luminance(style.color), _luminance(style.bgcolor)))
    return (other + 0.05) / (one + 0.05)


def strips_of(app: App[Any]) -> list[Strip]:
    """The rows of the screen; of a box its own, as what lies behind it is out of use and faded."""
    strips = app.screen._compositor.render_strips()
    if not isinstance(app.screen, ModalScreen):
        return strips
    regions = [widget.region for widget in app.screen.query("#--input, CommandList, .modal")]
    assert regions
    return [
        strip.crop(region.x, region.right)
        for y, strip in enumerate(strips)
        for region in regions
        if region.y <= y < region.bottom
    ]


def too_faint(app: App[Any]) -> set[str]:
    found = set()
    for strip in strips_of(app):
        for segment in strip:
            if segment.style is None or segment.control or not set(segment.text) - ORNAMENTS:
                continue
            ratio = contrast(segment.style)
            if ratio < ENOUGH:
                found.add(f"{segment.text.strip()!r} {segment.style.color} on {segment.style.bgcolor}: {ratio:.2f}")
    return found


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_every_text_stands_out(theme: str, brief_folder: Path) -> None:
    path = brief_folder / "pact.yaml"
    path.write_text(path.read_text().replace("text: Nobody asked us", 'text: "Nobody \\e asked us"'))
    app = BriefingApp(load(path))
    async with app.run_test(size=(120, 40)) as pilot:
        app.theme = theme
        await settle(pilot)
        for keys in (
            "1",
            "2",
            "G",
            "tab",
            "3",
            "tab",
            "4",
            "G",
            "5",
            "tab",
            "6",
            "tab",
            "/river~",
            "f",
            "~",
            "c",
            "escape",
            "?",
            "escape",
            "s",
        ):
            for key in _names(keys):
                await press(pilot, key)
            assert too_faint(app) == set(), keys


OPENED = {
    "palette": ["ctrl+p", *"check"],
    "themes": ["T"],
    "completion": ["f", "k"],
    "what is said in passing": ["2", "e", "o", "s"],
    "what is not found": ["slash", *"qqq", "enter"],
}


def test_what_is_said_by_a_colour_alone_can_be_seen() -> None:
    """A frame in focus and a scroll bar are no text: for them WCAG 2.2 asks 3 to 1, in criterion 1.4.11."""
    for theme in THEMES:
        colors = theme.to_color_system().generate()
        style = Style(color=Color.parse(colors["accent"]), bgcolor=Color.parse(colors["background"]))
        assert contrast(style) >= 3, theme.name


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
@pytest.mark.parametrize("name", OPENED)
async def test_what_opens_stands_out(theme: str, name: str, open_app: Callable[..., BriefingApp]) -> None:
    app = open_app(read_only=True)
    app.theme = theme
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, *OPENED[name])
        assert too_faint(app) == set()


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_lists_of_briefs_and_of_hits_in_all_of_them_stand_out(theme: str, brief_folder: Path) -> None:
    (brief_folder / "broken.yaml").write_text("briefing: 1\ntitle: Half a brief\n")
    text = (brief_folder / "pact.yaml").read_text()
    (brief_folder / "older.yaml").write_text(text.replace("TLP:GREEN", "TLP:RED").replace("The dams", "All dams"))
    app = BriefingApp(brief_folder)
    app.theme = theme
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        for keys in (["j"], ["ctrl+f", *"dams"], ["enter"], ["enter"], ["5", "tab", "G"]):
            await press(pilot, *keys)
            assert too_faint(app) == set(), keys


@pytest.mark.parametrize("theme", sorted(set(BUILTIN_THEMES)))
async def test_text_can_be_read_in_themes_that_are_not_ours(theme: str, open_app: Callable[..., BriefingApp]) -> None:
    app = open_app()
    app.theme = theme
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "2", "tab")
        assert "QUOTED" in shown
        if not app.current_theme.ansi:
            assert too_faint(app) == set()


def _names(keys: str) -> list[str]:
    names = {"/": "slash", "~": "enter", "?": "question_mark"}
    return [keys] if keys in {"tab", "escape"} else [names.get(key, key) for key in keys]


def test_the_measure_is_that_of_wcag() -> None:
    assert round(contrast(Style.parse("#000000 on #ffffff")), 2) == 21.0
    assert round(contrast(Style.parse("#767676 on #ffffff")), 2) == 4.54
