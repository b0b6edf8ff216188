"""A statement in a few lines, whatever its kind and its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.files import load
from briefing.reader.brief import OpenBrief
from briefing.reader.pages.statement_block import spoken, write_statement, write_statement_row
from briefing.reader.writer import Lettering, Writer
from briefing.text import cell_len

if TYPE_CHECKING:
    from pathlib import Path

BRIEF = """\
briefing: 1
title: Flood
event: {summary: It rose.}
actors: {ana: {name: Ana Maria Lupu of the Upper Valley, kind: person}, cy: {name: Cy}}
sources: {wire: {title: Flood, archive: {path: wire.txt}}}
quotes:
  - {text: The dams will hold, speaker: ana, source: wire, at: 1}
  - {text: The dams will break, speaker: ana, source: wire, at: 1, status: disputed}
  - {text: She trusts the dams., kind: indirect, passage: The dams will hold, speaker: ana, source: wire}
  - {text: She fears the dams., kind: indirect, passage: The dams will fail, speaker: ana, source: wire}
  - {text: "bad\\e[2J\\x1c\\u202e text that goes on and on and on and on and on and on and on", speaker: null}
  - {text: plain words, speaker: cy, source: wire}
"""


@pytest.fixture
def brief(tmp_path: Path) -> OpenBrief:
    (tmp_path / "wire.txt").write_text('"The dams will hold," Ana Lupu said in plain words.\n')
    (tmp_path / "brief.yaml").write_text(BRIEF)
    return OpenBrief(load(tmp_path / "brief.yaml"))


def block(brief: OpenBrief, key: str, width: int = 76, lines: int = 0, *, ascii_only: bool = False) -> str:
    writer = Writer(width, brief.index, Lettering(ascii_only=ascii_only))
    write_statement(writer, brief.index.items[key], brief, lines=lines)
    return writer.document().plain


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("Q1", " QUOTED  ✓\xa0verified  no date\n    “The dams will hold” [1:1]"),
        (
            "Q2",
            " QUOTED  ✗\xa0NOT\xa0FOUND  no date\n    DISPUTED: its truth is denied\n    “The dams will break” [1:1]",
        ),
        ("Q3", "  ┊REPORTED┊ no date\n    She trusts the dams. [1]"),
        ("Q4", "  ┊REPORTED┊ ✗\xa0NOT\xa0FOUND  no date\n    She fears the dams. [1]"),
        ("Q6", " QUOTED  !\xa0found, not as a quotation  no date\n    “plain words” [1]"),
    ],
)
def test_the_verdict_stands_beside_the_kind_and_where_the_words_stand_behind_them(
    brief: OpenBrief, key: str, words: str
) -> None:
    assert "verified" not in block(brief, key)
    assert brief.proof.verdicts
    assert block(brief, key).endswith(words)


def test_a_paraphrase_is_never_verified_nor_in_quotation_marks(brief: OpenBrief) -> None:
    assert brief.proof.verdicts
    assert "✓" not in block(brief, "Q3")
    assert "“" not in block(brief, "Q3")


@pytest.mark.parametrize("width", [20, 30, 38, 60, 76])
@pytest.mark.parametrize("key", ["Q1", "Q2", "Q5"])
def test_kind_and_date_are_whole_and_no_line_is_too_long(brief: OpenBrief, key: str, width: int) -> None:
    shown = block(brief, key, width)
    if width >= 30:
        assert "QUOTED no date" in " ".join(shown.split())
    assert all(cell_len(line) <= width for line in shown.splitlines())
    if key == "Q2":
        assert "DISPUTED" in shown


def test_verdict_and_date_make_room_for_a_name_and_stand_below_it(brief: OpenBrief) -> None:
    assert brief.proof.verdicts
    assert block(brief, "Q1", 40).splitlines()[0] == "Q1  Valley   QUOTED  ✓\xa0verified  no date"
    assert block(brief, "Q1", 39).splitlines()[:2] == ["Q1  Valley   QUOTED", "    ✓\xa0verified  no date"]
    doubted = "    ✗\xa0NOT\xa0FOUND  no date"
    assert block(brief, "Q2", 40).splitlines()[1:3] == [doubted, "    DISPUTED: its truth is denied"]


def test_what_is_dangerous_is_shown_and_not_dropped(brief: OpenBrief) -> None:
    for shown in (block(brief, "Q5"), block(brief, "Q5", lines=3)):
        assert "bad<U+001B>[2J<U+001C><U+202E>" in "".join(shown.split())
        assert "no source" in shown
    writer = Writer(76, brief.index, Lettering())
    write_statement_row(writer, brief.index.items["Q5"], brief)
    assert "“bad<U+001B>[2J<U+001C><U+202E>" in writer.document().plain


def test_words_that_are_cut_keep_their_closing_mark(brief: OpenBrief) -> None:
    cut = spoken(brief.index.items["Q5"], 30)
    assert cut.startswith("“")
    assert cut.endswith("...”")
    assert spoken(brief.index.items["Q3"], 12).endswith("...")
