from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest

from briefing.cli.commands.show import pager_command
from briefing.cli.report import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Run, Terminal


def pager(folder: Path) -> Path:
    """Write a pager that marks what it is given."""
    path = folder / "my pager"
    path.write_text(f"#!{sys.executable}\nimport sys\nfor line in sys.stdin:\n    print('PAGED', line, end='')\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def quoted(path: Path) -> str:
    return f"'{path}'"


def test_show_prints_the_brief(run: Run, brief: Path) -> None:
    result = run("show", brief.name)
    assert (result.code, result.err) == (ExitCode.GOOD, "")
    assert "We stay out until the talks begin." in result.text


def test_in_a_pipe_show_is_as_wide_as_an_export(run: Run, brief: Path) -> None:
    assert run("show", brief.name).out == run("export", brief.name).out


def test_show_takes_a_width(run: Run, brief: Path) -> None:
    assert run("show", brief.name, "--width", "50").out == run("export", brief.name, "--width", "50").out


def test_show_takes_ascii(run: Run, brief: Path) -> None:
    assert run("show", brief.name, "--ascii").out == run("export", brief.name, "--ascii").out


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({}, ["less"]),
        ({"PAGER": "more"}, ["more"]),
        ({"PAGER": "more", "BRIEFING_PAGER": "less -S"}, ["less", "-S"]),
        ({"PAGER": "more", "BRIEFING_PAGER": ""}, []),
        ({"PAGER": "cat"}, []),
        ({"PAGER": "'my pager' -x"}, ["my pager", "-x"]),
        ({"PAGER": "it's"}, ["it's"]),
    ],
)
def test_the_pager_is_the_one_the_user_prefers(environ: dict[str, str], words: list[str]) -> None:
    assert pager_command(environ) == words


def test_on_a_terminal_the_brief_is_paged(brief: Path, terminal: Terminal) -> None:
    done = terminal("show", brief.name, env={"BRIEFING_PAGER": quoted(pager(brief.parent))})
    assert done.code == ExitCode.GOOD
    assert all(line.startswith("PAGED") for line in done.lines)


def test_on_request_it_is_not(brief: Path, terminal: Terminal) -> None:
    env = {"BRIEFING_PAGER": quoted(pager(brief.parent))}
    done = terminal("show", "--no-pager", brief.name, env=env)
    assert done.code == ExitCode.GOOD
    assert "PAGED" not in done.screen
    assert "We stay out" in done.screen


def test_a_dumb_terminal_is_not_paged(brief: Path, terminal: Terminal) -> None:
    env = {"PAGER": quoted(pager(brief.parent)), "TERM": "dumb"}
    assert "PAGED" not in terminal("show", brief.name, env=env).screen


def test_a_pager_that_cannot_be_started_is_told_and_the_brief_printed(brief: Path, terminal: Terminal) -> None:
    done = terminal("show", brief.name, env={"PAGER": "no-such-pager"})
    assert done.code == ExitCode.GOOD
    assert "no-such-pager" in done.screen
    assert "We stay out" in done.screen


def test_a_pager_that_is_left_early_is_no_failure(brief: Path, terminal: Terminal) -> None:
    brief.write_text(brief.read_text() + "gaps:\n" + "".join(f"  - Gap number {n}.\n" for n in range(20_000)))
    done = terminal("show", brief.name, env={"PAGER": "true"})
    assert (done.code, done.screen) == (ExitCode.GOOD, "")


@pytest.mark.parametrize(("columns", "widest"), [(50, 50), (76, 76), (200, 76)])
def test_lines_are_as_wide_as_the_terminal_and_still_read_with_ease(
    brief: Path, columns: int, widest: int, terminal: Terminal
) -> None:
    brief.write_text(brief.read_text() + f"gaps:\n  - {'word ' * 100}\n")
    done = terminal("show", "--no-pager", brief.name, columns=columns)
    assert widest - 8 < max(len(line) for line in done.lines) <= widest
