"""Pieces of one statement that lie in several quotations: whom the source names beside them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from briefing.check import prove
from briefing.check.joined import find_joined
from briefing.check.naming import NamingIndex
from briefing.files import load_text
from briefing.sources import ArchiveText

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GIVEN: Sequence[Mapping[str, str | None]] = [{"text": "We keep it ... all winter", "speaker": "brann", "source": "s"}]


def named(*paragraphs: str, quotes: Sequence[Mapping[str, str | None]] = GIVEN) -> list[str]:
    """What is told of the statements, Ilo Brann's where nothing else is given."""
    brief = {
        "briefing": 1,
        "title": "T",
        "event": {"summary": "S"},
        "actors": {
            "brann": {"name": "Ilo Brann", "kind": "person", "role": "Harbour master"},
            "sand": {"name": "Mira Sand", "kind": "person", "role": "Treasurer"},
            "town": {"name": "Town Council", "kind": "organization"},
        },
        "sources": {"s": {"title": "S", "archive": {"path": "s.txt"}}},
        "quotes": list(quotes),
    }
    briefing = load_text(json.dumps(brief), format="json").briefing
    archives = {"s": ArchiveText(paragraphs, "", language="en")}
    found = find_joined(briefing, prove(briefing, archives), archives, NamingIndex(briefing))
    return [f"{it.quote}: {it.message.rpartition(' names ')[2]}" for it in found]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ('"We keep it," said Brann. "I pay all winter," said Sand.',),
        ('"We keep it," said Brann. "I pay," Sand said, "all winter."',),
        ('"We keep it," said Brann.', '"I pay all winter," said Sand.'),
        ('"We keep it." Sand spoke next.', '"I pay all winter."'),
        ('"We keep it," said Brann.', 'Mira Sand then said: "I pay all winter."'),
        ('"We keep it," said Brann. The treasurer said: "I pay all winter."',),
        ('"We keep it," the treasurer said. "I pay all winter."',),
        ('"We keep it," said Brann. "I pay all winter," said the treasurer.',),
        ('"We keep it," said Brann for the Town Council. Sand said: "I pay all winter."',),
        ('"We keep it," said Brann. "Yes," said the treasurer. "I pay all winter," said Sand.',),
    ],
)
def test_another_who_is_named_beside_one_of_the_pieces_is_told(paragraphs: tuple[str, ...]) -> None:
    assert named(*paragraphs) == ["0: Mira Sand"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ('"We keep it until Mira Sand comes and all winter," said Brann.',),
        ('"We keep it," said Brann. "I pay all winter."',),
        ('"We keep it," said Brann. "I pay all winter." It rained. Mira Sand left.',),
        ('"We keep it," he told Sand. "I pay all winter."',),
        ('"We keep it," said Brann, who met Sand there. "I pay all winter."',),
        ('"We keep it," said Brann for the Town Council. "I pay all winter."',),
        ('"We keep it," he said with Mira Sand beside him. "I pay all winter."',),
        (f'Mira Sand said so. {"It rained. " * 30}"We keep it," said Brann.', '"I pay all winter," said Brann.'),
        ('"We keep it," said Brann.', f'Mira Sand said so. {"It rained again. " * 30}"I pay all winter," said Brann.'),
        ('"We keep it," said Brann. "I pay all winter," said the harbour master. The treasurer left.',),
    ],
)
def test_who_is_only_spoken_of_or_far_away_is_not(paragraphs: tuple[str, ...]) -> None:
    assert named(*paragraphs) == []


def test_each_statement_is_looked_at_whatever_the_one_before_it_was() -> None:
    text = '"We keep it," said Brann. "I pay all winter," said Sand. "Good," he said.'
    joined = {"text": "We keep it ... all winter", "speaker": "brann", "source": "s"}
    others: list[Mapping[str, str | None]] = [
        {"text": "Nobody said this", "speaker": None},
        {"text": "Good", "speaker": "brann", "source": "s"},
    ]
    assert named(text, quotes=[*others, joined, *others, joined]) == ["2: Mira Sand", "5: Mira Sand"]


def test_a_stranger_beside_a_verb_of_speech_is_told_by_name() -> None:
    assert named('"We keep it," said Brann. "I pay all winter," said Uta Moll.') == ["0: Uta Moll"]
    assert named('"We keep it," said Brann. "I pay all winter," Uta Moll Reyes said.') == ["0: Uta Moll Reyes"]
    spoke_for = '"We keep it," said Brann. "I pay all winter," said Uta Moll for the Town Council.'
    assert named(spoke_for) == ["0: Uta Moll"]
    assert named('"We keep it," said Brann. "I pay all winter," said Town Council.') == []
    assert named('"We keep it," said Brann, and Uta Moll said so too. "I pay all winter."') == []
    assert named('"We keep it," he wrote, as Uta Moll said. "I pay all winter."') == []
    assert named('"We keep it," said Brann. "I pay all winter," said a man.') == []
    assert named('"We keep it," said Brann. "I pay all winter," said Monday.') == []


def test_a_quotation_that_began_a_paragraph_before_holds_its_words() -> None:
    assert named('"We keep it.', '"The quay is old and I pay all winter," said Brann. Sand left.') == []
    assert named('"We keep it.', '"The quay is old." Sand said: "I pay all winter."') == ["0: Mira Sand"]


def test_two_pieces_of_one_quotation_hide_no_third_one() -> None:
    quote = {"text": "We shall ... keep the harbour ... all winter", "speaker": "brann", "source": "s"}
    text = '"We shall, I say, keep the harbour," said Brann. "I pay all winter," said Sand.'
    assert named(text, quotes=[quote]) == ["0: Mira Sand"]
    assert (
        named('"We shall, I say, keep the harbour and pay all winter," said Brann. "No," said Sand.', quotes=[quote])
        == []
    )


def test_the_end_of_a_quotation_that_began_before_is_apart_from_the_next_one() -> None:
    ended = '"It is old.', '"We keep it," said Brann. "I pay all winter," he said. Mira Sand left.'
    assert named(*ended) == []
    assert named('"It is old.', '"We keep it." He left. "I pay all winter," said Sand.') == ["0: Mira Sand"]


def test_what_is_only_a_passage_claims_nothing() -> None:
    passage = {
        "text": "He keeps it",
        "kind": "indirect",
        "passage": GIVEN[0]["text"],
        "speaker": "brann",
        "source": "s",
    }
    assert named('"We keep it," said Brann. "I pay all winter," said Sand.', quotes=[passage]) == []


def test_each_verb_of_a_sentence_is_looked_at_for_a_stranger() -> None:
    assert named('"We keep it," said Brann. "I pay all winter," it was said, and Uta Moll said it.') == ["0: Uta Moll"]


def test_a_pronoun_at_the_very_start_means_the_speaker() -> None:
    assert named('"We keep it," said Brann. "I pay all winter," he and Mira Sand wrote.') == []


def test_whom_the_words_are_said_to_at_the_very_start_is_no_other_speaker() -> None:
    assert named('"We keep it," said Brann. "I pay all winter," to Mira Sand.') == []


@pytest.mark.parametrize(("length", "told"), [(300, ["0: Mira Sand"]), (301, [])])
def test_a_name_is_read_up_to_a_distance(length: int, told: list[str]) -> None:
    before = f"Sand said {'in rain ' * 50}"[: length - 3] + ': "'
    assert named('"We keep it," said Brann.', f'{before}I pay all winter," said Brann.') == told
