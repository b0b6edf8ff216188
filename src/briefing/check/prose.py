"""What stands in quotation marks in the briefer's own words, and whether a source or a quotation of the brief has it.

The briefer's own words are all that a brief prints and that no statement claims: the prose, titles, names, places,
roles, notes on dates, paraphrases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.check.ladder import locate
from briefing.check.marks import has_marks, quoted_pieces, stray_closing, words_at
from briefing.check.printed import lines_with_marks
from briefing.check.verdict import Rung
from briefing.model import QuoteKind
from briefing.model.references import PROSE_PATTERNS, select_each
from briefing.sources import ArchiveText
from briefing.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.errors import NodePath
    from briefing.model import Briefing, Quote
    from briefing.sources import ArchiveError

__all__ = ["ProsePiece", "prove_prose", "without_last_stop"]

_SENTENCE = re.compile(r"[.!?:]\s+|\n")


@dataclass(frozen=True, slots=True)
class ProsePiece:
    """Words in quotation marks in the briefer's own words, and whether some source or quotation has them.

    Attributes:
        path: The field.
        words: The words; where a mark closes what none opened, those of the sentence before it.
        found: Whether a source or a quotation of the brief has them.
        number: How often the same words stand before them in that text; None where they begin far behind its start.
        borrowed: Whether the field holds what others wrote: a name, the title of a source.
    """

    path: NodePath
    words: str
    found: bool
    number: int | None = 0
    borrowed: bool = False


def prove_prose(
    briefing: Briefing,
    archives: Mapping[str, ArchiveText | ArchiveError],
    prose: Iterable[tuple[NodePath, str]] | None = None,
) -> tuple[ProsePiece, ...]:
    """Look for everything in quotation marks in the briefer's own words: some source or quotation must have it.

    What is a name or a title of the brief is no quotation: the report of the "Morning Wire".

    Args:
        briefing: The brief.
        archives: The texts of its sources.
        prose: Its prose with the paths, where the caller has it already.
    """
    if prose is None:
        prose = select_each(briefing, PROSE_PATTERNS)
    claimed = [
        (path, *piece)
        for path, text in (*prose, *lines_with_marks(briefing))
        for piece in _marked(text, briefing.language)
    ]
    paraphrases = [
        (("quotes", place, "text"), quote, words, number)
        for place, quote in enumerate(briefing.quotes)
        if quote.kind is QuoteKind.INDIRECT
        for words, number in _marked(quote.text, briefing.language)
    ]
    if not claimed and not paraphrases:
        return ()
    texts = [archive for archive in archives.values() if isinstance(archive, ArchiveText)]
    known = frozenset(_names_in(briefing)) if claimed else frozenset()
    quotations = ArchiveText(tuple(_quotations_in(briefing)), "quotations")
    own = (
        ProsePiece(
            path, words, _is_known(words, known) or _stands(words, [*texts, quotations]), number, _borrowed(path)
        )
        for path, words, number in claimed
    )
    retold = (
        ProsePiece(path, words, _stands(words, _of_source(quote, archives) or texts), number)
        for path, quote, words, number in paraphrases
    )
    return (*retold, *own)


def _marked(text: str, language: str | None = None) -> Iterator[tuple[str, int | None]]:
    """What stands in quotation marks in a text, and how often the same words stand before it."""
    if not has_marks(text):
        return
    for piece in quoted_pieces(text, language):
        if any(character.isalnum() for character in piece.words):
            yield piece.words, _number(text, piece.words, piece.start)
    stray = stray_closing(text)
    if stray is not None:
        words = _SENTENCE.split(text[:stray])[-1].strip() or text[:stray].strip()
        yield words, _number(text, words, text.rindex(words, 0, stray))


def _number(text: str, words: str, start: int) -> int | None:
    found = words_at(text, start, start + len(words))
    return found[1] if found else None


def _of_source(quote: Quote, archives: Mapping[str, ArchiveText | ArchiveError]) -> list[ArchiveText]:
    archive = archives.get(quote.source or "")
    return [archive] if isinstance(archive, ArchiveText) else []


def _quotations_in(briefing: Briefing) -> Iterator[str]:
    """What the brief gives as somebody's words, each proved for itself; a paraphrase is nobody's."""
    for quote in briefing.quotes:
        if quote.kind is not QuoteKind.INDIRECT:
            yield quote.text
        if quote.passage:
            yield quote.passage
        if quote.original and quote.original.text:
            yield quote.original.text


def _names_in(briefing: Briefing) -> Iterator[str]:
    """The names and titles of the brief that have no marks themselves, folded."""
    names: list[str | None] = [briefing.title]
    for actor in briefing.actors.values():
        names += [actor.name, actor.short, *actor.aliases]
    for source in briefing.sources.values():
        names += [source.title, source.publisher, source.author]
    yield from (folded(name) for name in names if name and not any(_marked(name)))


def _is_known(words: str, names: frozenset[str]) -> bool:
    return folded(without_last_stop(words)) in names


def _borrowed(path: NodePath) -> bool:
    return path[0] == "actors" or (path[0] == "sources" and path[-1] in {"title", "publisher", "author"})


def _stands(words: str, texts: Iterable[ArchiveText]) -> bool:
    return any(locate(without_last_stop(words), text).rung is not Rung.NOT_FOUND for text in texts)


def without_last_stop(words: str) -> str:
    """Words without the comma or full stop that a sentence puts inside its closing mark."""
    return words.rstrip(".,;:") or words
