"""The template of a new brief, and its sentences that the author must replace."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from briefing.files.reading import parse
from briefing.model.references import PROSE_PATTERNS, select_each

__all__ = ["placeholder_sentences", "read_template", "uncommented"]

_PATH = Path(__file__).parent / "new_brief.yaml"
_EXAMPLE = re.compile(r"( *)#(\S.*)")
_BELOW = re.compile(r"( *)#(  +\S.*)")
_BLANK = re.compile(r"\{\{\w+\}\}")
FEWEST_WORDS = 4
"""Words of the shortest sentence that only the template can have."""


def read_template() -> str:
    """Read the template; what is filled in stands in it as `{{title}}`."""
    return _PATH.read_text(encoding="utf-8")


def uncommented(template: str) -> str:
    """Take the '#' off the examples: off a line where no blank follows it, and off those below where two or more do."""
    lines, inside = [], False
    for line in template.splitlines():
        found = _EXAMPLE.fullmatch(line) or (_BELOW.fullmatch(line) if inside else None)
        inside = found is not None
        lines.append(found[1] + found[2] if found else line)
    return "\n".join(lines) + "\n"


@cache
def placeholder_sentences() -> frozenset[str]:
    """Find the prose and the statements of the template, its examples included: none belongs in a brief."""
    tree = parse(_BLANK.sub("2000-01-01", uncommented(read_template())), "yaml").tree
    found = (text for _, text in select_each(tree, (*PROSE_PATTERNS, "quotes.*.text")))
    texts = (" ".join(text.split()) for text in found if isinstance(text, str))
    return frozenset(text for text in texts if len(text.split()) >= FEWEST_WORDS)
