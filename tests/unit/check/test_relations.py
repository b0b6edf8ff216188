"""A spokesman speaks for whom he is named by; a brother, a lawyer or a rival does not."""

from __future__ import annotations

import json

import pytest

from briefing.check import check_brief
from briefing.files import load_text
from briefing.sources import ArchiveText

ACTORS = {
    "ida": {"name": "Ida Morrow", "kind": "person"},
    "jon": {"name": "Jon Vasko", "kind": "person"},
    "pell": {"name": "Otto Pell", "kind": "person"},
    "roads": {"name": "Roads Office", "kind": "organization"},
}


def told(source: str, words: str, speaker: str, language: str) -> list[str]:
    """What is said of the speaker of some words."""
    brief = {
        "briefing": 1,
        "title": "T",
        "event": {"summary": "S"},
        "actors": ACTORS,
        "sources": {"s": {"title": "S", "language": language, "archive": {"path": "s.txt"}}},
        "quotes": [{"text": words, "speaker": speaker, "source": "s", "at": 1}],
    }
    found = check_brief(load_text(json.dumps(brief), format="json"), {"s": ArchiveText((source,), "")}).findings
    return [it.code for it in found if it.code in {"BR301", "BR306", "BR307", "BR320"}]


@pytest.mark.parametrize("speaker", ["ida", "jon"])
@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("en", '"We stay put," Ida Morrow’s sister said. Jon Vasko was silent.'),
        ("en", '"We stay put," said Ida Morrow\'s former lawyer, whom Jon Vasko knows.'),
        ("en", 'The widow of Ida Morrow told the court: "We stay put." Jon Vasko wept.'),
        ("en", '"We stay put," said an outspoken critic of Ida Morrow. Jon Vasko nodded.'),
        ("en", '"We stay put," Morrow\'s husband, Ben, said. Jon Vasko left.'),
        ("en", '"We stay put," said Morrow’s son Ben. Jon Vasko left.'),
        ("de", "„We stay put“, sagte der Anwalt von Ida Morrow. Jon Vasko schwieg."),
        ("fr", "« We stay put », a dit la sœur d’Ida Morrow. Jon Vasko se tait."),
        ("es", "«We stay put», dijo el abogado de Ida Morrow. Jon Vasko calla."),
        ("it", "«We stay put», ha detto la moglie di Ida Morrow. Jon Vasko tace."),
    ],
)
def test_words_of_a_relative_are_not_ones_own(language: str, source: str, speaker: str) -> None:
    expected = ["BR307"] if speaker == "ida" else []
    assert told(source, "We stay put", speaker, language) == expected


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("en", '"We stay put," said a spokesman for Ida Morrow. Jon Vasko agreed.'),
        ("en", 'Jon Vasko was away. A spokeswoman for Ida Morrow said: "We stay put."'),
        ("en", '"We stay put," Ida Morrow\'s spokesman said. Jon Vasko agreed.'),
        ("en", '"We stay put," said a representative of Ida Morrow on Monday. Jon Vasko agreed.'),
        ("de", "„We stay put“, sagte ein Sprecher von Ida Morrow. Jon Vasko schwieg."),
        ("fr", "« We stay put », a dit le porte-parole d’Ida Morrow. Jon Vasko se tait."),
        ("de", "„We stay put“, so Ida Morrow. Jon Vasko schwieg."),
        ("de", "„We stay put“, so die Ministerin Ida Morrow über Jon Vasko."),
        ("de", "„We stay put“, hieß es laut Ida Morrow. Jon Vasko schwieg."),
        ("tr", "“We stay put” diyen Ida Morrow ayrıldı. Jon Vasko sustu."),
    ],
)
def test_who_speaks_for_somebody_says_that_ones_words(language: str, source: str) -> None:
    assert told(source, "We stay put", "ida", language) == []
    assert told(source, "We stay put", "jon", language) == ([] if "'s spokesman" in source else ["BR307"])


@pytest.mark.parametrize(
    "source",
    [
        'The Roads Office answered. "We stay put," its spokesman Otto Pell said.',
        '"We stay put," Pell told a briefing at the Roads Office.',
        '"We stay put," said Otto Pell, a spokesman for the Roads Office.',
        '"We stay put," said a spokesman for the Roads Office.',
    ],
)
def test_an_office_speaks_through_its_spokesman(source: str) -> None:
    assert told(source, "We stay put", "roads", "en") == []
    assert told(source, "We stay put", "jon", "en") == ["BR307"]


def test_what_a_speaker_tells_of_another_is_not_the_reporters() -> None:
    source = "Ida Morrow recalled: “Out of nowhere, he said, ‘We stay put,’ and left.”"
    assert told(source, "Out of nowhere, he said, ‘We stay put,’ and left", "ida", "en") == []
    put_between = "« Nous restons, a-t-elle dit, et nous payons », selon Ida Morrow."
    assert told(put_between, "Nous restons, a-t-elle dit, et nous payons", "ida", "fr") == ["BR320"]


@pytest.mark.parametrize(
    ("language", "words", "source"),
    [
        ("ar", "سنبقى هنا", "«سنبقى هنا»، قالت Ida Morrow. وكان Jon Vasko هناك."),
        ("he", "נישאר כאן", '"נישאר כאן", אמרה Ida Morrow. Jon Vasko שתק.'),
        ("id", "Kami tetap di sini", "“Kami tetap di sini,” kata Ida Morrow. Jon Vasko diam."),
        ("vi", "Chúng tôi ở lại", "“Chúng tôi ở lại,” bà Ida Morrow nói. Jon Vasko im lặng."),
        ("sw", "Tunabaki hapa", "“Tunabaki hapa,” alisema Ida Morrow. Jon Vasko alinyamaza."),
        ("en", "We stay put", 'Jon Vasko was told by Ida Morrow: "We stay put."'),
    ],
)
def test_the_verbs_of_more_languages_name_the_speaker(language: str, words: str, source: str) -> None:
    assert told(source, words, "ida", language) == []
    assert told(source, words, "jon", language) == ["BR307"]


def test_a_japanese_family_name_stands_for_the_name_without_a_blank() -> None:
    actors = {"sato": {"name": "佐藤一郎", "kind": "person"}, "ito": {"name": "伊藤花子", "kind": "person"}}
    brief = {
        "briefing": 1,
        "title": "T",
        "event": {"summary": "S"},
        "actors": actors,
        "sources": {"s": {"title": "S", "archive": {"path": "s.txt"}}},
        "quotes": [{"text": "岸壁を残す", "speaker": key, "source": "s", "at": 1} for key in actors],
    }
    text = ArchiveText(("「岸壁を残す」と佐藤氏は述べた。",), "")
    found = check_brief(load_text(json.dumps(brief), format="json"), {"s": text}).findings
    assert [it.message[:2] for it in found if it.code == "BR307"] == ["Q2"]
