"""Shell completion, asked as the shells ask it; bash is asked for real."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Protocol

import pytest

from briefing.cli.commands import COMMANDS
from programs import needs_program

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Environment, Run, Spawn

SHELLS = ["bash", "zsh", "fish"]
bash = pytest.mark.needs_program("bash")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.yaml", "b.yml", "c.json", "d.toml", "notes.txt", "my brief.yaml"):
        (tmp_path / name).write_text("")
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "inner.yaml").write_text("")
    return tmp_path


def asked(spawn: Spawn, *words: str) -> list[str]:
    """What the program answers when the last of these words is to be completed."""
    env = {
        "_BRIEFING_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(["briefing", *words]),
        "COMP_CWORD": str(len(words)),
    }
    result = spawn(env=env)
    assert (result.code, result.err) == (0, "")
    return result.text.split()


class Completed(Protocol):
    def __call__(self, line: str) -> list[str]: ...


BASH = """
eval "$(briefing completion bash)"
COMP_WORDS=($1); [[ $1 == *' ' ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_briefing_completion briefing "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def completed(folder: Path, tmp_path_factory: pytest.TempPathFactory, environment: Environment) -> Completed:
    """What bash completes the last word of a line to, in the folder."""
    program = tmp_path_factory.mktemp("bin") / "briefing"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m briefing "$@"\n')
    program.chmod(0o755)
    env = environment({"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"})

    def complete(line: str) -> list[str]:
        done = subprocess.run(
            ["bash", "--norc", "-c", BASH, "bash", line],
            capture_output=True,
            check=True,
            cwd=folder,
            env=env,
            timeout=60,
            text=True,
        )
        assert done.stderr == ""
        return [name for name in done.stdout.splitlines() if name]

    return complete


@pytest.mark.parametrize("shell", SHELLS)
def test_there_is_a_script_for_each_shell(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert (result.code, result.err) == (0, "")
    assert "_briefing_completion" in result.text
    assert f"_BRIEFING_COMPLETE={shell}_complete" in result.text
    assert "%(" not in result.text


@pytest.mark.parametrize("shell", SHELLS)
def test_click_s_own_way_gives_the_same_script(run: Run, spawn: Spawn, shell: str) -> None:
    assert spawn(env={"_BRIEFING_COMPLETE": f"{shell}_source"}).text.strip() == run("completion", shell).text.strip()


@pytest.mark.parametrize("shell", SHELLS)
def test_the_scripts_are_well_formed(run: Run, shell: str) -> None:
    needs_program(shell)
    script = run("completion", shell).out
    done = subprocess.run([shell, "-n"], input=script, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_commands_and_briefs_are_offered_first(spawn: Spawn) -> None:
    assert asked(spawn, "") == [*(f"plain,{name}" for name in COMMANDS), "brief,"]


def test_commands_are_completed(spawn: Spawn) -> None:
    assert "plain,export" in asked(spawn, "exp")
    assert "plain,show" not in asked(spawn, "exp")


def test_options_are_completed(spawn: Spawn) -> None:
    assert {"plain,--force", "plain,--format"} <= set(asked(spawn, "export", "--fo"))
    assert {"plain,--color", "plain,--version", "plain,--help"} <= set(asked(spawn, "--"))


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["export", ""], ["brief,"]),
        (["show", "a"], ["brief,a"]),
        (["check", "x.yaml", ""], ["brief,"]),
        (["list", ""], ["brief,"]),
        (["--ascii", ""], ["brief,"]),
        (["export", "x.yaml", "-o", ""], ["file,"]),
        (["check", "--format", ""], ["plain,text", "plain,json", "plain,github", "plain,sarif"]),
        (["export", "--color", "a"], ["plain,auto", "plain,always"]),
        (["completion", "z"], ["plain,zsh"]),
        (["export", "--section", "stat"], ["plain,statements"]),
    ],
    ids=" ".join,
)
def test_values_are_completed(spawn: Spawn, words: list[str], offered: list[str]) -> None:
    assert asked(spawn, *words) == offered


@bash
def test_bash_completes_briefs_and_folders_only(completed: Completed) -> None:
    assert sorted(completed("briefing show ")) == [
        "a.yaml",
        "b.yml",
        "briefs",
        "c.json",
        "d.toml",
        "my brief.yaml",
    ]


@bash
def test_bash_completes_inside_a_folder(completed: Completed) -> None:
    assert completed("briefing show briefs/") == ["briefs/inner.yaml"]


@bash
def test_bash_completes_commands_beside_folders(completed: Completed) -> None:
    assert completed("briefing sh") == ["show"]
    assert completed("briefing b") == ["briefs", "b.yml"]


@bash
def test_bash_completes_options(completed: Completed) -> None:
    assert completed("briefing export --forc") == ["--force"]


@bash
def test_bash_completes_any_file_to_write_to(completed: Completed) -> None:
    assert completed("briefing export a.yaml -o no") == ["notes.txt"]
