"""What looks like a reference and leads nowhere is an error; ordinary brackets stay text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.check import check_brief
from briefing.check.references import CODES
from briefing.files import load

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.errors import Diagnostic

TEXT = "One.\n\nTwo says so.\n\nThree speaks of the ministers.\n"
BRIEF = """\
briefing: 1
title: Talks
event:
  summary: {prose}
  key_points: [{{text: "So it is [wire:2].", kind: reported}}]
actors:
  sandu: {{name: Ana Sandu, kind: person}}
  ukraine: {{name: Ukraine, kind: state}}
  minister: {{name: The minister, kind: person}}
sources:
  wire: {{title: Wire, archive: {{path: wire.txt}}}}
  courier2: {{title: Courier}}
quotes:
  - {{id: peace, text: They speak., kind: indirect, speaker: sandu, source: wire, at: {at}}}
  - {{text: They speak again., kind: indirect, speaker: sandu, source: courier2, at: 99}}
timeline:
  - {{date: 2020-01-01, text: Something., source: wire, at: {entry}, refs: ["wire:{ref}"]}}
discrepancies:
  - question: How many?
    versions:
      - {{claim: Two., source: wire, at: {version}}}
      - {{claim: Three., source: wire, at: 2}}
source_notes:
  - {{source: wire, at: {note}, note: A misprint.}}
"""
GOOD = {"prose": "So.", "at": 1, "entry": 2, "ref": 3, "version": 3, "note": 1}


def findings(tmp_path: Path, **changed: object) -> list[Diagnostic]:
    (tmp_path / "wire.txt").write_text(TEXT)
    (tmp_path / "brief.yaml").write_text(BRIEF.format_map(GOOD | changed))
    found, _ = check_brief(load(tmp_path / "brief.yaml"))
    return [finding for finding in found if finding.code in {"BR205", "BR310"}]


def test_the_codes_are_these() -> None:
    assert {"BR205", "BR310"} <= CODES.keys()


@pytest.mark.parametrize(
    ("token", "code", "hint"),
    [
        ("[wire:99]", "BR310", "it has 3 paragraphs"),
        ("[wire:0]", "BR205", "write [wire] for the source as a whole"),
        ("[wire: 3]", "BR205", "write [wire:3]"),
        ("[wire:2-3]", "BR205", "write [wire:2] [wire:3]"),
        ("[wirre:2]", "BR205", "did you mean [wire:2]?"),
        ("[gazette:2]", "BR205", "the sources are: wire, courier2"),
        ("[peace:2]", "BR205", "write [peace]"),
        ("[1:3]", "BR205", "write [wire:3]"),
        ("[1:99]", "BR205", "write [wire:99]"),
        ("[7:3]", "BR205", "where no reference is meant, write round brackets"),
        ("[Q9]", "BR205", "the brief has 2 statements"),
        ("[Q1]", "BR205", "statement 1 has the id 'peace': write [peace]"),
        ("[A1]", "BR205", "actor 1 has the id 'sandu': write [sandu]"),
        ("[J3]", "BR205", "the brief has no assessments; where no reference is meant, write round brackets"),
        ("[E4]", "BR205", "the brief has 1 timeline entry"),
        ("[peace, Q2]", "BR205", "write [peace] [Q2]"),
        ("[wire:2; peace]", "BR205", "write [wire:2] [peace]"),
        ("[sandru]", "BR205", "did you mean [sandu]?"),
        ("[courier3]", "BR205", "did you mean [courier2]?"),
    ],
)
def test_a_token_that_leads_nowhere_is_an_error(tmp_path: Path, token: str, code: str, hint: str) -> None:
    (finding,) = findings(tmp_path, prose=f'"So it is {token}."')
    assert (finding.code, finding.severity, finding.hint, finding.path) == (code, "error", hint, "event.summary")
    assert finding.span is not None
    assert finding.source_line is not None
    assert finding.source_line[finding.span.start.column - 1 : finding.span.end.column - 1] == token


@pytest.mark.parametrize(
    "text",
    [
        *("[sic]", "[...]", "[…]", "[Ukraine]", "[Russia]", "[the minister]", "[]", "[1]", "[2016]", "[400 men]"),
        *("[12:30]", "[3:16]", "[John 3:16]", "[2019] UKSC 41", "[see note 4]", "[emphasis added]", "[n. 4]"),
        *("[ministers]", "[russian]", "[T-72]", "[F16]", "[S400]", "[km]", "[US]", "[TLP:RED]", "[a, b]", "[ ]"),
        *("[wire]", "[wire:3]", "[peace]", "[Q2]", "[courier2:9]", "[sandu]", "[E1]", "[D1]"),
        "He called them '[sanduu] people'",
    ],
)
def test_ordinary_brackets_and_good_references_are_not(tmp_path: Path, text: str) -> None:
    assert findings(tmp_path, prose=f'"So it is {text}."') == []


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"at": 44}, "quotes[0].at"),
        ({"entry": 77}, "timeline[0].at"),
        ({"ref": 4}, "timeline[0].refs[0]"),
        ({"version": 55}, "discrepancies[0].versions[0].at"),
        ({"note": 9}, "source_notes[0].at"),
    ],
)
def test_a_paragraph_that_is_not_there_is_an_error(tmp_path: Path, changed: dict[str, int], path: str) -> None:
    (finding,) = findings(tmp_path, **changed)
    assert (finding.code, finding.path, finding.hint) == ("BR310", path, "it has 3 paragraphs")


def test_words_that_stand_elsewhere_are_told_once(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text('"We will not go back," he said.\n')
    text = BRIEF.format_map(GOOD | {"at": 9}).replace("They speak., kind: indirect", "We will not go back")
    (tmp_path / "brief.yaml").write_text(text)
    found, _ = check_brief(load(tmp_path / "brief.yaml"))
    codes = {finding.code for finding in found if finding.path.startswith("quotes[0].at")}
    assert codes == {"BR303"}
