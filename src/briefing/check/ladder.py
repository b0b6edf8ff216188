"""The ladder: verbatim, normalised, elided, not found. Each rung compares exactly; no likeness makes a yes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.normalise import differences, normalise
from briefing.check.searchable import SourceHit, is_whole, searchable
from briefing.check.verdict import Rung

if TYPE_CHECKING:
    from briefing.check.searchable import SearchableArchive
    from briefing.sources import ArchiveText

__all__ = ["Located", "locate"]

_ELISION = re.compile(r"\[\s*(?:\.\s?\.\s?\.|…)\s*\]|\.\s?\.\s?\.|…|\[[^\[\]]{1,80}\](?!\w)")
_FIRST_LETTER = re.compile(r"\[(\w)\](?=\w)")
_WORD = re.compile(r"\w+(?:['-]\w+)*")
_NEGATIONS = frozenset(
    "not no never nor neither none nobody nothing nowhere without cannot hardly barely scarcely "
    "non ne pas jamais ni rien aucun personne sans nicht kein keine keinen nie nein não nunca nem sem ningún nada sin "
    "nu niciun fără не нет ни никогда без".split()
)
MOST_PIECES = 20
MOST_STARTS = 50
MOST_REPLACED = 4
"""Words of the source that an insertion in brackets may stand for."""

LEAST_LETTERS = 3
"""Letters that the longest word of each piece must have: 'it ... no' proves nothing."""


class Elided(NamedTuple):
    """Where the pieces stand, and what was left out or put in."""

    hits: tuple[SourceHit, ...]
    reasons: tuple[str, ...]


class _Piece(NamedTuple):
    """Literal words, and what stands between them and the piece before: nothing, an ellipsis or an insertion."""

    text: str
    before: str
    any_case: bool


def has_elision(words: str) -> bool:
    """Whether words show that something is left out or put in."""
    return _ELISION.search(words) is not None or _FIRST_LETTER.search(words) is not None


def find_elided(words: str, archive: SearchableArchive, at: int | None) -> Elided | None:
    """Find every piece, in order, within one paragraph or two that follow each other."""
    pieces = _pieces(words)
    if not pieces or len(pieces) > MOST_PIECES or not all(_is_strong(piece.text) for piece in pieces):
        return None
    count = len(archive.paragraphs)
    first = [at, at - 1] if at is not None else []
    order = [number for number in dict.fromkeys([*first, *range(1, count + 1)]) if 1 <= number <= count]
    for number in order:
        window = [(near, archive.normalised[near - 1].text) for near in (number, number + 1) if near <= count]
        spans = _in_window(pieces, "\x00".join(text for _, text in window))
        if spans is not None:
            return _result(words, pieces, spans, window, archive)
    return None


def _pieces(words: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    done, before = 0, ""
    for found in _ELISION.finditer(words):
        _add(pieces, words[done : found.start()], before)
        before = _kind(found[0]) if words[done : found.start()].strip() or not before else "ellipsis"
        done = found.end()
    _add(pieces, words[done:], before)
    return pieces


def _kind(sign: str) -> str:
    inner = sign.strip("[] ")
    if inner.lower() == "sic":
        return "sic"
    return "insertion" if inner.strip(".… ") else "ellipsis"


def _add(pieces: list[_Piece], text: str, before: str) -> None:
    plain = _FIRST_LETTER.sub(r"\1", text.strip())
    if plain:
        pieces.append(_Piece(normalise(plain).text, before, any_case=_FIRST_LETTER.match(text.strip()) is not None))


def _is_strong(piece: str) -> bool:
    """Whether a piece holds a word that can be looked for; leading punctuation alone cannot."""
    words = _WORD.findall(piece)
    return bool(words) and max(len(word) for word in words) >= LEAST_LETTERS


def _in_window(pieces: list[_Piece], text: str) -> list[tuple[int, int]] | None:
    for start in _starts_after(pieces[0], text, 0):
        spans = _follow(pieces, text, start)
        if spans is not None:
            return spans
    return None


def _variants(piece: _Piece) -> list[str]:
    if not piece.any_case:
        return [piece.text]
    return list(dict.fromkeys([piece.text, piece.text[0].swapcase() + piece.text[1:]]))


def _follow(pieces: list[_Piece], text: str, start: int) -> list[tuple[int, int]] | None:
    """Take each further piece at its next place, as near as what stands before it demands."""
    spans = [(start, start + len(pieces[0].text))]
    for piece in pieces[1:]:
        end = spans[-1][1]
        place = next(
            (found for found in _starts_after(piece, text, end) if _may_skip(piece.before, text[end:found])), None
        )
        if place is None:
            return None
        spans.append((place, place + len(piece.text)))
    return spans


def _starts_after(piece: _Piece, text: str, end: int) -> list[int]:
    found: list[int] = []
    for variant in _variants(piece):
        place = text.find(variant, end)
        while place >= 0 and len(found) < MOST_STARTS:
            if is_whole(text, place, place + len(variant)):
                found.append(place)
            place = text.find(variant, place + 1)
    return sorted(found)


def _may_skip(before: str, skipped: str) -> bool:
    """Whether what lies between two pieces may be left out; brackets never replace a negation."""
    if before == "ellipsis":
        return True
    words = [word.lower() for word in _WORD.findall(skipped)]
    if before == "sic":
        return not words
    negated = any(word in _NEGATIONS or word.endswith("n't") for word in words)
    return len(words) <= MOST_REPLACED and not negated and "\x00" not in skipped


def _result(
    words: str,
    pieces: list[_Piece],
    spans: list[tuple[int, int]],
    window: list[tuple[int, str]],
    archive: SearchableArchive,
) -> Elided:
    first_length = len(window[0][1])
    hits = []
    for start, end in spans:
        later = start > first_length
        number = window[1][0] if later else window[0][0]
        base = first_length + 1 if later else 0
        hits.append(SourceHit(number, *archive.normalised[number - 1].raw_span(start - base, end - base)))
    text = "\x00".join(part for _, part in window)
    return Elided(tuple(hits), _reasons(words, pieces, spans, text))


def _reasons(words: str, pieces: list[_Piece], spans: list[tuple[int, int]], text: str) -> tuple[str, ...]:
    kinds = {piece.before for piece in pieces} | {_kind(found[0]) for found in _ELISION.finditer(words)}
    names = {"ellipsis": "words left out", "insertion": "words inserted in brackets", "sic": "[sic]"}
    found = [name for kind, name in names.items() if kind in kinds]
    if _FIRST_LETTER.search(words):
        found.append("first letter in brackets")
    gaps = [text[one[1] : other[0]] for one, other in pairwise(spans)]
    skipped = [word.lower() for gap in gaps for word in _WORD.findall(gap)]
    if any(word in _NEGATIONS or word.endswith("n't") for word in skipped):
        found.append("the words left out hold a negation")
    return tuple(found)


LONGEST = 100_000
"""Characters of the longest words that are looked for."""


@dataclass(frozen=True, slots=True)
class Located:
    """Where words stand in an archive.

    Attributes:
        rung: How they were found.
        spans: The stretches that carry them: paragraph from 1, start and end in its raw characters.
        reasons: The equivalences or elisions that were needed, by name.
        misplaced: They stand elsewhere than in the paragraph that was named.
    """

    rung: Rung
    spans: tuple[SourceHit, ...] = ()
    reasons: tuple[str, ...] = ()
    misplaced: bool = False

    @property
    def paragraph(self) -> int | None:
        """The paragraph where they begin."""
        return self.spans[0].paragraph if self.spans else None


def locate(words: str, archive: ArchiveText, at: int | None = None) -> Located:
    """Look for words in an archive, rung by rung.

    Args:
        words: What is said to stand there.
        archive: The source's text.
        at: The paragraph it is said to stand in; looked at first, and anywhere else after.
    """
    if len(words) > LONGEST or not any(character.isalnum() for character in words):
        return Located(Rung.NOT_FOUND)
    text = searchable(archive)
    hit = text.find_raw(words, at)
    if hit is not None:
        return _found(Rung.VERBATIM, (hit,), (), at)
    hits = text.find_normalised(normalise(words).text, at)
    if hits:
        passage = "\n".join(archive.paragraphs[hit.paragraph - 1][hit.start : hit.end] for hit in hits)
        joined = ("paragraphs joined",) if len(hits) > 1 else ()
        return _found(Rung.NORMALISED, hits, (*joined, *differences(words, passage)), at)
    if has_elision(words):
        found = find_elided(words, text, at)
        if found is not None:
            return _found(Rung.ELIDED, found.hits, found.reasons, at)
    return Located(Rung.NOT_FOUND)


def _found(rung: Rung, hits: tuple[SourceHit, ...], reasons: tuple[str, ...], at: int | None) -> Located:
    return Located(rung, hits, reasons, at is not None and all(hit.paragraph != at for hit in hits))
