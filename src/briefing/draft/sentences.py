"""The sentences of a paragraph and their words, with what stands in quotation marks kept out of sight."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.dressing import without_footnotes
from briefing.check.marks import QuotedPiece, quoted_pieces
from briefing.check.quoted import spoken_behind_dashes
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["DASHES", "VEIL", "ReadParagraph", "Sentence", "Token", "read_paragraph"]

DASHES = frozenset(("—", "–", "―", "-", "--"))
"""Dashes, behind which a dialogue or a credit stands."""

VEIL = "\x01"
"""Stands for each character of a quotation and of its marks."""

_CAPITAL, _TITLE, _COMMA = "c", "t", ","
"""What stands behind the veil in the folded form of a quotation: how it begins, and how it ends."""

_SHORT = frozenset(
    "mr mrs ms dr st sen sens rep reps gov govs gen col lt sgt capt cmdr rev prof sr jr no vs etc inc ltd co "
    "corp jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m u.s u.k u.n d.c e.g i.e maj adm amb "
    "messrs del atty mme bros dept est ft mt ca bzw ca z.b dr.h.c m mm mlle им г ул тис млн проф св".split()
)
_LONGEST_SHORT = 12
_END = re.compile(
    rf"(?<![.!?…])[.!?…]++[)\]]*+(?=\s++[\"“‘'(\[«„¿¡{VEIL}—–-]?\s?[^\W_a-zа-яà-ÿ]|\s++[(\[]?{VEIL}|\s*+\Z)|"
    rf"(?<={VEIL})(?<!\s)\s++(?=[^\W\d_a-zа-яà-ÿ]|{VEIL})|\n"
)
_LABEL = re.compile(r"(?P<name>(?!\W)(?:(?!\d)[^a-zà-ÿа-яё\n:]){3,40}): +(?=\S)")
"""A name in capitals in the marks that open a paragraph: '"MOLL: Well, look'."""
_NOTED = re.compile(r"\([^()]*+\)")
"""What a transcript notes beside what is said: '(CROSSTALK)'."""
_SENTENCE_END = re.compile(r"[.!?…]++(?=\s+[^\W\da-zа-яà-ÿ_])")
_STARTS = re.compile(r"\s+(?:The|This|These|He|She|It|They|But|However|Meanwhile)\b")
"""What begins a sentence behind an abbreviation: 'in Washington D.C. The crews'."""
_ENDED_INSIDE = (".", "!", "?", "…")
_TITLES = (
    "Mr|Mrs|Ms|Dr|St|Sens?|Reps?|Govs?|Gen|Col|Lt|Sgt|Capt|Cmdr|Maj|Adm|Amb|Rev|Prof|Sr|Jr|Messrs|Del|Atty|Mme|Mlle"
)
_TOKEN = re.compile(
    rf"{VEIL}+|\b(?:{_TITLES})\.|[^\W_]+(?:['’.-][^\W_]+)*+(?:(?<=\b[A-Z])\.|(?<=\.[A-Z])\.)?|--|[^\w\s]|_"
)
"""A quotation, a word, or a sign. Words keep hyphens, apostrophes and points inside of them: U.S., O'Neil."""


class Token(NamedTuple):
    """A word, a sign or a veiled quotation: its place in the paragraph, as written, and folded."""

    start: int
    end: int
    text: str
    plain: str

    @property
    def is_veil(self) -> bool:
        """Whether it stands for a quotation."""
        return self.text[0] == VEIL

    @property
    def is_whole(self) -> bool:
        """Whether it stands for a quotation that begins as a sentence does: with a capital."""
        return _CAPITAL in self.plain and self.is_veil

    @property
    def has_comma(self) -> bool:
        """Whether it stands for a quotation that ends with a comma inside of its marks."""
        return _COMMA in self.plain and self.is_veil

    @property
    def is_title(self) -> bool:
        """Whether it stands for a quotation that may be a title: few words, all long ones with capitals."""
        return _TITLE in self.plain and self.is_veil

    @property
    def base(self) -> str:
        """The word without what is drawn into it: 'he' of he's and he'll."""
        return self.plain.partition("'")[0]

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number."""
        return self.text[0].isalnum()


class Sentence(NamedTuple):
    """Where a sentence begins and ends in its paragraph, and its tokens."""

    start: int
    end: int
    tokens: tuple[Token, ...]

    def within(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens of a stretch of the paragraph."""
        first = bisect_left(self.tokens, start, key=lambda token: token.start)
        return self.tokens[first : bisect_left(self.tokens, end, key=lambda token: token.start)]

    @property
    def is_quoted(self) -> bool:
        """Whether nothing of it stands outside of quotation marks."""
        return any(token.is_veil for token in self.tokens) and not any(token.is_word for token in self.tokens)


@dataclass(frozen=True)
class ReadParagraph:
    """A paragraph of a report.

    Attributes:
        number: Its number, from 1.
        text: Its text.
        veiled: The text with all quotations veiled, character for character.
        pieces: Its quotations.
        marked: For each of them where it begins and ends with its marks.
        ordinals: Whether its language writes a full stop behind an ordinal number.
        is_cut: Its last quotation is never closed, and is taken to the end of its first sentence.
        label: Where a name in capitals stands inside of the marks that open it, which says whose the words behind its
            colon are; None where none does.
    """

    number: int
    text: str
    veiled: str
    pieces: tuple[QuotedPiece, ...]
    marked: tuple[tuple[int, int], ...]
    ordinals: bool = False
    is_cut: bool = False
    label: tuple[int, int] | None = None

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, in order."""
        return tuple(Sentence(start, end, tuple(self._tokens(start, end))) for start, end in _bounds(self))

    def _tokens(self, start: int, end: int) -> list[Token]:
        # A report has thousands of them: they are made without the detour over the name of the class.
        return [
            _new(
                Token,
                (
                    found.start(),
                    found.end(),
                    word := found[0],
                    (_known_plain(word) if len(word) <= LONGEST_KNOWN else _folded(word))
                    if word[0] != VEIL
                    else _plain_of_quotation(self.text, *found.span()),
                ),
            )
            for found in _TOKEN.finditer(self.veiled, start, end)
        ]

    def sentence_at(self, place: int) -> Sentence:
        """The sentence in which a character stands, or the one before it."""
        return self.sentences[self.number_at(place)]

    def number_at(self, place: int) -> int:
        """The place, in `sentences`, of the sentence in which a character stands, or of the one before it."""
        return max(bisect_right(self.sentences, place, key=lambda one: one.start) - 1, 0)

    def pieces_within(self, start: int, end: int) -> list[int]:
        """The places, in `pieces`, of the quotations that begin in a stretch of the text."""
        first = bisect_right(self.marked, start - 1, key=lambda one: one[0])
        last = bisect_right(self.marked, end - 1, key=lambda one: one[0])
        return list(range(first, last))


LONGEST_KNOWN = 30
"""Characters of the longest word whose folded form is kept."""


_new = tuple.__new__


def _folded(word: str) -> str:
    """A word folded, with the apostrophes of typewriters."""
    return folded(word).replace("’", "'")


_known_plain = lru_cache(maxsize=16_384)(_folded)


def _plain_of_quotation(text: str, start: int, end: int) -> str:
    """The folded form of a quotation: a veil, and how it begins and ends."""
    comma = _COMMA if _LAST_COMMA.search(text, max(end - FARTHEST_LETTER, start), end) else ""
    first = _LETTER.search(text, start, min(end, start + FARTHEST_LETTER))
    if first is None or not first[0].isupper():
        return f"{VEIL}{comma}"
    words = [word for word in text[first.start() : min(end, first.start() + LONGEST_TITLE)].split() if len(word) > 3]
    title = end - start <= LONGEST_TITLE and all(word[0].isupper() for word in words)
    return f"{VEIL}{_CAPITAL}{_TITLE if title else ''}{comma}"


_LAST_COMMA = re.compile(r",\W*\Z")
LONGEST_TITLE = 60
"""Characters of the longest title."""


_LETTER = re.compile(r"[^\W_]")
FARTHEST_LETTER = 8
"""Marks, brackets and blanks before the first letter of a quotation."""


def _with_marks(text: str, piece: QuotedPiece) -> tuple[int, int]:
    """Where a quotation begins and ends with its marks and the blanks inside of them."""
    start, end = piece.start, piece.end
    if piece.mark in DASHES:
        # The dash before the first speech has no words before it; any further one is the reporter's.
        return (0 if text[:start].strip(" \u00a0—–―-") == "" else start), end
    while start > 0 and text[start - 1].isspace():
        start -= 1
    start = max(start - len(piece.mark), 0)
    if piece.closed:
        while end < len(text) and text[end].isspace():
            end += 1
        end = min(end + (2 if text.startswith("''", end) else 1), len(text))
    return start, end


def read_paragraph(number: int, text: str, language: str | None = None, *, goes_on: bool = True) -> ReadParagraph:
    """Find the quotations of a paragraph.

    A quotation that ends with the end of a sentence ends that of the report, too, where a capital letter follows.

    Args:
        number: The number of the paragraph, from 1.
        text: Its text.
        language: Its BCP 47 tag.
        goes_on: Whether a quotation that nothing closes may go on in the next paragraph. Where it cannot, nobody knows
            where it ends: it is taken to the end of its first sentence.

    >>> paragraph = read_paragraph(1, 'He left. "Stay. Please," said Mr. Roe. "No." He left.')
    >>> [paragraph.text[one.start:one.end] for one in paragraph.sentences]
    ['He left.', '"Stay. Please," said Mr. Roe.', '"No."', 'He left.']
    """
    found = [piece for piece in quoted_pieces(text, language) if not _NOTED.fullmatch(piece.words)]
    nicknames = [piece for piece in found if _is_nickname(text, piece)]
    pieces = tuple(piece for piece in found if piece not in nicknames)
    if not pieces and (language or "en").partition("-")[0].lower() != "en":
        # «—No vamos —dijo Ana Lasarte—.»: what the press of other languages has behind dashes, and English has not.
        pieces = spoken_behind_dashes(text)
    is_cut = bool(pieces) and not pieces[-1].closed and not goes_on
    if is_cut:
        pieces = (*pieces[:-1], _first_sentence(pieces[-1]))
    marked = tuple(_with_marks(text, piece) for piece in pieces)
    alone = len(pieces) == 1 and marked[0][0] == 0 and marked[0][1] >= len(text.rstrip())
    label = _LABEL.match(text, pieces[0].start) if alone else None
    if label is not None and not label["name"].isupper():
        label = None
    if label is not None:
        first = pieces[0]
        pieces = (first._replace(start=label.end(), words=text[label.end() : first.end]), *pieces[1:])
    shown = _with_blanks(text, nicknames)
    parts, done = [], 0
    for start, end in marked:
        parts += [shown[done:start], VEIL * (end - max(start, done))]
        done = max(end, done)
    ordinals = (language or "").partition("-")[0].lower() in _WITH_ORDINALS
    return ReadParagraph(
        number,
        text,
        "".join([*parts, shown[done:]]),
        pieces,
        marked,
        ordinals,
        is_cut,
        label.span("name") if label else None,
    )


def _is_nickname(text: str, piece: QuotedPiece) -> bool:
    """Whether a word in marks stands between those of a name: 'Rhea "Red" Moll'."""
    if not piece.closed or not (piece.words.isalpha() and piece.words.istitle()):
        return False
    start, end = _with_marks(text, piece)
    before = text[max(start - LONGEST_KNOWN, 0) : start].rsplit(None, 1)
    behind = text[end : end + FARTHEST_LETTER]
    named = text[:start].endswith(" ") and before[-1:] and before[-1].isalpha() and before[-1].istitle()
    return bool(named) and behind[:1] == " " and behind[1:2].isupper() and behind[2:3].islower()


def _with_blanks(text: str, nicknames: Sequence[QuotedPiece]) -> str:
    """A text of the same length with blanks for signs that are none of a sentence: of footnotes, around nicknames."""
    plain = without_footnotes(text)
    for piece in nicknames:
        start, end = _with_marks(text, piece)
        before, behind = " " * (piece.start - start), " " * (end - piece.end)
        plain = f"{plain[:start]}{before}{piece.words}{behind}{plain[end:]}"
    shown = "".join(" " if old != new else old for old, new in zip(text, plain, strict=True)) if plain != text else text
    return shown.replace(VEIL, " ")


def _first_sentence(piece: QuotedPiece) -> QuotedPiece:
    """A quotation up to the end of its first sentence."""
    end = next(
        (it.end() for it in _SENTENCE_END.finditer(piece.words) if not _is_short(piece.words[: it.start()])), None
    )
    words = piece.words[:end]
    return piece._replace(end=piece.start + len(words), words=words)


def _bounds(paragraph: ReadParagraph) -> list[tuple[int, int]]:
    veiled = paragraph.veiled
    ended = {
        end
        for (_, end), piece in zip(paragraph.marked, paragraph.pieces, strict=True)
        if piece.words.endswith(_ENDED_INSIDE)
    }
    found: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(veiled):
        sign = veiled[end.start()]
        if sign.isspace() and sign != "\n" and end.start() not in ended:
            continue
        before = veiled[max(end.start() - _LONGEST_SHORT, start) : end.start()]
        if sign == "." and _is_short(before, paragraph.ordinals):
            following = _STARTS.match(veiled, end.end())
            if following is None or "." not in before.rsplit(None, 1)[-1]:
                continue
        stop = end.end() if not sign.isspace() else end.start()
        _add(found, veiled, start, stop)
        start = stop
    _add(found, veiled, start, len(veiled))
    return found


def _is_short(before: str, ordinals: bool = False) -> bool:
    """Whether a full stop is that of an abbreviation, of an initial, or of a number: 'am 12. März'."""
    word = (before.rsplit(None, 1)[-1:] or [""])[0].lower().lstrip("(\"'“‘[")
    if ordinals and word.isdigit() and len(word) <= LONGEST_ORDINAL:
        return True
    return word in _SHORT or (len(word) == 1 and word.isalpha())


LONGEST_ORDINAL = 2
"""Digits of the longest number of a day."""
_WITH_ORDINALS = frozenset("de da nb nn no fi et cs sk sl hr bs sr hu lv is pl".split())
"""Languages that write a full stop behind an ordinal number."""


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    part = text[start:end]
    begin, stop = start + len(part) - len(part.lstrip()), start + len(part.rstrip())
    if stop > begin:
        found.append((begin, stop))
