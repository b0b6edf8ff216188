"""The tensions: the matrix, what stands in a cell, and the way back to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.files import load, load_text
from briefing.reader import BriefingApp
from briefing.reader.screens.choose import ChooseScreen
from briefing.reader.state import Memory
from briefing.reader.widgets import DocumentView
from briefing.reader.widgets.matrix_view import MatrixView
from pilot.screen import main_screen, press, screen_text, settle, shows

if TYPE_CHECKING:
    from textual.app import App

SEVERAL = """\
briefing: 1
title: Dams
event: {summary: They argue.}
actors: {ana: {name: Ana Lupu}, bo: {name: Bo Ek}, cy: {name: Cy}, dee: {name: Dee}}
quotes: [{text: The dams will hold, speaker: ana}]
tensions:
  - title: First
    trend: rising
    level: 2
    positions: [{party: [ana, cy], position: P., quotes: [Q1]}, {party: bo, position: N.}]
  - {title: Second, trend: easing, positions: [{party: ana, position: P.}, {party: bo, position: N.}]}
  - {title: Alone, positions: [{party: dee, position: P.}, {party: dee, position: N.}]}
discrepancies:
  - {question: How many?, versions: [{claim: One.}, {claim: Two.}], preferred: 2}
"""


def crowd(parties: int, tensions: int) -> str:
    """A brief in which everybody stands against somebody."""
    lines = ["briefing: 1", "title: Crowd", "event: {summary: All.}", "actors:"]
    lines += [f"  p{number}: {{name: Party {number}}}" for number in range(parties)]
    lines.append("tensions:")
    for number in range(tensions):
        one, other = number % parties, (number + 1 + number // parties) % parties
        positions = f"[{{party: p{one}, position: Yes.}}, {{party: p{other}, position: No.}}]"
        lines.append(f"  - {{title: Matter {number + 1}, positions: {positions}}}")
    return "\n".join(lines)


def matrix_of(app: App[Any]) -> MatrixView:
    return app.screen.query_one(MatrixView)


def detail_of(app: App[Any]) -> str:
    return app.screen.query_one("#tensions-detail", DocumentView).document.plain


def chosen_cell(app: App[Any]) -> str:
    matrix = matrix_of(app)
    return "".join(span.text for span in matrix.line_at(matrix.cursor).spans if span.role == "cell")


async def test_several_tensions_of_a_cell_are_counted_and_one_is_chosen() -> None:
    app = BriefingApp(load_text(SEVERAL))
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "3")
        assert shown.count("T1 rising +1") == 2
        assert chosen_cell(app) == " T1 rising +1 "
        assert "In the same cell: [T2]" in detail_of(app)
        await press(pilot, "enter")
        assert shows(app, ChooseScreen)
        shown = await press(pilot, "2")
        assert "T2 easing +1" in shown
        assert chosen_cell(app) == " T2 easing +1 "
        assert app.screen.query_one("#tensions-detail").has_focus
        assert "Second" in detail_of(app)
        await press(pilot, "backspace")
        assert matrix_of(app).has_focus
        assert main_screen(app).pane.record == "T1"


async def test_sections_are_the_tensions_in_their_order() -> None:
    app = BriefingApp(load_text(SEVERAL))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3")
        seen = [main_screen(app).pane.record]
        for _ in range(4):
            await press(pilot, "}")
            seen.append(main_screen(app).pane.record)
        assert seen == ["T1", "T2", "T3", "D1", "D1"]
        await press(pilot, "{")
        assert main_screen(app).pane.record == "T3"


async def test_cells_say_in_words_how_it_goes_where_there_is_room() -> None:
    for size in ((120, 40), (60, 20)):
        app = BriefingApp(load_text(SEVERAL))
        async with app.run_test(size=size) as pilot:
            shown = await press(pilot, "3")
            for words in ("T1 rising +1", "together", "· no tension"):
                assert words in shown, size
            assert "↑2" not in shown


async def test_signs_have_their_words_below_the_matrix_where_cells_have_no_room_for_them() -> None:
    app = BriefingApp(load_text(SEVERAL))
    async with app.run_test(size=(40, 12)) as pilot:
        shown = await press(pilot, "3")
        for words in ("T1 ", "↑ rising", "↓ easing", "+ together"):
            assert words in shown
    app = BriefingApp(load_text(crowd(12, 9)))
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "3", "G")
        edge = next(row for row in shown.splitlines() if row.startswith("┗"))
        assert "- not stated" in edge
        assert "· no tension" in edge


@pytest.mark.parametrize("markers", [False, True])
async def test_the_cell_of_the_cursor_has_signs_where_there_is_no_colour(markers: bool) -> None:
    app = BriefingApp(load_text(SEVERAL), markers=markers)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "3")
        assert (">T1 rising +1<" in shown) is markers


async def test_a_cell_without_a_tension_tells_of_its_parties() -> None:
    app = BriefingApp(load_text(SEVERAL))
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "3", "left")
        assert "They hold together: P." in detail_of(app)
        assert "Ana Lupu / Cy: no tension" in shown
        await press(pilot, "left")
        assert detail_of(app).startswith("Ana Lupu is a party to")


async def test_parties_without_anything_between_them_say_so() -> None:
    app = BriefingApp(load_text(crowd(5, 5)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "right")
        assert "No tension between them in this brief." in detail_of(app)
        assert "Party 2 is a party to" in detail_of(app)


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_backspace_returns_to_the_very_cell(size: tuple[int, int]) -> None:
    app = BriefingApp(load_text(crowd(40, 300)))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "3", *["j"] * 30, *["right"] * 25)
        matrix = matrix_of(app)
        before = (matrix.cursor, matrix.column, matrix.first_column, matrix.scroll_offset.y)
        shown = screen_text(app)
        assert "Party 30" in shown
        await press(pilot, "1", "3", "H", "H")
        assert (matrix.cursor, matrix.column, matrix.first_column, matrix.scroll_offset.y) == before
        assert screen_text(app) == shown


async def test_the_next_run_begins_at_the_same_cell(tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text(SEVERAL)
    memory = Memory(tmp_path / "state.json")
    app = BriefingApp(load(tmp_path / "brief.yaml"), memory=memory)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "down", "down", "left", "left", "}")
        before = matrix_of(app).parties_here
        assert before == ("bo", "ana")
        assert matrix_of(app).key == "T2"
    memory.save()
    app = BriefingApp(load(tmp_path / "brief.yaml"), memory=Memory(tmp_path / "state.json"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert matrix_of(app).parties_here == before
        assert matrix_of(app).key == "T2"


async def test_the_heading_stays_in_sight_of_forty_parties() -> None:
    app = BriefingApp(load_text(crowd(40, 300)))
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "3", "G")
        row = shown.splitlines()[3]
        assert "Party 0" in row
        assert "more >" in row
        shown = await press(pilot, *["k"] * 3)
        assert "❯ Party 36" in shown
        assert "❯" not in shown.splitlines()[3]


async def test_what_has_no_two_sides_and_what_reports_disagree_on_stand_below() -> None:
    app = BriefingApp(load_text(SEVERAL))
    async with app.run_test(size=(80, 40)) as pilot:
        shown = await press(pilot, "3")
        assert "WITHOUT TWO SIDES (1)" in shown
        assert "REPORTS DISAGREE (1)" in shown
        assert "D1  How many?  2 versions, version 2 is used" in shown
        await press(pilot, "G")
        assert "VERSION 2 used in this brief" in detail_of(app)


async def test_no_tensions_are_told_in_words() -> None:
    app = BriefingApp(load_text("briefing: 1\ntitle: Quiet\nevent: {summary: Nothing.}\n"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "No tensions in this brief." in await press(pilot, "3", "j", "enter", "}", "right", "left")


async def test_a_click_chooses_the_cell() -> None:
    app = BriefingApp(load_text(SEVERAL))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "3")
        matrix = matrix_of(app)
        left = MatrixView.GUTTER + matrix.grid.head + 2
        await pilot.click(MatrixView, offset=(left + 1, 3 + 1))
        await settle(pilot)
        assert matrix.parties_here == ("bo", "ana")
        assert matrix.key in {"T1", "T2"}


async def test_a_matrix_that_fits_has_no_bar_though_its_legend_was_one_of_its_rows_at_first() -> None:
    app = BriefingApp(load(Path(__file__).parents[2] / "briefs" / "harbour-strike.yaml"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "3")
        matrix = app.screen.query_one(MatrixView)
        assert (matrix.count() <= matrix.size.height, matrix.show_vertical_scrollbar) == (True, False)
