"""Terminals of every kind, and streams that are no terminal."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from terminal.terminal import Terminal, briefing_command

pytestmark = pytest.mark.slow

DATA = Path(__file__).resolve().parents[1] / "data" / "pact"
COLOR = re.compile(r"\x1b\[[\d;:]*m")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "LANG", "SYSTEMROOT", "PYTHONPATH"}}
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), str(tmp_path))
    return {**kept, **homes, "LANG": "C.UTF-8", "PAGER": "cat"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "briefs"))


@pytest.mark.parametrize(
    "kind",
    [
        {"TERM": "screen"},
        {"TERM": "linux"},
        {"TERM": "vt100"},
        {"TERM": "xterm-16color"},
        {"NO_COLOR": "1"},
        {"TERM": "tmux-256color", "COLORTERM": "truecolor"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=lambda kind: " ".join(f"{name}={value}" for name, value in kind.items()),
)
def test_the_reader_is_shown_on_every_kind_of_terminal(kind: dict[str, str], folder: Path, env: dict[str, str]) -> None:
    with Terminal(briefing_command("pact.yaml"), cwd=folder, env={**env, **kind}) as terminal:
        terminal.wait_for("BOTTOM LINE")
        for number in "23456":
            terminal.send(number)
            terminal.wait_for(f"[{number} ")
        terminal.send("2")
        terminal.wait_for("QUOTED")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
        assert terminal.left_on() == set()
        raw = terminal.raw.decode("utf-8")
    if "NO_COLOR" in kind:
        # Greys stay: Textual takes the colours out, and bold and reverse tell what they told.
        assert {_hue(found) for found in re.findall(r"8;2;(\d+);(\d+);(\d+)", raw)} <= {True}
    if kind.get("TERM") == "xterm-16color":
        assert not re.search(r"\x1b\[[\d;]*[34]8;", raw)
    if kind.get("LC_ALL") == "C":
        assert raw.isascii()


def _hue(color: tuple[str, str, str]) -> bool:
    """Whether a colour is a grey."""
    return len(set(color)) == 1


def test_a_dumb_terminal_gets_text(folder: Path, env: dict[str, str]) -> None:
    with Terminal(briefing_command("--no-pager", "pact.yaml"), cwd=folder, env={**env, "TERM": "dumb"}) as terminal:
        assert terminal.wait_for_end() == 0
        assert "BOTTOM LINE" in terminal.raw.decode()
        assert b"\x1b[?" not in terminal.raw


@pytest.mark.parametrize(
    ("streams", "where"),
    [("2>err.txt", ""), (">out.txt", "out.txt"), ("</dev/null", ""), (">out.txt 2>err.txt </dev/null", "out.txt")],
)
def test_a_stream_that_is_no_terminal_gets_the_brief_as_text(
    streams: str, where: str, folder: Path, env: dict[str, str]
) -> None:
    command = f"{shlex.join(briefing_command('--no-pager', 'pact.yaml'))} {streams}"
    with Terminal(["sh", "-c", command], cwd=folder, env=env, rows=200) as terminal:
        assert terminal.wait_for_end() == 0
        shown = (folder / where).read_text() if where else terminal.text
        assert b"\x1b[?1049h" not in terminal.raw
    assert "BOTTOM LINE" in shown
    assert not (folder / "err.txt").exists() or (folder / "err.txt").read_text() == ""


def test_a_paste_of_a_megabyte_is_cut_and_the_reader_goes_on(folder: Path, env: dict[str, str]) -> None:
    with Terminal(briefing_command("pact.yaml"), cwd=folder, env=env) as terminal:
        terminal.wait_for("BOTTOM LINE")
        terminal.send("/")
        terminal.wait_for("Enter keeps it")
        terminal.send_all("\x1b[200~" + "river " * 170_000 + "\x1b[201~")
        terminal.wait_for_row(-2, " not found")
        terminal.send("\x1b")
        terminal.wait_without("Enter keeps it")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
