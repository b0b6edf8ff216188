"""A screen as text that a reviewer can read: what stands there, what look each cell has, and those looks in our themes.

A look is named by a letter; plain text on the background is a blank. The looks of the three themes stand beside each
other, because a screen differs between them in nothing but colour; where it does, cells get letters of their own.
"""

from __future__ import annotations

import os
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Any

from textual.widgets import Input

from briefing.reader.themes import THEMES
from briefing.text import cell_len
from pilot.screen import screen_text, settle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.style import Style
    from textual.app import App
    from textual.pilot import Pilot

__all__ = ["compare", "drawing", "picture", "together"]

_ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike")
_LETTERS = ascii_letters + digits

Looks = tuple[str, ...]
"""A cell's look in each theme."""

Drawing = tuple[str, list[list[str]]]
"""The text of a screen, and for each cell of each row its look."""


async def picture(pilot: Pilot[Any]) -> str:
    """The screen as it is, in our three themes; the theme that it has is kept."""
    before = pilot.app.theme
    drawn = []
    for theme in THEMES:
        pilot.app.theme = theme.name
        drawn.append(await drawing(pilot))
    pilot.app.theme = before
    await settle(pilot)
    return together(drawn)


async def drawing(pilot: Pilot[Any]) -> Drawing:
    """The screen in the theme that it has."""
    for line in pilot.app.screen.query(Input):
        line.cursor_blink = False
    await settle(pilot)
    return screen_text(pilot.app), _cells(pilot.app)


def together(drawn: Sequence[Drawing]) -> str:
    """One picture of a screen in the first of our themes, or in all three, which must differ in nothing but looks."""
    ((text, _), *others) = drawn
    assert [other for other, _ in others] == [text] * len(others)
    rows = [
        [tuple(looks) for looks in zip(*row, strict=True)] for row in zip(*(cells for _, cells in drawn), strict=True)
    ]
    return f"{text}\n\n{_drawn(rows, len(drawn))}"


def _cells(app: App[Any]) -> list[list[str]]:
    """For each cell its look."""
    return [
        [look for segment in strip for look in [_look(segment.style)] * cell_len(segment.text)]
        for strip in app.screen._compositor.render_strips()
    ]


def _look(style: Style | None) -> str:
    if style is None:
        return "none"
    colors = [color.name if color else "default" for color in (style.color, style.bgcolor)]
    return " ".join([f"{colors[0]} on {colors[1]}", *(name for name in _ATTRIBUTES if getattr(style, name))])


def _drawn(rows: list[list[Looks]], number: int) -> str:
    counts: dict[Looks, int] = {}
    for row in rows:
        for looks in row:
            counts[looks] = counts.get(looks, 0) + 1
    plain = max(counts, key=lambda looks: counts[looks])
    letters = {plain: " "}
    letters |= dict(zip((looks for looks in counts if looks != plain), _LETTERS, strict=False))
    drawn = ["".join(letters[looks] for looks in row).rstrip() for row in rows]
    themes = " | ".join(theme.name.removeprefix("briefing-") for theme in THEMES[:number])
    legend = [f"  {themes}", *(f"{letter} {' | '.join(looks)}" for looks, letter in letters.items())]
    return "\n".join([*(line or "" for line in drawn), "", *legend, ""])


def compare(shown: str, golden: Path) -> None:
    """Compare with what was drawn before; `make golden` draws it anew."""
    if os.environ.get("BRIEFING_REGENERATE"):
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")
