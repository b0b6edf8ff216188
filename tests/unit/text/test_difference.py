"""Two texts held against each other: both can be read out of the runs, in any script and at any length."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.text import difference
from briefing.text.difference import Kept, shown_runs, word_runs

words = st.lists(st.sampled_from("the port is closed open 港 湾 for good [s:2].".split()), max_size=9).map(" ".join)


def read(before: str, after: str, without: Kept) -> str:
    return " ".join("".join(run.text for run in word_runs(before, after) if run.kept is not without).split())


@given(words, words)
def test_both_texts_can_be_read_out_of_the_runs(before: str, after: str) -> None:
    assert read(before, after, Kept.AFTER) == before
    assert read(before, after, Kept.BEFORE) == after


def test_what_differs_in_very_long_texts_is_one_piece() -> None:
    before = "a " * 3000 + "b " + "c " * 3000
    runs = word_runs(before, before.replace("b", "d"))
    assert [(run.kept, run.text) for run in runs[1:3]] == [(Kept.BEFORE, "b "), (Kept.AFTER, "d ")]
    assert difference.MOST_COMPARED < 6001**2


def test_signs_of_a_script_without_blanks_are_words_of_their_own() -> None:
    assert shown_runs(word_runs("港は開いている", "港は閉じている")) == "港は[-開い-]{+閉じ+}ている"
