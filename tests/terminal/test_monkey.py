"""The monkey at a real terminal, which also stops the reader, sends late replies, and changes the size.

BRIEFING_MONKEY_KEYS sets how many keys each target gets, and BRIEFING_MONKEY_SEED where the seeds begin: 60,000 keys
are an hour's worth.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from monkey import Key, Reply, Resize, Save, Step, Stop, Wait, copy_of, in_words, plan, save, seeds, shortest
from terminal.terminal import PATIENCE, Terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.slow

BRIEFS = Path(__file__).resolve().parents[2] / "briefs"
TARGETS = ("harbour-strike.yaml", "moldova-france.yaml", ".")
QUICK = 250
"""Keys for each target, unless more are asked for."""
ENDING = frozenset({"q", "ctrl+q", "ctrl+c", "ctrl+z"})
"""Keys that end the reader or stop it: the session ends and stops it itself."""
PROGRAM = """
import sys
import briefing.reader.screens.saving
import textual.app
briefing.reader.screens.saving.save_brief = lambda *_, **__: "Saved nothing"
textual.app.App.deliver_screenshot = lambda *_, **__: None
textual.app.App.open_url = lambda *_, **__: None
from briefing.cli.main import main
main(sys.argv[1:])
"""
"""The reader, which writes nothing but its state and opens no pages."""
SENT = {
    "down": "\x1b[B",
    "up": "\x1b[A",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "delete": "\x1b[3~",
    **{f"f{number}": f"\x1bO{final}" for number, final in enumerate("PQRS", 1)},
    **{f"f{number}": f"\x1b[{code}~" for number, code in enumerate((15, 17, 18, 19, 20, 21, 23, 24), 5)},
    "shift+tab": "\x1b[Z",
    "alt+left": "\x1b[1;3D",
    "alt+right": "\x1b[1;3C",
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b[27u",
    "backspace": "\x7f",
    "space": " ",
    "minus": "-",
    "slash": "/",
}
"""What a terminal sends for keys with names."""


def sent(name: str) -> str:
    """What a terminal sends for a key."""
    if name.startswith("ctrl+"):
        return chr(ord(name[-1]) & 0x1F)
    if len(name) == 1:
        return name
    return SENT[name] if name in SENT else unicodedata.lookup(name.replace("_", " "))


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "LANG", "SYSTEMROOT", "PYTHONPATH"}}
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), str(tmp_path))
    return {**kept, **homes, "LANG": "C.UTF-8", "EDITOR": "true", "BRIEFING_DEBUG": "1"}


def take(terminal: Terminal, step: Step, path: Path, full: str) -> None:
    match step:
        case Key(name):
            terminal.send_all(sent(name))
        case Reply(text):
            terminal.send_all(text)
        case Wait(seconds):
            terminal.read_for(seconds)
        case Save(what):
            save(path, what, full)
        case Resize(columns, rows):
            terminal.resize(columns, rows)
        case Stop():
            terminal.signal(signal.SIGTSTP)
            terminal.read_for(0.05)
            terminal.signal(signal.SIGCONT)


def play(target: str, folder: Path, steps: Sequence[Step], env: dict[str, str]) -> None:
    """Play a session in a copy of the briefs, and quit: the exit code is 0, and the terminal as it was."""
    copy_of(BRIEFS, folder)
    path = folder / (TARGETS[0] if target == "." else target)
    full = path.read_text()
    command = [sys.executable, "-c", PROGRAM, target]
    with Terminal(command, columns=100, rows=30, cwd=folder, env=env) as terminal:
        terminal.wait_for("quit")
        for step in steps:
            take(terminal, step, path, full)
            if terminal.has_ended:
                # The palette has a command to quit.
                break
        save(path, "same", full)
        terminal.resize(100, 30)
        # It may have been told to stop after it was last told to go on, and drops what was typed before that.
        deadline = time.monotonic() + PATIENCE
        while not terminal.has_ended and time.monotonic() < deadline:
            terminal.send_all("\x11")
            terminal.read_for(1)
            terminal.signal(signal.SIGCONT)
            terminal.read_for(1)
        code = terminal.wait_for_end()
        assert code == 0, f"exit code {code}: {terminal.said_last}"
        assert not terminal.left_on(), f"left on: {terminal.left_on()}; {terminal.said_last}"


SHORTENING = 1200
"""Seconds in which a shorter part of a session that fails is looked for."""


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", seeds(QUICK))
@pytest.mark.parametrize("target", TARGETS)
def test_the_reader_goes_on_in_a_terminal(target: str, seed: int, tmp_path: Path, env: dict[str, str]) -> None:
    def failure(steps: Sequence[Step]) -> str:
        try:
            play(target, tmp_path / "briefs", steps, env)
        except (AssertionError, OSError) as error:
            return f"{type(error).__name__}: {error}"
        return ""

    steps = plan(seed, without=ENDING, in_terminal=True)
    if first := failure(steps):
        ends = time.monotonic() + SHORTENING
        left = shortest(steps, lambda tried: time.monotonic() < ends and bool(failure(tried)), runs=100)
        pytest.fail(f"seed {seed} on {target} fails with {first}; as does {in_words(left)}", pytrace=False)
