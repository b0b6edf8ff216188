"""Dates as points in time: what is surely later, and on which days a time can lie where it happened."""

from __future__ import annotations

import pytest

from briefing.edtf import parse_edtf
from briefing.edtf.instants import is_after, local_days


@pytest.mark.parametrize(
    ("one", "other", "after"),
    [
        ("2024-06-02", "2024-06-01", True),
        ("2024-06-01", "2024-06-01", False),
        ("2024-06-01T01:00:00+09:00", "2024-05-31T15:30:00Z", True),
        ("2024-06-01T01:00:00+09:00", "2024-05-31T16:30:00Z", False),
        ("2024-06-01T23:00:00-05:00", "2024-06-02T03:59:59Z", True),
        ("2024-06-02T11:00:00Z", "2024-06-01", False),
        ("2024-06-02T12:00:00Z", "2024-06-01", True),
        ("2024-06-02", "2024-06-01T09:59:59Z", True),
        ("2024-06-02", "2024-06-01T10:00:00Z", False),
        ("2024-06-01T18:00:00", "2024-06-01T16:00:00", False),
        ("2024-06-02T01:00:00", "2024-06-01T10:00:00Z", True),
        ("2024-06", "2024-05-30T00:00:00Z", True),
        ("../2024", "2023", False),
        ("2024", "2023/..", False),
    ],
)
def test_only_what_is_surely_later_is(one: str, other: str, *, after: bool) -> None:
    assert is_after(parse_edtf(one), parse_edtf(other)) is after


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024-02-29T23:00:00Z", ["2024-02-29", "2024-03-01"]),
        ("2024-03-01T06:00:00Z", ["2024-02-29", "2024-03-01"]),
        ("2024-01-01T12:00:00Z", ["2024-01-01", "2024-01-02"]),
        ("2024-01-01T01:00:00+03:00", ["2024-01-01", "2024-01-01"]),
        ("2024-01-01", ["2024-01-01", "2024-01-01"]),
    ],
)
def test_the_day_of_a_time_in_utc_is_known_to_two_days(text: str, days: list[str]) -> None:
    assert [day.iso() for day in local_days(parse_edtf(text)) if day] == days


def test_times_are_sorted_as_points_in_time_among_days() -> None:
    texts = ["2024-05-31", "2024-06-01T01:00:00+09:00", "2024-05-31T16:30:00Z", "2024-05-31T19:00:00-05:00"]
    assert sorted(texts, key=lambda text: parse_edtf(text).sort_key()) == [
        "2024-06-01T01:00:00+09:00",
        "2024-05-31T16:30:00Z",
        "2024-05-31",
        "2024-05-31T19:00:00-05:00",
    ]
