"""Draws the reader's screens into docs/screens/ as SVG: `make screenshots`."""

from __future__ import annotations

import asyncio
import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.files import load
from briefing.reader import BriefingApp

ROOT = Path(__file__).resolve().parents[1]
SCREENS = ROOT / "docs" / "screens"
_FONT_FACES = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
"""The pictures ask no other machine for a font."""

SHOTS: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "start": ((80, 24), ()),
    "summary": ((120, 40), ("1",)),
    "statements": ((80, 24), ("2", "j")),
    "tensions": ((80, 24), ("3",)),
    "timeline": ((80, 24), ("4",)),
    "density": ((80, 24), ("4", "d", "l")),
    "actors": ((80, 24), ("5",)),
    "sources": ((80, 24), ("6",)),
    "search": ((80, 24), ("slash", *"arbitrator")),
    "filter": ((80, 24), ("f", *"kind:partial ", "enter")),
    "source-of-a-statement": ((80, 24), ("2", "i")),
    "check": ((80, 24), ("c",)),
    "save": ((80, 24), ("s",)),
    "help": ((80, 24), ("question_mark",)),
}
"""For each picture the size of the screen and the keys that lead there."""

OF_THE_PACT = frozenset({"check"})
"""Pictures of the brief in which something is found; of the strike all is in order."""


def opened(name: str, empty: Path) -> BriefingApp:
    """The reader on what a picture shows: the sample brief, the other one, or an empty folder."""
    if name == "start":
        return BriefingApp(empty)
    brief = "moldova-france" if name in OF_THE_PACT else "harbour-strike"
    return BriefingApp(load(ROOT / "briefs" / f"{brief}.yaml"))


async def draw(app: BriefingApp, name: str, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    """Press keys, and save what is shown."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        svg = app.export_screenshot(title=f"briefing: {name}", simplify=True)
    alone = _FONT_FACES.sub("", svg)
    (SCREENS / f"{name}.svg").write_text(f"{alone.rstrip()}\n", encoding="utf-8")
    print(f"docs/screens/{name}.svg")


def main() -> None:
    """Draw every screen, on every machine with the same paths."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as home:
        for name, (size, keys) in SHOTS.items():
            desk = Path(home, "desk")
            desk.mkdir(exist_ok=True)
            os.environ["HOME"] = home if name == "start" else str(ROOT)
            asyncio.run(draw(opened(name, desk), name, size, keys))


if __name__ == "__main__":
    main()
