"""Compares texts without case and accents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text import find_folded, folded, folded_beside


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Chişinău and CHISINAU", "chisinau", ["Chişinău", "CHISINAU"]),
        ("Straße", "strasse", ["Straße"]),
        ("e\u0301te\u0301", "ete", ["e\u0301te\u0301"]),
        ("aaa", "aa", ["aa"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("ﬁne", "fi", ["ﬁ"]),
        ("any", "", []),
        ("Rafał Wałda", "walda", ["Wałda"]),
        ("Jørn Sæther", "saether", ["Sæther"]),
        ("Đorđe, Þór, Yıldız", "dorde", ["Đorđe"]),
        ("Đorđe, Þór, Yıldız", "thor", ["Þór"]),
        ("Đorđe, Þór, Yıldız", "yildiz", ["Yıldız"]),
    ],
)
def test_words_are_found_as_they_stand(text: str, wanted: str, found: list[str]) -> None:
    assert [text[start:end].rstrip("\u0301") for start, end in find_folded(text, wanted)] == [
        word.rstrip("\u0301") for word in found
    ]


FEW = st.sampled_from([*"aAáeEæÆßsSIİıſﬁfi .港", "a\u0301"])
"""So few letters that what is looked for stands in most texts."""


@given(
    st.lists(FEW, max_size=20).map("".join) | st.text(),
    st.lists(FEW, min_size=1, max_size=3).map("".join) | st.text(min_size=1, max_size=3),
)
def test_a_place_is_found_wherever_the_folded_text_has_one(text: str, wanted: str) -> None:
    wanted = folded(wanted)
    places = find_folded(text, wanted)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(wanted in folded(text[start:end]) for start, end in places)
    assert bool(places) == (bool(wanted) and wanted in folded(text))


@given(st.text())
def test_a_text_beside_its_folded_one_has_its_capitals_at_the_same_places(text: str) -> None:
    plain, cased = folded_beside(text)
    assert len(plain) == len(cased)


def test_the_capitals_stand_beside_the_folded_letters() -> None:
    plain, cased = folded_beside("Ægir og Straßer, 金")
    assert plain[:5] == "aegir"
    assert [letter for letter in cased if letter.isupper()] == ["A", "S"]
    assert cased.index("S") == plain.index("strasser")
