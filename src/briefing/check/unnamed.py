"""Whether somebody without a name speaks in the sentence of some marks: 'a docker shouted', 'said one guest'."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.check.speech_words import any_of
from briefing.text.patterns import compiled_late

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.check.naming import Naming
    from briefing.check.speech_words import Speech

__all__ = ["unnamed_speaker"]

_WORD = r"\s+[\w’'-]+"
_ANYBODY = (
    rf"(?:(?:an?|un|une|ein|eine|una|uno|um|uma|een)(?:{_WORD}){{1,4}}?|"
    rf"(?:one|another|some|several|many|somebody|someone)(?:{_WORD}){{0,4}}?)"
)
"""An article with a noun, for Romanian 'a spus' has no article, or a pronoun."""
_ENDS = r"(?=\s+(?:close|who|of|from|at|in|on|with|near|to|whose|that|in)\b|\s*,|\s*\Z)"
_NO_SUBJECT = compiled_late(
    r"\b(?:and|or|but|that|who|which|with|in|of|by|from|to|for|on|at|day|week|month|year|time|way)\b"
)


def unnamed_speaker(clause: str, speech: Speech, namings: Iterable[Naming], *, behind: bool) -> str:
    """The words for somebody who is not named and speaks in a clause; empty where there is none, or an actor is meant.

    Args:
        clause: The clause beside the marks, folded.
        speech: The verbs of its language.
        namings: Where it names actors, be it by their role.
        behind: Whether it stands behind the marks.
    """
    for form in _forms(speech.verbs, behind=behind):
        found = form.search(clause)
        if found and not _NO_SUBJECT.search(found["who"]):
            start, end = found.span("who")
            # In 'said a guest, Ana Lupu' and 'said a defiant Lupu' the one who speaks is named.
            if not any(it.start <= end + len(", the ") and start <= it.end for it in namings):
                return found["who"]
    return ""


@lru_cache(maxsize=128)
def _forms(verbs: tuple[str, ...], *, behind: bool) -> tuple[re.Pattern[str], ...]:
    """The orders of words in which somebody speaks before the marks or behind them."""
    verb = any_of(verbs)
    who = rf"(?P<who>{_ANYBODY})"
    if behind:
        return (re.compile(rf"\A\s*(?:{verb})\s+{who}{_ENDS}"), re.compile(rf"\A\s*{who}\s+(?:{verb})(?!\w)"))
    return (re.compile(rf"(?:\A\s*|,\s|\b(?:when|after|as|heard)\s){who}\s+(?:{verb})\W*\Z"),)
