"""What a reader is warned about."""

from __future__ import annotations

import pytest

from briefing.text import UnsafeText, find_unsafe, may_be_unsafe


@pytest.mark.parametrize(
    ("text", "kind", "offset"),
    [
        ("ab\x1b", "control", 2),
        ("a\r", "control", 1),
        ("Russia\x92s", "control", 6),
        ("x\u202ey", "bidi", 1),
        ("safe\u200ename", "bidi", 4),
        ("Mac\u200bron", "invisible", 3),
        ("Bundes\xadtag", "invisible", 6),
        ("\ufeffa", "invisible", 0),
        ("ไท\xadย", "invisible", 2),
        ("Pe\u200dskov", "invisible", 2),
        ("a\u2800", "invisible", 1),
        ("a\U000e0101", "invisible", 1),
        ("a\U000e0041", "invisible", 1),
        ("a\u2028b", "odd-newline", 1),
        ("a\vb", "odd-newline", 1),
        ("a" + "\u0301" * 9, "combining-overflow", 9),
        ("a\ud800", "surrogate", 1),
        ("a\uffff", "noncharacter", 1),
        ("a\ue000", "noncharacter", 1),
        ("a\U0002fffe", "noncharacter", 1),
        ("a\U0010ffff", "noncharacter", 1),
    ],
)
def test_a_danger_is_found_at_its_place(text: str, kind: str, offset: int) -> None:
    assert list(find_unsafe(text)) == [UnsafeText(kind, offset, text[offset])]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "tab\tand\r\nline",
        "\u0301abc",
        "می\u200cخواهم",
        "שלום\u200f!",
        "\u2067שלום\u2069",
        "❤\ufe0f",
        "ភាសា\u200bខ្មែរ",
        "ไทย\u200bไทย",
        "葛\U000e0100",
    ],
)
def test_ordinary_text_is_not_warned_about(text: str) -> None:
    assert list(find_unsafe(text)) == []


def test_places_count_the_characters_that_are_not_shown() -> None:
    found = find_unsafe("\u200ba\u200b\x07\r\n\u200b\x1b")
    assert [(one.kind, one.offset) for one in found] == [
        ("invisible", 0),
        ("invisible", 2),
        ("control", 3),
        ("invisible", 6),
        ("control", 7),
    ]


def test_dangers_come_one_by_one() -> None:
    found = find_unsafe("\x1b" * 100_000)
    assert next(found) == UnsafeText("control", 0, "\x1b")


@pytest.mark.parametrize("text", ["plain\nlines", "Chișinău – “quoted”", "北京", "Русский", "🇲🇩", ""])
def test_ordinary_text_needs_no_closer_look(text: str) -> None:
    assert not may_be_unsafe(text)


@pytest.mark.parametrize("text", ["\x1b", "a\tb", "a\x9b", "\u202e", "e\u0301", "\ud800", "\U000e0041", "\U0010ffff"])
def test_suspect_text_needs_a_closer_look(text: str) -> None:
    assert may_be_unsafe(text)
