from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from briefing.export import export_text
from briefing.model import Briefing
from briefing.text import cell_len
from tests.strategies import briefings


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(briefings())
def test_any(brief: Briefing) -> None:
    for width in (40, 72, 200):
        for ascii_only in (False, True):
            text = export_text(brief, width=width, ascii_only=ascii_only)
            assert all(cell_len(line) <= width for line in text.split("\n")), [l for l in text.split("\n") if cell_len(l)>width]
            assert all(line == line.rstrip() for line in text.split("\n"))
            text.encode()
            assert all(c>=' ' or c=='\n' for c in text)
