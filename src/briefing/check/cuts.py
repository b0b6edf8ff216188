"""What a quotation leaves out or puts in where it changes what was said; a heuristic that only ever warns."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.brackets import find_in_brackets
from briefing.check.cut_numbers import (
    AND_A_HALF,
    APPROXIMATE,
    COMPOUND,
    COMPOUND_ABROAD,
    EN_MINUS,
    LABEL,
    NUMBER,
    NUMBER_AT_END,
    ORDINARY,
    RANGE,
    RANGE_BEFORE,
    TENS_AT_END,
    UNIT,
    YEAR,
)
from briefing.check.cut_words import ADVERBS, NEGATION_LAST, cut_words, languages_of, press_of
from briefing.check.governed import governing_negation
from briefing.check.interrupted import said_before, said_behind
from briefing.check.marks import quoted_pieces
from briefing.check.quoted import is_quoted_in, quotation_at
from briefing.check.signs import STOPS
from briefing.check.verb_first import is_condition
from briefing.text.patterns import compiled_late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.check.cut_words import Patterns
    from briefing.check.ladder import Located
    from briefing.check.searchable import SourceHit
    from briefing.sources import ArchiveText

__all__ = ["Cut", "find_cuts"]

MOST_LEFT_OUT = 40
"""Words that an ellipsis may leave out without a remark."""

SHORT = 24
"""Words of a whole sentence whose negation is told when it is left out; a longer one says much beside it."""

LEAST_OF_A_CLAUSE = 5
"""Words of a clause that can stand by itself: 'and never will' has its verb from the clause before."""

OF_NOTHING = 6
"""Words of a sentence that tells of what stands beside it: 'That is not true.'"""

REACH = 200
"""Characters before words in the same sentence of a quotation that are looked at, and that a hint shows."""

_SENTENCE = compiled_late(rf"[{STOPS};][\"”’»]?\s+|[。！？।]|\n")
_SENTENCE_ENDS = compiled_late(rf"[{STOPS}][\"'“”’»«]?\s*\Z")
_STOPS = frozenset(STOPS)
_CLAUSE_END = compiled_late(rf"[{STOPS},;:—–、،]")
_CLAUSE = compiled_late(r"[,;:—–،]\s|\s-\s")
_COMMA = compiled_late(r"[,;:—–،]|\s-\s")
_LONGER_WORD = compiled_late(r"[^\W\d_]{5,}")
_ASKED = frozenset("?？؟")
_ASIDE = frozenset(",،、—–")
_CALLED_FALSE = compiled_late(
    r"\s*,?\s*(?:is|was|are|were)\s+(?:\w+ly\s+|just\s+)?(?:a lie|lies|false|wrong|untrue|a myth|nonsense|not true)\b"
)
_THAT = compiled_late(r"(?:that|dass|daß|que|che|că|что|що|че|że|že|hogy|att|at|dat|että|ότι|πως)\b|qu['’]")
_ENDED = compiled_late(r"\s*(?:[.!,;?\"'”’»]|\Z)")


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


def find_cuts(located: Located, archive: ArchiveText, led_up: str = "") -> Iterator[Cut]:
    """Look at brackets, at what ellipses leave out, and at what stands right before and behind the words.

    Args:
        located: Where the words stand.
        archive: Their source.
        led_up: What whoever quotes them has before them in the same paragraph.
    """
    if not located.spans:
        return
    words = cut_words(languages_of(archive))
    for message, hint in find_in_brackets(located, archive, words):
        yield Cut("BR316", message, hint)
    if "words left out" in located.reasons:
        yield from _left_out(located, archive, words)
    yield from _cut_before(located.spans[0], archive, words)
    governing = governing_negation(located.spans[0], archive, words, led_up)
    if governing:
        hint = f'the source leads up to them with "{governing}"'
        yield Cut("BR319", "the words are cut off behind a negation of the reporter's", hint)
    yield from _cut_behind(located.spans[-1], archive, words)


def _gaps(spans: tuple[SourceHit, ...], archive: ArchiveText) -> Iterator[list[tuple[str, int, int]]]:
    for one, other in pairwise(spans):
        text, later = archive.paragraphs[one.paragraph - 1], archive.paragraphs[other.paragraph - 1]
        if one.paragraph == other.paragraph:
            yield [(text, one.end, other.start)]
        else:
            yield [(text, one.end, len(text)), (later, 0, other.start)]


def _left_out(located: Located, archive: ArchiveText, words: Patterns) -> Iterator[Cut]:
    for gap in _gaps(located.spans, archive):
        left = " ".join(text[low:high] for text, low, high in gap).split()
        shown = f'left out: "{" ".join(left)[:REACH]}"'
        lost = _lost_by(gap, archive, words)
        if lost:
            yield Cut("BR317", f"the ellipsis leaves out {lost}", shown)
        elif len(left) > MOST_LEFT_OUT:
            yield Cut("BR317", f"the ellipsis leaves out {len(left)} words", shown)


def _lost_by(gap: list[tuple[str, int, int]], archive: ArchiveText, words: Patterns) -> str:
    """What the speaker said there that turns the rest round; what the reporter puts between does not.

    Of whole sentences that are left out only those count that take back the one before, or deny something in short that
    the words beside them tell of. A clause of its own between commas denies what stands in it, and nothing else.
    """
    said = " ".join(text[low:high] for text, start, end in gap for low, high in _spoken(text, start, end, archive))
    text, start, _ = gap[0]
    begins = _SENTENCE_ENDS.search(text, max(start - 4, 0), start) or said[:1] in _STOPS
    if not begins or not _SENTENCE_ENDS.search(said):
        aside = len(gap) == 1 and _is_aside(gap[0])
        parts = [part for part in _CLAUSE.split(said) if not (aside and _denies_alone(part, words))]
        return words.lost_in(" , ".join(parts))
    first = said.lstrip(" .!?\"'“”‘’«»")
    if words.contrasts.match(first):
        return words.lost_in(said)
    denied = len(first.split()) <= SHORT and words.negations.search(said)
    told = denied and (_is_about(first, gap) or any(_denies_in_short(it, words) for it in _SENTENCE.split(first)))
    return "a negation" if told else ""


def _denies_in_short(sentence: str, words: Patterns) -> bool:
    return len(sentence.split()) <= OF_NOTHING and words.negations.search(sentence) is not None


def _is_aside(stretch: tuple[str, int, int]) -> bool:
    """Whether a stretch of a sentence lies between two commas, or dashes."""
    text, start, end = stretch
    before, behind = text[max(start - 2, 0) : start + 2], text[max(end - 2, 0) : end + 2]
    return _COMMA.search(before) is not None and _COMMA.search(behind) is not None


def _denies_alone(clause: str, words: Patterns) -> bool:
    """Whether a clause has a subject of its own, and neither takes back what stands before it nor is its condition."""
    clause = clause.strip(" ,;:—–،")
    begins = words.starts.match(clause)
    if begins is None or len(clause.split()) < LEAST_OF_A_CLAUSE or words.conditions.search(clause):
        return False
    return not words.contrasts.match(clause) and not words.negations.match(clause[begins.end() :].lstrip())


def _is_about(sentence: str, gap: list[tuple[str, int, int]]) -> bool:
    """Whether a sentence is too short to tell of anything by itself, or has a word of the kept ones beside it."""
    (text, start, _), (later, _, end) = gap[0], gap[-1]
    beside = _roots(f"{text[max(start - REACH, 0) : start]} {later[end : end + REACH]}")
    return len(sentence.split()) <= OF_NOTHING or not beside.isdisjoint(_roots(sentence))


def _roots(text: str) -> set[str]:
    """How the longer words of a text begin: inflected, they are still the same."""
    return {word[:5].casefold() for word in _LONGER_WORD.findall(text)}


def _spoken(text: str, start: int, end: int, archive: ArchiveText) -> Iterator[tuple[int, int]]:
    """The parts of a stretch that lie in quotation marks; all of it where the source has none around it."""
    pieces = quoted_pieces(text, press_of(archive))
    inside = [(max(start, it.start), min(end, it.end)) for it in pieces if it.start < end and it.end > start]
    return iter(inside or ([] if any(it.end <= start + 1 for it in pieces) else [(start, end)]))


def _cut_before(first: SourceHit, archive: ArchiveText, words: Patterns) -> Iterator[Cut]:
    text = archive.paragraphs[first.paragraph - 1]
    piece = quotation_at(archive, first)
    if piece is None and not is_quoted_in(archive, first):
        return
    low = max(piece.start if piece else 0, first.start - REACH)
    before = _SENTENCE.split(text[low : first.start])[-1]
    parted = said_before(first, piece, archive) if piece else ""
    if piece and parted:
        before = f"{_joined(_SENTENCE.split(parted[-REACH:])[-1], text[piece.start :], words)} {before.lstrip()}"
    said = text[first.start : first.end]
    lost = words.lost_in(before)
    own = lost and _is_own_clause(before, said, words)
    if not lost and is_condition(before, said, languages_of(archive)):
        lost = "a condition"
    if lost and not own:
        hint = f'before them, in the same sentence: "{before.strip()}"'
        yield Cut("BR319", f"the words are cut off behind {lost}", hint)
    elif NUMBER.match(text, first.start):
        yield from _number_cut_before(before, text, first)
    elif compound := COMPOUND_ABROAD.search(before):
        yield Cut("BR319", "a number is cut off", f'the source has "{compound[0].strip()}" before it')


def _joined(parted: str, said: str, words: Patterns) -> str:
    """The beginning of a sentence that the reporter parts; the comma there is the reporter's behind 'I don't think'."""
    parted = parted.rstrip(" ,")
    last = parted.split()[-1]
    governs = _THAT.match(said) or words.doubts.search(last) or words.negations.search(last)
    return parted if governs else f"{parted},"


def _number_cut_before(before: str, text: str, first: SourceHit) -> Iterator[Cut]:
    """What stands before a number and belongs to it: 'almost', a minus sign, the lower end of a range."""
    forms = (APPROXIMATE, EN_MINUS, COMPOUND, COMPOUND_ABROAD)
    found = next(filter(None, (form.search(before) for form in forms)), None)
    if found:
        yield Cut("BR319", "a number is cut off", f'the source has "{found[0].strip()}" before it')
    elif RANGE_BEFORE.search(before) and not YEAR.match(text, first.start):
        shown = f'the source has "{before[-20:].strip()}" before it'
        yield Cut("BR319", "a number is cut off from the other end of its range", shown)


def _is_own_clause(before: str, said: str, words: Patterns) -> bool:
    """Whether words are a clause of their own behind a comma: nothing that is said before denies or doubts them."""
    *others, last = _CLAUSE.split(before)
    conjunction = words.starts.fullmatch(last.strip()) is not None
    begins = (not last.strip() and words.starts.match(said)) or (
        conjunction and (words.starts.match(said) or len(said.split()) >= LEAST_OF_A_CLAUSE - 1)
    )
    return bool(others and begins) and not words.conditions.search(before)


def _cut_behind(last: SourceHit, archive: ArchiveText, words: Patterns) -> Iterator[Cut]:
    text = archive.paragraphs[last.paragraph - 1]
    piece = quotation_at(archive, last)
    behind = text[last.end : min(last.end + REACH, piece.end if piece else len(text))]
    tail = behind[ADVERBS.match(behind).end() :]  # type: ignore[union-attr]
    said = text[last.start : last.end]
    goes_on = f'the source goes on with "{behind[:60].strip()}"'
    number = _number_cut_behind(said, behind, tail, words)
    if number:
        yield Cut("BR319", number, goes_on)
    elif behind[:1] in _ASKED:
        yield Cut("BR319", "the words are cut off from their question mark", goes_on)
    elif words.conditions.match(tail) or words.conditions.match(behind.lstrip()):
        yield Cut("BR319", "the words are cut off before a condition", goes_on)
    elif behind.lstrip()[:1] in _ASIDE and _is_doubted(behind, words):
        yield Cut("BR319", "the words are cut off before a doubt", goes_on)
    elif piece is not None and _is_denied(behind, archive, words):
        yield Cut("BR319", "the words are cut off before a negation", goes_on)
    elif piece is not None:
        yield from _parted_from(said_behind(last, piece, archive), words)


def _parted_from(rest: str, words: Patterns) -> Iterator[Cut]:
    """What the sentence goes on with behind the reporter's words: a condition of what is said before them."""
    tail = rest[ADVERBS.match(rest).end() :]  # type: ignore[union-attr]
    if rest and (words.conditions.match(tail) or words.conditions.match(rest)):
        shown = f'the source goes on, behind its own words, with "{rest[:60].strip()}"'
        yield Cut("BR319", "the words are cut off before a condition", shown)


def _number_cut_behind(said: str, behind: str, tail: str, words: Patterns) -> str:
    """How a number at the end of some words is cut off, in a clause; empty where it is not."""
    if not NUMBER_AT_END.search(said):
        return ""
    if words.multipliers.match(tail.lstrip("-")) or AND_A_HALF.match(behind) or _is_within_tens(said, behind):
        return "a number is cut off"
    year = YEAR.search(said, max(len(said) - 5, 0))
    if not said[-1:].isdigit() or (year and year.end() == len(said)):
        return ""
    if RANGE.match(behind):
        return "a number is cut off from the other end of its range"
    if LABEL.search(said):
        return ""
    return "a number is cut off from what it counts" if UNIT.match(behind) and not ORDINARY.match(behind) else ""


def _is_within_tens(said: str, behind: str) -> bool:
    """Whether words end between the parts of one number: 'treinta' of 'treinta y cinco'."""
    last = said.rsplit(maxsplit=1)[-1]
    return TENS_AT_END.match(f"{last}{behind}") is not None


def _is_doubted(behind: str, words: Patterns) -> bool:
    """Whether the sentence ends, behind a comma or a dash, with a few words that doubt it: ', I think'."""
    rest = behind.lstrip(" ,،、—–-")
    last = _CLAUSE_END.split(rest)[0]
    ends = not any(map(str.isalnum, rest[len(last) :]))
    return ends and len(last.split()) <= OF_NOTHING and words.doubts.search(last) is not None


def _is_denied(behind: str, archive: ArchiveText, words: Patterns) -> bool:
    """Whether the clause goes on with a negation: right behind the words, or at its end where a language puts it."""
    tail = behind.lstrip(" ,—–-")
    last = words.negations.match(tail)
    if _CALLED_FALSE.match(behind) or (last and _ENDED.match(tail, last.end())):
        return True
    if NEGATION_LAST.isdisjoint(languages_of(archive)):
        return words.negations.match(behind.lstrip()) is not None and behind[:1].isspace()
    clause = _CLAUSE_END.split(behind)[0]
    return words.negations.search(clause) is not None
