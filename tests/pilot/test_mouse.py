"""The mouse does all that Enter and the arrows do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefing.reader.panes import TABS
from briefing.reader.screens.choose import ChooseScreen
from briefing.reader.screens.help import HelpScreen
from briefing.reader.screens.picker import PickerScreen
from briefing.reader.widgets import DocumentView, KeyBar, LineView, RecordList, TabBar
from pilot.screen import main_screen, press, screen_text, settle, shows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from briefing.reader import BriefingApp

    Open = Callable[..., BriefingApp]

SIZES = pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])


async def click(pilot: Pilot[Any], column: int, row: int, times: int = 1) -> str:
    """Click a cell of the screen."""
    await pilot.click(offset=(column, row), times=times)
    await settle(pilot)
    return screen_text(pilot.app)


def find(app: BriefingApp, words: str, after: int = 3) -> tuple[int, int]:
    """The column and row of some words on the screen, below its frame."""
    rows = screen_text(app).splitlines()
    row = next(number for number, line in enumerate(rows) if number >= after and words in line)
    return rows[row].index(words), row


@SIZES
async def test_a_click_on_a_tab_shows_it(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for name in (*TABS[1:], TABS[0]):
            tab = next(tab for tab in app.screen.query_one(TabBar).tabs() if tab.name == name)
            await click(pilot, tab.end - 2, 1)
            assert main_screen(app).tab == name


@SIZES
async def test_a_click_on_a_row_chooses_it_and_a_second_opens_it(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "2")
        column, row = find(app, "Q3")
        await click(pilot, column, row)
        assert main_screen(app).pane.record == "Q3"
        await click(pilot, column, row)
        assert isinstance(app.focused, DocumentView)


@SIZES
@pytest.mark.parametrize("tab", TABS)
async def test_a_click_on_a_reference_follows_it(open_app: Open, tab: str, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await press(pilot, str(TABS.index(tab) + 1))
        texts = list(main_screen(app).pane.query(DocumentView))
        view = texts[0 if tab == "summary" else -1]
        if not view.display or not view.size.width:
            await press(pilot, "enter")
        number, column, link = next(
            (number, sum(len(one.text) for one in line.spans[:place]), span.link)
            for number, line in enumerate(view.document.lines)
            for place, span in enumerate(line.spans)
            if span.link is not None
        )
        view.cursor = number
        await settle(pilot)
        region = view.content_region
        await click(pilot, region.x + view.GUTTER + column, region.y + number - view.scroll_offset.y)
        assert link is not None
        assert main_screen(app).pane.key.partition(":")[0] == link.id or main_screen(app).pane.record == link.id


async def test_a_click_on_a_key_of_the_footer_does_what_the_key_does(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        column = screen_text(app).splitlines()[-1].index("? help")
        for offset in (0, 5):
            await click(pilot, column + offset, 23)
            assert shows(app, HelpScreen)
            await press(pilot, "escape")
        assert app.screen.query_one(KeyBar).display


async def test_the_wheel_scrolls_what_is_under_the_mouse(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(60, 14)) as pilot:
        await settle(pilot)
        view = main_screen(app).pane.views[0]
        await pilot._post_mouse_events([_wheel()], offset=(10, 6))
        await settle(pilot)
        assert view.scroll_offset.y > 0


def _wheel() -> type[Any]:
    from textual.events import MouseScrollDown

    return MouseScrollDown


async def test_a_double_click_opens_a_brief_of_the_picker(brief_folder: Path) -> None:
    from briefing.reader import BriefingApp

    (brief_folder / "second.yaml").write_text(
        (brief_folder / "pact.yaml").read_text().replace("title: V", "title: Second V")
    )
    app = BriefingApp(brief_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert shows(app, PickerScreen)
        column, row = find(app, "Second", after=1)
        await click(pilot, column, row)
        assert app.screen.query_one(RecordList).key.endswith("second.yaml")
        assert "Second" in (await click(pilot, column, row)).splitlines()[0]


async def test_a_click_chooses_among_several_references(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j", "j", "enter")
        assert shows(app, ChooseScreen)
        column, row = find(app, "2 [T1]")
        await click(pilot, column, row)
        await click(pilot, column, row)
        assert main_screen(app).tab == "tensions"


@pytest.mark.slow
@pytest.mark.parametrize(
    "hand",
    [
        {"down": "down", "up": "up", "next": "right", "open": "enter", "back": "backspace", "end": "end"},
        {"down": "j", "up": "k", "next": "right_square_bracket", "open": "enter", "back": "H", "end": "G"},
    ],
    ids=["arrows", "letters"],
)
@pytest.mark.timeout(400)
async def test_either_hand_alone_reaches_every_line_of_every_tab(open_app: Open, hand: dict[str, str]) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        seen = []
        for _ in range(40):
            if main_screen(app).tab not in seen:
                seen.append(main_screen(app).tab)
                await _walk(pilot, app, hand)
            await pilot.press(hand["next"])
            await settle(pilot)
        assert set(seen) == set(TABS)


async def _walk(pilot: Pilot[Any], app: BriefingApp, hand: dict[str, str]) -> None:
    """Through every line of every part of a tab, and back to the first."""
    for view in main_screen(app).pane.views:
        app.screen.set_focus(view)
        for key, last in (("down", True), ("up", False)):
            stops = _stops(view)
            for _ in range(len(stops) + 1):
                await pilot.press(hand[key])
            await settle(pilot)
            assert not stops or view.cursor == stops[-1 if last else 0], (main_screen(app).tab, key)
    main_screen(app).pane.focus_first()
    await settle(pilot)


def _stops(view: LineView) -> list[int]:
    return [number for number in range(view.count()) if view.selectable(number)]
