"""Markings: TLP 2.0, as FIRST has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.check.rules.rule import Found, rule
from briefing.errors import Severity
from briefing.model.briefing import Marking
from briefing.sources import ArchiveText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.check.rules.rule import Subject

__all__ = ["RULES"]

_RANKS = {"CLEAR": 0, "WHITE": 0, "GREEN": 1, "AMBER": 2, "AMBER+STRICT": 3, "RED": 4}
_TLP = re.compile(r"\bTLP ?[:\-] ?(AMBER ?\+ ?STRICT|[A-Z]+)(?![A-Za-z])")
_HEAD = 3


@rule(
    "BR531",
    Severity.WARNING,
    "A final brief has no marking.",
    "Give 'marking' one of: TLP:RED, TLP:AMBER+STRICT, TLP:AMBER, TLP:GREEN, TLP:CLEAR.",
)
def final_without_marking(subject: Subject) -> Iterator[Found]:
    """A draft may wait for its marking."""
    if subject.briefing.status == "final" and subject.briefing.marking is None:
        yield Found(("status",), "the brief is final and has no marking")


@rule(
    "BR532",
    Severity.WARNING,
    "A TLP marking in the text is spelt wrongly.",
    "Write it as in TLP 2.0: TLP:RED, TLP:AMBER+STRICT, TLP:AMBER, TLP:GREEN or TLP:CLEAR.",
)
def misspelt_marking(subject: Subject) -> Iterator[Found]:
    """In the title and the prose; the field itself is held to the five by the loader. TLP:WHITE is of TLP 1."""
    allowed = {str(marking) for marking in Marking}
    title = (("title",), subject.briefing.title)
    for path, text in [title, *subject.prose]:
        if "TLP" not in text:
            continue
        for found in _TLP.finditer(text):
            if found[0] not in allowed:
                yield Found(path, f"'{found[0]}' is no marking of TLP 2.0")


@rule(
    "BR533",
    Severity.ERROR,
    "The brief is marked for more readers than one of its sources.",
    "Raise the brief's marking to that of the source, or leave the source out.",
)
def marked_below_a_source(subject: Subject) -> Iterator[Found]:
    """A source is marked where its title, descriptor, note, or the first or last lines of its archive say so."""
    marking = subject.briefing.marking
    if marking is None:
        return
    own = _RANKS[str(marking).removeprefix("TLP:")]
    for key in subject.briefing.sources:
        ranks = [(_rank(found[1]), found[0]) for text in _marked_texts(subject, key) for found in _TLP.finditer(text)]
        highest = max(ranks, default=(0, ""))
        if highest[0] > own:
            yield Found(("sources", key), f"'{key}' is marked {highest[1]}, the brief {marking}")


def _rank(word: str) -> int:
    return _RANKS.get(word.replace(" ", ""), 0)


def _marked_texts(subject: Subject, key: str) -> Iterator[str]:
    source = subject.briefing.sources[key]
    yield from (text for text in (source.title, source.descriptor, source.note) if text)
    archive = subject.archives.get(key)
    if isinstance(archive, ArchiveText):
        yield from {*archive.paragraphs[:_HEAD], *archive.paragraphs[-_HEAD:]}


RULES = (final_without_marking, misspelt_marking, marked_below_a_source)
