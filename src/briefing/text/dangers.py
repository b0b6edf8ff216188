"""Finds what is dangerous in a text, and says what is shown instead."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.text.characters import (
    CLOSER_LOOK,
    CONTROLS,
    EMBEDDINGS,
    EMOJI,
    HIDDEN,
    IDEOGRAPHS,
    ISOLATE_END,
    ISOLATES,
    JOINERS,
    JOINING_SCRIPTS,
    MARKS_OF_DIRECTION,
    MAX_COMBINING,
    MONGOLIAN_SELECTORS,
    NO_CHARACTERS,
    ODD_NEWLINES,
    SELECTORS,
    SUPPLEMENTARY_SELECTORS,
    SURROGATES,
    combining_marks,
    is_right_to_left,
    visible,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Spot", "find_spots"]

_DOTTED_CIRCLE = "\u25cc"
_TAB = "    "
_FLAG = "\U0001f3f4[\U000e0061-\U000e007a]{2}[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,4}\U000e007f"
"""The flag of a part of a country: a black flag, the letters of region and part as tags, the end tag."""

_FAMILIES = {
    "tab": "\t",
    "odd_newline": ODD_NEWLINES,
    "control": CONTROLS,
    "embedding": EMBEDDINGS,
    "isolate": ISOLATES,
    "direction": MARKS_OF_DIRECTION,
    "joiner": JOINERS,
    "selector": SELECTORS,
    "surrogate": SURROGATES,
    "hidden": HIDDEN,
    "noncharacter": NO_CHARACTERS,
}
"""Where a character is in two families, the first one counts."""

_FAMILY = re.compile("|".join(f"(?P<{name}>[{characters}])" for name, characters in _FAMILIES.items()))
_ISOLATE = re.compile(f"[{ISOLATES}]")
_LINE_START = frozenset(f"\n{ODD_NEWLINES}")
_SUPPLEMENTARY = re.compile(f"[{SUPPLEMENTARY_SELECTORS}]")
_NO_BASE = re.compile(f"[ \t\n{ODD_NEWLINES}{SUPPLEMENTARY_SELECTORS}]")


class Spot(NamedTuple):
    """A stretch of text that is shown differently, or that the reader should know about.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        shown: What is shown for it.
        kind: What to warn about; empty where it is harmless.
    """

    start: int
    end: int
    shown: str
    kind: str


@cache
def _spots() -> re.Pattern[str]:
    """What has to be judged: flags, rows of marks, a mark without a letter, single characters; one guard for speed."""
    marks = combining_marks()
    singles = "".join(_FAMILIES.values())
    return re.compile(
        f"(?=[\U0001f3f4{CLOSER_LOOK}])(?:"
        f"(?P<flag>{_FLAG})"
        f"|(?P<row>[{marks}{JOINERS}{SELECTORS}]{{{MAX_COMBINING + 1},}})"
        f"|(?P<bare>(?:^|(?<=[{ODD_NEWLINES}]))[{marks}])"
        f"|(?P<single>[{singles}]))",
        re.MULTILINE,
    )


def find_spots(text: str) -> Iterator[Spot]:
    """Judge a text, in its order. Characters that are shown as nothing must already be removed."""
    isolates: frozenset[int] | None = None
    for found in _spots().finditer(text):
        place = found.start()
        if found.lastgroup == "row":
            yield from _judge_row(text, place, found.end())
        elif found.lastgroup == "bare":
            yield Spot(place, place + 1, _DOTTED_CIRCLE + text[place], "")
        elif found.lastgroup == "single":
            if isolates is None and _ISOLATE.match(text, place):
                isolates = _kept_isolates(text)
            if isolates is None or place not in isolates:
                yield from _judge(text, place)


def _judge_row(text: str, start: int, end: int) -> Iterator[Spot]:
    """Judge a row of marks; joiners and selectors among them do not begin a new letter."""
    marks = 0
    for place in range(start, end):
        character = text[place]
        spots = tuple(_judge(text, place))
        yield from spots
        if spots and spots[0].shown != character:
            marks = 0
        elif not _FAMILY.match(character):
            marks += 1
            if marks > MAX_COMBINING:
                yield Spot(place, place + 1, visible(character), "combining-overflow")
            elif place == 0 or text[place - 1] in _LINE_START:
                yield Spot(place, place + 1, _DOTTED_CIRCLE + character, "")


def _judge(text: str, place: int) -> Iterator[Spot]:
    """Judge one character."""
    family = _FAMILY.match(text, place)
    if family is not None and family.lastgroup is not None:
        character = text[place]
        shown, kind = _VERDICTS[family.lastgroup](text, place)
        if kind or shown != character:
            yield Spot(place, place + 1, shown, kind)


_Verdict = tuple[str, str]


def _always(kind: str) -> Callable[[str, int], _Verdict]:
    return lambda text, place: (visible(text[place]), kind)


def _unless(belongs: Callable[[str, int], bool], kind: str) -> Callable[[str, int], _Verdict]:
    return lambda text, place: (text[place], "") if belongs(text, place) else (visible(text[place]), kind)


def _selector(text: str, place: int) -> _Verdict:
    """A supplementary variation selector is kept where it stands alone after a character: it is invisible."""
    selector, before = text[place], text[place - 1 : place]
    if _selector_belongs(text, place):
        return selector, ""
    alone = _SUPPLEMENTARY.match(selector) and before and not _NO_BASE.match(before)
    return selector if alone else visible(selector), "invisible"


_TEXT_STYLE, _EMOJI_STYLE, _KEYCAP, _ZERO_WIDTH_JOINER = "\ufe0e\ufe0f\u20e3\u200d"
_KEYS = frozenset("0123456789#*")
_PUNCTUATION_BETWEEN = 2

_EMOJI = re.compile(f"[{EMOJI}]")
_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
_JOINING = re.compile(f"[{JOINING_SCRIPTS}]")
_MONGOLIAN = re.compile("[\u1820-\u18aa]")
_MONGOLIAN_SELECTOR = re.compile(f"[{MONGOLIAN_SELECTORS}]")
_NO_MARK = re.compile(f"[{SELECTORS}{HIDDEN}]")


def _direction_belongs(text: str, place: int) -> bool:
    """Marks of direction belong beside a right-to-left letter, at most two signs of punctuation between."""
    before, after = place, place + 1
    while before > max(place - _PUNCTUATION_BETWEEN, 0) and _is_punctuation(text[before - 1]):
        before -= 1
    while after < min(place + 1 + _PUNCTUATION_BETWEEN, len(text)) and _is_punctuation(text[after]):
        after += 1
    beside = _letter_before(text, before), text[after : after + 1]
    return any(letter and is_right_to_left(letter) for letter in beside)


def _joiner_belongs(text: str, place: int) -> bool:
    """Joiners belong beside letters of scripts that need them, the zero-width joiner between emoji too."""
    after = text[place + 1 : place + 2]
    if _is_joining(_letter_before(text, place)) or _is_joining(after):
        return True
    if text[place] != _ZERO_WIDTH_JOINER or not _EMOJI.match(after) or not place:
        return False
    before = place - 1 if text[place - 1] != _EMOJI_STYLE else place - 2
    return before >= 0 and bool(_EMOJI.match(text[before]))


def _selector_belongs(text: str, place: int) -> bool:
    """Selectors belong after what has several forms: emoji, keys, ideographs, Mongolian letters."""
    selector, before = text[place], text[place - 1 : place]
    if selector in (_TEXT_STYLE, _EMOJI_STYLE):
        is_key = before in _KEYS and text[place + 1 : place + 2] == _KEYCAP
        return is_key or _EMOJI.match(before) is not None
    if _MONGOLIAN_SELECTOR.match(selector):
        return _MONGOLIAN.match(before) is not None
    return _IDEOGRAPH.match(before) is not None and not "\ufe03" <= selector <= "\ufe0f"


def _letter_before(text: str, place: int) -> str:
    """The character whose marks end at `place`; empty where there is none or it carries too many."""
    for back in range(1, min(MAX_COMBINING + 1, place) + 1):
        character = text[place - back]
        if _NO_MARK.match(character):
            return ""
        if unicodedata.category(character) not in {"Mn", "Me"}:
            return character
    return ""


def _is_joining(character: str) -> bool:
    if not _JOINING.match(character):
        return False
    category = unicodedata.category(character)
    return category[0] == "L" or category == "Mc"


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] == "P"


_RIGHT_TO_LEFT_ISOLATE = "\u2067"
_STEPS = re.compile(
    f"[\n{ODD_NEWLINES}{ISOLATES}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def _kept_isolates(text: str) -> frozenset[int]:
    """Find the isolates of a text that may stay, by their offsets.

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
        """Record one more isolate, opening or closing."""
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


_VERDICTS: dict[str, Callable[[str, int], _Verdict]] = {
    "tab": lambda _text, _place: (_TAB, ""),
    "odd_newline": lambda _text, _place: ("\n", "odd-newline"),
    "control": _always("control"),
    "embedding": _always("bidi"),
    "isolate": _always("bidi"),
    "direction": _unless(_direction_belongs, "bidi"),
    "joiner": _unless(_joiner_belongs, "invisible"),
    "selector": _selector,
    "surrogate": _always("surrogate"),
    "hidden": _always("invisible"),
    "noncharacter": _always("noncharacter"),
}
