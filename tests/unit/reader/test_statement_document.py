"""The whole of a statement: its paragraph between two others, what check finds, and what it is connected with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.files import load
from briefing.reader.brief import OpenBrief
from briefing.reader.document import Role
from briefing.reader.pages.passages import LONGEST
from briefing.reader.pages.statements import MOST_LINKED, statement_document
from briefing.reader.writer import Lettering, Writer

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.reader.document import Document

BRIEF = """\
briefing: 1
title: Flood
event: {summary: 'The river rose [Q1].'}
actors:
  ana: {name: Ana Lupu, kind: person}
  bo: {name: A person close to the works, kind: person}
sources: {wire: {title: Flood, archive: {path: wire.txt}}}
quotes:
  - {text: The dams will hold, speaker: ana, source: wire, at: 2}
  - {text: The dams will not hold, speaker: ana, source: wire, at: 2}
  - {text: They were never tested., kind: indirect, speaker: bo, source: wire, at: 4}
tensions:
  - title: Works / town
    positions:
      - {party: ana, position: They hold., quotes: [Q1]}
      - {party: bo, position: They do not., quotes: [Q3]}
"""
ARCHIVE = """\
The river rose in the night.

"The dams will hold," Ana Lupu said.

Nobody slept in the lower town, and the lamps burned until the morning, when the water stood at the second step of the
town hall and the bakers opened their doors to everybody who came.

They were never tested, said a person close to the works.
"""


@pytest.fixture
def brief(tmp_path: Path) -> OpenBrief:
    (tmp_path / "wire.txt").write_text(ARCHIVE)
    (tmp_path / "brief.yaml").write_text(BRIEF)
    return OpenBrief(load(tmp_path / "brief.yaml"))


def told(brief: OpenBrief, key: str, width: int = 76) -> Document:
    _ = brief.proof  # as in the reader, where it is made beside the screen
    return statement_document(Writer(width, brief.index, Lettering()), brief.index.items[key], brief)


def test_nothing_waits_for_the_comparison(brief: OpenBrief) -> None:
    shown = statement_document(Writer(76, brief.index, Lettering()), brief.index.items["Q1"], brief)
    assert not brief.is_proved
    assert "Check: being compared with the source" in shown.plain
    assert "being compared" not in told(brief, "Q1").plain


def test_the_paragraph_stands_between_its_neighbours_and_only_the_words_are_marked(brief: OpenBrief) -> None:
    shown = told(brief, "Q1")
    lines = [line.plain for line in shown.lines]
    at = next(number for number, line in enumerate(lines) if line.startswith("  2  "))
    assert lines[at - 1] == "  1  The river rose in the night."
    assert lines[at + 1].startswith("  3  Nobody slept")
    marked = [span.text for line in shown.lines for span in line.spans if span.role is Role.PROVED_WORDS]
    assert marked == ["The dams will hold"]


def test_words_that_differ_are_struck_through_and_have_signs_only_without_colour(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text('First.\n\n"The dams will not hold," Ana Lupu said.\n')
    changed = BRIEF.replace("The dams will hold", "The old dams will hold").replace("at: 4", "at: 2")
    (tmp_path / "brief.yaml").write_text(changed)
    opened = OpenBrief(load(tmp_path / "brief.yaml"))
    assert opened.proof.verdicts
    assert opened.findings_by_item
    roles = {span.role: span.text for line in told(opened, "Q1").lines for span in line.spans}
    assert (roles[Role.REMOVED], roles[Role.ADDED]) == ("old", "not")
    assert "[-" not in told(opened, "Q1").plain
    plain = Writer(76, opened.index, Lettering(markers=True))
    shown = " ".join(statement_document(plain, opened.index.items["Q1"], opened).plain.split())
    assert "[-old-]" in shown
    assert "{+not+}" in shown


def test_a_neighbour_is_shortened(brief: OpenBrief) -> None:
    shown = told(brief, "Q1").plain
    assert "the water stood at" in shown
    assert "their ..." in shown
    assert "everybody" not in shown


def test_a_neighbour_leads_to_its_place_in_the_source(brief: OpenBrief) -> None:
    line = next(line for line in told(brief, "Q1").lines if line.plain.startswith("  3  "))
    assert [(link.id, link.paragraph) for link in line.links] == [("wire", 3)]
    assert line.owner == "wire:3"


def test_the_first_paragraph_has_nothing_before_it(brief: OpenBrief, tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text(BRIEF.replace("at: 2", "at: 1"))
    assert "  0  " not in told(OpenBrief(load(tmp_path / "brief.yaml")), "Q1").plain
    assert brief.proof.verdicts


def test_a_paragraph_of_many_screens_is_cut_around_the_words(tmp_path: Path) -> None:
    far = "The water rose again and again. " * 3_000
    (tmp_path / "wire.txt").write_text(f'First.\n\n{far}"The dams will hold," Ana Lupu said. {far}\n')
    (tmp_path / "brief.yaml").write_text(BRIEF.replace("at: 4", "at: 2"))
    shown = told(OpenBrief(load(tmp_path / "brief.yaml")), "Q1")
    marked = [span.text for line in shown.lines for span in line.spans if span.role is Role.PROVED_WORDS]
    assert " ".join(marked) == "The dams will hold"
    assert len(shown.plain) < LONGEST * 2
    assert "... " in shown.plain


def test_what_check_finds_is_told_once_it_is_known(brief: OpenBrief) -> None:
    assert "BR301" not in told(brief, "Q2").plain
    assert brief.findings
    shown = told(brief, "Q2")
    assert "BR301" in shown.plain
    assert [span.text for line in shown.lines for span in line.spans if span.role is Role.REMOVED] == ["not"]
    assert "BR301" not in told(brief, "Q1").plain


def test_what_it_is_connected_with_has_words_beside_its_label(brief: OpenBrief) -> None:
    shown = told(brief, "Q1").plain
    assert "Used in       the summary of the brief" in shown
    assert "[T1] Works / town" in shown
    assert "Answered by   [Q3] A person close to the works, REPORTED, no date: They w..." in shown
    assert "Same speaker  [Q2] Lupu, QUOTED, no date: The dams will not hold" in shown


def test_of_many_statements_by_one_speaker_a_few_are_named(tmp_path: Path) -> None:
    more = "".join(f"  - {{text: Again {number}, speaker: ana, source: wire}}\n" for number in range(1_500))
    (tmp_path / "wire.txt").write_text(ARCHIVE)
    (tmp_path / "brief.yaml").write_text(BRIEF.replace("tensions:", f"{more}tensions:"))
    shown = told(OpenBrief(load(tmp_path / "brief.yaml")), "Q1").plain
    assert f"and {1_501 - MOST_LINKED:,} more" in shown
    assert shown.count("Again") == MOST_LINKED - 1


@pytest.mark.parametrize("width", [20, 38, 52, 76, 118])
def test_no_line_is_wider_than_the_view(brief: OpenBrief, width: int) -> None:
    assert brief.findings
    for key in ("Q1", "Q2", "Q3"):
        assert max(len(line.plain) for line in told(brief, key, width).lines) <= width


@pytest.mark.parametrize(
    ("status", "times"), [("uncontested", 1), ("contested", 1), ("withdrawn", 1), ("disputed", 1), ("unverified", 1)]
)
@pytest.mark.parametrize("width", [76, 120])
def test_its_standing_is_told_once(brief: OpenBrief, status: str, times: int, width: int) -> None:
    path = brief.file.path
    assert path is not None
    path.write_text(BRIEF.replace("at: 2}", f"at: 2, status: {status}}}", 1))
    told_of = told(OpenBrief(load(path)), "Q1", width).plain.lower()
    assert told_of.count(status) == times
