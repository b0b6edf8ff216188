"""One file or folder that is broken stops no other, and is told in a sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from briefing.cli.report import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Environment, Run

posix = pytest.mark.skipif(os.name != "posix", reason="needs files of another kind")

BAD_SETTINGS = {
    "digits": "strict = " + "9" * 5000,
    "no TOML": "strict = [",
    "unknown key": "stirct = true",
    "large": "#" * (2**20 + 1),
}


@pytest.mark.parametrize("settings", BAD_SETTINGS.values(), ids=BAD_SETTINGS)
def test_settings_that_are_wrong_stop_no_other_folder(run: Run, brief: Path, tmp_path: Path, settings: str) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "bad.yaml").write_text("briefing: 1\ntitle: [")
    (tmp_path / "deep" / "briefing.toml").write_text(settings)
    result = run("check", "--format", "json", ".")
    assert result.code == ExitCode.USAGE
    found = {file["path"]: len(file["diagnostics"]) for file in json.loads(result.out)["files"]}
    assert found == {brief.name: 0, "deep/bad.yaml": 1, str(tmp_path / "deep" / "briefing.toml"): 1}


def test_settings_as_large_as_a_disk_are_not_read(run: Run, brief: Path, tmp_path: Path) -> None:
    with (tmp_path / "briefing.toml").open("wb") as file:
        file.truncate(2**40)
    result = run("check", brief.name)
    assert result.code == ExitCode.USAGE
    assert "is larger than 1 MiB" in result.err


@posix
@pytest.mark.timeout(20)
@pytest.mark.parametrize("format_", ["html", "pdf"])
def test_a_theme_is_a_regular_file(run: Run, brief: Path, tmp_path: Path, format_: str) -> None:
    os.mkfifo(tmp_path / "theme.css")
    result = run("export", "-f", format_, "--theme", "theme.css", "-o", "out.html", brief.name)
    assert result.code == ExitCode.USAGE
    assert "is a pipe, not a file" in result.err


@posix
@pytest.mark.parametrize("args", [["check"], ["check", "."], ["list"], ["serve", "."]], ids=" ".join)
def test_a_folder_that_was_deleted_is_a_sentence(tmp_path: Path, environment: Environment, args: list[str]) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    line = 'rmdir ../gone; exec "$@"'
    command = ["sh", "-c", line, "sh", sys.executable, "-m", "briefing", *args]
    done = subprocess.run(command, cwd=gone, env=environment(), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == ExitCode.USAGE
    assert "no such folder" in done.stderr or "no longer there" in done.stderr
    assert "bug" not in done.stderr
    assert done.stderr.count("\n") <= 2


@posix
@pytest.mark.usefixtures("no_superuser")
@pytest.mark.parametrize("args", [["check", "no"], ["check", "."], ["new", "Title", "-o", "no"]], ids=" ".join)
def test_a_folder_without_permission_is_a_sentence(run: Run, tmp_path: Path, args: list[str]) -> None:
    (tmp_path / "no").mkdir(mode=0)
    result = run(*args)
    (tmp_path / "no").chmod(0o700)
    assert result.code == ExitCode.USAGE
    assert "permission" in result.err.lower()


def test_a_file_that_is_not_there_stops_no_other_export(run: Run, brief: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "half.json").write_text('{"briefing":1,"title":"t","event":{"summary":"s"},"as_of":"\\ud800"}')
    result = run("export", "missing.yaml", "half.json", brief.name, "-o", "out")
    assert result.code == ExitCode.USAGE
    assert "missing.yaml: error[BR101]" in result.err
    assert "half.json:1:59: error[BR401]" in result.err
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["port.txt"]
