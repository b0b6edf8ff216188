"""Draws the reader's screens into docs/screens/ as SVG: `make screenshots`."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from briefing.files import load
from briefing.reader import BriefingApp

ROOT = Path(__file__).resolve().parents[1]
SCREENS = ROOT / "docs" / "screens"
_FONT_FACES = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
"""The pictures ask no other machine for a font."""

SHOTS = {
    "summary": ((120, 40), "1"),
    "statements": ((80, 24), "2"),
    "tensions": ((80, 24), "3"),
    "timeline": ((80, 24), "4"),
    "actors": ((80, 24), "5"),
    "sources": ((80, 24), "6"),
}


async def draw(name: str, size: tuple[int, int], key: str) -> None:
    """Open the sample brief, press a key, and save what is shown."""
    app = BriefingApp(load(ROOT / "briefs" / "harbour-strike.yaml"))
    async with app.run_test(size=size) as pilot:
        await pilot.press(key)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause()
        svg = app.export_screenshot(title=f"briefing: {name}", simplify=True)
    alone = _FONT_FACES.sub("", svg)
    (SCREENS / f"{name}.svg").write_text(f"{alone.rstrip()}\n", encoding="utf-8")
    print(f"docs/screens/{name}.svg")


def main() -> None:
    """Draw every screen."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    for name, (size, key) in SHOTS.items():
        asyncio.run(draw(name, size, key))


if __name__ == "__main__":
    main()
