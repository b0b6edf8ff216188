"""Names that mix scripts."""

from __future__ import annotations

import pytest

from briefing.text import mixed_scripts


@pytest.mark.parametrize(
    ("name", "scripts"),
    [
        ("M\u0430cron", ("Latin", "Cyrillic")),
        ("Emmanuel M\u0430cron", ("Latin", "Cyrillic")),
        ("\u041fутин\u0430 \u0420utin", ("Cyrillic", "Latin")),
        ("\u0391lpha", ("Greek", "Latin")),
        ("Mac\u200b\u0433on", ("Latin", "Cyrillic")),
        ("a\u0301\u043e", ("Latin", "Cyrillic")),
        ("\ua4d0aron", ("Lisu", "Latin")),
    ],
)
def test_a_word_of_several_scripts_is_named(name: str, scripts: tuple[str, ...]) -> None:
    assert mixed_scripts(name) == scripts


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Maia Sandu",
        "Chișinău",
        "Владимир Putin",
        "Anti-Майдан",
        "Tシャツ",
        "בNATO",
        "Ελλάδα",
        "B-52 и С-300",
        "naïve Ærø",
    ],
)
def test_words_of_one_script_each_are_fine(name: str) -> None:
    assert mixed_scripts(name) == ()
