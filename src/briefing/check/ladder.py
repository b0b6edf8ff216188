"""The ladder: verbatim, normalised, elided, not found. Each rung compares exactly; no likeness makes a yes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.dressing import with_own_hyphens
from briefing.check.normalise import differences, normalise
from briefing.check.searchable import SENTENCE_ENDS, SourceHit, ends_marks, searchable
from briefing.check.verdict import Rung
from briefing.check.word_ends import is_mark, is_whole
from briefing.text.characters import is_unbounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.check.searchable import SearchableArchive
    from briefing.sources import ArchiveText

__all__ = ["TURNING", "Located", "locate"]

_OPENS = "[(<（〔［/"
_DOTS = r"\.{2,4}|\.\s\.\s\.|…+|-{2,3}|[–—]{1,3}|(?:中|後|后|前)?略|[중후전]략"
_ELLIPSIS = (
    rf"[{re.escape(_OPENS)}]\s*(?:{_DOTS})\s*[\])>）〕］/]|"
    r"(?<!\.)(?:\.{6}|\.{3,4})(?!\.)|\.\s\.\s\.(?:\s\.)?|…+"
)
TURNING = frozenset("not no less out ful los tta ttä sız siz suz süz ma me".split())
"""Endings that make another word, in English, German, Finnish and Turkish: hope[less], with[out]."""
_ENDING = rf"(?<=\w)\[(?!(?:{'|'.join(sorted(TURNING))})\])[^\W\d_]{{1,4}}\](?!\w)"
_SIGN = re.compile(rf"(?P<ellipsis>{_ELLIPSIS})|(?P<ending>{_ENDING})|(?P<bracket>\[[^\[\]]{{1,80}}\](?!\w)|\(sic!?\))")
_ONLY_ELLIPSIS = re.compile(rf"(?P<ellipsis>{_ELLIPSIS})")
_FIRST_LETTER = re.compile(r"\[([^\W\d_])\](?=\w)")
_WORD = re.compile(r"\w+(?:['-]\w+)*")
_WORD_ENDS = re.compile(r"[^\W\d_]{0,4}(?!\w)")
_REPORTER = re.compile(r"\s?-\s?[^\W\d_]")
MOST_PIECES = 20
MOST_STARTS = 50
MOST_REPLACED = 4
"""Words of the source that an insertion in brackets may stand for."""

LEAST_LETTERS = 3
"""Letters that the longest word of each piece must have: 'it ... no' proves nothing."""


LEAST_SIGNS = 2
"""The same for a script without blanks between its words, and for the syllables of Korean."""


class Insertion(NamedTuple):
    """An insertion in brackets, the words of the source that it stands for, and the word of the source before them."""

    sign: str
    replaced: str
    before: str


class Elided(NamedTuple):
    """Where the pieces stand, what was left out or put in, and each bracket with the words of the source for it."""

    hits: tuple[SourceHit, ...]
    reasons: tuple[str, ...]
    inserted: tuple[Insertion, ...]


class _Piece(NamedTuple):
    """Literal words, and what stands between them and the piece before: nothing, an ellipsis or an insertion.

    `as_written` are they with the brackets of a first letter; `open` says that brackets change how they end.
    """

    text: str
    before: str
    sign: str
    as_written: str
    open: bool = False


def has_elision(words: str) -> bool:
    """Whether words show that something is left out or put in."""
    return _SIGN.search(words) is not None or _FIRST_LETTER.search(words) is not None


def find_elided(words: str, archive: SearchableArchive, at: int | None) -> Elided | None:
    """Find every piece, in order, within one paragraph or two that follow each other.

    Brackets are taken for the source's own first, and for the writer's only where it has none.
    """
    for signs in (_ONLY_ELLIPSIS, _SIGN):
        pieces = _pieces(words, signs)
        if pieces and len(pieces) <= MOST_PIECES and _are_strong(pieces):
            found = _find_pieces(pieces, archive, at)
            if found is not None:
                return found
    return None


def _find_pieces(pieces: list[_Piece], archive: SearchableArchive, at: int | None) -> Elided | None:
    count = len(archive.paragraphs)
    negations = archive.negations
    first = [at, at - 1] if at is not None else []
    order = [number for number in dict.fromkeys([*first, *range(1, count + 1)]) if 1 <= number <= count]
    best: Elided | None = None
    tried = 0
    for number in order:
        window = [(near, archive.normalised[near - 1].text) for near in (number, number + 1) if near <= count]
        for spans in _in_window(pieces, "\x00".join(text for _, text in window), negations):
            found = _result(pieces, spans, window, archive)
            if archive.is_quoted(found.hits):
                return found
            best = best or found
            tried += 1
        if best is not None and (number == at or tried >= MOST_STARTS):
            break
    return best


def _pieces(words: str, signs: re.Pattern[str]) -> list[_Piece]:
    pieces: list[_Piece] = []
    done, before, sign = 0, "", ""
    for found in signs.finditer(words):
        ends = found.lastgroup == "ending"
        _add(pieces, words[done : found.start()], before, sign, opened=ends)
        kind = _kind(found)
        inserted = found[0] if kind == "insertion" else ""
        if words[done : found.start()].strip() or not before:
            before, sign = kind, inserted
        else:
            # Signs side by side are one gap; what brackets put into it is looked at all the same.
            before = "ellipsis" if "ellipsis" in {before, kind} else "insertion"
            sign = f"{sign} {inserted}".strip()
        done = found.end()
    rest = words[done:].strip()
    if before == "ellipsis" and words[done:].rstrip() in SENTENCE_ENDS:
        # The stop of the writer's sentence, right behind what shows that more follows.
        rest = ""
    _add(pieces, rest, before, sign)
    if pieces and not rest and (before != "ellipsis" or sign):
        pieces.append(_Piece("", "insertion" if sign else before, sign, ""))
    return pieces


def _kind(found: re.Match[str]) -> str:
    if found[0].strip("[]()! ").lower() == "sic":
        return "sic"
    return "insertion" if found.lastgroup == "bracket" else str(found.lastgroup)


def _add(pieces: list[_Piece], text: str, before: str, sign: str, *, opened: bool = False) -> None:
    text = text.strip()
    plain = _FIRST_LETTER.sub(r"\1", text)
    if plain:
        pieces.append(_Piece(normalise(plain).text, before, sign, normalise(text).text, opened))


def _are_strong(pieces: list[_Piece]) -> bool:
    """Whether between any two ellipses there is a word that can be looked for; leading punctuation alone cannot."""
    if len(pieces) == 1:
        return True
    strong = [False]
    for piece in pieces:
        if piece.before == "ellipsis":
            strong.append(False)
        strong[-1] = strong[-1] or _is_strong(piece.text)
    return all(strong[1:] if pieces[0].before == "ellipsis" else strong)


def _is_strong(piece: str) -> bool:
    letters = [sum(sign.isalnum() or is_mark(sign) for sign in word) for word in piece.split()]
    least = LEAST_SIGNS if any(map(is_unbounded, piece)) else LEAST_LETTERS
    return bool(letters) and max(letters) >= least


def _in_window(pieces: list[_Piece], text: str, negations: re.Pattern[str]) -> Iterator[list[tuple[int, int]]]:
    for span in _places_after(pieces[0], text, 0):
        if pieces[0].before == "insertion" and _ends_with_bracket(text, span[0]):
            continue
        spans = _follow(pieces, text, span, negations)
        if spans is not None:
            yield spans


def _variants(piece: _Piece) -> list[str]:
    if piece.as_written == piece.text:
        bare = piece.text.lstrip(".,;: ") if piece.before == "ellipsis" else ""
        return [piece.text, bare] if bare and bare != piece.text else [piece.text]
    return list(dict.fromkeys([piece.as_written, piece.text, piece.text[0].swapcase() + piece.text[1:]]))


def _follow(
    pieces: list[_Piece], text: str, first: tuple[int, int], negations: re.Pattern[str]
) -> list[tuple[int, int]] | None:
    """Take each further piece at its next place, as near as what stands before it demands."""
    spans = [first]
    for piece in pieces[1:]:
        end = spans[-1][1]
        if piece.before == "insertion" and _begins_with_bracket(text, end):
            return None
        if piece.text and not (piece.text in SENTENCE_ENDS and ends_marks(text, end)):
            places = _places_after(piece, text, end)
            span = next((it for it in places if _may_skip(piece.before, text[end : it[0]], negations)), None)
            if span is None:
                return None
            spans.append(span)
    return spans


def _ends_with_bracket(text: str, end: int) -> bool:
    """Whether a bracket of the source's own stands before a place: then no other is taken for it."""
    return text.endswith(("]", "] "), None, end)


def _begins_with_bracket(text: str, start: int) -> bool:
    return text[start : start + 2].lstrip().startswith("[")


def _places_after(piece: _Piece, text: str, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for variant in _variants(piece):
        stem = variant[:-1] if len(variant) > 1 and variant[-1] in SENTENCE_ENDS and variant[-2].isalnum() else ""
        for words in filter(None, (variant, stem)):
            place = text.find(words, end)
            while place >= 0 and len(found) < MOST_STARTS:
                stop = _end_of(piece, text, place, place + len(words))
                if stop is not None and (words == variant or ends_marks(text, stop) or _ends_speech(text, stop)):
                    found.append((place, stop))
                place = text.find(words, place + 1)
    return sorted(found)


def _ends_speech(text: str, end: int) -> bool:
    """Whether, as in '– We go – said Abel', the reporter's words come behind a place in what a dash opens."""
    start = text.rfind("\x00", 0, end) + 1
    return text[start : start + 1] == "-" and _REPORTER.match(text, end) is not None


def _end_of(piece: _Piece, text: str, start: int, end: int) -> int | None:
    """Where a piece that starts at a place ends there; None where it is cut out of a longer word."""
    if not piece.open:
        return end if is_whole(text, start, end) else None
    ending = _WORD_ENDS.match(text, end)
    if ending is None or ending[0] in TURNING:
        return None
    return ending.end() if is_whole(text, start, ending.end()) else None


def _may_skip(before: str, skipped: str, negations: re.Pattern[str]) -> bool:
    """Whether what lies between two pieces may be left out; brackets never replace a negation or a bracket."""
    if before == "ellipsis":
        return True
    words = _WORD.findall(skipped)
    if before in {"sic", "ending"}:
        return not words
    negated = negations.search(skipped) is not None
    return len(words) <= MOST_REPLACED and not negated and "\x00" not in skipped and "[" not in skipped


def _result(
    pieces: list[_Piece], spans: list[tuple[int, int]], window: list[tuple[int, str]], archive: SearchableArchive
) -> Elided:
    first_length = len(window[0][1])
    hits = []
    for start, end in spans:
        later = start > first_length
        number = window[1][0] if later else window[0][0]
        base = first_length + 1 if later else 0
        hits.append(SourceHit(number, *archive.normalised[number - 1].raw_span(start - base, end - base)))
    text = "\x00".join(part for _, part in window)
    gaps = [
        _few(_SENTENCE.split(text[: spans[0][0]])[-1]),
        *(text[one[1] : other[0]] for one, other in pairwise(spans)),
        _few(_SENTENCE.split(text[spans[-1][1] :])[0]),
    ]
    last_words = ["", *((text[:end].split() or [""])[-1] for _, end in spans)]
    inserted = tuple(
        Insertion(piece.sign, gap.strip(' ,.;:"') if piece.before == "insertion" else "", before)
        for piece, gap, before in zip(pieces, gaps, last_words, strict=False)
        if piece.sign
    )
    return Elided(tuple(hits), _reasons(pieces, gaps[1:-1], archive.negations), inserted)


_SENTENCE = re.compile(r'["\x00]|[.!?。！？][ ]?')


def _few(words: str) -> str:
    """Words at the edge of a sentence that brackets there may stand for; nothing where there are many."""
    return words if len(words.split()) <= MOST_REPLACED else ""


def _reasons(pieces: list[_Piece], gaps: list[str], negations: re.Pattern[str]) -> tuple[str, ...]:
    kinds = {piece.before for piece in pieces} | ({"ending"} if any(piece.open for piece in pieces) else set())
    if any(piece.sign for piece in pieces):
        kinds.add("insertion")
    names = {
        "ellipsis": "words left out",
        "insertion": "words inserted in brackets",
        "ending": "the end of a word in brackets",
        "sic": "[sic]",
    }
    found = [name for kind, name in names.items() if kind in kinds]
    if any(piece.as_written != piece.text for piece in pieces):
        found.append("first letter in brackets")
    if any(negations.search(gap) for gap in gaps):
        found.append("the words left out hold a negation")
    return tuple(found) or ("words left out",)


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
        inserted: Each insertion in brackets.
    """

    rung: Rung
    spans: tuple[SourceHit, ...] = ()
    reasons: tuple[str, ...] = ()
    misplaced: bool = False
    inserted: tuple[Insertion, ...] = ()

    @property
    def paragraph(self) -> int | None:
        """The paragraph where they begin."""
        return self.spans[0].paragraph if self.spans else None


def locate(words: str, archive: ArchiveText, at: int | None = None, *, quoted: bool = True) -> Located:
    """Look for words in an archive, rung by rung.

    Args:
        words: What is said to stand there.
        archive: The source's text.
        at: The paragraph it is said to stand in; looked at first, and anywhere else after.
        quoted: Of several places one in quotation marks is taken.
    """
    if len(words) > LONGEST or not any(character.isalnum() for character in words):
        return Located(Rung.NOT_FOUND)
    text = searchable(archive)
    hit = text.find_raw(words, at, quoted=quoted)
    if hit is not None:
        return _found(Rung.VERBATIM, (hit,), (), at)
    plain = normalise(words).text
    hits = text.find_normalised(plain, at, quoted=quoted)
    ended = () if hits else text.find_ended(plain, at)
    if hits or ended:
        passage = "\n".join(archive.paragraphs[hit.paragraph - 1][hit.start : hit.end] for hit in (hits or ended))
        joined = ("paragraphs joined",) if len(hits or ended) > 1 else ()
        if ended:
            stem = words.rstrip()[: -2 if '"' in plain[-2:] else -1]
            changed = () if stem == passage else differences(stem, passage)
            return _found(Rung.NORMALISED, ended, (*joined, "end punctuation", *changed), at)
        return _found(Rung.NORMALISED, hits, (*joined, *differences(words, passage)), at)
    if has_elision(words):
        found = find_elided(words, text, at)
        if found is not None:
            return _found(Rung.ELIDED, found.hits, found.reasons, at, found.inserted)
    return _located_with_hyphens(words, plain, archive, at, quoted=quoted)


def _located_with_hyphens(words: str, plain: str, archive: ArchiveText, at: int | None, *, quoted: bool) -> Located:
    """Look for words whose hyphens stand at line ends in the archive: `well-` and `known` of `well-known`."""
    kept = tuple(with_own_hyphens(text, plain) for text in archive.paragraphs) if "-" in plain else archive.paragraphs
    if kept == archive.paragraphs:
        return Located(Rung.NOT_FOUND)
    located = locate(words, replace(archive, paragraphs=kept, sha256=f"{archive.sha256} {plain}"), at, quoted=quoted)
    reasons = dict.fromkeys("hyphens at line ends" if it == "soft hyphens" else it for it in located.reasons)
    return replace(located, reasons=tuple(reasons))


def _found(
    rung: Rung,
    hits: tuple[SourceHit, ...],
    reasons: tuple[str, ...],
    at: int | None,
    inserted: tuple[Insertion, ...] = (),
) -> Located:
    return Located(rung, hits, reasons, at is not None and all(hit.paragraph != at for hit in hits), inserted)
