"""Dates as people write them are refused with their EDTF spelling."""

from __future__ import annotations

import pytest

from briefing.edtf import EdtfError, parse_edtf

SPELLINGS = [
    ("7 March 2024", "2024-03-07"),
    ("7th of March, 2024", "2024-03-07"),
    ("7 Mar. 2024", "2024-03-07"),
    ("7\u00a0march\u00a02024", "2024-03-07"),
    ("Thursday, 7 March 2024", "2024-03-07"),
    ("on Thursday 7 March 2024", "2024-03-07"),
    ("March 7, 2024", "2024-03-07"),
    ("2024-Mar-07", "2024-03-07"),
    ("2024/03/07", "2024-03-07"),
    ("2024.3.7", "2024-03-07"),
    ("2024-3-7", "2024-03-07"),
    ("2024\u201303\u201307", "2024-03-07"),
    ("20240307", "2024-03-07"),
    ("7.3.2024", "2024-03-07"),
    ("25/12/2024", "2024-12-25"),
    ("12/25/2024", "2024-12-25"),
    ("07/03/2024", "2024-03-07 or 2024-07-03"),
    ("2024-W10-4", "2024-03-07"),
    ("2024-067", "2024-03-07"),
    ("2024-03-07 10:00", "2024-03-07T10:00:00"),
    ("2024-03-07T10:00", "2024-03-07T10:00:00"),
    ("2024-03-07t10:00:00z", "2024-03-07T10:00:00Z"),
    ("2024-03-07 10:00 UTC", "2024-03-07T10:00:00Z"),
    ("2024-03-07T10:00:00.250+0100", "2024-03-07T10:00:00+01:00"),
    ("March 2024", "2024-03"),
    ("Sept. 2024", "2024-09"),
    ("2024-3", "2024-03"),
    ("2024/3", "2024-03"),
    ("03/2024", "2024-03"),
    ("summer 2024", "2024-22"),
    ("the fall of 2024", "2024-23"),
    ("Q3 2024", "2024-35"),
    ("2024-Q3", "2024-35"),
    ("H2 2024", "2024-41"),
    ("the 1980s", "198X"),
    ("1980's", "198X"),
    ("19th century", "18XX or 1801/1900"),
    ("44 BC", "-0043"),
    ("1 BCE", "0000"),
    ("AD 79", "0079"),
    ("79 CE", "0079"),
    ("170002", "Y170002"),
    ("c. 1920", "1920~"),
    ("circa March 1920", "1920-03~"),
    ("about 7 March 2024", "2024-03-07~"),
    ("2024?~", "2024%"),
    ("19xx", "19XX"),
    ("199u", "199X"),
    ("2004-uu", "2004-XX"),
    ("2004/open", "2004/.."),
    ("unknown/2004", "/2004"),
    ("+2024", "2024"),
    (" 2024-03-07 ", "2024-03-07"),
    ("2024 - 2025", "2024/2025"),
    ("2012\u20132013", "2012/2013"),
    ("2024-03-04 / 2024-03-08", "2024-03-04/2024-03-08"),
    ("2024-03-04 to 2024-03-08", "2024-03-04/2024-03-08"),
    ("4\u20138 March 2024", "2024-03-04/2024-03-08"),
    ("28 February to 3 March 2024", "2024-02-28/2024-03-03"),
    ("from March to May 2024", "2024-03/2024-05"),
    ("between 4 March 2024 and 8 March 2024", "2024-03-04/2024-03-08 or [2024-03-04..2024-03-08]"),
    ("2024-03-04..2024-03-08", "2024-03-04/2024-03-08 or [2024-03-04..2024-03-08]"),
    ("from 7 March 2024 onwards", "2024-03-07/.."),
    ("until 2025", "../2025"),
    ("by the summer of 2024", "{edtf: 2024-22, bound: by}"),
    ("since 7 March 2024", "{edtf: 2024-03-07, bound: since}"),
]

SENTENCES = [
    ("Thursday", "it depends on another day; keep the words, as in {text: Thursday}"),
    ("last month", "it depends on another day; keep the words, as in {text: last month}"),
    ("Earlier this week", "it depends on another day; keep the words, as in {text: Earlier this week}"),
    ("07/03/24", "write year, month and day, as in 2024-03-07"),
    ("31/02/2024", "write year, month and day, as in 2024-03-07"),
    (
        "(2004)?-06-04~",
        "write no brackets; ?, ~ or % stands right after the part of the date that it is for, as in 2004-06~-11",
    ),
]

NO_HINT = ["not a date", "before March 2024", "31 February 2024", "20241332", "24", "\x00", "2023-366", "2024-W60-1"]


def refusal(text: str) -> str:
    with pytest.raises(EdtfError) as error:
        parse_edtf(text)
    return str(error.value)


@pytest.mark.parametrize(("text", "spelling"), SPELLINGS)
def test_a_common_form_is_refused_with_its_edtf_spelling(text: str, spelling: str) -> None:
    assert refusal(text) == f"'{text}' is not an EDTF date: write {spelling}"


@pytest.mark.parametrize(("text", "hint"), SENTENCES)
def test_a_form_without_a_spelling_is_refused_with_what_to_do(text: str, hint: str) -> None:
    assert refusal(text) == f"'{text}' is not an EDTF date: {hint}"


@pytest.mark.parametrize("text", NO_HINT)
def test_what_nobody_can_know_gets_no_guess(text: str) -> None:
    assert refusal(text) == f"'{text}' is not an EDTF date: write it as in 2024-03-07, 2024-03 or 2024"
