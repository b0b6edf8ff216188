"""The passage nearest to words that were not found, and how the two differ. A likeness is shown, never counted."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefing.sources import ArchiveText

__all__ = ["Nearest", "find_nearest", "word_difference"]

LEAST_LIKENESS = 50
"""Of 100; a passage less like the words than this helps nobody."""

LONGEST = 2_000
"""Characters of the longest words for which a passage is looked for."""


class Nearest(NamedTuple):
    """A passage of an archive: its paragraph from 1, and its text."""

    paragraph: int
    passage: str


def find_nearest(words: str, archive: ArchiveText) -> Nearest | None:
    """Find the passage of an archive that is most like words; None where none is like them."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where something was not found

    if len(words) > LONGEST:
        return None
    found = process.extractOne(words, archive.paragraphs, scorer=fuzz.partial_ratio, score_cutoff=LEAST_LIKENESS)
    if found is None:
        return None
    paragraph, _, place = found
    aligned = fuzz.partial_ratio_alignment(words, paragraph)
    if aligned is None:
        return None
    start, end = _whole_words(paragraph, aligned.dest_start, aligned.dest_end)
    return Nearest(place + 1, paragraph[start:end])


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch of a text to the blanks around it."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def word_difference(words: str, passage: str) -> str:
    """Show word by word how words differ from a passage: `[-said-]` only the brief has, `{+source+}` only the source.

    >>> word_difference("We will go", "We will not go"), word_difference("We go", '"We go')
    ('We will {+not+} go', '[-We-] {+"We+} go')
    """
    ours, theirs = words.split(), passage.split()
    bare, others = [_bare(word) for word in ours], [_bare(word) for word in theirs]
    if bare == others:
        # Nothing but the marks around words differs: then the marks are what is to be seen.
        bare, others = ours, theirs
    shown: list[str] = []
    for kind, start, end, other_start, other_end in SequenceMatcher(None, bare, others, autojunk=False).get_opcodes():
        if kind == "equal":
            shown.append(" ".join(ours[start:end]))
            continue
        if end > start:
            shown.append(f"[-{' '.join(ours[start:end])}-]")
        if other_end > other_start:
            shown.append(f"{{+{' '.join(theirs[other_start:other_end])}+}}")
    return " ".join(shown)


def _bare(word: str) -> str:
    """A word without the marks around it; what is nothing but marks stays."""
    return word.strip("\"'“”‘’„«»‹›.,;:!?()[]") or word
