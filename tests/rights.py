"""The rights of an ordinary user, for tests that the superuser runs too, as containers do."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ordinary_rights"]

_VERSION = 0x20080522
_BEYOND = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: to write and to read whatever the rights of a file say."""
_GET_SECUREBITS, _SET_SECUREBITS = 27, 28
_NO_SETUID_FIXUP = 1 << 2
"""Who asks what may be done with a file is told what may be done now, and not what the superuser could."""


@contextmanager
def ordinary_rights() -> Iterator[None]:
    """Have the rights of files hold for this thread and those that it starts; a test is skipped where they cannot."""
    if not hasattr(os, "geteuid"):
        pytest.skip("this system has no such rights")
    if os.geteuid() != 0:
        yield
        return
    if sys.platform != "linux":
        pytest.skip("the superuser may read and write everything")
    system = ctypes.CDLL(None)
    header, sets = (ctypes.c_uint32 * 2)(_VERSION, 0), (ctypes.c_uint32 * 6)()
    bits = system.prctl(_GET_SECUREBITS, 0, 0, 0, 0)
    refused = system.capget(header, sets) or system.prctl(_SET_SECUREBITS, bits | _NO_SETUID_FIXUP, 0, 0, 0)
    if refused:
        pytest.skip("the superuser does not let go of its rights here")
    effective = sets[0]
    sets[0] = effective & ~_BEYOND
    assert system.capset(header, sets) == 0
    try:
        yield
    finally:
        sets[0] = effective
        assert system.capset(header, sets) == 0
        assert system.prctl(_SET_SECUREBITS, bits, 0, 0, 0) == 0
