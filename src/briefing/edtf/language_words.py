"""The weekdays and months of some languages, and the words behind which they are those of something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from briefing.edtf.calendar import MONTHS, WEEKDAYS

__all__ = ["LANGUAGES", "DateWords"]

_CLAUSE = re.compile(r"[,;:()]\s*|\s[—–-]\s")
_LAST_WORD = re.compile(r"([\w'’]+)\W*$")
_NUMBER = re.compile(r"\W*\d")
_OWNS = ("'s", "’s")
_EVE = re.compile(r"['’]s eve\b", re.IGNORECASE)
_AT = frozenset("on at in during late early".split())
"""The words before "Tuesday's" with which it dates what happened then."""
_TO = re.compile(
    r"(?: night| evening)?\s*(?:to|through|thru|until|till|into|au|à|al?|bis|до|по|на|până|la|[–—/-])?"
    r"\s*(?:the )?(?:\d{1,2}\.? ?)?",
    re.IGNORECASE,
)
"""What joins two ends of a stretch of days."""
_CLOCK = r" (?:dawn|noon|midnight|midday|dark|sunrise|sunset|daybreak|\d{1,2}(?::\d\d| ?[ap]\.?m\b))"
"""Times of day, which an anchor leaves the day alone with: 'shortly before dawn on Tuesday'."""


@dataclass(frozen=True)
class DateWords:
    """The words of one language.

    Attributes:
        weekdays: For Monday to Sunday a pattern that all its forms fit.
        months: For January to December the same.
        anchors: Behind which a weekday or month is that of something else: 'the day after Tuesday's vote'.
        near: Words for days near that of the report, and how many days away they are.
        capitals: Whether the names of the months begin with a capital inside a sentence.
        doubtful: Names of days and months that are read only where a number stands beside them.
        month_after: The words before the name of a month that make it a date; None where any word may stand there.
    """

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    anchors: str
    near: tuple[tuple[str, int], ...] = ()
    capitals: bool = False
    doubtful: frozenset[str] = frozenset()
    month_after: frozenset[str] | None = None

    def weekdays_in(self, text: str) -> frozenset[int]:
        """The weekdays of a date, from 0 for Monday, and those between two that a word for 'to' joins."""
        return self._between(self._weekdays, text) | frozenset(
            number
            for number, name in enumerate(self._weekdays)
            if any(self._is_weekday(clause, it) for clause, it in self._of_a_date(name, text))
        )

    def months_in(self, text: str) -> frozenset[int]:
        """The months that are those of a date, from 1, and those between two that a word for 'to' joins."""
        return frozenset(place + 1 for place in self._between(self._months, text)) | frozenset(
            number
            for number, name in enumerate(self._months, 1)
            if any(self._is_month(clause, it) for clause, it in self._of_a_date(name, text))
        )

    def days_away_in(self, text: str) -> int | None:
        """How many days away from its report a day lies; None where the words do not say it and nothing else."""
        found = set()
        # The longest first, and each is taken out: "avant-hier" has "hier" in it, and "après-demain" an anchor.
        for word, days in sorted(self.near, key=lambda pair: -len(pair[0])):
            text, number = re.subn(rf"(?<!\w){word}(?!\w)", " ", text, flags=re.IGNORECASE)
            found |= {days} if number else set()
        return found.pop() if len(found) == 1 and not self._anchor.search(text) else None

    def _between(self, names: tuple[re.Pattern[str], ...], text: str) -> frozenset[int]:
        """The places in a circle of names from one to another that is joined with it: Monday to Friday."""
        found = [(it.start(), it.end(), place) for place, name in enumerate(names) for it in name.finditer(text)]
        if len(found) < 2:
            return frozenset()
        (_, end, one), (start, _, other) = sorted(found)[:2]
        if _TO.fullmatch(text, end, start) is None:
            return frozenset()
        return frozenset((one + step) % len(names) for step in range((other - one) % len(names) + 1))

    def _of_a_date(self, name: re.Pattern[str], text: str) -> list[tuple[str, re.Match[str]]]:
        """The clauses of a text that have a name without an anchor before it, and where they have it."""
        found = ((clause, name.search(clause)) for clause in _CLAUSE.split(text))
        return [(clause, it) for clause, it in found if it and not self._anchor.search(clause, 0, it.start())]

    def _is_weekday(self, clause: str, found: re.Match[str]) -> bool:
        """Whether a weekday is that of the date: 'at Tuesday's vote', but not 'as Tuesday's vote showed'."""
        if _EVE.match(clause, found.end()):
            return False
        before = _LAST_WORD.search(clause, 0, found.start())
        if before is None:
            return True
        owner = clause.startswith(_OWNS, found.end())
        return found[0].lower() not in self.doubtful and (not owner or before[1].lower() in _AT)

    def _is_month(self, clause: str, found: re.Match[str]) -> bool:
        """Whether the name of a month is one: 'March' is a demonstration, too, 'May' a person, 'mai' a word."""
        before = _LAST_WORD.search(clause, 0, found.start())
        if (before is not None and before[1][0].isdigit()) or _NUMBER.match(clause, found.end()):
            return True
        if found[0].lower() in self.doubtful:
            return False
        if before is None:
            return True
        if found[0][0].isupper() is not self.capitals:
            return False
        return self.month_after is None or before[1].lower() in self.month_after

    @cached_property
    def _anchor(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{self.anchors.replace('CLOCK', _CLOCK)})(?!\w)", re.IGNORECASE)

    @cached_property
    def _weekdays(self) -> tuple[re.Pattern[str], ...]:
        return tuple(_name(name) for name in self.weekdays)

    @cached_property
    def _months(self) -> tuple[re.Pattern[str], ...]:
        return tuple(_name(name) for name in self.months)


def _name(pattern: str) -> re.Pattern[str]:
    """A name as a word; not where it is that of a newspaper: the Sunday Times."""
    return re.compile(
        rf"(?<!\w)(?:{pattern})(?!\w)(?! (?:Times|Mirror|Telegraph|Post|Mail|Express|Herald)\b)", re.IGNORECASE
    )


_ENGLISH = DateWords(
    weekdays=tuple(f"{day.casefold()}s?" for day in WEEKDAYS),
    months=tuple(map(str.casefold, MONTHS)),
    anchors="after(?!CLOCK)|before(?!CLOCK)|following|preceding|between|than|eve of|ahead of|prior to|instead of|"
    "anniversary of|followed|removed from|(?:wake|aftermath|approach) of|(?:run|lead|leading)[ -]up to|"
    r"into|overnight|around|about|circa|within|(?:by|until|till)(?=\s\Z)|"
    "(?:hours?|days?|weeks?|months?|years?) (?:from|of)|from",
    capitals=True,
    month_after=frozenset(
        "in of early mid late last next this by since until till from to or and through during around about "
        "monday tuesday wednesday thursday friday saturday sunday".split()
    ),
)

_FRENCH = DateWords(
    weekdays=tuple(f"{day}s?" for day in "lundi mardi mercredi jeudi vendredi samedi dimanche".split()),
    months=tuple(
        "janvier f[ée]vrier mars avril mai juin juillet ao[uû]t septembre octobre novembre d[ée]cembre".split()
    ),
    anchors="après|avant|entre|veille d[eu]s?|lendemain d[eu]s?|surlendemain d[eu]s?|d['’]ici|jusqu['’](?:à|au)|vers|"
    "suite (?:à|au)|anniversaire d[eu]s?|(?:jours?|semaines?|mois) d[eu]s?",
    near=(("hier", -1), ("avant-hier", -2), ("aujourd['’]hui", 0), ("demain", 1), ("après-demain", 2)),
)

_GERMAN = DateWords(
    weekdays=tuple(
        f"{day}s?(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?s?"
        for day in "montag dienstag mittwoch donnerstag freitag (?:samstag|sonnabend) sonntag".split()
    ),
    months=tuple(
        "(?:januar|jänner)s? (?:februar|feber)s? märz(?:es)? aprils? mais? junis? julis? augusts? septembers? "
        "oktobers? novembers? dezembers?".split()
    ),
    anchors="nach|vor|seit|bis|zwischen|vorabend|ab|gegen|um|nacht (?:auf|zum?)|jahrestag|tage?n?|"
    "wochen?|statt|anstatt",
    near=(("gestern", -1), ("vorgestern", -2), ("heute", 0), ("übermorgen", 2)),
    capitals=True,
)

_SPANISH = DateWords(
    weekdays=tuple("lunes martes mi[ée]rcoles jueves viernes s[áa]bados? domingos?".split()),
    months=tuple("enero febrero marzo abril mayo junio julio agosto sep?tiembre octubre noviembre diciembre".split()),
    anchors="después|tras|antes|desde|hasta|vísperas?|entre|siguiente (?:al?|del?)|previ[oa]s? (?:al?|del?)|"
    "posterior(?:es)? al?|hacia|"
    "aniversario del?|(?:días?|semanas?|meses) del?",
    near=(("ayer", -1), ("anteayer", -2), ("hoy", 0), ("pasado mañana", 2)),
)

_UKRAINIAN = DateWords(
    weekdays=(
        *("понеділ(?:ок|ка|ку|ком|ки)", "вівтор(?:ок|ка|ку|ком|ки)", "серед[ауи]", "четвер(?:г(?:а|у|ом|и))?"),
        *("п['’ʼ]?ятниц(?:я|ю|і|ею)", "субот(?:а|у|и|і|ою)", "неділ(?:я|ю|і|ею)"),
    ),
    months=(
        *("січ(?:ень|ня|ні)", "лют(?:ий|ого|ому)", "берез(?:ень|ня|ні)", "квіт(?:ень|ня|ні)", "трав(?:ень|ня|ні)"),
        *("черв(?:ень|ня|ні)", "лип(?:ень|ня|ні)", "серп(?:ень|ня|ні)", "верес(?:ень|ня|ні)", "жовт(?:ень|ня|ні)"),
        *("листопад[аі]?", "груд(?:ень|ня|ні)"),
    ),
    anchors="після|до|перед|напередодні|між|через|близько|річниц[яюі]|ніч на",
    near=(("вчора", -1), ("учора", -1), ("позавчора", -2), ("сьогодні", 0), ("завтра", 1), ("післязавтра", 2)),
    doubtful=frozenset({"лютий", "лютого", "лютому"}),
)

_RUSSIAN = DateWords(
    weekdays=(
        *("понедельник(?:а|у|ом|и)?", "вторник(?:а|у|ом|и)?", "сред[ауы]", "четверг(?:а|у|ом|и)?"),
        *("пятниц(?:а|у|ы|е|ей)", "суббот(?:а|у|ы|е|ой)", "воскресень(?:е|я|ю|ем|ям)"),
    ),
    months=(
        *("январ[ьяе]", "феврал[ьяе]", "март[ае]?", "апрел[ьяе]", "ма[йяе]", "июн[ьяе]", "июл[ьяе]", "август[ае]?"),
        *("сентябр[ьяе]", "октябр[ьяе]", "ноябр[ьяе]", "декабр[ьяе]"),
    ),
    anchors="после|до|перед|накануне|между|через|около|годовщин[ауые]|окружающей|ночь на",
    near=(("вчера", -1), ("позавчера", -2), ("сегодня", 0), ("завтра", 1), ("послезавтра", 2)),
)

_ROMANIAN = DateWords(
    weekdays=(
        *("luni|lunea", "mar[țţt]i|mar[țţt]ea", "miercuri|miercurea", "joi|joia", "vineri|vinerea"),
        *("s[âa]mb[ăa]t[ăa]", "duminic[ăa]"),
    ),
    months=tuple(
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie".split()
    ),
    anchors="după|dupa|înainte|inainte|dinaintea?|ajunul|până|pana|între|intre|peste|aproximativ|aniversarea",
    near=(("ieri", -1), ("alaltăieri", -2), ("azi", 0), ("astăzi", 0), ("mâine", 1), ("poimâine", 2)),
    doubtful=frozenset({"luni", "mai"}),
)

LANGUAGES = {
    "en": _ENGLISH,
    "fr": _FRENCH,
    "de": _GERMAN,
    "es": _SPANISH,
    "uk": _UKRAINIAN,
    "ru": _RUSSIAN,
    "ro": _ROMANIAN,
}
"""The languages whose words are read, by the first part of their tags."""
