"""In what Windows and macOS differ is in one module each, with the same names; nothing else asks which system it is."""

from __future__ import annotations

import re
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import programs
from briefing.reader import clipboard
from briefing.system import editors, here, macos, posix, windows
from briefing.system.editors import editor_command

if TYPE_CHECKING:
    from types import ModuleType

SOURCES = Path(__file__).resolve().parents[3] / "src" / "briefing"
ASKS = re.compile(r"\bos\.name\b|\bsys\.platform\b|\bplatform\.system\b")
APPLE = {"TERM_PROGRAM": "Apple_Terminal"}


def asking(folder: Path) -> list[str]:
    """The modules that ask which system it is."""
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*.py"))
        if ASKS.search(path.read_text(encoding="utf-8"))
    ]


def test_one_module_asks_which_system_it_is() -> None:
    assert asking(SOURCES) == [str(Path("system", "__init__.py"))]


def test_another_that_asked_would_be_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('import os\nif os.name == "nt":\n    pass\n')
    assert asking(tmp_path) == ["a.py"]


@pytest.mark.parametrize("system", [macos, windows])
def test_each_system_has_the_same_names(system: ModuleType) -> None:
    assert system.__all__ == posix.__all__
    assert [name for name in system.__all__ if not hasattr(system, name)] == []


def test_this_system_is_one_of_them() -> None:
    assert here in {posix, macos, windows}
    assert signal.SIGTERM in signal.Signals
    assert here.HANG_UP in signal.Signals


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("notepad", ["notepad"]),
        (r"C:\Tools\vim.exe -n", [r"C:\Tools\vim.exe", "-n"]),
        (r'"C:\Program Files\Code\code.cmd" -n', [r"C:\Program Files\Code\code.cmd", "-n"]),
    ],
)
def test_a_command_of_windows_keeps_its_backslashes_and_loses_its_marks(given: str, words: list[str]) -> None:
    assert windows.split_command(given) == words


def test_a_mark_that_is_left_open_is_told_on_each_system() -> None:
    for system in (posix, macos, windows):
        with pytest.raises(ValueError, match="quotation"):
            system.split_command('"C:\\Program Files\\x')


@pytest.mark.parametrize(
    ("visual", "command"),
    [
        ("", ["notepad", "TARGET"]),
        (r'"C:\Program Files\Vim\gvim.exe"', [r"C:\Program Files\Vim\gvim.exe", "TARGET"]),
        (r"C:\Tools\nvim.exe", [r"C:\Tools\nvim.exe", "+7", "TARGET"]),
        ("code.cmd", ["code.cmd", "--wait", "--goto", "TARGET:7"]),
    ],
)
def test_the_editor_of_windows_is_told_the_line(
    visual: str, command: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(editors, "here", windows)
    path = tmp_path / "brief.yaml"
    assert editor_command(path, 7, {"VISUAL": visual}) == [word.replace("TARGET", str(path)) for word in command]


def test_a_shell_gives_its_process_where_it_can() -> None:
    assert posix.in_place_of_the_shell("briefing x") == "exec briefing x"
    assert windows.in_place_of_the_shell("briefing x") == "briefing x"
    assert windows.join_command(["a b", "c"]) == '"a b" c'


def test_apple_s_terminal_is_helped_to_copy_unless_it_is_far_away(monkeypatch: pytest.MonkeyPatch) -> None:
    assert macos.copy_program(APPLE) == ["pbcopy"]
    assert macos.copy_program({**APPLE, "SSH_TTY": "/dev/ttys001"}) == []
    assert macos.copy_program({"TERM_PROGRAM": "WezTerm"}) == posix.copy_program(APPLE) == []
    monkeypatch.setattr(clipboard, "here", macos)
    assert clipboard.find_way(APPLE) == ("program", "to the clipboard, by pbcopy")
    assert clipboard.find_way({}).name == "terminal"


@programs.posix
def test_what_a_copying_program_does_not_take_goes_to_the_terminal(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    program = tmp_path / "pbcopy"
    program.write_text(f"#!/bin/sh\ncat > {kept}\n")
    program.chmod(0o755)
    monkeypatch.setattr(here, "copy_program", lambda _: [str(program)])
    assert clipboard.give_to_program("Züge")
    assert kept.read_text(encoding="utf-8") == "Züge"
    monkeypatch.setattr(here, "copy_program", lambda _: [str(tmp_path / "gone")])
    assert not clipboard.give_to_program("Züge")
