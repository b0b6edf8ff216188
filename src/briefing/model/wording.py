"""The brief's values in words, once for every output: kinds, statuses, grades, dates, speakers, citations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.edtf.short_words import format_short
from briefing.edtf.words import format_edtf, format_with_bound, gap_in_words
from briefing.model.brief_date import BriefDate, DateBasis
from briefing.model.briefing import BriefingStatus
from briefing.model.event import EntryStatus, EventStatus
from briefing.model.meanings import MEANINGS
from briefing.model.names import family_name
from briefing.model.quote import QuoteKind, QuoteStatus
from briefing.model.source import Reliability, SourceKind
from briefing.model.tension import TensionBasis, Trend
from briefing.text import apart, set_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.model.brief_date import Stretch
    from briefing.model.briefing import Briefing
    from briefing.model.index import BriefingIndex
    from briefing.model.quote import Quote
    from briefing.model.source import Archive, Source
    from briefing.model.tension import Assessment, Confidence, Likelihood

__all__ = [
    "CREDIBILITY_WORDS",
    "KIND_EXPLANATIONS",
    "KIND_SHORT",
    "KIND_WORDS",
    "LEVEL_WORDS",
    "RELIABILITY_WORDS",
    "count_of",
    "described",
    "format_brief_status",
    "format_confidence",
    "format_credibility",
    "format_date",
    "format_date_basis",
    "format_date_column",
    "format_date_resolved",
    "format_date_with_basis",
    "format_deadline",
    "format_entry_status",
    "format_event_status",
    "format_grades",
    "format_level",
    "format_likelihood",
    "format_names",
    "format_part",
    "format_prepared",
    "format_reliability",
    "format_source_kind",
    "format_speaker",
    "format_speakers_short",
    "format_standing",
    "format_status",
    "format_taken_in",
    "format_tension_basis",
    "format_trend",
    "format_via",
    "is_doubted",
    "join_words",
    "name_some",
    "says_more_than_its_column",
    "short_name",
    "time_between",
]

KIND_WORDS = {
    QuoteKind.DIRECT: "QUOTED",
    QuoteKind.MIXED: "PARTIAL",
    QuoteKind.INDIRECT: "REPORTED",
}
"""The word that every screen and export prints for a kind of statement."""

KIND_SHORT = {QuoteKind.DIRECT: "quo", QuoteKind.MIXED: "par", QuoteKind.INDIRECT: "rep"}
"""The same in three letters, for columns too narrow for the word."""

KIND_EXPLANATIONS = {kind: MEANINGS[QuoteKind][kind] for kind in QuoteKind}
RELIABILITY_WORDS = MEANINGS[Reliability]
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
    words = set_apart(words)
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


MOST_NAMED = 4
"""Ids that a sentence names; more are counted."""


def name_some(ids: Iterable[str]) -> str:
    """Name some ids in a sentence, each once; of many the first, and how many there are besides.

    >>> name_some(["Q1", "Q2", "Q1"]), name_some(["Q1", "Q2", "Q3", "Q4", "Q5", "Q6"])
    ('Q1 and Q2', 'Q1, Q2, Q3, Q4 and 2 more')
    """
    named = list(dict.fromkeys(ids))
    more = [f"{len(named) - MOST_NAMED} more"] if len(named) > MOST_NAMED else []
    return join_words([*named[:MOST_NAMED], *more])


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
        return apart([date.text, "(not resolved)"], " ")
    return date.text if _same(date.text, resolved) else apart([date.text, f"({_flat(resolved)})"], " ")


def _flat(resolved: str) -> str:
    """A resolved date as it stands in round brackets, which has none of its own: '13 October 2020, approximate'."""
    return resolved.replace(" (", ", ").removesuffix(")")


def format_date_basis(date: BriefDate) -> str:
    """How the resolved date is known, in words; empty where the file does not say."""
    if date.basis is None:
        return ""
    return {
        DateBasis.STATED: "stated by the source",
        DateBasis.INFERRED: "inferred by the briefer",
        DateBasis.UNKNOWN: "basis unknown",
    }[date.basis]


_OPEN_ENDS: Mapping[str, str] = {"by": "to ", "since": "from "}
"""How a short date words the open end that a bound stands for."""


def format_date_column(date: BriefDate | None) -> str:
    """A date for a narrow column: the resolved one where there is one, else the source's words."""
    if date is None:
        return "no date"
    if date.edtf is None:
        return date.text or "no date"
    short = format_short(date.edtf)
    end = _OPEN_ENDS.get(date.bound or "")
    # A stretch with an open end says it already: 'from Jun 2020' is 'since Jun 2020'.
    return f"{date.bound} {short.replace(end, '', 1)}" if end else short


def time_between(one: Stretch | None, other: Stretch | None) -> str:
    """Say how far two stretches lie apart at least: '3 weeks'; empty where they may touch or nobody can tell.

    >>> from briefing.model.brief_date import BriefDate, stretch_of
    >>> days = [stretch_of(BriefDate(edtf=text)) for text in ("2024-02", "2024-03-21/2024-03-22")]
    >>> time_between(*days), time_between(*reversed(days))
    ('3 weeks', '3 weeks')
    """
    if one is None or other is None:
        return ""
    for earlier, later in ((one, other), (other, one)):
        if earlier.last and later.first and earlier.last < later.first:
            return gap_in_words(earlier.last, later.first)
    return ""


def format_speaker(quote: Quote, index: BriefingIndex, *, role: bool = True) -> str:
    """Who said it: 'Maia Sandu, President of Moldova', 'A and B, jointly' or 'Speaker not named'."""
    if not quote.speaker:
        return "Speaker not named"
    names = [index.actor_name(actor) for actor in quote.speaker]
    if len(names) > 1:
        return f"{join_words(names)}, jointly"
    actor = index.briefing.actors.get(quote.speaker[0])
    return apart([names[0], actor.role if role and actor and actor.role else ""], ", ")


def format_speakers_short(quote: Quote, index: BriefingIndex) -> str:
    """The speakers for a narrow column, family names only where a person has several."""
    if not quote.speaker:
        return "not named"
    return "+".join(short_name(speaker, index) for speaker in quote.speaker)


def short_name(actor: str, index: BriefingIndex) -> str:
    """An actor's name for a narrow column: its `short`, or a person's family name; the whole of any other.

    'A person close to the talks' is no name, and keeps all its words.
    """
    item = index.briefing.actors.get(actor)
    short = (item.short or (family_name(item) if item.kind == "person" else None)) if item else None
    return short or index.actor_name(actor)


def format_names(actors: Iterable[str], index: BriefingIndex) -> str:
    """The names of some actors as a list: 'Moldova, France and Russia'."""
    return join_words([index.actor_name(actor) for actor in actors])


def format_via(quote: Quote, index: BriefingIndex) -> str:
    """The outlets or persons in between: 'Reuters and Politico'; empty where there are none."""
    return format_names(quote.via, index)


def format_source_kind(source: Source, index: BriefingIndex) -> str:
    """What a source is where that is no report: 'statement of Maia Sandu', 'transcript'; else empty."""
    if source.kind is None or source.kind is SourceKind.REPORT:
        return ""
    return apart([f"{source.kind} of", index.actor_name(source.speaker)], " ") if source.speaker else str(source.kind)


def format_prepared(briefing: Briefing) -> str:
    """Who made a brief and for whom: 'by Desk; for Minister'; empty where it says neither."""
    made = f"by {briefing.prepared_by}" if briefing.prepared_by else ""
    return apart([made, f"for {briefing.prepared_for}" if briefing.prepared_for else ""], "; ")


def format_taken_in(archive: Archive) -> str:
    """From what, when and by what the text of an archive was made; empty where the brief does not say."""
    origin = (
        f"from {archive.original.path}" if archive.original else "",
        f"on {format_date_with_basis(archive.retrieved)}" if archive.retrieved else "",
        f"by {archive.by}" if archive.by else "",
    )
    said = " ".join(filter(None, origin))
    return f"taken {said}" if said else ""


def format_status(status: QuoteStatus | None) -> str:
    """Whether others accept a statement; empty where the file does not say."""
    if status is None:
        return ""
    return {
        QuoteStatus.UNCONTESTED: "uncontested",
        QuoteStatus.UNVERIFIED: "unverified",
        QuoteStatus.CONTESTED: "CONTESTED by others",
        QuoteStatus.DISPUTED: "DISPUTED: its truth is denied",
        QuoteStatus.WITHDRAWN: "WITHDRAWN: it was taken back",
    }[status]


def format_trend(trend: Trend | None) -> str:
    """Where a tension is going, in a word; 'not stated' where the file is silent."""
    return "not stated" if trend is None else str(trend)


def format_tension_basis(basis: TensionBasis | None) -> str:
    """Who says that there is a tension."""
    if basis is None:
        return ""
    return "stated by a party" if basis is TensionBasis.STATED else "the analyst's reading"


def _same(worded: str, resolved: str) -> bool:
    return worded.casefold().replace(",", "") == resolved.casefold().replace(",", "")


_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]+")
_LIMITS = ("by ", "before ", "until ", "since ", "from ", "on or before ")


def format_date_with_basis(date: BriefDate) -> str:
    """A date as worded and as resolved, and how it is known where the source does not state it.

    'Monday (12 October 2026, inferred by the briefer)'.
    """
    resolved = format_date_resolved(date)
    basis = format_date_basis(date) if resolved and date.basis is not DateBasis.STATED else ""
    if not date.text or not resolved:
        return f"{format_date(date)}, {basis}" if basis else format_date(date)
    said = resolved.casefold() in date.text.casefold()
    added = ", ".join(filter(None, ("" if said else _flat(resolved), basis)))
    return apart([date.text, f"({added})" if added else ""], " ")


def says_more_than_its_column(date: BriefDate) -> bool:
    """Whether a date is more than a narrow column gives, which has months in short and nothing else left out."""
    edtf = date.edtf
    if edtf is None or date.text or date.basis in {DateBasis.INFERRED, DateBasis.UNKNOWN}:
        return date.text is not None or edtf is not None
    return _MONTH.sub(r"\1", format_edtf(edtf)) != format_short(edtf)


def format_deadline(date: BriefDate) -> str:
    """A date by which something should be known or seen: 'by 20 October 2026'."""
    words = format_date_with_basis(date)
    return words if date.bound or words.startswith(_LIMITS) else f"by {words}"


def format_event_status(status: EventStatus) -> str:
    """Whether the event has come about; explained unless it simply has."""
    return _explained(status) if status is not EventStatus.OCCURRED else str(status)


def format_part(role: str | None) -> str:
    """Somebody's part in the event: 'host', or 'takes part' where the file names none."""
    return role or "takes part"


def format_entry_status(status: EntryStatus | None) -> str:
    """Whether a timeline entry has come about: 'occurred' where the file does not say."""
    return str(status or EntryStatus.OCCURRED)


def format_brief_status(status: BriefingStatus) -> str:
    """How far the brief has come; anything but final says so in capitals."""
    if status is BriefingStatus.FINAL:
        return str(status)
    return f"{status.upper()} ({MEANINGS[BriefingStatus][status]})"


def format_standing(briefing: Briefing) -> str:
    """How far a brief has come, and which version it is: 'final, version 2'; empty where it says neither."""
    version = f"version {briefing.version}" if briefing.version else ""
    status = format_brief_status(briefing.status) if briefing.status else ""
    return ", ".join(filter(None, (status, version)))


def format_level(level: int) -> str:
    """An intensity on the Heidelberg scale: 'level 2 of 5, non-violent crisis'."""
    return f"level {level} of 5, {LEVEL_WORDS[level]}"


def format_likelihood(likelihood: Likelihood) -> str:
    """A likelihood with the range that ICD 203 gives it: 'likely (55 to 80 in 100)'."""
    return f"{likelihood} ({MEANINGS[type(likelihood)][likelihood]})"


def format_confidence(confidence: Confidence) -> str:
    """A confidence with what it stands for."""
    return f"{confidence} ({MEANINGS[type(confidence)][confidence]})"


def format_grades(assessment: Assessment) -> str:
    """How likely a judgement is and how well founded, each for itself: 'likely; low confidence'; maybe empty."""
    confidence = f"{assessment.confidence} confidence" if assessment.confidence else ""
    return "; ".join(filter(None, (str(assessment.likelihood or ""), confidence)))


def format_reliability(reliability: Reliability) -> str:
    """The grade of a source: 'B, usually reliable'."""
    return f"{reliability}, {RELIABILITY_WORDS[reliability]}"


def format_credibility(credibility: int) -> str:
    """The grade of a statement's content: 'probably true (2 on a scale of 1 to 6)'."""
    return f"{CREDIBILITY_WORDS[credibility]} ({credibility} on a scale of 1 to 6)"


def is_doubted(status: QuoteStatus | None) -> bool:
    """Whether a statement's standing is a caution to its reader."""
    return status not in {None, QuoteStatus.UNCONTESTED}


def _explained(status: EventStatus) -> str:
    return f"{status}: {MEANINGS[EventStatus][status]}"


def described(item: object) -> str:
    """An item of a brief in its own words: its name, title, question or text."""
    return next((str(getattr(item, name)) for name in ("name", "title", "question", "text") if hasattr(item, name)), "")
