"""Isolates: the controls that set a stretch of text apart in its own direction, until they are closed."""

from __future__ import annotations

import re

from briefing.text.characters import ISOLATE_END, ISOLATES, ODD_NEWLINES, is_right_to_left

__all__ = ["close_isolates", "kept_isolates"]

_RIGHT_TO_LEFT_ISOLATE = "\u2067"
_ISOLATE = re.compile(f"[{ISOLATES}]")
_STEPS = re.compile(
    f"[\n{ODD_NEWLINES}{ISOLATES}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def kept_isolates(text: str) -> frozenset[int]:
    """Say which isolates of a text belong there, by their places.

    An isolate belongs where it is closed on its line and has something to set apart: right-to-left letters inside it
    where it turns the direction to the left, else anywhere on the line.
    """
    kept: set[int] = set()
    line = _Line()
    for found in _STEPS.finditer(text):
        step = found[0]
        if step == "\n" or step in ODD_NEWLINES:
            kept |= line.kept()
            line = _Line()
        elif _ISOLATE.match(step):
            line.isolate(found.start(), step)
        elif is_right_to_left(step):
            line.letters += 1
    return frozenset(kept | line.kept())


class _Line:
    """The isolates of one line, paired."""

    def __init__(self) -> None:
        self.letters = 0
        """Right-to-left letters so far."""
        self._open: list[tuple[int, str, int]] = []
        self._turning: set[int] = set()
        self._others: set[int] = set()

    def isolate(self, place: int, character: str) -> None:
        """Take note of one more, open or close."""
        if character != ISOLATE_END:
            self._open.append((place, character, self.letters))
        elif self._open:
            start, opener, letters_before = self._open.pop()
            if opener != _RIGHT_TO_LEFT_ISOLATE:
                self._others |= {start, place}
            elif self.letters > letters_before:
                self._turning |= {start, place}

    def kept(self) -> set[int]:
        """Which of them belong, once the line is complete."""
        return self._turning | self._others if self.letters else set()


def close_isolates(text: str) -> str:
    """Close what a cut left open, so that what follows on the screen's line keeps its direction."""
    depth = 0
    for character in _ISOLATE.findall(text):
        depth = max(depth - 1, 0) if character == ISOLATE_END else depth + 1
    return text + ISOLATE_END * depth
