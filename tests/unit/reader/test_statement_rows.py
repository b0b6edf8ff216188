"""The mark at each statement: what the comparison with the source found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.files import load, load_text
from briefing.reader.brief import OpenBrief
from briefing.reader.document import Role
from briefing.reader.pages.statements import statement_records
from briefing.reader.writer import Lettering

if TYPE_CHECKING:
    from pathlib import Path

BRIEF = """\
briefing: 1
title: Flood
event: {summary: It rose.}
actors: {ana: {name: Ana Lupu, kind: person}}
sources: {wire: {title: Flood, archive: {path: wire.txt}}, none: {title: No copy}}
quotes:
  - {text: The dams will hold, speaker: ana, source: wire}
  - {text: The dams will not hold, speaker: ana, source: wire}
  - {text: The dams will hold, speaker: ana, source: none}
  - {text: She trusts the dams., kind: indirect, passage: The dams will hold, speaker: ana, source: wire}
  - {text: She trusts the dams., kind: indirect, passage: The dams must hold, speaker: ana, source: wire}
  - {text: She trusts the dams., kind: indirect, speaker: ana, source: wire}
  - {text: The dams will hold, speaker: ana, source: wire, status: disputed}
"""


@pytest.fixture
def brief(tmp_path: Path) -> OpenBrief:
    (tmp_path / "wire.txt").write_text('"The dams will hold," Ana Lupu said.\n')
    (tmp_path / "brief.yaml").write_text(BRIEF)
    return OpenBrief(load(tmp_path / "brief.yaml"))


def marks(brief: OpenBrief, *, width: int, ascii_only: bool = False) -> list[str]:
    records = statement_records(brief)
    rows = [records.make(place, width, Lettering(ascii_only=ascii_only)) for place in range(len(records.keys))]
    texts = ["".join(span.text for span in row.spans) for row in rows]
    return [next((text[at : at + 2] for at in range(len(text)) if text[at] in "✓✗?+X!"), "").rstrip() for text in texts]


@pytest.mark.parametrize("width", [30, 60, 100])
def test_only_the_words_of_speakers_are_marked_as_proved(brief: OpenBrief, width: int) -> None:
    assert brief.proof.verdicts
    assert marks(brief, width=width) == ["✓", "✗", "?", "", "✗", "", "✓!"]


def test_the_marks_have_letters_in_ascii(brief: OpenBrief) -> None:
    assert brief.proof.verdicts
    assert marks(brief, width=60, ascii_only=True) == ["+", "X", "?", "", "X", "", "+!"]


def test_nothing_is_marked_before_it_was_compared(brief: OpenBrief) -> None:
    assert marks(brief, width=60) == ["", "", "", "", "", "", "!"]


@pytest.mark.parametrize("width", [25, 60, 100])
def test_the_names_of_the_columns_stand_over_them(brief: OpenBrief, width: int) -> None:
    records = statement_records(brief)
    assert records.head is not None
    head = records.head(width, Lettering()).plain
    row = records.make(0, width, Lettering()).plain
    assert head.index("speaker") == row.index("Ana" if width >= 80 else "Lupu")
    assert head.index("kind") == row.index("quo")


def test_an_id_is_never_cut_while_it_is_short(tmp_path: Path) -> None:
    more = "".join(f"  - {{text: Again {number}, speaker: ana, source: none}}\n" for number in range(1_200))
    (tmp_path / "brief.yaml").write_text(BRIEF + more)
    brief = OpenBrief(load(tmp_path / "brief.yaml"))
    records = statement_records(brief)
    assert all(records.make(1_200, width, Lettering()).plain.startswith("Q1201 ") for width in (25, 60, 100))


def test_a_kind_is_told_by_its_edges_and_a_verdict_by_its_word_and_colour(brief: OpenBrief) -> None:
    assert brief.proof.verdicts
    records = statement_records(brief)
    rows = [records.make(place, 110, Lettering()) for place in range(len(records.keys))]
    assert " quoted " in rows[0].plain
    assert "“The dams will hold”" in rows[0].plain
    assert "┊reported┊" in rows[3].plain
    assert "“" not in rows[3].plain
    told = [{span.text: span.role for span in row.spans} for row in rows]
    assert told[0]["verified"] is Role.PROVED
    assert told[1]["NOT FOUND"] is Role.WRONG
    assert told[2]["not compared"] is Role.CAUTION


def test_sides_are_told_apart_without_colour() -> None:
    content = BRIEF.replace(
        "{ana: {name: Ana Lupu, kind: person}}", "{ana: {name: Ana, side: Town}, bo: {name: Bo, side: River}}"
    )
    content = content.replace("quotes:\n", "quotes:\n  - {text: We row, speaker: bo, source: wire}\n")
    records = statement_records(OpenBrief(load_text(content.encode())))
    for width in (30, 60, 100):
        rows = [records.make(place, width, Lettering()).plain for place in (0, 1)]
        assert ("◆ Bo" in rows[0], "■ Ana" in rows[1]) == (True, True), width
        assert "# Bo" in records.make(0, width, Lettering(ascii_only=True)).plain
