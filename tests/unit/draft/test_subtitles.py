"""Subtitles: cues joined to sentences, each with the speaker whom its cue names, and nobody where it names none."""

from __future__ import annotations

import pytest

from briefing.draft import SourceReport, propose
from briefing.draft.subtitles import UNNAMED, are_subtitles, plain_report
from briefing.sources import split_paragraphs

SPOKEN = r"""
1
00:00:01,000 --> 00:00:04,000
MAYOR RHEA MOLL: The ferries will
stay in the harbour until

2
00:00:04,500 --> 00:00:07,000
the engineers have <i>seen</i> them.

3
00:00:07,100 --> 00:00:09,000
We know how hard that is for you.

4
00:00:09,000 --> 00:00:10,500
[phone rings]

5
00:00:11,000 --> 00:00:13,000
REPORTER: And who pays for it in the end?

6
00:00:13,200 --> 00:00:16,000
BO KELL: Nobody has asked us for money. (laughs)

7
00:00:16,200 --> 00:00:19,000
- The crews have not been paid since May.
- That is not quite true, and you know it.

8
00:00:20,000 --> 00:00:23,000
♪ we are sailing home to you ♪

9
00:00:24,000 --> 00:00:28,000
{\an8}MAYOR MOLL: I have nothing to add to what I said.
"""


def drafted(text: str) -> list[tuple[str, str, int]]:
    proposal = propose([SourceReport("film", split_paragraphs(text), "en")])
    names = {actor.id: actor.name for actor in proposal.actors}
    return [(" and ".join(names[key] for key in one.speakers), one.text, one.at) for one in proposal.statements]


def test_a_cue_is_of_whom_it_names_and_of_nobody_where_it_begins_a_sentence_without_a_name() -> None:
    assert drafted(SPOKEN) == [
        ("Rhea Moll", "The ferries will stay in the harbour until the engineers have seen them.", 1),
        ("", "We know how hard that is for you.", 3),
        ("Bo Kell", "Nobody has asked us for money.", 6),
        ("", "The crews have not been paid since May.", 7),
        ("", "That is not quite true, and you know it.", 7),
        ("Rhea Moll", "I have nothing to add to what I said.", 9),
    ]


def test_a_gap_says_where_nobody_is_named() -> None:
    proposal = propose([SourceReport("film", split_paragraphs(SPOKEN), "en", title="At the quay")])
    assert [one.text for one in proposal.gaps] == ["Who speaks in [film:3] and [film:7]: the subtitles do not say."]
    assert [one.note for one in proposal.statements if not one.speakers] == [UNNAMED] * 3
    assert proposal.event.summary == "At the quay. Rhea Moll and Bo Kell speak."
    assert proposal.timeline == ()


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("00:00:04.500", [("Rhea Moll", "The ferries stay here. Nobody sails in this weather.", 2)]),
        (
            "00:00:09.000",
            [("Rhea Moll", "The ferries stay here.", 2), ("Rhea Moll", "Nobody sails in this weather.", 3)],
        ),
    ],
)
def test_a_pause_ends_what_one_voice_says(second: str, expected: list[tuple[str, str, int]]) -> None:
    text = (
        "WEBVTT - talk\n\n00:00:01.000 --> 00:00:04.000\n<v Rhea Moll>The ferries stay here.\n\n"
        f"{second} --> 00:00:11.000\n<v Rhea Moll>Nobody sails in this weather."
    )
    assert drafted(text) == expected


def test_a_sentence_that_is_cut_off_by_a_pause_or_another_voice_does_not_go_on() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Rhea Moll>We go out tonight and\n\n"
        "00:02.000 --> 00:04.000\n<v Bo Kell>nobody goes out tonight.\n\n"
        "00:05.000 --> 00:06.000\nThe ferries stay in the\n\n00:30.000 --> 00:32.000\nharbour of the old town."
    )
    assert drafted(text) == [
        ("Rhea Moll", "We go out tonight and", 2),
        ("Bo Kell", "nobody goes out tonight.", 3),
        ("", "The ferries stay in the", 4),
        ("", "harbour of the old town.", 5),
    ]


def test_subtitles_that_name_everybody_leave_no_gap() -> None:
    text = "1\n00:00:01,000 --> 00:00:04,000\nRHEA MOLL: The ferries stay here tonight."
    proposal = propose([SourceReport("film", split_paragraphs(text), "en")])
    assert len(proposal.statements) == 1
    assert proposal.gaps == ()


def test_a_report_is_none() -> None:
    report = SourceReport("wire", ("The crews met --> nobody came.", '"We stay," said Moll.'), "en")
    assert not are_subtitles(report.paragraphs)
    assert plain_report(report) is report
