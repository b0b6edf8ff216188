"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import importlib
import pkgutil
import re

import briefing
from briefing.text import patterns
from briefing.text.patterns import compiled_late


def test_they_do_what_compiled_ones_do() -> None:
    late, now = compiled_late(r"(?P<word>[a-z]+)-\d", re.IGNORECASE), re.compile(r"(?P<word>[a-z]+)-\d", re.IGNORECASE)
    text = "One-1 two-2 three"
    assert late.findall(text) == now.findall(text)
    assert late.sub("x", text) == now.sub("x", text)
    assert [found["word"] for found in late.finditer(text)] == ["One", "two"]
    assert (late.pattern, late.flags) == (now.pattern, now.flags)


def test_each_of_the_program_compiles() -> None:
    found = 0
    for module in pkgutil.walk_packages(briefing.__path__, "briefing."):
        if module.name.startswith(("briefing.check", "briefing.sources")):
            for value in vars(importlib.import_module(module.name)).values():
                if type(value) is patterns._Pattern:
                    assert re.compile(value._text, value._flags).pattern == value.pattern
                    found += 1
    assert found > 50
