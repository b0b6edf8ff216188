"""A whole session in a real terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from terminal.terminal import PATIENCE, Terminal, briefing_command

if TYPE_CHECKING:
    from collections.abc import Callable

    Wanted = str | Callable[[str], bool]

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data" / "pact"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A clean machine with an editor that changes a word."""
    editor = tmp_path / "editor"
    editor.write_text(
        f"#!{sys.executable}\nimport pathlib, sys\n"
        "path = pathlib.Path(sys.argv[-1])\n"
        'path.write_text(path.read_text().replace("The pact is a mistake.", "The pact is an error."))\n'
    )
    editor.chmod(0o755)
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "LANG", "SYSTEMROOT", "PYTHONPATH"}}
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), str(tmp_path))
    return {**kept, **homes, "EDITOR": str(editor), "LANG": "C.UTF-8"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "briefs"
    shutil.copytree(DATA, target)
    return target


def walk(send: Callable[[str], None], wait_for: Callable[[Wanted], str], folder: Path) -> None:
    """Read, search, follow, go back, filter, edit, check, save and leave."""
    wait_for("BOTTOM LINE")
    for number, shown in zip(
        "23456", ("QUOTED", "The two states decide", "planned", "President of Velmar", "Gazette"), strict=True
    ):
        send(number)
        wait_for(shown)
    send("/usually")
    wait_for("/ usually")
    send("\r")
    wait_for("/usually  1/1")
    send("\x1b")
    wait_for("Sources 1/2")
    send("1")
    wait_for("[1 Summary]")
    send("gj")
    send("\r")
    wait_for("paragraph 2")
    send("\x7f")
    wait_for("[1 Summary]")
    send("2")
    wait_for("Statements 1/5")
    send("i")
    wait_for("[6 Sources]")
    send("\x7f")
    wait_for("[2 Statements]")
    send("f")
    wait_for("speaker: kind:")
    send("status:contested")
    wait_for("1/1 of 5")
    send("\r")
    wait_for("filter: status:contested")
    send("e")
    wait_for("The pact is an error.")
    wait_for("1 note")
    send("c")
    wait_for("Esc closes")
    send("q")
    # A key that is sent before the panel is gone is the panel's.
    wait_for(lambda shown: "Esc closes" not in shown)
    send("s")
    wait_for("Enter saves")
    send("\r")
    wait_for("Saved")
    assert "THE PACT IS AN ERROR" in (folder / "pact.txt").read_text().upper()
    send("q")


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)])
def test_a_whole_session(columns: int, rows: int, folder: Path, env: dict[str, str]) -> None:
    with Terminal(briefing_command("pact.yaml"), columns=columns, rows=rows, cwd=folder, env=env) as terminal:
        walk(terminal.send, terminal.wait_for, folder)
        assert terminal.wait_for_end() == 0
    with Terminal(briefing_command("pact.yaml"), columns=columns, rows=rows, cwd=folder, env=env) as terminal:
        terminal.wait_for("filter: status:contested")
        terminal.send("q")
        assert terminal.wait_for_end() == 0


@pytest.mark.needs_program("tmux")
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)])
def test_a_whole_session_inside_tmux(columns: int, rows: int, folder: Path, env: dict[str, str]) -> None:
    tmux = ["tmux", "-f", os.devnull, "-S", str(folder.parent / "tmux.socket")]
    size = ["-x", str(columns), "-y", str(rows)]
    environment = {**env, "TERM": "xterm-256color"}
    command = ["new-session", "-d", *size, "-s", "s", "-c", str(folder), *briefing_command("pact.yaml")]
    subprocess.run([*tmux, *command], env=environment, cwd=folder, check=True, timeout=PATIENCE)

    def send(keys: str) -> None:
        named = {"\r": ["Enter"], "\x1b": ["Escape"], "\x7f": ["BSpace"]}
        words = named.get(keys) or ["-l", "--", keys]
        subprocess.run([*tmux, "send-keys", "-t", "s", *words], check=True, timeout=PATIENCE)

    def wait_for(wanted: Wanted) -> str:
        found = wanted if callable(wanted) else lambda shown: wanted in shown
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            shown = subprocess.run([*tmux, "capture-pane", "-p", "-t", "s"], capture_output=True, text=True, check=True)
            if found(shown.stdout):
                return shown.stdout
        pytest.fail(f"never shown: {wanted!r}; the screen is\n{shown.stdout}")

    try:
        walk(send, wait_for, folder)
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, capture_output=True, timeout=PATIENCE)
