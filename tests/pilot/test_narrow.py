"""On a narrow screen there is the list or the detail: references lead to what is to be read, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.app import App
from textual.widgets import Input

from pilot.screen import main_screen, press, screen_text, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.reader import BriefingApp

    Open = Callable[..., BriefingApp]


@pytest.mark.parametrize("size", [(60, 20), (40, 10)])
@pytest.mark.parametrize(
    ("key", "tab", "words"),
    [("T1", "tensions", "level 1 of 5"), ("toreva", "actors", "President of Velmar"), ("Q1", "statements", "QUOTED")],
)
async def test_a_reference_leads_to_the_thing_itself(
    open_app: Open, size: tuple[int, int], key: str, tab: str, words: str
) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        before = await press(pilot, "j")
        await main_screen(app).navigation.go_to_item(key)
        shown = await press(pilot, "g")
        assert main_screen(app).tab == tab
        assert words in shown
        await press(pilot, "backspace")
        assert screen_text(app) == before


async def test_a_paragraph_is_shown_at_once(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(40, 10)) as pilot:
        await settle(pilot)
        reference = main_screen(app).brief.index.reference("gazette:2")
        assert reference is not None
        await main_screen(app).navigation.go_to(reference)
        await settle(pilot)
        shown = await press(pilot, "j")
        assert main_screen(app).tab == "sources"
        assert "  2  " in shown
        assert "paragraph 2 of" in shown


async def test_a_reload_stays_in_the_paragraph_that_is_read(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "6", "g", "enter", "G")
        assert "paragraph 5 of" in screen_text(app)
        shown = await press(pilot, "r")
        assert "paragraph 5 of" in shown
        assert main_screen(app).pane.key == "gazette:5"


async def test_a_tension_chosen_from_a_cell_is_shown_and_escape_leads_to_the_matrix(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(40, 12)) as pilot:
        shown = await press(pilot, "3", "enter")
        assert "T1  Velmar" in shown
        shown = await press(pilot, "escape")
        assert "T1 ↑" in shown
        assert app.screen.query_one("#tensions-matrix").has_focus


@pytest.mark.parametrize("size", [(60, 20), (40, 10)])
async def test_what_was_searched_for_is_in_sight_and_the_focus_there(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        before = await press(pilot, "2")
        shown = await press(pilot, "slash", *"belongs")
        assert "belongs" in shown.rpartition("/ belongs")[0]
        await press(pilot, "escape")
        assert screen_text(app) == before
        await press(pilot, "slash", *"belongs", "enter")
        pane = main_screen(app).pane
        assert main_screen(app).tab == "statements"
        assert pane.focused_view is pane.query("DocumentView").last()
        shown = await press(pilot, "n")
        assert "belongs" in shown.rpartition("/belongs")[0]


async def test_a_search_that_was_left_shows_the_list_again(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "slash", *"zzz", "escape")
        await pilot.resize_terminal(40, 12)
        await settle(pilot)
        pane = main_screen(app).pane
        assert pane.query_one("#statements-list").display
        assert pane.query_one("#statements-list").size
        assert pane.views[0].has_focus


@pytest.mark.parametrize("keys", [("escape",), ("enter",), ("escape", "4"), ("escape", "2", "f"), ("escape", "r")])
async def test_the_keys_have_somewhere_to_go_when_there_is_room_again(open_app: Open, keys: tuple[str, ...]) -> None:
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "slash", *"dam")
        await pilot.resize_terminal(2, 1)
        await press(pilot, *keys)
        await pilot.resize_terminal(100, 30)
        await settle(pilot)
        screen = main_screen(app)
        if keys[-1] == "f":
            assert screen.foot.prompt
            assert app.focused is screen.foot.prompt.line
        else:
            assert app.focused in screen.pane.views


@pytest.mark.parametrize("keys", [(), ("2",), ("slash", "d")])
async def test_a_view_that_hears_late_that_it_was_hidden_keeps_the_keys(open_app: Open, keys: tuple[str, ...]) -> None:
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, *keys)
        before = app.focused
        assert before is not None
        await pilot.resize_terminal(2, 1)
        await settle(pilot)
        await pilot.resize_terminal(100, 30)
        await settle(pilot)
        before.post_message(events.Hide())
        await settle(pilot)
        assert app.focused is before


async def test_textual_still_takes_the_focus_from_what_is_shown_again() -> None:
    async with App[None]().run_test() as pilot:
        plain = Input()
        await pilot.app.mount(plain)
        plain.focus()
        await pilot.pause()
        plain.post_message(events.Hide())
        await pilot.pause()
        # Once this fails, `mended/hiding.py` is no longer needed.
        assert pilot.app.focused is None
