"""A brief that begins with a report."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from briefing.capture import begin_with
from briefing.errors import BriefingError
from briefing.files import load

if TYPE_CHECKING:
    from pathlib import Path

NOW = dt.datetime(2024, 3, 9, 8, 0, tzinfo=dt.UTC)
TEXT = "The pumps of the old harbour stood still on Friday, and nobody could say why. " * 6 + "\n"


def test_a_report_without_a_title_lends_its_name(tmp_path: Path) -> None:
    report = tmp_path / "old_harbour-pumps.txt"
    report.write_text(f"{TEXT}\nIt was quiet.\n")
    path = begin_with(str(report), tmp_path, NOW)
    assert path == tmp_path / "old-harbour-pumps.yaml"
    brief = load(path).briefing
    assert brief.title == "old harbour pumps"
    assert "as_of: 2024-03-09" in path.read_text()
    (source,) = brief.sources.values()
    assert source.archive is not None
    assert (tmp_path / source.archive.path).read_text().startswith("The pumps of the old harbour")


def test_what_is_there_already_is_kept(tmp_path: Path) -> None:
    report = tmp_path / "pumps.txt"
    report.write_text(TEXT)
    (tmp_path / "pumps.yaml").write_text("mine")
    with pytest.raises(BriefingError):
        begin_with(str(report), tmp_path, NOW)
    assert (tmp_path / "pumps.yaml").read_text() == "mine"
    assert not (tmp_path / "sources").exists()


def test_a_source_that_cannot_be_put_down_leaves_no_brief(tmp_path: Path) -> None:
    report = tmp_path / "pumps.txt"
    report.write_text(TEXT)
    (tmp_path / "sources").write_text("a file")
    with pytest.raises(BriefingError, match="not a folder"):
        begin_with(str(report), tmp_path, NOW)
    assert not (tmp_path / "pumps.yaml").exists()
