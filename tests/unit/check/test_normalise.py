"""The table of equivalences: each row joins what it says and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.check import Rung, locate
from briefing.check.dressing import with_plain_entities
from briefing.check.normalise import (
    EQUIVALENCES,
    Equivalence,
    differences,
    normalise,
    normalise_source,
)
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


def test_the_documentation_has_no_row_that_the_table_lacks() -> None:
    table = PAGE.read_text(encoding="utf-8").partition(f"| {EQUIVALENCES[0].name} |")
    rows = f"{table[1]}{table[2]}".partition("\n\n")[0].splitlines()
    assert [row.split(" | ")[0].removeprefix("| ") for row in rows] == [row.name for row in EQUIVALENCES]


UNSEEN = (0xAD, 0x34F, 0x61C, 0x180E, 0x200B, *range(0x200D, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065),
          *range(0x2066, 0x2070), 0xFE0E, 0xFE0F, 0xFEFF)  # fmt: skip


@pytest.mark.parametrize("code", UNSEEN)
def test_a_character_that_nobody_sees_is_nothing(code: int) -> None:
    assert normalise(f"the q{chr(code)}uay").text == "the quay"
    assert differences("the quay", f"the q{chr(code)}uay") != ("line breaks and spaces",)


@pytest.mark.parametrize("code", [0xAC, 0xAE, 0x2010, 0x2065, 0x2070, 0xFE0D, 0xFE10])
def test_the_characters_beside_those_are_something(code: int) -> None:
    assert normalise(f"the q{chr(code)}uay").text != "the quay"


@pytest.mark.parametrize("dash", "–‐‑−־—―‒")
def test_every_dash_is_named_where_it_differs(dash: str) -> None:
    assert "dashes" in differences("the quay -- ours", f"the quay {dash} ours")
    assert normalise(f"the quay {dash} ours").text == "the quay - ours"


@pytest.mark.parametrize("text", [" the quay", "the quay ", "  the  quay", "\nthe quay\n", "the quay"])
def test_blanks_at_the_ends_are_left_out(text: str) -> None:
    found = normalise(text)
    assert found.text == "the quay"
    assert text[slice(*found.raw_span(0, 3))] == "the"
    assert text[slice(*found.raw_span(4, 8))].strip() == "quay"


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("&quot;Stay&quot; he", '     "Stay"      he'),
        ("he: &quot;Stay&#8221;", 'he:      "Stay”      '),
        ("Kel &amp; Co", "Kel     & Co"),
        ("a&lt;b", "a<   b"),
        ("&bogus; &", "&bogus; &"),
        ("&fjlig;", "&fjlig;"),
        ("a; b & c", "a; b & c"),
    ],
)
def test_an_entity_is_its_character_beside_the_word_that_it_belongs_to(raw: str, plain: str) -> None:
    found = with_plain_entities(raw)
    assert found.replace("\xad", " ") == plain
    assert len(found) == len(raw)


def test_a_letter_and_its_marks_are_one_wherever_they_stand() -> None:
    assert normalise("e\u0301te\u0301").text == "été"
    assert normalise("\u1112\u1161\u11ab\uae00").text == "한글"
    found = normalise("cafe\u0301 noir")
    assert "cafe\u0301 noir"[slice(*found.raw_span(0, 4))] == "cafe\u0301"
    assert "cafe\u0301 noir"[slice(*found.raw_span(5, 9))] == "noir"


def test_a_run_that_becomes_longer_leads_back_to_its_own_place() -> None:
    raw = "a… b — c"
    found = normalise(raw)
    assert found.text == "a... b - c"
    assert [raw[slice(*found.raw_span(place, place + 1))] for place in range(1, 4)] == ["…", "…", "…"]
    assert raw[slice(*found.raw_span(9, 10))] == "c"


def test_what_parts_arabic_letters_is_a_blank_between_them_alone() -> None:
    assert normalise("می\u200cشود").text == "می شود"
    assert normalise("ab\u200ccd").text == "abcd"
    assert normalise("\u200cab").text == "ab"


@pytest.mark.parametrize("space", "\t\n\v\f\r\x85\xa0\u1680\u2000\u2003\u2009\u200a\u2028\u2029\u202f\u205f\u3000")
def test_a_blank_of_any_kind_is_a_blank(space: str) -> None:
    assert normalise(f"the{space}quay").text == "the quay"
    assert normalise(f"the{space}{space}quay").text == "the quay"


@pytest.mark.parametrize("text", ["« we stay »", "«we stay »", "« we stay»", "‹ we stay›", "‹we stay ›", "«we stay»"])
def test_guillemets_have_no_blanks_inside(text: str) -> None:
    assert normalise(text).text == '"we stay"'


@pytest.mark.parametrize("text", ["the  quay", "the quay", "the   quay"])
def test_a_run_of_blanks_is_one(text: str) -> None:
    assert normalise(text).text == "the quay"


def test_what_stands_beside_the_full_width_signs_is_left_as_it_is() -> None:
    assert normalise("a\uff5fb").text == "a\uff5fb"
    assert normalise("\uff01\uff5e").text == "!~"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("> we stay\n> and go", "we stay and go"),
        ("> 40 boats stay\nand go", "> 40 boats stay and go"),
        ("a > b", "a > b"),
        ("we *never* stay", "we never stay"),
        ("we **never** stay", "we never stay"),
        ("we _never_ stay", "we never stay"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("we &amp; they", "we & they"),
        ("we & they; all", "we & they; all"),
        ("we stay[12] here", "we stay here"),
    ],
)
def test_the_signs_of_an_archive_are_no_words(raw: str, text: str) -> None:
    assert normalise_source(raw).text == text


@pytest.mark.parametrize(
    ("words", "passage", "names"),
    [
        ("the quay", "the\u00a0quay", {"line breaks and spaces"}),
        ("the quay - ours", "the\u00a0quay – ours", {"line breaks and spaces", "dashes"}),
        ("„stay“", "“stay”", {"quotation marks"}),
        ("„stay“ – no", "“stay” - no", {"quotation marks", "dashes"}),
        ("don't", "don’t", {"apostrophes"}),
        ("so...", "so…", {"ellipsis signs"}),
        ("office", "oﬃce", {"ligatures"}),
        ("so!", "so！", {"full-width signs"}),
        ("ținut", "ţinut", {"Romanian letters"}),
        ("quay", "qu\u00aday", {"soft hyphens"}),
        ("quay", "qu\u200bay", {"invisible characters"}),
        ("été", "e\u0301te\u0301", {"Unicode NFC"}),
    ],
)
def test_two_texts_are_told_apart_by_what_they_differ_in_and_no_more(words: str, passage: str, names: set[str]) -> None:
    assert set(differences(words, passage)) == names
    assert normalise(words).text == normalise(passage).text


def test_the_documentation_has_no_other_row() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    first = next(place for place, line in enumerate(rows) if line.startswith(f"| {EQUIVALENCES[0].name} |"))
    assert [line.split(" | ")[0][2:] for line in rows[first : first + len(EQUIVALENCES)]] == [
        row.name for row in EQUIVALENCES
    ]
    assert EQUIVALENCES[0].name == "line breaks and spaces"


@pytest.mark.parametrize(
    ("raw", "text", "places"),
    [
        ("é", "é", None),
        ("xe\u0301y", "xéy", (0, 1, 3)),
        ("a « b  » c", 'a "b" c', (0, 1, 2, 4, 7, 8, 9)),
        ("aب\u200cپ", "aب پ", (0, 1, 2, 3)),
        ("ab\u200cc", "abc", (0, 1, 3)),
        ("e\xad\u0301a", "éa", (0, 3)),
    ],
)
def test_each_character_knows_where_it_stood(raw: str, text: str, places: tuple[int, ...] | None) -> None:
    found = normalise(raw)
    assert (found.text, found.places) == (text, places)


def test_two_single_marks_for_a_double_one_are_named() -> None:
    assert differences("''We go''", '"We go"') == ("quotation marks",)
    assert differences("We go -- now", "We go — now") == ("dashes",)
    assert differences("We  go", "We go") == ("line breaks and spaces",)
