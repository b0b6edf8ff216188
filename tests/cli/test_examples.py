"""Every example that a help shows works as it is written."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from docx import Document

from briefing.cli.commands import COMMANDS
from briefing.cli.parameters import WithExamples
from briefing.cli.program import BriefingGroup
from briefing.cli.program import briefing as program
from briefing.cli.report import ExitCode
from capture_pages import PAGE

if TYPE_CHECKING:
    from cli.conftest import Shell

pytestmark = pytest.mark.slow

BRIEFS = Path(__file__).resolve().parents[2] / "briefs"
OTHER_SHELLS = {"zsh", "fish"}
ELSEWHERE = (
    "briefing serve ",
    "briefing lsp",
    "briefing capture https:",
    "briefing capture --update ",
    "briefing draft https:",
)
"""What runs until it is stopped, or needs a network, has tests of its own."""
HARBOUR = BRIEFS / "harbour-strike.yaml"
ANNOTATIONS = """\
{"annotations": [{"uri": "https://courier.example/2020/10/13/dockers-shut-port",
"target": [{"selector": [{"type": "TextQuoteSelector", "exact": "enough hands on deck to go home alive"}]}]}]}"""


def examples() -> list[str]:
    found = [BriefingGroup().get_command(click.Context(program), name) for name in COMMANDS]
    lines = [line for command in (program, *found) if isinstance(command, WithExamples) for line, _ in command.examples]
    here = (line for line in lines if not OTHER_SHELLS & set(line.replace(")", " ").split()))
    return list(dict.fromkeys(line for line in here if not line.startswith(ELSEWHERE)))


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """A folder such as the examples speak of."""
    for place in (tmp_path, tmp_path / "briefs"):
        shutil.copytree(BRIEFS / "sources", place / "sources")
        shutil.copy(HARBOUR, place / "brief.yaml")
    shutil.copy(HARBOUR, tmp_path / "briefs")
    (tmp_path / "briefs" / "brief.yaml").unlink()
    (tmp_path / "out").mkdir()
    (tmp_path / "report.md").write_text('The dockers spoke of "enough hands on deck to go home alive".\n')
    (tmp_path / "note.html").write_text("<p>They want <q>enough hands on deck</q>.</p>\n")
    (tmp_path / "page.html").write_text(PAGE)
    shutil.copy(Path(__file__).resolve().parents[1] / "data" / "interchange" / "zotero.ris", tmp_path)
    (tmp_path / "hypothesis.json").write_text(ANNOTATIONS)
    (tmp_path / "ask.py").write_text('print(\'{"version": 1, "statements": []}\')\n')
    memo = Document()
    memo.add_paragraph("They want “enough hands on deck”.")
    memo.save(str(tmp_path / "memo.docx"))
    shutil.copy(BRIEFS / "sources" / "coast-wire.txt", tmp_path / "minutes.txt")
    return tmp_path


def test_there_are_examples() -> None:
    assert len(examples()) > len(COMMANDS) * 2


def give_a_past(folder: Path) -> None:
    """Put briefs of yesterday and today into a folder, and make a repository of it, with four commits and two tags."""
    for name in ("yesterday", "today"):
        (folder / name).mkdir()
        shutil.copy(HARBOUR, folder / name)
    (folder / "notes").mkdir()
    for name in ("yesterday", "today", "old", "new"):
        shutil.copy(HARBOUR, folder / f"{name}.yaml")
    who = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false")
    env = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    commits = [["commit", "-q", "--allow-empty", "-m", name] for name in ("One", "Two", "Three", "Four")]
    for words in (["init", "-q", "."], ["add", "."], *commits, ["tag", "v1", "HEAD~1"], ["tag", "v2"]):
        subprocess.run(["git", *who, *words], check=True, capture_output=True, cwd=folder, env=env)


@pytest.mark.parametrize("line", examples())
def test_the_example_works(shell: Shell, workplace: Path, line: str) -> None:
    if line.startswith(("briefing diff ", "briefing git ", "git ")) or "HEAD~" in line:
        give_a_past(workplace)
    done = shell(f"export VISUAL=true; set -o pipefail; {line}")
    if "postgresql://" in line:
        # The server of an example is nobody's: that the command asks for it is all that can be seen here.
        assert (done.returncode, b"no connection to postgresql://db/" in done.stderr) == (ExitCode.USAGE, True)
        return
    assert (done.returncode, b"error" in done.stderr) == (ExitCode.GOOD, False), done.stderr.decode()
