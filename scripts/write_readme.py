"""Writes the README's table of keys and the page of the rules. `make docs`; a test compares in memory."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.check.registry import rules_page
from briefing.reader.commands import COMMANDS, key_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.reader.commands import Command

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
RULES = ROOT / "docs" / "rules.md"
_BLOCK = re.compile(r"(<!-- keys: [^\n]*-->\n).*?(<!-- /keys -->)", re.DOTALL)


def key_table(listed: Iterable[Command] = COMMANDS) -> str:
    """The keys of the reader as a table, a row for each command."""
    rows = ["| | keys | what they do |", "|---|---|---|"]
    for group, commands in groupby(key_words(listed), key=lambda command: command[0]):
        for number, (_, keys, title) in enumerate(commands):
            written = ", ".join(f"`{key}`" for key in keys.replace("|", "\\|").split(", "))
            rows.append(f"| {group if number == 0 else ''} | {written} | {title} |")
    return "\n".join(rows) + "\n"


def with_keys(readme: str) -> str:
    """The README with its table of keys renewed."""
    return _BLOCK.sub(lambda found: f"{found[1]}{key_table()}{found[2]}", readme)


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text(encoding="utf-8")), encoding="utf-8")
    RULES.write_text(rules_page(), encoding="utf-8")
    print("README.md, docs/rules.md")
