"""Our two samples in every form of text, byte for byte; read the difference before renewing them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from article import copy_with_article
from briefing.export import export_text
from briefing.files import load
from briefing.text import cell_len

GOLDEN = Path(__file__).parent
ROOT = GOLDEN.parents[1]
BRIEFS = ["moldova-france", "harbour-strike"]


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    """Both briefs with the sources that the project ships, and no other."""
    folder = tmp_path / "briefs"
    (folder / "sources").mkdir(parents=True)
    for name in BRIEFS:
        shutil.copy(ROOT / "briefs" / f"{name}.yaml", folder)
    for name in ("coast-wire", "quotidien-de-brasse", "tamsin-courier"):
        shutil.copy(ROOT / "briefs" / "sources" / f"{name}.txt", folder / "sources")
    return folder


def run_export(path: Path, cwd: Path, *options: str, **env: str) -> bytes:
    command = [sys.executable, "-m", "briefing", "export", str(path), *options]
    run = subprocess.run(command, cwd=cwd, capture_output=True, check=True, env={**os.environ, **env})
    assert run.stderr == b""
    return run.stdout


FORMS = {
    ".txt": (),
    ".md": ("--format", "markdown"),
    ".html": ("--format", "html"),
    ".brief.txt": ("--profile", "brief"),
    ".message.txt": ("--profile", "message"),
    ".ascii.txt": ("--ascii",),
    ".narrow.txt": ("--width", "40"),
    ".json": ("--format", "json"),
}
"""What the names of golden files end in, and the options that make them."""
FOLDERS = ("csv", "timelinejs", "ics")
"""Formats whose golden files have the names that they have in a folder."""


@pytest.mark.parametrize("ending", FORMS)
@pytest.mark.parametrize("name", BRIEFS)
def test_the_export_is_the_golden_file(briefs: Path, name: str, ending: str) -> None:
    exported = run_export(briefs / f"{name}.yaml", briefs, *FORMS[ending])
    golden = GOLDEN / f"{name}{ending}"
    if os.environ.get("BRIEFING_REGENERATE"):
        golden.write_bytes(exported)
    assert exported == golden.read_bytes()


@pytest.mark.parametrize("format_", FOLDERS)
@pytest.mark.parametrize("name", BRIEFS)
def test_the_export_into_a_folder_is_the_golden_files(briefs: Path, name: str, format_: str) -> None:
    if format_ == "ics":
        pytest.importorskip("icalendar")
    out = briefs / "out"
    out.mkdir()
    run = [sys.executable, "-m", "briefing", "export", f"{name}.yaml", "--format", format_, "--output", "out"]
    subprocess.run(run, cwd=briefs, capture_output=True, check=True)
    made = {path.name: path.read_bytes() for path in out.iterdir()}
    assert len(made) == (7 if format_ == "csv" else 1)
    for file, data in made.items():
        if os.environ.get("BRIEFING_REGENERATE"):
            (GOLDEN / file).write_bytes(data)
        assert data == (GOLDEN / file).read_bytes()


@pytest.mark.parametrize("name", BRIEFS)
def test_a_golden_file_is_fit_to_be_handed_over(name: str) -> None:
    data = (GOLDEN / f"{name}.txt").read_bytes()
    text = data.decode("utf-8")
    lines = text.split("\n")
    assert max(cell_len(line) for line in lines) <= 72
    assert not [line for line in lines if line != line.rstrip()]
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text
    assert lines[0] == lines[-2] == load(ROOT / "briefs" / f"{name}.yaml").briefing.marking


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"TERM": "dumb"},
        {"TZ": "Pacific/Kiritimati"},
        {"COLUMNS": "40"},
        {"PYTHONHASHSEED": "7"},
        {"FORCE_COLOR": "1"},
    ],
    ids=lambda env: next(iter(env)),
)
def test_nothing_around_it_changes_a_byte(briefs: Path, env: dict[str, str]) -> None:
    golden = (GOLDEN / "moldova-france.txt").read_bytes()
    assert run_export(briefs / "moldova-france.yaml", briefs, **env) == golden


def test_another_folder_to_work_in_changes_nothing(briefs: Path, tmp_path: Path) -> None:
    golden = (GOLDEN / "harbour-strike.txt").read_bytes()
    assert run_export(Path("briefs") / "harbour-strike.yaml", tmp_path) == golden
    assert run_export(Path("..") / "harbour-strike.yaml", briefs / "sources") == golden


def test_with_the_article_at_hand_the_brief_says_what_was_proved(briefs: Path) -> None:
    text = export_text(load(copy_with_article(briefs)))
    assert "3 of 3 verified (" in " ".join(text.split())


def test_without_the_article_nothing_is_claimed_to_be_proved() -> None:
    text = " ".join((GOLDEN / "moldova-france.txt").read_text(encoding="utf-8").split())
    assert "verbatim" not in text
    assert "0 of 3 verified; 3 not compared" in text
