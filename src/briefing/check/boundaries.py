"""Where words begin and end: a passage is only found where it is not cut out of a longer word or number."""

from __future__ import annotations

import unicodedata

__all__ = ["is_whole"]

_JOINING = frozenset("-–‐‑’'ʼ‛−")
"""Signs that make one word of what stands on both sides: anti-war, can't, 1990–1995."""

_IN_NUMBERS = frozenset(".,:/")
_AFTER_NUMBERS = frozenset("%‰°")
_SIGNS = frozenset("-+−±~<>≤≥")


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text neither starts nor ends inside a word or a number.

    `can` is not found in `can't`, `war` not in `anti-war`, `500` not in `1,500`, `5` not in `5%`, `-5` or `$5`.
    """
    if start >= end:
        return False
    return _starts_whole(text, start) and _ends_whole(text, end)


def _starts_whole(text: str, start: int) -> bool:
    first, before = text[start], text[start - 1] if start else " "
    further = text[start - 2] if start > 1 else " "
    following = text[start + 1 : start + 2]
    return not _is_mark(first) and not _cut(first, before, further, following, _SIGNS)


def _ends_whole(text: str, end: int) -> bool:
    last, after = text[end - 1], text[end] if end < len(text) else " "
    further = text[end + 1] if end + 1 < len(text) else " "
    preceding = text[end - 2] if end > 1 else " "
    return not _is_mark(after) and not _cut(last, after, further, preceding, _AFTER_NUMBERS)


def _cut(edge: str, next_to: str, further: str, inside: str, number_signs: frozenset[str]) -> bool:
    """Whether a word or number goes on beyond an edge.

    Args:
        edge: The outermost character inside.
        next_to: The character just outside.
        further: The one beyond that.
        inside: The one before `edge`, seen from outside.
        number_signs: What belongs to a number on this side of it.
    """
    if not (edge.isalnum() or _is_mark(edge)):
        return edge in _JOINING and next_to.isalnum() and inside.isalnum()
    if next_to.isalnum() or next_to == "_" or _is_mark(next_to):
        return True
    if next_to in _JOINING and (further.isalnum() or _is_mark(further)):
        return True
    if not edge.isdigit():
        return False
    in_number = next_to in _IN_NUMBERS and further.isdigit()
    return in_number or next_to in number_signs or unicodedata.category(next_to) == "Sc"


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Mc", "Me"}
