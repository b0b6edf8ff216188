"""The values of a brief in words."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

from briefing.edtf import parse_edtf
from briefing.model import BriefDate
from briefing.model.wording import format_credibility, format_date, format_date_column, format_date_with_basis


@pytest.mark.parametrize("name", ["brief_date", "iso_codes", "references", "wording"])
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    result = doctest.testmod(import_module(f"briefing.model.{name}"))
    assert result.failed == 0
    assert result.attempted


def test_a_truth_that_cannot_be_judged_is_not_called_doubtful() -> None:
    assert format_credibility(6) == "truth cannot be judged (6 on a scale of 1 to 6)"
    assert format_credibility(4).startswith("doubtful")


def test_words_from_right_to_left_do_not_draw_the_resolved_date_to_them() -> None:
    date = BriefDate(edtf=parse_edtf("2031-05-09"), text="ביום שישי")
    assert format_date(date) == "\u2068ביום שישי\u2069 \u2068(9 May 2031)\u2069"
    assert format_date_with_basis(date) == format_date(date)
    assert format_date(BriefDate(text="ביום שישי")) == "\u2068ביום שישי\u2069 \u2068(not resolved)\u2069"
    assert format_date(BriefDate(edtf=parse_edtf("2031-05-09"), text="Friday")) == "Friday (9 May 2031)"


@pytest.mark.parametrize(
    ("edtf", "bound", "short"),
    [
        ("2020-06/..", "since", "since Jun 2020"),
        ("../2020-06", "by", "by Jun 2020"),
        ("2020-06", "since", "since Jun 2020"),
        ("2020-06~/..", "since", "since ~Jun 2020"),
        ("2020-06/..", "on", "from Jun 2020"),
        ("2020-06/..", None, "from Jun 2020"),
    ],
)
def test_a_narrow_column_names_an_open_end_once(edtf: str, bound: str | None, short: str) -> None:
    assert format_date_column(BriefDate.model_validate({"edtf": edtf, "bound": bound})) == short
