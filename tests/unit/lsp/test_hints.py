"""What the language server has an editor show beside a text, and how it takes a text apart for it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from briefing.lsp.knowing import TOKEN_LEGEND, folds, inlay_hints, lenses, outline_of_text, reference_tokens, selections
from carets import at_caret, opened
from ferry import GAZETTE, beside_source

if TYPE_CHECKING:
    from pathlib import Path

    from lsprotocol.types import SelectionRange

    from briefing.lsp.snapshot import Snapshot

EVENT = """\
# A brief
# of a ferry.
briefing: 1
title: Ferry line suspended
as_of: 2024-03-08
event:
  summary: >-
    Nothing sails [closed],
    as 🛳 [okoye] says [gazette:2] [sic].
  key_points: [One., {text: "Two [E1]."}]
actors:
  okoye: {name: Ada Okoye}
"""
STATEMENTS = """\
quotes:
  - id: closed
    text: >-
      Nobody sails
      before Monday
    speaker: okoye
    source: gazette
  - {text: Nobody knows., speaker: okoye, source: gazette}
  - {text: It is said., speaker: okoye, kind: indirect}
timeline:
  - {date: {edtf: 2024-22, bound: by}, text: It sails again.}
gaps: [What broke]
"""
BRIEF = EVENT + GAZETTE + STATEMENTS


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return opened(BRIEF, path=beside_source(tmp_path))


def test_a_verdict_stands_at_each_quotation_and_words_at_each_date(snapshot: Snapshot) -> None:
    hints = {(hint.position.line + 1, hint.label) for hint in inlay_hints(snapshot, snapshot.range(0, len(BRIEF)))}
    assert hints == {
        (5, "Friday 8 March 2024"),
        (19, "+ verified, verbatim"),
        (24, "X NOT FOUND"),
        (27, "by summer 2024"),
    }


def test_no_verdict_stands_at_words_that_the_program_reads_otherwise(snapshot: Snapshot) -> None:
    # A line break that is escaped joins what stands around it; this reading puts a blank between.
    text = BRIEF.replace("text: Nobody knows.", 'text: "Nobody\\\n    knows."')
    other = opened(text, path=snapshot.path)
    assert other.file is not None
    assert other.file.briefing.quotes[1].text == "Nobodyknows."
    labels = [hint.label for hint in inlay_hints(other, other.range(0, len(text)))]
    assert "+ verified, verbatim" in labels
    assert "X NOT FOUND" not in labels


def test_hints_are_given_for_the_lines_that_are_shown_alone(snapshot: Snapshot) -> None:
    start = BRIEF.index("timeline")
    assert [hint.label for hint in inlay_hints(snapshot, snapshot.range(start, len(BRIEF)))] == ["by summer 2024"]


def test_dates_are_told_in_a_text_that_does_not_load_and_verdicts_are_not() -> None:
    text = BRIEF.replace("title:", "title: [")
    snapshot = opened(text, known=BRIEF)
    labels = [hint.label for hint in inlay_hints(snapshot, snapshot.range(0, len(text)))]
    assert labels == ["Friday 8 March 2024", "by summer 2024"]


def test_a_lens_counts_where_something_is_named(snapshot: Snapshot) -> None:
    told = {lens.range.start.line + 1: lens.command.title for lens in lenses(snapshot) if lens.command}
    assert told == {
        12: "used in 4 places",
        14: "used in 3 places",
        18: "used in 1 place",
        24: "used nowhere",
        25: "used nowhere",
        27: "used in 1 place",
    }
    assert not lenses(opened(BRIEF.replace("title:", "title: ["), known=BRIEF))


def tokens(snapshot: Snapshot) -> list[tuple[str, str]]:
    """The words of each token with its type."""
    line, column, found = 0, 0, []
    data = reference_tokens(snapshot).data
    for place in range(0, len(data), 5):
        lines, columns, size, kind, _ = data[place : place + 5]
        line, column = line + lines, columns if lines else column + columns
        start, end = (snapshot.lines.offset(line, column + more) for more in (0, size))
        found.append((snapshot.text[start:end], TOKEN_LEGEND.token_types[kind]))
    return found


def test_references_in_prose_and_fields_are_coloured_by_what_they_name(snapshot: Snapshot) -> None:
    assert tokens(snapshot) == [
        ("closed", "variable"),
        ("okoye", "class"),
        ("gazette:2", "namespace"),
        ("E1", "event"),
        ("okoye", "class"),
        ("gazette", "namespace"),
        ("okoye", "class"),
        ("gazette", "namespace"),
        ("okoye", "class"),
    ]


def test_the_outline_has_sections_and_items_with_their_words(snapshot: Snapshot) -> None:
    outline = {symbol.name: symbol for symbol in outline_of_text(snapshot)}
    assert outline["title"].detail == "Ferry line suspended"
    quotes = outline["quotes"].children or []
    assert [(one.name, one.detail) for one in quotes] == [
        ("closed", "Nobody sails before Monday"),
        ("Q2", "Nobody knows."),
        ("Q3", "It is said."),
    ]
    assert [one.name for one in outline["gaps"].children or []] == ["What broke"]
    assert [one.name for one in outline["event"].children or []] == ["summary", "key_points"]


def test_an_outline_is_given_of_a_text_that_does_not_load() -> None:
    broken = opened(BRIEF.replace("{path:", "{path: ["))
    assert [one.name for one in outline_of_text(broken)] == [one.name for one in outline_of_text(opened(BRIEF))]


@pytest.mark.parametrize("text", [BRIEF, BRIEF.replace("title:", "title: [")])
def test_a_part_of_the_outline_holds_its_name_and_its_items(text: str) -> None:
    snapshot = opened(text)
    for symbol in outline_of_text(snapshot):
        for part in (symbol, *(symbol.children or [])):
            assert symbol.range.start <= part.range.start <= part.selection_range.start
            assert part.selection_range.end <= part.range.end <= symbol.range.end


def test_what_takes_several_lines_can_be_folded(snapshot: Snapshot) -> None:
    found = {(fold.start_line + 1, fold.end_line + 1) for fold in folds(snapshot)}
    assert {(1, 2), (6, 10), (7, 9), (11, 12), (13, 16), (17, 25), (18, 23), (19, 21)} <= found


def test_a_selection_grows_from_a_token_to_the_whole() -> None:
    snapshot, position = at_caret(BRIEF.replace("[okoye]", "[ok‸oye]"))
    chosen: SelectionRange | None = selections(snapshot, [position])[0]
    sizes = []
    while chosen is not None:
        start, end = snapshot.offset(chosen.range.start), snapshot.offset(chosen.range.end)
        sizes.append(snapshot.text[start:end])
        chosen = chosen.parent
    assert sizes[0] == "okoye"
    assert sizes[-1] == BRIEF
    assert any(words.startswith("summary: >-") for words in sizes)
    assert all(inner in outer for inner, outer in pairwise(sizes))


TABLES = """\
briefing = 1
title = "T"
[actors.okoye]
name = "Ada Okoye"
[event]
summary = "Nothing sails, says [okoye]."
[actors.line]
name = "Ferry Line"
note = "See [okoye]."
affiliation = "okoye"
"""


def test_tables_of_toml_are_told_in_the_order_of_the_text() -> None:
    snapshot = opened(TABLES, kind="toml")
    assert snapshot.file is not None
    assert tokens(snapshot) == [("okoye", "class")] * 3
    assert {(5, 6), (7, 10)} <= {(fold.start_line + 1, fold.end_line + 1) for fold in folds(snapshot)}
    assert [symbol.name for symbol in outline_of_text(snapshot)] == ["briefing", "title", "actors", "event"]
