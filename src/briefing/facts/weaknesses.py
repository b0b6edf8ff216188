"""What weakens a whole brief: drafts, few or bad sources, reports of reports, words that nobody proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.check import Standing
from briefing.facts.cautions import (
    DRAFT_WORDS,
    Caution,
    CautionKind,
    capitalised,
    in_marks,
    references_to,
    some_of,
)
from briefing.model import Reliability
from briefing.model.wording import count_of, format_names, format_reliability, join_words
from briefing.sources import ArchiveText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.check import ProsePiece
    from briefing.facts.cautions import Runs
    from briefing.model import Briefing, BriefingIndex
    from briefing.sources import ArchiveError

__all__ = ["cautions_of_brief"]


def cautions_of_brief(
    briefing: Briefing,
    index: BriefingIndex,
    archives: Mapping[str, ArchiveText | ArchiveError],
    prose: Iterable[ProsePiece],
) -> tuple[Caution, ...]:
    """What weakens the whole brief: drafts, few sources, second-hand reports, no names, marks that nobody proved."""
    return (
        *_of_drafts(index),
        *_of_outlets(briefing),
        *_of_grades(briefing, index, (Reliability.D, Reliability.E)),
        *_second_hand(briefing, index),
        *_without_names(briefing, index),
        *_of_grades(briefing, index, (Reliability.F,)),
        *_of_prose(index, archives, prose),
    )


def _of_drafts(index: BriefingIndex) -> Iterator[Caution]:
    """How much of the brief nobody has confirmed, and what of it a reference can lead to."""
    ids = [drafted.id for drafted in index.drafts if drafted.id]
    if index.drafts:
        lead = f"{capitalised(DRAFT_WORDS)}: {count_of(len(index.drafts), 'item')}"
        yield Caution(CautionKind.DRAFT, (lead, *((" ", *some_of(ids, index)) if ids else ()), "."))


def _of_outlets(briefing: Briefing) -> Iterator[Caution]:
    """Reports of one outlet do not confirm each other."""
    publishers = {source.publisher for source in briefing.sources.values()}
    if len(briefing.sources) == 1:
        yield Caution(CautionKind.SOURCE, ("One source only: nothing here has independent confirmation.",))
    elif len(publishers) == 1 and None not in publishers:
        text = f"One outlet only ({publishers.pop()}): nothing here has independent confirmation."
        yield Caution(CautionKind.SOURCE, (text,))


def _of_grades(briefing: Briefing, index: BriefingIndex, grades: Iterable[Reliability]) -> Iterator[Caution]:
    """The sources of some grades, which are no recommendation."""
    for grade in grades:
        poor = [key for key, source in briefing.sources.items() if source.reliability is grade]
        if poor:
            yield Caution(CautionKind.SOURCE, (f"Graded {format_reliability(grade)}: ", *some_of(poor, index), "."))


def _second_hand(briefing: Briefing, index: BriefingIndex) -> Iterator[Caution]:
    via = dict.fromkeys(name for quote in briefing.quotes for name in quote.via)
    if via:
        names = format_names(via, index)
        text = f"Partly second-hand: statements are taken from reports that cite {names}."
        yield Caution(CautionKind.SOURCE, (text,))


def _without_names(briefing: Briefing, index: BriefingIndex) -> Iterator[Caution]:
    nameless = [quote.id for quote in briefing.quotes if not quote.speaker]
    if nameless:
        yield Caution(CautionKind.SPEAKER, _counted("Without a named speaker", nameless, index))
    without = [quote.id for quote in briefing.quotes if not quote.source]
    if without:
        yield Caution(CautionKind.SOURCE, _counted("Without a source", without, index))


def _of_prose(
    index: BriefingIndex, archives: Mapping[str, ArchiveText | ArchiveError], prose: Iterable[ProsePiece]
) -> Iterator[Caution]:
    """Words in quotation marks outside the statements; told only where there is a text to compare them with."""
    texts = [key for key, archive in archives.items() if isinstance(archive, ArchiveText)]
    missing = dict.fromkeys(piece.words for piece in prose if not piece.found)
    if texts and missing:
        words = join_words([in_marks(words) for words in missing])
        lead = f"In quotation marks in this brief, and {Standing.NOT_FOUND} in the archived text of "
        yield Caution(CautionKind.PROSE, (lead, *references_to(texts, index), f": {words}."))


def _counted(what: str, ids: Sequence[str], index: BriefingIndex) -> Runs:
    """How many statements something is so of, and which; the number still tells it where no reference can lead."""
    return (f"{what}: {count_of(len(ids), 'statement')} ", *some_of(ids, index), ".")
