"""`briefing git`: what it writes into a repository, and what git then shows and merges."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from briefing.cli.report import ExitCode
from briefing.compare import installing

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Run

BRIEF = """\
briefing: 1
title: Cranes of Orla
event: {summary: "Three cranes stand still [Q1]."}
actors:
  oro: {name: Lena Oro, kind: person}
quotes:
  - text: We have no crews
    speaker: oro
assessments:
  - text: Work begins again next week.
    likelihood: likely
"""


def git(*words: str) -> str:
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false")
    env = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *who, *words], check=False, capture_output=True, text=True, encoding="utf-8", env=env)
    return done.stdout + done.stderr


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one brief; git calls the program that is tested."""
    program = f"{shlex.quote(sys.executable)} -m briefing"
    monkeypatch.setattr(installing, "_program", lambda: program)
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main", ".")
    (tmp_path / "cranes.yaml").write_text(BRIEF, encoding="utf-8")
    git("add", "cranes.yaml")
    git("commit", "-q", "-m", "One")
    return tmp_path


def commit(desk: Path, *changes: tuple[str, str]) -> None:
    text = (desk / "cranes.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        text = text.replace(old, new)
    (desk / "cranes.yaml").write_text(text, encoding="utf-8")
    git("commit", "-q", "-a", "-m", "More")


def test_what_is_written_is_told_and_can_be_taken_away(desk: Path, run: Run) -> None:
    attributes = desk / ".git" / "info" / "attributes"
    attributes.parent.mkdir(exist_ok=True)
    attributes.write_text("*.png binary\n", encoding="utf-8")
    before = (desk / ".git" / "config").read_text(encoding="utf-8")
    for _ in range(2):
        told = run("git", "--install", ".").err
        assert "diff.briefing.textconv = " in told
        assert "*.yaml diff=briefing merge=briefing" in told
    assert attributes.read_text(encoding="utf-8").splitlines() == [
        "*.png binary",
        "# briefing: begin (written by 'briefing git --install')",
        "*.yaml diff=briefing merge=briefing",
        "*.yml diff=briefing merge=briefing",
        "*.json diff=briefing merge=briefing",
        "*.toml diff=briefing merge=briefing",
        "# briefing: end",
    ]
    assert "took away" in run("git", "--uninstall").err
    assert attributes.read_text(encoding="utf-8") == "*.png binary\n"
    assert (desk / ".git" / "config").read_text(encoding="utf-8") == before
    assert "nothing of briefing was there" in run("git", "--uninstall").err


def test_a_second_folder_is_added_to_the_first(desk: Path, run: Run) -> None:
    for name in ("early", "late"):
        (desk / name).mkdir()
        run("git", "--install", f"{name}/")
    lines = (desk / ".git" / "info" / "attributes").read_text(encoding="utf-8").splitlines()
    endings = ("yaml", "yml", "json", "toml")
    assert [line.split()[0] for line in lines[1:-1]] == [
        f"/{name}/**/*.{ending}" for name in ("early", "late") for ending in endings
    ]
    told = subprocess.run(["git", "check-attr", "diff", "late/x.yaml", "x.yaml"], check=True, capture_output=True)
    assert told.stdout.decode().splitlines() == ["late/x.yaml: diff: briefing", "x.yaml: diff: unspecified"]


@pytest.mark.slow
def test_a_log_reads_as_changes_in_words(desk: Path, run: Run) -> None:
    run("git", "--install", ".")
    (desk / "settings.yaml").write_text("colour: red\n", encoding="utf-8")
    git("add", "settings.yaml")
    commit(
        desk,
        ("quotes:\n", "quotes:\n  - text: The crews are on the ferry\n    speaker: oro\n"),
        ("[Q1]", "[Q2]"),
        ("likelihood: likely", "likelihood: unlikely"),
    )
    told = git("log", "-p", "-1")
    changed = [line for line in told.splitlines() if line.startswith(("+", "-")) and line[:3] not in {"+++", "---"}]
    assert changed == [
        "+- Lena Oro: “The crews are on the ferry”",
        "+    kind: QUOTED",
        "-    likelihood: likely",
        "+    likelihood: unlikely",
        "+colour: red",
    ]


@pytest.mark.slow
def test_a_merge_keeps_what_both_wrote(desk: Path, run: Run) -> None:
    run("git", "--install", ".")
    git("checkout", "-q", "-b", "side")
    commit(desk, ("quotes:\n", "quotes:\n  - text: Tugs wait\n    speaker: oro\n"), ("[Q1]", "[Q2]"))
    git("checkout", "-q", "main")
    commit(desk, ("    speaker: oro\nassess", "    speaker: oro\n    topic: crews\nassess"), ("likely", "very likely"))
    told = git("merge", "-q", "-m", "Both", "side")
    text = (desk / "cranes.yaml").read_text(encoding="utf-8")
    assert "CONFLICT" not in told
    assert "still [Q2]" in text
    assert "Tugs wait" in text
    assert "topic: crews" in text


def test_a_merge_that_needs_a_choice_says_where(desk: Path, run: Run) -> None:
    for name, word in (("base", "likely"), ("ours", "unlikely"), ("theirs", "very likely")):
        (desk / name).write_text(BRIEF.replace("likely", word), encoding="utf-8")
    result = run("git", "--merge", "base", "ours", "theirs", "9", "cranes.yaml")
    assert result.code == ExitCode.FINDINGS
    assert "cranes.yaml: 1 place to choose at" in result.err
    assert "<<<<<<<<< ours\n    likelihood: unlikely\n=========\n" in (desk / "ours").read_text(encoding="utf-8")


def test_what_is_no_brief_is_merged_by_lines(desk: Path, run: Run) -> None:
    for name, text in (("base", "a: 1\nb: 1\nc: 1\nd: 1\n"), ("ours", "a: 2\nb: 1\nc: 1\nd: 1\n")):
        (desk / name).write_text(text, encoding="utf-8")
    (desk / "theirs").write_text("a: 1\nb: 1\nc: 1\nd: 2\n", encoding="utf-8")
    result = run("git", "--merge", "base", "ours", "theirs", "7", "settings.yaml")
    assert result.code == ExitCode.GOOD
    assert (desk / "ours").read_text(encoding="utf-8") == "a: 2\nb: 1\nc: 1\nd: 2\n"
    assert "by lines" in result.err


def test_what_is_no_brief_is_shown_as_it_is(desk: Path, run: Run) -> None:
    (desk / "settings.yaml").write_bytes(b"colour: red\n\xff")
    assert run("git", "--text", "settings.yaml").out == b"colour: red\n\xff"
    assert (
        "Judgements\n- Work begins again next week.\n    likelihood: likely\n"
        in run("git", "--text", "cranes.yaml").text
    )


@pytest.mark.parametrize(("words", "said"), [((), "--install or --uninstall"), (("--install", "none"), "is no folder")])
@pytest.mark.usefixtures("desk")
def test_what_cannot_be_meant_is_refused(words: tuple[str, ...], said: str, run: Run) -> None:
    result = run("git", *words)
    assert result.code == ExitCode.USAGE
    assert said in result.err


def test_a_folder_without_a_repository_is_told(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "lies in no git repository" in run("git", "--install", ".").err
