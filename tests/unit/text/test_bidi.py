"""Texts of several authors on one line: none reorders its neighbours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text import apart, ascii_text, balanced, by_direction, is_turned, safe_text, with_marks, wrap
from briefing.text.width import cell_len

MIXED = st.text(st.sampled_from("ab 19.,;()אבהسل\u2067\u2068\u2069"), max_size=12)


@given(st.lists(MIXED, min_size=1, max_size=4))
def test_what_is_set_apart_is_safe_and_says_the_same(pieces: list[str]) -> None:
    joined = apart(pieces, "; ")
    if len(pieces) > 1 and "<U+" not in "".join(map(safe_text, pieces)):
        assert "<U+" not in safe_text(joined)
    assert ascii_text(joined).isascii()
    assert "".join(part for part, _ in by_direction(joined, turned=False)) == joined


@pytest.mark.parametrize(
    ("text", "turned"),
    [("Port", False), ("(הנמל) Port", True), ("\u2068הנמל\u2069: Port", False), ("19; سفينة", True), ("12.", False)],
)
def test_a_paragraph_runs_as_its_first_letter_outside_of_isolates(text: str, turned: bool) -> None:
    assert is_turned(text) is turned


def test_parts_have_the_direction_of_their_letters() -> None:
    assert by_direction("קו 7 of הים.", turned=False) == [("קו", True), (" 7 of ", False), ("הים", True), (".", False)]
    assert by_direction("קו 7 of הים.", turned=True) == [("קו 7 ", True), ("of", False), (" הים.", True)]
    assert by_direction("7.", turned=True) == [("7.", True)]
    assert by_direction("page 7.", turned=True) == [("page 7.", False)]


def test_marks_take_the_place_of_isolates_where_letters_run_to_the_left() -> None:
    assert with_marks("\u2068by \u2068הים\u2069 and \u2068A\u2069\u2069; \u20689\u2069") == (
        "\u200eby \u200eהים\u200e and A\u200e; 9"
    )


def test_every_line_of_a_wrapped_text_has_its_isolates_in_pairs() -> None:
    text = apart(["הודעת הנהלת הנמל הגדול", "the head of the union of dockers"], ", ")
    lines = list(balanced(wrap(text, 18, first="- ", rest="  ")))
    assert len(lines) > 2
    for line in lines:
        assert line.count("\u2068") == line.count("\u2069")
        assert cell_len(line) <= 18
