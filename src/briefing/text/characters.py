"""The tables behind safe text: which characters can deceive or disturb.

Where a table depends on the Unicode version it is wider than today's standard, so that the result does not depend on
the version of Python. Unassigned code points of the lower planes stay as they are: they include the letters and emoji
of the next standard, and a terminal shows what it does not know as a box.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "CLOSER_LOOK",
    "CONTROLS",
    "EMBEDDINGS",
    "EMOJI",
    "FIRST_UNSPACED",
    "HIDDEN",
    "IDEOGRAPHS",
    "ISOLATES",
    "ISOLATE_END",
    "JOINERS",
    "JOINING_SCRIPTS",
    "MARKS_OF_DIRECTION",
    "MAX_COMBINING",
    "MONGOLIAN_SELECTORS",
    "NO_CHARACTERS",
    "ODD_NEWLINES",
    "REMOVED",
    "SELECTORS",
    "SUPPLEMENTARY_SELECTORS",
    "SURROGATES",
    "SUSPECT",
    "UNBOUNDED",
    "VISIBLE",
    "combining_marks",
    "find_unbounded",
    "is_right_to_left",
    "is_unbounded",
    "is_unspaced",
    "mixed_scripts",
    "visible",
]

MAX_COMBINING = 8
"""Marks on one letter that are shown; real orthographies need at most four."""

# The following are the insides of character classes: `f"[{JOINERS}]"`.

CONTROLS = "\x00-\x09\x0b-\x1f\x7f-\x9f"
"""C0 but for LF, DEL, C1."""

SURROGATES = "\ud800-\udfff"

REMOVED = "\xad\u200b\u2060\ufeff"
"""Invisible and without meaning between letters: soft hyphen, zero-width space, word joiner, byte order mark."""

ODD_NEWLINES = "\v\f\u2028\u2029"
"""Line breaks other than LF."""

EMBEDDINGS = "\u202a-\u202e\u206a-\u206f"
"""Bidirectional embeddings and overrides, and deprecated format characters: no text of today needs them."""

ISOLATES = "\u2066-\u2069"
ISOLATE_END = "\u2069"
MARKS_OF_DIRECTION = "\u061c\u200e\u200f"

JOINERS = "\u200c\u200d"
SUPPLEMENTARY_SELECTORS = "\U000e0100-\U000e01ef"
MONGOLIAN_SELECTORS = "\u180b-\u180f"
_SELECTORS_NEAR = f"{MONGOLIAN_SELECTORS}\ufe00-\ufe0f"
SELECTORS = f"{_SELECTORS_NEAR}{SUPPLEMENTARY_SELECTORS}"
"""Characters that choose a form of the one before; a row of them can smuggle any data past the eye."""

_HIDDEN_NEAR = "\u034f\u115f\u1160\u17b4\u17b5\u2061-\u2065\u2800\u3164\uffa0\ufff0-\ufffb"
HIDDEN = f"{_HIDDEN_NEAR}\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
"""Characters that look like nothing or like a blank, and are neither: fillers, operators, annotations, tags."""

_NO_CHARACTERS_NEAR = "\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
NO_CHARACTERS = f"{_NO_CHARACTERS_NEAR}\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe-\U0010ffff"
"""Noncharacters, private use, planes without any assignment: they mean nothing that two readers agree on."""

EMOJI = (
    "\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
"""Characters that emoji are made of, and their neighbours."""

IDEOGRAPHS = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"

JOINING_SCRIPTS = (
    "\u0600-\u077f\u07c0-\u07ff\u0840-\u0dff\u0f00-\u109f\u1700-\u18af\u1900-\u1cff\ua800-\uabff\ufb50-\ufdff"
    "\ufe70-\ufefc\U00010ac0-\U00011fff\U0001e900-\U0001e95f"
)
"""Scripts whose orthography needs joiners: Arabic and its kin, the Indic family, Mongolian."""

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061c\u064b-\u065f\u0670\u06d6-\u06ed\u0711\u0730-\u074a"
    "\u07a6-\u07b0\u07eb-\u07fd\u0816-\u082d\u0859-\u085b\u0897-\u089f\u08ca-\u0e00\u0e31-\u0e4e\u0eb1-\u0ece\u0f18-\u0fc6"
    "\u102b-\u109d\u135d-\u135f\u1712-\u18a9\u1920-\u1aff\u1b00-\u1cff\u1dc0-\u1dff\u20d0-\u20ff\u2cef-\u2cf1\u2d7f"
    "\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\ua69f\ua6f0\ua6f1\ua802-\uabff\ufb1e\ufe20-\ufe2f"
)
_FAR_MARKS = (
    "\U000101fd-\U00011fff\U00013430-\U0001345f\U00016100-\U00016fff\U0001bc9d\U0001bc9e\U0001cf00-\U0001cfff"
    "\U0001d165-\U0001d244\U0001da00-\U0001e94a"
)
"""Ranges that hold combining marks, with letters among them: in the first plane, and beyond it."""

_ONLY_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
"""Blocks that hold combining marks only, including those of later standards."""

_FAR = "\U00010000-\U0001efff\U0001fb00-\U0001ffff\U0002fffe\U0002ffff\U0003fffe-\U0010ffff"
"""All beyond the first plane but emoji and ideographs. Few ranges: `re` tries each of them on every character."""

CLOSER_LOOK = (
    f"{CONTROLS}{SURROGATES}{REMOVED}{ODD_NEWLINES}{EMBEDDINGS}{ISOLATES}{MARKS_OF_DIRECTION}{JOINERS}{_SELECTORS_NEAR}"
    f"{_HIDDEN_NEAR}{_NO_CHARACTERS_NEAR}{_MARKS}{_FAR}"
)
"""Every character that can be dangerous in some place, and a few that never are."""

SUSPECT = re.compile(f"[{CLOSER_LOOK}]")
"""Clean text costs one search; only text that matches is examined more closely."""


def visible(character: str) -> str:
    r"""Write a character as its code point.

    >>> visible("\x1b")
    '<U+001B>'
    """
    return f"<U+{ord(character):04X}>"


VISIBLE = re.compile(r"<U\+[0-9A-F]{4,6}>")
"""A character that is written as its code point."""


@cache
def combining_marks() -> str:
    """The inside of a character class of all marks that combine with the character before them.

    Made when first needed: most texts have none.
    """
    apart = re.compile(f"[{SELECTORS}{HIDDEN}]")
    marks = (
        character
        for first, last in re.findall(r"(.)(?:-(.))?", _MARKS + _FAR_MARKS)
        for character in map(chr, range(ord(first), ord(last or first) + 1))
        if (unicodedata.category(character) in {"Mn", "Me"} or _ONLY_MARKS.match(character))
        and not apart.match(character)
    )
    ranges: list[list[str]] = []
    for mark in marks:
        if ranges and ord(ranges[-1][1]) + 1 == ord(mark):
            ranges[-1][1] = mark
        else:
            ranges.append([mark, mark])
    return "".join(f"{first}-{last}" for first, last in ranges)


def is_right_to_left(character: str) -> bool:
    """Whether a character is a letter of a right-to-left script."""
    return unicodedata.bidirectional(character) in {"R", "AL"} and unicodedata.category(character)[0] == "L"


FIRST_UNSPACED = "\u0e00"
"""The first letter of the scripts that put no blanks between words, Thai."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
UNBOUNDED = f"{_UNSPACED}\u1100-\u11ff\uac00-\ud7af"


def is_unspaced(character: str) -> bool:
    """Whether a character is a letter of a script that puts no blanks between words; the empty text is none."""
    return character >= FIRST_UNSPACED and _class_of(_UNSPACED).match(character) is not None


def is_unbounded(character: str) -> bool:
    """Whether a name or a quotation mark may stand right beside a letter: it is unspaced, or Korean.

    Korean puts blanks between words, but its particles follow names and marks at once.
    """
    return character >= FIRST_UNSPACED and _class_of(UNBOUNDED).match(character) is not None


def find_unbounded(text: str) -> Iterator[re.Match[str]]:
    """The letters of a text that are unbounded, in their order."""
    if text.isascii():
        return iter(())
    return _class_of(UNBOUNDED).finditer(text)


@cache
def _class_of(ranges: str) -> re.Pattern[str]:
    """Compile a class of characters when it is first needed: one of so many takes milliseconds."""
    return re.compile(f"[{ranges}]")


_UNSEEN = re.compile(f"[{REMOVED}{JOINERS}{SELECTORS}\u0300-\u036f]")
_WORD = re.compile(r"[^\W\d_]+")
_LOOKALIKES = frozenset("LATIN CYRILLIC GREEK ARMENIAN CHEROKEE COPTIC GEORGIAN LISU TIFINAGH DESERET OSAGE".split())
"""Scripts with letters that cannot be told from another's. Latin beside Chinese, Hebrew or Arabic deceives nobody."""


def mixed_scripts(text: str) -> tuple[str, ...]:
    """Name the scripts that one word of a text mixes; empty where each word keeps to one.

    >>> mixed_scripts("Mаcron")
    ('Latin', 'Cyrillic')
    """
    if text.isascii():
        return ()
    for word in _WORD.findall(_UNSEEN.sub("", text)):
        scripts = _scripts(word)
        if len(scripts) > 1:
            return scripts
    return ()


def _scripts(word: str) -> tuple[str, ...]:
    if word.isascii():
        return ()
    names = dict.fromkeys(unicodedata.name(letter, "").partition(" ")[0] for letter in word)
    return tuple(name.capitalize() for name in names if name in _LOOKALIKES)
