"""Quotations in the typography of the press of many languages: found as they are, and no change passes."""

from __future__ import annotations

import pytest

from briefing.check import Rung, locate
from briefing.check.quoted import is_quoted_in
from briefing.sources import ArchiveText

PRESS = {
    "en": ("The quay stays open all winter", "“The quay stays open all winter,” said Ilo Brann."),
    "fr": (
        "Le quai restera ouvert tout l'hiver",
        "«\u202fLe quai restera ouvert tout l’hiver\u202f», a dit Ilo Brann.",
    ),
    "de": ("Der Kai bleibt den Winter über offen", "„Der Kai bleibt den Winter über offen“, sagte Ilo Brann."),
    "es": ("El muelle sigue abierto este invierno", "«El muelle sigue abierto este invierno», dijo Ilo Brann."),
    "it": ("Il molo resta aperto tutto l'inverno", "«Il molo resta aperto tutto l’inverno», ha detto Ilo Brann."),
    "sv": ("Kajen hålls öppen hela vintern", "”Kajen hålls öppen hela vintern”, sade Ilo Brann."),
    "pl": ("Nabrzeże pozostanie otwarte przez zimę", "„Nabrzeże pozostanie otwarte przez zimę”, powiedział Ilo Brann."),
    "ro": ("Cheiul și podul rămân deschise", "„Cheiul şi podul rămân deschise”, a spus Ilo Brann."),
    "ru": ("Причал будет открыт всю зиму", "«Причал будет открыт всю зиму», — сказал Ило Бранн."),
    "he": ("הרציף יישאר פתוח כל החורף", 'אמר מנכ"ל הנמל: "הרציף יישאר פתוח כל החורף".'),
    "ar": ("الرصيف سيبقى مفتوحا طوال الشتاء", "قال: «الرصيف سيبقى مفتوحاً طوال الشتاء»."),
    "hi": ("घाट पूरी सर्दी खुला रहेगा", "उन्होंने कहा, “घाट पूरी सर्दी खुला रहेगा।”"),
    "zh": ("码头整个冬天都将开放", "他说：“码头整个冬天都将开放。”"),
    "ja": ("埠頭は冬の間も開けておく", "氏は「埠頭は冬の間も開けておく」と述べた。"),
}

STOPS = {"hi": "।", "zh": "。", "ja": "。"}


@pytest.mark.parametrize("language", PRESS)
def test_a_quotation_is_found_and_quoted_there(language: str) -> None:
    words, source = PRESS[language]
    for dressed in (words, words + STOPS.get(language, ".")):
        located = locate(dressed, ArchiveText((source,), ""))
        assert located.rung in {Rung.VERBATIM, Rung.NORMALISED}, dressed
        assert all(is_quoted_in(ArchiveText((source,), ""), hit) for hit in located.spans)


@pytest.mark.parametrize("language", PRESS)
def test_no_changed_letter_or_dropped_word_passes(language: str) -> None:
    words, source = PRESS[language]
    archive = ArchiveText((source,), "")
    for place in range(1, len(words) - 1):
        if words[place].isalpha():
            assert locate(words[:place] + "x" + words[place + 1 :], archive).rung is Rung.NOT_FOUND
            assert locate(words[:place] + words[place + 1 :], archive).rung is Rung.NOT_FOUND
    parts = words.split()
    for place in range(1, len(parts) - 1):
        assert locate(" ".join(parts[:place] + parts[place + 1 :]), archive).rung is Rung.NOT_FOUND
