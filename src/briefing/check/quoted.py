"""Which words of a source stand there as somebody's: in marks, behind a dash, in a turn of a transcript."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.check.cut_words import press_of
from briefing.check.dressing import with_plain_entities
from briefing.check.marks import MARKS, QuotedPiece, closes_first, first_double, left_open, quoted_pieces
from briefing.check.turns import is_no_subtitle, is_subtitled, turn_at, turns_of
from briefing.model import SourceKind
from briefing.text.patterns import compiled_late

if TYPE_CHECKING:
    from briefing.check.searchable import SourceHit
    from briefing.sources import ArchiveText

__all__ = [
    "ends_speech",
    "holding",
    "is_quoted_in",
    "quotation_at",
    "quotations_beside",
    "runs_on",
    "spoken_behind_dashes",
    "unclosed_before",
]

EDGE = 2
"""Characters, such as a mark or a comma, by which a stretch may reach beyond the words in the marks."""


MOST_PARAGRAPHS = 50
"""Paragraphs over which one quotation may run."""


def runs_on(text: str, following: str, language: str | None = None) -> int | None:
    """Whether the quotation that a paragraph leaves open goes on in the next one.

    Returns:
        The characters of the next paragraph before the words go on: its repeated opening mark, or 0 where it closes
        the quotation without one. None where nothing goes on.
    """
    first = MARKS.search(following)
    opening = left_open(text, language) if first is not None else None
    if first is None or opening is None:
        return None
    mark = opening[0]
    again = {mark, *(("»",) if mark == "«" else ())}
    if first.start() == 0 and first[0] in again:
        return len(following) - len(following[first.end() :].lstrip())
    return 0 if closes_first(following, mark) else None


def holding(text: str, start: int, end: int, language: str | None = None) -> QuotedPiece | None:
    """The quotation that holds a stretch of a text."""
    pieces = _pieces_of_paragraph(text, language)
    # Pieces do not overlap: of those that start early enough the last one reaches furthest.
    place = bisect_right(pieces, start + EDGE, key=lambda piece: piece.start)
    return pieces[place - 1] if place > 0 and end - EDGE <= pieces[place - 1].end else None


def is_quoted_in(archive: ArchiveText, hit: SourceHit) -> bool:
    """Whether a stretch of a source stands there as somebody's words.

    All of a statement, of a document and of subtitles does, and each turn of a transcript. In a report it lies inside a
    quotation that is closed, there or further on; or it is the speech of a dialogue.
    """
    if archive.kind in {SourceKind.STATEMENT, SourceKind.DOCUMENT}:
        return True
    turns = turns_of(archive)
    if turns and turn_at(turns, hit) is not None:
        return True
    if not turns and (archive.kind is SourceKind.TRANSCRIPT or is_subtitled(archive)):
        return not is_no_subtitle(archive.paragraphs[hit.paragraph - 1])
    return archive.kind is not SourceKind.TRANSCRIPT and _in_marks(archive, hit)


def unclosed_before(archive: ArchiveText, hit: SourceHit) -> bool:
    """Whether a stretch that proves nothing stands behind a mark that nothing closes."""
    piece = holding(archive.paragraphs[hit.paragraph - 1], hit.start, hit.end, press_of(archive))
    return piece is not None and not piece.closed


def _in_marks(archive: ArchiveText, hit: SourceHit) -> bool:
    number, start, end = hit
    paragraphs = archive.paragraphs
    text = paragraphs[number - 1]
    piece = holding(text, start, end, press_of(archive))
    if piece is not None and piece.closed:
        return True
    opening = left_open(text, press_of(archive))
    if opening is not None and start + EDGE >= opening.end() and _goes_on(archive, number):
        return True
    repeated = runs_on(paragraphs[number - 2], text, press_of(archive)) if number > 1 else None
    if repeated is not None:
        first = first_double(text, repeated)
        return first is not None and end - EDGE <= first.start()
    return _in_dialogue(text, start, end) is not None


def _in_dialogue(text: str, start: int, end: int) -> QuotedPiece | None:
    return next(
        (
            QuotedPiece(low, high, text[low:high], closed=True, mark="—")
            for low, high in _dialogue(text)
            if low <= start + EDGE and end - EDGE <= high
        ),
        None,
    )


def spoken_behind_dashes(text: str) -> tuple[QuotedPiece, ...]:
    """The speech of a paragraph that a dash opens; none where it is no dialogue."""
    found = []
    for low, high in _dialogue(text):
        words = text[low:high].strip().lstrip(".,;:").strip()
        if words:
            start = text.index(words, low)
            found.append(QuotedPiece(start, start + len(words), words, closed=True, mark="—"))
    return tuple(found)


def ends_speech(archive: ArchiveText, hit: SourceHit) -> bool:
    """Whether a stretch of a source ends where the speech of a dialogue gives way to the reporter."""
    text = archive.paragraphs[hit.paragraph - 1]
    piece = _in_dialogue(text, hit.start, hit.end)
    return piece is not None and not text[hit.end : piece.end].strip(" .,")


def quotation_at(archive: ArchiveText, hit: SourceHit) -> QuotedPiece | None:
    """The quotation or the speech of a dialogue that holds a stretch of a report."""
    text = archive.paragraphs[hit.paragraph - 1]
    return holding(text, hit.start, hit.end, press_of(archive)) or _in_dialogue(text, hit.start, hit.end)


def quotations_beside(
    archive: ArchiveText, hit: SourceHit, piece: QuotedPiece
) -> tuple[QuotedPiece | None, QuotedPiece | None]:
    """The quotations of the same kind before and behind the one that holds a stretch; None where there is none."""
    text = archive.paragraphs[hit.paragraph - 1]
    pieces = spoken_behind_dashes(text) if piece.mark == "—" else _pieces_of_paragraph(text, press_of(archive))
    before = [it for it in pieces if it.end <= piece.start and it.closed]
    behind = (it for it in pieces if it.start >= piece.end and it.closed)
    return before[-1] if before else None, next(behind, None)


def _goes_on(archive: ArchiveText, number: int) -> bool:
    """Whether the quotation that a paragraph leaves open goes on in those behind it until one closes it."""
    for text, following in pairwise(archive.paragraphs[number - 1 : number + MOST_PARAGRAPHS]):
        if runs_on(text, following, press_of(archive)) is None:
            return False
        if left_open(following, press_of(archive)) is None:
            return True
    return False


_DIALOGUE = compiled_late(r"[—–―-]\s*(?=[\w¿¡«“\"])")
_PARTED = compiled_late(r"(?:(?<![^\S\n])[^\S\n]*+)?[—–―][^\S\n]*|(?<![^\S\n])[^\S\n]++-[^\S\n]+")
_SAYS = (
    *("säger", "sade", "sa", "menar", "berättar", "förklarar", "konstaterar", "uppger", "tillägger", "svarar"),
    *("sier", "sa", "sade", "forteller", "mener", "forklarer", "siger", "sagde", "fortæller", "forklarer", "oplyser"),
    *("sanoo", "sanoi", "kertoo", "kertoi", "toteaa", "totesi", "arvioi", "vakuuttaa", "selittää", "lisää"),
    *("dit", "a dit", "a-t-il", "a-t-elle", "déclare", "a déclaré", "explique", "a expliqué", "affirme", "a affirmé"),
    *(
        "répond",
        "a répondu",
        "s’exclame",
        "s'exclame",
        "ajoute",
        "a ajouté",
        "assure",
        "confie",
        "lance",
        "précise",
        "a précisé",
    ),
    *("dedi", "diyor", "a spus", "spune", "a declarat", "a adăugat", "řekl", "řekla", "říká", "uvedl", "uvedla"),
    *("dodal", "dodala", "povedal", "povedala", "hovorí", "ha detto", "disse", "dice", "diz", "afirmou", "sagte"),
    *("sagt", "erklärte", "zei", "zegt", "rekao je", "rekla je", "kaže", "ütles", "lausus", "teica", "saka", "sakė"),
    *("sako", "mondta", "είπε", "λέει", "δήλωσε", "τόνισε", "сказал", "сказала", "заявил", "заявила", "каза", "каже"),
    *("сказав", "рекао је", "рекла је"),
)
_FINNISH = "sanoo|sanoi|kertoo|kertoi|toteaa|totesi|arvioi|vakuuttaa|selittää|lisää|muistuttaa|korostaa|huomauttaa"
_SAID = compiled_late(
    rf"(?:,|(?<=[!?…]))\s+(?:{'|'.join(sorted(set(_SAYS), key=len, reverse=True))})(?!\w)|"
    rf",\s+(?:(?:[A-ZÅÄÖ][\w-]+\s+){{1,3}}|hän\s+|he\s+)(?:{_FINNISH})(?!\w)"
)
_HUGGED = compiled_late(
    r"(?<=\s)-(?=(?:dij[oe]|dice|afirm[óa]|explic[óa]|añad[ei]ó?|respond[ei]ó?|pregunt[óa]|contest[óa]|señal[óa]|asegur[óa])\b)|"
    r"(?<=\w)-(?=[\s.,;])[.,;]?\s*"
)
"""What parts the reporter's words where plain hyphens stand for dashes: -Ya voy -dijo ella-. Espera."""


@lru_cache(maxsize=256)
def _dialogue(text: str) -> tuple[tuple[int, int], ...]:
    """The speech of a paragraph that a dash opens, without what the reporter puts between.

    A further dash parts the reporter's words from it, as in Spanish, Polish and Russian; or a comma with a verb of
    speech, as in Swedish and French. Without either it may be an item of a list.
    """
    first = _DIALOGUE.match(text)
    if first is None:
        return ()
    said = _SAID.search(text, first.end())
    parts: list[tuple[int, int]] = []
    low, spoken = first.end(), True
    hugged = text[0] == "-" and not text[1].isspace()
    for found in (_HUGGED if hugged else _PARTED).finditer(text, first.end()):
        if not parts and said and said.start() < found.start():
            break
        parts += [(low, found.start())] if spoken else []
        following = text[found.end() : found.end() + 1]
        if spoken and (not following.islower() or text[found.start() - 1 : found.start()] == "\n"):
            return ()
        low, spoken = found.end(), not spoken
    if parts:
        return (*parts, (low, len(text))) if spoken else tuple(parts)
    return ((low, said.start()),) if said else ()


@lru_cache(maxsize=256)
def _pieces_of_paragraph(text: str, language: str | None) -> tuple[QuotedPiece, ...]:
    """The quotations of a paragraph, in which many statements may have their words."""
    return quoted_pieces(with_plain_entities(text), language)
