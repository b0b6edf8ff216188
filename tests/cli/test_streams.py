"""What goes to which stream, in which bytes, and what happens when a stream is broken. Real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from briefing.cli.report import ExitCode, Report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cli.conftest import Environment, Run, Shell, Spawn

pytestmark = pytest.mark.slow

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")
LOCALES: list[Mapping[str, str]] = [
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"LC_ALL": "POSIX"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "utf-16"},
    {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
    {"TERM": "dumb"},
    {"COLUMNS": "30"},
]


def with_accents(brief: Path) -> Path:
    brief.write_text(brief.read_text().replace("Dockers", "“Débardeurs” — 港"), encoding="utf-8")
    return brief


@pytest.mark.parametrize("env", LOCALES, ids=str)
def test_the_bytes_do_not_depend_on_locale_zone_or_terminal(spawn: Spawn, brief: Path, env: Mapping[str, str]) -> None:
    with_accents(brief)
    expected = spawn("export", brief.name)
    assert "“Débardeurs” — 港" in expected.text
    assert b"\r" not in expected.out
    assert spawn("export", brief.name, env=env) == expected


@pytest.mark.parametrize("env", LOCALES, ids=str)
def test_messages_survive_any_locale(spawn: Spawn, brief: Path, env: Mapping[str, str], brief_text: str) -> None:
    brief.write_text(brief_text.replace("event:", "événement:"), encoding="utf-8")
    if env.get("PYTHONIOENCODING") == "utf-16":
        pytest.skip("standard error itself is UTF-16")
    result = spawn("export", brief.name, env=env)
    assert (result.code, result.out) == (ExitCode.FINDINGS, b"")
    assert "Traceback" not in result.err
    assert "error[BR111]" in result.err


def test_the_output_option_and_the_shell_give_the_same_bytes(spawn: Spawn, brief: Path, tmp_path: Path) -> None:
    with_accents(brief)
    assert spawn("export", brief.name, "-o", "out.txt").out == b""
    assert (tmp_path / "out.txt").read_bytes() == spawn("export", brief.name).out


def test_another_working_directory_gives_the_same_bytes(spawn: Spawn, brief: Path, tmp_path: Path) -> None:
    expected = spawn("export", brief.name)
    (tmp_path / "else").mkdir()
    (tmp_path / "else" / "port.yaml").write_bytes(brief.read_bytes())
    assert spawn("export", "else/port.yaml") == expected
    assert spawn("export", str(brief)) == expected


@posix
@pytest.mark.parametrize("line", ["export port.yaml | head -1", "export port.yaml | true", "port.yaml | true"])
def test_a_pipe_that_is_closed_early_is_left_quietly(brief: Path, line: str, brief_text: str, shell: Shell) -> None:
    brief.write_text(brief_text + "gaps:\n" + "".join(f"  - Gap number {number}.\n" for number in range(20_000)))
    done = shell(f'briefing {line}; echo "${{PIPESTATUS[0]}}"')
    assert done.stderr == b""
    assert done.stdout.split()[-1] == b"0"


@posix
@pytest.mark.parametrize(
    "line",
    ["--help", "export --help", "--version", "list", "check --format json", "schema", "check --explain BR201",
     "completion bash", "export port.yaml", "show port.yaml", "port.yaml", "new Strike -o -"],
)  # fmt: skip
def test_every_command_leaves_a_closed_pipe_quietly(brief: Path, line: str, environment: Environment) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "briefing", *line.split()],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        cwd=brief.parent,
        env=environment(),
        timeout=60,
    )
    os.close(writing)
    assert done.returncode == ExitCode.GOOD
    quotations = b"port.yaml: quotations: 0 of 1 verified; 1 not compared\n"
    assert done.stderr in {b"", quotations + b"1 file: nothing wrong found; 0 of 1 quotation verified\n"}


@posix
def test_a_closed_standard_error_changes_nothing(brief: Path, bad_text: str, shell: Shell) -> None:
    (brief.parent / "bad.yaml").write_text(bad_text)
    done = shell('briefing export bad.yaml 2>&-; echo "$?"; briefing check bad.yaml 2>&1 >&- | true')
    assert done.stdout == b"1\n"


@posix
@pytest.mark.usefixtures("brief")
def test_a_closed_standard_output_is_told(shell: Shell) -> None:
    done = shell("briefing export port.yaml >&-")
    assert done.returncode == ExitCode.USAGE
    assert done.stderr == b"standard output: error[BR101] is closed\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110 - a device
@pytest.mark.usefixtures("brief")
def test_a_full_disk_is_told(shell: Shell) -> None:
    done = shell("briefing export port.yaml > /dev/full")
    assert done.returncode == ExitCode.USAGE
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


@posix
@pytest.mark.usefixtures("brief")
def test_a_closed_standard_input_is_told(shell: Shell) -> None:
    done = shell("briefing export - <&-")
    assert done.returncode == ExitCode.USAGE
    assert b"standard input is closed" in done.stderr


@posix
def test_sigint_ends_a_process_with_130_and_no_traceback(brief: Path, environment: Environment) -> None:
    script = (
        "import os, signal, briefing.files\n"
        "briefing.files.load = lambda path: os.kill(os.getpid(), signal.SIGINT)\n"
        "from briefing.cli.main import main\n"
        "main(['export', 'port.yaml'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=False,
        cwd=brief.parent,
        env=environment(),
        timeout=60,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert (done.returncode, done.stdout, done.stderr.strip()) == (ExitCode.INTERRUPTED, b"", b"")


@pytest.mark.parametrize("args", [["export", "bad.yaml"], ["check", "bad.yaml"], ["list"], ["bad.yaml"], ["exprot"]])
def test_no_colour_goes_into_a_pipe(spawn: Spawn, bad_brief: Path, args: list[str]) -> None:
    assert bad_brief.exists()
    result = spawn(*args)
    assert result.code != ExitCode.GOOD
    assert "\x1b" not in result.err
    assert b"\x1b" not in result.out


@pytest.mark.parametrize(
    ("args", "env", "coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": ""}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "always"], {"TERM": "dumb"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--color", "auto"], {"FORCE_COLOR": "1"}, True),
    ],
)
def test_colours_are_used_as_told(
    run: Run, bad_brief: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], env: dict[str, str], coloured: bool
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    for words in (["export", *args, bad_brief.name], [*args, "export", bad_brief.name], [*args, bad_brief.name]):
        assert ("\x1b[" in run(*words).err) is coloured


def test_colours_never_reach_the_data(run: Run, brief: Path) -> None:
    for name in ("show", "export", "list"):
        words = [name, "--color", "always", *([] if name == "list" else [brief.name])]
        assert b"\x1b" not in run(*words).out


@pytest.mark.parametrize(("name", "value", "coloured"), [("TERM", "dumb", False), ("TERM", "xterm", True)])
def test_a_terminal_gets_colours_unless_it_is_dumb(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, coloured: bool
) -> None:
    monkeypatch.setenv(name, value)
    monkeypatch.setattr("briefing.cli.report.is_terminal", lambda _stream: True)
    assert Report().colored is coloured


def test_a_brief_with_warnings_is_printed_and_says_so(run: Run, brief: Path, brief_text: str) -> None:
    brief.write_text(brief_text.replace("title: Strike closes the port", 'title: "Strike \\e[31m"'))
    result = run("export", brief.name)
    assert result.code == ExitCode.GOOD
    assert b"\x1b" not in result.out
    assert result.err == "port.yaml: 1 warning; see 'briefing check'\n"
