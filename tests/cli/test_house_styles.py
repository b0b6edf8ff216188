"""House styles of the HTML brief, as they are given on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.cli.report import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Run


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ('{% include "page.html.j2" %}', "page.html.j2:1: macros or templates call each other without an end"),
        ('{% extends "page.html.j2" %}', "page.html.j2:1: macros or templates call each other without an end"),
        ("{{ title|truncate(1) }}", "page.html.j2:1: expected length >= 3, got 1"),
        ("{{ 'a' * 10**10 }}", "page.html.j2:1: '**' cannot be used"),
    ],
)
def test_a_house_style_that_fails_is_a_sentence(
    run: Run, brief: Path, tmp_path: Path, template: str, sentence: str
) -> None:
    style = tmp_path / "style"
    style.mkdir()
    (style / "page.html.j2").write_text(template)
    result = run("export", brief.name, "-o", "out.html", "--template", "style")
    assert result.code == ExitCode.USAGE
    assert result.err == f"briefing: {sentence}\n"
    assert not (tmp_path / "out.html").exists()


@pytest.mark.parametrize("folder", ["missing", "empty"])
def test_a_folder_without_a_house_style_is_never_our_own_page(
    run: Run, brief: Path, tmp_path: Path, folder: str
) -> None:
    (tmp_path / "empty").mkdir()
    result = run("export", brief.name, "-f", "html", "--template", folder)
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert result.err == f"briefing: {folder}: there is no template in this folder; their names end in .html.j2\n"
