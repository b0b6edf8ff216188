"""What is said of the machine, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.system import examination
from briefing.system.examination import (
    State,
    examine_clipboard,
    examine_colors,
    examine_editor,
    examine_git,
    examine_size,
)
from programs import posix

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("size", "state"),
    [
        ((80, 24), State.GOOD),
        ((200, 60), State.GOOD),
        ((79, 24), State.LIMITED),
        ((40, 10), State.LIMITED),
        ((39, 10), State.BROKEN),
        ((120, 9), State.BROKEN),
    ],
)
def test_a_terminal_is_large_enough_or_is_told_how_large(size: tuple[int, int], state: State) -> None:
    found = examine_size(*size)
    assert found.state is state
    assert found.said.startswith(f"{size[0]}x{size[1]}")
    assert bool(found.advice) == (state is not State.GOOD)


@pytest.mark.parametrize(
    ("system", "environ", "said", "state"),
    [
        ("truecolor", {}, "16 million", State.GOOD),
        ("256", {}, "256", State.LIMITED),
        ("standard", {}, "16,", State.LIMITED),
        (None, {}, "none", State.LIMITED),
        ("truecolor", {"NO_COLOR": "1"}, "NO_COLOR", State.LIMITED),
    ],
)
def test_the_colours_are_told(system: str | None, environ: dict[str, str], said: str, state: State) -> None:
    found = examine_colors(system, environ)
    assert (said in found.said, found.state) == (True, state)


def test_a_terminal_that_takes_no_copies_is_known() -> None:
    assert examine_clipboard("to the terminal's clipboard", {}).state is State.GOOD
    found = examine_clipboard("to the terminal's clipboard", {"TERM_PROGRAM": "Apple_Terminal"})
    assert (found.state, "macOS" in found.said) == (State.LIMITED, True)


def test_tmux_that_keeps_copies_to_itself_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examination, "_output", lambda *_: "off")
    assert examine_clipboard("to tmux", {"TMUX": "socket"}).advice == "tmux set -g set-clipboard on"
    monkeypatch.setattr(examination, "_output", lambda *_: "external")
    assert examine_clipboard("to tmux", {"TMUX": "socket"}).state is State.GOOD


@pytest.fixture
def programs(tmp_path: Path) -> str:
    """A folder of programs: a known editor and one that nobody knows."""
    for name in ("nano", "my-editor"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    return str(tmp_path)


@posix
@pytest.mark.parametrize(
    ("editor", "state", "said"),
    [
        ("nano", State.GOOD, "at the line of the item"),
        ("my-editor -x", State.LIMITED, "at the top of the file"),
        ("gone", State.BROKEN, "gone is not there"),
        ("nano 'open", State.BROKEN, "is no command"),
    ],
)
def test_the_editor_is_looked_for(programs: str, editor: str, state: State, said: str) -> None:
    found = examine_editor({"EDITOR": editor, "PATH": programs})
    assert (found.state, said in found.said) == (state, True)


def test_without_git_the_program_goes_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert examine_git().state is State.LIMITED
