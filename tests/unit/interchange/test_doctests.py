"""The examples in the docstrings are true."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest


@pytest.mark.parametrize("name", ["csl_json", "latex_text", "values"])
def test_examples_are_true(name: str) -> None:
    result = doctest.testmod(import_module(f"briefing.interchange.{name}"))
    assert result.attempted
    assert not result.failed
