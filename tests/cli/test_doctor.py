"""`briefing doctor` says how each thing is, and what to do."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from briefing.cli.commands import doctor
from briefing.cli.commands.doctor import EXTRAS
from briefing.cli.report import ExitCode
from cli.conftest import ROOT

if TYPE_CHECKING:
    from cli.conftest import Run


@pytest.fixture(autouse=True)
def editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that is there."""
    monkeypatch.setenv("VISUAL", "true")


def test_every_line_says_how_it_is_and_what_to_do(run: Run) -> None:
    result = run("doctor")
    assert (result.code, result.err) == (ExitCode.GOOD, "")
    first, *lines = result.text.splitlines()
    assert first.startswith("briefing ")
    assert {line[:4] for line in lines} <= {"ok  ", "note", "bad ", "    "}
    told = [line.split()[1] for line in lines if not line.startswith(" ")]
    assert told[:2] == ["screen", "signs"]
    assert {"editor", "git", "state", "data", *(f"[{extra}]" for extra in EXTRAS)} <= set(told)
    assert "is no terminal" in result.text or "are no terminal" in result.text


def test_an_editor_that_is_not_there_is_bad(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor-here")
    result = run("doctor")
    assert result.code == ExitCode.FINDINGS
    assert "bad   editor       no-such-editor-here is not there\n                   -> set EDITOR" in result.text


def test_an_extra_that_is_missing_comes_with_the_command_that_adds_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "find_spec", lambda name: None if name in {"docx", "typst"} else object())
    result = run("doctor")
    assert result.code == ExitCode.GOOD
    assert "note  [docx]       not installed: no Word files\n                   -> " in result.text
    assert "fonts" not in result.text


def test_the_extras_are_those_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(EXTRAS) == set(project["optional-dependencies"]) - {"all"}


def test_scripts_that_no_font_has_are_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("typst")
    monkeypatch.setattr("briefing.export.paper.typesetting.letters_without_font", lambda _: {"港", "ก"})
    assert "note  fonts        PDF cannot draw Chinese, Thai\n" in run("doctor").text


def test_a_letter_that_every_font_has_is_not_missed() -> None:
    pytest.importorskip("typst")
    from briefing.export.paper.typesetting import letters_without_font

    assert letters_without_font(("a", "é", "я", "\U0001e030")) <= {"\U0001e030"}
