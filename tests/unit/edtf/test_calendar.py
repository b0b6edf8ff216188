"""A day of any year: its order, its place in the week, the distance to another."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.edtf import Day
from briefing.edtf.words import gap_in_words


@given(st.dates())
def test_ordinal_and_iso_agree_with_the_standard_library(day: date) -> None:
    ours = Day(day.year, day.month, day.day)
    assert ours.ordinal == day.toordinal()
    assert ours.iso() == day.isoformat()


@given(st.dates(min_value=date(1582, 10, 15)))
def test_weekday_agrees_with_the_standard_library(day: date) -> None:
    assert Day(day.year, day.month, day.day).weekday() == day.weekday()


def test_a_day_before_the_gregorian_calendar_has_no_weekday() -> None:
    assert Day(1582, 10, 14).weekday() is None
    assert Day(1582, 10, 15).weekday() == 4
    assert Day(170_000_002, 1, 1).weekday() is not None


@given(st.integers(min_value=-(10**9), max_value=10**9))
def test_a_calendar_of_400_years_repeats_itself(year: int) -> None:
    assert Day(year + 400, 3, 1).ordinal - Day(year, 3, 1).ordinal == 146_097


def test_the_year_0_is_a_leap_year_before_the_year_1() -> None:
    assert Day(1, 1, 1).ordinal - Day(0, 1, 1).ordinal == 366
    assert Day(0, 1, 1).ordinal - Day(-1, 12, 31).ordinal == 1


@pytest.mark.parametrize(
    ("day", "iso"),
    [
        (Day(79, 8, 24), "0079-08-24"),
        (Day(0, 1, 1), "0000-01-01"),
        (Day(-43, 3, 15), "-0043-03-15"),
        (Day(-12_000, 1, 1), "-12000-01-01"),
        (Day(12_000, 1, 1), "+12000-01-01"),
    ],
)
def test_a_day_of_any_year_is_written_as_iso_8601(day: Day, iso: str) -> None:
    assert day.iso() == iso


GAPS = [
    (0, "same day"),
    (1, "1 day"),
    (2, "2 days"),
    (7, "7 days"),
    (13, "13 days"),
    (14, "2 weeks"),
    (17, "2 weeks"),
    (18, "3 weeks"),
    (59, "8 weeks"),
    (60, "2 months"),
    (91, "3 months"),
    (365, "12 months"),
    (700, "23 months"),
    (731, "2 years"),
    (3_653, "10 years"),
    (730_485, "2,000 years"),
]


@pytest.mark.parametrize(("days", "words"), GAPS)
def test_a_gap_is_said_in_one_rounded_unit(days: int, words: str) -> None:
    start = date(2024, 3, 7)
    end = start + timedelta(days=days)
    first, last = Day(start.year, start.month, start.day), Day(end.year, end.month, end.day)
    assert gap_in_words(first, last) == words
    assert gap_in_words(last, first) == words
