"""Conditions without a word for 'if': 'Hilft die Bank, halten wir durch', 'Hjälper banken oss, klarar vi det'.

A clause that begins with its verb and its subject behind it, and before a clause in which the verb comes first, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.text.patterns import compiled_late

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

__all__ = ["is_condition"]


class _Order(NamedTuple):
    """What shows the order of words of a language.

    Attributes:
        first: A first word that may be a verb, and the subject behind it.
        never: First words that are none.
        follows: How the clause behind begins: a verb and a pronoun or an article.
    """

    first: re.Pattern[str]
    never: frozenset[str]
    follows: re.Pattern[str]


_DE = _Order(
    compiled_late(
        r"\W*(?P<word>[^\W\d_]+(?:t|e|en|st|d|ß))\s+(?:(?:die|der|das|den|er|sie|es|wir|ich|ihr|man|du|dies\w*|ein\w*|mein\w*|"
        r"sein\w*|unser\w*|kein\w*|jede\w*|alle|uns|sich)\b|[A-ZÄÖÜ])"
    ),
    frozenset(
        "mit seit trotz statt anstatt laut nicht erst jetzt heute bitte dort damit meist sonst selbst gestern nächste "
        "letzte diese jene ohne alle keine eine seine ihre meine unsere viele wenige gerade ende anfang mitte"
        " und denn wenn "
        "zwischen neben gegen wegen morgen oft zuletzt zunächst somit überhaupt soweit weit bald wo als nächsten "
        "hinten vorne oben unten innerhalb insgesamt immerhin zumindest anfangs".split()
    ),
    compiled_late(
        r"\W*(?:dann\s+|so\s+)?[^\W\d_]+(?:t|e|en|st|d|ß)\s+(?:die|der|das|er|sie|es|wir|ich|ihr|man|du|dies\w*|ein\w*|uns\w*)\b"
    ),
)
_NL = _Order(
    compiled_late(
        r"\W*(?P<word>[^\W\d_]+(?:t|en|de|n|kt|mt))\s+(?:de|het|een|hij|zij|ze|we|wij|ik|je|jij|u|men|dit|dat|die)\b"
    ),
    frozenset(
        "met niet want dat dit wat tot uit bovendien binnen buiten tegen tussen en dan toen sinds zonder met".split()
    ),
    compiled_late(r"\W*(?:dan\s+)?[^\W\d_]+\s+(?:de|het|een|hij|zij|ze|we|wij|ik|je|jij|u|men|dit|dat|die)\b"),
)
_SUBJECTS = (
    r"(?:vi|jag|du|han|hon|de|det|den|ni|man|jeg|hun|i|dere|vores|vår|våra|vores|[^\W\d_]+(?:en|et|na|ne|a|erne|ene))"
)
_NORDIC = _Order(
    compiled_late(rf"\W*(?P<word>[^\W\d_]+(?:r|de|te|dde|le|år))\s+{_SUBJECTS}\b"),
    frozenset(
        "efter under eller över over men inför där der när når hur hvor vår vore her här hver var enten etter før för "
        "ifølge både hele alle denne dette disse många mange siden sedan uten uden både både mer mere inte ikke därför "
        "derfor tidigare senare flere fler".split()
    ),
    compiled_late(r"\W*(?:så\s+|då\s+|da\s+)?[^\W\d_]+\s+(?:vi|jag|du|han|hon|de|det|den|ni|man|jeg|hun|i|dere)\b"),
)
_EN = _Order(
    compiled_late(r"\W*(?P<word>should|were|had)\s+(?!to\b)[^\W\d_]"), frozenset(), compiled_late(r"\W*[^\W\d_]+")
)
_ORDERS = {"de": _DE, "nl": _NL, "sv": _NORDIC, "da nb nn no": _NORDIC, "en": _EN}


def is_condition(before: str, said: str, languages: Iterable[str]) -> bool:
    """Whether what stands before some words in their sentence is a condition that begins with its verb.

    Args:
        before: The sentence to where the words begin.
        said: The words.
        languages: The language of the source, or those that it may be in.
    """
    clause, comma, rest = before.rstrip().rpartition(",")
    if not comma or "," in clause or len(rest.split()) > 1:
        return False
    for order in filter(None, map(_ORDERS.get, languages)):
        first = order.first.match(clause if order is not _EN else clause.lower())
        if first and first["word"].lower() not in order.never and order.follows.match(f"{rest} {said}"):
            return True
    return False
