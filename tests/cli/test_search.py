from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from briefing.cli.commands.search import SECTIONS, VERDICTS
from briefing.cli.report import ExitCode
from briefing.library.index import tables

if TYPE_CHECKING:
    from pathlib import Path

    from cli.conftest import Run, Terminal


def test_a_hit_is_one_line_with_file_line_and_verdict(run: Run, brief: Path) -> None:
    result = run("search", "TALKS stay", brief.name)
    assert (result.code, result.err) == (ExitCode.GOOD, "")
    assert result.text == (
        "port.yaml:16: Q1 as of 8 Mar 2024 Ada Example [TLP:GREEN, QUOTED, not compared]: "
        "“We *stay* out until the *talks* begin.”\n"
    )


def test_a_hit_says_that_its_date_is_in_doubt_and_its_brief_superseded(run: Run, brief: Path) -> None:
    text = brief.read_text().replace("as_of: 2024-03-08", "as_of: {edtf: 2024-03-08, basis: inferred}")
    brief.write_text(text.replace("status: draft", "status: superseded"))
    assert run("search", "talks stay", brief.name).text.startswith(
        "port.yaml:16: Q1 as of ?8 Mar 2024 Ada Example [TLP:GREEN, QUOTED, not compared, in a superseded brief]: "
    )


def test_nothing_found_is_exit_code_1_and_no_word(run: Run, brief: Path) -> None:
    assert brief.exists()
    result = run("search", "submarine", ".")
    assert (result.code, result.out, result.err) == (ExitCode.FINDINGS, b"", "")


def test_a_query_that_cannot_be_understood_is_a_sentence_with_its_column(run: Run, brief: Path) -> None:
    assert brief.exists()
    result = run("search", 'talks "stay', ".")
    assert (result.code, result.out) == (ExitCode.USAGE, b"")
    assert result.err == "briefing: the query, column 7: the quotation mark that opens here is never closed\n"


def test_a_second_word_taken_for_a_folder_is_explained(run: Run, brief: Path) -> None:
    assert brief.exists()
    result = run("search", "talks", "begin")
    assert result.code == ExitCode.USAGE
    assert "there is no such folder or file" in result.err
    assert "several words to look for go in quotation marks" in result.err


def test_words_may_be_empty_where_an_option_chooses(run: Run, brief: Path) -> None:
    assert run("search", "", str(brief)).code == ExitCode.USAGE
    result = run("search", "", str(brief), "--speaker", "example")
    assert "port.yaml:16: Q1" in result.text


@pytest.mark.parametrize("word", ["not-compared", "not compared", "NOT COMPARED"])
def test_a_verdict_may_be_written_as_it_is_printed(run: Run, brief: Path, word: str) -> None:
    assert b"Q1" in run("search", "talks", str(brief), "--verdict", word).out
    assert run("search", "talks", str(brief), "--verdict", "verified").code == ExitCode.FINDINGS


def test_the_words_of_the_options_are_those_of_the_index() -> None:
    from briefing.check import Standing

    assert tables.SECTIONS == SECTIONS
    assert set(VERDICTS.values()) == {str(standing) for standing in Standing}


def test_what_does_not_load_is_told_and_the_rest_found(run: Run, brief: Path, bad_brief: Path) -> None:
    assert brief.exists()
    result = run("search", "talks", ".")
    assert result.code == ExitCode.GOOD
    assert result.err.startswith(f"{bad_brief.name}: left out, it does not load: line ")
    found = json.loads(run("search", "talks", ".", "--json").out)
    assert [left["path"] for left in found["left_out"]] == [bad_brief.name]


def test_json_has_the_places_of_the_words(run: Run, brief: Path) -> None:
    found = json.loads(run("search", "talks", str(brief), "--json").out)
    (hit,) = found["hits"]
    assert [hit["text"][start:end] for start, end in hit["matches"]] == ["talks"]
    assert (hit["line"], hit["id"], hit["verdict"], found["found"]) == (16, "Q1", "not compared", 1)


def test_a_table_holds_no_formula(run: Run, brief: Path) -> None:
    brief.write_text(brief.read_text().replace("We stay out", "=HYPERLINK(talks) We stay out"))
    table = run("search", "talks", str(brief), "--csv").out.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table))
    assert row["text"].startswith("'=HYPERLINK")
    assert (row["id"], row["line"]) == ("Q1", "16")


def test_what_is_dangerous_in_a_text_is_made_visible(run: Run, brief: Path) -> None:
    brief.write_text(
        brief.read_text()
        .replace("We stay out until", '"\\e[2J talks\\nport.yaml:1: forged"')
        .replace('" the talks begin.', '"')
    )
    result = run("search", "talks", str(brief))
    assert b"\x1b" not in result.out
    assert result.text.count("\n") == 1


def test_on_a_terminal_hits_stand_below_the_name_of_their_brief(terminal: Terminal, brief: Path) -> None:
    shown = terminal("search", "talks OR dockers", str(brief))
    assert shown.code == ExitCode.GOOD
    assert shown.lines[0] == "Strike closes the port (TLP:GREEN)"
    assert any("*talks*" in line for line in shown.lines)
    assert "hits in 1 of 1 brief" in shown.screen


def test_the_best_hits_alone_are_shown_where_that_was_asked(run: Run, brief: Path) -> None:
    found = json.loads(run("search", "port OR talks", str(brief), "--limit", "1", "--json").out)
    assert len(found["hits"]) == 1
    assert found["found"] > 1


def test_index_says_what_it_read(run: Run, brief: Path) -> None:
    result = run("index", str(brief.parent))
    assert result.code == ExitCode.GOOD
    assert f"{brief.parent}: 1 brief, 1 of them read in " in result.err
    (brief.parent / "bad.yaml").write_text("briefing: 1\n")
    assert run("index", str(brief.parent)).code == ExitCode.FINDINGS


def test_an_archive_whose_name_no_file_can_have_is_not_compared(run: Run, tmp_path: Path) -> None:
    brief = {
        "briefing": 1,
        "title": "Quay",
        "event": {"summary": "It stays."},
        "actors": {"sand": {"name": "Mira Sand", "kind": "person"}},
        "sources": {"s": {"title": "S", "archive": {"path": "a\ud800b.txt"}}},
        "quotes": [{"text": "We keep the quay", "speaker": "sand", "source": "s"}],
    }
    (tmp_path / "odd.json").write_text(json.dumps(brief), encoding="utf-8")
    result = run("search", "quay", str(tmp_path / "odd.json"))
    assert (result.code, "not compared" in result.text) == (ExitCode.GOOD, True)


def test_parts_of_briefs_may_be_listed(run: Run, brief: Path) -> None:
    found = json.loads(run("search", "port", str(brief), "--in", "event,sources", "--json").out)
    assert {hit["section"] for hit in found["hits"]} == {"event", "sources"}
    assert "'quotes' is not one of statements," in run("search", "port", str(brief), "--in", "quotes").err


def test_a_folder_without_briefs_says_so(run: Run, tmp_path: Path) -> None:
    result = run("search", "port", str(tmp_path))
    assert (result.code, result.err) == (
        ExitCode.FINDINGS,
        f"{tmp_path}: no briefs here; 'briefing new TITLE' writes one\n",
    )
