"""The table of equivalences: each row joins what it says and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.check import Rung, locate
from briefing.check.normalise import EQUIVALENCES, Equivalence, differences, normalise, normalise_source
from briefing.sources import ArchiveText

PAGE = Path(__file__).resolve().parents[3] / "docs" / "verification.md"


@pytest.mark.parametrize("row", EQUIVALENCES, ids=lambda row: row.name)
def test_a_row_joins_its_example_and_names_itself(row: Equivalence) -> None:
    located = locate(row.words, ArchiveText((row.source,), ""))
    assert located.rung is Rung.NORMALISED
    assert row.name in located.reasons


@pytest.mark.parametrize("row", EQUIVALENCES, ids=lambda row: row.name)
def test_a_row_does_not_join_what_is_not_the_same(row: Equivalence) -> None:
    assert locate(row.words, ArchiveText((row.other,), "")).rung is Rung.NOT_FOUND


@pytest.mark.parametrize("row", EQUIVALENCES, ids=lambda row: row.name)
def test_the_documentation_has_the_row(row: Equivalence) -> None:
    assert f"| {row.name} | {row.what} |" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("It stood at -5 that night", '"It stood at —5 that night"'),
        ("It stood at -5 that night", '"It stood at –5 that night"'),
        ("102 men", '"10² men"'),
        ("11/2 miles", '"1½ miles"'),
        ("It costs 30", '"It costs 30 000 crowns"'),
        ("000 crowns", '"It costs 30 000 crowns"'),
        ("5 points", '"It fell .5 points"'),
        ("Will you pay.", '"Will you pay?"'),
        ("We left [of Ostria] too late that year", '"We left [of Velmar] too late that year"'),
    ],
)
def test_numbers_and_ends_are_never_changed(words: str, source: str) -> None:
    assert locate(words, ArchiveText((source,), "")).rung is Rung.NOT_FOUND


def test_places_lead_back_to_the_raw_text() -> None:
    raw = "«\u00a0The o\ufb03ce—ours… stays\u00a0»"
    found = normalise_source(raw)
    start = found.text.index("office")
    assert raw[slice(*found.raw_span(start, start + 6))] == "o\ufb03ce"
    assert differences("a", "a")


def test_a_vowel_sign_keeps_no_mark_from_its_letter() -> None:
    assert normalise("\u0627\u064e\u0655\u063a").text == normalise("\u0625\u063a").text
    assert normalise("e\u00ad\u0301t").text == "\u00e9t"


@pytest.mark.parametrize("sign", [chr(code) for code in range(0xFF01, 0xFF5F) if code != 0xFF40])
def test_every_full_width_sign_is_its_half_width_one(sign: str) -> None:
    assert normalise(f"a{sign}b").text == normalise(f"a{chr(ord(sign) - 0xFEE0)}b").text


@pytest.mark.parametrize("letters", ["يی", "كک", "ـ", "\u064b", "\u0652"])
def test_each_arabic_letter_names_its_equivalence(letters: str) -> None:
    assert differences(f"ا{letters[0]}ب", f"ا{letters[1:]}ب") == ("Arabic letters",)
