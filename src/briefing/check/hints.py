"""What the eye cannot see where words were not found: two quotations, a time code, other letters, wrong decoding."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from briefing.check.normalise import normalise, normalise_source
from briefing.text import mixed_scripts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.sources import ArchiveText

__all__ = ["unseen_reasons"]

LONGEST = 2_000
"""Characters of the longest words whose parts are looked for."""

BETWEEN = 300
"""Characters of what a reporter puts between two parts of a quotation."""

_TIME_CODE = re.compile(r"\s*[\[(<]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])>]?\s*(?:[-–—]\s*)?")
_MOJIBAKE = re.compile(
    "â€.?|Ã[\u0080-\u00bf\u0152-\u0192\u2013-\u2122]|Â[\u00a0-\u00bf]|[ÐÑ][\u0080-\u00bf]|ï¿½|\ufffd"
)
_PUT_BETWEEN = re.compile(r",? - [^\"]{2,80}? -,? ?|, [^,\"]{2,80}, | ?[(\[][^()\[\]\"]{2,80}[)\]] ?")
"""What a reporter or a transcript puts between words without marks: between dashes or commas, or in brackets."""

_WORD = re.compile(r"\w+")


def unseen_reasons(words: str, archive: ArchiveText, paragraph: int) -> Iterator[str]:
    """Say in clauses why words may not be found that look as if they stood in a paragraph, counted from 1."""
    text = archive.paragraphs[paragraph - 1]
    if found := _MOJIBAKE.search(text):
        yield f"the archive was decoded wrongly, as '{found[0]}' shows: write it anew as UTF-8"
    plain = normalise(words).text
    if len(plain) <= LONGEST:
        beside = (normalise_source(it).text for it in archive.paragraphs[paragraph - 1 : paragraph + 1])
        yield from _between(plain, " ".join(beside))
    yield from _other_capitals(plain, normalise_source(text).text)
    yield from _other_letters(words, text)


def _between(words: str, text: str) -> Iterator[str]:
    """What stands between two parts of the words, where both stand in the text and little parts them."""
    for place in range(len(words) - 1, 0, -1):
        if words[place] != " ":
            continue
        one, other = words[:place].rstrip(" ,."), words[place:].strip(" ,.")
        start = text.find(one) if one and other else -1
        if start < 0:
            continue
        end = start + len(one)
        following = text.find(other, end)
        if 0 <= following - end <= BETWEEN:
            yield from _told_between(one, other, text[end:following])
        return


def _told_between(one: str, other: str, between: str) -> Iterator[str]:
    last, first = one.rsplit(maxsplit=1)[-1], other.split(maxsplit=1)[0]
    if _TIME_CODE.fullmatch(between):
        yield f"only the time code {between.strip()} stands between '{last}' and '{first}'"
    elif between.count('"') == len(("closing", "opening")):
        yield f"they are two quotations there: write '...' between '{last}' and '{first}' if one speaker says both"
    elif _PUT_BETWEEN.fullmatch(between):
        what = between.strip(" ,")
        yield f"only '{what}' stands between '{last}' and '{first}': if it is the reporter's, write '...' in its place"


def _other_capitals(words: str, text: str) -> Iterator[str]:
    if words not in text and words.casefold() in text.casefold():
        yield "the same words stand there with other capitals"


def _other_letters(words: str, text: str) -> Iterator[str]:
    """Letters of another script in a word that looks the same, on either side."""
    for where, side in (("the brief", words), ("the source", text)):
        for word in _WORD.findall(side):
            scripts = mixed_scripts(word) if not word.isascii() else ()
            if scripts:
                odd = next(letter for letter in word if not letter.isascii())
                yield f"'{word}' of {where} mixes {' and '.join(scripts)} letters: {unicodedata.name(odd, 'unnamed')}"
                return
