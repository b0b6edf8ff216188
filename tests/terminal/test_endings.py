"""However the reader ends, the terminal is left as it was."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from terminal.terminal import Terminal, briefing_command

pytestmark = pytest.mark.slow

DATA = Path(__file__).resolve().parents[1] / "data" / "pact"
CRASHING = (
    "from briefing.cli.main import main\n"
    "from briefing.reader.screens.main import MainScreen\n"
    "MainScreen.action_help = lambda self: self.no_such_thing\n"
    "main(['pact.yaml'])\n"
)
"""A reader with a bug under the key of help."""
CRASHING_BESIDE = (
    "from briefing.cli.main import main\n"
    "from briefing.reader.screens.main import MainScreen\n"
    "async def looks_for_help(self): self.no_such_thing\n"
    "MainScreen.action_help = lambda self: self.run_worker(looks_for_help(self))\n"
    "main(['pact.yaml'])\n"
)
"""The same in what is done beside the screen."""

BOTH = pytest.mark.parametrize(("target", "shown"), [("pact.yaml", "BOTTOM LINE"), (".", "1 brief")])


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A clean machine: no settings of whoever runs the tests."""
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "LANG", "SYSTEMROOT", "PYTHONPATH"}}
    return {**kept, **dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), str(tmp_path)), "LANG": "C.UTF-8"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a brief."""
    target = tmp_path / "briefs"
    shutil.copytree(DATA, target)
    return target


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@BOTH
def test_a_signal_leaves_the_terminal_as_it_was(
    target: str, shown: str, number: signal.Signals, folder: Path, env: dict[str, str]
) -> None:
    with Terminal(briefing_command(target), cwd=folder, env=env) as terminal:
        terminal.wait_for(shown)
        terminal.wait_until_quiet()
        assert {"?1049", "?25", "?1000", "?2004", "kitty's keyboard", "attributes"} <= terminal.left_on()
        terminal.signal(number)
        assert terminal.wait_for_end() == 128 + number
        assert terminal.left_on() == set()


@pytest.mark.parametrize("keys", ["q", "\x11"])
def test_quitting_leaves_the_terminal_as_it_was(keys: str, folder: Path, env: dict[str, str]) -> None:
    with Terminal(briefing_command("pact.yaml"), cwd=folder, env=env) as terminal:
        terminal.wait_for("BOTTOM LINE")
        terminal.send(keys)
        assert terminal.wait_for_end() == 0
        assert terminal.left_on() == set()


def test_a_bug_leaves_the_terminal_as_it_was_and_is_owned_up_to(folder: Path, env: dict[str, str]) -> None:
    with Terminal([sys.executable, "-c", CRASHING], cwd=folder, env=env) as terminal:
        terminal.wait_for("BOTTOM LINE")
        terminal.send("?")
        assert terminal.wait_for_end() == 70
        assert terminal.left_on() == set()
        assert "this is a bug in the program" in terminal.text
        assert "Traceback" not in terminal.text


@pytest.mark.parametrize("program", [CRASHING, CRASHING_BESIDE], ids=["at a key", "beside the screen"])
def test_a_bug_shows_its_traceback_on_request(program: str, folder: Path, env: dict[str, str]) -> None:
    asked = {**env, "BRIEFING_DEBUG": "1"}
    with Terminal([sys.executable, "-c", program], cwd=folder, env=asked, rows=10) as terminal:
        terminal.wait_for(lambda text: bool(text.strip()))
        terminal.wait_until_quiet()
        terminal.send("?")
        assert terminal.wait_for_end() == 70
        assert terminal.left_on() == set()
        first, *rest = terminal.said_last.splitlines()
        assert "this is a bug in the program" in first
        assert rest[0] == "Traceback (most recent call last):"
        assert "no_such_thing" in "".join(rest)
        assert "in <lambda>" in "".join(rest) or "in looks_for_help" in "".join(rest)


@pytest.mark.parametrize("controlling", [True, False], ids=["with a signal", "without a signal"])
@BOTH
def test_the_reader_ends_where_its_terminal_is_gone(
    target: str, shown: str, controlling: bool, folder: Path, env: dict[str, str]
) -> None:
    with Terminal(briefing_command(target), cwd=folder, env=env, controlling=controlling) as terminal:
        terminal.wait_for(shown)
        terminal.wait_until_quiet()
        assert terminal.hang_up() == 128 + signal.SIGHUP


@pytest.mark.parametrize("controlling", [True, False], ids=["with a signal", "without a signal"])
def test_it_ends_where_a_terminal_that_takes_no_more_goes_away(
    controlling: bool, folder: Path, env: dict[str, str]
) -> None:
    """As a connection that stalls and breaks: what draws waits for room, and must not do so for ever."""
    with Terminal(briefing_command("pact.yaml"), cwd=folder, env=env, controlling=controlling) as terminal:
        terminal.wait_for("BOTTOM LINE")
        for number in "12" * 23:
            terminal.send(number)
            time.sleep(0.03)
        assert terminal.hang_up() == 128 + signal.SIGHUP
