"""The actors' and the sources' tabs in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from briefing.files import load, load_text
from briefing.reader import BriefingApp
from briefing.reader.screens.choose import ChooseScreen
from briefing.reader.widgets.long_view import LongView
from pilot.screen import main_screen, notices, press, screen_text, shows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App

    Open = Callable[..., BriefingApp]


def text_of(app: App[Any]) -> LongView:
    return app.screen.query_one(LongView)


async def test_the_paragraphs_that_name_an_actor_are_links(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 40)) as pilot:
        shown = await press(pilot, "5")
        assert "MENTIONS in " in shown
        assert "are being looked for" not in shown
        detail = main_screen(app).pane.views[-1]
        line = next(number for number in range(detail.count()) if "MENTIONS" in detail.line_at(number).plain)
        detail.cursor = line + 1
        await press(pilot, "tab", "enter")
        assert shows(app, ChooseScreen)
        await press(pilot, "1")
        assert main_screen(app).tab == "sources"
        assert "paragraph" in main_screen(app).pane.status()


async def test_where_there_is_no_way_back_or_forward_that_is_said(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "H", "L")
        assert notices(app) == ["Nothing to go back to.", "Nothing to go forward to."]


async def test_enter_on_a_paragraph_leads_to_what_uses_it_and_back(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "6", "tab")
        view = text_of(app)
        line = view.document.line_of("gazette:3")
        assert line is not None
        view.cursor = line
        before = main_screen(app).pane.place()
        await press(pilot, "enter")
        assert shows(app, ChooseScreen)
        await press(pilot, "1")
        assert main_screen(app).tab == "statements"
        await press(pilot, "backspace")
        assert main_screen(app).pane.place() == before


async def test_sections_lead_from_one_used_paragraph_to_the_next(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "tab")
        seen = []
        for _ in range(6):
            await press(pilot, "}")
            seen.append(text_of(app).key)
        assert seen[-3:] == ["gazette:3", "gazette:4", "gazette:5"]
        assert "paragraph 5" in screen_text(app)


@pytest.fixture
def long_brief(tmp_path: Path) -> Path:
    """A source of 20,000 paragraphs, two of which are used."""
    paragraphs = [f"Paragraph {number} of a long report, which goes on and on. " * 4 for number in range(1, 20_001)]
    paragraphs[14_999] = '"The dams will hold," Ana Lupu said.'
    (tmp_path / "long.txt").write_text("\n\n".join(paragraphs))
    text = """\
briefing: 1
title: Long
event: {summary: "It rose [wire:2]."}
actors: {ana: {name: Ana Lupu, kind: person}}
sources: {wire: {title: Long, archive: {path: long.txt}}}
quotes: [{text: The dams will hold, speaker: ana, source: wire, at: 15000}]
"""
    (tmp_path / "brief.yaml").write_text(text)
    return tmp_path / "brief.yaml"


async def test_both_ends_of_a_long_source_are_one_key_away(long_brief: Path) -> None:
    app = BriefingApp(load(long_brief))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "tab", "G")
        view = text_of(app)
        assert view.key == "wire:20000"
        await press(pilot, "{")
        assert view.key == "wire:15000"
        await press(pilot, "g")
        assert view.cursor == 0


async def test_a_paragraph_far_down_is_one_key_away_and_backspace_returns(long_brief: Path) -> None:
    app = BriefingApp(load(long_brief))
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "2", "i")
        assert "paragraph 15000" in shown
        assert "“" not in shown
        assert '"The dams will hold," Ana Lupu said. [Q1]' in shown
        before = text_of(app).scroll_offset.y
        await press(pilot, "enter")
        assert main_screen(app).tab == "statements"
        shown = await press(pilot, "backspace")
        assert "paragraph 15000" in shown
        assert text_of(app).scroll_offset.y == before


async def test_a_hit_of_the_search_far_down_is_shown_and_marked(long_brief: Path) -> None:
    app = BriefingApp(load(long_brief))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6")
        shown = await press(pilot, "slash", *"19999", "enter")
        assert "Paragraph 19999 of a long report" in shown
        assert text_of(app).key == "wire:19999"


async def test_tabs_without_anything_to_tell_say_so() -> None:
    app = BriefingApp(load_text("briefing: 1\ntitle: Quiet\nevent: {summary: Nothing.}\n"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "No actors in this brief." in await press(pilot, "5", "j", "enter", "tab", "G", "y")
        assert "No sources in this brief." in await press(pilot, "6", "j", "enter", "tab", "G", "y", "i")


async def test_what_is_being_read_stays_in_sight_when_more_is_known(long_brief: Path) -> None:
    app = BriefingApp(load(long_brief))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2", "i")
        view = text_of(app)
        shown = screen_text(app)
        known = main_screen(app).brief.__dict__
        proof = known.pop("proof")
        view.rewrite()
        assert view.key == "wire:15000"
        known["proof"] = proof
        view.rewrite()
        await pilot.pause()
        assert view.key == "wire:15000"
        assert screen_text(app) == shown


async def test_a_paragraph_is_copied_and_is_its_own_source(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "6", "tab", "}", "}", "}", "}")
        assert text_of(app).key == "gazette:3"
        await press(pilot, "i")
        assert notices(app)[-1] == "This is the source itself."
        assert main_screen(app).tab == "sources"


async def test_a_paragraph_that_is_not_there_can_be_copied_as_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.\n")
    text = """\
briefing: 1
title: Dams
event: {summary: They argue.}
actors: {ana: {name: Ana}, bo: {name: Bo}}
sources: {wire: {title: Wire, archive: {path: a.txt}}}
tensions:
  - {title: First, refs: ["wire:99"], positions: [{party: ana, position: P.}, {party: bo, position: N.}]}
"""
    (tmp_path / "brief.yaml").write_text(text)
    app = BriefingApp(load(tmp_path / "brief.yaml"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "tab", "}", "}", "}", "j")
        assert main_screen(app).pane.key == "wire:99"
        await press(pilot, "y", "Y", "i")
        assert main_screen(app).tab == "sources"
