"""Dates in words: the whole table, to be read aloud."""

from __future__ import annotations

import pytest

from briefing.edtf import parse_edtf
from briefing.edtf.short_words import format_short
from briefing.edtf.words import format_edtf, format_with_bound

# EDTF, in full, in at most 14 cells.
WORDS = [
    # Certain
    ("2024-03-07", "7 March 2024", "7 Mar 2024"),
    ("2024-03", "March 2024", "Mar 2024"),
    ("2024", "2024", "2024"),
    ("0079-08-24", "24 August AD 79", "24 Aug AD 79"),
    ("0000", "1 BC", "1 BC"),
    ("-0043-03-15", "15 March 44 BC", "15 Mar 44 BC"),
    ("-0001", "2 BC", "2 BC"),
    ("Y170002", "AD 170,002", "AD 170,002"),
    ("Y170000002", "AD 170,000,002", "~AD 1.7e8"),
    ("Y-170000002", "170,000,003 BC", "~1.7e8 BC"),
    # Time of day
    ("2024-03-07T10:30:00", "7 March 2024, 10:30", "7 Mar 2024"),
    ("2024-03-07T10:30:00Z", "7 March 2024, 10:30 UTC", "7 Mar 2024"),
    ("2024-03-07T10:30:00+00:00", "7 March 2024, 10:30 UTC", "7 Mar 2024"),
    ("2024-03-07T10:30:15+02:00", "7 March 2024, 10:30:15 UTC+2", "7 Mar 2024"),
    ("2024-03-07T09:05:00-03:30", "7 March 2024, 09:05 UTC-3:30", "7 Mar 2024"),
    ("2024-03-07T24:00:00", "7 March 2024, 24:00", "7 Mar 2024"),
    # Seasons and parts of the year
    ("2024-21", "spring 2024", "spring 2024"),
    ("2024-22", "summer 2024", "summer 2024"),
    ("2024-24", "winter 2024-25", "winter 24-25"),
    ("1999-24", "winter 1999-2000", "1999-2000"),
    ("-0043-24", "winter 44 BC to 43 BC", "44-43 BC"),
    ("2024-26", "summer 2024 (northern hemisphere)", "Jun-Aug 2024"),
    ("2024-29", "spring 2024 (southern hemisphere)", "Sep-Nov 2024"),
    ("2024-30", "summer 2024-25 (southern hemisphere)", "2024-2025"),
    ("2024-29?", "spring 2024 (southern hemisphere; uncertain)", "?Sep-Nov 2024"),
    ("2024-35", "third quarter of 2024", "Q3 2024"),
    ("2024-37", "first four months of 2024", "Jan-Apr 2024"),
    ("2024-38", "middle four months of 2024", "May-Aug 2024"),
    ("2024-41", "second half of 2024", "H2 2024"),
    # Marked as a whole
    ("2024-03~", "March 2024 (approximate)", "~Mar 2024"),
    ("2024-03?", "March 2024 (uncertain)", "?Mar 2024"),
    ("2024-03%", "March 2024 (uncertain and approximate)", "?~Mar 2024"),
    ("2024-03-07?", "7 March 2024 (uncertain)", "?7 Mar 2024"),
    ("2024-03-28%", "28 March 2024 (uncertain and approximate)", "?~28 Mar 2024"),
    ("2024-22~", "summer 2024 (approximate)", "~summer 2024"),
    # Marked in part
    ("2004-06~-11", "11 June 2004 (year and month approximate)", "~11 Jun 2004"),
    ("2004-06-~11", "11 June 2004 (day approximate)", "~11 Jun 2004"),
    ("2004-?06-11", "11 June 2004 (month uncertain)", "?11 Jun 2004"),
    ("2004?-06-11", "11 June 2004 (year uncertain)", "?11 Jun 2004"),
    ("?2004-06", "June 2004 (year uncertain)", "?Jun 2004"),
    ("2004?-%06", "June 2004 (year uncertain; month uncertain and approximate)", "?~Jun 2004"),
    ("2004?-~06-~04", "4 June 2004 (year uncertain; month and day approximate)", "?~4 Jun 2004"),
    ("?2004-06-?11", "11 June 2004 (year and day uncertain)", "?11 Jun 2004"),
    ("2004?-06-11~", "11 June 2004 (year uncertain and approximate; month and day approximate)", "?~11 Jun 2004"),
    ("2001~-21", "spring 2001 (year approximate)", "~spring 2001"),
    ("2001-~34", "second quarter of 2001 (quarter approximate)", "~Q2 2001"),
    ("2001-~40", "first half of 2001 (half approximate)", "~H1 2001"),
    # Digits that are not known
    ("2016-05-XX", "some day in May 2016", "May 2016"),
    ("2016-05-XX~", "some day in May 2016 (approximate)", "~May 2016"),
    ("2016-05-1X", "some day between 10 and 19 May 2016", "May 2016"),
    ("2016-05-3X", "30 or 31 May 2016", "May 2016"),
    ("2016-02-X8", "8, 18 or 28 February 2016", "Feb 2016"),
    ("2015-02-X9", "9 or 19 February 2015", "Feb 2015"),
    ("1999-XX", "some month in 1999", "1999"),
    ("1999-XX-XX", "some day in 1999", "1999"),
    ("1919-X0", "October 1919", "Oct 1919"),
    ("1919-X0-03", "3 October 1919", "3 Oct 1919"),
    ("1919-X2", "February or December 1919", "1919"),
    ("1919-0X", "some month between January and September 1919", "1919"),
    ("1919-0X-XX", "some day between January and September 1919", "1919"),
    ("1919-1X-XX", "some day in October, November or December 1919", "1919"),
    ("1919-X1-03", "the 3rd of January or November 1919", "1919"),
    ("1560-XX-25", "the 25th of some month in 1560", "1560"),
    ("1560-XX-1X", "some day between the 10th and the 19th of some month in 1560", "1560"),
    ("1560-XX-X1", "the 1st, 11th, 21st or 31st of some month in 1560", "1560"),
    ("198X", "1980s", "1980s"),
    ("190X", "some year between 1900 and 1909", "1900-1909"),
    ("19XX", "some year between 1900 and 1999", "1900-1999"),
    ("1XX3", "some year between 1003 and 1993 (written 1XX3)", "1003-1993"),
    ("XXXX", "an unknown year", "year unknown"),
    ("000X", "some year between 1 BC and AD 9", "1 BC-AD 9"),
    ("019X", "some year between AD 190 and 199", "AD 190-199"),
    ("-01XX", "some year between 200 and 101 BC", "200-101 BC"),
    ("15XX-X2", "February or December of some year between 1500 and 1599", "1500-1599"),
    ("15XX-12-25", "25 December of some year between 1500 and 1599", "1500-1599"),
    ("15XX-01-3X", "30 or 31 January of some year between 1500 and 1599", "1500-1599"),
    ("15XX-XX-XX", "some day of some year between 1500 and 1599", "1500-1599"),
    ("156X-12-25", "25 December of some year in the 1560s", "1560s"),
    ("156X-12-XX", "some day in December of some year in the 1560s", "1560s"),
    ("156X-XX", "some month of some year in the 1560s", "1560s"),
    ("XXXX-12-25", "25 December of an unknown year", "year unknown"),
    ("XXXX-XX", "some month of an unknown year", "year unknown"),
    ("XXXX-XX-23", "the 23rd of some month of an unknown year", "year unknown"),
    ("XXXX-XX-XX", "an unknown date", "year unknown"),
    ("156X-22", "summer of some year in the 1560s", "1560s"),
    ("XXXX-24", "winter of an unknown year", "year unknown"),
    # Digits that are not significant
    ("1950S2", "about 1950 (between 1900 and 1999)", "~1950"),
    ("1950S2?", "about 1950 (between 1900 and 1999; uncertain)", "?~1950"),
    ("1953S4", "1953", "1953"),
    ("Y17101E4S3", "about AD 171,010,000 (between AD 171,000,000 and 171,999,999)", "~AD 1.7e8"),
    # Intervals
    ("2024-03-04/2024-03-08", "4 to 8 March 2024", "4-8 Mar 2024"),
    ("2024-03-24/2024-03-28", "24 to 28 March 2024", "24-28 Mar 2024"),
    ("2024-02-28/2024-03-03", "28 February to 3 March 2024", "Feb-Mar 2024"),
    ("2023-12-28/2024-01-03", "28 December 2023 to 3 January 2024", "2023-2024"),
    ("2024-03-07/2024-03-07", "7 March 2024", "7 Mar 2024"),
    ("2024-03/2024-05", "March to May 2024", "Mar-May 2024"),
    ("2023-12/2024-01", "December 2023 to January 2024", "2023-2024"),
    ("1964/2008", "1964 to 2008", "1964-2008"),
    ("-1000/-0999", "1001 to 1000 BC", "1001-1000 BC"),
    ("-0043-03-04/-0042-03-08", "4 March 44 to 8 March 43 BC", "44-43 BC"),
    ("2024-21/2024-23", "spring to autumn 2024", "Mar-Nov 2024"),
    ("2003-22/2004-22", "summer 2003 to summer 2004", "2003-2004"),
    ("2003-22/2003-22", "summer 2003", "Jun-Aug 2003"),
    ("2024-33/2024-35", "first to third quarter of 2024", "Jan-Sep 2024"),
    ("2004-02-01/2005", "from 1 February 2004 to 2005", "2004-2005"),
    ("2004-06/2004-07-03", "from June 2004 to 3 July 2004", "Jun-Jul 2004"),
    ("2004-06-XX/2004-07-03", "from some day in June 2004 to 3 July 2004", "Jun-Jul 2004"),
    ("198X/199X", "from the 1980s to the 1990s", "1980-1999"),
    ("1984~/2004~", "1984 to 2004 (both approximate)", "~1984-2004"),
    ("1984?/2004-06~", "from 1984 (uncertain) to June 2004 (approximate)", "?~1984-2004"),
    # Open and unknown ends
    ("2024-03-07/..", "from 7 March 2024", "from 7 Mar 24"),
    ("2024-03-07/", "from 7 March 2024, end unknown", "from 7 Mar 24"),
    ("../2024-03-07", "until 7 March 2024", "to 7 Mar 2024"),
    ("/2024-03-07", "until 7 March 2024, start unknown", "to 7 Mar 2024"),
    ("2024-33/..", "from the first quarter of 2024", "from Q1 2024"),
    ("198X/..", "from the 1980s", "from 1980s"),
    ("15XX%/..", "from some year between 1500 and 1599 (uncertain and approximate)", "?~from 1500"),
    ("../15XX%", "until some year between 1500 and 1599 (uncertain and approximate)", "?~to 1500-1599"),
    ("1985~/..", "from 1985 (approximate)", "~from 1985"),
    ("../..", "no start and no end", "open"),
    ("/..", "start unknown, no end", "open"),
    ("../", "no start, end unknown", "open"),
    # One of several
    ("[2024-03-07,2024-03-09]", "7 or 9 March 2024", "?7-9 Mar 2024"),
    ("[2024-02-28,2024-03-03,2024-03-05]", "28 February, 3 March or 5 March 2024", "?Feb-Mar 2024"),
    ("[2024-03-07,2025-03-07]", "7 March 2024 or 7 March 2025", "?2024-2025"),
    ("[2024-03-04..2024-03-07]", "some day from 4 to 7 March 2024", "?4-7 Mar 2024"),
    ("[1667,1668, 1670..1672]", "1667, 1668 or some year from 1670 to 1672", "?1667-1672"),
    ("[1760-12-03..1761]", "some time from 3 December 1760 to 1761", "?1760-1761"),
    ("[..1760-12-03]", "on or before 3 December 1760", "?to 3 Dec 1760"),
    ("[..1760]", "in or before 1760", "?to 1760"),
    ("[1760-12..]", "in or after December 1760", "?from Dec 1760"),
    ("[1760-01,1760-12..]", "January 1760 or in or after December 1760", "?from 1760"),
    ("[2024?,2025?]", "2024 or 2025 (both uncertain)", "?2024-2025"),
    ("[2024?,2025]", "2024 (uncertain) or 2025", "?2024-2025"),
    ("[2024~,2025~,2026~]", "2024, 2025 or 2026 (all approximate)", "?~2024-2026"),
    ("[2024]", "2024", "2024"),
    ("[..1760,1770..]", "in or before 1760 or in or after 1770", "?2 dates"),
    # All of several
    ("{1960,1961-12}", "1960 and December 1961", "1960+Dec 1961"),
    ("{2024-03-07,2024-03-09}", "7 and 9 March 2024", "7+9 Mar 2024"),
    ("{2024-03-04..2024-03-07}", "every day from 4 to 7 March 2024", "4-7 Mar 2024"),
    ("{1667,1668, 1670..1672}", "1667, 1668 and every year from 1670 to 1672", "1667 & more"),
    ("{..1760}", "every year up to 1760", "to 1760"),
    ("{1760-12-03..1761}", "all the time from 3 December 1760 to 1761", "1760-1761"),
]

# EDTF, by, since.
BOUNDS = [
    ("2024-22", "by summer 2024", "since summer 2024"),
    ("2024-03-07", "by 7 March 2024", "since 7 March 2024"),
    ("2024-03~", "by March 2024 (approximate)", "since March 2024 (approximate)"),
    ("2024-33", "by the first quarter of 2024", "since the first quarter of 2024"),
    ("198X", "by the 1980s", "since the 1980s"),
    ("XXXX", "by an unknown year", "since an unknown year"),
    ("1950S2", "by about 1950 (between 1900 and 1999)", "since about 1950 (between 1900 and 1999)"),
    ("[2024-03-07,2024-03-09]", "by 7 or 9 March 2024", "since 7 or 9 March 2024"),
    ("[..2024-03-07]", "on or before 7 March 2024, or earlier", "on or before 7 March 2024, or later"),
    ("2024-03-04/2024-03-08", "4 to 8 March 2024, or earlier", "4 to 8 March 2024, or later"),
    ("2024-03-07/..", "from 7 March 2024, or earlier", "since 7 March 2024"),
    ("../2024-03-07", "by 7 March 2024", "until 7 March 2024, or later"),
    ("{2023,2024}", "2023 and 2024, or earlier", "2023 and 2024, or later"),
    ("../..", "no start and no end, or earlier", "no start and no end, or later"),
]


@pytest.mark.parametrize(("text", "full", "short"), WORDS)
def test_a_date_is_said_in_plain_words(text: str, full: str, short: str) -> None:
    edtf = parse_edtf(text)
    assert format_edtf(edtf) == full
    assert format_short(edtf) == short
    assert len(short) <= 14


@pytest.mark.parametrize(("text", "by", "since"), BOUNDS)
def test_a_date_that_is_a_limit_is_said_as_one(text: str, by: str, since: str) -> None:
    edtf = parse_edtf(text)
    assert format_with_bound(edtf, "by") == by
    assert format_with_bound(edtf, "since") == since


@pytest.mark.parametrize(("text", "full"), [(text, full) for text, full, _ in WORDS])
@pytest.mark.parametrize("bound", [None, "on"])
def test_a_date_on_which_it_happened_is_said_as_it_is(text: str, full: str, bound: str | None) -> None:
    assert format_with_bound(parse_edtf(text), bound) == full


@pytest.mark.parametrize(
    ("text", "cells", "short"),
    [
        ("2024-03-24/2024-03-28", 14, "24-28 Mar 2024"),
        ("2024-03-24/2024-03-28", 12, "24-28 Mar 24"),
        ("2024-03-24/2024-03-28", 10, "Mar 2024"),
        ("1924-03-24/1924-03-28", 12, "Mar 1924"),
        ("2024-03-24/2024-03-28", 4, "2024"),
        ("2024-03-28", 9, "28 Mar 24"),
        ("1924-03-28", 9, "Mar 1924"),
        ("2024-02-28/2024-03-03", 20, "28 Feb-3 Mar 2024"),
        ("2023-12-28/2024-01-03", 30, "28 Dec 2023-3 Jan 2024"),
        ("2023-12/2024-01", 20, "Dec 2023-Jan 2024"),
        ("2024-03-28/..", 13, "from Mar 2024"),
        ("2024", 0, "2024"),
    ],
)
def test_a_narrower_column_makes_a_date_coarser_never_wrong(text: str, cells: int, short: str) -> None:
    assert format_short(parse_edtf(text), cells) == short
