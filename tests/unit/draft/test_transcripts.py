"""Transcripts: each turn is its speaker's own words, and who asks is nobody's business."""

from __future__ import annotations

import doctest

import pytest

from briefing.draft import SourceReport, propose, transcripts
from briefing.draft.transcripts import UNNAMED, is_transcript

TALK = (
    "Remarks at the signing of the river pact",
    "Osthaven, 12 May 2026",
    "PRIME MINISTER ANA TOREVA: Thank you for coming. [Applause.] We signed the pact an hour ago. (Laughter.)",
    "The river belongs to those who live on it, Minister Orsk.",
    "ORSK (through an interpreter): I agree with every word of it.",
    "Q: Rhea Moll, Coast Wire. Will the army be there on Monday?",
    "TOREVA: No.",
    "QUESTION: And who pays for all of it in the end?",
    "Mr. Orsk: Nobody has asked us for money, and nobody will.",
)


def drafted(*paragraphs: str, language: str | None = "en") -> list[tuple[str, str, int]]:
    proposal = propose([SourceReport("talk", paragraphs, language, title=paragraphs[0])])
    names = {actor.id: actor.name for actor in proposal.actors}
    return [(" and ".join(names[key] for key in one.speakers), one.text, one.at) for one in proposal.statements]


def test_each_paragraph_of_a_turn_is_a_statement_of_its_speaker() -> None:
    assert drafted(*TALK) == [
        ("Ana Toreva", "Thank you for coming. [Applause.] We signed the pact an hour ago.", 3),
        ("Ana Toreva", "The river belongs to those who live on it, Minister Orsk.", 4),
        ("Orsk", "I agree with every word of it.", 5),
        ("Orsk", "Nobody has asked us for money, and nobody will.", 9),
    ]


def test_a_talk_is_told_by_its_title_its_day_and_its_speakers() -> None:
    proposal = propose([SourceReport("talk", TALK, "en", title=TALK[0])])
    assert proposal.event.summary == "Remarks at the signing of the river pact. Ana Toreva and Orsk speak."
    assert proposal.event.when is not None
    assert (proposal.event.when.edtf, proposal.event.when.basis) == ("2026-05-12", "stated")
    assert {one.date for one in proposal.statements} == {proposal.event.when}
    assert [(actor.name, actor.role) for actor in proposal.actors] == [
        ("Ana Toreva", "Prime Minister"),
        ("Orsk", "Minister"),
    ]
    # What somebody says of Monday is no event.
    assert proposal.timeline == ()


def test_an_answer_without_a_name_has_no_speaker() -> None:
    asked = ("Question: Who pays?", "Answer: Nobody has asked us.", "Question: And then?", "Answer: Wait and see.")
    proposal = propose([SourceReport("talk", ("An interview", *asked), "en")])
    assert [(one.speakers, one.note, one.at) for one in proposal.statements] == [((), UNNAMED, 3)]
    assert proposal.event.summary == "An interview."


def test_how_somebody_speaks_is_no_office() -> None:
    talk = (
        "Talk",
        "ANA LUPU (by telephone): We go out tonight, all of us.",
        "DAN IBERS (the Crews): We all stay ashore.",
    )
    proposal = propose([SourceReport("talk", talk, "en")])
    assert [(actor.name, actor.role) for actor in proposal.actors] == [("Ana Lupu", ""), ("Dan Ibers", "the Crews")]


def test_a_speaker_of_a_house_and_a_press_secretary_are_no_askers() -> None:
    talk = (
        "A briefing in the house",
        "SPEAKER ANA LUPU: The house will sit again in the morning.",
        "PRESS SECRETARY RHEA MOLL: We have nothing to add to that.",
        "SPEAKER 2: And who will pay for all of it?",
        "UNIDENTIFIED MALE: Who will pay for all of it?",
    )
    assert [(who, at) for who, _, at in drafted(*talk)] == [("Ana Lupu", 2), ("Rhea Moll", 3)]


def test_turns_that_share_a_paragraph_are_told_apart() -> None:
    talk = "Ana Lupu: We go out tonight, all of us.\nDan Ibers: We stay ashore until the morning."
    assert drafted("A talk on the quay", talk, "Ana Lupu: Then go home and sleep well.") == [
        ("Ana Lupu", "We go out tonight, all of us.", 2),
        ("Dan Ibers", "We stay ashore until the morning.", 2),
        ("Ana Lupu", "Then go home and sleep well.", 3),
    ]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("The crews met.", '"We stay ashore," said Rhea Moll.', "Note: the quay is closed."),
        ("Ana Lupu: We go out tonight.", "Ana Lupu: All of us go."),
        ("1\n00:00:01,000 --> 00:00:02,000\nAna: We go", "2\n00:00:02,000 --> 00:00:03,000\nDan: out tonight."),
    ],
)
def test_a_report_a_monologue_and_subtitles_are_none(paragraphs: tuple[str, ...]) -> None:
    assert not is_transcript(paragraphs)


def test_the_examples_are_true() -> None:
    assert doctest.testmod(transcripts) == (0, 2)
