"""The one parser of quotation marks, for sources and briefs: which words of a text stand in marks, by language."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

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

PAIRS: Mapping[str, tuple[str, ...]] = {
    languages: tuple(pairs.split())
    for languages, pairs in {
        "en ga cy mt id ms vi th sw hi bn ta mr ur": "“” ‘’",
        "nl af": "“” ‘’ „”",
        "fr": "«» ‹› “” ‘’",
        "es ca gl pt it el eu": "«» “” ‘’ ‹›",
        "de cs sk sl bg mk is lt et lv lb": "„“ ‚‘ »« ›‹ «» ‹›",
        "pl hu ro hr bs sr": "„” «» »« ‚’",
        "sv fi": "”” ’’ »»",
        "da": "»« ”” „“ “” ›‹",
        "nb nn no": "«» ‘’ “” „“",
        "ru uk be kk": "«» „“ “”",
        "tr az": "“” ‘’ «»",
        "ar fa ps": "«» “” ”“ ‹›",
        "he yi": "”” “” „” ”“ ״״ ’’",
        "zh": "“” ‘’ 「」 『』 《》",
        "ja": "「」 『』 〝〟 “”",
        "ko": "“” ‘’ 「」 『』 《》",
    }.items()
}
"""The pairs of marks that the press of some languages uses, after CLDR and the style books."""

MARKS = re.compile("``|''|[\"“”„‟«»‹›‘’‚'「」『』《》〈〉｢｣〝〟〞״＂＇❝❞]")
_MARK = re.compile("[\"'`“”„‟«»‹›‘’‚「」『』《》〈〉｢｣〝〟〞״＂＇❝❞]")
_ANY: Mapping[str, tuple[str, ...]] = {
    '"': ('"', "”"),
    "''": ("''", '"', "”"),
    "``": ("''", '"', "”"),
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
    "〈": ("〉",),
    "｢": ("｣",),
    "❝": ("❞",),
    "＇": ("＇",),
    "〝": ("〟", "〞"),
    "״": ("״", '"'),
    "＂": ("＂",),
}
"""What may close each mark in a text whose language is not known, or that does not keep to its language."""

_SINGLE = frozenset("‘’‚'＇")
_UPRIGHT = frozenset(('"', "”", "''", "״", "＂"))
"""Marks that look alike at both ends; behind a digit they are inches or seconds, between letters gershayim."""

_SPACED = frozenset("«»‹›")
_NESTING = frozenset("“„«「『《〈｢‹❝")
_HEBREW = re.compile("[\u05d0-\u05ea]")
_PREFIXED = re.compile("(?<!\\w)(?:[והבכלמש]{1,3}|[وفبلك]?[بلك]?\u0640?|ال)$")
"""Particles of Hebrew and Arabic that are written right before the mark of the word they belong to."""

_PREFIXABLE = re.compile("[\u05d0-\u05ea]{2}|[\u0621-\u064a]")
_CLIPPED = re.compile(r"\d\d(?:s\b|\b(?!\d))|(?:tis|twas|twere|em|til|cause|n)\b")
"""What an English apostrophe stands before: the '90s, 'em, 'til."""

_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")
_SPEECH_BEFORE = re.compile(r"[.!?:,;…—–-]\s*\Z")
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
    return _MARK.search(text) is not None


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
    for mark, closing in _ANY.items():
        found[mark] = ((*own[mark], *(('"',) if mark in _NESTING else ())), closing) if mark in own else (closing,)
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
        if closing is None and (mark in _SINGLE or prefixed):
            # A single mark or one behind a particle is rather an apostrophe or an abbreviation.
            never_closed |= {mark} if mark in _SINGLE else set()
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
    if (mark in {"”", "»"} and before.isalnum()) or (mark == "»" and not (after.isalnum() or after in "\"'“‘„‚([¿¡…")):
        return False
    if mark in _SINGLE:
        clipped = mark in "'’‘" and _CLIPPED.match(text, found.end())
        return not _is_letter(before) and after.isalnum() and not clipped
    if not after or _is_letter(before):
        return False
    # What stands right behind a word or its full stop and before a blank or a comma closes something.
    closes = not before.isspace() and before not in "([—–-/" and not after.isalnum() and after not in "\"'“‘«([¿¡…."
    return not (mark in {*_UPRIGHT, "“", "»"} and closes)


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
    if mark in _SINGLE:
        return not _is_letter(after) and not before.isspace()
    if found[0] in _SPACED:
        return found[0] != mark or not _clearly_opens(text, found)
    if found[0] not in _UPRIGHT:
        return not _clearly_opens(text, found)
    if _is_letter(before) and _is_letter(after) and (_HEBREW.match(before) or before.isdigit() or mark in _NESTING):
        return mark in _NESTING and found[0] == "”" and not _HEBREW.match(before)
    if before.isdigit() and _FEET.search(text, max(found.start() - 6, 0), found.start()):
        return False
    return not _clearly_opens(text, found)


class _Ends:
    """Finds what closes a mark. A text is looked through once for all marks of a kind, however many nothing closes.

    Args:
        text: The text.
        mark: The mark that opens.
        closers: What may close it.
    """

    def __init__(self, text: str, mark: str, closers: tuple[str, ...]) -> None:
        self._text = text
        self._nests = mark in _NESTING
        self._found: list[re.Match[str]] = []
        self._levels: list[int] = []
        self._opens: list[int] = []
        self._closes: list[int] = []
        self._closes_to: dict[int, list[int]] = {}
        level = 0
        for found in MARKS.finditer(text):
            if found[0] in closers and _closes(text, found, mark):
                level -= 1
                self._closes.append(len(self._found))
                self._closes_to.setdefault(level, []).append(len(self._found))
            elif found[0] == mark and mark not in _SINGLE and _clearly_opens(text, found):
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
        last = _next(self._closes_to.get(level, ()), first) if self._nests else None
        if last is not None and _shares_its_mark(self._text, self._found[inner], self._found[last]):
            return self._found[last], self._found[last].end()
        return None, self._found[inner].start()


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
        if found[0] in _SINGLE and (not before or before in " \n(:") and _opens(text, found):
            return found
    return None


def first_double(text: str, start: int = 0) -> re.Match[str] | None:
    """The first mark of a text that no apostrophe can be."""
    return next((found for found in MARKS.finditer(text, start) if found[0] not in _SINGLE), None)


def closes_first(text: str, mark: str) -> bool:
    """Whether the first mark of a text closes what the mark opened in the paragraph before."""
    first = first_double(text)
    if first is None or mark in _SINGLE or first[0] not in _ANY[mark] or _opens(text, first):
        return False
    return mark in _NESTING or (first.start() > 0 and not text[first.start() - 1].isdigit())


BESIDE = 3
"""Characters from the words of a quotation within which its marks stand."""


def stray_closing(text: str) -> int | None:
    """The place of a mark that closes what nothing opened; None where there is none."""
    pieces = quoted_pieces(text)
    for found in MARKS.finditer(text):
        if found[0] in _SINGLE or not found.start() or _is_held(pieces, found.start()):
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
