"""The dates in the words of a report are resolved against its day, and nothing that is no date is taken for one."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.draft.dated_words import DateFinder, find_dates
from briefing.edtf import parse_edtf

TUESDAY = dt.date(2024, 3, 5)


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("They met on Monday.", "2024-03-04"),
        ("They met on Tuesday.", "2024-03-05"),
        ("They met on Wednesday.", "2024-02-28"),
        ("They will meet on Wednesday.", "2024-03-06"),
        ("They met last Tuesday.", "2024-02-27"),
        ("They meet next Friday.", "2024-03-08"),
        ("They met yesterday.", "2024-03-04"),
        ("They met last night.", "2024-03-04"),
        ("They met on December 30.", "2023-12-30"),
        ("They met on 30 Dec. 2022.", "2022-12-30"),
        ("They met in October.", "2023-10"),
        ("They will meet in October.", "2024-10"),
        ("They met in May 2021.", "2021-05"),
        ("They met last week.", "2024-02-26/2024-03-03"),
        ("They met earlier this week.", "2024-03-04/2024-03-05"),
        ("They met this month.", "2024-03"),
        ("They met last year.", "2023"),
        ("They met two days ago.", "2024-03-03"),
        ("They met three years ago.", "2021~"),
        ("They met in 1997.", "1997"),
        ("They met in the 1970s.", "197X"),
        ("They met in the first quarter of 2023.", "2023-33"),
        ("They met last summer.", "2023-22"),
        ("They met in the summer of 2020.", "2020-22"),
        ("They met in the 19th century.", "18XX"),
    ],
)
def test_a_date_is_counted_from_the_day_of_the_report(sentence: str, edtf: str) -> None:
    assert [found.edtf for found in find_dates(sentence, TUESDAY)] == [edtf]


def test_earlier_this_week_ends_with_the_day_of_the_report() -> None:
    (found,) = find_dates("He said earlier this week that it was over.", TUESDAY)
    assert (found.text, found.edtf.partition("/")[2]) == ("earlier this week", TUESDAY.isoformat())
    (whole,) = find_dates("He will sail this week.", TUESDAY)
    assert whole.text == "this week"


@pytest.mark.parametrize(
    "sentence",
    [
        "It may rain on the march.",
        "They read the Sunday Times.",
        "It cost $1997 then.",
        "About 2000 people came.",
        "They met on 31 February 2023.",
        "They met at the table.",
    ],
)
def test_what_is_no_date_is_none(sentence: str) -> None:
    assert find_dates(sentence, TUESDAY) == []


def test_a_whole_date_is_stated_and_any_other_inferred() -> None:
    found = find_dates("From 3 May 2023 to Monday.", TUESDAY)
    assert [one.basis for one in found] == ["stated", "inferred"]


def test_without_a_day_of_publication_only_whole_dates_are_read() -> None:
    assert [one.text for one in find_dates("On Monday, last week, 3 May 2023.", None)] == ["3 May 2023"]


def test_a_company_means_its_quarter() -> None:
    finder = DateFinder(TUESDAY)
    finder.find("Profit fell in the fourth quarter of 2023.")
    assert [one.edtf for one in finder.find("In the quarter sales were as high as a year earlier.")] == [
        "2023-36",
        "2022-36",
    ]


@pytest.mark.parametrize(
    ("language", "sentence", "edtf"),
    [
        ("fr", "Ils se sont réunis lundi.", "2024-03-04"),
        ("fr", "Réunis le 12 février 2023.", "2023-02-12"),
        ("de", "Sie trafen sich gestern.", "2024-03-04"),
        ("de", "Am 12. März 2024 beginnt es.", "2024-03-12"),
        ("es", "Se reunieron el 3 de marzo.", "2024-03-03"),
        ("uk", "Вони зустрілися 3 березня.", "2024-03-03"),
        ("ru", "Они встретились вчера.", "2024-03-04"),
        ("ro", "S-au întâlnit pe 2 martie 2024.", "2024-03-02"),
    ],
)
def test_other_languages_have_their_days(language: str, sentence: str, edtf: str) -> None:
    assert [found.edtf for found in find_dates(sentence, TUESDAY, language)] == [edtf]


WORDS = st.sampled_from(
    "Monday march March 31 February 29 2023 9999 0001 ago two years last next this week ſunday weeK İ of the 1990s "
    "quarter fourth year earlier today tomorrow yesterday 21st century mid-May -04-31 , . ٣ May".split()
)
PHRASES = st.sampled_from(
    (
        "on Monday|March 7|7 March 2023|in mid-May|yesterday|last year|le 29 février|hier|am 12. März|gestern|"
        "the 1990s|on February 29, 2023|from March 3 to March 5|9999"
    ).split("|")
)


@given(
    st.lists(WORDS | PHRASES, max_size=12).map(" ".join) | st.text(max_size=60),
    st.dates(),
    st.sampled_from(("en", "fr", "de", "xx")),
)
def test_every_date_is_one_that_exists(text: str, published: dt.date, language: str) -> None:
    for found in find_dates(text, published, language):
        parse_edtf(found.edtf)
        assert text[found.start : found.end] == found.text
