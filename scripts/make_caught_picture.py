"""Draws how `briefing check` catches a wrong quotation into docs/screens/caught.svg: `make screenshots`."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "screens" / "caught.svg"
BRIEF = "harbour-strike.yaml"
RIGHT, WRONG = "the terminal could open tomorrow", "the terminal will open tomorrow"
WIDTH = 100
DARK = TerminalTheme(
    (20, 24, 29),
    (224, 226, 230),
    [
        (20, 24, 29),
        (245, 121, 128),
        (139, 213, 140),
        (240, 200, 110),
        (120, 170, 250),
        (200, 150, 240),
        (110, 200, 210),
        (224, 226, 230),
    ],
)
_FONT_FACES = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
"""The picture asks no other machine for a font."""


def caught() -> str:
    """What the program says, with its colours, of the sample brief in which one word of a quotation is another."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "briefs" / "sources", folder / "sources")
        text = (ROOT / "briefs" / BRIEF).read_text(encoding="utf-8")
        (folder / BRIEF).write_text(text.replace(RIGHT, WRONG, 1), encoding="utf-8")
        command = [sys.executable, "-m", "briefing", "check", "--color", "always", "--select", "BR301", BRIEF]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.stderr


def picture(said: str) -> str:
    """The picture of what the program says, as SVG."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.assemble(("$ ", "dim"), (f"briefing check {BRIEF}", "bold")))
    console.print(Text.from_ansi(said.split("\nharbour-strike.yaml: quotations", maxsplit=1)[0]))
    svg = console.export_svg(title="a wrong quotation, caught", theme=DARK, unique_id="caught")
    return f"{_FONT_FACES.sub('', svg).rstrip()}\n"


def main() -> None:
    """Draw it."""
    PICTURE.write_text(picture(caught()), encoding="utf-8")
    print("docs/screens/caught.svg")


if __name__ == "__main__":
    main()
