"""`briefing [PATH]`: when the reader is opened, and what is done where it cannot be."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.cli import terminals as asked
from briefing.cli.report import ExitCode

if TYPE_CHECKING:
    from briefing.files import BriefingFile
    from cli.conftest import Run, Terminal


class ReaderCalls:
    """Stands in for the reader and remembers what it was asked to open."""

    def __init__(self) -> None:
        self.targets: list[str] = []
        self.settings: list[dict[str, bool]] = []

    def __call__(self, target: BriefingFile | Path, **settings: bool) -> int:
        self.targets.append(str(target) if isinstance(target, Path) else target.name)
        self.settings.append(settings)
        return 0


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> ReaderCalls:
    """A reader that fits: every stream is a terminal."""
    calls = ReaderCalls()
    monkeypatch.setattr("briefing.reader.run_reader", calls)
    monkeypatch.setattr("briefing.cli.opening.reader_fits", lambda: True)
    return calls


def test_a_file_opens_the_reader(run: Run, reader: ReaderCalls, brief: Path) -> None:
    result = run(brief.name)
    assert (result.code, result.out, result.err) == (ExitCode.GOOD, b"", "")
    assert reader.targets == ["port.yaml"]


def test_a_folder_opens_the_reader(run: Run, reader: ReaderCalls, brief: Path) -> None:
    assert run(str(brief.parent)).code == ExitCode.GOOD
    assert reader.targets == [str(brief.parent)]


def test_without_a_path_the_folder_briefs_is_opened(run: Run, reader: ReaderCalls, tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()
    assert run().code == ExitCode.GOOD
    assert reader.targets == ["briefs"]


def test_without_such_a_folder_it_is_the_one_the_user_is_in(run: Run, reader: ReaderCalls) -> None:
    assert run().code == ExitCode.GOOD
    assert reader.targets == ["."]


def test_a_file_named_briefs_is_not_that_folder(run: Run, reader: ReaderCalls, tmp_path: Path) -> None:
    (tmp_path / "briefs").write_text("x")
    assert run().code == ExitCode.GOOD
    assert reader.targets == ["."]


def test_the_demo_opens_the_reader(run: Run, reader: ReaderCalls) -> None:
    assert run("demo").code == ExitCode.GOOD
    assert [Path(target).name for target in reader.targets] == ["harbour-strike.yaml"]


def test_an_invalid_brief_opens_no_reader(run: Run, reader: ReaderCalls, bad_brief: Path) -> None:
    result = run(bad_brief.name)
    assert (result.code, result.out, reader.targets) == (ExitCode.FINDINGS, b"", [])
    assert "error[BR111]" in result.err


@pytest.mark.usefixtures("no_superuser")
def test_a_folder_without_permission_opens_no_reader(run: Run, reader: ReaderCalls, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    assert run("closed").code == ExitCode.USAGE
    assert reader.targets == []


def test_the_reader_is_told_what_the_terminal_can_show(
    run: Run, reader: ReaderCalls, brief: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(brief.name)
    run("--ascii", brief.name)
    monkeypatch.setenv("NO_COLOR", "1")
    run(brief.name)
    assert [(call["ascii_only"], call["markers"]) for call in reader.settings] == [
        (False, False),
        (True, False),
        (False, True),
    ]


def test_the_exit_code_of_the_reader_is_the_program_s(run: Run, brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.reader.run_reader", lambda *_args, **_settings: 143)
    monkeypatch.setattr("briefing.cli.opening.reader_fits", lambda: True)
    assert run(brief.name).code == 143


def test_in_a_pipe_a_file_is_exported(run: Run, brief: Path) -> None:
    assert run(brief.name) == run("export", brief.name)


def test_in_a_pipe_a_folder_is_listed(run: Run, brief: Path) -> None:
    assert run(str(brief.parent)) == run("list", str(brief.parent))
    assert b"Strike closes the port" in run().out


@pytest.mark.parametrize(
    ("stdin", "stdout", "stderr", "environ", "fits"),
    [
        (True, True, True, {}, True),
        (False, True, True, {}, False),
        (True, False, True, {}, False),
        (True, True, False, {}, False),
        (True, True, True, {"TERM": "dumb"}, False),
        (True, True, True, {"BRIEFING_PLAIN": "1"}, False),
        (True, True, True, {"BRIEFING_PLAIN": "0"}, True),
        (True, True, True, {"BRIEFING_PLAIN": ""}, True),
    ],
)
def test_the_reader_needs_three_terminals_and_a_user_who_wants_it(
    monkeypatch: pytest.MonkeyPatch, stdin: bool, stdout: bool, stderr: bool, environ: dict[str, str], fits: bool
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    terminals = {id(sys.stdin): stdin, id(sys.stdout): stdout, id(sys.__stderr__): stderr}
    monkeypatch.setattr(asked, "is_terminal", lambda stream: terminals[id(stream)])
    assert asked.reader_fits() is fits


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"BRIEFING_PLAIN": "1", "PAGER": "cat"}], ids=str)
def test_on_a_terminal_without_screens_the_brief_is_shown(brief: Path, env: dict[str, str], terminal: Terminal) -> None:
    done = terminal(brief.name, env=env)
    assert done.code == ExitCode.GOOD
    assert "We stay out" in done.screen
    assert "\x1b" not in done.screen


def test_without_a_keyboard_the_brief_is_shown(brief: Path, terminal: Terminal) -> None:
    done = terminal(brief.name, env={"PAGER": "cat"}, stdin=False)
    assert done.code == ExitCode.GOOD
    assert "We stay out" in done.screen
    assert "\x1b" not in done.screen


def test_a_file_that_does_not_load_draws_no_screen(bad_brief: Path, terminal: Terminal) -> None:
    done = terminal(bad_brief.name)
    assert done.code == ExitCode.FINDINGS
    assert "\x1b[?1049h" not in done.screen
    assert "error[BR111]" in done.screen
    assert "\x1b[1;31m" in done.screen
