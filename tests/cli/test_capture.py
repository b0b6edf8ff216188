"""`briefing capture`: what it writes, what it says, and how it ends."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
import yaml

from briefing.capture.fetching import Fetched
from capture_pages import PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Run

BRIEF = "briefing: 1\ntitle: t\nevent: {summary: s}\n"


@pytest.fixture
def page(tmp_path: Path) -> str:
    (tmp_path / "page.html").write_text(PAGE)
    return "page.html"


def test_a_page_becomes_a_source_of_the_brief(run: Run, tmp_path: Path, page: str) -> None:
    (tmp_path / "b.yaml").write_text(BRIEF)
    result = run("capture", page, "--into", "b.yaml", "--id", "wire")
    assert (result.code, result.out) == (0, b"")
    assert result.err.splitlines() == [
        "page.html: 8 paragraphs, 83 words; 6 words of the page are not in it (--left-out shows them)",
        "wrote sources/wire.txt and sources/wire.orig.html",
        "wrote the source 'wire' into b.yaml",
    ]
    assert run("check", "b.yaml").code == 0
    assert yaml.safe_load((tmp_path / "b.yaml").read_text())["sources"]["wire"]["publisher"] == "The Example Wire"


def test_without_a_brief_the_entry_is_printed(run: Run, tmp_path: Path, page: str) -> None:
    (tmp_path / "out").mkdir()
    result = run("capture", page, "-o", "out")
    assert yaml.safe_load(result.out)["example-wire"]["archive"]["path"] == "sources/example-wire.txt"
    assert (tmp_path / "out" / "sources" / "example-wire.txt").exists()


def test_what_was_left_out_is_shown_and_nothing_is_written(run: Run, tmp_path: Path, page: str) -> None:
    assert run("capture", page, "--left-out").text.splitlines() == ["Home Sport", "Subscribe to our letter"]
    assert not (tmp_path / "sources").exists()


def test_one_report_that_cannot_be_had_stops_no_other(run: Run, tmp_path: Path, page: str) -> None:
    (tmp_path / "short.txt").write_text("Too short.\n")
    result = run("capture", "gone.html", "short.txt", page)
    assert result.code == 2
    assert "gone.html: error[BR101] there is no such file" in result.err
    assert "short.txt: error[BR101] there is no report in it: its text has 2 words" in result.err
    assert (tmp_path / "sources" / "example-wire.txt").exists()
    assert run("capture", "short.txt", "--allow-short", "--id", "note").code == 0


def test_standard_input_is_read(run: Run, tmp_path: Path) -> None:
    assert run("capture", "-", "--id", "wire", stdin=PAGE.encode()).code == 0
    assert (tmp_path / "sources" / "wire.orig.html").read_text() == PAGE


@pytest.mark.parametrize(
    "arguments", [[], ["a", "b", "--id", "x"], ["a", "--update", "b.yaml"], ["--update", "b.yaml", "--into", "c.yaml"]]
)
def test_wrong_usage_ends_with_2(run: Run, arguments: list[str]) -> None:
    result = run("capture", *arguments)
    assert result.code == 2
    assert "Try 'briefing capture --help'." in result.err


def test_nothing_to_compare_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(BRIEF)
    result = run("capture", "--update", "b.yaml")
    assert (result.code, result.out) == (0, b"")
    assert "nothing to compare" in result.err


def test_a_page_that_changed_is_told_with_the_statements_that_it_no_longer_has(
    run: Run, tmp_path: Path, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = tmp_path / "b.yaml"
    brief.write_text(BRIEF + "actors:\n  r: {name: Rhea Moll, kind: person}\n")
    run("capture", page, "--into", "b.yaml", "--id", "wire")
    brief.write_text(brief.read_text() + "quotes:\n- {id: Q1, text: They know it., speaker: r, source: wire}\n")
    pages = {"https://wire.example.org/ferries": PAGE}

    def fetch(address: str, **_: object) -> Fetched:
        return Fetched(pages[address].encode(), address, "text/html")

    monkeypatch.setattr("briefing.capture.fetching.fetch", fetch)
    assert run("capture", "--update", "b.yaml").text == "wire: unchanged\n"
    pages["https://wire.example.org/ferries"] = PAGE.replace("They know it.", "They knew it.")
    result = run("capture", "--update", "b.yaml")
    assert result.code == 1
    assert result.text.splitlines()[0] == "wire: changed"
    assert result.text.splitlines()[-1] == "no longer on the page: Q1"


def test_without_the_extra_the_message_says_how_to_add_it(run: Run, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise ModuleNotFoundError(name="trafilatura")

    monkeypatch.setattr("briefing.capture.capturing.read_article", missing)
    result = run("capture", page)
    assert result.code == 2
    assert "the extra 'capture'" in result.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.timeout(20)
def test_a_pipe_among_the_texts_holds_nothing_up(run: Run, tmp_path: Path, page: str) -> None:
    (tmp_path / "sources").mkdir()
    os.mkfifo(tmp_path / "sources" / "other.txt")
    assert run("capture", page, "--id", "wire").code == 0
    assert (tmp_path / "sources" / "wire.txt").exists()


def test_the_folder_of_an_output_that_ends_in_a_slash_is_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    assert run("capture", "page.html", "-o", "desk/").code == 0
    assert len(list((tmp_path / "desk" / "sources").iterdir())) == 2
    assert run("capture", "page.html", "-o", "other").code == 2
    assert run("capture", "page.html", "--id", "no id", "-o", "never/").code == 2
    assert not (tmp_path / "never").exists()
