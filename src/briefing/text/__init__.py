"""Text that leaves the program: safe to show, measured in cells, laid out."""

from __future__ import annotations

from briefing.text.ascii import ascii_text, ascii_words
from briefing.text.bidi import (
    apart,
    balanced,
    by_direction,
    has_right_to_left,
    is_turned,
    set_apart,
    with_marks,
    without_isolates,
)
from briefing.text.characters import mixed_scripts
from briefing.text.folding import find_folded, folded, folded_beside, says
from briefing.text.layout import columns, count_lines, in_lines, justify, on_one_line, rule, wrap
from briefing.text.safe import UnsafeText, find_unsafe, may_be_unsafe, plain_text, safe_line, safe_text
from briefing.text.width import cell_len, clusters, pad, truncate

__all__ = [
    "UnsafeText",
    "apart",
    "ascii_text",
    "ascii_words",
    "balanced",
    "by_direction",
    "cell_len",
    "clusters",
    "columns",
    "count_lines",
    "find_folded",
    "find_unsafe",
    "folded",
    "folded_beside",
    "has_right_to_left",
    "in_lines",
    "is_turned",
    "justify",
    "may_be_unsafe",
    "mixed_scripts",
    "on_one_line",
    "pad",
    "plain_text",
    "rule",
    "safe_line",
    "safe_text",
    "says",
    "set_apart",
    "truncate",
    "with_marks",
    "without_isolates",
    "wrap",
]
