"""Many changes in one message: the text is what it would be if they had come one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.lsp.positions import ChangedLines, EditorLines, Units

PIECES = st.text(st.sampled_from(["a", "\r", "\n", "é", "字", "🜂", "\u2028", "\ud83d", "\udf02"]), max_size=6)


def as_sent(pieces: list[str]) -> str:
    """A text as a message brings it: the two halves of a character beside each other are the character."""
    return "".join(pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


PLACES = st.tuples(st.integers(0, 5), st.integers(0, 6))


@given(
    st.lists(PIECES, max_size=4).map(as_sent), st.lists(st.tuples(PLACES, PLACES, PIECES)), st.sampled_from(list(Units))
)
def test_many_changes_are_one_after_the_other(
    text: str, changes: list[tuple[tuple[int, int], tuple[int, int], str]], units: Units
) -> None:
    one_by_one, together = EditorLines(text, units), ChangedLines(EditorLines(text, units))
    for start, end, new in changes:
        one_by_one = EditorLines(one_by_one.changed(start, end, new), units)
        together.change(start, end, new)
    assert together.done().text == one_by_one.text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_stands_between_changes_is_not_looked_at(end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"line {number}" for number in range(500)]
    together = ChangedLines(EditorLines(end.join(lines), Units.UTF16))
    looked_at: list[int] = []
    starts = EditorLines.changed

    def counted(self: EditorLines, start: tuple[int, int], stop: tuple[int, int], new: str) -> str:
        looked_at.append(len(self.text))
        return starts(self, start, stop, new)

    monkeypatch.setattr(EditorLines, "changed", counted)
    for number in range(0, 500 * 7, 7):
        together.change((number % 500, 0), (number % 500, 4), "LINE")
    assert together.done().text == end.join(lines).replace("line", "LINE")
    assert max(looked_at) < 50
