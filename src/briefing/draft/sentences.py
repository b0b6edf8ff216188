"""The sentences of a paragraph, with what stands in quotation marks kept out of sight."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.check.marks import QuotedPiece, quoted_pieces

__all__ = ["Paragraph", "read_paragraph"]

VEIL = "\x01"
"""Stands for each character of a quotation and of its marks."""

_SHORT = frozenset(
    "mr mrs ms dr st sen rep gov gen col lt sgt capt rev prof sr jr no vs etc inc ltd co corp jan feb mar apr jun jul "
    "aug sep sept oct nov dec a.m p.m u.s u.k u.n e.g i.e".split()
)
_END = re.compile(rf"[.!?]+[)\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9{VEIL}]|\s*$)|(?<={VEIL})\s+(?=[A-Z{VEIL}])|\n")
_ENDED_INSIDE = (".", "!", "?", "…")


class Paragraph(NamedTuple):
    """A paragraph of a report.

    Attributes:
        number: Its number, from 1.
        text: Its text.
        veiled: The text with all quotations veiled, character for character.
        pieces: Its quotations.
        sentences: Where its sentences begin and end.
    """

    number: int
    text: str
    veiled: str
    pieces: tuple[QuotedPiece, ...]
    sentences: tuple[tuple[int, int], ...]

    def sentence_at(self, place: int) -> tuple[int, int]:
        """The sentence in which a character stands."""
        return next((one for one in self.sentences if one[0] <= place < one[1]), (0, len(self.text)))

    def with_marks(self, piece: QuotedPiece) -> tuple[int, int]:
        """Where a quotation begins and ends with its marks."""
        return marked_span(self.text, piece)


def marked_span(text: str, piece: QuotedPiece) -> tuple[int, int]:
    """Where a quotation begins and ends with its marks and the blanks inside of them."""
    start, end = piece.start, piece.end
    while start > 0 and text[start - 1].isspace():
        start -= 1
    start = max(start - len(piece.mark), 0)
    if piece.closed:
        while end < len(text) and text[end].isspace():
            end += 1
        end = min(end + len(piece.mark), len(text))
    return start, end


def read_paragraph(number: int, text: str, language: str | None = None) -> Paragraph:
    """Find the quotations and the sentences of a paragraph.

    A quotation that ends with the end of a sentence ends that of the report, too, where a capital letter follows.

    >>> paragraph = read_paragraph(1, 'He left. "Stay. Please," said Mr. Roe. "No." He left.')
    >>> [paragraph.text[start:end] for start, end in paragraph.sentences]
    ['He left.', '"Stay. Please," said Mr. Roe.', '"No."', 'He left.']
    """
    pieces = quoted_pieces(text, language)
    veiled = text
    for piece in pieces:
        start, end = marked_span(text, piece)
        veiled = veiled[:start] + VEIL * (end - start) + veiled[end:]
    return Paragraph(number, text, veiled, pieces, tuple(_sentences(text, veiled, pieces)))


def _sentences(text: str, veiled: str, pieces: tuple[QuotedPiece, ...]) -> list[tuple[int, int]]:
    inside_ends = {marked_span(text, piece)[1] for piece in pieces if piece.words.endswith(_ENDED_INSIDE)}
    found: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(veiled):
        if veiled[end.start()].isspace() and end.start() not in inside_ends and veiled[end.start()] != "\n":
            continue
        before = veiled[start : end.start()].rsplit(None, 1)[-1:] or [""]
        word = before[0].lower().lstrip("(\"'“‘")
        if veiled[end.start()] == "." and (word in _SHORT or (len(word) == 1 and word.isalpha())):
            continue
        stop = end.end() if not veiled[end.start()].isspace() else end.start()
        _add(found, veiled, start, stop)
        start = stop
    _add(found, veiled, start, len(veiled))
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    part = text[start:end]
    begin, stop = start + len(part) - len(part.lstrip()), start + len(part.rstrip())
    if stop > begin:
        found.append((begin, stop))
