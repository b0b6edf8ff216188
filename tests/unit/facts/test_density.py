"""How much happened when: columns of equal times, in the finest unit for which there is room."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.facts.density import density_of
from briefing.files import load_text

if TYPE_CHECKING:
    from briefing.model import BriefDate


def entries(*dates: object) -> tuple[tuple[str, BriefDate], ...]:
    timeline = [{"date": date, "text": "A thing"} for date in dates]
    data = {"briefing": 1, "title": "Things", "event": {"summary": "x"}, "timeline": timeline}
    found = load_text(json.dumps(data), format="json").briefing.timeline
    return tuple((entry.id, entry.date) for entry in found)


def shape(*dates: object, most: int = 70) -> str:
    """The columns: a digit for the entries of each, `.` for an empty one, `~` for folded ones."""
    columns = density_of(entries(*dates), most).columns
    return "".join("~" if column.folded else str(len(column.keys) or ".") for column in columns)


def test_each_day_has_its_column_where_there_is_room() -> None:
    assert shape("2024-03-01", "2024-03-01", "2024-03-03") == "2.1"


def test_a_long_time_in_which_nothing_happened_is_folded() -> None:
    assert shape("1856-01-01", "2024-03-01", "2024-03-02") == "1~11"


@pytest.mark.parametrize(
    ("most", "unit", "words"),
    [
        (400, "day", "1 January 2024"),
        (60, "week", "week of 1 January 2024"),
        (14, "month", "January 2024"),
        (4, "quarter", "first quarter of 2024"),
        (2, "year", "2024"),
    ],
)
def test_the_finest_unit_that_fits_is_taken(most: int, unit: str, words: str) -> None:
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 11, 21)]
    density = density_of(entries(*days), most)
    assert density.unit == unit
    assert density.columns[0].words == words
    assert len(density.columns) <= most


def test_a_week_is_named_by_its_monday() -> None:
    days = [f"2024-03-{day:02}" for day in range(1, 10)]
    assert density_of(entries(*days), 2).columns[0].words == "week of 26 February 2024"


def test_centuries_and_ages_have_columns_too() -> None:
    density = density_of(entries("Y-170000", "-0043-03-15", "0800", "1856", "2024"), 3)
    assert len(density.columns) <= 3
    assert sum(len(column.keys) for column in density.columns) == 5


def test_what_has_no_day_is_counted_apart() -> None:
    density = density_of(entries("2024", {"text": "one day"}), 10)
    assert density.undated == 1
    assert density_of(entries({"text": "one day"}), 10).columns == ()


@given(
    days=st.lists(st.dates(), min_size=1, max_size=60),
    most=st.integers(min_value=1, max_value=90),
)
def test_every_entry_stands_in_one_column_in_order_and_there_is_room(days: list[object], most: int) -> None:
    found = entries(*(str(day) for day in days))
    density = density_of(found, most)
    assert len(density.columns) <= most
    keys = [key for column in density.columns for key in column.keys]
    assert sorted(keys) == sorted(key for key, _ in found)
    by_id = {key: date.earliest for key, date in found}
    firsts = [by_id[column.keys[0]] for column in density.columns if column.keys]
    assert firsts == sorted(firsts, key=lambda day: day or (0, 0, 0))
