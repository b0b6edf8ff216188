"""What holds for all tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import settings

from examples import examples
from programs import needs_program

if TYPE_CHECKING:
    import pytest

# How long an example takes says more of the machine than of the program.
settings.register_profile("untimed", deadline=None, max_examples=examples(100))
settings.load_profile("untimed")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Look for the programs that a test is marked with, before its fixtures are made."""
    for mark in item.iter_markers("needs_program"):
        for name in mark.args:
            needs_program(name)
