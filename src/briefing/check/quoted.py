"""Which words of a text stand in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "QuotedPiece",
    "has_marks",
    "holding",
    "is_quoted",
    "is_quoted_in",
    "quoted_pieces",
    "runs_on",
    "stray_closing",
]

_MARKS = re.compile("''|[\"“”„‟«»‹›‘’‚'「」『』《》〝〟״＂]")
_CLOSING = {
    '"': ('"', "”"),
    "''": ("''", '"', "”"),
    "“": ("”", '"', "“"),
    "”": ("”",),
    "„": ("“", "”", '"', "„"),
    "‟": ("”",),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "›": ("‹",),
    "‘": ("’",),
    "‚": ("‘", "’"),
    "'": ("'", "’"),
    "「": ("」",),
    "『": ("』",),
    "《": ("》",),
    "〝": ("〟", "〞"),
    "״": ("״", '"'),
    "＂": ("＂",),
}
_SINGLE = frozenset("‘’‚'")
_INSIDE_WORDS = frozenset(('"', "”", "״", "''"))
"""Marks that stand between letters as well: gershayim of a Hebrew abbreviation."""

_UPRIGHT = frozenset(('"', "”", "''", "״", "＂"))
"""Marks that look alike at both ends; behind a digit they are inches or seconds."""

_NESTING = frozenset("«「『《‹")
_ONE_WAY = frozenset("“„«「『»")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters of scripts that write a mark right beside a word, Korean among them."""


class QuotedPiece(NamedTuple):
    """Words in quotation marks: their place in the text without the marks, whether they are closed, and the mark."""

    start: int
    end: int
    words: str
    closed: bool
    mark: str = '"'


def has_marks(text: str) -> bool:
    """Whether a text has any quotation mark or apostrophe; most have none, and need no closer look."""
    return _MARKS.search(text) is not None


def quoted_pieces(text: str) -> tuple[QuotedPiece, ...]:
    """List the outermost quotations of a text.

    Marks are straight, curly, German, French, Hebrew, East Asian, or two single ones in a row; single ones count only
    in pairs that no apostrophe can be. Marks behind a digit (6") or between letters open nothing. A quotation that is
    never closed runs to the end of the text.

    >>> [piece.words for piece in quoted_pieces('He called it "a lie" and left.')]
    ['a lie']
    """
    pieces: list[QuotedPiece] = []
    place = 0
    never_closed: set[str] = set()
    while found := _MARKS.search(text, place):
        mark = found[0]
        place = found.end()
        if mark not in _CLOSING or mark in never_closed or not _opens(text, found):
            continue
        end = _closing(text, place, mark)
        if end is None and mark in _SINGLE:
            never_closed.add(mark)
            continue
        stop = end.start() if end else len(text)
        words = text[place:stop].strip()
        if words:
            start = text.index(words, place)
            pieces.append(QuotedPiece(start, start + len(words), words, end is not None, mark))
        place = end.end() if end else len(text)
    return tuple(pieces)


def _is_letter(character: str) -> bool:
    """Whether a character is one beside which no quotation mark stands."""
    return character.isalnum() and not _UNSPACED.match(character)


def _opens(text: str, found: re.Match[str]) -> bool:
    """Whether a mark can open a quotation: a single one only before a letter and not behind one."""
    mark = found[0]
    before = text[found.start() - 1] if found.start() else " "
    after = text[found.end() : found.end() + 1]
    if mark in {"’", "”", "»"} and (before.isalnum() or mark == "’"):
        return False
    if mark in _SINGLE:
        return not _is_letter(before) and after.isalnum()
    if not after or _is_letter(before):
        return False
    # What stands right behind a word or its full stop and before a blank or a comma closes something.
    closes = not before.isspace() and before not in "([—–-/" and not after.isalnum() and after not in "\"'“‘«([¿¡…."
    return not (mark in {*_UPRIGHT, "“", "»"} and closes)


def _closing(text: str, start: int, mark: str) -> re.Match[str] | None:
    closing = _CLOSING[mark]
    if mark in _NESTING:
        return _nested_closing(text, start, mark) or next(
            (found for found in _MARKS.finditer(text, start) if found[0] in closing), None
        )
    for found in _MARKS.finditer(text, start):
        if found[0] not in closing:
            continue
        before, after = text[found.start() - 1], text[found.end() : found.end() + 1]
        if mark in _SINGLE and (_is_letter(after) or before.isspace()):
            continue
        if found[0] in _INSIDE_WORDS and _is_letter(before) and _is_letter(after):
            continue
        return found
    return None


def _nested_closing(text: str, start: int, mark: str) -> re.Match[str] | None:
    """The mark that closes an opening one, past those of the same kind inside."""
    depth = 1
    for found in _MARKS.finditer(text, start):
        depth += (found[0] == mark) - (found[0] in _CLOSING[mark])
        if depth == 0:
            return found
    return None


def stray_closing(text: str) -> int | None:
    """The place of a mark that closes what nothing opened; None where there is none."""
    pieces = quoted_pieces(text)
    held = [range(piece.start - 3, piece.end + 3) for piece in pieces]
    for found in _MARKS.finditer(text):
        if found[0] in _SINGLE or any(found.start() in one for one in held) or not found.start():
            continue
        before, after = text[found.start() - 1], text[found.end() : found.end() + 1]
        if not before.isspace() and not before.isdigit() and not _is_letter(after):
            return found.start()
    return None


def runs_on(text: str, following: str) -> int | None:
    """Whether the quotation that a paragraph leaves open goes on in the next one.

    Returns:
        The characters of the next paragraph before the words go on: its repeated opening mark, or 0 where it closes
        the quotation without one. None where nothing goes on.
    """
    first = _MARKS.search(following)
    if first is None:
        return None
    pieces = _pieces_of_paragraph(text)
    if not pieces or pieces[-1].closed:
        return None
    mark = pieces[-1].mark
    again = {mark, *(("»",) if mark == "«" else ())}
    if first.start() == 0 and first[0] in again:
        return len(following) - len(following[first.end() :].lstrip())
    return 0 if mark in _ONE_WAY and first[0] in _CLOSING[mark] and not _opens(following, first) else None


EDGE = 2
"""Characters, such as a mark or a comma, by which a stretch may reach beyond the words in the marks."""


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text lies inside quotation marks."""
    return holding(text, start, end) is not None


def holding(text: str, start: int, end: int) -> QuotedPiece | None:
    """The quotation that holds a stretch of a text."""
    pieces = _pieces_of_paragraph(text)
    # Pieces do not overlap: of those that start early enough the last one reaches furthest.
    place = bisect_right(pieces, start + EDGE, key=lambda piece: piece.start)
    return pieces[place - 1] if place > 0 and end - EDGE <= pieces[place - 1].end else None


def is_quoted_in(paragraphs: Sequence[str], number: int, start: int, end: int) -> bool:
    """Whether a stretch of a paragraph of a source lies inside a quotation that is closed, there or further on."""
    text = paragraphs[number - 1]
    piece = holding(text, start, end)
    if piece is not None:
        if piece.closed or (number < len(paragraphs) and runs_on(text, paragraphs[number]) is not None):
            return True
        # Of a quotation that nothing closes only the sentence right behind the mark is surely meant.
        return start <= piece.start + EDGE and _SENTENCE_END.search(text, start, end - 1) is None
    if number > 1 and runs_on(paragraphs[number - 2], text) == 0:
        first = _MARKS.search(text)
        return first is not None and end - EDGE <= first.start()
    return any(low <= start + EDGE and end - EDGE <= high for low, high in _dialogue(text))


_SENTENCE_END = re.compile(r"[.!?。]\s|\n")
_DIALOGUE = re.compile(r"[—–―]\s*(?=[\w¿¡])")
_PARTED = re.compile(r"\s*[—–―]\s*")


def _dialogue(text: str) -> list[tuple[int, int]]:
    """The speech of a paragraph that a dash opens, without what the reporter puts between further dashes."""
    first = _DIALOGUE.match(text)
    if first is None:
        return []
    parts: list[tuple[int, int]] = []
    low, spoken = first.end(), True
    for found in _PARTED.finditer(text, first.end()):
        parts += [(low, found.start())] if spoken else []
        if spoken and not text[found.end() : found.end() + 1].islower():
            return []
        low, spoken = found.end(), not spoken
    return [*parts, (low, len(text))] if spoken and parts else parts


@lru_cache(maxsize=256)
def _pieces_of_paragraph(text: str) -> tuple[QuotedPiece, ...]:
    """The quotations of a paragraph, in which many statements may have their words."""
    return quoted_pieces(text)
