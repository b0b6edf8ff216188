"""Cells: measuring, cutting, filling."""

from __future__ import annotations

import subprocess
import sys

import pytest
from rich.cells import cell_len as rich_cell_len

from briefing.text import cell_len, clusters, pad, truncate
from briefing.text.width import is_narrow

ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
COUPLE = "👩\u200d❤\ufe0f\u200d👨"


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("Chișinău – …", 12), ("北京", 4), ("e\u0301", 1), ("🇲🇩", 2), ("❤\ufe0f", 2), ("한국", 4)],
)
def test_width_is_counted_in_cells(text: str, cells: int) -> None:
    assert cell_len(text) == cells


def test_what_is_called_narrow_takes_one_cell() -> None:
    narrow = [chr(code) for code in range(0x3000) if is_narrow(chr(code))]
    assert [one for one in narrow if rich_cell_len(one) != 1] == []


def test_european_text_is_measured_without_tables() -> None:
    program = (
        "import sys; from briefing.text import *; "
        "wrap(truncate(ascii_text(safe_text('Chișinău – “Страница” €5')), 10), 8); print('rich' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("abc", ["a", "b", "c"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("🇲🇩🇫🇷🇲", ["🇲🇩", "🇫🇷", "🇲"]),
        (f"{ENGLAND}a", [ENGLAND, "a"]),
        (f"a{COUPLE}b", ["a", COUPLE, "b"]),
        ("👍🏽!", ["👍🏽", "!"]),
        ("1\ufe0f\u20e32", ["1\ufe0f\u20e3", "2"]),
        ("क्\u200dषि", ["क्\u200dषि"]),
        ("\u1112\u1161\u11ab\u1100", ["\u1112\u1161\u11ab", "\u1100"]),
        ("क\u200dab", ["क\u200da", "b"]),
        ("\u0600" * 2, ["\u0600", "\u0600"]),
        ("", []),
    ],
)
def test_what_belongs_together_is_one_cluster(text: str, parts: list[str]) -> None:
    assert clusters(text) == parts


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("Moldova", 7, "Moldova"),
        ("Moldova", 6, "Mol..."),
        ("one two", 6, "one..."),
        ("Moldova", 3, "..."),
        ("Moldova", 2, ".."),
        ("Moldova", 0, ""),
        ("Moldova", -1, ""),
        ("北京会谈", 8, "北京会谈"),
        ("北京会谈", 7, "北京..."),
        ("北京会谈", 6, "北..."),
        (f"a{COUPLE}bcdefg", 5, "a..."),
        (f"a{COUPLE}bcdefg", 6, f"a{COUPLE}..."),
        ("🇲🇩🇫🇷🇩🇪", 5, "🇲🇩..."),
        ("abcde\u0301", 5, "abcde\u0301"),
        ("\u2067שלום שלום\u2069", 8, "\u2067שלום\u2069..."),
    ],
)
def test_a_text_is_cut_in_whole_clusters(text: str, width: int, cut: str) -> None:
    assert truncate(text, width) == cut


def test_the_sign_of_a_cut_can_be_chosen() -> None:
    assert truncate("Moldova", 4, "…") == "Mol…"


def test_a_wide_sign_of_a_cut_stays_whole() -> None:
    assert truncate("Moldova", 3, "北京") == "北"


@pytest.mark.parametrize(
    ("text", "filled"),
    [("ab", "ab  "), ("北", "北  "), ("abcde", "abcde"), ("\u2067ש", "\u2067ש\u2069   ")],
)
def test_a_text_is_filled_up_in_cells(text: str, filled: str) -> None:
    assert pad(text, 4) == filled
