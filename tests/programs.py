"""Programs beside Python that some tests use.

Where one is missing, a test that needs it is skipped and says so. Where `BRIEFING_EXPECT_PROGRAMS` names it, as CI does
for what it has installed, the test fails instead: a skip there would hide that nothing was tested.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

__all__ = ["ELSEWHERE", "EXPECTED", "find_program", "needs_program", "posix"]

EXPECTED = "BRIEFING_EXPECT_PROGRAMS"
"""The environment variable with the names of programs that must be found, with blanks between them."""
posix = pytest.mark.skipif(os.name != "posix", reason="needs pipes, devices and scripts as POSIX has them")
"""The mark of a test that only Linux, macOS and their like can run."""
OTHER_NAMES = {"chromium": ("chromium-browser", "google-chrome")}
ELSEWHERE = {"postgres": "usr/lib/postgresql/*/bin"}
"""Folders in which programs lie that are not on the path: Debian keeps each version of a server by itself."""


def find_program(name: str) -> str | None:
    """The path of a program, where it is installed under one of its names."""
    others = sorted(map(str, Path("/").glob(f"{ELSEWHERE[name]}/{name}")), reverse=True) if name in ELSEWHERE else []
    return next(filter(None, map(shutil.which, (name, *OTHER_NAMES.get(name, ()), *others))), None)


def needs_program(name: str) -> str:
    """The path of a program; without it the test is skipped, or fails where the program is expected."""
    found = find_program(name)
    if found is None and name in os.environ.get(EXPECTED, "").split():
        pytest.fail(f"{name} is not installed, and {EXPECTED} says that it is", pytrace=False)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found
