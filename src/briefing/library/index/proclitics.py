"""What Arabic and Hebrew write in front of a word without a blank: 'the', 'and', 'in', 'to', 'from', 'that'.

Whoever looks for a harbour means 'the harbour' and 'in the harbour' as well. So a word of these scripts is looked for
with each of them in front; nothing is taken away from the words of a text, since no rule tells a letter of the word
from one in front of it. Where a word is short, only what is hardly ever the beginning of another word counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SHORTEST", "bare_forms", "with_proclitics"]

SHORTEST = 3
"""Letters of a word from which on anything is looked for in front of it."""

_ARTICLE = "ال"
_WITH_ARTICLE = tuple("ال وال فال بال كال لل ولل فلل وبال وكال".split())
_ARABIC = (*_WITH_ARTICLE, *"و ف ب ل وب ول فب فل".split())
_HEBREW_SHORT = tuple("ה ו ב ל וה וב ול מה שה ומה".split())
_HEBREW = (*_HEBREW_SHORT, *"מ ש כ ומ וש שב של כש כשה ושה".split())


def with_proclitics(word: str, written: str) -> tuple[str, tuple[str, ...]]:
    """A word to look for, and what may stand in front of it in a text; nothing for a word of another script.

    The Arabic article that was typed with it is taken from it, as it is one of those.

    Args:
        word: Folded.
        written: As it was typed: in 'ألبان', which is folded to what begins like an article, there is none.

    >>> with_proclitics("grain", "grain")
    ('grain', ())
    >>> word, before = with_proclitics("الميناء", "الميناء")
    >>> word, "وال" in before
    ('ميناء', True)
    """
    if not word or word[0] < "א" or word[0] > "ي":
        return word, ()
    if written.startswith(_ARTICLE) and word.startswith(_ARTICLE) and len(word) >= len(_ARTICLE) + SHORTEST:
        word = word.removeprefix(_ARTICLE)
    return word, _before(word)


def bare_forms(word: str) -> Iterator[str]:
    """What somebody who looks for words may have typed to find this one of a text, beside the word itself; folded.

    >>> "نفط" in bare_forms("بالنفط"), list(bare_forms("grain"))
    (True, [])
    """
    for length in range(1, min(4, len(word) - SHORTEST) + 1):
        if word[:length] in _before(word[length:]):
            yield word[length:]


def _before(word: str) -> tuple[str, ...]:
    if len(word) < SHORTEST:
        return ()
    if "א" <= word[0] <= "ת":
        return _HEBREW if len(word) > SHORTEST else _HEBREW_SHORT
    if "ء" <= word[0] <= "ي":
        return _ARABIC if len(word) > SHORTEST else _WITH_ARTICLE
    return ()
