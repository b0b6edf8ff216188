"""What a quotation leaves out or puts in where it changes what was said; a heuristic that only ever warns."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.quoted import holding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.check.ladder import Located
    from briefing.check.searchable import SourceHit
    from briefing.sources import ArchiveText

__all__ = ["Cut", "find_cuts", "gaps_of"]

MOST_LEFT_OUT = 40
"""Words that an ellipsis may leave out without a remark."""

REACH = 200
"""Characters before words in the same sentence of a quotation that are looked at, and that a hint shows."""

_NEGATIONS = (
    *("not", "no", "never", "nor", "neither", "none", "nobody", "nothing", "nowhere", "without", "cannot", "hardly"),
    *("ne", "jamais", "aucun", "aucune", "sans", "nicht", "kein", "keine", "keinen", "nie", "niemals", "ohne"),
    *("nunca", "sin", "ningún", "ninguna", "non", "mai", "senza", "não", "nem", "sem", "nu", "fără", "niciun"),
    *("niet", "geen", "nooit", "zonder", "inte", "aldrig", "ingen", "eivät", "emme", "nikdy", "není", "nem", "soha"),
    *("nigdy", "bez", "не", "нет", "без", "никогда", "ні", "ніколи", "değil", "asla", "δεν", "μην", "ποτέ", "χωρίς"),
    *("לא", "אין", "בלי", "لا", "لم", "لن", "ليس", "نه", "نیست", "هرگز", "नहीं", "मत", "안", "못"),
)
_REFUSALS = (
    r"refus\w+|den(?:y|ies|ied)|reject\w*|oppos\w+|fail\w*|unlikely|against|"
    r"weiger\w+|ablehn\w+|отказ\w+|rifiut\w+|rechaz\w+"
)
_CONDITIONS = (
    *(
        "if",
        "unless",
        "whether",
        "provided",
        "si",
        "wenn",
        "falls",
        "sofern",
        "dacă",
        "jeśli",
        "jeżeli",
        "если",
        "якщо",
    ),
    *("jos", "indien", "eğer", "pokud", "jestli", "εάν", "αν", "אם", "إذا", "اگر", "यदि", "अगर"),
)
_HEDGES = (
    *("might", "may", "could", "perhaps", "maybe", "possibly", "probably", "allegedly", "think", "believe", "doubt"),
    *("guess", "suppose", "almost", "nearly", "peut-être", "pourrait", "vielleicht", "könnte", "möglicherweise"),
    *("quizás", "quizá", "forse", "talvez", "poate", "возможно", "может", "misschien", "kanske", "ehkä", "możliwe"),
)


def _any_of(words: tuple[str, ...], more: str = "") -> re.Pattern[str]:
    found = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{found}{more})(?!\w)", re.IGNORECASE)


_LOST = (
    ("a negation", _any_of(_NEGATIONS, rf"|\w+n['’]t|{_REFUSALS}")),
    ("a condition", _any_of(_CONDITIONS)),
    ("a doubt", _any_of(_HEDGES)),
)
_CHINESE = re.compile("[不没沒未非无無]|ない|ません")
_MULTIPLIER = re.compile(
    r"[\s-]*(?:(?:thousand|hundred|million|billion|trillion|bn|percent|per cent|"
    r"mille|millier|milliard|tausend|mil|mila|mill|"
    r"milion|mld|miljard|miljoen|miljon|tysiąc|тыс|млн|млрд|миллион|миллиард|мільйон|%)\w*|[万億亿萬千百만억])",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,]*(?:but |or )?(?:only )?(?:if|unless|provided|wenn|falls|sauf si|если|якщо|dacă)(?!\w)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?。！？;]\s+|\n")
_SAFE_IN_BRACKETS = frozenset(
    "the a an this that these those his her its their our your my he she it they we you i him them us me who which "
    "of in on at to for from by with and or is are was were be been being has have had sic le la les un une des du de "
    "der die das den el los las il lo gli o os as".split()
)
_NUMBER = re.compile(
    r"\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|hundred|thousand|"
    r"million|half)$"
)


class Cut(NamedTuple):
    """What a quotation does to the words of its source.

    Attributes:
        code: The code of the finding.
        message: What is wrong, in a clause.
        hint: The words of the source.
    """

    code: str
    message: str
    hint: str


def find_cuts(located: Located, archive: ArchiveText) -> Iterator[Cut]:
    """Look at brackets, at what ellipses leave out, and at what stands right before and behind the words."""
    if not located.spans:
        return
    yield from _in_brackets(located)
    if "words left out" in located.reasons:
        yield from _left_out(located, archive)
    yield from _cut_off(located.spans[0], located.spans[-1], archive)


def _in_brackets(located: Located) -> Iterator[Cut]:
    for sign, replaced in located.inserted:
        word = sign.strip("[] ")
        lost = lost_in(word) or lost_in(replaced)
        alone = word.isalpha() and word.islower() and word not in _SAFE_IN_BRACKETS
        if lost or _NUMBER.search(word.lower()) or _NUMBER.search(replaced.lower()) or alone:
            hint = f'the source says "{replaced}" there' if replaced else "the source has nothing there"
            yield Cut("BR316", f"the brackets put {sign} into the speaker's mouth", hint)


def gaps_of(spans: tuple[SourceHit, ...], archive: ArchiveText) -> list[str]:
    """What the source has between the stretches of some words."""
    gaps = []
    for one, other in pairwise(spans):
        if one.paragraph == other.paragraph:
            gaps.append(archive.paragraphs[one.paragraph - 1][one.end : other.start])
        else:
            rest = archive.paragraphs[one.paragraph - 1][one.end :]
            gaps.append(f"{rest}\n{archive.paragraphs[other.paragraph - 1][: other.start]}")
    return gaps


def _left_out(located: Located, archive: ArchiveText) -> Iterator[Cut]:
    for gap in gaps_of(located.spans, archive):
        lost = lost_in(gap)
        words = gap.split()
        shown = f'left out: "{" ".join(words)[:REACH]}"'
        if lost:
            yield Cut("BR317", f"the ellipsis leaves out {lost}", shown)
        elif len(words) > MOST_LEFT_OUT:
            yield Cut("BR317", f"the ellipsis leaves out {len(words)} words", shown)


def _cut_off(first: SourceHit, last: SourceHit, archive: ArchiveText) -> Iterator[Cut]:
    text = archive.paragraphs[first.paragraph - 1]
    piece = holding(text, first.start, first.end, archive.language)
    if piece is not None:
        before = _SENTENCE.split(text[max(piece.start, first.start - REACH) : first.start])[-1]
        lost = lost_in(before)
        if lost:
            yield Cut(
                "BR319",
                f"the words are cut off behind {lost}",
                f'before them, in the same sentence: "{before.strip()}"',
            )
    text = archive.paragraphs[last.paragraph - 1]
    behind = text[last.end : last.end + REACH]
    if text[last.end - 1 : last.end].isdigit() and (found := _MULTIPLIER.match(behind)):
        yield Cut("BR319", "a number is cut off", f'the source goes on with "{found[0].strip()}"')
    elif found := _TAIL.match(behind):
        yield Cut(
            "BR319", "the words are cut off before a condition", f'the source goes on with "{behind[:60].strip()}"'
        )


def lost_in(text: str) -> str:
    """What some words hold that turns a sentence round: 'a negation', 'a condition', 'a doubt'; else nothing."""
    found = next((name for name, words in _LOST if words.search(text)), "")
    return found or ("a negation" if _CHINESE.search(text) else "")
