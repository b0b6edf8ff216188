"""Two columns side by side are noticed in whatever way a page was read; tables, labels and justified lines are none."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

import pytest

from briefing.sources.columns import has_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

LEFT = (
    "The ferry company said on Friday that the old boats would sail for the whole of the summer, and that nobody had "
    "asked for new ones. Its head spoke for an hour, and then left by the back door of the hall."
)
RIGHT = (
    "In the islands the mayor saw it in another way. He wanted money for the pier, he said, before a single plank was "
    "moved. The two will meet again in autumn, when the islands vote on the plan of the county."
)
HAN = "渡輪公司周五表示舊船整個夏天都會航行沒有人要求新船公司負責人講了一個小時然後從大廳後門離開"


def side_by_side(left: Sequence[str], right: Sequence[str], gutter: str, width: int = 0) -> list[str]:
    """The lines of two columns."""
    pairs = zip_longest(left, right, fillvalue="")
    return [f"{one:<{width}}{gutter}{other}".rstrip() for one, other in pairs]


NARROW, WIDE = textwrap.wrap(LEFT, 30), textwrap.wrap(RIGHT, 30)
HAN_LINES = [HAN[place : place + 10] for place in range(0, len(HAN), 10)]


@pytest.mark.parametrize(
    "lines",
    [
        side_by_side(NARROW, WIDE, "    ", 30),
        side_by_side(NARROW, WIDE, "  ", 30),
        side_by_side(NARROW, WIDE, "\u00a0\u00a0\u00a0", 30),
        side_by_side(NARROW, WIDE, "\t"),
        side_by_side(NARROW, WIDE, "\t\t"),
        side_by_side(NARROW, WIDE, "     "),
        side_by_side(NARROW, WIDE, " | ", 30),
        side_by_side(NARROW, WIDE, "│", 30),
        side_by_side(NARROW[:3], WIDE, "    ", 30),
        side_by_side(NARROW, WIDE[:3], "    ", 30),
        side_by_side(textwrap.wrap(LEFT, 55), textwrap.wrap(RIGHT, 18), "   ", 55),
        side_by_side(textwrap.wrap(LEFT, 11), textwrap.wrap(RIGHT, 34), "    ", 11),
        ["      " + line for line in side_by_side(NARROW, WIDE, "    ", 30)],
        ["THE ISLAND POST", "Old boats for the whole of the summer", *side_by_side(NARROW, WIDE, "    ", 30)],
        side_by_side(HAN_LINES, HAN_LINES[::-1], "\u3000\u3000"),
        side_by_side(HAN_LINES, HAN_LINES[::-1], "    "),
    ],
)
def test_two_columns_are_noticed(lines: list[str]) -> None:
    assert has_columns(lines)


@pytest.mark.parametrize(
    "lines",
    [
        textwrap.wrap(f"{LEFT} {RIGHT}", 60),
        [line.replace(" ", "  ", 3) for line in textwrap.wrap(f"{LEFT} {RIGHT}", 60)],
        [line.replace(" ", "    ", 2) for line in textwrap.wrap(f"{LEFT} {RIGHT}", 60)],
        [f"{name:<20}{number:>6}" for number, name in enumerate(NARROW)],
        [f"{name:<18}{line}" for name, line in zip(["CHAIR:", "THE MAYOR KEL:"] * 3, NARROW, strict=False)],
        [f"[10:0{number}] <kel>   {line}" for number, line in enumerate(NARROW)],
        [f"{number}.   {line}" for number, line in enumerate(NARROW, 1)],
        [f"2024-03-0{number}\t{line}" for number, line in enumerate(NARROW, 1)],
        [f"| {word} | {number} |" for number, word in enumerate(LEFT.split()[:9])],
        [f"{word}\t{line}" for word, line in zip(RIGHT.split(), NARROW, strict=False)],
        side_by_side(NARROW[:2], WIDE[:2], "    ", 30),
        ["Pier Office      Tel 123 45", "Old Quay 5       Fax 124 45", "Isle             Mail x", *NARROW],
        [],
    ],
)
def test_what_only_has_blanks_is_not(lines: list[str]) -> None:
    assert not has_columns(lines)
