"""EDTF dates against everything Hypothesis can think of, and against brute force."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.edtf import Day, Edtf, EdtfError, parse_edtf
from briefing.edtf.short_words import format_short
from briefing.edtf.words import format_edtf, format_with_bound

EDTF_SIGNS = "0123456789X-/.[]{},?~%TZSYE:+ "
MARKS = st.sampled_from(["", "", "", "?", "~", "%"])


def digits(low: int, high: int, width: int = 2) -> st.SearchStrategy[str]:
    """Numbers of fixed width, some of them with unspecified digits."""
    number = st.integers(low, high).map(lambda value: f"{value:0{width}}")
    unspecified = st.lists(st.booleans(), min_size=width, max_size=width)
    with_x = st.builds(
        lambda text, hidden: "".join("X" if hide else digit for digit, hide in zip(text, hidden, strict=True)),
        number,
        unspecified,
    )
    return number | with_x


YEARS = st.builds("{}{}".format, st.sampled_from(["", "", "-"]), digits(1, 9999, 4))
LONG_YEARS = st.builds(
    "Y{}{}{}".format,
    st.sampled_from(["", "-"]),
    st.integers(10_000, 10**12),
    st.sampled_from(["", "E3", "S2", "E1S4"]),
)
SIGNIFICANT = st.builds("{:04}S{}".format, st.integers(0, 9999), st.integers(1, 4))
MONTHS = st.builds("{}{}{}-{}{}{}".format, MARKS, YEARS, MARKS, MARKS, digits(1, 12) | digits(21, 41), MARKS)
DAYS = st.builds(
    "{}{}{}{}-{}{}{}".format, MARKS, YEARS, MARKS, st.just("-06"), MARKS, digits(1, 31), MARKS
) | st.builds("{}-{}-{}{}".format, YEARS, digits(1, 12), digits(1, 31), MARKS)
DATES = st.builds("{}{}".format, YEARS | LONG_YEARS | SIGNIFICANT, MARKS) | MONTHS | DAYS
ENDS = DATES | st.sampled_from(["..", ""])
ELEMENTS = DATES | st.builds("{}..{}".format, DATES, DATES)
SETS = st.builds(
    lambda brackets, elements: f"{brackets[0]}{','.join(elements)}{brackets[1]}",
    st.sampled_from(["[]", "{}"]),
    st.lists(ELEMENTS, min_size=1, max_size=4),
)
TIMES = st.builds(
    "{:%Y-%m-%dT%H:%M:%S}{}".format, st.datetimes(), st.sampled_from(["", "Z", "+02:00", "-03:30", "-12"])
)
ALMOST_EDTF = DATES | st.builds("{}/{}".format, ENDS, ENDS) | SETS | TIMES


def parsed(text: str) -> Edtf | None:
    try:
        return parse_edtf(text)
    except EdtfError as error:
        return None if str(error) else pytest.fail("an error without a sentence")


@given(st.dates())
def test_a_day_of_the_calendar_comes_back(day: date) -> None:
    edtf = parse_edtf(day.isoformat())
    assert edtf.earliest == edtf.latest == Day(day.year, day.month, day.day)
    assert edtf.earliest is not None
    assert edtf.earliest.iso() == day.isoformat()


@given(st.text() | st.text(EDTF_SIGNS, max_size=30) | ALMOST_EDTF)
@example("\ud800")
@example("[" * 50)
@example("0000-02-29")
@example("9999-24")
@example("9999-366")
@example("0000-001")
@example("y99999999999999999999")
def test_any_text_is_a_date_or_an_error_with_a_sentence(text: str) -> None:
    edtf = parsed(text)
    assert edtf is None or edtf.text == text


@given(st.from_regex(r"[0-9]{1,5}[-/. ][0-9]{1,4}([-/. ][0-9]{1,4})?", fullmatch=True) | st.from_regex(r"[0-9]{5,9}w?"))
def test_any_row_of_numbers_is_a_date_or_an_error_with_a_sentence(text: str) -> None:
    edtf = parsed(text)
    assert edtf is None or edtf.text == text


@given(ALMOST_EDTF)
def test_the_earliest_day_is_not_after_the_latest(text: str) -> None:
    edtf = parsed(text)
    if edtf and edtf.earliest and edtf.latest:
        assert edtf.earliest <= edtf.latest


@given(ALMOST_EDTF)
def test_every_date_can_be_said(text: str) -> None:
    edtf = parsed(text)
    if edtf is None:
        return
    phrases = [format_edtf(edtf), format_with_bound(edtf, "by"), format_with_bound(edtf, "since"), format_short(edtf)]
    for phrase in phrases:
        assert phrase.isascii()
        assert phrase.isprintable()
        assert phrase == " ".join(phrase.split())
        assert "None" not in phrase
    if all(1000 <= day.year <= 9999 for day in (edtf.earliest, edtf.latest) if day):
        assert len(format_short(edtf)) <= 14
    words = format_edtf(edtf)
    assert edtf.uncertain == ("uncertain" in words)
    assert edtf.approximate == ("approximate" in words)


@given(st.lists(ALMOST_EDTF, max_size=10))
def test_all_dates_can_be_ordered(texts: list[str]) -> None:
    dates = [edtf for edtf in map(parsed, texts) if edtf]
    ordered = sorted(dates, key=lambda edtf: edtf.sort_key())
    starts = [edtf.earliest for edtf in ordered]
    known = [day for day in starts if day]
    assert starts == [None] * (len(starts) - len(known)) + sorted(known)


def existing_days(year: str, month: str, day: str) -> list[Day]:
    """Try every filling of the X's with the calendar of the standard library."""
    found = []
    for filling in product("0123456789", repeat=(year + month + day).count("X")):
        digits_left = iter(filling)
        text = "".join(next(digits_left) if sign == "X" else sign for sign in year + month + day)
        with suppress(ValueError):
            found.append(Day(*date(int(text[:4]), int(text[4:6]), int(text[6:])).timetuple()[:3]))
    return found


YEAR_FORMS = st.from_regex(r"[1-9][0-9]{2}[0-9X]|[1-9][0-9]X[0-9]", fullmatch=True)
MONTH_FORMS = st.from_regex(r"[01X][0-9X]", fullmatch=True)
DAY_FORMS = st.from_regex(r"[0-3X][0-9X]", fullmatch=True)


@given(YEAR_FORMS, MONTH_FORMS, DAY_FORMS)
@example("190X", "02", "29")
@example("1901", "02", "29")
@example("2016", "02", "3X")
@example("2015", "XX", "31")
def test_unspecified_digits_mean_every_day_that_exists(year: str, month: str, day: str) -> None:
    edtf, found = parsed(f"{year}-{month}-{day}"), existing_days(year, month, day)
    if not found:
        assert edtf is None
        return
    assert edtf is not None
    assert (edtf.earliest, edtf.latest) == (min(found), max(found))
    words = format_edtf(edtf)
    if len(set(found)) == 1:
        assert words == f"{found[0].day} {date(*found[0]):%B} {found[0].year}"
    else:
        assert words.startswith(("some day", "the ")) or " or " in words or " of some year " in words


@pytest.mark.parametrize("code", range(21, 42))
@pytest.mark.parametrize("year", [2023, 2024, -1, 0])
def test_a_season_is_whole_months(code: int, year: int) -> None:
    edtf = parse_edtf(f"{'-' if year < 0 else ''}{abs(year):04}-{code}")
    assert edtf.earliest is not None
    assert edtf.latest is not None
    months = 12 * (edtf.latest.year - edtf.earliest.year) + edtf.latest.month - edtf.earliest.month + 1
    assert months == (3 if code < 37 else 4 if code < 40 else 6)
    assert edtf.earliest.day == 1
    assert Day(edtf.latest.year + edtf.latest.month // 12, edtf.latest.month % 12 + 1, 1).ordinal == (
        edtf.latest.ordinal + 1
    )
