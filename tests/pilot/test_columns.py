"""Wide, combining, right-to-left and emoji text keeps its columns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from textual.geometry import Size

from briefing.files import load_text
from briefing.reader import BriefingApp
from briefing.reader.panes import TABS
from briefing.text import cell_len
from briefing.text.width import close_isolates
from pilot.screen import press, settle
from unit.export.test_text import everywhere

if TYPE_CHECKING:
    from textual.app import App

AWKWARD = {
    "wide": "港湾労働者は月曜日に仕事を止めた。 " * 4,
    "combining": "e\u0301a\u0308o\u0302 Chis\u0326ina\u0306u " * 8,
    "right to left": "العربية اتفاق النهر עברית הסכם " * 5,
    "an isolate": "before \u2067العربية اتفاق النهر بين الدولتين اتفاق النهر بين الدولتين " * 3 + "\u2069 after",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 🇲🇩🇫🇷 👍🏽 ❤️ ☎️ 1️⃣ " * 6,
    "half width": "ﾊﾝｶｸ ＦＵＬＬ ｶﾅ " * 6,
}
SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", AWKWARD)
async def test_every_row_of_every_tab_has_the_width_of_the_screen(name: str, size: tuple[int, int]) -> None:
    brief = json.dumps({"briefing": 1, **everywhere(AWKWARD[name].strip())}, ensure_ascii=False).encode()
    app = BriefingApp(load_text(brief))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for number, tab in enumerate(TABS, 1):
            await press(pilot, str(number), "j")
            assert crooked(app, size[0]) == [], tab
            assert ragged_rules(app) == [], tab


def crooked(app: App[Any], width: int) -> list[str]:
    """The rows that are wider or narrower than the screen, or leave a direction open."""
    rows = [strip.text for strip in app.screen._compositor.render_strips()]
    return [row for row in rows if cell_len(row) != width or close_isolates(row) != row]


def ragged_rules(app: App[Any]) -> list[tuple[int, list[int]]]:
    """The columns at which vertical rules stand on some rows of a view and not on others."""
    rows = [strip.text for strip in app.screen._compositor.render_strips()]
    ragged = []
    for widget in app.screen.query("#panes LineView"):
        left = widget.styles.border_left[0]
        if not widget.display or left in {"", "none"} or widget.region.size == Size(0, 0):
            continue
        column, region = widget.region.x, widget.region
        missing = [y for y in range(region.y, region.bottom) if _cell(rows[y], column) not in "│┃╭╰┏┗"]
        ragged += [(column, missing)] if missing else []
    return ragged


def _cell(row: str, column: int) -> str:
    """What stands in a column, counted in cells."""
    used = 0
    for place, character in enumerate(row):
        if used == column and cell_len(row[: place + 1]) > used:
            return character
        used = cell_len(row[: place + 1])
    return ""
