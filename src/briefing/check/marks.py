"""The one parser of quotation marks, for sources and briefs: which words of a text stand in marks, by language."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.signs import ANY_MARK, CLOSERS, MARKS, NESTING, PAIRS, SINGLE, SPACED, TYPED, UPRIGHT
from briefing.text.characters import is_unbounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = [
    "MARKS",
    "PAIRS",
    "QuotedPiece",
    "closes_first",
    "first_double",
    "has_marks",
    "left_open",
    "quoted_pieces",
    "stray_closing",
    "words_at",
]

_EASTERN = frozenset("「『《〈｢〝﹁﹃")
_HEBREW = re.compile("[\u05d0-\u05ea]")
_PREFIXED = re.compile("(?<!\\w)(?:[והבכלמש]{1,3}|[وفبلك]?[بلك]?\u0640?|ال)$")
"""Particles of Hebrew and Arabic that are written right before the mark of the word they belong to."""

_PREFIXABLE = re.compile("[\u05d0-\u05ea]{2}|[\u0621-\u064a]")
_CLIPPED = re.compile(r"\d\d(?:s\b|\b(?!\d))|(?:tis|twas|twere|em|til|cause|n)\b", re.IGNORECASE)
"""What an English apostrophe stands before: the '90s, 'em, 'til."""

_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")
_SPEECH_BEFORE = re.compile(r"[.!?:,;…—–-]\s*\Z")
_GOES_ON = re.compile(r"\s[^\W\d_A-Z]")
"""A blank and a small letter behind a mark."""
_SURELY_CLOSED = frozenset(",.!?…")
LONGEST_REST = 300
"""Characters behind a mark that may be none in which the one that closes is looked for."""
LONGEST_TITLE = 40
"""Characters of a name or title within a quotation that shares its closing mark: «The paper «Port»."""


class QuotedPiece(NamedTuple):
    """Words in quotation marks: their place in the text without the marks, whether they are closed, and the mark."""

    start: int
    end: int
    words: str
    closed: bool
    mark: str = '"'


class _Piece(NamedTuple):
    """Where a quotation opens, the mark that closes it if any, and where the search goes on."""

    opening: re.Match[str]
    closing: re.Match[str] | None
    end: int


def has_marks(text: str) -> bool:
    """Whether a text has any quotation mark or apostrophe; most have none, and need no closer look."""
    if text.isascii():
        # Most texts, of which thousands are asked about: six times as fast as the pattern.
        return '"' in text or "'" in text or "`" in text or "<<" in text or ",," in text
    return ANY_MARK.search(text) is not None or any(sign in text for sign in TYPED)


def quoted_pieces(text: str, language: str | None = None) -> tuple[QuotedPiece, ...]:
    """List the outermost quotations of a text.

    A mark behind a digit (6") or between letters opens nothing; single marks count only in pairs that no apostrophe
    can be. A quotation that nothing closes runs to the next that opens in the same way, or to the end of the text.

    Args:
        text: The text.
        language: Its BCP 47 tag: a mark is closed by what its press closes it with; else by what the text has.

    >>> [piece.words for piece in quoted_pieces('He called it "a lie" and left.')]
    ['a lie']
    """
    if not has_marks(text):
        return ()
    pieces: list[QuotedPiece] = []
    for found in _pieces(text, _closing_marks(language)):
        place = found.opening.end()
        words = text[place : found.closing.start() if found.closing else found.end].strip()
        if words:
            start = text.index(words, place)
            pieces.append(QuotedPiece(start, start + len(words), words, found.closing is not None, found.opening[0]))
    return tuple(pieces)


@lru_cache(maxsize=64)
def _closing_marks(language: str | None) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """For each mark what closes it: the marks of the language, then those of any."""
    own: dict[str, tuple[str, ...]] = {}
    base = (language or "").split("-")[0].lower()
    for languages, pairs in PAIRS.items():
        if base in languages.split():
            for pair in pairs:
                own[pair[0]] = (*own.get(pair[0], ()), pair[1])
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for mark, closing in CLOSERS.items():
        found[mark] = ((*own[mark], *(('"',) if mark in NESTING else ())), closing) if mark in own else (closing,)
    if "’" in own:
        found["’"] = (own["’"],)
    return found


def _pieces(text: str, closing_marks: Mapping[str, tuple[tuple[str, ...], ...]]) -> Iterator[_Piece]:
    place = 0
    never_closed: set[str] = set()
    known: dict[tuple[str, tuple[str, ...]], _Ends] = {}
    while found := MARKS.search(text, place):
        mark = found[0]
        place = found.end()
        if mark not in closing_marks or mark in never_closed:
            continue
        prefixed = _is_prefixed(text, found)
        if not prefixed and not _opens(text, found):
            continue
        closing, end = None, len(text)
        for closers in closing_marks[mark]:
            if (mark, closers) not in known:
                known[mark, closers] = _Ends(text, mark, closers)
            closing, end = known[mark, closers].of(found)
            if closing is not None:
                break
        if closing is None and (mark in SINGLE or mark in TYPED or prefixed):
            # A single mark or one behind a particle is rather an apostrophe or an abbreviation.
            never_closed |= {mark} if mark in SINGLE else set()
            continue
        yield _Piece(found, closing, end)
        place = end


def _is_letter(character: str) -> bool:
    """Whether a character is one beside which no quotation mark stands."""
    return character.isalnum() and not is_unbounded(character)


def _is_prefixed(text: str, found: re.Match[str]) -> bool:
    """Whether a mark opens right behind a particle: ש"לא ניסוג", و"الجسر"."""
    start = found.start()
    if not start or text[start - 1].isspace() or text[start - 1].isascii() or not _PREFIXABLE.match(text, found.end()):
        return False
    return _PREFIXED.search(text, max(start - 4, 0), start) is not None


def _opens(text: str, found: re.Match[str]) -> bool:
    """Whether a mark can open a quotation: a single one only before a letter and not behind one."""
    mark = found[0]
    before = text[found.start() - 1] if found.start() else " "
    after = text[found.end() : found.end() + 1]
    if mark in {"”", "»"} and (before.isalnum() or before in ".,!?。！？，、"):
        return False
    if mark == "»" and not (after.isalnum() or after in "\"'“‘„‚([¿¡…"):
        return False
    # Words in Latin letters may stand right before a mark where the words behind it have no blanks between them.
    apart = mark in _EASTERN or (is_unbounded(after) and not before.isdigit()) if after else False
    if mark in SINGLE:
        clipped = mark in "'’‘" and _CLIPPED.match(text, found.end())
        return (not _is_letter(before) or (mark == "‘" and apart)) and after.isalnum() and not clipped
    if not after or (_is_letter(before) and not apart) or (mark == "”" and after.isspace()):
        return False
    # What stands right behind a word or its full stop and before a blank or a comma closes something.
    if mark in "«‹" and before in "'’\xad":
        return True
    closes = not before.isspace() and before not in "([—–-/" and not after.isalnum() and after not in "\"'“‘«([¿¡…."
    return not (mark in {*UPRIGHT, "“", "»", "«"} and closes)


def _clearly_opens(text: str, found: re.Match[str]) -> bool:
    """Whether a mark stands where one only opens: behind a blank and before a letter, or a French blank."""
    before = text[found.start() - 1] if found.start() else " "
    after = text[found.end() : found.end() + 1]
    if found[0] in "«‹" and after.isspace():
        after = text[found.end() + 1 : found.end() + 2]
    return (before.isspace() or before in "([") and (after.isalnum() or after in "¿¡")


def _closes(text: str, found: re.Match[str], mark: str) -> bool:
    """Whether a mark can close what another opened."""
    before, after = text[found.start() - 1], text[found.end() : found.end() + 1]
    if mark in SINGLE:
        apart = not _is_letter(after) or is_unbounded(before)
        return apart and not before.isspace() and not _is_within(text, found, mark)
    if found[0] in SPACED:
        return found[0] != mark or not _clearly_opens(text, found)
    if found[0] not in UPRIGHT:
        return not _clearly_opens(text, found)
    if _is_letter(before) and _is_letter(after) and (_HEBREW.match(before) or before.isdigit() or mark in NESTING):
        return mark in NESTING and found[0] == "”" and not _HEBREW.match(before)
    if before.isdigit() and _measures(text, found, mark):
        return False
    return not _clearly_opens(text, found)


def _measures(text: str, found: re.Match[str], mark: str) -> bool:
    """Whether a mark behind a digit is one of inches: 6'2", or 6" with more words of the quotation behind it."""
    if _FEET.search(text, max(found.start() - 6, 0), found.start()):
        return True
    goes_on = found[0] == '"' and _GOES_ON.match(text, found.end()) is not None
    return goes_on and (mark in "“„" or _is_within(text, found, mark))


def _is_within(text: str, found: re.Match[str], mark: str) -> bool:
    """Whether a mark that could close is rather the end of a plural (the dockers' hall) or inches (6" wide).

    The sentence goes on behind it, and before anything opens another mark stands where one surely closes: behind a
    comma or the end of a sentence.
    """
    if not _may_be_none(text, found):
        return False
    for other in MARKS.finditer(text, found.end(), found.end() + LONGEST_REST):
        if other[0] == mark and _opens(text, other):
            return False
        if other[0] == found[0] and not _is_letter(text[other.end() : other.end() + 1]):
            if text[other.start() - 1] in _SURELY_CLOSED:
                return True
            if not _may_be_none(text, other):
                return False
    return False


def _may_be_none(text: str, found: re.Match[str]) -> bool:
    before = text[found.start() - 1]
    odd = before.isdigit() if found[0] == '"' else found[0] in "'’" and before in "szx"
    return odd and _GOES_ON.match(text, found.end()) is not None


class _Ends:
    """Finds what closes a mark. A text is looked through once for all marks of a kind, however many nothing closes.

    Args:
        text: The text.
        mark: The mark that opens.
        closers: What may close it.
    """

    def __init__(self, text: str, mark: str, closers: tuple[str, ...]) -> None:
        self._text = text
        self._nests = mark in NESTING
        self._found: list[re.Match[str]] = []
        self._levels: list[int] = []
        self._opens: list[int] = []
        self._closes: list[int] = []
        self._closes_to: dict[int, list[int]] = {}
        level, within = 0, ""
        for found in MARKS.finditer(text):
            if within and found[0] == _PAIRED_WITHIN[within]:
                # It closes a pair of another kind within.
                within = ""
                continue
            within = _opened_within(text, found, mark) or ("" if found[0] == mark else within)
            if found[0] in closers and _closes(text, found, mark):
                level -= 1
                self._closes.append(len(self._found))
                self._closes_to.setdefault(level, []).append(len(self._found))
            elif found[0] == mark and mark not in SINGLE and _clearly_opens(text, found):
                level += 1
                self._opens.append(len(self._found))
            else:
                continue
            self._found.append(found)
            self._levels.append(level)

    def of(self, opening: re.Match[str]) -> tuple[re.Match[str] | None, int]:
        """The mark that closes one, and where the quotation ends: where another opens, if nothing closes it."""
        first = bisect_left(self._found, opening.end(), key=re.Match.start)
        level = self._levels[first - 1] if first else 0
        inner = _next(self._opens, first)
        closing = _next(self._closes_to.get(level - 1, ()) if self._nests else self._closes, first)
        if closing is not None and (self._nests or inner is None or closing < inner):
            return self._found[closing], self._found[closing].end()
        if inner is None:
            return None, len(self._text)
        if opening[0] in UPRIGHT and opening[0] == self._found[inner][0] and self._ends_all(opening, inner):
            return self._found[inner], len(self._text)
        nested = self._around(opening, inner)
        if nested is not None:
            return nested, nested.end()
        last = _next(self._closes_to.get(level, ()), first) if self._nests else None
        if last is not None and _shares_its_mark(self._text, self._found[inner], self._found[last]):
            return self._found[last], self._found[last].end()
        return None, self._found[inner].start()

    def _ends_all(self, opening: re.Match[str], inner: int) -> bool:
        """Whether a mark behind a blank is the last sign of a text, and the opening one has a blank behind it, too."""
        last = self._found[inner].end() == len(self._text)
        return last and self._text[opening.end()].isspace()

    def _around(self, opening: re.Match[str], inner: int) -> re.Match[str] | None:
        """What closes a quotation around another in the same upright marks: "He said "never" and left," she said."""
        second = _next(self._closes, inner)
        third = _next(self._closes, second + 1) if second is not None else None
        if opening[0] != '"' or second is None or third is None:
            return None
        another = _next(self._opens, inner + 1)
        ends, goes_on = self._found[third], _GOES_ON.match(self._text, self._found[second].end())
        if (another is not None and another < third) or not goes_on or ends.end() - opening.end() > LONGEST_REST:
            return None
        start = self._found[inner].start()
        led_up = _SPEECH_BEFORE.search(self._text, max(start - LONGEST_TITLE, 0), start)
        return ends if not led_up and self._text[ends.start() - 1] in _SURELY_CLOSED else None


def _opened_within(text: str, found: re.Match[str], mark: str) -> str:
    """The mark of a pair that opens within one of another kind, and whose end could be taken for that of the outer."""
    if mark == '"':
        return found[0] if found[0] == "“" else ""
    return '"' if found[0] == '"' and mark in NESTING and _clearly_opens(text, found) else ""


_PAIRED_WITHIN = {"“": "”", '"': '"'}


def _next(numbers: Sequence[int], first: int) -> int | None:
    """The first of ascending numbers that is not below another."""
    place = bisect_left(numbers, first)
    return numbers[place] if place < len(numbers) else None


def _shares_its_mark(text: str, inner: re.Match[str], closing: re.Match[str]) -> bool:
    """Whether an inner mark and the outer one are closed by the same: a short title that no speech leads up to."""
    if closing.start() - inner.end() > LONGEST_TITLE or not text[inner.end()].isupper():
        return False
    return _SPEECH_BEFORE.search(text, max(inner.start() - LONGEST_TITLE, 0), inner.start()) is None


@lru_cache(maxsize=256)
def left_open(text: str, language: str | None = None) -> re.Match[str] | None:
    """The mark of a quotation that a text opens last and does not close; None where there is none."""
    last = next(iter(reversed(list(_pieces(text, _closing_marks(language))))), None)
    if last is not None and last.closing is None:
        return last.opening
    # A single mark that nothing closes may be an apostrophe; only what follows can tell.
    for found in MARKS.finditer(text, last.end if last is not None else 0):
        before = text[found.start() - 1 : found.start()]
        if found[0] in SINGLE and (not before or before in " \n(:") and _opens(text, found):
            return found
    return None


def first_double(text: str, start: int = 0) -> re.Match[str] | None:
    """The first mark of a text that no apostrophe can be."""
    return next((found for found in MARKS.finditer(text, start) if found[0] not in SINGLE), None)


def closes_first(text: str, mark: str) -> bool:
    """Whether the first mark of a text closes what the mark opened in the paragraph before."""
    first = first_double(text)
    if first is None or mark in SINGLE or first[0] not in CLOSERS[mark] or _opens_anew(text, first, mark):
        return False
    return mark in NESTING or (first.start() > 0 and not text[first.start() - 1].isdigit())


def _opens_anew(text: str, first: re.Match[str], mark: str) -> bool:
    """Whether the first mark of a text opens a quotation, and does not close what another opened before."""
    if first[0] not in CLOSERS or (first[0] == "”" and mark != "”"):
        return False
    before = text[first.start() - 1] if first.start() else " "
    if first[0] in "«‹" and mark in "»›" and not before.isspace() and before not in "([—–-'’":
        return False
    return _opens(text, first)


BESIDE = 3
"""Characters from the words of a quotation within which its marks stand."""


def stray_closing(text: str) -> int | None:
    """The place of a mark that closes what nothing opened; None where there is none."""
    pieces = quoted_pieces(text)
    for found in MARKS.finditer(text):
        if found[0] in SINGLE or not found.start() or _is_held(pieces, found.start()):
            continue
        before, after = text[found.start() - 1], text[found.end() : found.end() + 1]
        if not before.isspace() and not before.isdigit() and not _is_letter(after):
            return found.start()
    return None


def _is_held(pieces: Sequence[QuotedPiece], place: int) -> bool:
    """Whether a place lies in a quotation, or so near that it is one of its marks."""
    begun = bisect_right(pieces, place + BESIDE, key=lambda piece: piece.start)
    # Words and marks take some room: no piece before the last three reaches this far.
    return any(place < piece.end + BESIDE for piece in pieces[max(begun - 3, 0) : begun])


MOST_BEFORE = 5_000
"""Characters of a text in which the place of words is looked for in the file; further on the whole text is it."""


def words_at(text: str, start: int, end: int) -> tuple[str, int] | None:
    """A stretch of a text, and how often the same words occur before it; None where it begins far behind the start."""
    return (text[start:end], text.count(text[start:end], 0, start)) if start <= MOST_BEFORE else None
