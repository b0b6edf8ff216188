"""The values of a brief in words."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

from briefing.model.wording import CREDIBILITY_WORDS, credibility_caution


@pytest.mark.parametrize("name", ["brief_date", "iso_codes", "references", "wording"])
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    result = doctest.testmod(import_module(f"briefing.model.{name}"))
    assert result.failed == 0
    assert result.attempted


def test_every_grade_of_credibility_is_a_caution_or_none() -> None:
    cautions = {grade: credibility_caution(grade) for grade in (None, *CREDIBILITY_WORDS)}
    assert {grade for grade, words in cautions.items() if not words} == {None, 1, 2, 3}
    assert cautions[4] == "doubtful"
    assert cautions[5] == "improbable"


def test_a_truth_that_cannot_be_judged_is_not_called_doubtful() -> None:
    assert credibility_caution(6) == "truth cannot be judged"
