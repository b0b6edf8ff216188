"""The extension for VS Code: its own tests, and what it says of the program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import __version__
from programs import needs_program

FOLDER = Path(__file__).resolve().parents[2] / "editors" / "vscode"


def test_it_has_the_version_of_the_program_and_keeps_no_list_of_addresses() -> None:
    manifest = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
    assert manifest["version"] == __version__
    assert f"briefing-{__version__}.vsix" in (FOLDER / "README.md").read_text(encoding="utf-8")
    assert not list(FOLDER.glob("*lock*"))


@pytest.mark.slow
@pytest.mark.needs_program("node")
def test_its_own_tests_pass_with_the_program(tmp_path: Path) -> None:
    program = f"{sys.executable} -m briefing"
    env = os.environ | {"BRIEFING_COMMAND": program, "HOME": str(tmp_path)}
    done = subprocess.run(
        [needs_program("node"), "--test", "test/"],
        cwd=FOLDER,
        env=env,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "# skipped 0" in done.stdout
