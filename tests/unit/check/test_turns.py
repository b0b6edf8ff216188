"""A source without quotation marks says by its kind whose words are whose: statements, transcripts, documents."""

from __future__ import annotations

import json

import pytest

from briefing.check import check_brief
from briefing.files import load_text
from briefing.sources import ArchiveText, split_paragraphs

DEBATE = """\
The Chair: I give the floor to Ms Sand.

Mira SAND (Harbour League): We shall keep the quay.
It is ours.

Nobody asked us to sell it.

Mr Brann: The quay is sold.
"""


def told(words: str, source: str, by: str = "sand", **fields: object) -> set[tuple[str, str]]:
    """Codes and severities of what is found about words of Mira Sand in a source."""
    brief = {
        "briefing": 1,
        "title": "T",
        "event": {"summary": "S"},
        "actors": {
            "sand": {"name": "Mira Sand", "kind": "person", "affiliation": "league"},
            "brann": {"name": "Ilo Brann", "kind": "person"},
            "league": {"name": "Harbour League", "kind": "organization"},
        },
        "sources": {"s": {"title": "S", "archive": {"path": "s.txt"}, **fields}},
        "quotes": [{"text": words, "speaker": by, "source": "s"}],
    }
    texts = {"s": ArchiveText(split_paragraphs(source), "")}
    found = check_brief(load_text(json.dumps(brief), format="json"), texts).findings
    return {(it.code, str(it.severity)) for it in found if it.code in {"BR301", "BR306", "BR307", "BR321"}}


@pytest.mark.parametrize("kind", ["transcript", None])
@pytest.mark.parametrize(
    ("words", "speaker", "own"),
    [
        ("We shall keep the quay", "sand", True),
        ("Nobody asked us to sell it", "sand", True),
        ("The quay is sold", "brann", True),
        ("The quay is sold", "sand", False),
        ("We shall keep the quay", "brann", False),
        ("I give the floor to Ms Sand", "sand", False),
    ],
)
def test_a_turn_is_its_speakers(words: str, speaker: str, own: bool, kind: str | None) -> None:
    fields = {"kind": kind} if kind else {}
    severity = "error" if kind else "warning"
    assert told(words, DEBATE, speaker, **fields) == (set() if own else {("BR321", severity)})


@pytest.mark.parametrize(
    "source",
    [
        "ILO BRANN (Port)\nWe shall see.\n\nMIRA SAND\nWe shall keep the quay.",
        "Q. What of the quay?\n\nA. We shall keep the quay.",
        "[00:00:04] MIRA SAND: We shall keep the quay.\n[00:00:09] BRANN: We shall not.",
        "[Ilo Brann] We shall see.\n[Mira Sand] We shall keep the quay.\n[Loud Music] [LAUGHTER] [Applause]",
        "[MIRA SAND]\nWe shall keep the quay.\n\n[BRANN]\nWe shall not.",
        "00:04 [MIRA SAND] It is late. [Applause]\n\n[Applause] We shall keep the quay.\n\n[BRANN] We shall not.",
        "Ilo Brann  0:01\nWe shall not.\n\nMira Sand  0:09\nWe shall keep the quay.",
        "Ilo Brann 00:00:01\nWe shall not.\nMira Sand 01:00:09\nWe shall keep the quay.",
        "Репортёр: Что дальше?\n\nMira Sand：We shall keep the quay.",
        "00:01.000 --> 00:04.000 line:0\n<v Sand>We shall\n\n00:04.000 --> 00:06.000\n<v Sand>keep the quay.</v>",
        "1\n00:00:01,000 --> 00:00:04,000\nWe shall\n\n2\n00:00:04,000 --> 00:00:06,000\nkeep <i>the</i> quay.",
    ],
)
def test_transcripts_of_many_forms_are_read(source: str) -> None:
    assert told("We shall keep the quay", source, kind="transcript") == set()


@pytest.mark.parametrize(
    "source",
    [
        "1\n00:00:01,000 --> 00:00:04,000\n- We shall\n\n2\n00:00:04,000 --> 00:00:06,000\n- keep the quay.",
        "00:01.000 --> 00:04.000\n<v Mira Sand>We shall\n\n00:04.000 --> 00:06.000\n<v Ilo Brann>keep the quay.",
        "1\n00:00:01,000 --> 00:00:04,000\nWe shall\n\n2\n00:00:04,000 --> 00:00:06,000\nnot keep the quay.",
    ],
)
def test_words_of_two_voices_are_not_joined(source: str) -> None:
    assert ("BR301", "error") in told("We shall keep the quay", source, kind="transcript")


@pytest.mark.parametrize(
    "source",
    [
        "[Mira Sand] We shall see.\n[Ilo Brann] We shall keep the quay.",
        "[MIRA SAND]\nWe shall see.\n\n[BRANN]\nWe shall keep the quay.",
        "Mira Sand  0:01\nWe shall not.\n\nIlo Brann  0:09\nWe shall keep the quay.",
    ],
)
@pytest.mark.parametrize("kind", ["transcript", None])
def test_a_turn_without_a_colon_is_its_speakers(source: str, kind: str | None) -> None:
    fields = {"kind": kind} if kind else {}
    assert told("We shall keep the quay", source, "brann", **fields) == set()
    assert told("We shall keep the quay", source, **fields) == {("BR321", "error" if kind else "warning")}


def test_what_a_transcript_notes_in_brackets_is_nobodys_turn() -> None:
    source = "Mira Sand: We shall see.\n[Crosstalk] [PAUSE]\n[Phone Ringing] We shall keep the quay.\n\nIlo Brann: No."
    assert told("We shall keep the quay", source, kind="transcript") == set()
    assert told("We shall keep the quay", source, "brann", kind="transcript") == {("BR321", "error")}


def test_the_words_of_a_question_are_not_those_of_the_one_who_is_asked() -> None:
    court = "BY MR. BRANN:\n\nQ. You kept the quay?\n\nA. I did keep it."
    assert told("You kept the quay?", court, "brann", kind="transcript") == set()
    assert told("You kept the quay?", court, "sand", kind="transcript") == {("BR321", "error")}


def test_all_of_a_statement_is_its_speakers() -> None:
    speech = 'We shall keep the quay. He told us: "The quay is sold."'
    assert told("We shall keep the quay", speech, kind="statement", speaker="sand") == set()
    assert told("We shall keep the quay", speech, "league", kind="statement", speaker="sand") == set()
    assert told("We shall keep the quay", speech, "brann", kind="statement", speaker="sand") == {("BR321", "error")}
    assert told("The quay is sold", speech, "brann", kind="statement", speaker="sand") == set()


def test_the_words_of_another_are_not_verified() -> None:
    brief = load_text(
        "briefing: 1\ntitle: T\nevent: {summary: S}\nactors: {a: {name: Ilo Brann}, b: {name: Mira Sand}}\n"
        "sources: {s: {title: S, kind: transcript}}\nquotes:\n- {text: We stay, speaker: a, source: s}\n"
    )
    verdict = check_brief(brief, {"s": ArchiveText(("Mira Sand: We stay.", "Ilo Brann: We go."), "")}).proof.verdicts[
        "Q1"
    ]
    assert not verdict.verified
    assert verdict.sentence.endswith("character for character, but in the turn of 'Mira Sand'")


WEBVTT = """\
WEBVTT
Kind: captions
Language: en

NOTE The quay was not lost

STYLE
::cue {color: red}

a
00:01.000 --> 00:04.000
We shall

b
00:04.000 --> 00:06.000
keep the quay.
"""


def test_subtitles_whose_kind_is_not_given_name_nobody() -> None:
    assert not told("We shall keep the quay", WEBVTT)
    assert ("BR306", "warning") in told("The quay was not lost", WEBVTT)
    assert ("BR306", "warning") in told("Language: en", WEBVTT)
    voiced = WEBVTT.replace("We shall", "<v Ilo Brann>We shall").replace("keep", "<v Ilo Brann>keep")
    assert told("We shall keep the quay", voiced) == {("BR321", "warning")}


def test_a_document_has_no_marks_and_a_report_has() -> None:
    assert told("The quay is kept", "Article 1. The quay is kept.", kind="document") == set()
    assert ("BR306", "warning") in told("The quay is kept", "Sand says the quay. The quay is kept.")
    headlines = "Sand: We shall keep the quay\n\nBrann: The quay is sold"
    assert ("BR306", "warning") in told("We shall keep the quay", headlines, kind="report")


@pytest.mark.parametrize(
    "debate",
    [
        "Mira Sand\nWe keep it.\n\nIlo Brann\nThe quay is sold.",
        "SAND – We keep it.\n\nBRANN – The quay is sold.",
        "MS. SAND. We keep it.\n\nMR. BRANN. The quay is sold.",
        "<b>Mira Sand:</b> We keep it.\n\n<b>Ilo Brann:</b> The quay is sold.",
        "**Mira Sand:** We keep it.\n\n**Ilo Brann:** The quay is sold.",
        "Ms. SAND. We keep it.\n\nMr. BRANN. The quay is sold.",
        "MIRA SAND— We keep it.\n\nILO BRANN— The quay is sold.",
        "Mme Mira Sand. – We keep it.\n\nM. Ilo Brann. – The quay is sold.",
        "1. Mira Sand: We keep it.\n\n2. Ilo Brann: The quay is sold.",
        "<p><strong>Mira Sand</strong>: We keep it.</p>\n\n<p><strong>Ilo Brann</strong>: The quay is sold.</p>",
    ],
)
def test_names_that_open_most_paragraphs_of_a_transcript_are_turns(debate: str) -> None:
    assert told("The quay is sold", debate, "sand", kind="transcript") == {("BR321", "error")}
    assert not told("We keep it", debate, "sand", kind="transcript")


def test_a_heading_in_a_transcript_opens_no_turn() -> None:
    assert not told("We keep it", "The Quay\nWe keep it.\n\nNothing else.\n\nThe end.", "sand", kind="transcript")
