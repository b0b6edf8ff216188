"""What holds for every command: how the program is called, and what it ends with."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import briefing.files
from briefing.cli.commands import COMMANDS
from briefing.cli.program import BriefingGroup, open_brief
from briefing.cli.program import briefing as program
from briefing.cli.report import ExitCode
from examples import examples

if TYPE_CHECKING:
    from cli.conftest import Run, Spawn

ALL = ["", *COMMANDS]
BRIEF = Path(__file__).resolve().parents[2] / "briefs" / "harbour-strike.yaml"


def command(name: str) -> click.Command:
    found = BriefingGroup().get_command(click.Context(program), name) if name else program
    assert found is not None
    return found


@pytest.mark.parametrize("name", ALL)
def test_the_help_of_each_command_has_examples(run: Run, name: str) -> None:
    result = run(*filter(None, [name]), "--help")
    assert (result.code, result.err) == (0, "")
    assert re.search(rf"^Examples:\n  .*briefing {name}", result.text, re.MULTILINE)


@pytest.mark.parametrize("name", ALL)
def test_the_help_of_each_command_is_ascii_and_fits_a_terminal(run: Run, name: str) -> None:
    result = run(*filter(None, [name]), "--help")
    assert result.out.isascii()
    assert max(len(line) for line in result.text.splitlines()) <= 80


@pytest.mark.parametrize("name", ALL)
def test_every_option_is_explained(name: str) -> None:
    options = [param for param in command(name).params if isinstance(param, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("name", list(COMMANDS))
def test_the_list_of_commands_says_what_the_command_says(name: str) -> None:
    assert command(name).get_short_help_str(200) == COMMANDS[name].summary


def test_the_help_of_the_program_names_every_command(run: Run) -> None:
    text = run("--help").text
    assert all(f"  {name} " in text for name in COMMANDS)
    assert "open" not in COMMANDS


def test_the_reader_has_a_help_of_its_options_too() -> None:
    assert {"ascii_only", "no_pager"} <= {param.name for param in open_brief.params}


def test_the_version_is_the_package_s(run: Run) -> None:
    result = run("--version")
    assert (result.code, result.err) == (0, "")
    assert re.fullmatch(r"briefing \d+\.\d+\.\d+\S*\n", result.text)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("exprot", "export"), ("chekc", "check"), ("lst", "list"), ("Show", "show"), ("scheme", "schema")],
)
def test_a_slip_in_a_command_names_the_command_that_was_meant(run: Run, word: str, meant: str) -> None:
    result = run(word, "x.yaml")
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert f"Did you mean '{meant}'?" in result.err


def test_a_word_that_is_nothing_is_told_so(run: Run) -> None:
    result = run("zzz")
    assert result.code == ExitCode.USAGE
    assert result.err == "briefing: 'zzz' is neither a command nor a file.\nTry 'briefing --help'.\n"


def test_a_slip_that_is_a_file_is_the_file(run: Run, brief: Path) -> None:
    brief.rename(brief.parent / "exprot")
    assert run("exprot").code == ExitCode.GOOD


def test_a_command_comes_before_a_file_of_its_name(run: Run, brief: Path) -> None:
    brief.rename(brief.parent / "show")
    assert run("show").code == ExitCode.USAGE
    assert run("./show").code == ExitCode.GOOD
    assert run("--", "show").code == ExitCode.GOOD
    assert run("--ascii", "--", "show").code == ExitCode.GOOD


def test_two_dashes_let_a_file_start_with_one(run: Run, brief: Path) -> None:
    brief.rename(brief.parent / "-odd.yaml")
    assert run("--", "-odd.yaml").code == ExitCode.GOOD
    assert run("export", "--", "-odd.yaml").code == ExitCode.GOOD


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--nope"], "No such option"),
        (["export", "--nope", "x"], "No such option"),
        (["export"], "Missing argument 'FILE...'"),
        (["show", "a", "b"], "unexpected extra argument"),
        (["a.yaml", "b.yaml"], "unexpected extra argument"),
        (["export", ""], "the name of the file is empty"),
        (["export", "nul\0"], "NUL"),
        ([""], "the name of the file is empty"),
        (["export", "x", "--width", "39"], "39 is not in the range"),
        (["export", "x", "--width", "wide"], "not a valid integer"),
        (["export", "x", "--format", "odt"], "'odt'"),
        (["check", "--format", "xml"], "'xml'"),
        (["check", "--color", "sometimes"], "'sometimes'"),
        (["completion", "tcsh"], "'tcsh'"),
        (["list", "--jsn"], "Did you mean"),
    ],
    ids=lambda value: " ".join(value).replace("\0", "NUL") if isinstance(value, list) else None,
)
def test_wrong_usage_ends_with_2_and_says_where_the_help_is(run: Run, args: list[str], says: str) -> None:
    result = run(*args)
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert says in result.err
    assert re.search(r"Try 'briefing( \w+)? --help'\.\n$", result.err)


def test_what_is_typed_cannot_steer_the_terminal(run: Run) -> None:
    result = run("\x1b]0;owned\x07")
    assert "\x1b" not in result.err
    assert "<U+001B>" in result.err


@pytest.mark.parametrize(
    "args", [["export", "gone.yaml"], ["show", "gone.yaml"], ["gone.yaml"], ["./gone"], ["list", "gone"]]
)
def test_a_file_that_is_not_there_ends_with_2(run: Run, args: list[str]) -> None:
    result = run(*args)
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert "gone" in result.err
    assert "there is no such" in result.err


@pytest.mark.parametrize(
    "name", ["x" * 5000 + ".yaml", "\udcff.yaml", "a/" * 3000 + "x.yaml"], ids=["long", "bytes", "deep"]
)
@pytest.mark.parametrize("words", [[], ["export"], ["show"], ["check"], ["list"], ["new", "x", "-o"]], ids=str)
def test_no_name_of_a_file_is_a_bug(run: Run, words: list[str], name: str) -> None:
    if words[:1] == ["new"] and name.startswith("\udcff"):
        pytest.skip("a file can be written under that name")
    result = run(*words, name)
    assert (result.code, result.out) == (ExitCode.USAGE, b"")


@pytest.mark.parametrize("name", ["", "show", "export", "check"])
def test_an_invalid_brief_ends_with_1_and_every_reason(run: Run, bad_brief: Path, name: str) -> None:
    result = run(*filter(None, [name]), bad_brief.name)
    assert (result.code, result.out) == (ExitCode.FINDINGS, b"")
    assert [line.split(" ")[0] for line in result.err.splitlines() if line.startswith("bad.yaml:")] == [
        "bad.yaml:1:1:",
        "bad.yaml:3:1:",
        "bad.yaml:4:10:",
    ]


@pytest.mark.parametrize("name", ["show", "export", "check"])
def test_a_dash_reads_standard_input(run: Run, brief: Path, name: str) -> None:
    result = run(name, "-", stdin=brief.read_bytes())
    assert result.code == ExitCode.GOOD
    assert result.out == run(name, brief.name).out


def test_a_dash_alone_reads_standard_input(run: Run, brief: Path) -> None:
    assert run("-", stdin=brief.read_bytes()).out == run("export", brief.name).out


def test_standard_input_may_be_json(run: Run) -> None:
    assert run("check", "-", stdin=b'{"briefing": 1, "title": "x", "event": {"summary": "y"}}').code == ExitCode.GOOD


def test_a_bad_standard_input_is_named_by_the_dash(run: Run) -> None:
    result = run("export", "-", stdin=b"briefing: 1\ntitle: x\n")
    assert (result.code, result.out) == (ExitCode.FINDINGS, b"")
    assert result.err.startswith("-:1:1: error[BR112]")


def test_an_empty_standard_input_cannot_be_read(run: Run) -> None:
    assert run("export", "-").code == ExitCode.USAGE


def test_ctrl_c_ends_with_130_and_no_traceback(run: Run, brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_path: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(briefing.files, "load", interrupt)
    result = run("export", brief.name)
    assert (result.code, result.out, result.err.strip()) == (ExitCode.INTERRUPTED, b"", "")


def fail(_path: str) -> None:
    raise ZeroDivisionError("a \x1b[31mred\x1b[0m\nmessage " + "x" * 1000)


BESIDE = """
import sys, threading, time
import briefing.cli.main as program
from briefing.files import load

def read_on():
    while True:
        load(sys.argv[1])

def call(argv, report):
    sys.setswitchinterval(0.0005)
    for _ in range(3):
        threading.Thread(target=read_on, daemon=True).start()
    time.sleep(0.3)
    print("said")
    return 1

program._call = call
program.main()
"""
"""A program that ends while threads beside it load a brief."""


@pytest.mark.slow
def test_work_that_goes_on_beside_does_not_bring_the_end_down() -> None:
    command = [sys.executable, "-c", BESIDE, str(BRIEF)]
    for _ in range(8):
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (ended.returncode, ended.stdout, ended.stderr) == (1, "said\n", "")


def test_a_bug_is_owned_up_to_in_a_sentence(run: Run, brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(briefing.files, "load", fail)
    result = run("export", brief.name)
    assert (result.code, result.out) == (ExitCode.BUG, b"")
    assert "bug in the program" in result.err
    assert "ZeroDivisionError" in result.err
    assert "BRIEFING_DEBUG=1" in result.err
    assert "Traceback" not in result.err
    assert "\x1b" not in result.err
    assert max(len(line) for line in result.err.splitlines()) < 300


def test_a_bug_shows_its_traceback_in_debug_mode(run: Run, brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(briefing.files, "load", fail)
    monkeypatch.setenv("BRIEFING_DEBUG", "1")
    result = run("export", brief.name)
    assert result.code == ExitCode.BUG
    assert "Traceback (most recent call last)" in result.err
    assert "\x1b" not in result.err


WORDS = [
    *COMMANDS,
    "--color",
    "--width",
    "--force",
    "-o",
    "--",
    "-",
    "--section",
    "--json",
    "-f",
    "text",
    "x.yaml",
    "out",
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(150), deadline=None)
@given(args=st.lists(st.sampled_from(WORDS) | st.text(st.characters(), max_size=6), max_size=5))
def test_no_command_line_is_a_bug(run: Run, brief: Path, args: list[str]) -> None:
    result = run(*args, stdin=brief.read_bytes())
    assert result.code in {ExitCode.GOOD, ExitCode.FINDINGS, ExitCode.USAGE}
    assert "Traceback" not in result.err


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["exprot"], ["completion", "bash"], ["export", "--help"]])
def test_what_needs_no_brief_imports_nothing_heavy(spawn: Spawn, args: list[str]) -> None:
    shown = spawn(*args, env={"PYTHONPROFILEIMPORTTIME": "1"}).err
    imported = {line.rsplit("|", 1)[1].strip().split(".")[0] for line in shown.splitlines() if "|" in line}
    assert "click" in imported
    assert imported.isdisjoint({"pydantic", "rich", "textual", "yaml", "rapidfuzz", "pydantic_core"})


def test_export_imports_no_textual(spawn: Spawn, brief: Path) -> None:
    shown = spawn("export", brief.name, env={"PYTHONPROFILEIMPORTTIME": "1"}).err
    imported = {line.rsplit("|", 1)[1].strip().split(".")[0] for line in shown.splitlines() if "|" in line}
    assert "pydantic" in imported
    assert "textual" not in imported
