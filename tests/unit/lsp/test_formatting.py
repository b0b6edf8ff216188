"""The form of lines: what the editor asked for is changed, and no other byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types as lsp

from briefing.files import load_text
from briefing.lsp.formatting import format_document, format_range
from briefing.lsp.positions import EditorLines
from briefing.lsp.snapshot import Snapshot
from examples import examples

BRIEFS = Path(__file__).parents[3] / "briefs"
HEAD = "briefing: 1\ntitle: A\nas_of: 2031-01-01\nevent:\n  when: 2031-01-01\n"


def snapshot_of(text: str) -> Snapshot:
    return Snapshot("untitled:a", "a", None, "yaml", text)


def edited(snapshot: Snapshot, edits: list[lsp.TextEdit] | None) -> str:
    lines = EditorLines(snapshot.text, snapshot.units)
    for edit in reversed(edits or []):
        start, end = edit.range.start, edit.range.end
        text = lines.changed((start.line, start.character), (end.line, end.character), edit.new_text)
        lines = EditorLines(text, snapshot.units)
    return lines.text


def formatted(text: str, **wanted: bool) -> str:
    snapshot = snapshot_of(text)
    options = lsp.FormattingOptions(2, insert_spaces=True, **wanted)
    params = lsp.DocumentFormattingParams(lsp.TextDocumentIdentifier("untitled:a"), options)
    return edited(snapshot, format_document(snapshot, params))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_blanks_at_the_ends_of_lines_and_lines_at_the_end_go(end: str, mark: str) -> None:
    text = mark + f"{HEAD}  summary: 🜂 x  \n# a comment\t \n  \n \n\n".replace("\n", end)
    assert formatted(text) == mark + f"{HEAD}  summary: 🜂 x\n# a comment\n".replace("\n", end)


def test_a_line_break_is_put_at_the_end() -> None:
    assert formatted(f"{HEAD}  summary: x") == f"{HEAD}  summary: x\n"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"trim_trailing_whitespace": False}, f"{HEAD}  summary: x \n"),
        ({"trim_final_newlines": False}, f"{HEAD}  summary: x\n\n\n"),
        ({"trim_trailing_whitespace": False, "trim_final_newlines": False}, f"{HEAD}  summary: x \n\n\n"),
    ],
)
def test_what_the_editor_does_not_want_is_left(wanted: dict[str, bool], expected: str) -> None:
    assert formatted(f"{HEAD}  summary: x \n\n\n", **wanted) == expected
    assert formatted(f"{HEAD}  summary: x", insert_final_newline=False) == f"{HEAD}  summary: x"


@pytest.mark.parametrize("style", ["|", ">-", "|+"])
def test_blanks_within_a_text_are_left(style: str) -> None:
    text = f"{HEAD}  summary: {style}\n    one  \n    two \n\n  what: x \n"
    assert formatted(text) == text.replace("x \n", "x\n")
    assert load_text(formatted(text)).briefing == load_text(text).briefing


def test_what_makes_no_brief_is_left() -> None:
    params = lsp.DocumentFormattingParams(lsp.TextDocumentIdentifier("x"), lsp.FormattingOptions(2, insert_spaces=True))
    assert format_document(snapshot_of("briefing: 1 \n"), params) is None


def test_only_the_chosen_lines_are_changed() -> None:
    text = f"{HEAD}  summary: x  \n# one  \n# two  \n\n\n"
    snapshot = snapshot_of(text)
    stretch = lsp.Range(lsp.Position(6, 0), lsp.Position(7, 0))
    options = lsp.FormattingOptions(2, insert_spaces=True)
    params = lsp.DocumentRangeFormattingParams(lsp.TextDocumentIdentifier("x"), stretch, options)
    assert edited(snapshot, format_range(snapshot, params)) == text.replace("# one  ", "# one")


@settings(max_examples=examples(12))
@given(st.sampled_from(["harbour-strike.yaml", "moldova-france.yaml"]), st.data())
def test_a_brief_with_blanks_put_into_it_says_the_same_when_they_are_gone(name: str, data: st.DataObject) -> None:
    lines = (BRIEFS / name).read_text(encoding="utf-8").splitlines()
    for place in data.draw(st.lists(st.integers(0, len(lines) - 1), max_size=5)):
        lines[place] += data.draw(st.sampled_from([" ", "   "]))
    text = "\n".join(lines) + data.draw(st.sampled_from(["", "\n", "\n\n \n"]))
    after = formatted(text)
    assert load_text(after).briefing == load_text(text).briefing
    assert formatted(after) == after
