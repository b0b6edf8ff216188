"""Every key of the table, on every tab: it does what the table says, or says why not."""

from __future__ import annotations

import shutil
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.files import load
from briefing.reader import BriefingApp
from briefing.reader.commands import COMMANDS
from briefing.reader.panes import TABS
from pilot.effects import EFFECTS, Outside, seen
from pilot.screen import press, settle, until

if TYPE_CHECKING:
    from briefing.files import BriefingFile
    from briefing.reader.commands import Command
    from pilot.effects import Effect, State

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
LINES_WITH_LINKS = {"summary": ("j", "j", "j")}
"""Keys that lead to a line with a reference, where the first has none."""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> BriefingFile:
    """The brief that has something for every key."""
    folder = tmp_path_factory.mktemp("briefs")
    shutil.copytree(ROOT / "briefs" / "sources", folder / "sources")
    return load(Path(shutil.copy(ROOT / "briefs" / "harbour-strike.yaml", folder)))


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> Outside:
    """Catches what goes to the clipboard, the browser and the editor."""
    caught = Outside()

    def copy(_screen: object, text: str) -> None:
        caught.copied.append(text)

    def edit(_app: object, path: Path, line: int) -> str:
        caught.edited.append([str(path), str(line)])
        return ""

    monkeypatch.setattr("briefing.reader.screens.taking.Copying._hand_over", copy)
    monkeypatch.setattr("briefing.reader.editor.edit", edit)
    monkeypatch.setattr("textual.app.App.open_url", lambda _, url, **__: caught.opened.append(url))
    return caught


def test_every_command_has_an_effect() -> None:
    assert {command.id for command in COMMANDS} == set(EFFECTS)


def is_answered(effect: Effect, before: State, app: BriefingApp, outside: Outside) -> bool:
    """Whether a key has done what it does, or the reader has said why not."""
    after = seen(app, outside)
    return effect.happened(before, after) or len(after.notices) > len(before.notices)


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
async def test_every_key_does_something_on_every_tab(
    command: Command, tab: str, harbour: BriefingFile, outside: Outside
) -> None:
    effect = EFFECTS[command.id]
    names = list(TABS)
    other = str((names.index(tab) + 2) % len(names) + 1)
    setup = [key.replace("{other}", other) for key in effect.setup]
    if command.id in {"go.follow", "go.source", "item.url"}:
        setup += LINES_WITH_LINKS.get(tab, ())
    # A command's other keys lead to the same action: they are pressed on one tab.
    for key in command.keys if tab == "statements" else command.keys[:1]:
        app = BriefingApp(harbour)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, str(names.index(tab) + 1), *setup)
            before = seen(app, outside)
            await pilot.press(key)
            await settle(pilot)
            with suppress(AssertionError):
                await until(pilot, partial(is_answered, effect, before, app, outside))
            after = seen(app, outside)
        if not effect.happened(before, after):
            said = after.notices[len(before.notices) :]
            assert effect.may_say, f"{key} on {tab}: {before} became {after}"
            assert any(effect.may_say in notice for notice in said), f"{key} on {tab} did nothing and said {said}"


async def test_a_key_that_is_no_command_changes_nothing(harbour: BriefingFile, outside: Outside) -> None:
    app = BriefingApp(harbour)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "j")
        before = seen(app, outside)
        await press(
            pilot, "x", "7", "0", "ctrl+s", "ctrl+a", "ctrl+b", "ctrl+backslash", "alt+1", "f9", "insert", "delete"
        )
        assert seen(app, outside) == before
