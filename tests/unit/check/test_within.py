"""Words that a speaker tells of another, calls from elsewhere, and quotations within statements are told."""

from __future__ import annotations

import json

import pytest

from briefing.check import check_brief
from briefing.files import load_text
from briefing.sources import ArchiveText


def told(words: str, text: str, language: str = "en", kind: str | None = None) -> set[str]:
    """The codes of what is told of words of Runa Holt, beside whom Odo Pask speaks."""
    source = {"title": "S", "language": language, "archive": {"path": "s.txt"}}
    if kind:
        source["kind"] = kind
    if kind == "statement":
        source["speaker"] = "holt"
    brief = {
        "briefing": 1,
        "title": "T",
        "event": {"summary": "S"},
        "actors": {"holt": {"name": "Runa Holt", "kind": "person"}, "pask": {"name": "Odo Pask", "kind": "person"}},
        "sources": {"s": source},
        "quotes": [{"text": words, "speaker": "holt", "source": "s"}],
    }
    archives = {"s": ArchiveText(tuple(text.split("\n\n")), text)}
    found = check_brief(load_text(json.dumps(brief), format="json"), archives).findings
    return {it.code for it in found} & {"BR306", "BR307", "BR318", "BR321"}


WORDS = "We sell the mill in June"


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        ("en", WORDS, "\"He said 'We sell the mill in June' and went,\" said Runa Holt."),
        ("en", WORDS, "“The bank told us, ‘We sell the mill in June,’ and lied,” Runa Holt said."),
        ("de", "Wir verkaufen alles", "„Der Rat sagte: ‚Wir verkaufen alles‘, und ging“, sagte Runa Holt."),
        ("fr", "Nous vendons tout", "« Le maire nous a dit : “Nous vendons tout”, et il est parti », a dit Runa Holt."),
        ("es", "vendemos todo", "«El alcalde nos dijo “vendemos todo” y se fue», dijo Runa Holt."),
        ("ru", "Мы продаём всё", "«Мэр сказал: „Мы продаём всё“, и ушёл», — сказала Runa Holt."),
        ("zh", "我们卖掉磨坊", "Runa Holt说：“市长告诉我们，‘我们卖掉磨坊’，然后走了。”"),
        ("ja", "工場を売る", "Runa Holt氏は「市長が『工場を売る』と言った」と述べた。"),
        ("ko", "공장을 판다", "Runa Holt는 “시장이 ‘공장을 판다’고 말했다”고 밝혔다."),
    ],
)
def test_words_that_a_speaker_tells_of_another_are_told(language: str, words: str, text: str) -> None:
    assert told(words, text, language) == {"BR307"}


@pytest.mark.parametrize(
    "text",
    [
        "\"I told them, 'We sell the mill in June,' and they cheered,\" said Runa Holt.",
        "\"I have always said: 'We sell the mill in June',\" said Runa Holt.",
        '"We sell the mill in June," said Runa Holt, "and he said \'no\'."',
        "\"Our sign, 'We sell the mill in June', is old,\" said Runa Holt.",
    ],
)
def test_words_that_a_speaker_tells_of_herself_are_not(text: str) -> None:
    assert told(WORDS, text) == set()


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("statement", 'Odo Pask wrote: "We sell the mill in June." I thank him.', "BR307"),
        ("statement", '"We sell the mill in June," Odo Pask said.', "BR307"),
        ("statement", "On Monday Odo Pask wrote:\n> We sell the mill in June.\n\nI doubt it.", "BR321"),
        (
            "statement",
            "On 4 May, Odo Pask <o@mill.example> wrote:\n\n> Dear Runa,\n\n> We sell the mill in June.",
            "BR321",
        ),
        ("transcript", 'RUNA HOLT: Then he said, "We sell the mill in June," and went.', "BR307"),
        ("transcript", "RUNA HOLT: Thanks. ODO PASK: We sell the mill in June.\n\nRUNA HOLT: Good.", "BR321"),
        ("transcript", "Runa Holt: Thanks.\n\n(Odo Pask: We sell the mill in June!)\n\nRuna Holt: Good.", "BR321"),
        ("transcript", "Runa Holt: Thanks. [A miller shouts: We sell the mill in June!] Good.", "BR321"),
        ("transcript", "○Runa Holt\u3000Thanks.\n\n○Odo Pask\u3000We sell the mill in June.", "BR321"),
    ],
)
def test_another_who_is_heard_in_a_statement_or_a_turn_is_told(kind: str, text: str, code: str) -> None:
    assert code in told(WORDS, text, kind=kind)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("statement", '"We sell the mill in June," Runa Holt said.'),
        ("statement", "On Monday Runa Holt wrote:\n> We sell the mill in June."),
        ("statement", "Forwarded:\n> We sell the mill in June."),
        ("statement", 'Odo Pask is right. We sell the mill in June, said the "gazette".'),
        ("transcript", "RUNA HOLT: Well (and I say it again: We sell the mill in June) so it is."),
        ("transcript", "ODO PASK: Thanks. RUNA HOLT: We sell the mill in June.\n\nODO PASK: Good."),
        ("transcript", "Odo Pask: Thanks.\n\n(Runa Holt: We sell the mill in June!)\n\nOdo Pask: Good."),
        ("transcript", "RUNA HOLT: The R.S. NAVY: that is us. We sell the mill in June.\n\nODO PASK: Good."),
        ("transcript", 'RUNA HOLT: I told them: "No." We sell the mill in June.'),
        ("transcript", "○Odo Pask\u3000Thanks.\n\n○Runa Holt\u3000We sell the mill in June."),
    ],
)
def test_a_speaker_who_is_heard_there_is_not_doubted(kind: str, text: str) -> None:
    assert told(WORDS, text, kind=kind) == set()


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        ("sv", "Vi säljer allt", "– Vi säljer allt, säger Odo Pask. Runa Holt teg."),
        ("pl", "Sprzedamy wszystko", "– Sprzedamy wszystko – powiedział Odo Pask. Runa Holt milczała."),
        ("ru", "Мы продаём всё", "— Мы продаём всё, — сказал Odo Pask. Runa Holt молчала."),
        ("es", "Vendemos todo", "—Vendemos todo —dijo Odo Pask. Runa Holt calló."),
    ],
)
def test_the_speaker_of_a_dialogue_is_read_behind_its_dash(language: str, words: str, text: str) -> None:
    assert told(words, text, language) == {"BR307"}
    other = text.replace("Odo Pask", "*").replace("Runa Holt", "Odo Pask").replace("*", "Runa Holt")
    assert told(words, other, language) == set()


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        ("zh", "我们卖掉磨坊", "Runa Holt说：“我告诉他们，‘我们卖掉磨坊’，他们笑了。”"),
        ("ja", "工場を売る", "Runa Holt氏は「私は『工場を売る』と言った」と述べた。"),
        ("ja", "工場を売る", "Runa Holt氏は「それが『工場を売る』という案だ」と述べた。"),
        ("ko", "공장을 판다", "Runa Holt는 “나는 ‘공장을 판다’고 말했다”고 밝혔다."),
    ],
)
def test_words_of_ones_own_within_ones_words_are_not_told_in_eastern_languages(
    language: str, words: str, text: str
) -> None:
    assert told(words, text, language) == set()
