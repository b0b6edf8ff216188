"""What each value of a fixed list means, for the one who chooses it in an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.brief_date import DateBasis, DateBound
from briefing.model.briefing import BriefingStatus, Marking
from briefing.model.event import ActorKind, EntryStatus, EventStatus, KeyPointKind
from briefing.model.quote import QuoteKind, QuoteStatus
from briefing.model.source import Reliability, SourceKind
from briefing.model.tension import Confidence, Likelihood, Stance, TensionBasis, TensionStatus, Trend

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

__all__ = ["MEANINGS"]

MEANINGS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Marking: {
        Marking.RED: "for the named recipients only",
        Marking.AMBER_STRICT: "for the recipients' organization only, on a need-to-know basis",
        Marking.AMBER: "for the recipients' organization and its clients, on a need-to-know basis",
        Marking.GREEN: "for the recipients' community, not for the public",
        Marking.CLEAR: "may be shared freely",
    },
    BriefingStatus: {
        BriefingStatus.DRAFT: "still being written",
        BriefingStatus.FINAL: "handed over",
        BriefingStatus.SUPERSEDED: "replaced by a later brief",
    },
    EventStatus: {
        EventStatus.OCCURRED: "it has happened",
        EventStatus.PLANNED: "it is announced and still to come",
        EventStatus.ONGOING: "it is under way",
        EventStatus.CANCELLED: "it will not happen after all",
        EventStatus.UNCONFIRMED: "it is reported, and nobody has confirmed it",
    },
    KeyPointKind: {
        KeyPointKind.FACT: "established by evidence",
        KeyPointKind.REPORTED: "what sources report",
        KeyPointKind.ASSESSMENT: "the briefer's own judgement",
        KeyPointKind.ASSUMPTION: "taken for granted, not shown",
        KeyPointKind.CAVEAT: "what limits the rest",
    },
    ActorKind: {
        ActorKind.PERSON: "one human being",
        ActorKind.STATE: "a country, or its government as a whole",
        ActorKind.ORGANIZATION: "an organization, a ministry, a company, a party",
        ActorKind.TERRITORY: "a region, or those who govern it",
        ActorKind.GROUP: "people without an organization, such as unnamed officials",
        ActorKind.MEDIA: "an outlet or agency",
    },
    Reliability: {
        Reliability.A: "completely reliable",
        Reliability.B: "usually reliable",
        Reliability.C: "fairly reliable",
        Reliability.D: "not usually reliable",
        Reliability.E: "unreliable",
        Reliability.F: "reliability cannot be judged",
    },
    SourceKind: {
        SourceKind.REPORT: "a report by somebody else, which puts a speaker's words into quotation marks",
        SourceKind.STATEMENT: "a statement or a speech; all of it is the words of its speaker",
        SourceKind.TRANSCRIPT: "what several people said in turn, each turn with its speaker's name and a colon",
        SourceKind.DOCUMENT: "a law, a treaty, a ruling, a letter: words without quotation marks",
    },
    QuoteKind: {
        QuoteKind.DIRECT: "the speaker's words, in quotation marks in the source",
        QuoteKind.MIXED: "a paraphrase; only the words in quotation marks are the speaker's",
        QuoteKind.INDIRECT: "a paraphrase; not the speaker's words",
    },
    QuoteStatus: {
        QuoteStatus.UNCONTESTED: "nobody objects to it",
        QuoteStatus.UNVERIFIED: "nobody has checked it",
        QuoteStatus.CONTESTED: "others object to it",
        QuoteStatus.DISPUTED: "its truth is denied",
        QuoteStatus.WITHDRAWN: "whoever said it has taken it back",
    },
    DateBasis: {
        DateBasis.STATED: "the source gives the date",
        DateBasis.INFERRED: "the briefer worked it out",
        DateBasis.UNKNOWN: "nobody knows",
    },
    DateBound: {
        DateBound.ON: "on that date",
        DateBound.BY: "on that date or before it",
        DateBound.SINCE: "from that date onwards",
    },
    EntryStatus: {
        EntryStatus.OCCURRED: "it has happened",
        EntryStatus.PLANNED: "it is announced and still to come",
        EntryStatus.ONGOING: "it is under way",
        EntryStatus.UNCONFIRMED: "it is reported, and nobody has confirmed it",
    },
    Stance: {
        Stance.ASSERTS: "says that it is so",
        Stance.DENIES: "says that it is not so",
        Stance.SUPPORTS: "is in favour",
        Stance.OPPOSES: "is against",
        Stance.DEMANDS: "asks for it",
        Stance.CONDITIONAL: "agrees if something else happens",
        Stance.AMBIVALENT: "says both, or neither clearly",
    },
    TensionBasis: {
        TensionBasis.STATED: "a party says itself that there is a tension",
        TensionBasis.ANALYST: "it is the briefer's reading",
    },
    Trend: {
        Trend.RISING: "it is getting worse",
        Trend.STEADY: "it stays as it is",
        Trend.EASING: "it is getting better",
        Trend.UNKNOWN: "nobody can tell",
    },
    TensionStatus: {
        TensionStatus.OPEN: "nothing holds it down",
        TensionStatus.MANAGED: "it is contained, by talks or by rules",
        TensionStatus.RESOLVED: "it is over",
    },
    Likelihood: {
        Likelihood.ALMOST_NO_CHANCE: "1 to 5 in 100",
        Likelihood.VERY_UNLIKELY: "5 to 20 in 100",
        Likelihood.UNLIKELY: "20 to 45 in 100",
        Likelihood.ROUGHLY_EVEN_CHANCE: "45 to 55 in 100",
        Likelihood.LIKELY: "55 to 80 in 100",
        Likelihood.VERY_LIKELY: "80 to 95 in 100",
        Likelihood.ALMOST_CERTAIN: "95 to 99 in 100",
    },
    Confidence: {
        Confidence.LOW: "thin, second-hand or contradictory evidence",
        Confidence.MODERATE: "credible evidence that leaves room for another reading",
        Confidence.HIGH: "good evidence from several independent sources",
    },
}
"""For each list of the model, its values with a line on each."""
