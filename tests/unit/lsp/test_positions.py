"""Places in an editor's text: every offset has one place, whatever the columns count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.lsp.positions import EditorLines, Units

TEXTS = st.text(st.sampled_from("ab \n\r\u2028\x85é字🜂́\ufeff"), max_size=30)
UNITS = st.sampled_from(Units)


@given(TEXTS, UNITS)
def test_every_character_has_a_place_that_leads_back_to_it(text: str, units: Units) -> None:
    lines = EditorLines(text, units)
    for offset in range(len(text) + 1):
        in_break = text[offset - 1 : offset + 1] == "\r\n"
        assert lines.offset(*lines.place(offset)) == offset - in_break


@given(TEXTS, UNITS)
def test_lines_are_those_of_an_editor_and_not_those_of_python(text: str, units: Units) -> None:
    lines = EditorLines(text, units)
    expected = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert [lines.line(number) for number in range(len(lines.starts))] == expected
    assert lines.line(len(expected)) == ""
    assert lines.line(-1) == ""


@pytest.mark.parametrize(
    ("units", "columns"),
    [(Units.UTF8, [0, 1, 5, 8, 9]), (Units.UTF16, [0, 1, 3, 4, 5]), (Units.UTF32, [0, 1, 2, 3, 4])],
)
def test_columns_count_what_was_agreed(units: Units, columns: list[int]) -> None:
    lines = EditorLines("x\na🜂字b", units)
    assert [lines.place(2 + offset) for offset in range(5)] == [(1, column) for column in columns]
    assert [lines.offset(1, column) for column in columns] == [2, 3, 4, 5, 6]


@pytest.mark.parametrize(("units", "column"), [(Units.UTF8, 3), (Units.UTF16, 2)])
def test_a_column_inside_of_a_character_is_the_one_before_it(units: Units, column: int) -> None:
    assert EditorLines("a🜂b", units).offset(0, column) == 1


def test_behind_the_end_of_a_line_its_end_is_meant_and_behind_the_last_the_end_of_the_text() -> None:
    lines = EditorLines("ab\r\ncd", Units.UTF16)
    assert lines.offset(0, 99) == 2
    assert lines.offset(1, 99) == lines.offset(7, 0) == 6


def test_a_character_cut_in_two_is_put_together_again() -> None:
    lines = EditorLines("a🜂b", Units.UTF16)
    cut = lines.changed((0, 2), (0, 3), "")
    assert cut == "a\ud83db"
    assert EditorLines(cut, Units.UTF16).changed((0, 2), (0, 2), "\udf02") == "a🜂b"


@given(TEXTS, UNITS, st.integers(0, 30), st.integers(0, 30), TEXTS)
def test_a_stretch_is_replaced_whatever_the_columns_count(
    text: str, units: Units, first: int, second: int, new: str
) -> None:
    lines = EditorLines(text, units)
    start, end = sorted(out_of_break(text, min(place, len(text))) for place in (first, second))
    assert lines.changed(lines.place(start), lines.place(end), new) == f"{text[:start]}{new}{text[end:]}"


def out_of_break(text: str, place: int) -> int:
    """A place that is not in the midst of a line break."""
    return place - 1 if text[place - 1 : place + 1] == "\r\n" else place


def as_units(text: str) -> list[int]:
    """A text as an editor has it that keeps UTF-16."""
    data = text.encode("utf-16-le", "surrogatepass")
    return [int.from_bytes(data[place : place + 2], "little") for place in range(0, len(data), 2)]


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), TEXTS), max_size=6))
def test_changes_make_the_text_of_an_editor_that_keeps_utf_16(text: str, changes: list[tuple[int, int, str]]) -> None:
    units, lines = as_units(text), EditorLines(text, Units.UTF16)
    for first, second, new in changes:
        start, end = sorted((min(first, len(units)), min(second, len(units))))
        places = [place_of_unit(units, at) for at in (start, end)]
        before = [unit_at(units, place) for place in places]
        lines = EditorLines(lines.changed(places[0], places[1], new), Units.UTF16)
        units[before[0] : before[1]] = as_units(new)
        assert as_units(lines.text) == units


def place_of_unit(units: list[int], at: int) -> tuple[int, int]:
    """Line and column of a unit, the break of a line counted to its end."""
    line = column = 0
    for place, unit in enumerate(units[:at]):
        ends = unit == 10 or (unit == 13 and units[place + 1 : place + 2] != [10])
        line, column = (line + 1, 0) if ends else (line, column + (unit != 13))
    return line, column


def unit_at(units: list[int], place: tuple[int, int]) -> int:
    """The first unit at a place."""
    return next(at for at in range(len(units) + 1) if place_of_unit(units, at) == place)
