"""A brief is written in Neovim, set up as documented: what is shown, what is taken, and the file after it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from terminal.terminal import Terminal

pytestmark = [pytest.mark.slow, pytest.mark.needs_program("nvim")]

ROOT = Path(__file__).resolve().parents[2]
OPTIONS = """
vim.o.swapfile = false
vim.o.shadafile = "NONE"
vim.o.omnifunc = "v:lua.vim.lsp.omnifunc"
vim.o.completeopt = "menu,menuone"
"""
WRONG = "speaker: morant"


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    """A brief with a mistake."""
    shutil.copytree(ROOT / "briefs", tmp_path / "briefs")
    path = tmp_path / "briefs" / "harbour-strike.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("speaker: marant", WRONG, 1), encoding="utf-8")
    return path


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A machine with nothing but the program and Neovim, set up as in the documentation."""
    program = tmp_path / "bin" / "briefing"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m briefing "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    documented = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8").split("```lua\n")
    old = next(part.split("```")[0] for part in documented if "start_client" in part)
    (tmp_path / "init.lua").write_text(old + OPTIONS, encoding="utf-8")
    kept = {key: value for key, value in os.environ.items() if key in {"PYTHONPATH", "SYSTEMROOT"}}
    homes = {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("CACHE", "CONFIG", "DATA", "STATE")}
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return {**kept, **homes, "HOME": str(tmp_path), "LANG": "C.UTF-8", "PATH": path}


def ask(terminal: Terminal, call: str) -> None:
    """Call one of the editor's functions for language servers."""
    terminal.send(f":lua vim.lsp.buf.{call}\r")


def test_a_brief_is_mended_completed_explained_and_renamed_in_neovim(
    brief: Path, env: dict[str, str], tmp_path: Path
) -> None:
    before = brief.read_text(encoding="utf-8")
    command = ["nvim", "-u", str(tmp_path / "init.lua"), brief.name]
    with Terminal(command, columns=140, rows=40, cwd=brief.parent, env=env) as terminal:
        terminal.wait_for("briefing: 1")
        terminal.send(f"/{WRONG}\r")
        terminal.wait_for("unknown actor 'morant'")

        ask(terminal, "code_action()")
        terminal.wait_for("1: Write marant")
        terminal.send("1\r")
        terminal.wait_for(lambda shown: "unknown actor" not in shown and WRONG not in shown)

        terminal.send("/they refuse\r")
        terminal.wait_for("they refuse [Q7].")
        terminal.send("A [cour\x18\x0f")
        terminal.wait_for("Dockers shut Port Tamsin")
        terminal.send("\x0e\x19\x1b")
        terminal.wait_for("[Q7]. [courier]")

        terminal.send("gg/wire:3\r")
        terminal.wait_for("Nineteen ships were waiting on Thursday [wire:3]")
        ask(terminal, "hover()")
        terminal.wait_for("the harbour grew to nineteen.")

        terminal.send("/^  marant\rw")
        ask(terminal, "rename('jean')")
        terminal.wait_for("\n  jean:")
        terminal.send(":wq\r")
        assert terminal.wait_for_end() == 0
    expected = before.replace(WRONG, "speaker: jean").replace("they refuse [Q7].", "they refuse [Q7]. [courier]")
    for old in ("\n  marant:", "speaker: marant", "[marant, reyl]", "[duc, marant]"):
        expected = expected.replace(old, old.replace("marant", "jean"))
    assert brief.read_bytes() == expected.encode()
