"""Verbs of speech and pronouns beside them, in the languages whose press is read most; folded, without accents."""

from __future__ import annotations

import re

__all__ = ["PRONOUN", "SPEECH", "THINGS"]

_VERBS = (
    *("said", "says", "told", "tells", "added", "adds", "argued", "argues", "warned", "warns", "noted", "notes"),
    *("called", "wrote", "stated", "states", "claimed", "claims", "asked", "replied", "denied", "insisted"),
    *("explained", "continued", "promised", "declared", "announced", "accused", "stressed", "expressed", "posted"),
    *("dit", "a dit", "declare", "a declare", "affirme", "a affirme", "ajoute", "a ajoute", "explique"),
    *("sagte", "sagt", "erklarte", "betonte", "schrieb", "dijo", "dice", "afirmo", "declaro", "anadio"),
    *("disse", "ha detto", "a spus", "a declarat", "a precizat", "сказал", "сказала", "заявил", "заявила", "отметил"),
)
_PRONOUNS = (
    *("he", "she", "they", "it", "i", "we"),
    *("il", "elle", "ils", "elles", "er", "sie", "el", "ella", "ellos", "ellas", "lui", "lei", "ea", "ei"),
    *("он", "она", "они"),
)
_VERB = "|".join(sorted(map(re.escape, _VERBS), key=len, reverse=True))
_WHO = "|".join(_PRONOUNS)

SPEECH = re.compile(rf"\b(?:{_VERB})\b")
"""A verb of speech in a folded text."""

PRONOUN = re.compile(
    rf"\b(?P<before>{_WHO})(?:\s+\w+){{0,2}}\s+(?:{_VERB})\b|\b(?:{_VERB})(?:-t)?[\s-]+(?P<after>{_WHO})\b"
)
"""A pronoun with a verb of speech at most two words after it, or right before it."""

THINGS = frozenset({"it", "they", "we", "il", "elle", "ils", "elles", "es", "sie", "они"})
"""The pronouns that may mean what is no person."""
