"""The timeline and its strip, by keyboard and mouse."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from briefing.files import load_text
from briefing.reader import BriefingApp
from briefing.reader.panes.timeline import LONG, TimelinePane
from briefing.reader.widgets.density_view import DensityView
from pilot.screen import main_screen, press, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    Open = Callable[..., BriefingApp]


def long_app(entries: int = LONG, *, ascii_only: bool = False) -> BriefingApp:
    timeline = [
        {"date": f"{2000 + number % 20}-{number % 12 + 1:02}", "text": f"Thing {number}"} for number in range(entries)
    ]
    data = {"briefing": 1, "title": "Long", "event": {"summary": "x"}, "timeline": timeline}
    return BriefingApp(load_text(json.dumps(data), format="json"), ascii_only=ascii_only)


def pane_of(app: BriefingApp) -> TimelinePane:
    pane = main_screen(app).pane
    assert isinstance(pane, TimelinePane)
    return pane


async def test_a_short_timeline_has_a_strip_when_asked_for(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "4")
        assert "entry" not in shown
        shown = await press(pilot, "d")
        assert ": 1 entry" in shown
        assert "a column is a" in shown
        shown = await press(pilot, "d")
        assert ": 1 entry" not in shown
        assert pane_of(app).list_view.has_focus


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20), (40, 10)])
async def test_a_long_timeline_has_one_from_the_start(size: tuple[int, int]) -> None:
    app = long_app()
    async with app.run_test(size=size) as pilot:
        shown = await press(pilot, "4")
        assert "January 2000" in shown or "2000: " in shown
        assert pane_of(app).list_view.has_focus


async def test_the_strip_moves_the_list_and_the_list_the_strip() -> None:
    app = long_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "4", "shift+tab")
        pane = pane_of(app)
        assert pane.density.has_focus
        first = pane.record
        await press(pilot, "right")
        assert main_screen(app).tab == "timeline"
        assert pane.record == pane.density.key != first
        await press(pilot, "left")
        assert pane.record == first
        await press(pilot, "G", "enter")
        assert pane.list_view.has_focus
        at_end = pane.density.column
        await press(pilot, "g")
        assert pane.density.column < at_end


async def test_a_click_on_the_strip_goes_to_that_time() -> None:
    app = long_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "4")
        pane = pane_of(app)
        await pilot.click(DensityView, offset=(12, 1))
        await settle(pilot)
        assert abs(pane.density.column - 10) <= 3
        assert pane.record == pane.density.key


async def test_the_strip_has_ascii_signs() -> None:
    app = long_app(ascii_only=True)
    async with app.run_test(size=(80, 24)) as pilot:
        assert (await press(pilot, "4")).isascii()


async def test_on_a_large_screen_the_strip_stands_above_list_and_entry() -> None:
    app = long_app()
    async with app.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "4")
        strip, dates, entry = (view.region for view in pane_of(app).all_views)
        assert strip.width == 200
        assert (dates.y, entry.y) == (strip.bottom, strip.bottom)
        assert dates.right == entry.x
        assert entry.right == 200
        await press(pilot, "z")
        assert [view.region.width for view in pane_of(app).all_views if view.region] == [200]
