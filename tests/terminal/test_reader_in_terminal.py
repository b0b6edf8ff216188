"""The program as its users meet it: in a terminal."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from terminal.terminal import Terminal, briefing_command

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data" / "pact"
LEAVE_ALTERNATE_SCREEN = b"\x1b[?1049l"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A clean machine: no settings of whoever runs the tests."""
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "LANG", "SYSTEMROOT", "PYTHONPATH"}}
    return {**kept, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a brief."""
    target = tmp_path / "briefs"
    shutil.copytree(DATA, target)
    return target


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)])
def test_the_picker_opens_the_moldova_brief(columns: int, rows: int, env: dict[str, str]) -> None:
    with Terminal(briefing_command("briefs"), columns=columns, rows=rows, cwd=ROOT, env=env) as terminal:
        shown = terminal.wait_for(lambda text: "Moldova" in text and "❯" in text)
        lines = shown.splitlines()
        wanted = next(place for place, line in enumerate(lines) if "Moldova" in line)
        chosen = next(place for place, line in enumerate(lines) if "❯" in line)
        terminal.send("j" * (wanted - chosen))
        terminal.wait_for(lambda text: "❯" in text.splitlines()[wanted])
        terminal.send("\r")
        shown = terminal.wait_for("BOTTOM LINE")
        assert "Moldova" in shown.splitlines()[0]
        terminal.send("2")
        terminal.wait_for("[2 Statements]")
        terminal.send("q")
        terminal.wait_for(lambda text: "BOTTOM LINE" not in text and "Moldova" in text)
        terminal.send("q")
        assert terminal.wait_for_end() == 0
        assert LEAVE_ALTERNATE_SCREEN in terminal.raw


def test_the_first_picture_of_the_screen_has_the_brief(folder: Path, env: dict[str, str]) -> None:
    with Terminal(briefing_command("pact.yaml"), cwd=folder, env=env) as terminal:
        terminal.wait_for("BOTTOM LINE")
        assert terminal.raw[: terminal.raw.index(b"BOTTOM LINE")].count(b"1 Summary") == 1
        terminal.send("2")
        terminal.wait_for("QUOTED")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
    # Where it was left is where it starts the next time, at once as well.
    with Terminal(briefing_command("pact.yaml"), cwd=folder, env=env) as terminal:
        terminal.wait_for("Toreva")
        assert terminal.raw[: terminal.raw.index(b"Toreva")].count(b"1 Summary") == 1


def test_a_small_terminal_says_so_and_nothing_breaks(folder: Path, env: dict[str, str]) -> None:
    with Terminal(briefing_command("pact.yaml"), columns=38, rows=8, cwd=folder, env=env) as terminal:
        terminal.wait_for("40x10")
        terminal.send("q")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize(("columns", "rows"), [(40, 10), (60, 20), (300, 100)])
def test_every_tab_is_shown_at_every_size(columns: int, rows: int, folder: Path, env: dict[str, str]) -> None:
    with Terminal(briefing_command("pact.yaml"), columns=columns, rows=rows, cwd=folder, env=env) as terminal:
        terminal.wait_for("BOTTOM LINE")
        for number in "23456":
            terminal.send(number)
            terminal.wait_for(f"[{number} ")
        terminal.send("q")
        assert terminal.wait_for_end() == 0


def test_ascii_draws_with_ascii_alone(folder: Path, env: dict[str, str]) -> None:
    with Terminal(briefing_command("--ascii", "pact.yaml"), cwd=folder, env=env) as terminal:
        terminal.wait_for("BOTTOM LINE")
        for number in "23456":
            terminal.send(number)
            shown = terminal.wait_for(f"[{number} ")
            assert shown.isascii(), [character for character in shown if not character.isascii()]
        terminal.send("q")
        assert terminal.wait_for_end() == 0


def test_hostile_text_reaches_the_terminal_as_text_only(folder: Path, env: dict[str, str]) -> None:
    path = folder / "pact.yaml"
    hostile = '"\\e]0;PWNED\\a\\e[2J\\x9b31m\\u202egnp"'
    text = path.read_text().replace("title: Velmar and Ostria sign a river pact", f"title: {hostile}")
    path.write_text(text.replace("text: The dams will open in summer.", f"text: {hostile}"))
    with Terminal(briefing_command("pact.yaml"), cwd=folder, env=env) as terminal:
        terminal.wait_for("<U+001B>]0;PWNED<U+0007>")
        for number in "23456":
            terminal.send(number)
            terminal.wait_for(f"[{number} ")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
        assert b"]0;PWNED\x07" not in terminal.raw
        assert b"\x1b]0;PWNED" not in terminal.raw
        assert "\u202e".encode() not in terminal.raw
        assert b"\xc2\x9b" not in terminal.raw
