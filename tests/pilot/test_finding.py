"""Search, filter and sort, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from briefing.files import load
from briefing.reader import BriefingApp
from briefing.reader.state import KeptPlace, Memory
from briefing.reader.widgets import RecordList
from briefing.reader.widgets.prompt import LONGEST, Prompt
from pilot.screen import main_screen, press, screen_text, settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Open = Callable[..., BriefingApp]


async def test_search_follows_what_is_typed_and_counts_by_tab(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "slash", *"RIVER")
        assert " / RIVER" in shown
        assert "Sum " in shown
        assert "Sou " in shown
        shown = await press(pilot, "enter")
        assert "/RIVER  1/" in shown.splitlines()[-2]


async def test_a_large_brief_is_read_for_the_search_beside_the_screen(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.reader.screens.search.READ_AT_ONCE", 0)
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash", *"RIVER")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert "Sum " in screen_text(app)
        shown = await press(pilot, "enter")
        assert "/RIVER  1/" in shown.splitlines()[-2]


@pytest.mark.slow
async def test_the_next_hit_may_stand_on_another_tab_and_is_marked(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash", *"usually", "enter")
        assert main_screen(app).tab == "sources"
        await press(pilot, "slash", *"river", "enter")
        seen = set()
        for _ in range(40):
            await press(pilot, "n")
            seen.add(main_screen(app).tab)
            assert "river" in screen_text(app).lower()
        assert seen == {"summary", "statements", "tensions", "sources"}
        assert all(view.marked == "river" for view in main_screen(app).pane.views)
        await press(pilot, "N")
        await press(pilot, "escape")
        assert not any(view.marked for view in main_screen(app).pane.views)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_summary_is_searched_though_its_tab_was_never_shown(
    brief_folder: Path, size: tuple[int, int]
) -> None:
    memory = Memory()
    memory.remember(brief_folder / "pact.yaml", KeptPlace(tab="statements"))
    app = BriefingApp(load(brief_folder / "pact.yaml"), memory=memory)
    async with app.run_test(size=size) as pilot:
        shown = await press(pilot, "slash", *"court", "enter")
        assert main_screen(app).tab == "summary"
        assert "1/1  Sum 1" in shown
        view = main_screen(app).pane.focused_view
        assert view is not None
        assert "court" in view.line_at(view.cursor).plain


async def test_escape_comes_back_to_where_the_reader_was(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        before = await press(pilot, "2", "j")
        during = await press(pilot, "slash", *"usually")
        assert during != before
        assert await press(pilot, "escape") == before


async def test_what_is_not_found_says_so_and_moves_nothing(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "slash", *"zzzz")
        assert "not found" in shown
        await press(pilot, "enter", "n")
        assert main_screen(app).tab == "summary"


async def test_a_megabyte_pasted_is_cut(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash")
        assert app.focused is not None
        app.focused.post_message(events.Paste("river\n" * 200_000))
        await settle(pilot)
        assert len(app.screen.query_one(Prompt).text) <= LONGEST
        await press(pilot, "escape")
        assert main_screen(app).foot.prompt is None


async def test_a_filter_narrows_as_it_is_typed_and_stays_in_the_status_line(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "f", *"kind:quoted")
        listed = app.screen.query_one(RecordList).records.keys
        quoted = [quote.id for quote in main_screen(app).brief.briefing.quotes if quote.kind == "direct"]
        assert list(listed) == quoted
        shown = await press(pilot, "enter")
        assert "filter: kind:quoted" in shown
        shown = await press(pilot, "escape")
        assert "filter: none" in shown


async def test_the_detail_shows_the_statement_under_the_cursor_after_filtering(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "G", "f", *"kind:quoted", "enter")
        pane = main_screen(app).pane
        assert pane.record == "Q1"
        assert "“The river belongs" in screen_text(app)


async def test_a_filter_that_is_none_says_what_there_is(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        shown = await press(pilot, "f", *"colour:red")
        assert "no field; there are speaker, kind" in shown


async def test_sorting_goes_round_and_says_how(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        orders = [(await press(pilot, "S")).splitlines()[-2].split("sort: ")[1].split()[0] for _ in range(4)]
        assert orders == ["date", "speaker", "kind", "order"]


async def test_a_reference_to_a_filtered_statement_clears_the_filter(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f", *"kind:quoted", "enter")
        screen = main_screen(app)
        hidden = next(quote.id for quote in screen.brief.briefing.quotes if quote.kind != "direct")
        await screen.navigation.go_to(screen.brief.index.references[hidden])
        await settle(pilot)
        assert screen.pane.record == hidden
        assert "filter: none" in screen_text(app)


async def test_the_picker_narrows_as_is_typed_and_tells_what_is_wrong(brief_folder: Path) -> None:
    wrong = (brief_folder / "pact.yaml").read_text().replace("text: The river belongs", "text: The sea belongs")
    (brief_folder / "wrong.yaml").write_text(wrong.replace("title: Velmar", "title: Wrong Velmar"))
    (brief_folder / "broken.yaml").write_text("briefing: 1\ntitle: Broken\n")
    app = BriefingApp(brief_folder)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        shown = screen_text(app)
        assert "1 error" in next(row for row in shown.splitlines() if "Wrong Velmar" in row)
        assert "1 does not load" in shown
        shown = await press(pilot, "f", *"WRONG")
        assert "1 of 3" in shown
        assert "broken.yaml" not in shown
        await press(pilot, "enter", "enter")
        assert "Wrong Velmar" in screen_text(app).splitlines()[0]
        await press(pilot, "q")
        shown = await press(pilot, "escape")
        assert "3 briefs" in shown
