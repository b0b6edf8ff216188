"""A missing program skips a test; one that was promised fails it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from programs import ELSEWHERE, EXPECTED, find_program, needs_program, posix

TESTS = Path(__file__).resolve().parents[1]
ABSENT = "briefing-has-no-such-program"


def test_a_missing_program_skips_and_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EXPECTED, "tmux")
    with pytest.raises(pytest.skip.Exception, match=f"{ABSENT} is not installed"):
        needs_program(ABSENT)


def test_a_missing_program_that_is_expected_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EXPECTED, f"tmux {ABSENT}")
    with pytest.raises(pytest.fail.Exception, match=EXPECTED):
        needs_program(ABSENT)


def test_a_program_is_found_under_its_other_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_program("chromium") is None
    other = tmp_path / "google-chrome"
    other.touch(mode=0o755)
    assert needs_program("chromium") == str(other)


@pytest.mark.parametrize(("expected", "outcome"), [("", "1 skipped"), (ABSENT, "1 error")])
def test_the_mark_does_the_same_in_a_whole_run(expected: str, outcome: str, tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text((TESTS / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "test_marked.py").write_text(
        f"import pytest\n@pytest.mark.needs_program({ABSENT!r})\ndef test_marked() -> None: ...\n", encoding="utf-8"
    )
    environment = {**os.environ, EXPECTED: expected, "PYTHONPATH": str(TESTS)}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "--rootdir",
        str(tmp_path),
    ]
    run = subprocess.run([*command, "-c", os.devnull], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert outcome in run.stdout.decode()


def test_no_test_looks_for_a_program_by_itself() -> None:
    own = {"programs.py", Path(__file__).name}
    looking = [
        path.name for path in TESTS.rglob("*.py") if path.name not in own and "shutil.which" in path.read_text("utf-8")
    ]
    assert looking == []


def expected_after(bin_folder: Path, **programs: str) -> list[str]:
    """The programs that CI expects where only these are installed, each with what it does."""
    bash = needs_program("bash")
    for name, script in programs.items():
        path = bin_folder / name.replace("_", "-")
        path.write_text(f"#!{bash}\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
    text = (TESTS.parent / ".ci" / "run").read_text(encoding="utf-8")
    function = text[text.index("programs() {") : text.index("\n}\n", text.index("programs() {")) + 3]
    script = f'{function}programs >/dev/null; echo "${EXPECTED}"'
    run = subprocess.run(
        [bash, "-c", script],
        env={"PATH": str(bin_folder), "SERVERS": str(bin_folder / "servers")},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.split()


def test_ci_expects_all_that_it_has_installed(tmp_path: Path) -> None:
    expected = expected_after(tmp_path, id="echo 0", apt_get="exit 0", timeout="exit 0", tmux="")
    assert {
        "chromium",
        "chromedriver",
        "soffice",
        "pdftotext",
        "tmux",
        "zsh",
        "fish",
        "mandoc",
        "postgres",
        "nvim",
    } == set(expected)


def test_ci_expects_what_is_there_where_it_cannot_install(tmp_path: Path) -> None:
    assert expected_after(tmp_path, id="echo 0", apt_get="exit 1", timeout="exit 1", tmux="") == ["tmux"]
    assert expected_after(tmp_path, id="echo 7", fish="") == ["tmux", "fish"]
    server = tmp_path / "servers" / "17" / "bin" / "postgres"
    server.parent.mkdir(parents=True)
    server.touch()
    assert expected_after(tmp_path, id="echo 7") == ["tmux", "fish", "postgres"]


@posix
def test_a_server_is_found_where_debian_keeps_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    server = tmp_path / "server" / "17" / "bin" / "postgres"
    server.parent.mkdir(parents=True)
    server.touch(mode=0o755)
    monkeypatch.setitem(ELSEWHERE, "postgres", str(tmp_path.relative_to("/") / "server" / "*" / "bin"))
    assert find_program("postgres") == str(server)
