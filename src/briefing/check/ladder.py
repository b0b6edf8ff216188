"""The ladder: verbatim, normalised, elided, not found. Each rung compares exactly; no likeness makes a yes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.check.elision import find_elided, has_elision
from briefing.check.normalise import differences, normalise
from briefing.check.searchable import searchable
from briefing.check.verdict import Rung

if TYPE_CHECKING:
    from briefing.check.searchable import Hit
    from briefing.sources import ArchiveText

__all__ = ["Located", "locate"]

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
    spans: tuple[Hit, ...] = ()
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


def _found(rung: Rung, hits: tuple[Hit, ...], reasons: tuple[str, ...], at: int | None) -> Located:
    return Located(rung, hits, reasons, at is not None and all(hit.paragraph != at for hit in hits))
