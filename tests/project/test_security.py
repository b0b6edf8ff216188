"""What SECURITY.md promises in numbers and names is what the code has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.capture import fetching
from briefing.check import registry
from briefing.cli.commands import export
from briefing.export.html import filling
from briefing.files import git, parsing, reading
from briefing.library import ignoring
from briefing.reader import state
from briefing.sources import archive
from briefing.verify import reading as documents

ROOT = Path(__file__).resolve().parents[2]
MIB = 2**20
PAGE = " ".join((ROOT / "SECURITY.md").read_text(encoding="utf-8").split())


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_it_is_found(name: str) -> None:
    assert "(SECURITY.md)" in (ROOT / name).read_text(encoding="utf-8")


def test_sizes_are_those_of_the_code() -> None:
    assert "64 MiB for a brief, an archive or a document" in PAGE
    assert {reading.LARGEST, archive.LARGEST, documents.LARGEST} == {64 * MIB}
    assert "1 MiB for `briefing.toml`, `.gitignore` and a theme" in PAGE
    assert {registry.LARGEST, ignoring.LARGEST, export.LARGEST_THEME} == {MIB}


def test_limits_of_templates_are_those_of_the_code() -> None:
    assert f"{filling.SECONDS} seconds of computing (and {filling.SECONDS} more for each megabyte" in PAGE
    assert "five times as long by the clock" in PAGE
    assert filling.WAITED == 5
    assert "limited to 1 GB" in PAGE
    assert filling._MEMORY == 10**9


def test_limits_of_capturing_are_those_of_the_code() -> None:
    assert f"at most {fetching.MOST_REDIRECTS} redirects, {fetching.PATIENCE:.0f} seconds" in PAGE
    assert f"seconds and {fetching.LARGEST // MIB} MiB" in PAGE


def test_limits_of_serving_are_those_of_the_code() -> None:
    pytest.importorskip("textual_serve")
    from briefing.cli import serving

    columns, rows = serving.LARGEST_WINDOW
    assert f"held to {columns} x {rows}, visitors to {serving.MOST_VISITORS}" in PAGE
    assert f"token of {serving.TOKEN_BYTES} random bytes" in PAGE
    assert f"at the latest after {serving.LAST_MOMENT} seconds" in PAGE


def test_other_numbers_are_those_of_the_code() -> None:
    assert f"the last {state.MOST_PLACES} briefs" in PAGE
    assert f"at most {git.SECONDS} seconds a call" in PAGE
    assert f"no nesting beyond {parsing.DEEPEST}" in PAGE
    codes = set(re.findall(r"\bBR\d{3}\b", PAGE))
    assert codes
    assert codes <= set(registry.REGISTRY)
