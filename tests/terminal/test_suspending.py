"""Ctrl+Z and back, in a shell with job control."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import sys
from pathlib import Path

import pytest

from programs import find_program
from terminal.terminal import Terminal, briefing_command

pytestmark = pytest.mark.slow

DATA = Path(__file__).resolve().parents[1] / "data" / "pact"
SHELL = find_program("bash")
SIGNALLED = """
import os, signal
from briefing.cli.main import main
from briefing.reader.mended.terminal import TerminalDriver
from briefing.reader.state import Memory

done = {moment}

def signalled(self):
    done(self)
    os.kill(os.getpid(), signal.{number})

{moment} = signalled
main(["pact.yaml"])
"""
"""The reader, which is sent a signal at a moment behind its last picture."""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "LANG", "SYSTEMROOT", "PYTHONPATH"}}
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), str(tmp_path))
    return {**kept, **homes, "LANG": "C.UTF-8", "PS1": "shell> ", "INPUTRC": os.devnull}


@pytest.mark.needs_program("bash")
@pytest.mark.parametrize("typed", ["", "/riv"], ids=["reading", "while something is typed"])
def test_ctrl_z_gives_the_terminal_back_and_fg_the_screen(typed: str, tmp_path: Path, env: dict[str, str]) -> None:
    folder = tmp_path / "briefs"
    shutil.copytree(DATA, folder)
    with Terminal([str(SHELL), "--norc", "--noprofile", "-i"], cwd=folder, env=env) as terminal:
        terminal.wait_for("shell>")
        terminal.send(shlex.join(briefing_command("pact.yaml")) + "\r")
        # The brief was checked: nothing is drawn any more unless a key is pressed.
        terminal.wait_for(lambda text: "BOTTOM LINE" in text and "1 note" in text)
        terminal.send(typed)
        terminal.wait_for(typed[1:] or "BOTTOM LINE")
        terminal.wait_until_quiet()
        before = terminal.text
        for _ in range(2):
            terminal.send("\x1a")
            terminal.wait_for("Stopped")
            # The shell's own line editor has these, once it reads keys.
            assert terminal.left_on() <= {"?2004", "attributes"}
            terminal.send("echo $((40+2))\r")
            terminal.wait_for("42")
            terminal.send("fg\r")
            terminal.wait_for(lambda text: text == before)
        if typed:
            terminal.send("\x1b")
            terminal.wait_for("Summary section")
        terminal.send("q")
        terminal.wait_for(lambda text: text.rstrip().endswith("shell>"))
        terminal.send("echo code $?\r")
        terminal.wait_for("code 0")


def test_signals_to_stop_and_go_on_come_at_any_moment(tmp_path: Path, env: dict[str, str]) -> None:
    folder = tmp_path / "briefs"
    shutil.copytree(DATA, folder)
    with Terminal(briefing_command("pact.yaml"), cwd=folder, env=env) as terminal:
        terminal.wait_for("BOTTOM LINE")
        for _ in range(30):
            terminal.send("12")
            terminal.signal(signal.SIGCONT)
            terminal.signal(signal.SIGTSTP)
            terminal.read_for(0.02)
            terminal.signal(signal.SIGCONT)
        # The last signal to stop may be handled after the last one to go on, and what was typed before that is dropped.
        # What was not typed so far is shown only by a reader that has handled them all.
        while "[3 Tensions]" not in terminal.text:
            terminal.send("3")
            terminal.signal(signal.SIGCONT)
            terminal.read_for(0.5)
        terminal.wait_until_quiet()
        # Keys are read by one thread, each of them once.
        assert len(list(Path(f"/proc/{terminal.pid}/task").glob("*"))) < 6
        terminal.send("2")
        terminal.wait_for("Statements 1/5")
        terminal.send("j")
        terminal.wait_for("Statements 2/5")
        terminal.send("\x11")
        assert terminal.wait_for_end() == 0
        assert terminal.left_on() == set()


@pytest.mark.parametrize("number", ["SIGCONT", "SIGTSTP"])
@pytest.mark.parametrize("moment", ["TerminalDriver.stop_application_mode", "Memory.save"])
def test_a_signal_once_the_terminal_was_given_back_takes_it_no_more(
    number: str, moment: str, tmp_path: Path, env: dict[str, str]
) -> None:
    shutil.copytree(DATA, tmp_path / "briefs")
    command = [sys.executable, "-c", SIGNALLED.format(moment=moment, number=number)]
    with Terminal(command, cwd=tmp_path / "briefs", env=env) as terminal:
        terminal.wait_for("BOTTOM LINE")
        terminal.send("\x11")
        # A stop that nobody has the reader go on from is one.
        while not terminal.has_ended:
            terminal.read_for(0.2)
            terminal.signal(signal.SIGCONT)
        assert terminal.wait_for_end() == 0, terminal.said_last
        assert terminal.left_on() == set()
