"""A reader's way through a brief, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual._compositor import Compositor

from briefing.files import load
from briefing.reader import BriefingApp
from briefing.reader.panes import TABS, pane_class
from briefing.reader.screens.choose import ChooseScreen
from briefing.reader.screens.help import HelpScreen
from briefing.reader.screens.main import MainScreen
from briefing.reader.widgets import DocumentView, RecordList
from briefing.reader.writer import Lettering
from pilot.screen import main_screen, press, screen_text, settle, shows
from pilot.test_bursts import burst

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Open = Callable[..., BriefingApp]

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("title", ["Pact", "A pact of three states on a river that none of them has to itself"])
@pytest.mark.parametrize("width", [40, 60, 80, 90, 110])
async def test_the_marking_and_a_brief_that_was_replaced_are_seen_at_every_width(
    brief_folder: Path, width: int, title: str
) -> None:
    path = brief_folder / "pact.yaml"
    text = path.read_text().replace("title: Velmar and Ostria sign a river pact", f"title: {title}")
    path.write_text(text.replace("status: final", "status: superseded"))
    app = BriefingApp(load(path))
    async with app.run_test(size=(width, 24)) as pilot:
        await settle(pilot)
        head = screen_text(app).splitlines()[0]
        assert head.lstrip().startswith(title[:4])
        assert "TLP:GREEN" in head
        assert "superseded" in head or width == 40


@pytest.mark.parametrize("size", SIZES)
async def test_the_bottom_line_is_the_first_thing_shown(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        shown = screen_text(app).splitlines()
        assert "Velmar and Ostria sign a river pact" in shown[0]
        assert "TLP:GREEN" in shown[0]
        assert "[1 Summary]" in shown[1]
        assert "BOTTOM LINE" in shown[3]
        assert "[1:2]" in shown[4] + shown[5]


@pytest.mark.parametrize(
    ("key", "tab", "words"),
    [
        ("2", "statements", "QUOTED"),
        ("3", "tensions", "Who decides about the river"),
        ("4", "timeline", "planned"),
        ("5", "actors", "President of Velmar"),
        ("6", "sources", "usually reliable"),
    ],
)
@pytest.mark.parametrize("size", SIZES)
async def test_a_digit_opens_its_tab(open_app: Open, key: str, tab: str, words: str, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        shown = await press(pilot, key)
        assert main_screen(app).tab == tab
        assert words in shown


async def test_a_tab_that_is_shown_again_is_neither_laid_out_again_nor_drawn_twice(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "1")
        done: list[str] = []
        for owner, name in ((RecordList, "lines_changed"), (Compositor, "render_full_update")):
            plain = getattr(owner, name)

            def counted(*given: Any, plain: Any = plain, name: str = name, **named: Any) -> Any:
                done.append(name)
                return plain(*given, **named)

            monkeypatch.setattr(owner, name, counted)
        await press(pilot, "2")
        assert done == []
        statement = main_screen(app).pane.all_views[1]
        assert statement.sections() is statement.sections()


async def test_a_pane_is_not_built_before_it_is_shown(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert [pane.id for pane in app.screen.query("Pane")] == ["pane-summary"]
        await press(pilot, "4")
        assert [pane.id for pane in app.screen.query("Pane")] == ["pane-summary", "pane-timeline"]


async def test_brackets_and_arrows_walk_the_tabs_round(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "[")
        assert main_screen(app).tab == "sources"
        await press(pilot, "]", "right")
        assert main_screen(app).tab == "statements"
        await press(pilot, "left")
        assert main_screen(app).tab == "summary"


async def test_a_quotation_is_shown_with_its_source_and_its_proof(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(100, 40)) as pilot:
        shown = await press(pilot, "2")
        assert "“The river belongs to those who live on it”" in shown
        assert "Tuesday (5 May 2026), Velmar" in shown
        detail = app.screen.query_one("#statements-detail", DocumentView).document
        assert "character for character" in " ".join(detail.plain.split())
        marked = [span.text for line in detail.lines for span in line.spans if span.role == "proved-words"]
        assert " ".join(" ".join(marked).split()) == "The river belongs to those who live on it"


async def test_a_paraphrase_never_stands_in_quotation_marks(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "2", "j")
        assert "┊REPORTED┊ a paraphrase" in shown
        assert "“The dams will open" not in shown


async def test_words_of_nobody_say_so(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Speaker not named" in await press(pilot, "2", "G")


async def test_enter_follows_a_reference_and_backspace_returns_to_the_same_line(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        before = main_screen(app).pane.place()
        shown = await press(pilot, "enter")
        assert main_screen(app).tab == "sources"
        assert "paragraph 2" in shown
        await press(pilot, "backspace")
        assert main_screen(app).tab == "summary"
        assert main_screen(app).pane.place() == before
        await press(pilot, "L")
        assert main_screen(app).tab == "sources"


async def test_several_references_are_offered_as_a_numbered_list(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "j", "j", "enter")
        assert shows(app, ChooseScreen)
        assert "1 [Q2]" in shown
        assert "2 [T1]" in shown
        await press(pilot, "2")
        assert main_screen(app).tab == "tensions"


async def test_the_source_of_an_item_is_one_key_away(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "2", "j", "j", "i")
        assert main_screen(app).tab == "sources"
        assert "paragraph 4" in shown


async def test_the_matrix_shows_who_stands_against_whom_and_who_together(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "3")
        rows = {line.split()[0].lstrip("❯"): line for line in shown.splitlines()[4:7] if line.split()}
        assert any("T1 rising" in row for row in rows.values())
        assert "together" in shown.splitlines()[4]
        assert "REPORTS DISAGREE (1)" in shown
        assert "D1  Was the league asked?" in shown


async def test_the_positions_stand_side_by_side(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        shown = await press(pilot, "3")
        assert any("Ana Toreva" in line and "Upland League" in line and "│" in line for line in shown.splitlines())


ARROWS = {"down": "j", "up": "k", "pagedown": "space", "pageup": "b", "end": "G", "home": "g"}


@pytest.mark.parametrize("tab", ["1", *(pytest.param(tab, marks=pytest.mark.slow) for tab in "23456")])
async def test_arrows_do_what_letters_do_where_there_is_more_than_fits(open_app: Open, tab: str) -> None:
    app = open_app()
    async with app.run_test(size=(40, 10)) as pilot:
        await press(pilot, tab)
        view = main_screen(app).pane.focused_view
        assert view is not None
        for arrow, letter in ARROWS.items():
            seen = []
            for key in (arrow, letter):
                await press(pilot, "g", "j", "j", key)
                seen.append((view.cursor, view.scroll_offset.y))
            assert seen[0] == seen[1], arrow


async def test_what_is_planned_is_set_off_in_the_timeline(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        lines = (await press(pilot, "4")).splitlines()
        divider = next(place for place, line in enumerate(lines) if " planned " in line)
        assert "The pact is signed" in lines[divider - 1]
        assert "The dams open" in lines[divider + 1]


async def test_zoom_shows_one_part_alone(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "tab", "z")
        assert not app.screen.query_one("#statements-list").display
        await press(pilot, "escape")
        assert app.screen.query_one("#statements-list").display


@pytest.mark.parametrize("key", ["slash", "f"])
@pytest.mark.parametrize("at_once", [True, False])
async def test_what_is_asked_for_shows_all_parts_and_gives_the_focus_back(
    open_app: Open, key: str, at_once: bool
) -> None:
    app = open_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "2", "z")
        if at_once:
            burst(app, "z", "z", key)
            await settle(pilot)
        else:
            await press(pilot, key)
        assert app.screen.query_one("#statements-list").display
        await press(pilot, "escape", "escape")
        assert main_screen(app).focused in main_screen(app).pane.views


async def test_help_lists_the_keys_and_the_signs(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "question_mark")
        assert shows(app, HelpScreen)
        assert "TABS" in shown
        assert isinstance(app.screen, HelpScreen)
        lines = app.screen.text_view.document.plain.splitlines()
        assert any("SIGNS" in line for line in lines)
        shown = await press(pilot, "G")
        assert lines[-1].strip() in shown
        await press(pilot, "q")
        assert shows(app, MainScreen)


async def test_escape_never_quits_and_q_does(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "escape", "escape")
        assert app.is_running
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0


@pytest.mark.parametrize("tab", TABS)
async def test_results_that_come_before_a_pane_is_composed_break_nothing(open_app: Open, tab: str) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        brief = main_screen(app).brief
        pane = pane_class(tab)(brief, Lettering())
        pane.brief_proved()
        pane.brief_checked()
