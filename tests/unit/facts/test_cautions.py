"""What a reader must know before using a statement, a tension or the brief."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.check import prove, prove_prose
from briefing.facts.cautions import cautions_of_statement, cautions_of_tension
from briefing.facts.weaknesses import cautions_of_brief
from briefing.files import load_text
from briefing.model.support import SupportIndex
from briefing.sources import ArchiveText

HEAD = """\
briefing: 1
title: T
event: {summary: 'She said "never in my life".'}
actors: {ada: {name: Ada Example}, bo: {name: A source, role: unnamed}}
sources: {wire: {title: W, publisher: Wire}}
"""
ARCHIVES = {
    "wire": ArchiveText(("“We stay out,” she said.", "They go in, he thinks.", "“It is not true,” she said."), "")
}


def cautions(**fields: Any) -> list[tuple[str, str]]:
    """The cautions of one statement: kind and text."""
    quote = {"text": "We stay out", "speaker": "ada", "source": "wire"} | fields
    file = load_text(f"{HEAD}source_notes: [{{source: wire, at: 3, note: Misprint.}}]\nquotes: [{quote}]\n")
    proof = prove(file.briefing, ARCHIVES)
    found = cautions_of_statement(file.briefing.quotes[0], file.index, proof.verdicts["Q1"])
    return [(str(caution.kind), "".join(map(str, caution.text))) for caution in found]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, []),
        ({"status": "uncontested", "credibility": 3}, []),
        ({"status": "disputed"}, [("status", "DISPUTED: its truth is denied.")]),
        ({"credibility": 4}, [("credibility", "Doubtful (4 on a scale of 1 to 6).")]),
        ({"credibility": 6}, [("credibility", "Truth cannot be judged (6 on a scale of 1 to 6).")]),
        ({"text": "We go"}, [("not found", "The words were NOT FOUND in the archived text of [1].")]),
        ({"text": "They go in"}, [("not quoted", "The words stand in the source, but not in quotation marks there.")]),
        ({"at": 2}, [("misplaced", "Found at [1:1], not at [1:2].")]),
        ({"text": "It is not true", "at": 3}, [("source note", "Misprint.")]),
        (
            {"kind": "indirect", "passage": "We leave"},
            [("not found", "The passage this rests on was NOT FOUND in the archived text of [1].")],
        ),
        (
            {"kind": "mixed", "text": 'They "stay in" or "leave it".'},
            [
                ("not found", "The words “stay in” were NOT FOUND in the archived text of [1]."),
                ("not found", "The words “leave it” were NOT FOUND in the archived text of [1]."),
            ],
        ),
    ],
)
def test_what_the_file_and_the_check_say_of_a_statement(fields: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert cautions(**fields) == found


def test_before_the_proof_only_the_file_speaks() -> None:
    file = load_text(f"{HEAD}quotes: [{{text: We go, speaker: ada, source: wire, status: contested}}]\n")
    found = cautions_of_statement(file.briefing.quotes[0], file.index, None)
    assert [str(caution.kind) for caution in found] == ["status"]


def test_a_tension_tells_what_is_missing_and_what_is_doubted() -> None:
    text = f"""{HEAD}quotes:
- {{text: We go, speaker: ada, source: wire, status: disputed}}
- {{text: It is a lie, speaker: bo, source: wire}}
tensions:
- title: In or out
  positions: [{{party: ada, position: Out, quotes: [Q1, Q2]}}, {{party: bo, position: In}}]
"""
    file = load_text(text.replace("sources: {", "sources: {other: {title: O}, "))
    support = SupportIndex(file.index)
    tension = file.briefing.tensions[0]
    found = cautions_of_tension(tension, file.index, support, prove(file.briefing, ARCHIVES))
    assert ["".join(map(str, caution.text)) for caution in found] == [
        "The position of A source is carried by no statement.",
        "All of it rests on one source: [2].",
        "[Q1] is disputed: its truth is denied.",
        "NOT FOUND: [Q1] [Q2].",
        "[Q2] comes from people without a name (A source), undated.",
    ]
    before = cautions_of_tension(tension, file.index, support, None)
    assert [caution for caution in found if caution.kind != "not found"] == list(before)


def test_the_brief_names_its_one_source_and_what_nobody_proved() -> None:
    file = load_text(HEAD)
    prose = prove_prose(file.briefing, ARCHIVES)
    found = cautions_of_brief(file.briefing, file.index, ARCHIVES, prose)
    assert ["".join(map(str, caution.text)) for caution in found] == [
        "One source only: nothing here has independent confirmation.",
        "In quotation marks in this brief, and NOT FOUND in the archived text of [1]: “never in my life”.",
    ]
