"""The examples in the docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import briefing.text

MODULES = [module.name for module in pkgutil.iter_modules(briefing.text.__path__, "briefing.text.")]
WITH_EXAMPLES = {
    f"briefing.text.{name}"
    for name in "addresses ascii bidi characters difference folding layout patterns safe width".split()
}


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    tried = doctest.testmod(importlib.import_module(name))
    assert tried.failed == 0
    assert (tried.attempted > 0) == (name in WITH_EXAMPLES)


def test_everything_public_is_there() -> None:
    assert all(hasattr(briefing.text, name) for name in briefing.text.__all__)
