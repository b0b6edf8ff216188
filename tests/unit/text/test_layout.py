"""Lines: wrapping, rules, two ends, columns."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text import columns, count_lines, in_lines, justify, on_one_line, rule, wrap

PARAGRAPH = (
    'Presidents Maia Sandu of Moldova and Emmanuel Macron of France signed a defense pact in Paris "amid threats from '
    'Russia" [1:1]. It gives a legal frame for training, regular dialogue and intelligence sharing.'
)


@pytest.mark.parametrize(
    ("text", "width", "wrapped"),
    [
        ("", 10, [""]),
        ("one", 10, ["one"]),
        ("one two three", 8, ["one two", "three"]),
        ("one two", 7, ["one two"]),
        ("  one   two  ", 20, ["one two"]),
        ("one\ntwo", 20, ["one", "two"]),
        ("one\n\ntwo\n", 20, ["one", "", "two", ""]),
        ("one\ttwo", 8, ["one two"]),
    ],
)
def test_text_is_wrapped_at_blanks_and_keeps_its_line_breaks(text: str, width: int, wrapped: list[str]) -> None:
    assert wrap(text, width) == wrapped


@pytest.mark.parametrize(
    ("text", "width", "wrapped"),
    [
        ("see at [1:13-14] for", 12, ["see at", "[1:13-14]", "for"]),
        ("the so-called-thing is", 16, ["the", "so-called-thing", "is"]),
        ("ten 10\xa0000\xa0000 men", 11, ["ten", "10\xa0000\xa0000", "men"]),
        ("at http://a.example/b-c?d", 23, ["at", "http://a.example/b-c?d"]),
        ("an em—dash stays", 8, ["an", "em—dash", "stays"]),
    ],
)
def test_a_word_is_whole_as_long_as_a_line_holds_it(text: str, width: int, wrapped: list[str]) -> None:
    assert wrap(text, width) == wrapped


@pytest.mark.parametrize(
    ("text", "wrapped"),
    [
        ("ab " + "x" * 20, ["ab", "xxxxxxxx", "xxxxxxxx", "xxxx"]),
        ("ab " + "x" * 9 + " cd", ["ab", "xxxxxxxx", "x cd"]),
        ("ab " + "e\u0301" * 9, ["ab", "e\u0301" * 8, "e\u0301"]),
        ("한" * 5 + " a", ["한" * 4, "한 a"]),
        ("🇲🇩🇫🇷🇩🇪🇵🇱🇷🇴", ["🇲🇩🇫🇷🇩🇪🇵🇱", "🇷🇴"]),
    ],
)
def test_a_longer_word_begins_on_its_own_line_and_breaks_between_clusters(text: str, wrapped: list[str]) -> None:
    assert wrap(text, 8) == wrapped


def test_a_word_that_only_the_later_lines_hold_goes_there() -> None:
    assert wrap("abcdefghij k", 12, first="Label:    ", rest="  ") == ["Label:", "  abcdefghij", "  k"]


def test_a_wide_word_that_only_the_later_lines_hold_goes_there() -> None:
    assert wrap("한국한국한 k", 12, first="Label:    ", rest="  ") == ["Label:", "  한국한국한", "  k"]


@pytest.mark.parametrize(("letter", "first"), [("x", 4), ("한", 2)])
def test_a_word_longer_than_any_line_fills_each_line(letter: str, first: int) -> None:
    wrapped = wrap(letter * first * 4, 8, first="Who ", rest="")
    assert wrapped == ["Who " + letter * first, letter * first * 2, letter * first]


def test_lines_between_ideographs_break_anywhere() -> None:
    assert wrap("北京会谈在今天举行", 8) == ["北京会谈", "在今天举", "行"]


def test_closing_signs_begin_no_line_and_opening_ones_end_none() -> None:
    assert wrap("北京会谈。「今天」", 8) == ["北京会", "谈。「今", "天」"]


def test_latin_words_among_ideographs_stay_whole() -> None:
    assert wrap("北京NATO会谈", 9) == ["北", "京NATO会", "谈"]


def test_blanks_of_ideographic_text_end_no_line() -> None:
    assert wrap("北京会谈\u3000今天", 10) == ["北京会谈", "今天"]


def test_a_mark_on_a_blank_stays_on_it() -> None:
    assert wrap("abcdefg \u0301hi", 8) == ["abcdefg", " \u0301hi"]


@pytest.mark.parametrize(
    ("first", "rest", "wrapped"),
    [
        ("- ", "  ", ["- one two", "  three", "  four"]),
        ("    ", "    ", ["    one", "    two", "    three", "    four"]),
        ("Who  ", "", ["Who  one", "two three", "four"]),
    ],
)
def test_indents_hang(first: str, rest: str, wrapped: list[str]) -> None:
    assert wrap("one two three\nfour", 9, first=first, rest=rest) == wrapped


def test_an_indent_alone_leaves_no_blanks() -> None:
    assert wrap("\none", 10, first="- ", rest="  ") == ["-", "  one"]


@pytest.mark.parametrize("width", [-1, 0, 1, 3])
def test_a_line_without_room_still_holds_the_text(width: int) -> None:
    assert "".join(wrap("ab cd", width, first="    ", rest="    ")).split() == ["ab", "cd"]


@pytest.mark.parametrize("width", range(20, 100, 7))
def test_an_ordinary_paragraph_is_wrapped_as_usual(width: int) -> None:
    usual = textwrap.wrap(PARAGRAPH, width, break_on_hyphens=False, break_long_words=False)
    assert wrap(PARAGRAPH, width) == usual


@given(st.text(alphabet="ab -\xa0é", max_size=60), st.integers(min_value=8, max_value=30))
def test_narrow_and_wide_text_are_wrapped_alike(text: str, width: int) -> None:
    wide = [line.replace("字", "") for line in wrap(f"{text}\n字", width)]
    assert wide[:-1] == wrap(text, width)


@given(st.text(alphabet="ab -\xa0é", max_size=60), st.integers(min_value=8, max_value=30))
def test_marks_do_not_change_where_lines_end(text: str, width: int) -> None:
    marked = wrap(text.replace("a", "a\u0301"), width)
    assert [line.replace("\u0301", "") for line in marked] == wrap(text, width)


@pytest.mark.parametrize(
    ("character", "width", "label", "line"),
    [
        ("=", 5, "", "====="),
        ("- ", 5, "", "- - -"),
        ("- ", 4, "", "- -"),
        ("-", 13, "plan", "--- plan ----"),
        ("=", 0, "", ""),
        ("=", -3, "x", ""),
        ("=", 4, "planned", " pla"),
    ],
)
def test_a_rule_fills_its_line(character: str, width: int, label: str, line: str) -> None:
    assert rule(character, width, label) == line


@pytest.mark.parametrize(
    ("left", "right", "lines"),
    [
        ("T1  Russia", "rising", ["T1  Russia    rising"]),
        ("twelve chars", "rising", ["twelve chars  rising"]),
        ("thirteen char", "rising", ["thirteen char", "              rising"]),
        ("a line that is longer than that", "rising", ["a line that is", "longer than that", "              rising"]),
        ("left", "", ["left"]),
        ("", "right", ["               right"]),
        ("left", "a right side that is long", ["left", "a right side that is", "                long"]),
        ("北京", "rising", ["北京          rising"]),
        ("\u2067ש", "x", ["\u2067ש\u2069" + " " * 18 + "x"]),
    ],
)
def test_two_texts_stand_at_the_ends_of_a_line(left: str, right: str, lines: list[str]) -> None:
    assert justify(left, right, 20) == lines


def test_a_long_left_text_is_wrapped_and_the_right_one_ends_its_last_line() -> None:
    assert justify("T1  a title of two lines", "rising", 20, rest="    ") == [
        "T1 a title of two",
        "    lines     rising",
    ]


def test_columns_are_aligned_and_their_cells_wrapped() -> None:
    rows = [["Who", "Maia Sandu, President"], ["Where", "Paris"]]
    assert columns(rows, [5, 12]) == ["Who    Maia Sandu,", "       President", "Where  Paris"]


def test_three_columns_keep_their_gaps() -> None:
    assert columns([["a", "b", "c"], ["", "d"]], [2, 3, 4], gap=1, indent="  ") == ["  a  b   c", "     d"]


def test_wide_characters_do_not_shift_a_column() -> None:
    assert columns([["北", "x"], ["ab", "x"]], [4, 2], gap=1) == ["北   x", "ab   x"]


@pytest.mark.parametrize(
    ("text", "line", "lines"),
    [
        ("a  b", "a  b", "a  b"),
        ("a \n\u00a0b", "a b", "a\nb"),
        (" \n a \t\n \n\n\x0b b\n", " a b ", "\na\n\nb\n"),
        ("a\n  b\n\n c ", "a b c ", "a\nb\n\nc "),
    ],
)
def test_breaks_are_kept_or_become_a_blank_with_the_white_space_beside_them(text: str, line: str, lines: str) -> None:
    assert on_one_line(text) == line
    assert in_lines(text) == lines


def test_no_rows_make_no_lines() -> None:
    assert columns([], [5, 5]) == []


@given(st.text(alphabet="ab -\n\u00e9\u4e2d\u0301", max_size=80), st.integers(2, 30), st.integers(0, 6))
def test_lines_are_counted_as_they_are_wrapped(text: str, width: int, indent: int) -> None:
    lead = " " * indent
    assert count_lines(text, width, indent) == len(wrap(text, width, first=lead, rest=lead))


@pytest.mark.parametrize("before", ["", "港 "])
def test_the_signs_that_french_sets_apart_stay_with_their_word(before: str) -> None:
    words = f"{before}aucun navire dérouté ; « La solidarité ne s'arrête pas ! » Oui : non."
    for width in range(14, 60):
        lines = wrap(words, width)
        assert [line for line in lines if line.endswith("«") or line[:1] in "»;:!?"] == []
        assert " ".join(lines) == words


def test_a_mark_that_would_leave_a_line_empty_is_still_written() -> None:
    assert wrap(f"{'a' * 28} « {'b' * 28}", 30) == ["a" * 28, f"« {'b' * 28}"]
    assert "".join(wrap(f"{'a' * 28} « {'b' * 30}", 30)).replace(" ", "") == f"{'a' * 28}«{'b' * 30}"
