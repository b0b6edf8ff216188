"""The list of the briefs of a folder: keys before it is there, and briefs that are begun from it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from briefing.files import load
from briefing.library import list_briefs
from briefing.reader import BriefingApp
from briefing.reader.document import Role
from briefing.reader.screens.main import MainScreen
from briefing.reader.screens.picker import PickerScreen
from pilot.screen import main_screen, notices, press, screen_text, settle, shows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def three_briefs(brief_folder: Path) -> Path:
    """A folder with the brief of the tests, listed first, and two that are older."""
    text = (brief_folder / "pact.yaml").read_text()
    for year, title in ((1999, "Older"), (1998, "Oldest")):
        older = text.replace("title: Velmar", f"title: {title}. Velmar", 1).replace("as_of: 2026", f"as_of: {year}", 1)
        (brief_folder / f"{title.lower()}.yaml").write_text(older)
    return brief_folder


@pytest.fixture
def listing(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Folders are listed only once this is set."""
    may_list = threading.Event()

    def wait_and_list(folder: Path, *progress: Any) -> object:
        may_list.wait(10)
        return list_briefs(folder, *progress)

    monkeypatch.setattr("briefing.reader.screens.picker.list_briefs", wait_and_list)
    yield may_list
    may_list.set()


@pytest.mark.parametrize(
    ("keys", "place"),
    [(("enter",), 0), (("j", "enter"), 1), (("G", "k", "enter"), 1), (("j", "enter", "G"), 1)],
)
async def test_keys_before_the_briefs_are_listed_do_what_they_would_have_done(
    three_briefs: Path, listing: threading.Event, keys: tuple[str, ...], place: int
) -> None:
    opened = [brief.path for brief in list_briefs(three_briefs)][place]
    app = BriefingApp(three_briefs)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        assert shows(app, PickerScreen)
        assert "No briefs" not in screen_text(app)
        listing.set()
        await settle(pilot)
        await settle(pilot)
        assert main_screen(app).brief.file.path == opened


async def test_a_filter_typed_before_the_briefs_are_listed_keeps_the_line(
    three_briefs: Path, listing: threading.Event
) -> None:
    app = BriefingApp(three_briefs)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f", *"oldest")
        listing.set()
        await settle(pilot)
        await press(pilot, "s", "backspace", "enter")
        shown = screen_text(app)
        assert "Oldest. Velmar" in shown
        assert "1 of 3 briefs  filter: oldest" in shown
        await press(pilot, "enter")
        assert main_screen(app).brief.briefing.title.startswith("Oldest")


async def test_two_briefs_of_one_event_and_title_are_told_apart(brief_folder: Path) -> None:
    text = (brief_folder / "pact.yaml").read_text()
    (brief_folder / "pact-day-before.yaml").write_text(
        text.replace("as_of: 2026-05-06", "as_of: 2026-05-05").replace("status: final", "status: superseded", 1)
    )
    app = BriefingApp(brief_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        rows = screen_text(app).splitlines()[1:3]
        assert rows[0].split()[1:4] == ["6", "May", "2026"]
        assert "final" in rows[0]
        assert "pact.yaml" in rows[0]
        assert rows[1].split()[:3] == ["5", "May", "2026"]
        assert "superseded" in rows[1]
        assert "day-before" in rows[1]


async def test_a_brief_is_begun_beside_others_and_listed(brief_folder: Path) -> None:
    app = BriefingApp(brief_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "n new  a article" in screen_text(app)
        await press(pilot, "n")
        app.screen.query_one(Input).value = "Ferries stop"
        await press(pilot, "enter")
        assert shows(app, MainScreen)
        assert load(brief_folder / "ferries-stop.yaml").briefing.title == "Ferries stop"
        shown = await press(pilot, "q")
        assert shows(app, PickerScreen)
        assert "2 briefs" in shown
        screen = app.screen
        assert isinstance(screen, PickerScreen)
        assert screen.moving_view.key == str(brief_folder / "ferries-stop.yaml")


async def test_a_reader_that_changes_nothing_begins_no_brief(brief_folder: Path) -> None:
    app = BriefingApp(brief_folder, read_only=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "n new" not in await press(pilot, "n")
        assert notices(app) == ["This reader begins no briefs."]


async def test_errors_and_warnings_of_a_brief_have_colours_of_their_own(brief_folder: Path) -> None:
    app = BriefingApp(brief_folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, PickerScreen)
        for words, roles in (
            ("1 error, 2 warnings", {"1 error": Role.WRONG, "2 warnings": Role.CAUTION}),
            ("1 warning", {"1 warning": Role.CAUTION}),
            ("3 errors", {"3 errors": Role.WRONG}),
        ):
            screen._tell(brief_folder / "pact.yaml", words)
            spans = screen.moving_view.line_at(0).spans
            assert {span.text: span.role for span in spans if span.text.strip() in roles} == roles
