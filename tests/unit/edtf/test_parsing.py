"""What an EDTF text means: its kind, its first and last day, its order."""

from __future__ import annotations

import ast
import doctest
import sys
from importlib import import_module
from pathlib import Path

import pytest

import briefing.edtf as edtf_package
from briefing.edtf import EdtfError, parse_edtf

BOUNDS = [
    ("2024-03-07", "date", "day", "2024-03-07", "2024-03-07"),
    ("2024-03", "date", "month", "2024-03-01", "2024-03-31"),
    ("2024-02", "date", "month", "2024-02-01", "2024-02-29"),
    ("2024", "date", "year", "2024-01-01", "2024-12-31"),
    ("-0043-03-15", "date", "day", "-0043-03-15", "-0043-03-15"),
    ("0000", "date", "year", "0000-01-01", "0000-12-31"),
    ("2024-03-07T10:30:00+02:00", "datetime", "time", "2024-03-07", "2024-03-07"),
    ("2024-03-07T24:00:00", "datetime", "time", "2024-03-07", "2024-03-07"),
    ("2024-21", "season", "season", "2024-03-01", "2024-05-31"),
    ("2024-22", "season", "season", "2024-06-01", "2024-08-31"),
    ("2024-23", "season", "season", "2024-09-01", "2024-11-30"),
    ("2023-24", "season", "season", "2023-12-01", "2024-02-29"),
    ("2024-25", "season", "season", "2024-03-01", "2024-05-31"),
    ("2024-28", "season", "season", "2024-12-01", "2025-02-28"),
    ("2024-29", "season", "season", "2024-09-01", "2024-11-30"),
    ("2024-30", "season", "season", "2024-12-01", "2025-02-28"),
    ("2024-31", "season", "season", "2024-03-01", "2024-05-31"),
    ("2024-32", "season", "season", "2024-06-01", "2024-08-31"),
    ("2024-33", "season", "quarter", "2024-01-01", "2024-03-31"),
    ("2024-36", "season", "quarter", "2024-10-01", "2024-12-31"),
    ("2024-37", "season", "quadrimester", "2024-01-01", "2024-04-30"),
    ("2024-39", "season", "quadrimester", "2024-09-01", "2024-12-31"),
    ("2024-40", "season", "semester", "2024-01-01", "2024-06-30"),
    ("2024-41", "season", "semester", "2024-07-01", "2024-12-31"),
    ("15XX-22", "season", "century", "1500-06-01", "1599-08-31"),
    ("198X", "date", "decade", "1980-01-01", "1989-12-31"),
    ("19XX", "date", "century", "1900-01-01", "1999-12-31"),
    ("1XXX", "date", "millennium", "1000-01-01", "1999-12-31"),
    ("XXXX", "date", "none", "0000-01-01", "9999-12-31"),
    ("-01XX", "date", "century", "-0199-01-01", "-0100-12-31"),
    ("-000X", "date", "decade", "-0009-01-01", "-0001-12-31"),
    ("1XX3", "date", "millennium", "1003-01-01", "1993-12-31"),
    ("1950S2", "date", "century", "1900-01-01", "1999-12-31"),
    ("-1953S2", "date", "century", "-1999-01-01", "-1900-12-31"),
    ("1953S4", "date", "year", "1953-01-01", "1953-12-31"),
    ("Y170000002", "date", "year", "+170000002-01-01", "+170000002-12-31"),
    ("Y-17E7", "date", "year", "-170000000-01-01", "-170000000-12-31"),
    ("Y3388E2S3", "date", "millennium", "+338000-01-01", "+338999-12-31"),
    ("Y17101E4S3", "date", "years", "+171000000-01-01", "+171999999-12-31"),
    ("2016-05-XX", "date", "month", "2016-05-01", "2016-05-31"),
    ("2016-XX", "date", "year", "2016-01-01", "2016-12-31"),
    ("2016-XX-XX", "date", "year", "2016-01-01", "2016-12-31"),
    ("1560-XX-25", "date", "year", "1560-01-25", "1560-12-25"),
    ("1560-XX-31", "date", "year", "1560-01-31", "1560-12-31"),
    ("15XX-X2-30", "date", "century", "1500-12-30", "1599-12-30"),
    ("15XX-01-3X", "date", "century", "1500-01-30", "1599-01-31"),
    ("190X-02-29", "date", "decade", "1904-02-29", "1908-02-29"),
    ("-000X-02-29", "date", "decade", "-0008-02-29", "-0004-02-29"),
    ("1919-X0", "date", "month", "1919-10-01", "1919-10-31"),
    ("2016-02-2X", "date", "month", "2016-02-20", "2016-02-29"),
    ("2024-03-04/2024-03-08", "interval", "day", "2024-03-04", "2024-03-08"),
    ("2004-02-01/2005", "interval", "year", "2004-02-01", "2005-12-31"),
    ("2015-02-27/2015-02-X8", "interval", "month", "2015-02-27", "2015-02-28"),
    ("20X3-06-25/2004-X1-03", "interval", "century", "2003-06-25", "2004-11-03"),
    ("1985/..", "interval", "year", "1985-01-01", None),
    ("1985-04/", "interval", "month", "1985-04-01", None),
    ("../1985", "interval", "year", None, "1985-12-31"),
    ("/1985", "interval", "year", None, "1985-12-31"),
    ("../..", "interval", "none", None, None),
    ("[2024-03-09,2024-03-07]", "one-of", "day", "2024-03-07", "2024-03-09"),
    ("[1667,1668, 1670..1672]", "one-of", "year", "1667-01-01", "1672-12-31"),
    ("[..1760-12-03]", "one-of", "day", None, "1760-12-03"),
    ("[1760-01, 1760-02, 1760-12..]", "one-of", "month", "1760-01-01", None),
    ("{1960,1961-12}", "all-of", "year", "1960-01-01", "1961-12-31"),
    ("{..1760}", "all-of", "year", None, "1760-12-31"),
]


@pytest.mark.parametrize(("text", "kind", "precision", "earliest", "latest"), BOUNDS)
def test_a_date_says_its_kind_and_its_first_and_last_day(
    text: str, kind: str, precision: str, earliest: str | None, latest: str | None
) -> None:
    edtf = parse_edtf(text)
    assert edtf.text == text
    assert (edtf.kind, edtf.precision) == (kind, precision)
    assert (edtf.earliest and edtf.earliest.iso(), edtf.latest and edtf.latest.iso()) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2024-03", False, False),
        ("2024-03?", True, False),
        ("2024-03~", False, True),
        ("2024-03%", True, True),
        ("?2004-06", True, False),
        ("2004-06-~11", False, True),
        ("2004?-~06-04", True, True),
        ("2004/2005~", False, True),
        ("[2004,2005?]", True, False),
    ],
)
def test_a_mark_anywhere_is_seen(text: str, uncertain: bool, approximate: bool) -> None:
    edtf = parse_edtf(text)
    assert (edtf.uncertain, edtf.approximate) == (uncertain, approximate)


ERRORS = [
    ("", "an empty text is no date: write it as in 2024-03-07, 2024-03 or 2024"),
    ("2024-13", "month 13: months are 01 to 12, seasons 21 to 41"),
    ("2024-00-01", "month 00: months are 01 to 12"),
    ("2024-13-07", "month 13: months are 01 to 12; 13 July is written 2024-07-13"),
    ("15XX-2X-25", "month 2X: months are 01 to 12"),
    ("2024-42", "month 42: months are 01 to 12, seasons 21 to 41"),
    ("2024-03-00", "day 00: days are 01 to 31"),
    ("2024-03-32", "day 32: days are 01 to 31"),
    ("2024-02-30", "30 February 2024 does not exist: February 2024 has 29 days"),
    ("2023-02-29", "29 February 2023 does not exist: February 2023 has 28 days"),
    ("2023-02-3X", "2023-02-3X: February 2023 has 28 days"),
    ("XXX1-02-29", "XXX1-02-29: no day that exists is written so"),
    ("2024-22-03", "2024-22 is summer: it cannot have a day"),
    ("-0000", "year -0000: the year 0 has no minus, write 0000"),
    ("Y2006", "year Y2006: Y is for years of more than four digits; write 2006 without the Y"),
    ("Y-00001", "year Y-00001: Y is for years of more than four digits; write -0001 without the Y"),
    ("Y012345", "year Y012345: Y is for years of more than four digits; a year after Y has no leading zero"),
    ("Y1E100", "year Y1E100: the exponent after E is at most 99"),
    ("Y20067890-14", "year Y20067890: a year with Y, E or S stands alone, without month and day"),
    ("1953S2-03", "year 1953S2: a year with Y, E or S stands alone, without month and day"),
    ("1953S5", "year 1953S5: of 4 digits, 1 to 4 can be significant"),
    ("1953S0", "year 1953S0: of 4 digits, 1 to 4 can be significant"),
    ("195XS2", "year 195XS2: write X or S, not both"),
    ("2024-03-07T25:00:00", "hour 25: hours are 00 to 24"),
    ("2024-03-07T24:00:01", "time 24:00:01: the day ends at 24:00:00"),
    ("2024-03-07T10:61:00", "minute 61: minutes are 00 to 59"),
    ("2024-03-07T10:00:60", "second 60: seconds are 00 to 59"),
    ("2024-03-07T10:00:00+15", "time zone +15: zones are -12:00 to +14:00"),
    ("2024-03-07T10:00:00-00:00", "time zone -00:00: write Z for UTC"),
    ("2024-03-07T10:00:00+01:60", "time zone +01:60: minutes are 00 to 59"),
    ("2024-03-07~T10:00:00", "2024-03-07~: a date with a time is written in full, without X, ?, ~ or %"),
    ("2024-03T10:00:00", "'2024-03T10:00:00' is not an EDTF date: write it as in 2024-03-07, 2024-03 or 2024"),
    ("2024-03-XXT10:00:00", "2024-03-XX: a date with a time is written in full, without X, ?, ~ or %"),
    (
        "2024-03-07T10:00:00/2024-03-08",
        "2024-03-07T10:00:00: the ends of an interval are days, months or years; remove the time",
    ),
    ("2024/2023", "the end 2023 lies before the start 2024"),
    ("2024-24/2024-03", "the end 2024-03 lies before the start 2024-24, which begins on 2024-12-01"),
    ("2024-03-07~/2024-03-06?", "the end 2024-03-06? lies before the start 2024-03-07~"),
    (
        "2024-03-07/2024-03",
        "the end 2024-03 begins before the start 2024-03-07; for some time in 2024-03 write 2024-03-XX",
    ),
    ("2024-22/2024", "the end 2024 begins before the start 2024-22; give both ends to the same unit"),
    ("2024-03-07/2024", "the end 2024 begins before the start 2024-03-07; for some time in 2024 write 2024-XX-XX"),
    ("2012///4444", "'2012///4444': an interval has one start and one end, as in 2024-03-04/2024-03-08"),
    ("/", "an interval needs a start or an end, as in 2024-03-04/2024-03-08 or 2024-03-04/.."),
    ("..", "'..': two dots stand in a set, as in [2024..2026], or for an open end, as in 2024/.."),
    ("[1999}", "'[1999}': a set that begins with [ ends with ]"),
    ("{1999", "'{1999': a set that begins with { ends with }"),
    ("[", "'[': a set that begins with [ ends with ]"),
    ("[2024,]", "a set has dates between its commas, as in [2024-03-04, 2024-03-06..2024-03-08]"),
    ("[..]", "a set has dates between its commas, as in [2024-03-04, 2024-03-06..2024-03-08]"),
    ("[2024/2025]", "'2024/2025': inside a set a range is written with two dots, as in 2024-03-04..2024-03-08"),
    ("[2025..2024]", "the end 2024 lies before the start 2025"),
    ("[2024..,2026]", "'2024..': only the last date of a set can be open at its end"),
    ("[2024,..2026]", "'..2026': only the first date of a set can be open at its start"),
    ("{2024-03-07T10:00:00}", "2024-03-07T10:00:00: a set has days, months or years; remove the time"),
    ("[2024 ]", "'2024 ' is not an EDTF date: write it as in 2024-03-07, 2024-03 or 2024"),
    ("\u0662\u0660\u0662\u0664", "'٢٠٢٤' is not an EDTF date: write it as in 2024-03-07, 2024-03 or 2024"),
    ("2024\n", "'2024\n' is not an EDTF date: write 2024"),
]


@pytest.mark.parametrize(("text", "sentence"), ERRORS)
def test_what_is_no_date_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(EdtfError) as refusal:
        parse_edtf(text)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize("text", ["2" * 101, "X" * 10_000_000, "[" + "2024," * 2_000_000 + "2024]"])
def test_a_text_longer_than_any_date_is_refused_unread(text: str) -> None:
    with pytest.raises(EdtfError, match=rf"at most 100 characters, this text has {len(text):,}"):
        parse_edtf(text)


@pytest.mark.parametrize("text", ["-".join(["XX"] * 33), "~" * 100, "[" + "," * 98 + "]", "2024" + " to 2024" * 12])
def test_a_text_of_repeated_signs_is_refused(text: str) -> None:
    with pytest.raises(EdtfError):
        parse_edtf(text)


def test_dates_are_ordered_by_the_earliest_day_and_the_shorter_one_first() -> None:
    in_order = [
        "../..",
        "../2024-03-07",
        "-0043-03-15",
        "XXXX",
        "1985/2024",
        "1985/..",
        "2024-03-01T09:00:00+02:00",
        "2024-03-01T08:00:00Z",
        "2024-03-01T10:30:00",
        "2024-03-01",
        "2024-03-01/2024-03-08",
        "2024-03",
        "2024-03/2024-12",
        "2024-03-01/..",
        "2024-03-07",
    ]
    by_key = sorted((parse_edtf(text) for text in sorted(in_order)), key=lambda edtf: edtf.sort_key())
    # An open start comes first; of two the one that ends is the shorter.
    assert [edtf.text for edtf in by_key] == ["../2024-03-07", "../..", *in_order[2:]]


def test_dates_are_equal_and_hash_alike_if_written_alike() -> None:
    assert parse_edtf("2024-03") == parse_edtf("2024-03")
    assert parse_edtf("2024-03") != parse_edtf("2024-03~")
    assert len({parse_edtf("2024-03"), parse_edtf("2024-03"), parse_edtf("2024-03-01/2024-03-31")}) == 2


@pytest.mark.parametrize("name", ["calendar", "from_words", "parsing", "short_words", "words"])
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    result = doctest.testmod(import_module(f"briefing.edtf.{name}"))
    assert result.failed == 0
    assert result.attempted


def test_the_package_needs_nothing_but_the_standard_library() -> None:
    for path in Path(edtf_package.__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imports = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
        imports |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        foreign = {name for name in imports if name.partition(".")[0] not in sys.stdlib_module_names}
        assert all(name.startswith("briefing.edtf") for name in foreign), (path.name, foreign)
