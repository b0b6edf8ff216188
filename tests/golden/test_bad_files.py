"""Broken files, each with every finding it must give: file, line, column, what is wrong, what would be right."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

BAD = Path(__file__).parent / "bad"
FILES = sorted(path.name for path in BAD.iterdir() if path.suffix in {".yaml", ".json", ".toml"})


def test_there_are_ten_kinds_of_broken_file() -> None:
    assert len(FILES) >= 10


@pytest.mark.parametrize("name", FILES)
def test_every_finding_is_reported_in_one_run(name: str) -> None:
    command = [sys.executable, "-m", "briefing", "export", name]
    env = {**os.environ, "NO_COLOR": "1"}
    run = subprocess.run(command, cwd=BAD, capture_output=True, text=True, encoding="utf-8", check=False, env=env)
    golden = BAD / f"{name}.stderr"
    if os.environ.get("BRIEFING_REGENERATE"):
        golden.write_text(run.stderr, encoding="utf-8")
    assert run.stdout == ""
    assert run.returncode == (2 if name.startswith("empty") else 1)
    assert run.stderr == golden.read_text(encoding="utf-8")
