"""Quitting waits for nothing, whatever is computed beside the screen, and the editor has its own keys."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from functools import partial
from pathlib import Path

import pytest

from terminal.terminal import Terminal, briefing_command

pytestmark = pytest.mark.slow

DATA = Path(__file__).resolve().parents[1] / "data" / "pact"

NEVER_ENDING = {
    "proving": ("briefing.reader.brief", "OpenBrief.proof", "pact.yaml", "BOTTOM LINE"),
    "looking for findings": ("briefing.reader.brief", "OpenBrief.findings", "pact.yaml", "BOTTOM LINE"),
    "listing a folder": ("briefing.reader.screens.picker", "list_briefs", ".", "briefing"),
    "loading": ("briefing.reader.screens.loading", "load", "pact.yaml", "q quits"),
    "loading again": ("briefing.files", "load", "pact.yaml", "BOTTOM LINE"),
}
"""What takes for ever, by its name: the module that it is called in, the call, what is opened and what is shown."""

PROGRAM = """
import importlib, threading
import briefing.cli.opening
module = importlib.import_module({module!r})
*path, name = {call!r}.split(".")
owner = getattr(module, path[0]) if path else module
def for_ever(*_, **__):
    {how}
if path:
    for_ever = property(for_ever)
if {module!r} == "briefing.files":
    # What is loaded at first is loaded as ever.
    first = iter([module.load])
    then, for_ever = for_ever, lambda *given, **named: next(first, then)(*given, **named)
setattr(owner, name, for_ever)
briefing.cli.opening.LARGE = {large}
from briefing.cli.main import main
main([{target!r}])
"""
"""The reader with one part of it that never ends."""

EDITOR = """
import os, signal, sys
if {catches}:
    for number in (signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, lambda caught, _: os.write(1, f"caught {{caught}}\\n".encode()))
else:
    assert signal.getsignal(signal.SIGQUIT) is signal.SIG_DFL
    signal.signal(signal.SIGINT, signal.SIG_DFL)
print("editing", flush=True)
sys.stdin.readline()
"""
"""An editor that ends at Enter; it does as it likes with the keys of the terminal."""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "LANG", "SYSTEMROOT", "PYTHONPATH"}}
    return {**kept, **dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), str(tmp_path)), "LANG": "C.UTF-8"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "briefs"
    shutil.copytree(DATA, target)
    return target


def never_ending(what: str, how: str) -> list[str]:
    module, call, target, _ = NEVER_ENDING[what]
    large = 0 if what == "loading" else 2_000_000
    return [
        sys.executable,
        "-c",
        PROGRAM.format(module=module, call=call, target=target, how=how, large=large),
    ]


@pytest.mark.parametrize(
    "how",
    ["while True: pass", pytest.param("threading.Event().wait()", marks=pytest.mark.slow)],
    ids=["computing", "waiting"],
)
@pytest.mark.parametrize(
    ("keys", "code"),
    [
        pytest.param("\x11", 0, id="quit"),
        pytest.param("\x03", 130, id="^C", marks=pytest.mark.slow),
        pytest.param("hang up", 129, id="gone", marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize("what", NEVER_ENDING)
def test_quitting_waits_for_nothing(
    what: str, keys: str, code: int, how: str, folder: Path, env: dict[str, str]
) -> None:
    with Terminal(never_ending(what, how), cwd=folder, env=env) as terminal:
        terminal.wait_for(NEVER_ENDING[what][3])
        if what == "loading again":
            terminal.send("rrr")
            terminal.send("2")
            terminal.wait_for("[2 Statements]")
        if keys == "hang up":
            assert terminal.hang_up() == code
        else:
            terminal.send(keys)
            assert terminal.wait_for_end() == code
            assert terminal.left_on() == set()


def test_a_brief_that_could_not_be_saved_before_quitting_is_told(folder: Path, env: dict[str, str]) -> None:
    program = (
        "import threading\n"
        "import briefing.reader.screens.saving as saving\n"
        "saving.save_brief = lambda *_, **__: threading.Event().wait()\n"
        "from briefing.cli.main import main\n"
        "main(['pact.yaml'])\n"
    )
    with Terminal([sys.executable, "-c", program], cwd=folder, env=env) as terminal:
        terminal.wait_for("BOTTOM LINE")
        terminal.send("s")
        terminal.wait_for("Enter saves")
        terminal.send("\r")
        terminal.wait_without("Enter saves")
        terminal.send("\x11")
        assert terminal.wait_for_end() == 2
        assert terminal.left_on() == set()
        assert "pact.txt: error[BR101] is not saved: the reader was quit before it was written" in terminal.text


def test_a_brief_that_is_just_being_saved_is_saved(folder: Path, env: dict[str, str]) -> None:
    with Terminal(briefing_command("pact.yaml"), cwd=folder, env=env) as terminal:
        terminal.wait_for("BOTTOM LINE")
        terminal.send("s")
        terminal.wait_for("Enter saves")
        terminal.send("\r\x11")
        assert terminal.wait_for_end() == (0 if (folder / "pact.txt").exists() else 2)


@pytest.mark.parametrize(
    "before",
    ["", "/river", "s", *(pytest.param(keys, marks=pytest.mark.slow) for keys in ("f", "?", "\x10", "c", "B"))],
)
def test_ctrl_c_ends_the_reader_wherever_it_is(before: str, folder: Path, env: dict[str, str]) -> None:
    with Terminal(briefing_command("pact.yaml"), cwd=folder, env=env) as terminal:
        terminal.wait_for("BOTTOM LINE")
        terminal.send(before)
        terminal.wait_until_quiet()
        terminal.send("\x03")
        assert terminal.wait_for_end() == 130
        assert terminal.left_on() == set()


def write_editor(folder: Path, env: dict[str, str], *, catches: bool) -> dict[str, str]:
    path = folder.parent / "editor.py"
    path.write_text(EDITOR.format(catches=catches))
    return {**env, "EDITOR": f"{sys.executable} {path}"}


def caught(number: int, times: int, text: str) -> bool:
    return text.count(f"caught {number:d}\n") == times


def test_ctrl_c_and_ctrl_backslash_belong_to_the_editor(folder: Path, env: dict[str, str]) -> None:
    env = write_editor(folder, env, catches=True)
    with Terminal(briefing_command("pact.yaml"), cwd=folder, env=env) as terminal:
        terminal.wait_for("BOTTOM LINE")
        terminal.send("e")
        terminal.wait_for("editing")
        for times in (1, 2):
            for key, number in (("\x03", signal.SIGINT), ("\x1c", signal.SIGQUIT)):
                terminal.send(key)
                terminal.wait_for(partial(caught, number, times))
        terminal.send("\r")
        terminal.wait_for("BOTTOM LINE")
        terminal.send("2")
        terminal.wait_for("[2 Statements]")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
        assert terminal.left_on() == set()


@pytest.mark.parametrize(("key", "number"), [("\x03", signal.SIGINT), ("\x1c", signal.SIGQUIT)])
def test_an_editor_that_such_a_key_ends_leaves_the_reader(
    key: str, number: signal.Signals, folder: Path, env: dict[str, str]
) -> None:
    env = write_editor(folder, env, catches=False)
    with Terminal(briefing_command("pact.yaml"), columns=120, cwd=folder, env=env) as terminal:
        terminal.wait_for("BOTTOM LINE")
        terminal.send("e")
        terminal.wait_for("editing")
        terminal.send(key)
        terminal.wait_for(f"ended with {-number}")
        terminal.send("q")
        assert terminal.wait_for_end() == 0


def test_a_signal_to_end_waits_for_the_editor(folder: Path, env: dict[str, str]) -> None:
    env = write_editor(folder, env, catches=True)
    with Terminal(briefing_command("pact.yaml"), cwd=folder, env=env) as terminal:
        terminal.wait_for("BOTTOM LINE")
        terminal.send("e")
        terminal.wait_for("editing")
        terminal.signal(signal.SIGTERM)
        terminal.send("\x03")
        terminal.wait_for(f"caught {signal.SIGINT:d}")
        terminal.send("\r")
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        assert terminal.left_on() == set()
