"""Who speaks where the verb stands behind the marks, or where no blanks part the words."""

from __future__ import annotations

import json

import pytest

from briefing.check import check_brief
from briefing.files import load_text
from briefing.sources import ArchiveText

CASES = {
    "zh": ("陈岚", "赵峰", "船闸开放", "*说：“船闸开放。”+没有回应。"),
    "zh-TW": ("陳嵐", "趙峰", "船閘開放", "*表示：「船閘開放。」+沒有回應。"),
    "ja": ("森田彩", "原健一", "水門を開ける", "*氏は「水門を開ける」と述べた。+氏も出席した。"),
    "ko": ("한지민", "오세진", "수문을 연다", "* 시장은 “수문을 연다”고 말했다. + 의원은 듣고 있었다."),
    "hi": ("आशा राय", "मोहन दास", "फाटक खुलेगा", "* ने कहा, “फाटक खुलेगा।” + चुप रहे।"),
    "th": ("อรุณี แสงทอง", "ประเสริฐ บุญมา", "เราจะเปิดประตูน้ำ", "* กล่าวว่า “เราจะเปิดประตูน้ำ” ส่วน+ไม่ตอบ"),
    "tr": ("Ece Tan", "Mert Ak", "Kapağı açıyoruz", "*, “Kapağı açıyoruz” dedi. + sustu."),
}


def codes(language: str, speaker: str, other: str, words: str, text: str) -> set[str]:
    brief = {
        "briefing": 1,
        "title": "T",
        "event": {"summary": "S"},
        "actors": {"a": {"name": speaker, "kind": "person"}, "b": {"name": other, "kind": "person"}},
        "sources": {"s": {"title": "S", "language": language}},
        "quotes": [{"text": words, "speaker": "a", "source": "s"}],
    }
    found = check_brief(load_text(json.dumps(brief), format="json"), {"s": ArchiveText((text,), text)}).findings
    return {it.code for it in found if it.code in {"BR301", "BR306", "BR307"}}


@pytest.mark.parametrize("language", CASES)
def test_the_subject_of_the_sentence_of_the_marks_is_the_one_who_speaks(language: str) -> None:
    one, other, words, form = CASES[language]
    text = form.replace("*", one).replace("+", other)
    assert codes(language, one, other, words, text) == set()
    assert codes(language, other, one, words, text) == {"BR307"}


def test_a_sentence_that_names_two_doubts_neither() -> None:
    text = "陈岚对赵峰说：“船闸开放。”"
    for one, other in (("陈岚", "赵峰"), ("赵峰", "陈岚")):
        assert codes("zh", one, other, "船闸开放", text) == set()
