"""The boxes over a brief: what check finds, the themes, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.errors import Diagnostic, Severity
from briefing.files import load
from briefing.reader import BriefingApp
from briefing.reader.screens.findings import FindingsScreen
from briefing.reader.screens.modal import FURNITURE
from briefing.reader.state import Memory
from briefing.reader.writer import Lettering
from pilot.screen import main_screen, notices, press, screen_text, settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Open = Callable[..., BriefingApp]


def found(code: str, severity: Severity, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(code, severity, message, "pact.yaml", hint=hint or None)


FOUND = (
    found("BR301", Severity.WARNING, "the first thing that is odd", "look again"),
    found("BR102", Severity.ERROR, "something is wrong"),
    found("BR301", Severity.WARNING, "the second thing that is odd", "look again"),
)


async def test_findings_of_a_rule_stand_together_below_the_errors_and_one_is_marked(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = FindingsScreen("Found", FOUND, Lettering())
        app.push_screen(screen)
        await settle(pilot)
        text = screen.text_view.document.plain
        assert text.index("error BR102") < text.index("something is wrong") < text.index("warning BR301  2 findings")
        assert text.count("look again") == 1
        await press(pilot, "j")
        assert "the first thing" in screen.text_view.line_at(screen.text_view.cursor).plain
        await press(pilot, "j")
        view = screen.text_view
        marked = [view.line_at(number).plain.strip() for number in range(view.count()) if view.is_marked(number)]
        assert marked == ["the second thing that is odd", "look again"]


async def test_the_rule_of_the_first_finding_is_in_sight_though_the_list_is_long(open_app: Open) -> None:
    long = "words that are not to be found in the text of the source that is named beside them " * 3
    findings = [
        found("BR102", Severity.ERROR, long, long),
        *(found(f"BR3{n:02}", Severity.NOTE, long) for n in range(9)),
    ]
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(FindingsScreen("Found", findings, Lettering()))
        await settle(pilot)
        assert "error BR102" in screen_text(app)


async def test_a_rule_is_hidden_for_a_brief_and_shown_again_but_never_an_error(open_app: Open) -> None:
    app = open_app()
    hidden: list[tuple[str, ...]] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = FindingsScreen("Found", FOUND, Lettering(), hidden=("BR102",), hide=hidden.append)
        app.push_screen(screen)
        await settle(pilot)
        shown = await press(pilot, "x")
        assert "something is wrong" in shown
        assert "An error is not hidden." in notices(app)
        shown = await press(pilot, "j", "x")
        assert "that is odd" not in shown
        assert "2 findings hidden: X shows them." in shown
        shown = await press(pilot, "X")
        assert "the second thing that is odd" in shown
    assert hidden == [("BR102", "BR301"), ()]


async def test_what_is_hidden_in_a_brief_is_so_in_the_next_run(open_app: Open, tmp_path: Path) -> None:
    kept = tmp_path / "reader.json"
    memory = Memory(kept)
    app = open_app(memory=memory)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "c")
        assert "hidden" not in shown
        shown = await press(pilot, "x")
        assert "1 finding hidden" in shown
    memory.save()
    app = open_app(memory=Memory(kept))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "1 finding hidden" in await press(pilot, "c")


async def test_a_theme_is_shown_as_the_cursor_comes_to_it(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "T")
        assert app.theme == "briefing-dark"
        await press(pilot, "down")
        assert app.theme == "briefing-light"
        await press(pilot, "escape")
        assert app.theme == "briefing-dark"
        await press(pilot, "T", "down", "down", "enter")
        assert app.theme == "briefing-contrast"
        await press(pilot, "T", "escape")
        assert app.theme == "briefing-contrast"


async def test_the_palette_has_a_line_for_each_command_with_its_keys(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "ctrl+p")
        # The end of the scroll bar may stand on any row.
        rows = [row.rstrip(" ▁▂▃▄▅▆▇█").split() for row in shown.splitlines()]
        assert ["Source", "of", "the", "item", "i"] in rows
        shown = await press(pilot, *"check")
        assert any("What check finds" in row and row.split()[-1] == "c" for row in shown.splitlines())


@pytest.mark.parametrize(("size", "beside"), [((80, 24), True), ((120, 40), True), ((60, 20), False)])
async def test_help_has_two_columns_where_there_is_room(open_app: Open, size: tuple[int, int], beside: bool) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        shown = await press(pilot, "question_mark")
        assert (
            any("TABS" in row and len(row.replace("TABS", "").strip(" │┃❯▎")) > 3 for row in shown.splitlines())
            is beside
        )


async def test_the_text_goes_along_with_the_cursor_from_its_middle_on(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        view = main_screen(app).pane.first_view
        assert view.count() > view.rows_shown * 2
        half = view.rows_shown // 2
        await press(pilot, *["j"] * half)
        assert (view.cursor, view.scroll_offset.y) == (half, 0)
        await press(pilot, "j", "j")
        assert (view.cursor, view.scroll_offset.y) == (half + 2, 2)
        await press(pilot, "k")
        assert (view.cursor, view.scroll_offset.y) == (half + 1, 1)


async def test_a_notice_covers_neither_the_text_nor_the_status(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        before = (await press(pilot, "2")).splitlines()
        after = (await press(pilot, "n")).splitlines()
        assert after[:-1] == before[:-1]
        assert "Nothing was searched for" in after[-1]


async def test_the_cautions_of_a_brief_are_a_key_away_and_back(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "2")
        assert f"! {main_screen(app).brief.caution_count} cautions" in shown
        await press(pilot, "exclamation_mark")
        view = main_screen(app).pane.first_view
        assert view.line_at(view.cursor).plain.startswith("GAPS AND CAUTIONS")
        await press(pilot, "backspace")
        assert main_screen(app).tab == "statements"


async def test_a_large_screen_has_the_list_left_of_what_it_lists(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        for key in ("2", "4", "5", "6"):
            await press(pilot, key)
            pane = main_screen(app).pane
            one, other = pane.views[-2:]
            assert one.region.right <= other.region.x
            assert one.region.y == other.region.y
        assert "TEXT" in screen_text(app)


async def test_a_statement_and_its_source_stand_side_by_side_where_there_is_room(brief_folder: Path) -> None:
    for size, beside in (((120, 40), True), ((80, 24), False)):
        app = BriefingApp(load(brief_folder / "pact.yaml"))
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await press(pilot, "2")
            detail = main_screen(app).pane.views[-1]
            row = next(line for line in map(detail.line_at, range(detail.count())) if "SOURCE" in line.plain)
            assert row.plain.startswith("SOURCE") is not beside


async def test_a_marking_has_the_colours_of_its_protocol_and_errors_are_counted_in_red(
    open_app: Open, brief_folder: Path
) -> None:
    path = brief_folder / "pact.yaml"
    changed = path.read_text().replace("text: The river belongs", "text: The sea belongs")
    path.write_text(changed)
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        told = {span.text: span.role for span in main_screen(app)._title.right}
        assert told[" TLP:GREEN "] == "tlp-green"
        assert next(role for text, role in told.items() if "error" in text) == "wrong"


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_closes_a_long_box_is_in_sight(open_app: Open, size: tuple[int, int]) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        shown = await press(pilot, "question_mark")
        assert "Esc closes" in shown
        box, text = app.screen.query_one(".modal").region, app.screen.query_one("#modal-text").region
        assert text.height == box.height - FURNITURE
