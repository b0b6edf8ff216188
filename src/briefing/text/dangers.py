"""Where a text is dangerous, and what is shown instead."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.text.characters import (
    CLOSER_LOOK,
    CONTROLS,
    EMBEDDINGS,
    HIDDEN,
    ISOLATES,
    JOINERS,
    MARKS_OF_DIRECTION,
    MAX_COMBINING,
    NO_CHARACTERS,
    ODD_NEWLINES,
    SELECTORS,
    SUPPLEMENTARY_SELECTORS,
    SURROGATES,
    combining_marks,
    visible,
)
from briefing.text.contexts import direction_belongs, joiner_belongs, selector_belongs
from briefing.text.isolates import kept_isolates

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
    """A stretch of text that is shown otherwise than it is, or that its reader should know of.

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
    """Judge a text, in its order. Characters that are shown as nothing must have been taken out before."""
    isolates: frozenset[int] | None = None
    for found in _spots().finditer(text):
        place = found.start()
        if found.lastgroup == "row":
            yield from _judge_row(text, place, found.end())
        elif found.lastgroup == "bare":
            yield Spot(place, place + 1, _DOTTED_CIRCLE + text[place], "")
        elif found.lastgroup == "single":
            if isolates is None and _ISOLATE.match(text, place):
                isolates = kept_isolates(text)
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
    """A selector of the supplement is kept where it stands alone after a character: it shows as nothing."""
    selector, before = text[place], text[place - 1 : place]
    if selector_belongs(text, place):
        return selector, ""
    alone = _SUPPLEMENTARY.match(selector) and before and not _NO_BASE.match(before)
    return selector if alone else visible(selector), "invisible"


_VERDICTS: dict[str, Callable[[str, int], _Verdict]] = {
    "tab": lambda _text, _place: (_TAB, ""),
    "odd_newline": lambda _text, _place: ("\n", "odd-newline"),
    "control": _always("control"),
    "embedding": _always("bidi"),
    "isolate": _always("bidi"),
    "direction": _unless(direction_belongs, "bidi"),
    "joiner": _unless(joiner_belongs, "invisible"),
    "selector": _selector,
    "surrogate": _always("surrogate"),
    "hidden": _always("invisible"),
    "noncharacter": _always("noncharacter"),
}
