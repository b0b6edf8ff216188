"""How much a run of the tests tries: `make test` a part of the generated examples, `make test-all` every one."""

from __future__ import annotations

import os

__all__ = ["TEST_ALL", "THOROUGH", "examples"]

TEST_ALL = "BRIEFING_TEST_ALL"
"""The environment variable that `make test-all` sets."""
THOROUGH = bool(os.environ.get(TEST_ALL))
SHARE = 5
"""A quick run tries one example of so many."""


def examples(number: int) -> int:
    """How many of a property's examples are tried in this run."""
    return number if THOROUGH else max(5, number // SHARE)
