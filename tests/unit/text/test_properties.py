"""What holds for every text, tried with characters that hurt."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len as rich_cell_len

from briefing.text import (
    ascii_text,
    cell_len,
    clusters,
    columns,
    find_unsafe,
    justify,
    may_be_unsafe,
    pad,
    plain_text,
    safe_line,
    safe_text,
    truncate,
    wrap,
)
from briefing.text.characters import SUSPECT, combining_marks, is_right_to_left, visible
from briefing.text.dangers import find_spots

NASTY = (
    "aZ1 -.!(<>\n\r\t\v\f\x00\x07\x1b\x1c\x7f\x85\x9b\xa0\xad\u0301\u0338\u20e3\u034f\u0600\u061c\u05d0\u05b0"
    "\u0628\u06cc\u064b\u0915\u094d\u093f\u1160\u11a8\ud55c\u180b\u180e\u1820\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202c"
    "\u202e\u2060\u2066\u2067\u2068\u2069\u206a\u2800\u2764\u3000\u3042\u3099\u6f22\u3002\u300c\ud800\udfff\ue000\ufdd0"
    "\ufe00\ufe01\ufe0e\ufe0f\ufeff\uffa0\ufff9\ufffd\uffff\u0430\u00bd\u00b2\u2082\u20ac\u2460"
    "\U0001f469\U0001f3f4\U0001f3fd\U0001f1f2\U0001f1e9\U000e0067\U000e0062\U000e007f\U000e0100\U000e0101\U0001d165"
)
pieces = st.sampled_from(
    [*NASTY, "\u0301" * 5, "\u064b" * 8, "\r\n", "word", "\u2067\u05d0\u2069", "\ufe0f\u20e3", "<U+202E>"]
)
nasty = st.lists(pieces, max_size=40).map("".join) | st.text(max_size=40)
turned = st.lists(st.sampled_from([*"ab 1(אب\n\u061c\u200e\u200f", *"\u2066\u2067\u2068\u2069" * 2]), max_size=20).map(
    "".join
)
"""Texts of both directions, with the controls that choose between them."""
plain = st.text(st.sampled_from("ab Zé 1ș港б.!\n"), max_size=40)
lines = nasty.map(safe_line)
widths = st.integers(min_value=8, max_value=40)

FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u034f\u200b\u2028-\u202e\u2060-\u2065\u206a-\u206f\u2800\u3164\ud800-\udfff\ue000-\uf8ff"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000f0000-\U0010ffff]"
)


def without_blanks(text: str) -> str:
    return "".join(text.split())


def is_mark(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Me"} and not "\ufe00" <= character <= "\ufe0f"


@given(nasty)
@example("\u0628" + "\u064b" * 9 + "\u200c")
@example("x\u200d\u061cy")
@example("\u200f\u200f")
@example("a\ufe0f\u200d\u2764")
@example("\u2067\u2066\u05d0\u2069 \u2069\u2069\u2067b\u2069")
def test_safe_text_made_safe_again_stays_the_same(text: str) -> None:
    assert safe_text(safe_text(text)) == safe_text(text)


@given(nasty)
def test_safe_text_holds_nothing_that_disturbs(text: str) -> None:
    assert not FORBIDDEN.search(safe_text(text))


@given(nasty)
def test_safe_text_can_be_written(text: str) -> None:
    assert safe_text(text).encode().decode() == safe_text(text)


@given(nasty)
def test_nothing_but_the_invisible_and_line_breaks_is_lost(text: str) -> None:
    shown = safe_text(text)
    lost = {one for one in text if one not in shown and visible(one) not in shown}
    assert lost <= set("\xad\u200b\u2060\ufeff\t\r\v\f\u2028\u2029")


@given(turned | nasty)
def test_isolates_that_stay_are_closed_on_their_line(text: str) -> None:
    for line in safe_text(text).split("\n"):
        depth = 0
        for character in line:
            depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
            assert depth >= 0
        assert depth == 0


@given(turned | nasty)
def test_bidirectional_controls_stay_only_on_lines_with_right_to_left_letters(text: str) -> None:
    for line in safe_text(text).split("\n"):
        if re.search("[\u061c\u200e\u200f\u2066-\u2069]", line):
            assert any(is_right_to_left(character) for character in line)


@given(nasty)
def test_no_letter_keeps_more_than_eight_marks(text: str) -> None:
    assert not re.search(f"[{combining_marks()}]{{9}}", safe_text(text))


@given(nasty)
def test_no_line_begins_with_a_mark(text: str) -> None:
    assert not any(line and is_mark(line[0]) for line in safe_text(text).split("\n"))


@given(nasty)
def test_what_is_found_unsafe_stands_where_it_is_said_to(text: str) -> None:
    found = list(find_unsafe(text))
    assert [text[one.offset] for one in found] == [one.character for one in found]
    assert [one.offset for one in found] == sorted({one.offset for one in found})


@given(nasty)
def test_what_is_shown_as_its_code_point_is_found_unsafe(text: str) -> None:
    unsafe = {one.character for one in find_unsafe(text)}
    shown = {visible(one) for one in text} & set(re.findall(r"<U\+[0-9A-F]+>", safe_text(text)))
    assert shown - {"<U+202E>"} <= {visible(one) for one in unsafe}


@given(nasty | plain)
def test_text_that_passes_the_quick_look_is_safe_as_it_is(text: str) -> None:
    if not may_be_unsafe(text):
        assert safe_text(text) == text
        assert not list(find_unsafe(text))


def test_the_quick_look_misses_no_character() -> None:
    passed = "a".join(chr(code) for code in range(0x110000) if not SUSPECT.match(chr(code)))
    assert not list(find_spots(passed))


@given(nasty)
def test_a_safe_line_is_one_line_and_stays_the_same(text: str) -> None:
    assert "\n" not in safe_line(text)
    assert safe_line(safe_line(text)) == safe_line(text)


@given(nasty)
def test_plain_text_ends_no_line_with_a_blank_and_stays_the_same(text: str) -> None:
    assert not any(line.endswith(" ") for line in plain_text(text).split("\n"))
    assert plain_text(plain_text(text)) == plain_text(text)


@given(nasty)
def test_ascii_text_is_ascii_and_stays_the_same(text: str) -> None:
    written = ascii_text(text)
    assert re.fullmatch("[\n -~]*", written)
    assert ascii_text(written) == written


@given(lines)
def test_a_line_is_as_wide_as_its_clusters_and_as_rich_says(line: str) -> None:
    assert "".join(clusters(line)) == line
    assert cell_len(line) == rich_cell_len(line) == sum(map(cell_len, clusters(line)))


@given(lines, st.integers(min_value=0, max_value=40))
def test_a_cut_line_fits(line: str, width: int) -> None:
    assert cell_len(truncate(line, width)) <= width


@given(lines, st.integers(min_value=4, max_value=40))
def test_a_cut_line_is_a_beginning_in_whole_clusters(line: str, width: int) -> None:
    cut = truncate(line, width)
    if cut != line:
        kept = cut.removesuffix("...").rstrip("\u2069")
        assert line.startswith(kept)
        assert kept.rstrip() in {
            "".join(clusters(line)[:end]).rstrip("\u2069 \xa0\u3000") for end in range(len(line) + 1)
        }


@given(lines, st.integers(min_value=0, max_value=40))
@example("ب\u200d", 2)
def test_a_padded_line_fills_its_width(line: str, width: int) -> None:
    assert cell_len(pad(line, width)) == max(width, cell_len(line))


@given(nasty.map(safe_text), widths)
def test_no_wrapped_line_is_wider_than_asked(text: str, width: int) -> None:
    for line in wrap(text, width, first=" *  ", rest="    "):
        assert cell_len(line) <= width
        assert line == line.rstrip()


@given(nasty.map(safe_text), widths)
def test_wrapping_loses_and_adds_nothing_but_blanks(text: str, width: int) -> None:
    wrapped = wrap(text, width)
    assert without_blanks("".join(wrapped)) == without_blanks(text)
    assert len(wrapped) >= text.count("\n") + 1


@given(nasty.map(safe_text), widths)
def test_wrapped_lines_stand_in_the_text_in_their_order(text: str, width: int) -> None:
    place = 0
    for character in "".join(wrap(text, width)):
        place = text.index(character, place) + 1


@given(st.lists(lines, max_size=3), st.lists(widths, min_size=3, max_size=3))
def test_columns_stay_in_their_place(cells: list[str], sizes: list[int]) -> None:
    for line in columns([cells], sizes, gap=2):
        assert cell_len(line) <= sum(sizes) + 4
        assert line == line.rstrip()


@given(lines, lines, widths)
def test_a_justified_line_fits_and_keeps_both_texts(left: str, right: str, width: int) -> None:
    both = justify(left, right, width)
    assert all(cell_len(line) <= width and line == line.rstrip() for line in both)
    assert without_blanks("".join(both)).replace("\u2069", "") == without_blanks(left + right).replace("\u2069", "")


@pytest.mark.parametrize(
    "blank", [" ", "\n", "\u200b", "\r", "\u0301", "\u2066", "\u2067\u05d0", "\u200d", "<", "\u05d0\u2069"]
)
def test_a_long_row_of_anything_is_done_in_one_go(blank: str) -> None:
    text = blank * 20_000 + "x"
    assert safe_text(text)
    assert safe_line(text)
    assert plain_text(text)
    assert ascii_text(text)
    assert wrap(safe_text(text), 72)
    assert cell_len(truncate(safe_line(text), 40)) <= 40
