from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from briefing.cli.commands.list import format_list
from briefing.cli.report import ExitCode
from briefing.library import BriefSummary, list_briefs

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Run, Terminal

WIDTHS = [16, 40, 79, 80, 119, 120, 200]


def later(text: str) -> str:
    return text.replace("as_of: 2024-03-08", "as_of: 2024-05").replace("Strike closes the port", "The talks")


def summaries(folder: Path) -> list[BriefSummary]:
    return [brief for brief in list_briefs(folder) if isinstance(brief, BriefSummary)]


def test_a_line_each_newest_first(run: Run, brief: Path, tmp_path: Path, brief_text: str) -> None:
    (tmp_path / "a.yaml").write_text(later(brief_text))
    result = run("list")
    assert (result.code, result.err) == (ExitCode.GOOD, "")
    assert result.text == (
        "May 2024    The talks               draft  TLP:GREEN  1 statement, 2 sources, 0 tensions  a.yaml\n"
        "8 Mar 2024  Strike closes the port  draft  TLP:GREEN  1 statement, 2 sources, 0 tensions  port.yaml\n"
    )
    assert brief.exists()


def test_without_a_path_the_folder_briefs_is_listed(run: Run, brief: Path, tmp_path: Path) -> None:
    (tmp_path / "briefs").mkdir()
    brief.rename(tmp_path / "briefs" / "port.yaml")
    assert run("list").out == run("list", "briefs").out
    assert b"Strike" in run("list").out


def test_what_does_not_load_is_told_and_the_rest_listed(run: Run, brief: Path, bad_brief: Path) -> None:
    result = run("list")
    assert result.code == ExitCode.FINDINGS
    assert result.text.count("\n") == 1
    assert "port.yaml" in result.text
    assert result.err.startswith(f"{bad_brief.name}:1:1: error[BR112]")
    assert result.err.count("error[") == 1
    assert brief.exists()


def test_an_empty_folder_says_what_to_do(run: Run) -> None:
    result = run("list")
    assert (result.code, result.out) == (ExitCode.GOOD, b"")
    assert result.err == ".: no briefs here; 'briefing new TITLE' writes one\n"


def test_a_file_is_no_folder(run: Run, brief: Path) -> None:
    result = run("list", brief.name)
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert "is a file" in result.err


def test_json_gives_what_the_lines_give_and_the_exact_date(run: Run, brief: Path, bad_brief: Path) -> None:
    result = run("list", "--json")
    assert result.code == ExitCode.FINDINGS
    data = json.loads(result.out)
    assert data["version"] == 1
    assert data["briefs"] == [
        {
            "path": "port.yaml",
            "id": "port",
            "date": "2024-03-07",
            "as_of": "2024-03-08",
            "title": "Strike closes the port",
            "status": "draft",
            "version": None,
            "marking": "TLP:GREEN",
            "quotes": 1,
            "sources": 2,
            "tensions": 0,
        }
    ]
    (broken,) = data["broken"]
    assert (broken["path"], broken["error"]["code"], broken["error"]["line"]) == (bad_brief.name, "BR112", 1)
    assert brief.exists()


def test_json_of_an_empty_folder_is_still_json(run: Run) -> None:
    assert json.loads(run("list", "--json").out) == {"version": 1, "briefs": [], "broken": []}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("title", ["x", "A very long title " * 20, "港口罢工 " * 30, "👩‍👩‍👧 é" * 30])
def test_no_line_is_wider_than_the_terminal(tmp_path: Path, width: int, title: str, brief_text: str) -> None:
    from briefing.text import cell_len

    (tmp_path / "a.yaml").write_text(brief_text.replace("Strike closes the port", title), encoding="utf-8")
    (tmp_path / "a-file-with-quite-a-long-name-of-its-own.yaml").write_text(later(brief_text))
    text = format_list(summaries(tmp_path), width)
    assert text.count("\n") == 2
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_at_80_columns_a_long_title_gives_way_to_the_rest(tmp_path: Path, brief_text: str) -> None:
    (tmp_path / "port.yaml").write_text(brief_text.replace("Strike closes", "Strike " * 20 + "closes"))
    (line,) = format_list(summaries(tmp_path), 80).splitlines()
    assert line.startswith("8 Mar 2024  Strike Strike")
    assert line.endswith("...  draft  TLP:GREEN  1q 2s 0t  port.yaml")
    assert len(line) == 80


def test_a_title_cannot_steer_the_terminal_or_forge_a_line(run: Run, brief: Path, brief_text: str) -> None:
    brief.write_text(brief_text.replace("Strike closes the port", '"a\\e[2J\\u2028b\\x85c"'), encoding="utf-8")
    result = run("list")
    assert len(result.text.splitlines()) == 1
    assert b"\x1b" not in result.out


def test_a_file_name_cannot_steer_the_terminal(run: Run, brief: Path) -> None:
    brief.rename(brief.parent / "\x1b[2J.yaml")
    assert b"\x1b" not in run("list").out


def test_on_a_terminal_the_list_is_as_wide_as_that(brief: Path, terminal: Terminal, brief_text: str) -> None:
    brief.write_text(brief_text.replace("Strike closes", "Strike " * 30 + "closes"))
    done = terminal("list", columns=90)
    assert [len(line) for line in done.lines] == [90]
