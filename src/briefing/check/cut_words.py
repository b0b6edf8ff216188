"""The words that turn a sentence round, negations, conditions, doubts, as patterns, and the language of a source."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.check.cut_languages import COMMON_PRESS
from briefing.check.cut_languages_beyond import FURTHER
from briefing.text.patterns import compiled_late

if TYPE_CHECKING:
    from briefing.sources import ArchiveText

__all__ = [
    "ADVERBS",
    "NEGATION_LAST",
    "Patterns",
    "cut_words",
    "languages_of",
    "press_of",
]


ADVERBS = compiled_late(
    r"[\s,，،、;—–-]*(?:(?:but|or|and|only|even|nur|aber|mais|pero|solo|ma|mas|но|але|dar|men|maar)\s+){0,2}",
    re.IGNORECASE,
)
"""Blanks and at most two small words before a condition: 'but only if'."""
_SCRIPTS = (
    ("ja", "\u3040-\u30ff\u4e00-\u9fff", "[\u3040-\u30ff]", 20),
    ("ko", "\uac00-\ud7af", "", 0),
    ("zh", "\u4e00-\u9fff", "", 0),
    ("th", "\u0e00-\u0e7f", "", 0),
    ("lo", "\u0e80-\u0eff", "", 0),
    ("km", "\u1780-\u17ff", "", 0),
    ("my", "\u1000-\u109f", "", 0),
    ("mr", "\u0900-\u097f", "ळ|आहे|आणि|नाही", 10),
    ("ne", "\u0900-\u097f", "छ|हरू|गर्न", 20),
    ("hi", "\u0900-\u097f", "", 0),
    ("bn", "\u0980-\u09ff", "", 0),
    ("pa", "\u0a00-\u0a7f", "", 0),
    ("gu", "\u0a80-\u0aff", "", 0),
    ("ta", "\u0b80-\u0bff", "", 0),
    ("te", "\u0c00-\u0c7f", "", 0),
    ("am", "\u1200-\u137f", "", 0),
    ("ka", "\u10a0-\u10ff\u1c90-\u1cbf", "", 0),
    ("hy", "\u0530-\u058f", "", 0),
    ("he", "\u05d0-\u05ea", "", 0),
    ("ur", "\u0620-\u06d3", "[ٹڈڑےںہ]", 20),
    ("ps", "\u0620-\u06d3", "[ټډړږښۍېګڼځڅ]", 20),
    ("fa", "\u0620-\u06d3", "[پچژگک]", 20),
    ("ar", "\u0620-\u06d3", "", 0),
    ("el", "\u0370-\u03ff", "", 0),
    ("kk", "\u0400-\u04ff", "[әғқңұ]", 20),
    ("mn", "\u0400-\u04ff", "[өү]", 20),
    ("be", "\u0400-\u04ff", "ў", 4),
    ("uk", "\u0400-\u04ff", "[іїєґ]", 20),
    ("mk", "\u0400-\u04ff", r"[ѓќѕ]|\b(?:нема да|дека)\b", 2),
    ("hr bs sr sh", "\u0400-\u04ff", "[ђћјљњ]", 20),
    ("bg", "\u0400-\u04ff", r"ъ(?!е|ё|ю|я)|\b(?:няма|ще|това|който)\b", 5),
    ("ru", "\u0400-\u04ff", "", 0),
)
"""Languages by script, its letters as a class, and what occurs in them, in thousandths, and in none that follows."""
_NOT_LATIN = frozenset(key for key, *_ in _SCRIPTS) - {"hr bs sr sh"}
_OTHER_LETTER = compiled_late("[\u0370-\u1fff\u3040-\ud7af]")
NEGATION_LAST = frozenset(
    {"de", "nl", "af", "sv", "da nb nn no", "ja", "ko", "tr", "az", "uz", "bn", "mr", "ta", "te", "my"}
)
"""Languages that may put the negation behind all that it denies."""

_UNSPACED = frozenset({"th", "lo", "km", "my", "zh", "ja"})
_SIGN = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
"""Signs on letters, which `\\w` leaves out; letters stand among them."""
LANGUAGES = {**COMMON_PRESS, **FURTHER}
_LATIN = tuple(key for key in LANGUAGES if key not in _NOT_LATIN)
_LIKE_MARKS = frozenset({"sv", "fi", "he", "ar", "fa", "ur", "ps"})
"""Languages whose press has ’…’ or ”…“, which open with what closes elsewhere."""
FEW = 5
"""Common words of one language that a text must have before the languages with half as many are left out."""

SEEN = 4000
"""Characters of a source by which its language is known."""


class Patterns(NamedTuple):
    """The words of some languages as patterns; `lost` has the name of what is lost with each of its patterns."""

    lost: tuple[tuple[str, re.Pattern[str]], ...]
    contrasts: re.Pattern[str]
    starts: re.Pattern[str]
    multipliers: re.Pattern[str]

    @property
    def negations(self) -> re.Pattern[str]:
        """Negations and verbs of refusal."""
        return self.lost[0][1]

    @property
    def conditions(self) -> re.Pattern[str]:
        """On what a sentence depends."""
        return self.lost[1][1]

    @property
    def doubts(self) -> re.Pattern[str]:
        """What says less than the sentence without it."""
        return self.lost[2][1]

    def lost_in(self, text: str) -> str:
        """What some words hold that turns a sentence round: 'a negation', 'a condition', 'a doubt'; else nothing."""
        return next((name for name, words in self.lost if words.search(text)), "")


_NOT_ONLY = (
    r"(?!\s+(?:only|just|merely|nur|bloß|seulement|solo|sólo|solamente|só|apenas|soltanto|alleen|bara|enbart|bare|"
    r"kun|vain|tylko|jen|jenom|pouze|csak|numai|doar|только|лишь|тільки|лише|μόνο|yalnızca|sadece|فقط)(?!\w))"
)
"""Words behind a negation with which it denies nothing: 'not only'."""


@lru_cache(maxsize=64)
def cut_words(languages: tuple[str, ...]) -> Patterns:
    """The words of some languages as patterns."""
    rows = [(key, LANGUAGES[key]) for key in languages]

    def any_of(part: str) -> re.Pattern[str]:
        words = {
            _pattern(word, spaced=key not in _UNSPACED) for key, row in rows for word in getattr(row, part).split()
        }
        return re.compile("|".join(sorted(words, key=len, reverse=True)) or "(?!)", re.IGNORECASE)

    negations = any_of("negations")
    lost = (
        ("a negation", re.compile(rf"(?:{negations.pattern}){_NOT_ONLY}", re.IGNORECASE)),
        ("a condition", any_of("conditions")),
        ("a doubt", any_of("doubts")),
    )
    return Patterns(lost, any_of("contrasts"), any_of("starts"), any_of("multipliers"))


def _pattern(word: str, *, spaced: bool) -> str:
    """One word of a row as a pattern; see `CutWords`."""
    letter = rf"[\w{_SIGN}]"
    if word.startswith("~"):
        return rf"(?<!\w){word[1:]}"
    if not spaced:
        return re.escape(word)
    core = re.escape(word.strip("*")).replace("_", r"\s+")
    before = rf"(?<!{letter})" + (f"{letter}*" if word.startswith("*") else "")
    after = f"{letter}*" if word.endswith("*") else "" if word.endswith(("'", "’")) else f"(?!{letter})"
    return f"{before}{core}{after}"


@lru_cache(maxsize=64)
def languages_of(archive: ArchiveText) -> tuple[str, ...]:
    """The languages whose words are looked for in a source: its own, or those that its text looks like."""
    base = (archive.language or "").split("-")[0].lower()
    for key in LANGUAGES:
        if base in key.split():
            return (key,)
    seen = " ".join(archive.paragraphs)[:SEEN].lower()
    script = _language_by_letters(seen)
    if script:
        return (script,)
    common = dict.fromkeys(_LATIN, 0)
    for word in seen.replace("’", " ").replace("'", " ").split():
        for key in _common_words().get(word.strip('.,;:!?"“”„«»()'), ()):
            common[key] += 1
    most = max(common.values())
    near = most // 2 if most < FEW else 0
    return tuple(
        key
        for key, count in common.items()
        if (count == most and (count or key in COMMON_PRESS))
        or (count and most - count <= near and key in COMMON_PRESS)
    )


@lru_cache(maxsize=64)
def press_of(archive: ArchiveText) -> str | None:
    """The language by which the marks of a source are read: its own, or that of its words where its press needs it."""
    if archive.language or not any("’" in paragraph or "”" in paragraph for paragraph in archive.paragraphs):
        return archive.language
    found = languages_of(archive)
    return found[0] if len(found) == 1 and found[0] in _LIKE_MARKS else None


def _language_by_letters(text: str) -> str:
    """The language of a text whose letters are mostly of another script than Latin; else nothing."""
    if not _OTHER_LETTER.search(text):
        return ""
    letters = sum(character.isalpha() for character in text)
    counts: dict[str, int] = {}
    for key, script, own, thousandths in _SCRIPTS:
        if script not in counts:
            counts[script] = len(re.findall(f"[{script}]", text))
        if 2 * counts[script] > letters and (not own or len(re.findall(own, text)) * 1000 > letters * thousandths):
            return key
    return ""


@lru_cache(maxsize=1)
def _common_words() -> dict[str, list[str]]:
    """For each common word of Latin scripts the languages that have it."""
    found: dict[str, list[str]] = {}
    for key in _LATIN:
        for word in set(LANGUAGES[key].common.split()):
            found.setdefault(word, []).append(key)
    return found
