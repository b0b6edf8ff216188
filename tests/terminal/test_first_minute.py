"""The first minute of a new user: an installed wheel, an empty folder, a terminal.

`BRIEFING_SCREENS=folder` keeps each screen as a text.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from capture_pages import PAGE
from terminal.terminal import Terminal

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
BRIEF = "ferry-crews-stop-work.yaml"
WRONG, RIGHT = "We will not sail while the pumps are off", "We will not sail while the pumps are broken"
EDITOR = f"""#!{sys.executable}
import pathlib, sys
path = pathlib.Path(sys.argv[-1])
text = path.read_text()
before, after = ({WRONG!r}, {RIGHT!r}) if {WRONG!r} in text else ({RIGHT!r}, {WRONG!r})
path.write_text(text.replace(before, after))
"""
"""An editor that a user might be: first it spoils a word of a quotation, then it mends it."""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, installed into a folder of its own; what it depends on is that of the tests."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    wheel = next(folder.glob("*.whl"))
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--ignore-installed", "--quiet"]
    subprocess.run([*command, "--prefix", str(folder / "usr"), str(wheel)], check=True, capture_output=True)
    return folder / "usr"


@pytest.fixture
def env(installed: Path, tmp_path: Path) -> dict[str, str]:
    """A new user's environment: a home with nothing in it."""
    home = tmp_path / "home"
    home.mkdir()
    editor = tmp_path / "editor"
    editor.write_text(EDITOR)
    editor.chmod(0o755)
    packages = next((installed / "lib").glob("python*/site-packages"))
    path = f"{installed / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {"PATH": path, "PYTHONPATH": str(packages), "HOME": str(home), "EDITOR": str(editor), "LANG": "C.UTF-8"}


class Player:
    """Plays the session, and keeps its screens."""

    def __init__(self, terminal: Terminal, name: str) -> None:
        self._terminal = terminal
        self._name = name
        self._number = 0

    def see(self, *wanted: str) -> str:
        """Wait until the screen shows all of some words."""
        shown = self._terminal.wait_for(lambda text: all(words in text for words in wanted))
        self._number += 1
        if folder := os.environ.get("BRIEFING_SCREENS"):
            self._terminal.wait_until_quiet()
            path = Path(folder, f"{self._name}-{self._number:02}.txt")
            path.write_text(f"{self._terminal.text}\n", encoding="utf-8")
        return shown

    def type(self, keys: str, *wanted: str) -> str:
        """Type keys, and wait for what they lead to."""
        self._terminal.send(keys)
        return self.see(*wanted)


def run(env: dict[str, str], folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program as a shell would."""
    return subprocess.run(
        ["briefing", *arguments], cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=60
    )


def test_the_first_minute(installed: Path, env: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    with Terminal(["briefing"], cwd=folder, env=env) as terminal:
        player = Player(terminal, "first-minute")
        player.see("There are no briefs here yet.", "New brief", "New from an article", "See the demo", "q quit")
        player.type("a", "Report:")
        player.type("../page.html", "page.html")
        player.type("\r", "Ferry crews stopped work at noon", "BOTTOM LINE", "1 of 1 verified")
        player.type("2", "Statements 1/1", RIGHT[:30])
        player.type("e", "1 error", "NOT FOUND", WRONG[:30])
        player.type("c", "BR301", "do not stand")
        player.type("\x1b", "Statements 1/1")
        terminal.wait_without("BR301")
        player.type("e", RIGHT[:30], "2 notes")
        player.type("s", "Save the brief as", "Enter saves")
        # Where it was saved may take more than one row.
        player.type("\r", "Saved")
        # The list of briefs has taken the place of the offers.
        player.type("q", "1 brief", "Enter open")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
    saved = " ".join((folder / "ferry-crews-stop-work.txt").read_text(encoding="utf-8").split())
    assert RIGHT in saved
    checked = run(env, folder, "check", BRIEF)
    assert (checked.returncode, "quotations: 1 of 1 verified" in checked.stderr) == (0, True), checked.stderr
    exported = run(env, folder, "export", BRIEF, "-f", "html", "-f", "json", "-o", "out/")
    assert (exported.returncode, sorted(path.suffix for path in (folder / "out").iterdir())) == (0, [".html", ".json"])
    first = (folder / BRIEF).read_text(encoding="utf-8").splitlines()[0]
    schema = re.fullmatch(r"# yaml-language-server: \$schema=file://(\S+)", first)
    assert schema is not None
    assert Path(schema[1]).read_text(encoding="utf-8") == run(env, folder, "schema").stdout
    assert (installed / "share" / "man" / "man1" / "briefing-check.1").is_file()


def test_a_title_is_enough_and_the_demo_is_a_copy(env: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    with Terminal(["briefing"], cwd=folder, env={**env, "TMPDIR": str(tmp_path)}) as terminal:
        player = Player(terminal, "title-and-demo")
        player.see("There are no briefs here yet.")
        player.type("d", "This is a copy", "BOTTOM LINE")
        player.type("q", "There are no briefs here yet.")
        player.type("n", "Title:")
        player.type("Trains stop\r", "Trains stop", "Write here first")
        terminal.send("q")
        player.see("1 brief")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
    assert [path.name for path in folder.iterdir()] == ["trains-stop.yaml"]
    assert list(tmp_path.glob("briefing-demo-*")) == []
    assert run(env, folder, "check", "trains-stop.yaml").stderr == "1 file: all good; no quotations\n"


def test_the_program_is_that_of_the_wheel(installed: Path, env: dict[str, str], tmp_path: Path) -> None:
    code = "import briefing; print(briefing.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()).is_relative_to(installed)
    assert run(env, tmp_path, "doctor").stdout.startswith("briefing ")
