"""The workflow runs what .ci/run runs, on the three systems; what only some systems have is marked in the tests."""

from __future__ import annotations

import os
import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
POSIX_ONLY = re.compile(r"^(?:import|from) (?:fcntl|pty|termios|resource|pwd|grp)\b", re.MULTILINE)


def test_the_workflow_runs_everything_on_three_systems() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    (job,) = workflow["jobs"].values()
    assert {name.partition("-")[0] for name in job["strategy"]["matrix"]["system"]} == {"ubuntu", "macos", "windows"}
    assert job["defaults"]["run"]["shell"] == "bash"
    assert [step["run"] for step in job["steps"] if "run" in step] == ["bash .ci/run"]
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").startswith("#!/usr/bin/env bash")


def needing_posix(folder: Path) -> list[str]:
    """Test modules that cannot even be imported elsewhere."""
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*.py"))
        if POSIX_ONLY.search(path.read_text(encoding="utf-8"))
    ]


def test_what_other_systems_cannot_import_is_not_looked_for_there() -> None:
    assert [name for name in needing_posix(TESTS) if not name.startswith("terminal/")] == []


def test_a_test_that_needed_a_terminal_elsewhere_would_be_noticed(tmp_path: Path) -> None:
    (tmp_path / "test_a.py").write_text("import os\nimport pty\n")
    (tmp_path / "test_b.py").write_text("def test_b():\n    import pty\n")
    assert needing_posix(tmp_path) == ["test_a.py"]
    assert os.name in {"posix", "nt"}
