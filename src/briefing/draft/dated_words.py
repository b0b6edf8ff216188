"""Finds the dates in the words of a report, sentence by sentence."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.draft.date_values import MONTH, MONTHS, NUMBERS, RESOLVERS, WEEKDAYS, YEAR, month_and_day, weekday
from briefing.edtf import EdtfError, parse_edtf
from briefing.edtf.language_words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as Date  # noqa: N812 - 'date' is what a brief calls its own

    from briefing.draft.date_values import Basis, Value

__all__ = ["DateFinder", "FoundDate", "find_dates"]

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_SPAN = r"(?:week|month|year|quarter|weekend|spring|summer|autumn|fall|winter|night|morning|afternoon|evening)"
_AMOUNT = rf"(?:[0-9]{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_TH = r"(?:st|nd|rd|th)"  # codespell:ignore
_WHICH = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"  # codespell:ignore
_FORMS: dict[str, str] = {
    "iso": rf"{YEAR}-[0-9]{{2}}-[0-9]{{2}}",
    "day_month": rf"(?:{_WEEKDAY},? )?(?:the )?[0-9]{{1,2}}{_TH}? (?:of )?{MONTH}(?:,? {YEAR})?",
    "month_day": rf"(?:{_WEEKDAY},? )?{MONTH} [0-9]{{1,2}}{_TH}?(?!\d)(?!:)(?:,? {YEAR})?",
    "month_year": rf"{MONTH},? (?:of )?(?:{YEAR}|(?:this|last|next) year)",
    "quarter": rf"{_WHICH}[ -]quarters?(?: of)?(?: {YEAR}| (?:this|last|next) year)?",
    "season_year": rf"(?:spring|summer|autumn|fall|winter) (?:of )?{YEAR}",
    "by_season": rf"by (?:the )?(?:spring|summer|autumn|fall|winter)(?! (?:of )?(?:{YEAR}))",
    "relative": rf"(?:last|next|this|this past|this coming|the coming) (?:{_WEEKDAY}|{_SPAN}|{MONTH}){_PART}",
    "weekday": rf"{_WEEKDAY}{_PART}",
    "month": rf"(?:mid-)?{MONTH}",
    "near": r"(?:today|yesterday|tonight|tomorrow)",
    "ago": rf"(?!an? year){_AMOUNT} (?:day|week|month|year)s? ago",
    "decade": r"(?:the )?(?:early |late |mid-)?(?:1[5-9]|20)[0-9]0['’]?s",
    "century": rf"(?:the )?[0-9]{{1,2}}{_TH}[ -]century",
    "this_quarter": r"(?:the |the latest |the current )(?:quarter|period)",
    "year_ago": r"(?:an? year (?:ago|earlier)|(?:the )?year-(?:ago|earlier)(?: quarter| period)?)",
    "year": rf"(?:mid-)?{YEAR}",
}
_ANY = re.compile(
    rf"(?<![\w$€£#./’'-])(?:{'|'.join(f'(?:{form})' for form in _FORMS.values())})(?![\w%]|[.,/]\d)", re.IGNORECASE
)
_DIGIT = re.compile("[0-9]")
_HINTS = (
    "day week month year quarter period century spring summer autumn fall winter night morning noon evening tomorrow "
    "jan feb mar apr may jun jul aug sep oct nov dec"
).split()
"""What stands in every date without a digit: most sentences have none of it, and need no closer look."""
_EACH = {name: re.compile(form, re.IGNORECASE) for name, form in _FORMS.items()}
_NO_YEAR = re.compile(
    r"\s(?:people|workers|troops|soldiers|jobs|shares|points|dollars|euros|pounds|miles|metres|feet|men)\b"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|'ll|plans? to|planned|planning|scheduled|due|going to|set to|upcoming|until|next|begins|starts|"
    r"to be)\b",
    re.IGNORECASE,
)
_MODAL_MAY = re.compile(
    r"\b(?:in|last|next|this|since|until|by|of|early|late|mid|from|to|and|before|after|through)[ -]\Z", re.IGNORECASE
)
_LIES_AHEAD = {
    "fr": (
        r"jusqu['’](?:à|au)|d['’]ici|avant|dès|à partir (?:de|du)|à compter (?:de|du)",
        r"[^\W\d]{2,}r(?:a|ont)|va|vont|doit",
    ),
    "de": (r"bis|bis zum|ab|vor", r"wird|werden|soll|sollen"),
    "es": (r"hasta|antes del?|a partir del?", r"[^\W\d]{2,}rán?|va a|van a"),
    "it": (r"fino a|entro|prima di|a partire da", r"[^\W\d]{2,}(?:rà|ranno)"),
    "ro": (r"până|până la|înainte de|începând cu", r"va|vor|urmează"),
    "ru": (r"до|к", r"будет|будут"),
    "uk": (r"до", r"буде|будуть"),
}
_AHEAD = {
    language: re.compile(rf"(?<!\w)(?:{until})\s+(?:\w{{1,3}}\s+)?\Z|\b(?:{verbs})\b", re.IGNORECASE)
    for language, (until, verbs) in _LIES_AHEAD.items()
}
"""What shows in other languages, before a day and behind the last comma, that it lies ahead."""
_BLANKS = str.maketrans("\u00a0\u202f\u2009\n\t", "     ")
NEAR = 60
"""Characters before a date among which a word shows that it lies ahead."""


_EARLIER = "earlier "


class FoundDate(NamedTuple):
    """A date in a text: where it stands, as worded, as resolved, and how that is known."""

    start: int
    end: int
    text: str
    edtf: str
    basis: Basis

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return len(self.edtf) == len("2024-03-07") and self.edtf.count("-") == 2


class DateFinder:
    """Finds the dates of a report sentence by sentence, and remembers the quarter that was named last.

    A report of a company's results means by 'the quarter' the one that it names, and by 'a year earlier' the same of
    the year before.

    Args:
        published: The day from which days are counted; without it only what is a date by itself is found.
        language: The BCP 47 tag of the text; for a language without a table nothing is found.
    """

    def __init__(self, published: Date | None, language: str | None = None) -> None:
        self._published = published
        self._language = (language or "en").partition("-")[0].lower()
        self._quarter = ""

    def find(self, text: str) -> list[FoundDate]:
        """Find the dates of a sentence."""
        text = text.translate(_BLANKS)
        try:
            if self._language == "en":
                lower = text.lower()
                if _DIGIT.search(text) is None and not any(hint in lower for hint in _HINTS):
                    return []
                return list(self._in_english(text))
            return list(_in_other(text, self._published, self._language)) if self._language in LANGUAGES else []
        except OverflowError:
            return []

    def _in_english(self, text: str) -> Iterator[FoundDate]:
        for found in _ANY.finditer(text):
            words = found[0]
            before = text[max(found.start() - NEAR, 0) : found.start()]
            name = next((name for name, form in _EACH.items() if form.fullmatch(words)), "")
            if (
                not name
                or not words.replace("’", "'").isascii()
                or _is_word(name, words, before, text[found.end() : found.end() + 12])
            ):
                continue
            value = self._value(name, words.lower(), ahead=_FUTURE.search(before) is not None)
            if value is not None and _is_valid(value[0]):
                yield self._bounded(FoundDate(found.start(), found.end(), words, *value), before)

    def _bounded(self, date: FoundDate, before: str) -> FoundDate:
        """A date; 'earlier this week' ends with the day of publication."""
        if self._published is None or date.text.lower() != "this week" or not before.lower().endswith(_EARLIER):
            return date
        words = f"{before[-len(_EARLIER) :]}{date.text}"
        value = f"{date.edtf.partition('/')[0]}/{self._published.isoformat()}"
        return date._replace(start=date.start - len(_EARLIER), text=words, edtf=value)

    def _value(self, name: str, words: str, *, ahead: bool) -> Value:
        if name in {"this_quarter", "year_ago"}:
            if not self._quarter:
                return None
            year = int(self._quarter[:4]) - (name == "year_ago")
            return f"{year:04}{self._quarter[4:]}", "inferred"
        value = RESOLVERS[name](words, self._published, ahead)
        if name == "quarter" and value is not None:
            self._quarter = value[0]
        return value


def find_dates(text: str, published: Date | None, language: str | None = None) -> list[FoundDate]:
    """Find the dates of one sentence, as `DateFinder` does.

    >>> from datetime import date
    >>> [(it.text, it.edtf) for it in find_dates("They met on Monday, not on 3 May 2023.", date(2024, 3, 8))]
    [('Monday', '2024-03-04'), ('3 May 2023', '2023-05-03')]
    """
    return DateFinder(published, language).find(text)


def _is_valid(edtf: str) -> bool:
    """Whether there is such a date: no 30 February, no year after 9999."""
    try:
        parse_edtf(edtf)
    except EdtfError:
        return False
    return True


def _is_word(name: str, words: str, before: str, behind: str) -> bool:
    """Whether what looks like a date is none: 'may', 'march', 'fall', a number of people, a newspaper."""
    if name == "year":
        return _NO_YEAR.match(behind) is not None
    if name in {"weekday", "month", "month_day", "day_month"} and not any(sign.isupper() for sign in words):
        return True
    if behind.startswith((" Times", " Mirror", " Telegraph", " Post", " Mail", " Express", " Herald")):
        return True
    if name == "month":
        return words in {"May", "March", "Mar", "Dec", "Jan"} and _MODAL_MAY.search(before) is None
    return False


@lru_cache(maxsize=8)
def _other_form(language: str) -> re.Pattern[str]:
    """The dates of a language with a table: a day with its month, a weekday, 'yesterday'."""
    words = LANGUAGES[language]
    months = "|".join(f"(?P<m{number}>{name})" for number, name in enumerate(words.months, 1))
    days = "|".join(f"(?P<w{number}>{name})" for number, name in enumerate(words.weekdays))
    near = "|".join(f"(?P<n{number}>{word})" for number, (word, _) in enumerate(words.near))
    return re.compile(
        rf"(?<!\w)(?:(?P<day>[0-9]{{1,2}})(?:er|\.)?(?: de)? (?:{months})(?:,? (?:de |del )?(?P<year>{YEAR}))?|"
        rf"(?:{days})|(?:{near}))(?!\w)",
        re.IGNORECASE,
    )


def _in_other(text: str, published: Date | None, language: str) -> Iterator[FoundDate]:
    for found in _other_form(language).finditer(text):
        numbers = {name[0]: int(name[1:]) for name, value in found.groupdict().items() if value and name[1:].isdigit()}
        before = text[max(found.start() - NEAR, 0) : found.start()].rpartition(",")[2]
        ahead = language in _AHEAD and _AHEAD[language].search(before) is not None
        value: Value = None
        if "m" in numbers:
            words = f"{found['day']} {MONTHS[numbers['m'] - 1]} {found['year'] or ''}".strip()
            value = month_and_day(words, published, ahead=ahead)
        elif "w" in numbers:
            value = weekday(WEEKDAYS[numbers["w"]], published, ahead=ahead)
        elif "n" in numbers and published is not None:
            away = LANGUAGES[language].near[numbers["n"]][1]
            value = ((published + timedelta(days=away)).isoformat(), "inferred")
        if value is not None and _is_valid(value[0]):
            yield FoundDate(found.start(), found.end(), found[0], *value)
