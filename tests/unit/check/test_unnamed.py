"""Somebody without a name who speaks beside the words is told, and those who are asked; named ones are not."""

from __future__ import annotations

import json

import pytest

from briefing.check import check_brief
from briefing.files import load_text
from briefing.sources import ArchiveText

WORDS = "The weir holds until spring"


def told(text: str, kind: str = "person", language: str = "en") -> list[str]:
    """What is told of the speaker of words that are given to Tove Marsh."""
    brief = {
        "briefing": 1,
        "title": "T",
        "event": {"summary": "S"},
        "actors": {"marsh": {"name": "Tove Marsh", "kind": kind, "role": "Weir keeper"}},
        "sources": {"s": {"title": "S", "language": language}},
        "quotes": [{"text": WORDS, "speaker": "marsh", "source": "s"}],
    }
    text = text.replace("*", WORDS)
    found = check_brief(load_text(json.dumps(brief), format="json"), {"s": ArchiveText((text,), text)}).findings
    return [it.message for it in found if it.code == "BR307"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", '"*," an angry farmer shouted at Tove Marsh.'),
        ("en", '"*," said a person close to Tove Marsh.'),
        ("en", '"*," said another guest. Tove Marsh left.'),
        ("en", 'Tove Marsh smiled when a farmer said "*".'),
        ("fr", "« * », a dit un voisin. Tove Marsh est partie."),
        ("de", "„*“, sagte ein Nachbar. Tove Marsh ging."),
        ("es", "«*», dijo un vecino. Tove Marsh se fue."),
    ],
)
def test_somebody_without_a_name_is_another(language: str, text: str) -> None:
    (message,) = told(text, language=language)
    assert "not named" in message
    assert told(text, "organization", language) == []


@pytest.mark.parametrize("text", ['Tove Marsh was asked: "*."', '"*," Tove Marsh was told.', 'Tove Marsh heard: "*."'])
def test_whoever_is_asked_or_hears_words_does_not_say_them(text: str) -> None:
    (message,) = told(text)
    assert "said to Tove Marsh" in message


@pytest.mark.parametrize(
    "text",
    [
        '"*," said a smiling Tove Marsh.',
        '"*," said a farmer, Tove Marsh.',
        '"*," an angry Marsh shouted.',
        '"*," a weir keeper said. Tove Marsh lives there.',
        '"*," Marsh told a farmer.',
        '"*," Marsh said when a farmer asked.',
        'After a day of talks, Tove Marsh said: "*."',
        "Tove Marsh was asked about it. “*,” she said.",
        "A farmer left. “*,” Tove Marsh said.",
    ],
)
def test_a_speaker_who_is_named_there_is_not_doubted(text: str) -> None:
    assert told(text) == []
