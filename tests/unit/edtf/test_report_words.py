"""The words of reports: weekdays and months of seven languages, and what is only their neighbour."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.edtf.report_words import days_meant, named_days

TUESDAY, WEDNESDAY, THURSDAY, SUNDAY = 1, 2, 3, 6


@pytest.mark.parametrize(
    ("text", "language", "weekdays", "months"),
    [
        ("on Thursday evening", None, {THURSDAY}, set()),
        ("Thursday", "en-GB", {THURSDAY}, set()),
        ("late on Tuesday, after the count", "en", {TUESDAY}, set()),
        ("two days after the count, on Thursday", "en", {THURSDAY}, set()),
        ("by Thursday", "en", set(), set()),
        ("until Thursday", "en", set(), set()),
        ("al día siguiente del jueves", "es", set(), set()),
        ("the night before Thursday's hearing", "en", set(), set()),
        ("three days ahead of Tuesday's ballot", "en", set(), set()),
        ("on the anniversary of Bloody Sunday", "en", set(), set()),
        ("in the hours following Tuesday's flood", "en", set(), set()),
        ("in the wake of Tuesday's flood", "en", set(), set()),
        ("in the run-up to Thursday's vote", "en", set(), set()),
        ("as Tuesday's figures had shown", "en", set(), set()),
        ("at Tuesday's hearing", "en", {TUESDAY}, set()),
        ("Tuesday's hearing", "en", {TUESDAY}, set()),
        ("a week from Tuesday", "en", set(), set()),
        ("a day earlier than Wednesday", "en", set(), set()),
        ("shortly before dawn on Tuesday", "en", {TUESDAY}, set()),
        ("soon after 6 p.m. on Tuesday", "en", {TUESDAY}, set()),
        ("Tuesday to Thursday", "en", {TUESDAY, WEDNESDAY, THURSDAY}, set()),
        ("Sunday–Tuesday", "en", {SUNDAY, 0, TUESDAY}, set()),
        ("March through May", "en", set(), {3, 4, 5}),
        ("mardi au jeudi", "fr", {TUESDAY, WEDNESDAY, THURSDAY}, set()),
        ("as the Sunday Times went to press", "en", set(), set()),
        ("in early March", "en", set(), {3}),
        ("March 2024", "en", set(), {3}),
        ("on 4 May", "en", set(), {5}),
        ("on Tuesday, May 4", "en", {TUESDAY}, {5}),
        ("mid-June or July", "en", set(), {6, 7}),
        ("by the end of August", "en", set(), {8}),
        ("the day of the Miners' March", "en", set(), set()),
        ("when Harriet May resigned", "en", set(), set()),
        ("a month after the April ruling", "en", set(), set()),
        ("it may be so", "en", set(), set()),
        ("mardi 5 mars", "fr", {TUESDAY}, {3}),
        ("jeudi soir", "fr-CA", {THURSDAY}, set()),
        ("au lendemain du vote de mardi", "fr", set(), set()),
        ("deux jours après le scrutin de jeudi", "fr", set(), set()),
        ("début août", "fr", set(), {8}),
        ("sur le Champ de Mars", "fr", set(), set()),
        ("am Dienstagabend", "de", {TUESDAY}, set()),
        ("am Mittwoch, dem 6. März", "de", {WEDNESDAY}, {3}),
        ("in der Nacht auf Donnerstag", "de", set(), set()),
        ("kurz nach dem Votum vom Dienstag", "de", set(), set()),
        ("el miércoles", "es", {WEDNESDAY}, set()),
        ("en la víspera del jueves", "es", set(), set()),
        ("a mediados de marzo", "es", set(), {3}),
        ("en la Plaza de Mayo", "es", set(), set()),
        ("у вівторок ввечері", "uk", {TUESDAY}, set()),
        ("після четверга", "uk", set(), set()),
        ("5 березня", "uk", set(), {3}),
        ("під лютим морозом", "uk", set(), set()),
        ("в среду", "ru", {WEDNESDAY}, set()),
        ("накануне четверга", "ru", set(), set()),
        ("в начале мая", "ru", set(), {5}),
        ("охрана окружающей среды", "ru", set(), set()),
        ("miercuri seara", "ro", {WEDNESDAY}, set()),
        ("marți, 5 martie", "ro", {TUESDAY}, {3}),
        ("acum două luni", "ro", set(), set()),
        ("în mai puțin de o zi", "ro", set(), set()),
        ("la 9 mai", "ro", set(), {5}),
        ("după alegerile de duminică", "ro", set(), set()),
        ("dimanche", "de", set(), set()),
        ("mardi", None, set(), set()),
        ("duminggu", "id", set(), set()),
        ("Sunday", "pl", {SUNDAY}, set()),
        ("in May", "pl", set(), set()),
        ("Thursday's eve", "en", set(), set()),
        ("Tuesday night into Wednesday", "en", {TUESDAY, WEDNESDAY}, set()),
        ("в ночь на четверг", "ru", set(), set()),
        ("у ніч на четвер", "uk", set(), set()),
        ("mai devreme", "ro", set(), set()),
        ("mai 2024", "ro", set(), {5}),
    ],
)
def test_only_the_days_of_a_date_are_named(
    text: str, language: str | None, weekdays: set[int], months: set[int]
) -> None:
    assert named_days(text, language) == (frozenset(weekdays), frozenset(months))


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("two years ago", "en", "2021-09-06", "2022-12-31"),
        ("about four years ago", "en", "2018-09-07", "2021-12-31"),
        ("over four years ago", "en", "2017-09-07", "2020-12-31"),
        ("less than four years ago", "en", "2019-09-07", "2021-12-31"),
        ("yesterday", "en", "2024-03-07", "2024-03-07"),
        ("hier soir", "fr", "2024-03-07", "2024-03-07"),
        ("heute", "de", "2024-03-08", "2024-03-08"),
        ("позавчера", "ru", "2024-03-06", "2024-03-06"),
        ("the day before yesterday", "en", "2024-03-06", "2024-03-06"),
        ("the day after tomorrow", "en", "2024-03-10", "2024-03-10"),
        ("avant-hier", "fr", "2024-03-06", "2024-03-06"),
        ("après-demain", "fr", "2024-03-10", "2024-03-10"),
    ],
)
def test_words_mean_days_counted_from_their_report(text: str, language: str, first: str, last: str) -> None:
    meant = days_meant(text, date(2024, 3, 8), language)
    assert meant is not None
    assert abs((meant[0] - date.fromisoformat(first)).days) <= 2
    assert abs((meant[1] - date.fromisoformat(last)).days) <= 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("twenty-five years ago", "en"),
        ("1.5 years ago", "en"),
        ("two or three years ago", "en"),
        ("one hundred and two years ago", "en"),
        ("the last week of March", "en"),
        ("a year ago today", "en"),
        ("yesterday", "hu"),
        ("après hier", "fr"),
        ("il y a deux ans", "fr"),
    ],
)
def test_words_that_are_not_certain_mean_no_day(text: str, language: str) -> None:
    assert days_meant(text, date(2024, 3, 8), language) is None
