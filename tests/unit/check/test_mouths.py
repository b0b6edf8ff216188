"""Who speaks in the sentence of some marks: many orders of words, many names, several languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.check import prove
from briefing.check.attribution import find_misattributions
from briefing.files import load_text
from briefing.sources import ArchiveText

if TYPE_CHECKING:
    from collections.abc import Iterable

BRIEF = """\
briefing: 1
title: Ferry
event: {{summary: S.}}
actors:
  ida: {{name: Ida Morrow, kind: person, role: Minister of Roads, affiliation: roads}}
  jon: {{name: Jon Vasko, kind: person, role: Mayor}}
  roads: {{name: Roads Office, kind: organization}}
  press: {{name: Morning Wire, kind: media}}
  hua: {{name: Gao Lingxia, kind: person}}
  robledo: {{name: Inés Robledo Farías, kind: person}}
  leh: {{name: Łukasz Głowa, kind: person}}
  orb: {{name: Szőke Imre, kind: person}}
  lys: {{name: Olena Lysenska, kind: person, aliases: [Олена Лисенська]}}
  kov: {{name: Петро Коваль, kind: person}}
  nie: {{name: Eero Niemelä, kind: person}}
  sisi: {{name: Karim el-Masri, kind: person}}
  anne: {{name: Anne Hale-Corry, kind: person}}
  orel: {{name: Павел Орёл, kind: person}}
  meer: {{name: Otto van der Meer, kind: person}}
sources: {{s: {{title: T, language: {language}}}}}
quotes: [{quote}]
"""
WORDS = "The ferry will not sail this year"


def told(text: str, speaker: str, language: str = "en", quote: str = WORDS, kind: str = "direct") -> list[str]:
    item = f"{{text: '{quote}', speaker: {speaker}, source: s, kind: {kind}}}"
    briefing = load_text(BRIEF.format(language=language, quote=item)).briefing
    archives = {"s": ArchiveText(tuple(text.split("\n\n")), "s", language=language)}
    return [
        it.message for it in find_misattributions(briefing, prove(briefing, archives), archives) if it.code == "BR307"
    ]


def filled(texts: Iterable[str]) -> list[str]:
    return [text.replace("*", WORDS) for text in texts]


BY_IDA = filled(
    [
        '"*," said Ida Morrow, who met Jon Vasko on Monday.',
        '"*," Ida Morrow said after talks with Jon Vasko.',
        '"*," Morrow told Jon Vasko.',
        '"*," Ms. Morrow, the minister of roads, said in the house of Jon Vasko.',
        'Ida Morrow said: "*." Jon Vasko left the room.',
        'Jon Vasko was told by Ida Morrow, who said "*."',
        'Ida Morrow, a rival of Jon Vasko, warned: "*."',
        'After a call with Jon Vasko, Ida Morrow said that "*".',
        'According to Ida Morrow, "*", whatever Jon Vasko hopes.',
        '"*," according to the minister Ida Morrow, whom Jon Vasko follows.',
        'Jon Vasko was glad. "*," Morrow added.',
        '"*," said the former minister of roads Ida Morrow, with Jon Vasko beside her.',
        'Jon Vasko rose. Morrow left the hall, saying "*".',
        'Ida Morrow: "*." Jon Vasko: "No."',
        '"*," Mrs Morrow has said. Jon Vasko said nothing.',
    ]
)


@pytest.mark.parametrize("text", BY_IDA)
def test_the_one_who_speaks_in_the_sentence_is_taken(text: str) -> None:
    assert told(text, "ida") == []
    assert told(text, "jon") == ["Q1: beside the words the source names Ida Morrow"]


@pytest.mark.parametrize(
    "text",
    filled(
        [
            '"*," he said of Ida Morrow. It was Jon Vasko who led.',
            'Jon Vasko was glad that Ida Morrow came. "*."',
            '"*." Ida Morrow said she was glad. Jon Vasko had spoken.',
            '"*," said Vasko and Morrow.',
            'Vasko and Morrow said: "*."',
            '"*," Vasko and the minister, Ida Morrow, said.',
            '"*," said the mayor, whom Ida Morrow has called a friend.',
            '"*," said the driver while Ida Morrow slept. Jon Vasko nodded.',
            '"*," Vasko told the Morning Wire.',
            'Asked by Morrow about it, Vasko replied: "*."',
            '"*" was the mayor\'s answer when Morrow called Vasko.',
            'Morrow denied that Vasko had said "*".',
        ]
    ),
)
def test_who_is_only_near_is_not_taken_for_the_speaker(text: str) -> None:
    assert told(text, "jon") == []


def test_words_of_an_office_may_be_those_of_its_head_and_the_other_way_round() -> None:
    assert told(f'"{WORDS}," the Roads Office said. Morrow nodded.', "ida") == []
    assert told(f'"{WORDS}," Ida Morrow said for the Roads Office.', "roads") == []
    assert told(f'"{WORDS}," the Roads Office said. Jon Vasko nodded.', "jon") != []


@pytest.mark.parametrize(
    "text", filled(['"*," she told Ida Morrow.', '"*," the driver told Ms Morrow.', 'He said to Ida Morrow: "*."'])
)
def test_who_is_only_addressed_has_not_said_it(text: str) -> None:
    assert told(text, "ida") == ["Q1: the source has the words said to Ida Morrow"]


@pytest.mark.parametrize(
    "text",
    filled(
        [
            'Jon Vasko, a spokesman for the Roads Office, said: "*."',
            '"*," said Roads Office spokesman Jon Vasko.',
            '"*," Jon Vasko of the Roads Office said.',
        ]
    ),
)
def test_an_office_that_is_named_beside_whoever_speaks_for_it_may_be_the_speaker(text: str) -> None:
    assert told(text, "roads") == []
    assert told(text, "hua") != []


def test_an_office_that_is_only_told_something_is_not_the_speaker() -> None:
    assert told(f'"{WORDS}," Jon Vasko told the Roads Office.', "roads") == [
        "Q1: beside the words the source names Jon Vasko"
    ]


@pytest.mark.parametrize(
    "text", filled(['"*," said Ida Morrow and Anne Hale-Corry.', 'Anne Hale-Corry and Ida Morrow said: "*."'])
)
def test_of_several_speakers_the_nearest_to_the_marks_is_named(text: str) -> None:
    assert told(f"Jon Vasko nodded. {text}", "jon") == ["Q1: beside the words the source names Ida Morrow"]


def test_each_mouth_of_a_mixed_statement_is_looked_at() -> None:
    text = f'"{WORDS}," said Ida Morrow.\n\nRain.\n\nRain.\n\nRain.\n\n"We shall sail in June," said Jon Vasko.'
    quote = f'She says "{WORDS}" and "We shall sail in June".'
    assert told(text, "ida", quote=quote, kind="mixed") == ["Q1: beside the words the source names Jon Vasko"]
    assert told(text, "[ida, jon]", quote=quote, kind="mixed") == []


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("hua", "Gao"),
        ("hua", "Ms. Gao"),
        ("hua", "Gao Lingxia"),
        ("robledo", "Robledo"),
        ("robledo", "Inés Robledo"),
        ("robledo", "Señora Robledo"),
        ("robledo", "I. Robledo"),
        ("leh", "Lukasz Glowa"),
        ("leh", "Glowa"),
        ("orb", "Szoke"),
        ("orb", "Imre Szőke"),
        ("meer", "van der Meer"),
        ("meer", "Van der Meer"),
        ("meer", "Meer"),
        ("jon", "J. Vasko"),
        ("sisi", "Masri"),
        ("sisi", "al-Masri"),
        ("anne", "Hale-Corry"),
        ("anne", "Ms. Corry"),
        ("jon", "Mayor Vasko"),
    ],
)
def test_a_speaker_is_found_under_every_form_of_the_name(speaker: str, name: str) -> None:
    assert told(f'"{WORDS}," {name} said on Monday.', speaker) == []
    assert told(f'"{WORDS}," said {name}.', "ida" if speaker != "ida" else "jon") != []


@pytest.mark.parametrize(
    "text", ["Ida Belling said.", "said Boris Robledo Kane.", "said Gao's neighbour, Min Robledo."]
)
def test_a_word_of_a_name_inside_of_another_name_points_at_nobody(text: str) -> None:
    assert told(f'"{WORDS}," {text}', "ida") != []


@pytest.mark.parametrize(
    ("language", "text", "speaker", "other"),
    [
        ("fr", "« * », a déclaré lundi Ida Morrow à Jon Vasko.", "ida", "jon"),
        ("fr", "« * », a affirmé la ministre Ida Morrow, qui recevait Jon Vasko.", "ida", "jon"),
        ("de", "„*“, sagte am Montag die Ministerin Ida Morrow zu Jon Vasko.", "ida", "jon"),
        ("es", "«*», dijo ayer Ida Morrow ante Jon Vasko.", "ida", "jon"),
        ("it", "«*», ha detto Ida Morrow a Jon Vasko.", "ida", "jon"),
        ("ro", "„*”, a declarat Ida Morrow în fața lui Jon Vasko.", "ida", "jon"),
        ("pl", "„*” – powiedziała Ida Morrow po rozmowie z Jonem Vasko.", "ida", "jon"),
        ("sv", "”*”, sade Ida Morrow till Jon Vasko.", "ida", "jon"),
        ("uk", "«*», — сказав Петро Коваль, якого чула Олена Лисенська.", "kov", "lys"),
        ("ru", "«*», — заявил Петро Коваль.", "kov", "lys"),
        ("uk", "За словами Петра Коваля, «*».", "kov", "lys"),
        ("uk", "«*», — наголосила у розмові з Петром Ковалем міністерка.", "kov", "ida"),
        ("uk", "Про це сказано в заяві Олени Лисенської: «*».", "lys", "ida"),
        ("ru", "По словам Павла Орла, «*».", "orel", "kov"),
        ("fi", "”*”, luki Niemelän tiedotteessa.", "nie", "ida"),
    ],
)
def test_other_languages_and_their_endings_are_read(language: str, text: str, speaker: str, other: str) -> None:
    assert told(text.replace("*", WORDS), speaker, language) == []
    assert told(text.replace("*", WORDS), other, language) != []


def test_a_verb_without_a_subject_stands_for_who_was_named_last() -> None:
    text = f"Inés Robledo llegó ayer.\n\nHubo lluvia.\n\n«{WORDS}», dijo."
    assert told(text, "robledo", "es") == []


def test_past_the_first_pronoun_the_others_are_looked_at() -> None:
    text = f'Ida Morrow came.\n\nThen Jon Vasko rose, and he said no.\n\n"{WORDS}," said the minister.'
    assert told(text, "ida") == []
    late = f'Jon Vasko rose; he said no. Ida Morrow rose.\n\nRain.\n\n"{WORDS}," she said.'
    assert told(late, "ida") == []


IN_PASSING = filled(
    [
        '"*," said Morrow spokesman Jon Vasko.',
        '"*," Morrow campaign manager Jon Vasko said at the quay.',
        '"*," said Morrow’s former chief of roads Jon Vasko in a letter.',
        'Jon Vasko, once an aide of hers, said of Ms. Morrow: "*."',
        'Vasko deflected three questions about Ms. Morrow before saying, "*."',
        'Vasko was joined on the quay by Northern Sen. Ida Morrow and joked, "*."',
        'When Morrow suggested that the quay is shut, Vasko fired back: "*."',
        'He says Morrow "*", and Vasko holds that against her.',
        'Vasko went on. He says he respects Morrow and calls her plan for the quay "*".',
        'Vasko supported the harbour over Morrow and said, "*."',
    ]
)


@pytest.mark.parametrize("text", IN_PASSING)
def test_who_is_named_in_a_title_an_aside_or_behind_a_preposition_does_not_speak(text: str) -> None:
    assert told(text, "jon") == []


@pytest.mark.parametrize(
    "text",
    filled(
        [
            'As Morrow put it and later said, "*." Vasko listened.',
            'When asked about Jon Vasko, Morrow said: "*."',
            '"*," said Vasko spokeswoman Ida Morrow.',
            'Morrow said Jon Vasko "*".',
            'Vasko said of Jon Vasko what Morrow said: "*."',
        ]
    ),
)
def test_who_speaks_beside_such_a_name_is_still_seen(text: str) -> None:
    assert told(text, "ida") == []


def test_who_speaks_of_another_is_told_from_the_other() -> None:
    assert told(f'Morrow said Vasko "{WORDS}".', "jon") == ["Q1: beside the words the source names Ida Morrow"]
    assert told(f'"{WORDS}," said Vasko spokeswoman Ida Morrow.', "jon") != []


def test_who_was_asked_and_then_answers_has_not_only_been_addressed() -> None:
    text = f'When I asked Ida Morrow whether the ferry sails, she looked at the water, sighed and said, "{WORDS}."'
    assert told(text, "ida") == []
    assert told(f'"{WORDS}," asked Ms. Morrow, who turned to the mayor.', "ida") == []


def test_words_that_a_headline_quotes_have_their_speaker_below() -> None:
    headline = f'"{WORDS}"\n\nThe quay is empty.\n\nRain fell.\n\nNobody came.\n\n'
    assert told(f'{headline}"{WORDS}," said Ida Morrow.', "ida") == []
    assert told(f'{headline}"{WORDS}," said Ida Morrow.', "jon") != []
    assert told(f"{headline}It rained.", "ida") == ["Q1: nothing near the words in paragraph 1 points at Ida Morrow"]


def test_who_only_owns_something_is_not_whom_a_pronoun_means() -> None:
    text = f'Ida Morrow called the roads closed.\n\nStill, she doubted Vasko\'s figures.\n\n"{WORDS}," she said.'
    assert told(text, "ida") == []
    assert told(text.replace("Vasko's figures", "what Vasko said"), "ida") != []


BY_HER = filled(
    [
        'Jon Vasko listened. Ida Morrow said on Monday that the road is closed. "*," she said.',
        '"The road is closed," Ida Morrow said.\n\n"*," she said. Jon Vasko listened.',
        'Jon Vasko listened. "The road is closed," said Ida Morrow. She added: "*."',
        'Jon Vasko listened. Ida Morrow recalled: "Petro said it is closed." "*," she said.',
    ]
)
UNSURE = filled(
    [
        'Jon Vasko listened. Ida Morrow told Karim el-Masri that the road is closed. "*," she said.',
        'Jon Vasko listened. Ida Morrow said that Tora Lund had left. "*," she said.',
        'Jon Vasko listened. Ida Morrow spoke. A woman came in. "*," she said.',
        'Ida Morrow said that Jon Vasko had left. "*," he said.',
        'Jon Vasko listened: "It rained. Ida Morrow said it is closed." "*," he said.',
        'Jon Vasko listened. Ida Morrow said that it is closed. It had rained. "*," she said.',
        'Jon Vasko listened. The Roads Office said that it is closed. "*," she said.',
    ]
)


@pytest.mark.parametrize("text", BY_HER)
def test_the_only_speaker_of_the_sentence_before_is_meant_by_a_pronoun(text: str) -> None:
    (message,) = told(text, "jon")
    assert message == "Q1: the pronoun beside the words means Ida Morrow, who speaks before"
    assert told(text, "ida") == []


@pytest.mark.parametrize("text", UNSURE)
def test_whom_a_pronoun_means_is_told_only_where_it_is_sure(text: str) -> None:
    assert told(text, "jon") == []


@pytest.mark.parametrize(
    "text",
    [
        f"Ida Morrow left.\n\n“{WORDS}.”\n\n— Jon Vasko",
        f"Ida Morrow left.\n\n“{WORDS}.”\n\n– Mayor Jon Vasko, on Monday",
        f"Ida Morrow left.\n\n“{WORDS}.”\nJon Vasko, mayor",
        f"Ida Morrow left. “{WORDS}.” — Jon Vasko",
        f"Ida Morrow left.\n\n“{WORDS}”\n\nJon Vasko (Mayor)",
    ],
)
def test_the_line_beneath_some_marks_says_who_speaks(text: str) -> None:
    assert told(text, "ida") == ["Q1: beside the words the source names Jon Vasko"]
    assert told(text, "jon") == []


@pytest.mark.parametrize(
    "text",
    [
        f"Ida Morrow\n\n“{WORDS}.”\n\nJon Vasko\n\n“So be it.”",
        f"“{WORDS},” said Ida Morrow.\n\n— Jon Vasko",
        f"Ida Morrow spoke: “{WORDS}.”\n\nJon Vasko",
        f"Ida Morrow spoke: “{WORDS}.”\n\n— Jon Vasko left the hall.",
        f"Ida Morrow spoke: “{WORDS}.” — “So be it,” said Jon Vasko.",
    ],
)
def test_another_line_beneath_some_marks_names_no_speaker(text: str) -> None:
    assert told(text, "ida") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", f"„Ja“, sagte Ida Morrow. „{WORDS}“, entgegnete Jon Vasko."),
        ("fr", f"« Oui », a dit Ida Morrow. « {WORDS} », lui a rétorqué Jon Vasko."),
        ("es", f"«Sí», dijo Ida Morrow. «{WORDS}», le replicó Jon Vasko."),
        ("it", f"«Sì», ha detto Ida Morrow. «{WORDS}», ha replicato Jon Vasko."),
        ("pt", f"“Sim”, disse Ida Morrow. “{WORDS}”, retorquiu Jon Vasko."),
        ("nl", f"“Ja”, zei Ida Morrow. “{WORDS}”, reageerde Jon Vasko."),
        ("sv", f"”Ja”, sade Ida Morrow. ”{WORDS}”, replikerade Jon Vasko."),
        ("da", f"»Ja«, sagde Ida Morrow. »{WORDS}«, svarede Jon Vasko."),
        ("pl", f"– Tak – powiedziała Ida Morrow. – {WORDS} – odparł Jon Vasko."),
        ("ro", f"„Da”, a spus Ida Morrow. „{WORDS}”, i-a răspuns Jon Vasko."),
        ("ja", f"Ida Morrow氏は「はい」と述べた。Jon Vasko氏は「{WORDS}」と反論した。"),
        ("ko", f"Ida Morrow는 “네”라고 말했다. Jon Vasko는 “{WORDS}”라고 반박했다."),
        ("tr", f"Ida Morrow “Evet” dedi. Jon Vasko ise “{WORDS}” diye yanıtladı."),
    ],
)
def test_one_who_answers_is_who_speaks(language: str, text: str) -> None:
    assert told(text, "ida", language) == ["Q1: beside the words the source names Jon Vasko"]
    assert told(text, "jon", language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ro", f"Ida Morrow a vorbit luni. „{WORDS}”, a spus ea."),
        ("fr", f"Ida Morrow a parlé lundi. « {WORDS} », a assuré celle-ci."),
        ("fi", f"Ida Morrow puhui maanantaina.\n\n– {WORDS}, hän sanoo."),
    ],
)
def test_an_auxiliary_verb_is_no_article_of_somebody_without_a_name(language: str, text: str) -> None:
    assert told(text, "ida", language) == []
