"""A brief that begins with a report."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from briefing.check import check_brief
from briefing.draft.beginning import draft_beside
from briefing.errors import BriefingError, Severity
from briefing.files import load
from capture_pages import PAGE

if TYPE_CHECKING:
    from pathlib import Path

NOW = dt.datetime(2024, 3, 9, 8, 0, tzinfo=dt.UTC)
TEXT = "The pumps of the old harbour stood still on Friday, and nobody could say why. " * 6 + "\n"


def test_a_page_becomes_a_draft_that_is_proved(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    path, said = draft_beside(str(page), tmp_path, NOW)
    assert path == tmp_path / "ferry-crews-stop-work.yaml"
    assert "quotation" in said
    file = load(path)
    assert file.briefing.title == "Ferry crews stop work"
    (quote, *_) = file.briefing.quotes
    assert quote.draft
    findings, proof = check_brief(file)
    assert proof.verdicts[quote.id].verified
    assert [one.code for one in findings if one.severity is Severity.ERROR] == []


def test_a_report_without_a_title_lends_its_first_words(tmp_path: Path) -> None:
    report = tmp_path / "notes.txt"
    report.write_text(f"{TEXT}\nIt was quiet.\n")
    path, _ = draft_beside(str(report), tmp_path, NOW)
    assert path.name.startswith("the-pumps-of-the-old-harbour")
    (source,) = load(path).briefing.sources.values()
    assert source.archive is not None
    assert (tmp_path / source.archive.path).read_text().startswith("The pumps of the old harbour")


def test_what_is_there_already_is_kept(tmp_path: Path) -> None:
    report = tmp_path / "page.html"
    report.write_text(PAGE)
    (tmp_path / "ferry-crews-stop-work.yaml").write_text("mine")
    with pytest.raises(BriefingError, match="already exists"):
        draft_beside(str(report), tmp_path, NOW)
    assert (tmp_path / "ferry-crews-stop-work.yaml").read_text() == "mine"
    assert not (tmp_path / "sources").exists()


def test_a_source_that_cannot_be_put_down_leaves_no_brief(tmp_path: Path) -> None:
    report = tmp_path / "page.html"
    report.write_text(PAGE)
    (tmp_path / "sources").write_text("a file")
    with pytest.raises(BriefingError, match="not a folder"):
        draft_beside(str(report), tmp_path, NOW)
    assert not (tmp_path / "ferry-crews-stop-work.yaml").exists()
