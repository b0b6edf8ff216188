"""The brief's values in words, once for every output: kinds, statuses, dates, speakers, citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.edtf.short_words import format_short
from briefing.edtf.words import format_with_bound
from briefing.model.brief_date import BriefDate, DateBasis
from briefing.model.quote import QuoteKind, QuoteStatus
from briefing.model.source import Reliability
from briefing.model.tension import TensionBasis, Trend

if TYPE_CHECKING:
    from briefing.model.index import BriefingIndex
    from briefing.model.quote import Quote

__all__ = [
    "CREDIBILITY_WORDS",
    "KIND_EXPLANATIONS",
    "KIND_SHORT",
    "KIND_WORDS",
    "LEVEL_WORDS",
    "RELIABILITY_WORDS",
    "count_of",
    "format_date",
    "format_date_basis",
    "format_date_column",
    "format_date_resolved",
    "format_location",
    "format_speaker",
    "format_speakers_short",
    "format_status",
    "format_tension_basis",
    "format_trend",
    "format_via",
    "is_uncertain",
    "join_words",
    "short_name",
    "translated_from",
]

KIND_WORDS = {
    QuoteKind.DIRECT: "QUOTED",
    QuoteKind.MIXED: "PARTIAL",
    QuoteKind.INDIRECT: "REPORTED",
}
"""The word that every screen and export prints for a kind of statement."""

KIND_SHORT = {QuoteKind.DIRECT: "quo", QuoteKind.MIXED: "par", QuoteKind.INDIRECT: "rep"}
"""The same in three letters, for columns too narrow for the word."""

KIND_EXPLANATIONS = {
    QuoteKind.DIRECT: "the speaker's words, in quotation marks in the source",
    QuoteKind.MIXED: "a paraphrase; only the words in quotation marks are the speaker's",
    QuoteKind.INDIRECT: "a paraphrase; not the speaker's words",
}

RELIABILITY_WORDS = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "reliability cannot be judged",
}
"""The letters of the Admiralty system (NATO AJP-2.1), in words."""

CREDIBILITY_WORDS = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
"""The numbers of the Admiralty system, in words."""

LEVEL_WORDS = {1: "dispute", 2: "non-violent crisis", 3: "violent crisis", 4: "limited war", 5: "war"}
"""The five intensities of the Heidelberg Institute for International Conflict Research."""


def join_words(words: list[str], last: str = "and") -> str:
    """Write a list as English does.

    >>> join_words(["Moldova", "France", "Russia"])
    'Moldova, France and Russia'
    """
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def count_of(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun.

    >>> count_of(1, "source"), count_of(0, "entry", "entries")
    ('1 source', '0 entries')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def format_date_resolved(date: BriefDate) -> str:
    """The resolved date in words with its bound, 'by summer 2024'; empty where nothing was resolved."""
    return format_with_bound(date.edtf, date.bound) if date.edtf else ""


def format_date(date: BriefDate | None) -> str:
    """Both what the source said and what it was resolved to: 'Thursday (7 March 2024)'."""
    if date is None:
        return "no date"
    resolved = format_date_resolved(date)
    if not date.text:
        return resolved or "no date"
    if not resolved:
        return f"{date.text} (not resolved)"
    return date.text if _same(date.text, resolved) else f"{date.text} ({resolved})"


def format_date_basis(date: BriefDate) -> str:
    """How the resolved date is known, in words; empty where the file does not say."""
    if date.basis is None:
        return ""
    return {
        DateBasis.STATED: "stated by the source",
        DateBasis.INFERRED: "inferred by the briefer",
        DateBasis.UNKNOWN: "basis unknown",
    }[date.basis]


def format_date_column(date: BriefDate | None) -> str:
    """A date for a narrow column: the resolved one where there is one, else the source's words."""
    if date is None:
        return "no date"
    if date.edtf is None:
        return date.text or "no date"
    short = format_short(date.edtf)
    return f"{date.bound} {short}" if date.bound in {"by", "since"} else short


def is_uncertain(date: BriefDate | None) -> bool:
    """Whether a reader must not take the date as certain: unresolved, uncertain or approximate."""
    return date is None or date.edtf is None or date.edtf.uncertain or date.edtf.approximate


def format_speaker(quote: Quote, index: BriefingIndex, *, role: bool = True) -> str:
    """Who said it: 'Maia Sandu, President of Moldova'; several are 'A and B, jointly'; nobody is said to be so."""
    if not quote.speaker:
        return "Speaker not named"
    names = [index.actor_name(actor) for actor in quote.speaker]
    if len(names) > 1:
        return f"{join_words(names)}, jointly"
    actor = index.briefing.actors.get(quote.speaker[0])
    return f"{names[0]}, {actor.role}" if role and actor and actor.role else names[0]


def format_speakers_short(quote: Quote, index: BriefingIndex) -> str:
    """The speakers for a narrow column, family names only where a person has several."""
    if not quote.speaker:
        return "not named"
    return "+".join(short_name(speaker, index) for speaker in quote.speaker)


def short_name(actor: str, index: BriefingIndex) -> str:
    """An actor's name for a narrow column: the last word of a person's, the whole of any other.

    'A person close to the talks' is no name, and keeps all its words.
    """
    item = index.briefing.actors.get(actor)
    name = index.actor_name(actor)
    last = name.split()[-1] if name.split() else name
    return last if item and item.kind == "person" and not last[:1].islower() else name


def format_via(quote: Quote, index: BriefingIndex) -> str:
    """The outlets or persons in between: 'Reuters and Politico'; empty where there are none."""
    return join_words([index.actor_name(name) for name in quote.via])


def format_location(source: str | None, at: int | None, index: BriefingIndex) -> str:
    """Where it stands: '[1:13]', or '[1]' without a paragraph; empty without a source."""
    if source is None:
        return ""
    number = index.label(source)
    return f"[{number}:{at}]" if at else f"[{number}]"


def format_status(status: QuoteStatus | None) -> str:
    """What to know of a statement's standing; empty where nobody said anything of it."""
    if status is None:
        return ""
    return {
        QuoteStatus.UNCONTESTED: "uncontested",
        QuoteStatus.UNVERIFIED: "unverified",
        QuoteStatus.CONTESTED: "CONTESTED by others",
        QuoteStatus.DISPUTED: "DISPUTED: its truth is denied",
    }[status]


def format_trend(trend: Trend | None) -> str:
    """Where a tension is going, in a word; 'not stated' where the file is silent."""
    return "not stated" if trend is None else str(trend)


def format_tension_basis(basis: TensionBasis | None) -> str:
    """Who says that there is a tension."""
    if basis is None:
        return ""
    return "stated by a party" if basis is TensionBasis.STATED else "the analyst's reading"


def translated_from(quote: Quote) -> str:
    """The language tag a statement was translated from; empty where `text` is the original."""
    return quote.original.language if quote.original else ""


def _same(worded: str, resolved: str) -> bool:
    return worded.casefold().replace(",", "") == resolved.casefold().replace(",", "")
