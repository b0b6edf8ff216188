"""Words of likelihood and confidence, as ICD 203 (section D.6.e.2) has them."""

from __future__ import annotations

import re

__all__ = ["CONFIDENCE", "LIKELIHOOD", "OFF_SCALE", "OTHER_SCALE", "likelihood_words"]

LIKELIHOOD = (
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
)
"""The scale that a brief uses: the first row of the table."""

OTHER_SCALE = (
    "remote",
    "highly improbable",
    "improbable",
    "improbably",
    "roughly even odds",
    "probable",
    "probably",
    "highly probable",
    "nearly certain",
)
"""The second row: the same steps in other words, not to be mixed with the first."""

OFF_SCALE = (
    *("possible", "possibly", "perhaps", "maybe", "conceivable", "conceivably", "doubtful", "doubtless"),
    *("undoubtedly", "certainly", "surely", "highly likely", "highly unlikely", "quite likely", "fairly likely"),
    *("good chance", "fair chance", "little chance", "even odds", "inevitable", "inevitably", "presumably"),
)
"""Words that are on neither row; 'may' and 'could' are left alone, for they say that something is open."""

_ALL = sorted((*LIKELIHOOD, *OTHER_SCALE, *OFF_SCALE), key=len, reverse=True)
_WORDS = re.compile(rf"\b(?:{'|'.join(_ALL)})\b", re.IGNORECASE)

CONFIDENCE = re.compile(
    r"\b(?:(?:low|moderate|medium|high) confidence|confidence is (?:low|moderate|high)|(?:highly|fairly) confident)\b",
    re.IGNORECASE,
)
"""A statement of confidence, which ICD 203 keeps out of the sentence that gives the likelihood."""


def likelihood_words(text: str) -> list[str]:
    """The words of likelihood in a text, each as long as it can be read, in lower case.

    >>> likelihood_words("It is very likely, perhaps.")
    ['very likely', 'perhaps']
    """
    return [found.lower() for found in _WORDS.findall(text)]
