"""Random keys in bursts and at human pace, while the file and the size of the screen change: the reader goes on.

BRIEFING_MONKEY_KEYS sets how many keys each target gets, and BRIEFING_MONKEY_SEED where the seeds begin.
"""

from __future__ import annotations

import asyncio
import json
import time
import unicodedata
from pathlib import Path
from traceback import format_exception
from typing import TYPE_CHECKING, Any

import pytest
from textual import events
from textual.keys import KEY_NAME_REPLACEMENTS, _get_unicode_name_from_key

from briefing.files import load
from briefing.reader import BriefingApp
from briefing.reader.screens.main import MainScreen
from monkey import Key, Resize, Save, Step, Wait, copy_of, in_words, plan, save, seeds, shortest
from pilot.screen import settle, until

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.pilot import Pilot

BRIEFS = Path(__file__).resolve().parents[2] / "briefs"
TARGETS = ("harbour-strike.yaml", "moldova-france.yaml", "folder", "large.json")
QUICK = 500
"""Keys for each target in a quick run."""
SHORTENING = 400
"""Seconds in which a shorter part of a session that fails is looked for; a session may take many."""


@pytest.fixture(scope="module")
def targets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What is opened, by its name."""
    large = tmp_path_factory.mktemp("large") / "large.json"
    large.write_text(json.dumps(large_brief(400)))
    (large.parent / "a.txt").write_text("\n\n".join(f'Ada said "word {n} is here".' for n in range(400)))
    return {"folder": BRIEFS, "large.json": large, **{name: BRIEFS / name for name in TARGETS if name.endswith("yaml")}}


def large_brief(statements: int) -> dict[str, Any]:
    people = {f"a{n}": {"name": f"Ada {n}", "kind": "person", "role": f"role {n}"} for n in range(30)}
    quotes = [
        {
            "text": f"word {n} is here",
            "speaker": f"a{n % 30}",
            "source": f"r{n % 5}",
            "date": f"20{n % 24:02}-0{n % 9 + 1}",
        }
        for n in range(statements)
    ]
    return {
        "briefing": 1,
        "title": "Large",
        "event": {"summary": "See [Q1] and [r0:1] in the text."},
        "actors": people,
        "sources": {f"r{n}": {"title": f"R{n}", "archive": {"path": "a.txt"}} for n in range(5)},
        "quotes": quotes,
        "timeline": [{"date": f"20{n % 24:02}-0{n % 9 + 1}", "text": f"Entry {n} [Q{n + 1}]"} for n in range(100)],
    }


@pytest.fixture(autouse=True)
def nothing_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing that is pressed reaches out of the reader."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("briefing.reader.screens.file_watch.LOOK_EVERY", 0.02)
    monkeypatch.setattr("briefing.reader.screens.saving.save_brief", lambda *_, **__: "Saved nothing")
    monkeypatch.setattr("briefing.reader.clipboard.give_to_tmux", lambda _: True)
    monkeypatch.setattr("briefing.reader.editor.edit", lambda *_: "")
    for name in ("open_url", "deliver_screenshot", "action_suspend_process"):
        monkeypatch.setattr(f"textual.app.App.{name}", lambda *_, **__: None)


def key_event(name: str) -> events.Key:
    """A key as a terminal's driver hands it over, with the character that it types."""
    character = {"space": " ", "enter": "\r", "tab": "\t"}.get(name, name if len(name) == 1 else None)
    if character is None and "+" not in name:
        named = {new: old for old, new in KEY_NAME_REPLACEMENTS.items()}.get(name, name)
        try:
            character = unicodedata.lookup(_get_unicode_name_from_key(named))
        except KeyError:
            character = None
    return events.Key(name, character)


def play(target: Path, steps: Sequence[Step]) -> None:
    """Play a session on a brief or a folder; an exception is what it fails with."""
    path = target / "harbour-strike.yaml" if target.is_dir() else target
    app = BriefingApp(target if target.is_dir() else load(target))
    asyncio.run(play_on(app, path, path.read_text(), steps))


async def play_on(app: BriefingApp, path: Path, full: str, steps: Sequence[Step]) -> None:
    leave, app.exit = app.exit, lambda *_, **__: None  # type: ignore[method-assign]
    async with app.run_test(size=(100, 30)) as pilot:
        for step in steps:
            await take(pilot, step, path, full)
            assert app.is_running
        save(path, "same", full)
        await pilot.resize_terminal(100, 30)
        await pilot.pause(0.05)
        await settle(pilot)
        for _ in range(4):
            app.post_message(key_event("escape"))
            await pilot.pause()
        look(app)
        app.exit = leave  # type: ignore[method-assign]
        await pilot.press("ctrl+q")
        await until(pilot, lambda: app.return_code is not None)
    assert app.return_code == 0


async def take(pilot: Pilot[Any], step: Step, path: Path, full: str) -> None:
    match step:
        case Key(name):
            pilot.app.post_message(key_event(name))
        case Wait(seconds):
            await asyncio.sleep(seconds)
        case Save(what):
            save(path, what, full)
        case Resize(columns, rows):
            await pilot.resize_terminal(columns, rows)


def look(app: BriefingApp) -> None:
    """What is drawn is there: the panes of the brief that is open, and the focus in the one that is shown."""
    for screen in app.screen_stack:
        if isinstance(screen, MainScreen):
            assert set(screen.query("Pane")) == set(screen.frame.panes.values())
            assert all(pane.brief is screen.brief for pane in screen.frame.panes.values())
            assert [pane for pane in screen.frame.panes.values() if pane.display] == [screen.pane]
    top = app.screen
    if isinstance(top, MainScreen) and not top.has_class("-too-small"):
        assert top.focused in top.pane.views, top.focused


def failure_of(play_it: Callable[[], Any]) -> str:
    try:
        play_it()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what the session fails with
        return "".join(format_exception(error))
    return ""


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", seeds(QUICK))
@pytest.mark.parametrize("name", TARGETS)
def test_the_reader_goes_on_whatever_is_pressed(name: str, seed: int, targets: dict[str, Path], tmp_path: Path) -> None:
    def failure(steps: Sequence[Step]) -> str:
        return failure_of(lambda: play(copy_of(targets[name], tmp_path / "briefs"), steps))

    steps = plan(seed)
    if first := failure(steps):
        ends = time.monotonic() + SHORTENING
        left = shortest(steps, lambda tried: time.monotonic() < ends and bool(failure(tried)))
        pytest.fail(f"seed {seed} on {name} fails with {first}; as does {in_words(left)}", pytrace=False)
