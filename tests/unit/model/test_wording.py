"""The values of a brief in words."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

from briefing.model.wording import format_credibility


@pytest.mark.parametrize("name", ["brief_date", "iso_codes", "references", "wording"])
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    result = doctest.testmod(import_module(f"briefing.model.{name}"))
    assert result.failed == 0
    assert result.attempted


def test_a_truth_that_cannot_be_judged_is_not_called_doubtful() -> None:
    assert format_credibility(6) == "truth cannot be judged (6 on a scale of 1 to 6)"
    assert format_credibility(4).startswith("doubtful")
