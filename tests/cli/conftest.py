from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

from briefing.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = (
    "_BRIEFING_COMPLETE",
    "BRIEFING_DEBUG",
    "BRIEFING_PAGER",
    "BRIEFING_PLAIN",
    "COLUMNS",
    "FORCE_COLOR",
    "LINES",
    "NO_COLOR",
    "PAGER",
)
"""What a user may have set and a test must not see."""

BRIEF = """\
briefing: 1
id: port
title: Strike closes the port
marking: TLP:GREEN
status: draft
as_of: 2024-03-08
event:
  summary: Dockers closed the port [Q1] [wire:1].
  when: 2024-03-07
actors:
  ada: {name: Ada Example, kind: person}
sources:
  report: {title: Port closed, publisher: The Example Gazette, reliability: B}
  wire: {title: Dockers walk out, publisher: The Example Wire, reliability: C}
quotes:
  - {id: Q1, text: We stay out until the talks begin., speaker: ada, source: report, at: 2}
"""
BAD_BRIEF = "briefing: 1\ntitle: Strike\nsumary: Closed.\nmarking: TLP:GRIN\n"


class Result(NamedTuple):
    """How a run of the program ended."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()


class Screen(NamedTuple):
    """What a terminal was sent, and how the program ended."""

    code: int
    screen: str

    @property
    def lines(self) -> list[str]:
        return self.screen.splitlines()


class Run(Protocol):
    def __call__(self, *args: str, stdin: bytes = b"") -> Result: ...


class Spawn(Protocol):
    def __call__(self, *args: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Result: ...


class Environment(Protocol):
    def __call__(self, extra: Mapping[str, str] | None = None) -> dict[str, str]: ...


class Terminal(Protocol):
    def __call__(
        self, *args: str, env: Mapping[str, str] | None = None, columns: int = 80, stdin: bool = True
    ) -> Screen: ...


class Shell(Protocol):
    def __call__(self, line: str) -> subprocess.CompletedProcess[bytes]: ...


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def brief_text() -> str:
    return BRIEF


@pytest.fixture
def bad_text() -> str:
    """Three errors, on the lines 1, 3 and 4."""
    return BAD_BRIEF


@pytest.fixture
def brief(tmp_path: Path, brief_text: str) -> Path:
    path = tmp_path / "port.yaml"
    path.write_text(brief_text)
    return path


@pytest.fixture
def bad_brief(tmp_path: Path, bad_text: str) -> Path:
    path = tmp_path / "bad.yaml"
    path.write_text(bad_text)
    return path


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in this process."""

    def run_main(*args: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsysbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(list(args))
        out, err = capsysbinary.readouterr()
        return Result(int(ended.value.code or 0), out, err.decode())

    return run_main


def _environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    paths = [str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**kept, "PYTHONPATH": os.pathsep.join(paths), **(extra or {})}


@pytest.fixture
def environment() -> Environment:
    """The environment of a process of the program, with the package of this checkout first."""
    return _environment


@pytest.fixture
def spawn(tmp_path: Path) -> Spawn:
    """Run the program in a process of its own."""

    def run_process(*args: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Result:
        done = subprocess.run(
            [sys.executable, "-m", "briefing", *args],
            input=stdin,
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env=_environment(env),
            timeout=60,
        )
        return Result(done.returncode, done.stdout, done.stderr.decode(errors="replace"))

    return run_process


@pytest.fixture
def shell(tmp_path: Path, environment: Environment) -> Shell:
    """Run a command line of bash in which `briefing` is the program."""

    def run_line(line: str) -> subprocess.CompletedProcess[bytes]:
        script = f'briefing() {{ "{sys.executable}" -m briefing "$@"; }}\n{line}'
        return subprocess.run(
            ["bash", "-c", script], capture_output=True, check=False, cwd=tmp_path, env=environment(), timeout=60
        )

    return run_line


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """Run the program in a pseudo-terminal until it ends by itself, as a person would."""
    if os.name != "posix":
        pytest.skip("needs a pseudo-terminal")
    import pty
    import termios

    def run_in_terminal(
        *args: str, env: Mapping[str, str] | None = None, columns: int = 80, stdin: bool = True
    ) -> Screen:
        controller, terminal = pty.openpty()
        termios.tcsetwinsize(terminal, (24, columns))
        process = subprocess.Popen(
            [sys.executable, "-m", "briefing", *args],
            stdin=terminal if stdin else subprocess.DEVNULL,
            stdout=terminal,
            stderr=terminal,
            cwd=tmp_path,
            env=_environment({"TERM": "xterm", **(env or {})}),
            start_new_session=True,
        )
        os.close(terminal)
        sent = _everything(controller)
        return Screen(process.wait(timeout=60), sent.decode().replace("\r\n", "\n"))

    return run_in_terminal


def _everything(controller: int) -> bytes:
    sent = b""
    while True:
        try:
            piece = os.read(controller, 65536)
        except OSError:  # Linux says so when the last process has let go of the terminal
            piece = b""
        if not piece:
            os.close(controller)
            return sent
        sent += piece
